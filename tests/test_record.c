/* record: every format over one hand-made article, whose layers are what they are whatever the other rooms find. */
#include "fixture.h"

#include "record/decimal.h"
#include "record/json.h"
#include "record/sha256.h"
#include "record/writer.h"

/* What a sink was given. */
struct taken {
    char bytes[1 << 16];
    size_t length;
    uint32_t pieces, fail_at; /* the piece that fails; 0: none */
};

static bool take(void *context, const char *bytes, size_t length)
{
    struct taken *taken = context;
    if (++taken->pieces == taken->fail_at || taken->length + length >= sizeof taken->bytes)
        return false;
    memcpy(taken->bytes + taken->length, bytes, length);
    taken->length += length;
    taken->bytes[taken->length] = '\0';
    return true;
}

/* "É <Rebels>" says it all: two code points that are more than a byte, and marks that HTML has to escape. */
static const char words[] = "\xC3\x89lie \"M\" said <rebels> shelled Kirkuk\tMonday .";

/* A token a word between spaces; the tab is no space here. */
static void tokens_make(struct story *story)
{
    struct dateline_text rest = story->article.text, word;
    while (text_cut(&rest, ' ', &word)) {
        uint32_t start = (uint32_t)(word.bytes - story->article.text.bytes);
        struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
        token->span = (struct dateline_span){ start, start + (uint32_t)word.length };
    }
}

static struct dateline_span span_of(const struct story *story, uint32_t first, uint32_t end)
{
    return story_span(story, first, end);
}

static uint32_t mention_make(struct story *story, uint32_t first, uint32_t end, const char *code, const char *sector)
{
    uint32_t number = story->mentions.count;
    struct dateline_entity *entity = VECTOR_PUSH(story->arena, &story->entities);
    entity->code = text_of(code);
    entity->sector[0] = text_of(sector);
    struct dateline_mention *mention = VECTOR_PUSH(story->arena, &story->mentions);
    mention->first = first;
    mention->end = end;
    mention->entity = number;
    return number;
}

static struct dateline_list list_of(struct story *story, uint32_t number)
{
    uint32_t *at = ARENA_ARRAY(story->arena, uint32_t, 1);
    *at = number;
    return (struct dateline_list){ at, 1 };
}

static void statement_make(struct story *story, uint32_t speaker)
{
    struct dateline_statement *statement = VECTOR_PUSH(story->arena, &story->statements);
    statement->speaker = speaker;
    statement->speaker_first = 0;
    statement->speaker_end = 1;
    statement->addressee = statement->clause = statement->time = statement->part_of = DATELINE_NONE;
    statement->cue = span_of(story, 2, 3);
    statement->content[0] = span_of(story, 3, 6);
    statement->contents = 1;
    statement->sourcing = TEXT("named");
    statement->manner = TEXT("indirect");
    statement->act = TEXT("assert");
    statement->confidence = 90;
}

static void event_make(struct story *story, uint32_t actor, uint32_t recipient, uint8_t auxiliary)
{
    struct dateline_event *event = VECTOR_PUSH(story->arena, &story->events);
    event->actor = list_of(story, actor);
    event->recipient = list_of(story, recipient);
    event->type = TEXT("ASSAULT");
    event->mode[0] = TEXT("heavy-weapons");
    event->cameo = TEXT("194");
    event->frame = TEXT("codebook/assault.txt:12");
    event->score = -95;
    event->goldstein = -100;
    event->quad = 4;
    event->auxiliary = auxiliary;
    event->confidence = 75;
    event->span[0] = span_of(story, 4, 5);
    event->spans = 1;
    event->time = event->place = event->performed_in = DATELINE_NONE;
    event->statements = list_of(story, 0);
    event->key = 0x1234;
    event->size[0] = (struct dateline_size){ TEXT("dead"), TEXT("recipient"), span_of(story, 5, 6), 20, -1, false };
    event->sizes = 1;
}

static struct dateline_result *result_make(struct dateline_date date)
{
    struct dateline_result *result = calloc(1, sizeof *result);
    assert_non_null(result);
    arena_init(&result->arena, 0, fixture_never, NULL);
    struct story *story = &result->story;
    story->arena = &result->arena;
    story->codebook = TEXT("test 7");
    story->article = (struct dateline_article){ .id = TEXT("n\"1"), .text = TEXT(words), .date = date };
    result_index(result);
    tokens_make(story);
    uint32_t end = (uint32_t)story->article.text.length;
    *VECTOR_PUSH(story->arena, &story->blocks) = (struct dateline_block){ { 0, end }, DATELINE_BLOCK_BODY };
    *VECTOR_PUSH(story->arena, &story->sentences) =
        (struct dateline_sentence){ { 0, end }, 0, story->tokens.count, 0, 0 };
    uint32_t speaker = mention_make(story, 0, 1, "FRA", "GOV"), actor = mention_make(story, 3, 4, "", "REB");
    uint32_t recipient = mention_make(story, 5, 6, "IRQ", "CVL");
    statement_make(story, speaker);
    event_make(story, actor, recipient, 0);
    event_make(story, actor, recipient, DATELINE_AUX_NEGATION | DATELINE_AUX_FUTURE);
    return result;
}

