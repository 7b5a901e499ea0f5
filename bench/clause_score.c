/* Clauses as sets of facts, and what two sets have in common.
 *
 * A tree is scored by its arcs; what a reader of records sees of it is who did what to whom. So what is compared is
 * that: of each predicate its subjects and objects with voice undone and shared arguments filled in, one by one and all
 * at once, and beside them obliques, complements, polarity and modality. A parser's mistake in an article costs
 * nothing here, one in a coordination several facts. Much as the propositions of Semantic Proto-Roles or PropBank are
 * scored from predicted trees (Carreras and Màrquez 2005). */
#include "clause_score.h"

#include "base/map.h"

static const char *const names[] = { "predicate", "subject", "object", "oblique", "complement", "who-what", "whole" };

const char *clause_score_name(enum clause_measure measure)
{
    return names[measure];
}

/* What a file says, each fact as a line of text. */
struct facts {
    struct map of[CLAUSE_SCORE_COUNT];
    struct map polarity, modality; /* marks by predicate */
};

/* The measure of single arguments, and whether it is one of who did what to whom. */
static const struct {
    enum clause_measure measure;
    bool who_what;
} roles[] = {
    [DATELINE_ROLE_SUBJECT] = { CLAUSE_SCORE_SUBJECT, true },
    [DATELINE_ROLE_OBJECT] = { CLAUSE_SCORE_OBJECT, true },
    [DATELINE_ROLE_INDIRECT] = { CLAUSE_SCORE_OBJECT, true },
    [DATELINE_ROLE_OBLIQUE] = { CLAUSE_SCORE_OBLIQUE, false },
    [DATELINE_ROLE_COMPLEMENT] = { CLAUSE_SCORE_COMPLEMENT, false },
    [DATELINE_ROLE_ATTRIBUTE] = { CLAUSE_SCORE_COUNT, false },
};

static void arguments_find(const struct treebank_story *bank, const struct dateline_clause *clause,
    struct dateline_text key, struct facts *facts)
{
    const struct story *story = &bank->story;
    struct text_builder whole = { .arena = story->arena };
    text_add(&whole, key);
    bool any = false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        if (roles[argument->role].measure == CLAUSE_SCORE_COUNT)
            continue;
        struct character_span at = bank->at[argument->token];
        struct dateline_text fact =
            text_format(story->arena, "%.*s %u %u-%u", TEXT_ARG(key), (unsigned)argument->role, at.start, at.end);
        map_put(&facts->of[roles[argument->role].measure],
            text_format(story->arena, "%.*s %.*s", TEXT_ARG(fact), TEXT_ARG(argument->preposition)), NULL);
        if (!roles[argument->role].who_what)
            continue;
        any = true;
        map_put(&facts->of[CLAUSE_SCORE_WHO_WHAT], fact, NULL);
        /* arguments stand by role, then by place: equal sets give equal lines */
        text_add_format(&whole, " %u %u-%u", (unsigned)argument->role, at.start, at.end);
    }
    if (any)
        map_put(&facts->of[CLAUSE_SCORE_WHOLE], text_built(&whole), NULL);
}

static void facts_find(const struct treebank_story *bank, struct facts *facts)
{
    static const uint32_t polar = DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_FAILED;
    static const uint32_t modal = DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_OBLIGED |
                                  DATELINE_CLAUSE_CONDITIONAL | DATELINE_CLAUSE_QUESTION | DATELINE_CLAUSE_IMPERATIVE |
                                  DATELINE_CLAUSE_PURPOSE;
    const struct story *story = &bank->story;
    facts->polarity = facts->modality = (struct map){ .arena = story->arena };
    for (int i = 0; i < CLAUSE_SCORE_COUNT; i++)
        facts->of[i] = (struct map){ .arena = story->arena };
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        const struct dateline_clause *clause = &story->clauses.at[i];
        struct character_span at = bank->at[clause->head];
        struct dateline_text key = text_format(story->arena, "%u-%u", at.start, at.end);
        struct dateline_text kind = text_format(story->arena, "%.*s %u", TEXT_ARG(key), (unsigned)clause->kind);
        map_put(&facts->of[CLAUSE_SCORE_PREDICATE], kind, NULL);
        *map_put(&facts->polarity, kind, NULL) = clause->marks & polar;
        *map_put(&facts->modality, kind, NULL) = clause->marks & modal;
        arguments_find(bank, clause, key, facts);
    }
}

static uint32_t facts_common(const struct map *gold, const struct map *found, bool same_value)
{
    uint32_t common = 0;
    for (uint32_t i = 0; i < gold->capacity; i++) {
        if (!gold->slots[i].key.bytes)
            continue;
        const uint32_t *value = map_get(found, gold->slots[i].key);
        common += value && (!same_value || *value == gold->slots[i].value);
    }
    return common;
}

void clause_score(const struct treebank_story *gold, const struct treebank_story *found, struct clause_score *ret_score)
{
    struct facts wanted, had;
    facts_find(gold, &wanted);
    facts_find(found, &had);
    for (int i = 0; i < CLAUSE_SCORE_COUNT; i++) {
        ret_score->counts[i].gold = wanted.of[i].count;
        ret_score->counts[i].found = had.of[i].count;
        ret_score->counts[i].common = facts_common(&wanted.of[i], &had.of[i], false);
    }
    ret_score->predicates = ret_score->counts[CLAUSE_SCORE_PREDICATE].common;
    ret_score->polarity = facts_common(&wanted.polarity, &had.polarity, true);
    ret_score->modality = facts_common(&wanted.modality, &had.modality, true);
}

uint32_t clause_score_differ(const struct treebank_story *gold, const struct treebank_story *found)
{
    struct dateline_text a = gold->characters, b = found->characters;
    size_t at = 0;
    while (at < a.length && at < b.length && a.bytes[at] == b.bytes[at])
        at++;
    return at == a.length && at == b.length ? DATELINE_NONE : (uint32_t)at;
}

double clause_score_f1(const struct clause_score *score, enum clause_measure measure)
{
    uint32_t gold = score->counts[measure].gold, found = score->counts[measure].found;
    return gold + found ? 2.0 * score->counts[measure].common / (gold + found) : 0;
}
