/* The wire room: articles out of files (dateline_source_… of dateline.h, source.c and its readers), and what stands in
 * an article beside its body text. */
#ifndef DATELINE_WIRE_WIRE_H
#define DATELINE_WIRE_WIRE_H

#include "base/image.h"
#include "story/story.h"

/* Word tables of the room. */
struct wire;

/* Opens the tables of a words image; memory is the arena's. Errors: IMAGE when a table is missing. */
enum dateline_status wire_open(
    struct arena *arena, const struct image *words, const struct wire **ret_wire, struct dateline_error *error);

/* The stage: writes blocks, dateline, credits and notes, and the article's title and date where it has none. */
void wire_read(const struct wire *wire, struct story *story);

#endif
