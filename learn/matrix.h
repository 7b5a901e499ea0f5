#ifndef LEARN_MATRIX_H
#define LEARN_MATRIX_H

#include <stddef.h>

/* out[m×n] += a[m×k] · b[k×n]; all row-major, rows of `b` and `out` padded to a multiple of 16 floats (`n` counts the
 * padding). The sums run in one fixed order, so that two runs on one machine agree to the bit. */
void matrix_multiply(float *out, const float *a, const float *b, size_t m, size_t k, size_t n);

/* out[k×m] = transpose of a[m×k]; `out`'s rows are `stride` floats long. */
void matrix_transpose(float *out, const float *a, size_t m, size_t k, size_t stride);

#endif
