/* clause: trees drawn by hand, for what no parser's mistake may hide, and trees that nobody would draw. */
#include "fixture.h"

#include "base/hash.h"
#include "clause_drawn.h"

static void passive_is_undone(void **state)
{
    expect(*state,
        "The the DET DT 2 det\n"
        "mill mill NOUN NN 4 nsubj:pass\n"
        "was be AUX VBD 4 aux:pass\n"
        "burned burn VERB VBN 0 root\n"
        "by by ADP IN 6 case\n"
        "raiders raider NOUN NNS 4 obl:agent\n"
        ". . PUNCT . 4 punct\n",
        "burn main passive past | subject by raiders | object mill\n");
}

static void gapping_takes_the_verb_that_was_said(void **state)
{
    expect(*state,
        "Ghana Ghana PROPN NNP 2 nsubj\n"
        "sent send VERB VBD 0 root\n"
        "rice rice NOUN NN 2 obj\n"
        "and and CCONJ CC 5 cc\n"
        "Togo Togo PROPN NNP 2 conj\n"
        "maize maize NOUN NN 5 orphan\n"
        ". . PUNCT . 2 punct\n",
        "send main past | subject Ghana | object rice\n"
        "send conjunct past | subject Togo | object maize\n");
}

static void relative_pronoun_below_another_clause(void **state)
{
    expect(*state,
        "men man NOUN NNS 0 root\n"
        "who who PRON WP 5 nsubj\n"
        "police police NOUN NNS 4 nsubj\n"
        "say say VERB VBP 1 acl:relcl\n"
        "robbed rob VERB VBD 4 ccomp\n"
        "banks bank NOUN NNS 5 obj\n",
        "say main present | subject police | complement robbed\n"
        "rob complement past | subject men * | object banks\n");
}

static void object_left_out_goes_to_the_innermost_verb(void **state)
{
    expect(*state,
        "the the DET DT 2 det\n"
        "bridge bridge NOUN NN 0 root\n"
        "they they PRON PRP 4 nsubj\n"
        "hoped hope VERB VBD 2 acl:relcl\n"
        "to to PART TO 6 mark\n"
        "cross cross VERB VB 4 xcomp\n",
        "hope main past | subject they | complement cross\n"
        "cross complement infinitive | subject they * | object bridge *\n");
}

static void light_verb_below_its_noun(void **state)
{
    expect(*state,
        "Paris Paris PROPN NNP 2 nsubj\n"
        "condemned condemn VERB VBD 0 root\n"
        "the the DET DT 4 det\n"
        "raid raid NOUN NN 2 obj\n"
        "carried carry VERB VBN 4 acl\n"
        "out out ADP RP 5 compound:prt\n"
        "by by ADP IN 8 case\n"
        "bandits bandit NOUN NNS 5 obl:agent\n",
        "condemn main past | subject Paris | object raid\n"
        "raid noun argument +carry passive participle | subject by bandits\n");
}

static void controller_is_the_one_urged(void **state)
{
    expect(*state,
        "Oslo Oslo PROPN NNP 2 nsubj\n"
        "called call VERB VBD 0 root\n"
        "on on ADP IN 4 case\n"
        "Minsk Minsk PROPN NNP 2 obl\n"
        "not not PART RB 7 advmod\n"
        "to to PART TO 7 mark\n"
        "jail jail VERB VB 2 xcomp\n"
        "her she PRON PRP 7 obj\n",
        "call main past | subject Oslo | oblique on Minsk | complement jail\n"
        "jail complement negated infinitive | subject Minsk * | object her\n");
}

static void phrases_behind_the_last_verb_belong_to_all(void **state)
{
    expect(*state,
        "Mobs mob NOUN NNS 2 nsubj\n"
        "attacked attack VERB VBD 0 root\n"
        "and and CCONJ CC 4 cc\n"
        "looted loot VERB VBD 2 conj\n"
        "shops shop NOUN NNS 2 obj\n",
        "attack main past | subject Mobs | object shops\n"
        "loot conjunct past | subject Mobs * | object shops *\n");
}

static void nouns_have_doers_by_their_class(void **state)
{
    expect(*state,
        "Rome Rome PROPN NNP 3 nmod:poss\n"
        "'s 's PART POS 1 case\n"
        "annexation annexation NOUN NN 0 root\n"
        "of of ADP IN 5 case\n"
        "Nice Nice PROPN NNP 3 nmod\n",
        "annexation noun main | subject Rome | object of Nice\n");
    expect(*state,
        "the the DET DT 2 det\n"
        "bishop bishop NOUN NN 4 nmod:poss\n"
        "'s 's PART POS 2 case\n"
        "arrest arrest NOUN NN 0 root\n",
        "arrest noun main | object bishop\n");
}

