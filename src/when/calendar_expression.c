/* Expressions of the calendar: months with day and year, weekdays, quarters, years, decades, holidays. What they leave
 * open (the year of "March 26", the week of "Friday") is filled in from the article's day and the tense around them. */
#include "when/expression.h"

#include <string.h>

/* How many times a moment on the wrong side of a sure tense counts. With its day a date is near, nearly whatever the
 * tense. */
enum { SURE = 16, SURE_OF_DAY = 5 };

/* How far off a moment is that lies `distance` ahead: what lies on the wrong side of the tense counts more, the surer
 * the tense is, and with no tense to go by what is to come counts a little more than what was. */
static int far_off(int distance, int direction, int sure)
{
    int size = distance < 0 ? -distance : distance;
    bool wrong = distance * direction < 0;
    bool known = direction > 1 || direction < -1;
    return wrong ? (known ? size * sure : size * 5 / 2) : direction == 0 && distance > 0 ? size * 3 / 2 : size;
}

/* The year that makes one of `parts` a year (months, quarters), day fine, lie nearest to now. */
static int nearest_year(int year, int distance, int whole, int direction, int sure)
{
    int best = year;
    for (int step = -1; step <= 1; step += 2)
        if (far_off(distance + step * whole, direction, sure) <
            far_off(distance + (best - year) * whole, direction, sure))
            best = year + step;
    return best;
}

int expression_year_of(const struct time_reading *reading, int month, int day, int direction)
{
    struct dateline_date today = reading->today;
    if (!date_known(today))
        return 0;
    int distance = (month - today.month) * 30 + (day ? day - today.day : 0);
    return nearest_year(today.year, distance, 365, direction, day ? SURE_OF_DAY : SURE);
}

struct moment expression_weekday(const struct time_reading *reading, int weekday, int direction)
{
    struct moment moment = { .grain = GRAIN_DAY, .weekday = weekday };
    if (!date_known(reading->today))
        return moment;
    int32_t days = date_to_days(reading->today);
    int32_t ahead = (weekday - 1 - date_weekday(reading->today) + 7) % 7;
    moment = moment_of(date_from_days(direction > 0 || !ahead ? days + ahead : days + ahead - 7), GRAIN_DAY);
    moment.weekday = weekday;
    return moment;
}

/* A day of the month after or before its name: "26", "26th", "twenty-sixth". */
static uint32_t day_number(const struct sentence_words *words, uint32_t token, int *ret_day)
{
    if (!lexeme_digits(words, token, 2, ret_day) && !lexeme_number_value(words, token, LEXEME_ORDINAL, ret_day))
        return 0;
    if (*ret_day < 1 || *ret_day > 31 || lexeme_is(words, token + 1, LEXEME_PER, NULL))
        return 0;
    return token + 1;
}

uint32_t expression_named_year(const struct time_reading *reading, uint32_t token, int *ret_year)
{
    int step;
    const struct sentence_words *words = &reading->words;
    uint32_t at = lexeme_is_word(words, token, "of") ? token + 1 : token;
    bool named = lexeme_number_value(words, at, LEXEME_LAST, &step) ||
                 lexeme_number_value(words, at, LEXEME_NEXT, &step) ||
                 lexeme_number_value(words, at, LEXEME_THIS, &step);
    if (!named || !lexeme_is_word(words, at + 1, "year"))
        return 0;
    *ret_year = date_known(reading->today) ? reading->today.year + step : 0;
    return at + 2;
}

/* A year that belongs to the day or month before it: "1987", ", 1987", "of 1987", "last year". */
static uint32_t year_after(const struct time_reading *reading, uint32_t token, bool comma, int *ret_year)
{
    const struct sentence_words *words = &reading->words;
    uint32_t at = token;
    if ((comma && lexeme_is_word(words, at, ",")) || lexeme_is_word(words, at, "of"))
        at++;
    uint32_t end = lexeme_year(words, at, ret_year);
    if (end && *ret_year >= 1000)
        return end;
    return expression_named_year(reading, token, ret_year);
}

/* Month names that are also words or persons' names need company: "in May", "last March". */
static bool month_stands_alone(const struct sentence_words *words, uint32_t token, int month)
{
    bool doubtful =
        month == 5 || month == 3 || ((month == 4 || month == 6 || month == 8) && lexeme_capital(words, token + 1));
    return !doubtful || lexeme_is(words, token - 1, LEXEME_OF_MONTH, NULL);
}

