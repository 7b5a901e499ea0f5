/* Moments: days, weeks, months, quarters, seasons, years and longer, as TIMEX3 writes them (Pustejovsky et al. 2010)
 * and as first and last day. */
#ifndef DATELINE_WHEN_MOMENT_H
#define DATELINE_WHEN_MOMENT_H

#include "base/calendar.h"

enum grain {
    GRAIN_DAY,
    GRAIN_WEEK,
    GRAIN_WEEKEND,
    GRAIN_MONTH,
    GRAIN_QUARTER,
    GRAIN_HALF,
    GRAIN_SEASON,
    GRAIN_YEAR,
    GRAIN_DECADE, /* year is its first */
    GRAIN_CENTURY /* year is its first */
};

/* part counts from 1: the ISO week, the month, the quarter, the half; the season from spring on. 0 in year, part or
 * day: unknown ("XXXX-WXX-3" is a day with weekday 3 and nothing else). A week's year is the ISO year. */
struct moment {
    enum grain grain;
    int year, part, day;
    int weekday; /* 1 Monday; only for a day that is unknown otherwise */
};

enum { MOMENT_VALUE = 48 };

/* The ISO 8601 week of a day, and the year that it belongs to. */
void moment_week(struct dateline_date date, int *ret_year, int *ret_week);

/* The moment of a grain that a day lies in. */
struct moment moment_of(struct dateline_date date, enum grain grain);
/* So many units of its grain later (steps < 0: earlier). Unknown stays unknown. */
struct moment moment_shift(struct moment moment, int steps);
/* First and last day; false when it is not known. Seasons are the meteorological ones of the north. */
bool moment_days(struct moment moment, struct dateline_date *ret_first, struct dateline_date *ret_last);
/* The TIMEX3 value, terminated. */
void moment_print(struct moment moment, char ret_value[MOMENT_VALUE]);

#endif
