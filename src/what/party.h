/* The two sides of an event. */
#ifndef DATELINE_WHAT_PARTY_H
#define DATELINE_WHAT_PARTY_H

#include "what/draft.h"
#include "what/ground.h"

/* What the slots of a match's frame say alone; adds to *sides. */
void party_slots(const struct matcher *matcher, const struct match *match, struct sides *sides);
/* Fills *sides (empty before) from the slots and by search; false when no event can be written of them. `type`: the
 * frame's, before composition. */
bool party_find(
    struct matcher *matcher, const struct match *match, const struct codebook_type *type, struct sides *sides);
/* Parts those who met into guests (actor) and hosts (recipient) where the text tells whose country they met in; false,
 * and nothing changed, where it does not (host.c). */
bool party_visit(const struct story *story, const struct match *match, struct sides *sides);
/* A side's mentions, in the story's arena. "Both sides" stands for several, of whom the one that acts is not done to:
 * `doers` may be NULL. */
struct dateline_list party_list(struct story *story, const struct side *side, const struct side *doers);

/* Each adds to the recipient what one place gives, none of whom is on the doer's side (recipient.c). */

/* The outer event's recipient, out of the inner one: whoever is asked or promised to do it, else to whom it is done. */
void recipient_inner(struct matcher *matcher, const struct match *match, struct sides *sides);
/* A recipient that the frame does not ask for, or did not find: behind against, on, with, to; else inside the object,
 * or inside what hangs on the frame's words. */
void recipient_weak(const struct matcher *matcher, const struct match *match, struct sides *sides);
/* Whoever did the further acts of a row that somebody is accused of: "a probe of Russian meddling and collusion by
 * aides". */
void recipient_row(const struct matcher *matcher, const struct match *match, struct sides *sides);
/* The party nearest to the predicate in its sentence that is neither doer nor place nor whoever tells it; `foreign`:
 * of another country than the doer. */
void recipient_nearest(const struct matcher *matcher, const struct match *match, bool foreign, struct sides *sides);
/* Where the recipient found is of the doer's own country and a noun of the act names another country's people
 * ("expelled 15 Cuban diplomats from Washington"), these are meant. */
void recipient_foreign(const struct matcher *matcher, const struct match *match, struct sides *sides);

#endif
