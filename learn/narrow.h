#ifndef LEARN_NARROW_H
#define LEARN_NARROW_H

#include "net.h"

/* How the program holds one matrix: weight = whole number × step of its column. */
struct narrow_matrix {
    const float *values;
    size_t inputs, outputs, stride; /* floats from one input's row to the next */
    float unit;                     /* what one step of its inputs stands for */
    bool compared;                  /* one step for all columns, since sums are only compared */
};

/* The net's matrices: layers, slots, then these. */
enum { NARROW_SLOTS = NETWORK_LAYERS, NARROW_TAG = NARROW_SLOTS + SLOT_COUNT, NARROW_NAME, NARROW_MOVE, NARROW_COUNT };
void narrow_matrices(const struct net *net, struct narrow_matrix matrices[NARROW_COUNT]);

/* The steps of the columns, and by which the program multiplies sums (in 2^-15, after it has shifted them by what is
 * returned) so that they become numbers. */
unsigned narrow_steps(const struct narrow_matrix *matrix, float *steps, int16_t *scales);

/* The nearest whole number of steps: -127 … 127. */
int narrow_weight(float value, float step);

/* Sets the net's tops by what its readers have met: where the squared error of rounding is least. */
void narrow_tops(struct net *net, net_sizes seen);

/* The scale by which the program narrows what a reader reads, and what one step of it stands for. */
int16_t narrow_scale(float top);
float narrow_unit(const struct net *net, unsigned reader);

/* The scale of a table's rows in the program, where the squared error of rounding is least, and one step of them. */
int16_t narrow_row_scale(const float *rows, size_t count);
float narrow_row_step(int16_t scale);

/* A net's matrices as the program will hold them; `dense` is laid out as the net's own. */
void narrow_dense(const struct net *net, float *dense);

/* A whole net as the program will hold it, with floats of its own. */
void narrow_net(const struct net *net, struct net *ret_net);

#endif
