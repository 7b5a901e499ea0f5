/* Expressions that count from a day: "yesterday", "last week", "two years ago", "the following month". Most count from
 * the article's day; "the following", "earlier" and "later" count from the moment mentioned last. */
#include "when/expression.h"

#include <string.h>

enum { STEPS_MOST = 5000 };

bool expression_grain(struct dateline_text unit, enum grain *ret_grain)
{
    static const struct {
        char letter;
        enum grain grain;
    } grains[] = { { 'D', GRAIN_DAY }, { 'W', GRAIN_WEEK }, { 'K', GRAIN_WEEKEND }, { 'M', GRAIN_MONTH },
        { 'Q', GRAIN_QUARTER }, { 'Y', GRAIN_YEAR }, { 'E', GRAIN_DECADE }, { 'C', GRAIN_CENTURY } };
    for (size_t i = 0; i < sizeof grains / sizeof *grains; i++) {
        if (unit.length == 1 && unit.bytes[0] == grains[i].letter) {
            *ret_grain = grains[i].grain;
            return true;
        }
    }
    return false;
}

bool expression_unit(const struct sentence_words *words, uint32_t token, struct dateline_text *ret_unit)
{
    return lexeme_is(words, token, LEXEME_UNIT, ret_unit) || lexeme_is(words, token, LEXEME_UNITS, ret_unit);
}

static struct moment today_as(const struct time_reading *reading, enum grain grain)
{
    if (date_known(reading->today))
        return moment_of(reading->today, grain);
    return (struct moment){ .grain = grain };
}

/* The moment mentioned last, seen as a grain; the article's when there is none. */
static struct moment last_as(const struct time_reading *reading, enum grain grain)
{
    struct dateline_date first, last;
    if (reading->last.year && moment_days(reading->last, &first, &last))
        return moment_of(first, grain);
    return today_as(reading, grain);
}

static void set_date(struct expression *expression, struct moment moment, uint32_t end)
{
    expression->moment = moment;
    expression->has_moment = true;
    expression->type = EXPRESSION_DATE;
    expression->end = end;
}

static void set_time(struct expression *expression, struct moment day, struct dateline_text part, uint32_t end)
{
    char value[MOMENT_VALUE];
    moment_print(day, value);
    set_date(expression, day, end);
    expression->type = EXPRESSION_TIME;
    snprintf(expression->value, sizeof expression->value, "%.16sT%.*s", value, (int)(part.length < 8 ? part.length : 8),
        part.bytes);
}

void expression_daypart(const struct time_reading *reading, struct expression *expression)
{
    struct dateline_text part;
    if (lexeme_is(&reading->words, expression->end, LEXEME_DAYPART, &part))
        set_time(expression, expression->moment, part, expression->end + 1);
}

bool relative_day(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text part;
    int step;
    if (lexeme_is(words, token, LEXEME_TONIGHT, &part)) {
        set_time(expression, today_as(reading, GRAIN_DAY), part, token + 1);
        return true;
    }
    bool before = lexeme_is(words, token, LEXEME_DAYPART, &part) && !lexeme_capital(words, token);
    uint32_t at = before ? token + 1 : token;
    if (!lexeme_number_value(words, at, LEXEME_TODAY, &step))
        return false;
    set_date(expression, moment_shift(today_as(reading, GRAIN_DAY), step), at + 1);
    if (before)
        set_time(expression, expression->moment, part, at + 1);
    else
        expression_daypart(reading, expression);
    return true;
}

/* "last Friday", "next Friday", "this Friday". */
static struct moment stepped_weekday(const struct time_reading *reading, int weekday, int step)
{
    struct moment moment = expression_weekday(reading, weekday, step);
    if (!date_known(reading->today) || !step)
        return moment;
    bool own = date_weekday(reading->today) == weekday - 1;
    return own ? moment_shift(moment, 7 * step) : moment;
}

/* "last summer": the latest that is over or going on; "next summer": the next to begin. */
static struct moment stepped_season(const struct time_reading *reading, struct dateline_text season, int step)
{
    static const char *const names[] = { "SP", "SU", "FA", "WI" };
    struct moment now = today_as(reading, GRAIN_SEASON), moment = { .grain = GRAIN_SEASON, .year = now.year };
    for (int i = 0; i < 4; i++)
        if (text_is(season, names[i]))
            moment.part = i + 1;
    if (!now.year)
        return moment;
    if (step < 0 && moment.part >= now.part)
        moment.year--;
    if (step > 0 && moment.part <= now.part)
        moment.year++;
    return moment;
}

static struct moment stepped_month(const struct time_reading *reading, int month, int step)
{
    struct moment moment = { .grain = GRAIN_MONTH, .year = reading->today.year, .part = month };
    if (date_known(reading->today)) {
        moment.year -= step < 0 && month >= reading->today.month;
        moment.year += step > 0 && month <= reading->today.month;
    }
    return moment;
}

