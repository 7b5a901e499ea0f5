/* The network's inner loops, once for each kind of machine. All kinds give the same bytes. */
#ifndef DATELINE_LANGUAGE_NETWORK_KERNELS_H
#define DATELINE_LANGUAGE_NETWORK_KERNELS_H

#include "language/network.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define NETWORK_X86 1
#else
#define NETWORK_X86 0
#endif
#if NETWORK_X86 && !defined(__clang__) && __GNUC__ >= 11 /* others do not know AVX-VNNI by name */
#define NETWORK_AVX_VNNI 1
#else
#define NETWORK_AVX_VNNI 0
#endif
#if defined(__aarch64__) && defined(__ARM_NEON)
#define NETWORK_NEON 1
#else
#define NETWORK_NEON 0
#endif

/* What the functions of network.h of the same names say; `top` is the greatest score of network_best. */
struct network_kernels {
    const char *name;
    void (*multiply)(
        const struct network_matrix *matrix, const uint8_t *inputs, size_t count, size_t stride, int32_t *sums);
    void (*narrow)(const int16_t *numbers, size_t count, int16_t scale, uint8_t *narrow);
    void (*widen)(const struct network_matrix *matrix, const int32_t *sums, size_t count, int16_t *numbers);
    void (*weigh)(const int8_t *const *rows, const int16_t *scales, size_t count, const int16_t *bias, size_t columns,
        int16_t *sum);
    void (*sum)(const int16_t *const *rows, size_t count, size_t columns, int16_t *sum);
    void (*add)(int16_t *tokens, const int16_t *more, size_t count);
    int32_t (*top)(const int32_t *scores, const int32_t *allowed, size_t count);
};

/* Plain C says what the others must give. */
extern const struct network_kernels network_kernels_plain;
#if NETWORK_X86
extern const struct network_kernels network_kernels_avx2, network_kernels_avx512;
#if NETWORK_AVX_VNNI
extern const struct network_kernels network_kernels_avx_vnni;
#endif
#elif NETWORK_NEON
extern const struct network_kernels network_kernels_neon;
#endif

/* The kinds that this machine can run, best first, plain C last; returns how many. */
enum { NETWORK_KERNELS_MAX = 4 };
size_t network_kernels_all(const struct network_kernels *room[NETWORK_KERNELS_MAX]);

/* The best of them. Costs a look at what the processor can do, which the C library has asked once. */
const struct network_kernels *network_kernels_best(void);

#endif
