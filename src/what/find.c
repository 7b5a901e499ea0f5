/* The stage "event": every clause's best frame, what composition leaves of them, and the events in text order. */
#include "what/what.h"

#include "what/draft.h"

/* An inner event that an outer one was made of is not written apart. */
static void consume(struct matcher *matcher, const struct match *match)
{
    if (match->frame->flags & CODEBOOK_FRAME_KEEP)
        return;
    for (uint32_t i = 0; i < match->words_bound; i++) {
        uint32_t clause = matcher->story->clause_at[match->word[i]];
        if (clause != DATELINE_NONE && clause != match->clause)
            matcher->drafts[clause - matcher->clause_first].consumed = true;
    }
    for (uint32_t i = 0; i < match->inners; i++) {
        struct draft *inner = &matcher->drafts[match->inner[i] - matcher->clause_first];
        if (inner->consumed)
            continue;
        inner->consumed = true;
        if (inner->found)
            consume(matcher, &inner->match);
    }
}

static void event_write(struct story *story, const struct dateline_event *event)
{
    if (story->events.count >= story->records) {
        if (story->events.count == story->records)
            story_message(story, "more than %u events; the rest is left out", story->records);
        return;
    }
    *VECTOR_PUSH(story->arena, &story->events) = *event;
}

struct built {
    struct dateline_event event, also;
    bool good, also_good;
};

/* The clauses of one sentence, [first, end): build, consume, write. */
static void sentence_find(struct matcher *matcher, uint32_t first, uint32_t end, struct built *built)
{
    for (uint32_t i = 0; i < end - first; i++)
        draft_of_clause(matcher, first + i);
    for (uint32_t i = 0; i < end - first; i++) {
        const struct draft *draft = &matcher->drafts[i];
        built[i].good = draft->found && event_build(matcher, &draft->match, &built[i].event);
        built[i].also_good = draft->also_found && event_build(matcher, &draft->also, &built[i].also);
        bool dropped = draft->found && draft->type == DATELINE_NONE && !built[i].good;
        if (built[i].good || dropped)
            consume(matcher, &draft->match);
    }
    for (uint32_t i = 0; i < end - first; i++) {
        if (built[i].good && !matcher->drafts[i].consumed)
            event_write(matcher->story, &built[i].event);
        if (built[i].also_good && !matcher->drafts[i].consumed)
            event_write(matcher->story, &built[i].also);
    }
}

void what_find(const struct codebook *codebook, struct story *story)
{
    struct matcher matcher;
    story->codebook = codebook->name;
    if (!codebook->frames_count || !story->clauses.count)
        return;
    match_begin(&matcher, codebook, story);
    struct built *built = NULL;
    uint32_t room = 0;
    for (uint32_t i = 0; i < story->clauses.count;) {
        uint32_t end = match_sentence(&matcher, i);
        if (end - i > room)
            built = ARENA_ARRAY(story->scratch, struct built, room = end - i);
        sentence_find(&matcher, i, end, built);
        i = end;
    }
}
