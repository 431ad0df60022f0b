#!/usr/bin/env python3
"""Print a gold page as text with its marks and its metrics as a table: review.py GOLD.json ..."""
import collections, json, sys
for f in sys.argv[1:]:
    g = json.load(open(f, encoding="utf-8"))
    c = collections.Counter()
    for a in g["articles"]:
        print("\n#", a["title"])
        for s in a["sentences"]:
            print(s["text"])
            print("    E:", "  ".join(e["text"] + "/" + e["type"] + ("?" if e.get("optional") else "") for e in s["entities"]))
            for m in s["metrics"]:
                print("    M:", m["q"], "|", m["measure"], m["value"], m["unit"], m["bound"], m["direction"] or "-", m["from"], m["comparison"] or "-", "|", m["indicator"], m.get("indicator_id", ""), "|", "+".join(m["holder"]), "OPT" if m.get("optional") else "")
    for e in g["entities"]: print(e["type"], e["name"], e["surface"], e.get("code", ""), e["parent"], "?" if e.get("optional") else "")