static void write_with(const char *format, const struct dateline_writer_options *options, struct taken *taken)
{
    struct dateline_error error;
    dateline_writer *writer;
    struct dateline_result *result = result_make((struct dateline_date){ 2018, 7, 18 });
    *taken = (struct taken){ .length = 0 };
    assert_int_equal(dateline_writer_open(format, options, take, taken, &writer, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_write(writer, result, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_close(writer, &error), DATELINE_OK);
    dateline_result_free(result);
}

static const char article_line[] = "{\"kind\":\"article\",\"id\":\"n\\\"1\",\"date\":\"2018-07-18\",\"sentences\":1}\n";
static const char statement_line[] =
    "{\"kind\":\"statement\",\"id\":\"n\\\"1/"
    "s1\",\"article\":\"n\\\"1\",\"speaker\":{\"code\":\"FRA\",\"sector\":[\"GOV\"],"
    "\"entity_text\":\"\xC3\x89lie\",\"start\":0,\"end\":4},\"sourcing\":\"named\",\"cue\":{\"start\":9,\"end\":13,"
    "\"text\":\"said\"},"
    "\"manner\":\"indirect\",\"act\":\"assert\",\"content\":[{\"start\":14,\"end\":44,\"text\":\"<rebels> shelled "
    "Kirkuk\\tMonday\"}],\"events\":[\"n\\\"1/e1\",\"n\\\"1/"
    "e2\"],\"confidence\":0.9,\"text_info\":{\"sequence\":0,\"start\":0,"
    "\"end\":46}}\n";
static const char event_line[] =
    "{\"kind\":\"event\",\"id\":\"n\\\"1/"
    "e1\",\"article\":\"n\\\"1\",\"key\":\"0000000000001234\",\"publication_date\":\"2018-07-18\","
    "\"date_basis\":\"none\",\"actor\":[{\"sector\":[\"REB\"],\"entity_text\":\"<rebels>\",\"start\":14,\"end\":22}],"
    "\"recipient\":"
    "[{\"code\":\"IRQ\",\"sector\":[\"CVL\"],\"entity_text\":\"Kirkuk\\tMonday\",\"start\":31,\"end\":44}],\"event\":["
    "\"ASSAULT\"],"
    "\"mode\":[\"heavy-weapons\"],\"quad_code\":4,\"event_scale\":-9.5,\"cameo\":\"194\",\"goldstein\":-10,\"event_"
    "text\":"
    "[\"shelled\"],\"event_spans\":[{\"start\":23,\"end\":30}],\"size\":[{\"what\":\"dead\",\"low\":20,\"whose\":"
    "\"recipient\","
    "\"start\":31,\"end\":44,\"text\":\"Kirkuk\\tMonday\"}],\"statement\":[\"n\\\"1/"
    "s1\"],\"confidence\":0.75,\"frame\":"
    "\"codebook/"
    "assault.txt:12\",\"text_info\":{\"sequence\":0,\"start\":0,\"end\":46},\"cite_info\":{\"coder\":\"dateline\","
    "\"codebook\":\"test 7\",\"version\":\"" DATELINE_VERSION "\"}}\n";

static void json_lines_are_as_documented(void **state)
{
    (void)state;
    struct taken taken;
    char expected[8192];
    write_with("jsonl", NULL, &taken);
    int length = snprintf(expected, sizeof expected, "%s%s%s", article_line, statement_line, event_line);
    assert_memory_equal(taken.bytes, expected, (size_t)length);
    assert_non_null(strstr(taken.bytes + length, "\"auxiliary\":[\"future\",\"negation\"]"));
}

static void options_change_what_is_written(void **state)
{
    (void)state;
    struct taken taken;
    struct dateline_writer_options options = { .size = sizeof options, .exclude = DATELINE_AUX_NEGATION };
    write_with("jsonl", &options, &taken);
    assert_null(strstr(taken.bytes, "/e2\""));
    assert_non_null(strstr(taken.bytes, "\"events\":[\"n\\\"1/e1\"]"));
    options = (struct dateline_writer_options){ .size = sizeof options, .statements_only = true };
    write_with("jsonl", &options, &taken);
    assert_null(strstr(taken.bytes, "\"kind\":\"event\""));
    assert_non_null(strstr(taken.bytes, "\"kind\":\"statement\""));
    options = (struct dateline_writer_options){ .size = sizeof options, .events_only = true, .date_default = true };
    write_with("jsonl", &options, &taken);
    assert_null(strstr(taken.bytes, "\"kind\":\"statement\""));
    assert_non_null(strstr(taken.bytes, "\"key\":\"0000000000001234\",\"date\":\"2018-07-18\",\"publication_date\""));
    assert_non_null(strstr(taken.bytes, "\"date_basis\":\"article\""));
}

/* With no_text no word of the article is in the output of any format; the sentence's hash is. */
static void no_text_writes_no_words(void **state)
{
    (void)state;
    static const char *const formats[] = { "jsonl", "csv", "tsv", "cameo", "html", "table" };
    static const char *const secrets[] = { "shelled", "rebels", "Kirkuk", "lie", "said" };
    struct dateline_writer_options options = { .size = sizeof options, .no_text = true, .include = 15 };
    struct taken taken;
    char digest[65];
    sha256_print(TEXT(words), digest);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        write_with(formats[i], &options, &taken);
        const char *body = strcmp(formats[i], "html") == 0 ? strstr(taken.bytes, "<article>") : taken.bytes;
        const char *script = strstr(body, "<script>");
        for (size_t k = 0; k < sizeof secrets / sizeof *secrets; k++) {
            const char *found = strstr(body, secrets[k]);
            if (found && (!script || found < script))
                fail_msg("%s has \"%s\"", formats[i], secrets[k]);
        }
        if (i == 0)
            assert_non_null(strstr(taken.bytes, digest));
    }
}

static size_t fields_count(const char *line, char separator)
{
    size_t count = 1;
    bool quoted = false;
    for (; *line && *line != '\n'; line++) {
        quoted = quoted != (*line == '"');
        count += *line == separator && !quoted;
    }
    return count;
}

static void columns_are_as_many_as_the_header_says(void **state)
{
    (void)state;
    static const struct {
        const char *format, *begin;
        char separator;
    } cases[] = { { "csv", "Event ID,Event Date,Event Type,", ',' },
        { "tsv", "Event ID\tEvent Date\tEvent Type\t", '\t' } };
    struct taken taken;
    for (size_t i = 0; i < 2; i++) {
        write_with(cases[i].format, NULL, &taken);
        assert_memory_equal(taken.bytes, cases[i].begin, strlen(cases[i].begin));
        assert_int_equal(fields_count(taken.bytes, cases[i].separator), 52);
        size_t rows = 0;
        for (const char *line = strchr(taken.bytes, '\n') + 1; *line; line = strchr(line, '\n') + 1, rows++)
            assert_int_equal(fields_count(line, cases[i].separator), 52);
        assert_int_equal(rows, 2);
        assert_non_null(strstr(taken.bytes, "\n\"n\"\"1/e1\""));
        assert_non_null(strstr(taken.bytes, "MATERIAL CONFLICT"));
        assert_non_null(strstr(taken.bytes, "Kirkuk Monday"));
    }
}

static void cameo_has_a_row_a_dyad(void **state)
{
    (void)state;
    struct dateline_writer_options options = { .size = sizeof options };
    struct taken taken;
    write_with("cameo", &options, &taken);
    assert_string_equal(taken.bytes, "20180718\tREB\tIRQCVL\t194\tshelled\n");
    options.include = DATELINE_AUX_NEGATION;
    write_with("cameo", &options, &taken);
    assert_int_equal(taken.length, strlen("20180718\tREB\tIRQCVL\t194\tshelled\n"));
    options.include = DATELINE_AUX_NEGATION | DATELINE_AUX_FUTURE;
    write_with("cameo", &options, &taken);
    assert_int_equal(taken.length, 2 * strlen("20180718\tREB\tIRQCVL\t194\tshelled\n"));
}

static void html_escapes_and_marks(void **state)
{
    (void)state;
    struct taken taken;
    write_with("html", NULL, &taken);
    assert_null(strstr(taken.bytes, "<rebels>"));
    assert_non_null(strstr(taken.bytes,
        "<span class=\" w\" data-r=\"a1s1\">\xC3\x89lie</span> &quot;M&quot; <span class=\" c\" "
        "data-r=\"a1s1\">said</span> <span class=\" s\" data-r=\"a1s1\">&lt;rebels&gt; </span><span "
        "class=\" s e q4 e q4\" data-r=\"a1s1 a1e1 a1e2\">shelled</span>"));
    assert_non_null(strstr(taken.bytes, "</script></body></html>\n"));
    assert_null(strstr(taken.bytes, "http"));
}

static void tables_hold_no_control_characters(void **state)
{
    (void)state;
    struct taken taken;
    struct dateline_writer_options options = { .size = sizeof options, .width = 90 };
    write_with("table", &options, &taken);
    assert_non_null(strstr(taken.bytes, "ASSAULT"));
    assert_non_null(strstr(taken.bytes, "so says \xC3\x89lie"));
    assert_non_null(strstr(taken.bytes, "at least 20 dead"));
    for (size_t i = 0; i < taken.length; i++)
        assert_true((unsigned char)taken.bytes[i] >= ' ' || taken.bytes[i] == '\n');
}

static void a_sink_that_fails_is_told(void **state)
{
    (void)state;
    struct dateline_error error;
    dateline_writer *writer;
    struct dateline_result *result = result_make((struct dateline_date){ 0, 0, 0 });
    static struct taken taken = { .fail_at = 2 };
    assert_int_equal(dateline_writer_open("papyrus", NULL, take, &taken, &writer, &error), DATELINE_ARGUMENT);
    assert_int_equal(dateline_writer_open("jsonl", NULL, take, &taken, &writer, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_write(writer, result, &error), DATELINE_OK);
    assert_int_equal(dateline_writer_write(writer, result, &error), DATELINE_IO);
    assert_int_equal(dateline_writer_close(writer, &error), DATELINE_IO);
    dateline_result_free(result);
}

static void answers_begin_with_the_id(void **state)
{
    (void)state;
    struct taken taken = { .length = 0 };
    struct dateline_error error;
    const struct dateline_entity entity = { .code = TEXT("IRN"), .sector = { TEXT("MIL") } },
                                 nobody = { .person = false };
    const struct dateline_relation relation = { .types = { TEXT("AID"), TEXT("AGREE") }, .count = 2, .confidence = 60 };
    assert_int_equal(dateline_answer_entity(TEXT("a"), &entity, take, &taken, &error), DATELINE_OK);
    assert_int_equal(dateline_answer_entity(TEXT("b"), &nobody, take, &taken, &error), DATELINE_OK);
    assert_int_equal(dateline_answer_relation(TEXT("c"), &relation, take, &taken, &error), DATELINE_OK);
    assert_string_equal(taken.bytes, "{\"id\":\"a\",\"code\":\"IRN\",\"sector\":[\"MIL\"]}\n{\"id\":\"b\"}\n"
                                     "{\"id\":\"c\",\"event\":[\"AID\",\"AGREE\"],\"confidence\":0.6}\n");
}

static void numbers_and_strings_are_printed(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 0, fixture_never, NULL);
    struct text_builder out = { .arena = &arena };
    struct json json = { &out, false };
    json_open(&json, '[');
    json_number(&json, INT64_MIN);
    json_decimal(&json, 0, 2);
    json_decimal(&json, 7, 2);
    json_decimal(&json, -150, 2);
    json_decimal(&json, 51507222, 6);
    json_text(&json, TEXT("a\0\x01\x7F\n\\\"/"));
    json_close(&json, ']');
    assert_true(text_is(
        text_built(&out), "[-9223372036854775808,0,0.07,-1.5,51.507222,\"a\\u0000\\u0001\\u007f\\n\\\\\\\"/\"]"));
    arena_free(&arena);
}

/* FIPS 180-4's own examples. */
static void sha256_gives_the_published_digests(void **state)
{
    (void)state;
    char digest[65];
    sha256_print(TEXT("abc"), digest);
    assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256_print(TEXT(""), digest);
    assert_string_equal(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha256_print(TEXT("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), digest);
    assert_string_equal(digest, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_lines_are_as_documented),
        cmocka_unit_test(options_change_what_is_written),
        cmocka_unit_test(no_text_writes_no_words),
        cmocka_unit_test(columns_are_as_many_as_the_header_says),
        cmocka_unit_test(cameo_has_a_row_a_dyad),
        cmocka_unit_test(html_escapes_and_marks),
        cmocka_unit_test(tables_hold_no_control_characters),
        cmocka_unit_test(a_sink_that_fails_is_told),
        cmocka_unit_test(answers_begin_with_the_id),
        cmocka_unit_test(numbers_and_strings_are_printed),
        cmocka_unit_test(sha256_gives_the_published_digests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
