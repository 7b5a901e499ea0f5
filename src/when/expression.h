/* Time expressions: the patterns of English news, one function a family. Each looks at a token and says whether an
 * expression of its family begins there. */
#ifndef DATELINE_WHEN_EXPRESSION_H
#define DATELINE_WHEN_EXPRESSION_H

#include "when/lexeme.h"
#include "when/moment.h"

enum expression_type { EXPRESSION_DATE, EXPRESSION_TIME, EXPRESSION_DURATION, EXPRESSION_SET };

struct expression {
    uint32_t first, end; /* tokens */
    enum expression_type type;
    char value[MOMENT_VALUE];
    struct moment moment;
    bool has_moment;       /* a day, a month …, not a duration or a reference */
    bool bare;             /* takes no "the" before it: weekdays, months, years */
    uint32_t dates_clause; /* 1 + the clause that it dates, where the pattern knows better than the tree; 0 */
};

/* What is known while a sentence is read. */
struct time_reading {
    struct sentence_words words;
    struct dateline_date today; /* the article's day; year 0: unknown */
    struct moment last;         /* the moment mentioned last, for "the following month"; grain year, year 0: none */
    bool here;                  /* it stands in this sentence */
    int quarter;                /* of the quarter mentioned last in this or the last sentences, 0: none */
};

/* What the clause around a token speaks of: 1 what is to come, 2 surely so, -1 and -2 what was, 0 unknown (tense.c).
 * `day`: it is a day that is asked for, not a month or a year. */
int tense_direction(const struct time_reading *reading, uint32_t token, bool day);

/* The patterns. True: *expression has end, type, value or moment. A moment's value is printed by the caller. */
bool calendar_date(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool calendar_weekday(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool calendar_quarter(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool calendar_year(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool calendar_holiday(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool relative_day(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool relative_unit(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool relative_distance(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool duration_set(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool duration_length(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool duration_reference(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool anchored_distance(const struct time_reading *reading, uint32_t token, struct expression *expression);
bool clock_time(const struct time_reading *reading, uint32_t token, struct expression *expression);

/* Shared by the patterns. */

/* Makes a duration of a number (NUMBER_VAGUE: X) and a unit's letter: P3D, PT10H, PXY; decades and centuries in years.
 */
void duration_value(struct expression *expression, int number, struct dateline_text unit, uint32_t end);
/* The grain of a unit's letter (words/time.tsv); false for units below a day. */
bool expression_grain(struct dateline_text unit, enum grain *ret_grain);
/* The unit at a token, singular or plural. */
bool expression_unit(const struct sentence_words *words, uint32_t token, struct dateline_text *ret_unit);
/* "morning" after a day: makes a TIME of it. */
void expression_daypart(const struct time_reading *reading, struct expression *expression);
/* "this year", "last year", "next year", also after "of": the year that they name. Returns the token after, or 0. */
uint32_t expression_named_year(const struct time_reading *reading, uint32_t token, int *ret_year);
/* The weekday (1 Monday) nearest to the article's day on the side of `direction`; its own day counts. */
struct moment expression_weekday(const struct time_reading *reading, int weekday, int direction);
/* The year of a month (and day; 0: none) that is named without one. */
int expression_year_of(const struct time_reading *reading, int month, int day, int direction);

/* Finds the expression that begins at a token, with what stands before it ("the end of", "nearly"), from `least` on. */
bool expression_at(const struct time_reading *reading, uint32_t token, uint32_t least, struct expression *expression);

#endif
