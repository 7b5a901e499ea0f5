/* Complements and inner events: what a frame says of other clauses. */
#include "what/attempt.h"

/* "to" asks for an infinitive: "told him to leave", not "told him she had left". */
static bool complement_form_fits(const struct attempt *attempt, uint32_t clause)
{
    const struct dateline_clause *inner = &attempt->story->clauses.at[clause];
    return !take_preposition_asked(attempt, attempt->matcher->word_to) || (inner->marks & DATELINE_CLAUSE_INFINITIVE) ||
           (inner->marker != DATELINE_NONE && story_lemma_in(attempt->story, inner->marker, "to"));
}

/* The one that a complement is about: its subject, or what a passive is done to. */
static bool is_topic(const struct attempt *attempt, const struct dateline_argument *argument)
{
    bool passive = attempt->story->clauses.at[attempt->clause].marks & DATELINE_CLAUSE_PASSIVE;
    return argument->role == (passive ? DATELINE_ROLE_OBJECT : DATELINE_ROLE_SUBJECT);
}

/* "that RECIPIENT …": the subject of a finite complement, which is entered. */
static bool complement_enter(struct attempt *attempt, uint32_t complement)
{
    uint32_t outer = attempt->clause;
    uint64_t used = attempt->used;
    attempt->clause = complement;
    attempt->used = 0;
    attempt->entered = take_arguments(attempt, is_topic);
    if (!attempt->entered)
        attempt->clause = outer, attempt->used = used;
    return attempt->entered;
}

bool inner_complement(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    uint8_t fill = attempt->element->fill;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role != DATELINE_ROLE_COMPLEMENT || argument->clause == DATELINE_NONE ||
            !complement_form_fits(attempt, argument->clause))
            continue;
        if (fill == CODEBOOK_SOMETHING) {
            take_phrase(attempt, match_phrase(attempt->matcher, clause->argument_first + i));
            if (attempt->match->inners < MATCH_INNERS)
                attempt->match->inner[attempt->match->inners++] = argument->clause;
            return true;
        }
        if (fill != CODEBOOK_WORDS) {
            if (complement_enter(attempt, argument->clause))
                return true;
            continue;
        }
        if (!match_token_in(
                attempt->matcher, attempt->story->clauses.at[argument->clause].head, attempt->element->words))
            continue;
        take_phrase(attempt, match_phrase(attempt->matcher, clause->argument_first + i));
        attempt->clause = argument->clause;
        attempt->used = 0;
        return true;
    }
    return fill == CODEBOOK_WORDS && take_preposition_asked(attempt, attempt->matcher->word_to) &&
           take_oblique(attempt);
}

/* "from entering", "of shooting": a complement behind one of the prepositions asked for. */
bool inner_prepositional_complement(struct attempt *attempt)
{
    const struct codebook_element *element = attempt->element;
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    if (element->fill != CODEBOOK_WORDS && element->fill != CODEBOOK_SOMETHING)
        return false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role != DATELINE_ROLE_COMPLEMENT || argument->clause == DATELINE_NONE ||
            !argument->preposition.length || !take_preposition_asked(attempt, take_preposition_of(attempt, argument)))
            continue;
        if (element->fill == CODEBOOK_WORDS &&
            !match_token_in(attempt->matcher, attempt->story->clauses.at[argument->clause].head, element->words))
            continue;
        take_phrase(attempt, match_phrase(attempt->matcher, clause->argument_first + i));
        return true;
    }
    return false;
}

/* "called the plan foolish": an adjective said of the object, which a parse makes a complement. */
bool inner_predicate_complement(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    if (attempt->element->fill != CODEBOOK_WORDS)
        return false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role != DATELINE_ROLE_COMPLEMENT || argument->clause == DATELINE_NONE)
            continue;
        const struct dateline_clause *inner = &attempt->story->clauses.at[argument->clause];
        if ((inner->kind != DATELINE_CLAUSE_ADJECTIVE && inner->kind != DATELINE_CLAUSE_COPULA) ||
            inner->marker != DATELINE_NONE || (inner->marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT)) ||
            !match_token_in(attempt->matcher, inner->head, attempt->element->words))
            continue;
        take_phrase(attempt, match_phrase(attempt->matcher, clause->argument_first + i));
        return true;
    }
    return false;
}

