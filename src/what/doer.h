/* A doer whom the clause does not name. */
#ifndef DATELINE_WHAT_DOER_H
#define DATELINE_WHAT_DOER_H

#include "what/side.h"

/* Finds who did what a match tells, where its clause names nobody: by the governing clause, by an earlier event, by the
 * sector that the group of the frame names. Adds them to *found (empty before); false when nobody is found. */
bool doer_elsewhere(const struct matcher *matcher, const struct match *match, struct dateline_text type,
    const struct side *recipient, struct side *found);

#endif
