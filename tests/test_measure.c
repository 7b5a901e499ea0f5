/* measure: scores of small hand-made trees against what was counted by hand, after the definitions of the CoNLL 2018
 * shared task. Both sides are written as lines of CoNLL-U; the found side becomes a result as the language room leaves
 * it. */
#include "fixture.h"

#include "base/conllu.h"
#include "story/result.h"

/* ---- A result out of lines ---- */

static uint8_t upos_of(struct dateline_text name)
{
    for (int i = 0; i < DATELINE_UPOS_COUNT; i++)
        if (text_is(name, dateline_upos_text((enum dateline_upos)i)))
            return (uint8_t)i;
    fail_msg("no tag %.*s", TEXT_ARG(name));
    return 0;
}

static uint8_t deprel_of(struct dateline_text name)
{
    for (int i = 0; i < DATELINE_DEPREL_COUNT; i++)
        if (text_is(name, dateline_deprel_text((enum dateline_deprel)i)))
            return (uint8_t)i;
    fail_msg("no relation %.*s", TEXT_ARG(name));
    return 0;
}

struct filling {
    struct story *story;
    struct text_builder text;
    uint32_t first, joined_last;
    bool given;
};

static void word_fill(struct filling *filling, const struct conllu_line *line)
{
    struct story *story = filling->story;
    uint32_t head, start = filling->text.count, number = story->tokens.count - filling->first + 1;
    assert_int_equal(line->first, number);
    assert_true(conllu_head(line, &head));
    text_add(&filling->text, line->field[CONLLU_FORM]);
    struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
    *token = (struct dateline_token){ .span = { start, filling->text.count },
        .lemma = line->field[CONLLU_LEMMA],
        .xpos = line->field[CONLLU_XPOS],
        .feats = text_is(line->field[CONLLU_FEATS], "_") ? TEXT("") : line->field[CONLLU_FEATS],
        .head = head ? filling->first + head - 1 : DATELINE_NONE,
        .sentence = story->sentences.count,
        .upos = upos_of(line->field[CONLLU_UPOS]),
        .deprel = deprel_of(line->field[CONLLU_DEPREL]) };
    if (filling->joined_last > number)
        token->flags = DATELINE_TOKEN_MULTIWORD;
    if (number > 1 && filling->joined_last >= number && story->tokens.at[story->tokens.count - 2].flags)
        token->flags = DATELINE_TOKEN_JOINED;
    if (filling->joined_last <= number || filling->given)
        text_add_byte(&filling->text, filling->given ? '\n' : ' ');
}

static void sentence_fill(struct filling *filling)
{
    struct story *story = filling->story;
    uint32_t end = story->tokens.count;
    if (end > filling->first)
        *VECTOR_PUSH(story->arena, &story->sentences) =
            (struct dateline_sentence){ .span = { story->tokens.at[filling->first].span.start, filling->text.count },
                .first = filling->first,
                .end = end };
    filling->first = end;
    filling->joined_last = 0;
}

/* A result whose words are those of `found` and whose article carries `gold`. */
static void result_fill(struct dateline_result *result, const char *gold, const char *found, bool given)
{
    *result = (struct dateline_result){ .code_points = NULL };
    arena_init(&result->arena, 0, fixture_never, NULL);
    struct story *story = &result->story;
    story->arena = &result->arena;
    struct filling filling = { .story = story, .text = { .arena = &result->arena }, .given = given };
    struct dateline_text rest = text_of(found), text;
    while (text_cut(&rest, '\n', &text)) {
        struct conllu_line line;
        conllu_line_read(text, &line);
        assert_int_not_equal(line.kind, CONLLU_BROKEN);
        if (line.kind == CONLLU_MULTIWORD)
            filling.joined_last = line.last;
        else if (line.kind == CONLLU_WORD)
            word_fill(&filling, &line);
        else
            sentence_fill(&filling);
    }
    sentence_fill(&filling);
    story->article = (struct dateline_article){
        .id = TEXT("doc"), .text = text_built(&filling.text), .gold = text_of(gold), .words_given = given
    };
}

static dateline_measure *measure_make(void)
{
    dateline_measure *measure;
    struct dateline_error error;
    assert_int_equal(dateline_measure_new(&measure, &error), DATELINE_OK);
    return measure;
}

