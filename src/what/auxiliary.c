/* Auxiliaries: from the marks of a clause, and of what governs it, to future, hypothetical and negation.
 *
 * "Iran did not agree to meet" negates the meeting; "Iran said it did not meet" negates it and "said" does not matter;
 * "Iran denied that it met" negates it by the verb. So marks are gathered on the way up from complement and argument to
 * governor, until a verb of saying (`saying` in composition.txt) stops them, and verbs that bring a mark with them add
 * theirs (`under`). `historical` is a matter of dates and is set where events get theirs. */
#include "what/draft.h"

enum { CLIMB_MOST = 16 };

static uint8_t marks_to_auxiliary(uint32_t marks)
{
    uint8_t auxiliary = 0;
    if (marks & (DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_FAILED))
        auxiliary |= DATELINE_AUX_NEGATION;
    if (marks & DATELINE_CLAUSE_FUTURE)
        auxiliary |= DATELINE_AUX_FUTURE;
    /* "could not agree" tells what did not happen */
    if ((marks & DATELINE_CLAUSE_POSSIBLE) && (marks & DATELINE_CLAUSE_NEGATED))
        marks &= ~(uint32_t)DATELINE_CLAUSE_POSSIBLE;
    if (marks & (DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_CONDITIONAL | DATELINE_CLAUSE_QUESTION |
                    DATELINE_CLAUSE_OBLIGED | DATELINE_CLAUSE_IMPERATIVE))
        auxiliary |= DATELINE_AUX_HYPOTHETICAL;
    return auxiliary;
}

static uint8_t mark_bit(uint32_t mark)
{
    static const uint8_t bits[] = { 0, DATELINE_AUX_FUTURE, DATELINE_AUX_HYPOTHETICAL, DATELINE_AUX_NEGATION,
        DATELINE_AUX_HISTORICAL, DATELINE_AUX_NEGATION | DATELINE_AUX_FUTURE, AUXILIARY_IF | DATELINE_AUX_FUTURE };
    return mark < sizeof bits ? bits[mark] : 0;
}

/* What a governing predicate brings: its own `under` line. */
static uint8_t under_of_clause(const struct matcher *matcher, uint32_t clause, bool *ret_drop)
{
    const struct codebook *codebook = matcher->codebook;
    for (size_t i = 0; i < codebook->unders_count; i++) {
        if (!match_token_in(matcher, matcher->story->clauses.at[clause].head, codebook->unders[i].words))
            continue;
        *ret_drop = *ret_drop || codebook->unders[i].mark == CODEBOOK_MARK_NONE;
        return mark_bit(codebook->unders[i].mark);
    }
    return 0;
}

/* "said it would not resign": the past's "would" is the future of what was said, not a condition. */
static uint32_t marks_reported(const struct matcher *matcher, uint32_t index, uint32_t saying)
{
    static const char *const conditions[] = { "if", "unless", "whether", "lest", "provided", "in" };
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[index];
    uint32_t marks = clause->marks;
    if (!(marks & DATELINE_CLAUSE_CONDITIONAL) || clause->governor == DATELINE_NONE ||
        !match_token_in(matcher, story->clauses.at[clause->governor].head, saying))
        return marks;
    for (size_t i = 0; clause->marker != DATELINE_NONE && i < sizeof conditions / sizeof *conditions; i++)
        if (story_lemma_in(story, clause->marker, conditions[i]))
            return marks;
    return (marks & ~(uint32_t)DATELINE_CLAUSE_CONDITIONAL) | DATELINE_CLAUSE_FUTURE;
}

/* "did not launch an attack" denies the attack, "did not condemn the attack" does not: an eventive noun takes part in
 * what its governor says where it has its doer from there. */
static bool takes_part(const struct story *story, const struct dateline_clause *clause)
{
    if (clause->kind != DATELINE_CLAUSE_NOUN || clause->link != DATELINE_LINK_ARGUMENT)
        return true;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        if (argument->role == DATELINE_ROLE_SUBJECT && argument->shared)
            return true;
    }
    return false;
}

