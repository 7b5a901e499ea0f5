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
    USE_CAPITAL = 1u << 6,      /* the word begins with a capital (not from the table) */
    USE_WORD = 1u << 7          /* it has letters or digits (not from the table) */
};

struct toponym {
    uint32_t first, end;  /* tokens */
    const struct gazetteer_slot *slot; /* NULL: named by its noun alone ("Rest Acres Road") */
    uint32_t container;   /* the toponym that stands after the comma and says where, NONE */
    uint32_t place;       /* chosen, NONE */
    struct dateline_text code; /* of the noun, where there is one; else empty */
    bool located;         /* "in", "near" before it */
    bool adjective;
};

struct toponyms {
    VECTOR(struct toponym) all;
    uint8_t *use; /* by token */
};

/* Finds the toponyms of all sentences; memory is the story's scratch. */
void toponym_find(const struct where *where, struct story *story, struct toponyms *toponyms);

/* Chooses a place for each (choice.c). */
void toponym_choose(const struct where *where, struct story *story, struct toponyms *toponyms);

#endif
