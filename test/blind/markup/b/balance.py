import sys
for p in sys.argv[1:]:
    for n,l in enumerate(open(p,encoding='utf-8'),1):
        if l.startswith('@'): continue
        st=[]
        for i,c in enumerate(l):
            if c=='{': st.append(i)
            elif c=='}':
                if not st: print(p,n,'extra }',l[max(0,i-20):i+5]); continue
                a=st.pop()
                if '|' not in l[a:i].rsplit('}',1)[-1]: print(p,n,'no type',l[a:i+1])
        for a in st: print(p,n,'open {',l[a:a+25])
        if l.count('<')!=l.count('>'): print(p,n,'<>')