static void headlines_leave_auxiliaries_out(void **state)
{
    expect(*state,
        "Six six NUM CD 2 nsubj:pass\n"
        "hurt hurt VERB VBN 0 root\n"
        "in in ADP IN 4 case\n"
        "tunnel tunnel NOUN NN 2 obl\n",
        "hurt main passive past headline | object Six | oblique in tunnel\n");
}

static void leaders_are_to_meet(void **state)
{
    /* UD draws this like "the aim is to meet" */
    expect(*state,
        "leaders leader NOUN NNS 4 nsubj:outer\n"
        "are be AUX VBP 4 cop\n"
        "to to PART TO 4 mark\n"
        "meet meet VERB VB 0 root\n"
        ". . PUNCT . 4 punct\n",
        "meet main future present | subject leaders\n");
    expect(*state,
        "aim aim NOUN NN 4 nsubj:outer\n"
        "is be AUX VBZ 4 cop\n"
        "to to PART TO 4 mark\n"
        "win win VERB VB 0 root\n"
        ". . PUNCT . 4 punct\n",
        "win main present infinitive\n");
}

static void copula_supports_an_event(void **state)
{
    expect(*state,
        "Chad Chad PROPN NNP 4 nsubj\n"
        "is be AUX VBZ 4 cop\n"
        "in in ADP IN 4 case\n"
        "talks talk NOUN NNS 0 root\n"
        "with with ADP IN 6 case\n"
        "Niger Niger PROPN NNP 4 nmod\n",
        "talk noun main +be present | subject Chad | oblique with Niger\n");
}

static void nobody_did_it(void **state)
{
    expect(*state,
        "Neither neither CCONJ CC 2 cc:preconj\n"
        "Oslo Oslo PROPN NNP 5 nsubj\n"
        "nor nor CCONJ CC 4 cc\n"
        "Bonn Bonn PROPN NNP 2 conj\n"
        "voted vote VERB VBD 0 root\n",
        "vote main negated past | subject Oslo (negated) | subject Bonn (negated)\n");
    expect(*state,
        "He he PRON PRP 2 nsubj\n"
        "left leave VERB VBD 0 root\n"
        "without without SCONJ IN 4 mark\n"
        "paying pay VERB VBG 2 advcl\n",
        "leave main past | subject He\n"
        "pay adverbial negated participle | subject He *\n");
}

static void subject_cut_off_by_its_speaker(void **state)
{
    expect(*state,
        "Troops troop NOUN NNS 4 ccomp\n"
        ", , PUNCT , 1 punct\n"
        "he he PRON PRP 4 nsubj\n"
        "said say VERB VBD 0 root\n"
        ", , PUNCT , 4 punct\n"
        "will will AUX MD 7 aux\n"
        "stay stay VERB VB 4 ccomp\n",
        "say main past | subject he | complement stay\n"
        "stay complement future | subject Troops\n");
}

static void report_hung_on_as_a_relative_clause(void **state)
{
    expect(*state,
        "Rebels rebel NOUN NNS 2 nsubj\n"
        "fled flee VERB VBD 0 root\n"
        ", , PUNCT , 5 punct\n"
        "officials official NOUN NNS 5 nsubj\n"
        "said say VERB VBD 2 acl:relcl\n"
        ". . PUNCT . 2 punct\n",
        "flee main past | subject Rebels\n"
        "say parataxis past | subject officials | complement fled *\n");
}

static void series_of_attacks(void **state)
{
    expect(*state,
        "Gunmen gunman NOUN NNS 2 nsubj\n"
        "launched launch VERB VBD 0 root\n"
        "a a DET DT 4 det\n"
        "series series NOUN NN 2 obj\n"
        "of of ADP IN 6 case\n"
        "attacks attack NOUN NNS 4 nmod\n"
        "on on ADP IN 8 case\n"
        "ports port NOUN NNS 6 nmod\n",
        "attack noun main +launch past | subject Gunmen | oblique on ports\n");
}

