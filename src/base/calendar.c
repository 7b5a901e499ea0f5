/* Days of the calendar, after Howard Hinnant, "chrono-compatible low-level date algorithms" (2013). */
#include "base/calendar.h"

bool date_known(struct dateline_date date)
{
    return date.year != 0;
}

bool date_same(struct dateline_date a, struct dateline_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

int date_month_days(int year, int month)
{
    static const int8_t days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool date_valid(struct dateline_date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= date_month_days(date.year, date.month);
}

int32_t date_to_days(struct dateline_date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t year_of_era = year - era * 400;
    int32_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct dateline_date date_from_days(int32_t days)
{
    days += 719468;
    int32_t era = (days >= 0 ? days : days - 146096) / 146097;
    int32_t day_of_era = days - era * 146097;
    int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t shifted = (5 * day_of_year + 2) / 153;
    int32_t month = shifted + (shifted < 10 ? 3 : -9);
    return (struct dateline_date){ .year = (int16_t)(year_of_era + era * 400 + (month <= 2)),
        .month = (uint8_t)month,
        .day = (uint8_t)(day_of_year - (153 * shifted + 2) / 5 + 1) };
}

int date_weekday(struct dateline_date date)
{
    int32_t days = (date_to_days(date) + 3) % 7; /* 1970-01-01 was a Thursday */
    return days < 0 ? days + 7 : days;
}

bool date_parse(struct dateline_text text, struct dateline_date *ret_date)
{
    int64_t year, month, day;
    if (text.length < 10 || text.bytes[4] != '-' || text.bytes[7] != '-' ||
        (text.length > 10 && byte_is_digit(text.bytes[10])) || !text_number(text_slice(text, 0, 4), &year) ||
        !text_number(text_slice(text, 5, 7), &month) || !text_number(text_slice(text, 8, 10), &day))
        return false;
    struct dateline_date date = { .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day };
    if (!date_valid(date))
        return false;
    *ret_date = date;
    return true;
}

void date_print(struct dateline_date date, char ret_text[11])
{
    int parts[3] = { date.year, date.month, date.day };
    static const uint8_t starts[3] = { 0, 5, 8 }, widths[3] = { 4, 2, 2 };
    for (int i = 0; i < 3; i++) {
        for (int j = widths[i] - 1; j >= 0; j--) {
            ret_text[starts[i] + j] = (char)('0' + parts[i] % 10);
            parts[i] /= 10;
        }
    }
    ret_text[4] = ret_text[7] = '-';
    ret_text[10] = '\0';
}
