import json,sys
for f in sys.argv[1:]:
    g=json.load(open(f))
    for a in g['articles']:
        print('###',a['title'])
        for s in a['sentences']:
            print(s['text'])
            print('   E:',' '.join(f"{e['text']}/{e['type'][:6]}{'?' if e.get('optional') else ''}" for e in s['entities']))
            for m in s['metrics']: print('   M:',m['q'],m['measure'],m['value'],m['unit'],m['bound'],m['direction'] or '-','from',m['from'],m['comparison'] or '-','|',m['indicator'],m.get('indicator_id',''),'|','+'.join(m['holder']),'OPT' if m.get('optional') else '')
    for e in g['entities']: print('  T',e)
