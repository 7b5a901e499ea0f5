/* The network's inner loops for AVX2, AVX-VNNI and AVX-512 with VNNI.
 *
 * A product goes through its columns in strips, and each strip through all rows, so that a strip's weights stay near.
 * Rows go in blocks of four, whose sums lie in registers; the last block goes back over rows that are done already.
 * Fewer than four rows go one by one and skip the inputs that are zero, as most of a parser's state are. */
#include "language/network_kernels.h"

#if NETWORK_X86
#include <immintrin.h>
#include <string.h>

#define INLINE     static inline __attribute__((always_inline))
#define TARGET_256 __attribute__((target("avx2")))
#define TARGET_512 __attribute__((target("avx2,avx512f,avx512bw,avx512vnni")))
#ifdef __clang__
#define REPEAT(i, count) _Pragma("clang loop unroll(full)") for (size_t i = 0; i < (count); i++)
#else
#define REPEAT(i, count) _Pragma("GCC unroll 16") for (size_t i = 0; i < (count); i++)
#endif

enum {
    INPUTS_MAX = NETWORK_WINDOW * NETWORK_WIDTH > NETWORK_HIDDEN ? NETWORK_WINDOW *NETWORK_WIDTH : NETWORK_HIDDEN,
    ROWS = 4,      /* of a block */
    WIDE_256 = 2,  /* vectors of columns in a block */
    WIDE_512 = 4,  /* likewise, at most */
    WIDE_1_256 = 8 /* in one row, at most */
};

/* A product on its way. */
struct product {
    const struct network_matrix *matrix;
    const uint8_t *inputs;
    size_t count, stride;
    int32_t *sums;
};

INLINE int32_t four(const uint8_t *inputs)
{
    int32_t all;
    memcpy(&all, inputs, sizeof all);
    return all;
}

/* Inputs four by four, where not all four are zero. */
struct fours {
    uint32_t at[INPUTS_MAX / 4 + 1];
    int32_t value[INPUTS_MAX / 4 + 1];
    size_t count;
};

static void fours_find(const uint8_t *inputs, size_t count, struct fours *fours)
{
    size_t found = 0;
    for (size_t k = 0; k < count; k += 4) {
        fours->value[found] = four(inputs + k);
        fours->at[found] = (uint32_t)k;
        found += fours->value[found] != 0;
    }
    fours->count = found;
}

/* ---- products with 256 bits ---- */

/* sum + four products in each of eight columns. */
INLINE TARGET_256 __m256i dot_256(__m256i sum, __m256i inputs, __m256i weights, const bool vnni)
{
#if NETWORK_AVX_VNNI
    if (vnni) {
        __asm__("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(inputs), "x"(weights));
        return sum;
    }
#endif
    (void)vnni;
    return _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(inputs, weights), _mm256_set1_epi16(1)));
}

INLINE TARGET_256 __m256i load_256(const void *from)
{
    return _mm256_loadu_si256(from);
}

INLINE TARGET_256 __m256i bias_256(const struct network_matrix *matrix, size_t column)
{
    return matrix->bias ? load_256(matrix->bias + column) : _mm256_setzero_si256();
}

INLINE TARGET_256 void block_256(const struct product *product, size_t first, size_t column, const bool vnni)
{
    const struct network_matrix *matrix = product->matrix;
    const uint8_t *inputs = product->inputs + first * product->stride;
    const int8_t *at = matrix->weights + 4 * column;
    __m256i sum[ROWS][WIDE_256];
    REPEAT (r, ROWS)
        REPEAT (c, WIDE_256)
            sum[r][c] = bias_256(matrix, column + 8 * c);
    for (size_t k = 0; k < matrix->inputs; k += 4, at += 4 * matrix->outputs) {
        __m256i weights[WIDE_256];
        REPEAT (c, WIDE_256)
            weights[c] = load_256(at + 32 * c);
        REPEAT (r, ROWS) {
            __m256i all = _mm256_set1_epi32(four(inputs + r * product->stride + k));
            REPEAT (c, WIDE_256)
                sum[r][c] = dot_256(sum[r][c], all, weights[c], vnni);
        }
    }
    int32_t *to = product->sums + first * matrix->outputs + column;
    REPEAT (r, ROWS)
        REPEAT (c, WIDE_256)
            _mm256_storeu_si256((void *)(to + r * matrix->outputs + 8 * c), sum[r][c]);
}