static enum dateline_status add(
    dateline_measure *measure, const char *gold, const char *found, bool given, struct dateline_error *error)
{
    struct dateline_result result;
    result_fill(&result, gold, found, given);
    enum dateline_status status = dateline_measure_add(measure, &result, error);
    arena_free(&result.arena);
    return status;
}

static dateline_measure *measured(const char *gold, const char *found)
{
    dateline_measure *measure = measure_make();
    struct dateline_error error;
    assert_int_equal(add(measure, gold, found, false, &error), DATELINE_OK);
    return measure;
}

static void assert_score(
    const dateline_measure *measure, enum dateline_metric metric, uint64_t correct, uint64_t gold, uint64_t found)
{
    struct dateline_score score = dateline_measure_score(measure, metric);
    if (score.correct != correct || score.gold != gold || score.found != found)
        fail_msg("%s: got %d of %d gold, %d found; want %d of %d, %d", dateline_metric_text(metric), (int)score.correct,
            (int)score.gold, (int)score.found, (int)correct, (int)gold, (int)found);
}

/* ---- Trees ---- */

static const char rain[] = "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
                           "2\tfell\tfall\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
                           "3\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_\n"
                           "4\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t5\tdet\t_\t_\n"
                           "5\ttown\ttown\tNOUN\tNN\tNumber=Sing\t2\tobl\t_\tSpaceAfter=No\n"
                           "6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

static void test_same(void **state)
{
    (void)state;
    dateline_measure *measure = measured(rain, rain);
    for (int m = 0; m < DATELINE_METRIC_COUNT; m++) {
        uint64_t count = m == DATELINE_METRIC_SENTENCES ? 1 : m >= DATELINE_METRIC_CLAS ? 3 : 6;
        assert_score(measure, (enum dateline_metric)m, count, count, count);
    }
    dateline_measure_free(measure);
}

/* "town" hangs on "Rain" (nmod); "the" has another tag, "fell" another lemma; a feature that is not universal and a
 * subtype. */
static void test_wrong(void **state)
{
    (void)state;
    static const char found[] = "1\tRain\train\tNOUN\tNN\tExtPos=NOUN|Number=Sing\t2\tnsubj:pass\t_\t_\n"
                                "2\tfell\tfell\tVERB\tVBN\tVerbForm=Part\t0\troot\t_\t_\n"
                                "3\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_\n"
                                "4\tthe\tthe\tPRON\tDT\tPronType=Art|Definite=Def\t5\tdet\t_\t_\n"
                                "5\ttown\ttown\tNOUN\tNN\tNumber=Sing\t1\tnmod\t_\tSpaceAfter=No\n"
                                "6\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n";
    dateline_measure *measure = measured(rain, found);
    assert_score(measure, DATELINE_METRIC_UPOS, 5, 6, 6);
    assert_score(measure, DATELINE_METRIC_XPOS, 5, 6, 6);
    assert_score(measure, DATELINE_METRIC_UFEATS, 5, 6, 6);
    assert_score(measure, DATELINE_METRIC_ALLTAGS, 4, 6, 6);
    assert_score(measure, DATELINE_METRIC_LEMMAS, 5, 6, 6);
    assert_score(measure, DATELINE_METRIC_UAS, 4, 6, 6);
    assert_score(measure, DATELINE_METRIC_LAS, 4, 6, 6);
    assert_score(measure, DATELINE_METRIC_CLAS, 2, 3, 3); /* Rain and fell; not town */
    assert_score(measure, DATELINE_METRIC_MLAS, 1, 3, 3); /* Rain */
    assert_score(measure, DATELINE_METRIC_BLEX, 1, 3, 3);
    dateline_measure_free(measure);
}

/* MLAS asks for the functional dependents of a content word: "town" loses by the tag of "the" alone. */
static void test_functional(void **state)
{
    (void)state;
    static const char found[] = "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
                                "2\tfell\tfall\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
                                "3\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_\n"
                                "4\tthe\tthe\tPRON\tDT\tDefinite=Def|PronType=Art\t5\tdet\t_\t_\n"
                                "5\ttown\ttown\tNOUN\tNN\tNumber=Sing\t2\tobl\t_\tSpaceAfter=No\n"
                                "6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
    dateline_measure *measure = measured(rain, found);
    assert_score(measure, DATELINE_METRIC_CLAS, 3, 3, 3);
    assert_score(measure, DATELINE_METRIC_MLAS, 2, 3, 3);
    dateline_measure_free(measure);
}