static bool inner_has_type(const struct attempt *attempt, const struct draft *draft)
{
    if (!draft->found || draft->type == DATELINE_NONE)
        return false;
    const struct codebook_element *element = attempt->element;
    for (uint32_t i = 0; i < element->type_count; i++) {
        const struct codebook_reference *reference = &attempt->codebook->references[element->type_first + i];
        if (reference->type == draft->type && (reference->mode == DATELINE_NONE || reference->mode == draft->mode))
            return true;
    }
    return element->type_count == 0 && element->words == DATELINE_NONE;
}

/* May this argument hold the inner event? Without a preposition: an object or complement; with one: an oblique, or a
 * complement that it introduces ("of shelling the town"; "to" also an infinitive without a marker of its own). */
static bool may_hold_event(const struct attempt *attempt, const struct dateline_argument *argument)
{
    const struct codebook_element *element = attempt->element;
    bool complement = argument->role == DATELINE_ROLE_COMPLEMENT;
    if (argument->clause == DATELINE_NONE)
        return false;
    if (element->place == CODEBOOK_SUBJECT)
        return take_is_subject(attempt, argument);
    if (element->place == CODEBOOK_OBJECT && attempt->redirect == DATELINE_NONE)
        return complement || take_is_object(attempt, argument);
    if (element->place == CODEBOOK_OBJECT)
        return complement || take_is_redirected(attempt, argument);
    if (element->place == CODEBOOK_COMPLEMENT)
        return complement;
    if (take_has_preposition(attempt, argument))
        return true;
    const struct dateline_clause *inner = &attempt->story->clauses.at[argument->clause];
    bool marked = inner->marker != DATELINE_NONE &&
                  codebook_has(attempt->codebook, element->prepositions, attempt->matcher->words[inner->marker].lemma);
    bool prepositional = argument->preposition.length &&
                         codebook_has(attempt->codebook, element->prepositions, take_preposition_of(attempt, argument));
    return complement && (marked || prepositional ||
                             (take_preposition_asked(attempt, attempt->matcher->word_to) &&
                                 (inner->marks & DATELINE_CLAUSE_INFINITIVE)));
}

bool inner_add(struct attempt *attempt, uint32_t clause)
{
    struct match *match = attempt->match;
    if (clause == match->clause || match->inners == MATCH_INNERS)
        return false;
    bool named = match_token_in(attempt->matcher, attempt->story->clauses.at[clause].head, attempt->element->words);
    if (!named && !inner_has_type(attempt, draft_of_clause(attempt->matcher, clause)))
        return false;
    match->inner[match->inners++] = clause;
    return true;
}

/* Eventive nouns that hang on a noun already matched: "issue a call for talks". */
static bool nested_event_take(struct attempt *attempt)
{
    const struct story *story = attempt->story;
    if (attempt->element->place != CODEBOOK_OBLIQUE)
        return false;
    for (uint32_t k = 0; k < attempt->match->bounds; k++) {
        uint32_t host = attempt->match->bound[k].phrase.token;
        uint32_t end = story->sentences.at[story->tokens.at[host].sentence].end;
        for (uint32_t i = host + 1; i < end && i < host + PHRASE_MOST; i++)
            if (story->tokens.at[i].head == host && story->clause_at[i] != DATELINE_NONE &&
                take_modifier_has_preposition(attempt, i) && inner_add(attempt, story->clause_at[i]))
                return true;
    }
    return false;
}

bool inner_event(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    bool taken = false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (!take_used(attempt, i) && may_hold_event(attempt, argument) && inner_add(attempt, argument->clause)) {
            taken = true;
            if (i < 64)
                attempt->used |= (uint64_t)1 << i;
        }
    }
    return taken || nested_event_take(attempt);
}