INLINE TARGET_256 void row_256(const struct network_matrix *matrix, const struct fours *fours, size_t column,
    int32_t *sums, const size_t wide, const bool vnni)
{
    __m256i sum[WIDE_1_256];
    REPEAT (c, wide)
        sum[c] = bias_256(matrix, column + 8 * c);
    for (size_t i = 0; i < fours->count; i++) {
        const int8_t *at = matrix->weights + (size_t)fours->at[i] * matrix->outputs + 4 * column;
        __m256i all = _mm256_set1_epi32(fours->value[i]);
        REPEAT (c, wide)
            sum[c] = dot_256(sum[c], all, load_256(at + 32 * c), vnni);
    }
    REPEAT (c, wide)
        _mm256_storeu_si256((void *)(sums + column + 8 * c), sum[c]);
}

INLINE TARGET_256 void multiply_256(const struct product *product, const bool vnni)
{
    const struct network_matrix *matrix = product->matrix;
    const size_t outputs = matrix->outputs;
    struct fours fours;
    for (size_t column = 0; product->count >= ROWS && column < outputs; column += 8 * WIDE_256)
        for (size_t i = 0; i < product->count; i += ROWS)
            block_256(product, i + ROWS <= product->count ? i : product->count - ROWS, column, vnni);
    for (size_t i = 0; product->count < ROWS && i < product->count; i++) {
        int32_t *sums = product->sums + i * outputs;
        size_t column = 0;
        fours_find(product->inputs + i * product->stride, matrix->inputs, &fours);
        for (; column + 8 * WIDE_1_256 <= outputs; column += 8 * WIDE_1_256)
            row_256(matrix, &fours, column, sums, WIDE_1_256, vnni);
        for (; column < outputs; column += 16)
            row_256(matrix, &fours, column, sums, 2, vnni);
    }
}

static TARGET_256 void multiply_avx2(
    const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    multiply_256(&(struct product){ matrix, inputs, count, stride, sums }, false);
}

#if NETWORK_AVX_VNNI
static TARGET_256 void multiply_avx_vnni(
    const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    multiply_256(&(struct product){ matrix, inputs, count, stride, sums }, true);
}
#endif

/* ---- products with 512 bits ---- */

INLINE TARGET_512 __m512i bias_512(const struct network_matrix *matrix, size_t column)
{
    return matrix->bias ? _mm512_loadu_si512(matrix->bias + column) : _mm512_setzero_si512();
}

INLINE TARGET_512 void block_512(const struct product *product, size_t first, size_t column, const size_t wide)
{
    const struct network_matrix *matrix = product->matrix;
    const uint8_t *inputs = product->inputs + first * product->stride;
    const int8_t *at = matrix->weights + 4 * column;
    __m512i sum[ROWS][WIDE_512];
    REPEAT (r, ROWS)
        REPEAT (c, wide)
            sum[r][c] = bias_512(matrix, column + 16 * c);
    for (size_t k = 0; k < matrix->inputs; k += 4, at += 4 * matrix->outputs) {
        __m512i weights[WIDE_512];
        REPEAT (c, wide)
            weights[c] = _mm512_loadu_si512(at + 64 * c);
        REPEAT (r, ROWS) {
            __m512i all = _mm512_set1_epi32(four(inputs + r * product->stride + k));
            REPEAT (c, wide)
                sum[r][c] = _mm512_dpbusd_epi32(sum[r][c], all, weights[c]);
        }
    }
    int32_t *to = product->sums + first * matrix->outputs + column;
    REPEAT (r, ROWS)
        REPEAT (c, wide)
            _mm512_storeu_si512(to + r * matrix->outputs + 16 * c, sum[r][c]);
}

/* A strip of `wide` vectors of columns through all rows. */
INLINE TARGET_512 void strip_512(const struct product *product, size_t column, const size_t wide)
{
    for (size_t i = 0; i < product->count; i += ROWS)
        block_512(product, i + ROWS <= product->count ? i : product->count - ROWS, column, wide);
}

static TARGET_512 void rows_512(const struct product *product)
{
    const size_t outputs = product->matrix->outputs;
    size_t column = 0;
    for (; column + 16 * WIDE_512 <= outputs; column += 16 * WIDE_512)
        strip_512(product, column, WIDE_512);
    for (; column + 32 <= outputs; column += 32)
        strip_512(product, column, 2);
    for (; column < outputs; column += 16)
        strip_512(product, column, 1);
}

