/* What is to be learnt. The parser meets its own mistakes: moves follow the net, the dynamic oracle says which would have
 * been best (Goldberg & Nivre 2013), and the loss is the negative logarithm of the summed probability of those. */
#include "oracle.h"
#include "pass.h"

#include <math.h>
#include <string.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN };

/* Turns scores into gradients of -log of the wanted classes' probability, and returns that loss. Classes that are not
 * allowed, and padding, get none. */
static float soften(float *scores, const uint8_t *allowed, const uint8_t *wanted, size_t count, size_t columns)
{
    float top = -INFINITY, sum = 0.0f, good = 0.0f;
    for (size_t c = 0; c < count; c++)
        if (allowed[c] && scores[c] > top)
            top = scores[c];
    for (size_t c = 0; c < count; c++) {
        scores[c] = allowed[c] ? expf(scores[c] - top) : 0.0f;
        sum += scores[c];
        good += wanted[c] ? scores[c] : 0.0f;
    }
    good = good > 1e-12f ? good : 1e-12f;
    for (size_t c = 0; c < count; c++)
        scores[c] = scores[c] / sum - (wanted[c] ? scores[c] / good : 0.0f);
    for (size_t c = count; c < columns; c++)
        scores[c] = 0.0f;
    return logf(sum / good);
}

void moves_allowed(const struct net *net, const struct transition_state *state, uint8_t *allowed)
{
    bool legal[MOVE_KINDS];
    for (int move = 0; move < MOVE_KINDS; move++)
        legal[move] = transition_legal(state, (enum transition_move)move);
    for (unsigned c = 0; c < net->moves; c++)
        allowed[c] = legal[transition_class_move(c)];
}

unsigned best_of(const float *scores, const uint8_t *allowed, size_t count)
{
    unsigned best = 0;
    bool any = false;
    for (unsigned c = 0; c < count; c++)
        if (allowed[c] && (!any || scores[c] > scores[best])) {
            best = c;
            any = true;
        }
    return best;
}

/* The classes of least cost: a move that loses no more than any other, with the gold label. */
static void moves_wanted(
    const struct net *net, const struct transition_state *state, const struct example *gold, uint8_t *wanted)
{
    int costs[MOVE_KINDS], least = -1;
    oracle_costs(state, gold, costs);
    for (int move = 0; move < MOVE_KINDS; move++)
        if (costs[move] >= 0 && (least < 0 || costs[move] < least))
            least = costs[move];
    memset(wanted, 0, net->moves);
    for (int move = 0; move < MOVE_KINDS; move++)
        if (costs[move] == least) {
            uint8_t label = move == MOVE_SHIFT ? 0 : gold->label[state->stack[state->depth - 1]];
            wanted[transition_class((enum transition_move)move, label)] = 1;
        }
}

void lesson_moves(struct pass *pass, const struct net *net, const struct example *gold, uint32_t first,
    const struct net_options *options, uint64_t *seed)
{
    uint8_t allowed[2 * TRANSITION_LABELS_MAX + 2], wanted[2 * TRANSITION_LABELS_MAX + 2];
    struct transition_state *state = &pass->state;
    transition_start(state, gold->count);
    while (!transition_done(state)) {
        struct met *met = &pass->met[pass->states];
        float *hidden = pass->hidden + pass->states * H;
        float *moves = pass->moves + pass->states * net->move_columns;
        met->first = first;
        transition_slots(state, met->tokens, met->rows);
        pass_state(pass, net, met, options->dropout, seed, hidden, moves);
        moves_allowed(net, state, allowed);
        moves_wanted(net, state, gold, wanted);
        unsigned best = best_of(moves, allowed, net->moves), good = best_of(moves, wanted, net->moves);
        unsigned taken = !wanted[best] && random_unit(seed) < options->explore ? best : good;
        pass->losses.moves += soften(moves, allowed, wanted, net->moves, net->move_columns);
        pass->states++;
        transition_apply(state, transition_class_move(taken), transition_class_label(taken));
    }
}

void lesson_labels(struct pass *pass, const struct net *net, const struct example *gold, size_t first)
{
    uint8_t allowed[NETWORK_OUTPUTS_MAX], wanted[NETWORK_OUTPUTS_MAX] = { 0 };
    memset(allowed, 1, sizeof allowed);
    for (size_t i = 0; i < gold->count; i++) {
        float *tags = pass->tags + (first + i) * net->tag_columns;
        wanted[gold->tag[i]] = 1;
        pass->losses.tags += soften(tags, allowed, wanted, net->tags, net->tag_columns);
        wanted[gold->tag[i]] = 0;
        float *names = pass->names + (first + i) * NET_NAMES;
        if (gold->name[i] == NAME_UNKNOWN) {
            memset(names, 0, NET_NAMES * sizeof(float));
            continue;
        }
        wanted[gold->name[i]] = 1;
        pass->losses.names += soften(names, allowed, wanted, NAME_CLASSES, NET_NAMES);
        wanted[gold->name[i]] = 0;
    }
}

static void sizes_count(const float *values, size_t count, uint64_t sizes[NET_SIZES])
{
    for (size_t i = 0; i < count; i++)
        if (values[i] > 0.0f)
            sizes[values[i] * 64.0f < NET_SIZES - 1 ? (int)(values[i] * 64.0f) : NET_SIZES - 1]++;
}

void pass_measure(struct pass *pass, const struct net *net, const struct example *const *examples, size_t count,
    const uint16_t (*ids)[FEATURE_COUNT], net_sizes seen)
{
    const struct net_options plain = { .explore = 1.0f };
    struct net wide = *net;
    uint64_t seed = 1;
    wide.narrow = false;
    pass_place(pass, examples, count);
    pass_encode(pass, &wide, ids, 0.0f, &seed);
    for (size_t s = 0; s < count; s++)
        lesson_moves(pass, &wide, examples[s], pass->first[s], &plain, &seed);
    for (int l = 0; l <= NETWORK_LAYERS; l++)
        sizes_count(pass->x[l], pass->tokens * W, seen[l]);
    sizes_count(pass->hidden, pass->states * H, seen[NETWORK_READ_STATE]);
}
