/* The trees of a story seen from above: children in text order, what each token covers, and an order in which heads
 * come before what hangs on them. Token numbers are the story's. */
#ifndef DATELINE_LANGUAGE_CLAUSE_TREE_H
#define DATELINE_LANGUAGE_CLAUSE_TREE_H

#include "story/story.h"

struct clause_tree {
    const struct story *story;
    const struct dateline_token *tokens;
    uint32_t *child;        /* the first token that hangs on this one, or NONE */
    uint32_t *sibling;      /* the next token with the same head, or NONE */
    uint32_t *left, *right; /* the tokens that the subtree covers are within [left, right) */
    uint32_t *order;        /* tokens, a sentence's in its own places, heads first */
};

/* Builds it for all sentences in scratch memory. Linear. */
void clause_tree_build(struct clause_tree *tree, struct arena *scratch, const struct story *story);

/* The first child with a relation, or NONE. */
uint32_t clause_tree_child(const struct clause_tree *tree, uint32_t token, enum dateline_deprel deprel);
bool clause_tree_has(const struct clause_tree *tree, uint32_t token, enum dateline_deprel deprel);
/* The first case marker's word in lower case, with the others and their fixed parts behind it: "out of"; empty for
 * none. Takes arena memory for several words or capitals only. */
struct dateline_text clause_tree_preposition(const struct clause_tree *tree, struct arena *arena, uint32_t token);
/* The lower-case word of a token. */
struct dateline_text clause_tree_lower(const struct clause_tree *tree, struct arena *arena, uint32_t token);
/* Where the phrase of a token ends when further conjuncts (and their "and") are cut off. */
uint32_t clause_tree_phrase_end(const struct clause_tree *tree, uint32_t token);

#endif
