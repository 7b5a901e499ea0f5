/* What holds of a predicate: voice, tense, polarity, modality.
 *
 * Read off auxiliaries, markers, adverbs and word forms (Penn tags, which a tagger gets right more often than
 * features). Negation by a quantifier ("no soldier", "neither side") is set when the argument is added, that by a
 * governing verb
 * ("failed to", "denied that") when the complement is. */
#include "language/clause_draft.h"

static bool tagged(const struct draft_list *list, uint32_t token, const char *xpos)
{
    return text_is(list->tokens[token].xpos, xpos);
}

static bool lemma_is(const struct draft_list *list, uint32_t token, const char *lemma)
{
    return text_is(list->tokens[token].lemma, lemma);
}

uint32_t draft_carrier(const struct draft_list *list, const struct draft *draft)
{
    uint32_t support = draft->clause.support;
    if (support == DATELINE_NONE || list->tokens[support].deprel == DATELINE_DEPREL_COP)
        return draft->clause.head;
    return support;
}

/* Finite tense of a verb form. */
static uint32_t tense_of(const struct draft_list *list, uint32_t token)
{
    if (tagged(list, token, "VBD"))
        return DATELINE_CLAUSE_PAST;
    if (tagged(list, token, "VBZ") || tagged(list, token, "VBP"))
        return DATELINE_CLAUSE_PRESENT;
    return 0;
}

/* "not" of "not only" negates nothing. */
static bool negates(const struct draft_list *list, uint32_t adverb)
{
    if (clause_word_is(list->words, draft_lower(list, adverb), "negative-adverb") ||
        clause_word_is(list->words, list->tokens[adverb].lemma, "negative-adverb"))
        return adverb + 1 >= list->sentence->end ||
               !clause_word_is(list->words, draft_lower(list, adverb + 1), "after-not");
    uint32_t below = clause_tree_child(list->tree, adverb, DATELINE_DEPREL_ADVMOD);
    return below != DATELINE_NONE && text_is(draft_lower(list, adverb), "longer") &&
           text_is(draft_lower(list, below), "no");
}

/* What is known while the children of the carrier are looked at. */
struct reading {
    bool have, be, modal, to, finite_be, passive_subject;
    uint32_t auxiliaries, first_auxiliary, subject, outer;
};

static uint32_t auxiliary_marks(const struct draft_list *list, struct reading *reading, uint32_t token)
{
    if (reading->auxiliaries++ == 0)
        reading->first_auxiliary = token;
    reading->have |= lemma_is(list, token, "have");
    reading->be |= lemma_is(list, token, "be") && list->tokens[token].deprel == DATELINE_DEPREL_AUX;
    uint32_t tense = tense_of(list, token), marks = tense;
    if (lemma_is(list, token, "have") && tagged(list, token, "VBG")) /* "of having used it" */
        marks |= DATELINE_CLAUSE_PARTICIPLE;
    if (lemma_is(list, token, "be") && tense)
        reading->finite_be = true;
    if (list->tokens[token].deprel == DATELINE_DEPREL_AUX_PASS)
        marks |= DATELINE_CLAUSE_PASSIVE;
    if (tense && (lemma_is(list, token, "be") || lemma_is(list, token, "have") || lemma_is(list, token, "do")))
        return marks;
    uint32_t modal = clause_word_marks(list->words, list->tokens[token].lemma, "modal");
    if (modal && !(modal & DATELINE_CLAUSE_PAST))
        reading->modal = true;
    return marks | modal;
}

static struct dateline_text marker_words(const struct draft_list *list, uint32_t marker)
{
    uint32_t fixed = clause_tree_child(list->tree, marker, DATELINE_DEPREL_FIXED);
    if (fixed == DATELINE_NONE)
        return draft_lower(list, marker);
    return text_format(
        list->story->scratch, "%.*s %.*s", TEXT_ARG(draft_lower(list, marker)), TEXT_ARG(draft_lower(list, fixed)));
}

