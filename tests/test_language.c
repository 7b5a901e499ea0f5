/* language: words and sentences by cases, names that agree with each other, lemmas, the linked model against its trainer,
 * and hostile input. */
#include "fixture.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/table.h"
#include "language/language.h"
#include "language/name.h"
#include "language/parse.h"
#include "language/sentence.h"

struct fixture {
    struct arena arena, scratch;
    struct file_map words_map, model_map;
    struct image words;
    struct language language;
};

static const char *built(const char *name, char *path, size_t room)
{
    const char *program = getenv("DATELINE");
    assert_non_null(program);
    snprintf(path, room, "%.*s%s", (int)(strlen(program) - strlen("dateline")), program, name);
    return path;
}

static int setup(void **state)
{
    char path[256];
    struct dateline_error error = { 0 };
    struct fixture *fixture = calloc(1, sizeof *fixture);
    arena_init(&fixture->arena, 0, fixture_never, NULL);
    arena_init(&fixture->scratch, 0, fixture_never, NULL);
    assert_int_equal(file_map(built("words.image", path, sizeof path), &fixture->words_map, &error), DATELINE_OK);
    assert_int_equal(
        image_open(fixture->words_map.bytes, path, "word", TABLE_VERSION, true, &fixture->words, &error), DATELINE_OK);
    assert_int_equal(file_map(built("model.image", path, sizeof path), &fixture->model_map, &error), DATELINE_OK);
    if (language_open(&fixture->arena, &fixture->words, fixture->model_map.bytes, path, true, &fixture->language,
            &error) != DATELINE_OK)
        fail_msg("%s", error.message);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    arena_free(&fixture->scratch);
    file_unmap(&fixture->words_map);
    if (fixture->model_map.bytes.length)
        file_unmap(&fixture->model_map);
    free(fixture);
    return 0;
}

static struct story *story_of(struct fixture *fixture, struct dateline_text text)
{
    struct story *story = ARENA_NEW(&fixture->arena, struct story);
    story->arena = &fixture->arena;
    story->scratch = &fixture->scratch;
    story->article.text = text;
    return story;
}

/* ---- cases ---- */

static struct dateline_text unescaped(struct arena *arena, struct dateline_text line)
{
    struct text_builder text = { .arena = arena };
    for (size_t i = 0; i < line.length; i++) {
        bool break_here = line.bytes[i] == '\\' && i + 1 < line.length && line.bytes[i + 1] == 'n';
        text_add_byte(&text, break_here ? '\n' : line.bytes[i]);
        i += break_here;
    }
    return text_built(&text);
}

static struct dateline_text words_shown(struct arena *arena, const struct story *story)
{
    struct text_builder shown = { .arena = arena };
    for (uint32_t s = 0; s < story->sentences.count; s++) {
        for (uint32_t i = story->sentences.at[s].first; i < story->sentences.at[s].end; i++) {
            bool joined = (story->tokens.at[i].flags & DATELINE_TOKEN_JOINED) != 0;
            if (i > story->sentences.at[s].first)
                text_add_byte(&shown, joined ? '+' : ' ');
            text_add(&shown, story_word(story, i));
        }
        text_add_byte(&shown, '\n');
    }
    return text_built(&shown);
}

static void test_words(void **state)
{
    struct fixture *fixture = *state;
    struct dateline_text rest, line, title = { 0 };
    struct dateline_error error;
    int cases = 0, wrong = 0;
    assert_int_equal(file_load(&fixture->arena, "tests/words.txt", &rest, &error), DATELINE_OK);
    while (text_cut(&rest, '\n', &line)) {
        if (text_starts(line, "# "))
            title = line;
        if (!line.length || line.bytes[0] == '#')
            continue;
        struct text_builder wanted = { .arena = &fixture->arena };
        struct story *story = story_of(fixture, unescaped(&fixture->arena, line));
        assert_true(text_cut(&rest, '\n', &line) && text_is(line, "---"));
        while (text_cut(&rest, '\n', &line) && line.length) {
            text_add(&wanted, line);
            text_add_byte(&wanted, '\n');
        }
        language_split(&fixture->language, story);
        struct dateline_text shown = words_shown(&fixture->arena, story);
        cases++;
        if (text_same(shown, text_built(&wanted)))
            continue;
        wrong++;
        print_error("%.*s\nwanted:\n%.*sfound:\n%.*s", TEXT_ARG(title), TEXT_ARG(text_built(&wanted)), TEXT_ARG(shown));
    }
    assert_true(cases > 20);
    assert_int_equal(wrong, 0);
}

/* ---- hostile input ---- */

