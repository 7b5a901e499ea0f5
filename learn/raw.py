#!/usr/bin/env python3
"""raw.py --without HELD_OUT... --articles FILE... [--most N] > raw.jsonl

Articles for the nets that teach to read: JSON lines (also .gz) with "text". What shares more than two runs of nine words
with a held-out file (JSON lines with "text", or CoNLL-U) is left out wherever it stands; so are repetitions. Of a FILE with more
than N articles (default 3500), N are drawn with a fixed seed.
"""
import gzip, json, random, re, sys


def lines(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 9]) for i in range(len(words) - 8)}


arguments = sys.argv[1:]
most = 3500
if "--most" in arguments:
    at = arguments.index("--most")
    most = int(arguments[at + 1])
    del arguments[at : at + 2]
split = arguments.index("--articles")
held, seen = set(), set()
for path in arguments[1:split]:
    for line in lines(path):
        if path.endswith(".conllu"):
            held |= runs(line[9:]) if line.startswith("# text = ") else set()
        else:
            held |= runs(json.loads(line).get("text", ""))
random.seed(1)
number = left_out = 0
for path in arguments[split + 1 :]:
    articles = [json.loads(line)["text"] for line in lines(path)]
    if len(articles) > most:
        articles = random.sample(articles, most)
    for text in articles:
        if len(runs(text) & held) > 2:
            left_out += 1
        elif text[:200] not in seen:
            seen.add(text[:200])
            number += 1
            print(json.dumps({"id": f"raw-{number}", "text": text}))
print(f"{number} articles, {left_out} left out", file=sys.stderr)
