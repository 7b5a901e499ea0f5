/* Which country an article speaks of where.
 *
 * Every mention whose country is known is evidence: strong for its own sentence, weaker for each that follows, and weak
 * for the whole article, whose dateline counts too. Integers only; ties go to the country that was met first. */
#include "who/country.h"

#include <string.h>

bool code_is_state(const char code[4])
{
    static const char *const bodies[] = { "UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM" };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (memcmp(code, bodies[i], 3) == 0)
            return false;
    return code[0] != 0;
}

void country_add(struct countries *countries, const char code[4], uint32_t near, uint32_t whole)
{
    uint32_t i = 0;
    if (!code_is_state(code))
        return;
    while (i < countries->count && memcmp(countries->at[i].code, code, 4) != 0)
        i++;
    if (i == COUNTRIES_MOST)
        return;
    if (i == countries->count) {
        memset(&countries->at[i], 0, sizeof countries->at[i]);
        memcpy(countries->at[i].code, code, 4);
        countries->count++;
    }
    countries->at[i].near += near;
    countries->at[i].whole += whole;
}

void countries_fade(struct countries *countries)
{
    for (uint32_t i = 0; i < countries->count; i++)
        countries->at[i].near /= 2;
}

static const char none[4];

static const char *heaviest(const struct countries *countries, uint32_t near_times, uint32_t whole_share)
{
    uint64_t best = 0, all = 1;
    const char *code = none;
    for (uint32_t i = 0; i < countries->count; i++)
        all += countries->at[i].whole;
    for (uint32_t i = 0; i < countries->count; i++) {
        uint64_t weight =
            (uint64_t)countries->at[i].near * near_times + (uint64_t)countries->at[i].whole * whole_share / all;
        if (weight > best)
            best = weight, code = countries->at[i].code;
    }
    return code;
}

const char *country_here(const struct countries *countries)
{
    return heaviest(countries, 4, 120);
}

const char *country_at_home(const struct countries *countries)
{
    return heaviest(countries, 1, 120);
}

const char *country_of_all(const struct countries *countries)
{
    return heaviest(countries, 0, 1000);
}
