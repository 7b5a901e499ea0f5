/* The integer network that reads sentences.
 *
 * A token starts as the sum of its features' rows (feature.h), rectified. Layers of a dilated convolution with residuals
 * (Strubell et al. 2017) mix it with its neighbours: reach 1, 2 and 4, so that a token has seen seven tokens to either side.
 * All heads read the result: tags and names by one matrix each, the parser by one matrix a slot (parse.c).
 *
 * Everything is integer arithmetic, so that plain C and AVX2 give the same bytes; which of the two runs is asked of the
 * machine once a product, which costs nothing beside it. */
#include "language/network.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define NETWORK_AVX2 1
#include <immintrin.h>
#else
#define NETWORK_AVX2 0
#endif

enum { W = NETWORK_WIDTH, BLOCK = 16 };

const unsigned network_reach[NETWORK_LAYERS] = { 1, 2, 4 };

static void sums_start(const struct network_matrix *matrix, size_t count, int32_t *sums)
{
    for (size_t i = 0; i < count; i++) {
        if (matrix->bias)
            memcpy(sums + i * matrix->outputs, matrix->bias, matrix->outputs * sizeof *sums);
        else
            memset(sums + i * matrix->outputs, 0, matrix->outputs * sizeof *sums);
    }
}

static void multiply_plain(
    const struct network_matrix *matrix, const int16_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < matrix->inputs; k += 2) {
            const int16_t *weights = matrix->weights + k * matrix->outputs;
            int32_t a = inputs[i * stride + k], b = inputs[i * stride + k + 1];
            int32_t *to = sums + i * matrix->outputs;
            if (a == 0 && b == 0)
                continue;
            for (size_t j = 0; j < matrix->outputs; j++)
                to[j] += a * weights[2 * j] + b * weights[2 * j + 1];
        }
}

#if NETWORK_AVX2
/* Four rows of inputs against 16 outputs: 8 sums stay in registers. */
__attribute__((target("avx2"))) static void block_4(
    const struct network_matrix *matrix, const int16_t *inputs, size_t stride, size_t column, int32_t *sums)
{
    __m256i sum[4][2];
    size_t outputs = matrix->outputs;
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 2; c++)
            sum[r][c] = _mm256_loadu_si256((const __m256i *)(const void *)(sums + r * outputs + column + 8 * c));
    for (size_t k = 0; k < matrix->inputs; k += 2) {
        const int16_t *weights = matrix->weights + k * outputs + 2 * column;
        __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)weights);
        __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(weights + 16));
        for (size_t r = 0; r < 4; r++) {
            int32_t pair;
            memcpy(&pair, inputs + r * stride + k, sizeof pair);
            __m256i both = _mm256_set1_epi32(pair);
            sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(both, low));
            sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(both, high));
        }
    }
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 2; c++)
            _mm256_storeu_si256((__m256i *)(void *)(sums + r * outputs + column + 8 * c), sum[r][c]);
}

/* One row of inputs against 64 outputs (or 16 at the end); pairs of zeros, of which there are many, are passed over. */
__attribute__((target("avx2"))) static void row_1(const struct network_matrix *matrix, const int16_t *inputs, int32_t *sums)
{
    size_t outputs = matrix->outputs, column = 0;
    int32_t pairs[NETWORK_WIDTH * NETWORK_WINDOW], values[NETWORK_WIDTH * NETWORK_WINDOW];
    size_t used = 0;
    for (size_t k = 0; k < matrix->inputs; k += 2) {
        memcpy(&values[used], inputs + k, sizeof(int32_t));
        pairs[used] = (int32_t)k;
        used += values[used] != 0;
    }
    for (; column + 64 <= outputs; column += 64) {
        __m256i sum[8];
        for (size_t c = 0; c < 8; c++)
            sum[c] = _mm256_loadu_si256((const __m256i *)(const void *)(sums + column + 8 * c));
        for (size_t i = 0; i < used; i++) {
            const int16_t *weights = matrix->weights + (size_t)pairs[i] * outputs + 2 * column;
            __m256i both = _mm256_set1_epi32(values[i]);
            for (size_t c = 0; c < 8; c++)
                sum[c] = _mm256_add_epi32(sum[c],
                    _mm256_madd_epi16(both, _mm256_loadu_si256((const __m256i *)(const void *)(weights + 16 * c))));
        }
        for (size_t c = 0; c < 8; c++)
            _mm256_storeu_si256((__m256i *)(void *)(sums + column + 8 * c), sum[c]);
    }
    for (; column < outputs; column += 8) {
        __m256i sum = _mm256_loadu_si256((const __m256i *)(const void *)(sums + column));
        for (size_t i = 0; i < used; i++) {
            const int16_t *weights = matrix->weights + (size_t)pairs[i] * outputs + 2 * column;
            sum = _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_set1_epi32(values[i]),
                                            _mm256_loadu_si256((const __m256i *)(const void *)weights)));
        }
        _mm256_storeu_si256((__m256i *)(void *)(sums + column), sum);
    }
}

