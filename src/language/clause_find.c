/* Predicates: which tokens of a sentence say what happens, and how they hang together.
 *
 * A predicate is a verb, an adjective or noun with a copula (or in a clause's place), or an eventive noun. A light verb
 * is no predicate of its own: "held talks", "talks took place", "there were talks", "the attack carried out by rebels"
 * are one clause each, headed by the noun, and the verb gives it tense, negation and subject. */
#include "language/clause_draft.h"

struct dateline_text draft_lower(const struct draft_list *list, uint32_t token)
{
    return clause_tree_lower(list->tree, list->arena, token);
}


/* Relations that make a clause of what stands in them. */
static bool clausal(uint8_t deprel)
{
    switch (deprel) {
    case DATELINE_DEPREL_ROOT:
    case DATELINE_DEPREL_CCOMP:
    case DATELINE_DEPREL_XCOMP:
    case DATELINE_DEPREL_ADVCL:
    case DATELINE_DEPREL_ADVCL_RELCL:
    case DATELINE_DEPREL_ACL:
    case DATELINE_DEPREL_ACL_RELCL:
    case DATELINE_DEPREL_CSUBJ:
    case DATELINE_DEPREL_CSUBJ_PASS:
    case DATELINE_DEPREL_CSUBJ_OUTER:
    case DATELINE_DEPREL_PARATAXIS:
        return true;
    default:
        return false;
    }
}

/* Relations in which even a verb says nothing: auxiliaries, prepositions like "including", parts of names. */
static bool function_word(uint8_t deprel)
{
    switch (deprel) {
    case DATELINE_DEPREL_AUX:
    case DATELINE_DEPREL_AUX_PASS:
    case DATELINE_DEPREL_COP:
    case DATELINE_DEPREL_CASE:
    case DATELINE_DEPREL_MARK:
    case DATELINE_DEPREL_FIXED:
    case DATELINE_DEPREL_FLAT:
    case DATELINE_DEPREL_AMOD:
    case DATELINE_DEPREL_COMPOUND:
    case DATELINE_DEPREL_COMPOUND_PRT:
    case DATELINE_DEPREL_GOESWITH:
    case DATELINE_DEPREL_REPARANDUM:
    case DATELINE_DEPREL_DISCOURSE:
        return true;
    default:
        return false;
    }
}

static bool has_subject(const struct draft_list *list, uint32_t token)
{
    return clause_tree_has(list->tree, token, DATELINE_DEPREL_NSUBJ) ||
        clause_tree_has(list->tree, token, DATELINE_DEPREL_NSUBJ_PASS) ||
        clause_tree_has(list->tree, token, DATELINE_DEPREL_CSUBJ);
}

/* Eventive nouns; as modifiers only of another one ("ceasefire talks", not "attack helicopter"). */
static bool is_event_noun(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *noun = &list->tokens[token];
    if (noun->upos != DATELINE_UPOS_NOUN || noun->deprel == DATELINE_DEPREL_FLAT ||
        noun->deprel == DATELINE_DEPREL_FIXED || noun->deprel == DATELINE_DEPREL_CASE)
        return false;
    if (!clause_event_noun(list->words, noun->lemma).found)
        return false;
    if (noun->deprel != DATELINE_DEPREL_COMPOUND || noun->head == DATELINE_NONE)
        return true;
    return list->tokens[noun->head].upos == DATELINE_UPOS_NOUN &&
        clause_event_noun(list->words, list->tokens[noun->head].lemma).found;
}

static bool conjunct_of_predicate(const struct draft_list *list, const struct dateline_token *token)
{
    return token->deprel == DATELINE_DEPREL_CONJ && token->head != DATELINE_NONE && list->kind[token->head] != 0;
}

/* A predicative adjective: has a copula, stands in a clause's place, or follows its noun with a complement ("the party
 * likely to win"). */
static bool is_adjective_predicate(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *adjective = &list->tokens[token];
    if (adjective->upos != DATELINE_UPOS_ADJ)
        return false;
    if (clausal(adjective->deprel) || conjunct_of_predicate(list, adjective))
        return true;
    return adjective->deprel == DATELINE_DEPREL_AMOD && adjective->head < token &&
        (clause_tree_has(list->tree, token, DATELINE_DEPREL_XCOMP) || clause_tree_has(list->tree, token, DATELINE_DEPREL_OBL));
}

