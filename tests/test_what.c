/* what: frames against clauses, composition, later tellings. Sentences are given with their
 * trees, so that nothing here depends on the parser's model. */
#include "book.h"

#include "base/table.h"
#include "coder/knowledge.h"
#include "language/clause.h"
#include "story/story.h"
#include "what/duplicate.h"
#include "what/example.h"
#include "what/match.h"
#include "what/relation.h"
#include "what/what.h"

/* ---- A story out of "word/lemma/UPOS/head/deprel[/feats]" ---- */

struct telling {
    struct arena arena, scratch;
    struct story story;
    const struct clause_words *words;
};

static void telling_begin(struct telling *telling)
{
    struct image words;
    struct dateline_error error;
    memset(telling, 0, sizeof *telling);
    arena_init(&telling->arena, 0, fixture_never, NULL);
    arena_init(&telling->scratch, 0, fixture_never, NULL);
    telling->story.arena = &telling->arena;
    telling->story.scratch = &telling->scratch;
    telling->story.records = 100;
    assert_int_equal(
        image_open(knowledge_linked(IMAGE_WORDS), "words", "word", TABLE_VERSION, false, &words, &error), DATELINE_OK);
    assert_int_equal(clause_open(&telling->arena, &words, &telling->words, &error), DATELINE_OK);
}

static uint32_t morphology_read(struct dateline_text feats)
{
    static const struct {
        const char *name;
        uint32_t bit;
    } bits[] = { { "Fin", DATELINE_MORPH_FINITE | DATELINE_MORPH_PAST }, { "Inf", DATELINE_MORPH_INFINITIVE },
        { "Part", DATELINE_MORPH_PARTICIPLE | DATELINE_MORPH_PAST },
        { "Pass", DATELINE_MORPH_PARTICIPLE | DATELINE_MORPH_PASSIVE },
        { "Ing", DATELINE_MORPH_PARTICIPLE | DATELINE_MORPH_PRESENT }, { "Neg", DATELINE_MORPH_NEGATIVE },
        { "Plur", DATELINE_MORPH_PLURAL } };
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (text_is(feats, bits[i].name))
            return bits[i].bit;
    return 0;
}

static void token_read(struct telling *telling, struct dateline_text piece, uint32_t first, struct text_builder *text)
{
    struct dateline_text field[6] = { { NULL, 0 } };
    struct story *story = &telling->story;
    for (int i = 0; i < 6 && text_cut(&piece, '/', &field[i]); i++)
        ;
    struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
    int64_t above = 0;
    token->span.start = text->count;
    text_add(text, field[0]);
    token->span.end = text->count;
    text_add_byte(text, ' ');
    token->lemma = field[1];
    token->sentence = story->sentences.count;
    token->flags = DATELINE_TOKEN_SPACE_AFTER;
    assert_true(text_number(field[3], &above));
    token->head = above ? first + (uint32_t)above - 1 : DATELINE_NONE;
    for (uint8_t i = 0; i < DATELINE_UPOS_COUNT; i++)
        if (text_is(field[2], dateline_upos_text(i)))
            token->upos = i;
    for (uint8_t i = 0; i < DATELINE_DEPREL_COUNT; i++)
        if (text_is(field[4], dateline_deprel_text(i)))
            token->deprel = i;
    token->morphology = morphology_read(field[5]);
    token->xpos = text_is(field[5], "Ing") ? TEXT("VBG") : TEXT("X");
}

/* Names get a mention whose code is the first three letters in upper case. */
static void mentions_fill(struct telling *telling)
{
    struct story *story = &telling->story;
    story->mention_at = ARENA_ARRAY(story->arena, uint32_t, story->tokens.count);
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        story->mention_at[i] = DATELINE_NONE;
        if (story->tokens.at[i].upos != DATELINE_UPOS_PROPN)
            continue;
        char *code = arena_copy(story->arena, story_word(story, i).bytes, 3);
        for (int k = 0; k < 3; k++)
            code[k] = byte_is_lower(code[k]) ? (char)(code[k] - 32) : code[k];
        *VECTOR_PUSH(story->arena, &story->entities) = (struct dateline_entity){ .code = { code, 3 } };
        *VECTOR_PUSH(story->arena, &story->mentions) =
            (struct dateline_mention){ .first = i, .end = i + 1, .head = i, .entity = story->entities.count - 1 };
        story->mention_at[i] = story->mentions.count - 1;
    }
}

