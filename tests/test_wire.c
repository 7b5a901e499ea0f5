/* wire: streams, encodings, readers, ids, and what is cut out of an article. */
#include "fixture.h"

#include <zlib.h>

#include "wire/decode.h"
#include "wire/ids.h"
#include "wire/paragraph.h"
#include "wire/published.h"
#include "wire/reader.h"

static void assert_text(struct dateline_text text, const char *expected)
{
    if (!text_is(text, expected))
        fail_msg("got \"%.*s\", want \"%s\"", TEXT_ARG(text), expected);
}

/* ---- Reading memory through a reader ---- */

/* What the messages of a run were, one a line. */
struct said {
    char lines[4096];
    size_t length;
    uint32_t failures;
};

static void said_take(void *context, enum dateline_status status, const char *message)
{
    struct said *said = context;
    int length = snprintf(said->lines + said->length, sizeof said->lines - said->length, "%s\n", message);
    said->length += (size_t)length < sizeof said->lines - said->length ? (size_t)length : 0;
    said->failures += status != DATELINE_OK;
}

static struct input input_of(struct dateline_text bytes, struct said *said)
{
    struct input input = { .path = "file", .article_size = 1 << 20, .report = said_take, .report_context = said };
    struct dateline_error error;
    *said = (struct said){ .length = 0 };
    assert_int_equal(stream_of(bytes, &input.stream, &error), DATELINE_OK);
    return input;
}

static void input_done(struct input *input, const struct reader *reader)
{
    if (reader->end)
        reader->end(input);
    stream_close(input->stream);
    buffer_free(&input->raw);
    buffer_free(&input->decoded);
    for (int i = 0; i < 3; i++)
        buffer_free(&input->texts[i]);
}

/* "id|title|date|text" of the next article; rows that fail are passed over. */
static bool article_next(struct input *input, const struct reader *reader, char *line, size_t size)
{
    struct dateline_article article;
    enum dateline_status status;
    do
        status = reader->next(input, &article);
    while (status != DATELINE_OK && status != DATELINE_END);
    if (status == DATELINE_END)
        return false;
    snprintf(line, size, "%.*s|%.*s|%d-%d-%d|%.*s", TEXT_ARG(article.id), TEXT_ARG(article.title), article.date.year,
        article.date.month, article.date.day, TEXT_ARG(article.text));
    return true;
}

static void read_all(
    const struct reader *reader, struct dateline_text bytes, const char *const *expected, struct said *said)
{
    char line[512];
    struct input input = input_of(bytes, said);
    size_t count = 0;
    for (; article_next(&input, reader, line, sizeof line); count++) {
        assert_non_null(expected[count]);
        assert_string_equal(line, expected[count]);
    }
    assert_null(expected[count]);
    input_done(&input, reader);
}

static void jsonl_reads_rows_and_says_what_it_cannot(void **state)
{
    (void)state;
    struct said said;
    static const char rows[] =
        "{\"id\":\"a\",\"text\":\"One \\u00e9.\",\"title\":\"T\",\"date\":\"2018-07-18T10:00:00Z\"}\n"
        "\n"
        "{\"id\":7,\"text\":\"Two.\",\"published\":\"26-FEB-1987 15:01:01.79\",\"other\":[1,{}]}\r\n"
        "[1]\n{\"text\":4}\n{\"id\":\"x\"}\n{\"text\":\"cut\n"
        "{\"text\":\"no date\",\"date\":\"soon\",\"title\":null}";
    static const char *const expected[] = { "a|T|2018-7-18|One \xC3\xA9.", "7||1987-2-26|Two.", "||0-0-0|no date",
        NULL };
    read_all(&reader_jsonl, TEXT(rows), expected, &said);
    assert_int_equal(said.failures, 4);
    assert_non_null(strstr(said.lines, "file:4: a list, not an object"));
    assert_non_null(strstr(said.lines, "file:5: \"text\" is a number"));
    assert_non_null(strstr(said.lines, "file:6: no \"text\""));
    assert_non_null(strstr(said.lines, "file:7: byte "));
    assert_non_null(strstr(said.lines, "file:8: \"soon\" is no date"));
}

static void jsonl_mends_surrogates_and_bounds_depth(void **state)
{
    (void)state;
    struct said said;
    char deep[400] = "{\"text\":\"d\",\"x\":";
    size_t length = strlen(deep);
    for (int i = 0; i < 80; i++)
        deep[length++] = '[';
    static const char rows[] = "{\"text\":\"a\\ud83db \\ude00 \\ud83d\\ude00 \\\\ud83d\"}";
    static const char *const expected[] = { "||0-0-0|a\xEF\xBF\xBD"
                                            "b \xEF\xBF\xBD \xF0\x9F\x98\x80 \\ud83d",
        NULL };
    static const char *const none[] = { NULL };
    read_all(&reader_jsonl, TEXT(rows), expected, &said);
    assert_int_equal(said.failures, 0);
    read_all(&reader_jsonl, (struct dateline_text){ deep, length }, none, &said);
    assert_non_null(strstr(said.lines, "nested deeper than 64"));
}