/* 1 + kind of predicate, 0 for none. Heads have been asked before. */
static uint8_t predicate_kind(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    if (word->upos == DATELINE_UPOS_PUNCT)
        return 0;
    bool event = is_event_noun(list, token);
    if (event && !(clause_tree_has(list->tree, token, DATELINE_DEPREL_COP) &&
                     !clause_tree_preposition(list->tree, list->arena, token).length))
        return 1 + DATELINE_CLAUSE_NOUN;
    if ((word->upos == DATELINE_UPOS_VERB || word->upos == DATELINE_UPOS_AUX) && !function_word(word->deprel))
        return 1 + DATELINE_CLAUSE_VERB;
    if (clause_tree_has(list->tree, token, DATELINE_DEPREL_ORPHAN) && conjunct_of_predicate(list, word))
        return 1 + DATELINE_CLAUSE_VERB;
    if (is_adjective_predicate(list, token))
        return 1 + DATELINE_CLAUSE_ADJECTIVE;
    bool copula = clause_tree_has(list->tree, token, DATELINE_DEPREL_COP);
    if (copula)
        return 1 + (word->upos == DATELINE_UPOS_ADJ ? DATELINE_CLAUSE_ADJECTIVE : DATELINE_CLAUSE_COPULA);
    if (clausal(word->deprel) && has_subject(list, token) && word->upos != DATELINE_UPOS_INTJ)
        return 1 + DATELINE_CLAUSE_COPULA;
    return 0;
}

/* "take" + "part": the object's noun is part of the verb. */
static uint32_t idiom_noun(const struct draft_list *list, uint32_t verb)
{
    uint32_t object = clause_tree_child(list->tree, verb, DATELINE_DEPREL_OBJ);
    if (object == DATELINE_NONE || clause_tree_has(list->tree, object, DATELINE_DEPREL_DET))
        return DATELINE_NONE;
    struct dateline_text both =
        text_format(list->story->scratch, "%.*s %.*s", TEXT_ARG(list->tokens[verb].lemma), TEXT_ARG(list->tokens[object].lemma));
    return clause_word_is(list->words, both, "idiom") ? object : DATELINE_NONE;
}

/* The "out" of "carried out an attack", whatever the parser hung it on: right behind a verb that takes it. */
static uint32_t stray_particle(const struct draft_list *list, uint32_t verb)
{
    if (verb + 1 >= list->sentence->end || list->tokens[verb].upos != DATELINE_UPOS_VERB ||
        (list->tokens[verb + 1].upos != DATELINE_UPOS_ADP && list->tokens[verb + 1].upos != DATELINE_UPOS_ADV) ||
        (verb + 2 < list->sentence->end && text_is(draft_lower(list, verb + 2), "of")) ||
        !clause_word_is(list->words, list->tokens[verb].lemma, "phrasal-verb"))
        return DATELINE_NONE;
    struct dateline_text both =
        text_format(list->story->scratch, "%.*s %.*s", TEXT_ARG(list->tokens[verb].lemma), TEXT_ARG(draft_lower(list, verb + 1)));
    return clause_word_is(list->words, both, "phrasal") ? verb + 1 : DATELINE_NONE;
}

struct dateline_text draft_verb(const struct draft_list *list, uint32_t verb, uint32_t *ret_particle)
{
    struct dateline_text lemma = list->tokens[verb].lemma;
    uint32_t particle = clause_tree_child(list->tree, verb, DATELINE_DEPREL_COMPOUND_PRT);
    if (particle == DATELINE_NONE)
        particle = stray_particle(list, verb);
    if (particle == DATELINE_NONE && clause_word_is(list->words, lemma, "idiom-verb"))
        particle = idiom_noun(list, verb);
    *ret_particle = particle;
    lemma = text_lower(list->arena, lemma);
    if (particle == DATELINE_NONE)
        return lemma;
    return text_format(list->arena, "%.*s %.*s", TEXT_ARG(lemma), TEXT_ARG(text_lower(list->arena, list->tokens[particle].lemma)));
}

/* Joins a noun to a light verb, once each. */
static void join(struct draft_list *list, uint32_t verb, uint32_t noun)
{
    if (list->support_of[noun] != DATELINE_NONE || list->noun_of[verb] != DATELINE_NONE)
        return;
    list->support_of[noun] = verb;
    list->noun_of[verb] = noun;
    list->kind[verb] = 0;
}