static void set_moment(struct expression *expression, enum grain grain, int year, int part, int day)
{
    expression->moment = (struct moment){ .grain = grain, .year = year, .part = part, .day = day };
    expression->has_moment = true;
    expression->bare = true;
    expression->type = EXPRESSION_DATE;
}

/* Does a month stand before a noun, as in "the May 9 firing"? What is called after its date mostly lies behind. */
static bool is_attribute(const struct sentence_words *words, uint32_t token, uint32_t end)
{
    struct dateline_text next = lexeme_word(words, end);
    return next.length && byte_is_lower(next.bytes[0]) && !lexeme_is(words, token - 1, LEXEME_OF_MONTH, NULL) &&
           !lexeme_is(words, end, LEXEME_OF_MONTH, NULL);
}

/* The tense for a month with or without its day; without a tense reports speak of months that are over. */
static int direction_of_month(const struct time_reading *reading, uint32_t token, uint32_t end, int day)
{
    int direction = tense_direction(reading, token, day != 0);
    if (direction == 1 && is_attribute(&reading->words, token, end))
        direction = 0;
    return direction || day ? direction : -1;
}

/* "March 26", "March 26, 1987", "March 1987", "March". */
static bool month_first(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    int month, day = 0, year;
    if (!lexeme_capital(words, token) || !lexeme_number_value(words, token, LEXEME_MONTH, &month))
        return false;
    uint32_t end = day_number(words, token + 1, &day);
    uint32_t after = year_after(reading, end ? end : token + 1, true, &year);
    if (!end && !after && !month_stands_alone(words, token, month))
        return false;
    if (!end)
        day = 0;
    if (!after)
        year = expression_year_of(reading, month, day, direction_of_month(reading, token, end ? end : token + 1, day));
    set_moment(expression, day ? GRAIN_DAY : GRAIN_MONTH, year, month, day);
    expression->end = after ? after : end ? end : token + 1;
    return true;
}

/* "26 March", "the 26th of March 1987". */
static bool day_first(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    int month, day, year;
    uint32_t at = day_number(words, token, &day);
    if (!at)
        return false;
    at += lexeme_is_word(words, at, "of");
    if (!lexeme_capital(words, at) || !lexeme_number_value(words, at, LEXEME_MONTH, &month))
        return false;
    uint32_t after = year_after(reading, at + 1, true, &year);
    if (!after)
        year = expression_year_of(reading, month, day, tense_direction(reading, token, true));
    set_moment(expression, GRAIN_DAY, year, month, day);
    expression->bare = byte_is_digit(lexeme_word(words, token).bytes[lexeme_word(words, token).length - 1]);
    expression->end = after ? after : at + 1;
    return true;
}

/* Three numbers in one token: "1987-03-26", "3/26/87" (American order). */
static bool day_in_digits(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    struct dateline_text word = lexeme_word(&reading->words, token), piece;
    int64_t numbers[3];
    size_t count = 0;
    char separator = memchr(word.bytes, '/', word.length) ? '/' : '-';
    if (word.length < 6 || word.length > 10 || !byte_is_digit(word.bytes[0]))
        return false;
    while (text_cut(&word, separator, &piece))
        if (count == 3 || !text_number(piece, &numbers[count++]))
            return false;
    if (count != 3)
        return false;
    bool iso = numbers[0] > 31;
    int64_t year = numbers[iso ? 0 : 2], month = numbers[iso ? 1 : 0], day = numbers[iso ? 2 : 1];
    if (year < 100)
        year += year < 50 ? 2000 : 1900;
    struct dateline_date date = { (int16_t)year, (uint8_t)month, (uint8_t)day };
    if (year < 1000 || year > 2100 || month > 12 || day > 31 || !date_valid(date))
        return false;
    set_moment(expression, GRAIN_DAY, (int)year, (int)month, (int)day);
    expression->end = token + 1;
    return true;
}

bool calendar_date(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    return month_first(reading, token, expression) || day_first(reading, token, expression) ||
           day_in_digits(reading, token, expression);
}

bool calendar_weekday(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    int weekday;
    if (!lexeme_capital(words, token))
        return false;
    if (lexeme_number_value(words, token, LEXEME_WEEKDAYS, &weekday)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-WXX-%d", weekday);
        expression->type = EXPRESSION_SET;
        expression->end = token + 1;
        return true;
    }
    if (!lexeme_number_value(words, token, LEXEME_WEEKDAY, &weekday))
        return false;
    struct expression date = { 0 };
    uint32_t next = lexeme_is_word(words, token + 1, ",") ? token + 2 : token + 1;
    if (calendar_date(reading, next, &date) && date.moment.grain == GRAIN_DAY) {
        *expression = date;
        return true;
    }
    int direction = tense_direction(reading, token, true);
    bool possessive = lexeme_is_word(words, token + 1, "'s") || lexeme_is_word(words, token + 1, "\xE2\x80\x99s");
    expression->moment = expression_weekday(reading, weekday, possessive && direction == 1 ? 0 : direction);
    expression->has_moment = expression->bare = true;
    expression->type = EXPRESSION_DATE;
    expression->end = token + 1;
    expression_daypart(reading, expression);
    return true;
}