/* A content word that is found with a functional relation counts in the gold's total alone. */
static void test_content_totals(void **state)
{
    (void)state;
    static const char found[] = "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
                                "2\tfell\tfall\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
                                "3\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_\n"
                                "4\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t5\tdet\t_\t_\n"
                                "5\ttown\ttown\tNOUN\tNN\tNumber=Sing\t2\tmark\t_\tSpaceAfter=No\n"
                                "6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
    dateline_measure *measure = measured(rain, found);
    assert_score(measure, DATELINE_METRIC_UAS, 6, 6, 6);
    assert_score(measure, DATELINE_METRIC_LAS, 5, 6, 6);
    assert_score(measure, DATELINE_METRIC_CLAS, 2, 3, 2);
    dateline_measure_free(measure);
}

/* One sentence found as two: the tokens are right; "town" is a root now, the stop hangs on it. */
static void test_split(void **state)
{
    (void)state;
    static const char found[] = "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
                                "2\tfell\tfall\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n\n"
                                "1\ton\ton\tADP\tIN\t_\t3\tcase\t_\t_\n"
                                "2\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t3\tdet\t_\t_\n"
                                "3\ttown\ttown\tNOUN\tNN\tNumber=Sing\t0\troot\t_\tSpaceAfter=No\n"
                                "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";
    dateline_measure *measure = measured(rain, found);
    assert_score(measure, DATELINE_METRIC_SENTENCES, 0, 1, 2);
    assert_score(measure, DATELINE_METRIC_TOKENS, 6, 6, 6);
    assert_score(measure, DATELINE_METRIC_UAS, 4, 6, 6);
    assert_score(measure, DATELINE_METRIC_LAS, 4, 6, 6);
    dateline_measure_free(measure);
}

/* Words cut otherwise: "town." as one. Its head is no longer anybody's, and what hung on it is wrong, too. */
static void test_cut(void **state)
{
    (void)state;
    static const char found[] = "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
                                "2\tfell\tfall\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
                                "3\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_\n"
                                "4\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t5\tdet\t_\t_\n"
                                "5\ttown.\ttown\tNOUN\tNN\tNumber=Sing\t2\tobl\t_\t_\n\n";
    dateline_measure *measure = measured(rain, found);
    assert_score(measure, DATELINE_METRIC_SENTENCES, 1, 1, 1);
    assert_score(measure, DATELINE_METRIC_TOKENS, 4, 6, 5);
    assert_score(measure, DATELINE_METRIC_WORDS, 4, 6, 5);
    assert_score(measure, DATELINE_METRIC_UPOS, 4, 6, 5);
    assert_score(measure, DATELINE_METRIC_LAS, 2, 6, 5);
    dateline_measure_free(measure);
}

/* ---- Multiword tokens ---- */

#define WORD(id, form, head, deprel) #id "\t" form "\t_\tX\t_\t_\t" #head "\t" deprel "\t_\t_\n"
#define JOINED(ids, form)            ids "\t" form "\t_\t_\t_\t_\t_\t_\t_\t_\n"

static void assert_words(const char *gold, const char *found, uint64_t correct, uint64_t gold_count, uint64_t count)
{
    dateline_measure *measure = measured(gold, found);
    assert_score(measure, DATELINE_METRIC_WORDS, correct, gold_count, count);
    dateline_measure_free(measure);
}

