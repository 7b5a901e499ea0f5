/* A recipient that the text named earlier.
 *
 * "Washington imposed tariffs on Japan. … If the United States imposes the tariffs …": the second clause means the same
 * tariffs and need not say on whom. "… an executive order from President X. … A judge blocked the order": the order is
 * X's. So an event without a recipient takes that of an earlier event of its type, doer and word; else the owner of the
 * noun that its object repeats, where the noun is definite. */
#include "what/draft.h"

enum { EVENTS_BACK = 48, TOKENS_BACK = 1500, CARRIERS = 4 };

static bool noun_definite(const struct story *story, uint32_t token)
{
    uint32_t first = story->sentences.at[story->tokens.at[token].sentence].first;
    for (uint32_t i = token; i > first && token - i < 6; i--)
        if (story->tokens.at[i - 1].head == token &&
            story_lemma_in(story, i - 1, "the|this|that|these|those|its|his|her|their"))
            return true;
    return false;
}

static bool codes_shared(const struct story *story, const struct side *side, struct dateline_list list)
{
    for (uint32_t i = 0; i < side->count; i++) {
        const struct dateline_entity *mine = side_entity(story, side->mention[i]);
        for (uint32_t k = 0; mine && mine->code.length && k < list.count; k++) {
            const struct dateline_entity *other = side_entity(story, list.at[k]);
            if (other && text_same(other->code, mine->code))
                return true;
        }
    }
    return false;
}

/* One of the tokens that carry the earlier event has this lemma. */
static bool event_says(const struct story *story, const struct dateline_event *event, struct dateline_text lemma)
{
    for (uint32_t s = 0; s < event->spans; s++)
        for (uint32_t t = story_token_from(story, event->span[s].start);
             t < story->tokens.count && story->tokens.at[t].span.start < event->span[s].end; t++)
            if (text_same(story->tokens.at[t].lemma, lemma))
                return true;
    return false;
}

static bool of_event(
    const struct story *story, uint32_t token, struct dateline_text type, const struct side *actor, struct side *found)
{
    uint32_t count = story->events.count;
    for (uint32_t back = 1; back <= count && back <= EVENTS_BACK; back++) {
        const struct dateline_event *event = &story->events.at[count - back];
        if (!text_same(event->type, type) || !event->recipient.count ||
            !event_says(story, event, story->tokens.at[token].lemma) || !codes_shared(story, actor, event->actor))
            continue;
        for (uint32_t i = 0; i < event->recipient.count; i++)
            if (side_coded(story, event->recipient.at[i]))
                side_add_mention(found, event->recipient.at[i]);
        if (found->count)
            return true;
    }
    return false;
}

/* The owner of the nearest earlier noun with the same lemma that has one. */
static bool of_noun(const struct matcher *matcher, uint32_t token, struct side *found)
{
    const struct story *story = matcher->story;
    uint32_t sentence = story->sentences.at[story->tokens.at[token].sentence].first;
    if (!noun_definite(story, token) || story->tokens.at[token].upos != DATELINE_UPOS_NOUN)
        return false;
    for (uint32_t i = sentence; i > 0 && sentence - i < TOKENS_BACK; i--) {
        if (!text_same(story->tokens.at[i - 1].lemma, story->tokens.at[token].lemma) ||
            story->tokens.at[i - 1].upos != DATELINE_UPOS_NOUN)
            continue;
        uint32_t end = story->sentences.at[story->tokens.at[i - 1].sentence].end;
        struct phrase phrase = { i - 1, i > 8 ? i - 8 : 0, i + 8 < end ? i + 8 : end, story->clause_at[i - 1],
            DATELINE_NONE };
        struct side inside = { .count = 0 };
        side_add_phrase(matcher, phrase, &inside);
        if (side_any_coded(story, &inside)) {
            *found = inside;
            return true;
        }
    }
    return false;
}

bool earlier_recipient(const struct matcher *matcher, const struct match *match, struct dateline_text type,
    const struct side *actor, struct side *found)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    uint32_t tokens[CARRIERS], count = 0;
    for (uint32_t i = 0; i < match->words_bound && count < CARRIERS; i++)
        tokens[count++] = match->word[i];
    for (uint32_t i = 0; i < clause->argument_count && count < CARRIERS; i++)
        if (clause_argument(story, clause, i)->role == DATELINE_ROLE_OBJECT)
            tokens[count++] = clause_argument(story, clause, i)->token;
    for (uint32_t i = 0; i < count; i++)
        if (of_event(story, tokens[i], type, actor, found))
            return true;
    for (uint32_t i = 0; i < count; i++)
        if (of_noun(matcher, tokens[i], found))
            return true;
    return false;
}
