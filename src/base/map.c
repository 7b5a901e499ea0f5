/* Linear probing at a load of at most one half. */
#include "base/map.h"

#include "base/hash.h"

static struct map_slot *map_probe(const struct map *map, struct dateline_text key, uint64_t hash)
{
    uint32_t mask = map->capacity - 1;
    for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
        struct map_slot *slot = &map->slots[i];
        if (!slot->key.bytes || (slot->hash == hash && text_same(slot->key, key)))
            return slot;
    }
}

static uint64_t map_hash(struct dateline_text key)
{
    return hash_mix(hash_bytes(HASH_SEED, key.bytes, key.length));
}

uint32_t *map_get(const struct map *map, struct dateline_text key)
{
    if (!map->capacity)
        return NULL;
    struct map_slot *slot = map_probe(map, key, map_hash(key));
    return slot->key.bytes ? &slot->value : NULL;
}

static void map_rehash(struct map *map)
{
    struct map old = *map;
    map->capacity = old.capacity ? old.capacity * 2 : 16;
    map->slots = ARENA_ARRAY(map->arena, struct map_slot, map->capacity);
    for (uint32_t i = 0; i < old.capacity; i++)
        if (old.slots[i].key.bytes)
            *map_probe(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
}

uint32_t *map_put(struct map *map, struct dateline_text key, bool *ret_new)
{
    if (map->count * 2 >= map->capacity)
        map_rehash(map);
    if (!key.bytes)
        key.bytes = "";
    uint64_t hash = map_hash(key);
    struct map_slot *slot = map_probe(map, key, hash);
    bool fresh = !slot->key.bytes;
    if (fresh) {
        *slot = (struct map_slot){ .key = key, .hash = hash };
        map->count++;
    }
    if (ret_new)
        *ret_new = fresh;
    return &slot->value;
}
