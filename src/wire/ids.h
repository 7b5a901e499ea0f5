/* The ids that have been given out, so that no two articles of a run have the same. */
#ifndef DATELINE_WIRE_IDS_H
#define DATELINE_WIRE_IDS_H

#include "wire/buffer.h"

struct id_slot {
    uint64_t hash; /* 0: free */
    uint32_t count;
};

/* Ids are kept as hashes of 64 bits, eight bytes an article where whole archives are read; two different ids with the
 * same hash, one pair in 10^10 at a million articles, would only make one of them end in "~2". */
struct ids {
    struct id_slot *slots;
    size_t count, capacity;
};

/* Takes an id. Where it was taken before, writes one of the form "id~2" into `made` and shows it in *id. *ret_repeated
 * says so. False when memory is out. */
bool ids_take(struct ids *ids, struct buffer *made, struct dateline_text *id, bool *ret_repeated);
void ids_free(struct ids *ids);

#endif
