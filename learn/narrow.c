/* What becomes of a net's floats in the program's 8 bits: where the steps of weights and of what they are multiplied with
 * lie (src/language/network.h). Training rounds matrices by them in its last epochs (the gradient passes as if nothing
 * were rounded, Bengio et al. 2013), and the image is written by the same ones, so that the program reads as the trainer.
 * Rows of features are only rounded when the image is written: they are added up in 16 bits, and a sum's error is smaller
 * than that of narrowing it. */
#include "narrow.h"

#include <math.h>
#include <string.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN, STEPS = NETWORK_STEPS, COLUMNS_MAX = NETWORK_OUTPUTS_MAX };

void narrow_matrices(const struct net *net, struct narrow_matrix matrices[NARROW_COUNT])
{
    const struct net_layout *at = &net->at;
    const float *dense = net->dense, heads = narrow_unit(net, NETWORK_READ_HEADS);
    for (int l = 0; l < NETWORK_LAYERS; l++)
        matrices[l] = (struct narrow_matrix){ dense + at->layer[l], NETWORK_WINDOW * W, W, W,
            narrow_unit(net, (unsigned)l), false };
    for (unsigned s = 0; s < SLOT_COUNT; s++)
        matrices[NARROW_SLOTS + s] =
            (struct narrow_matrix){ dense + at->product + (size_t)s * H, W, H, NET_PRODUCTS, heads, false };
    matrices[NARROW_TAG] =
        (struct narrow_matrix){ dense + at->tag, W, net->tag_columns, net->tag_columns, heads, true };
    matrices[NARROW_NAME] = (struct narrow_matrix){ dense + at->name, W, NET_NAMES, NET_NAMES, heads, true };
    matrices[NARROW_MOVE] = (struct narrow_matrix){ dense + at->move, H, net->move_columns, net->move_columns,
        narrow_unit(net, NETWORK_READ_STATE), true };
}

static float column_most(const struct narrow_matrix *matrix, size_t column)
{
    float most = 0.0f;
    for (size_t k = 0; k < matrix->inputs; k++)
        most = fmaxf(most, fabsf(matrix->values[k * matrix->stride + column]));
    return most;
}

unsigned narrow_steps(const struct narrow_matrix *matrix, float *steps, int16_t *scales)
{
    float most = 1e-6f;
    unsigned shift = 0;
    for (size_t j = 0; j < matrix->outputs; j++)
        most = fmaxf(most, steps[j] = column_most(matrix, j));
    for (size_t j = 0; j < matrix->outputs; j++)
        steps[j] = (matrix->compared ? most : fmaxf(steps[j], most / 8)) / STEPS;
    if (matrix->compared)
        return 0;
    const float number = matrix->unit * (float)(1 << NETWORK_POINT); /* that a sum of 1 stands for, a step being 1 */
    while (shift < 15 && most / STEPS * number * (float)(2 << shift) < 0.9999f)
        shift++;
    for (size_t j = 0; j < matrix->outputs; j++)
        scales[j] = (int16_t)fminf(roundf(steps[j] * number * (float)(1 << shift) * 32768.0f), 32767.0f);
    return shift;
}

int narrow_weight(float value, float step)
{
    return (int)fmaxf(fminf(roundf(value / step), STEPS), -STEPS);
}

int16_t narrow_scale(float top)
{
    float scale = roundf((float)STEPS * 32768.0f / (top * (float)(1 << NETWORK_POINT)));
    return (int16_t)fminf(scale, 32767.0f);
}

float narrow_unit(const struct net *net, unsigned reader)
{
    return net->top[reader] / STEPS;
}

static double rounding_error(const uint64_t sizes[NET_SIZES], double top)
{
    double step = top / STEPS, error = 0;
    for (int i = 0; i < NET_SIZES; i++) {
        double value = (i + 0.5) / 64, over = value - top;
        error += (double)sizes[i] * (over > 0 ? over * over : step * step / 12);
    }
    return error;
}

void narrow_tops(struct net *net, net_sizes seen)
{
    for (int r = 0; r < NETWORK_READS; r++) {
        double best = 1;
        for (double top = 1; top < 15.9; top *= 1.05)
            if (rounding_error(seen[r], top) < rounding_error(seen[r], best))
                best = top;
        int16_t scale = narrow_scale((float)best);
        net->top[r] = (float)STEPS * 32768.0f / ((float)scale * (float)(1 << NETWORK_POINT));
    }
}

static void matrix_round(const struct narrow_matrix *matrix, float *to)
{
    float steps[COLUMNS_MAX];
    int16_t scales[COLUMNS_MAX];
    narrow_steps(matrix, steps, scales);
    for (size_t k = 0; k < matrix->inputs; k++)
        for (size_t j = 0; j < matrix->outputs; j++)
            to[k * matrix->stride + j] =
                (float)narrow_weight(matrix->values[k * matrix->stride + j], steps[j]) * steps[j];
}

void narrow_dense(const struct net *net, float *dense)
{
    struct narrow_matrix matrices[NARROW_COUNT];
    memcpy(dense, net->dense, net->at.total * sizeof *dense);
    narrow_matrices(net, matrices);
    for (size_t i = 0; i < NARROW_COUNT; i++)
        matrix_round(&matrices[i], dense + (matrices[i].values - net->dense));
}

/* ---- rows ---- */

float narrow_row_step(int16_t scale)
{
    return (float)scale / (float)(1 << (NETWORK_POINT + NETWORK_ROW_POINT));
}

static double rows_error(const float *rows, size_t count, float step)
{
    double error = 0;
    for (size_t i = 0; i < count; i++) {
        double off = (double)(rows[i] - (float)narrow_weight(rows[i], step) * step);
        error += off * off;
    }
    return error;
}

/* A few rows are many times the others' size: what is cut off of them costs less than coarser steps for all. */
int16_t narrow_row_scale(const float *rows, size_t count)
{
    float most = 0.0f;
    double least = 1e300;
    int16_t best = 1;
    for (size_t i = 0; i < count; i++)
        most = fmaxf(most, fabsf(rows[i]));
    for (int share = 20; share >= 4; share--) {
        float scale = most * (float)share / 20.0f / STEPS * (float)(1 << (NETWORK_POINT + NETWORK_ROW_POINT));
        int16_t whole = (int16_t)fmaxf(fminf(roundf(scale), INT16_MAX), 1.0f);
        double error = rows_error(rows, count, narrow_row_step(whole));
        if (error < least) {
            least = error;
            best = whole;
        }
    }
    return best;
}

void narrow_net(const struct net *net, struct net *ret_net)
{
    *ret_net = *net;
    ret_net->narrow = true;
    ret_net->dense = grab(net->at.total, sizeof(float));
    narrow_dense(net, ret_net->dense);
    for (int f = 0; f < FEATURE_COUNT; f++) {
        size_t count = (size_t)net->rows[f] * W;
        float step = narrow_row_step(narrow_row_scale(net->table[f], count));
        ret_net->table[f] = grab(count, sizeof(float));
        for (size_t i = 0; i < count; i++)
            ret_net->table[f][i] = (float)narrow_weight(net->table[f][i], step) * step;
    }
}
