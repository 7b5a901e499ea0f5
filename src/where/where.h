/* The where room: names of places in the text, and which places they are.
 *
 * Two steps. Finding (toponym.c) looks the sentences' capitalised runs up in the gazetteer and leaves out what the
 * context makes a person, an organisation or a plain word. Choosing (choice.c) picks, for the whole article at once,
 * which of the places of that name is meant: by what stands after the comma, by the countries and states that the
 * article names, then by size. */
#ifndef DATELINE_WHERE_WHERE_H
#define DATELINE_WHERE_WHERE_H

#include "base/table.h"
#include "story/story.h"
#include "where/gazetteer.h"

struct where {
    struct gazetteer gazetteer;
    struct table words; /* words/toponyms.tsv */
};

/* Opens the room's knowledge: the gazetteer's image and the image of word tables, which both must outlive it; the room
 * lies in the arena. Errors: IMAGE. Thread-safe over different arenas. */
enum dateline_status where_open(struct arena *arena, struct dateline_text places, const struct image *words,
    const struct where **ret_where, struct dateline_error *error);

/* Writes the layer of places. Reads tokens; names, tags and clauses where they are there. */
void where_find(const struct where *where, struct story *story);

/* The place that a few words name alone ("WASHINGTON", "Paris, Texas"), in the coder's own words: the place of a
 * dateline or a credit. Returns a place of the gazetteer, or NONE. */
uint32_t where_of_words(const struct where *where, struct arena *scratch, struct dateline_text words);

#endif
