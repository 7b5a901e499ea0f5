/* wire: what is body text and what is not. Each case is a text and the blocks that it must give, one a line: the kind's
 * letter (B body, T title, D dateline, Y byline, C credits, N note, F furniture) and the words; a line end inside a
 * block is shown as '|'. Lines that begin with "=" are the dateline's place, agency and date, with "+" a credit, with
 * "#" a note. */
#include "fixture.h"

#include "base/calendar.h"
#include "base/text.h"
#include "dateline.h"

static dateline_coder *coder;
static dateline_workspace *workspace;

static int open_coder(void **state)
{
    (void)state;
    struct dateline_options options = { .size = sizeof options, .last_stage = "wire" };
    if (fixture_coder(&options, &coder))
        return 1;
    workspace = fixture_workspace(coder);
    return 0;
}

static int close_coder(void **state)
{
    (void)state;
    dateline_workspace_free(workspace);
    dateline_coder_close(coder);
    return 0;
}

struct cut_case {
    const char *text, *blocks;
    bool plain;
};

static void line_print(char *into, size_t size, const char *mark, struct dateline_text words)
{
    size_t at = strlen(into);
    at += (size_t)snprintf(into + at, size - at, "%s%.*s\n", mark, TEXT_ARG(words));
    for (size_t i = at - words.length - 1; i + 1 < at; i++)
        if (into[i] == '\n')
            into[i] = '|';
}

static void blocks_print(const dateline_result *result, char *into, size_t size)
{
    static const char *const letters[] = { "B ", "T ", "D ", "Y ", "C ", "N ", "F " };
    const struct dateline_article *article = dateline_result_article(result);
    size_t count;
    const struct dateline_block *blocks = dateline_blocks(result, &count);
    into[0] = '\0';
    for (size_t i = 0; i < count; i++)
        line_print(
            into, size, letters[blocks[i].kind], text_slice(article->text, blocks[i].span.start, blocks[i].span.end));
    const struct dateline_dateline *dateline = dateline_result_dateline(result);
    char words[512], day[11] = "";
    if (date_known(dateline->date))
        date_print(dateline->date, day);
    if (dateline->place.length || dateline->agency.length || *day) {
        snprintf(words, sizeof words, "%.*s / %.*s / %s", TEXT_ARG(dateline->place), TEXT_ARG(dateline->agency), day);
        line_print(into, size, "= ", text_of(words));
    }
    const struct dateline_credit *credits = dateline_credits(result, &count);
    for (size_t i = 0; i < count; i++) {
        snprintf(words, sizeof words, "%.*s: %.*s / %.*s", TEXT_ARG(credits[i].role), TEXT_ARG(credits[i].name),
            TEXT_ARG(credits[i].place));
        line_print(into, size, "+ ", text_of(words));
    }
    const struct dateline_note *notes = dateline_notes(result, &count);
    for (size_t i = 0; i < count; i++) {
        snprintf(words, sizeof words, "%.*s: %.*s", TEXT_ARG(notes[i].what), TEXT_ARG(notes[i].text));
        line_print(into, size, "# ", text_of(words));
    }
}

static void check_cases(const struct cut_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct dateline_article article = {
            .id = TEXT("t"), .text = text_of(cases[i].text), .date = { 2018, 7, 18 }, .plain_file = cases[i].plain
        };
        struct dateline_error error;
        dateline_result *result;
        char got[4096];
        assert_int_equal(dateline_code(workspace, &article, &result, &error), DATELINE_OK);
        blocks_print(result, got, sizeof got);
        assert_string_equal(got, cases[i].blocks);
        dateline_result_free(result);
    }
}