static bool joinable(const struct draft_list *list, uint32_t token)
{
    return list->kind[token] == 1 + DATELINE_CLAUSE_NOUN && list->support_of[token] == DATELINE_NONE;
}

/* "carried out an attack", where "out" was taken for the noun's preposition. */
static bool case_is_particle(const struct draft_list *list, uint32_t verb, uint32_t noun)
{
    uint32_t particle = stray_particle(list, verb);
    return particle != DATELINE_NONE && list->tokens[particle].head == noun &&
        list->tokens[particle].deprel == DATELINE_DEPREL_CASE;
}

/* Where a noun stands to a light verb whose child it is, as the table says it. */
static const char *light_place(const struct draft_list *list, uint32_t verb, uint32_t noun, bool passive)
{
    switch (list->tokens[noun].deprel) {
    case DATELINE_DEPREL_OBJ:
        return "object";
    case DATELINE_DEPREL_NSUBJ_PASS:
        return "object";
    case DATELINE_DEPREL_NSUBJ:
        if (passive)
            return "object";
        if (clause_tree_has(list->tree, verb, DATELINE_DEPREL_EXPL))
            return "there";
        return clause_tree_has(list->tree, verb, DATELINE_DEPREL_OBJ) ? "subject-idiom" : "subject";
    case DATELINE_DEPREL_OBL:
        return case_is_particle(list, verb, noun) ? "object" : NULL;
    default:
        return NULL;
    }
}

static bool is_passive_verb(const struct draft_list *list, uint32_t verb)
{
    return clause_tree_has(list->tree, verb, DATELINE_DEPREL_AUX_PASS) ||
        clause_tree_has(list->tree, verb, DATELINE_DEPREL_NSUBJ_PASS);
}

/* Is the noun one that the verb supports? */
static bool supports(const struct draft_list *list, uint32_t verb, uint32_t noun, const char *place)
{
    uint32_t particle;
    struct dateline_text predicate = draft_verb(list, verb, &particle), lemma = list->tokens[noun].lemma;
    if (particle == noun)
        return false;
    if (place && text_is(text_of(place), "subject-idiom"))
        place = text_find(predicate, TEXT(" ")) < predicate.length ? "subject" : "none";
    struct dateline_text preposition = { NULL, 0 };
    if (!place)
        preposition = clause_tree_preposition(list->tree, list->arena, noun);
    if (!place && preposition.length == 0)
        return false;
    return clause_light(list->words, predicate, place, preposition, lemma).found;
}

/* "a series of attacks": the noun inside stands for the whole. */
static uint32_t contained(const struct draft_list *list, uint32_t noun)
{
    if (list->tokens[noun].upos != DATELINE_UPOS_NOUN || !clause_word_is(list->words, list->tokens[noun].lemma, "container"))
        return noun;
    for (uint32_t child = list->tree->child[noun]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if (list->tokens[child].deprel == DATELINE_DEPREL_NMOD && joinable(list, child) &&
            text_is(clause_tree_preposition(list->tree, list->story->scratch, child), "of"))
            return child;
    return noun;
}

/* A light verb above its noun: "held talks", "came under attack", "talks took place". */
static void join_below(struct draft_list *list, uint32_t verb)
{
    bool passive = is_passive_verb(list, verb);
    for (uint32_t child = list->tree->child[verb]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        uint32_t noun = contained(list, child);
        if (!joinable(list, noun))
            continue;
        const char *place = light_place(list, verb, child, passive);
        if (place ? supports(list, verb, noun, place)
                  : list->tokens[child].deprel == DATELINE_DEPREL_OBL && supports(list, verb, child, NULL)) {
            join(list, verb, noun);
            return;
        }
    }
}

/* A light verb below its noun: "the attack carried out by rebels", "talks that were held in Geneva". */
static void join_above(struct draft_list *list, uint32_t verb)
{
    const struct dateline_token *token = &list->tokens[verb];
    if (token->head == DATELINE_NONE || !joinable(list, token->head))
        return;
    bool reduced = token->deprel == DATELINE_DEPREL_ACL && text_is(token->xpos, "VBN") &&
        !clause_tree_has(list->tree, verb, DATELINE_DEPREL_NSUBJ);
    bool relative = token->deprel == DATELINE_DEPREL_ACL_RELCL && is_passive_verb(list, verb);
    if ((reduced || relative) && supports(list, verb, token->head, "object"))
        join(list, verb, token->head);
}

static bool is_verb(const struct draft_list *list, uint32_t token)
{
    return list->kind[token] == 1 + DATELINE_CLAUSE_VERB &&
        (list->tokens[token].upos == DATELINE_UPOS_VERB || list->tokens[token].upos == DATELINE_UPOS_AUX);
}

/* "is in talks", "was under attack": the copula supports the noun. */
static void join_copula(struct draft_list *list, uint32_t noun)
{
    uint32_t copula = clause_tree_child(list->tree, noun, DATELINE_DEPREL_COP);
    if (copula != DATELINE_NONE && joinable(list, noun))
        join(list, copula, noun);
}

static void kinds_find(struct draft_list *list)
{
    const struct dateline_sentence *sentence = list->sentence;
    const uint32_t *order = list->tree->order;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        list->kind[order[i]] = predicate_kind(list, order[i]);
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        uint32_t token = order[i];
        if (list->kind[token] == 1 + DATELINE_CLAUSE_NOUN)
            join_copula(list, token);
        else if (is_verb(list, token))
            join_below(list, token);
        if (is_verb(list, token))
            join_above(list, token);
    }
}

