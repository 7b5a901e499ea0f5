/* An arena: memory that is taken piece by piece and given back all at once.
 *
 * Whatever an article needs lies in one. Allocation never returns NULL: when the budget or the machine is out, the arena
 * calls the failure handler that its owner gave it, which must not return (it jumps to a landing place, or ends the
 * program). Code between holds no lock, descriptor or foreign object while it allocates. Not thread-safe: an arena
 * belongs to one thread at a time. */
#ifndef DATELINE_BASE_ARENA_H
#define DATELINE_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_chunk;

typedef void arena_failure(void *context);

struct arena {
    struct arena_chunk *chunk; /* the newest; older ones hang behind it */
    char *at, *limit;          /* free bytes of the newest */
    size_t taken;              /* bytes taken from the machine */
    size_t budget;             /* bytes that may be taken */
    uint64_t allocations;      /* counted since arena_init */
    uint64_t fail_at;          /* tests: the allocation with this number fails; 0: none does */
    arena_failure *fail;
    void *fail_context;
};

/* Makes an empty arena; takes nothing yet. budget in bytes, 0 for no bound. */
void arena_init(struct arena *arena, size_t budget, arena_failure *fail, void *fail_context);

/* size bytes, zeroed, aligned for any type. size may be 0. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* count elements of size bytes, zeroed; a product that overflows fails like a full machine. Never NULL. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* An array of old_count elements moved to one of new_count (both of size bytes; the new ones zeroed). The old memory
 * is used on where it lies last in the arena, and otherwise stays taken until the arena is freed. */
void *arena_grow(struct arena *arena, void *old, size_t old_count, size_t new_count, size_t size);

/* A copy of length bytes, followed by a NUL that does not count. */
char *arena_copy(struct arena *arena, const void *bytes, size_t length);

/* Forgets everything but keeps the newest chunk for the next use. */
void arena_reset(struct arena *arena);

/* Gives all memory back. The arena is empty and usable afterwards. */
void arena_free(struct arena *arena);

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
