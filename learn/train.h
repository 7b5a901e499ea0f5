#ifndef LEARN_TRAIN_H
#define LEARN_TRAIN_H

#include "net.h"

struct train_options {
    unsigned epochs;
    float rate;   /* Adam's step at the start; it falls to nothing along a straight line */
    float silver; /* tokens read by nets that teach, for each one of the treebanks, in an epoch */
    float narrow; /* share of the epochs after which numbers are rounded to the program's; 1: never */
    uint64_t seed;
    struct net_options net;
    const struct corpus *judged; /* held-out examples to report on now and then, or NULL */
};

/* Trains the net on the corpus's examples; says on standard error how it goes. The same seed gives the same net on the
 * same machine. */
void train(struct net *net, const struct corpus *corpus, const struct inventory *inventory,
    const struct train_options *options);

#endif
