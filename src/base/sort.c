/* Merge sort from the bottom up (Knuth, volume 3, 5.2.4): runs of one, two, four … are merged between the array and a scratch
 * array of the same size. */
#include "base/sort.h"

#include <stdbool.h>
#include <string.h>

struct merge {
    size_t size;
    sort_order *order;
    void *context;
};

static void merge_runs(const struct merge *merge, const char *from, size_t left, size_t middle, size_t right, char *to)
{
    size_t size = merge->size, a = left, b = middle;
    for (size_t i = left; i < right; i++) {
        bool take_a = a < middle && (b >= right || merge->order(from + a * size, from + b * size, merge->context) <= 0);
        memcpy(to + i * size, from + (take_a ? a++ : b++) * size, size);
    }
}

void sort_stable(struct arena *scratch, void *elements, size_t count, size_t size, sort_order *order, void *context)
{
    if (count < 2)
        return;
    struct merge merge = { size, order, context };
    char *from = elements, *to = arena_array(scratch, count, size);
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t left = 0; left < count; left += 2 * run) {
            size_t middle = left + run < count ? left + run : count;
            size_t right = left + 2 * run < count ? left + 2 * run : count;
            merge_runs(&merge, from, left, middle, right, to);
        }
        char *swap = from;
        from = to;
        to = swap;
    }
    if (from != (char *)elements)
        memcpy(elements, from, count * size);
}

size_t sort_lower_bound(
    const void *key, const void *elements, size_t count, size_t size, sort_order *order, void *context)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order((const char *)elements + middle * size, key, context) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