/* "last", "past", "the previous"; "next", "coming", "the following"; "this", "current", "the same": how many steps, and
 * whether they are counted from the moment mentioned last. */
static bool direction_word(const struct sentence_words *words, uint32_t token, int *ret_step, bool *ret_anaphoric)
{
    *ret_anaphoric = lexeme_is_word(words, token, "following") || lexeme_is_word(words, token, "previous") ||
                     lexeme_is_word(words, token, "preceding") || lexeme_is(words, token, LEXEME_THAT, NULL);
    return lexeme_number_value(words, token, LEXEME_LAST, ret_step) ||
           lexeme_number_value(words, token, LEXEME_NEXT, ret_step) ||
           lexeme_number_value(words, token, LEXEME_THIS, ret_step) ||
           lexeme_number_value(words, token, LEXEME_THAT, ret_step);
}

/* A weekday, a month, a season, a time of day after "last", "next", "this". */
static bool stepped_name(
    const struct time_reading *reading, uint32_t at, int step, bool anaphoric, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text name;
    int number;
    if (lexeme_number_value(words, at, LEXEME_WEEKDAY, &number) && lexeme_capital(words, at)) {
        int direction = step ? step : tense_direction(reading, at, true);
        set_date(expression,
            step ? stepped_weekday(reading, number, step) : expression_weekday(reading, number, direction), at + 1);
        expression_daypart(reading, expression);
    } else if (lexeme_number_value(words, at, LEXEME_MONTH, &number) && lexeme_capital(words, at)) {
        set_date(expression, stepped_month(reading, number, step), at + 1);
    } else if (lexeme_is(words, at, LEXEME_SEASON, &name)) {
        set_date(expression, stepped_season(reading, name, step), at + 1);
    } else if (lexeme_is(words, at, LEXEME_DAYPART, &name)) {
        struct moment day = anaphoric ? last_as(reading, GRAIN_DAY) : today_as(reading, GRAIN_DAY);
        set_time(expression, moment_shift(day, step), name, at + 1);
    } else {
        return false;
    }
    return true;
}

/* The weekend before a day that says no more: what is over, or what is to come. */
static int weekend_step(const struct time_reading *reading, uint32_t token, int step)
{
    if (step != 0 || !date_known(reading->today) || lexeme_is_word(&reading->words, token, "this"))
        return step;
    int weekday = date_weekday(reading->today), direction = tense_direction(reading, token, true);
    return direction < 0 || (direction == 0 && weekday < 3) ? (weekday < 5 ? -1 : 0) : 0;
}

/* "last month", "the current fiscal year", "the latest quarter", "that day". */
static bool stepped_unit(const struct time_reading *reading, uint32_t token, uint32_t at, int step, bool anaphoric,
    struct expression *expression)
{
    struct dateline_text unit;
    enum grain grain;
    if (lexeme_is(&reading->words, at, LEXEME_FISCAL, NULL))
        at++;
    if (!lexeme_is(&reading->words, at, LEXEME_UNIT, &unit) || !expression_grain(unit, &grain))
        return false;
    if (lexeme_capital(&reading->words, at) || (grain == GRAIN_DAY && lexeme_is_word(&reading->words, token, "past")))
        return false;
    if ((grain == GRAIN_DECADE || grain == GRAIN_CENTURY) && step && !lexeme_is_word(&reading->words, token, "last")) {
        expression->type = EXPRESSION_DURATION;
        expression->end = at + 1;
        snprintf(expression->value, sizeof expression->value, grain == GRAIN_DECADE ? "P10Y" : "P100Y");
        return true;
    }
    if (grain == GRAIN_WEEKEND)
        step = weekend_step(reading, token, step);
    bool known = anaphoric && (step || reading->last.grain <= grain); /* "the same day" is none of "2016" */
    struct moment base = known ? last_as(reading, grain) : today_as(reading, grain);
    set_date(expression, moment_shift(base, step), at + 1);
    return true;
}

