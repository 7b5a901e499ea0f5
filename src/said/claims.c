/* Putting a claim together: which words are its content. */
#include "said/claim.h"

#include "base/utf8.h"

struct claim *claim_new(struct search *search, uint32_t sentence, const struct cue *cue, uint8_t confidence)
{
    struct claim *claim = VECTOR_PUSH(search->story->scratch, &search->claims);
    claim->sentence = sentence;
    claim->cue = cue ? cue->token : DATELINE_NONE;
    claim->cue_last = cue ? cue->last : DATELINE_NONE;
    claim->speaker = claim->addressee = claim->quote = DATELINE_NONE;
    claim->words = (struct range){ DATELINE_NONE, DATELINE_NONE };
    claim->confidence = confidence;
    claim->act = TEXT("assert");
    if (!cue)
        return claim;
    search->claim_at[cue->token] = search->claims.count - 1;
    if (cue->entry != DATELINE_NONE) {
        claim->act = cue_entry(search->book, cue)->act;
        claim->channel = cue_entry(search->book, cue)->channel;
    }
    return claim;
}

static bool is_punctuation(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    if (story->tokens.at[token].upos == DATELINE_UPOS_PUNCT)
        return true;
    return word.length == 1 && !byte_is_letter(word.bytes[0]) && !byte_is_digit(word.bytes[0]) &&
           word.bytes[0] != '$' && word.bytes[0] != '%';
}

/* The closing mark of a quotation that begins inside the range, or a bracket: it stays at the end. */
static bool closes_inside(const struct search *search, uint32_t first, uint32_t token)
{
    struct dateline_text word = story_word(search->story, token);
    if (text_is(word, ")") || text_is(word, "]"))
        return true;
    uint32_t quote = token ? search->quote_at[token - 1] : DATELINE_NONE;
    if (quote == DATELINE_NONE || search->quote_at[token] == quote)
        return false;
    return search->story->quotes.at[quote].first > first;
}

/* The opening mark of a quotation that ends inside the range. */
static bool opens_inside(const struct search *search, uint32_t token, uint32_t end)
{
    struct dateline_text word = story_word(search->story, token);
    if (text_is(word, "(") || text_is(word, "["))
        return true;
    uint32_t quote = token + 1 < search->story->tokens.count ? search->quote_at[token + 1] : DATELINE_NONE;
    return quote != DATELINE_NONE && search->story->quotes.at[quote].first == token + 1 &&
           search->story->quotes.at[quote].end < end;
}

static bool is_that(const struct story *story, uint32_t token)
{
    const struct dateline_token *word = &story->tokens.at[token];
    return text_is_nocase(story_word(story, token), "that") &&
           (word->upos == DATELINE_UPOS_SCONJ || word->deprel == DATELINE_DEPREL_MARK);
}

void claim_add(const struct search *search, struct claim *claim, uint32_t first, uint32_t end)
{
    const struct story *story = search->story;
    while (
        first < end && ((is_punctuation(story, first) && !opens_inside(search, first, end)) || is_that(story, first)))
        first++;
    while (first < end && is_punctuation(story, end - 1) && !closes_inside(search, first, end - 1))
        end--;
    if (first >= end)
        return;
    if (claim->contents == DATELINE_CONTENT_SPANS) {
        claim->content[claim->contents - 1].end = end;
        return;
    }
    claim->content[claim->contents++] = (struct range){ first, end };
}

/* Does the clause go on behind the cue that interrupts it ("The pact, he said, is working")? Not with a further main
 * clause, nor with words of the cue's own. */
static bool goes_on_behind(const struct search *search, uint32_t head, uint32_t behind, uint32_t end)
{
    const struct story *story = search->story;
    while (behind < end && is_punctuation(story, behind))
        behind++;
    if (behind >= end)
        return false;
    if (head >= behind)
        return true;
    const struct dateline_token *word = &story->tokens.at[behind];
    return word->upos != DATELINE_UPOS_CCONJ && search->cue_at[behind] == DATELINE_NONE;
}

void claim_add_clause(const struct search *search, struct claim *claim, uint32_t head, uint32_t cue, uint32_t cue_last)
{
    const struct reach *reach = &search->reach;
    uint32_t first = reach->first[head], end = reach->last[head] + 1;
    if (reach_below(reach, cue, head)) {
        claim_add(search, claim, first, reach->first[cue] < cue ? reach->first[cue] : cue);
        uint32_t behind = (reach->last[cue] > cue_last ? reach->last[cue] : cue_last) + 1;
        if (goes_on_behind(search, head, behind, end))
            claim_add(search, claim, behind, end);
        return;
    }
    if (head > cue)
        claim_add(search, claim, first > cue_last ? first : cue_last + 1, end);
    else
        claim_add(search, claim, first, end < cue ? end : cue);
}

uint32_t claim_add_quote(const struct search *search, struct claim *claim, uint32_t quote)
{
    const struct story *story = search->story;
    if (claim->quote == DATELINE_NONE)
        claim->quote = quote;
    for (;;) {
        const struct quote *stretch = &story->quotes.at[quote];
        claim_add(search, claim, stretch->first, stretch->end);
        bool runs_on = !stretch->closed && quote + 1 < story->quotes.count &&
                       story->quotes.at[quote + 1].first == stretch->end + 1;
        if (!runs_on)
            return quote;
        quote++;
    }
}

bool claim_word_is(const struct story *story, uint32_t token, const char *words)
{
    struct dateline_text rest = text_of(words), piece;
    if (claim_hyphen(story, token))
        return false;
    while (text_cut(&rest, ' ', &piece))
        if (text_same_nocase(piece, story_word(story, token)))
            return true;
    return false;
}

bool claim_finite(const struct story *story, uint32_t token)
{
    const struct dateline_token *word = &story->tokens.at[token];
    return (word->upos == DATELINE_UPOS_VERB || word->upos == DATELINE_UPOS_AUX) &&
           (word->morphology & DATELINE_MORPH_FINITE);
}
