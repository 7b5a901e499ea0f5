/* Reading dates of publication. */
#include "wire/published.h"

#include "base/calendar.h"

int published_month(struct dateline_text word)
{
    static const char *const months[12] = { "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december" };
    if (word.length && word.bytes[word.length - 1] == '.')
        word.length--;
    for (int i = 0; i < 12 && word.length >= 3; i++)
        if (word.length <= text_of(months[i]).length &&
            text_same_nocase(word, text_slice(text_of(months[i]), 0, word.length)))
            return i + 1;
    return 0;
}

static bool date_of(int64_t year, int64_t month, int64_t day, struct dateline_date *ret_date)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    struct dateline_date date = { (int16_t)year, (uint8_t)month, (uint8_t)day };
    if (!date_valid(date))
        return false;
    *ret_date = date;
    return true;
}

/* "20180718", then the end or a 'T'. */
static bool basic_read(struct dateline_text text, struct dateline_date *ret_date)
{
    int64_t number;
    if (text.length < 8 || (text.length > 8 && text.bytes[8] != 'T' && text.bytes[8] != ' ') ||
        !text_number(text_slice(text, 0, 8), &number))
        return false;
    return date_of(number / 10000, number / 100 % 100, number % 100, ret_date);
}

/* The next word of a date: letters or digits with nothing of the other kind between. Empty at the end. */
static struct dateline_text word_next(struct dateline_text *rest)
{
    size_t start = 0;
    while (start < rest->length && !byte_is_letter(rest->bytes[start]) && !byte_is_digit(rest->bytes[start]))
        start++;
    size_t end = start;
    bool digits = start < rest->length && byte_is_digit(rest->bytes[start]);
    while (end < rest->length && (digits ? byte_is_digit(rest->bytes[end]) : byte_is_letter(rest->bytes[end])))
        end++;
    struct dateline_text word = text_slice(*rest, start, end);
    *rest = text_slice(*rest, end, rest->length);
    return word;
}

/* A month's name with a day and a year of four digits behind or around it; a weekday before them is passed over. */
static bool named_read(struct dateline_text text, struct dateline_date *ret_date)
{
    int64_t day = 0, year = 0, number;
    int month = 0;
    for (int words = 0; words < 5 && !(day && month && year); words++) {
        struct dateline_text word = word_next(&text);
        if (!word.length)
            break;
        if (!month && published_month(word))
            month = published_month(word);
        else if (text_number(word, &number) && word.length <= 2 && !day)
            day = number;
        else if (text_number(word, &number) && word.length == 4 && !year)
            year = number;
        else if (words > 0 && !text_is_nocase(word, "th") && !text_is_nocase(word, "st") &&
                 !text_is_nocase(word, "nd") && !text_is_nocase(word, "rd"))
            return false;
    }
    return date_of(year, month, day, ret_date);
}

bool published_read(struct dateline_text text, struct dateline_date *ret_date)
{
    text = text_trim(text);
    if (date_parse(text, ret_date) || basic_read(text, ret_date))
        return true;
    return named_read(text, ret_date);
}
