#ifndef LANGUAGE_TRANSITION_H
#define LANGUAGE_TRANSITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest sentence, in tokens, that is parsed in one piece. */
enum { TRANSITION_TOKENS_MAX = 400 };

/* Labels come from the model; this bounds them so that the rows of small slots can be laid out. */
enum { TRANSITION_LABELS_MAX = 63 };

enum transition_move { MOVE_SHIFT, MOVE_LEFT, MOVE_RIGHT, MOVE_KINDS };

/* The parser looks at these tokens of a state: the stack's top three, the buffer's first two, and children. */
enum transition_slot {
    SLOT_STACK_0,
    SLOT_STACK_1,
    SLOT_STACK_2,
    SLOT_BUFFER_0,
    SLOT_BUFFER_1,
    SLOT_STACK_0_LEFT,
    SLOT_STACK_0_RIGHT,
    SLOT_STACK_1_LEFT,
    SLOT_STACK_1_RIGHT,
    SLOT_BUFFER_0_LEFT,
    SLOT_COUNT
};

/* Besides, at labels of children, distances and numbers of children, all in one table of small rows. */
enum {
    SMALL_LABEL_SLOTS = 11,
    SMALL_COUNT_SLOTS = 6,
    SMALL_COUNT = SMALL_LABEL_SLOTS + SMALL_COUNT_SLOTS,
    SMALL_ROWS = SMALL_LABEL_SLOTS * (TRANSITION_LABELS_MAX + 1) + SMALL_COUNT_SLOTS * 16
};

enum { TRANSITION_NONE = 0xFFFF };

/* An arc-hybrid state. Token `count` stands for the root and is the last of the buffer. */
struct transition_state {
    uint16_t count;
    uint16_t next;  /* first token of the buffer */
    uint16_t depth; /* of the stack */
    uint16_t stack[TRANSITION_TOKENS_MAX + 1];
    uint16_t head[TRANSITION_TOKENS_MAX + 1];
    uint8_t label[TRANSITION_TOKENS_MAX + 1];
    uint16_t left[2][TRANSITION_TOKENS_MAX + 1]; /* outermost and second outermost child before and behind a token */
    uint16_t right[2][TRANSITION_TOKENS_MAX + 1];
    uint8_t lefts[TRANSITION_TOKENS_MAX + 1], rights[TRANSITION_TOKENS_MAX + 1]; /* how many, counted up to 3 */
};

void transition_start(struct transition_state *state, size_t count);
bool transition_done(const struct transition_state *state);
bool transition_legal(const struct transition_state *state, enum transition_move move);
void transition_apply(struct transition_state *state, enum transition_move move, uint8_t label);

/* The tokens (TRANSITION_NONE where there is none) and the small rows that the network sums for this state. */
void transition_slots(const struct transition_state *state, uint16_t tokens[SLOT_COUNT], uint16_t rows[SMALL_COUNT]);

/* Classes of the output layer: 0 shift, then left and right in turn for each label. */
static inline unsigned transition_class(enum transition_move move, uint8_t label)
{
    return move == MOVE_SHIFT ? 0u : 2u * label + (move == MOVE_LEFT ? 1u : 2u);
}

static inline enum transition_move transition_class_move(unsigned class)
{
    return class == 0 ? MOVE_SHIFT : (class & 1) != 0 ? MOVE_LEFT : MOVE_RIGHT;
}

static inline uint8_t transition_class_label(unsigned class)
{
    return class == 0 ? 0 : (uint8_t)((class - 1) / 2);
}

#endif