/* Sentences are separated by '\n'. */
static void telling_tell(struct telling *telling, const struct codebook *codebook, const char *sentences)
{
    struct story *story = &telling->story;
    struct text_builder text = { .arena = story->arena };
    struct dateline_text rest = text_of(sentences), line, piece;
    while (text_cut(&rest, '\n', &line)) {
        uint32_t first = story->tokens.count;
        while (text_cut(&line, ' ', &piece))
            token_read(telling, piece, first, &text);
        struct dateline_sentence sentence = { .first = first, .end = story->tokens.count };
        sentence.span = (struct dateline_span){ story->tokens.at[first].span.start, text.count - 1 };
        *VECTOR_PUSH(story->arena, &story->sentences) = sentence;
    }
    story->article.text = text_built(&text);
    *VECTOR_PUSH(story->arena, &story->blocks) = (struct dateline_block){ { 0, text.count }, DATELINE_BLOCK_BODY };
    clause_build(telling->words, story);
    mentions_fill(telling);
    what_find(codebook, story);
    assert_null(story_check(story));
}

/* All events as one line, "BEL ACCUSE/disapprove MIN; …", without frame and confidence. */
static const char *events_told(struct telling *telling)
{
    struct text_builder builder = { .arena = &telling->arena };
    for (uint32_t i = 0; i < telling->story.events.count; i++) {
        struct text_builder one = { .arena = &telling->arena };
        example_event(&telling->story, &telling->story.events.at[i], &one);
        struct dateline_text line = text_built(&one);
        text_add_format(&builder, "%s%.*s", i ? "; " : "", TEXT_ARG(text_slice(line, 0, text_find(line, TEXT("  ")))));
    }
    text_add_byte(&builder, '\0');
    return builder.bytes;
}

static void expect(const char *body, const char *sentences, const char *events)
{
    struct book book = { .codebook = NULL };
    struct telling telling;
    book_open(&book, body);
    assert_int_equal(book.status, DATELINE_OK);
    telling_begin(&telling);
    telling_tell(&telling, book.codebook, sentences);
    assert_string_equal(events_told(&telling), events);
    arena_free(&telling.arena);
    arena_free(&telling.scratch);
    arena_free(&book.arena);
}

/* ---- Matching ---- */

#define CONDEMN "ACCUSE disapprove\n  ACTOR condemn RECIPIENT\n"
#define ACTIVE  "Paris/Paris/PROPN/2/nsubj condemned/condemn/VERB/0/root/Fin Minsk/Minsk/PROPN/2/obj"

static void test_voice(void **state)
{
    (void)state;
    expect(CONDEMN, ACTIVE, "PAR ACCUSE/disapprove MIN");
    expect(CONDEMN,
        "Minsk/Minsk/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass/Fin condemned/condemn/VERB/0/root/Pass by/by/ADP/5/case "
        "Paris/Paris/PROPN/3/obl:agent",
        "PAR ACCUSE/disapprove MIN");
    /* nobody is named: an ASSAULT is written, an ACCUSE is not */
    expect(CONDEMN, "Minsk/Minsk/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass/Fin condemned/condemn/VERB/0/root/Pass", "");
    expect("ASSAULT\n  ACTOR bomb RECIPIENT\n",
        "Minsk/Minsk/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass/Fin bombed/bomb/VERB/0/root/Pass", "UNK ASSAULT MIN");
}

static void test_drop_wins_ties(void **state)
{
    (void)state;
    expect(CONDEMN "drop\n  ACTOR condemn RECIPIENT\n", ACTIVE, "");
    expect(CONDEMN "drop\n  ACTOR condemn house\n", ACTIVE, "PAR ACCUSE/disapprove MIN");
    expect(CONDEMN "SUPPORT also\n  ACTOR condemn RECIPIENT\n", ACTIVE, "PAR ACCUSE/disapprove MIN; PAR SUPPORT MIN");
}

static void test_optional_and_absent(void **state)
{
    (void)state;
    static const char *const told = "Paris/Paris/PROPN/2/nsubj sent/send/VERB/0/root/Fin troops/troops/NOUN/2/obj "
                                    "to/to/ADP/5/case Minsk/Minsk/PROPN/2/obl";
    expect("SUPPORT\n  ACTOR send troops [to RECIPIENT]\n", told, "PAR SUPPORT MIN");
    expect("SUPPORT\n  ACTOR send troops [from RECIPIENT] -\n", told, "PAR SUPPORT -");
    expect("SUPPORT\n  ACTOR send SOMETHING !troops\n", told, "");
    expect("SUPPORT\n  ACTOR send SOMETHING:!troops|word\n", told, "");
    expect("SUPPORT\n  ACTOR send SOMETHING:troops|word\n", told, "PAR SUPPORT MIN");
    expect("SUPPORT\n  ACTOR send SOMETHING -\n", told, "PAR SUPPORT -");
}

