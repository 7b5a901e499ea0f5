/* The stage "quote": quotation marks, cues, claims, statements.
 *
 * Attribution is found from its cue, as Pareti (2015) and Newell et al. (2018) describe it: source, cue and content,
 * with the cue as the handle. First the marks are paired; then each verb or noun of saying looks at what hangs at it
 * in the tree; then each quotation looks for its cue in the words around it, which in print are more reliable than any
 * parse of a broken sentence; what both found is one claim. Beliefs and intentions are in the table of cues with a low
 * confidence, and stay out unless they are uttered. */
#include "said/said.h"

#include "said/claim.h"
#include "said/quotation.h"
#include "said/silence.h"

struct said {
    struct cue_book book;
};

enum dateline_status said_open(
    struct arena *arena, const struct image *words, const struct said **ret_said, struct dateline_error *error)
{
    struct said *said = ARENA_NEW(arena, struct said);
    enum dateline_status status = cue_book_open(arena, words, &said->book, error);
    if (status == DATELINE_OK)
        *ret_said = said;
    return status;
}

static uint32_t *token_indices(const struct story *story)
{
    uint32_t *at = ARENA_ARRAY(story->scratch, uint32_t, (size_t)story->tokens.count + 1);
    for (uint32_t i = 0; i < story->tokens.count; i++)
        at[i] = DATELINE_NONE;
    return at;
}

static void search_begin(struct search *search, const struct said *said, struct story *story)
{
    search->book = &said->book;
    search->story = story;
    search->cue_at = token_indices(story);
    search->claim_at = token_indices(story);
    search->quote_at = token_indices(story);
    reach_build(story, &search->reach);
    for (uint32_t i = 0; i < story->quotes.count; i++)
        for (uint32_t t = story->quotes.at[i].first; t < story->quotes.at[i].end; t++)
            search->quote_at[t] = i;
}

static void cues_find(struct search *search)
{
    struct cue cue;
    for (uint32_t i = 0; i < search->story->tokens.count; i++)
        if (cue_find(search->book, search->story, i, &cue)) {
            search->cue_at[i] = search->cues.count;
            *VECTOR_PUSH(search->story->scratch, &search->cues) = cue;
        }
}

void said_find(const struct said *said, struct story *story)
{
    struct search search = { 0 };
    quotation_find(story);
    search_begin(&search, said, story);
    cues_find(&search);
    for (uint32_t i = 0; i < search.cues.count; i++) {
        struct cue cue = search.cues.at[i];
        if (cue_entry(search.book, &cue)->noun)
            nominal_find(&search, &cue);
        else if (!silence_find(&search, &cue))
            told_find(&search, &cue);
    }
    for (uint32_t i = 0; i < story->tokens.count; i++)
        if (text_is_nocase(story_word(story, i), "according"))
            nominal_according(&search, i);
    silence_requests(&search);
    quoted_find(&search);
    settle(&search);
}
