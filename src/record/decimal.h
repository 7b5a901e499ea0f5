/* Printing whole numbers and decimal fractions without floating point. */
#ifndef DATELINE_RECORD_DECIMAL_H
#define DATELINE_RECORD_DECIMAL_H

#include "base/text.h"

void decimal_whole(struct text_builder *out, int64_t number);
/* number / 10^places, without zeros at the end: 150 at 2 places is "1.5". */
void decimal_fraction(struct text_builder *out, int64_t number, uint32_t places);

#endif