static void test_no_space(void **state)
{
    struct fixture *fixture = *state;
    static const char *const pieces[] = { "a", "-", "a-", "'", "1.", "x@", "http://", ".", "a'", "\xE2\x80\x99", "_",
        "\xFF", "\xE2", "" /* NUL */ };
    enum { LENGTH = 1 << 20 };
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        struct arena arena;
        arena_init(&arena, 0, fixture_never, NULL);
        char *bytes = arena_alloc(&arena, LENGTH);
        size_t length = 0, size = pieces[p][0] ? strlen(pieces[p]) : 1;
        for (; length + size <= LENGTH; length += size)
            memcpy(bytes + length, pieces[p], size);
        size_t before = arena.taken;
        struct story *story = story_of(fixture, (struct dateline_text){ bytes, length });
        story->arena = &arena;
        language_split(&fixture->language, story);
        assert_true(story->tokens.count >= length / TOKEN_BYTES_MAX);
        uint32_t end = 0;
        for (uint32_t i = 0; i < story->tokens.count; i++) {
            assert_int_equal(story->tokens.at[i].span.start, end);
            end = story->tokens.at[i].span.end;
            assert_in_range(end - story->tokens.at[i].span.start, 1, TOKEN_BYTES_MAX);
        }
        assert_int_equal(end, length);
        for (uint32_t s = 0; s < story->sentences.count; s++)
            assert_in_range(story->sentences.at[s].end - story->sentences.at[s].first, 1, TRANSITION_TOKENS_MAX);
        assert_true(arena.taken - before < (size_t)LENGTH * 1024);
        arena_free(&arena);
        arena_reset(&fixture->scratch);
    }
}

/* A sentence past the bound is cut behind a comma, and said to be, once. */
static void test_bound(void **state)
{
    struct fixture *fixture = *state;
    struct text_builder text = { .arena = &fixture->arena };
    for (int i = 0; i < 1000; i++)
        text_add_string(&text, i == 350 ? "word, " : "word ");
    struct story *story = story_of(fixture, text_built(&text));
    language_split(&fixture->language, story);
    assert_int_equal(story->sentences.count, 3);
    assert_int_equal(story->sentences.at[0].end, 352);
    assert_int_equal(story->sentences.at[1].end, 352 + TRANSITION_TOKENS_MAX);
    assert_int_equal(story->sentences.at[2].end, 1001);
    assert_int_equal(story->messages.count, 1);
    assert_true(text_starts(story->messages.at[0], "a sentence past 400 tokens was split"));
}

static void test_given_words(void **state)
{
    struct fixture *fixture = *state;
    struct story *story = story_of(fixture, TEXT("He\ndo\x1Dn't\nknow\x1F.\n\nNo\x1F.\x1F\n\n"));
    story->article.words_given = true;
    language_split(&fixture->language, story);
    assert_int_equal(story->sentences.count, 2);
    assert_int_equal(story->tokens.count, 7);
    struct dateline_text shown = words_shown(&fixture->arena, story);
    assert_true(text_is(shown, "He do+n't know .\nNo .\n"));
    assert_int_equal(story->tokens.at[1].flags, DATELINE_TOKEN_MULTIWORD);
    assert_int_equal(story->tokens.at[2].flags, DATELINE_TOKEN_JOINED | DATELINE_TOKEN_SPACE_AFTER);
    assert_int_equal(story->tokens.at[3].flags, 0);
}

/* ---- names ---- */

static void name_put(struct story *story, uint32_t first, uint32_t end, enum dateline_name_type type)
{
    *VECTOR_PUSH(story->arena, &story->names) = (struct dateline_name){ first, end, type };
}

/* "Ola Brandt … Brandt (a place?) … Orla (place, place, person?)": the article agrees with itself. */
static void test_settled_names(void **state)
{
    struct fixture *fixture = *state;
    struct story *story = story_of(fixture, TEXT("Ola\nBrandt\nBrandt\nOrla\nOrla\nOrla\n\n"));
    story->article.words_given = true;
    language_split(&fixture->language, story);
    name_put(story, 0, 2, DATELINE_NAME_PER);
    name_put(story, 2, 3, DATELINE_NAME_LOC);
    name_put(story, 3, 4, DATELINE_NAME_LOC);
    name_put(story, 4, 5, DATELINE_NAME_PER);
    name_put(story, 5, 6, DATELINE_NAME_LOC);
    name_settle(story);
    assert_int_equal(story->names.at[1].type, DATELINE_NAME_PER);
    for (uint32_t i = 2; i < 5; i++)
        assert_int_equal(story->names.at[i].type, DATELINE_NAME_LOC);
}

