/* Holding a frame against a clause.
 *
 * The elements of a frame are taken from left to right, and each takes the first argument of the clause that fits and
 * that no earlier element has taken; there is no going back, so a try costs elements × arguments steps. A bracket that
 * fails is undone as a whole. A prepositional element is looked for among the clause's arguments first, then among what
 * hangs on the nouns that are matched already ("impose sanctions on": whether a parser hangs "on" on the verb or on the
 * noun).
 *
 * A light verb and its noun are one clause, so that three kinds of frame find it: the noun's ("ACTOR's talks with
 * RECIPIENT"), the light verb's with the noun as object word ("ACTOR hold {talks} with RECIPIENT") and the verb's that
 * the noun stands for ("ACTOR meet with RECIPIENT"), the last with the roles that the arguments would have for that
 * verb. */
#include "what/attempt.h"

#include <string.h>

/* "!word": neither the head of an argument nor inside one. */
static bool absent_holds(const struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role == DATELINE_ROLE_COMPLEMENT)
            continue;
        for (uint32_t t = argument->first; t < argument->end && t < argument->first + PHRASE_MOST; t++)
            if (match_token_in(attempt->matcher, t, attempt->element->words))
                return false;
    }
    return true;
}

static enum match_failure element_take(struct attempt *attempt)
{
    const struct codebook_element *element = attempt->element;
    if (element->place == CODEBOOK_ABSENT)
        return absent_holds(attempt) ? MATCH_NONE : MATCH_ABSENT;
    uint32_t before = attempt->match->bounds;
    enum match_failure failure = MATCH_NONE;
    if (element->fill == CODEBOOK_EVENT && inner_event(attempt)) {
        attempt->match->words++;
        return MATCH_NONE;
    }
    if (element->fill == CODEBOOK_EVENT && element->words == DATELINE_NONE)
        return MATCH_EVENT;
    switch ((enum codebook_place)element->place) {
    case CODEBOOK_SUBJECT:
        failure = take_subject(attempt) ? MATCH_NONE : MATCH_SUBJECT;
        break;
    case CODEBOOK_OBJECT:
        failure = take_object(attempt) || inner_predicate_complement(attempt) ? MATCH_NONE : MATCH_OBJECT;
        break;
    case CODEBOOK_OBLIQUE:
        failure =
            take_oblique(attempt) ||
                    (element->fill == CODEBOOK_SOMETHING &&
                        take_preposition_asked(attempt, attempt->matcher->word_to) && inner_complement(attempt)) ||
                    inner_prepositional_complement(attempt)
                ? MATCH_NONE
                : MATCH_OBLIQUE;
        break;
    case CODEBOOK_COMPLEMENT:
        failure = inner_complement(attempt) ? MATCH_NONE : MATCH_COMPLEMENT;
        break;
    case CODEBOOK_ABSENT:
        break;
    }
    for (uint32_t i = before; element->event_too && failure == MATCH_NONE && i < attempt->match->bounds; i++)
        if (attempt->match->bound[i].phrase.clause != DATELINE_NONE)
            inner_add(attempt, attempt->match->bound[i].phrase.clause);
    if (failure == MATCH_NONE && (element->fill == CODEBOOK_WORDS || element->fill == CODEBOOK_EVENT))
        attempt->match->words++;
    else if (failure == MATCH_NONE && attempt->match->bounds > before)
        attempt->match->slots += element->restriction_count ? 2 : 1;
    return failure;
}

/* "pulled out of the town", "stepped aside": the particle in a preposition of several words, or as an adverb right
 * behind the verb. */
static bool particle_elsewhere(const struct attempt *attempt, uint32_t part)
{
    const struct story *story = attempt->story;
    const struct dateline_clause *clause = &story->clauses.at[attempt->clause];
    struct dateline_text word = codebook_words(attempt->codebook, attempt->codebook->words[part].text);
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        struct dateline_text preposition = clause_argument(story, clause, i)->preposition;
        if (preposition.length > word.length && text_same(text_slice(preposition, 0, word.length), word) &&
            (preposition.bytes[word.length] == '_' || preposition.bytes[word.length] == ' '))
            return true;
    }
    uint32_t end = story->sentences.at[clause->sentence].end;
    for (uint32_t i = clause->head + 1; i < end && i < clause->head + PARTICLE_MOST; i++)
        if (story->tokens.at[i].head == clause->head && story->tokens.at[i].deprel == DATELINE_DEPREL_ADVMOD &&
            match_token_is(attempt->matcher, i, part))
            return true;
    return false;
}

