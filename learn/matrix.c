/* The one dense kernel of training: a matrix product on row-major floats. Backward passes are products too, with one
 * side transposed beforehand, so nothing else needs to be quick. Blocks of 4 rows by 64 columns stay in vector
 * registers; the compiler turns the fixed-size vectors into whatever the machine has. */
#include "matrix.h"

#include <string.h>

typedef float vec16 __attribute__((vector_size(64), aligned(4)));

static void block_4x64(float *out, const float *a, const float *b, size_t k, size_t n, size_t stride_a)
{
    vec16 sum[4][4];
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 4; c++)
            memcpy(&sum[r][c], out + (size_t)r * n + 16 * (size_t)c, sizeof(vec16));
    for (size_t i = 0; i < k; i++) {
        const float *row = b + i * n;
        vec16 b0, b1, b2, b3;
        memcpy(&b0, row, sizeof b0);
        memcpy(&b1, row + 16, sizeof b1);
        memcpy(&b2, row + 32, sizeof b2);
        memcpy(&b3, row + 48, sizeof b3);
#pragma GCC unroll 4
        for (int r = 0; r < 4; r++) {
            float x = a[(size_t)r * stride_a + i];
            sum[r][0] += x * b0;
            sum[r][1] += x * b1;
            sum[r][2] += x * b2;
            sum[r][3] += x * b3;
        }
    }
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 4; c++)
            memcpy(out + (size_t)r * n + 16 * (size_t)c, &sum[r][c], sizeof(vec16));
}

static void block_1x16(float *out, const float *a, const float *b, size_t k, size_t n)
{
    vec16 sum, x;
    memcpy(&sum, out, sizeof sum);
    for (size_t i = 0; i < k; i++) {
        memcpy(&x, b + i * n, sizeof x);
        sum += a[i] * x;
    }
    memcpy(out, &sum, sizeof sum);
}

void matrix_multiply(float *out, const float *a, const float *b, size_t m, size_t k, size_t n)
{
    size_t wide = n / 64 * 64, tall = m / 4 * 4;
    for (size_t j = 0; j < wide; j += 64)
        for (size_t i = 0; i < tall; i += 4)
            block_4x64(out + i * n + j, a + i * k, b + j, k, n, k);
    for (size_t j = wide; j < n; j += 16)
        for (size_t i = 0; i < tall; i++)
            block_1x16(out + i * n + j, a + i * k, b + j, k, n);
    for (size_t i = tall; i < m; i++)
        for (size_t j = 0; j < n; j += 16)
            block_1x16(out + i * n + j, a + i * k, b + j, k, n);
}

void matrix_transpose(float *out, const float *a, size_t m, size_t k, size_t stride)
{
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < k; j++)
            out[j * stride + i] = a[i * k + j];
}