/* One child's part in the marks. */
static uint32_t child_marks(const struct draft_list *list, struct reading *reading, uint32_t child)
{
    switch (list->tokens[child].deprel) {
    case DATELINE_DEPREL_AUX:
    case DATELINE_DEPREL_AUX_PASS:
    case DATELINE_DEPREL_COP: {
        uint32_t second = clause_tree_child(list->tree, child, DATELINE_DEPREL_CONJ);
        uint32_t marks = auxiliary_marks(list, reading, child);
        return second == DATELINE_NONE ? marks : marks | auxiliary_marks(list, reading, second);
    }
    case DATELINE_DEPREL_ADVMOD:
    case DATELINE_DEPREL_DET:
        return negates(list, child) ? DATELINE_CLAUSE_NEGATED : 0;
    case DATELINE_DEPREL_CC:
    case DATELINE_DEPREL_CC_PRECONJ:
        return clause_word_is(list->words, draft_lower(list, child), "negative-conjunction") ? DATELINE_CLAUSE_NEGATED
                                                                                             : 0;
    case DATELINE_DEPREL_MARK:
    case DATELINE_DEPREL_CASE:
        reading->to |= tagged(list, child, "TO");
        return clause_word_marks(list->words, marker_words(list, child), "marker");
    case DATELINE_DEPREL_PUNCT:
        return text_is(story_word(list->story, child), "?") ? DATELINE_CLAUSE_QUESTION : 0;
    case DATELINE_DEPREL_NSUBJ:
        reading->subject = child;
        return 0;
    case DATELINE_DEPREL_NSUBJ_PASS:
        reading->subject = child;
        reading->passive_subject = true;
        return 0;
    case DATELINE_DEPREL_NSUBJ_OUTER:
        reading->outer = child;
        return 0;
    default:
        return 0;
    }
}

/* Newspaper headlines leave auxiliaries out, and the full stop as well. */
static bool is_headline(const struct draft_list *list)
{
    uint32_t last = list->sentence->end - 1;
    return list->tokens[last].upos != DATELINE_UPOS_PUNCT && !text_ends(story_word(list->story, last), ".");
}

/* A past participle without an auxiliary. One with a subject of its own outside a noun phrase is either a headline's
 * passive ("three killed in blast") or a past tense that the tagger took for one ("the two sides agreed to …"). */
static uint32_t participle_marks(
    const struct draft_list *list, const struct draft *draft, const struct reading *reading, uint32_t carrier)
{
    uint8_t deprel = list->tokens[carrier].deprel;
    bool main = deprel == DATELINE_DEPREL_ROOT || deprel == DATELINE_DEPREL_PARATAXIS;
    if (deprel == DATELINE_DEPREL_CONJ)
        return DATELINE_CLAUSE_PARTICIPLE;
    uint32_t above = list->tokens[carrier].head;
    main |= deprel == DATELINE_DEPREL_ACL && above != DATELINE_NONE && list->tokens[above].head == DATELINE_NONE;
    if (deprel == DATELINE_DEPREL_ACL && clause_word_is(list->words, draft->clause.predicate, "no-passive"))
        return DATELINE_CLAUSE_PAST;
    if (deprel == DATELINE_DEPREL_ACL || reading->subject == DATELINE_NONE)
        return DATELINE_CLAUSE_PASSIVE | DATELINE_CLAUSE_PARTICIPLE |
               (main && is_headline(list) ? DATELINE_CLAUSE_HEADLINE : 0);
    bool passive_subject = list->tokens[reading->subject].deprel == DATELINE_DEPREL_NSUBJ_PASS;
    bool active = clause_tree_has(list->tree, carrier, DATELINE_DEPREL_OBJ) ||
                  clause_tree_has(list->tree, carrier, DATELINE_DEPREL_XCOMP) ||
                  clause_tree_has(list->tree, carrier, DATELINE_DEPREL_CCOMP) ||
                  clause_word_is(list->words, draft->clause.predicate, "intransitive") ||
                  (!passive_subject && !is_headline(list));
    if (active && !clause_tree_has(list->tree, carrier, DATELINE_DEPREL_OBL_AGENT))
        return deprel == DATELINE_DEPREL_XCOMP ? DATELINE_CLAUSE_PARTICIPLE : DATELINE_CLAUSE_PAST;
    return DATELINE_CLAUSE_PASSIVE | DATELINE_CLAUSE_PAST | (is_headline(list) ? DATELINE_CLAUSE_HEADLINE : 0);
}

