/* said: quotation marks, subtrees, and what hostile marks cost. The marks stand apart from the words here, since
 * cutting words is not what is tested; a line is a paragraph, and a sentence ends with a full stop or behind the mark
 * after it. */
#include "fixture.h"

#include "said/quotation.h"
#include "said/reach.h"

static void sentence_end(struct story *story, uint32_t paragraph)
{
    uint32_t first = story->sentences.count ? story->sentences.at[story->sentences.count - 1].end : 0;
    if (first == story->tokens.count)
        return;
    struct dateline_sentence *sentence = VECTOR_PUSH(story->arena, &story->sentences);
    *sentence = (struct dateline_sentence){ .first = first,
        .end = story->tokens.count,
        .paragraph = paragraph,
        .span = story_span(story, first, story->tokens.count) };
}

static bool is_mark(struct dateline_text word)
{
    return text_is(word, "\"") || text_is(word, "”") || text_is(word, "''");
}

/* Cuts a text at spaces; "~" glues a mark to the word beside it: it is cut off, but no space is there for the reader of
 * marks. */
static void read_text(struct story *story, const char *words)
{
    struct text_builder builder = { .arena = story->arena };
    uint32_t paragraph = 0, starts = 0;
    for (const char *at = words;; at++) {
        if (*at && *at != ' ' && *at != '~' && *at != '\n') {
            text_add_byte(&builder, *at);
            continue;
        }
        if (builder.count > starts)
            *VECTOR_PUSH(story->arena, &story->tokens) = (struct dateline_token){
                .span = { starts, builder.count }, .head = DATELINE_NONE, .sentence = DATELINE_NONE
            };
        if (*at == ' ' || *at == '\n')
            text_add_byte(&builder, *at);
        starts = builder.count;
        story->article.text = text_built(&builder);
        uint32_t count = story->tokens.count;
        bool stop = count && text_is(story_word(story, count - 1), ".");
        bool mark = count > 1 && is_mark(story_word(story, count - 1)) && text_is(story_word(story, count - 2), ".");
        if (!*at || *at == '\n' || mark || (stop && *at == ' '))
            sentence_end(story, paragraph);
        paragraph += *at == '\n';
        if (!*at)
            break;
    }
    for (uint32_t s = 0; s < story->sentences.count; s++)
        for (uint32_t t = story->sentences.at[s].first; t < story->sentences.at[s].end; t++)
            story->tokens.at[t].sentence = s;
}

/* The quotations that are found, as "[words][words" ("[": the closing mark is missing). */
static const char *quotations(struct fixture_story *fixture, const char *words)
{
    struct story *story = &fixture->story;
    read_text(story, words);
    quotation_find(story);
    struct text_builder builder = { .arena = story->arena };
    for (uint32_t i = 0; i < story->quotes.count; i++) {
        const struct quote *quote = &story->quotes.at[i];
        text_add_byte(&builder, '[');
        text_add(&builder, story_words(story, quote->first, quote->end));
        text_add_string(&builder, quote->closed ? "]" : "");
    }
    text_add_byte(&builder, '\0');
    return builder.bytes;
}

static void test_straight(void **state)
{
    assert_string_equal(quotations(*state, "\"~We go~,~\" he said~. \"~Soon~.~\""), "[We go,][Soon.]");
}

static void test_curly(void **state)
{
    assert_string_equal(quotations(*state, "“~We go~,~” he said~, “~soon~.~”"), "[We go,][soon.]");
}

static void test_apostrophes(void **state)
{
    assert_string_equal(quotations(*state, "''~We go~,~'' the workers ~' leader said~."), "[We go,]");
}

static void test_single(void **state)
{
    assert_string_equal(quotations(*state, "He called it ‘~a gift~’ yesterday~."), "[a gift]");
}

static void test_single_without_partner(void **state)
{
    assert_string_equal(quotations(*state, "They walked ‘~round the workers~ shed~.\nNobody came~."), "");
}

static void test_inner_marks_belong_to_the_outer(void **state)
{
    assert_string_equal(quotations(*state, "“~He said ‘~no~’ to us~,~” she said~."), "[He said ‘no’ to us,]");
}

static void test_nested_doubles(void **state)
{
    assert_string_equal(quotations(*state, "“~The “~big~” day~,~” she said~."), "[The “big” day,]");
}

static void test_several_paragraphs(void **state)
{
    assert_string_equal(quotations(*state, "“~One~.\n“~Two~.\n“~Three~.~” he said~."), "[One.[Two.[Three.]");
}