/* The topmost token of a predicate. */
static uint32_t predicate_top(const struct draft_list *list, uint32_t head)
{
    uint32_t support = list->support_of[head], above = list->tokens[head].head;
    bool below = support != DATELINE_NONE && above != DATELINE_NONE &&
        (above == support || list->tokens[above].head == support);
    return below ? support : head;
}

static void draft_begin(struct draft_list *list, uint32_t head)
{
    uint32_t number = list->drafts.count;
    struct draft *draft = VECTOR_PUSH(list->story->scratch, &list->drafts);
    const struct clause_tree *tree = list->tree;
    draft->count = draft->surface = 0;
    draft->first = draft->gap = DATELINE_NONE;
    draft->gapped = false;
    draft->top = predicate_top(list, head);
    draft->noun = (struct event_noun){ .found = false };
    draft->light = (struct light){ .found = false };
    struct dateline_clause *clause = &draft->clause;
    *clause = (struct dateline_clause){ .sentence = list->tokens[head].sentence, .head = head,
        .support = list->support_of[head], .particle = DATELINE_NONE, .governor = DATELINE_NONE,
        .marker = DATELINE_NONE, .first = tree->left[draft->top], .end = tree->right[draft->top],
        .kind = (uint8_t)(list->kind[head] - 1) };
    list->draft_at[head] = number;
    if (clause->support != DATELINE_NONE)
        list->draft_at[clause->support] = number;
    if (clause->kind == DATELINE_CLAUSE_VERB)
        clause->predicate = draft_verb(list, head, &clause->particle);
    else
        clause->predicate = text_lower(list->arena, list->tokens[head].lemma);
    clause->verb = clause->predicate;
    if (clause->kind == DATELINE_CLAUSE_NOUN) {
        draft->noun = clause_event_noun(list->words, list->tokens[head].lemma);
        if (draft->noun.verb.length)
            clause->verb = draft->noun.verb;
    } else if (clause->support == DATELINE_NONE) {
        clause->support = clause_tree_child(tree, head, DATELINE_DEPREL_COP);
        if (clause->support != DATELINE_NONE)
            list->draft_at[clause->support] = number;
    }
}

/* How the light verb and its noun stand to one another, for the noun's arguments. */
static void light_find(struct draft_list *list, struct draft *draft)
{
    uint32_t verb = draft->clause.support, noun = draft->clause.head, particle;
    if (verb == DATELINE_NONE || draft->clause.kind != DATELINE_CLAUSE_NOUN)
        return;
    struct dateline_text predicate = draft_verb(list, verb, &particle);
    draft->clause.particle = particle == noun ? DATELINE_NONE : particle;
    static const char *const places[] = { "object", "subject", "there" };
    uint32_t child = list->tokens[noun].head != verb && draft->top == verb ? list->tokens[noun].head : noun;
    const char *place = draft->top == verb ? light_place(list, verb, child, is_passive_verb(list, verb)) : "object";
    if (list->tokens[verb].deprel == DATELINE_DEPREL_COP)
        place = NULL;
    struct dateline_text preposition =
        place ? (struct dateline_text){ NULL, 0 } : clause_tree_preposition(list->tree, list->arena, noun);
    if (place && text_is(text_of(place), "subject-idiom"))
        place = places[1];
    draft->light = clause_light(list->words, predicate, place, preposition, list->tokens[noun].lemma);
    draft->light.found = true;
}

