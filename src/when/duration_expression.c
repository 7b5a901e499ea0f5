/* Durations ("the past three months", "10-year"), sets ("every day", "annually"), references ("now", "in the future")
 * and times of the clock. */
#include "when/expression.h"

#include <string.h>

static void set_value(
    struct expression *expression, enum expression_type type, uint32_t end, struct dateline_text value)
{
    expression->type = type;
    expression->end = end;
    snprintf(
        expression->value, sizeof expression->value, "%.*s", (int)(value.length < 24 ? value.length : 24), value.bytes);
}

void duration_value(struct expression *expression, int number, struct dateline_text unit, uint32_t end)
{
    char letter = unit.bytes[0], count[16] = "X";
    int scale = letter == 'E' && number > 0   ? 10
                : letter == 'C' && number > 0 ? 100
                : letter == 'L' && number > 0 ? 1000
                : letter == 'F'               ? 2
                                              : 1;
    if (number > 0)
        snprintf(count, sizeof count, "%d", number * scale);
    const char *clock = letter == 'h' || letter == 'm' || letter == 's' ? "T" : "";
    if (scale > 2)
        letter = 'Y';
    letter = letter == 'F' ? 'W' : letter == 'h' ? 'H' : letter == 'm' ? 'M' : letter == 's' ? 'S' : letter;
    expression->type = EXPRESSION_DURATION;
    expression->end = end;
    if (letter == 'K')
        snprintf(expression->value, sizeof expression->value, "P%s%s", count, "WE");
    else
        snprintf(expression->value, sizeof expression->value, "P%s%s%c", clock, count, letter);
}

bool duration_set(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text value, unit;
    int number = 1;
    bool adverb = !byte_is_lower(token + 1 < words->end ? lexeme_word(words, token + 1).bytes[0] : '.');
    if (adverb && lexeme_is(words, token, LEXEME_FREQUENCY, &value) && !lexeme_capital(words, token)) {
        set_value(expression, EXPRESSION_SET, token + 1, value);
        return true;
    }
    if (!lexeme_is(words, token, LEXEME_EACH, NULL))
        return false;
    uint32_t at = lexeme_number(words, token + 1, false, &number);
    at = at ? at : token + 1;
    if (lexeme_is_word(words, at, "other"))
        at++;
    if (expression_unit(words, at, &unit)) {
        duration_value(expression, number, unit, at + 1);
    } else if (lexeme_number_value(words, at, LEXEME_WEEKDAY, &number)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-WXX-%d", number);
    } else if (lexeme_number_value(words, at, LEXEME_MONTH, &number) && lexeme_capital(words, at)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-%02d", number);
    } else if (lexeme_is(words, at, LEXEME_SEASON, &value)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-%.*s", TEXT_ARG(value));
    } else if (lexeme_is(words, at, LEXEME_DAYPART, &value)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XXT%.*s", TEXT_ARG(value));
    } else {
        return false;
    }
    expression->type = EXPRESSION_SET;
    expression->end = at + 1;
    return true;
}

/* The number before a unit, also the first of a pair: "two to three weeks". */
static uint32_t number_or_range(const struct sentence_words *words, uint32_t token, int *ret_number)
{
    int second;
    uint32_t end = lexeme_number(words, token, false, ret_number);
    bool joins = end && (lexeme_is_word(words, end, "to") || lexeme_is_word(words, end, "or") ||
                            lexeme_is_word(words, end, "-"));
    uint32_t range = joins ? lexeme_number(words, end + 1, false, &second) : 0;
    return range ? range : end;
}

/* "42 years old", "five-year-old", "years of age". */
static bool is_age(const struct sentence_words *words, uint32_t end)
{
    return lexeme_is(words, lexeme_past_hyphen(words, end), LEXEME_OLD, NULL) ||
           (lexeme_is_word(words, end, "of") && lexeme_is_word(words, end + 1, "age"));
}

