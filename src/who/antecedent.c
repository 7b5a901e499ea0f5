/* Whom a pronoun or "the president" takes up again.
 *
 * Candidates are the mentions of the last sentences, weighed as Lappin and Leass (1994) do, with fewer kinds of
 * evidence: nearness, subject-hood, agreement. In a quotation "I" and "we" are the speaker, and "he" is anybody else.
 */
#include "who/antecedent.h"

#include "who/several.h"

#include <limits.h>
#include <string.h>

enum { LOOK_BACK = 40, SENTENCES_BACK = 4 };

static uint32_t sentence_of(const struct story *story, uint32_t mention)
{
    return story->tokens.at[story->mentions.at[mention].head].sentence;
}

static bool is_subject(const struct story *story, uint32_t mention)
{
    uint8_t deprel = story->tokens.at[story->mentions.at[mention].head].deprel;
    return deprel == DATELINE_DEPREL_NSUBJ || deprel == DATELINE_DEPREL_NSUBJ_PASS;
}

enum { STATEMENT_SENTENCES = 12 };

/* The first statement that is told less than a dozen sentences before one. Statements stand in the order of their words. */
static uint32_t statement_near(const struct story *story, uint32_t sentence)
{
    uint32_t low = 0, high = story->statements.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (story->statements.at[middle].sentence + STATEMENT_SENTENCES < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The statement whose words a token stands in, the innermost; NONE. */
static uint32_t statement_over(const struct story *story, uint32_t token)
{
    struct dateline_span span = story->tokens.at[token].span;
    uint32_t found = DATELINE_NONE, sentence = story->tokens.at[token].sentence;
    for (uint32_t i = statement_near(story, sentence); i < story->statements.count; i++) {
        const struct dateline_statement *statement = &story->statements.at[i];
        if (statement->sentence > sentence + STATEMENT_SENTENCES)
            break;
        for (uint32_t k = 0; k < statement->contents; k++)
            if (statement->content[k].start <= span.start && span.end <= statement->content[k].end)
                found = i;
    }
    return found;
}

uint32_t antecedent_speaker(const struct story *story, uint32_t mention)
{
    uint32_t statement = statement_over(story, story->mentions.at[mention].head);
    return statement == DATELINE_NONE ? DATELINE_NONE : story->statements.at[statement].speaker;
}

static uint32_t speaker_entity(const struct story *story, uint32_t mention)
{
    uint32_t speaker = antecedent_speaker(story, mention);
    return speaker == DATELINE_NONE ? DATELINE_NONE : story->mentions.at[speaker].entity;
}

static bool gender_agrees(uint8_t a, uint8_t b)
{
    return !a || !b || a == b;
}

/* Whether an entity can be what a pronoun stands for. */
static bool pronoun_agrees(const struct known *known, const struct sign *sign, bool plural_mention, bool joined)
{
    switch (sign->pronoun) {
    case PRONOUN_HE:
    case PRONOUN_SHE:
        return known->person && !plural_mention && gender_agrees(known->gender, sign->gender);
    case PRONOUN_IT:
        return !known->person && !plural_mention;
    case PRONOUN_THEY:
        return plural_mention || !known->person || joined;
    default:
        return false;
    }
}

/* The clause of a mention; NONE without trees. */
static uint32_t clause_of(const struct story *story, uint32_t mention)
{
    return story->clause_at ? clause_of_token(story, story->mentions.at[mention].head) : DATELINE_NONE;
}

/* Whether a mention is an argument of a clause, and its subject. */
static bool is_argument(const struct story *story, uint32_t clause, uint32_t mention, bool *ret_subject)
{
    const struct dateline_clause *at = &story->clauses.at[clause];
    for (uint32_t i = 0; i < at->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, at, i);
        if (story->mention_at[argument->token] != mention)
            continue;
        *ret_subject = argument->role == DATELINE_ROLE_SUBJECT ||
                       story->tokens.at[argument->token].deprel == DATELINE_DEPREL_NSUBJ_PASS;
        return true;
    }
    return false;
}

/* Whether another argument of a clause is the entity already: "his offer to work with him" has two men. */
static bool entity_in_clause(const struct story *story, uint32_t clause, uint32_t entity, uint32_t mention)
{
    const struct dateline_clause *at = &story->clauses.at[clause];
    for (uint32_t i = 0; i < at->argument_count; i++) {
        uint32_t other = story->mention_at[clause_argument(story, at, i)->token];
        if (other != DATELINE_NONE && other != mention && story->mentions.at[other].entity == entity)
            return true;
    }
    return false;
}

/* "Ann said Bob thinks he won": the subject of the next clause above is the likeliest, then that of the one above it.
 * "Ann praised her": not Ann, but for "her book". Gives INT_MIN where the tree forbids it. */
static int tree_weight(const struct story *story, uint32_t candidate, uint32_t mention)
{
    uint32_t clause = clause_of(story, mention);
    const struct dateline_mention *pronoun = &story->mentions.at[mention];
    bool reflexive =
        text_ends(story_word(story, pronoun->head), "self") || text_ends(story_word(story, pronoun->head), "selves");
    bool subject = false, own = false;
    if (clause == DATELINE_NONE)
        return 0;
    if (is_argument(story, clause, candidate, &subject)) {
        if (!pronoun->possessive && !reflexive && is_argument(story, clause, mention, &own))
            return INT_MIN;
        return subject ? 14 : 0;
    }
    if (!pronoun->possessive && !reflexive && is_argument(story, clause, mention, &own) &&
        entity_in_clause(story, clause, story->mentions.at[candidate].entity, mention))
        return INT_MIN;
    for (int bonus = 16; bonus > 0; bonus -= 8) {
        clause = story->clauses.at[clause].governor;
        if (clause == DATELINE_NONE)
            return 0;
        if (is_argument(story, clause, candidate, &subject) && subject)
            return bonus;
    }
    return 0;
}

/* "the adviser to Ann": Ann is spoken of less than the adviser. */
static bool is_within(const struct story *story, uint32_t mention)
{
    uint8_t deprel = story->tokens.at[story->mentions.at[mention].head].deprel;
    return deprel == DATELINE_DEPREL_NMOD || deprel == DATELINE_DEPREL_COMPOUND || deprel == DATELINE_DEPREL_AMOD;
}

static int weight(const struct ledger *ledger, uint32_t candidate, uint32_t mention, const struct sign *sign)
{
    const struct story *story = ledger->story;
    const struct known *known = &ledger->known.at[story->mentions.at[candidate].entity];
    int distance = (int)(sentence_of(story, mention) - sentence_of(story, candidate));
    int points = 40 - 12 * distance;
    if (is_subject(story, candidate))
        points += 10;
    if (story->mentions.at[candidate].kind == DATELINE_MENTION_PRONOUN)
        points += sign->person ? 4 : -4;
    else if (story->mentions.at[candidate].kind == DATELINE_MENTION_NOMINAL &&
             story->signs->all.at[candidate].indefinite)
        points -= 6;
    if (sign->person && story->mentions.at[candidate].kind == DATELINE_MENTION_NAME)
        points += 4;
    if (story->mentions.at[candidate].possessive)
        points -= 5;
    points += sign->person ? (int)(known->mentions < 6 ? known->mentions : 6) : 0;
    if (is_within(story, candidate))
        points -= 6;
    if (known->gender && known->gender == sign->gender)
        points += 8;
    if (sign->pronoun == PRONOUN_THEY && story->mentions.at[candidate].plural)
        points += 6;
    if (story->signs->all.at[candidate].located)
        points -= 20;
    if (story->speaks && story->speaks[mention] && story->speaks[candidate])
        points += 15; /* whoever spoke speaks on */
    bool quoted = (story->tokens.at[story->mentions.at[candidate].head].flags & DATELINE_TOKEN_QUOTED) != 0;
    if (quoted && !(story->tokens.at[story->mentions.at[mention].head].flags & DATELINE_TOKEN_QUOTED))
        points -= 25; /* "he" behind a quotation is whoever spoke, hardly one spoken of */
    return points - (int)(mention - candidate);
}

static uint32_t best_before(const struct ledger *ledger, uint32_t mention, uint32_t barred, uint32_t *ret_antecedent)
{
    const struct story *story = ledger->story;
    const struct sign *sign = &story->signs->all.at[mention];
    uint32_t found = DATELINE_NONE, last = mention > LOOK_BACK ? mention - LOOK_BACK : 0;
    int best = -1000;
    for (uint32_t i = mention; i-- > last;) {
        const struct dateline_mention *candidate = &story->mentions.at[i];
        if (candidate->entity == DATELINE_NONE || candidate->entity == barred)
            continue;
        if (sentence_of(story, i) + SENTENCES_BACK < sentence_of(story, mention))
            break;
        if (story->signs->all.at[i].kind == SIGN_PRONOUN && story->signs->all.at[i].pronoun != sign->pronoun)
            continue;
        bool joined = sign->pronoun == PRONOUN_THEY && several_joined(story, i);
        if (!pronoun_agrees(&ledger->known.at[candidate->entity], sign, candidate->plural, joined))
            continue;
        int tree = sentence_of(story, i) == sentence_of(story, mention) ? tree_weight(story, i, mention) : 0;
        if (tree == INT_MIN)
            continue;
        int points = weight(ledger, i, mention, sign) + tree;
        if (points > best)
            best = points, found = candidate->entity, *ret_antecedent = i;
    }
    return found;
}

uint32_t antecedent_pronoun(const struct ledger *ledger, uint32_t mention, uint32_t *ret_antecedent)
{
    *ret_antecedent = DATELINE_NONE;
    const struct story *story = ledger->story;
    const struct sign *sign = &story->signs->all.at[mention];
    uint32_t speaker = speaker_entity(story, mention);
    if (sign->pronoun == PRONOUN_I || sign->pronoun == PRONOUN_WE)
        return speaker;
    bool quoted = (story->tokens.at[story->mentions.at[mention].head].flags & DATELINE_TOKEN_QUOTED) != 0;
    return best_before(ledger, mention, sign->person && quoted ? speaker : DATELINE_NONE, ret_antecedent);
}

/* "the fund" is the International Monetary Fund, "the court" a Court of Appeal, "the militants" the armed group that
 * was named: a body whose name has the noun for its head, or that is of the noun's kind. */
static bool body_agrees(const struct ledger *ledger, uint32_t entity, const struct sign *sign)
{
    const struct known *known = &ledger->known.at[entity];
    struct dateline_text noun = actor_text(ledger->table, sign->agent->name);
    struct dateline_text name = ledger->story->entities.at[entity].identifier;
    enum sector sector = sign->agent->sectors.at[0];
    if (known->actor && !name.length)
        name = actor_text(ledger->table, known->actor->name);
    if (!name.length || known->person || known->country)
        return false;
    name = text_lower(ledger->story->scratch, name);
    size_t at = text_find(name, noun), end = at + noun.length;
    bool state = text_is(noun, "state") || text_is(noun, "government") || text_is(noun, "administration");
    bool word = at < name.length && at > 0 && name.bytes[at - 1] == ' ' && !state;
    if (word && (end == name.length || text_starts(text_slice(name, end, name.length), " of ") ||
                    text_starts(text_slice(name, end, name.length), " for ")))
        return true;
    if (sign->agent->weak)
        return sector != SECTOR_GOV && (text_is(noun, "group") || text_is(noun, "movement") ||
                                           text_is(noun, "organization") || text_is(noun, "organisation"));
    return sector != SECTOR_GOV && sector != SECTOR_CVL && sector != SECTOR_MIL && sector != SECTOR_COP &&
           known->sectors.at[0] == sector;
}

/* "the minister" may be somebody whose office has the word in it, or whom the same noun named before. */
static bool office_agrees(const struct ledger *ledger, uint32_t entity, const struct sign *sign)
{
    const struct known *known = &ledger->known.at[entity];
    struct dateline_text noun = actor_text(ledger->table, sign->agent->name);
    struct dateline_text office = text_lower(ledger->story->scratch, ledger->story->entities.at[entity].office);
    if (known->agent == sign->agent)
        return true;
    if (office.length && text_find(office, noun) < office.length)
        return true;
    return sign->agent->weak && text_is(noun, "leader") && sectors_have(known->sectors, SECTOR_GOV);
}

uint32_t antecedent_nominal(const struct ledger *ledger, uint32_t mention)
{
    const struct story *story = ledger->story;
    const struct sign *sign = &story->signs->all.at[mention];
    uint32_t last = mention > LOOK_BACK ? mention - LOOK_BACK : 0;
    for (uint32_t i = mention; i-- > last;) {
        const struct dateline_mention *candidate = &story->mentions.at[i];
        if (candidate->entity == DATELINE_NONE)
            continue;
        const struct known *known = &ledger->known.at[candidate->entity];
        bool fighters = known->sectors.at[0] == SECTOR_REB && !known->person && story->mentions.at[mention].plural;
        if (candidate->plural != story->mentions.at[mention].plural && !fighters)
            continue;
        bool codes = !sign->code[0] || memcmp(sign->code, known->code, 4) == 0;
        if (!codes || known->country)
            continue;
        if (known->person == sign->person && office_agrees(ledger, candidate->entity, sign))
            return candidate->entity;
        if (body_agrees(ledger, candidate->entity, sign))
            return candidate->entity;
    }
    return DATELINE_NONE;
}
