/* clause_mend, clause_attach, clause_regraft: trees as a parser draws them wrongly, drawn by hand, so that these rules
 * are held whatever the parser does. */
#include "fixture.h"

#include "clause_drawn.h"

static void participle_gives_its_place_back(void **state)
{
    /* "stationed" was taken for the sentence's verb */
    expect(*state,
        "Soldiers soldier NOUN NNS 2 nsubj\n"
        "stationed station VERB VBN 0 root\n"
        "in in ADP IN 4 case\n"
        "Fez Fez PROPN NNP 2 obl\n"
        "opened open VERB VBD 2 conj\n"
        "the the DET DT 7 det\n"
        "road road NOUN NN 5 obj\n"
        ". . PUNCT . 2 punct\n",
        "station relative passive participle | object Soldiers * | oblique in Fez\n"
        "open main past | subject Soldiers | object road\n");
}

static void gerund_gives_its_place_back(void **state)
{
    expect(*state,
        "Ships ship NOUN NNS 2 nsubj\n"
        "carrying carry VERB VBG 0 root\n"
        "grain grain NOUN NN 4 compound\n"
        "left leave VERB VBD 2 xcomp\n"
        "port port NOUN NN 4 obj\n"
        ". . PUNCT . 2 punct\n",
        "carry relative participle | subject Ships * | object grain\n"
        "leave main past | subject Ships | object port\n");
}

static void noun_with_two_participles_is_a_sentence(void **state)
{
    expect(*state,
        "Carts cart NOUN NNS 0 root\n"
        "stopped stop VERB VBN 1 acl\n"
        "by by ADP IN 4 case\n"
        "guards guard NOUN NNS 2 obl:agent\n"
        "burned burn VERB VBN 1 acl\n"
        ". . PUNCT . 1 punct\n",
        "stop relative passive participle | subject by guards | object Carts *\n"
        "burn main past | subject Carts\n");
}

static void noun_with_an_active_participle_is_a_sentence(void **state)
{
    expect(*state,
        "Surgeons surgeon NOUN NNS 0 root\n"
        "operated operate VERB VBN 1 acl\n"
        "for for ADP IN 4 case\n"
        "hours hour NOUN NNS 2 obl\n"
        ". . PUNCT . 1 punct\n",
        "operate main past | subject Surgeons | oblique for hours\n");
}

static void called_without_anybody_has_an_object(void **state)
{
    expect(*state,
        "Unions union NOUN NNS 2 nsubj\n"
        "called call VERB VBD 0 root\n"
        "a a DET DT 4 det\n"
        "strike strike NOUN NN 2 xcomp\n"
        ". . PUNCT . 2 punct\n",
        "union noun argument\n"
        "call main past | subject Unions | object strike\n"
        "strike noun argument\n");
}

static void headlines_stay_nouns_with_participles(void **state)
{
    expect(*state,
        "Village village NOUN NN 0 root\n"
        "shelled shell VERB VBN 1 acl\n"
        "by by ADP IN 4 case\n"
        "rebels rebel NOUN NNS 2 obl:agent\n",
        "shell main passive participle headline | subject by rebels | object Village *\n");
}

static void modifier_is_the_verb(void **state)
{
    expect(*state,
        "Raids raid NOUN NNS 2 nsubj\n"
        "infuriated infuriate VERB VBN 3 amod\n"
        "fishermen fisherman NOUN NNS 0 root\n"
        ". . PUNCT . 3 punct\n",
        "raid noun argument\n"
        "infuriate main past | subject Raids | object fishermen\n");
}

static void main_clause_behind_a_participle(void **state)
{
    expect(*state,
        "Asked ask VERB VBD 0 root\n"
        "about about ADP IN 3 case\n"
        "it it PRON PRP 1 obl\n"
        ", , PUNCT , 6 punct\n"
        "she she PRON PRP 6 nsubj\n"
        "shrugged shrug VERB VBD 1 parataxis\n"
        ". . PUNCT . 6 punct\n",
        "ask adverbial passive participle | object she * | oblique about it\n"
        "shrug main past | subject she\n");
}

static void infinitive_behind_a_verb_that_takes_one(void **state)
{
    expect(*state,
        "Sides side NOUN NNS 2 nsubj\n"
        "agreed agree VERB VBD 0 root\n"
        "to to ADP IN 5 case\n"
        "exchange exchange NOUN NN 5 compound\n"
        "prisoners prisoner NOUN NNS 2 obl\n",
        "agree main past | subject Sides | complement exchange\n"
        "exchange complement infinitive | subject Sides * | object prisoners\n");
}

static void days_between_subject_and_verb(void **state)
{
    expect(*state,
        "Voters voter NOUN NNS 4 nsubj\n"
        "on on ADP IN 3 case\n"
        "Monday Monday PROPN NNP 1 nmod\n"
        "chose choose VERB VBD 0 root\n"
        "him he PRON PRP 4 obj\n",
        "choose main past | subject Voters | object him | oblique on Monday\n");
}

