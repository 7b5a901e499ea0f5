/* The core of a part of a noun phrase: the name or agent noun that it ends in. */
#ifndef DATELINE_WHO_CORE_H
#define DATELINE_WHO_CORE_H

#include "who/phrase.h"

/* A core: what a part is about. */
struct core {
    uint32_t first, end; /* tokens of the core */
    const struct hit *hit;
    enum sign_kind kind;
    bool proper; /* a name without a phrase of the tables */
};

/* The core at the end of tokens [first, end); false when they end in nothing that is an actor. `last`: no noun of the
 * same chunk stands behind. */
bool core_find(struct reading *reading, uint32_t first, uint32_t end, bool last, struct core *core);
/* Where the run of names in capitals that no table knows begins that ends at `end`; `end` for none. */
uint32_t core_capital_run(const struct reading *reading, uint32_t first, uint32_t end);
/* "Mr.", "Gen.". */
bool core_honorific(const struct story *story, uint32_t token);
/* "NRA", "U.S.": two or more letters, capitals all. */
bool core_in_capitals(const struct story *story, uint32_t token);

#endif