static void jsonl_passes_over_lines_past_the_bound(void **state)
{
    (void)state;
    struct said said;
    struct buffer bytes = { NULL, 0, 0 };
    assert_true(buffer_add(&bytes, TEXT("{\"text\":\"")));
    for (int i = 0; i < 6 << 20; i++)
        assert_true(buffer_add_byte(&bytes, 'x'));
    assert_true(buffer_add(&bytes, TEXT("\"}\n{\"text\":\"after\"}")));
    static const char *const expected[] = { "||0-0-0|after", NULL };
    read_all(&reader_jsonl, buffer_text(&bytes), expected, &said);
    assert_non_null(strstr(said.lines, "past the bound"));
    buffer_free(&bytes);
}

static void csv_reads_quotes_columns_and_semicolons(void **state)
{
    (void)state;
    struct said said;
    static const char comma[] =
        "\xEF\xBB\xBFTitle, ID ,TEXT,Date\r\nT,1,\"He said \"\"no\"\",\nthen left.\",\"18 July 2018\"\r\n"
        "\"Quoted\" then not,2,short\n,3,\"We go\" he said.,2018-02-30\na,b,c,d,e\n";
    static const char *const rows[] = { "1|T|2018-7-18|He said \"no\",\nthen left.",
        "2|\"Quoted\" then not|0-0-0|short", "3||0-0-0|\"We go\" he said.", NULL };
    read_all(&reader_csv, TEXT(comma), rows, &said);
    assert_int_equal(said.failures, 1);
    assert_non_null(strstr(said.lines, "file:6: 5 fields, but the header has 4"));
    static const char semicolon[] = "id;text\n1;\"a; b\"\n";
    static const char *const one[] = { "1||0-0-0|a; b", NULL };
    read_all(&reader_csv, TEXT(semicolon), one, &said);
    static const char open[] = "id,text\n1,\"never\nclosed";
    static const char nameless[] = "id,body\n1,x\n";
    static const char *const none[] = { NULL };
    read_all(&reader_csv, TEXT(open), none, &said);
    assert_non_null(strstr(said.lines, "file:2: a quotation mark"));
    read_all(&reader_csv, TEXT(nameless), none, &said);
    assert_non_null(strstr(said.lines, "no column \"text\""));
}

static void tsv_reads_rows(void **state)
{
    (void)state;
    struct said said;
    static const char tabs[] = "text\tid\nA, b; c\tx\n\"two\nlines\"\ty\n";
    static const char *const rows[] = { "x||0-0-0|A, b; c", "y||0-0-0|two\nlines", NULL };
    read_all(&reader_tsv, TEXT(tabs), rows, &said);
    assert_int_equal(said.failures, 0);
}

/* ---- Streams ---- */

static struct dateline_text stream_all(struct stream *stream, struct buffer *into)
{
    for (struct dateline_text ahead = stream_peek(stream, 1); ahead.length; ahead = stream_peek(stream, 1)) {
        assert_true(buffer_add(into, ahead));
        stream_skip(stream, ahead.length);
    }
    return buffer_text(into);
}