INLINE TARGET_512 void row_512(
    const struct network_matrix *matrix, const struct fours *fours, size_t column, int32_t *sums, const size_t wide)
{
    __m512i sum[8];
    REPEAT (c, wide)
        sum[c] = bias_512(matrix, column + 16 * c);
    for (size_t i = 0; i < fours->count; i++) {
        const int8_t *at = matrix->weights + (size_t)fours->at[i] * matrix->outputs + 4 * column;
        __m512i all = _mm512_set1_epi32(fours->value[i]);
        REPEAT (c, wide)
            sum[c] = _mm512_dpbusd_epi32(sum[c], all, _mm512_loadu_si512(at + 64 * c));
    }
    REPEAT (c, wide)
        _mm512_storeu_si512(sums + column + 16 * c, sum[c]);
}

static TARGET_512 void multiply_avx512(
    const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    const size_t outputs = matrix->outputs;
    struct fours fours;
    if (count >= ROWS) {
        rows_512(&(struct product){ matrix, inputs, count, stride, sums });
        return;
    }
    for (size_t i = 0; i < count; i++, inputs += stride, sums += outputs) {
        size_t column = 0;
        fours_find(inputs, matrix->inputs, &fours);
        for (; column + 128 <= outputs; column += 128)
            row_512(matrix, &fours, column, sums, 8);
        for (; column + 112 <= outputs; column += 112)
            row_512(matrix, &fours, column, sums, 7);
        for (; column + 64 <= outputs; column += 64)
            row_512(matrix, &fours, column, sums, 4);
        for (; column < outputs; column += 16)
            row_512(matrix, &fours, column, sums, 1);
    }
}

/* ---- what is done once a number: 256 bits do ---- */

static TARGET_256 void narrow_avx2(const int16_t *numbers, size_t count, int16_t scale, uint8_t *narrow)
{
    const __m256i by = _mm256_set1_epi16(scale), most = _mm256_set1_epi16(NETWORK_STEPS);
    for (size_t i = 0; i < count; i += 16) {
        __m256i steps = _mm256_min_epi16(_mm256_mulhrs_epi16(load_256(numbers + i), by), most);
        _mm_storeu_si128(
            (void *)(narrow + i), _mm_packus_epi16(_mm256_castsi256_si128(steps), _mm256_extracti128_si256(steps, 1)));
    }
}

static TARGET_256 void widen_avx2(
    const struct network_matrix *matrix, const int32_t *sums, size_t count, int16_t *numbers)
{
    const __m128i shift = _mm_cvtsi32_si128((int)matrix->shift);
    const __m256i half = _mm256_set1_epi32(1 << matrix->shift >> 1);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < matrix->outputs; j += 16, sums += 16, numbers += 16) {
            __m256i low = _mm256_sra_epi32(_mm256_add_epi32(load_256(sums), half), shift);
            __m256i high = _mm256_sra_epi32(_mm256_add_epi32(load_256(sums + 8), half), shift);
            __m256i all = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
            _mm256_storeu_si256((void *)numbers, _mm256_mulhrs_epi16(all, load_256(matrix->scales + j)));
        }
}

/* Two rows of 16 columns and two scales: products added in pairs, in the order in which they are packed again. */
INLINE TARGET_256 void weigh_pair(__m256i sum[2], __m256i first, __m256i second, __m256i by)
{
    sum[0] = _mm256_add_epi32(sum[0], _mm256_madd_epi16(_mm256_unpacklo_epi16(first, second), by));
    sum[1] = _mm256_add_epi32(sum[1], _mm256_madd_epi16(_mm256_unpackhi_epi16(first, second), by));
}

INLINE TARGET_256 __m256i load_narrow(const int8_t *from)
{
    return _mm256_cvtepi8_epi16(_mm_loadu_si128((const void *)from));
}

INLINE TARGET_256 __m256i two_scales(int16_t first, int16_t second)
{
    return _mm256_set1_epi32((int32_t)((uint32_t)(uint16_t)second << 16 | (uint16_t)first));
}

