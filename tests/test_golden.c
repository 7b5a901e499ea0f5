/* Golden articles: whole reports in tests/golden with whole output beside them (NAME.jsonl). A difference fails; `make
 * bless` writes the output anew, and the change is read like code. Each also
 * has a budget: so many bytes of arena a byte of text. Run from the project's folder; `bless` as argument writes. */
#include "fixture.h"

#include "base/file.h"
#include "base/folder.h"
#include "story/result.h"

enum { BYTES_OF_ARENA_A_BYTE_OF_TEXT = 600 };

static bool bless;

static bool collect(void *context, const char *bytes, size_t length)
{
    text_add(context, (struct dateline_text){ bytes, length });
    return true;
}

struct golden {
    struct arena arena;
    dateline_coder *coder;
    dateline_workspace *workspace;
};

static int setup(void **state)
{
    struct golden *golden = calloc(1, sizeof *golden);
    arena_init(&golden->arena, 0, fixture_never, NULL);
    *state = golden;
    if (fixture_coder(NULL, &golden->coder))
        return 1;
    golden->workspace = fixture_workspace(golden->coder);
    return 0;
}

static int teardown(void **state)
{
    struct golden *golden = *state;
    dateline_workspace_free(golden->workspace);
    dateline_coder_close(golden->coder);
    arena_free(&golden->arena);
    free(golden);
    return 0;
}

/* The records of the article in a file, as jsonl. */
static struct dateline_text code_file(struct golden *golden, const char *path)
{
    struct dateline_error error;
    struct dateline_source_options source_options = { .size = sizeof source_options, .date = { 2018, 7, 18 } };
    struct dateline_writer_options writer_options = { .size = sizeof writer_options };
    struct text_builder output = { .arena = &golden->arena };
    const struct dateline_article *article;
    dateline_source *source;
    dateline_writer *writer;
    dateline_result *result;
    assert_int_equal(dateline_source_open(&path, 1, &source_options, &source, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_open("jsonl", &writer_options, collect, &output, &writer, &error), DATELINE_OK);
    assert_int_equal(dateline_source_next(source, &article, &error), DATELINE_OK);
    assert_int_equal(dateline_code(golden->workspace, article, &result, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_write(writer, result, &error), DATELINE_OK);
    if (result->arena.taken > 256 * 1024 + BYTES_OF_ARENA_A_BYTE_OF_TEXT * article->text.length)
        fail_msg("%s takes %zu bytes of arena for %zu bytes of text", path, result->arena.taken, article->text.length);
    dateline_result_free(result);
    assert_int_equal(dateline_source_next(source, &article, &error), DATELINE_END);
    dateline_source_close(source);
    assert_int_equal(dateline_writer_close(writer, &error), DATELINE_OK);
    return text_built(&output);
}

/* Says which line differs first. */
static void compare(const char *path, struct dateline_text expected, struct dateline_text found)
{
    struct dateline_text want, have;
    for (int line = 1; expected.bytes || found.bytes; line++) {
        bool more = text_cut(&expected, '\n', &want), other = text_cut(&found, '\n', &have);
        if (!more || !other || !text_same(want, have))
            fail_msg("%s:%d differs (make bless, and read the difference)\n  expected %.*s\n  found    %.*s", path,
                line, TEXT_ARG(want), TEXT_ARG(have));
    }
}

static void golden_articles_give_their_records(void **state)
{
    struct golden *golden = *state;
    struct folder folder;
    struct dateline_error error;
    assert_int_equal(folder_list(&golden->arena, "tests/golden", ".txt", &folder, &error), DATELINE_OK);
    assert_true(folder.count >= 3);
    for (uint32_t i = 0; i < folder.count; i++) {
        struct dateline_text stem = text_slice(folder.paths[i], 0, folder.paths[i].length - 4), expected;
        const char *path = text_format(&golden->arena, "%.*s.jsonl%c", TEXT_ARG(stem), '\0').bytes;
        struct dateline_text found = code_file(golden, folder.paths[i].bytes);
        if (bless) {
            assert_int_equal(file_write(path, found, &error), DATELINE_OK);
            continue;
        }
        if (file_load(&golden->arena, path, &expected, &error) != DATELINE_OK)
            fail_msg("%s", error.message);
        compare(path, expected, found);
    }
}

int main(int count, char **arguments)
{
    bless = count > 1 && strcmp(arguments[1], "bless") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(golden_articles_give_their_records, setup, teardown),
    };
    return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}
