/* Mentions that stand for several entities. */
#ifndef DATELINE_WHO_SEVERAL_H
#define DATELINE_WHO_SEVERAL_H

#include "who/ledger.h"

enum { SEVERAL_MOST = 6 };

/* One more entity of a mention, whose own is set. */
void several_add(struct ledger *ledger, uint32_t mention, uint32_t entity);
/* The codes of a plural agent's countries beside its first: "the leaders of Russia and Iran". Gives their number. */
uint32_t several_codes(const struct story *story, uint32_t mention, char ret_codes[SEVERAL_MOST][4]);
/* Whether a mention is one of a row: "Ann and Bob". */
bool several_joined(const struct story *story, uint32_t mention);
/* A pronoun whose antecedent is one of a row, or stands for several itself, stands for them all. Needs its entity set.
 */
void several_of_antecedent(struct ledger *ledger, uint32_t mention, uint32_t antecedent);
/* "Both sides", "the two leaders": the entity of the one, and a chained mention for the other; NONE where the text
 * before names no two. */
uint32_t several_pair(struct ledger *ledger, uint32_t mention);

#endif
