/* The integer network against plain sums, with all instructions that the machine has; and trees and names that are
 * well-formed whatever the scores. */
#include "fixture.h"

#include "language/name.h"
#include "language/network_kernels.h"
#include "language/parse.h"

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Every shape of product against sums made one by one, with all instructions that the machine has, at the bounds of what
 * inputs and weights may be. */
static void test_multiply(void **state)
{
    enum { INPUTS = 96, OUTPUTS = 256, COUNT = 7 };
    static int8_t weights[INPUTS * OUTPUTS];
    static uint8_t inputs[COUNT * INPUTS];
    static int32_t bias[OUTPUTS], sums[COUNT * OUTPUTS];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 7;
    (void)state;
    for (size_t i = 0; i < INPUTS * OUTPUTS; i++)
        weights[i] = (int8_t)(random_next(&seed) % 4 ? (int)(random_next(&seed) % 256) - 128 : i % 3 ? 127 : -128);
    for (size_t i = 0; i < COUNT * INPUTS; i++)
        inputs[i] = (uint8_t)(random_next(&seed) % 3 ? random_next(&seed) % 3 ? 0 : 127 : random_next(&seed) % 128);
    for (size_t i = 0; i < OUTPUTS; i++)
        bias[i] = (int32_t)(random_next(&seed) % 100000) - 50000;
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;)
        for (uint32_t outputs = 16; outputs <= OUTPUTS; outputs += 16)
            for (size_t count = 1; count <= COUNT; count++) {
                struct network_matrix matrix = {
                    .weights = weights, .bias = count == 2 ? NULL : bias, .inputs = INPUTS, .outputs = outputs
                };
                kernels[kind]->multiply(&matrix, inputs, count, INPUTS, sums);
                for (size_t r = 0; r < count; r++)
                    for (size_t j = 0; j < outputs; j++) {
                        int32_t sum = matrix.bias ? bias[j] : 0;
                        for (size_t k = 0; k < INPUTS; k++)
                            sum += inputs[r * INPUTS + k] * weights[(k / 4 * outputs + j) * 4 + k % 4];
                        assert_int_equal(sums[r * outputs + j], sum);
                    }
            }
}

/* The whole number nearest to a / b, the greater of two. */
static long nearest(long a, long b)
{
    long twice = 2 * a + b, whole = twice / (2 * b);
    return whole - (twice % (2 * b) < 0);
}

/* Numbers to what products read and sums to numbers, with all instructions, against the quotients they are. */
static void test_narrow_widen(void **state)
{
    enum { COUNT = 3, OUTPUTS = 48 };
    static int32_t sums[COUNT * OUTPUTS];
    static int16_t numbers[NETWORK_TOP / 16 * 16 + 16], scales[OUTPUTS], found[COUNT * OUTPUTS];
    static uint8_t narrow[sizeof numbers / sizeof *numbers];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 11;
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        numbers[i] = (int16_t)i;
    for (size_t i = 0; i < COUNT * OUTPUTS; i++)
        sums[i] = (int32_t)(random_next(&seed) % (2u << (i % 24))) - (1 << (i % 24));
    for (size_t i = 0; i < OUTPUTS; i++)
        scales[i] = (int16_t)(i % 5 ? random_next(&seed) % 32768 : 32767);
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;) {
        for (int scale = 1; scale <= 32767; scale = 2 * scale + 1) {
            kernels[kind]->narrow(numbers, sizeof narrow, (int16_t)scale, narrow);
            for (size_t i = 0; i < sizeof narrow; i++) {
                long steps = nearest((long)i * scale, 32768);
                assert_int_equal(narrow[i], steps < NETWORK_STEPS ? steps : NETWORK_STEPS);
            }
        }
        for (unsigned shift = 0; shift < 16; shift++) {
            struct network_matrix matrix = { .scales = scales, .outputs = OUTPUTS, .shift = shift };
            kernels[kind]->widen(&matrix, sums, COUNT, found);
            for (size_t i = 0; i < COUNT * OUTPUTS; i++) {
                long sum = nearest(sums[i], 1L << shift);
                sum = sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum;
                assert_int_equal(found[i], nearest(sum * scales[i % OUTPUTS], 32768));
            }
        }
    }
}

/* Sums of rows by their scales against quotients, at the bounds of rows, scales and bias. */
static void test_weigh(void **state)
{
    enum { ROWS = 15, COLUMNS = 208 };
    static int8_t rows[ROWS][COLUMNS];
    int16_t scales[ROWS], bias[COLUMNS], found[COLUMNS];
    const int8_t *pointers[ROWS];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 5;
    (void)state;
    for (size_t j = 0; j < COLUMNS; j++)
        bias[j] = (int16_t)(j % 7 ? (int)(random_next(&seed) % 4096) - 2048 : j % 2 ? INT16_MAX : INT16_MIN);
    for (size_t r = 0; r < ROWS; r++) {
        pointers[r] = rows[r];
        scales[r] = (int16_t)(r % 5 == 4 ? 32767 : random_next(&seed) % 2048);
        for (size_t j = 0; j < COLUMNS; j++)
            rows[r][j] = (int8_t)(j % 9 ? (int)(random_next(&seed) % 256) - 128 : j % 2 ? 127 : -128);
    }
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;)
        for (size_t count = 1; count <= ROWS; count++) {
            kernels[kind]->weigh(pointers, scales, count, bias, COLUMNS, found);
            for (size_t j = 0; j < COLUMNS; j++) {
                long sum = bias[j] * 256L;
                for (size_t r = 0; r < count; r++)
                    sum += (long)rows[r][j] * scales[r];
                sum = nearest(sum, 256);
                assert_int_equal(found[j], sum < 0 ? 0 : sum > NETWORK_TOP ? NETWORK_TOP : sum);
            }
        }
}

