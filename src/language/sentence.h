/* Sentences: where one ends and the next begins. */
#ifndef DATELINE_LANGUAGE_SENTENCE_H
#define DATELINE_LANGUAGE_SENTENCE_H

#include "language/boundary_weight.h"

/* Cuts the text of all body and title blocks into tokens and sentences; writes both layers of the story. No sentence
 * has more than TRANSITION_TOKENS_MAX tokens; one that would is cut with a message. */
void sentence_split(const struct tokeniser *tokeniser, const struct boundary_weights *weights, struct story *story);

#endif
