/* The rules of what marks say: whether a full stop, question or exclamation mark, or an abbreviation's full stop ends a
 * sentence. boundary.h weighs what they say against the words around. */
#ifndef DATELINE_LANGUAGE_ENDING_H
#define DATELINE_LANGUAGE_ENDING_H

#include "language/tokenise.h"

enum ending_says {
    ENDING_SILENT, /* the token is no mark that could end a sentence */
    ENDING_GOES_ON,
    ENDING_ENDS
};

/* What the rules see: the tokens of one paragraph up to `end`. */
struct ending {
    const struct tokeniser *tokeniser;
    const struct story *story;
    uint32_t end;
};

/* What they say of token i (< end - 1) in a sentence that began with token `first`; *ret_next is the first token that
 * may begin another: closing quotes and brackets that stick to the mark belong to it. */
enum ending_says ending_at(const struct ending *ending, uint32_t first, uint32_t i, uint32_t *ret_next);

/* Only full stops, question and exclamation marks, or an ellipsis. */
bool ending_is_mark(struct dateline_text word);

#endif
