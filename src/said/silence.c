/* Saying nothing is a statement too: with an act, without content. */
#include "said/silence.h"

enum { SILENCE_CONFIDENCE = 90 };

static void silence_add(struct search *search, uint32_t token, const char *act)
{
    const struct story *story = search->story;
    if (search->claim_at[token] != DATELINE_NONE)
        return;
    const struct cue cue = { token, token, DATELINE_NONE };
    bool passive;
    uint32_t speaker = speaker_of(search, token, &passive);
    if (passive)
        speaker = reach_child(story, &search->reach, token, DATELINE_DEPREL_NSUBJ_PASS);
    struct claim *claim = claim_new(search, story->tokens.at[token].sentence, &cue, SILENCE_CONFIDENCE);
    claim->act = text_of(act);
    speaker_set(search, claim, speaker);
}

static bool is_negated(const struct search *search, uint32_t verb)
{
    const struct story *story = search->story;
    for (uint32_t i = search->reach.child_first[verb]; i < search->reach.child_first[verb + 1]; i++)
        if (story_lemma_in(story, search->reach.child[i], "not|n't|never"))
            return true;
    return false;
}

bool silence_find(struct search *search, const struct cue *cue)
{
    const struct story *story = search->story;
    if (!story_lemma_in(story, cue->token, "comment|elaborate|say|respond|reply|answer|discuss|specify|disclose"))
        return false;
    const struct dateline_token *token = &story->tokens.at[cue->token];
    if (token->deprel == DATELINE_DEPREL_XCOMP && token->head != DATELINE_NONE &&
        story_lemma_in(story, token->head, "decline|refuse")) {
        silence_add(search, token->head, "decline");
        return true;
    }
    if (!is_negated(search, cue->token))
        return false;
    if (story_lemma_in(story, cue->token, "comment|elaborate"))
        silence_add(search, cue->token, "decline");
    else if (story_lemma_in(story, cue->token, "respond|reply|answer"))
        silence_add(search, cue->token, "no-response");
    else
        return false;
    return true;
}

/* "a request for comment" below the verb. */
static bool for_comment(const struct search *search, uint32_t verb)
{
    const struct story *story = search->story;
    uint32_t end = search->reach.last[verb] + 1;
    for (uint32_t i = verb + 1; i < end && i < verb + 10; i++)
        if (story_lemma_in(story, i, "comment|request|question|inquiry|call|email|message"))
            return true;
    return false;
}

/* "declined to comment", however it was parsed. */
static bool refuses_words(const struct story *story, uint32_t verb)
{
    uint32_t end = story->sentences.at[story->tokens.at[verb].sentence].end;
    return verb + 2 < end && text_is_nocase(story_word(story, verb + 1), "to") &&
           story_lemma_in(story, verb + 2, "comment|elaborate|say|discuss|answer|respond|speak|disclose|specify|be");
}

void silence_requests(struct search *search)
{
    const struct story *story = search->story;
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        if (story->tokens.at[i].upos != DATELINE_UPOS_VERB || search->claim_at[i] != DATELINE_NONE)
            continue;
        if (story_lemma_in(story, i, "decline|refuse")) {
            if (refuses_words(story, i))
                silence_add(search, i, "decline");
        } else if (story_lemma_in(story, i, "respond|reply|answer|return|reach") && is_negated(search, i) &&
                   for_comment(search, i)) {
            silence_add(search, i, "no-response");
        }
    }
}
