/* Which country an article speaks of where: what an agent inherits whose country the words leave open. */
#ifndef DATELINE_WHO_COUNTRY_H
#define DATELINE_WHO_COUNTRY_H

#include "who/sign.h"

enum { COUNTRIES_MOST = 48 };

struct country_weight {
    char code[4];
    uint32_t near;  /* halved from sentence to sentence */
    uint32_t whole; /* of the whole article */
};

struct countries {
    struct country_weight at[COUNTRIES_MOST];
    uint32_t count;
};

/* Adds evidence for a country; codes of bodies that are no state do not count. */
void country_add(struct countries *countries, const char code[4], uint32_t near, uint32_t whole);
void countries_fade(struct countries *countries);
/* The country that agents without one belong to here; zeros when nothing speaks for any. */
const char *country_here(const struct countries *countries);
/* The same for institutions that a report names without their country because it is at home in it. */
const char *country_at_home(const struct countries *countries);
/* The country of the whole article. */
const char *country_of_all(const struct countries *countries);
bool code_is_state(const char code[4]);

#endif
