/* Which expression begins at a token, and how far it reaches to the left. The first family that fits wins: what names a
 * day comes before what names a length, so that "two weeks ago" is a date and "two weeks" is none. */
#include "when/expression.h"

typedef bool pattern(const struct time_reading *reading, uint32_t token, struct expression *expression);

static pattern *const patterns[] = {
    clock_time,
    calendar_weekday,
    calendar_date,
    calendar_quarter,
    relative_day,
    relative_distance,
    anchored_distance,
    duration_set,
    duration_length,
    relative_unit,
    calendar_year,
    calendar_holiday,
    duration_reference,
};

/* "the", "early", "the end of", "earlier in", "nearly": one part more to the left; the new first token. */
static uint32_t one_part_left(const struct sentence_words *words, const struct expression *expression, uint32_t first)
{
    uint32_t before = first - 1;
    bool length = expression->type == EXPRESSION_DURATION || !expression->bare;
    if (lexeme_is_word(words, before, "the") && (!expression->bare || first < expression->first))
        return before;
    if (lexeme_is_word(words, before, "-") && lexeme_is_word(words, before - 1, "mid"))
        return before - 1;
    if (lexeme_is(words, before, LEXEME_MODIFIER, NULL))
        return before;
    bool joins = lexeme_is_word(words, before, "of") || lexeme_is_word(words, before, "in");
    if (joins &&
        (lexeme_is(words, before - 1, LEXEME_EDGE, NULL) || lexeme_is(words, before - 1, LEXEME_MODIFIER, NULL)))
        return before - 1;
    if (expression->type == EXPRESSION_DURATION && lexeme_is(words, before, LEXEME_ABOUT, NULL))
        return before;
    return length && expression->type == EXPRESSION_DURATION && lexeme_pair_is(words, before - 1, LEXEME_ABOUT)
               ? before - 1
               : first;
}

static void extend_left(const struct time_reading *reading, uint32_t least, struct expression *expression)
{
    uint32_t first = expression->first;
    for (int parts = 0; parts < 4 && first > least; parts++) {
        uint32_t further = one_part_left(&reading->words, expression, first);
        if (further == first || further < least)
            break;
        first = further;
    }
    expression->first = first;
}

bool expression_at(const struct time_reading *reading, uint32_t token, uint32_t least, struct expression *expression)
{
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        *expression = (struct expression){ .first = token };
        if (!patterns[i](reading, token, expression))
            continue;
        expression->first = token;
        if (expression->has_moment && (expression->type == EXPRESSION_DATE || expression->type == EXPRESSION_SET))
            moment_print(expression->moment, expression->value);
        extend_left(reading, least, expression);
        return true;
    }
    return false;
}
