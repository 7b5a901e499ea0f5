/* Words as the actor tables know them: folded, hashed, and independent of how a tokeniser cuts.
 *
 * A key is a sequence of words. Letters lose case and marks; full stops inside a word vanish ("U.S." is "us"); hyphens,
 * apostrophes and all other signs part words ("al-Assad" is "al assad", "People's" is "people s"), whether a tokeniser
 * keeps such a piece whole or not. An initial ("W.") is a word that a phrase may skip. */
#ifndef DATELINE_WHO_WORD_KEY_H
#define DATELINE_WHO_WORD_KEY_H

#include "base/hash.h"
#include "base/text.h"

enum {
    WORD_CAPITAL = 1u << 0,      /* begins with a capital */
    WORD_ALL_CAPITALS = 1u << 1, /* has no small letter, and at least two capitals */
    WORD_INITIAL = 1u << 2,      /* one letter and a full stop */
    WORD_NUMBER = 1u << 3,       /* begins with a digit */
};

struct word_key {
    uint64_t hash;
    uint8_t shape;
};

/* The next word of a text from byte *at on, which moves behind it; false when there is none. Text that is not ASCII
 * takes memory in the arena. O(length). */
bool word_next(struct arena *arena, struct dateline_text text, size_t *at, struct word_key *ret_word);

/* Goes on hashing a phrase word by word, from HASH_SEED. */
static inline uint64_t phrase_hash(uint64_t seed, uint64_t word)
{
    return hash_mix(seed * 31 ^ word);
}

#endif
