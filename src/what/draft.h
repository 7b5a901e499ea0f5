/* The steps from a matched frame to an event; each is told in its file. */
#ifndef DATELINE_WHAT_DRAFT_H
#define DATELINE_WHAT_DRAFT_H

#include "what/match.h"
#include "what/side.h"

/* Builds the event of a match; false when nothing is to be written (no doer, no code, dropped). */
bool event_build(struct matcher *matcher, const struct match *match, struct dateline_event *event);

/* Marks of a clause and of what governs it, as DATELINE_AUX_… bits; *ret_drop where a governor says `none`. */
uint8_t auxiliary_of_clause(const struct matcher *matcher, uint32_t clause, bool *ret_drop);
/* Applies the rules of composition: may change type and mode, use marks up, or (false) drop the event. */
bool auxiliary_compose(const struct codebook *codebook, uint32_t *type, uint32_t *mode, uint8_t *auxiliary);

/* Contexts of an event by its group, its type and the words of its sentence. */
void context_find(const struct matcher *matcher, const struct codebook_group *group, uint32_t type, uint32_t mode,
    struct dateline_event *event);
/* The mode of a type that a word of the clause gives, or NONE. */
uint32_t context_mode(const struct matcher *matcher, uint32_t clause, uint32_t type);

/* The recipient that an event of a type by these actors has from earlier sentences; false when there is none. */
bool earlier_recipient(const struct matcher *matcher, const struct match *match, struct dateline_text type,
    const struct side *actor, struct side *found);

/* How many were killed, arrested …: from the numbers in the slots of a match. */
void size_find(const struct matcher *matcher, const struct match *match, struct dateline_event *event);

#endif
