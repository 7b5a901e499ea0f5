/* A sentence as the actor tables see it: its words as keys, and the phrases of the tables in it. */
#ifndef DATELINE_WHO_READING_H
#define DATELINE_WHO_READING_H

#include "who/sign.h"

/* What a phrase may be where it stands, by the senses that its shape and tags allow. */
enum {
    HIT_PERSON = 1u << 0,
    HIT_SURNAME = 1u << 1,
    HIT_ORGANISATION = 1u << 2,
    HIT_STATE = 1u << 3,
    HIT_ADJECTIVE = 1u << 4,
    HIT_PEOPLE = 1u << 5,
    HIT_CAPITAL = 1u << 6,
    HIT_SEAT = 1u << 7,
    HIT_PLACE = 1u << 8,
    HIT_AGENT = 1u << 9,
    HIT_MODIFIER = 1u << 10,
};
enum {
    HIT_COUNTRY = HIT_STATE | HIT_ADJECTIVE | HIT_PEOPLE | HIT_CAPITAL | HIT_SEAT | HIT_PLACE,
    HIT_NAME = HIT_PERSON | HIT_SURNAME | HIT_ORGANISATION | HIT_STATE | HIT_CAPITAL | HIT_SEAT | HIT_PLACE,
};

struct hit {
    uint32_t first, end; /* tokens */
    const struct actor_slot *slot;
    unsigned is; /* HIT_… */
};

struct reading_word {
    uint64_t hash;
    uint32_t token;
    uint8_t shape;
};

struct reading {
    const struct actor_table *table;
    struct story *story;
    int32_t day;         /* of the article; INT32_MAX when unknown */
    bool trees;          /* the tokens have heads */
    uint32_t first, end; /* tokens of the sentence */
    VECTOR(struct reading_word) words;
    VECTOR(struct hit) hits;
    uint32_t *hit_at; /* by token, from the sentence's first: 1 + number of the hit that covers it, 0 for none */
};

void reading_begin(struct reading *reading, const struct actor_table *table, struct story *story);
/* Reads a sentence: fills words, hits (in text order, without overlap) and hit_at. */
void reading_sentence(struct reading *reading, uint32_t sentence);
/* The hit that covers a token, or NULL. */
const struct hit *reading_hit(const struct reading *reading, uint32_t token);
/* The first actor of a hit in one of the ways of `is` (HIT_…) that holds on the article's day, or NULL. */
const struct actor *hit_actor(const struct reading *reading, const struct hit *hit, unsigned is);
/* The way of a sense, HIT_…. */
unsigned sense_is(const struct actor_table *table, const struct actor_sense *sense);
/* The day of an article, INT32_MAX when unknown. */
int32_t story_day(const struct story *story);
/* The gender of a first name by the table of first names. */
uint8_t first_name_gender(const struct actor_table *table, struct story *story, uint32_t token);

#endif
