/* A relation or a tag at a time: how often it is found, and what it is taken for. */
#ifndef DATELINE_MEASURE_CATEGORY_H
#define DATELINE_MEASURE_CATEGORY_H

#include "base/map.h"
#include "measure/align.h"

struct confusion {
    uint32_t gold, found; /* categories */
    uint64_t count;
};

/* Counts over all banks so far. Starts as {0} with its arena set. */
struct category_counts {
    struct arena *arena;
    struct map numbers; /* name to its place in `all` */
    struct map pairs;   /* both numbers as bytes, to the place in `confusions` */
    VECTOR(struct dateline_category) all;
    VECTOR(struct confusion) confusions;
};

/* Adds what an alignment has. */
void category_add(struct category_counts *counts, enum dateline_category_kind kind, const struct alignment *alignment);

/* The categories, the most frequent of the gold first, each with what it was taken for, the most frequent first; in the
 * counts' arena. Equal ones are in the order of their names. */
const struct dateline_category *category_ranked(struct category_counts *counts);

#endif
