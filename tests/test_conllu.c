/* CoNLL-U in: lines, sentences and what is wrong with them, words as given and the text of a treebank. */
#include "fixture.h"

#include "base/conllu.h"
#include "wire/reader.h"

struct reading {
    struct input input;
    const struct reader *reader;
    char said[8192];
    size_t length;
    uint32_t failures;
};

static void said_take(void *context, enum dateline_status status, const char *message)
{
    struct reading *reading = context;
    int length = snprintf(reading->said + reading->length, sizeof reading->said - reading->length, "%s\n", message);
    reading->length += (size_t)length;
    assert_true(reading->length < sizeof reading->said);
    reading->failures += status != DATELINE_OK;
}

/* Reads the first article of lines; false when there is none. */
static bool reading_begin(struct reading *reading, const struct reader *reader, bool gold, const char *lines,
    struct dateline_article *ret_article)
{
    struct dateline_error error;
    *reading = (struct reading){ .reader = reader };
    reading->input = (struct input){
        .path = "t.conllu", .article_size = 1000, .gold = gold, .report = said_take, .report_context = reading
    };
    assert_int_equal(stream_of(text_of(lines), &reading->input.stream, &error), DATELINE_OK);
    return reader->next(&reading->input, ret_article) == DATELINE_OK;
}

static void reading_end(struct reading *reading)
{
    reading->reader->end(&reading->input);
    stream_close(reading->input.stream);
    buffer_free(&reading->input.raw);
    buffer_free(&reading->input.decoded);
    for (int i = 0; i < 3; i++)
        buffer_free(&reading->input.texts[i]);
}

static void assert_text(struct dateline_text text, const char *expected)
{
    if (!text_is(text, expected))
        fail_msg("got \"%.*s\", want \"%s\"", TEXT_ARG(text), expected);
}

#define WORD(id, form, head, misc) #id "\t" form "\t_\tX\t_\t_\t" head "\tdep\t_\t" misc "\n"
#define TOKEN(ids, form, misc)     ids "\t" form "\t_\t_\t_\t_\t_\t_\t_\t" misc "\n"

