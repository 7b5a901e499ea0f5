/* when: arithmetic of moments. Weeks are held against days whose ISO weeks are known; the rest against the calendar. */
#include "fixture.h"

#include "when/moment.h"

static struct dateline_date day(int year, int month, int number)
{
    return (struct dateline_date){ (int16_t)year, (uint8_t)month, (uint8_t)number };
}

static void prints(struct moment moment, const char *value)
{
    char text[MOMENT_VALUE];
    moment_print(moment, text);
    assert_string_equal(text, value);
}

static void weeks_are_iso(void **state)
{
    (void)state;
    static const struct {
        int year, month, day;
        const char *value;
    } known[] = { { 2016, 1, 3, "2015-W53" }, { 2016, 1, 4, "2016-W01" }, { 2018, 12, 31, "2019-W01" },
        { 2020, 12, 31, "2020-W53" }, { 1987, 2, 26, "1987-W09" }, { 2000, 2, 29, "2000-W09" } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        prints(moment_of(day(known[i].year, known[i].month, known[i].day), GRAIN_WEEK), known[i].value);
}

static void shifts_carry(void **state)
{
    (void)state;
    prints(moment_shift(moment_of(day(2018, 3, 1), GRAIN_DAY), -1), "2018-02-28");
    prints(moment_shift(moment_of(day(2016, 3, 1), GRAIN_DAY), -1), "2016-02-29");
    prints(moment_shift(moment_of(day(2018, 1, 15), GRAIN_MONTH), -1), "2017-12");
    prints(moment_shift(moment_of(day(2018, 11, 15), GRAIN_MONTH), 14), "2020-01");
    prints(moment_shift(moment_of(day(2018, 1, 15), GRAIN_QUARTER), -2), "2017-Q3");
    prints(moment_shift(moment_of(day(2015, 12, 30), GRAIN_WEEK), 1), "2016-W01");
    prints(moment_shift(moment_of(day(2018, 7, 18), GRAIN_DECADE), -2), "199");
    prints(moment_shift(moment_of(day(2018, 7, 18), GRAIN_CENTURY), -1), "19");
    prints(moment_shift(moment_of(day(2018, 7, 18), GRAIN_HALF), 1), "2019-H1");
}

static void the_unknown_stays_unknown(void **state)
{
    (void)state;
    struct dateline_date first, last;
    struct moment weekday = { .grain = GRAIN_DAY, .weekday = 3 };
    prints(moment_shift(weekday, 7), "XXXX-WXX-3");
    assert_false(moment_days(weekday, &first, &last));
    prints((struct moment){ .grain = GRAIN_MONTH, .part = 7 }, "XXXX-07");
    prints((struct moment){ .grain = GRAIN_DAY, .part = 7, .day = 4 }, "XXXX-07-04");
    prints(moment_shift(moment_of(day(2018, 1, 1), GRAIN_YEAR), -5000), "XXXX");
    prints(moment_shift(moment_of(day(2018, 1, 1), GRAIN_YEAR), 9000), "XXXX");
}

static void spans(struct moment moment, struct dateline_date first, struct dateline_date last)
{
    struct dateline_date begin, end;
    assert_true(moment_days(moment, &begin, &end));
    assert_true(date_same(begin, first));
    assert_true(date_same(end, last));
}

static void moments_have_first_and_last_days(void **state)
{
    (void)state;
    spans(moment_of(day(2016, 2, 10), GRAIN_MONTH), day(2016, 2, 1), day(2016, 2, 29));
    spans(moment_of(day(2018, 7, 18), GRAIN_WEEK), day(2018, 7, 16), day(2018, 7, 22));
    spans(moment_of(day(2018, 7, 18), GRAIN_WEEKEND), day(2018, 7, 21), day(2018, 7, 22));
    spans(moment_of(day(2018, 7, 18), GRAIN_QUARTER), day(2018, 7, 1), day(2018, 9, 30));
    spans(moment_of(day(2018, 1, 18), GRAIN_SEASON), day(2017, 12, 1), day(2018, 2, 28));
    spans(moment_of(day(1994, 1, 18), GRAIN_DECADE), day(1990, 1, 1), day(1999, 12, 31));
    spans(moment_of(day(1894, 1, 18), GRAIN_CENTURY), day(1800, 1, 1), day(1899, 12, 31));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_are_iso),
        cmocka_unit_test(shifts_carry),
        cmocka_unit_test(the_unknown_stays_unknown),
        cmocka_unit_test(moments_have_first_and_last_days),
    };
    return cmocka_run_group_tests_name("moment", tests, NULL, NULL);
}
