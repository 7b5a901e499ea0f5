#ifndef LEARN_TRAIN_H
#define LEARN_TRAIN_H

#include "net.h"

enum { NETS_MAX = 8 };

struct train_options {
    unsigned epochs;
    float rate;   /* Adam's step at the start; it falls to nothing along a straight line */
    float silver; /* tokens read by nets that teach, for each one of the treebanks, in an epoch */
    uint64_t seed;
    struct net_options net;
    const struct corpus *judged; /* held-out examples to report on, or NULL */
};

/* Trains the net on the corpus's examples; says on standard error how it goes. The same seed gives the same net on the
 * same machine. */
void train(struct net *net, const struct corpus *corpus, const struct inventory *inventory,
    const struct train_options *options);

/* Says how well nets together do on each treebank of a corpus. */
void train_judge(
    const struct net *nets, size_t net_count, const struct corpus *corpus, const struct inventory *inventory);

/* Writes the words of a treebank with the tags, trees and names that nets together give them, as CoNLL-U; names go to
 * MISC
 * (`Name=B-PER`). */
void train_annotate(const struct net *nets, size_t net_count, const struct treebank *bank,
    const struct inventory *inventory, const char *path);

#endif