/* Persons side by side: the same word begins anew, a long run is cut at given names, "bin" holds a long name together. */
static void test_persons(void **state)
{
    static const struct {
        const char *words;
        uint32_t ends[4]; /* of the names found, in words; 0 behind the last */
    } cases[] = {
        { "Ola\nOla\nBrandt\n\n", { 1, 3 } },
        { "Ola\nBrandt\nIda\nMoen\nPer\nLund\n\n", { 2, 4, 6 } },
        { "Ola\nbin\nIda\nbin\nPer\nLund\n\n", { 6 } },
        { "Ola\nIda\nPer\nLund\n\n", { 4 } },
    };
    struct fixture *fixture = *state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct story *story = story_of(fixture, text_of(cases[c].words));
        uint16_t ids[6][FEATURE_COUNT] = { { 0 } };
        uint8_t classes[6];
        story->article.words_given = true;
        language_split(&fixture->language, story);
        uint32_t count = story->tokens.count, start = 0, found = 0;
        for (uint32_t i = 0; i < count; i++) {
            classes[i] = (uint8_t)name_class(DATELINE_NAME_PER, i == 0           ? NAME_BEGIN
                                                                : i + 1 == count ? NAME_END
                                                                                 : NAME_INSIDE);
            ids[i][FEATURE_LISTS] = story_word(story, i).length == 3 ? LEXICON_GIVEN : 0;
        }
        name_add(story, 0, classes, (const uint16_t(*)[FEATURE_COUNT])ids, count);
        for (; found < 4 && cases[c].ends[found] > 0; found++) {
            assert_true(found < story->names.count);
            assert_int_equal(story->names.at[found].first, start);
            assert_int_equal(story->names.at[found].end, cases[c].ends[found]);
            start = cases[c].ends[found];
        }
        assert_int_equal(story->names.count, found);
    }
}

/* "They ate at Rosso 's", where Rosso is no town, has one name of two words; "the mayor of Rosso 's" one of one. */
static void test_shop(void **state)
{
    static const struct {
        uint16_t lists;
        enum dateline_deprel deprel;
        unsigned kind;
        uint32_t end;
    } cases[] = {
        { 0, DATELINE_DEPREL_OBL, DATELINE_NAME_ORG, 5 },
        { LEXICON_STATES, DATELINE_DEPREL_OBL, DATELINE_NAME_ORG, 4 },
        { 0, DATELINE_DEPREL_NMOD, DATELINE_NAME_ORG, 4 },
        { 0, DATELINE_DEPREL_OBL, DATELINE_NAME_PER, 4 },
    };
    struct fixture *fixture = *state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct story *story = story_of(fixture, TEXT("They\nate\nat\nRosso\n's\n\n"));
        uint16_t ids[5][FEATURE_COUNT] = { { 0 } };
        uint8_t classes[5] = { [3] = (uint8_t)name_class(cases[c].kind, NAME_SINGLE) };
        story->article.words_given = true;
        language_split(&fixture->language, story);
        story->tokens.at[3].head = 1;
        story->tokens.at[3].deprel = (uint8_t)cases[c].deprel;
        story->tokens.at[4].head = 3;
        story->tokens.at[4].xpos = TEXT("POS");
        ids[3][FEATURE_LISTS] = cases[c].lists;
        name_add(story, 0, classes, (const uint16_t(*)[FEATURE_COUNT])ids, 5);
        assert_int_equal(story->names.count, 1);
        assert_int_equal(story->names.at[0].end, cases[c].end);
    }
}

/* ---- lemmas ---- */

static void rule_add(uint64_t *entries, uint32_t mask, uint64_t hash, uint32_t answer)
{
    uint32_t at = (uint32_t)hash & mask;
    while (entries[at])
        at = (at + 1) & mask;
    entries[at] = (uint64_t)answer << 32 | (uint32_t)(hash >> 32) | 1;
}

static void test_lemmas(void **state)
{
    struct fixture *fixture = *state;
    uint64_t entries[64] = { 0 };
    const struct lemma_script scripts[] = { { 1, 0, "" }, { 3, 1, "y" }, { LEMMA_WHOLE, 4, "mouse" } };
    const struct lemma_tag nine = { 9, 0 }, eight = { 8, 0 };
    const struct lemma_rules rules = { entries, 63, scripts, 3 };
    struct feature_key s = feature_key(TEXT("s")), ies = feature_key(TEXT("ies")), mice = feature_key(TEXT("mice"));
    rule_add(entries, 63, lemma_rule_hash(LEMMA_EDIT, 9, &s, 1, false), 1);
    rule_add(entries, 63, lemma_rule_hash(LEMMA_EDIT, 9, &ies, 3, false), 2);
    rule_add(entries, 63, lemma_rule_hash(LEMMA_EDIT, 9, &mice, 4, true), 3);
    assert_true(text_is(lemma_find(&rules, NULL, &fixture->arena, TEXT("Envoys"), nine, false), "envoy"));
    assert_true(text_is(lemma_find(&rules, NULL, &fixture->arena, TEXT("Cities"), nine, true), "City"));
    assert_true(text_is(lemma_find(&rules, NULL, &fixture->arena, TEXT("mice"), nine, false), "mous"));
    assert_true(text_is(lemma_find(&rules, NULL, &fixture->arena, TEXT("dormice"), nine, false), "dormice"));
    assert_true(text_is(lemma_find(&rules, NULL, &fixture->arena, TEXT("envoys"), eight, false), "envoys"));
}

