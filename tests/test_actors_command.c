/* dateline actors, from the command line. */
#include "fixture.h"

static void says(const char *arguments, const char *input, int status, const char *words)
{
    int ended;
    char *out = fixture_run(arguments, text_of(input), &ended);
    if (ended != status || !strstr(out, words))
        fail_msg("%s: exit %d, wanted %d and \"%s\": %s", arguments, ended, status, words, out);
    free(out);
}

static void tables_are_checked(void **state)
{
    (void)state;
    says("actors check actors", "", 0, " rows, 0 wrong\n");
    says("actors check tests/cases", "", 1, "dateline actors: tests/cases: no table in this folder");
    says("actors check", "", 2, "say check FOLDER or unknown [PATH...]");
    says("actors check \"$(dirname $1)\"", "", 1, "no table in this folder");
    says("actors", "", 2, "say check FOLDER or unknown [PATH...]");
    says("actors check actors places", "", 2, "say check FOLDER");
    says("actors check places", "", 1, "places/"); /* tables of something else */
}

static void unknown_names_are_listed(void **state)
{
    (void)state;
    static const char told[] =
        "{\"id\":\"a\",\"date\":\"2018-07-18\",\"text\":\"Ruritanian Foreign Minister Ola Brandtsen met "
        "Vladimir Putin in Moscow on Monday.\\nOla Brandtsen criticised Russia.\"}\n"
        "{\"id\":\"b\",\"date\":\"2018-07-19\",\"text\":\"Ola Brandtsen visited Paris on Tuesday. Angela "
        "Merkel criticised Ola Brandtsen. Henk Doornbosch met Angela Merkel.\"}\n";
    int ended;
    char *out = fixture_run("actors unknown --from jsonl $1", text_of(told), &ended);
    assert_int_equal(ended, 0);
    assert_ptr_equal(strstr(out, "mentions\tarticles\tname\tcode\tsector\texample\n"), out);
    assert_non_null(strstr(out, "\n4\t2\tOla Brandtsen\t"));
    assert_non_null(
        strstr(out, "\tRuritanian Foreign Minister Ola Brandtsen met Vladimir Putin in Moscow on Monday.\n"));
    assert_null(strstr(out, "\tVladimir Putin\t"));
    assert_null(strstr(out, "\tAngela Merkel\t"));
    assert_null(strstr(out, "\tHenk Doornbosch\t")); /* a single mention */
    free(out);
    out = fixture_run("actors unknown --least 1 --most 1 --from jsonl $1", text_of(told), &ended);
    assert_non_null(strstr(out, "\tOla Brandtsen\t"));
    assert_null(strstr(out, "\tHenk Doornbosch\t"));
    free(out);
    out = fixture_run("actors unknown --least 1 --from jsonl < $1", text_of(told), &ended);
    assert_true(strstr(out, "\tOla Brandtsen\t") < strstr(out, "\n1\t1\tHenk Doornbosch\t"));
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_checked),
        cmocka_unit_test(unknown_names_are_listed),
    };
    return cmocka_run_group_tests_name("actors from the command line", tests, NULL, NULL);
}
