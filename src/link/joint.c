/* Indices over the layers, so that joining costs no search. */
#include "link/joint.h"

static uint32_t *filled(const struct story *story, uint32_t count)
{
    uint32_t *at = ARENA_ARRAY(story->scratch, uint32_t, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++)
        at[i] = DATELINE_NONE;
    return at;
}

/* Statements are in order of their beginnings, outer ones before those inside them, so that the last writer of a token
 * is the innermost. */
void joint_told(const struct joint *joint)
{
    const struct story *story = joint->story;
    uint32_t *told_at = joint->told_at;
    for (uint32_t i = 0; i < story->statements.count; i++) {
        const struct dateline_statement *statement = &story->statements.at[i];
        for (uint32_t k = 0; k < statement->contents; k++)
            for (uint32_t t = story_token_from(story, statement->content[k].start);
                 t < story->tokens.count && story->tokens.at[t].span.start < statement->content[k].end; t++)
                told_at[t] = i;
    }
}

/* Counts up to the sentence's first element; elements know their first token. */
static uint32_t *by_sentence(const struct story *story, uint32_t count, const uint32_t *first_tokens)
{
    uint32_t *first = ARENA_ARRAY(story->scratch, uint32_t, (size_t)story->sentences.count + 2), at = 0;
    for (uint32_t s = 0; s < story->sentences.count; s++) {
        first[s] = at;
        while (at < count && first_tokens[at] < story->sentences.at[s].end)
            at++;
    }
    first[story->sentences.count] = at;
    return first;
}

void joint_build(struct story *story, struct joint *ret_joint)
{
    ret_joint->story = story;
    ret_joint->told_at = filled(story, story->tokens.count);
    ret_joint->spoken_by = filled(story, story->clauses.count);
    for (uint32_t i = 0; i < story->statements.count; i++)
        if (story->statements.at[i].clause != DATELINE_NONE)
            ret_joint->spoken_by[story->statements.at[i].clause] = i;
    ret_joint->acts = ARENA_ARRAY(story->scratch, bool, (size_t)story->clauses.count + 1);
    for (uint32_t i = 0; i < story->events.count; i++)
        if (story->events.at[i].clause != DATELINE_NONE)
            ret_joint->acts[story->events.at[i].clause] = true;
    uint32_t *tokens = ARENA_ARRAY(story->scratch, uint32_t, (size_t)story->times.count + story->places.count + 1);
    for (uint32_t i = 0; i < story->times.count; i++)
        tokens[i] = story->times.at[i].first;
    ret_joint->time_first = by_sentence(story, story->times.count, tokens);
    for (uint32_t i = 0; i < story->places.count; i++)
        tokens[i] = story->places.at[i].first;
    ret_joint->place_first = by_sentence(story, story->places.count, tokens);
}

uint32_t joint_event_token(const struct story *story, const struct dateline_event *event)
{
    if (event->clause != DATELINE_NONE)
        return story->clauses.at[event->clause].head;
    if (!event->spans)
        return DATELINE_NONE;
    uint32_t token = story_token_from(story, event->span[0].start);
    return token < story->tokens.count ? token : DATELINE_NONE;
}

uint32_t joint_clause_begin(const struct joint *joint, uint32_t clause)
{
    const struct dateline_clause *words = &joint->story->clauses.at[clause];
    uint32_t first = words->first;
    while (first + 1 < words->end && joint->story->tokens.at[first].upos == DATELINE_UPOS_PUNCT)
        first++;
    return first;
}

/* "…, when China put pressure on Vietnam": the words that begin a clause say that it happens at the same time. */
static bool begins_with(const struct joint *joint, uint32_t clause, const char *words)
{
    uint32_t marker = joint->story->clauses.at[clause].marker;
    return (marker != DATELINE_NONE && story_lemma_in(joint->story, marker, words)) ||
           story_lemma_in(joint->story, joint_clause_begin(joint, clause), words);
}

/* "hours after the court ruled", "shortly before the vote was held", "on the same day the Senate voted": not another day.
 */
static bool same_day(const struct joint *joint, uint32_t clause)
{
    const struct story *story = joint->story;
    uint32_t first = joint_clause_begin(joint, clause),
             least = story->sentences.at[story->clauses.at[clause].sentence].first;
    if (first < least + 2)
        return false;
    if (story_lemma_in(story, first - 1, "day"))
        return story_lemma_in(story, first - 2, "same");
    uint32_t marker = story->clauses.at[clause].marker;
    uint32_t near = marker != DATELINE_NONE && marker > least ? marker - 1 : first;
    const char *words = "hour|minute|moment|second|shortly|soon|immediately";
    return marker != DATELINE_NONE && story_lemma_in(story, marker, "after|before") &&
           (story_lemma_in(story, near, words) || story_lemma_in(story, first, words));
}

/* An eventive noun happens when its verb does where it is what the verb brings about or tells of ("launched an attack",
 * "the talks ended"), not where it is a mere circumstance ("despite the criticism"). */
static bool happens_with(const struct story *story, uint32_t above, uint32_t noun)
{
    const struct dateline_clause *verb = &story->clauses.at[above];
    for (uint32_t i = 0; i < verb->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, verb, i);
        if (argument->clause != noun && argument->token != story->clauses.at[noun].head)
            continue;
        if (argument->role == DATELINE_ROLE_SUBJECT || argument->role == DATELINE_ROLE_OBJECT)
            return true;
        return text_is(argument->preposition, "in") || text_is(argument->preposition, "at") ||
               text_is(argument->preposition, "during") || text_is(argument->preposition, "amid") ||
               text_is(argument->preposition, "on");
    }
    return false;
}

bool joint_during(const struct story *story, uint32_t above, uint32_t noun)
{
    const struct dateline_clause *verb = &story->clauses.at[above];
    for (uint32_t i = 0; i < verb->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, verb, i);
        if (argument->clause == noun || argument->token == story->clauses.at[noun].head)
            return text_is(argument->preposition, "in") || text_is(argument->preposition, "at") ||
                   text_is(argument->preposition, "during");
    }
    return false;
}

uint32_t joint_clause_above(const struct joint *joint, uint32_t clause)
{
    const struct story *story = joint->story;
    const struct dateline_clause *below = &story->clauses.at[clause];
    uint32_t above = below->governor;
    if (above == DATELINE_NONE || joint->told_at[below->head] != joint->told_at[story->clauses.at[above].head])
        return DATELINE_NONE;
    bool saying = joint->spoken_by[above] != DATELINE_NONE;
    bool finite = !(below->marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE));
    switch (below->link) {
    case DATELINE_LINK_ARGUMENT:
        return saying || !happens_with(story, above, clause) ? DATELINE_NONE : above;
    case DATELINE_LINK_COMPLEMENT:
        return saying || finite ? DATELINE_NONE : above;
    case DATELINE_LINK_CONJUNCT:
        return above;
    case DATELINE_LINK_ADVERBIAL:
        return !finite || begins_with(joint, clause, "when|while|as") || same_day(joint, clause) ? above
                                                                                                 : DATELINE_NONE;
    case DATELINE_LINK_RELATIVE:
        return begins_with(joint, clause, "when") || same_day(joint, clause) ? above : DATELINE_NONE;
    default:
        return DATELINE_NONE;
    }
}
