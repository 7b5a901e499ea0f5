/* The network in floating point, as it is trained. One token is the sum of its features' rows, rectified; three layers
 * mix each token with its neighbours (dilated convolution with residuals, Strubell et al. 2017); from the result the
 * tag and the name are read off by one matrix each, and the parser adds up, for a state, the products of ten tokens
 * with ten matrices, and rows for the labels and distances about them (Chen & Manning 2014; Kiperwasser & Goldberg 2016
 * for reading a parser's features off a shared encoder). All tasks learn together. */
#include "matrix.h"
#include "pass.h"

#include <string.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN, P = NET_PRODUCTS };

/* Rectifies and drops: what is not dropped grows, so that the sum keeps its size. */
static void rectify(float *values, size_t count, float dropout, uint64_t *seed)
{
    if (dropout <= 0.0f) {
        for (size_t i = 0; i < count; i++)
            values[i] = values[i] > 0.0f ? values[i] : 0.0f;
        return;
    }
    float scale = 1.0f / (1.0f - dropout);
    uint32_t limit = (uint32_t)(dropout * 65536.0f);
    for (size_t i = 0; i < count; i += 4) {
        uint64_t bits = random_next(seed);
        for (size_t j = i; j < i + 4 && j < count; j++, bits >>= 16)
            values[j] = (bits & 0xFFFF) >= limit && values[j] > 0.0f ? values[j] * scale : 0.0f;
    }
}

static void rows_fill(float *rows, size_t count, size_t columns, const float *bias)
{
    for (size_t i = 0; i < count; i++)
        memcpy(rows + i * columns, bias, columns * sizeof(float));
}

static void tokens_sum(struct pass *pass, const struct net *net, const uint16_t (*ids)[FEATURE_COUNT])
{
    rows_fill(pass->x[0], pass->tokens, W, net->dense + net->at.first_bias);
    for (size_t i = 0; i < pass->tokens; i++)
        for (int f = 0; f < FEATURE_COUNT; f++) {
            const float *row = net->table[f] + (size_t)ids[i][f] * W;
            for (size_t j = 0; j < W; j++)
                pass->x[0][i * W + j] += row[j];
        }
}

/* What a product reads: with a top, the nearest of NETWORK_STEPS equal steps up to it. */
static void narrow(const float *from, size_t count, float top, float *to)
{
    if (top <= 0.0f) {
        memmove(to, from, count * sizeof(float));
        return;
    }
    const float step = top / NETWORK_STEPS, steps = NETWORK_STEPS / top;
    for (size_t i = 0; i < count; i++) {
        float value = from[i] < top ? from[i] : top;
        to[i] = (float)(int)(value * steps + 0.5f) * step;
    }
}

/* The neighbours `reach` before and behind beside each token; zeros beyond the sentence. */
static void tokens_mix(const struct pass *pass, const float *x, float *mixed, unsigned reach)
{
    for (size_t s = 0; s < pass->sentences; s++)
        for (size_t i = 0; i < pass->count[s]; i++) {
            float *to = mixed + (pass->first[s] + i) * 3 * W;
            const float *from = x + (pass->first[s] + i) * W;
            memset(to, 0, 3 * W * sizeof(float));
            if (i >= reach)
                memcpy(to, from - reach * W, W * sizeof(float));
            memcpy(to + W, from, W * sizeof(float));
            if (i + reach < pass->count[s])
                memcpy(to + 2 * W, from + reach * W, W * sizeof(float));
        }
}

void pass_encode(
    struct pass *pass, const struct net *net, const uint16_t (*ids)[FEATURE_COUNT], float dropout, uint64_t *seed)
{
    size_t n = pass->tokens;
    for (int r = 0; r < NETWORK_READS; r++)
        pass->top[r] = net->narrow ? net->top[r] / (1.0f - dropout) : 0.0f;
    tokens_sum(pass, net, ids);
    rectify(pass->x[0], n * W, dropout, seed);
    for (int l = 0; l < NETWORK_LAYERS; l++) {
        narrow(pass->x[l], n * W, pass->top[l], pass->read);
        tokens_mix(pass, pass->read, pass->mixed[l], network_reach[l]);
        rows_fill(pass->added[l], n, W, net->dense + net->at.layer_bias[l]);
        matrix_multiply(pass->added[l], pass->mixed[l], net->dense + net->at.layer[l], n, 3 * W, W);
        rectify(pass->added[l], n * W, dropout, seed);
        for (size_t i = 0; i < n * W; i++)
            pass->x[l + 1][i] = pass->x[l][i] + pass->added[l][i];
    }
    const float *top = pass->read;
    narrow(pass->x[NETWORK_LAYERS], n * W, pass->top[NETWORK_READ_HEADS], pass->read);
    rows_fill(pass->tags, n, net->tag_columns, net->dense + net->at.tag_bias);
    matrix_multiply(pass->tags, top, net->dense + net->at.tag, n, W, net->tag_columns);
    rows_fill(pass->names, n, NET_NAMES, net->dense + net->at.name_bias);
    matrix_multiply(pass->names, top, net->dense + net->at.name, n, W, NET_NAMES);
    memset(pass->products, 0, n * P * sizeof(float));
    matrix_multiply(pass->products, top, net->dense + net->at.product, n, W, P);
}

/* The hidden numbers of a state, before rectification. */
static void state_sum(const struct pass *pass, const struct net *net, const struct met *met, float *hidden)
{
    memcpy(hidden, net->dense + net->at.hidden_bias, H * sizeof(float));
    for (size_t s = 0; s < SLOT_COUNT; s++) {
        const float *from = met->tokens[s] == TRANSITION_NONE
                                ? net->dense + net->at.absent + s * H
                                : pass->products + ((size_t)met->first + met->tokens[s]) * P + s * H;
        for (size_t j = 0; j < H; j++)
            hidden[j] += from[j];
    }
    for (size_t r = 0; r < SMALL_COUNT; r++) {
        const float *from = net->dense + net->at.small + (size_t)met->rows[r] * H;
        for (size_t j = 0; j < H; j++)
            hidden[j] += from[j];
    }
}

static void state_score(const struct net *net, const float *hidden, float *moves)
{
    const float *matrix = net->dense + net->at.move;
    memcpy(moves, net->dense + net->at.move_bias, net->move_columns * sizeof(float));
    for (size_t j = 0; j < H; j++) {
        if (hidden[j] == 0.0f)
            continue;
        const float *row = matrix + j * net->move_columns;
        for (size_t c = 0; c < net->move_columns; c++)
            moves[c] += hidden[j] * row[c];
    }
}

void pass_state(struct pass *pass, const struct net *net, const struct met *met, float dropout, uint64_t *seed,
    float *hidden, float *moves)
{
    state_sum(pass, net, met, hidden);
    rectify(hidden, H, dropout, seed);
    narrow(hidden, H, pass->top[NETWORK_READ_STATE], hidden);
    state_score(net, hidden, moves);
}
