#!/usr/bin/env python3
"""Expand the mark-up of pages (*.mk) into the pages and their gold: build.py FOLDER FILE.mk ... [--told] [--list-first]

Pages go to FOLDER/pages, gold to FOLDER/gold or, where that is none, to FOLDER. With --told a comparison holds only where its sentence says so;
with --list-first the patterns of the short list win over an `id:` flag.

{text|type} is a mention, `?` after the type makes it optional, `,` joins types of one span, `=Name` or `=+Prefix` gives the canonical name.
<q|indicator|flags|holder+holder> is a metric. _ is a stray space and ^ a line break of the scan. `% ` furniture, `# ` title, `## ` sub-heading.
"""
import csv, json, pathlib, re, sys

TOLD, LIST_FIRST = "--told" in sys.argv, "--list-first" in sys.argv
FOLDER, *FILES = [pathlib.Path(x) for x in sys.argv[1:] if not x.startswith("--")]
DIV = pathlib.Path("/tmp/t/package/dist")
CODE = dict(d="division", c="community", x="compound", r="road", a="address", f="facility", p="party_org", g="government", m="medical",
            s="school", o="company", n="social_org", h="person", l="law", b="program", w="award", e="event", t="date")
TABLE = set("division community party_org government medical school company social_org".split())
ORG = TABLE - {"division", "community"}
squeeze = lambda s: re.sub(r"\s+", "", s)

def load():
    rows = []
    for name, pad in (("provinces", "0000"), ("cities", "00"), ("areas", ""), ("streets", ""), ("villages", "")):
        with open(DIV / (name + ".csv"), encoding="utf-8") as f:
            for r in csv.reader(f):
                if r[0] != "code":
                    rows.append((r[0], r[0] + pad, r[1], name))
    return rows
ROWS = load()
VILL = {}
for raw, code, name, kind in ROWS:
    if kind == "villages":
        VILL.setdefault(raw[:9], []).append((code, name))
def stem(n):
    n = re.sub(r"(居民委员会|村民委员会|居委会|村委会|居民区)$", "", n)
    return re.sub(r"(社区|居委)$", "", n)
def stems(n):
    s = stem(n)
    return {s, s[:-1] if s.endswith("村") else s + "村"}
def division(name, under=""):
    hit = [(raw, code) for raw, code, n, k in ROWS if k != "villages" and n == name and raw.startswith(under)]
    return hit
def community(name, town):
    ex = [c for c, n in VILL.get(town, []) if n == name]
    if ex: return ex
    ex = [c for c, n in VILL.get(town, []) if stem(n) == stem(name)]
    return ex or [c for c, n in VILL.get(town, []) if stems(n) & stems(name)]

CN = {c: i for i, c in enumerate("零一二三四五六七八九")}; CN["两"] = 2; CN["〇"] = 0
def cn(s):
    total, sec, d = 0, 0, 0
    for c in s:
        if c in CN: d = CN[c]
        elif c in "十百千": sec += (d or 1) * {"十": 10, "百": 100, "千": 1000}[c]; d = 0
        elif c == "万": total += (sec + d) * 10000; sec = d = 0
        elif c == "亿": total += (sec + d) * 10**8; sec = d = 0
    return total + sec + d
UNIT = {"名": "人", "位": "人", "幢": "栋", "楼宇": "栋", "日": "天", "个小时": "小时", "平米": "平方米", "㎡": "平方米", "块": "元", "％": "%", "个百分点": "百分点"}
NUM = r"\d[\d,，.]*|[零一二两三四五六七八九十百千]+"
def number(s):
    return float(re.sub(r"[,，]", "", s)) if s[0].isdigit() else cn(s)
