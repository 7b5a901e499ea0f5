/* Whom a pronoun or "the president" takes up again. */
#ifndef DATELINE_WHO_ANTECEDENT_H
#define DATELINE_WHO_ANTECEDENT_H

#include "who/ledger.h"

/* The mention that speaks the words in which a mention stands; NONE outside statements. */
uint32_t antecedent_speaker(const struct story *story, uint32_t mention);
/* The entity that a pronoun stands for, by number, gender, nearness and subject-hood, and, inside a quotation, by who
 * speaks; NONE. Looks back over a bounded number of mentions, and gives the one that was found, or NONE. */
uint32_t antecedent_pronoun(const struct ledger *ledger, uint32_t mention, uint32_t *ret_antecedent);
/* The entity met before that a definite noun phrase may mean again ("the senator", "the group"); NONE. */
uint32_t antecedent_nominal(const struct ledger *ledger, uint32_t mention);

#endif
