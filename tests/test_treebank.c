/* learn: what the trainer reads of a treebank's file, and that a broken sentence does not pass into a model. */
#include "fixture.h"

#include "../learn/treebank.h"

/* Reads lines as a file of a folder of their own. */
static void read_lines(const char *lines, struct treebank *ret_bank)
{
    static const char *const names[] = { "rain-train.conllu", NULL };
    struct fixture_folder folder;
    char path[128];
    fixture_folder_make(&folder);
    fixture_file_write(&folder, names[0], text_of(lines));
    treebank_read(ret_bank, fixture_file(&folder, names[0], path), true);
    fixture_folder_remove(&folder, names);
}

static void words_and_spaces(void **state)
{
    struct treebank bank;
    (void)state;
    read_lines("# newdoc id = a\n# newpar\n# text = It doesn't rain.\n"
               "1\tIt\tit\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\tEntity=x\n"
               "2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
               "2\tdoes\tdo\tAUX\tVBZ\t_\t4\taux\t_\t_\n"
               "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
               "4\train\train\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
               "4.1\tempty\tempty\tNOUN\tNN\t_\t_\t_\t0:root\t_\n"
               "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
               "\n# newpar_block\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n",
        &bank);
    static const bool space[] = { true, false, true, false, true }, joined[] = { false, false, true, false, false };
    static const uint32_t heads[] = { 4, 4, 4, 0, 4 };
    assert_int_equal(bank.count, 2);
    assert_int_equal(bank.sentences[0].count, 5);
    assert_true(bank.sentences[0].new_document && bank.sentences[0].new_paragraph);
    assert_false(bank.sentences[1].new_document || bank.sentences[1].new_paragraph);
    assert_true(text_is(bank.sentences[0].text, "It doesn't rain."));
    assert_true(text_is(bank.sentences[0].words[2].lemma, "not"));
    assert_true(text_is(bank.sentences[0].words[0].misc, "Entity=x"));
    assert_true(text_is(bank.sentences[1].words[0].form, "Yes"));
    for (int i = 0; i < 5; i++) {
        assert_int_equal(bank.sentences[0].words[i].space_after, space[i]);
        assert_int_equal(bank.sentences[0].words[i].joined, joined[i]);
        assert_int_equal(bank.sentences[0].words[i].head, heads[i]);
    }
    treebank_free(&bank);
}

static void broken_sentences_are_left_out(void **state)
{
    static const char *const broken[] = {
        "1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\n",        /* nine fields */
        "x\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n",     /* no number */
        "2\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n",     /* begins with the second word */
        "1\tRain\train\tNOUN\tNN\t_\t_\tnsubj\t_\t_\n",     /* no head */
        "1\tRain\x1b\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n", /* a control character */
    };
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct treebank bank;
        char lines[512];
        snprintf(lines, sizeof lines,
            "1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_\n\n%s2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
            "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n",
            broken[i]);
        read_lines(lines, &bank);
        assert_int_equal(bank.count, 2);
        assert_int_equal(bank.sentences[1].count, 1);
        assert_true(text_is(bank.sentences[0].words[0].form, "No"));
        assert_true(text_is(bank.sentences[1].words[0].form, "Yes"));
        treebank_free(&bank);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_spaces),
        cmocka_unit_test(broken_sentences_are_left_out),
    };
    return cmocka_run_group_tests_name("treebank", tests, NULL, NULL);
}