__attribute__((target("avx2"))) static void multiply_avx2(
    const struct network_matrix *matrix, const int16_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    size_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (size_t column = 0; column < matrix->outputs; column += BLOCK)
            block_4(matrix, inputs + i * stride, stride, column, sums + i * matrix->outputs);
    for (; i < count; i++)
        row_1(matrix, inputs + i * stride, sums + i * matrix->outputs);
}

__attribute__((target("avx2"))) static void state_avx2(const int16_t *const *rows, size_t count, int16_t *state)
{
    const __m256i top = _mm256_set1_epi32(NETWORK_TOP), zero = _mm256_setzero_si256();
    for (size_t j = 0; j < NETWORK_HIDDEN; j += 16) {
        __m256i low = zero, high = zero;
        for (size_t i = 0; i < count; i++) {
            __m256i row = _mm256_loadu_si256((const __m256i *)(const void *)(rows[i] + j));
            low = _mm256_add_epi32(low, _mm256_cvtepi16_epi32(_mm256_castsi256_si128(row)));
            high = _mm256_add_epi32(high, _mm256_cvtepi16_epi32(_mm256_extracti128_si256(row, 1)));
        }
        low = _mm256_min_epi32(_mm256_max_epi32(low, zero), top);
        high = _mm256_min_epi32(_mm256_max_epi32(high, zero), top);
        __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
        _mm256_storeu_si256((__m256i *)(void *)(state + j), packed);
    }
}
#endif

static void state_plain(const int16_t *const *rows, size_t count, int16_t *state)
{
    int32_t sum[NETWORK_HIDDEN] = { 0 };
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < NETWORK_HIDDEN; j++)
            sum[j] += rows[i][j];
    for (size_t j = 0; j < NETWORK_HIDDEN; j++)
        state[j] = network_clip(sum[j]);
}

void network_state(const int16_t *const *rows, size_t count, int16_t *state)
{
#if NETWORK_AVX2
    if (__builtin_cpu_supports("avx2")) {
        state_avx2(rows, count, state);
        return;
    }
#endif
    state_plain(rows, count, state);
}

void network_multiply(
    const struct network_matrix *matrix, const int16_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    sums_start(matrix, count, sums);
#if NETWORK_AVX2
    if (__builtin_cpu_supports("avx2")) {
        multiply_avx2(matrix, inputs, count, stride, sums);
        return;
    }
#endif
    multiply_plain(matrix, inputs, count, stride, sums);
}

static void token_sum(const struct network *network, const uint16_t *ids, int16_t *token)
{
    int32_t sum[W];
    for (size_t j = 0; j < W; j++)
        sum[j] = network->first_bias[j];
    for (size_t f = 0; f < FEATURE_COUNT; f++) {
        size_t row = ids[f] < network->row_count[f] ? ids[f] : 0;
        const int16_t *from = network->rows[f] + row * W;
        for (size_t j = 0; j < W; j++)
            sum[j] += from[j];
    }
    for (size_t j = 0; j < W; j++)
        token[j] = network_clip(sum[j]);
}

/* The neighbours `reach` before and behind beside each token; zeros beyond the sentence. */
static void tokens_mix(const int16_t *tokens, size_t count, unsigned reach, int16_t *mixed)
{
    const size_t size = W * sizeof *mixed;
    for (size_t i = 0; i < count; i++, mixed += 3 * W) {
        if (i >= reach)
            memcpy(mixed, tokens + (i - reach) * W, size);
        else
            memset(mixed, 0, size);
        memcpy(mixed + W, tokens + i * W, size);
        if (i + reach < count)
            memcpy(mixed + 2 * W, tokens + (i + reach) * W, size);
        else
            memset(mixed + 2 * W, 0, size);
    }
}

void network_encode(const struct network *network, const uint16_t (*ids)[FEATURE_COUNT], size_t count, int16_t *tokens,
    int32_t *room)
{
    int32_t *sums = room;
    int16_t *mixed = (int16_t *)(void *)(room + count * W);
    for (size_t i = 0; i < count; i++)
        token_sum(network, ids[i], tokens + i * W);
    for (size_t layer = 0; layer < NETWORK_LAYERS; layer++) {
        tokens_mix(tokens, count, network_reach[layer], mixed);
        network_multiply(&network->layer[layer], mixed, count, 3 * W, sums);
        for (size_t i = 0; i < count * W; i++)
            tokens[i] = network_clip(tokens[i] + network_clip(network_round(sums[i])));
    }
}
