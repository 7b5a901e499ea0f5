/* Growing arrays in an arena, typed by a macro:
 *
 *     struct words { VECTOR(struct dateline_text) all; };
 *     *VECTOR_PUSH(arena, &words.all) = text;          (the new element is zeroed)
 *     for (uint32_t i = 0; i < words.all.count; i++) … words.all.at[i] …
 *
 * Elements move when the array grows: keep indices, not pointers. */
#ifndef DATELINE_BASE_VECTOR_H
#define DATELINE_BASE_VECTOR_H

#include "base/arena.h"

#define VECTOR(type)                                                                                                   \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        uint32_t count, capacity;                                                                                      \
    }

/* Makes room for `more` elements. Fails like the arena. */
#define VECTOR_RESERVE(arena, vector, more)                                                                            \
    ((vector)->at =                                                                                                    \
            vector_reserve((arena), (vector)->at, (vector)->count, &(vector)->capacity, (more), sizeof *(vector)->at))

/* Adds a zeroed element and gives its address. */
#define VECTOR_PUSH(arena, vector)                                                                                     \
    (((vector)->count == (vector)->capacity ? (void)VECTOR_RESERVE((arena), (vector), 1) : (void)0),                   \
        &(vector)->at[(vector)->count++])

void *vector_reserve(
    struct arena *arena, void *at, uint32_t count, uint32_t *capacity, uint32_t more, size_t element_size);

#endif