/* The year of a quarter or half that is named without one. Reports speak of those that are over. */
static int year_of_part(const struct time_reading *reading, int part, int parts, int direction)
{
    if (!date_known(reading->today))
        return 0;
    int now = (reading->today.month - 1) * parts / 12 + 1;
    return nearest_year(reading->today.year, (part - now) * 30, parts * 30, direction > 0 ? 1 : -2, SURE);
}

/* The year before a quarter: "the 1988 third quarter", "this year's third quarter". The token after it, or 0. */
static uint32_t year_before_quarter(const struct time_reading *reading, uint32_t token, int *ret_year)
{
    uint32_t end = lexeme_year(&reading->words, token, ret_year);
    if (!end)
        end = expression_named_year(reading, token, ret_year);
    if (!end || lexeme_is_word(&reading->words, token, "of"))
        return 0;
    bool possessive =
        lexeme_is_word(&reading->words, end, "'s") || lexeme_is_word(&reading->words, end, "\xE2\x80\x99s");
    return possessive ? end + 1 : end;
}

/* "of 1989", "of fiscal 1989", "of last year" after a quarter. */
static uint32_t year_after_quarter(const struct time_reading *reading, uint32_t token, int *ret_year)
{
    uint32_t of = lexeme_is_word(&reading->words, token, "of") ? token + 1 : token;
    of += of > token && lexeme_is(&reading->words, of, LEXEME_FISCAL, NULL);
    uint32_t end = lexeme_year(&reading->words, of, ret_year);
    return end ? end : expression_named_year(reading, token, ret_year);
}

/* Which quarter or half: "third-quarter", "first half"; "quarter" alone is the one spoken of. The token after, or 0. */
static uint32_t quarter_part(
    const struct time_reading *reading, uint32_t token, bool year_given, int *ret_part, enum grain *ret_grain)
{
    const struct sentence_words *words = &reading->words;
    *ret_grain = GRAIN_QUARTER;
    if (year_given && (lexeme_is_word(words, token, "quarter") || lexeme_is_word(words, token, "period")) &&
        reading->quarter) {
        *ret_part = reading->quarter;
        return token + 1;
    }
    if (!lexeme_number_value(words, token, LEXEME_ORDINAL, ret_part) || *ret_part > 4)
        return 0;
    uint32_t noun = lexeme_past_hyphen(words, token + 1);
    if (lexeme_is_word(words, noun, "quarter"))
        return noun + 1;
    *ret_grain = GRAIN_HALF;
    return lexeme_is_word(words, noun, "half") && *ret_part < 3 ? noun + 1 : 0;
}

/* "(fiscal) third quarter (of 1989)", "first half", "last year's third quarter". */
bool calendar_quarter(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    int part, year;
    enum grain grain;
    uint32_t at = token;
    if (lexeme_is(words, at, LEXEME_FISCAL, NULL))
        at = lexeme_past_hyphen(words, at + 1);
    uint32_t given = year_before_quarter(reading, at, &year);
    uint32_t end = quarter_part(reading, given ? given : at, given != 0, &part, &grain);
    if (!end)
        return false;
    uint32_t after = given ? 0 : year_after_quarter(reading, end, &year);
    if (grain == GRAIN_HALF && !after && !given && lexeme_is_word(words, end, "of"))
        return false;
    if (!after && !given)
        year = year_of_part(reading, part, grain == GRAIN_HALF ? 2 : 4, tense_direction(reading, token, false));
    set_moment(expression, grain, year, part, 0);
    expression->bare = false;
    expression->end = after ? after : end;
    return true;
}

