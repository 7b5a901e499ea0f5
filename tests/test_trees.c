/* dateline parse: nothing of the text is lost, CoNLL-U is well-formed, and what it prints it reads again. */
#include "fixture.h"

enum { ROOM = 1 << 18 };

static const char text[] =
    "BARSIK, June 3 - “We don’t want war,” Gen. Ola Brandt said.\r\n  He can't lose: it's 3-1!\n\n"
    "Zoë's U.S. visit (her 2nd) cost $1,000... \xE2\x80\x8Bok? <b>A&amp;B</b> x_y * 5pm\n";

/* Runs `dateline parse ARGUMENTS` on a temporary file with the bytes; its output, terminated. */
static char *run_parse(const char *arguments, const char *bytes, size_t length)
{
    char command[512];
    int status;
    snprintf(command, sizeof command, "parse %s $1", arguments);
    char *out = fixture_run(command, (struct dateline_text){ bytes, length }, &status);
    assert_int_equal(status, 0);
    return out;
}

static char *field(char *line, int which)
{
    for (int i = 0; i < which; i++) {
        line = strchr(line, '\t');
        assert_non_null(line);
        line++;
    }
    return line;
}

/* The forms of words and multiword tokens as they stand in the text, one behind the other. */
static char *surface(const char *conllu)
{
    char *copy = strdup(conllu), *out = calloc(1, ROOM), *rest = copy, *line;
    int within = 0;
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (line[0] == '\0' || line[0] == '#') {
            within = 0;
            continue;
        }
        char *form = field(line, 1), *end = strchr(form, '\t');
        int first = (int)strtol(line, NULL, 10),
            last = strchr(line, '-') && strchr(line, '-') < form ? (int)strtol(strchr(line, '-') + 1, NULL, 10) : 0;
        if (last == 0 && first <= within)
            continue;
        within = last ? last : within;
        strncat(out, form, (size_t)(end - form));
    }
    free(copy);
    return out;
}

static void test_nothing_lost(void **state)
{
    (void)state;
    char *conllu = run_parse("", text, sizeof text - 1), *found = surface(conllu), *wanted = calloc(1, ROOM);
    for (size_t i = 0, n = 0; text[i]; i++)
        if (!strchr(" \r\n", text[i]))
            wanted[n++] = text[i];
    assert_string_equal(found, wanted);
    free(conllu);
    free(found);
    free(wanted);
}

static void test_well_formed(void **state)
{
    (void)state;
    char *conllu = run_parse("", text, sizeof text - 1), *rest = conllu, *line;
    long number = 0, roots = 0, words = 0, highest = 0;
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (line[0] == '\0') {
            if (number > 0) {
                assert_int_equal(roots, 1);
                assert_true(highest <= number);
            }
            number = roots = highest = 0;
        }
        if (line[0] == '\0' || line[0] == '#')
            continue;
        char *end;
        long id = strtol(line, &end, 10);
        field(line, 9);
        assert_null(strchr(field(line, 9), '\t'));
        if (*end == '-')
            continue;
        assert_int_equal(id, ++number);
        long head = strtol(field(line, 6), NULL, 10);
        assert_true(head != id);
        roots += head == 0;
        highest = head > highest ? head : highest;
        words++;
    }
    assert_true(words > 40);
    free(conllu);
}

static void test_read_again(void **state)
{
    (void)state;
    char *first = run_parse("", text, sizeof text - 1), *second = run_parse("--from conllu", first, strlen(first));
    char *rest_a = first, *rest_b = second, *a, *b;
    do { /* the lines of words are the same; comments tell of paragraphs that CoNLL-U's words do not */
        while ((a = strsep(&rest_a, "\n")) != NULL && a[0] == '#')
            ;
        while ((b = strsep(&rest_b, "\n")) != NULL && b[0] == '#')
            ;
        if (a && b)
            assert_string_equal(a, b);
    } while (a && b);
    assert_true(a == NULL && b == NULL);
    free(first);
    free(second);
}

/* The lines that begin with a text, one behind the other. */
static void assert_lines(const char *conllu, const char *with, const char *wanted)
{
    char *copy = strdup(conllu), *found = calloc(1, ROOM), *rest = copy, *line;
    while ((line = strsep(&rest, "\n")) != NULL)
        if (strncmp(line, with, strlen(with)) == 0)
            strcat(strcat(found, line), "\n");
    assert_string_equal(found, wanted);
    free(copy);
    free(found);
}

/* Rows: the text alone is parsed, and a document without words leaves no comment behind. */
static void test_rows(void **state)
{
    (void)state;
    static const char rows[] = "{\"id\":\"a\",\"title\":\"Title\",\"text\":\"He left.\"}\n"
                               "{\"id\":\"b\",\"text\":\" \"}\n{\"id\":\"c\",\"text\":\"She came.\"}\n";
    char *conllu = run_parse("--jobs 3", rows, sizeof rows - 1);
    assert_lines(conllu, "# newdoc", "# newdoc id = a\n# newdoc id = c\n");
    assert_lines(conllu, "# text", "# text = He left.\n# text = She came.\n");
    free(conllu);
}

/* The text of a treebank, paragraphs and all. */
static void test_treebank(void **state)
{
    (void)state;
    static const char trees[] = "# newdoc id = t\n1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "2\tleft\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
                                "# newpar\n1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    char *conllu = run_parse("--from treebank", trees, sizeof trees - 1);
    assert_lines(conllu, "# new", "# newdoc id = t\n# newpar\n# newpar\n");
    assert_lines(conllu, "# text", "# text = He left.\n# text = Yes\n");
    free(conllu);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_lost),
        cmocka_unit_test(test_well_formed),
        cmocka_unit_test(test_read_again),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_treebank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
