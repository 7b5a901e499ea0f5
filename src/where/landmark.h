/* Places that the gazetteer does not know by name. */
#ifndef DATELINE_WHERE_LANDMARK_H
#define DATELINE_WHERE_LANDMARK_H

#include "where/toponym.h"

/* Does a place begin at a token that is told by its noun ("Rest Acres Road") or by the larger place after a comma ("in
 * Grapeland, Texas")? Then *toponym has its end, its code and whether it is located; it has no
 * slot, but for landmarks that bear the name of the place that they lie in ("Baghdad International Airport"). */
bool landmark_at(const struct reading *reading, uint32_t first, struct toponym *toponym);

/* Does a noun of places (its code) make names of places out of names of others: streets, parks, hotels are called after
 * places that they do not lie in ("Victoria Park", "Oxford Street"). */
bool landmark_called_after(struct dateline_text code);

/* Gives landmarks the place that they lie in, as far as the article tells: what stands after the comma, else the place
 * named last before them, else the first after them. */
void landmark_anchor(const struct where *where, struct toponyms *toponyms);

#endif
