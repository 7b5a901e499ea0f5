/* The country of whoever is named without one. */
#ifndef DATELINE_WHO_INHERIT_H
#define DATELINE_WHO_INHERIT_H

#include "who/ledger.h"

/* The code that a mention's words, its owner or its institution give; false when none does. */
bool inherit_by_words(const struct ledger *ledger, const struct sign *sign, char ret_code[4]);
/* Gives an entity the code of its mention's words, or what the text around gives (`inherited` is set then). */
void inherit_code(const struct ledger *ledger, uint32_t mention, struct known *known);

#endif