/* "let them approach the wreck", whose form is also that of the present. */
static bool is_bare_infinitive(
    const struct draft_list *list, const struct draft *draft, const struct reading *reading, uint32_t carrier)
{
    uint8_t deprel = list->tokens[carrier].deprel;
    if (reading->auxiliaries || (deprel != DATELINE_DEPREL_XCOMP && deprel != DATELINE_DEPREL_CCOMP))
        return false;
    if (tagged(list, carrier, "VB"))
        return deprel == DATELINE_DEPREL_XCOMP;
    uint32_t governor = draft->clause.governor;
    return tagged(list, carrier, "VBP") && reading->subject == DATELINE_NONE && governor != DATELINE_NONE &&
           clause_word_is(list->words, list->drafts.at[governor].clause.predicate, "bare-infinitive");
}

/* Forms without a finite auxiliary: infinitives, participles, headlines. */
static uint32_t form_marks(
    const struct draft_list *list, const struct draft *draft, const struct reading *reading, uint32_t carrier)
{
    uint8_t deprel = list->tokens[carrier].deprel;
    bool main = deprel == DATELINE_DEPREL_ROOT || deprel == DATELINE_DEPREL_PARATAXIS;
    if (reading->to || is_bare_infinitive(list, draft, reading, carrier)) {
        uint32_t marks = DATELINE_CLAUSE_INFINITIVE;
        if (reading->finite_be)
            return DATELINE_CLAUSE_FUTURE;
        if (main && reading->subject != DATELINE_NONE)
            marks |= DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_HEADLINE;
        if (draft->clause.link == DATELINE_LINK_ADVERBIAL)
            marks |= DATELINE_CLAUSE_PURPOSE;
        return marks;
    }
    bool command = reading->auxiliaries == 1 && main && reading->subject == DATELINE_NONE && !reading->modal &&
                   lemma_is(list, reading->first_auxiliary, "do") && tagged(list, carrier, "VB");
    if (command) /* "Do not drink it" */
        return DATELINE_CLAUSE_IMPERATIVE;
    if (reading->auxiliaries)
        return 0;
    if (tagged(list, carrier, "VB") && (main || deprel == DATELINE_DEPREL_CCOMP) && reading->subject == DATELINE_NONE)
        return DATELINE_CLAUSE_IMPERATIVE;
    if (tagged(list, carrier, "VB") && main && reading->subject < carrier) /* "The owners deny it" */
        return DATELINE_CLAUSE_PRESENT;
    if (tagged(list, carrier, "VBG"))
        return DATELINE_CLAUSE_PARTICIPLE;
    return tagged(list, carrier, "VBN") ? participle_marks(list, draft, reading, carrier) : 0;
}

/* "by a crowd", but not "by a mile". */
static bool has_agent(const struct draft_list *list, uint32_t verb)
{
    for (uint32_t child = list->tree->child[verb]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        uint8_t deprel = list->tokens[child].deprel;
        if ((deprel == DATELINE_DEPREL_OBL || deprel == DATELINE_DEPREL_OBL_AGENT) &&
            text_is(clause_tree_preposition(list->tree, list->story->scratch, child), "by") &&
            !clause_word_is(list->words, draft_lower(list, child), "no-agent"))
            return true;
    }
    return false;
}

/* "was arrested and charged": a past tense behind a passive that has nothing of an active verb. */
static bool may_be_passive(const struct draft_list *list, const struct draft *draft, uint32_t verb)
{
    if (has_agent(list, verb) && !clause_tree_has(list->tree, verb, DATELINE_DEPREL_OBJ))
        return true;
    return text_ends(draft_lower(list, verb), "ed") && !clause_tree_has(list->tree, verb, DATELINE_DEPREL_OBJ) &&
           !clause_tree_has(list->tree, verb, DATELINE_DEPREL_XCOMP) &&
           !clause_tree_has(list->tree, verb, DATELINE_DEPREL_CCOMP) &&
           !clause_word_is(list->words, draft->clause.predicate, "intransitive") &&
           !clause_word_is(list->words, draft->clause.predicate, "reporting");
}

