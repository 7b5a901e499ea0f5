/* Who said what: the stage "quote". */
#ifndef DATELINE_SAID_SAID_H
#define DATELINE_SAID_SAID_H

#include "base/image.h"
#include "story/story.h"

struct said;

/* Opens the room's tables on the image of words; what it makes lives in the arena. Errors: IMAGE, SYNTAX. */
enum dateline_status said_open(
    struct arena *arena, const struct image *words, const struct said **ret_said, struct dateline_error *error);

/* Reads tokens, trees, clauses and mentions; writes quotes, statements and the token flag QUOTED. Thread-safe over
 * different stories. */
void said_find(const struct said *said, struct story *story);

#endif