/* The word that opens the clause: "that", "if", "after"; "to" only where there is no other. */
static uint32_t marker_find(const struct draft_list *list, const struct draft *draft)
{
    uint32_t found = DATELINE_NONE;
    for (uint32_t child = list->tree->child[draft->top]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if (list->tokens[child].deprel == DATELINE_DEPREL_MARK && found == DATELINE_NONE)
            found = child;
    return found;
}

/* "accused of shelling", "called on both to stop": complements in all but their relation. */
static bool adverbial_is_complement(const struct draft_list *list, const struct draft *draft)
{
    uint32_t marker = marker_find(list, draft), governor = draft->clause.governor;
    if (marker == DATELINE_NONE || governor == DATELINE_NONE)
        return false;
    struct dateline_text word = draft_lower(list, marker);
    if (text_is(word, "to") && text_is(list->tokens[marker].xpos, "TO"))
        return clause_control(list->words, list->drafts.at[governor].clause.verb, word).found;
    bool gerund = text_is(list->tokens[draft->top].xpos, "VBG") ||
        clause_tree_has(list->tree, draft->top, DATELINE_DEPREL_AUX_PASS) ||
        clause_tree_has(list->tree, draft->top, DATELINE_DEPREL_COP);
    bool absolute = text_is(word, "with") && has_subject(list, draft->top); /* "with the army advancing" */
    return gerund && !absolute && clause_word_is(list->words, word, "complement-preposition");
}

static bool on_predicate(const struct draft_list *list, const struct dateline_token *top)
{
    return top->head != DATELINE_NONE && list->draft_at[top->head] != DATELINE_NONE;
}

/* "criticised the king for jailing poets", where the gerund was hung on the noun. */
static bool governor_controls(const struct draft_list *list, const struct draft *draft)
{
    uint32_t marker = marker_find(list, draft), governor = draft->clause.governor;
    if (marker == DATELINE_NONE || governor == DATELINE_NONE || !text_is(list->tokens[draft->top].xpos, "VBG"))
        return false;
    return clause_control(list->words, list->drafts.at[governor].clause.predicate, draft_lower(list, marker)).found;
}

/* "announced a plan to withdraw": an infinitive right behind an eventive noun that takes one belongs to it, wherever the
 * parser hung it. */
static void infinitive_move(struct draft_list *list, struct draft *draft)
{
    uint32_t marker = marker_find(list, draft);
    if (marker == DATELINE_NONE || marker == list->sentence->first || !text_is(list->tokens[marker].xpos, "TO") ||
        list->tokens[draft->top].deprel != DATELINE_DEPREL_ADVCL)
        return;
    uint32_t at = marker - 1;
    for (uint32_t step = 0; step < 6 && at != DATELINE_NONE && list->tree->right[at] <= list->tree->left[draft->top]; step++) {
        uint32_t noun = list->draft_at[at];
        if (noun != DATELINE_NONE && list->drafts.at[noun].clause.kind == DATELINE_CLAUSE_NOUN &&
            list->drafts.at[noun].clause.head == at &&
            clause_control(list->words, list->drafts.at[noun].clause.verb, TEXT("to")).found) {
            draft->clause.governor = noun;
            draft->clause.link = DATELINE_LINK_COMPLEMENT;
            return;
        }
        at = list->tokens[at].head;
    }
}

static enum dateline_clause_link link_of(const struct draft_list *list, const struct draft *draft)
{
    const struct dateline_token *top = &list->tokens[draft->top];
    switch (top->deprel) {
    case DATELINE_DEPREL_CCOMP:
    case DATELINE_DEPREL_XCOMP:
        return DATELINE_LINK_COMPLEMENT;
    case DATELINE_DEPREL_CSUBJ:
    case DATELINE_DEPREL_CSUBJ_PASS:
    case DATELINE_DEPREL_CSUBJ_OUTER:
        return DATELINE_LINK_SUBJECT;
    case DATELINE_DEPREL_ACL:
        return marker_find(list, draft) != DATELINE_NONE &&
                (on_predicate(list, top) || governor_controls(list, draft))
            ? DATELINE_LINK_COMPLEMENT
            : DATELINE_LINK_RELATIVE;
    case DATELINE_DEPREL_ACL_RELCL:
    case DATELINE_DEPREL_ADVCL_RELCL:
    case DATELINE_DEPREL_AMOD:
        return DATELINE_LINK_RELATIVE;
    case DATELINE_DEPREL_ADVCL:
        return adverbial_is_complement(list, draft) ? DATELINE_LINK_COMPLEMENT : DATELINE_LINK_ADVERBIAL;
    case DATELINE_DEPREL_CONJ:
        return top->head != DATELINE_NONE && list->draft_at[top->head] != DATELINE_NONE ? DATELINE_LINK_CONJUNCT
                                                                                       : DATELINE_LINK_ARGUMENT;
    case DATELINE_DEPREL_ROOT:
        return DATELINE_LINK_MAIN;
    case DATELINE_DEPREL_PARATAXIS:
    case DATELINE_DEPREL_LIST:
    case DATELINE_DEPREL_DEP:
        return DATELINE_LINK_PARATAXIS;
    default:
        return DATELINE_LINK_ARGUMENT;
    }
}

static bool is_nominal(const struct draft_list *list, uint32_t token)
{
    uint8_t upos = list->tokens[token].upos;
    return upos == DATELINE_UPOS_NOUN || upos == DATELINE_UPOS_PROPN || upos == DATELINE_UPOS_PRON ||
        upos == DATELINE_UPOS_NUM || upos == DATELINE_UPOS_DET || upos == DATELINE_UPOS_SYM;
}

uint32_t draft_noun_before(const struct draft_list *list, uint32_t top)
{
    uint32_t head = list->tokens[top].head, at = list->tree->left[top];
    if (head == DATELINE_NONE || is_nominal(list, head) || list->kind[head] == 0)
        return head;
    while (at > list->sentence->first && list->tokens[at - 1].upos == DATELINE_UPOS_PUNCT)
        at--;
    if (at == list->sentence->first || !is_nominal(list, at - 1))
        return head;
    /* the head of the phrase that ends here: "the president of Chad, who …" keeps Chad, the nearest */
    for (at--; list->tokens[at].head != DATELINE_NONE && list->tokens[at].deprel == DATELINE_DEPREL_FLAT;)
        at = list->tokens[at].head;
    return at;
}

/* The clause of a token that stands below a relative clause's head: what that clause says of its noun. */
static void cover_find(struct draft_list *list)
{
    const struct dateline_sentence *sentence = list->sentence;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        uint32_t token = list->tree->order[i], head = list->tokens[token].head;
        uint32_t own = list->draft_at[token];
        list->cover[token] = own != DATELINE_NONE ? own : head != DATELINE_NONE ? list->cover[head] : DATELINE_NONE;
        list->antecedent[token] = list->tokens[token].deprel == DATELINE_DEPREL_ACL_RELCL
            ? draft_noun_before(list, token)
            : head != DATELINE_NONE                                                       ? list->antecedent[head]
                                                                                          : DATELINE_NONE;
    }
}

