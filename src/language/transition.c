/* The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011): SHIFT moves the buffer's first token to
 * the stack, LEFT makes the buffer's first token the head of the stack's top, RIGHT makes the stack's second token the
 * head of its top; both arcs take the dependent off the stack. The root waits at the end of the buffer, and takes its
 * one child when only that is left, so that every tree has exactly one root. A sentence of n tokens takes exactly 2n
 * moves. */
#include "language/transition.h"

#include <assert.h>
#include <string.h>

void transition_start(struct transition_state *state, size_t count)
{
    assert(count <= TRANSITION_TOKENS_MAX);
    state->count = (uint16_t)count;
    state->next = 0;
    state->depth = 0;
    size_t used = count + 1;
    memset(state->head, 0xFF, used * sizeof *state->head);
    memset(state->label, 0, used);
    for (int i = 0; i < 2; i++) {
        memset(state->left[i], 0xFF, used * sizeof *state->left[i]);
        memset(state->right[i], 0xFF, used * sizeof *state->right[i]);
    }
    memset(state->lefts, 0, used);
    memset(state->rights, 0, used);
}

bool transition_done(const struct transition_state *state)
{
    return state->next == state->count && state->depth == 0;
}

bool transition_legal(const struct transition_state *state, enum transition_move move)
{
    switch (move) {
    case MOVE_SHIFT:
        return state->next < state->count;
    case MOVE_LEFT:
        return state->depth >= 1 && (state->next < state->count || state->depth == 1);
    case MOVE_RIGHT:
        return state->depth >= 2;
    default:
        return false;
    }
}

static void child_add(struct transition_state *state, uint16_t head, uint16_t child, uint8_t label)
{
    bool before = child < head;
    uint16_t(*outer)[TRANSITION_TOKENS_MAX + 1] = before ? state->left : state->right;
    uint8_t *number = before ? &state->lefts[head] : &state->rights[head];
    state->head[child] = head;
    state->label[child] = label;
    outer[1][head] = outer[0][head];
    outer[0][head] = child;
    if (*number < 3)
        (*number)++;
}

void transition_apply(struct transition_state *state, enum transition_move move, uint8_t label)
{
    assert(transition_legal(state, move));
    if (move == MOVE_SHIFT) {
        state->stack[state->depth++] = state->next++;
        return;
    }
    uint16_t child = state->stack[state->depth - 1];
    uint16_t head = move == MOVE_LEFT ? state->next : state->stack[state->depth - 2];
    child_add(state, head, child, label);
    state->depth--;
}

static unsigned distance_kind(unsigned distance)
{
    return distance < 6 ? distance : distance < 8 ? 6 : distance < 12 ? 7 : distance < 20 ? 8 : 9;
}

void transition_slots(const struct transition_state *state, uint16_t tokens[SLOT_COUNT], uint16_t rows[SMALL_COUNT])
{
    const uint16_t none = TRANSITION_NONE;
    uint16_t s0 = state->depth > 0 ? state->stack[state->depth - 1] : none;
    uint16_t s1 = state->depth > 1 ? state->stack[state->depth - 2] : none;
    uint16_t s2 = state->depth > 2 ? state->stack[state->depth - 3] : none;
    uint16_t b0 = state->next < state->count ? state->next : none;
    uint16_t children[SMALL_LABEL_SLOTS];
    for (int i = 0; i < 2; i++) {
        children[i] = s0 == none ? none : state->left[i][s0];
        children[2 + i] = s0 == none ? none : state->right[i][s0];
        children[4 + i] = s1 == none ? none : state->left[i][s1];
        children[6 + i] = s1 == none ? none : state->right[i][s1];
        children[8 + i] = b0 == none ? none : state->left[i][b0];
    }
    children[10] = s2 == none ? none : state->right[0][s2];
    tokens[SLOT_STACK_0] = s0;
    tokens[SLOT_STACK_1] = s1;
    tokens[SLOT_STACK_2] = s2;
    tokens[SLOT_BUFFER_0] = b0;
    tokens[SLOT_BUFFER_1] = state->next + 1 < state->count ? (uint16_t)(state->next + 1) : none;
    tokens[SLOT_STACK_0_LEFT] = children[0];
    tokens[SLOT_STACK_0_RIGHT] = children[2];
    tokens[SLOT_STACK_1_LEFT] = children[4];
    tokens[SLOT_STACK_1_RIGHT] = children[6];
    tokens[SLOT_BUFFER_0_LEFT] = children[8];

    unsigned at = 0;
    for (unsigned i = 0; i < SMALL_LABEL_SLOTS; i++, at += TRANSITION_LABELS_MAX + 1)
        rows[i] = (uint16_t)(at + (children[i] == none ? 0u : 1u + state->label[children[i]]));
    const unsigned counts[SMALL_COUNT_SLOTS] = {
        s0 == none ? 15 : distance_kind((unsigned)(state->next - s0)),
        s1 == none ? 15 : distance_kind((unsigned)(s0 - s1)),
        s0 == none ? 15 : state->lefts[s0] * 4u + state->rights[s0] - (state->rights[s0] == 3 && state->lefts[s0] == 3),
        s1 == none ? 15 : state->lefts[s1] * 4u + state->rights[s1] - (state->rights[s1] == 3 && state->lefts[s1] == 3),
        b0 == none ? 15 : state->lefts[b0],
        (unsigned)(state->depth < 6 ? state->depth : 6) + (b0 == none ? 8u : 0u),
    };
    for (unsigned i = 0; i < SMALL_COUNT_SLOTS; i++, at += 16)
        rows[SMALL_LABEL_SLOTS + i] = (uint16_t)(at + counts[i]);
}
