/* When: which time expression dates an event or a statement.
 *
 * A date belongs to the clause that it stands in. The day of "said" dates the saying: an event inside told content
 * takes only times inside the same content, an event outside only times outside. A clause without a time of its own
 * takes that of the clause that it happens with (participles, later conjuncts of one subject, eventive nouns of verbs
 * that do not say). What is announced for a day is dated with that day: an agreement's or a concession's own words may
 * lie in the content that promises it. */
#include "base/calendar.h"
#include "link/joint.h"

enum { ABOVE_STEPS = 6, HISTORICAL_DAYS = 90, NEAR_CUE = 6, NOUN_STEPS = 2, AUXILIARIES = 4, BEFORE_NOUN = 8 };

static const char OCCASIONS[] =
    "election|vote|referendum|campaign|race|contest|primary|poll|runoff|ballot|rally|protest|"
    "uprising|revolution|coup|war|conflict|invasion|summit|conference|convention|olympics";

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

/* "said today its forces had won", "said on Monday rebels had fled": the day right behind the cue is that of the saying
 * and stands outside what is said. */
static void day_of_cue(const struct joint *joint, struct dateline_statement *statement)
{
    const struct story *story = joint->story;
    if (!statement->contents || statement->cue.start == statement->cue.end || !text_is(statement->manner, "indirect"))
        return;
    uint32_t first = story_token_from(story, statement->content[0].start);
    if (first != story_token_from(story, statement->cue.end) || first + 1 >= story->tokens.count)
        return;
    uint32_t sentence = story->tokens.at[first].sentence;
    for (uint32_t i = joint->time_first[sentence]; i < joint->time_first[sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        bool begins =
            time->first == first || (time->first == first + 1 && story->tokens.at[first].upos == DATELINE_UPOS_ADP);
        if (!begins || !date_known(time->date) || time->end >= story->tokens.count)
            continue;
        uint8_t next = story->tokens.at[time->end].upos;
        bool follows = next == DATELINE_UPOS_DET || next == DATELINE_UPOS_PRON || next == DATELINE_UPOS_PROPN ||
                       next == DATELINE_UPOS_NOUN || next == DATELINE_UPOS_ADJ || next == DATELINE_UPOS_NUM ||
                       next == DATELINE_UPOS_SCONJ;
        uint32_t start = story->tokens.at[time->end].span.start;
        if (follows && start < statement->content[0].end)
            statement->content[0].start = start;
    }
}

void dating_cues(const struct joint *joint)
{
    for (uint32_t i = 0; i < joint->story->statements.count; i++)
        day_of_cue(joint, &joint->story->statements.at[i]);
}

/* ---- Events ---- */

/* "meddled in the 2016 election", "sway the 2016 vote": the act is done in what the year is said of. */
static bool is_occasion(const struct story *story, uint32_t noun, const struct dateline_clause *act)
{
    uint32_t head = story->tokens.at[noun].head;
    if (!story_lemma_in(story, noun, OCCASIONS) || (head != act->head && head != act->support))
        return false;
    if (story->tokens.at[noun].deprel == DATELINE_DEPREL_OBJ)
        return story_lemma_in(story, act->head, "influence|sway|tilt|tip|swing|disrupt|rig|manipulate|steal|affect");
    for (uint32_t i = noun; i > act->first && noun - i < BEFORE_NOUN; i--)
        if (story->tokens.at[i - 1].head == noun && story->tokens.at[i - 1].deprel == DATELINE_DEPREL_CASE)
            return story_lemma_in(story, i - 1, "in|during|at");
    return false;
}

/* "investigates the 2016 election": the year belongs to a noun that is not the act. */
static bool modifies_noun(const struct story *story, const struct dateline_time *time, uint32_t clause)
{
    const struct dateline_clause *act = &story->clauses.at[clause];
    if (time->first && story->tokens.at[time->first - 1].upos == DATELINE_UPOS_ADP)
        return false; /* "In March President Reagan …" */
    if (time->first + 1 < time->end && story_lemma_in(story, time->first + 1, "same"))
        return false; /* "the same day prosecutors charged …" */
    for (uint32_t i = time->first; i < time->end; i++) {
        const struct dateline_token *token = &story->tokens.at[i];
        if (token->head == DATELINE_NONE || (token->head >= time->first && token->head < time->end))
            continue;
        bool inside = token->deprel == DATELINE_DEPREL_COMPOUND || token->deprel == DATELINE_DEPREL_AMOD ||
                      token->deprel == DATELINE_DEPREL_NMOD_POSS || token->deprel == DATELINE_DEPREL_NUMMOD;
        return inside && !is_occasion(story, token->head, act) && token->head != act->head &&
               token->head != act->support && story->tokens.at[token->head].upos != DATELINE_UPOS_VERB;
    }
    return false;
}

static bool begins_only(const struct story *story, const struct dateline_time *time)
{
    if (time->first == 0)
        return false;
    return story_lemma_in(story, time->first - 1, "since") || story_lemma_in(story, time->first, "since");
}

static bool ends_only(const struct story *story, const struct dateline_time *time)
{
    return (time->first && story_lemma_in(story, time->first - 1, "until|till|through|thru")) ||
           story_lemma_in(story, time->first, "until|till|through|thru");
}

static bool is_verb(const struct dateline_clause *clause)
{
    return clause->kind != DATELINE_CLAUSE_NOUN || clause->support != DATELINE_NONE;
}

/* "has agreed", "have agreed", but not "had agreed". */
static bool is_present_perfect(const struct story *story, const struct dateline_clause *act)
{
    uint32_t verb = act->support != DATELINE_NONE ? act->support : act->head;
    if (!(act->marks & DATELINE_CLAUSE_PERFECT) ||
        act->marks & (DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_CONDITIONAL | DATELINE_CLAUSE_OBLIGED))
        return false;
    for (uint32_t i = verb; i > act->first && verb - i < AUXILIARIES; i--)
        if (story_lemma_in(story, i - 1, "have"))
            return !text_is_nocase(story_word(story, i - 1), "had");
    return false;
}

/* Does a verb's tense bear a time? The present and "has agreed" do not go with what is over, and nothing goes with
 * "until Friday", which tells the end. */
static bool fits(const struct story *story, const struct dateline_time *time, uint32_t clause)
{
    const struct dateline_clause *act = &story->clauses.at[clause];
    if (time->clause == clause && ends_only(story, time))
        return false;
    bool present =
        act->marks & DATELINE_CLAUSE_PRESENT && !(act->marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_HEADLINE));
    if (!is_verb(act) || !date_known(story->article.date) || begins_only(story, time) ||
        (!present && !is_present_perfect(story, act)))
        return true;
    struct dateline_date end = date_known(time->enddate) ? time->enddate : time->date;
    return date_to_days(end) >= date_to_days(story->article.date);
}