def parse(q):
    """value, unit, bound of a plain quantity"""
    bound = "exact"
    m = re.match(r"(超过|突破|高于|不到|不满|超|约|大约|接近|将近|近|逾|不足|不超过|不少于|不低于|至少|少于|低于|最多)?(.*?)(以上|以下|以内|左右|上下|内|余)?$", q)
    pre, body, post = m.groups()
    if pre in ("超过", "超", "逾", "不少于", "不低于", "至少", "突破", "高于"): bound = "over"
    elif pre in ("约", "大约"): bound = "about"
    elif pre in ("近", "接近", "将近"): bound = "nearly"
    elif pre: bound = "under"
    if post in ("以上", "余"): bound = "over"
    elif post in ("左右", "上下"): bound = "about"
    elif post: bound = "under"
    m = re.match(rf"(百分之)({NUM})$", body)
    if m: return number(m[2]), "%", bound
    m = re.match(r"([一二三四五六七八九十]+)分之([一二三四五六七八九十]+)$", body)
    if m: return cn(m[2]) / cn(m[1]) * 100, "%", bound
    m = re.match(rf"({NUM})(多|余|几)?([万亿]*)(多|余|几)?(.*)$", body)
    if not m: raise ValueError("cannot read " + q)
    n = number(m[1])
    for c in m[3]: n = round(n * {"万": 1e4, "亿": 1e8}[c], 4)
    if m[2] or m[4]: bound = "over"
    u = m[5]
    if u.startswith("个多"): u, bound = u[2:], "over"
    if u.startswith(("余", "多")): u, bound = u[1:], "over"
    if u in ("成多", "成余", "成半"):
        n, u, bound = (n * 10 + (5 if u == "成半" else 0), "%", bound if u == "成半" else "over")
    elif u == "成": n, u = n * 10, "%"
    elif u in ("公里", "千米", "km"): n, u = n * 1000, "米"
    elif u == "平方公里": n, u = n * 1e6, "平方米"
    return n, UNIT.get(u, u), bound
def tidy(x):
    x = round(x, 10)
    return int(x) if x == int(x) else x
FROMTO = re.compile(r"^(.*?\d.*?|.*?[一二三四五六七八九十两]+.*?)(提升至|提升到|提高至|提高到|上升至|上升到|增长至|增长到|增加至|增加到|升至|升到|涨到|扩大到|扩大至|扩至|壮大到|下降至|下降到|降低到|降至|降到|减少到|减少至|增至|增到|降为|升为|缩小至|缩小到|缩短至|缩短到|压缩至|压缩到|压减至|缩至|减至|压减到|跃升至|跃升到|变为)(.+)$")
def measure_of(u):
    if u == "%": return "rate"
    if u == "元": return "money"
    if u in ("平方米", "亩", "公顷"): return "area"
    if u in ("米", "厘米", "毫米"): return "length"
    if u in ("年", "天", "小时", "分钟", "秒", "个月", "周", "个工作日", "学时", "课时"): return "duration"
    if u == "度": return "angle"
    if u == "百分点": return "change"
    if u in ("吨", "万吨", "公斤", "斤", "千克", "立方米", "千瓦", "千瓦时", "微克/立方米", "倍", "分", "分贝", "兆瓦", "美元", "毫升"): return "other"
    return "count"
def metric(body, here):
    f = (body.split("|") + ["", "", ""])[:4]
    q, ind, flags, hold = f
    q = squeeze(q.replace("_", "").replace("^", ""))
    fl = dict()
    words = flags.split()
    for w in words:
        if ":" in w: fl[w.split(":", 1)[0]] = w.split(":", 1)[1]
    m = FROMTO.match(q)
    rec = {"q": q}
    frm = None
    if m and "nofrom" not in words:
        b, u2, bo2 = parse(m[3])
        try: a, u1, bo1 = parse(m[1])
        except ValueError: a = None
        if u1 == "" : # unit stated once
            a = a * (10000 if "万" in m[3] and "万" not in m[1] else 1)
            if u2 == "米" and "公里" in m[3]: a *= 1000
        val, unit, bound, frm = b, u2, bo2, a
        direction = "down" if re.search("降|减|缩", m[2]) else "up"
        if m[2] == "变为": direction = None
        ms = measure_of(unit)
    else:
        if "v" in fl: val, unit, bound = float(fl["v"]), "", "exact"
        else: val, unit, bound = parse(q)
        direction, ms = None, None
    unit = fl.get("u", unit); bound = fl.get("b", bound)
    if "f" in fl: frm = float(fl["f"])
    ms = ms or measure_of(unit)
    for w in words:
        if w in ("+", "-"): direction, ms = ("up" if w == "+" else "down"), "change"
        if w in ("+=", "-="): direction = "up" if w[0] == "+" else "down"
        if w == "flat": direction = None
    ms = fl.get("ms", ms)
    rec.update(measure=ms, value=tidy(val), unit=unit, bound=bound)
    if direction: rec["direction"] = direction
    else: rec["direction"] = None
    rec["from"] = tidy(frm) if frm is not None else None
    rec["comparison"] = "yoy" if "y" in words else "mom" if "m" in words else None
    rec["indicator"] = ind
    if ms in ("rate", "change"):
        listed, told = next((x for x, r in IDS if re.search(r, ind)), None), fl.get("id")
        if LIST_FIRST and not (told == "case_volume" and ms == "change"): told = None
        rec["indicator_id"] = (listed or told if LIST_FIRST else told or listed) or "other"
    rec["holder"] = [h for h in (hold or here).split("+") if h]
    if "?" in words: rec["optional"] = True
    return rec

