/* Distances from another event: "two days after the court ruled", "the day before the rally".
 *
 * Before a clause the distance tells when that clause happened, counted back from what the report is speaking of: the
 * day mentioned last, or else the article's. Before a noun it tells when the act at hand happened, counted from the
 * noun's own day; that is known only where a day was mentioned. The expression itself is a duration (P2D), which has
 * days here. */
#include "when/expression.h"

enum { NUMBER_MOST = 400, REACH = 16 };

/* The clause that a conjunction opens: that of the first finite verb behind it, up to the next punctuation; NONE. */
static uint32_t clause_opened_by(const struct story *story, uint32_t conjunction)
{
    const struct dateline_clause *all = story->clause_at ? story->clauses.at : NULL;
    uint32_t finite = DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT | DATELINE_CLAUSE_FUTURE;
    uint32_t end = story->sentences.at[story->tokens.at[conjunction].sentence].end;
    if (end > conjunction + REACH)
        end = conjunction + REACH;
    for (uint32_t i = conjunction + 1; all && i < end && story->tokens.at[i].upos != DATELINE_UPOS_PUNCT; i++) {
        uint32_t clause = story->clause_at[i];
        bool verb = clause != DATELINE_NONE && (all[clause].kind != DATELINE_CLAUSE_NOUN || all[clause].support == i);
        if (verb && all[clause].marks & finite && !(all[clause].marks & DATELINE_CLAUSE_PARTICIPLE))
            return clause;
    }
    return DATELINE_NONE;
}

/* Where to count from, in a grain: the moment mentioned last when it is as fine as that. */
static bool counted_from(
    const struct time_reading *reading, enum grain grain, bool today_serves, struct moment *ret_moment)
{
    struct dateline_date first, last;
    bool fine = reading->last.year && (reading->last.grain == GRAIN_DAY || reading->last.grain <= grain);
    if (fine && moment_days(reading->last, &first, &last)) {
        *ret_moment = moment_of(first, grain);
        return true;
    }
    if (!today_serves || !date_known(reading->today))
        return false;
    *ret_moment = moment_of(reading->today, grain);
    return true;
}

bool anchored_distance(const struct time_reading *reading, uint32_t token, struct expression *expression)
{
    const struct sentence_words *words = &reading->words;
    struct dateline_text unit;
    struct moment base;
    enum grain grain;
    int number = 1;
    uint32_t at = lexeme_number(words, token, true, &number);
    if (!at && lexeme_is_word(words, token - 1, "the"))
        at = token;
    if (!at || number < 1 || number > NUMBER_MOST || !expression_unit(words, at, &unit) ||
        !expression_grain(unit, &grain) ||
        (grain != GRAIN_DAY && grain != GRAIN_WEEK && grain != GRAIN_MONTH && grain != GRAIN_YEAR))
        return false;
    uint32_t joint = at + 1;
    bool after = lexeme_is_word(words, joint, "after");
    if ((!after && !lexeme_is_word(words, joint, "before")) || joint + 2 >= words->end)
        return false;
    uint32_t clause = clause_opened_by(words->story, joint);
    bool opens = clause != DATELINE_NONE;
    duration_value(expression, number, unit, joint);
    expression->dates_clause = opens ? clause + 1 : 0;
    if (counted_from(reading, grain, opens, &base)) {
        expression->moment = moment_shift(base, opens == after ? -number : number);
        expression->has_moment = true;
    }
    return true;
}
