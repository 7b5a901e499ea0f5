#ifndef LEARN_NET_H
#define LEARN_NET_H

#include "corpus.h"
#include "language/network.h"

#include <stdint.h>

enum { NET_WORKERS = 2, NET_PRODUCTS = SLOT_COUNT * NETWORK_HIDDEN, NET_NAMES = 16 };

/* Where each dense matrix lies in one long array of floats; matrices are [inputs × outputs], outputs padded to 16. */
struct net_layout {
    size_t first_bias;
    size_t layer[NETWORK_LAYERS + 1], layer_bias[NETWORK_LAYERS + 1]; /* the last is none */
    size_t tag, tag_bias;
    size_t name, name_bias;
    size_t product, absent;
    size_t small, hidden_bias;
    size_t move, move_bias;
    size_t total;
};

struct net {
    struct net_layout at;
    uint32_t tags, moves;               /* outputs that mean something */
    uint32_t tag_columns, move_columns; /* and with their padding */
    uint32_t rows[FEATURE_COUNT];
    float *table[FEATURE_COUNT];
    float *dense;
    bool narrow;              /* whether products read numbers as the program's do */
    float top[NETWORK_READS]; /* the largest number that each reader then tells from larger ones */
};

struct net_options {
    float dropout; /* of the numbers between layers */
    float explore; /* share of moves that follow the net and not the oracle, when they differ */
};

/* How often each reader has met numbers of which size, in 64ths. */
enum { NET_SIZES = 2048 };
typedef uint64_t net_sizes[NETWORK_READS][NET_SIZES];

void net_start(struct net *net, const struct inventory *inventory, uint64_t seed);
void net_free(struct net *net);

/* The matrices that backward passes need the other way round, laid out as in `dense`. */
void net_transpose(const struct net *net, float *transposed);

uint64_t random_next(uint64_t *state);
float random_unit(uint64_t *state);

#endif
