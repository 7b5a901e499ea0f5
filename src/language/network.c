/* The integer network that reads sentences.
 *
 * A token starts as the sum of its features' rows (feature.h), rectified. Layers of a dilated convolution with
 * residuals (Strubell et al. 2017) mix it with its neighbours: reach 1, 2 and 4, so that a token has seen seven tokens
 * to either side. All heads read the result: tags and names by one matrix each, the parser by one matrix a slot
 * (parse.c).
 *
 * Rows of features have 8 bits and a scale for each table. Numbers are kept in 16 bits where they are added up and
 * narrowed to 7 where a matrix reads them, against weights of 8 (Jacob et al. 2018): four products are added in one
 * step of a vector instruction and never saturate. Everything is integer arithmetic, so that plain C and the
 * instructions of all machines give the same bytes; which of them run is asked of the machine once a product, which
 * costs nothing beside it (network_kernels.h). */
#include "language/network.h"

#include "language/network_kernels.h"

#include <string.h>

enum { W = NETWORK_WIDTH };

const unsigned network_reach[4] = { 1, 2, 4, 8 };

void network_multiply(
    const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    network_kernels_best()->multiply(matrix, inputs, count, stride, sums);
}

void network_narrow(const int16_t *numbers, size_t count, int16_t scale, uint8_t *narrow)
{
    network_kernels_best()->narrow(numbers, count, scale, narrow);
}

void network_widen(const struct network_matrix *matrix, const int32_t *sums, size_t count, int16_t *numbers)
{
    network_kernels_best()->widen(matrix, sums, count, numbers);
}

void network_weigh(
    const int8_t *const *rows, const int16_t *scales, size_t count, const int16_t *bias, size_t columns, int16_t *sum)
{
    network_kernels_best()->weigh(rows, scales, count, bias, columns, sum);
}

void network_sum(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
    network_kernels_best()->sum(rows, count, columns, sum);
}

void network_add(int16_t *tokens, const int16_t *more, size_t count)
{
    network_kernels_best()->add(tokens, more, count);
}

uint32_t network_best(const int32_t *scores, const int32_t *allowed, size_t count)
{
    int32_t top = network_kernels_best()->top(scores, allowed, count);
    for (uint32_t i = 0; i < count; i++)
        if (scores[i] == top && (!allowed || allowed[i]))
            return i;
    return 0;
}

static void token_sum(const struct network *network, const uint16_t *ids, int16_t *token)
{
    const int8_t *rows[FEATURE_COUNT];
    for (size_t f = 0; f < FEATURE_COUNT; f++)
        rows[f] = network->rows[f] + (ids[f] < network->row_count[f] ? ids[f] : 0u) * (size_t)W;
    network_weigh(rows, network->row_scales, FEATURE_COUNT, network->first_bias, W, token);
}

/* The neighbours `reach` before and behind beside each token; zeros beyond the sentence. */
static void tokens_mix(const uint8_t *tokens, size_t count, unsigned reach, uint8_t *mixed)
{
    for (size_t i = 0; i < count; i++, mixed += 3 * W) {
        if (i >= reach)
            memcpy(mixed, tokens + (i - reach) * W, W);
        else
            memset(mixed, 0, W);
        memcpy(mixed + W, tokens + i * W, W);
        if (i + reach < count)
            memcpy(mixed + 2 * W, tokens + (i + reach) * W, W);
        else
            memset(mixed + 2 * W, 0, W);
    }
}

void network_encode(
    const struct network *network, const uint16_t (*ids)[FEATURE_COUNT], size_t count, uint8_t *tokens, int32_t *room)
{
    int32_t *sums = room;
    int16_t *numbers = (int16_t *)(void *)(sums + count * W), *more = numbers + count * W;
    uint8_t *mixed = (uint8_t *)(more + count * W);
    for (size_t i = 0; i < count; i++)
        token_sum(network, ids[i], numbers + i * W);
    for (int layer = 0; layer < NETWORK_LAYERS; layer++) {
        const struct network_matrix *matrix = &network->layer[layer];
        network_narrow(numbers, count * W, network->narrow[layer], tokens);
        tokens_mix(tokens, count, network_reach[layer], mixed);
        network_multiply(matrix, mixed, count, 3 * W, sums);
        network_widen(matrix, sums, count, more);
        network_add(numbers, more, count * W);
    }
    network_narrow(numbers, count * W, network->narrow[NETWORK_READ_HEADS], tokens);
}
