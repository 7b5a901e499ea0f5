/* Mentions that stand for several entities. */
#ifndef DATELINE_WHO_SEVERAL_H
#define DATELINE_WHO_SEVERAL_H

#include "who/ledger.h"

/* Whether a mention is one of a row: "Ann and Bob". */
bool several_joined(const struct story *story, uint32_t mention);
/* A pronoun whose antecedent is one of a row, or stands for several itself, stands for them all. Needs its entity set. */
void several_of_antecedent(struct ledger *ledger, uint32_t mention, uint32_t antecedent);
/* "Both sides", "the two leaders": the entity of the one, and a chained mention for the other; NONE where the text before
 * names no two. */
uint32_t several_pair(struct ledger *ledger, uint32_t mention);

#endif
