#ifndef LANGUAGE_FEATURES_H
#define LANGUAGE_FEATURES_H

#include "dateline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the network sees of one token: one row number for each of these tables. */
enum feature {
    FEATURE_WORD,      /* the lower-cased form, where training saw it often enough; else row 0 */
    FEATURE_CLUSTER,   /* its Brown cluster; else row 0 */
    FEATURE_CLUSTER_4, /* the first 4, 6 and 10 steps of the way from the root of all clusters to it */
    FEATURE_CLUSTER_6,
    FEATURE_CLUSTER_10,
    FEATURE_SUFFIX_2, /* hashed endings and beginnings of the lower-cased form */
    FEATURE_SUFFIX_3,
    FEATURE_SUFFIX_4,
    FEATURE_PREFIX_3,
    FEATURE_SHAPE, /* hashed pattern of capitals, small letters, digits and signs */
    FEATURE_CASE,  /* capitals, with the place in the sentence and with what the sentence's other words look like */
    FEATURE_SPACE, /* white space before it, behind it */
    FEATURE_LISTS, /* the lists of names that it stands in, as bits */
    FEATURE_KIND,  /* what a large encoder takes the word for by itself; else row 0 */
    FEATURE_COUNT
};

/* The longest key, in bytes; a longer form keeps its beginning and its end. */
enum { FEATURE_KEY_MAX = 48 };

/* A form as the tables know it: small letters, digits as `0`, typographic quotes and dashes as ASCII. */
struct feature_key {
    char bytes[FEATURE_KEY_MAX];
    size_t length;
};

/* Words of the vocabulary: an open hash table of 2^n entries, each a 24-bit check, a word's row (14 bits), a cluster's
 * row (10 bits), the lists that the word stands in (8 bits: 6 of names, which the network sees, then verbs and nouns in
 * their basic form) and its kind (8 bits). */
struct feature_lexicon {
    const uint64_t *entries;
    uint32_t mask;
    const uint16_t *cluster_paths; /* cluster row -> its path's bits, first step lowest */
    uint32_t clusters;
};

/* One token of a sentence before it is looked at. */
struct feature_form {
    struct dateline_text text;
    bool space_before, space_after;
};

/* Rows a table has; 0 for FEATURE_WORD and FEATURE_CLUSTER, whose sizes the lexicon gives. */
uint32_t feature_rows(enum feature feature);

/* ASCII for a sign of three bytes that newswire sets in two ways (quotes, dashes); 0 for any other. */
char feature_plain_sign(const char *bytes);

struct feature_key feature_key(struct dateline_text form);
uint64_t feature_hash(const char *bytes, size_t length, uint64_t seed);

enum {
    LEXICON_CHECK_BITS = 24,
    LEXICON_WORD_BITS = 14,
    LEXICON_CLUSTER_BITS = 10,
    LEXICON_LIST_BITS = 8,
    LEXICON_NAME_BITS = 6,
    LEXICON_KIND_BITS = 8
};
enum {
    LEXICON_WORD_AT = LEXICON_CHECK_BITS,
    LEXICON_CLUSTER_AT = LEXICON_WORD_AT + LEXICON_WORD_BITS,
    LEXICON_LISTS_AT = LEXICON_CLUSTER_AT + LEXICON_CLUSTER_BITS,
    LEXICON_KIND_AT = LEXICON_LISTS_AT + LEXICON_LIST_BITS
};

/* 1 given names, 4 whole names of places, 32 countries and their adjectives: learn/lists.py has all. */
enum lexicon_list {
    LEXICON_GIVEN = 1,
    LEXICON_STATES = 4 | 32,
    LEXICON_VERB = 1 << LEXICON_NAME_BITS,
    LEXICON_NOUN = 2 << LEXICON_NAME_BITS
};

/* What an entry holds of its key's hash: never 0. */
uint32_t feature_check(uint64_t hash);

/* The lexicon entry of a key, or 0. */
uint64_t feature_look_up(const struct feature_lexicon *lexicon, const struct feature_key *key);

/* Fills ids[count][FEATURE_COUNT] for a whole sentence. */
void feature_sentence(const struct feature_lexicon *lexicon, const struct feature_form *forms, size_t count,
    uint16_t (*ids)[FEATURE_COUNT]);

#endif
