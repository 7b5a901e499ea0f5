/* bench/clause_score: two small treebanks drawn by hand, whose clauses can be counted on one's fingers. */
#include "fixture.h"

#include "../bench/clause_score.h"
#include "clause_fixture.h"

#define WORD(id, form, lemma, upos, xpos, head, deprel)                                                                \
#id "\t" form "\t" lemma "\t" upos "\t" xpos "\t_\t" #head "\t" deprel "\t_\t_\n"

/* "Norway and Chile didn't fund the dam. Miners left." */
#define FUND(norway, chile)                                                                                            \
    "# text = Norway and Chile didn't fund the dam .\n" WORD(1, "Norway", "Norway", "PROPN", "NNP", 6, norway)         \
        WORD(2, "and", "and", "CCONJ", "CC", 3, "cc")                                                                  \
            WORD(3, "Chile", "Chile", "PROPN", "NNP", 1, chile) "4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD(          \
                4, "did", "do", "AUX", "VBD", 6, "aux") WORD(5, "n't", "not", "PART", "RB", 6, "advmod")               \
                WORD(6, "fund", "fund", "VERB", "VB", 0, "root") WORD(7, "the", "the", "DET", "DT", 8, "det")          \
                    WORD(8, "dam", "dam", "NOUN", "NN", 6, "obj") WORD(9, ".", ".", "PUNCT", ".", 6, "punct")

static const char gold_trees[] = FUND("nsubj", "conj") "\n" WORD(1, "Miners", "miner", "NOUN", "NNS", 2, "nsubj")
    WORD(2, "left", "leave", "VERB", "VBD", 0, "root") WORD(3, ".", ".", "PUNCT", ".", 2, "punct");

static void read_trees(struct fixture *fixture, const char *trees, struct treebank_story *bank)
{
    treebank_story_read(&fixture->arena, text_of(trees), bank);
    clause_build(fixture->words, &bank->story);
    assert_null(story_check(&bank->story));
}

static void compare(struct fixture *fixture, const char *gold, const char *found, struct clause_score *score)
{
    struct treebank_story wanted, had;
    read_trees(fixture, gold, &wanted);
    read_trees(fixture, found, &had);
    assert_int_equal(clause_score_differ(&wanted, &had), DATELINE_NONE);
    clause_score(&wanted, &had, score);
}

static void assert_counts(
    const struct clause_score *score, enum clause_measure measure, uint32_t gold, uint32_t found, uint32_t common)
{
    if (score->counts[measure].gold != gold || score->counts[measure].found != found ||
        score->counts[measure].common != common)
        fail_msg("%s: gold %u, found %u, common %u", clause_score_name(measure), score->counts[measure].gold,
            score->counts[measure].found, score->counts[measure].common);
}

static void test_same(void **state)
{
    struct clause_score score;
    compare(*state, gold_trees, gold_trees, &score);
    assert_counts(&score, CLAUSE_SCORE_PREDICATE, 2, 2, 2);
    assert_counts(&score, CLAUSE_SCORE_SUBJECT, 3, 3, 3);
    assert_counts(&score, CLAUSE_SCORE_OBJECT, 1, 1, 1);
    assert_counts(&score, CLAUSE_SCORE_WHO_WHAT, 4, 4, 4);
    assert_counts(&score, CLAUSE_SCORE_WHOLE, 2, 2, 2);
    assert_int_equal(score.polarity, 2);
    assert_int_equal(score.modality, 2);
    assert_true(clause_score_f1(&score, CLAUSE_SCORE_WHOLE) == 1.0);
    assert_true(clause_score_f1(&score, CLAUSE_SCORE_OBLIQUE) == 0.0);
}

/* One of two subjects is lost: three facts of four, and of the two wholes one. */
static void test_lost_subject(void **state)
{
    struct clause_score score;
    compare(*state, gold_trees,
        FUND("nsubj", "dep") "\n" WORD(1, "Miners", "miner", "NOUN", "NNS", 2, "nsubj")
            WORD(2, "left", "leave", "VERB", "VBD", 0, "root") WORD(3, ".", ".", "PUNCT", ".", 2, "punct"),
        &score);
    assert_counts(&score, CLAUSE_SCORE_SUBJECT, 3, 2, 2);
    assert_counts(&score, CLAUSE_SCORE_WHO_WHAT, 4, 3, 3);
    assert_counts(&score, CLAUSE_SCORE_WHOLE, 2, 2, 1);
}

/* Other sentences and other words over the same text: the contraction whole, one sentence instead of two. What stands
 * on the same characters is compared all the same; the negation is lost. */
static void test_cut_differently(void **state)
{
    struct clause_score score;
    compare(*state, gold_trees,
        WORD(1, "Norway", "Norway", "PROPN", "NNP", 5, "nsubj") WORD(2, "and", "and", "CCONJ", "CC", 3, "cc")
            WORD(3, "Chile", "Chile", "PROPN", "NNP", 1, "conj") WORD(4, "didn't", "do", "AUX", "VBD", 5, "aux")
                WORD(5, "fund", "fund", "VERB", "VB", 0, "root") WORD(6, "the", "the", "DET", "DT", 7, "det")
                    WORD(7, "dam", "dam", "NOUN", "NN", 5, "obj") WORD(8, ".", ".", "PUNCT", ".", 5, "punct")
                        WORD(9, "Miners", "miner", "NOUN", "NNS", 10, "nsubj") WORD(10, "left", "leave", "VERB", "VBD",
                            5, "parataxis") WORD(11, ".", ".", "PUNCT", ".", 5, "punct"),
        &score);
    assert_counts(&score, CLAUSE_SCORE_PREDICATE, 2, 2, 2);
    assert_counts(&score, CLAUSE_SCORE_WHO_WHAT, 4, 4, 4);
    assert_int_equal(score.polarity, 1);
}

static void test_other_text(void **state)
{
    struct treebank_story gold, other;
    read_trees(*state, gold_trees, &gold);
    read_trees(*state, WORD(1, "Norse", "norse", "ADJ", "JJ", 0, "root"), &other);
    assert_int_equal(clause_score_differ(&gold, &other), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_same, setup, teardown),
        cmocka_unit_test_setup_teardown(test_lost_subject, setup, teardown),
        cmocka_unit_test_setup_teardown(test_cut_differently, setup, teardown),
        cmocka_unit_test_setup_teardown(test_other_text, setup, teardown) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