/* "ahead of his visit", "pending talks": what these words introduce is to come. */
static bool is_ahead(const struct story *story, const struct dateline_clause *clause)
{
    uint32_t first = story->sentences.at[clause->sentence].first;
    for (uint32_t i = clause->head; clause->kind == DATELINE_CLAUSE_NOUN && i > first && clause->head - i < 8; i--) {
        const struct dateline_token *token = &story->tokens.at[i - 1];
        if (token->head == clause->head && token->deprel == DATELINE_DEPREL_CASE)
            return story_lemma_in(story, i - 1, "ahead|pending|upcoming");
    }
    return false;
}

/* "will quit unless …": an adverbial clause with if or unless hangs on this one, or on what governs it. */
static bool has_condition(const struct matcher *matcher, uint32_t clause)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *own = &story->clauses.at[clause];
    if (own->link == DATELINE_LINK_COMPLEMENT && own->governor != DATELINE_NONE && own->marker == DATELINE_NONE &&
        story->clauses.at[own->governor].marker != DATELINE_NONE &&
        story_lemma_in(story, story->clauses.at[own->governor].marker, "if|unless"))
        return true;
    for (uint32_t i = matcher->clause_first; i < matcher->clause_end; i++) {
        const struct dateline_clause *other = &story->clauses.at[i];
        if (other->governor == clause && other->link == DATELINE_LINK_ADVERBIAL && other->marker != DATELINE_NONE &&
            story_lemma_in(story, other->marker, "if|unless"))
            return true;
    }
    return false;
}

uint8_t auxiliary_of_clause(const struct matcher *matcher, uint32_t clause, bool *ret_drop)
{
    const struct story *story = matcher->story;
    uint32_t saying = codebook_special(matcher->codebook, CODEBOOK_SET_SAYING);
    uint8_t auxiliary = marks_to_auxiliary(marks_reported(matcher, clause, saying));
    *ret_drop = false;
    if (is_ahead(story, &story->clauses.at[clause]))
        auxiliary |= DATELINE_AUX_FUTURE;
    if (has_condition(matcher, clause))
        auxiliary |= AUXILIARY_IF;
    bool part = true;
    for (int steps = 0; steps < CLIMB_MOST; steps++) {
        const struct dateline_clause *below = &story->clauses.at[clause];
        bool governed = below->link == DATELINE_LINK_COMPLEMENT || below->link == DATELINE_LINK_ARGUMENT ||
                        below->link == DATELINE_LINK_SUBJECT;
        if (below->governor == DATELINE_NONE || !governed)
            break;
        part = part && takes_part(story, below);
        clause = below->governor;
        if (match_token_in(matcher, story->clauses.at[clause].head, saying))
            break;
        if (part)
            auxiliary |=
                marks_to_auxiliary(marks_reported(matcher, clause, saying) & ~(uint32_t)DATELINE_CLAUSE_IMPERATIVE);
        auxiliary |= under_of_clause(matcher, clause, ret_drop);
    }
    return auxiliary;
}

static bool rule_takes(const struct codebook *codebook, const struct codebook_rule *rule, uint32_t type, uint32_t mode)
{
    for (uint32_t i = 0; i < rule->from_count; i++) {
        const struct codebook_reference *from = &codebook->references[rule->from_first + i];
        if (from->type == type && (from->mode == DATELINE_NONE || from->mode == mode))
            return true;
    }
    return false;
}

bool auxiliary_compose(const struct codebook *codebook, uint32_t *type, uint32_t *mode, uint8_t *auxiliary)
{
    for (size_t i = 0; i < codebook->rules_count; i++) {
        const struct codebook_rule *rule = &codebook->rules[i];
        uint8_t bit = mark_bit(rule->mark);
        if (!bit || (*auxiliary & bit) != bit || !rule_takes(codebook, rule, *type, *mode))
            continue;
        if (rule->type == DATELINE_NONE)
            return false;
        *type = rule->type;
        *mode = rule->mode;
        *auxiliary &= (uint8_t)~bit;
    }
    return true;
}
