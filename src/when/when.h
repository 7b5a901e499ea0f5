/* The when room: time expressions to TIMEX3 and days. */
#ifndef DATELINE_WHEN_WHEN_H
#define DATELINE_WHEN_WHEN_H

#include "base/calendar.h"
#include "base/table.h"
#include "story/story.h"

struct when {
    struct table words;     /* words/time.tsv */
    const uint8_t *classes; /* enum lexeme_class, by row */
};

/* Opens the room's word tables out of the image of word tables, which must outlive it; the room lies in the arena.
 * Errors: IMAGE. Thread-safe over different arenas. */
enum dateline_status when_open(
    struct arena *arena, const struct image *words, const struct when **ret_when, struct dateline_error *error);

/* Writes the layer of times. Reads tokens and sentences; tags and clauses where they are there. */
void when_find(const struct when *when, struct story *story);

#endif
