/* Light verbs, particles and idioms: what a verb is called, and whether it says anything of its own.
 *
 * In "held talks", "talks took place", "there were talks", "the attack carried out by rebels", "came under attack" the
 * noun says what happens; such verbs (clause_light.tsv) are joined to it and lend it tense, negation and subject. */
#include "language/clause_draft.h"

/* "take" + "part": the object's noun is part of the verb. */
static uint32_t idiom_noun(const struct draft_list *list, uint32_t verb)
{
    uint32_t object = clause_tree_child(list->tree, verb, DATELINE_DEPREL_OBJ);
    if (object == DATELINE_NONE || clause_tree_has(list->tree, object, DATELINE_DEPREL_DET))
        return DATELINE_NONE;
    struct dateline_text both = text_format(
        list->story->scratch, "%.*s %.*s", TEXT_ARG(list->tokens[verb].lemma), TEXT_ARG(list->tokens[object].lemma));
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
    struct dateline_text both = text_format(
        list->story->scratch, "%.*s %.*s", TEXT_ARG(list->tokens[verb].lemma), TEXT_ARG(draft_lower(list, verb + 1)));
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
    return text_format(
        list->arena, "%.*s %.*s", TEXT_ARG(lemma), TEXT_ARG(text_lower(list->arena, list->tokens[particle].lemma)));
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
    struct dateline_text predicate = draft_verb(list, verb, &particle), lemma = draft_event_lemma(list, noun);
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
    if (list->tokens[noun].upos != DATELINE_UPOS_NOUN ||
        !clause_word_is(list->words, list->tokens[noun].lemma, "container"))
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
    uint32_t noun = token->head == DATELINE_NONE ? DATELINE_NONE : draft_noun_before(list, verb);
    if (noun == DATELINE_NONE || !joinable(list, noun))
        return;
    bool reduced = token->deprel == DATELINE_DEPREL_ACL &&
                   (text_is(token->xpos, "VBN") || text_is(token->xpos, "VBD")) &&
                   !clause_tree_has(list->tree, verb, DATELINE_DEPREL_NSUBJ);
    bool relative = token->deprel == DATELINE_DEPREL_ACL_RELCL && is_passive_verb(list, verb);
    if ((reduced || relative) && supports(list, verb, noun, "object"))
        join(list, verb, noun);
}

/* "is in talks", "was under attack": the copula supports the noun. */
static void join_copula(struct draft_list *list, uint32_t noun)
{
    uint32_t copula = clause_tree_child(list->tree, noun, DATELINE_DEPREL_COP);
    if (copula != DATELINE_NONE && joinable(list, noun))
        join(list, copula, noun);
}

/* How the light verb and its noun stand to one another, for the noun's arguments. */
void draft_light(struct draft_list *list, struct draft *draft)
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
    draft->light = clause_light(list->words, predicate, place, preposition, draft_event_lemma(list, noun));
    draft->light.found = true;
}

void draft_join_light(struct draft_list *list)
{
    for (uint32_t i = list->sentence->first; i < list->sentence->end; i++) {
        uint32_t token = list->tree->order[i];
        if (list->kind[token] == 1 + DATELINE_CLAUSE_NOUN)
            join_copula(list, token);
        else if (draft_is_verb(list, token))
            join_below(list, token);
        if (draft_is_verb(list, token))
            join_above(list, token);
    }
}