/* "1990s", "'80s", "nineties": the decade's first year, or 0. */
static int decade_of(const struct sentence_words *words, uint32_t token, uint32_t *ret_end)
{
    struct dateline_text word = lexeme_word(words, token);
    int64_t number;
    int tens;
    *ret_end = token + 1;
    if (lexeme_number_value(words, token, LEXEME_DECADES, &tens))
        return 1900 + tens;
    size_t from = word.length && word.bytes[0] == '\'' ? 1 : 0;
    bool apostrophe =
        from || text_is(lexeme_word(words, token - 1), "'") || text_is(lexeme_word(words, token - 1), "\xE2\x80\x99");
    if (!text_ends(word, "s") || !text_number(text_slice(word, from, word.length - 1), &number) || number % 10)
        return 0;
    if (word.length - from == 5 && number >= 1500 && number <= 2090)
        return (int)number;
    return word.length - from == 3 && apostrophe ? 1900 + (int)number : 0;
}

/* Is a number of four digits a year here? What is counted stands right after a number; years stand after "in", before
 * a full stop, or before a noun in the singular. */
static bool year_fits(const struct time_reading *reading, uint32_t token, uint32_t end)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text before = lexeme_word(words, token - 1), next = lexeme_word(words, end);
    if (lexeme_is(words, end, LEXEME_PER, NULL) || lexeme_is(words, end, LEXEME_UNITS, NULL) || text_is(before, "$") ||
        (text_is(next, "-") && !lexeme_year(words, end + 1, &(int){ 0 })) || text_is(next, "%") ||
        text_is(before, "#") || text_is(before, "."))
        return false;
    static const char *const clocks[] = { "UTC", "GMT", "EST", "EDT", "ET", "CET", "BST", "hours" };
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        if (text_is(next, clocks[i]))
            return false; /* "(1800 UTC)" */
    if (lexeme_is(words, token - 1, LEXEME_IN_YEAR, NULL) || lexeme_is(words, token - 1, LEXEME_MODIFIER, NULL) ||
        lexeme_is(words, token - 1, LEXEME_FISCAL, NULL) || lexeme_is_word(words, token - 1, "year") ||
        text_is(before, "("))
        return true;
    bool plural = text_ends(next, "s") && !text_ends(next, "ss") && !lexeme_capital(words, end);
    if (token == words->first || plural)
        return false;
    const struct dateline_token *noun = end < words->end ? &reading->words.story->tokens.at[end] : NULL;
    return !noun || !(noun->morphology & DATELINE_MORPH_PLURAL);
}

/* "20th century", "year-end". */
static bool named_span(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    int number;
    uint32_t next = lexeme_past_hyphen(&reading->words, token + 1);
    if (lexeme_number_value(&reading->words, token, LEXEME_ORDINAL, &number) && number > 1 &&
        lexeme_is_word(&reading->words, next, "century")) {
        set_moment(expression, GRAIN_CENTURY, (number - 1) * 100, 0, 0);
        expression->bare = false;
        expression->end = next + 1;
        return true;
    }
    if (!lexeme_is_word(&reading->words, token, "year"))
        return false;
    next += lexeme_is_word(&reading->words, next, "'s") || lexeme_is_word(&reading->words, next, "\xE2\x80\x99s");
    if (!lexeme_is_word(&reading->words, next, "end"))
        return false;
    set_moment(expression, GRAIN_YEAR, reading->today.year, 0, 0);
    expression->end = next + 1;
    return true;
}

bool calendar_year(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    if (named_span(reading, token, expression))
        return true;
    uint32_t end, start = token;
    int year, decade = decade_of(words, token, &end);
    if (decade) {
        set_moment(expression, GRAIN_DECADE, decade, 0, 0);
        expression->bare = false;
        expression->end = end;
        return true;
    }
    bool fiscal = lexeme_is(words, token, LEXEME_FISCAL, NULL);
    if (fiscal || lexeme_is_word(words, token, "year"))
        start++;
    end = lexeme_year(words, start, &year);
    if (!end || (year < 1800 && start == token) || (start == token && !year_fits(reading, token, end)))
        return false;
    set_moment(expression, GRAIN_YEAR, year, 0, 0);
    expression->end = end;
    return true;
}

bool calendar_holiday(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    struct dateline_text value;
    int year;
    if (!lexeme_capital(&reading->words, token) || !lexeme_is(&reading->words, token, LEXEME_HOLIDAY, &value))
        return false;
    uint32_t after = year_after(reading, token + 1, false, &year);
    int month = (value.bytes[0] - '0') * 10 + value.bytes[1] - '0',
        day = (value.bytes[3] - '0') * 10 + value.bytes[4] - '0';
    if (!after)
        year = expression_year_of(reading, month, day, tense_direction(reading, token, true));
    set_moment(expression, GRAIN_DAY, year, month, day);
    expression->end = after ? after : token + 1;
    return true;
}
