/* Sorting with a total order: stable, the same on every machine, n log n steps at worst. */
#ifndef DATELINE_BASE_SORT_H
#define DATELINE_BASE_SORT_H

#include "base/arena.h"

/* Negative, zero or positive, as for memcmp. */
typedef int sort_order(const void *a, const void *b, void *context);

/* Sorts count elements of size bytes in place; elements that compare equal keep their order. Takes count × size bytes
 * of scratch. */
void sort_stable(struct arena *scratch, void *elements, size_t count, size_t size, sort_order *order, void *context);

/* The number of elements (sorted) that come before key: where it would be inserted. */
size_t sort_lower_bound(
    const void *key, const void *elements, size_t count, size_t size, sort_order *order, void *context);

#endif
