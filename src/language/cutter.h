/* The cursor with which tokenise.c cuts a piece of text, and what may be asked of the bytes around it. */
#ifndef DATELINE_LANGUAGE_CUTTER_H
#define DATELINE_LANGUAGE_CUTTER_H

#include "language/tokenise.h"

enum character { CHARACTER_LETTER, CHARACTER_DIGIT, CHARACTER_SPACE, CHARACTER_OTHER };

/* A cursor over the piece that is being cut. */
struct cutter {
    const struct tokeniser *tokeniser;
    struct story *story;
    struct dateline_text text;
    size_t at, end;  /* the rest of the piece */
    bool quote_open; /* an opening single quote waits for its like */
    bool told;       /* the message about long tokens is given */
};

/* The character at a byte, and how many bytes it takes; past the piece it is a space. */
enum character cutter_kind_at(const struct cutter *cutter, size_t at, size_t *ret_bytes);
/* A letter or digit. */
bool cutter_alnum_at(const struct cutter *cutter, size_t at);
/* The byte, or NUL past the piece. */
char cutter_byte_at(const struct cutter *cutter, size_t at);
/* Whether a byte is one of a set; NUL, which input may hold, is in none. */
bool cutter_byte_in(char c, const char *set);
/* An apostrophe, straight or curled or a grave accent; *ret_bytes its length. */
bool cutter_apostrophe_at(const struct cutter *cutter, size_t at, size_t *ret_bytes);
/* Whether the piece goes on with these letters, given small. */
bool cutter_starts_at(const struct cutter *cutter, size_t at, const char *with);
/* A table's row of a word, its letters made small and its apostrophe straight; NONE where it is too long for any. */
uint32_t cutter_row_of(const struct table *table, struct dateline_text word);

/* The end of the word that begins at `start` with a letter or digit (cut_word.c). */
size_t cutter_word_end(const struct cutter *cutter, size_t start);

#endif
