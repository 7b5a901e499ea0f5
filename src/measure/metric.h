/* The scores of two aligned banks. */
#ifndef DATELINE_MEASURE_METRIC_H
#define DATELINE_MEASURE_METRIC_H

#include "measure/align.h"

/* Is the head of a gold word that of the word it is aligned with? Both roots, or words that are aligned. */
bool metric_head_right(const struct alignment *alignment, uint32_t gold);

/* Adds what an alignment has to the scores. */
void metric_add(const struct alignment *alignment, struct dateline_score scores[DATELINE_METRIC_COUNT]);

#endif
