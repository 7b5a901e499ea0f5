/* Everybody met in an article so far: entities, and how they are found again. */
#ifndef DATELINE_WHO_LEDGER_H
#define DATELINE_WHO_LEDGER_H

#include "base/map.h"
#include "who/country.h"
#include "who/sign.h"

/* Beside each entity of the story. */
struct known {
    const struct actor *actor; /* of the tables, or NULL */
    const struct actor *agent; /* a noun that said what it is, or NULL */
    char code[4];
    struct sectors sectors;
    uint32_t mentions; /* so far */
    uint8_t gender;
    bool person, plural, country;
    bool held;      /* the tables say what it is on the day, and until when */
    bool inherited; /* the code is the article's, no word said it */
};

struct ledger {
    const struct actor_table *table;
    struct story *story;
    int32_t day;
    struct countries countries;
    uint32_t clause; /* the first of the sentence that is read */
    VECTOR(struct known) known;
    struct map names;  /* key → entity + 1 */
    struct map shorts; /* last name, acronym → entity + 1, the latest */
};

void ledger_begin(struct ledger *ledger, const struct actor_table *table, struct story *story);

/* An entity by key, added where new. */
uint32_t ledger_entity(struct ledger *ledger, struct dateline_text key, uint32_t mention, bool *ret_new);
/* The entity of a short form, or NONE. */
uint32_t ledger_short(const struct ledger *ledger, struct dateline_text word);
void ledger_short_put(struct ledger *ledger, struct dateline_text word, uint32_t entity);
/* Writes what is known of an entity into the story's. */
void ledger_publish(struct ledger *ledger, uint32_t entity);

/* A key in the scratch arena. */
struct dateline_text ledger_key(struct ledger *ledger, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
