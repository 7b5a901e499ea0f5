/* The integer network that reads sentences.
 *
 * A token starts as the sum of its features' rows (feature.h), rectified. Layers of a dilated convolution with
 * residuals (Strubell et al. 2017) mix it with its neighbours: reach 1, 2 and 4, so that a token has seen seven tokens
 * to either side. All heads read the result: tags and names by one matrix each, the parser by one matrix a slot
 * (parse.c).
 *
 * Everything is integer arithmetic, so that plain C, AVX2 and AVX-512 give the same bytes; which of them runs is asked
 * of the machine once a product, which costs nothing beside it. */
#include "language/network.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define NETWORK_X86 1
#include <immintrin.h>
#else
#define NETWORK_X86 0
#endif

enum {
    W = NETWORK_WIDTH,
    INPUTS_MAX = NETWORK_WINDOW * NETWORK_WIDTH > NETWORK_HIDDEN ? NETWORK_WINDOW *NETWORK_WIDTH : NETWORK_HIDDEN
};

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

#if NETWORK_X86
/* The machine's instructions, best first. All give the same sums: products of two int16 are added without saturation.
 */
enum instructions { PLAIN, AVX2, AVX512_VNNI };

static enum instructions machine_has(void)
{
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx2"))
        return AVX512_VNNI;
    return __builtin_cpu_supports("avx2") ? AVX2 : PLAIN;
}

/* Four rows of inputs against 16 outputs: 8 sums stay in registers. */
__attribute__((target("avx2"))) static void rows_4_avx2(
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

/* The same with 512 bits: four rows against 32 outputs. */
__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void rows_4_avx512(
    const struct network_matrix *matrix, const int16_t *inputs, size_t stride, size_t column, int32_t *sums)
{
    __m512i sum[4][2];
    size_t outputs = matrix->outputs;
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 2; c++)
            sum[r][c] = _mm512_loadu_si512(sums + r * outputs + column + 16 * c);
    for (size_t k = 0; k < matrix->inputs; k += 2) {
        const int16_t *weights = matrix->weights + k * outputs + 2 * column;
        __m512i low = _mm512_loadu_si512(weights), high = _mm512_loadu_si512(weights + 32);
        for (size_t r = 0; r < 4; r++) {
            int32_t pair;
            memcpy(&pair, inputs + r * stride + k, sizeof pair);
            __m512i both = _mm512_set1_epi32(pair);
            sum[r][0] = _mm512_dpwssd_epi32(sum[r][0], both, low);
            sum[r][1] = _mm512_dpwssd_epi32(sum[r][1], both, high);
        }
    }
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 2; c++)
            _mm512_storeu_si512(sums + r * outputs + column + 16 * c, sum[r][c]);
}

/* Pairs of inputs that are not both zero, of which rectified numbers leave few. */
struct pairs {
    uint32_t at[INPUTS_MAX / 2];
    int32_t value[INPUTS_MAX / 2];
    size_t count;
};

static void pairs_find(const int16_t *inputs, size_t count, struct pairs *pairs)
{
    pairs->count = 0;
    for (size_t k = 0; k < count; k += 2) {
        memcpy(&pairs->value[pairs->count], inputs + k, sizeof(int32_t));
        pairs->at[pairs->count] = (uint32_t)k;
        pairs->count += pairs->value[pairs->count] != 0;
    }
}

/* One row of inputs against 16 outputs. */
__attribute__((target("avx2"))) static void row_1_avx2(
    const struct network_matrix *matrix, const struct pairs *pairs, size_t column, int32_t *sums)
{
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)(sums + column));
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(sums + column + 8));
    for (size_t i = 0; i < pairs->count; i++) {
        const int16_t *weights = matrix->weights + (size_t)pairs->at[i] * matrix->outputs + 2 * column;
        __m256i both = _mm256_set1_epi32(pairs->value[i]);
        low =
            _mm256_add_epi32(low, _mm256_madd_epi16(both, _mm256_loadu_si256((const __m256i *)(const void *)weights)));
        high = _mm256_add_epi32(
            high, _mm256_madd_epi16(both, _mm256_loadu_si256((const __m256i *)(const void *)(weights + 16))));
    }
    _mm256_storeu_si256((__m256i *)(void *)(sums + column), low);
    _mm256_storeu_si256((__m256i *)(void *)(sums + column + 8), high);
}

