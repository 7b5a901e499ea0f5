/* Ids given out. */
#include "wire/ids.h"

#include "base/hash.h"

#include <stdio.h>
#include <stdlib.h>

static struct id_slot *slot_of(struct id_slot *slots, size_t capacity, uint64_t hash)
{
    size_t at = (size_t)hash & (capacity - 1);
    while (slots[at].hash && slots[at].hash != hash)
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

static bool ids_grow(struct ids *ids)
{
    size_t capacity = ids->capacity ? ids->capacity * 2 : 1024;
    struct id_slot *slots = calloc(capacity, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < ids->capacity; i++)
        if (ids->slots[i].hash)
            *slot_of(slots, capacity, ids->slots[i].hash) = ids->slots[i];
    free(ids->slots);
    ids->slots = slots;
    ids->capacity = capacity;
    return true;
}

static struct id_slot *slot_take(struct ids *ids, struct dateline_text id)
{
    if (ids->count * 2 >= ids->capacity && !ids_grow(ids))
        return NULL;
    uint64_t hash = hash_mix(hash_bytes(HASH_SEED, id.bytes, id.length));
    struct id_slot *slot = slot_of(ids->slots, ids->capacity, hash ? hash : 1);
    if (!slot->hash) {
        slot->hash = hash ? hash : 1;
        ids->count++;
    }
    return slot;
}

bool ids_take(struct ids *ids, struct buffer *made, struct dateline_text *id, bool *ret_repeated)
{
    struct id_slot *slot = slot_take(ids, *id);
    if (!slot)
        return false;
    uint32_t number = ++slot->count;
    *ret_repeated = number > 1;
    while (number > 1) {
        char tail[16];
        int length = snprintf(tail, sizeof tail, "~%u", number);
        if (!buffer_set(made, *id) || !buffer_add(made, (struct dateline_text){ tail, (size_t)length }))
            return false;
        struct id_slot *other = slot_take(ids, buffer_text(made));
        if (!other)
            return false;
        if (other->count++ == 0)
            break;
        number++;
    }
    if (*ret_repeated)
        *id = buffer_text(made);
    return true;
}

void ids_free(struct ids *ids)
{
    free(ids->slots);
    *ids = (struct ids){ NULL, 0, 0 };
}
