/* Words of time in a sentence: what words/time.tsv says of each token, and numbers in digits and letters. */
#ifndef DATELINE_WHEN_LEXEME_H
#define DATELINE_WHEN_LEXEME_H

#include "when/when.h"

/* What a word of words/time.tsv is: enumerator, spelling there. */
#define LEXEME_CLASS_LIST(X)                                                                                           \
    X(MONTH, "month")                                                                                                  \
    X(WEEKDAY, "weekday")                                                                                              \
    X(WEEKDAYS, "weekdays")                                                                                            \
    X(UNIT, "unit")                                                                                                    \
    X(UNITS, "units")                                                                                                  \
    X(NUMBER, "number")                                                                                                \
    X(TENS, "tens")                                                                                                    \
    X(HUNDRED, "hundred")                                                                                              \
    X(DECADES, "decades")                                                                                              \
    X(VAGUE, "vague")                                                                                                  \
    X(DOZEN, "dozen")                                                                                                  \
    X(ORDINAL, "ordinal")                                                                                              \
    X(SEASON, "season")                                                                                                \
    X(DAYPART, "daypart")                                                                                              \
    X(CLOCK, "clock")                                                                                                  \
    X(MERIDIEM, "meridiem")                                                                                            \
    X(ZONE, "zone")                                                                                                    \
    X(TODAY, "today")                                                                                                  \
    X(TONIGHT, "tonight")                                                                                              \
    X(REFERENCE, "reference")                                                                                          \
    X(ADJECTIVE, "adjective")                                                                                          \
    X(FREQUENCY, "frequency")                                                                                          \
    X(HOLIDAY, "holiday")                                                                                              \
    X(LAST, "last")                                                                                                    \
    X(NEXT, "next")                                                                                                    \
    X(THIS, "this")                                                                                                    \
    X(THAT, "that")                                                                                                    \
    X(EACH, "each")                                                                                                    \
    X(AGO, "ago")                                                                                                      \
    X(MODIFIER, "modifier")                                                                                            \
    X(EDGE, "edge")                                                                                                    \
    X(ABOUT, "about")                                                                                                  \
    X(FOR, "for")                                                                                                      \
    X(OF_MONTH, "of month")                                                                                            \
    X(PER, "per") X(FISCAL, "fiscal") X(HALF, "half") X(FUTURE, "future") X(OLD, "old") X(IN_YEAR, "in year")

enum lexeme_class {
#define LEXEME_CLASS_NAME(name, spelling) LEXEME_##name,
    LEXEME_CLASS_LIST(LEXEME_CLASS_NAME)
#undef LEXEME_CLASS_NAME
        LEXEME_CLASS_COUNT
};

/* The class of every row of the table, in its order; NULL when a row has none of the known ones (*ret_row says which).
 */
const uint8_t *lexeme_classes(struct arena *arena, const struct table *table, uint32_t *ret_row);

/* A sentence while time expressions are looked for in it. Token numbers are the story's. */
struct sentence_words {
    const struct when *when;
    const struct story *story;
    uint32_t first, end;
    const struct lexeme {
        uint64_t classes;    /* bits, 1 << enum lexeme_class */
        uint32_t row, count; /* rows of the table for the word in small letters */
    } * lexemes;             /* of token `first` on */
};

/* Looks all tokens of a sentence up; memory is the story's scratch. */
struct sentence_words lexeme_read(const struct when *when, const struct story *story, uint32_t sentence);

struct dateline_text lexeme_word(const struct sentence_words *words, uint32_t token); /* empty outside */
bool lexeme_capital(const struct sentence_words *words, uint32_t token);

/* Is a token of a class? *ret_value, when not NULL, gets what the table says ("7", "D"). False outside
 * the sentence. */
bool lexeme_is(
    const struct sentence_words *words, uint32_t token, enum lexeme_class class, struct dateline_text *ret_value);
bool lexeme_is_word(const struct sentence_words *words, uint32_t token, const char *word);
/* The same for a value that is a number. */
bool lexeme_number_value(const struct sentence_words *words, uint32_t token, enum lexeme_class class, int *ret_number);
/* Is the pair of tokens (one space between) a row of a class ("at least")? */
bool lexeme_pair_is(const struct sentence_words *words, uint32_t token, enum lexeme_class class);

/* Can a time expression begin at a token at all? Cheap, and true too often rather than too seldom. */
bool lexeme_may_begin(const struct sentence_words *words, uint32_t token);

/* Past a hyphen that joins words ("third-quarter"): the token after it, or the token itself. */
uint32_t lexeme_past_hyphen(const struct sentence_words *words, uint32_t token);

enum { NUMBER_VAGUE = -1 };

/* A number in digits or letters that begins at a token: "3", "2,000", "twenty-four", "a hundred", "a couple of",
 * "several" (NUMBER_VAGUE). Returns the token after it, or 0; fractions are cut off. With `article`, "a" and "an"
 * are 1. */
uint32_t lexeme_number(const struct sentence_words *words, uint32_t token, bool article, int *ret_number);

/* A token that is all digits, of so many digits at most; false otherwise. */
bool lexeme_digits(const struct sentence_words *words, uint32_t token, size_t most, int *ret_number);

/* A year in digits or spoken ("nineteen ninety-six", "two thousand"): the token after it, or 0. Says nothing of whether
 * the number is meant as a year. */
uint32_t lexeme_year(const struct sentence_words *words, uint32_t token, int *ret_year);

#endif
