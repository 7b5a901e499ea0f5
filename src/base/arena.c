/* Chunks grow by half of what has been taken, from 32 KiB to 8 MiB, so that a short article costs little and a long one few calls;
 * a request that is larger than a chunk gets one of its own size. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_LEAST = 32 << 10, CHUNK_MOST = 8 << 20, ALIGNMENT = 16 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
};

/* The chunk's header rounded up, so that what follows is aligned. */
#define HEADER ((sizeof(struct arena_chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

static size_t size_rounded(size_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void arena_init(struct arena *arena, size_t budget, arena_failure *fail, void *fail_context)
{
    *arena = (struct arena){ .budget = budget ? budget : SIZE_MAX, .fail = fail, .fail_context = fail_context };
}

static _Noreturn void arena_out(struct arena *arena)
{
    arena->fail(arena->fail_context);
    abort(); /* the handler has broken its promise */
}

static void chunk_add(struct arena *arena, size_t need)
{
    size_t size = arena->taken / 2;
    if (size < CHUNK_LEAST)
        size = CHUNK_LEAST;
    if (size > CHUNK_MOST)
        size = CHUNK_MOST;
    if (need > SIZE_MAX - HEADER)
        arena_out(arena);
    if (size < need + HEADER)
        size = need + HEADER;
    if (size > arena->budget - arena->taken)
        size = need + HEADER;
    if (size > arena->budget - arena->taken)
        arena_out(arena);
    struct arena_chunk *chunk = malloc(size);
    if (!chunk)
        arena_out(arena);
    chunk->older = arena->chunk;
    chunk->size = size;
    arena->chunk = chunk;
    arena->taken += size;
    arena->at = (char *)chunk + HEADER;
    arena->limit = (char *)chunk + size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (++arena->allocations == arena->fail_at || size > SIZE_MAX - ALIGNMENT)
        arena_out(arena);
    size_t rounded = size_rounded(size ? size : 1);
    if (rounded > (size_t)(arena->limit - arena->at))
        chunk_add(arena, rounded);
    char *bytes = arena->at;
    arena->at += rounded;
    return memset(bytes, 0, rounded);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        arena_out(arena);
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *old, size_t old_count, size_t new_count, size_t size)
{
    if (size && new_count > SIZE_MAX / size)
        arena_out(arena);
    size_t old_bytes = old_count * size, new_bytes = new_count * size;
    bool last = old_bytes && (char *)old + size_rounded(old_bytes) == arena->at;
    if (last && new_bytes > old_bytes && new_bytes - old_bytes <= (size_t)(arena->limit - arena->at)) {
        if (++arena->allocations == arena->fail_at)
            arena_out(arena);
        memset((char *)old + old_bytes, 0, new_bytes - old_bytes);
        size_t rest = (size_t)(arena->limit - (char *)old);
        size_t rounded = size_rounded(new_bytes);
        arena->at = (char *)old + (rounded < rest ? rounded : rest);
        return old;
    }
    void *fresh = arena_alloc(arena, new_bytes);
    if (old_bytes)
        memcpy(fresh, old, old_bytes < new_bytes ? old_bytes : new_bytes);
    return fresh;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t length)
{
    if (length == SIZE_MAX)
        arena_out(arena);
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    return copy;
}

static void chunks_free(struct arena *arena, struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *older = chunk->older;
        arena->taken -= chunk->size;
        free(chunk);
        chunk = older;
    }
}

void arena_reset(struct arena *arena)
{
    if (!arena->chunk)
        return;
    chunks_free(arena, arena->chunk->older);
    arena->chunk->older = NULL;
    arena->at = (char *)arena->chunk + HEADER;
}

void arena_free(struct arena *arena)
{
    chunks_free(arena, arena->chunk);
    arena->chunk = NULL;
    arena->at = arena->limit = NULL;
}
