/* The steps from a matched frame to an event; each is told in its file. */
#ifndef DATELINE_WHAT_DRAFT_H
#define DATELINE_WHAT_DRAFT_H

#include "what/match.h"
#include "what/side.h"

/* Builds the event of a match; false when nothing is to be written (no doer, no code, dropped). */
bool event_build(struct matcher *matcher, const struct match *match, struct dateline_event *event);

/* A mark for rules of composition alone, beside DATELINE_AUX_…: told on a condition. */
enum { AUXILIARY_IF = 1 << 6 };

/* Marks of a clause and of what governs it, as DATELINE_AUX_… bits and AUXILIARY_IF; *ret_drop where a governor says
 * `none`. */
uint8_t auxiliary_of_clause(const struct matcher *matcher, uint32_t clause, bool *ret_drop);
/* Applies the rules of composition: may change type and mode, use marks up, or (false) drop the event. */
bool auxiliary_compose(const struct codebook *codebook, uint32_t *type, uint32_t *mode, uint8_t *auxiliary);
/* Writes type, mode and what hangs on them (quad, scores, CAMEO code) into an event; `composed`: the type is not the
 * group's own. */
void event_type_write(const struct codebook *codebook, const struct codebook_group *group, uint32_t type, uint32_t mode,
    struct dateline_event *event);
/* The part of its events' keys that an article gives: a hash of its text. */
uint64_t event_article_hash(const struct story *story);
/* Writes an event's key: a hash of its article's hash, its words' offsets and its type. */
void event_key_write(uint64_t article_hash, struct dateline_event *event);
/* A denial of what was told before: copies that act's type and recipient; false when there is none. */
bool echo_build(
    const struct matcher *matcher, const struct match *match, const struct side *actor, struct dateline_event *event);

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
