/* Gradients, from the scores back to the rows. */
#include "matrix.h"
#include "pass.h"

#include <string.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN, P = NET_PRODUCTS };

static void columns_sum(float *to, const float *rows, size_t count, size_t columns)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < columns; j++)
            to[j] += rows[i * columns + j];
}

/* gradient[inputs × outputs] += inputsᵀ · back */
static void weights_back(
    struct pass *pass, float *gradient, const float *inputs, const float *back, size_t rows, size_t in, size_t out)
{
    matrix_transpose(pass->scratch, inputs, rows, in, rows);
    matrix_multiply(gradient, pass->scratch, back, in, rows, out);
}

static void unrectify(float *back, const float *values, size_t count, float dropout)
{
    float scale = 1.0f / (1.0f - dropout);
    for (size_t i = 0; i < count; i++)
        back[i] = values[i] > 0.0f ? back[i] * scale : 0.0f;
}

/* No gradient reaches numbers past the top. */
static void unnarrow(float *back, const float *values, size_t count, float top)
{
    for (size_t i = 0; top > 0.0f && i < count; i++)
        back[i] = values[i] < 0.9999f * top ? back[i] : 0.0f;
}

static void states_back(struct pass *pass, const struct net *net, const float *transposed, float dropout)
{
    const struct net_layout *at = &net->at;
    size_t n = pass->states;
    weights_back(pass, pass->gradient + at->move, pass->hidden, pass->moves, n, H, net->move_columns);
    columns_sum(pass->gradient + at->move_bias, pass->moves, n, net->move_columns);
    memset(pass->hidden_back, 0, n * H * sizeof(float));
    matrix_multiply(pass->hidden_back, pass->moves, transposed + at->move, n, net->move_columns, H);
    unrectify(pass->hidden_back, pass->hidden, n * H, dropout);
    unnarrow(pass->hidden_back, pass->hidden, n * H, pass->top[NETWORK_READ_STATE]);
    columns_sum(pass->gradient + at->hidden_bias, pass->hidden_back, n, H);
    memset(pass->products_back, 0, pass->tokens * P * sizeof(float));
    for (size_t i = 0; i < n; i++) {
        const struct met *met = &pass->met[i];
        const float *back = pass->hidden_back + i * H;
        for (size_t s = 0; s < SLOT_COUNT; s++) {
            float *to = met->tokens[s] == TRANSITION_NONE
                            ? pass->gradient + at->absent + s * H
                            : pass->products_back + ((size_t)met->first + met->tokens[s]) * P + s * H;
            for (size_t j = 0; j < H; j++)
                to[j] += back[j];
        }
        for (size_t r = 0; r < SMALL_COUNT; r++) {
            float *to = pass->gradient + at->small + (size_t)met->rows[r] * H;
            for (size_t j = 0; j < H; j++)
                to[j] += back[j];
        }
    }
}

static void unmix(const struct pass *pass, float *back, const float *mixed, unsigned reach)
{
    for (size_t s = 0; s < pass->sentences; s++)
        for (size_t i = 0; i < pass->count[s]; i++) {
            const float *from = mixed + (pass->first[s] + i) * 3 * W;
            float *to = back + (pass->first[s] + i) * W;
            for (size_t j = 0; i >= reach && j < W; j++)
                (to - reach * W)[j] += from[j];
            for (size_t j = 0; j < W; j++)
                to[j] += from[W + j];
            for (size_t j = 0; i + reach < pass->count[s] && j < W; j++)
                (to + reach * W)[j] += from[2 * W + j];
        }
}

static void encoder_back(struct pass *pass, const struct net *net, const float *transposed, float dropout)
{
    const struct net_layout *at = &net->at;
    size_t n = pass->tokens;
    const float *top = pass->read;
    weights_back(pass, pass->gradient + at->product, top, pass->products_back, n, W, P);
    weights_back(pass, pass->gradient + at->tag, top, pass->tags, n, W, net->tag_columns);
    weights_back(pass, pass->gradient + at->name, top, pass->names, n, W, NET_NAMES);
    columns_sum(pass->gradient + at->tag_bias, pass->tags, n, net->tag_columns);
    columns_sum(pass->gradient + at->name_bias, pass->names, n, NET_NAMES);
    memset(pass->back, 0, n * W * sizeof(float));
    matrix_multiply(pass->back, pass->products_back, transposed + at->product, n, P, W);
    matrix_multiply(pass->back, pass->tags, transposed + at->tag, n, net->tag_columns, W);
    matrix_multiply(pass->back, pass->names, transposed + at->name, n, NET_NAMES, W);
    unnarrow(pass->back, pass->x[NETWORK_LAYERS], n * W, pass->top[NETWORK_READ_HEADS]);
    for (int l = NETWORK_LAYERS; l-- > 0;) {
        float *layer_back = pass->scratch + (size_t)PASS_TOKENS_MAX * 3 * W;
        memcpy(layer_back, pass->back, n * W * sizeof(float));
        unrectify(layer_back, pass->added[l], n * W, dropout);
        weights_back(pass, pass->gradient + at->layer[l], pass->mixed[l], layer_back, n, 3 * W, W);
        columns_sum(pass->gradient + at->layer_bias[l], layer_back, n, W);
        memset(pass->mixed_back, 0, n * 3 * W * sizeof(float));
        matrix_multiply(pass->mixed_back, layer_back, transposed + at->layer[l], n, W, 3 * W);
        memset(pass->read, 0, n * W * sizeof(float));
        unmix(pass, pass->read, pass->mixed_back, network_reach[l]);
        unnarrow(pass->read, pass->x[l], n * W, pass->top[l]);
        for (size_t i = 0; i < n * W; i++)
            pass->back[i] += pass->read[i];
    }
    unrectify(pass->back, pass->x[0], n * W, dropout);
    columns_sum(pass->gradient + at->first_bias, pass->back, n, W);
}

void pass_learn(struct pass *pass, const struct net *net, const float *transposed,
    const struct example *const *examples, size_t count, const uint16_t (*ids)[FEATURE_COUNT],
    const struct net_options *options, uint64_t seed)
{
    memset(pass->gradient, 0, net->at.total * sizeof(float));
    pass_place(pass, examples, count);
    if (pass->tokens == 0)
        return;
    seed = (seed + 1) * 0x9E3779B97F4A7C15u | 1;
    pass_encode(pass, net, ids, options->dropout, &seed);
    for (size_t s = 0; s < count; s++) {
        lesson_moves(pass, net, examples[s], pass->first[s], options, &seed);
        lesson_labels(pass, net, examples[s], pass->first[s]);
    }
    states_back(pass, net, transposed, options->dropout);
    encoder_back(pass, net, transposed, options->dropout);
}
