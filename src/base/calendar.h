/* Days of the proleptic Gregorian calendar. */
#ifndef DATELINE_BASE_CALENDAR_H
#define DATELINE_BASE_CALENDAR_H

#include "base/text.h"

bool date_known(struct dateline_date date);
bool date_same(struct dateline_date a, struct dateline_date b);
/* True for a day that exists, year 1 to 9999. */
bool date_valid(struct dateline_date date);
/* Days since 1970-01-01, negative before (Hinnant's days_from_civil). */
int32_t date_to_days(struct dateline_date date);
struct dateline_date date_from_days(int32_t days);
/* 0 Monday … 6 Sunday. */
int date_weekday(struct dateline_date date);
int date_month_days(int year, int month);
/* "2018-07-18" (anything may follow when it is not a digit); false when it is none. */
bool date_parse(struct dateline_text text, struct dateline_date *ret_date);
/* Writes "YYYY-MM-DD" and a NUL. */
void date_print(struct dateline_date date, char ret_text[11]);

#endif
