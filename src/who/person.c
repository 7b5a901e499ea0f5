/* Persons: who of the tables a name means, and what he was on the day. */
#include "who/person.h"

#include <string.h>

enum { SOON = 366 * 15, SURNAME_LEAST = 7 };

/* How well the offices of a person fit the day: an office held, one held not long before or after, none near. */
static int day_fit(const struct ledger *ledger, const struct actor *person)
{
    int best = person->terms ? -4 : 0;
    if (ledger->day == INT32_MAX)
        return 4;
    for (uint32_t i = 0; i < person->terms; i++) {
        const struct actor_term *term = &ledger->table->terms[person->first_term + i];
        int fit = -4;
        if (term->from == INT32_MIN && term->to == INT32_MAX)
            fit = 0;
        else if (term->from <= ledger->day && ledger->day <= term->to)
            fit = 4;
        else if ((int64_t)term->from - ledger->day < SOON && (int64_t)ledger->day - term->to < SOON)
            fit = 1;
        best = fit > best ? fit : best;
    }
    return best;
}

/* How well a title fits what the tables say: the same sector in any of the person's terms. */
static int title_fit(const struct ledger *ledger, const struct actor *person, const struct sign *sign)
{
    if (!sign->agent || sign->agent->weak || !sign->agent->sectors.at[0])
        return 0;
    for (uint32_t i = 0; i < person->terms; i++)
        if (sectors_have(ledger->table->terms[person->first_term + i].sectors, sign->agent->sectors.at[0]))
            return 2;
    return -1;
}

static int code_fit(const struct ledger *ledger, const struct actor *person, const struct sign *sign)
{
    if (sign->basis == CODE_WORDS && code_is_state(sign->code))
        return memcmp(person->code, sign->code, 3) == 0 ? 5 : -8;
    const char *home = country_of_all(&ledger->countries);
    return home[0] && memcmp(person->code, home, 3) == 0 ? 2 : 0;
}

const struct actor *person_choose(const struct ledger *ledger, const struct sign *sign)
{
    const struct actor *found = NULL;
    int best = 0;
    for (uint32_t i = 0; sign->slot && i < sign->slot->count; i++) {
        const struct actor_sense *sense = &ledger->table->senses[sign->slot->first + i];
        const struct actor *person = &ledger->table->actors[sense->actor];
        if (person->kind != ACTOR_PERSON)
            continue;
        int fit = day_fit(ledger, person) + title_fit(ledger, person, sign) + code_fit(ledger, person, sign);
        fit += sense->rank == 0 ? 3 : 0;
        fit += sense->role == ROLE_NAME ? 3 : 0;
        int least = sense->role == ROLE_SURNAME ? SURNAME_LEAST : 1;
        if (fit >= least && fit > best)
            best = fit, found = person;
    }
    return found;
}

const struct actor_term *person_on_day(const struct ledger *ledger, const struct actor *person, struct known *known)
{
    int32_t day = ledger->day == INT32_MAX ? INT32_MAX - 1 : ledger->day;
    const struct actor_term *term = actor_term_on(ledger->table, person, day);
    memcpy(known->code, person->code, 4);
    known->gender = known->gender ? known->gender : person->gender;
    if (term) {
        known->sectors = term->sectors;
        if (term->code[0])
            memcpy(known->code, term->code, 4);
        return term;
    }
    term = actor_term_before(ledger->table, person, day);
    if (term) {
        bool official = sectors_have(term->sectors, SECTOR_GOV) || sectors_have(term->sectors, SECTOR_LEG) ||
                        sectors_have(term->sectors, SECTOR_JUD) || sectors_have(term->sectors, SECTOR_MIL);
        known->sectors = term->sectors;
        if (official)
            known->sectors = (struct sectors){ { SECTOR_ELI } };
        if (term->code[0])
            memcpy(known->code, term->code, 4);
    }
    return NULL;
}
