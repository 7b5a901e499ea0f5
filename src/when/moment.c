/* Arithmetic of moments. */
#include "when/moment.h"

#include <string.h>

static struct dateline_date make_date(int year, int month, int day)
{
    return (struct dateline_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
}

void moment_week(struct dateline_date date, int *ret_year, int *ret_week)
{
    int32_t days = date_to_days(date);
    /* The year of the week's Thursday is the week's year. */
    struct dateline_date thursday = date_from_days(days - date_weekday(date) + 3);
    int32_t first = date_to_days(make_date(thursday.year, 1, 1));
    *ret_year = thursday.year;
    *ret_week = (date_to_days(thursday) - first) / 7 + 1;
}

struct moment moment_of(struct dateline_date date, enum grain grain)
{
    struct moment moment = { .grain = grain, .year = date.year };
    switch (grain) {
    case GRAIN_DAY:
        moment.part = date.month;
        moment.day = date.day;
        break;
    case GRAIN_WEEK:
    case GRAIN_WEEKEND:
        moment_week(date, &moment.year, &moment.part);
        break;
    case GRAIN_MONTH:
        moment.part = date.month;
        break;
    case GRAIN_QUARTER:
        moment.part = (date.month - 1) / 3 + 1;
        break;
    case GRAIN_HALF:
        moment.part = (date.month - 1) / 6 + 1;
        break;
    case GRAIN_SEASON:
        moment.part = date.month == 12 ? 4 : date.month < 3 ? 4 : date.month / 3;
        moment.year -= date.month < 3;
        break;
    case GRAIN_YEAR:
        break;
    case GRAIN_DECADE:
        moment.year -= date.year % 10;
        break;
    case GRAIN_CENTURY:
        moment.year -= date.year % 100;
        break;
    }
    return moment;
}

/* Monday of a week. */
static int32_t week_monday(int year, int week)
{
    struct dateline_date fourth = make_date(year, 1, 4);
    return date_to_days(fourth) - date_weekday(fourth) + 7 * (week - 1);
}

/* Steps over parts of a year, of which a year has `parts`. */
static struct moment shift_parts(struct moment moment, int steps, int parts)
{
    int total = moment.year * parts + (moment.part - 1) + steps;
    moment.year = total / parts;
    moment.part = total % parts + 1;
    return moment;
}

static struct moment shift(struct moment moment, int steps)
{
    struct dateline_date first, last;
    switch (moment.grain) {
    case GRAIN_DAY:
        if (!moment_days(moment, &first, &last))
            return moment;
        return moment_of(date_from_days(date_to_days(first) + steps), GRAIN_DAY);
    case GRAIN_WEEK:
    case GRAIN_WEEKEND:
        if (!moment.part)
            return moment;
        return moment_of(date_from_days(week_monday(moment.year, moment.part) + 7 * steps), moment.grain);
    case GRAIN_MONTH:
        return moment.part ? shift_parts(moment, steps, 12) : moment;
    case GRAIN_QUARTER:
    case GRAIN_SEASON:
        return moment.part ? shift_parts(moment, steps, 4) : moment;
    case GRAIN_HALF:
        return moment.part ? shift_parts(moment, steps, 2) : moment;
    case GRAIN_YEAR:
        moment.year += steps;
        break;
    case GRAIN_DECADE:
        moment.year += 10 * steps;
        break;
    case GRAIN_CENTURY:
        moment.year += 100 * steps;
        break;
    }
    return moment;
}

/* Years that ISO 8601 has no four digits for are unknown. */
static struct moment within_years(struct moment moment)
{
    if (moment.year < 1 || moment.year > 9999)
        moment.year = 0;
    return moment;
}

struct moment moment_shift(struct moment moment, int steps)
{
    return moment.year ? within_years(shift(moment, steps)) : moment;
}

/* From the first of a month to the last of a later one; months count on over the year's end. */
static void months_days(int year, int first, int count, struct dateline_date *ret_first, struct dateline_date *ret_last)
{
    int last = first + count - 1, last_year = year + (last - 1) / 12;
    last = (last - 1) % 12 + 1;
    *ret_first = make_date(year, first, 1);
    *ret_last = make_date(last_year, last, date_month_days(last_year, last));
}

bool moment_days(struct moment moment, struct dateline_date *ret_first, struct dateline_date *ret_last)
{
    if (moment.year < 1 || moment.year > 9899 || (moment.grain < GRAIN_YEAR && !moment.part))
        return false;
    int32_t monday;
    switch (moment.grain) {
    case GRAIN_DAY:
        *ret_first = *ret_last = make_date(moment.year, moment.part, moment.day);
        return date_valid(*ret_first);
    case GRAIN_WEEK:
    case GRAIN_WEEKEND:
        monday = week_monday(moment.year, moment.part);
        *ret_first = date_from_days(monday + (moment.grain == GRAIN_WEEKEND ? 5 : 0));
        *ret_last = date_from_days(monday + 6);
        return true;
    case GRAIN_MONTH:
        months_days(moment.year, moment.part, 1, ret_first, ret_last);
        return true;
    case GRAIN_QUARTER:
        months_days(moment.year, 3 * moment.part - 2, 3, ret_first, ret_last);
        return true;
    case GRAIN_HALF:
        months_days(moment.year, 6 * moment.part - 5, 6, ret_first, ret_last);
        return true;
    case GRAIN_SEASON:
        months_days(moment.year, 3 * moment.part, 3, ret_first, ret_last);
        return true;
    case GRAIN_YEAR:
        months_days(moment.year, 1, 12, ret_first, ret_last);
        return true;
    case GRAIN_DECADE:
        months_days(moment.year, 1, 120, ret_first, ret_last);
        return true;
    case GRAIN_CENTURY:
        months_days(moment.year, 1, 1200, ret_first, ret_last);
        return true;
    }
    return false;
}

static void print_day(struct moment moment, const char *year, char *value)
{
    if (!moment.part && moment.weekday)
        snprintf(value, MOMENT_VALUE, "XXXX-WXX-%d", moment.weekday);
    else if (!moment.part)
        snprintf(value, MOMENT_VALUE, "%s-XX-XX", year);
    else if (!moment.day)
        snprintf(value, MOMENT_VALUE, "%s-%02d-XX", year, moment.part);
    else
        snprintf(value, MOMENT_VALUE, "%s-%02d-%02d", year, moment.part, moment.day);
}

void moment_print(struct moment moment, char ret_value[MOMENT_VALUE])
{
    static const char seasons[4][3] = { "SP", "SU", "FA", "WI" };
    char year[16] = "XXXX", week[16] = "XX";
    if (moment.year > 0 && moment.year <= 9999)
        snprintf(year, sizeof year, "%04d", moment.year);
    if (moment.part && (moment.grain == GRAIN_WEEK || moment.grain == GRAIN_WEEKEND))
        snprintf(week, sizeof week, "%02d", moment.part);
    switch (moment.grain) {
    case GRAIN_DAY:
        print_day(moment, year, ret_value);
        break;
    case GRAIN_WEEK:
    case GRAIN_WEEKEND:
        snprintf(ret_value, MOMENT_VALUE, "%s-W%s%s", year, week, moment.grain == GRAIN_WEEKEND ? "-WE" : "");
        break;
    case GRAIN_MONTH:
        if (moment.part)
            snprintf(ret_value, MOMENT_VALUE, "%s-%02d", year, moment.part);
        else
            snprintf(ret_value, MOMENT_VALUE, "%s-XX", year);
        break;
    case GRAIN_QUARTER:
    case GRAIN_HALF:
        snprintf(ret_value, MOMENT_VALUE, "%s-%c%c", year, moment.grain == GRAIN_HALF ? 'H' : 'Q',
            moment.part ? (char)('0' + moment.part) : 'X');
        break;
    case GRAIN_SEASON:
        snprintf(ret_value, MOMENT_VALUE, "%s-%s", year, moment.part ? seasons[moment.part - 1] : "XX");
        break;
    case GRAIN_YEAR:
        snprintf(ret_value, MOMENT_VALUE, "%s", year);
        break;
    case GRAIN_DECADE:
        snprintf(ret_value, MOMENT_VALUE, "%.3s", year);
        break;
    case GRAIN_CENTURY:
        snprintf(ret_value, MOMENT_VALUE, "%.2s", year);
        break;
    }
}