static void datelines_of_many_shapes(void **state)
{
    (void)state;
    static const struct cut_case cases[] = {
        { "OSLO, July 17 (Reuters) - A ship sank.",
            "D OSLO, July 17 (Reuters) -\nB A ship sank.\n= OSLO / Reuters / 2018-07-17\n", false },
        { "(Reuters) \xE2\x80\x93 A ship sank.", "D (Reuters) \xE2\x80\x93\nB A ship sank.\n=  / Reuters / \n", false },
        { "AUSTIN, Texas/OSLO (Reuters) - It rained.",
            "D AUSTIN, Texas/OSLO (Reuters) -\nB It rained.\n= AUSTIN, Texas/OSLO / Reuters / \n", false },
        { "Lima (CNN)Peru voted.", "D Lima (CNN)\nB Peru voted.\n= Lima / CNN / \n", false },
        { "Lima (CNN)\nPeru voted.\nPolls closed.", "D Lima (CNN)\nB Peru voted.\nB Polls closed.\n= Lima / CNN / \n",
            false },
        { "SAN JUAN, P.R. (AP) \xE2\x80\x94 It rained.",
            "D SAN JUAN, P.R. (AP) \xE2\x80\x94\nB It rained.\n= SAN JUAN, P.R. / AP / \n", false },
        { "ROME (AP)_ It rained.", "D ROME (AP)_\nB It rained.\n= ROME / AP / \n", false },
        { "MOSCOW. July 17 (Interfax) - It rained.",
            "D MOSCOW. July 17 (Interfax) -\nB It rained.\n= MOSCOW / Interfax / 2018-07-17\n", false },
        { "MOSCOW, July 17. /TASS/. It rained.",
            "D MOSCOW, July 17. /TASS/.\nB It rained.\n= MOSCOW / TASS / 2018-07-17\n", false },
        { "KHARTOUM, 3 March 2016 (Xinhua) -- It rained.",
            "D KHARTOUM, 3 March 2016 (Xinhua) --\nB It rained.\n= KHARTOUM / Xinhua / 2016-03-03\n", false },
        { "QUITO, Dec 30 - Workers struck.", "D QUITO, Dec 30 -\nB Workers struck.\n= QUITO /  / 2017-12-30\n", false },
        { "BELO HORIZONTE - Workers struck.", "D BELO HORIZONTE -\nB Workers struck.\n= BELO HORIZONTE /  / \n",
            false },
        { "Friday, January 4, 2019\n\nA ship sank.", "D Friday, January 4, 2019\nB A ship sank.\n=  /  / 2019-01-04\n",
            false },
        { "DAVAO (WXYZ) - It rained.", "D DAVAO (WXYZ) -\nB It rained.\n= DAVAO / WXYZ / \n", false },
        { "(CNN)Peru voted.", "D (CNN)\nB Peru voted.\n=  / CNN / \n", false },
        { "TEHRAN, July 5, IRNA - It rained.", "D TEHRAN, July 5, IRNA -\nB It rained.\n= TEHRAN / IRNA / 2018-07-05\n",
            false },
        { "KATHMANDU, July 5: It rained.", "D KATHMANDU, July 5:\nB It rained.\n= KATHMANDU /  / 2018-07-05\n", false },
        { "Cali, Colombia - Workers struck.", "D Cali, Colombia -\nB Workers struck.\n= Cali, Colombia /  / \n",
            false },
        { "Bonn \xE2\x80\x94 Workers struck.", "D Bonn \xE2\x80\x94\nB Workers struck.\n= Bonn /  / \n", false },
        { "MOSCOW. July 3. INTERFAX - It rained.",
            "D MOSCOW. July 3. INTERFAX -\nB It rained.\n= MOSCOW / Interfax / 2018-07-03\n", false },
        /* none of these is one */
        { "Tuesday \xE2\x80\x94 Workers struck.", "B Tuesday \xE2\x80\x94 Workers struck.\n", false },
        { "Peru - Chile talks failed.", "B Peru - Chile talks failed.\n", false },
        { "The Grain Board (GB)\nsaid it would buy wheat.", "B The Grain Board (GB)|said it would buy wheat.\n",
            false },
        { "EXCLUSIVE - A ship sank.", "B EXCLUSIVE - A ship sank.\n", false },
        { "NATO-led troops left.", "B NATO-led troops left.\n", false },
        { "Talks - the third round - failed.", "B Talks - the third round - failed.\n", false },
        { "Police (who came late) - all of them - left.", "B Police (who came late) - all of them - left.\n", false },
    };
    check_cases(cases, sizeof cases / sizeof *cases);
}

