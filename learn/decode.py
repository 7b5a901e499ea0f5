"""From scores to what is well-formed: the best tree with one root (Chu & Liu 1965, Edmonds 1967) and the best sequence of
names' classes (Viterbi 1967). For teacher.py; needs numpy alone.
"""
import numpy

NAMES = ["O"] + [p + "-" + k for k in ("PER", "ORG", "LOC") for p in "BIES"]


def tree_of(scores):
    """Heads (0 the root) of the best tree with one root, by Chu-Liu/Edmonds; scores [n, n + 1] are logarithms."""
    heads = scores.argmax(1)
    if is_tree(heads):
        return heads
    n = len(heads)
    best, found = -1e30, None
    roots = numpy.argsort(-scores[:, 0])[:3]
    for root in roots:
        s = numpy.full((n + 1, n + 1), -1e9)
        s[1:, 1:] = scores[:, 1:]
        s[root + 1, :] = -1e9
        s[root + 1, 0] = 0
        h = edmonds(s)
        total = scores[numpy.arange(n), h[1:]].sum()
        if total > best:
            best, found = total, h[1:]
    return found


def is_tree(heads):
    if (heads == 0).sum() != 1:
        return False
    state = numpy.zeros(len(heads) + 1, dtype=int)
    state[0] = 2
    for i in range(1, len(heads) + 1):
        path = []
        while state[i] == 0:
            state[i] = 1
            path.append(i)
            i = heads[i - 1]
        if state[i] == 1:
            return False
        for p in path:
            state[p] = 2
    return True


def edmonds(s):
    """Maximum spanning arborescence rooted in 0: s[dependent, head]."""
    n = len(s)
    s = s.copy()
    numpy.fill_diagonal(s, -1e9)
    head = s.argmax(1)
    head[0] = 0
    state = [0] * n
    state[0] = 2
    cycle = None
    for i in range(1, n):
        path, j = [], i
        while state[j] == 0:
            state[j] = 1
            path.append(j)
            j = head[j]
        if state[j] == 1:
            cycle = path[path.index(j):]
            break
        for p in path:
            state[p] = 2
    if cycle is None:
        return head
    inside = set(cycle)
    outside = [i for i in range(n) if i not in inside]
    index = {v: k for k, v in enumerate(outside)}
    c = len(outside)
    small = numpy.full((c + 1, c + 1), -1e9)
    total = sum(s[v, head[v]] for v in cycle)
    enter, leave = {}, {}
    for v in outside:
        for u in outside:
            if u != v:
                small[index[v], index[u]] = s[v, u]
        best = max(cycle, key=lambda u: s[v, u])
        small[index[v], c] = s[v, best]
        leave[v] = best
    for u in outside:
        best = max(cycle, key=lambda v: s[v, u] - s[v, head[v]])
        small[c, index[u]] = total + s[best, u] - s[best, head[best]]
        enter[u] = best
    found = edmonds(small)
    out = head.copy()
    for v in outside[1:] if outside[0] == 0 else outside:
        h = found[index[v]]
        out[v] = leave[v] if h == c else outside[h]
    u = outside[found[c]]
    out[enter[u]] = u
    return out


def names_of(logits):
    """The best well-formed sequence of BIOES classes."""
    n, k = logits.shape
    ok = ALLOWED
    score = logits[0] + START
    back = []
    for i in range(1, n):
        all_ = score[:, None] + ok
        back.append(all_.argmax(0))
        score = all_.max(0) + logits[i]
    score = score + END
    at = int(score.argmax())
    out = [at]
    for b in reversed(back):
        at = int(b[at])
        out.append(at)
    return out[::-1]


def transitions():
    k = len(NAMES)
    ok, start, end = numpy.zeros((k, k)), numpy.zeros(k), numpy.zeros(k)
    for a in range(k):
        inside = NAMES[a][0] in "BI"
        if inside:
            end[a] = -1e9
        if NAMES[a][0] in "IE":
            start[a] = -1e9
        for b in range(k):
            goes_on = NAMES[b][0] in "IE"
            if inside != goes_on or inside and NAMES[a][2:] != NAMES[b][2:]:
                ok[a, b] = -1e9
    return ok, start, end


ALLOWED, START, END = transitions()
