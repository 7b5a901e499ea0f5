/* coder: the stage table, the landing place, articles one after another, hostile input. */
#include "fixture.h"

#include "base/file.h"
#include "coder/stages.h"
#include "coder/workspace.h"

static struct dateline_coder *coder;

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

static struct dateline_article article_of(const char *id, struct dateline_text text)
{
    struct dateline_article article = { .text = text, .date = { 2018, 7, 18 } };
    article.id.bytes = id;
    article.id.length = strlen(id);
    return article;
}

static void stages_read_what_was_written_above(void **state)
{
    (void)state;
    unsigned written = LAYER_BYTES;
    assert_true(stage_count > 0 && stage_count <= STAGES_MOST);
    for (size_t i = 0; i < stage_count; i++) {
        if (stages[i].reads & ~written)
            fail_msg("stage %s reads a layer that nobody has written", stages[i].name);
        written |= stages[i].writes;
    }
    assert_null(dateline_stage_name(stage_count));
}

/* Output that is collected; bytes may stay NULL for nothing. */
struct output {
    char *bytes;
    size_t length;
};

static bool collect(void *context, const char *bytes, size_t length)
{
    struct output *output = context;
    char *grown = realloc(output->bytes, output->length + length + 1);
    assert_non_null(grown);
    memcpy(grown + output->length, bytes, length);
    output->bytes = grown;
    output->length += length;
    output->bytes[output->length] = '\0';
    return true;
}