/* "…, officials said" at the sentence's end, which a parser may hang on as a relative clause, an adverbial or a conjunct. */
static void report_move(const struct draft_list *list, struct draft *draft)
{
    uint32_t top = draft->top, first = draft->clause.first, governor = draft->clause.governor;
    uint8_t deprel = list->tokens[top].deprel;
    bool stray = deprel == DATELINE_DEPREL_ACL_RELCL || deprel == DATELINE_DEPREL_ADVCL_RELCL ||
        deprel == DATELINE_DEPREL_ADVCL || deprel == DATELINE_DEPREL_CONJ;
    if (!stray || governor == DATELINE_NONE || draft->clause.kind != DATELINE_CLAUSE_VERB ||
        draft->clause.marker != DATELINE_NONE || !clause_word_is(list->words, draft->clause.predicate, "reporting"))
        return;
    bool complete = clause_tree_has(list->tree, top, DATELINE_DEPREL_CCOMP) ||
        clause_tree_has(list->tree, top, DATELINE_DEPREL_XCOMP) || clause_tree_has(list->tree, top, DATELINE_DEPREL_CC) ||
        !clause_tree_has(list->tree, top, DATELINE_DEPREL_NSUBJ);
    const struct dateline_token *above = &list->tokens[list->tokens[top].head];
    bool on_clause = above->upos == DATELINE_UPOS_VERB || above->upos == DATELINE_UPOS_ADJ || deprel == DATELINE_DEPREL_ADVCL;
    while (first < draft->clause.end && list->tokens[first].upos == DATELINE_UPOS_PUNCT)
        first++;
    bool cut_off = first > list->sentence->first && list->tokens[first - 1].upos == DATELINE_UPOS_PUNCT;
    uint32_t end = draft->clause.end;
    while (end < list->sentence->end && list->tokens[end].upos == DATELINE_UPOS_PUNCT)
        end++;
    if (!complete && on_clause && cut_off && end == list->sentence->end && list->drafts.at[governor].clause.head < top)
        draft->clause.link = DATELINE_LINK_PARATAXIS;
}

