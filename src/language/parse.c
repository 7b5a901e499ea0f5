/* The greedy parser: at each state the best legal move, by the scores of a small network (Chen & Manning 2014) that
 * looks at ten tokens as the encoder sees them and at labels and distances about them.
 *
 * A token's product with a slot's matrix is the same in all states that have the token in that slot, and is computed
 * once: for the stack's and the buffer's slots for all tokens together, for the children's when first asked for. */
#include "language/parse.h"

#include <assert.h>
#include <string.h>

enum { H = NETWORK_HIDDEN, W = NETWORK_WIDTH, EAGER_SLOTS = SLOT_BUFFER_1 + 1 };

struct parse_room *parse_room_new(struct arena *arena, const struct model *model, size_t most)
{
    struct parse_room *room = ARENA_NEW(arena, struct parse_room);
    room->most = most;
    room->products = ARENA_ARRAY(arena, int16_t, SLOT_COUNT * most * H);
    room->known = ARENA_ARRAY(arena, uint8_t, SLOT_COUNT * most);
    room->sums = ARENA_ARRAY(arena, int32_t, (most ? most : 1) * H);
    room->scores = ARENA_ARRAY(arena, int32_t, model->shape.move_columns);
    room->allowed = ARENA_ARRAY(arena, int32_t, 8 * (size_t)model->shape.move_columns);
    for (unsigned legal = 0; legal < 8; legal++)
        for (unsigned number = 0; number < 1 + 2 * model->shape.labels; number++)
            if ((legal >> transition_class_move(number) & 1) &&
                (number == 0 || transition_class_label(number) != model->root_label))
                room->allowed[legal * model->shape.move_columns + number] = -1;
    return room;
}

static const int16_t *product_of(
    const struct network *network, const uint8_t *tokens, struct parse_room *room, size_t slot, size_t token)
{
    size_t at = slot * room->most + token;
    if (!room->known[at]) {
        network_multiply(&network->slot[slot], tokens + token * W, 1, W, room->sums);
        network_widen(&network->slot[slot], room->sums, 1, room->products + at * H);
        room->known[at] = 1;
    }
    return room->products + at * H;
}

static void products_start(const struct network *network, const uint8_t *tokens, size_t count, struct parse_room *room)
{
    for (size_t slot = 0; slot < EAGER_SLOTS; slot++) {
        network_multiply(&network->slot[slot], tokens, count, W, room->sums);
        network_widen(&network->slot[slot], room->sums, count, room->products + slot * room->most * H);
        memset(room->known + slot * room->most, 1, count);
    }
    for (size_t slot = EAGER_SLOTS; slot < SLOT_COUNT; slot++)
        memset(room->known + slot * room->most, 0, count);
}

static void state_score(const struct network *network, const uint8_t *tokens, struct parse_room *room)
{
    uint16_t at[SLOT_COUNT], small[SMALL_COUNT];
    const int16_t *rows[SLOT_COUNT + SMALL_COUNT + 1];
    int16_t hidden[H];
    uint8_t narrow[H];
    size_t count = 0;
    transition_slots(&room->state, at, small);
    rows[count++] = network->hidden_bias;
    for (size_t slot = 0; slot < SLOT_COUNT; slot++)
        rows[count++] = at[slot] == TRANSITION_NONE ? network->absent + slot * H
                                                    : product_of(network, tokens, room, slot, at[slot]);
    for (size_t i = 0; i < SMALL_COUNT; i++)
        rows[count++] = network->small + (size_t)small[i] * H;
    network_sum(rows, count, H, hidden);
    network_narrow(hidden, H, network->narrow[NETWORK_READ_STATE], narrow);
    network_multiply(&network->move, narrow, 1, H, room->scores);
}

/* The best class of those that are legal. Only the root's arc is labelled root. Of equals the first. */
static unsigned best_move(const struct model *model, const struct parse_room *room)
{
    const struct transition_state *state = &room->state;
    bool left = transition_legal(state, MOVE_LEFT), right = transition_legal(state, MOVE_RIGHT);
    if (left && state->next == state->count)
        return transition_class(MOVE_LEFT, model->root_label);
    unsigned legal = (transition_legal(state, MOVE_SHIFT) ? 1u : 0u) | (left ? 2u : 0u) | (right ? 4u : 0u);
    size_t columns = model->shape.move_columns;
    return network_best(room->scores, room->allowed + legal * columns, columns);
}

void parse_sentence(const struct model *model, const uint8_t *tokens, size_t count, struct parse_room *room)
{
    assert(count <= room->most && count <= TRANSITION_TOKENS_MAX);
    transition_start(&room->state, count);
    products_start(&model->network, tokens, count, room);
    while (!transition_done(&room->state)) {
        state_score(&model->network, tokens, room);
        unsigned class = best_move(model, room);
        transition_apply(&room->state, transition_class_move(class), transition_class_label(class));
    }
}