/* gzip of a text; its size. */
static size_t gzip_make(struct dateline_text text, unsigned char *into, size_t size)
{
    z_stream gzip = { .zalloc = NULL };
    assert_int_equal(deflateInit2(&gzip, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    gzip.next_in = (unsigned char *)(uintptr_t)text.bytes;
    gzip.avail_in = (uInt)text.length;
    gzip.next_out = into;
    gzip.avail_out = (uInt)size;
    assert_int_equal(deflate(&gzip, Z_FINISH), Z_STREAM_END);
    deflateEnd(&gzip);
    return size - gzip.avail_out;
}

static void streams_unpack_gzip_and_say_where_it_is_cut(void **state)
{
    (void)state;
    unsigned char packed[4096];
    struct buffer plain = { NULL, 0, 0 }, got = { NULL, 0, 0 };
    struct stream *stream;
    struct dateline_error error;
    for (uint32_t i = 0; i < 3000; i++)
        assert_true(buffer_add_byte(&plain, (char)('a' + i * i % 23)));
    size_t size = gzip_make(buffer_text(&plain), packed, sizeof packed);
    size_t both = size + gzip_make(TEXT("second member"), packed + size, sizeof packed - size);
    for (size_t cut = 1; cut <= both; cut++) {
        buffer_clear(&got);
        assert_int_equal(stream_of((struct dateline_text){ (char *)packed, cut }, &stream, &error), DATELINE_OK);
        struct dateline_text text = stream_all(stream, &got);
        if (cut >= 10)
            assert_int_equal(
                stream_problem(stream, &error), cut == both || cut == size ? DATELINE_OK : DATELINE_FORMAT);
        if (cut >= 10 && text.length)
            assert_memory_equal(text.bytes, plain.bytes, text.length < plain.length ? text.length : plain.length);
        if (cut == both)
            assert_int_equal(text.length, plain.length + strlen("second member"));
        stream_close(stream);
    }
    buffer_free(&plain);
    buffer_free(&got);
}

static void streams_turn_utf16_into_utf8(void **state)
{
    (void)state;
    static const char bytes[] = "A\0\xE9\0\x3D\xD8\x00\xDE\x3D\xD8!\0\x00\xDE"
                                "B";
    struct buffer got = { NULL, 0, 0 };
    struct stream *stream;
    struct dateline_error error;
    assert_int_equal(stream_of((struct dateline_text){ bytes, sizeof bytes - 1 }, &stream, &error), DATELINE_OK);
    assert_int_equal(stream_peek(stream, 4).length, sizeof bytes - 1);
    stream_transcode(stream, STREAM_UTF16_LE);
    /* A, e acute, a pair, a high half without its low one, "!", a low half alone, and an odd byte at the end */
    assert_text(stream_all(stream, &got), "A\xC3\xA9\xF0\x9F\x98\x80\xEF\xBF\xBD!\xEF\xBF\xBD\xEF\xBF\xBD");
    stream_close(stream);
    buffer_free(&got);
}

static void encodings_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *text;
        enum decode_encoding encoding;
        size_t broken;
    } cases[] = {
        { "plain", "plain", DECODE_UTF8, 0 },
        { "\xEF\xBB\xBF"
          "Caf\xC3\xA9",
            "Caf\xC3\xA9", DECODE_UTF8, 0 },
        { "Caf\xE9", "Caf\xC3\xA9", DECODE_LATIN_1, 0 },
        { "\x93no\x94 \x80", "\xE2\x80\x9Cno\xE2\x80\x9D \xE2\x82\xAC", DECODE_WINDOWS_1252, 0 },
        { "Caf\xC3\xA9 \xE2\x82 x", "Caf\xC3\xA9 \xEF\xBF\xBD x", DECODE_UTF8, 1 },
        { "\xC3\xA9\xED\xA0\x80", "\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", DECODE_UTF8, 3 },
        { "a\r\nb\r", "a\r\nb\r", DECODE_UTF8, 0 },
    };
    struct buffer into = { NULL, 0, 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dateline_text text;
        struct decode_note note;
        assert_true(decode_text(text_of(cases[i].bytes), &into, &text, &note));
        assert_text(text, cases[i].text);
        assert_int_equal(note.encoding, cases[i].encoding);
        assert_int_equal(note.broken, cases[i].broken);
    }
    buffer_free(&into);
}

static void dates_of_publication_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {
        { "2018-07-18", 2018, 7, 18 },
        { "2018-07-18T23:59:59+02:00", 2018, 7, 18 },
        { "20180718", 2018, 7, 18 },
        { "20180718T101500Z", 2018, 7, 18 },
        { "Wed, 18 Jul 2018 12:00:00 +0000", 2018, 7, 18 },
        { "26-FEB-1987 15:01:01.79", 1987, 2, 26 },
        { " 1-APR-1987 09:00:00.00", 1987, 4, 1 },
        { "July 18, 2018", 2018, 7, 18 },
        { "Sept. 3rd, 2019", 2019, 9, 3 },
        { "2018-02-30", 0, 0, 0 },
        { "2018-13-01", 0, 0, 0 },
        { "yesterday", 0, 0, 0 },
        { "", 0, 0, 0 },
        { "18", 0, 0, 0 },
        { "0000-01-01", 0, 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dateline_date date = { 0, 0, 0 };
        assert_int_equal(published_read(text_of(cases[i].text), &date), cases[i].year != 0);
        assert_int_equal(date.year, cases[i].year);
        assert_int_equal(date.month, cases[i].month);
        assert_int_equal(date.day, cases[i].day);
    }
}

