/* The room that says what was done: frames of the codebook against the clauses of a story. */
#ifndef DATELINE_WHAT_WHAT_H
#define DATELINE_WHAT_WHAT_H

#include "what/codebook.h"

struct story;

/* Writes the events of a story. Reads tokens, clauses, mentions, entities, places. */
void what_find(const struct codebook *codebook, struct story *story);

#endif