static void test_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum conllu_kind kind;
        uint32_t first, last;
    } lines[] = {
        { "", CONLLU_BLANK, 0, 0 },
        { "\r", CONLLU_BLANK, 0, 0 },
        { "# text = x", CONLLU_COMMENT, 0, 0 },
        { "12\ta\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_WORD, 12, 12 },
        { "3-4\ta\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_MULTIWORD, 3, 4 },
        { "8.1\t_\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_NODE, 8, 0 },
        { "0.1\t_\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_NODE, 0, 0 },
        { "1\ta\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 1, 1 },
        { "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 1, 1 },
        { "1\t\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 1, 1 },
        { "1\t\xC2\xA0 \t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 1, 1 },
        { "1\ta\x1F"
          "b\t_\t_\t_\t_\t_\t_\t_\t_",
            CONLLU_BROKEN, 1, 1 },
        { "x\ta\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 0, 0 },
        { "0\ta\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 0, 0 },
        { "4-3\ta\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 4, 4 },
        { "99999999999\ta\t_\t_\t_\t_\t_\t_\t_\t_", CONLLU_BROKEN, 0, 0 },
        { "1 a _ _ _ _ _ _ _ _", CONLLU_BROKEN, 0, 0 },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct conllu_line line;
        conllu_line_read(text_of(lines[i].line), &line);
        if (line.kind != lines[i].kind || line.first != lines[i].first || line.last != lines[i].last)
            fail_msg("\"%s\": kind %d, %u to %u", lines[i].line, (int)line.kind, line.first, line.last);
        assert_int_equal(line.kind == CONLLU_BROKEN, line.fault != NULL);
    }
}

static void test_comments(void **state)
{
    (void)state;
    struct dateline_text value;
    assert_true(conllu_comment(TEXT("# text = a = b "), "text", &value));
    assert_text(value, "a = b");
    assert_true(conllu_comment(TEXT("#text=a"), "text", &value));
    assert_text(value, "a");
    assert_true(conllu_comment(TEXT("# newdoc id = d1"), "newdoc", &value));
    assert_text(value, "d1");
    assert_true(conllu_comment(TEXT("# newpar"), "newpar", &value));
    assert_text(value, "");
    assert_false(conllu_comment(TEXT("# newpar_block = p"), "newpar", &value));
    assert_false(conllu_comment(TEXT("# text_en = a"), "text", &value));
}

/* ---- Words as given ---- */

static void test_given(void **state)
{
    (void)state;
    struct reading reading;
    struct dateline_article article;
    assert_true(reading_begin(&reading, &reader_conllu, false,
        "# newdoc id = d1\n" WORD(1, "He", "_", "_") TOKEN("2-3", "can't", "SpaceAfter=No") WORD(2, "ca", "_", "_")
            WORD(3, "n't", "_", "_")
                WORD(4, ".", "_", "_") "4.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n\n# newdoc id = d2\n" WORD(1, "Yes", "_", "_"),
        &article));
    assert_text(article.id, "d1");
    assert_text(article.text, "He\nca\x1Dn't\x1F.\n\n\n");
    assert_text(article.gold, "");
    assert_true(article.words_given);
    assert_int_equal(reader_conllu.next(&reading.input, &article), DATELINE_OK);
    assert_text(article.id, "d2");
    assert_text(article.text, "Yes\n\n\n");
    assert_int_equal(reader_conllu.next(&reading.input, &article), DATELINE_END);
    assert_string_equal(reading.said, "");
    reading_end(&reading);
}

/* ---- The text of a treebank ---- */

static void assert_raw(const char *lines, const char *text, const char *said)
{
    struct reading reading;
    struct dateline_article article;
    assert_true(reading_begin(&reading, &reader_treebank, true, lines, &article));
    assert_text(article.text, text);
    assert_string_equal(reading.said, said);
    assert_false(article.words_given);
    reading_end(&reading);
}

static void test_raw(void **state)
{
    (void)state;
    /* out of the tokens */
    assert_raw(TOKEN("1-2", "Don't", "_") WORD(1, "Do", "3", "_") WORD(2, "n't", "3", "_")
                   WORD(3, "go", "0", "SpaceAfter=No") WORD(4, "!", "3", "_") "\n",
        "Don't go!", "");
    /* out of `# text`, whose white space is kept */
    assert_raw("# text = Go  on !\n" WORD(1, "Go", "0", "_") WORD(2, "on", "1", "SpaceAfter=No") WORD(3, "!", "1", "_"),
        "Go  on !", "");
    /* sentences, one without white space behind it, paragraphs, Windows line ends */
    assert_raw(WORD(1, "A", "0", "_") "\n" WORD(1, "b", "0", "SpaceAfter=No") "\n" WORD(
                   1, "c", "0", "_") "\n# newpar id = 2\n" WORD(1, "d", "0", "_") "\n",
        "A bc\n\nd", "");
    assert_raw("# text = A\r\n1\tA\t_\tX\t_\t_\t0\tdep\t_\t_\r\n\r\n", "A", "");
    /* a text that is not the words' */
    assert_raw("# text = Go of\n" WORD(1, "Go", "0", "_") WORD(2, "on", "1", "_") "\n", "Go on",
        "t.conllu:1: `# text` is not what the words make; the words are taken\n");
    assert_raw("# text = Go on, then\n" WORD(1, "Go", "0", "_") WORD(2, "on", "1", "_") "\n", "Go on",
        "t.conllu:1: `# text` is not what the words make; the words are taken\n");
}

/* What goes along for measuring: lines of words, without comments and nodes. */
static void test_gold(void **state)
{
    (void)state;
    struct reading reading;
    struct dateline_article article;
    assert_true(reading_begin(&reading, &reader_treebank, true,
        "# text = A b\n" WORD(1, "A", "0", "_") "1.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD(2, "b", "1", "_") "\n",
        &article));
    assert_text(article.gold, WORD(1, "A", "0", "_") WORD(2, "b", "1", "_") "\n");
    reading_end(&reading);
}

/* A document begins where `# newdoc` stands, also behind other comments, and takes nothing of the one before. */
static void test_documents(void **state)
{
    (void)state;
    struct reading reading;
    struct dateline_article article;
    assert_true(reading_begin(&reading, &reader_treebank, true,
        WORD(1, "a", "0", "_") "\n# newpar\n# newdoc id = two\n" WORD(1, "b", "0", "_"), &article));
    assert_text(article.text, "a");
    assert_int_equal(reader_treebank.next(&reading.input, &article), DATELINE_OK);
    assert_text(article.id, "two");
    assert_text(article.text, "b");
    assert_text(article.gold, WORD(1, "b", "0", "_") "\n");
    reading_end(&reading);
}

/* ---- What is wrong ---- */

/* The middle one of three sentences is broken: it is named and left out, the others are there. */
static void assert_fault(const char *lines, const char *message)
{
    struct reading reading;
    struct dateline_article article;
    char all[2048], said[512];
    snprintf(all, sizeof all, "%s\n# a comment\n%s\n%s", WORD(1, "first", "0", "_"), lines, WORD(1, "last", "0", "_"));
    snprintf(said, sizeof said, "t.conllu:%s; the sentence is left out\n", message);
    assert_true(reading_begin(&reading, &reader_treebank, true, all, &article));
    assert_text(article.text, "first last");
    assert_string_equal(reading.said, said);
    assert_int_equal(reading.failures, 1);
    reading_end(&reading);
}

static void test_faults(void **state)
{
    (void)state;
    assert_fault("1\tone\ttwo\n", "4: not ten fields with a tab between each two");
    assert_fault(
        "one\tone\t_\tX\t_\t_\t0\tdep\t_\t_\n", "4: the first field is neither a number (7) nor a range (7-8)");
    assert_fault("1\t\t_\tX\t_\t_\t0\tdep\t_\t_\n", "4: the form is empty or has a control character");
    assert_fault(WORD(1, "a", "0", "_") WORD(3, "b", "1", "_"), "5: word 3 where word 2 should stand");
    assert_fault(WORD(1, "a", "0", "_") WORD(1, "b", "0", "_"), "5: word 1 where word 2 should stand");
    assert_fault(WORD(1, "a", "0", "_") WORD(2, "b", "_", "_"), "5: the seventh field, the head, is no number");
    assert_fault(WORD(1, "a", "0", "_") WORD(2, "b", "3", "_"), "5: head 3 in a sentence of 2 words");
    assert_fault(WORD(1, "a", "0", "_") WORD(2, "b", "0", "_"), "5: a second root; word 1 is one already");
    assert_fault(
        WORD(1, "a", "0", "_") WORD(2, "b", "3", "_") WORD(3, "c", "2", "_"), "5: the heads go round in a circle");
    assert_fault(WORD(1, "a", "1", "_"), "4: the heads go round in a circle");
    assert_fault(WORD(1, "a", "0", "_") TOKEN("1-2", "ab", "_") WORD(2, "b", "1", "_"),
        "5: the multiword token 1-2 does not stand right before its words");
    assert_fault(TOKEN("1-2", "ab", "_") WORD(1, "a", "0", "_") TOKEN("2-3", "bc", "_") WORD(2, "b", "1", "_")
                     WORD(3, "c", "1", "_"),
        "6: the multiword token 2-3 does not stand right before its words");
    assert_fault(TOKEN("1-3", "ab", "_") WORD(1, "a", "0", "_") WORD(2, "b", "1", "_"),
        "5: a multiword token that ends with word 3, of 2 words");
}

/* A file that is none of ours is given up soon. */
static void test_bounds(void **state)
{
    (void)state;
    struct reading reading;
    struct dateline_article article;
    char lines[4096] = "";
    for (int i = 0; i < 100; i++)
        strcat(lines, "no CoNLL-U\n\n");
    assert_false(reading_begin(&reading, &reader_treebank, true, lines, &article));
    assert_int_equal(reading.failures, 21);
    assert_non_null(strstr(reading.said, "t.conllu:40: too many broken sentences; the rest of the file is left out\n"));
    reading_end(&reading);
}

/* A document past the bound is named once and left out to its end; the next one is there. */
static void test_long_document(void **state)
{
    (void)state;
    struct reading reading;
    struct dateline_article article;
    char lines[8192] = "# newdoc id = long\n";
    for (int i = 0; i < 150; i++)
        strcat(lines, WORD(1, "wordsandmorewords", "0", "_") "\n");
    strcat(lines, "# newdoc id = short\n" WORD(1, "word", "0", "_"));
    assert_false(reading_begin(&reading, &reader_treebank, true, lines, &article));
    assert_non_null(
        strstr(reading.said, "more than 1000 bytes of words in one document, which is left out; see --article-size\n"));
    assert_int_equal(reader_treebank.next(&reading.input, &article), DATELINE_OK);
    assert_text(article.id, "short");
    assert_text(article.text, "word");
    assert_int_equal(reading.failures, 1);
    assert_int_equal(reader_treebank.next(&reading.input, &article), DATELINE_END);
    reading_end(&reading);
}

/* A line past the bound costs its sentence alone. */
static void test_long_line(void **state)
{
    (void)state;
    enum { LONG = 1 << 18 };
    static const char before[] = WORD(1, "first", "0", "_") "\n# a comment\n",
                      after[] = "\n" WORD(1, "broken", "0", "_") "\n" WORD(1, "last", "0", "_");
    struct reading reading;
    struct dateline_article article;
    char *lines = malloc(LONG + sizeof before + sizeof after);
    assert_non_null(lines);
    memcpy(lines, before, sizeof before - 1);
    memset(lines + sizeof before - 1, 'x', LONG);
    memcpy(lines + sizeof before - 1 + LONG, after, sizeof after);
    assert_true(reading_begin(&reading, &reader_treebank, true, lines, &article));
    assert_text(article.text, "first last");
    assert_non_null(strstr(reading.said, "t.conllu:4: it has a line past the bound; the sentence is left out\n"));
    reading_end(&reading);
    free(lines);
}

/* Words are taken without trees where nobody measures. */
static void test_no_trees(void **state)
{
    (void)state;
    struct reading reading;
    struct dateline_article article;
    assert_true(
        reading_begin(&reading, &reader_treebank, false, WORD(1, "a", "_", "_") WORD(2, "b", "9", "_"), &article));
    assert_text(article.text, "a b");
    assert_string_equal(reading.said, "");
    reading_end(&reading);
    assert_false(
        reading_begin(&reading, &reader_conllu, false, TOKEN("1-2", "ab", "_") WORD(1, "a", "_", "_"), &article));
    assert_string_equal(
        reading.said, "t.conllu:2: a multiword token that ends with word 2, of 1 words; the sentence is left out\n");
    reading_end(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_given),
        cmocka_unit_test(test_raw),
        cmocka_unit_test(test_gold),
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_long_document),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_no_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