/* "the quarter", "the weekend", "the year-ago period": nouns that name a time by themselves after "the". */
static bool plain_unit(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    if (!lexeme_is_word(words, token - 1, "the") && !lexeme_is_word(words, token, "latest"))
        return false;
    uint32_t at = lexeme_is_word(words, token, "latest") ? token + 1 : token;
    bool period = at > token && lexeme_is_word(words, at, "period");
    if (lexeme_is_word(words, at, "quarter") || period) {
        struct moment quarter = today_as(reading, GRAIN_QUARTER);
        if (reading->quarter && quarter.year && at == token) {
            quarter.year -= reading->quarter > quarter.part;
            quarter.part = reading->quarter;
        } else {
            quarter = moment_shift(quarter, -1);
        }
        set_date(expression, quarter, at + 1);
        return true;
    }
    if (at == token && lexeme_is_word(words, at, "weekend")) {
        set_date(expression, moment_shift(today_as(reading, GRAIN_WEEKEND), weekend_step(reading, token, 0)), at + 1);
        return true;
    }
    if (at == token && lexeme_is_word(words, at, "week") && !lexeme_is_word(words, at + 1, "of")) {
        set_date(expression, today_as(reading, GRAIN_WEEK), at + 1);
        return true;
    }
    uint32_t year = lexeme_is(words, at, LEXEME_FISCAL, NULL) || lexeme_is_word(words, at, "full") ? at + 1 : at;
    if (at == token && lexeme_is_word(words, year, "year") && !lexeme_capital(words, year)) {
        bool told = lexeme_is_word(words, year + 1, "ended") || lexeme_is_word(words, year + 1, "ending") ||
                    lexeme_is(words, at, LEXEME_FISCAL, NULL);
        if (told) {
            expression->type = EXPRESSION_DURATION;
            expression->end = year + 1;
            snprintf(expression->value, sizeof expression->value, "P1Y");
        } else {
            set_date(expression, today_as(reading, GRAIN_YEAR), year + 1);
        }
        return true;
    }
    struct dateline_text season;
    if (at == token && lexeme_is(words, at, LEXEME_SEASON, &season) && !lexeme_is_word(words, at, "fall")) {
        set_date(expression, stepped_season(reading, season, 0), at + 1);
        return true;
    }
    return false;
}

bool relative_unit(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    int step;
    bool anaphoric;
    if (!direction_word(&reading->words, token, &step, &anaphoric))
        return plain_unit(reading, token, expression);
    if (lexeme_is_word(&reading->words, token, "that") && !lexeme_is(&reading->words, token + 1, LEXEME_UNIT, NULL) &&
        !lexeme_is(&reading->words, token + 1, LEXEME_DAYPART, NULL))
        return false;
    return stepped_unit(reading, token, token + 1, step, anaphoric, expression) ||
           stepped_name(reading, token + 1, step, anaphoric, expression);
}

/* What a distance of vague length gives. */
static void set_reference(struct expression *expression, int side, uint32_t end)
{
    expression->type = EXPRESSION_DATE;
    expression->end = end;
    snprintf(expression->value, sizeof expression->value, "%s", side < 0 ? "PAST_REF" : "FUTURE_REF");
}

/* A year before a quarter that was spoken of is that quarter of the year before. */
static struct moment year_before(const struct time_reading *reading, struct moment year)
{
    if (!reading->quarter || !date_known(reading->today))
        return year;
    struct moment now = moment_of(reading->today, GRAIN_QUARTER);
    year.grain = GRAIN_QUARTER;
    year.part = reading->quarter;
    year.year -= reading->quarter > now.part;
    return year;
}

/* "two weeks ago", "a year earlier", "three days later", "year-ago". */
bool relative_distance(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text unit;
    enum grain grain;
    int number = 1, side = 1;
    uint32_t at = lexeme_number(words, token, true, &number);
    bool bare = !at;
    at = bare ? token : lexeme_past_hyphen(words, at);
    if (!expression_unit(words, at, &unit))
        return false;
    uint32_t word = lexeme_past_hyphen(words, at + 1);
    if (bare && (word == at + 1 || !lexeme_is(words, word, LEXEME_AGO, NULL)))
        return false;
    bool from_now = lexeme_is_word(words, word, "from") && lexeme_is_word(words, word + 1, "now");
    bool ago = lexeme_number_value(words, word, LEXEME_AGO, &side);
    if (!from_now && !ago)
        return false;
    bool anaphoric = ago && !lexeme_is_word(words, word, "ago") && !bare;
    if (unit.bytes[0] == 'h' || unit.bytes[0] == 'm' || unit.bytes[0] == 's')
        return false;
    if ((lexeme_is_word(words, word, "before") || lexeme_is_word(words, word, "after")) && word + 1 < words->end)
        return false;
    uint32_t end = from_now ? word + 2 : word + 1;
    if (number == NUMBER_VAGUE || number > STEPS_MOST || !expression_grain(unit, &grain)) {
        if (anaphoric && number == NUMBER_VAGUE)
            return false;
        set_reference(expression, side, end);
        return true;
    }
    if (grain == GRAIN_DECADE || grain == GRAIN_CENTURY) {
        number *= grain == GRAIN_DECADE ? 10 : 100;
        grain = GRAIN_YEAR;
    }
    struct moment moment = moment_shift(anaphoric ? last_as(reading, grain) : today_as(reading, grain), side * number);
    if (grain == GRAIN_YEAR && number == 1 && side < 0)
        moment = year_before(reading, moment_shift(today_as(reading, grain), -1));
    set_date(expression, moment, end);
    uint32_t noun = lexeme_past_hyphen(words, end);
    if (bare && (lexeme_is_word(words, noun, "quarter") || lexeme_is_word(words, noun, "period")))
        expression->end = noun + 1;
    return true;
}
