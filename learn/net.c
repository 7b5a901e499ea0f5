/* The net's floats: where each matrix lies, and what it starts from. */
#include "net.h"

#include "matrix.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN, P = NET_PRODUCTS };

uint64_t random_next(uint64_t *state)
{
    uint64_t x = *state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    *state = x;
    return x * 0x2545F4914F6CDD1Du;
}

float random_unit(uint64_t *state)
{
    return (float)(random_next(state) >> 40) * (1.0f / 16777216.0f);
}

static uint32_t padded(uint32_t columns)
{
    return (columns + 15) / 16 * 16;
}

static size_t place(size_t *total, size_t rows, size_t columns)
{
    size_t at = *total;
    *total += rows * columns;
    return at;
}

static void layout_make(struct net_layout *at, uint32_t tag_columns, uint32_t move_columns)
{
    size_t total = 0;
    at->first_bias = place(&total, 1, W);
    for (int l = 0; l < NETWORK_LAYERS; l++) {
        at->layer[l] = place(&total, NETWORK_WINDOW * W, W);
        at->layer_bias[l] = place(&total, 1, W);
    }
    at->tag = place(&total, W, tag_columns);
    at->tag_bias = place(&total, 1, tag_columns);
    at->name = place(&total, W, NET_NAMES);
    at->name_bias = place(&total, 1, NET_NAMES);
    at->product = place(&total, W, P);
    at->absent = place(&total, 1, P);
    at->small = place(&total, SMALL_ROWS, H);
    at->hidden_bias = place(&total, 1, H);
    at->move = place(&total, H, move_columns);
    at->move_bias = place(&total, 1, move_columns);
    at->total = total;
}

static void fill(float *to, size_t count, float spread, uint64_t *seed)
{
    for (size_t i = 0; i < count; i++)
        to[i] = (2.0f * random_unit(seed) - 1.0f) * spread;
}

void net_start(struct net *net, const struct inventory *inventory, uint64_t seed)
{
    *net = (struct net){ .tags = inventory->tags.count, .moves = 1 + 2 * inventory->labels.count };
    net->tag_columns = padded(net->tags);
    net->move_columns = padded(net->moves);
    if (net->tag_columns > NETWORK_OUTPUTS_MAX || net->move_columns > NETWORK_OUTPUTS_MAX) {
        fprintf(stderr, "learn: more tags or labels than the program takes\n");
        exit(1);
    }
    layout_make(&net->at, net->tag_columns, net->move_columns);
    net->dense = grab(net->at.total, sizeof(float));
    for (int f = 0; f < FEATURE_COUNT; f++) {
        net->rows[f] = f == FEATURE_WORD      ? inventory->words.count
                       : f == FEATURE_CLUSTER ? inventory->lexicon.clusters
                                              : feature_rows((enum feature)f);
        net->table[f] = grab((size_t)net->rows[f] * W, sizeof(float));
        fill(net->table[f], (size_t)net->rows[f] * W, f == FEATURE_WORD ? 0.1f : 0.2f, &seed);
    }
    for (int l = 0; l < NETWORK_LAYERS; l++)
        fill(net->dense + net->at.layer[l], (size_t)NETWORK_WINDOW * W * W, sqrtf(3.0f / (NETWORK_WINDOW * W)), &seed);
    fill(net->dense + net->at.tag, (size_t)W * net->tag_columns, sqrtf(3.0f / W), &seed);
    fill(net->dense + net->at.name, (size_t)W * NET_NAMES, sqrtf(3.0f / W), &seed);
    fill(net->dense + net->at.product, (size_t)W * P, sqrtf(1.5f / (5 * W)), &seed);
    fill(net->dense + net->at.absent, P, 0.1f, &seed);
    fill(net->dense + net->at.small, (size_t)SMALL_ROWS * H, 0.1f, &seed);
    fill(net->dense + net->at.move, (size_t)H * net->move_columns, sqrtf(3.0f / H), &seed);
}

void net_free(struct net *net)
{
    for (int f = 0; f < FEATURE_COUNT; f++)
        free(net->table[f]);
    free(net->dense);
}

void net_transpose(const struct net *net, float *transposed)
{
    const struct net_layout *at = &net->at;
    for (int l = 0; l < NETWORK_LAYERS; l++)
        matrix_transpose(
            transposed + at->layer[l], net->dense + at->layer[l], NETWORK_WINDOW * W, W, NETWORK_WINDOW * W);
    matrix_transpose(transposed + at->tag, net->dense + at->tag, W, net->tag_columns, W);
    matrix_transpose(transposed + at->name, net->dense + at->name, W, NET_NAMES, W);
    matrix_transpose(transposed + at->product, net->dense + at->product, W, P, W);
    matrix_transpose(transposed + at->move, net->dense + at->move, H, net->move_columns, H);
}
