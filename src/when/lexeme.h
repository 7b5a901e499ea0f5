/* Words of time in a sentence: what words/time.tsv says of each token, and numbers in digits and letters. */
#ifndef DATELINE_WHEN_LEXEME_H
#define DATELINE_WHEN_LEXEME_H

#include "when/when.h"

/* A sentence while time expressions are looked for in it. Token numbers are the story's. */
struct sentence_words {
    const struct when *when;
    const struct story *story;
    uint32_t first, end;
    const struct lexeme {
        uint32_t row, count; /* rows of the table for the word in small letters */
    } *lexemes;              /* of token `first` on */
};

/* Looks all tokens of a sentence up; memory is the story's scratch. */
struct sentence_words lexeme_read(const struct when *when, const struct story *story, uint32_t sentence);

struct dateline_text lexeme_word(const struct sentence_words *words, uint32_t token); /* empty outside */
bool lexeme_capital(const struct sentence_words *words, uint32_t token);

/* Is a token of a class ("month", "unit")? *ret_value, when not NULL, gets what the table says ("7", "D"). False outside
 * the sentence. */
bool lexeme_is(const struct sentence_words *words, uint32_t token, const char *class, struct dateline_text *ret_value);
bool lexeme_is_word(const struct sentence_words *words, uint32_t token, const char *word);
/* The same for a value that is a number. */
bool lexeme_number_value(const struct sentence_words *words, uint32_t token, const char *class, int *ret_number);
/* Is the pair of tokens (one space between) a row of a class ("at least")? */
bool lexeme_pair_is(const struct sentence_words *words, uint32_t token, const char *class);

/* Past a hyphen that joins words ("third-quarter"): the token after it, or the token itself. */
uint32_t lexeme_past_hyphen(const struct sentence_words *words, uint32_t token);

enum { NUMBER_VAGUE = -1 };

/* A number in digits or letters that begins at a token: "3", "2,000", "twenty-four", "a hundred", "a couple of", "several"
 * (NUMBER_VAGUE). Returns the token after it, or 0; fractions are cut off. With `article`, "a" and "an" are 1. */
uint32_t lexeme_number(const struct sentence_words *words, uint32_t token, bool article, int *ret_number);

/* A token that is all digits, of so many digits at most; false otherwise. */
bool lexeme_digits(const struct sentence_words *words, uint32_t token, size_t most, int *ret_number);

/* A year in digits or spoken ("nineteen ninety-six", "two thousand"): the token after it, or 0. Says nothing of whether
 * the number is meant as a year. */
uint32_t lexeme_year(const struct sentence_words *words, uint32_t token, int *ret_year);

#endif
