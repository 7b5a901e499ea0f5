/* Where a sentence ends, weighed: what the rules of ending.h say against the words and shapes around. Web text ends many
 * sentences with no mark at all (greetings, signatures, headings), and marks many that go on. */
#ifndef DATELINE_LANGUAGE_BOUNDARY_H
#define DATELINE_LANGUAGE_BOUNDARY_H

#include "language/ending.h"

enum { BOUNDARY_AROUND = 4 };

/* What is looked at between two tokens. Words in small letters with digits as 0, shapes as letters, the rest as small
 * numbers; left words and shapes count from the gap to the left, right ones to the right. */
enum boundary_atom {
    BOUNDARY_WORD_L1,
    BOUNDARY_WORD_L2,
    BOUNDARY_WORD_L3,
    BOUNDARY_WORD_R1,
    BOUNDARY_WORD_R2,
    BOUNDARY_WORD_R3,
    BOUNDARY_WORD_FIRST, /* of the sentence so far */
    BOUNDARY_WORDS,
    BOUNDARY_SHAPE_L1 = BOUNDARY_WORDS,
    BOUNDARY_SHAPE_L2,
    BOUNDARY_SHAPE_L3,
    BOUNDARY_SHAPE_L4,
    BOUNDARY_SHAPE_R1,
    BOUNDARY_SHAPE_R2,
    BOUNDARY_SHAPE_R3,
    BOUNDARY_SHAPE_R4,
    BOUNDARY_SHAPES,
    BOUNDARY_RULE = BOUNDARY_SHAPES, /* what the rules say, and whether inside closing marks */
    BOUNDARY_LENGTH,                 /* of the sentence so far, about */
    BOUNDARY_AHEAD,                  /* tokens to the next mark, about */
    BOUNDARY_OPEN,                   /* quotes and brackets that are open */
    BOUNDARY_SMALL,                  /* words in small letters so far, about */
    BOUNDARY_SPACE,                  /* spaces left of and in the gap */
    BOUNDARY_LAYOUT,                 /* the article has empty lines */
    BOUNDARY_ATOMS
};

struct boundary_token {
    uint32_t word;
    char shape;
    uint8_t ahead;
    bool space_after, joined, may_end; /* may_end: a mark, or ends in a full stop */
};

/* A paragraph that is being cut. */
struct boundary {
    struct ending ending;
    struct boundary_token *tokens; /* of token `start`; BOUNDARY_AROUND of padding on either side */
    uint32_t start, end;
    bool layout;
    uint32_t first; /* of the sentence so far */
    uint32_t quotes, brackets, small;
    uint32_t next; /* the gap that the last mark speaks of */
    enum ending_says says;
};

/* Begins with tokens [start, end), in scratch memory. */
void boundary_begin(struct boundary *boundary, const struct tokeniser *tokeniser, const struct story *story,
    uint32_t start, uint32_t end, bool layout);

/* Goes on to the gap before token `gap`, one after the other from start + 1; false where no sentence can end. Fills in
 * the atoms. */
bool boundary_gap(struct boundary *boundary, uint32_t gap, uint32_t atoms[BOUNDARY_ATOMS]);

/* Begins a new sentence at the gap. */
void boundary_cut(struct boundary *boundary, uint32_t gap);

#endif
