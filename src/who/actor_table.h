/* The actor tables, compiled: who and what has which names, and what they are on which day.
 *
 * An image holds actors (persons with their offices, organisations, states, and the nouns that name somebody by what he
 * does), and a hash table from phrases to senses. A phrase is looked up by the hash of its words (word_key.h); the slot
 * of a first word says how many words the longest phrase has that begins with it, so that most words cost one probe. */
#ifndef DATELINE_WHO_ACTOR_TABLE_H
#define DATELINE_WHO_ACTOR_TABLE_H

#include "base/image.h"
#include "who/sector.h"
#include "who/word_key.h"

enum { ACTOR_VERSION = 1, ACTOR_PHRASE_WORDS = 15 };
#define ACTOR_KIND "actr"

struct actor_text {
    uint32_t offset, length;
};

enum actor_kind { ACTOR_PERSON, ACTOR_ORGANISATION, ACTOR_STATE, ACTOR_AGENT, ACTOR_FIRST_NAME };

/* What an agent noun stands for. */
enum agent_kind { AGENT_PERSON, AGENT_GROUP, AGENT_THING, AGENT_MODIFIER };

struct actor {
    struct actor_text name, wikidata, ethnicity, religion;
    char code[4]; /* alpha-3 or UNO, IGO …; zeros: none */
    struct sectors sectors;
    uint32_t first_term, terms; /* of persons: offices in order of their beginning */
    int32_t from, to;           /* days since 1970; INT32_MIN, INT32_MAX: open */
    uint8_t kind;               /* enum actor_kind */
    uint8_t gender;             /* enum dateline_gender */
    uint8_t agent;              /* enum agent_kind */
    bool weak;                  /* agents whose sector a modifier or an of-phrase decides */
};

/* An office held, or anything else that a person is from one day to another. */
struct actor_term {
    struct actor_text office;
    char code[4];
    struct sectors sectors;
    int32_t from, to;
};

/* The way in which a phrase names an actor. */
enum actor_role {
    ROLE_NAME,      /* its own name or alias */
    ROLE_SURNAME,   /* the last name of somebody known to everybody */
    ROLE_ADJECTIVE, /* "Iranian" */
    ROLE_PEOPLE,    /* "Iranians" */
    ROLE_CAPITAL,   /* "Tehran", which may be the government */
    ROLE_SEAT,      /* "the White House", which is */
    ROLE_PLACE,     /* "Isfahan" */
    ROLE_SINGULAR,  /* an agent noun */
    ROLE_PLURAL
};

/* What a phrase must look like where it stands. */
enum actor_shape { SHAPE_ANY, SHAPE_CAPITAL, SHAPE_ACRONYM };

struct actor_sense {
    uint32_t actor;
    uint8_t role;  /* enum actor_role */
    uint8_t shape; /* enum actor_shape */
    uint8_t rank;  /* 0: from a table kept by hand, else made */
    uint8_t reserved;
};

struct actor_slot {
    uint64_t hash;  /* 0: free */
    uint32_t first; /* sense */
    uint16_t count;
    uint16_t longest; /* words of the longest phrase that begins with this (one-word) phrase */
};

struct actor_table {
    const struct actor *actors;
    const struct actor_term *terms;
    const struct actor_sense *senses;
    const struct actor_slot *slots;
    const char *texts;
    uint32_t actor_count, term_count, sense_count, slot_mask, text_count;
};

/* Opens an image of kind ACTOR_KIND that image_open took. With check, all that points somewhere is held against what is
 * there (images that a user gives). Errors: IMAGE, with path in the message. */
enum dateline_status actor_table_open(const struct image *image, const char *path, bool check,
    struct actor_table *ret_table, struct dateline_error *error);

struct dateline_text actor_text(const struct actor_table *table, struct actor_text text);
struct dateline_text actor_code(const char code[4]);

/* The slot of a hash, or NULL. O(1). */
const struct actor_slot *actor_slot_find(const struct actor_table *table, uint64_t hash);

/* The office that a person held on a day (days since 1970); of several the one that began last, and a highest office
 * before others of the same beginning. NULL: none. With `past`, the last one that had ended. */
const struct actor_term *actor_term_on(const struct actor_table *table, const struct actor *actor, int32_t day);
const struct actor_term *actor_term_before(const struct actor_table *table, const struct actor *actor, int32_t day);

#endif
