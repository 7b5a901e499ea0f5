/* Events whose date makes them future. */
#ifndef DATELINE_WHAT_DATED_H
#define DATELINE_WHAT_DATED_H

#include "story/story.h"
#include "what/codebook.h"

/* Gives events that are dated after the article what the codebook's rules make of the mark `future`. Runs once events
 * have their dates, before they are merged. */
void what_compose_dated(const struct codebook *codebook, struct story *story);

#endif
