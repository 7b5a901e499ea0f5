/* The integer network: its shape, and the products it is made of. */
#ifndef DATELINE_LANGUAGE_NETWORK_H
#define DATELINE_LANGUAGE_NETWORK_H

#include "language/feature.h"
#include "language/transition.h"

#include <stddef.h>
#include <stdint.h>

/* Wider nets are built for training alone, where they teach the one that the program runs (learn/README.md). */
#ifndef NETWORK_WIDTH_BUILT
#define NETWORK_WIDTH_BUILT  96
#define NETWORK_HIDDEN_BUILT 192
#endif

/* Shape of the network; the image of a model says the same or is refused. */
enum {
    NETWORK_WIDTH = NETWORK_WIDTH_BUILT,   /* numbers a token */
    NETWORK_LAYERS = 3,                    /* that mix a token with its neighbours */
    NETWORK_WINDOW = 3,                    /* tokens a layer sees: one before, itself, one behind */
    NETWORK_HIDDEN = NETWORK_HIDDEN_BUILT, /* numbers a parser state */
    NETWORK_OUTPUTS_MAX = 1024,
    NETWORK_NAMES = 16, /* columns of the name matrix */
};

/* Fixed point: a number of a token or state is an int16 of 2^9 a unit between 0 and NETWORK_TOP, a weight an int16 of
 * 2^12 a unit (2^10 in the matrices of classes, whose weights are larger), and a sum of products an int32 of 2^21
 * (2^19) a unit. No model is written or, when a user gives it, opened whose sums can overflow. */
enum { NETWORK_POINT = 9, NETWORK_WEIGHT_POINT = 12, NETWORK_CLASS_POINT = 10, NETWORK_TOP = 8191 };

/* How far away the neighbours of each layer are. */
extern const unsigned network_reach[NETWORK_LAYERS];

/* A matrix [inputs × outputs] with a bias for each output. The weights of inputs 2i and 2i+1 for one output lie side by
 * side, output after output: what vector instructions multiply and add in one step. inputs even, outputs a multiple
 * of 16. */
struct network_matrix {
    const int16_t *weights;
    const int32_t *bias; /* NULL: zero */
    uint32_t inputs, outputs;
};

/* sums[count × outputs] = inputs[count × inputs] · matrix + bias. The same numbers on every machine. */
void network_multiply(
    const struct network_matrix *matrix, const int16_t *inputs, size_t count, size_t stride, int32_t *sums);

/* A model's weights. */
struct network {
    const int16_t *rows[FEATURE_COUNT]; /* [row count × WIDTH] */
    uint32_t row_count[FEATURE_COUNT];
    const int16_t *first_bias;                   /* [WIDTH] */
    struct network_matrix layer[NETWORK_LAYERS]; /* 3 WIDTH → WIDTH */
    struct network_matrix tag, name;             /* WIDTH → … */
    struct network_matrix slot[SLOT_COUNT];      /* WIDTH → HIDDEN */
    const int16_t *absent;                       /* [SLOT_COUNT × HIDDEN] */
    const int16_t *small;                        /* [SMALL_ROWS × HIDDEN] */
    const int16_t *hidden_bias;                  /* [HIDDEN] */
    struct network_matrix move;                  /* HIDDEN → … */
};

/* Encodes a sentence: tokens[count × WIDTH] from its feature rows. `room` holds NETWORK_ENCODE_ROOM(count) int32. Rows
 * past a table's end count as row 0. */
#define NETWORK_ENCODE_ROOM(count) ((size_t)(count)*NETWORK_WIDTH * (1 + 2))
void network_encode(
    const struct network *network, const uint16_t (*ids)[FEATURE_COUNT], size_t count, int16_t *tokens, int32_t *room);

/* sum[columns]: the sum of `count` rows of `columns` numbers (a multiple of 16), rectified. */
void network_sum(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum);

/* Number of the greatest score, the first of equals; with `allowed` (not NULL) among those whose entry is -1, the
 * others being 0. count is a multiple of 16, entries past the classes that mean anything are 0; 0 when none is allowed.
 */
uint32_t network_best(const int32_t *scores, const int32_t *allowed, size_t count);

/* Sums of products, rounded to a token's or state's fixed point. count is a multiple of 16. */
void network_round(const int32_t *sums, size_t count, int16_t *values);

#endif
