/* Dates of publication as inputs write them. */
#ifndef DATELINE_WIRE_PUBLISHED_H
#define DATELINE_WIRE_PUBLISHED_H

#include "base/text.h"

/* ISO 8601 ("2018-07-18", "2018-07-18T12:00:00Z", "20180718"), RFC 2822 ("Wed, 18 Jul 2018 12:00:00 +0000"), the form
 * of the Reuters archive of 1987 ("26-FEB-1987 15:01:01.79") and spelled-out days ("July 18, 2018", "18 July 2018").
 * The time of day is passed over: the day is the one that is written. False when it is none of them or no such day. */
bool published_read(struct dateline_text text, struct dateline_date *ret_date);

/* 1 to 12 for an English month's name or its beginning of three letters or more ("Sept", "Sept.", "FEB"), else 0. */
int published_month(struct dateline_text word);

#endif
