#ifndef LEARN_JUDGE_H
#define LEARN_JUDGE_H

#include "pass.h"

/* What a net makes of a sentence. Heads count from 0, the root is the number of tokens. */
struct reading {
    uint16_t head[TRANSITION_TOKENS_MAX], tag[TRANSITION_TOKENS_MAX];
    uint8_t label[TRANSITION_TOKENS_MAX], name[TRANSITION_TOKENS_MAX];
};

/* Reads a sentence of count tokens; the tags' scores, [count × tag_columns], stay in the pass. */
void judge_read(struct pass *pass, const struct net *net, size_t count, const uint16_t (*ids)[FEATURE_COUNT],
    struct reading *reading);

/* Says on standard error how well a net does on each treebank of a corpus. */
void judge_corpus(const struct net *net, const struct corpus *corpus, const struct inventory *inventory);

#endif
