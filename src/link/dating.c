/* When: which time expression dates an event or a statement.
 *
 * A date belongs to the clause that it stands in. The day of "said" dates the saying: an event inside told content
 * takes only times inside the same content, an event outside only times outside. A clause without a time of its own
 * takes that of the clause that it happens with (participles, later conjuncts of one subject, eventive nouns of verbs
 * that do not say). What is announced for a day is dated with that day: an agreement's or a concession's own words may
 * lie in the content that promises it. */
#include "base/calendar.h"
#include "link/joint.h"

enum { ABOVE_STEPS = 6, HISTORICAL_DAYS = 90, NEAR_CUE = 6, NOUN_STEPS = 2 };

static bool dates(const struct dateline_time *time)
{
    return date_known(time->date);
}

/* ---- Statements ---- */

/* A time outside the content, in the cue's clause or right beside the cue. */
static uint32_t time_of_statement(const struct joint *joint, uint32_t index)
{
    const struct story *story = joint->story;
    const struct dateline_statement *statement = &story->statements.at[index];
    if (statement->cue.start == statement->cue.end)
        return DATELINE_NONE;
    uint32_t cue = story_token_from(story, statement->cue.start), best = DATELINE_NONE;
    for (uint32_t i = joint->time_first[statement->sentence]; i < joint->time_first[statement->sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (!dates(time) || joint->told_at[time->first] == index || joint->told_at[time->first] != joint->told_at[cue])
            continue;
        bool beside = time->first > cue ? time->first - cue <= NEAR_CUE : cue - time->end <= NEAR_CUE;
        if (beside || (statement->clause != DATELINE_NONE && time->clause == statement->clause))
            if (best == DATELINE_NONE || (statement->clause != DATELINE_NONE && time->clause == statement->clause))
                best = i;
    }
    return best;
}

void dating_statements(const struct joint *joint)
{
    struct story *story = joint->story;
    for (uint32_t i = 0; i < story->statements.count; i++)
        story->statements.at[i].time = time_of_statement(joint, i);
}

/* ---- Events ---- */

/* "investigates the 2016 election": the year belongs to a noun that is not the act. */
static bool modifies_noun(const struct story *story, const struct dateline_time *time, uint32_t clause)
{
    const struct dateline_clause *act = &story->clauses.at[clause];
    if (time->first && story->tokens.at[time->first - 1].upos == DATELINE_UPOS_ADP)
        return false; /* "In March President Reagan …" */
    for (uint32_t i = time->first; i < time->end; i++) {
        const struct dateline_token *token = &story->tokens.at[i];
        if (token->head == DATELINE_NONE || (token->head >= time->first && token->head < time->end))
            continue;
        bool inside = token->deprel == DATELINE_DEPREL_COMPOUND || token->deprel == DATELINE_DEPREL_AMOD ||
                      token->deprel == DATELINE_DEPREL_NMOD_POSS || token->deprel == DATELINE_DEPREL_NUMMOD;
        return inside && token->head != act->head && token->head != act->support &&
               story->tokens.at[token->head].upos != DATELINE_UPOS_VERB;
    }
    return false;
}

/* The time in a sentence that stands in a clause and at the same depth of telling; the nearest to the predicate. */
static uint32_t time_in_clause(const struct joint *joint, uint32_t clause, uint32_t told)
{
    const struct story *story = joint->story;
    uint32_t sentence = story->clauses.at[clause].sentence, head = story->clauses.at[clause].head;
    uint32_t best = DATELINE_NONE, nearest = DATELINE_NONE;
    for (uint32_t i = joint->time_first[sentence]; i < joint->time_first[sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (time->clause != clause || !dates(time) || joint->told_at[time->first] != told ||
            modifies_noun(story, time, clause))
            continue;
        uint32_t distance = time->first > head ? time->first - head : head - time->first;
        if (distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

/* "in 1977 when Sadat broke with …", "since July, when …": the time right before the clause. */
static uint32_t time_before(const struct joint *joint, uint32_t clause)
{
    const struct story *story = joint->story;
    const struct dateline_clause *when = &story->clauses.at[clause];
    uint32_t first = joint_clause_begin(joint, clause);
    if (!story_lemma_in(story, first, "when"))
        return DATELINE_NONE;
    for (uint32_t i = joint->time_first[when->sentence]; i < joint->time_first[when->sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (dates(time) && time->end <= first && time->end + 1 >= first)
            return i;
    }
    return DATELINE_NONE;
}

/* The clause's own time, or that of the clause that it happens with. */
static uint32_t time_above(const struct joint *joint, uint32_t clause, uint32_t told)
{
    for (int step = 0; step < ABOVE_STEPS && clause != DATELINE_NONE; step++) {
        uint32_t time = time_in_clause(joint, clause, told);
        if (time == DATELINE_NONE)
            time = time_before(joint, clause);
        if (time != DATELINE_NONE)
            return time;
        clause = joint_clause_above(joint, clause);
    }
    return DATELINE_NONE;
}

/* A time that the parse hangs at a word below the predicate which is no act of its own ("charged him with money
 * laundering on Monday"). */
static uint32_t time_below(const struct joint *joint, uint32_t clause, uint32_t told)
{
    const struct story *story = joint->story;
    uint32_t sentence = story->clauses.at[clause].sentence;
    for (uint32_t i = joint->time_first[sentence]; i < joint->time_first[sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (!dates(time) || joint->told_at[time->first] != told || modifies_noun(story, time, clause))
            continue;
        uint32_t at = time->clause;
        for (int step = 0; step < ABOVE_STEPS && at != DATELINE_NONE && at != clause; step++) {
            const struct dateline_clause *below = &story->clauses.at[at];
            bool open = !joint->acts[at] && joint->spoken_by[at] == DATELINE_NONE &&
                        (below->kind != DATELINE_CLAUSE_VERB ||
                            (below->marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE))) &&
                        below->link != DATELINE_LINK_RELATIVE;
            at = open ? below->governor : DATELINE_NONE;
        }
        if (at == clause)
            return i;
    }
    return DATELINE_NONE;
}

/* "promised to visit in May": the day of the visit, in the content of the event's own statement. */
static uint32_t time_planned(const struct joint *joint, const struct dateline_event *event, uint32_t token)
{
    const struct story *story = joint->story;
    if (!text_is(event->type, "AGREE") && !text_is(event->type, "CONCEDE"))
        return DATELINE_NONE;
    for (uint32_t i = joint->time_first[event->sentence]; i < joint->time_first[event->sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (!dates(time) || time->clause == DATELINE_NONE || time->first < token)
            continue;
        const struct dateline_clause *clause = &story->clauses.at[time->clause];
        if (clause->governor == event->clause &&
            (clause->link == DATELINE_LINK_COMPLEMENT || clause->link == DATELINE_LINK_ARGUMENT))
            return i;
    }
    return DATELINE_NONE;
}

/* A later telling of the act may give the day. */
static uint32_t time_retold(const struct joint *joint, const struct dateline_event *event)
{
    const struct story *story = joint->story;
    for (uint32_t i = 0; i < event->telling_count; i++) {
        uint32_t token = story_token_from(story, event->tellings[i].span.start);
        uint32_t clause = token < story->tokens.count ? clause_of_token(story, token) : DATELINE_NONE;
        if (clause == DATELINE_NONE)
            continue;
        uint32_t time = time_above(joint, clause, joint->told_at[token]);
        if (time != DATELINE_NONE)
            return time;
    }
    return DATELINE_NONE;
}

static bool begins_only(const struct story *story, const struct dateline_time *time)
{
    if (time->first == 0)
        return false;
    return text_is_nocase(story_word(story, time->first - 1), "since") ||
           text_is_nocase(story_word(story, time->first), "since");
}

static bool is_old(const struct story *story, const struct dateline_time *time)
{
    struct dateline_date end = date_known(time->enddate) ? time->enddate : time->date;
    return date_known(story->article.date) && dates(time) &&
           date_to_days(end) + HISTORICAL_DAYS < date_to_days(story->article.date);
}

/* With a date the calendar decides what is historical; without one the words did. */
static void mark_historical(const struct story *story, struct dateline_event *event)
{
    if (event->time == DATELINE_NONE || !date_known(story->article.date))
        return;
    struct dateline_date end = date_known(event->enddate) ? event->enddate : event->date;
    bool old = date_to_days(end) + HISTORICAL_DAYS < date_to_days(story->article.date) &&
               !begins_only(story, &story->times.at[event->time]);
    if (old)
        event->auxiliary |= DATELINE_AUX_HISTORICAL;
    else
        event->auxiliary &= (uint8_t)~DATELINE_AUX_HISTORICAL;
}

/* "meddled in the 2016 election" gives the meddling no date, but its words put it into that year. */
static void mark_by_words(const struct joint *joint, struct dateline_event *event)
{
    const struct story *story = joint->story;
    const struct dateline_clause *clause = &story->clauses.at[event->clause];
    if (clause->marks & (DATELINE_CLAUSE_PRESENT | DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_PROGRESSIVE))
        return;
    for (uint32_t i = joint->time_first[clause->sentence]; i < joint->time_first[clause->sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (!is_old(story, time))
            continue;
        uint32_t at = time->clause;
        for (int step = 0; step < NOUN_STEPS && at != DATELINE_NONE && at != event->clause; step++)
            at = story->clauses.at[at].kind == DATELINE_CLAUSE_NOUN ? story->clauses.at[at].governor : DATELINE_NONE;
        if (at == event->clause)
            event->auxiliary |= DATELINE_AUX_HISTORICAL;
    }
}

void dating_event(const struct joint *joint, struct dateline_event *event)
{
    struct story *story = joint->story;
    uint32_t token = joint_event_token(story, event);
    event->time = DATELINE_NONE;
    if (token == DATELINE_NONE || event->clause == DATELINE_NONE)
        return;
    event->time = time_above(joint, event->clause, joint->told_at[token]);
    if (event->time == DATELINE_NONE)
        event->time = time_planned(joint, event, token);
    if (event->time == DATELINE_NONE)
        event->time = time_below(joint, event->clause, joint->told_at[token]);
    if (event->time == DATELINE_NONE)
        event->time = time_retold(joint, event);
    uint32_t marks = story->clauses.at[event->clause].marks;
    if (event->time != DATELINE_NONE && is_old(story, &story->times.at[event->time]) &&
        (marks & DATELINE_CLAUSE_PROGRESSIVE) && !(marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PERFECT)))
        event->time = DATELINE_NONE; /* what is going on now did not happen years ago: "are investigating … in 2016" */
    if (event->time == DATELINE_NONE) {
        mark_by_words(joint, event);
        return;
    }
    event->date = story->times.at[event->time].date;
    event->enddate = story->times.at[event->time].enddate;
    mark_historical(story, event);
}