/* "years" alone counts after "for", "in", "recent"; "a week" after "for", "nearly"; "a year" after an amount is a rate.
 */
static bool length_without_number(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text unit;
    bool article = lexeme_is_word(words, token, "a") || lexeme_is_word(words, token, "an");
    uint32_t at = article ? token + 1 : token;
    if (article && lexeme_is(words, at, LEXEME_UNIT, &unit)) {
        if (lexeme_is(words, token - 1, LEXEME_PER, NULL)) {
            duration_value(expression, 1, unit, at + 1);
            expression->type = EXPRESSION_SET;
            return true;
        }
        if (!lexeme_is(words, token - 1, LEXEME_FOR, NULL) && !lexeme_is(words, token - 1, LEXEME_ABOUT, NULL) &&
            !lexeme_pair_is(words, token - 2, LEXEME_ABOUT))
            return false;
        duration_value(expression, 1, unit, at + 1);
        return true;
    }
    bool reach = lexeme_is_word(words, token, "recent") || lexeme_is_word(words, token, "coming") ||
                 lexeme_is_word(words, token, "past");
    at = reach ? token + 1 : token;
    if (article || !lexeme_is(words, at, LEXEME_UNITS, &unit))
        return false;
    if (!reach && !lexeme_is_word(words, token - 1, "for") && !lexeme_is_word(words, token - 1, "in") &&
        !lexeme_is_word(words, token - 1, "after") && !lexeme_is_word(words, token - 1, "within"))
        return false;
    duration_value(expression, NUMBER_VAGUE, unit, at + 1);
    if (reach && unit.bytes[0] == 'Y') {
        bool coming = lexeme_is_word(words, token, "coming");
        set_value(expression, EXPRESSION_DATE, at + 1, coming ? TEXT("FUTURE_REF") : TEXT("PAST_REF"));
    }
    return true;
}

/* "five years", "10-year", "the past three months", "the first nine months". */
bool duration_length(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text unit;
    int number, first;
    uint32_t at = token;
    bool reach = lexeme_is(words, at, LEXEME_LAST, NULL) || lexeme_is(words, at, LEXEME_NEXT, NULL) ||
                 lexeme_is(words, at, LEXEME_THIS, NULL) || lexeme_is_word(words, at, "latest") ||
                 (lexeme_number_value(words, at, LEXEME_ORDINAL, &first) && first == 1);
    at += reach;
    uint32_t end = number_or_range(words, at, &number);
    if (!end)
        return length_without_number(reading, token, expression);
    end = lexeme_past_hyphen(words, end);
    end += lexeme_is_word(words, end, "more") || lexeme_is_word(words, end, "full") ||
           lexeme_is_word(words, end, "straight") || lexeme_is_word(words, end, "consecutive") ||
           lexeme_is_word(words, end, "trading") || lexeme_is_word(words, end, "business") ||
           lexeme_is_word(words, end, "working");
    if (!expression_unit(words, end, &unit) || is_age(words, end + 1))
        return false;
    bool second = unit.bytes[0] == 's' && lexeme_is(words, end, LEXEME_UNIT, NULL);
    bool share = unit.bytes[0] == 'Q' && (number > 40 || text_is(lexeme_word(words, end - 1), "-"));
    bool someday = number == 1 && unit.bytes[0] == 'D' && lexeme_is_word(words, at, "one") && at == token;
    if (second || share || someday)
        return false;
    duration_value(expression, number, unit, end + 1);
    if (lexeme_is_word(words, end + 1, "period") && end != at + 1)
        expression->end++;
    return true;
}

