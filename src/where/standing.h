/* How a place name stands in its clause: as a location, or as something else. */
#ifndef DATELINE_WHERE_STANDING_H
#define DATELINE_WHERE_STANDING_H

#include "where/toponym.h"

/* Sets `located` of all toponyms to whether what their clause tells happened there ("in Paris", "the Paris attack"),
 * not merely whether a preposition of place stood before them. Uses the tree and the clauses where they are there. */
void standing_judge(const struct where *where, struct story *story, struct toponyms *toponyms);

#endif
