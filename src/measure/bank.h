/* Trees as they are compared: words and tokens as stretches of the text without its white space.
 *
 * Gold trees and parsed ones are brought into this one form. The text is what the tokens make, one behind the other,
 * spaces of any kind left out; a word has the place of its token, so that the words of a multiword token share one. */
#ifndef DATELINE_MEASURE_BANK_H
#define DATELINE_MEASURE_BANK_H

#include "base/vector.h"
#include "story/result.h"

struct bank_word {
    struct dateline_span place; /* bytes of the bank's text */
    bool multiword;             /* part of a multiword token */
    bool content, functional;   /* what its relation is (bank_relation) */
    struct dateline_text form;  /* without white space */
    struct dateline_text lemma, upos, xpos;
    struct dateline_text feats;  /* universal ones alone, in order */
    struct dateline_text deprel; /* without subtype */
    uint32_t head;               /* word; DATELINE_NONE: root */
    uint32_t first_functional; /* the first dependent with a functional relation, and the next one of the same head; */
    uint32_t next_functional;  /* NONE: none */
};

struct bank {
    struct arena *arena;
    struct text_builder text;
    VECTOR(struct bank_word) words;
    VECTOR(struct dateline_span) tokens, sentences;
};

/* Gold trees out of the lines that an article carries (struct dateline_article.gold), which live as long as the bank.
 * Gives what is wrong with them, for a person, or NULL. */
const char *bank_read_gold(struct bank *bank, struct dateline_text gold);

/* The trees of a result, whose texts are used where they lie. Words that were given cut are where `gold` has them, one
 * by one; false when there are not as many. */
bool bank_read_result(struct bank *bank, const struct dateline_result *result, const struct bank *gold);

/* Fills in what follows from relation and heads, once all words are there. */
void bank_finish(struct bank *bank);
/* The universal features of a list, sorted; empty for "_". */
struct dateline_text bank_feats(struct arena *arena, struct dateline_text feats);
/* A token's form without white space, which is added to the text when `add`. */
struct dateline_text bank_form(struct bank *bank, struct dateline_text form, bool add);

#endif
