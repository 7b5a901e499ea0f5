/* Putting actor tables together: what the readers of rows (actor_rows.c) call. Used when compiling only. */
#ifndef DATELINE_WHO_ACTOR_BUILD_H
#define DATELINE_WHO_ACTOR_BUILD_H

#include "base/map.h"
#include "base/vector.h"
#include "who/actor_table.h"

/* A term or a phrase, before all of an actor's stand one after the other. */
struct pending_term {
    uint32_t actor, rank;
    struct actor_term term;
};

struct pending_phrase {
    uint64_t hash, first_word;
    uint32_t words;
    struct actor_sense sense;
};

struct actor_builder {
    struct arena *arena;
    VECTOR(struct actor) actors;
    VECTOR(struct pending_term) terms;
    VECTOR(struct pending_phrase) phrases;
    struct text_builder texts;
    struct map pool;    /* text → offset + 1 */
    struct map persons; /* "folded name, tab, code" → actor + 1 */
    struct map agents;  /* folded phrase → actor + 1 */
};

void actor_builder_begin(struct actor_builder *builder, struct arena *arena);
struct actor_text actor_builder_text(struct actor_builder *builder, struct dateline_text text);
/* A new actor of a kind; its number. */
uint32_t actor_builder_add(
    struct actor_builder *builder, enum actor_kind kind, struct dateline_text name, const char code[4]);
/* The person of a name and code, added where new. */
uint32_t actor_builder_person(struct actor_builder *builder, struct dateline_text name, const char code[4]);
/* A phrase for an actor. A leading "the" is cut off; phrases without words or past the bound are left out. */
void actor_builder_phrase(struct actor_builder *builder, struct dateline_text phrase, struct actor_sense sense);
/* The sectors of an office ("Minister of Defence"), by the agent noun in its name; GOV where there is none. */
struct sectors actor_builder_office(struct actor_builder *builder, struct dateline_text office);
struct dateline_text actor_builder_end(struct actor_builder *builder);

#endif
