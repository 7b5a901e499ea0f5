#ifndef LEARN_LEMMAS_H
#define LEARN_LEMMAS_H

#include "corpus.h"
#include "language/lemma.h"

struct learned_lemmas {
    uint64_t *entries;
    uint32_t mask;
    struct lemma_script *scripts;
    uint32_t script_count, rule_count;
};

/* Rules for lemmas from all words of the corpus's treebanks. */
void lemmas_learn(
    const struct corpus *corpus, const struct feature_lexicon *lexicon, struct learned_lemmas *ret_lemmas);
void lemmas_free(struct learned_lemmas *lemmas);

/* Says on standard error how many lemmas of a treebank the rules get right, given its tags. */
void lemmas_judge(
    const struct learned_lemmas *lemmas, const struct feature_lexicon *lexicon, const struct treebank *bank);

#endif
