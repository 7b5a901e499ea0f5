#!/usr/bin/env python3
"""confidence.py EVENTS.tsv GOLD.jsonl [OLD.txt] > codebook/confidence.txt: fits the points of a codebook's grounds and types.

EVENTS.tsv is what learn/grounds.c prints for the articles of GOLD, coded with a codebook without a file confidence.txt (so that an
event's confidence is its frame's weight). GOLD rows: {"id","events":[{"at","types","actor","recipient","required"}]}.
An event is right when its words overlap a gold act's words, its type is one of the act's, and its sides have the act's codes.
Logistic regression with a ridge (Newton's method); the offset is the weight's logit. The floor (`least`) is that of the best F1 that held-out
folds reach, unless lines of an older file are kept: floors fitted for each type did not hold on articles that were not fitted on."""
import json, math, sys
import numpy as np

# Not fitted: hand-coded articles are about politics, and say little about reports in which companies deal with one another.
FIXED = {"business": -100}
overlap = lambda a, b: max(0, min(a[1], b[1]) - max(a[0], b[0]))


def right_side(found, golds):
    allowed = set().union(*[{c for c, _ in g if c} for g in golds])
    return found <= allowed and any({c for c, _ in g if c} <= found for g in golds)


def right_sides(event, gold):
    if any(c for r in gold["recipient"] for c, _ in r):
        return right_side(event["actor"], gold["actor"]) and right_side(event["recipient"], gold["recipient"])
    return right_side(event["actor"] | event["recipient"], gold["actor"])


def read(events_path, gold_path):
    names, events = {}, {}
    for line in open(events_path, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[0] == "#":
            names[int(f[1])] = f[2]
            continue
        codes = lambda s: {c for c in s.split(",") if c}
        events.setdefault(f[0], []).append({"at": (int(f[1]), int(f[2])), "type": f[3], "actor": codes(f[4]), "recipient": codes(f[5]), "weight": int(f[6]), "grounds": int(f[7], 16)})
    gold = [json.loads(l) for l in open(gold_path, encoding="utf-8")]
    rows = []
    for number, g in enumerate(gold):
        found, pairs = events.get(g["id"], []), []
        for k, e in enumerate(found):
            for m, w in enumerate(g["events"]):
                o = max(overlap(e["at"], a) for a in w["at"])
                if o and e["type"] in w["types"]:
                    pairs.append((right_sides(e, w), w["required"], o, k, m))
        used, taken = {}, set()
        for ok, required, _, k, m in sorted(pairs, reverse=True):
            if k not in used and m not in taken:
                used[k] = (ok, required); taken.add(m)
        for k, e in enumerate(found):
            ok, required = used.get(k, (False, True))
            rows.append((number, e, ok, required))
    return names, rows, sum(w["required"] for g in gold for w in g["events"])


def fit(X, y, offset, ridge):
    w = np.zeros(X.shape[1])
    R = ridge * np.eye(X.shape[1]); R[0, 0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-(X @ w + offset)))
        step = np.linalg.solve(X.T @ (X * (p * (1 - p))[:, None]) + R, X.T @ (y - p) - R @ w)
        w += step
        if abs(step).max() < 1e-6:
            break
    return w


def main():
    names, rows, required = read(*sys.argv[1:3])
    types = sorted({e["type"] for _, e, _, _ in rows})
    columns = ["any"] + types + [names[i] for i in sorted(names)]
    X = np.array([[1.0] + [float(e["type"] == t) for t in types] + [float(e["grounds"] >> i & 1) for i in sorted(names)] for _, e, _, _ in rows])
    y = np.array([float(ok) for _, _, ok, _ in rows])
    offset = np.array([math.log(e["weight"] / (100 - e["weight"])) for _, e, _, _ in rows])
    fold = np.array([n % 8 for n, _, _, _ in rows])
    counts = np.array([r or not ok for _, _, ok, r in rows])
    held = np.zeros(len(rows))
    ridge = 8.0
    for k in range(8):
        held[fold == k] = 1 / (1 + np.exp(-(X[fold == k] @ fit(X[fold != k], y[fold != k], offset[fold != k], ridge) + offset[fold == k])))
    hit = np.array([ok and r for _, _, ok, r in rows])
    free = np.array([not r for _, _, ok, r in rows])
    best = max((2 * hit[held >= t].sum() / ((~free)[held >= t].sum() + required), t) for t in [i / 100 for i in range(0, 50)])
    all_f = 2 * hit.sum() / ((~free).sum() + required)
    print(f"held-out F1 {all_f:.3f} with all events, {best[0]:.3f} at {best[1]:.2f}", file=sys.stderr)
    for a in range(0, 100, 10):
        part = (held >= a / 100) & (held < (a + 10) / 100)
        if part.any(): print(f"  {a:2}: {part.sum():4} events, {y[part].mean():.2f} right", file=sys.stderr)
    w = fit(X, y, offset, ridge)
    print("# What each ground, and each type, adds to an event's confidence, in hundredths of a logit; fitted by learn/confidence.py.")
    leasts = [line.rstrip("\n") for line in open(sys.argv[3], encoding="utf-8") if line.startswith("least ")] if len(sys.argv) > 3 else []
    print("\n".join(leasts or [f"least {round(best[1] * 100)}"]))
    for name, value in zip(columns, w):
        points = FIXED.get(name, round(100 * value))
        if points: print(f"points {name} {points}")


main()
