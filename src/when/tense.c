/* What the clause around a token speaks of: what is to come or what was. Decides "on Friday" and "in March". */
#include "when/expression.h"

enum { REACH = 12, TENSE_SURE = 2, CLIMB = 64 };

/* The verb that governs a token in the tree; NONE without one. */
static uint32_t governing_verb(const struct story *story, uint32_t token)
{
    for (int steps = 0; token != DATELINE_NONE && steps < CLIMB; steps++) {
        uint8_t upos = story->tokens.at[token].upos;
        if (upos == DATELINE_UPOS_VERB || upos == DATELINE_UPOS_AUX)
            return token;
        token = story->tokens.at[token].head;
    }
    return DATELINE_NONE;
}

/* What the marks of one clause say; 0 when it has no tense of its own (participles). */
static int direction_of_marks(uint32_t marks)
{
    if (marks & (DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_OBLIGED))
        return TENSE_SURE;
    if (marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PERFECT))
        return -TENSE_SURE;
    return marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_CONDITIONAL) ? 1 : 0;
}

/* By the clause layer: the innermost clause, or the first above it that has a tense. An infinitive looks ahead, and so
 * does the present of "leaves on Tuesday", for days. */
static int direction_of_clause(const struct story *story, uint32_t token, bool day)
{
    uint32_t clause = clause_of_token(story, token);
    for (int steps = 0; clause != DATELINE_NONE && steps < REACH; steps++) {
        uint32_t marks = story->clauses.at[clause].marks, marker = story->clauses.at[clause].marker;
        if (marker != DATELINE_NONE && text_is_nocase(story_word(story, marker), "since"))
            return -TENSE_SURE;
        int direction = direction_of_marks(marks);
        if (!direction && steps == 0 && day && marks & DATELINE_CLAUSE_PRESENT)
            direction = 1;
        if (direction)
            return direction;
        clause = story->clauses.at[clause].governor;
    }
    return 0;
}

/* 1 for a word that looks ahead, -1 for a past form, 0 for any other. */
static int direction_of_word(const struct sentence_words *words, uint32_t token)
{
    struct dateline_text word = lexeme_word(words, token);
    if (lexeme_is(words, token, LEXEME_FUTURE, NULL))
        return 1;
    bool past = word.length > 3 && byte_is_lower(word.bytes[0]) && text_ends(word, "ed");
    return past || text_is(word, "said") || text_is(word, "was") || text_is(word, "were") || text_is(word, "had") ? -1
                                                                                                                  : 0;
}

/* Without trees: the nearest word that tells, in the same stretch between semicolons and quotes, first to the left. The
 * preposition of the expression itself does not count. */
static int direction_of_words(const struct sentence_words *words, uint32_t token)
{
    int direction = 0;
    for (uint32_t i = token; i > words->first + 1 && token - i < REACH && !direction; i--) {
        struct dateline_text word = lexeme_word(words, i - 2);
        if (text_is(word, ";") || text_is(word, "\"") || text_is(word, "\xE2\x80\x9D"))
            break;
        direction = direction_of_word(words, i - 2);
    }
    for (uint32_t i = token + 1; i < words->end && i - token < REACH && !direction; i++)
        if (!lexeme_is_word(words, i, "to") && !lexeme_is_word(words, i, "by"))
            direction = direction_of_word(words, i);
    return direction;
}

/* "set for Thursday", "until Friday": what stands right before says more than the tense of its verb. */
static bool looks_ahead(const struct sentence_words *words, uint32_t token)
{
    if (lexeme_is_word(words, token - 1, "until") || lexeme_is_word(words, token - 1, "till"))
        return true;
    return lexeme_is_word(words, token - 1, "for") && lexeme_is(words, token - 2, LEXEME_FUTURE, NULL);
}

int tense_direction(const struct time_reading *reading, uint32_t token, bool day)
{
    const struct story *story = reading->words.story;
    if (lexeme_is_word(&reading->words, token - 1, "since") || lexeme_is_word(&reading->words, token - 1, "ended"))
        return -TENSE_SURE;
    if (looks_ahead(&reading->words, token))
        return TENSE_SURE;
    if (story->clause_at) {
        int direction = direction_of_clause(story, token, day);
        if (direction)
            return direction;
    }
    uint32_t verb = governing_verb(story, token);
    if (verb != DATELINE_NONE && story->tokens.at[verb].morphology & DATELINE_MORPH_PAST)
        return -TENSE_SURE;
    return direction_of_words(&reading->words, token);
}
