/* Which clause a time expression dates. */
#ifndef DATELINE_WHEN_HANGING_H
#define DATELINE_WHEN_HANGING_H

#include "when/expression.h"

/* The innermost clause that an expression hangs on; NONE without trees or without a clause. Mends what parsers get
 * wrong about times: one that opens its sentence dates the sentence's own clause, one behind a comma does not belong to
 * the participle before the comma. */
uint32_t hanging_clause(const struct story *story, const struct expression *expression);

#endif
