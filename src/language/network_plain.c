/* The network's inner loops in plain C, and the choice among all kinds. */
#include "language/network_kernels.h"

#include <string.h>

static void multiply(
    const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums)
{
    for (size_t i = 0; i < count; i++, sums += matrix->outputs, inputs += stride) {
        if (matrix->bias)
            memcpy(sums, matrix->bias, matrix->outputs * sizeof *sums);
        else
            memset(sums, 0, matrix->outputs * sizeof *sums);
        for (size_t k = 0; k < matrix->inputs; k += 4) {
            const int8_t *weights = matrix->weights + k * matrix->outputs;
            const int32_t a = inputs[k], b = inputs[k + 1], c = inputs[k + 2], d = inputs[k + 3];
            if ((a | b | c | d) == 0)
                continue;
            for (size_t j = 0; j < matrix->outputs; j++, weights += 4)
                sums[j] += a * weights[0] + b * weights[1] + c * weights[2] + d * weights[3];
        }
    }
}

static void narrow(const int16_t *numbers, size_t count, int16_t scale, uint8_t *narrow)
{
    for (size_t i = 0; i < count; i++) {
        int32_t steps = (numbers[i] * scale + (1 << 14)) >> 15;
        narrow[i] = (uint8_t)(steps > NETWORK_STEPS ? NETWORK_STEPS : steps);
    }
}

static void widen(const struct network_matrix *matrix, const int32_t *sums, size_t count, int16_t *numbers)
{
    for (size_t i = 0; i < count * matrix->outputs; i++) {
        int32_t sum = (sums[i] + (1 << matrix->shift >> 1)) >> matrix->shift;
        sum = sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum;
        numbers[i] = (int16_t)((sum * matrix->scales[i % matrix->outputs] + (1 << 14)) >> 15);
    }
}

static void weigh(
    const int8_t *const *rows, const int16_t *scales, size_t count, const int16_t *bias, size_t columns, int16_t *sum)
{
    for (size_t j = 0; j < columns; j++) {
        int32_t all = bias[j] * (1 << NETWORK_ROW_POINT) + (1 << NETWORK_ROW_POINT >> 1);
        for (size_t i = 0; i < count; i++)
            all += rows[i][j] * scales[i];
        all >>= NETWORK_ROW_POINT;
        sum[j] = (int16_t)(all < 0 ? 0 : all > NETWORK_TOP ? NETWORK_TOP : all);
    }
}

static void sum_rows(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum)
{
    for (size_t j = 0; j < columns; j++) {
        int32_t all = 0;
        for (size_t i = 0; i < count; i++) {
            all += rows[i][j];
            all = all < INT16_MIN ? INT16_MIN : all > INT16_MAX ? INT16_MAX : all;
        }
        sum[j] = (int16_t)(all < 0 ? 0 : all > NETWORK_TOP ? NETWORK_TOP : all);
    }
}

static void add(int16_t *tokens, const int16_t *more, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int32_t sum = tokens[i] + (more[i] < 0 ? 0 : more[i]);
        tokens[i] = (int16_t)(sum > NETWORK_TOP ? NETWORK_TOP : sum);
    }
}

static int32_t top(const int32_t *scores, const int32_t *allowed, size_t count)
{
    int32_t best = INT32_MIN;
    for (size_t i = 0; i < count; i++)
        if ((!allowed || allowed[i]) && scores[i] > best)
            best = scores[i];
    return best;
}

const struct network_kernels network_kernels_plain = { "plain C", multiply, narrow, widen, weigh, sum_rows, add, top };

size_t network_kernels_all(const struct network_kernels *room[NETWORK_KERNELS_MAX])
{
    size_t count = 0;
#if NETWORK_X86
    bool avx2 = __builtin_cpu_supports("avx2");
    if (avx2 && __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw"))
        room[count++] = &network_kernels_avx512;
#if NETWORK_AVX_VNNI
    if (avx2 && __builtin_cpu_supports("avxvnni"))
        room[count++] = &network_kernels_avx_vnni;
#endif
    if (avx2)
        room[count++] = &network_kernels_avx2;
#elif NETWORK_NEON
    room[count++] = &network_kernels_neon;
#endif
    room[count++] = &network_kernels_plain;
    return count;
}

const struct network_kernels *network_kernels_best(void)
{
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    network_kernels_all(kernels);
    return kernels[0];
}
