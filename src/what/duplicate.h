/* Later tellings of the same act within an article. */
#ifndef DATELINE_WHAT_DUPLICATE_H
#define DATELINE_WHAT_DUPLICATE_H

#include "story/story.h"

/* Joins later tellings to the event that they tell of. Runs once events have their dates and places. */
void what_merge(struct story *story);

#endif
