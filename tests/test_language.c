/* language: words and sentences by cases, the integer network against plain sums, trees and names that are well-formed
 * whatever the scores, the linked model against its trainer, and hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/table.h"
#include "language/language.h"
#include "language/name.h"
#include "language/network_kernels.h"
#include "language/parse.h"
#include "language/sentence.h"

static void never(void *context)
{
    (void)context;
    fail_msg("the arena ran out of memory");
}

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
    arena_init(&fixture->arena, 0, never, NULL);
    arena_init(&fixture->scratch, 0, never, NULL);
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
        arena_init(&arena, 0, never, NULL);
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

/* ---- the network ---- */

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Every shape of product against sums made one by one, with all instructions that the machine has, at the bounds of what
 * inputs and weights may be. */
static void test_multiply(void **state)
{
    enum { INPUTS = 96, OUTPUTS = 256, COUNT = 7 };
    static int8_t weights[INPUTS * OUTPUTS];
    static uint8_t inputs[COUNT * INPUTS];
    static int32_t bias[OUTPUTS], sums[COUNT * OUTPUTS];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 7;
    (void)state;
    for (size_t i = 0; i < INPUTS * OUTPUTS; i++)
        weights[i] = (int8_t)(random_next(&seed) % 4 ? (int)(random_next(&seed) % 256) - 128 : i % 3 ? 127 : -128);
    for (size_t i = 0; i < COUNT * INPUTS; i++)
        inputs[i] = (uint8_t)(random_next(&seed) % 3 ? random_next(&seed) % 3 ? 0 : 127 : random_next(&seed) % 128);
    for (size_t i = 0; i < OUTPUTS; i++)
        bias[i] = (int32_t)(random_next(&seed) % 100000) - 50000;
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;)
        for (uint32_t outputs = 16; outputs <= OUTPUTS; outputs += 16)
            for (size_t count = 1; count <= COUNT; count++) {
                struct network_matrix matrix = {
                    .weights = weights, .bias = count == 2 ? NULL : bias, .inputs = INPUTS, .outputs = outputs
                };
                kernels[kind]->multiply(&matrix, inputs, count, INPUTS, sums);
                for (size_t r = 0; r < count; r++)
                    for (size_t j = 0; j < outputs; j++) {
                        int32_t sum = matrix.bias ? bias[j] : 0;
                        for (size_t k = 0; k < INPUTS; k++)
                            sum += inputs[r * INPUTS + k] * weights[(k / 4 * outputs + j) * 4 + k % 4];
                        assert_int_equal(sums[r * outputs + j], sum);
                    }
            }
}

/* The whole number nearest to a / b, the greater of two. */
static long nearest(long a, long b)
{
    long twice = 2 * a + b, whole = twice / (2 * b);
    return whole - (twice % (2 * b) < 0);
}

/* Numbers to what products read and sums to numbers, with all instructions, against the quotients they are. */
static void test_narrow_widen(void **state)
{
    enum { COUNT = 3, OUTPUTS = 48 };
    static int32_t sums[COUNT * OUTPUTS];
    static int16_t numbers[NETWORK_TOP / 16 * 16 + 16], scales[OUTPUTS], found[COUNT * OUTPUTS];
    static uint8_t narrow[sizeof numbers / sizeof *numbers];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 11;
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        numbers[i] = (int16_t)i;
    for (size_t i = 0; i < COUNT * OUTPUTS; i++)
        sums[i] = (int32_t)(random_next(&seed) % (2u << (i % 24))) - (1 << (i % 24));
    for (size_t i = 0; i < OUTPUTS; i++)
        scales[i] = (int16_t)(i % 5 ? random_next(&seed) % 32768 : 32767);
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;) {
        for (int scale = 1; scale <= 32767; scale = 2 * scale + 1) {
            kernels[kind]->narrow(numbers, sizeof narrow, (int16_t)scale, narrow);
            for (size_t i = 0; i < sizeof narrow; i++) {
                long steps = nearest((long)i * scale, 32768);
                assert_int_equal(narrow[i], steps < NETWORK_STEPS ? steps : NETWORK_STEPS);
            }
        }
        for (unsigned shift = 0; shift < 16; shift++) {
            struct network_matrix matrix = { .scales = scales, .outputs = OUTPUTS, .shift = shift };
            kernels[kind]->widen(&matrix, sums, COUNT, found);
            for (size_t i = 0; i < COUNT * OUTPUTS; i++) {
                long sum = nearest(sums[i], 1L << shift);
                sum = sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum;
                assert_int_equal(found[i], nearest(sum * scales[i % OUTPUTS], 32768));
            }
        }
    }
}

/* Sums of rows by their scales against quotients, at the bounds of rows, scales and bias. */
static void test_weigh(void **state)
{
    enum { ROWS = 15, COLUMNS = 208 };
    static int8_t rows[ROWS][COLUMNS];
    int16_t scales[ROWS], bias[COLUMNS], found[COLUMNS];
    const int8_t *pointers[ROWS];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 5;
    (void)state;
    for (size_t j = 0; j < COLUMNS; j++)
        bias[j] = (int16_t)(j % 7 ? (int)(random_next(&seed) % 4096) - 2048 : j % 2 ? INT16_MAX : INT16_MIN);
    for (size_t r = 0; r < ROWS; r++) {
        pointers[r] = rows[r];
        scales[r] = (int16_t)(r % 5 == 4 ? 32767 : random_next(&seed) % 2048);
        for (size_t j = 0; j < COLUMNS; j++)
            rows[r][j] = (int8_t)(j % 9 ? (int)(random_next(&seed) % 256) - 128 : j % 2 ? 127 : -128);
    }
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;)
        for (size_t count = 1; count <= ROWS; count++) {
            kernels[kind]->weigh(pointers, scales, count, bias, COLUMNS, found);
            for (size_t j = 0; j < COLUMNS; j++) {
                long sum = bias[j] * 256L;
                for (size_t r = 0; r < count; r++)
                    sum += (long)rows[r][j] * scales[r];
                sum = nearest(sum, 256);
                assert_int_equal(found[j], sum < 0 ? 0 : sum > NETWORK_TOP ? NETWORK_TOP : sum);
            }
        }
}

