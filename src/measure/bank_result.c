/* Bringing the trees of a result into the form in which they are compared. */
#include "measure/bank.h"

/* The form of a word goes into the text, and the words of a multiword token get its place once it is whole. */
struct joining {
    struct bank *bank;
    uint32_t first; /* word of the token in hand */
    uint32_t start; /* its beginning in the text */
};

static void token_end(struct joining *joining)
{
    struct bank *bank = joining->bank;
    uint32_t end = bank->words.count;
    struct dateline_span place = { joining->start, bank->text.count };
    if (joining->first == end)
        return;
    for (uint32_t i = joining->first; i < end; i++) {
        bank->words.at[i].place = place;
        bank->words.at[i].multiword = end - joining->first > 1;
    }
    *VECTOR_PUSH(bank->arena, &bank->tokens) = place;
    joining->first = end;
    joining->start = bank->text.count;
}

static void word_add(struct bank *bank, const struct story *story, uint32_t number, bool form_known)
{
    const struct dateline_token *token = &story->tokens.at[number];
    struct dateline_text form = bank_form(bank, story_word(story, number), !form_known);
    *VECTOR_PUSH(bank->arena, &bank->words) = (struct bank_word){ .form = form,
        .lemma = token->lemma,
        .upos = text_of(dateline_upos_text((enum dateline_upos)token->upos)),
        .xpos = token->xpos,
        .feats = token->feats,
        .deprel = text_of(dateline_deprel_text((enum dateline_deprel)token->deprel)),
        .head = token->head };
}

/* Tokens are groups of words as the layer's flags say. */
static void words_join(struct bank *bank, const struct story *story)
{
    struct joining joining = { .bank = bank };
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        if (!(story->tokens.at[i].flags & DATELINE_TOKEN_JOINED))
            token_end(&joining);
        word_add(bank, story, i, false);
    }
    token_end(&joining);
}

/* Words that were given cut stand where the gold's stand, also those of a multiword token whose form is not theirs. */
static bool words_place(struct bank *bank, const struct story *story, const struct bank *gold)
{
    if (story->tokens.count != gold->words.count)
        return false;
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        word_add(bank, story, i, true);
        bank->words.at[i].place = gold->words.at[i].place;
        bank->words.at[i].multiword = gold->words.at[i].multiword;
    }
    for (uint32_t i = 0; i < gold->tokens.count; i++)
        *VECTOR_PUSH(bank->arena, &bank->tokens) = gold->tokens.at[i];
    text_add(&bank->text, text_built(&gold->text));
    return true;
}

bool bank_read_result(struct bank *bank, const struct dateline_result *result, const struct bank *gold)
{
    const struct story *story = &result->story;
    if (!story->article.words_given)
        words_join(bank, story);
    else if (!words_place(bank, story, gold))
        return false;
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        const struct dateline_sentence *sentence = &story->sentences.at[i];
        if (sentence->first < sentence->end)
            *VECTOR_PUSH(bank->arena, &bank->sentences) =
                (struct dateline_span){ bank->words.at[sentence->first].place.start,
                    bank->words.at[sentence->end - 1].place.end };
    }
    bank_finish(bank);
    return true;
}