static void test_multiword(void **state)
{
    (void)state;
    /* the same split, marked as one token or not; capitals do not count */
    assert_words(JOINED("1-2", "Cannot") WORD(1, "can", 0, "root") WORD(2, "not", 1, "advmod") "\n",
        WORD(1, "Can", 0, "root") WORD(2, "not", 1, "advmod") "\n", 2, 2, 2);
    /* not split: the token is right, no word is */
    dateline_measure *measure = measured(JOINED("1-2", "gonna") WORD(1, "gon", 0, "root") WORD(2, "na", 1, "mark")
                                             WORD(3, "go", 1, "xcomp") "\n",
        WORD(1, "gonna", 0, "root") WORD(2, "go", 1, "xcomp") "\n");
    assert_score(measure, DATELINE_METRIC_TOKENS, 2, 2, 2);
    assert_score(measure, DATELINE_METRIC_WORDS, 1, 3, 2);
    assert_score(measure, DATELINE_METRIC_UAS, 0, 3, 2);
    dateline_measure_free(measure);
    /* split elsewhere: one form is common */
    assert_words(JOINED("1-3", "abc") WORD(1, "a", 0, "root") WORD(2, "b", 1, "dep") WORD(3, "c", 1, "dep") "\n",
        JOINED("1-2", "abc") WORD(1, "a", 0, "root") WORD(2, "bc", 1, "dep") "\n", 1, 3, 2);
    /* tokens that overlap crosswise are one stretch: a, b, c and d are found in order */
    assert_words(JOINED("1-2", "ab") WORD(1, "a", 0, "root") WORD(2, "b", 1, "dep") JOINED("3-4", "cd")
                     WORD(3, "c", 1, "dep") WORD(4, "d", 1, "dep") "\n",
        WORD(1, "a", 0, "root") JOINED("2-3", "bc") WORD(2, "b", 1, "dep") WORD(3, "c", 1, "dep")
            WORD(4, "d", 1, "dep") "\n",
        4, 4, 4);
    /* a word beside a multiword token is aligned by place, not by form */
    assert_words(WORD(1, "x", 0, "root") JOINED("2-3", "yx") WORD(2, "y", 1, "dep") WORD(3, "x", 1, "dep") "\n",
        WORD(1, "x", 0, "root") WORD(2, "yx", 1, "dep") "\n", 1, 3, 2);
}

/* Given words of a token whose form is none of theirs are where the treebank has them. */
static void test_given(void **state)
{
    (void)state;
    static const char trees[] =
        JOINED("1-2", "au") WORD(1, "a", 0, "root") WORD(2, "le", 1, "det") WORD(3, "mot", 1, "obl") "\n";
    dateline_measure *measure = measure_make();
    struct dateline_error error;
    assert_int_equal(add(measure, trees, trees, true, &error), DATELINE_OK);
    assert_score(measure, DATELINE_METRIC_TOKENS, 2, 2, 2);
    assert_score(measure, DATELINE_METRIC_WORDS, 3, 3, 3);
    assert_score(measure, DATELINE_METRIC_LAS, 3, 3, 3);
    assert_int_equal(add(measure, trees, WORD(1, "au", 0, "root") "\n", true, &error), DATELINE_ARGUMENT);
    assert_score(measure, DATELINE_METRIC_WORDS, 3, 3, 3);
    dateline_measure_free(measure);
}

/* ---- Odd input ---- */

/* Without a lemma in the treebank any is right; white space of any kind is no part of a word. */
static void test_lenient(void **state)
{
    (void)state;
    dateline_measure *measure = measured("1\t10\xC2\xA0"
                                         "000\t_\tNUM\t_\t_\t0\troot\t_\t_\n\n",
        "1\t10 000\tten\tNUM\tCD\t_\t0\troot\t_\t_\n\n");
    assert_score(measure, DATELINE_METRIC_WORDS, 1, 1, 1);
    assert_score(measure, DATELINE_METRIC_LEMMAS, 1, 1, 1);
    assert_score(measure, DATELINE_METRIC_XPOS, 0, 1, 1);
    dateline_measure_free(measure);
}

/* Texts that part: what stands before is aligned, the rest is wrong on both sides. */
static void test_other_text(void **state)
{
    (void)state;
    dateline_measure *measure = measure_make();
    struct dateline_error error;
    assert_int_equal(
        add(measure, WORD(1, "one", 0, "root") WORD(2, "two", 1, "dep") WORD(3, "three", 1, "dep") "\n",
            WORD(1, "one", 0, "root") WORD(2, "too", 1, "dep") WORD(3, "three", 1, "dep") "\n", false, &error),
        DATELINE_FORMAT);
    assert_non_null(strstr(error.message, "doc: "));
    assert_non_null(strstr(error.message, "\"twothree\" where the text has \"toothree\""));
    assert_score(measure, DATELINE_METRIC_TOKENS, 1, 3, 3);
    assert_score(measure, DATELINE_METRIC_SENTENCES, 0, 1, 1);
    assert_score(measure, DATELINE_METRIC_WORDS, 1, 3, 3);
    assert_score(measure, DATELINE_METRIC_LAS, 1, 3, 3);
    dateline_measure_free(measure);
}

