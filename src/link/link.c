/* The stage "link": what joins the layers.
 *
 * An event belongs to the statements in whose content its words stand, the innermost first; so an act told as
 * somebody's claim is never taken for the reporter's own word. What is denied keeps its type and gets the auxiliary
 * negation. The statement that performs an event (the accusation that is made by saying it) is another thing than a
 * claim that the event happened, and has a field of its own. */
#include "link/link.h"

#include "link/joint.h"

enum { NESTING = 8 };

/* The chain of statements that a token is told in, innermost first. */
static struct dateline_list statements_of(const struct joint *joint, uint32_t token)
{
    struct story *story = joint->story;
    uint32_t chain[NESTING], count = 0;
    for (uint32_t s = joint->told_at[token]; s != DATELINE_NONE && count < NESTING; s = story->statements.at[s].part_of)
        chain[count++] = s;
    uint32_t *at = ARENA_ARRAY(story->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        at[i] = chain[i];
    return (struct dateline_list){ at, count };
}

/* Words for what is denied rather than the thing itself: "denied reports that …" denies what they report. */
static bool is_report_noun(const struct story *story, uint32_t token)
{
    return story_lemma_in(
        story, token, "accusation|allegation|charge|claim|report|suggestion|assertion|rumour|rumor|story|statement");
}

static void mark_denied(const struct story *story, struct dateline_event *event, uint32_t token)
{
    if (!event->statements.count || is_report_noun(story, token))
        return;
    if (text_is(story->statements.at[event->statements.at[0]].act, "deny"))
        event->auxiliary |= DATELINE_AUX_NEGATION;
}

/* The statement whose cue is the event's own predicate, where uttering it is the act. Only for events that are told in
 * somebody's words or uttered in quotation marks: where the reporter tells that somebody accuses, the reporter tells
 * the event. */
static uint32_t performed_in(const struct joint *joint, const struct dateline_event *event)
{
    static const char *const acts[] = { "accuse", "threaten", "promise", "demand", "ask", "deny", "apologise",
        "thank" };
    const struct story *story = joint->story;
    if (event->clause == DATELINE_NONE || joint->spoken_by[event->clause] == DATELINE_NONE)
        return DATELINE_NONE;
    uint32_t statement = joint->spoken_by[event->clause];
    if (!event->statements.count && !text_is(story->statements.at[statement].manner, "direct"))
        return DATELINE_NONE;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (text_is(story->statements.at[statement].act, acts[i]))
            return statement;
    return DATELINE_NONE;
}

/* "said she would sue": told in the past, the future has "would" and is no hypothesis, unless a condition goes with it.
 */
static void mark_future(const struct story *story, struct dateline_event *event, uint32_t token)
{
    if (!event->statements.count || !(event->auxiliary & DATELINE_AUX_HYPOTHETICAL) || event->clause == DATELINE_NONE ||
        (story->tokens.at[token].flags & DATELINE_TOKEN_QUOTED))
        return;
    const struct dateline_statement *statement = &story->statements.at[event->statements.at[0]];
    uint32_t cue = story_token_from(story, statement->cue.start);
    if (statement->cue.start == statement->cue.end || !(story->tokens.at[cue].morphology & DATELINE_MORPH_PAST))
        return;
    bool would = false;
    const struct dateline_sentence *sentence = &story->sentences.at[event->sentence];
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        would = would || (story->tokens.at[i].head == token && story_lemma_in(story, i, "would"));
        if (story_lemma_in(story, i, "if|unless"))
            return;
    }
    if (!would)
        return;
    event->auxiliary &= (uint8_t)~DATELINE_AUX_HYPOTHETICAL;
    event->auxiliary |= DATELINE_AUX_FUTURE;
}

/* "announced that he will visit …" is one event by the codebook, at the cue; what it tells lies in the cue's content.
 */
static uint32_t told_by_own_cue(const struct joint *joint, const struct dateline_event *event)
{
    const struct story *story = joint->story;
    uint32_t statement = event->clause == DATELINE_NONE ? DATELINE_NONE : joint->spoken_by[event->clause];
    if (statement == DATELINE_NONE || !text_is(story->statements.at[statement].act, "assert") ||
        !story->statements.at[statement].contents)
        return DATELINE_NONE;
    uint32_t token = story_token_from(story, story->statements.at[statement].content[0].start);
    return token < story->tokens.count && joint->told_at[token] != DATELINE_NONE ? token : DATELINE_NONE;
}

static void link_event(const struct joint *joint, struct dateline_event *event)
{
    const struct story *story = joint->story;
    uint32_t token = joint_event_token(story, event);
    uint32_t own = told_by_own_cue(joint, event);
    if (own != DATELINE_NONE)
        event->statements = statements_of(joint, own);
    else if (token != DATELINE_NONE && joint->told_at[token] != DATELINE_NONE) {
        event->statements = statements_of(joint, token);
        mark_denied(story, event, token);
        mark_future(story, event, token);
    }
    event->performed_in = performed_in(joint, event);
    dating_event(joint, event);
    siting_event(joint, event);
}

void link_layers(struct story *story)
{
    struct joint joint;
    joint_build(story, &joint);
    dating_cues(&joint);
    joint_told(&joint);
    dating_statements(&joint);
    for (uint32_t i = 0; i < story->events.count; i++)
        link_event(&joint, &story->events.at[i]);
}