static void past_tense_taken_for_a_participle(void **state)
{
    expect(*state,
        "Sides side NOUN NNS 2 nsubj:pass\n"
        "agreed agree VERB VBN 0 root\n"
        "to to PART TO 4 mark\n"
        "talk talk VERB VB 2 xcomp\n"
        ". . PUNCT . 2 punct\n",
        "agree main past | subject Sides | complement talk\n"
        "talk complement infinitive | subject Sides *\n");
}

static void failure_is_marked_below(void **state)
{
    expect(*state,
        "Lima Lima PROPN NNP 2 nsubj\n"
        "failed fail VERB VBD 0 root\n"
        "to to PART TO 4 mark\n"
        "pay pay VERB VB 2 xcomp\n",
        "fail main past | subject Lima | complement pay\n"
        "pay complement infinitive failed | subject Lima *\n");
}

static void verb_tagged_as_a_noun(void **state)
{
    expect(*state,
        "The the DET DT 3 det\n"
        "navy navy NOUN NN 3 compound\n"
        "shot shot NOUN NN 0 root\n"
        "down down ADP RP 3 compound:prt\n"
        "a a DET DT 6 det\n"
        "drone drone NOUN NN 3 obj\n"
        ". . PUNCT . 3 punct\n",
        "shoot_down main past | subject navy | object drone\n");
}

static void lemma_out_of_the_list(void **state)
{
    expect(*state,
        "Rebels rebel NOUN NNS 2 nsubj\n"
        "shelled shel VERB VBD 0 root\n"
        "ports port NOUN NNS 2 obj\n",
        "shell main past | subject Rebels | object ports\n");
    expect(*state,
        "Crowds crowd NOUN NNS 2 nsubj\n"
        "fled fl VERB VBD 0 root\n",
        "flee main past | subject Crowds\n");
}

static void sentence_gets_its_verb_back(void **state)
{
    /* "seized" was taken for the sentence's verb, and the town for the subject of "fled" */
    expect(*state,
        "Nomads nomad NOUN NNS 4 nsubj\n"
        "whose whose PRON WP$ 3 nmod:poss\n"
        "sons son NOUN NNS 4 nsubj\n"
        "left leave VERB VBD 0 root\n"
        "towns town NOUN NNS 6 nsubj\n"
        "voted vote VERB VBD 4 ccomp\n"
        ". . PUNCT . 4 punct\n",
        "leave relative past | subject sons | object towns\n"
        "vote main past | subject Nomads\n");
}

static void subject_of_what_was_denied(void **state)
{
    expect(*state,
        "Riga Riga PROPN NNP 2 nsubj\n"
        "denied deny VERB VBD 0 root\n"
        "it it PRON PRP 2 obj\n"
        "armed arm VERB VBN 2 xcomp\n"
        "them they PRON PRP 4 obj\n",
        "deny main past | subject Riga | complement armed\n"
        "arm complement negated past | subject it | object them\n");
}

/* ---- Trees that nobody would draw ---- */

static uint64_t dice(uint64_t *seed)
{
    *seed += 0x9e3779b97f4a7c15ull;
    return hash_mix(*seed);
}

static struct dateline_text dice_word(const struct table *table, uint64_t *seed)
{
    return table_field(table, (uint32_t)(dice(seed) % table->head->row_count), 0);
}

enum shape { SHAPE_RANDOM, SHAPE_MIRROR, SHAPE_CHAIN, SHAPE_STAR, SHAPES };

/* Heads in front of all that hangs on them, or behind it. */
static uint32_t wild_head(enum shape shape, uint32_t token, uint32_t count, uint64_t *seed)
{
    if (shape == SHAPE_MIRROR)
        return token + 1 == count ? DATELINE_NONE : token + 1 + (uint32_t)(dice(seed) % (count - token - 1));
    if (token == 0)
        return DATELINE_NONE;
    return shape == SHAPE_CHAIN ? token - 1 : shape == SHAPE_STAR ? 0 : (uint32_t)(dice(seed) % token);
}