static void test_forgotten_mark_ends_with_its_sentence(void **state)
{
    assert_string_equal(quotations(*state, "He said “~we go~. They stayed~. A “~gift~” came~."), "[we go.[gift]");
}

static void test_forgotten_mark_ends_with_its_paragraph(void **state)
{
    assert_string_equal(quotations(*state, "He said “~we go~. They stayed~.\nRain fell~."), "[we go.");
}

static void test_stray_closing_mark(void **state)
{
    assert_string_equal(quotations(*state, "We go~,~” he said~. “~Soon~.~”"), "[Soon.]");
}

static void test_empty_marks(void **state)
{
    assert_string_equal(quotations(*state, "“~” he said~."), "");
}

static void test_flags(void **state)
{
    struct fixture_story *fixture = *state;
    quotations(fixture, "“~We go~,~” he said~.");
    for (uint32_t i = 0; i < fixture->story.tokens.count; i++) {
        bool quoted = (fixture->story.tokens.at[i].flags & DATELINE_TOKEN_QUOTED) != 0;
        assert_int_equal(quoted, i >= 1 && i <= 3);
    }
}

/* What n marks cost, in allocations and bytes, grows no faster than n. */
static size_t cost(uint32_t marks, const char *mark)
{
    void *state;
    fixture_story(&state);
    struct fixture_story *fixture = state;
    struct text_builder builder = { .arena = &fixture->arena };
    for (uint32_t i = 0; i < marks; i++)
        text_add_format(&builder, "%s~", mark);
    text_add_string(&builder, "yes~.");
    text_add_byte(&builder, '\0');
    read_text(&fixture->story, builder.bytes);
    size_t before = fixture->arena.taken + fixture->scratch.taken;
    quotation_find(&fixture->story);
    struct reach reach;
    reach_build(&fixture->story, &reach);
    size_t taken = fixture->arena.taken + fixture->scratch.taken - before;
    assert_true(fixture->story.quotes.count <= 1);
    fixture_story_free(&state);
    return taken;
}

static void test_many_marks_cost_little(void **state)
{
    (void)state;
    assert_true(cost(100000, "“") < 12 * cost(10000, "“") + (1u << 20));
    assert_true(cost(100000, "\"") < 12 * cost(10000, "\"") + (1u << 20));
}

/* Subtrees against the plain walk up, on trees of a small generator (every head lies before or behind, no cycle). */
static void test_reach(void **state)
{
    struct fixture_story *fixture = *state;
    struct story *story = &fixture->story;
    uint32_t seed = 1;
    read_text(story, "a b c d e f g h i j k l m n o p");
    for (uint32_t round = 0; round < 200; round++) {
        uint32_t count = story->tokens.count;
        for (uint32_t i = 0; i < count; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t rank = (i * 7 + 3) % count, above = rank ? (seed >> 8) % rank : 0;
            story->tokens.at[i].head = DATELINE_NONE;
            for (uint32_t k = 0; rank && k < count; k++)
                if ((k * 7 + 3) % count == above)
                    story->tokens.at[i].head = k;
        }
        struct reach reach;
        reach_build(story, &reach);
        for (uint32_t a = 0; a < count; a++) {
            uint32_t first = a, last = a;
            for (uint32_t b = 0; b < count; b++) {
                bool below = story_below(story, b, a);
                assert_int_equal(reach_below(&reach, b, a), below);
                first = below && b < first ? b : first;
                last = below && b > last ? b : last;
            }
            assert_int_equal(reach.first[a], first);
            assert_int_equal(reach.last[a], last);
        }
        arena_reset(&fixture->scratch);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_STORY_TEST(test_straight),
        FIXTURE_STORY_TEST(test_curly),
        FIXTURE_STORY_TEST(test_apostrophes),
        FIXTURE_STORY_TEST(test_single),
        FIXTURE_STORY_TEST(test_single_without_partner),
        FIXTURE_STORY_TEST(test_inner_marks_belong_to_the_outer),
        FIXTURE_STORY_TEST(test_nested_doubles),
        FIXTURE_STORY_TEST(test_several_paragraphs),
        FIXTURE_STORY_TEST(test_forgotten_mark_ends_with_its_sentence),
        FIXTURE_STORY_TEST(test_forgotten_mark_ends_with_its_paragraph),
        FIXTURE_STORY_TEST(test_stray_closing_mark),
        FIXTURE_STORY_TEST(test_empty_marks),
        FIXTURE_STORY_TEST(test_flags),
        cmocka_unit_test(test_many_marks_cost_little),
        FIXTURE_STORY_TEST(test_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
