/* Whether all kinds of inner loops that a machine can run (src/language/network_kernels.h) give the bytes of plain C. It
 * needs nothing but the network's own sources, so that it can be built for other machines and run by an emulator:
 * `make kernels-arm`. */
#include "language/network_kernels.h"

#include <stdio.h>
#include <string.h>

enum { INPUTS = NETWORK_WINDOW * NETWORK_WIDTH, OUTPUTS = 256, COUNT = 9, NUMBERS = COUNT * OUTPUTS };

struct made {
    int8_t weights[INPUTS * OUTPUTS];
    uint8_t inputs[COUNT * INPUTS], narrow[NUMBERS];
    int32_t bias[OUTPUTS], sums[NUMBERS], allowed[NUMBERS], top;
    int16_t scales[OUTPUTS], numbers[NUMBERS], added[OUTPUTS], weighed[OUTPUTS];
};

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void inputs_make(struct made *made, uint32_t seed)
{
    memset(made, 0, sizeof *made);
    for (size_t i = 0; i < INPUTS * OUTPUTS; i++)
        made->weights[i] = (int8_t)(seed % 3 ? (int)(random_next(&seed) % 256) - 128 : i % 2 ? 127 : -128);
    for (size_t i = 0; i < COUNT * INPUTS; i++)
        made->inputs[i] = (uint8_t)(random_next(&seed) % 3 ? random_next(&seed) % 128 : random_next(&seed) % 2 * 127);
    for (size_t i = 0; i < OUTPUTS; i++) {
        made->bias[i] = (int32_t)(random_next(&seed) % (2 * NETWORK_BIAS_MAX)) - NETWORK_BIAS_MAX;
        made->bias[i] = seed % 2 ? made->bias[i] : made->bias[i] / 1024;
        made->scales[i] = (int16_t)(random_next(&seed) % 32768);
    }
    for (size_t i = 0; i < NUMBERS; i++)
        made->allowed[i] = random_next(&seed) % 2 ? -1 : 0;
}

static void results_make(const struct network_kernels *kernels, struct made *made, size_t count, uint32_t outputs)
{
    const int16_t *rows[COUNT];
    const int8_t *narrow_rows[COUNT];
    struct network_matrix matrix = { made->weights, made->bias, made->scales, INPUTS, outputs, count % 16 };
    kernels->multiply(&matrix, made->inputs, count, INPUTS, made->sums);
    kernels->widen(&matrix, made->sums, count, made->numbers);
    made->top = kernels->top(made->sums, count % 2 ? NULL : made->allowed, count * outputs);
    for (size_t i = 0; i < count; i++) {
        rows[i] = made->numbers + i * outputs;
        narrow_rows[i] = made->weights + i * outputs;
    }
    kernels->weigh(narrow_rows, made->scales, count, made->numbers, outputs, made->weighed);
    kernels->sum(rows, count, outputs, made->added);
    kernels->add(made->added, made->numbers, outputs);
    kernels->narrow(made->added, outputs, made->scales[0], made->narrow);
}

int main(void)
{
    static struct made right, found;
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    size_t kinds = network_kernels_all(kernels);
    int all_wrong = 0;
    for (size_t kind = 0; kind < kinds; kind++) {
        int wrong = 0;
        for (size_t count = 1; count <= COUNT; count++)
            for (uint32_t outputs = 16; outputs <= OUTPUTS; outputs += 16) {
                inputs_make(&right, outputs + (uint32_t)count);
                inputs_make(&found, outputs + (uint32_t)count);
                results_make(&network_kernels_plain, &right, count, outputs);
                results_make(kernels[kind], &found, count, outputs);
                wrong += memcmp(&right, &found, sizeof right) != 0;
            }
        printf("%s: %s\n", kernels[kind]->name, wrong ? "other bytes than plain C" : "the bytes of plain C");
        all_wrong += wrong;
    }
    return all_wrong != 0;
}
