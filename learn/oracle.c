/* The dynamic oracle of the arc-hybrid system (Goldberg & Nivre 2013): what each move costs in a state that need not
 * lie on the way to the gold tree. The gold tree must be projective. */
#include "oracle.h"

/* Dependents of `head` among the tokens of the buffer that are not yet attached: all of them from `next` on. */
static int children_in_buffer(const struct transition_state *state, const struct example *gold, uint16_t head)
{
    int children = 0;
    for (uint32_t i = state->next; i < gold->count; i++)
        children += gold->head[i] == head;
    return children;
}

static int shift_cost(const struct transition_state *state, const struct example *gold)
{
    uint16_t token = state->next;
    int cost = 0;
    for (unsigned i = 0; i < state->depth; i++) {
        cost += gold->head[state->stack[i]] == token;
        cost += i + 1 < state->depth && gold->head[token] == state->stack[i];
    }
    return cost;
}

void oracle_costs(const struct transition_state *state, const struct example *gold, int ret_costs[MOVE_KINDS])
{
    for (int move = 0; move < MOVE_KINDS; move++)
        ret_costs[move] = transition_legal(state, (enum transition_move)move) ? 0 : -1;
    if (ret_costs[MOVE_SHIFT] == 0)
        ret_costs[MOVE_SHIFT] = shift_cost(state, gold);
    if (state->depth == 0)
        return;
    uint16_t top = state->stack[state->depth - 1], head = gold->head[top];
    int lost = children_in_buffer(state, gold, top);
    bool second = state->depth > 1 && head == state->stack[state->depth - 2];
    if (ret_costs[MOVE_LEFT] == 0)
        ret_costs[MOVE_LEFT] = lost + (second || head > state->next);
    if (ret_costs[MOVE_RIGHT] == 0)
        ret_costs[MOVE_RIGHT] = lost + (head >= state->next);
}
