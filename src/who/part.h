/* A part of a noun phrase: what a possessive, or the phrase's end, closes. */
#ifndef DATELINE_WHO_PART_H
#define DATELINE_WHO_PART_H

#include "who/phrase.h"

/* The mention that tokens [first, end) are, or, where its last words are no actor, that its first ones are; NONE.
 * `owner`: the mention whose part it is, or NONE. `depth`: of parts inside parts; 0 from outside. */
uint32_t part_read(struct reading *reading, uint32_t first, uint32_t end, uint32_t owner, uint32_t depth);
/* A sign that says nothing yet. */
struct sign part_sign(enum sign_kind kind);
/* Adds the mention of tokens [first, end) with its sign; gives its number. */
uint32_t part_mention(struct reading *reading, uint32_t first, uint32_t end, uint32_t core, struct sign sign);

#endif