static void test_no_gold(void **state)
{
    (void)state;
    static const char *const golds[] = { "", "\n\n", "1\tone\n", WORD(2, "one", 0, "root"), WORD(1, "one", 9, "dep"),
        "1\tone\t_\tX\t_\t_\t_\troot\t_\t_\n", JOINED("1-2", "one") };
    struct dateline_error error;
    dateline_measure *measure = measure_make();
    for (size_t i = 0; i < sizeof golds / sizeof *golds; i++) {
        assert_int_equal(add(measure, golds[i], WORD(1, "one", 0, "root") "\n", false, &error), DATELINE_ARGUMENT);
        assert_score(measure, DATELINE_METRIC_WORDS, 0, 0, 0);
    }
    assert_string_equal(dateline_metric_text(DATELINE_METRIC_COUNT), "");
    assert_score(measure, DATELINE_METRIC_COUNT, 0, 0, 0);
    dateline_measure_free(measure);
}

/* A stretch of multiword tokens without end is given up, not searched through. */
static void test_long_stretch(void **state)
{
    (void)state;
    enum { WORDS = 4000 };
    char *line = calloc(WORDS, 40), *joined = calloc(WORDS + 64, 1);
    size_t length = 0;
    memset(joined, 'a', WORDS);
    length += (size_t)sprintf(line, "1-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", WORDS, joined);
    for (int i = 1; i <= WORDS; i++)
        length += (size_t)sprintf(line + length, "%d\ta\t_\tX\t_\t_\t%d\tdep\t_\t_\n", i, i - 1);
    dateline_measure *measure = measured(line, line);
    assert_score(measure, DATELINE_METRIC_TOKENS, 1, 1, 1);
    assert_score(measure, DATELINE_METRIC_WORDS, 0, WORDS, WORDS);
    dateline_measure_free(measure);
    free(line);
    free(joined);
}

/* ---- A relation at a time ---- */

static void test_categories(void **state)
{
    (void)state;
    static const char gold[] = WORD(1, "a", 0, "root") WORD(2, "b", 1, "obl:agent") WORD(3, "c", 1, "obl")
        WORD(4, "d", 1, "obl") WORD(5, "e", 1, "obl") WORD(6, "f", 1, "nmod") WORD(7, "gh", 1, "nmod") "\n";
    static const char found[] = WORD(1, "a", 0, "root") WORD(2, "b", 1, "obl") WORD(3, "c", 2, "obl") WORD(4, "d", 1,
        "nmod") WORD(5, "e", 1, "advmod") WORD(6, "f", 1, "nmod") WORD(7, "g", 1, "nmod") WORD(8, "h", 1, "nmod") "\n";
    dateline_measure *measure = measured(gold, found);
    const struct dateline_category *all;
    struct dateline_error error;
    size_t count;
    assert_int_equal(dateline_measure_categories(measure, DATELINE_BY_DEPREL, &all, &count, &error), DATELINE_OK);
    assert_int_equal(count, 4);
    assert_true(text_is(all[0].name, "obl") && text_is(all[1].name, "nmod"));
    assert_true(text_is(all[2].name, "root") && text_is(all[3].name, "advmod"));
    assert_int_equal(all[0].score.gold, 4);
    assert_int_equal(all[0].score.found, 2);
    assert_int_equal(all[0].score.correct, 1);
    assert_int_equal(all[0].wrong_head, 1);
    assert_int_equal(all[0].unaligned, 0);
    assert_int_equal(all[0].confusion_count, 2); /* as often: in the order of their names */
    assert_true(text_is(all[0].confusions[0].name, "advmod") && all[0].confusions[0].count == 1);
    assert_true(text_is(all[0].confusions[1].name, "nmod") && all[0].confusions[1].count == 1);
    assert_int_equal(all[1].score.correct, 1);
    assert_int_equal(all[1].score.found, 4);
    assert_int_equal(all[1].unaligned, 1);
    assert_int_equal(all[1].confusion_count, 0);
    assert_int_equal(all[3].score.gold, 0);
    assert_int_equal(all[3].score.found, 1);
    assert_int_equal(dateline_measure_categories(measure, DATELINE_BY_UPOS, &all, &count, &error), DATELINE_OK);
    assert_int_equal(count, 1);
    assert_int_equal(all[0].score.correct, 6);
    dateline_measure_free(measure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_functional),
        cmocka_unit_test(test_content_totals),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_multiword),
        cmocka_unit_test(test_given),
        cmocka_unit_test(test_lenient),
        cmocka_unit_test(test_other_text),
        cmocka_unit_test(test_no_gold),
        cmocka_unit_test(test_long_stretch),
        cmocka_unit_test(test_categories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