/* One row of inputs against 64 outputs. */
__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void row_1_avx512(
    const struct network_matrix *matrix, const struct pairs *pairs, size_t column, int32_t *sums)
{
    __m512i sum[4];
    for (size_t c = 0; c < 4; c++)
        sum[c] = _mm512_loadu_si512(sums + column + 16 * c);
    for (size_t i = 0; i < pairs->count; i++) {
        const int16_t *weights = matrix->weights + (size_t)pairs->at[i] * matrix->outputs + 2 * column;
        __m512i both = _mm512_set1_epi32(pairs->value[i]);
        for (size_t c = 0; c < 4; c++)
            sum[c] = _mm512_dpwssd_epi32(sum[c], both, _mm512_loadu_si512(weights + 32 * c));
    }
    for (size_t c = 0; c < 4; c++)
        _mm512_storeu_si512(sums + column + 16 * c, sum[c]);
}

static void multiply_vectors(
    const struct network_matrix *matrix, const int16_t *inputs, size_t count, size_t stride, int32_t *sums, bool wide)
{
    size_t i = 0, outputs = matrix->outputs, column;
    struct pairs pairs;
    for (; i + 4 <= count; i += 4) {
        int32_t *to = sums + i * outputs;
        for (column = 0; wide && column + 32 <= outputs; column += 32)
            rows_4_avx512(matrix, inputs + i * stride, stride, column, to);
        for (; column + 16 <= outputs; column += 16)
            rows_4_avx2(matrix, inputs + i * stride, stride, column, to);
    }
    for (; i < count; i++) {
        pairs_find(inputs + i * stride, matrix->inputs, &pairs);
        for (column = 0; wide && column + 64 <= outputs; column += 64)
            row_1_avx512(matrix, &pairs, column, sums + i * outputs);
        for (; column + 16 <= outputs; column += 16)
            row_1_avx2(matrix, &pairs, column, sums + i * outputs);
    }
}

__attribute__((target("avx2"))) static void sum_avx2(
    const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
    const __m256i top = _mm256_set1_epi32(NETWORK_TOP), zero = _mm256_setzero_si256();
    for (size_t j = 0; j < columns; j += 16) {
        __m256i low = zero, high = zero;
        for (size_t i = 0; i < count; i++) {
            __m256i row = _mm256_loadu_si256((const __m256i *)(const void *)(rows[i] + j));
            low = _mm256_add_epi32(low, _mm256_cvtepi16_epi32(_mm256_castsi256_si128(row)));
            high = _mm256_add_epi32(high, _mm256_cvtepi16_epi32(_mm256_extracti128_si256(row, 1)));
        }
        low = _mm256_min_epi32(_mm256_max_epi32(low, zero), top);
        high = _mm256_min_epi32(_mm256_max_epi32(high, zero), top);
        __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
        _mm256_storeu_si256((__m256i *)(void *)(sum + j), packed);
    }
}

__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void sum_avx512(
    const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
    const __m512i top = _mm512_set1_epi32(NETWORK_TOP), zero = _mm512_setzero_si512();
    for (size_t j = 0; j < columns; j += 32) {
        __m512i low = zero, high = zero;
        for (size_t i = 0; i < count; i++) {
            const __m256i *row = (const __m256i *)(const void *)(rows[i] + j);
            low = _mm512_add_epi32(low, _mm512_cvtepi16_epi32(_mm256_loadu_si256(row)));
            high = _mm512_add_epi32(high, _mm512_cvtepi16_epi32(_mm256_loadu_si256(row + 1)));
        }
        low = _mm512_min_epi32(_mm512_max_epi32(low, zero), top);
        high = _mm512_min_epi32(_mm512_max_epi32(high, zero), top);
        _mm256_storeu_si256((__m256i *)(void *)(sum + j), _mm512_cvtepi32_epi16(low));
        _mm256_storeu_si256((__m256i *)(void *)(sum + j + 16), _mm512_cvtepi32_epi16(high));
    }
}

/* The greatest of the allowed scores; INT32_MIN when there is none. */
__attribute__((target("avx2"))) static int32_t top_avx2(const int32_t *scores, const int32_t *allowed, size_t count)
{
    const __m256i least = _mm256_set1_epi32(INT32_MIN);
    __m256i top = least;
    int32_t tops[8], best = INT32_MIN;
    for (size_t i = 0; i < count; i += 8) {
        __m256i score = _mm256_loadu_si256((const __m256i *)(const void *)(scores + i));
        if (allowed)
            score = _mm256_blendv_epi8(least, score, _mm256_loadu_si256((const __m256i *)(const void *)(allowed + i)));
        top = _mm256_max_epi32(top, score);
    }
    _mm256_storeu_si256((__m256i *)(void *)tops, top);
    for (size_t i = 0; i < 8; i++)
        best = tops[i] > best ? tops[i] : best;
    return best;
}

