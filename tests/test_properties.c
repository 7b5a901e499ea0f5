/* What holds of every article, tried on the golden ones: line ends of Windows change nothing but offsets; an article
 * does not know what was coded before it; bytes that come one by one give what they give at once; an article that is
 * cut off anywhere gives records all the same; the number of threads is seen nowhere (tests/threads.sh). */
#include "fixture.h"

#include <fcntl.h>
#include <pthread.h>

#include "base/file.h"
#include "base/text.h"
#include "dateline.h"

static const char *const paths[] = { "tests/golden/border.txt", "tests/golden/strike.txt", "tests/golden/summit.txt",
    "examples/report.txt" };
enum { ARTICLES = sizeof paths / sizeof *paths };

static dateline_coder *coder;

static int open_coder(void **state)
{
    (void)state;
    return fixture_coder(NULL, &coder);
}

static int close_coder(void **state)
{
    (void)state;
    dateline_coder_close(coder);
    return 0;
}

/* A growing text of C strings, for records. */
struct lines {
    char *bytes;
    size_t length;
};

static bool lines_take(void *context, const char *bytes, size_t length)
{
    struct lines *lines = context;
    lines->bytes = realloc(lines->bytes, lines->length + length + 1);
    assert_non_null(lines->bytes);
    memcpy(lines->bytes + lines->length, bytes, length);
    lines->length += length;
    lines->bytes[lines->length] = '\0';
    return true;
}

/* The records of a text as JSON lines, behind what `lines` holds. */
static void records_add(dateline_workspace *workspace, struct dateline_text text, struct lines *lines)
{
    struct dateline_article article = { .id = TEXT("x"), .text = text, .date = { 2018, 7, 18 }, .plain_file = true };
    struct dateline_error error;
    dateline_result *result;
    dateline_writer *writer;
    assert_int_equal(dateline_code(workspace, &article, &result, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_open("jsonl", NULL, lines_take, lines, &writer, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_write(writer, result, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_close(writer, &error), DATELINE_OK);
    dateline_result_free(result);
}

static struct file_map article_map(size_t number)
{
    struct file_map map;
    struct dateline_error error;
    if (file_map(paths[number], &map, &error) != DATELINE_OK)
        fail_msg("%s", error.message);
    return map;
}

/* ---- CRLF ---- */

/* Takes out what line ends may change: numbers behind "start" and "end", keys, and "\r" in words. */
static void offsets_off(struct lines *lines)
{
    static const char *const fields[] = { "\"start\":", "\"end\":", "\"key\":" };
    size_t to = 0;
    for (size_t at = 0; at < lines->length;) {
        bool field = false;
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            field = field || strncmp(lines->bytes + at, fields[i], strlen(fields[i])) == 0;
        if (field)
            at += strcspn(lines->bytes + at, ",}");
        else if (strncmp(lines->bytes + at, "\\r", 2) == 0)
            at += 2;
        else
            lines->bytes[to++] = lines->bytes[at++];
    }
    lines->length = to;
    lines->bytes[to] = '\0';
}

static void line_ends_of_windows_change_only_offsets(void **state)
{
    (void)state;
    dateline_workspace *workspace = fixture_workspace(coder);
    for (size_t i = 0; i < ARTICLES; i++) {
        struct file_map map = article_map(i);
        struct lines plain = { NULL, 0 }, windows = { NULL, 0 };
        char *bytes = malloc(2 * map.bytes.length);
        size_t length = 0;
        assert_non_null(bytes);
        for (size_t k = 0; k < map.bytes.length; k++) {
            if (map.bytes.bytes[k] == '\n')
                bytes[length++] = '\r';
            bytes[length++] = map.bytes.bytes[k];
        }
        records_add(workspace, map.bytes, &plain);
        records_add(workspace, (struct dateline_text){ bytes, length }, &windows);
        offsets_off(&plain);
        offsets_off(&windows);
        assert_string_equal(plain.bytes, windows.bytes);
        free(plain.bytes);
        free(windows.bytes);
        free(bytes);
        file_unmap(&map);
    }
    dateline_workspace_free(workspace);
}

/* ---- One after the other ---- */

static void articles_do_not_know_of_one_another(void **state)
{
    (void)state;
    dateline_workspace *shared = fixture_workspace(coder);
    struct lines together = { NULL, 0 }, apart = { NULL, 0 };
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < ARTICLES; i++) {
            struct file_map map = article_map(round ? ARTICLES - 1 - i : i);
            dateline_workspace *own = fixture_workspace(coder);
            records_add(shared, map.bytes, &together);
            records_add(own, map.bytes, &apart);
            dateline_workspace_free(own);
            file_unmap(&map);
        }
    }
    assert_string_equal(together.bytes, apart.bytes);
    free(together.bytes);
    free(apart.bytes);
    dateline_workspace_free(shared);
}

/* ---- One byte at a time ---- */

struct drip {
    int descriptor;
    struct dateline_text bytes;
};

static void *drip_run(void *context)
{
    const struct drip *drip = context;
    for (size_t i = 0; i < drip->bytes.length; i++)
        if (write(drip->descriptor, drip->bytes.bytes + i, 1) != 1)
            break;
    close(drip->descriptor);
    return NULL;
}

static void bytes_may_come_one_by_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARTICLES; i++) {
        struct file_map map = article_map(i);
        struct dateline_error error;
        const struct dateline_article *article;
        dateline_source *source;
        pthread_t thread;
        int ends[2];
        char path[32];
        assert_int_equal(pipe(ends), 0);
        struct drip drip = { ends[1], map.bytes };
        assert_int_equal(pthread_create(&thread, NULL, drip_run, &drip), 0);
        snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
        const char *const given[] = { path };
        assert_int_equal(dateline_source_open(given, 1, NULL, &source, &error), DATELINE_OK);
        assert_int_equal(dateline_source_next(source, &article, &error), DATELINE_OK);
        assert_int_equal(article->text.length, map.bytes.length);
        assert_memory_equal(article->text.bytes, map.bytes.bytes, map.bytes.length);
        assert_int_equal(dateline_source_next(source, &article, &error), DATELINE_END);
        dateline_source_close(source);
        pthread_join(thread, NULL);
        close(ends[0]);
        file_unmap(&map);
    }
}

/* ---- Cut off anywhere ---- */

static void articles_may_be_cut_off_anywhere(void **state)
{
    (void)state;
    dateline_workspace *workspace = fixture_workspace(coder);
    for (size_t i = 0; i < ARTICLES; i++) {
        struct file_map map = article_map(i);
        for (size_t cut = 1; cut < map.bytes.length; cut += 97) {
            struct lines lines = { NULL, 0 };
            records_add(workspace, text_slice(map.bytes, 0, cut), &lines);
            assert_int_equal(strncmp(lines.bytes, "{\"kind\":\"article\"", 17), 0);
            assert_int_equal(lines.bytes[lines.length - 1], '\n');
            for (size_t k = 0; k + 1 < lines.length; k++)
                if (lines.bytes[k] == '\n')
                    assert_true(lines.bytes[k - 1] == '}' && lines.bytes[k + 1] == '{');
            free(lines.bytes);
        }
        file_unmap(&map);
    }
    dateline_workspace_free(workspace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_of_windows_change_only_offsets),
        cmocka_unit_test(articles_do_not_know_of_one_another),
        cmocka_unit_test(bytes_may_come_one_by_one),
        cmocka_unit_test(articles_may_be_cut_off_anywhere),
    };
    return cmocka_run_group_tests(tests, open_coder, close_coder);
}