/* A conjunct without a subject of its own also takes the auxiliaries of the first one: "will meet and sign", "was
 * arrested and charged", "did not eat or sleep". */
static void conjunct_marks(
    struct draft_list *list, struct draft *draft, const struct reading *reading, uint32_t carrier)
{
    static const uint32_t modal = DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_OBLIGED |
                                  DATELINE_CLAUSE_CONDITIONAL | DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_INFINITIVE |
                                  DATELINE_CLAUSE_PURPOSE | DATELINE_CLAUSE_FAILED | DATELINE_CLAUSE_IMPERATIVE;
    if (draft->first == DATELINE_NONE)
        return;
    uint32_t first = list->drafts.at[draft->first].clause.marks, *marks = &draft->clause.marks;
    *marks |= first & DATELINE_CLAUSE_QUESTION;
    uint32_t marker = list->drafts.at[draft->first].clause.marker;
    if (marker != DATELINE_NONE) /* "if the talks fail and the truce ends" */
        *marks |= first & clause_word_marks(list->words, marker_words(list, marker), "marker");
    if (reading->subject != DATELINE_NONE && !reading->auxiliaries && tagged(list, carrier, "VBN") &&
        first & DATELINE_CLAUSE_PASSIVE && !clause_tree_has(list->tree, carrier, DATELINE_DEPREL_OBJ)) {
        *marks &= ~(uint32_t)DATELINE_CLAUSE_PARTICIPLE; /* "four were killed and many wounded" */
        *marks |= first & (DATELINE_CLAUSE_PASSIVE | DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT);
    }
    if (reading->subject != DATELINE_NONE || reading->auxiliaries)
        return;
    bool charged =
        tagged(list, carrier, "VBD") && first & DATELINE_CLAUSE_PASSIVE && may_be_passive(list, draft, carrier);
    if (charged) {
        *marks |= first & (modal | DATELINE_CLAUSE_PASSIVE | DATELINE_CLAUSE_PERFECT);
        return;
    }
    if (tagged(list, carrier, "VB"))
        *marks |= first & modal;
    else if (tagged(list, carrier, "VBN") && clause_word_is(list->words, draft->clause.predicate, "intransitive") &&
             !has_agent(list, carrier))
        *marks |= first & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT | DATELINE_CLAUSE_PERFECT);
    else if (tagged(list, carrier, "VBN"))
        *marks |=
            first & (modal | DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT | DATELINE_CLAUSE_PERFECT |
                        DATELINE_CLAUSE_HEADLINE |
                        (clause_tree_has(list->tree, carrier, DATELINE_DEPREL_OBJ) ? 0 : DATELINE_CLAUSE_PASSIVE));
    else if (tagged(list, carrier, "VBG"))
        *marks |= first & (modal | DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT | DATELINE_CLAUSE_PROGRESSIVE);
    if (*marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT))
        *marks &= ~(uint32_t)DATELINE_CLAUSE_PARTICIPLE;
}

/* "Should they attack", "had he known": an auxiliary before its subject, in an adverbial. */
static bool inverted(const struct draft_list *list, const struct draft *draft, const struct reading *reading)
{
    return draft->clause.link == DATELINE_LINK_ADVERBIAL && reading->auxiliaries && reading->subject != DATELINE_NONE &&
           reading->first_auxiliary < reading->subject &&
           (lemma_is(list, reading->first_auxiliary, "should") || tagged(list, reading->first_auxiliary, "VBD"));
}

