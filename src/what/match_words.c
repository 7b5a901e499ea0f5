/* The words of a story as numbers of the codebook, and arguments as phrases. */
#include "what/attempt.h"
#include "what/draft.h"

#include "base/hash.h"
#include "what/side.h"

#include <string.h>

/* The number of a word in lower case, or NONE. */
static uint32_t word_of(const struct codebook *codebook, struct dateline_text word)
{
    char lower[64];
    if (word.length > sizeof lower)
        return DATELINE_NONE;
    for (size_t i = 0; i < word.length; i++)
        lower[i] = byte_lower(word.bytes[i]);
    return codebook_word(codebook, (struct dateline_text){ lower, word.length });
}

/* "tens of thousands of protesters", "most of the members": the noun that is counted, or the token itself. */
static uint32_t counted_noun(const struct story *story, uint32_t token, uint32_t end)
{
    static const char quantities[] =
        "ten|tens|dozen|dozens|score|scores|hundred|hundreds|thousand|thousands|million|millions|number|"
        "majority|handful|couple|lot|plenty|bulk|rest|remainder|half|third|quarter|some|many|most|all|"
        "each|several|none|any|few|one|two|three|four|five|six|seven|eight|nine|more|another|both";
    for (int steps = 0; steps < 3; steps++) {
        uint8_t upos = story->tokens.at[token].upos;
        uint32_t inner = DATELINE_NONE;
        if (side_head(story, token) != DATELINE_NONE ||
            !(upos == DATELINE_UPOS_NUM || story_lemma_in(story, token, quantities)))
            break;
        for (uint32_t i = token + 1; i < end && i < token + 12 && inner == DATELINE_NONE; i++)
            if (story->tokens.at[i].head == token && story->tokens.at[i].deprel == DATELINE_DEPREL_NMOD)
                inner = i;
        if (inner == DATELINE_NONE)
            break;
        token = inner;
    }
    return token;
}

void match_begin(struct matcher *matcher, const struct codebook *codebook, struct story *story)
{
    memset(matcher, 0, sizeof *matcher);
    matcher->codebook = codebook;
    matcher->story = story;
    matcher->words = ARENA_ARRAY(story->scratch, struct match_word, story->tokens.count);
    uint32_t most = 0, run = 0;
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        run = i && story->clauses.at[i].sentence == story->clauses.at[i - 1].sentence ? run + 1 : 1;
        most = run > most ? run : most;
    }
    matcher->drafts = ARENA_ARRAY(story->scratch, struct draft, most);
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        struct dateline_text lemma = story->tokens.at[i].lemma, form = story_word(story, i);
        uint32_t number = word_of(codebook, lemma);
        matcher->words[i] = (struct match_word){ number, text_same(lemma, form) ? number : word_of(codebook, form) };
    }
    matcher->prepositions = ARENA_ARRAY(story->scratch, uint32_t, story->arguments.count);
    for (uint32_t i = 0; i < story->arguments.count; i++)
        matcher->prepositions[i] = story->arguments.at[i].preposition.length
                                       ? codebook_word(codebook, story->arguments.at[i].preposition)
                                       : DATELINE_NONE;
    matcher->counted = ARENA_ARRAY(story->scratch, uint32_t, story->arguments.count);
    for (uint32_t i = 0; i < story->arguments.count; i++)
        matcher->counted[i] = counted_noun(story, story->arguments.at[i].token, story->arguments.at[i].end);
    matcher->article_hash = event_article_hash(story);
    matcher->word_to = codebook_word(codebook, TEXT("to"));
    matcher->word_for = codebook_word(codebook, TEXT("for"));
    matcher->word_must = codebook_word(codebook, TEXT("must"));
}

uint32_t match_sentence(struct matcher *matcher, uint32_t clause)
{
    const struct story *story = matcher->story;
    uint32_t first = clause, end = clause + 1;
    while (first > 0 && story->clauses.at[first - 1].sentence == story->clauses.at[clause].sentence)
        first--;
    while (end < story->clauses.count && story->clauses.at[end].sentence == story->clauses.at[clause].sentence)
        end++;
    matcher->clause_first = first;
    matcher->clause_end = end;
    memset(matcher->drafts, 0, (end - first) * sizeof *matcher->drafts);
    return end;
}

struct phrase match_phrase(const struct matcher *matcher, uint32_t index)
{
    const struct dateline_argument *argument = &matcher->story->arguments.at[index];
    return (struct phrase){ matcher->counted[index], argument->first, argument->end, argument->clause, index };
}

bool match_token_is(const struct matcher *matcher, uint32_t token, uint32_t word)
{
    return matcher->words[token].lemma == word || matcher->words[token].form == word;
}

/* The parts of a word of several end at a token: "air strike" at "strike". */
bool match_multi_ends(const struct matcher *matcher, uint32_t token, const struct codebook_multi *multi)
{
    const struct dateline_sentence *sentence = &matcher->story->sentences.at[matcher->story->tokens.at[token].sentence];
    if (token + 1 - sentence->first < multi->part_count)
        return false;
    for (uint32_t i = 0; i < multi->part_count; i++)
        if (!match_token_is(
                matcher, token - i, matcher->codebook->parts[multi->part_first + multi->part_count - 1 - i]))
            return false;
    return true;
}

/* The parts begin at a token: "vote of no confidence" at "vote", "walk out" at "walk". */
static bool multi_begins(const struct matcher *matcher, uint32_t token, const struct codebook_multi *multi)
{
    const struct dateline_sentence *sentence = &matcher->story->sentences.at[matcher->story->tokens.at[token].sentence];
    if (token + multi->part_count > sentence->end)
        return false;
    for (uint32_t i = 0; i < multi->part_count; i++)
        if (!match_token_is(matcher, token + i, matcher->codebook->parts[multi->part_first + i]))
            return false;
    return true;
}

bool match_token_in(const struct matcher *matcher, uint32_t token, uint32_t set)
{
    const struct codebook *codebook = matcher->codebook;
    if (set == DATELINE_NONE)
        return false;
    if (codebook_has(codebook, set, matcher->words[token].lemma) ||
        codebook_has(codebook, set, matcher->words[token].form))
        return true;
    for (uint32_t i = 0; i < codebook->sets[set].multi_count; i++)
        if (match_multi_ends(matcher, token, &codebook->multis[codebook->sets[set].multi_first + i]) ||
            multi_begins(matcher, token, &codebook->multis[codebook->sets[set].multi_first + i]))
            return true;
    return false;
}
