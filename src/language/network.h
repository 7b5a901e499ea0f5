/* The integer network: its shape, and the products it is made of. */
#ifndef DATELINE_LANGUAGE_NETWORK_H
#define DATELINE_LANGUAGE_NETWORK_H

#include "language/feature.h"
#include "language/transition.h"

#include <stddef.h>
#include <stdint.h>

/* Other sizes are built for comparisons (models/README.md). */
#ifndef NETWORK_WIDTH_BUILT
#define NETWORK_WIDTH_BUILT  192
#define NETWORK_HIDDEN_BUILT 384
#endif
#ifndef NETWORK_LAYERS_BUILT
#define NETWORK_LAYERS_BUILT 3 /* 0 to 4 */
#endif

/* Shape of the network; the image of a model says the same or is refused. */
enum {
    NETWORK_WIDTH = NETWORK_WIDTH_BUILT,   /* numbers a token */
    NETWORK_LAYERS = NETWORK_LAYERS_BUILT, /* that mix a token with its neighbours */
    NETWORK_WINDOW = 3,                    /* tokens a layer sees: one before, itself, one behind */
    NETWORK_HIDDEN = NETWORK_HIDDEN_BUILT, /* numbers a parser state */
    NETWORK_OUTPUTS_MAX = 1024,
    NETWORK_NAMES = 16, /* columns of the name matrix */
};

/* Fixed point. A number of a token or state is an int16 of 2^9 a unit; tokens lie between 0 and NETWORK_TOP. What a
 * product reads is narrowed to 0 … NETWORK_STEPS: each reader has its own step, a little less than the 127th part of the
 * largest number that training has met there. Weights are int8, of one scale for each output where the sums become
 * numbers again, of one scale for the whole matrix where they are only compared. A sum is an int32 that cannot overflow:
 * less than 2^24 of products, and the bias, which is checked. Rows of features are int8 of one scale for each table, in
 * 2^-8 of a number's fixed point. */
enum { NETWORK_POINT = 9, NETWORK_ROW_POINT = 8, NETWORK_TOP = 8191, NETWORK_STEPS = 127, NETWORK_BIAS_MAX = 1 << 29 };

/* What reads narrowed numbers: each layer, the heads that read a token, and the matrix of moves that reads a state. */
enum { NETWORK_READ_HEADS = NETWORK_LAYERS, NETWORK_READ_STATE, NETWORK_READS };

/* How far away the neighbours of each layer are. */
extern const unsigned network_reach[4];

/* A matrix [inputs × outputs] with a bias for each output. The weights of inputs 4i to 4i + 3 for one output lie side by
 * side, output after output: what vector instructions multiply and add in one step. inputs a multiple of 4, outputs of
 * 16. */
struct network_matrix {
    const int8_t *weights;
    const int32_t *bias;   /* NULL: zero */
    const int16_t *scales; /* of each output, in 2^-15; NULL where sums are only compared */
    uint32_t inputs, outputs;
    unsigned shift; /* of sums, before they are scaled */
};

/* Numbers as a product reads them: rounded number × scale / 2^15, at most NETWORK_STEPS. count is a multiple of 16,
 * numbers lie between 0 and NETWORK_TOP. */
void network_narrow(const int16_t *numbers, size_t count, int16_t scale, uint8_t *narrow);

/* sums[count × outputs] = inputs[count × inputs] · matrix + bias. inputs lie between 0 and NETWORK_STEPS. The same
 * numbers on every machine. */
void network_multiply(
    const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums);

/* Sums of such a product as numbers of a token's or state's fixed point: (sum + half) / 2^shift, then scaled. */
void network_widen(const struct network_matrix *matrix, const int32_t *sums, size_t count, int16_t *numbers);

/* A model's weights. */
struct network {
    const int8_t *rows[FEATURE_COUNT]; /* [row count × WIDTH] */
    uint32_t row_count[FEATURE_COUNT];
    const int16_t *row_scales;                       /* [FEATURE_COUNT] */
    const int16_t *first_bias;                       /* [WIDTH] */
    struct network_matrix layer[NETWORK_LAYERS + 1]; /* 3 WIDTH → WIDTH; the last is none */
    struct network_matrix tag, name;                 /* WIDTH → … */
    struct network_matrix slot[SLOT_COUNT];          /* WIDTH → HIDDEN */
    const int16_t *absent;                           /* [SLOT_COUNT × HIDDEN] */
    const int16_t *small;                            /* [SMALL_ROWS × HIDDEN] */
    const int16_t *hidden_bias;                      /* [HIDDEN] */
    struct network_matrix move;                      /* HIDDEN → … */
    const int16_t *narrow;                           /* [READS]: scales of network_narrow */
};

/* Encodes a sentence: tokens[count × WIDTH], narrowed for the heads, from its feature rows. `room` holds
 * NETWORK_ENCODE_ROOM(count) int32. Rows past a table's end count as row 0. */
#define NETWORK_ENCODE_ROOM(count) ((size_t)(count)*NETWORK_WIDTH * 3)
void network_encode(
    const struct network *network, const uint16_t (*ids)[FEATURE_COUNT], size_t count, uint8_t *tokens, int32_t *room);

/* sum[columns]: bias[columns] and the sum of `count` rows, each times its scale in 2^-8, rounded and rectified: at most
 * NETWORK_TOP. columns is a multiple of 16. At most NETWORK_ROWS_MAX rows, so that no sum overflows. */
enum { NETWORK_ROWS_MAX = 256 };
void network_weigh(
    const int8_t *const *rows, const int16_t *scales, size_t count, const int16_t *bias, size_t columns, int16_t *sum);

/* sum[columns]: the sum of `count` rows of `columns` numbers (a multiple of 16), rectified. Rows are added in turn, and a
 * sum past the bounds of an int16 stays at them (±64 units, which no trained model comes near). */
void network_sum(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum);

/* Adds what a layer found to tokens, both rectified. count is a multiple of 16. */
void network_add(int16_t *tokens, const int16_t *more, size_t count);

/* Number of the greatest score, the first of equals; with `allowed` (not NULL) among those whose entry is -1, the
 * others being 0. count is a multiple of 16, entries past the classes that mean anything are 0; 0 when none is allowed.
 */
uint32_t network_best(const int32_t *scores, const int32_t *allowed, size_t count);

#endif