static void test_sum(void **state)
{
    static int16_t rows[5][NETWORK_HIDDEN];
    const int16_t *pointers[5];
    int16_t found[NETWORK_HIDDEN];
    const struct network_kernels *kernels[NETWORK_KERNELS_MAX];
    uint32_t seed = 3;
    (void)state;
    for (size_t r = 0; r < 5; r++) {
        pointers[r] = rows[r];
        for (size_t j = 0; j < NETWORK_HIDDEN; j++)
            rows[r][j] = (int16_t)(random_next(&seed) % 65536 - 32768);
    }
    for (size_t kind = network_kernels_all(kernels); kind-- > 0;)
        for (size_t count = 1; count <= 5; count++) {
            kernels[kind]->sum(pointers, count, NETWORK_HIDDEN, found);
            for (size_t j = 0; j < NETWORK_HIDDEN; j++) {
                int32_t sum = 0;
                for (size_t r = 0; r < count; r++) {
                    sum += rows[r][j];
                    sum = sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum;
                }
                assert_int_equal(found[j], sum < 0 ? 0 : sum > NETWORK_TOP ? NETWORK_TOP : sum);
            }
        }
}

static void test_best(void **state)
{
    const int32_t scores[16] = { 3, 9, -4, 9, 2, 1, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0 };
    int32_t allowed[16] = { -1, -1, -1, -1 };
    (void)state;
    assert_int_equal(network_best(scores, NULL, 16), 11);
    assert_int_equal(network_best(scores, allowed, 16), 1);
    allowed[0] = allowed[1] = allowed[3] = 0;
    assert_int_equal(network_best(scores, allowed, 16), 2);
}

/* Any legal way through a sentence makes a tree with one root in twice as many moves as there are tokens. */
static void test_transitions(void **state)
{
    static struct transition_state parse;
    uint32_t seed = 11;
    (void)state;
    for (size_t count = 1; count <= 40; count++) {
        size_t moves = 0, roots = 0;
        transition_start(&parse, count);
        while (!transition_done(&parse)) {
            enum transition_move move = (enum transition_move)(random_next(&seed) % MOVE_KINDS);
            uint16_t tokens[SLOT_COUNT], rows[SMALL_COUNT];
            if (!transition_legal(&parse, move))
                continue;
            transition_slots(&parse, tokens, rows);
            for (size_t i = 0; i < SLOT_COUNT; i++)
                assert_true(tokens[i] == TRANSITION_NONE || tokens[i] < count);
            for (size_t i = 0; i < SMALL_COUNT; i++)
                assert_true(rows[i] < SMALL_ROWS);
            transition_apply(&parse, move, (uint8_t)(random_next(&seed) % TRANSITION_LABELS_MAX));
            moves++;
        }
        assert_int_equal(moves, 2 * count);
        for (size_t i = 0; i < count; i++) {
            size_t up = i, steps = 0;
            roots += parse.head[i] == count;
            while (up != count && steps++ <= count)
                up = parse.head[up];
            assert_int_equal(up, count);
        }
        assert_int_equal(roots, 1);
    }
}

static bool names_fit(const uint8_t *classes, size_t count)
{
    unsigned open = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned class = classes[i], part = class == NAME_OUTSIDE ? 9 : (class - 1) % 4, kind = (class + 3) / 4;
        bool goes_on = part == NAME_INSIDE || part == NAME_END;
        if (goes_on ? open != kind : open != 0)
            return false;
        open = part == NAME_BEGIN || part == NAME_INSIDE ? kind : 0;
    }
    return open == 0;
}

/* The best sequence of three against all there are. */
static void test_names(void **state)
{
    int32_t scores[3 * NETWORK_NAMES];
    uint8_t room[3 * NAME_CLASSES], found[3], tried[3];
    uint32_t seed = 5;
    (void)state;
    for (int round = 0; round < 50; round++) {
        int64_t best = INT64_MIN, sum = 0;
        for (size_t i = 0; i < 3 * NETWORK_NAMES; i++)
            scores[i] = (int32_t)(random_next(&seed) % 2001) - 1000;
        name_best(scores, 3, room, found);
        assert_true(names_fit(found, 3));
        for (size_t i = 0; i < 3; i++)
            sum += scores[i * NETWORK_NAMES + found[i]];
        for (unsigned all = 0; all < NAME_CLASSES * NAME_CLASSES * NAME_CLASSES; all++) {
            int64_t other = 0;
            for (unsigned i = 0, rest = all; i < 3; i++, rest /= NAME_CLASSES) {
                tried[i] = (uint8_t)(rest % NAME_CLASSES);
                other += scores[i * NETWORK_NAMES + tried[i]];
            }
            if (names_fit(tried, 3) && other > best)
                best = other;
        }
        assert_int_equal(sum, best);
    }
}

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
        TEST(test_multiply),
        TEST(test_narrow_widen),
        TEST(test_weigh),
        TEST(test_sum),
        TEST(test_best),
        TEST(test_transitions),
        TEST(test_names),
        TEST(test_settled_names),
        TEST(test_persons),
        TEST(test_lemmas),
        TEST(test_proof),
        TEST(test_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
