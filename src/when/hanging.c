/* Which clause a time expression dates. The tree says it; but parsers take fronted times for roots or for parts of the
 * subject ("In March President Reagan announced …"), and hang what follows an inserted participle on that participle.
 */
#include "when/hanging.h"

static const struct dateline_sentence *sentence_of(const struct story *story, const struct expression *expression)
{
    return &story->sentences.at[story->tokens.at[expression->first].sentence];
}

/* The token of an expression whose own head lies outside it: by it the expression hangs in the tree. One that hangs
 * somewhere comes before one that is taken for a root. */
static uint32_t head_of(const struct story *story, const struct expression *expression)
{
    uint32_t found = expression->end - 1;
    for (uint32_t i = expression->first; i < expression->end; i++) {
        uint32_t head = story->tokens.at[i].head;
        if (head != DATELINE_NONE && (head < expression->first || head >= expression->end))
            return i;
        if (head == DATELINE_NONE)
            found = i;
    }
    return found;
}

static bool is_finite_verb(const struct dateline_clause *clause)
{
    uint32_t finite = DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT | DATELINE_CLAUSE_FUTURE |
                      DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_OBLIGED | DATELINE_CLAUSE_CONDITIONAL;
    return (clause->kind != DATELINE_CLAUSE_NOUN || clause->support != DATELINE_NONE) && clause->marks & finite &&
           !(clause->marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE));
}

/* Does an expression open its sentence, but for a preposition, a conjunction or a quotation mark? */
static bool opens_sentence(const struct story *story, const struct expression *expression)
{
    uint32_t first = sentence_of(story, expression)->first;
    for (uint32_t i = first; i < expression->first; i++) {
        uint8_t upos = story->tokens.at[i].upos;
        if (i >= first + 3 ||
            (upos != DATELINE_UPOS_ADP && upos != DATELINE_UPOS_PUNCT && upos != DATELINE_UPOS_CCONJ &&
                upos != DATELINE_UPOS_SCONJ && upos != DATELINE_UPOS_ADV))
            return false;
    }
    return true;
}

/* The clause that a sentence says itself: of those whose predicate stands behind the expression, the first that no
 * relative pronoun and no conjunction opens. Clauses of a sentence lie one after the other. */
static uint32_t own_clause(const struct story *story, const struct expression *expression, uint32_t from)
{
    const struct dateline_clause *all = story->clauses.at;
    uint32_t sentence = story->tokens.at[expression->first].sentence;
    for (uint32_t i = from; all && i < story->clauses.count && all[i].sentence == sentence; i++) {
        const struct dateline_clause *clause = &all[i];
        bool below = clause->link == DATELINE_LINK_RELATIVE || clause->link == DATELINE_LINK_ADVERBIAL ||
                     clause->link == DATELINE_LINK_COMPLEMENT || clause->link == DATELINE_LINK_ARGUMENT;
        if (clause->head >= expression->end && is_finite_verb(clause) && (!below || clause->link == DATELINE_LINK_MAIN))
            return i;
    }
    return DATELINE_NONE;
}

/* The first clause of the sentence that an expression stands in; O(log n). */
static uint32_t first_clause(const struct story *story, uint32_t sentence)
{
    const struct dateline_clause *all = story->clauses.at;
    uint32_t low = 0, high = all ? story->clauses.count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (all[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Is the preposition before an expression set off by a comma, behind the clause that it is said to hang on? */
static bool behind_comma(
    const struct story *story, const struct expression *expression, const struct dateline_clause *clause)
{
    uint32_t at = expression->first, first = sentence_of(story, expression)->first;
    if (at > first && story->tokens.at[at - 1].upos == DATELINE_UPOS_ADP)
        at--;
    return at > first && clause->head + 1 < at && text_is(story_word(story, at - 1), ",");
}

/* "The prosecutor investigating the vote on Monday accused …": between a participle of the subject and the verb, a day is
 * the verb's. */
static uint32_t verb_behind(
    const struct story *story, const struct expression *expression, const struct dateline_clause *clause)
{
    uint32_t next =
        expression->end < sentence_of(story, expression)->end ? story->clause_at[expression->end] : DATELINE_NONE;
    bool active = clause->marks & DATELINE_CLAUSE_PARTICIPLE && !(clause->marks & DATELINE_CLAUSE_PASSIVE);
    if (next == DATELINE_NONE || !active || clause->link != DATELINE_LINK_RELATIVE || clause->head > expression->first)
        return DATELINE_NONE;
    const struct dateline_clause *verb = &story->clauses.at[next];
    return verb->head == expression->end && verb->kind == DATELINE_CLAUSE_VERB && is_finite_verb(verb) ? next
                                                                                                       : DATELINE_NONE;
}

uint32_t hanging_clause(const struct story *story, const struct expression *expression)
{
    if (!story->clause_at || !story->clauses.count)
        return DATELINE_NONE;
    uint32_t clause = clause_of_token(story, head_of(story, expression));
    const struct dateline_clause *found = clause == DATELINE_NONE ? NULL : &story->clauses.at[clause];
    bool itself = found && found->head >= expression->first && found->head < expression->end;
    if (opens_sentence(story, expression) &&
        (!found || itself || !is_finite_verb(found) || found->head < expression->end)) {
        uint32_t own = own_clause(story, expression, first_clause(story, story->tokens.at[expression->first].sentence));
        return own != DATELINE_NONE || itself ? own : clause;
    }
    bool inserted = found && found->link == DATELINE_LINK_RELATIVE && found->governor != DATELINE_NONE &&
                    found->marks & DATELINE_CLAUSE_PARTICIPLE && behind_comma(story, expression, found);
    if (inserted)
        return found->governor;
    uint32_t behind = found && !itself ? verb_behind(story, expression, found) : DATELINE_NONE;
    if (behind != DATELINE_NONE)
        return behind;
    return itself ? found->governor : clause;
}
