/* story: reading layers, and story_check, which must see each kind of damage. */
#include "fixture.h"

#include "story/result.h"
#include "story/story.h"

/* "Paris condemned Minsk": one sentence, one clause with two arguments, a mention each. */
static void token_add(struct story *story, uint32_t start, uint32_t end, uint32_t head, enum dateline_deprel deprel)
{
    struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
    *token = (struct dateline_token){ .span = { start, end }, .head = head, .deprel = (uint8_t)deprel };
    token->lemma = text_lower(story->arena, story_slice(story, token->span));
}

static void argument_add(struct story *story, enum dateline_role role, uint32_t token)
{
    *VECTOR_PUSH(story->arena, &story->arguments) = (struct dateline_argument){
        .token = token, .first = token, .end = token + 1, .clause = DATELINE_NONE, .role = (uint8_t)role
    };
    *VECTOR_PUSH(story->arena, &story->entities) = (struct dateline_entity){ .person = false };
    *VECTOR_PUSH(story->arena, &story->mentions) = (struct dateline_mention){
        .first = token, .end = token + 1, .head = token, .entity = story->entities.count - 1
    };
    story->mention_at[token] = story->mentions.count - 1;
}

static int setup(void **state)
{
    fixture_story(state);
    struct fixture_story *fixture = *state;
    struct story *story = &fixture->story;
    story->article.text = TEXT("Paris condemned Minsk.");
    *VECTOR_PUSH(story->arena, &story->blocks) = (struct dateline_block){ { 0, 22 }, DATELINE_BLOCK_BODY };
    *VECTOR_PUSH(story->arena, &story->sentences) = (struct dateline_sentence){ { 0, 22 }, 0, 4, 0, 0 };
    token_add(story, 0, 5, 1, DATELINE_DEPREL_NSUBJ);
    token_add(story, 6, 15, DATELINE_NONE, DATELINE_DEPREL_ROOT);
    token_add(story, 16, 21, 1, DATELINE_DEPREL_OBJ);
    token_add(story, 21, 22, 1, DATELINE_DEPREL_PUNCT);
    story->clause_at = ARENA_ARRAY(story->arena, uint32_t, 4);
    story->mention_at = ARENA_ARRAY(story->arena, uint32_t, 4);
    for (int i = 0; i < 4; i++)
        story->clause_at[i] = story->mention_at[i] = DATELINE_NONE;
    *VECTOR_PUSH(story->arena, &story->clauses) = (struct dateline_clause){ .head = 1,
        .support = DATELINE_NONE,
        .particle = DATELINE_NONE,
        .governor = DATELINE_NONE,
        .marker = DATELINE_NONE,
        .argument_count = 2,
        .predicate = TEXT("condemn"),
        .end = 4 };
    story->clause_at[1] = 0;
    argument_add(story, DATELINE_ROLE_SUBJECT, 0);
    argument_add(story, DATELINE_ROLE_OBJECT, 2);
    return 0;
}

static void layers_are_read(void **state)
{
    const struct story *story = &((struct fixture_story *)*state)->story;
    assert_true(text_is(story_words(story, 0, 3), "Paris condemned Minsk"));
    assert_int_equal(story_token_from(story, 6), 1);
    assert_int_equal(story_token_from(story, 7), 2);
    assert_int_equal(story_token_from(story, 22), 4);
    assert_true(story_below(story, 3, 1));
    assert_false(story_below(story, 1, 3));
    assert_true(story_lemma_in(story, 1, "praise|condemned"));
    assert_false(story_lemma_in(story, 1, "praise|condemne"));
    assert_int_equal(clause_of_token(story, 2), 0);
    const struct dateline_argument *object = clause_find(story, story->clauses.at, DATELINE_ROLE_OBJECT, NULL);
    assert_non_null(object);
    assert_int_equal(mention_of_token(story, object->token), 1);
    assert_null(clause_find(story, story->clauses.at, DATELINE_ROLE_OBLIQUE, NULL));
}

static void marks_come_down_from_governors(void **state)
{
    struct story *story = &((struct fixture_story *)*state)->story;
    struct dateline_clause inner = story->clauses.at[0];
    inner.governor = 0;
    inner.link = DATELINE_LINK_COMPLEMENT;
    *VECTOR_PUSH(story->arena, &story->clauses) = inner;
    story->clauses.at[0].marks = DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_PAST;
    assert_int_equal(clause_governed_marks(story, 1, NULL), DATELINE_CLAUSE_NEGATED);
    assert_int_equal(clause_governed_marks(story, 1, "say|condemn"), 0);
    story->clauses.at[1].link = DATELINE_LINK_ADVERBIAL;
    assert_int_equal(clause_governed_marks(story, 1, NULL), 0);
}

static void a_good_story_passes(void **state)
{
    assert_null(story_check(&((struct fixture_story *)*state)->story));
}

#define DAMAGED(name, change, words)                                                                                   \
    static void name(void **state)                                                                                     \
    {                                                                                                                  \
        struct story *story = &((struct fixture_story *)*state)->story;                                                \
        change;                                                                                                        \
        const char *what = story_check(story);                                                                         \
        assert_non_null(what);                                                                                         \
        assert_non_null(strstr(what, words));                                                                          \
    }

DAMAGED(spans_past_the_text, story->tokens.at[3].span.end = 23, "token 3")
DAMAGED(tokens_out_of_order, story->tokens.at[2].span.start = 3, "token 2")
DAMAGED(empty_tokens, story->tokens.at[2].span.end = 16, "token 2")
DAMAGED(heads_outside_the_sentence, story->tokens.at[2].head = 9, "head outside")
DAMAGED(cycles, story->tokens.at[1].head = 2, "cycle")
DAMAGED(tokens_without_a_sentence, story->sentences.at[0].end = 3, "sentence")
DAMAGED(clauses_that_govern_themselves, story->clauses.at[0].governor = 0, "governor")
DAMAGED(arguments_past_the_layer, story->clauses.at[0].argument_count = 3, "arguments")
DAMAGED(heads_outside_mentions, story->mentions.at[0].head = 2, "mention 0")
DAMAGED(blocks_out_of_order, story->blocks.at[0].span.end = 99, "block 0")
DAMAGED(statements_inside_themselves,
    *VECTOR_PUSH(story->arena,
        &story->statements) = ((struct dateline_statement){ .speaker = DATELINE_NONE, .time = DATELINE_NONE }),
    "statement 0")
DAMAGED(events_without_words,
    *VECTOR_PUSH(story->arena, &story->events) = ((struct dateline_event){
        .time = DATELINE_NONE, .place = DATELINE_NONE, .performed_in = DATELINE_NONE }),
    "event 0")

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_story_free)
    const struct CMUnitTest tests[] = {
        TEST(layers_are_read),
        TEST(marks_come_down_from_governors),
        TEST(a_good_story_passes),
        TEST(spans_past_the_text),
        TEST(tokens_out_of_order),
        TEST(empty_tokens),
        TEST(heads_outside_the_sentence),
        TEST(cycles),
        TEST(tokens_without_a_sentence),
        TEST(clauses_that_govern_themselves),
        TEST(arguments_past_the_layer),
        TEST(heads_outside_mentions),
        TEST(blocks_out_of_order),
        TEST(statements_inside_themselves),
        TEST(events_without_words),
    };
    return cmocka_run_group_tests_name("story", tests, NULL, NULL);
}
