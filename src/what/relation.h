/* The best event type between two sides of a text that the caller names. */
#ifndef DATELINE_WHAT_RELATION_H
#define DATELINE_WHAT_RELATION_H

#include "story/story.h"
#include "what/codebook.h"

struct relation_side {
    const struct dateline_span *spans; /* bytes */
    size_t count;
};

/* Ranks types for a story whose events have been found. Takes scratch. The texts are the codebook's. */
void what_relate(const struct codebook *codebook, struct story *story, const struct relation_side *source,
    const struct relation_side *target, struct dateline_relation *ret_relation);

#endif
