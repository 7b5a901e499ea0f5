/* Who a phrase stands for: from words to mentions. */
#ifndef DATELINE_WHAT_SIDE_H
#define DATELINE_WHAT_SIDE_H

#include "what/match.h"

enum { SIDE_MENTIONS = 16, SIDE_INSIDE = 16 };

struct side {
    uint32_t mention[SIDE_MENTIONS];
    uint32_t count;
    bool inside; /* found inside a phrase whose head is no actor */
};

/* Adds the mentions that a phrase stands for: its head's; else, where the head is an eventive noun, its doer; else a
 * possessor, a modifier, or what stands behind of, by, from. */
void side_add_phrase(const struct matcher *matcher, struct phrase phrase, struct side *side);
/* Adds who made a thing that does something itself: "exchanged texts that disparaged", "passed a bill that requires".
 */
void side_add_maker(const struct matcher *matcher, struct phrase phrase, struct side *side);
void side_add_mention(struct side *side, uint32_t mention);
/* Adds those of `from` that stand for nobody of `without`. */
void side_add_others(const struct story *story, const struct side *from, const struct side *without, struct side *to);
/* Adds to *found (empty before) the first coded party within a phrase, at any depth but at most SIDE_INSIDE tokens
 * behind its head, that is no actor: "the probe of Moscow's contacts". */
void side_add_inside(const struct story *story, uint32_t token, const struct side *actor, struct side *found);
/* The one mention that a phrase's head stands for, or NONE; looks no further. */
uint32_t side_head(const struct story *story, uint32_t token);
const struct dateline_entity *side_entity(const struct story *story, uint32_t mention);
bool side_coded(const struct story *story, uint32_t mention); /* has a code or a sector */
/* Is a token in the name of a place where something happens ("in Paris"), no party? */
bool side_located(const struct story *story, uint32_t token);
bool side_any_coded(const struct story *story, const struct side *side);
/* Does a side have the mention, or another one of the same entity? Has it one with the mention's code? */
bool side_has(const struct story *story, const struct side *side, uint32_t mention);
bool side_has_code(const struct story *story, const struct side *side, uint32_t mention);

#endif