/* What its adjectives say of an eventive noun: "the planned visit", "a foiled plot", "a possible strike". */
static uint32_t modifier_marks(const struct draft_list *list, uint32_t noun)
{
    uint32_t marks = draft_phrase_negated(list, noun) ? DATELINE_CLAUSE_NEGATED : 0;
    for (uint32_t child = list->tree->child[noun]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if (list->tokens[child].deprel == DATELINE_DEPREL_AMOD)
            marks |= clause_word_marks(list->words, draft_lower(list, child), "event-adjective");
    return marks;
}

/* A noun without a verb: "no attack", "without talks", "the risk of an attack". */
static uint32_t bare_noun_marks(const struct draft_list *list, const struct draft *draft)
{
    uint32_t marks = modifier_marks(list, draft->clause.head), above = list->tokens[draft->clause.head].head;
    if (above != DATELINE_NONE && list->tokens[draft->clause.head].deprel == DATELINE_DEPREL_NMOD)
        marks |= clause_word_marks(list->words, list->tokens[above].lemma, "chance");
    struct dateline_text preposition = clause_tree_preposition(list->tree, list->story->scratch, draft->clause.head);
    return marks | clause_word_marks(list->words, preposition, "marker");
}

/* A subject that the parser calls a passive's, without a passive auxiliary: believed where nothing speaks against it.
 */
static bool passive_by_subject(
    const struct draft_list *list, const struct draft *draft, const struct reading *reading, uint32_t carrier)
{
    if (reading->have || clause_tree_has(list->tree, carrier, DATELINE_DEPREL_OBJ) ||
        clause_word_is(list->words, draft->clause.predicate, "intransitive"))
        return false;
    if (tagged(list, carrier, "VBN"))
        return reading->auxiliaries != 0;
    return is_headline(list) || clause_tree_has(list->tree, carrier, DATELINE_DEPREL_OBL_AGENT);
}

void draft_mark(struct draft_list *list, struct draft *draft)
{
    struct dateline_clause *clause = &draft->clause;
    if (clause->kind == DATELINE_CLAUSE_NOUN && clause->support == DATELINE_NONE) {
        clause->marks = bare_noun_marks(list, draft);
        return;
    }
    if (draft->gapped)
        return;
    struct reading reading = { .first_auxiliary = DATELINE_NONE, .subject = DATELINE_NONE, .outer = DATELINE_NONE };
    uint32_t carrier = draft_carrier(list, draft), marks = 0;
    for (uint32_t child = list->tree->child[carrier]; child != DATELINE_NONE; child = list->tree->sibling[child])
        marks |= child_marks(list, &reading, child);
    if (clause->kind == DATELINE_CLAUSE_NOUN)
        marks |= modifier_marks(list, clause->head);
    bool verb = clause->kind == DATELINE_CLAUSE_VERB || carrier != clause->head;
    if (reading.passive_subject && passive_by_subject(list, draft, &reading, carrier))
        marks |= DATELINE_CLAUSE_PASSIVE;
    reading.finite_be &= reading.outer == DATELINE_NONE || draft_outer_is_subject(list, draft, reading.outer);
    bool finite = !reading.auxiliaries && !(verb && is_bare_infinitive(list, draft, &reading, carrier));
    if (verb)
        marks |= (finite ? tense_of(list, carrier) : 0) | form_marks(list, draft, &reading, carrier);
    else if (reading.to)
        marks |= reading.finite_be ? DATELINE_CLAUSE_FUTURE : DATELINE_CLAUSE_INFINITIVE;
    if (reading.have && !reading.modal)
        marks |= DATELINE_CLAUSE_PERFECT | DATELINE_CLAUSE_PAST;
    else if (reading.have)
        marks |= DATELINE_CLAUSE_PERFECT;
    if (verb && reading.be && tagged(list, carrier, "VBG") && !(marks & DATELINE_CLAUSE_PASSIVE))
        marks |= DATELINE_CLAUSE_PROGRESSIVE;
    if (inverted(list, draft, &reading))
        marks |= DATELINE_CLAUSE_CONDITIONAL;
    if (!verb && clause->support == DATELINE_NONE && !reading.auxiliaries &&
        list->tokens[clause->head].deprel == DATELINE_DEPREL_ROOT)
        marks |= DATELINE_CLAUSE_HEADLINE;
    clause->marks = marks;
    conjunct_marks(list, draft, &reading, carrier);
}
