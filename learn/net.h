#ifndef LEARN_NET_H
#define LEARN_NET_H

#include "corpus.h"
#include "language/network.h"

#include <stdint.h>

enum { NET_WORKERS = 2, NET_PRODUCTS = SLOT_COUNT * NETWORK_HIDDEN, NET_NAMES = 16 };

/* Where each dense matrix lies in one long array of floats; matrices are [inputs × outputs], outputs padded to 16. */
struct net_layout {
    size_t first_bias;
    size_t layer[NETWORK_LAYERS], layer_bias[NETWORK_LAYERS];
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
};

struct net_options {
    float dropout; /* of the numbers between layers */
    float explore; /* share of moves that follow the net and not the oracle, when they differ */
    float tag_weight, name_weight;
};

/* What one worker keeps while it goes over its share of a batch. */
struct pass;

struct net_scores {
    double loss_moves, loss_tags, loss_names;
    size_t tokens, heads, arcs, tags, upos;
    size_t names_right, names_found, names_gold;
};

void net_start(struct net *net, const struct inventory *inventory, uint64_t seed);
void net_free(struct net *net);

struct pass *pass_new(const struct net *net);
void pass_free(struct pass *pass);

/* One step on some examples: forward, backward; the gradients stay in the pass. `ids` holds the examples' feature rows
 * one behind the other. */
void pass_learn(struct pass *pass, const struct net *net, const float *transposed,
    const struct example *const *examples, size_t count, const uint16_t (*ids)[FEATURE_COUNT],
    const struct net_options *options, uint64_t seed);

/* Parses, tags and names without learning, and adds up how well. */
void pass_judge(struct pass *pass, const struct net *net, const struct example *example,
    const uint16_t (*ids)[FEATURE_COUNT], const struct inventory *inventory, struct net_scores *scores);

/* What several nets together make of a sentence: their scores are added. Arrays of example->count; heads count from 0,
 * the root is example->count. */
struct reading {
    uint16_t *head, *tag;
    uint8_t *label, *name;
};
void passes_read(struct pass *const *passes, const struct net *nets, size_t net_count, size_t count,
    const uint16_t (*ids)[FEATURE_COUNT], struct reading *reading);

void reading_judge(const struct reading *reading, const struct example *example, const struct inventory *inventory,
    struct net_scores *scores);

/* The tags' scores of the sentence read last, [count × tag_columns]. */
const float *pass_tag_scores(const struct pass *pass);

float *pass_dense_gradient(struct pass *pass);
const float *pass_token_gradient(const struct pass *pass, size_t *ret_tokens);
const struct net_scores *pass_scores(const struct pass *pass);

/* The matrices that backward passes need the other way round, laid out as in `dense`. */
void net_transpose(const struct net *net, float *transposed);

uint64_t random_next(uint64_t *state);
float random_unit(uint64_t *state);

#endif