static void test_composition(void **state)
{
    (void)state;
    static const char codebook[] = "RETREAT withdraw\n  ACTOR withdraw\n  ACTOR leave RECIPIENT\n"
                                   "REJECT\n  ACTOR refuse to EVENT:RETREAT\n"
                                   "ACCUSE\n  ACTOR accuse RECIPIENT of EVENT keep\n";
    static const char refuse[] = "Paris/Paris/PROPN/2/nsubj refused/refuse/VERB/0/root/Fin to/to/PART/4/mark "
                                 "leave/leave/VERB/2/xcomp/Inf Minsk/Minsk/PROPN/4/obj";
    expect(codebook, refuse, "PAR REJECT MIN");
    static const char future[] = "Paris/Paris/PROPN/3/nsubj will/will/AUX/3/aux/Fin withdraw/withdraw/VERB/0/root/Inf";
    expect(codebook, future, "PAR CONCEDE -");
    static const char denied[] = "Paris/Paris/PROPN/2/nsubj denied/deny/VERB/0/root/Fin London/London/PROPN/4/nsubj "
                                 "left/leave/VERB/2/ccomp/Fin Minsk/Minsk/PROPN/4/obj";
    expect(codebook, denied, "LON RETREAT/withdraw MIN +negation");
    static const char accused[] = "Paris/Paris/PROPN/2/nsubj accused/accuse/VERB/0/root/Fin London/London/PROPN/2/obj "
                                  "of/of/SCONJ/5/mark leaving/leave/VERB/2/advcl/Ing Minsk/Minsk/PROPN/5/obj";
    expect(codebook, accused, "PAR ACCUSE LON; LON RETREAT/withdraw MIN");
}

static void test_negation(void **state)
{
    (void)state;
    expect(CONDEMN,
        "Paris/Paris/PROPN/4/nsubj did/do/AUX/4/aux/Fin not/not/PART/4/advmod/Neg condemn/condemn/VERB/0/root/Inf "
        "Minsk/Minsk/PROPN/4/obj",
        "PAR ACCUSE/disapprove MIN +negation");
}

static void test_mode_and_context_words(void **state)
{
    (void)state;
    struct book book = { .codebook = NULL };
    struct telling telling;
    book_open(&book, "ASSAULT\n  ACTOR bomb RECIPIENT [with SOMETHING]\n");
    telling_begin(&telling);
    telling_tell(&telling, book.codebook,
        "Paris/Paris/PROPN/2/nsubj bombed/bomb/VERB/0/root/Fin Minsk/Minsk/PROPN/2/obj with/with/ADP/5/case "
        "warplanes/warplane/NOUN/2/obl");
    assert_string_equal(events_told(&telling), "PAR ASSAULT/aerial MIN");
    assert_true(text_is(telling.story.events.at[0].context[0], "military"));
    assert_int_equal(telling.story.events.at[0].score, -95);
    arena_free(&telling.arena);
    arena_free(&telling.scratch);
    arena_free(&book.arena);
}

/* ---- Later tellings ---- */

static void test_later_telling(void **state)
{
    (void)state;
    struct book book = { .codebook = NULL };
    struct telling telling;
    book_open(&book, CONDEMN);
    telling_begin(&telling);
    telling_tell(&telling, book.codebook,
        ACTIVE "\n" ACTIVE "\nMinsk/Minsk/PROPN/2/nsubj condemned/condemn/VERB/0/root/Fin Paris/Paris/PROPN/2/obj");
    assert_int_equal(telling.story.events.count, 3);
    what_merge(&telling.story);
    assert_string_equal(events_told(&telling), "PAR ACCUSE/disapprove MIN; MIN ACCUSE/disapprove PAR");
    assert_int_equal(telling.story.events.at[0].telling_count, 1);
    assert_int_equal(telling.story.events.at[0].tellings[0].sentence, 1);
    arena_free(&telling.arena);
    arena_free(&telling.scratch);
    arena_free(&book.arena);
}

