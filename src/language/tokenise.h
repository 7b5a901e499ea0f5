/* Words: cutting a stretch of text into the syntactic words of Universal Dependencies. */
#ifndef DATELINE_LANGUAGE_TOKENISE_H
#define DATELINE_LANGUAGE_TOKENISE_H

#include "base/table.h"
#include "story/story.h"

enum { TOKEN_BYTES_MAX = 256 };

/* The word tables that cutting asks. */
struct tokeniser {
    struct table abbreviations; /* "gen.", "corp.": the full stop belongs to the word; kind: title, unit, … */
    struct table contractions;  /* "cannot" 3: several words in one, and where each further one begins */
    struct table prefixes;      /* "anti", "mid": no cut at the hyphen behind them */
    struct table units;         /* "pm", "km": cut off the number before them */
    struct table signs;         /* ":-)", "'em": kept whole */
    struct table starters;      /* "the", "he": a capital on them begins a sentence, also behind an abbreviation */
    struct table reporting;     /* "asked": behind a name it goes on with the sentence of a quoted question */
};

/* Opens the tables of the image of words. A table that is missing is empty. */
void tokeniser_open(const struct image *words, struct tokeniser *ret_tokeniser);

/* Cuts text[span] into tokens and adds them to story->tokens with span and flags; the rest of a token is left zero,
 * head and sentence NONE. White space separates and is part of no token; every other byte is part of one. A token
 * longer than TOKEN_BYTES_MAX is cut with a message. Takes time linear in the span. */
void token_split(const struct tokeniser *tokeniser, struct story *story, struct dateline_span span);

/* White space as Unicode's property White_Space has it; *ret_bytes tells its length. */
bool token_space_at(struct dateline_text text, size_t at, size_t *ret_bytes);

/* Whether the token is an abbreviation, with its full stop, of the tables; *ret_kind gets its kind. */
bool token_abbreviates(const struct tokeniser *tokeniser, struct dateline_text word, struct dateline_text *ret_kind);

#endif
