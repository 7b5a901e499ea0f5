/* The network's inner loops for 64-bit Arm. Narrowed inputs fit signed bytes, so that the instructions for signed by
 * signed products serve: one that adds four of them where the compiler may use it (`-march=armv8.2-a+dotprod`), else
 * two that multiply and add pairs, which do not saturate either (2 · 127 · 128 < 2^15). */
#include "language/network_kernels.h"

#if NETWORK_NEON
#include <arm_neon.h>
#include <string.h>

enum { ROWS = 4, WIDE = 4 /* vectors of four columns in a block */ };

/* sum + four products in each of four columns. */
static inline int32x4_t dot(int32x4_t sum, int8x16_t inputs, int8x16_t weights)
{
#ifdef __ARM_FEATURE_DOTPROD
    return vdotq_s32(sum, inputs, weights);
#else
    int16x8_t low = vmull_s8(vget_low_s8(inputs), vget_low_s8(weights));
    int16x8_t high = vmull_high_s8(inputs, weights);
    return vaddq_s32(sum, vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high)));
#endif
}

static inline int8x16_t four(const uint8_t *inputs)
{
    int32_t all;
    memcpy(&all, inputs, sizeof all);
    return vreinterpretq_s8_s32(vdupq_n_s32(all));
}

/* `rows` rows, 1 to ROWS, against 16 columns. */
static inline void block(const struct network_matrix *matrix, const uint8_t *inputs, size_t stride, size_t column,
    int32_t *sums, const size_t rows)
{
    const size_t outputs = matrix->outputs;
    const int8_t *at = matrix->weights + 4 * column;
    int32x4_t sum[ROWS][WIDE];
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < WIDE; c++)
            sum[r][c] = matrix->bias ? vld1q_s32(matrix->bias + column + 4 * c) : vdupq_n_s32(0);
    for (size_t k = 0; k < matrix->inputs; k += 4, at += 4 * outputs) {
        const int8x16_t w0 = vld1q_s8(at), w1 = vld1q_s8(at + 16), w2 = vld1q_s8(at + 32), w3 = vld1q_s8(at + 48);
        for (size_t r = 0; r < rows; r++) {
            const int8x16_t all = four(inputs + r * stride + k);
            sum[r][0] = dot(sum[r][0], all, w0);
            sum[r][1] = dot(sum[r][1], all, w1);
            sum[r][2] = dot(sum[r][2], all, w2);
            sum[r][3] = dot(sum[r][3], all, w3);
        }
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < WIDE; c++)
            vst1q_s32(sums + r * outputs + column + 4 * c, sum[r][c]);
}

static void multiply(
    const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    const size_t outputs = matrix->outputs;
    for (size_t column = 0; column < outputs; column += 4 * WIDE) {
        size_t i = 0;
        for (; i + ROWS <= count; i += ROWS)
            block(matrix, inputs + i * stride, stride, column, sums + i * outputs, ROWS);
        for (; i < count; i++)
            block(matrix, inputs + i * stride, stride, column, sums + i * outputs, 1);
    }
}

static void narrow(const int16_t *numbers, size_t count, int16_t scale, uint8_t *narrow)
{
    const int16x8_t by = vdupq_n_s16(scale), most = vdupq_n_s16(NETWORK_STEPS);
    for (size_t i = 0; i < count; i += 8)
        vst1_u8(narrow + i, vqmovun_s16(vminq_s16(vqrdmulhq_s16(vld1q_s16(numbers + i), by), most)));
}

static void widen(const struct network_matrix *matrix, const int32_t *sums, size_t count, int16_t *numbers)
{
    const int32x4_t shift = vdupq_n_s32(-(int32_t)matrix->shift), half = vdupq_n_s32(1 << matrix->shift >> 1);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < matrix->outputs; j += 8, sums += 8, numbers += 8) {
            int32x4_t low = vshlq_s32(vaddq_s32(vld1q_s32(sums), half), shift);
            int32x4_t high = vshlq_s32(vaddq_s32(vld1q_s32(sums + 4), half), shift);
            int16x8_t all = vcombine_s16(vqmovn_s32(low), vqmovn_s32(high));
            vst1q_s16(numbers, vqrdmulhq_s16(all, vld1q_s16(matrix->scales + j)));
        }
}

static void weigh(
    const int8_t *const *rows, const int16_t *scales, size_t count, const int16_t *bias, size_t columns, int16_t *sum)
{
    const int16x8_t zero = vdupq_n_s16(0), most = vdupq_n_s16(NETWORK_TOP);
    for (size_t j = 0; j < columns; j += 8) {
        int16x8_t all = vld1q_s16(bias + j);
        int32x4_t low = vshll_n_s16(vget_low_s16(all), NETWORK_ROW_POINT),
                  high = vshll_high_n_s16(all, NETWORK_ROW_POINT);
        for (size_t i = 0; i < count; i++) {
            int16x8_t row = vmovl_s8(vld1_s8(rows[i] + j));
            low = vmlal_n_s16(low, vget_low_s16(row), scales[i]);
            high = vmlal_high_n_s16(high, row, scales[i]);
        }
        all = vcombine_s16(vqrshrn_n_s32(low, NETWORK_ROW_POINT), vqrshrn_n_s32(high, NETWORK_ROW_POINT));
        vst1q_s16(sum + j, vminq_s16(vmaxq_s16(all, zero), most));
    }
}

static void sum_rows(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
    const int16x8_t zero = vdupq_n_s16(0), most = vdupq_n_s16(NETWORK_TOP);
    for (size_t j = 0; j < columns; j += 8) {
        int16x8_t all = zero;
        for (size_t i = 0; i < count; i++)
            all = vqaddq_s16(all, vld1q_s16(rows[i] + j));
        vst1q_s16(sum + j, vminq_s16(vmaxq_s16(all, zero), most));
    }
}

static void add(int16_t *tokens, const int16_t *more, size_t count)
{
    const int16x8_t zero = vdupq_n_s16(0), most = vdupq_n_s16(NETWORK_TOP);
    for (size_t i = 0; i < count; i += 8) {
        int16x8_t sum = vqaddq_s16(vld1q_s16(tokens + i), vmaxq_s16(vld1q_s16(more + i), zero));
        vst1q_s16(tokens + i, vminq_s16(sum, most));
    }
}

static int32_t top(const int32_t *scores, const int32_t *allowed, size_t count)
{
    int32x4_t best = vdupq_n_s32(INT32_MIN);
    for (size_t i = 0; i < count; i += 4) {
        int32x4_t score = vld1q_s32(scores + i);
        if (allowed)
            score = vbslq_s32(vreinterpretq_u32_s32(vld1q_s32(allowed + i)), score, vdupq_n_s32(INT32_MIN));
        best = vmaxq_s32(best, score);
    }
    return vmaxvq_s32(best);
}

const struct network_kernels network_kernels_neon = { "NEON", multiply, narrow, widen, weigh, sum_rows, add, top };
#endif
