/* Country numbers of the Correlates of War project, which many panels of states are keyed by. */
#ifndef DATELINE_RECORD_COW_H
#define DATELINE_RECORD_COW_H

#include "base/text.h"

/* The number of a country code (ISO 3166 alpha-3); 0 for what is no state there. */
uint32_t cow_number(struct dateline_text code);

#endif