static void write_result(struct output *output, const struct dateline_result *result)
{
    struct dateline_writer_options options = { .size = sizeof options };
    struct dateline_writer *writer;
    struct dateline_error error;
    assert_int_equal(dateline_writer_open("jsonl", &options, collect, output, &writer, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_write(writer, result, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_close(writer, &error), DATELINE_OK);
}

/* The records of one article, coded in a workspace. */
static struct output code(struct dateline_workspace *workspace, const struct dateline_article *article)
{
    struct output output = { 0 };
    struct dateline_result *result;
    struct dateline_error error;
    assert_int_equal(dateline_code(workspace, article, &result, &error), DATELINE_OK);
    write_result(&output, result);
    dateline_result_free(result);
    return output;
}

static const char *const report =
    "VELDAN, July 18 (Reuters) - France on Tuesday condemned Syria for shelling a town near the border, and its "
    "foreign minister said troops could be sent \"within days\".\n\n"
    "\"We will not wait,\" she told reporters. Russia, which supports Damascus, denied that it had taken part.\n\n"
    "At least 20 people were killed on Monday, according to two officials.\n\n"
    "(Reporting by Ann Example in Veldan; Editing by B. Sample)\n";

static const char *const other =
    "Ukraine and Poland signed an agreement last month. Police arrested 30 protesters in Warsaw on July 3.\n";

static void two_articles_do_not_touch_one_another(void **state)
{
    (void)state;
    struct dateline_article a = article_of("a", text_of(report)), b = article_of("b", text_of(other));
    struct dateline_workspace *fresh = fixture_workspace(coder), *used = fixture_workspace(coder);
    struct output alone = code(fresh, &b);
    struct output first = code(used, &a), second = code(used, &b), again = code(used, &a);
    assert_string_equal(alone.bytes, second.bytes);
    assert_string_equal(first.bytes, again.bytes);
    assert_non_null(strstr(first.bytes, "\"kind\""));
    free(alone.bytes), free(first.bytes), free(second.bytes), free(again.bytes);
    dateline_workspace_free(fresh);
    dateline_workspace_free(used);
}

/* Short, so that the test below can code it some thousand times; every stage has something to do in it. */
static const char *const brief =
    "VELDAN, July 18 (Reuters) - France on Tuesday condemned Syria for shelling Homs. \"We will not wait,\" its "
    "foreign minister told reporters.\n(Editing by B. Sample)\n";

/* Every allocation of an article is made to fail in turn: each time the article is dropped with MEMORY, nothing leaks
 * (under the sanitizers), and the workspace codes the same article well afterwards. */
/* The first event of a sentence in an article of a day. */
static struct dateline_event first_event(struct dateline_workspace *workspace, uint8_t day)
{
    struct dateline_article article =
        article_of("a", text_of("The Finnish president's visit to Estonia on July 25 was discussed in Helsinki.\n"));
    struct dateline_result *result;
    struct dateline_error error;
    article.date = (struct dateline_date){ 2018, 7, day };
    assert_int_equal(dateline_code(workspace, &article, &result, &error), DATELINE_OK);
    size_t count;
    const struct dateline_event *events = dateline_events(result, &count);
    assert_int_equal(count, 1);
    struct dateline_event event = events[0];
    dateline_result_free(result);
    return event;
}

/* Of another type because its day is to come, an event has another key and what is asked of that type. */
static void what_is_to_come_is_another_event(void **state)
{
    (void)state;
    struct dateline_workspace *workspace = fixture_workspace(coder);
    struct dateline_event over = first_event(workspace, 28), ahead = first_event(workspace, 18);
    assert_int_equal(over.weight, ahead.weight);
    assert_true(over.key != ahead.key);
    assert_true(over.confidence != ahead.confidence);
    assert_true(over.grounds != ahead.grounds);
    dateline_workspace_free(workspace);
}

static void running_out_of_memory_drops_the_article_alone(void **state)
{
    (void)state;
    struct dateline_article article = article_of("a", text_of(brief));
    struct dateline_workspace *workspace = fixture_workspace(coder);
    struct output expected = code(workspace, &article);
    struct dateline_result *result;
    struct dateline_error error;
    uint64_t n = 1;
    enum dateline_status status = DATELINE_MEMORY;
    for (; status == DATELINE_MEMORY && n < 1000000; n++) {
        workspace->scratch.allocations = 0;
        workspace->fail_at = n;
        status = dateline_code(workspace, &article, &result, &error);
    }
    assert_int_equal(status, DATELINE_OK);
    dateline_result_free(result);
    assert_true(n > 20);
    workspace->fail_at = 0;
    struct output after = code(workspace, &article);
    assert_string_equal(expected.bytes, after.bytes);
    free(expected.bytes), free(after.bytes);
    dateline_workspace_free(workspace);
}

static void bounds_drop_the_article_with_a_word(void **state)
{
    (void)state;
    struct dateline_options options = { .size = sizeof options, .article_size = 100, .memory = 64 << 10 };
    struct dateline_coder *narrow;
    struct dateline_workspace *workspace;
    struct dateline_result *result;
    struct dateline_error error;
    struct dateline_article article = article_of("long", text_of(report));
    assert_int_equal(dateline_coder_open(&options, &narrow, &error), DATELINE_OK);
    assert_int_equal(dateline_workspace_new(narrow, &workspace, &error), DATELINE_OK);
    assert_int_equal(dateline_code(workspace, &article, &result, &error), DATELINE_LIMIT);
    assert_non_null(strstr(error.message, "long"));
    dateline_workspace_free(workspace);
    dateline_coder_close(narrow);
}

/* Hostile texts: `unit` repeated to a length; each must be coded in memory and allocations that grow with the length
 * alone, and in layers that story_check finds well-formed (debug and sanitizer builds assert it after each stage). */
static const char *const units[] = { "a", " ", "\n", "\n\n", "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "(", ")", "'", ".",
    "- ", "\xEF\xBF\xBD", "A. ", "\"a\" ", "he said, \"", "Russia ", "of ", "said that ", "who ", "and ", "not ", "1,",
    "July ", "last month ", "Paris, ", "(Reuters) - ", "\xF0\x9F\x98\x80", "\xCC\x81", "\x01", "http://", "@a #b ",
    "REPORTING BY ", "n't ", "attacked ", "attack on ", "to agree to meet to ", "Reuters, ", "<b>", "&#3;" };

static void long_hostile_texts_take_linear_memory(void **state)
{
    (void)state;
    enum { LENGTH = 40000 };
    struct dateline_workspace *workspace = fixture_workspace(coder);
    char *text = malloc(LENGTH + 16);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct dateline_error error;
        struct dateline_result *result;
        size_t unit = strlen(units[i]), length = 0;
        for (; length + unit <= LENGTH; length += unit)
            memcpy(text + length, units[i], unit);
        struct dateline_article article = article_of("hostile", (struct dateline_text){ text, length });
        enum dateline_status status = dateline_code(workspace, &article, &result, &error);
        if (status == DATELINE_LIMIT)
            continue; /* past the bound of records: dropped with a word */
        assert_int_equal(status, DATELINE_OK);
        size_t taken = result->arena.taken + workspace->scratch.taken;
        if (taken > ((size_t)4 << 20) + 2000 * (size_t)LENGTH || result->arena.allocations > 200 * (uint64_t)LENGTH)
            fail_msg("'%s' repeated: %zu bytes and %llu allocations for %zu bytes of text", units[i], taken,
                (unsigned long long)result->arena.allocations, length);
        dateline_result_free(result);
    }
    free(text);
    dateline_workspace_free(workspace);
}

/* Every prefix of a report is coded, whatever it is cut in. */
static void every_prefix_is_coded(void **state)
{
    (void)state;
    struct dateline_workspace *workspace = fixture_workspace(coder);
    for (size_t length = 0; length <= strlen(report); length++) {
        char *cut = malloc(length + 1);
        memcpy(cut, report, length);
        struct dateline_article article = article_of("cut", (struct dateline_text){ cut, length });
        struct output output = code(workspace, &article);
        free(output.bytes);
        free(cut);
    }
    dateline_workspace_free(workspace);
}

static void broken_images_are_refused_with_a_remedy(void **state)
{
    (void)state;
    static const char path[] = "/tmp/dateline-test-broken.image";
    struct dateline_error error;
    struct dateline_coder *none;
    assert_int_equal(file_write(path, TEXT("DATELINEnothing of the kind"), &error), DATELINE_OK);
    struct dateline_options options = { .size = sizeof options, .model = path };
    assert_int_equal(dateline_coder_open(&options, &none, &error), DATELINE_IMAGE);
    assert_non_null(strstr(error.message, path));
    options.model = "/tmp/dateline-test-no-such.image";
    assert_int_equal(dateline_coder_open(&options, &none, &error), DATELINE_IO);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stages_read_what_was_written_above),
        cmocka_unit_test(two_articles_do_not_touch_one_another),
        cmocka_unit_test(what_is_to_come_is_another_event),
        cmocka_unit_test(running_out_of_memory_drops_the_article_alone),
        cmocka_unit_test(bounds_drop_the_article_with_a_word),
        cmocka_unit_test(long_hostile_texts_take_linear_memory),
        cmocka_unit_test(every_prefix_is_coded),
        cmocka_unit_test(broken_images_are_refused_with_a_remedy),
    };
    return cmocka_run_group_tests_name("coder", tests, open_coder, close_coder);
}