static void conjuncts_of_a_form(void **state)
{
    /* a past tense does not go with an infinitive */
    expect(*state,
        "Kings king NOUN NNS 2 nsubj\n"
        "ordered order VERB VBD 0 root\n"
        "them they PRON PRP 2 obj\n"
        "to to PART TO 5 mark\n"
        "leave leave VERB VB 2 xcomp\n"
        "and and CCONJ CC 7 cc\n"
        "closed close VERB VBD 5 conj\n"
        "schools school NOUN NNS 7 obj\n",
        "order main past | subject Kings | object them | complement leave\n"
        "leave complement obliged infinitive | subject them *\n"
        "close conjunct past | subject Kings * | object schools\n");
}

static void what_was_said_in_a_statement(void **state)
{
    expect(*state,
        "Oslo Oslo PROPN NNP 2 nsubj\n"
        "said say VERB VBD 0 root\n"
        "in in ADP IN 5 case\n"
        "a a DET DT 5 det\n"
        "memo memo NOUN NN 2 obl\n"
        "ships ship NOUN NNS 7 nsubj\n"
        "sank sink VERB VBD 5 acl:relcl\n",
        "say main past | subject Oslo | oblique in memo | complement sank\n"
        "sink complement past | subject ships\n");
}

static void cue_at_the_end(void **state)
{
    expect(*state,
        "Riga Riga PROPN NNP 2 nsubj\n"
        "met meet VERB VBD 0 root\n"
        "envoys envoy NOUN NNS 2 obj\n"
        ", , PUNCT , 6 punct\n"
        "the the DET DT 6 det\n"
        "palace palace NOUN NN 3 appos\n"
        "said say VERB VBD 6 acl:relcl\n"
        ". . PUNCT . 2 punct\n",
        "meet main past | subject Riga | object envoys\n"
        "say parataxis past | subject palace | complement met *\n");
}

static void perfect_of_a_gerund(void **state)
{
    expect(*state,
        "Judges judge NOUN NNS 2 nsubj\n"
        "accuse accuse VERB VBP 0 root\n"
        "him he PRON PRP 2 obj\n"
        "of of SCONJ IN 5 mark\n"
        "having have VERB VBG 2 advcl\n"
        "used use VERB VBN 5 xcomp\n"
        "it it PRON PRP 6 obj\n",
        "accuse main present | subject Judges | object him | complement of used\n"
        "use complement past perfect participle | subject him * | object it\n");
}

static void object_of_a_gerund_that_is_a_subject(void **state)
{
    expect(*state,
        "Adding add VERB VBG 4 csubj\n"
        "fees fee NOUN NNS 4 nsubj\n"
        "would would AUX MD 4 aux\n"
        "anger anger VERB VB 0 root\n"
        "miners miner NOUN NNS 4 obj\n",
        "add clausal-subject participle | object fees\n"
        "anger main conditional | subject Adding | object miners\n");
}

static void who_speaks_of_the_person(void **state)
{
    expect(*state,
        "The the DET DT 2 det\n"
        "leader leader NOUN NN 9 nsubj:pass\n"
        "of of ADP IN 5 case\n"
        "the the DET DT 5 det\n"
        "caravan caravan NOUN NN 2 nmod\n"
        "who who PRON WP 7 nsubj\n"
        "refused refuse VERB VBD 5 acl:relcl\n"
        "was be AUX VBD 9 aux:pass\n"
        "flogged flog VERB VBN 0 root\n",
        "refuse relative past | subject leader *\n"
        "flog main passive past | object leader | oblique of caravan *\n");
}

static void subject_of_a_second_clause(void **state)
{
    expect(*state,
        "She she PRON PRP 2 nsubj\n"
        "said say VERB VBD 0 root\n"
        "prices price NOUN NNS 4 nsubj\n"
        "rose rise VERB VBD 2 ccomp\n"
        "and and CCONJ CC 6 cc\n"
        "wages wage NOUN NNS 4 conj\n"
        "fell fall VERB VBD 4 conj\n",
        "say main past | subject She | complement rose | complement fell\n"
        "rise complement past | subject prices\n"
        "fall complement past | subject wages\n");
}

static void participle_with_a_subject_is_a_relative_clause(void **state)
{
    expect(*state,
        "They they PRON PRP 2 nsubj\n"
        "saw see VERB VBD 0 root\n"
        "mills mill NOUN NNS 2 obj\n"
        "nuns nun NOUN NNS 5 nsubj\n"
        "built build VERB VBN 3 acl\n",
        "see main past | subject They | object mills\n"
        "build relative past | subject nuns | object mills *\n");
}

static void pronoun_is_no_part_of_a_noun(void **state)
{
    expect(*state,
        "Moors Moor PROPN NNPS 2 nsubj\n"
        "elected elect VERB VBD 0 root\n"
        "him he PRON PRP 4 compound\n"
        "king king NOUN NN 2 obj\n",
        "elect main past | subject Moors | object him | attribute king\n");
}

