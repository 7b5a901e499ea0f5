/* Quotation marks: which stretches of the text stand between them. */
#ifndef DATELINE_SAID_QUOTATION_H
#define DATELINE_SAID_QUOTATION_H

#include "story/story.h"

/* Writes the layer of quotes (outermost ones, in text order) and the token flag QUOTED. Linear in tokens, whatever the
 * nesting. */
void quotation_find(struct story *story);

#endif
