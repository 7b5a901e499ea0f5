/* Persons: who of the tables a name means, and what he was on the day. */
#ifndef DATELINE_WHO_PERSON_H
#define DATELINE_WHO_PERSON_H

#include "who/ledger.h"

/* The person of the tables that a name means here, or NULL: by country and office that the words tell, by dates, and by
 * the article's country. */
const struct actor *person_choose(const struct ledger *ledger, const struct sign *sign);
/* Sectors and code of a person on a day, out of the tables; gives the term that says so, or NULL. */
const struct actor_term *person_on_day(const struct ledger *ledger, const struct actor *person, struct known *known);

#endif