bool duration_reference(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text value;
    if (lexeme_is(words, token, LEXEME_REFERENCE, &value)) {
        set_value(expression, EXPRESSION_DATE, token + 1, value);
        return true;
    }
    bool noun_follows = token + 1 < words->end && byte_is_lower(lexeme_word(words, token + 1).bytes[0]);
    if (lexeme_is(words, token, LEXEME_ADJECTIVE, &value) && !lexeme_capital(words, token) && noun_follows) {
        set_value(expression, EXPRESSION_DATE, token + 1, value);
        return true;
    }
    if (!lexeme_is_word(words, token - 1, "the") && !lexeme_is_word(words, token - 1, "near"))
        return false;
    bool ends = token + 1 == words->end || !byte_is_letter(lexeme_word(words, token + 1).bytes[0]) ||
                !lexeme_is(words, token + 1, LEXEME_UNIT, NULL);
    if (lexeme_is_word(words, token, "future") && ends) {
        set_value(expression, EXPRESSION_DATE, token + 1, TEXT("FUTURE_REF"));
        return true;
    }
    bool past = lexeme_is_word(words, token, "past") && lexeme_is_word(words, token - 2, "in") &&
                !lexeme_number(words, token + 1, false, &(int){ 0 }) && ends;
    if (past)
        set_value(expression, EXPRESSION_DATE, token + 1, TEXT("PAST_REF"));
    return past;
}

/* Hours and minutes of "18:00", "8", "8:30"; false for anything else. */
static bool clock_digits(struct dateline_text word, bool need_minutes, int *ret_hour, int *ret_minute)
{
    struct dateline_text hour, minute;
    int64_t h, m = 0;
    bool both = memchr(word.bytes, ':', word.length) != NULL;
    if (word.length == 0 || word.length > 5 || (need_minutes && !both) || !text_cut(&word, ':', &hour))
        return false;
    if (!text_number(hour, &h) || h > 24 ||
        (both && (!text_cut(&word, ':', &minute) || !text_number(minute, &m) || m > 59)))
        return false;
    *ret_hour = (int)h;
    *ret_minute = (int)m;
    return true;
}

/* The day that a clock time stands before: "10 p.m. (on) Wednesday"; else one that its sentence names before it, else
 * the article's. */
static struct moment day_after(const struct time_reading *reading, uint32_t *end)
{
    struct expression day = { 0 };
    uint32_t at = *end;
    if (lexeme_is_word(&reading->words, at, ",") || lexeme_is_word(&reading->words, at, "on"))
        at++;
    bool found =
        calendar_weekday(reading, at, &day) || calendar_date(reading, at, &day) || relative_day(reading, at, &day);
    if (found && day.has_moment && day.type == EXPRESSION_DATE && day.moment.grain == GRAIN_DAY) {
        *end = day.end;
        return day.moment;
    }
    if (reading->here && reading->last.grain == GRAIN_DAY && reading->last.day)
        return reading->last;
    if (!date_known(reading->today))
        return (struct moment){ .grain = GRAIN_DAY };
    return moment_of(reading->today, GRAIN_DAY);
}

bool clock_time(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text value;
    char day[MOMENT_VALUE];
    int hour, minute = 0;
    uint32_t end = token + 1;
    if (lexeme_is(words, token, LEXEME_CLOCK, &value)) {
        hour = text_is(value, "12:00") ? 12 : 24;
    } else {
        bool meridiem = lexeme_is(words, end, LEXEME_MERIDIEM, &value);
        bool zone = lexeme_is(words, end, LEXEME_ZONE, NULL);
        if (!clock_digits(lexeme_word(words, token), !meridiem, &hour, &minute) || (!meridiem && !zone))
            return false;
        if (meridiem)
            hour = hour % 12 + (value.bytes[0] == 'p' ? 12 : 0);
        end += meridiem;
    }
    end += lexeme_is(words, end, LEXEME_ZONE, NULL);
    expression->moment = day_after(reading, &end);
    expression->has_moment = true;
    expression->bare = true;
    expression->type = EXPRESSION_TIME;
    expression->end = end;
    moment_print(expression->moment, day);
    snprintf(expression->value, sizeof expression->value, "%.16sT%02d:%02d", day, hour, minute);
    return true;
}