/* Rows against `wide` vectors of 16 columns. The bias is a row too. */
INLINE TARGET_256 void weigh_256(const int8_t *const *rows, const int16_t *scales, size_t count, const int16_t *bias,
    size_t column, int16_t *sum, const size_t wide)
{
    const __m256i zero = _mm256_setzero_si256(), most = _mm256_set1_epi16(NETWORK_TOP);
    const __m256i half = _mm256_set1_epi32(1 << NETWORK_ROW_POINT >> 1);
    __m256i all[4][2];
    REPEAT (c, wide) {
        all[c][0] = all[c][1] = half;
        weigh_pair(all[c], load_256(bias + column + 16 * c), zero, two_scales(1 << NETWORK_ROW_POINT, 0));
    }
    for (size_t i = 0; i < count; i += 2) {
        const bool two = i + 1 < count;
        const int8_t *first = rows[i] + column, *second = rows[i + two] + column;
        const __m256i by = two_scales(scales[i], two ? scales[i + 1] : 0);
        REPEAT (c, wide)
            weigh_pair(all[c], load_narrow(first + 16 * c), load_narrow(second + 16 * c), by);
    }
    REPEAT (c, wide) {
        __m256i numbers = _mm256_packs_epi32(
            _mm256_srai_epi32(all[c][0], NETWORK_ROW_POINT), _mm256_srai_epi32(all[c][1], NETWORK_ROW_POINT));
        _mm256_storeu_si256((void *)(sum + column + 16 * c), _mm256_min_epi16(_mm256_max_epi16(numbers, zero), most));
    }
}

static TARGET_256 void weigh_avx2(
    const int8_t *const *rows, const int16_t *scales, size_t count, const int16_t *bias, size_t columns, int16_t *sum)
{
    size_t column = 0;
    for (; column + 64 <= columns; column += 64)
        weigh_256(rows, scales, count, bias, column, sum, 4);
    for (; column < columns; column += 16)
        weigh_256(rows, scales, count, bias, column, sum, 1);
}

/* Rows against `wide` vectors of 16 columns. */
INLINE TARGET_256 void sums_256(
    const int16_t *const *rows, size_t count, size_t column, int16_t *sum, const size_t wide)
{
    const __m256i zero = _mm256_setzero_si256(), most = _mm256_set1_epi16(NETWORK_TOP);
    __m256i all[8];
    REPEAT (c, wide)
        all[c] = zero;
    for (size_t i = 0; i < count; i++) {
        const int16_t *row = rows[i] + column;
        REPEAT (c, wide)
            all[c] = _mm256_adds_epi16(all[c], load_256(row + 16 * c));
    }
    REPEAT (c, wide)
        _mm256_storeu_si256((void *)(sum + column + 16 * c), _mm256_min_epi16(_mm256_max_epi16(all[c], zero), most));
}

static TARGET_256 void sum_avx2(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
    size_t column = 0;
    for (; column + 128 <= columns; column += 128)
        sums_256(rows, count, column, sum, 8);
    for (; column < columns; column += 16)
        sums_256(rows, count, column, sum, 1);
}

static TARGET_256 void add_avx2(int16_t *tokens, const int16_t *more, size_t count)
{
    const __m256i zero = _mm256_setzero_si256(), most = _mm256_set1_epi16(NETWORK_TOP);
    for (size_t i = 0; i < count; i += 16) {
        __m256i sum = _mm256_adds_epi16(load_256(tokens + i), _mm256_max_epi16(load_256(more + i), zero));
        _mm256_storeu_si256((void *)(tokens + i), _mm256_min_epi16(sum, most));
    }
}

static TARGET_256 int32_t top_avx2(const int32_t *scores, const int32_t *allowed, size_t count)
{
    const __m256i least = _mm256_set1_epi32(INT32_MIN);
    __m256i top = least;
    int32_t tops[8], best = INT32_MIN;
    for (size_t i = 0; i < count; i += 8) {
        __m256i score = load_256(scores + i);
        if (allowed)
            score = _mm256_blendv_epi8(least, score, load_256(allowed + i));
        top = _mm256_max_epi32(top, score);
    }
    _mm256_storeu_si256((void *)tops, top);
    for (size_t i = 0; i < 8; i++)
        best = tops[i] > best ? tops[i] : best;
    return best;
}

const struct network_kernels network_kernels_avx2 = { "AVX2", multiply_avx2, narrow_avx2, widen_avx2, weigh_avx2,
    sum_avx2, add_avx2, top_avx2 };
const struct network_kernels network_kernels_avx512 = { "AVX-512 VNNI", multiply_avx512, narrow_avx2, widen_avx2,
    weigh_avx2, sum_avx2, add_avx2, top_avx2 };
#if NETWORK_AVX_VNNI
const struct network_kernels network_kernels_avx_vnni = { "AVX-VNNI", multiply_avx_vnni, narrow_avx2, widen_avx2,
    weigh_avx2, sum_avx2, add_avx2, top_avx2 };
#endif
#endif
