/* The case files: tests/cases/NAME.txt, which need no C. A case is
 *
 *     # what it shows                      a title that begins with "~" is a known failure: the run fails when it
 * passes
 *     @ 2018-07-18                         the article's date (may be left out)
 *     The village was shelled by rebels.   one or more lines of text
 *     ---
 *     clause shell passive | subject rebels | object village
 *     ! clause village                     must not come out
 *
 * A line's first word is its kind (case_lines.h). An expected line is found when there is a line of its kind in which
 * all its parts are found: for clauses somewhere in the same order, for other kinds each in its own place. A part is
 * found when all its words are there. Lines that begin with ";" are comments. */
#include "fixture.h"

#include "base/folder.h"
#include "case_lines.h"
#include "coder/workspace.h"
#include "story/result.h"

struct kind {
    const char *name;
    case_printer *print;
    bool in_place; /* parts are compared each in its own place */
};

static const struct kind kinds[] = {
    { "clause", case_clauses, false },
    { "event", case_events, true },
    { "statement", case_statements, true },
    { "mention", case_mentions, true },
    { "time", case_times, true },
    { "place", case_places, true },
    { "name", case_names, true },
};

enum { KINDS = sizeof kinds / sizeof *kinds };

struct run {
    struct dateline_coder *coder;
    struct dateline_workspace *workspace;
    struct arena arena;
    const char *path;
    uint32_t cases, failed;
};

/* One case as it stands in its file. */
struct test_case {
    struct dateline_text title, expected;
    struct text_builder text;
    struct dateline_date date;
    uint32_t line;
    bool known_failure;
};

static bool word_in(struct dateline_text part, struct dateline_text word)
{
    struct dateline_text piece;
    while (text_cut(&part, ' ', &piece))
        if (text_same(piece, word))
            return true;
    return false;
}

static bool part_found(struct dateline_text expected, struct dateline_text actual)
{
    struct dateline_text word;
    while (text_cut(&expected, ' ', &word))
        if (word.length && !word_in(actual, word))
            return false;
    return true;
}

static bool cut_part(struct dateline_text *rest, struct dateline_text *ret_part)
{
    if (!text_cut(rest, '|', ret_part))
        return false;
    *ret_part = text_trim(*ret_part);
    return true;
}

static bool line_found(struct dateline_text expected, struct dateline_text actual, bool in_place)
{
    struct dateline_text want, have;
    if (!cut_part(&expected, &want) || !cut_part(&actual, &have) || !part_found(want, have))
        return false;
    /* the predicate, or the type, is the first word of both */
    struct dateline_text first, other;
    if (!text_cut(&want, ' ', &first) || !text_cut(&have, ' ', &other) || !text_same(first, other))
        return false;
    while (cut_part(&expected, &want)) {
        do {
            if (!cut_part(&actual, &have))
                return false;
        } while (!in_place && !part_found(want, have));
        if (!part_found(want, have))
            return false;
    }
    return true;
}

static bool any_line_found(struct dateline_text expected, struct dateline_text lines, bool in_place)
{
    struct dateline_text line;
    while (text_cut(&lines, '\n', &line))
        if (line.length && line_found(expected, line, in_place))
            return true;
    return false;
}

static const struct kind *kind_of(struct dateline_text *line)
{
    struct dateline_text rest = *line, word;
    text_cut(&rest, ' ', &word);
    for (size_t i = 0; i < KINDS; i++) {
        if (text_is(word, kinds[i].name)) {
            *line = text_trim(rest);
            return &kinds[i];
        }
    }
    return NULL;
}

/* Holds the expected lines against a story; complains (when it is to) and returns how many are wrong. */
static uint32_t case_judge(
    const struct run *run, const struct test_case *test, const struct story *story, bool complain)
{
    struct dateline_text rest = test->expected, line;
    uint32_t wrong = 0;
    while (text_cut(&rest, '\n', &line)) {
        line = text_trim(line);
        if (line.length == 0 || line.bytes[0] == ';')
            continue;
        bool wanted = line.bytes[0] != '!';
        struct dateline_text expected = wanted ? line : text_trim(text_slice(line, 1, line.length));
        const struct kind *kind = kind_of(&expected);
        if (!kind) {
            fail_msg("%s:%u: unknown kind in \"%.*s\"", run->path, test->line, TEXT_ARG(line));
            return 1;
        }
        struct text_builder lines = { .arena = story->arena };
        kind->print(story, &lines);
        if (any_line_found(expected, text_built(&lines), kind->in_place) == wanted)
            continue;
        wrong++;
        if (complain)
            printf("%s:%u: %.*s\n    text: %.*s\n    %s: %.*s\n    have:\n%.*s\n", run->path, test->line,
                TEXT_ARG(test->title), TEXT_ARG(story->article.text), wanted ? "missing" : "must not be",
                TEXT_ARG(expected), TEXT_ARG(text_built(&lines)));
    }
    return wrong;
}

