/* The country of whoever is named without one.
 *
 * In this order: the words themselves, an owner, an institution; the row in which somebody stands; the place of his
 * clause; the country that the report speaks of, near by for most, on the whole for parliaments, courts and parties. */
#include "who/inherit.h"

#include <string.h>

static const struct sign *sign_of(const struct ledger *ledger, uint32_t mention)
{
    return &ledger->story->signs->all.at[mention];
}

static void code_put(char code[4], const char from[4])
{
    memcpy(code, from, 4);
}

/* The code that a mention's words, its owner or its institution give; false when none does. */
bool inherit_by_words(const struct ledger *ledger, const struct sign *sign, char ret_code[4])
{
    const struct story *story = ledger->story;
    if (sign->basis == CODE_WORDS && code_is_state(sign->code)) {
        code_put(ret_code, sign->code);
        return true;
    }
    if (sign->owner != DATELINE_NONE && story->mentions.at[sign->owner].entity != DATELINE_NONE) {
        const struct known *owner = &ledger->known.at[story->mentions.at[sign->owner].entity];
        if (owner->code[0]) {
            code_put(ret_code, owner->code);
            return true;
        }
    }
    if (sign->institution && sign->institution->code[0]) {
        code_put(ret_code, sign->institution->code);
        return true;
    }
    if (sign->basis != CODE_NONE) {
        code_put(ret_code, sign->code);
        return true;
    }
    return false;
}

/* "Students marched in Ruritania": the country in which a clause says that its arguments do or suffer something; NULL.
 */
static const char *code_of_clause(const struct ledger *ledger, const struct dateline_clause *clause, uint32_t mention)
{
    const struct story *story = ledger->story;
    const char *code = NULL;
    bool takes_part = false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        uint32_t other = story->mention_at[argument->token];
        if (other == DATELINE_NONE)
            continue;
        const struct sign *sign = sign_of(ledger, other);
        takes_part = takes_part || other == mention;
        if (argument->role == DATELINE_ROLE_OBLIQUE && sign->located && sign->kind == SIGN_COUNTRY &&
            code_is_state(sign->code))
            code = sign->code;
    }
    return takes_part ? code : NULL;
}

/* The country that the clauses of its sentence give somebody; NULL. */
static const char *code_of_place(const struct ledger *ledger, uint32_t mention)
{
    const struct story *story = ledger->story;
    uint32_t sentence = story->tokens.at[story->mentions.at[mention].head].sentence;
    for (uint32_t i = ledger->clause; i < story->clauses.count && story->clauses.at[i].sentence <= sentence; i++) {
        const char *code =
            story->clauses.at[i].sentence == sentence ? code_of_clause(ledger, &story->clauses.at[i], mention) : NULL;
        if (code)
            return code;
    }
    return NULL;
}

/* Who is of the country that others around him are of? Not the refugee, not the foreigner. */
static bool inherits(const struct sign *sign)
{
    if (sign->kind != SIGN_AGENT)
        return true;
    return !sign->abroad && sign->sectors.at[0] != SECTOR_REF;
}

/* Parliaments, courts and parties without a country are those of the story's own, whatever stands beside them. */
static bool is_domestic(const struct sign *sign)
{
    enum sector sector = sign->sectors.at[0];
    return sign->kind == SIGN_AGENT && (sector == SECTOR_LEG || sector == SECTOR_JUD || sector == SECTOR_PTY);
}

/* "Ruritanian King Paul and Queen Ann": what stands in a row with somebody whose country the words tell; NULL. */
static const char *code_of_row(const struct ledger *ledger, uint32_t mention)
{
    const struct story *story = ledger->story;
    const struct dateline_token *head = &story->tokens.at[story->mentions.at[mention].head];
    uint32_t other = head->deprel == DATELINE_DEPREL_CONJ && head->head != DATELINE_NONE ? story->mention_at[head->head]
                                                                                         : DATELINE_NONE;
    if (other == DATELINE_NONE || other >= mention)
        return NULL;
    const struct sign *sign = sign_of(ledger, other);
    bool told = sign->basis == CODE_WORDS && code_is_state(sign->code) && !sign->other[0];
    return told && (sign->kind == SIGN_PERSON || sign->kind == SIGN_AGENT) ? sign->code : NULL;
}

void inherit_code(const struct ledger *ledger, uint32_t mention, struct known *known)
{
    const struct sign *sign = sign_of(ledger, mention);
    if (inherit_by_words(ledger, sign, known->code))
        return;
    known->inherited = true;
    uint32_t owner = sign->owner;
    if (!inherits(sign) || (owner != DATELINE_NONE && sign_of(ledger, owner)->abroad))
        return;
    const char *row = code_of_row(ledger, mention);
    if (row) {
        code_put(known->code, row);
        return;
    }
    const char *place = sign->kind == SIGN_AGENT ? code_of_place(ledger, mention) : NULL;
    code_put(known->code, place               ? place
                          : is_domestic(sign) ? country_at_home(&ledger->countries)
                                              : country_here(&ledger->countries));
}
