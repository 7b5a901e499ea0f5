/* Subtrees as intervals: what hangs below a token, and which tokens it spans, in constant time. */
#ifndef DATELINE_SAID_REACH_H
#define DATELINE_SAID_REACH_H

#include "story/story.h"

struct reach {
    uint32_t *enter, *leave; /* by token: `b` hangs below `a` when enter[a] <= enter[b] < leave[a] */
    uint32_t *first, *last;  /* by token: the leftmost and the rightmost token of its subtree */
    uint32_t *child_first; /* by token (and one past): its children in child[child_first[t]] … child[child_first[t + 1]
                              - 1] */
    uint32_t *child;       /* in text order */
};

/* Numbers all trees of a story, in scratch. Linear in tokens; no recursion. */
void reach_build(const struct story *story, struct reach *ret_reach);

/* True when `token` is `ancestor` or hangs below it. */
static inline bool reach_below(const struct reach *reach, uint32_t token, uint32_t ancestor)
{
    return reach->enter[ancestor] <= reach->enter[token] && reach->enter[token] < reach->leave[ancestor];
}

/* The first child of a token with a relation, or NONE. */
uint32_t reach_child(const struct story *story, const struct reach *reach, uint32_t token, enum dateline_deprel deprel);

#endif
