/* dateline evaluate, from the command line: what does not depend on the model. Scores are tested in test_measure.c. */
#include "fixture.h"

static const char trees[] = "# newdoc id = a\n# text = Rain fell.\n"
                            "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
                            "2\tfell\tfall\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No\n"
                            "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
                            "# newdoc id = b\n"
                            "1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_\n"
                            "1\ta\ta\tADP\tIN\t_\t3\tcase\t_\t_\n"
                            "2\tle\tle\tDET\tDT\t_\t3\tdet\t_\t_\n"
                            "3\tpont\tpont\tNOUN\tNN\t_\t0\troot\t_\t_\n";

/* Runs `dateline evaluate ARGUMENTS` in a shell, where $1 is a file with the lines; its output, terminated. */
static char *run(const char *arguments, const char *lines, int status)
{
    char command[512];
    int ended;
    snprintf(command, sizeof command, "evaluate %s", arguments);
    char *out = fixture_run(command, text_of(lines), &ended);
    if (ended != status)
        fail_msg("evaluate %s: exit %d, want %d: %s", arguments, ended, status, out);
    return out;
}

static void assert_says(const char *arguments, const char *lines, int status, const char *words)
{
    char *out = run(arguments, lines, status);
    if (!strstr(out, words))
        fail_msg("evaluate %s: \"%s\" has no \"%s\"", arguments, out, words);
    free(out);
}

static void test_table(void **state)
{
    (void)state;
    assert_says(
        "--given $1", trees, 0, "2 documents, 2 sentences, 6 words\n\nmetric      precision   recall       F1\n");
    assert_says("--given $1", trees, 0, "\nTokens         100.00   100.00   100.00\n");
    assert_says("--given $1", trees, 0, "\nWords          100.00   100.00   100.00\n");
    assert_says("$1", trees, 0, "2 documents, 2 sentences, 6 words\n");
    assert_says("$1 $1", trees, 0, "4 documents, 4 sentences, 12 words\n");
    assert_says("- < $1", trees, 0, "2 documents, 2 sentences, 6 words\n");
}

static void test_lines(void **state)
{
    (void)state;
    assert_says("--given --format jsonl $1", trees, 0,
        "{\"metric\":\"Words\",\"precision\":100.00,\"recall\":100.00,\"f1\":100.00,\"correct\":6,\"gold\":6,\"found\":"
        "6}\n");
    assert_says("--given --by upos --format jsonl $1", trees, 0, "{\"upos\":\"PUNCT\",\"precision\":");
    assert_says("--given --by deprel $1", trees, 0,
        "relation        gold  precision   recall       F1  wrong head  taken for (%)\nroot               2");
    assert_says("--by upos $1", trees, 0, "tag             gold  precision   recall       F1  taken for (%)\n");
}

/* The number of threads is not seen. */
static void test_jobs(void **state)
{
    (void)state;
    char *one = run("--by deprel $1 $1 $1", trees, 0), *four = run("--by deprel --jobs 4 $1 $1 $1", trees, 0);
    assert_non_null(strstr(one, "relation "));
    assert_string_equal(strstr(one, "relation "), strstr(four, "relation "));
    free(one);
    free(four);
}

static void test_errors(void **state)
{
    (void)state;
    assert_says(
        "$1", "1\tA\t_\tX\t_\t_\t7\tdep\t_\t_\n", 1, ":1: head 7 in a sentence of 1 words; the sentence is left out\n");
    assert_says("$1", "Rain fell.\n", 1, "no trees were read (it takes CoNLL-U)\n");
    assert_says("/nowhere/at-all.conllu", trees, 1, "/nowhere/at-all.conllu");
    assert_says("--by lemma $1", trees, 2, "--by wants deprel or upos, not 'lemma'");
    assert_says("--format xml $1", trees, 2, "--format wants table or jsonl, not 'xml'");
    assert_says("--from text $1", trees, 2, "no option '--from'");
    assert_says("--model /nowhere $1", trees, 2, "/nowhere");
}

/* What is read in spite of a fault is measured. */
static void test_left_out(void **state)
{
    (void)state;
    char lines[2048];
    snprintf(lines, sizeof lines, "%s\n1\tA\t_\tX\t_\t_\t7\tdep\t_\t_\n", trees);
    assert_says("$1", lines, 1, "2 documents, 2 sentences, 6 words\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_jobs),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
