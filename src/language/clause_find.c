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

bool draft_has_subject(const struct draft_list *list, uint32_t token)
{
    return clause_tree_has(list->tree, token, DATELINE_DEPREL_NSUBJ) ||
           clause_tree_has(list->tree, token, DATELINE_DEPREL_NSUBJ_PASS) ||
           clause_tree_has(list->tree, token, DATELINE_DEPREL_CSUBJ);
}

/* "the shelling of Aleppo", where a tagger saw a verb. */
static bool is_gerund_noun(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    if (word->upos != DATELINE_UPOS_VERB || !text_is(word->xpos, "VBG") ||
        clause_tree_has(list->tree, token, DATELINE_DEPREL_OBJ))
        return false;
    if (word->deprel == DATELINE_DEPREL_CONJ && word->head != DATELINE_NONE &&
        list->tokens[word->head].upos == DATELINE_UPOS_NOUN) /* "the bombing and shelling" */
        return true;
    for (uint32_t child = list->tree->child[token]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        uint8_t deprel = list->tokens[child].deprel;
        if (deprel == DATELINE_DEPREL_DET || deprel == DATELINE_DEPREL_NMOD_POSS)
            return true;
        if ((deprel == DATELINE_DEPREL_NMOD || deprel == DATELINE_DEPREL_OBL) && child > token &&
            list->tree->left[child] == token + 1 && text_is(draft_lower(list, token + 1), "of"))
            return true;
    }
    return false;
}

/* "Factions clash over the port", "I support it", where a tagger saw a noun: it has a subject, and nothing of a noun.
 */
static bool is_verb_tagged_noun(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    return word->upos == DATELINE_UPOS_NOUN && clausal(word->deprel) && draft_has_subject(list, token) &&
           !clause_tree_has(list->tree, token, DATELINE_DEPREL_COP) &&
           !clause_tree_has(list->tree, token, DATELINE_DEPREL_DET) &&
           !clause_tree_has(list->tree, token, DATELINE_DEPREL_CASE) &&
           !clause_tree_has(list->tree, token, DATELINE_DEPREL_NMOD_POSS);
}

struct dateline_text draft_event_lemma(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    if (word->upos == DATELINE_UPOS_NOUN)
        return word->lemma;
    return is_gerund_noun(list, token) ? draft_lower(list, token) : (struct dateline_text){ NULL, 0 };
}

/* Eventive nouns; as modifiers only of another one ("ceasefire talks", not "attack helicopter"). */
static bool is_event_noun(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *noun = &list->tokens[token];
    if (noun->deprel == DATELINE_DEPREL_FLAT || noun->deprel == DATELINE_DEPREL_FIXED ||
        noun->deprel == DATELINE_DEPREL_CASE)
        return false;
    struct dateline_text lemma = draft_event_lemma(list, token);
    if (!lemma.length || !clause_event_noun(list->words, lemma).found)
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
           (clause_tree_has(list->tree, token, DATELINE_DEPREL_XCOMP) ||
               clause_tree_has(list->tree, token, DATELINE_DEPREL_OBL));
}

/* "is in talks", "was under attack", but not "is against sanctions". */
static bool is_copular_event(const struct draft_list *list, uint32_t token)
{
    struct dateline_text preposition = clause_tree_preposition(list->tree, list->story->scratch, token);
    return preposition.length &&
           clause_light(list->words, TEXT("be"), NULL, preposition, list->tokens[token].lemma).found;
}