# temporal words that the guide makes optional
AUTO = re.compile(r"[昨今明][天日](?:上午|下午|晚上|晚)?|今年(?:上半年|下半年|春天|秋天|冬天|夏天|年初|年底|春节|前三季度|一季度|二季度|三季度|以前)?|去年(?:同期|底|年底|秋天|冬天|春天|夏天|年初)?|明年(?:底|上半年|下半年|初)?|前年|上年(?:同期)?|同年|当年|上半年|下半年|[一二三四]季度|年底|年初|本月|上月|[上下]周[一二三四五六日]|每?周[一二三四五六日](?:至周[一二三四五六日]|、周[一二三四五六日])?|星期[一二三四五六日]|(?:上午|下午|晚上|清晨|凌晨|傍晚|中午|早上|一早|早晨|夜里)(?:\\d+[时点](?:\\d+分|半)?)?|春节|中秋节?|国庆节?|元旦|除夕|清明节?|端午节?|重阳节")

# numerals that a careful reader might count; the guide leaves structural counts out
AUTOM = re.compile(r"(?<![一第百千万十几点之\d])[两二三四五六七八九十百千]+(?:多|余)?(?:大(?![多量])|级|个|项|种|类|条|支|位|名|户|家|件|次|场|套|批|处|轮|年(?!级)|天|周|小时|分钟|方面|步|张|份|本(?!地)|双|季|口|辆|台|村|校|地|块)(?!分)")

# canonical indicators by their own words; everything else is `other`
IDS = [("satisfaction_rate", "满意|安全感"), ("response_rate", "响应率"), ("response_efficiency", "响应效率|处理效率"), ("resolution_rate", "办结率|处置率|解决率|化解率|调解成功率"),
       ("complaint_volume", "投诉$|投诉量|投诉件|信访$"), ("coverage_rate", "覆盖率|普及率"), ("occupancy_rate", "入住率"), ("participation_rate", "参与率"), ("signing_rate", "签约率|续签率"),
       ("employment_rate", "就业率"), ("accuracy_rate", "准确率"), ("collection_rate", "收缴率"), ("passage_rate", "通畅率"), ("cost", "成本|费用|药费"), ("revenue", "收入$|收益|增收|分红$|销售收入"), ("sharing_rate", "知晓率")]