/* The time in a sentence that stands in a clause and at the same depth of telling; the nearest to the predicate. */
static uint32_t time_in_clause(const struct joint *joint, uint32_t clause, uint32_t act, uint32_t told)
{
    const struct story *story = joint->story;
    uint32_t sentence = story->clauses.at[clause].sentence, head = story->clauses.at[clause].head;
    uint32_t best = DATELINE_NONE, nearest = DATELINE_NONE;
    for (uint32_t i = joint->time_first[sentence]; i < joint->time_first[sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (time->clause != clause || !dates(time) || joint->told_at[time->first] != told ||
            modifies_noun(story, time, clause) || !fits(story, time, act))
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
    uint32_t act = clause;
    for (int step = 0; step < ABOVE_STEPS && clause != DATELINE_NONE; step++) {
        uint32_t time = time_in_clause(joint, clause, act, told);
        if (time == DATELINE_NONE)
            time = time_before(joint, clause);
        if (time != DATELINE_NONE)
            return time;
        clause = joint_clause_above(joint, clause);
    }
    return DATELINE_NONE;
}

/* Does a clause below tell when the one above it happens? Not what is said or told of somebody; of acts only what
 * stands right below: the visit or meeting during which the other is done, and what the doer does at the same time
 * ("visiting Seoul last week, …"). */
static bool tells_when(const struct joint *joint, uint32_t at, uint32_t act)
{
    const struct story *story = joint->story;
    const struct dateline_clause *below = &story->clauses.at[at];
    bool participle = below->marks & DATELINE_CLAUSE_PARTICIPLE && !(below->marks & DATELINE_CLAUSE_PASSIVE);
    if (joint->acts[at] || joint->spoken_by[at] != DATELINE_NONE) {
        if (below->governor != act)
            return false;
        if (below->kind == DATELINE_CLAUSE_NOUN)
            return below->link == DATELINE_LINK_ARGUMENT && joint_during(story, act, at);
        return below->link == DATELINE_LINK_ADVERBIAL && participle &&
               (below->marker == DATELINE_NONE || story_lemma_in(story, below->marker, "while|when"));
    }
    if (below->link == DATELINE_LINK_RELATIVE)
        return participle;
    return below->kind != DATELINE_CLAUSE_VERB ||
           (below->marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE));
}

/* "blame rebels for the attacks last week": a day that the verb's tense does not bear is that of the act that it speaks of.
 */
static uint32_t time_refused(const struct joint *joint, uint32_t clause, uint32_t told)
{
    const struct story *story = joint->story;
    const struct dateline_clause *noun = &story->clauses.at[clause];
    if (noun->kind != DATELINE_CLAUSE_NOUN || noun->link != DATELINE_LINK_ARGUMENT || noun->governor == DATELINE_NONE)
        return DATELINE_NONE;
    for (uint32_t i = joint->time_first[noun->sentence]; i < joint->time_first[noun->sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (dates(time) && time->clause == noun->governor && time->first > noun->head &&
            joint->told_at[time->first] == told && !ends_only(story, time) && !fits(story, time, noun->governor))
            return i;
    }
    return DATELINE_NONE;
}

/* A time that the parse hangs at a word below the predicate which is no act of its own ("charged him with money
 * laundering on Monday"). */
static uint32_t time_below(const struct joint *joint, uint32_t clause, uint32_t act, uint32_t told)
{
    const struct story *story = joint->story;
    uint32_t sentence = story->clauses.at[clause].sentence;
    for (uint32_t i = joint->time_first[sentence]; i < joint->time_first[sentence + 1]; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (!dates(time) || joint->told_at[time->first] != told || modifies_noun(story, time, clause) ||
            !fits(story, time, act))
            continue;
        uint32_t at = time->clause;
        for (int step = 0; step < ABOVE_STEPS && at != DATELINE_NONE && at != clause; step++) {
            at = tells_when(joint, at, clause) ? story->clauses.at[at].governor : DATELINE_NONE;
        }
        if (at == clause)
            return i;
    }
    return DATELINE_NONE;
}

/* The same for the earlier conjuncts that the clause happens with. */
static uint32_t time_beside(const struct joint *joint, uint32_t clause, uint32_t told)
{
    uint32_t time = DATELINE_NONE, act = clause;
    for (int step = 0; step < ABOVE_STEPS && clause != DATELINE_NONE && time == DATELINE_NONE; step++) {
        time = time_below(joint, clause, act, told);
        bool conjunct = joint->story->clauses.at[clause].link == DATELINE_LINK_CONJUNCT;
        clause = conjunct ? joint_clause_above(joint, clause) : DATELINE_NONE;
    }
    return time;
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

static bool same_entity(const struct story *story, uint32_t one, uint32_t other)
{
    uint32_t entity = story->mentions.at[one].entity;
    return one == other || (entity != DATELINE_NONE && entity == story->mentions.at[other].entity);
}

/* Is an act told as one that is done in the very words, not as one that was done before or is planned? "What he called
 * aggression" was called so when he spoke. */
static bool done_by_saying(const struct story *story, const struct dateline_event *event)
{
    static const char *const types[] = { "REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE", "CONCEDE", "SUPPORT" };
    const struct dateline_clause *clause = &story->clauses.at[event->clause];
    bool before = clause->marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PERFECT | DATELINE_CLAUSE_PROGRESSIVE) &&
                  !story_lemma_in(story, clause->head, "call|term|describe|brand|label|dub");
    if (event->auxiliary || before)
        return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_is(event->type, types[i]))
            return true;
    return false;
}

/* What a speaker demands, refuses, promises, blames or backs in the words that are told ("will veto the bill, he said
 * on Monday") has the day of the saying. */
static uint32_t time_of_saying(const struct joint *joint, const struct dateline_event *event, uint32_t token)
{
    const struct story *story = joint->story;
    uint32_t told = joint->told_at[token];
    if (told == DATELINE_NONE || !event->actor.count || !done_by_saying(story, event))
        return DATELINE_NONE;
    uint32_t speaker = story->statements.at[told].speaker;
    bool own = speaker != DATELINE_NONE && same_entity(story, speaker, event->actor.at[0]);
    return own ? story->statements.at[told].time : DATELINE_NONE;
}

static bool is_old(const struct story *story, const struct dateline_time *time)
{
    struct dateline_date end = date_known(time->enddate) ? time->enddate : time->date;
    return date_known(story->article.date) && dates(time) &&
           date_to_days(end) + HISTORICAL_DAYS < date_to_days(story->article.date);
}

static bool is_ahead(const struct story *story, const struct dateline_time *time)
{
    return date_known(story->article.date) && date_to_days(time->date) > date_to_days(story->article.date);
}

/* An act that its verb tells as done; not one that is agreed or conceded for a later day. */
static bool is_past_only(const struct story *story, const struct dateline_event *event)
{
    const struct dateline_clause *clause = &story->clauses.at[event->clause];
    uint32_t open = DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_OBLIGED |
                    DATELINE_CLAUSE_CONDITIONAL | DATELINE_CLAUSE_INFINITIVE;
    return is_verb(clause) && clause->marks & DATELINE_CLAUSE_PAST && !(clause->marks & open) &&
           !text_is(event->type, "AGREE") && !text_is(event->type, "CONCEDE");
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
    uint32_t planned = time_planned(joint, event, token);
    if (planned != DATELINE_NONE && is_ahead(story, &story->times.at[planned]))
        event->time = planned;
    if (event->time == DATELINE_NONE)
        event->time = time_above(joint, event->clause, joint->told_at[token]);
    if (event->time == DATELINE_NONE)
        event->time = planned;
    if (event->time == DATELINE_NONE)
        event->time = time_beside(joint, event->clause, joint->told_at[token]);
    if (event->time == DATELINE_NONE)
        event->time = time_refused(joint, event->clause, joint->told_at[token]);
    if (event->time == DATELINE_NONE)
        event->time = time_retold(joint, event);
    if (event->time == DATELINE_NONE)
        event->time = time_of_saying(joint, event, token);
    if (event->time != DATELINE_NONE && is_past_only(story, event) && is_ahead(story, &story->times.at[event->time]))
        event->time = DATELINE_NONE; /* "told them to come in May" */
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