/* 1 + kind of predicate, 0 for none. Heads have been asked before. */
static uint8_t predicate_kind(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    if (word->upos == DATELINE_UPOS_PUNCT)
        return 0;
    bool copula = clause_tree_has(list->tree, token, DATELINE_DEPREL_COP);
    if (is_event_noun(list, token) && is_verb_tagged_noun(list, token))
        return 1 + DATELINE_CLAUSE_VERB;
    if (is_event_noun(list, token) && (!copula || is_copular_event(list, token)))
        return 1 + DATELINE_CLAUSE_NOUN;
    if ((word->upos == DATELINE_UPOS_VERB || word->upos == DATELINE_UPOS_AUX) && !function_word(word->deprel))
        return 1 + DATELINE_CLAUSE_VERB;
    if (clause_tree_has(list->tree, token, DATELINE_DEPREL_ORPHAN) && conjunct_of_predicate(list, word))
        return 1 + DATELINE_CLAUSE_VERB;
    if (is_adjective_predicate(list, token))
        return 1 + DATELINE_CLAUSE_ADJECTIVE;
    if (copula)
        return 1 + (word->upos == DATELINE_UPOS_ADJ ? DATELINE_CLAUSE_ADJECTIVE : DATELINE_CLAUSE_COPULA);
    if (clausal(word->deprel) && draft_has_subject(list, token) && word->upos != DATELINE_UPOS_INTJ)
        return 1 + DATELINE_CLAUSE_COPULA;
    return 0;
}

bool draft_is_verb(const struct draft_list *list, uint32_t token)
{
    return list->kind[token] == 1 + DATELINE_CLAUSE_VERB &&
           (list->tokens[token].upos == DATELINE_UPOS_VERB || list->tokens[token].upos == DATELINE_UPOS_AUX);
}

static void kinds_find(struct draft_list *list)
{
    for (uint32_t i = list->sentence->first; i < list->sentence->end; i++) {
        uint32_t token = list->tree->order[i];
        list->kind[token] = predicate_kind(list, token);
    }
}

/* The topmost token of a predicate. */
static uint32_t predicate_top(const struct draft_list *list, uint32_t head)
{
    uint32_t support = list->support_of[head], above = list->tokens[head].head;
    bool below =
        support != DATELINE_NONE && above != DATELINE_NONE && (above == support || list->tokens[above].head == support);
    return below ? support : head;
}

/* What the predicate is called; finds the particle. */
static struct dateline_text predicate_name(const struct draft_list *list, struct dateline_clause *clause)
{
    uint32_t head = clause->head;
    if (clause->kind == DATELINE_CLAUSE_NOUN)
        return text_lower(list->arena, draft_event_lemma(list, head));
    if (clause->kind != DATELINE_CLAUSE_VERB)
        return text_lower(list->arena, list->tokens[head].lemma);
    if (list->tokens[head].upos == DATELINE_UPOS_NOUN && is_event_noun(list, head))
        return clause_event_noun(list->words, list->tokens[head].lemma).verb;
    return draft_verb(list, head, &clause->particle);
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
    *clause = (struct dateline_clause){ .sentence = list->tokens[head].sentence,
        .head = head,
        .support = list->support_of[head],
        .particle = DATELINE_NONE,
        .governor = DATELINE_NONE,
        .marker = DATELINE_NONE,
        .first = tree->left[draft->top],
        .end = tree->right[draft->top],
        .kind = (uint8_t)(list->kind[head] - 1) };
    list->draft_at[head] = number;
    if (clause->support != DATELINE_NONE)
        list->draft_at[clause->support] = number;
    clause->predicate = clause->verb = predicate_name(list, clause);
    if (clause->kind == DATELINE_CLAUSE_NOUN) {
        draft->noun = clause_event_noun(list->words, draft_event_lemma(list, head));
        if (draft->noun.verb.length)
            clause->verb = draft->noun.verb;
    } else if (clause->support == DATELINE_NONE) {
        clause->support = clause_tree_child(tree, head, DATELINE_DEPREL_COP);
        if (clause->support != DATELINE_NONE)
            list->draft_at[clause->support] = number;
    }
}

void draft_find(struct draft_list *list)
{
    kinds_find(list);
    draft_join_light(list);
    list->drafts.count = 0;
    for (uint32_t i = list->sentence->first; i < list->sentence->end; i++)
        if (list->kind[i])
            draft_begin(list, i);
    for (uint32_t i = 0; i < list->drafts.count; i++) {
        struct draft *draft = &list->drafts.at[i];
        draft_light(list, draft);
        draft->gapped = draft->clause.kind == DATELINE_CLAUSE_VERB && !draft_is_verb(list, draft->clause.head) &&
                        clause_tree_has(list->tree, draft->clause.head, DATELINE_DEPREL_ORPHAN);
    }
}