static void repeated_ids_are_told_apart(void **state)
{
    (void)state;
    static const char *const given[] = { "a", "a", "a~2", "a", "b" };
    static const char *const made[] = { "a", "a~2", "a~2~2", "a~3", "b" };
    struct ids ids = { NULL, 0, 0 };
    struct buffer memory = { NULL, 0, 0 };
    for (size_t i = 0; i < 5; i++) {
        struct dateline_text id = text_of(given[i]);
        bool repeated;
        assert_true(ids_take(&ids, &memory, &id, &repeated));
        assert_text(id, made[i]);
        assert_int_equal(repeated, strcmp(given[i], made[i]) != 0);
    }
    ids_free(&ids);
    buffer_free(&memory);
}

/* ---- The source ---- */

static void file_make(const char *path, const char *content)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static void sources_walk_folders_in_order(void **state)
{
    (void)state;
    char folder[] = "/tmp/dateline-test-XXXXXX", path[256];
    struct said said = { .length = 0 };
    struct dateline_source_options options = {
        .size = sizeof options, .report = said_take, .report_context = &said, .date = { 2018, 7, 18 }
    };
    struct dateline_error error;
    const struct dateline_article *article;
    dateline_source *source;
    assert_non_null(mkdtemp(folder));
    static const struct {
        const char *name, *content;
    } files[] = { { "b.txt", "Second." }, { "a.jsonl", "{\"text\":\"First.\",\"date\":\"1999-01-02\"}\n" },
        { "z.bin", "\x7F"
                   "ELF\x01\x01\x01" },
        { "c.txt", "" }, { ".hidden.txt", "No." } };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        file_make(path, files[i].content);
    }
    snprintf(path, sizeof path, "%s/missing", folder);
    const char *const paths[] = { folder, path };
    assert_int_equal(dateline_source_open(paths, 2, &options, &source, &error), DATELINE_OK);
    assert_int_equal(dateline_source_next(source, &article, &error), DATELINE_OK);
    assert_text(article->text, "First.");
    assert_true(text_ends(article->id, "/a.jsonl:1"));
    assert_int_equal(article->date.year, 1999);
    assert_int_equal(dateline_source_next(source, &article, &error), DATELINE_OK);
    assert_text(article->text, "Second.");
    assert_true(text_ends(article->id, "/b.txt") && article->plain_file);
    assert_int_equal(article->date.year, 2018);
    assert_int_equal(dateline_source_next(source, &article, &error), DATELINE_END);
    assert_int_equal(said.failures, 2); /* c.txt is empty, the last path is missing; z.bin is passed over */
    dateline_source_close(source);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        unlink(path);
    }
    rmdir(folder);
}

static void rows_have_spans_in_bytes(void **state)
{
    (void)state;
    char path[] = "/tmp/dateline-test-XXXXXX";
    int descriptor = mkstemp(path);
    struct said said = { .length = 0 };
    struct dateline_source_options options = { .size = sizeof options, .report = said_take, .report_context = &said };
    struct dateline_error error;
    const struct dateline_row *row;
    dateline_rows *rows;
    assert_true(descriptor >= 0);
    close(descriptor);
    file_make(path, "{\"id\":3,\"text\":\"\xC3\xA9t\xC3\xA9 "
                    "x\",\"source\":[[0,3],[9,2]],\"target\":[[4,99]]}\nnone\n{\"id\":\"b\",\"text\":\"t\","
                    "\"date\":\"2020-01-02\"}\n");
    assert_int_equal(dateline_rows_open(path, &options, &rows, &error), DATELINE_OK);
    assert_int_equal(dateline_rows_next(rows, &row, &error), DATELINE_OK);
    assert_text(row->id, "3");
    assert_int_equal(row->source_count, 1);
    assert_int_equal(row->source[0].end, 5);
    assert_int_equal(row->target[0].start, 6);
    assert_int_equal(row->target[0].end, 7);
    assert_int_equal(dateline_rows_next(rows, &row, &error), DATELINE_OK);
    assert_text(row->id, "b");
    assert_int_equal(row->date.day, 2);
    assert_int_equal(dateline_rows_next(rows, &row, &error), DATELINE_END);
    assert_int_equal(said.failures, 1);
    dateline_rows_close(rows);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jsonl_reads_rows_and_says_what_it_cannot),
        cmocka_unit_test(jsonl_mends_surrogates_and_bounds_depth),
        cmocka_unit_test(jsonl_passes_over_lines_past_the_bound),
        cmocka_unit_test(csv_reads_quotes_columns_and_semicolons),
        cmocka_unit_test(tsv_reads_rows),
        cmocka_unit_test(streams_unpack_gzip_and_say_where_it_is_cut),
        cmocka_unit_test(streams_turn_utf16_into_utf8),
        cmocka_unit_test(encodings_are_recognised),
        cmocka_unit_test(dates_of_publication_are_read),
        cmocka_unit_test(repeated_ids_are_told_apart),
        cmocka_unit_test(sources_walk_folders_in_order),
        cmocka_unit_test(rows_have_spans_in_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
