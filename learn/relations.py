#!/usr/bin/env python3
"""relations.py PROGRAM CODEBOOK ROWS.jsonl > codebook/relation.txt: fits the `relate` lines of a codebook.

ROWS: {"id","text","source","target","event"}: the type between two sides of a text. CODEBOOK is the folder without relation.txt, so that
`PROGRAM relate` ranks by the codebook's votes alone. Features: lemmas (anywhere, of verbs, of roots), the types that the votes put first,
second and third, and the first one's share of the votes: the same that src/what/relation.c reads. Multinomial logistic regression with a
ridge (AdaGrad); ten-fold cross-validation is printed first. YIELD of the older ontology stands for both CONCEDE and RETREAT."""
import collections, json, subprocess, sys, tempfile
import numpy as np

SKIP = {"PROPN", "PUNCT", "NUM", "DET", "PRON"}
MODAL = {"will", "must", "would", "may", "could"}
LEAST_COUNT, RIDGE = 2, 1.0


def read(program, codebook, path):
    rows = [json.loads(l) for l in open(path, encoding="utf-8")]
    lines = "".join(json.dumps({"id": str(i), "text": r["text"], "source": r["source"], "target": r["target"]}) + "\n" for i, r in enumerate(rows))
    votes = [json.loads(l) for l in subprocess.run([*program.split(), "relate", "--codebook", codebook], input=lines.encode(), capture_output=True).stdout.decode().splitlines()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
        f.write(lines); f.flush()
        trees = subprocess.run([*program.split(), "parse", f.name], capture_output=True).stdout.decode()
    docs = []
    for line in trees.split("\n"):
        if line.startswith("# newdoc"): docs.append([])
        elif line[:1].isdigit():
            f = line.split("\t")
            if f[0].isdigit(): docs[-1].append((f[2].lower(), f[3], f[7]))
    assert len(docs) == len(rows) == len(votes)
    features = []
    for d, v in zip(docs, votes):
        f = collections.Counter({"any": 1.0})
        for kind, t in zip(("first", "second", "third"), v.get("event", [])): f[f"{kind} {t}"] = 1.0
        if v.get("event"): f[f"share {v['event'][0]}"] = v["confidence"]
        for lemma, upos, deprel in d:
            if upos in SKIP or (upos == "AUX" and lemma not in MODAL): continue
            f[f"word {lemma}"] = 1.0
            if upos == "VERB": f[f"verb {lemma}"] = 1.0
            if deprel == "root": f[f"root {lemma}"] = 1.0
        features.append(f)
    return rows, features


def fit(X, Y):
    W, G = np.zeros((X.shape[1], Y.shape[1])), np.zeros((X.shape[1], Y.shape[1]))
    for _ in range(200):
        Z = X @ W; Z -= Z.max(1, keepdims=True); P = np.exp(Z); P /= P.sum(1, keepdims=True)
        g = X.T @ (P - Y) + RIDGE * W
        G += g * g; W -= 0.5 * g / np.sqrt(G + 1e-8)
    return W


def macro(gold, found, n):
    out = []
    for c in range(n):
        tp, fp, fn = ((gold == c) & (found == c)).sum(), ((gold != c) & (found == c)).sum(), ((gold == c) & (found != c)).sum()
        out.append(2 * tp / (2 * tp + fp + fn) if tp else 0)
    return float(np.mean(out))


def main():
    rows, features = read(*sys.argv[1:4])
    counts = collections.Counter(k for f in features for k in f)
    names = sorted(k for k, n in counts.items() if n >= LEAST_COUNT and " " not in k.split(" ", 1)[-1])
    labels = sorted({r["event"] for r in rows})
    at = {k: i for i, k in enumerate(names)}
    X, y = np.zeros((len(rows), len(names))), np.array([labels.index(r["event"]) for r in rows])
    for i, f in enumerate(features):
        for k, v in f.items():
            if k in at: X[i, at[k]] = v
    Y, fold, found = np.eye(len(labels))[y], np.arange(len(rows)) % 10, np.zeros(len(rows), int)
    for k in range(10):
        found[fold == k] = (X[fold == k] @ fit(X[fold != k], Y[fold != k])).argmax(1)
    print(f"held-out macro-F1 {macro(y, found, len(labels)):.3f} accuracy {(y == found).mean():.3f}", file=sys.stderr)
    W = fit(X, Y)
    print("# What words, and the codebook's own votes, say of the type between two given sides of a text, in hundredths of a logit; fitted by\n# learn/relations.py on the training half of PLV (Hu et al., ACL 2024). `dateline relate` reads it; coding whole articles does not.")
    for name, weights in zip(names, W):
        pairs = [(t, round(100 * w)) for l, w in zip(labels, weights) for t in (("CONCEDE", "RETREAT") if l == "YIELD" else (l,)) if abs(w) * 100 >= 8]
        if pairs: print("relate", name, " ".join(f"{t} {w}" for t, w in pairs))


main()