static void bylines_credits_and_notes(void **state)
{
    (void)state;
    static const struct cut_case cases[] = {
        { "A ship sank.\n\n(Reporting by Ann Lee in Oslo, Bo Ek and Cy Day in Rome; editing by Di Fox)",
            "B A ship sank.\nC (Reporting by Ann Lee in Oslo, Bo Ek and Cy Day in Rome; editing by Di Fox)\n"
            "+ reporting: Ann Lee / Oslo\n+ reporting: Bo Ek / Rome\n+ reporting: Cy Day / Rome\n+ editing: Di Fox / "
            "\n",
            false },
        { "A ship sank. (Writing by Ann Lee; Editing by",
            "B A ship sank.\nC (Writing by Ann Lee; Editing by\n+ writing: Ann Lee / \n", false },
        { "A ship sank. Reporting by Ann Lee. Editing by Bo Ek",
            "B A ship sank.\nC Reporting by Ann Lee. Editing by Bo Ek\n"
            "+ reporting: Ann Lee / \n+ editing: Bo Ek / \n",
            false },
        { "A ship sank.\n\nAnn Lee and Bo Ek in Rome contributed to this report.",
            "B A ship sank.\nC Ann Lee and Bo Ek in Rome contributed to this report.\n+ reporting: Ann Lee / Rome\n"
            "+ reporting: Bo Ek / Rome\n",
            false },
        { "By Ann Lee and Bo Ek\n\nOSLO (AP) - A ship sank.",
            "Y By Ann Lee and Bo Ek\nD OSLO (AP) -\nB A ship sank.\n"
            "= OSLO / AP / \n+ byline: Ann Lee / \n+ byline: Bo Ek / \n",
            false },
        { "By Ann Lee\nBBC News, Oslo\n\nA ship sank.",
            "Y By Ann Lee\nY BBC News, Oslo\nB A ship sank.\n+ byline: Ann Lee / \n", false },
        { "(Corrects name of ship in paragraph 2) By Ann Lee OSLO (AP) - A ship sank.",
            "N (Corrects name of ship in paragraph 2)\nY By Ann Lee\nD OSLO (AP) -\nB A ship sank.\n= OSLO / AP / \n"
            "+ byline: Ann Lee / \n# corrects: Corrects name of ship in paragraph 2\n",
            false },
        { "A ship sank. It was old. (Adds age of ship)",
            "B A ship sank. It was old.\nN (Adds age of ship)\n# adds: Adds age of ship\n", false },
        { "A ship sank.\n\nCorrection: An earlier version of this article misstated its age.",
            "B A ship sank.\nN Correction: An earlier version of this article misstated its age.\n"
            "# corrects: Correction: An earlier version of this article misstated its age.\n",
            false },
        { "Police (reporting by night) came.", "B Police (reporting by night) came.\n", false },
        { "The army corrected its toll. The story was false.", "B The army corrected its toll. The story was false.\n",
            false },
    };
    check_cases(cases, sizeof cases / sizeof *cases);
}

static void furniture_goes(void **state)
{
    (void)state;
    static const struct cut_case cases[] = {
        { "A ship\nsank off\nnorthern Crete\ntoday.\n    It was\nold.\n REUTER\n&#3;",
            "B A ship|sank off|northern Crete|today.\nB It was|old.\nF REUTER\nF &#3;\n", false },
        { "A ship sank.\n\nADVERTISEMENT\n\nIt was old. (Graphic: example.org/x) It burned.\n\nRead more: Old "
          "ships\n\n###",
            "B A ship sank.\nF ADVERTISEMENT\nB It was old.\nF (Graphic: example.org/x)\nB It burned.\nF Read more: "
            "Old ships\n"
            "F ###\n",
            false },
        { "BC-SHIP/GREECE\n\nATHENS (AP) -- A ship sank.",
            "F BC-SHIP/GREECE\nD ATHENS (AP) --\nB A ship sank.\n= ATHENS / AP / \n", false },
        { "The ship before it sank off Crete, May 3. REUTERS/Ann Lee\n\nA ship sank.",
            "F The ship before it sank off Crete, May 3. REUTERS/Ann Lee\nB A ship sank.\n", false },
        { "A ship sank.\n\n___\n\nIt was old.\n\njd/rc (AP, dpa)",
            "B A ship sank.\nF ___\nB It was old.\nF jd/rc (AP, dpa)\n", false },
        { "A Reuters/Ipsos poll was out.", "B A Reuters/Ipsos poll was out.\n", false },
        { "Ship sinks off Crete\n\nA ship sank.", "T Ship sinks off Crete\nB A ship sank.\n", true },
        { "Ship sinks off Crete\n\nA ship sank.", "B Ship sinks off Crete\nB A ship sank.\n", false },
        { "Ship sinks off Crete.\n\nIt was old.", "B Ship sinks off Crete.\nB It was old.\n", true },
        { "Ship sinks off Crete\nIt was old.", "B Ship sinks off Crete\nB It was old.\n", true },
    };
    check_cases(cases, sizeof cases / sizeof *cases);
}