/* Is the predicate the clause's? Kind, and the particle or preposition that belongs to a verb of several parts. */
static bool predicate_fits(struct attempt *attempt, const struct codebook_posting *posting)
{
    const struct story *story = attempt->story;
    const struct dateline_clause *clause = &story->clauses.at[attempt->clause];
    const struct codebook_frame *frame = attempt->match->frame;
    attempt->match->failure = MATCH_PARTICLE;
    const struct codebook_multi *multi =
        posting->multi == DATELINE_NONE ? NULL : &attempt->codebook->multis[posting->multi];
    if (frame->kind != CODEBOOK_VERB)
        return !multi || match_multi_ends(attempt->matcher, clause->head, multi);
    bool particle_used = clause->particle == DATELINE_NONE || attempt->match->by_verb;
    for (uint32_t i = 1; multi && i < multi->part_count; i++) {
        uint32_t part = attempt->codebook->parts[multi->part_first + i];
        if (clause->particle != DATELINE_NONE && match_token_is(attempt->matcher, clause->particle, part)) {
            particle_used = true;
            continue;
        }
        if (particle_elsewhere(attempt, part))
            continue;
        attempt->redirect = part;
        bool found = false;
        for (uint32_t k = 0; k < clause->argument_count && !found; k++)
            found = take_is_redirected(attempt, clause_argument(story, clause, k));
        /* "called for it to leave": the preposition marks a clause */
        for (uint32_t k = 0; k < clause->argument_count && !found; k++) {
            const struct dateline_argument *argument = clause_argument(story, clause, k);
            found = argument->role == DATELINE_ROLE_COMPLEMENT && argument->clause != DATELINE_NONE &&
                    story->clauses.at[argument->clause].marker != DATELINE_NONE &&
                    match_token_is(attempt->matcher, story->clauses.at[argument->clause].marker, part);
        }
        if (!found)
            return false;
    }
    /* "carry out" is not "carry", unless the frame names the particle as a preposition */
    for (uint32_t i = 0; !particle_used && i < frame->element_count; i++)
        particle_used =
            codebook_has(attempt->codebook, attempt->codebook->elements[frame->element_first + i].prepositions,
                attempt->matcher->words[clause->particle].lemma);
    return particle_used;
}

/* Where to begin again when a bracket fails. */
struct mark {
    uint32_t bounds, words, slots, words_bound, inners, clause;
    uint64_t used;
};

static struct mark mark_set(const struct attempt *attempt)
{
    const struct match *match = attempt->match;
    return (struct mark){ match->bounds, match->words, match->slots, match->words_bound, match->inners, attempt->clause,
        attempt->used };
}

static void mark_restore(struct attempt *attempt, struct mark mark)
{
    struct match *match = attempt->match;
    match->bounds = mark.bounds, match->words = mark.words, match->slots = mark.slots;
    match->words_bound = mark.words_bound, match->inners = mark.inners;
    attempt->clause = mark.clause, attempt->used = mark.used;
}

static bool elements_take(struct attempt *attempt)
{
    struct match *match = attempt->match;
    uint8_t bracket = 0, failed = 0;
    struct mark mark = mark_set(attempt);
    for (uint32_t i = 0; i < match->frame->element_count; i++) {
        attempt->element = &attempt->codebook->elements[match->frame->element_first + i];
        if (attempt->element->optional && attempt->element->optional == failed)
            continue;
        if (attempt->element->optional != bracket) {
            bracket = attempt->element->optional;
            mark = mark_set(attempt);
        }
        match->failure = element_take(attempt);
        if (match->failure == MATCH_NONE)
            continue;
        match->failed_element = i;
        if (!bracket)
            return false;
        failed = bracket;
        mark_restore(attempt, mark);
    }
    match->failure = MATCH_NONE;
    return true;
}

bool match_frame(
    struct matcher *matcher, const struct codebook_posting *posting, uint32_t clause, bool by_verb, struct match *match)
{
    /* the arrays are filled as far as their counts say: clearing them for every try would cost more than the try */
    memset(match, 0, offsetof(struct match, bound));
    match->bounds = match->words_bound = match->inners = 0;
    match->doer_missing = match->by_verb = false;
    match->failure = MATCH_NONE;
    match->frame = &matcher->codebook->frames[posting->frame];
    match->clause = clause;
    match->by_verb = by_verb;
    match->words = 1;
    matcher->tries++;
    struct attempt attempt = { .matcher = matcher,
        .codebook = matcher->codebook,
        .story = matcher->story,
        .match = match,
        .clause = clause,
        .redirect = DATELINE_NONE };
    match->failed_element = DATELINE_NONE;
    return predicate_fits(&attempt, posting) && elements_take(&attempt);
}
