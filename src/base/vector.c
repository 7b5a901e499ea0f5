/* Capacity doubles, so that pushing is constant time on the average. */
#include "base/vector.h"

void *vector_reserve(
    struct arena *arena, void *at, uint32_t count, uint32_t *capacity, uint32_t more, size_t element_size)
{
    if (*capacity - count >= more)
        return at;
    uint64_t want = (uint64_t)count + more;
    uint64_t doubled = (uint64_t)*capacity * 2;
    if (want < doubled)
        want = doubled;
    if (want < 8)
        want = 8;
    if (want >= UINT32_MAX)
        want = SIZE_MAX / element_size; /* fails in the arena, as a full machine does */
    void *fresh = arena_grow(arena, at, count, want, element_size);
    *capacity = (uint32_t)want;
    return fresh;
}