static void noun_joined_to_a_verb_is_a_verb(void **state)
{
    expect(*state,
        "If if SCONJ IN 3 mark\n"
        "talks talk NOUN NNS 3 nsubj\n"
        "fail fail VERB VBP 8 advcl\n"
        "and and CCONJ CC 7 cc\n"
        "the the DET DT 7 det\n"
        "truce truce NOUN NN 7 compound\n"
        "ends end NOUN NNS 3 conj\n"
        "leave leave VERB VB 0 root\n",
        "talk noun argument\n"
        "fail adverbial conditional present | subject talks\n"
        "truce noun argument\n"
        "end adverbial conditional present | subject truce\n"
        "leave main imperative\n");
}

static void two_relative_clauses_and_the_sentence(void **state)
{
    expect(*state,
        "Men man NOUN NNS 0 root\n"
        "who who PRON WP 3 nsubj\n"
        "burned burn VERB VBD 1 acl:relcl\n"
        "barns barn NOUN NNS 3 obj\n"
        "and and CCONJ CC 7 cc\n"
        "who who PRON WP 7 nsubj\n"
        "beat beat VERB VBD 3 conj\n"
        "priests priest NOUN NNS 10 nsubj:pass\n"
        "were be AUX VBD 10 aux:pass\n"
        "jailed jail VERB VBN 7 ccomp\n"
        ". . PUNCT . 1 punct\n",
        "burn relative past | subject Men * | object barns\n"
        "beat relative past | subject Men * | object priests\n"
        "jail main passive past | object Men\n");
}

static void clause_drawn_as_a_phrase(void **state)
{
    expect(*state,
        "Nuns nun NOUN NNS 3 nsubj\n"
        "were be AUX VBD 3 aux\n"
        "missing miss VERB VBG 0 root\n"
        "after after ADP IN 5 case\n"
        "boats boat NOUN NNS 3 obl\n"
        "capsized capsize VERB VBN 5 acl\n",
        "miss main past progressive | subject Nuns\n"
        "capsize adverbial past | subject boats\n");
}

static void clause_whose_subject_has_its_opening_word(void **state)
{
    expect(*state,
        "Laws law NOUN NNS 2 nsubj\n"
        "fell fall VERB VBD 0 root\n"
        "after after ADP IN 4 case\n"
        "Lis Lis PROPN NNP 6 nsubj:pass\n"
        "was be AUX VBD 6 aux:pass\n"
        "jailed jail VERB VBN 2 acl:relcl\n",
        "fall main past | subject Laws\n"
        "jail adverbial passive past | object Lis\n");
}

static void participle_that_opens_a_sentence(void **state)
{
    expect(*state,
        "Asked ask VERB VBD 6 advcl\n"
        "about about ADP IN 3 case\n"
        "it it PRON PRP 1 obl\n"
        ", , PUNCT , 6 punct\n"
        "she she PRON PRP 6 nsubj\n"
        "shrugged shrug VERB VBD 0 root\n",
        "ask adverbial passive participle | object she * | oblique about it\n"
        "shrug main past | subject she\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(participle_gives_its_place_back, setup, teardown),
        cmocka_unit_test_setup_teardown(gerund_gives_its_place_back, setup, teardown),
        cmocka_unit_test_setup_teardown(noun_with_two_participles_is_a_sentence, setup, teardown),
        cmocka_unit_test_setup_teardown(noun_with_an_active_participle_is_a_sentence, setup, teardown),
        cmocka_unit_test_setup_teardown(called_without_anybody_has_an_object, setup, teardown),
        cmocka_unit_test_setup_teardown(headlines_stay_nouns_with_participles, setup, teardown),
        cmocka_unit_test_setup_teardown(modifier_is_the_verb, setup, teardown),
        cmocka_unit_test_setup_teardown(main_clause_behind_a_participle, setup, teardown),
        cmocka_unit_test_setup_teardown(infinitive_behind_a_verb_that_takes_one, setup, teardown),
        cmocka_unit_test_setup_teardown(days_between_subject_and_verb, setup, teardown),
        cmocka_unit_test_setup_teardown(conjuncts_of_a_form, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_said_in_a_statement, setup, teardown),
        cmocka_unit_test_setup_teardown(cue_at_the_end, setup, teardown),
        cmocka_unit_test_setup_teardown(perfect_of_a_gerund, setup, teardown),
        cmocka_unit_test_setup_teardown(object_of_a_gerund_that_is_a_subject, setup, teardown),
        cmocka_unit_test_setup_teardown(who_speaks_of_the_person, setup, teardown),
        cmocka_unit_test_setup_teardown(subject_of_a_second_clause, setup, teardown),
        cmocka_unit_test_setup_teardown(participle_with_a_subject_is_a_relative_clause, setup, teardown),
        cmocka_unit_test_setup_teardown(pronoun_is_no_part_of_a_noun, setup, teardown),
        cmocka_unit_test_setup_teardown(noun_joined_to_a_verb_is_a_verb, setup, teardown),
        cmocka_unit_test_setup_teardown(two_relative_clauses_and_the_sentence, setup, teardown),
        cmocka_unit_test_setup_teardown(clause_drawn_as_a_phrase, setup, teardown),
        cmocka_unit_test_setup_teardown(clause_whose_subject_has_its_opening_word, setup, teardown),
        cmocka_unit_test_setup_teardown(participle_that_opens_a_sentence, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
