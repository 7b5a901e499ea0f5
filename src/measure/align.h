/* Which word of one bank is which of another. */
#ifndef DATELINE_MEASURE_ALIGN_H
#define DATELINE_MEASURE_ALIGN_H

#include "measure/bank.h"

struct alignment {
    const struct bank *gold, *found;
    uint32_t *gold_of;  /* by found word; DATELINE_NONE: none */
    uint32_t *found_of; /* by gold word */
    uint32_t words;     /* aligned pairs */
    size_t same;        /* bytes of text up to which both agree: beyond, nothing is aligned */
};

/* Aligns two banks, in memory of `arena`. Linear but within multiword tokens. */
void align(struct arena *arena, const struct bank *gold, const struct bank *found, struct alignment *ret_alignment);

/* How many stretches of two lists, each in order, are the same; those that end past `end` are none. */
uint32_t align_count_same(
    const struct dateline_span *a, uint32_t a_count, const struct dateline_span *b, uint32_t b_count, size_t end);

#endif