/* A tree of `count` words that the clause tables know, with any tags and relations. */
static struct story *wild_story(struct fixture *fixture, uint32_t count, enum shape shape, uint64_t *seed)
{
    static const char *const tags[] = { "VBD", "VBN", "VBG", "VB", "VBZ", "NN", "NNS", "TO", "IN", "RB", "MD", "JJ" };
    static const char *const tables[] = { "clause_event", "clause_light", "clause_control", "clause_word" };
    struct story *story = story_new(fixture);
    struct text_builder text = { .arena = &fixture->arena };
    for (uint32_t i = 0; i < count; i++) {
        struct table table;
        assert_true(table_open(&fixture->image, tables[dice(seed) % 4], &table));
        struct dateline_text word = dice_word(&table, seed);
        struct dateline_token *token = token_new(story, &text, word);
        token->lemma = word;
        token->xpos = text_of(tags[dice(seed) % 12]);
        token->upos = (uint8_t)(dice(seed) % DATELINE_UPOS_COUNT);
        token->deprel = (uint8_t)(dice(seed) % DATELINE_DEPREL_COUNT);
        token->morphology = dice(seed) % 8 ? 0 : DATELINE_MORPH_RELATIVE;
        token->head = wild_head(shape, i, count, seed);
    }
    story_close(story, &text);
    return story;
}

static void any_tree_gives_well_formed_clauses(void **state)
{
    struct fixture *fixture = *state;
    uint64_t seed = 7;
    for (uint32_t round = 0; round < 600; round++) {
        uint32_t count = 1 + (uint32_t)(dice(&seed) % (round % 20 == 0 ? 400 : 40));
        struct story *story = wild_story(fixture, count, (enum shape)(round % SHAPES), &seed);
        assert_null(story_check(story));
        clause_build(fixture->words, story);
        const char *wrong = story_check(story);
        if (wrong)
            fail_msg("round %u: %s", round, wrong);
        for (uint32_t i = 0; i < story->clauses.count; i++)
            assert_true(story->clauses.at[i].argument_count <= 24);
        arena_reset(&fixture->scratch);
    }
}

/* Allocations for a sentence grow with its length, not with its square. */
static void work_is_linear(void **state)
{
    struct fixture *fixture = *state;
    for (enum shape shape = SHAPE_RANDOM; shape < SHAPES; shape++) {
        uint64_t seed = 11;
        uint64_t taken[2];
        for (int i = 0; i < 2; i++) {
            struct story *story = wild_story(fixture, i ? 6400 : 800, shape, &seed);
            uint64_t before = fixture->arena.allocations + fixture->scratch.allocations;
            clause_build(fixture->words, story);
            taken[i] = fixture->arena.allocations + fixture->scratch.allocations - before;
        }
        assert_in_range(taken[1], 1, 12 * taken[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(passive_is_undone, setup, teardown),
        cmocka_unit_test_setup_teardown(gapping_takes_the_verb_that_was_said, setup, teardown),
        cmocka_unit_test_setup_teardown(relative_pronoun_below_another_clause, setup, teardown),
        cmocka_unit_test_setup_teardown(object_left_out_goes_to_the_innermost_verb, setup, teardown),
        cmocka_unit_test_setup_teardown(light_verb_below_its_noun, setup, teardown),
        cmocka_unit_test_setup_teardown(controller_is_the_one_urged, setup, teardown),
        cmocka_unit_test_setup_teardown(phrases_behind_the_last_verb_belong_to_all, setup, teardown),
        cmocka_unit_test_setup_teardown(nouns_have_doers_by_their_class, setup, teardown),
        cmocka_unit_test_setup_teardown(headlines_leave_auxiliaries_out, setup, teardown),
        cmocka_unit_test_setup_teardown(leaders_are_to_meet, setup, teardown),
        cmocka_unit_test_setup_teardown(copula_supports_an_event, setup, teardown),
        cmocka_unit_test_setup_teardown(nobody_did_it, setup, teardown),
        cmocka_unit_test_setup_teardown(subject_cut_off_by_its_speaker, setup, teardown),
        cmocka_unit_test_setup_teardown(report_hung_on_as_a_relative_clause, setup, teardown),
        cmocka_unit_test_setup_teardown(series_of_attacks, setup, teardown),
        cmocka_unit_test_setup_teardown(past_tense_taken_for_a_participle, setup, teardown),
        cmocka_unit_test_setup_teardown(failure_is_marked_below, setup, teardown),
        cmocka_unit_test_setup_teardown(verb_tagged_as_a_noun, setup, teardown),
        cmocka_unit_test_setup_teardown(lemma_out_of_the_list, setup, teardown),
        cmocka_unit_test_setup_teardown(sentence_gets_its_verb_back, setup, teardown),
        cmocka_unit_test_setup_teardown(subject_of_what_was_denied, setup, teardown),
        cmocka_unit_test_setup_teardown(any_tree_gives_well_formed_clauses, setup, teardown),
        cmocka_unit_test_setup_teardown(work_is_linear, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
