/* A hash table from texts to numbers, in an arena; open addressing with linear probing. Keys are views that must live
 * as long as the table. Starts as {0} with its arena set. */
#ifndef DATELINE_BASE_MAP_H
#define DATELINE_BASE_MAP_H

#include "base/text.h"

struct map_slot {
    struct dateline_text key; /* bytes NULL: free */
    uint64_t hash;
    uint32_t value;
};

struct map {
    struct arena *arena;
    struct map_slot *slots;
    uint32_t count, capacity; /* capacity is a power of two */
};

/* The value of a key, or NULL. Valid until the next map_put. */
uint32_t *map_get(const struct map *map, struct dateline_text key);
/* The value of a key, which is added with value 0 where it is new (then *ret_new is true; ret_new may be NULL). */
uint32_t *map_put(struct map *map, struct dateline_text key, bool *ret_new);

#endif