/* ---- the linked model ---- */

/* The trainer left the scores that its floats, rounded where the program rounds, give on a sentence of its own; the
 * program's integers come near them, and find the same tree but for moves that are as good as each other. */
static void test_proof(void **state)
{
    struct fixture *fixture = *state;
    const struct model *model = &fixture->language.model;
    struct dateline_error error;
    struct image image;
    size_t ids_count, score_count, head_count;
    if (!fixture->language.trained)
        skip();
    assert_int_equal(
        image_open(fixture->model_map.bytes, "model", "engl", MODEL_VERSION, true, &image, &error), DATELINE_OK);
    const uint16_t *ids = image_array(&image, "proof.rows", sizeof *ids, &ids_count);
    const int32_t *scores = image_array(&image, "proof.tags", sizeof *scores, &score_count);
    const uint16_t *heads = image_array(&image, "proof.heads", sizeof *heads, &head_count);
    assert_non_null(ids);
    assert_non_null(scores);
    assert_non_null(heads);
    size_t count = ids_count / FEATURE_COUNT;
    assert_int_equal(score_count, count * model->shape.tag_columns);
    assert_int_equal(head_count, count);
    uint8_t *tokens = ARENA_ARRAY(&fixture->arena, uint8_t, count * NETWORK_WIDTH);
    int32_t *room = ARENA_ARRAY(&fixture->arena, int32_t, NETWORK_ENCODE_ROOM(count));
    int32_t *found = ARENA_ARRAY(&fixture->arena, int32_t, score_count);
    network_encode(&model->network, (const uint16_t(*)[FEATURE_COUNT])(const void *)ids, count, tokens, room);
    network_multiply(&model->network.tag, tokens, count, NETWORK_WIDTH, found);
    int32_t least = INT32_MAX, most = INT32_MIN, off = 0;
    for (size_t i = 0; i < score_count; i++) {
        least = scores[i] < least ? scores[i] : least;
        most = scores[i] > most ? scores[i] : most;
        off = abs(found[i] - scores[i]) > off ? abs(found[i] - scores[i]) : off;
    }
    assert_in_range(off, 0, (most - least) / 64);
    struct parse_room *parse = parse_room_new(&fixture->scratch, model, count);
    parse_sentence(model, tokens, count, parse);
    size_t same = 0;
    for (size_t i = 0; i < count; i++)
        same += parse->state.head[i] == heads[i];
    assert_in_range(same, count - count / 4, count);
}

static const struct dateline_token *token_named(const struct story *story, const char *word)
{
    for (uint32_t i = 0; i < story->tokens.count; i++)
        if (text_is(story_word(story, i), word))
            return &story->tokens.at[i];
    fail_msg("no token '%s'", word);
    return NULL;
}

static void test_reading(void **state)
{
    struct fixture *fixture = *state;
    struct story *story = story_of(fixture, TEXT("Rebels shelled two villages near the border on Tuesday, killing "
                                                 "three children, the governor's spokesman said."));
    language_split(&fixture->language, story);
    language_parse(&fixture->language, story);
    if (!fixture->language.trained)
        skip();
    assert_null(story_check(story));
    const struct dateline_token *shelled = token_named(story, "shelled"), *rebels = token_named(story, "Rebels");
    const struct dateline_token *children = token_named(story, "children");
    assert_int_equal(shelled->upos, DATELINE_UPOS_VERB);
    assert_true(text_is(shelled->lemma, "shell"));
    assert_true(text_is(children->lemma, "child"));
    assert_int_equal(rebels->deprel, DATELINE_DEPREL_NSUBJ);
    assert_int_equal(rebels->head, shelled - story->tokens.at);
    assert_int_equal(children->deprel, DATELINE_DEPREL_OBJ);
    assert_true((shelled->morphology & DATELINE_MORPH_PAST) != 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_words),
        TEST(test_no_space),
        TEST(test_bound),
        TEST(test_given_words),
        TEST(test_settled_names),
        TEST(test_persons),
        TEST(test_shop),
        TEST(test_lemmas),
        TEST(test_proof),
        TEST(test_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
