/* Names of places found in the text, before anybody has chosen which places they are. */
#ifndef DATELINE_WHERE_TOPONYM_H
#define DATELINE_WHERE_TOPONYM_H

#include "where/where.h"

/* Bits of what words/toponyms.tsv says of a word. */
enum {
    USE_AFTER = 1u << 0,        /* "County", "River": makes a place of the name before it */
    USE_BEFORE = 1u << 1,       /* "Lake", "Mount" */
    USE_INSIDE = 1u << 2,       /* "of", "de": may stand inside a name */
    USE_LOCATION = 1u << 3,     /* "in", "near": a place may follow */
    USE_TITLE = 1u << 4,        /* "President": a person follows */
    USE_ORGANISATION = 1u << 5, /* "Times", "Bank": what stands before is an organisation's name */
    USE_STRONG = 1u << 6,       /* "in": a place follows, not a person */
    USE_WAY = 1u << 7,          /* "to", "from": a place or a person follows */
    USE_HEAD = 1u << 8,         /* "city": of it may stand before the name */
    USE_VISITED = 1u << 9,      /* "visit": its object is where it happens */
    USE_STRUCK = 1u << 10,      /* "shell": so is its object, unless that is a country */
    USE_MOVES = 1u << 11,       /* "travel", "withdrawal": "to" and "from" say where */
    USE_CAPITAL = 1u << 12,     /* the word begins with a capital (not from the table) */
    USE_WORD = 1u << 13         /* it has letters or digits (not from the table) */
};

struct toponym {
    uint32_t first, end;               /* tokens */
    const struct gazetteer_slot *slot; /* NULL: named by its noun alone ("Rest Acres Road") */
    uint32_t container;                /* the toponym that stands after the comma and says where, NONE */
    uint32_t place;                    /* chosen, NONE */
    struct dateline_text code;         /* of the noun, where there is one; else empty */
    bool located; /* a preposition of place before it; at the end: its clause happened there (standing.c) */
    bool adjective;
    bool suspect; /* stands beside a capitalised word as parts of a person's name do */
    bool named;   /* the language room says that it is a place's name */
    bool here;    /* the word "here": the dateline's place */
    bool person;  /* a first name of a person here */
    bool dropped; /* no place after all */
};

struct toponyms {
    VECTOR(struct toponym) all;
    uint16_t *use; /* by token */
    uint32_t home; /* the dateline's place, NONE */
};

/* One sentence that is being read, for toponym.c and landmark.c. */
struct reading {
    const struct where *where;
    struct story *story;
    struct toponyms *toponyms;
    const struct dateline_sentence *sentence;
    const uint32_t *name_at; /* by token: the name that covers it, NONE; NULL when no names were found */
};

/* What words/toponyms.tsv says of a word; of a token (USE_…); 0 outside the sentence. */
uint16_t toponym_word_use(const struct where *where, struct dateline_text word);
uint16_t toponym_use(const struct reading *reading, uint32_t token);
bool toponym_word_is(const struct reading *reading, uint32_t token, const char *word);
/* The longest name of the gazetteer that begins at a token, or NULL; *ret_end is the token after it. */
const struct gazetteer_slot *toponym_longest(const struct reading *reading, uint32_t first, uint32_t *ret_end);
/* The feature code that a noun after a name makes ("River": STM). */
struct dateline_text toponym_noun_code(const struct where *where, struct dateline_text word);
/* Does "in", "near" stand before a token? Does a comma and a larger place stand after one? */
bool toponym_after_location(const struct reading *reading, uint32_t first);
bool toponym_before_container(const struct reading *reading, uint32_t end);
/* True for small words that begin a sentence, not a name. */
bool toponym_never_begins(const struct reading *reading, uint32_t token);

/* Finds the toponyms of all sentences; memory is the story's scratch. */
void toponym_find(const struct where *where, struct story *story, struct toponyms *toponyms);

/* Chooses a place for each (choice.c). */
void toponym_choose(const struct where *where, struct story *story, struct toponyms *toponyms);

#endif
