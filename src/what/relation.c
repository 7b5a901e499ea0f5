/* The best type between two given spans, even where no event joins them.
 *
 * Everything that the codebook sees in the text has a vote for its type: an event that joins the two sides most, then one
 * that has the source as actor, then a frame that fits a clause which the source or the target is an argument of, then
 * any event, then any frame that fits. Where nothing fits, the frames of each predicate vote whatever their slots. */
#include "what/relation.h"

#include "what/draft.h"

#include <string.h>

enum {
    VOTE_JOINED = 1000,
    VOTE_ACTOR = 300,
    VOTE_EVENT = 120,
    VOTE_FRAME_JOINED = 400,
    VOTE_FRAME_ONE = 150,
    VOTE_FRAME = 60,
    VOTE_WORD = 10,
    TYPES_OUT = 4,
};

struct relating {
    const struct codebook *codebook;
    struct story *story;
    const struct relation_side *source, *target;
    uint32_t votes[CODEBOOK_TYPES_MOST];
};

static bool touches(const struct relating *relating, uint32_t first, uint32_t end, const struct relation_side *side)
{
    struct dateline_span span = story_span(relating->story, first, end);
    for (size_t i = 0; i < side->count; i++)
        if (span.start < side->spans[i].end && side->spans[i].start < span.end)
            return true;
    return false;
}

static bool list_touches(const struct relating *relating, struct dateline_list list, const struct relation_side *side)
{
    for (uint32_t i = 0; i < list.count; i++) {
        const struct dateline_mention *mention = &relating->story->mentions.at[list.at[i]];
        if (touches(relating, mention->first, mention->end, side))
            return true;
    }
    return false;
}

static uint32_t type_named(const struct codebook *codebook, struct dateline_text name)
{
    for (uint32_t i = 0; i < codebook->types_count; i++)
        if (text_same(codebook_words(codebook, codebook->types[i].name), name))
            return i;
    return DATELINE_NONE;
}

static void events_vote(struct relating *relating)
{
    for (uint32_t i = 0; i < relating->story->events.count; i++) {
        const struct dateline_event *event = &relating->story->events.at[i];
        uint32_t type = type_named(relating->codebook, event->type);
        bool actor = list_touches(relating, event->actor, relating->source);
        bool other = list_touches(relating, event->recipient, relating->target) || list_touches(relating, event->actor, relating->target);
        if (type != DATELINE_NONE)
            relating->votes[type] +=
                (uint32_t)(actor && other ? VOTE_JOINED : actor ? VOTE_ACTOR : VOTE_EVENT) + event->confidence;
    }
}

static void draft_vote(struct relating *relating, struct matcher *matcher, uint32_t clause, const struct match *match)
{
    const struct codebook_group *group = &relating->codebook->groups[match->frame->group];
    uint32_t type = group->type, mode = group->modes ? group->mode[0] : DATELINE_NONE;
    const struct dateline_clause *where = &relating->story->clauses.at[clause];
    bool drop, source = false, target = false;
    if (type == DATELINE_NONE)
        return;
    uint8_t auxiliary = auxiliary_of_clause(matcher, clause, &drop);
    if (!auxiliary_compose(relating->codebook, &type, &mode, &auxiliary))
        return;
    for (uint32_t i = 0; i < where->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(relating->story, where, i);
        source = source || touches(relating, argument->first, argument->end, relating->source);
        target = target || touches(relating, argument->first, argument->end, relating->target);
    }
    relating->votes[type] +=
        (uint32_t)(source && target ? VOTE_FRAME_JOINED : source || target ? VOTE_FRAME_ONE : VOTE_FRAME) +
        20 * match->words + match->frame->weight / 10;
}

/* Every frame that a predicate's word begins has a small vote, so that nothing stays without an answer that the codebook
 * has a word for. */
static void words_vote(struct relating *relating, const struct matcher *matcher)
{
    for (uint32_t i = 0; i < relating->story->tokens.count; i++) {
        uint32_t word = matcher->words[i].lemma;
        if (word == DATELINE_NONE)
            continue;
        uint32_t first = relating->codebook->words[word].posting_first, count = relating->codebook->words[word].posting_count;
        uint32_t share = count ? (VOTE_WORD + count - 1) / count : 0;
        for (uint32_t k = 0; k < count; k++) {
            uint32_t group = relating->codebook->frames[relating->codebook->postings[first + k].frame].group;
            if (relating->codebook->groups[group].type != DATELINE_NONE)
                relating->votes[relating->codebook->groups[group].type] += share;
        }
    }
}

static void relation_rank(struct relating *relating, struct dateline_relation *ret_relation)
{
    uint64_t sum = 0, best = 0;
    for (size_t i = 0; i < relating->codebook->types_count; i++)
        sum += relating->votes[i];
    while (ret_relation->count < TYPES_OUT) {
        uint32_t top = 0;
        for (uint32_t i = 1; i < relating->codebook->types_count; i++)
            if (relating->votes[i] > relating->votes[top])
                top = i;
        if (!relating->votes[top])
            break;
        best = best ? best : relating->votes[top];
        ret_relation->types[ret_relation->count++] =
            codebook_words(relating->codebook, relating->codebook->types[top].name);
        relating->votes[top] = 0;
    }
    ret_relation->confidence = sum ? (uint8_t)(best * 95 / sum) : 0;
}

void what_relate(const struct codebook *codebook, struct story *story, const struct relation_side *source,
    const struct relation_side *target, struct dateline_relation *ret_relation)
{
    struct relating relating = { codebook, story, source, target, { 0 } };
    struct matcher matcher;
    memset(ret_relation, 0, sizeof *ret_relation);
    if (!codebook->types_count)
        return;
    match_begin(&matcher, codebook, story);
    events_vote(&relating);
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        if (i < matcher.clause_first || i >= matcher.clause_end)
            match_sentence(&matcher, i);
        const struct draft *draft = draft_of_clause(&matcher, i);
        if (draft->found)
            draft_vote(&relating, &matcher, i, &draft->match);
        if (draft->also_found)
            draft_vote(&relating, &matcher, i, &draft->also);
    }
    words_vote(&relating, &matcher);
    relation_rank(&relating, ret_relation);
}
