/* Words: pronouns, and tests of single tokens. */
#include "who/phrase.h"

bool token_is(const struct story *story, uint32_t token, const char *word)
{
    return text_is_nocase(story_word(story, token), word);
}

bool token_in(const struct story *story, uint32_t token, const char *words)
{
    struct dateline_text rest = text_of(words), piece, word = story_word(story, token);
    while (text_cut(&rest, '|', &piece))
        if (text_same_nocase(piece, word))
            return true;
    return false;
}

bool token_capital(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    return word.length && (byte_is_upper(word.bytes[0]) || ((unsigned char)word.bytes[0] >= 0xC3));
}

enum pronoun pronoun_of(const struct story *story, uint32_t token, bool *ret_possessive)
{
    static const struct {
        const char *word;
        uint8_t pronoun;
        bool possessive;
    } pronouns[] = { { "he", PRONOUN_HE, false }, { "him", PRONOUN_HE, false }, { "his", PRONOUN_HE, true },
        { "himself", PRONOUN_HE, false }, { "she", PRONOUN_SHE, false }, { "her", PRONOUN_SHE, false },
        { "hers", PRONOUN_SHE, false }, { "herself", PRONOUN_SHE, false }, { "they", PRONOUN_THEY, false },
        { "them", PRONOUN_THEY, false }, { "their", PRONOUN_THEY, true }, { "themselves", PRONOUN_THEY, false },
        { "it", PRONOUN_IT, false }, { "its", PRONOUN_IT, true }, { "itself", PRONOUN_IT, false },
        { "i", PRONOUN_I, false }, { "me", PRONOUN_I, false }, { "my", PRONOUN_I, true }, { "we", PRONOUN_WE, false },
        { "us", PRONOUN_WE, false }, { "our", PRONOUN_WE, true }, { "you", PRONOUN_YOU, false },
        { "your", PRONOUN_YOU, true } };
    struct dateline_text word = story_word(story, token);
    if (word.length > 10 || text_is(word, "US") || text_is(word, "IT"))
        return PRONOUN_NONE;
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (text_is_nocase(word, pronouns[i].word)) {
            const struct dateline_token *at = &story->tokens.at[token];
            bool her =
                text_is_nocase(word, "her") && (at->deprel == DATELINE_DEPREL_NMOD_POSS || text_is(at->xpos, "PRP$"));
            *ret_possessive = pronouns[i].possessive || her;
            return (enum pronoun)pronouns[i].pronoun;
        }
    }
    return PRONOUN_NONE;
}