__attribute__((target("avx2"))) static void round_avx2(const int32_t *sums, size_t count, int16_t *values)
{
    const __m256i half = _mm256_set1_epi32(1 << (NETWORK_WEIGHT_POINT - 1));
    for (size_t i = 0; i < count; i += 16) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)(sums + i));
        __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(sums + i + 8));
        low = _mm256_srai_epi32(_mm256_add_epi32(low, half), NETWORK_WEIGHT_POINT);
        high = _mm256_srai_epi32(_mm256_add_epi32(high, half), NETWORK_WEIGHT_POINT);
        __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
        _mm256_storeu_si256((__m256i *)(void *)(values + i), packed);
    }
}
#endif

static int32_t top_plain(const int32_t *scores, const int32_t *allowed, size_t count)
{
    int32_t best = INT32_MIN;
    for (size_t i = 0; i < count; i++)
        if ((!allowed || allowed[i]) && scores[i] > best)
            best = scores[i];
    return best;
}

uint32_t network_best(const int32_t *scores, const int32_t *allowed, size_t count)
{
#if NETWORK_X86
    int32_t top = machine_has() >= AVX2 ? top_avx2(scores, allowed, count) : top_plain(scores, allowed, count);
#else
    int32_t top = top_plain(scores, allowed, count);
#endif
    for (uint32_t i = 0; i < count; i++)
        if (scores[i] == top && (!allowed || allowed[i]))
            return i;
    return 0;
}

void network_round(const int32_t *sums, size_t count, int16_t *values)
{
#if NETWORK_X86
    if (machine_has() >= AVX2) {
        round_avx2(sums, count, values);
        return;
    }
#endif
    for (size_t i = 0; i < count; i++) {
        int32_t value = (sums[i] + (1 << (NETWORK_WEIGHT_POINT - 1))) >> NETWORK_WEIGHT_POINT;
        values[i] = (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value);
    }
}

static void sum_plain(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
    for (size_t j = 0; j < columns; j++) {
        int32_t all = 0;
        for (size_t i = 0; i < count; i++)
            all += rows[i][j];
        sum[j] = (int16_t)(all < 0 ? 0 : all > NETWORK_TOP ? NETWORK_TOP : all);
    }
}

void network_sum(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
#if NETWORK_X86
    enum instructions machine = machine_has();
    if (machine == AVX512_VNNI && columns % 32 == 0) {
        sum_avx512(rows, count, columns, sum);
        return;
    }
    if (machine >= AVX2) {
        sum_avx2(rows, count, columns, sum);
        return;
    }
#endif
    sum_plain(rows, count, columns, sum);
}

void network_multiply(
    const struct network_matrix *matrix, const int16_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    sums_start(matrix, count, sums);
#if NETWORK_X86
    enum instructions machine = machine_has();
    if (machine >= AVX2) {
        multiply_vectors(matrix, inputs, count, stride, sums, machine == AVX512_VNNI);
        return;
    }
#endif
    multiply_plain(matrix, inputs, count, stride, sums);
}

static void token_sum(const struct network *network, const uint16_t *ids, int16_t *token)
{
    const int16_t *rows[FEATURE_COUNT + 1] = { network->first_bias };
    for (size_t f = 0; f < FEATURE_COUNT; f++)
        rows[1 + f] = network->rows[f] + (ids[f] < network->row_count[f] ? ids[f] : 0u) * (size_t)W;
    network_sum(rows, FEATURE_COUNT + 1, W, token);
}

/* Adds what a layer found to a token, both rectified. */
static void token_add(int16_t *token, const int16_t *more)
{
    for (size_t j = 0; j < W; j++) {
        int16_t add = more[j] < 0 ? (int16_t)0 : more[j] > NETWORK_TOP ? (int16_t)NETWORK_TOP : more[j];
        int16_t sum = (int16_t)(token[j] + add);
        token[j] = sum > NETWORK_TOP ? (int16_t)NETWORK_TOP : sum;
    }
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

void network_encode(
    const struct network *network, const uint16_t (*ids)[FEATURE_COUNT], size_t count, int16_t *tokens, int32_t *room)
{
    int32_t *sums = room;
    int16_t *mixed = (int16_t *)(void *)(room + count * W);
    for (size_t i = 0; i < count; i++)
        token_sum(network, ids[i], tokens + i * W);
    for (size_t layer = 0; layer < NETWORK_LAYERS; layer++) {
        tokens_mix(tokens, count, network_reach[layer], mixed);
        network_multiply(&network->layer[layer], mixed, count, 3 * W, sums);
        network_round(sums, count * W, mixed);
        for (size_t i = 0; i < count; i++)
            token_add(tokens + i * W, mixed + i * W);
    }
}