/* The key hangs on article, words and type alone: a codebook that finds more does not change it. */
static void test_key(void **state)
{
    (void)state;
    uint64_t keys[2];
    static const char *const bodies[2] = { CONDEMN,
        "SUPPORT\n  ACTOR love RECIPIENT\n" CONDEMN "SUPPORT also\n  ACTOR condemn RECIPIENT\n" };
    for (int i = 0; i < 2; i++) {
        struct book book = { .codebook = NULL };
        struct telling telling;
        book_open(&book, bodies[i]);
        telling_begin(&telling);
        telling_tell(&telling, book.codebook, ACTIVE);
        keys[i] = telling.story.events.at[0].key;
        arena_free(&telling.arena);
        arena_free(&telling.scratch);
        arena_free(&book.arena);
    }
    assert_true(keys[0] == keys[1]);
}

/* However many frames a verb begins, a clause is held against a bounded number of them. */
static void test_tries_are_bounded(void **state)
{
    (void)state;
    struct book book = { .codebook = NULL };
    struct telling telling;
    struct text_builder body = { .arena = NULL };
    struct arena arena;
    arena_init(&arena, 0, fixture_never, NULL);
    body.arena = &arena;
    text_add_string(&body, "ACCUSE\n");
    for (int i = 0; i < 1000; i++)
        text_add_format(&body, "  ACTOR condemn RECIPIENT for word%d\n", i);
    text_add_byte(&body, '\0');
    book_open(&book, body.bytes);
    assert_int_equal(book.status, DATELINE_OK);
    telling_begin(&telling);
    telling_tell(&telling, book.codebook, ACTIVE);
    struct matcher matcher;
    match_begin(&matcher, book.codebook, &telling.story);
    match_sentence(&matcher, 0);
    draft_of_clause(&matcher, 0);
    assert_true(matcher.tries > 0);
    assert_true(matcher.tries <= 2 * CODEBOOK_TRIES_MOST); /* by lemma and by form */
    arena_free(&telling.arena);
    arena_free(&telling.scratch);
    arena_free(&book.arena);
    arena_free(&arena);
}

/* Points turn into hundredths by the logistic function; a type's points and a ground's add up. */
static void test_points(void **state)
{
    (void)state;
    struct book book = { .codebook = NULL };
    struct telling telling;
    book_open(&book, CONDEMN "points ACCUSE 100\npoints main -50\npoints quoted 900\n");
    telling_begin(&telling);
    telling_tell(&telling, book.codebook, ACTIVE);
    assert_int_equal(telling.story.events.at[0].confidence, 79); /* logit 0.70 = 0.85; 1.35 is 0.794 */
    arena_free(&telling.arena);
    arena_free(&telling.scratch);
    arena_free(&book.arena);
    book_open(&book, CONDEMN "points any -300\nleast 20\n");
    telling_begin(&telling);
    telling_tell(&telling, book.codebook, ACTIVE);
    assert_int_equal(telling.story.events.count, 0);
    arena_free(&telling.arena);
    arena_free(&telling.scratch);
    arena_free(&book.arena);
}

/* The types between two sides: the event that joins them first; words may outweigh it. */
static void test_relation(void **state)
{
    (void)state;
    static const char *const bodies[] = { CONDEMN, CONDEMN "relate word condemn SUPPORT 500\nrelate any ACCUSE 10\n" };
    static const char *const first[] = { "ACCUSE", "SUPPORT" };
    for (int i = 0; i < 2; i++) {
        struct book book = { .codebook = NULL };
        struct telling telling;
        struct dateline_relation relation;
        struct dateline_span paris = { 0, 5 }, minsk = { 16, 21 };
        book_open(&book, bodies[i]);
        telling_begin(&telling);
        telling_tell(&telling, book.codebook, ACTIVE);
        what_relate(book.codebook, &telling.story, &(struct relation_side){ &paris, 1 },
            &(struct relation_side){ &minsk, 1 }, &relation);
        assert_true(relation.count >= 1);
        assert_true(text_is(relation.types[0], first[i]));
        arena_free(&telling.arena);
        arena_free(&telling.scratch);
        arena_free(&book.arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_voice),
        cmocka_unit_test(test_drop_wins_ties),
        cmocka_unit_test(test_optional_and_absent),
        cmocka_unit_test(test_composition),
        cmocka_unit_test(test_negation),
        cmocka_unit_test(test_mode_and_context_words),
        cmocka_unit_test(test_later_telling),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_tries_are_bounded),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_relation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