static void case_run(struct run *run, const struct test_case *test)
{
    struct dateline_article article = { .id = TEXT("case"), .date = test->date };
    article.text = text_trim(text_built(&test->text));
    struct dateline_result *result;
    struct dateline_error error;
    if (workspace_code(run->workspace, &article, NULL, NULL, &result, &error) != DATELINE_OK)
        fail_msg("%s:%u: %s", run->path, test->line, error.message);
    uint32_t wrong = case_judge(run, test, &result->story, !test->known_failure);
    dateline_result_free(result);
    run->cases++;
    if (test->known_failure && wrong == 0)
        printf("%s:%u: passes now, take the ~ off: %.*s\n", run->path, test->line, TEXT_ARG(test->title));
    run->failed += test->known_failure == (wrong == 0);
}

static struct dateline_date date_of(struct dateline_text text)
{
    int64_t numbers[3] = { 0 };
    struct dateline_text piece;
    for (int i = 0; i < 3 && text_cut(&text, '-', &piece); i++)
        text_number(piece, &numbers[i]);
    return (struct dateline_date){ (int16_t)numbers[0], (uint8_t)numbers[1], (uint8_t)numbers[2] };
}

/* A line before the "---" of a case. */
static void head_line(struct test_case *test, struct dateline_text line)
{
    if (line.length && line.bytes[0] == '@') {
        test->date = date_of(text_trim(text_slice(line, 1, line.length)));
        return;
    }
    if (line.length == 0 || line.bytes[0] == ';')
        return;
    text_add(&test->text, line);
    text_add_byte(&test->text, ' ');
}

static void file_run(struct run *run, struct dateline_text bytes)
{
    struct test_case test = { 0 };
    struct dateline_text rest = bytes, line;
    bool in_expected = false;
    uint32_t number = 0, begun = 0;
    while (text_cut(&rest, '\n', &line)) {
        number++;
        if (text_starts(line, "# ")) {
            if (begun++)
                case_run(run, &test);
            struct dateline_text title = text_trim(text_slice(line, 1, line.length));
            test = (struct test_case){ .title = title, .line = number, .known_failure = text_starts(title, "~") };
            test.text.arena = &run->arena;
            in_expected = false;
        } else if (begun && text_is(line, "---")) {
            in_expected = true;
            test.expected = (struct dateline_text){ rest.bytes, 0 };
        } else if (begun && in_expected) {
            test.expected.length = (size_t)(line.bytes + line.length - test.expected.bytes);
        } else if (begun) {
            head_line(&test, line);
        }
    }
    if (begun)
        case_run(run, &test);
}

static void cases_hold(void **state)
{
    struct run run = { .path = *state };
    struct dateline_error error;
    struct dateline_text bytes;
    if (knowledge_linked(IMAGE_MODEL).length == 0)
        skip();
    arena_init(&run.arena, 0, fixture_never, NULL);
    assert_int_equal(fixture_coder(NULL, &run.coder), 0);
    run.workspace = fixture_workspace(run.coder);
    assert_int_equal(file_load(&run.arena, run.path, &bytes, &error), DATELINE_OK);
    file_run(&run, bytes);
    printf("%s: %u cases, %u failed\n", run.path, run.cases, run.failed);
    assert_int_equal(run.failed, 0);
    assert_true(run.cases > 0);
    dateline_workspace_free(run.workspace);
    dateline_coder_close(run.coder);
    arena_free(&run.arena);
}

/* The runner itself: what it must find and must not. */
static void lines_are_told_apart(void **state)
{
    (void)state;
    struct dateline_text actual = TEXT("shell main past | subject rebels | object village | oblique on Tuesday *");
    assert_true(line_found(TEXT("shell past | subject rebels | oblique on Tuesday"), actual, false));
    assert_true(line_found(TEXT("shell"), actual, true));
    assert_false(line_found(TEXT("past"), actual, false));
    assert_false(line_found(TEXT("shell negated"), actual, false));
    assert_false(line_found(TEXT("shell | subject village"), actual, false));
    assert_false(line_found(TEXT("shell | object village | subject rebels"), actual, false));
    assert_false(line_found(TEXT("shell | object village"), actual, true));
}

int main(int count, char **arguments)
{
    struct arena arena;
    struct folder files = { 0 };
    struct dateline_error error;
    struct CMUnitTest tests[128] = { cmocka_unit_test(lines_are_told_apart) };
    size_t test_count = 1;
    arena_init(&arena, 0, fixture_never, NULL);
    if (folder_list(&arena, "tests/cases", ".txt", &files, &error) != DATELINE_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (uint32_t i = 0; i < files.count && test_count < sizeof tests / sizeof *tests; i++) {
        if (count > 1 && !strstr(files.paths[i].bytes, arguments[1]))
            continue;
        tests[test_count++] = (struct CMUnitTest){ .name = files.paths[i].bytes,
            .test_func = cases_hold,
            .initial_state = (void *)(uintptr_t)files.paths[i].bytes };
    }
    int failed = _cmocka_run_group_tests("cases", tests, test_count, NULL, NULL);
    arena_free(&arena);
    return failed;
}