static void paragraphs_of_every_layout(void **state)
{
    (void)state;
    static const struct cut_case cases[] = {
        { "One is\r\nwrapped here.\r\n\r\nTwo.", "B One is\r|wrapped here.\nB Two.\n", false },
        { "One stands on a line of its own.\nTwo does too.\nThree.",
            "B One stands on a line of its own.\nB Two does too.\nB Three.\n", false },
        { "The first paragraph is wrapped\n          at the width of a narrow\n          page, and ends here.\n"
          "          The second one is so as\n          well, to its end.",
            "B The first paragraph is wrapped|          at the width of a narrow|          page, and ends here.\n"
            "B The second one is so as|          well, to its end.\n",
            false },
        { "A line that is\nwrapped and was cut by a page in the middle of it\n\nand goes on.",
            "B A line that is|wrapped and was cut by a page in the middle of it||and goes on.\n", false },
        { "A line whose sentence goes on below it and is not\n       wrapped otherwise.\nA second paragraph.",
            "B A line whose sentence goes on below it and is not|       wrapped otherwise.\nB A second paragraph.\n",
            false },
        { "One is\n\nspaced out\n\nby blank\n\nlines and\n\nends here.\n\nTwo is\n\nshort.",
            "B One is||spaced out||by blank||lines and||ends here.\nB Two is||short.\n", false },
        { "a note that nobody ended with a full stop anywhere\n\nand one more",
            "B a note that nobody ended with a full stop anywhere\nB and one more\n", false },
        { " \n\t\n ", "", false },
        { "", "", false },
    };
    check_cases(cases, sizeof cases / sizeof *cases);
}

static void keep_all_cuts_nothing(void **state)
{
    (void)state;
    dateline_coder *keeper;
    dateline_workspace *space;
    struct dateline_error error;
    struct dateline_options options = { .size = sizeof options, .last_stage = "wire", .keep_all = true };
    struct dateline_article article = { .id = TEXT("t"),
        .plain_file = true,
        .text = TEXT("Title\n\nOSLO (AP) - A ship sank. (Adds age)\n\n(Reporting by Ann Lee)\n REUTER\n&#3;\n") };
    dateline_result *result;
    assert_int_equal(dateline_coder_open(&options, &keeper, &error), DATELINE_OK);
    assert_int_equal(dateline_workspace_new(keeper, &space, &error), DATELINE_OK);
    assert_int_equal(dateline_code(space, &article, &result, &error), DATELINE_OK);
    size_t count, letters = 0, covered = 0;
    const struct dateline_block *blocks = dateline_blocks(result, &count);
    for (size_t i = 0; i < article.text.length; i++)
        letters += !byte_is_space(article.text.bytes[i]);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(blocks[i].kind, DATELINE_BLOCK_BODY);
        for (size_t k = blocks[i].span.start; k < blocks[i].span.end; k++)
            covered += !byte_is_space(article.text.bytes[k]);
    }
    assert_int_equal(covered, letters);
    dateline_result_free(result);
    dateline_workspace_free(space);
    dateline_coder_close(keeper);
}

/* Work is bounded by what there is to read: hostile texts end in good time and keep their letters. */
static void hostile_texts_are_cut_in_good_time(void **state)
{
    (void)state;
    static const char *const pieces[] = { "(", "((Corrects ", "(Reporting by A B)\n", "&#3;\n", "\n", "By A ", "###\n",
        "(Graphic: x) ", "OSLO, ", "/", "- ", "CORRECTION:\n\n", "A, B and C in D; editing by E and " };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]), count = 300000 / length;
        char *bytes = malloc(length * count);
        struct dateline_error error;
        dateline_result *result;
        assert_non_null(bytes);
        for (size_t k = 0; k < count; k++)
            memcpy(bytes + k * length, pieces[i], length);
        struct dateline_article article = { .id = TEXT("t"), .text = { bytes, length * count }, .plain_file = true };
        assert_int_equal(dateline_code(workspace, &article, &result, &error), DATELINE_OK);
        dateline_result_free(result);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(datelines_of_many_shapes),
        cmocka_unit_test(bylines_credits_and_notes),
        cmocka_unit_test(furniture_goes),
        cmocka_unit_test(paragraphs_of_every_layout),
        cmocka_unit_test(keep_all_cuts_nothing),
        cmocka_unit_test(hostile_texts_are_cut_in_good_time),
    };
    return cmocka_run_group_tests(tests, open_coder, close_coder);
}