class Page:
    def __init__(self, path):
        self.path, self.doc, self.md = path, None, False
        self.out, self.arts, self.tab, self.surf, self.warn = [], [], {}, {}, []
        self.place, self.holders, self.wrap = "", "", None
        self.town = {}
    def entity(self, type_, name, parent="", code=None, surfaces=(), optional=False):
        key = (type_, name)
        if key not in self.tab:
            if type_ == "division" and code is None: code = self.find_division(name, parent)
            if type_ == "community" and code is None:
                p = self.tab.get(("division", parent), {}).get("code") or self.find_division(parent, "")
                hit = community(name, p or "?")
                if len(hit) != 1: self.warn.append(f"community {name} in {parent}: {hit}")
                code = hit[0] if len(hit) == 1 else ""
            self.tab[key] = {"name": name, "type": type_, "surface": [], "code": code or "", "parent": parent, "_o": optional}
        for s in surfaces: self.surf.setdefault((type_, s), name)
        self.surf[(type_, name)] = name
        return self.tab[key]
    def find_division(self, name, parent):
        under = ""
        if parent:
            p = self.tab.get(("division", parent), {}).get("code") or self.find_division(parent, "")
            under = (p or "").rstrip("0") if len(p or "") == 6 and p.endswith("00") else (p or "")
            if len(under) % 2: under += "0"
        hit = division(name, under)
        if len({c for _, c in hit}) != 1: self.warn.append(f"division {name} under {parent} {under}: {hit[:5]}"); return hit[0][1] if hit else ""
        return hit[0][1]
    # inline parsing
    def inline(self, s):
        """-> printed text, gold text, mentions [(start, end, type, optional, canon)], metrics [(start, rec)]"""
        printed, gold, ments, mets = [], [], [], []
        glen = 0
        def walk(i, stop):
            nonlocal glen
            while i < len(s):
                c = s[i]
                if c in stop: return i
                if c == "{":
                    st = glen
                    i = walk(i + 1, "|")
                    j = s.index("}", i)
                    spec = s[i + 1:j]
                    canon = None
                    if "=" in spec: spec, canon = spec.split("=", 1)
                    for t in spec.split(","):
                        opt = t.endswith("?"); t = t.rstrip("?")
                        ments.append([st, glen, CODE[t], opt, canon])
                    i = j + 1
                elif c == "<":
                    j = s.index(">", i)
                    body = s[i + 1:j]
                    qraw = body.split("|")[0]
                    st = glen
                    for ch in qraw: put(ch)
                    mets.append((st, metric(body, self.holders)))
                    i = j + 1
                else:
                    put(c); i += 1
            return i
        def put(ch):
            nonlocal glen
            if ch == "_": printed.append(" ")
            elif ch == "^": printed.append("\n")
            elif ch.isspace(): printed.append(ch)
            else: printed.append(ch); gold.append(ch); glen += 1
        walk(0, "")
        return "".join(printed), "".join(gold), ments, mets
    def sentences(self, s, art):
        printed, gold, ments, mets = self.inline(s)
        for m in AUTO.finditer(gold):
            if not any(a < m.end() and m.start() < b for a, b, t, *_ in ments) and not any(st < m.end() and m.start() < st + len(r["q"]) for st, r in mets):
                ments.append([m.start(), m.end(), "date", True, None])
        for m in AUTOM.finditer(gold):
            if not any(a < m.end() and m.start() < b for a, b, t, *_ in ments) and not any(st < m.end() and m.start() < st + len(r["q"]) for st, r in mets):
                if m[0] == "四周": continue  # on all sides
                try: v, u, b = parse(m[0])
                except ValueError: continue
                mets.append((m.start(), {"q": m[0], "measure": measure_of(u), "value": tidy(v), "unit": u, "bound": b, "direction": None, "from": None,
                    "comparison": None, "indicator": "", "holder": [], "optional": True}))
                self.warn.append(f"auto metric {m[0]} | {gold[max(0, m.start()-8):m.end()+10]}")
        ends = [m.end() for m in re.finditer(r"[。！？!?]+[”’」』）)\"]*", gold)]
        ends = [e for e in ends if not any(a < e < b for a, b, *_ in ments)]
        if not ends or ends[-1] != len(gold): ends.append(len(gold))
        a = 0
        for b in ends:
            t = gold[a:b]
            if not t: continue
            es = sorted((m for m in ments if a <= m[0] < b), key=lambda m: (m[0], -m[1]))
            ents, pos, taken = [], 0, set()
            for st, en, ty, opt, canon in es:
                text = t[st - a:en - a]
                e = {"text": text, "type": ty}
                if opt: e["optional"] = True
                p = t.find(text, pos)
                while p >= 0 and (p, text, ty) in taken: p = t.find(text, p + 1)
                if p != st - a: self.warn.append(f"greedy misalign {text} in {t[:30]}")
                pos = p; taken.add((p, text, ty))
                ents.append(e)
                self.register(text, ty, opt, canon)
            ms, pos = [], 0
            for st, rec in sorted((m for m in mets if a <= m[0] < b), key=lambda m: m[0]):
                p = t.find(rec["q"], pos)
                if p != st - a: self.warn.append(f"metric misalign {rec['q']} in {t[:30]}")
                pos = p + len(rec["q"]); ms.append(rec)
                if TOLD and rec["comparison"] == "yoy" and not re.search("同比|上年|去年", t): rec["comparison"] = None
                if TOLD and rec["comparison"] == "mom" and not re.search("环比|上月|上季", t): rec["comparison"] = None
            sent = {"text": t, "entities": ents}
            sent["metrics"] = ms
            art["sentences"].append(sent)
            # review helps
            mask = list(t)
            for st, en, *_ in es:
                for i in range(st - a, en - a): mask[i] = "·"
            for st, rec in mets:
                if a <= st < b:
                    for i in range(st - a, st - a + len(rec["q"])): mask[i] = "·"
            rest = "".join(mask)
            for m in re.finditer(r"\d[^·，。；]{0,6}", rest): self.warn.append(f"digits left: {m[0]} | {t[:40]}")
            self.rest.append((rest, t))
            a = b
        return printed
    def wrapped(self, t):
        """lines of a column: broken anywhere ("nl"), or joined again with a space and now and then a break ("sp")"""
        if not self.wrap: return t
        n, mode = self.wrap
        lines = []
        for part in t.split("\n"):
            while len(part) > n:  # no break inside a figure, none before a closing mark
                k = n
                while k > n - 6 and (re.match(r"[\d.%A-Za-z][\d.%A-Za-z]", part[k - 1:k + 1]) or part[k] in "，。；、：！？”）》,;:!?)%" or part[k - 1] in "“《（("): k -= 1
                lines.append(part[:k]); part = part[k:]
            lines.append(part)
        if mode == "nl": return "\n".join(lines)
        return "".join(x + ("" if i + 1 == len(lines) else "\n\n" if i % 5 == 4 else " ") for i, x in enumerate(lines))
    def register(self, text, ty, opt, canon):
        if ty not in TABLE: return
        if canon and canon.startswith("+"): canon = canon[1:] + text
        name = canon or self.surf.get((ty, text))
        if not name:
            name = self.full(text, ty); self.new.append(f"{ty}: {name}{' ?' if opt else ''}")
        if (ty, name) not in self.tab:
            parent = self.place if ty in ("party_org", "government", "social_org") else ""
            best = -1
            if ty in ORG:  # the place that the name opens with, short forms too
                opens = [(s, n) for (t, s), n in self.surf.items() if t in ("division", "community") and text.startswith(s)]
                if opens: parent = max(opens, key=lambda x: len(x[0]))[1]
            for (t2, n2) in list(self.tab):
                if t2 in ("division", "community") and n2 in name and name.rfind(n2) + len(n2) > best and n2 != name:
                    best, parent = name.rfind(n2) + len(n2), n2
            self.entity(ty, name, parent if ty in ORG else self.place, None if ty in ("division", "community") else "")
        e = self.tab[(ty, name)]
        self.surf[(ty, text)] = name
        if text not in e["surface"]: e["surface"].append(text)
        e["_req"] = e.get("_req") or not opt
    def chain(self, name):
        """county + town of a place of the table, the name included"""
        e = self.tab.get(("division", name)) or self.tab.get(("community", name))
        if not e: return name
        if e["type"] == "division" and len(e["code"]) == 6: return name
        return (self.chain(e["parent"]) if e["parent"] else "") + name
    def full(self, text, ty):
        """the fullest canonical name of an organisation: district and town in front"""
        if ty not in ORG: return text
        level = re.match(r"(县|区|市|镇|乡|街道)", text)
        if level:
            names = [n for (t, n) in self.tab if t == "division" and n.endswith(level[1])]
            here = [n for n in names if n in self.chain(self.place) or n == self.place] or names
            if here: return self.chain(here[0]) + text[len(level[1]):]
        starts = sorted(((s, n, t) for (t, s), n in self.surf.items() if t in ("division", "community") and text.startswith(s)), key=lambda x: -len(x[0]))
        if starts:
            s, n, t = starts[0]
            e = self.tab[(t, n)]
            if t == "community": return self.chain(n) + text[len(s):]
            if len(e["code"]) == 9: return (self.chain(e["parent"]) if e["parent"] else "") + (n if s == n else s) + text[len(s):]
            return text
        if ty in ("party_org", "government", "social_org") and self.place and not any(t == "division" and s in text[:12] for (t, s) in self.surf):
            return self.chain(self.place) + text
        return text
    def build(self):
        self.rest, self.new = [], []
        lines = self.path.read_text(encoding="utf-8").split("\n")
        art = None
        for ln in lines:
            ln = ln.rstrip()
            if ln.startswith("@doc "): self.doc = ln[5:].strip(); self.md = self.doc.endswith(".md")
            elif ln.startswith("@wrap "): w = ln[6:].split(); self.wrap = (int(w[0]), w[1])
            elif ln.startswith("@place "): self.place = ln[7:].strip()
            elif ln.startswith("@h "): self.holders = ln[3:].strip()
            elif ln.startswith("//"): continue
            elif ln.startswith("@E "):
                parts = [x.strip() for x in ln[3:].split("|")] + ["", "", ""]
                ty, name, parent, surf = parts[:4]
                opt = ty.endswith("?"); ty = CODE[ty.rstrip("?")]
                code = None
                if "#" in name: name, code = name.split("#")
                self.entity(ty, name, parent, code if ty in ("division", "community") else "", [x for x in surf.split(",") if x], opt)
            elif ln.startswith("% "): self.out.append(ln[2:].replace("^", "\n").replace("_", " "))
            elif ln == "%": self.out.append("")
            elif ln == "#" or ln.startswith("# "):
                art = {"title": "", "sentences": []}; self.arts.append(art)
                body = ln[2:]
                if body:
                    printed = self.sentences(body, art)
                    art["title"] = re.sub(r"[ \u3000]+", " ", printed.replace("\n", " " if False else "")).strip()
                    self.out.append(("## " if self.md else "") + (printed if not self.md else printed.replace("\n", "\n## ")))
            elif ln.startswith("## "):
                self.out.append(("### " if self.md else "") + self.sentences(ln[3:], art))
            elif ln: self.out.append(self.wrapped(self.sentences(ln, art)))
        sep = "\n\n" if self.md or (self.wrap and self.wrap[1] == "sp") else "\n"
        (FOLDER / "pages" / self.doc).write_text(sep.join(self.out) + "\n", encoding="utf-8")
        ents = []
        for (ty, name), e in self.tab.items():
            if not e["surface"]: continue
            r = {k: e[k] for k in ("name", "type", "surface", "code", "parent")}
            if ty in ORG: r.pop("code")
            if not e.get("_req") or e["_o"]: r["optional"] = True
            ents.append(r)
        order = list(CODE.values())
        ents.sort(key=lambda r: order.index(r["type"]))
        g = {"doc": self.doc, "articles": self.arts, "entities": ents}
        stemname = self.doc.rsplit(".", 1)[0]
        gold = FOLDER / "gold"
        dump(g, (gold if gold.is_dir() else FOLDER) / (stemname + ".json"))
        # surfaces that stand unmarked somewhere
        names = {(s, r["type"]) for r in ents for s in r["surface"]}
        names |= {(x["text"], x["type"]) for a in self.arts for y in a["sentences"] for x in y["entities"]}
        for rest, t in self.rest:
            for s, ty in names:
                if len(s) > 1 and s in rest: self.warn.append(f"unmarked {ty} {s} | {t[:40]}")
        print(f"== {self.path.name}: {len(self.arts)} articles, {sum(len(a['sentences']) for a in self.arts)} sentences, "
              f"{sum(len(s['entities']) for a in self.arts for s in a['sentences'])} entities, {sum(len(s['metrics']) for a in self.arts for s in a['sentences'])} metrics")
        known = set(CODE)
        hs = {h for a in self.arts for s in a["sentences"] for m in s["metrics"] for h in m["holder"]}
        alln = {e["name"] for e in ents} | {x["text"] for a in self.arts for s in a["sentences"] for x in s["entities"]}
        for h in sorted(hs - alln): self.warn.append("holder not an entity: " + h)
        print("  new:", "; ".join(self.new))
        for w in self.warn: print("  !", w)

def dump(g, path):
    """one sentence a line, one entity of the table a line"""
    j = lambda x: json.dumps(x, ensure_ascii=False)
    L = ['{"doc": %s,' % j(g["doc"]), ' "articles": [']
    for i, a in enumerate(g["articles"]):
        L.append('  {"title": %s, "sentences": [' % j(a["title"]))
        for k, s in enumerate(a["sentences"]): L.append("   " + j(s) + ("," if k + 1 < len(a["sentences"]) else ""))
        L.append("  ]}" + ("," if i + 1 < len(g["articles"]) else ""))
    L.append(' ],'); L.append(' "entities": [')
    for i, e in enumerate(g["entities"]): L.append("  " + j(e) + ("," if i + 1 < len(g["entities"]) else ""))
    L.append(" ]}")
    path.write_text("\n".join(L) + "\n", encoding="utf-8")

for file in FILES: Page(file).build()