static void test_sum(void **state)
{
    static int16_t rows[5][NETWORK_HIDDEN];
    const int16_t *pointers[5];
    int16_t found[NETWORK_HIDDEN];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 3;
    (void)state;
    for (size_t r = 0; r < 5; r++) {
        pointers[r] = rows[r];
        for (size_t j = 0; j < NETWORK_HIDDEN; j++)
            rows[r][j] = (int16_t)(random_next(&seed) % 65536 - 32768);
    }
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;)
        for (size_t count = 1; count <= 5; count++) {
            kernels[kind]->sum(pointers, count, NETWORK_HIDDEN, found);
            for (size_t j = 0; j < NETWORK_HIDDEN; j++) {
                int32_t sum = 0;
                for (size_t r = 0; r < count; r++) {
                    sum += rows[r][j];
                    sum = sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum;
                }
                assert_int_equal(found[j], sum < 0 ? 0 : sum > NETWORK_TOP ? NETWORK_TOP : sum);
            }
        }
}

static void test_best(void **state)
{
    const int32_t scores[16] = { 3, 9, -4, 9, 2, 1, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0 };
    int32_t allowed[16] = { -1, -1, -1, -1 };
    (void)state;
    assert_int_equal(network_best(scores, NULL, 16), 11);
    assert_int_equal(network_best(scores, allowed, 16), 1);
    allowed[0] = allowed[1] = allowed[3] = 0;
    assert_int_equal(network_best(scores, allowed, 16), 2);
}

/* Any legal way through a sentence makes a tree with one root in twice as many moves as there are tokens. */
static void test_transitions(void **state)
{
    static struct transition_state parse;
    uint32_t seed = 11;
    (void)state;
    for (size_t count = 1; count <= 40; count++) {
        size_t moves = 0, roots = 0;
        transition_start(&parse, count);
        while (!transition_done(&parse)) {
            enum transition_move move = (enum transition_move)(random_next(&seed) % MOVE_KINDS);
            uint16_t tokens[SLOT_COUNT], rows[SMALL_COUNT];
            if (!transition_legal(&parse, move))
                continue;
            transition_slots(&parse, tokens, rows);
            for (size_t i = 0; i < SLOT_COUNT; i++)
                assert_true(tokens[i] == TRANSITION_NONE || tokens[i] < count);
            for (size_t i = 0; i < SMALL_COUNT; i++)
                assert_true(rows[i] < SMALL_ROWS);
            transition_apply(&parse, move, (uint8_t)(random_next(&seed) % TRANSITION_LABELS_MAX));
            moves++;
        }
        assert_int_equal(moves, 2 * count);
        for (size_t i = 0; i < count; i++) {
            size_t up = i, steps = 0;
            roots += parse.head[i] == count;
            while (up != count && steps++ <= count)
                up = parse.head[up];
            assert_int_equal(up, count);
        }
        assert_int_equal(roots, 1);
    }
}

static bool names_fit(const uint8_t *classes, size_t count)
{
    unsigned open = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned class = classes[i], part = class == NAME_OUTSIDE ? 9 : (class - 1) % 4, kind = (class + 3) / 4;
        bool goes_on = part == NAME_INSIDE || part == NAME_END;
        if (goes_on ? open != kind : open != 0)
            return false;
        open = part == NAME_BEGIN || part == NAME_INSIDE ? kind : 0;
    }
    return open == 0;
}

/* The best sequence of three against all there are. */
static void test_names(void **state)
{
    int32_t scores[3 * NETWORK_NAMES];
    uint8_t room[3 * NAME_CLASSES], found[3], tried[3];
    uint32_t seed = 5;
    (void)state;
    for (int round = 0; round < 50; round++) {
        int64_t best = INT64_MIN, sum = 0;
        for (size_t i = 0; i < 3 * NETWORK_NAMES; i++)
            scores[i] = (int32_t)(random_next(&seed) % 2001) - 1000;
        name_best(scores, 3, room, found);
        assert_true(names_fit(found, 3));
        for (size_t i = 0; i < 3; i++)
            sum += scores[i * NETWORK_NAMES + found[i]];
        for (unsigned all = 0; all < NAME_CLASSES * NAME_CLASSES * NAME_CLASSES; all++) {
            int64_t other = 0;
            for (unsigned i = 0, rest = all; i < 3; i++, rest /= NAME_CLASSES) {
                tried[i] = (uint8_t)(rest % NAME_CLASSES);
                other += scores[i * NETWORK_NAMES + tried[i]];
            }
            if (names_fit(tried, 3) && other > best)
                best = other;
        }
        assert_int_equal(sum, best);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_multiply),
        cmocka_unit_test(test_narrow_widen),
        cmocka_unit_test(test_weigh),
        cmocka_unit_test(test_sum),
        cmocka_unit_test(test_best),
        cmocka_unit_test(test_transitions),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
