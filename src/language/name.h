/* Names: persons, organisations, places. */
#ifndef DATELINE_LANGUAGE_NAME_H
#define DATELINE_LANGUAGE_NAME_H

#include "language/network.h"
#include "story/story.h"

/* Classes of the name matrix: outside, then begin, inside, end, single for each of enum dateline_name_type. */
enum { NAME_KINDS = 3, NAME_OUTSIDE = 0, NAME_CLASSES = 1 + 4 * NAME_KINDS };
enum name_part { NAME_BEGIN, NAME_INSIDE, NAME_END, NAME_SINGLE };

static inline unsigned name_class(unsigned kind, enum name_part part)
{
    return 1 + 4 * kind + (unsigned)part;
}

/* The best sequence of classes that is well-formed, for scores[count × NETWORK_NAMES]. `room` holds count ×
 * NAME_CLASSES bytes. */
void name_best(const int32_t *scores, size_t count, uint8_t *room, uint8_t *ret_classes);

/* Adds the names of tokens [first, first + count) to the story; persons that follow each other without a sign between
 * them are told apart. ids: their feature rows. */
void name_add(
    struct story *story, uint32_t first, const uint8_t *classes, const uint16_t (*ids)[FEATURE_COUNT], size_t count);

/* Makes the article agree with itself: the same words are the same kind of name everywhere, the kind that most of them
 * have, and a family name is the person's who was named in full. Linear in the names. */
void name_settle(struct story *story);

#endif
