/* Paragraphs: where they begin and end in texts of every layout. */
#ifndef DATELINE_WIRE_PARAGRAPH_H
#define DATELINE_WIRE_PARAGRAPH_H

#include "base/vector.h"
#include "dateline.h"

#include "base/text.h"

/* A stretch of the text and what it is taken for. */
struct piece {
    struct dateline_span span; /* without white space at its ends; never empty */
    enum dateline_block_kind kind;
};

struct pieces {
    VECTOR(struct piece) all;
};

/* Cuts a text into paragraphs, all of them BODY. With `first_line`, the first line is a piece of its own whatever
 * follows (the title of a plain file). Memory is the arena's. */
void paragraph_split(struct arena *arena, struct dateline_text text, bool first_line, struct pieces *ret_pieces);

#endif