/* "said that the talks had failed, adding that …": who adds is who said. */
static void speaker_move(const struct draft_list *list, struct draft *draft)
{
    uint32_t governor = draft->clause.governor;
    if (draft->clause.link != DATELINE_LINK_ADVERBIAL || draft->clause.marker != DATELINE_NONE ||
        !text_is(list->tokens[draft->top].xpos, "VBG") ||
        !clause_word_is(list->words, draft->clause.predicate, "reporting"))
        return;
    for (uint32_t step = 0; step < 8 && governor != DATELINE_NONE; step++) {
        const struct dateline_clause *clause = &list->drafts.at[governor].clause;
        if (clause_word_is(list->words, clause->predicate, "reporting")) {
            draft->clause.governor = governor;
            return;
        }
        if (clause->link != DATELINE_LINK_COMPLEMENT || clause->head > draft->top)
            return;
        governor = clause->governor;
    }
}

/* A conjunct of anything but a main clause stands where its first one stands: of "agreed to stop and to withdraw" both
 * are complements. */
static void conjuncts_lift(struct draft_list *list)
{
    const struct dateline_sentence *sentence = list->sentence;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        uint32_t token = list->tree->order[i], number = list->draft_at[token];
        if (number == DATELINE_NONE || list->drafts.at[number].top != token)
            continue;
        struct draft *draft = &list->drafts.at[number];
        draft->first = draft->clause.link == DATELINE_LINK_CONJUNCT ? draft->clause.governor : DATELINE_NONE;
        if (draft->first == DATELINE_NONE)
            continue;
        const struct dateline_clause *first = &list->drafts.at[draft->first].clause;
        if (first->link == DATELINE_LINK_MAIN || first->link == DATELINE_LINK_PARATAXIS ||
            first->link == DATELINE_LINK_CONJUNCT || first->governor == DATELINE_NONE)
            continue;
        draft->clause.link = first->link;
        draft->clause.governor = first->governor;
    }
}

void draft_find(struct draft_list *list)
{
    kinds_find(list);
    list->drafts.count = 0;
    const struct dateline_sentence *sentence = list->sentence;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (list->kind[i])
            draft_begin(list, i);
    cover_find(list);
    for (uint32_t i = 0; i < list->drafts.count; i++) {
        struct draft *draft = &list->drafts.at[i];
        uint32_t head = list->tokens[draft->top].head;
        light_find(list, draft);
        draft->gapped = draft->clause.kind == DATELINE_CLAUSE_VERB && !is_verb(list, draft->clause.head);
        draft->clause.governor = head == DATELINE_NONE ? DATELINE_NONE : list->cover[head];
        draft->clause.link = (uint8_t)link_of(list, draft);
        infinitive_move(list, draft);
        draft->clause.marker = marker_find(list, draft);
        report_move(list, draft);
        if (draft->clause.governor == DATELINE_NONE || draft->clause.governor == i) {
            draft->clause.governor = DATELINE_NONE;
            draft->clause.link = DATELINE_LINK_MAIN;
        }
    }
    for (uint32_t i = 0; i < list->drafts.count; i++)
        speaker_move(list, &list->drafts.at[i]);
    conjuncts_lift(list);
}
