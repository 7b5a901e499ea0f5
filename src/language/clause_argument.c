/* Arguments that the tree gives: what hangs on the predicate (or on its light verb), with voice undone. */
#include "language/clause_draft.h"

/* The grammatical subject of a passive is what it is done to, or given to ("was handed a letter"). */
static enum dateline_role passive_subject(const struct draft_list *list, const struct draft *draft, uint32_t verb)
{
    bool object = clause_tree_has(list->tree, verb, DATELINE_DEPREL_OBJ);
    return object && clause_word_is(list->words, draft->clause.predicate, "ditransitive") ? DATELINE_ROLE_INDIRECT
                                                                                          : DATELINE_ROLE_OBJECT;
}

/* Under a light verb the grammatical subject is the noun's doer, or what it is done to ("came under attack"). */
enum dateline_role draft_subject_role(const struct draft_list *list, const struct draft *draft)
{
    if (draft->clause.kind == DATELINE_CLAUSE_NOUN)
        return draft->light.subject == LIGHT_OBJECT ? DATELINE_ROLE_OBJECT : DATELINE_ROLE_SUBJECT;
    if (draft->clause.marks & DATELINE_CLAUSE_PASSIVE)
        return passive_subject(list, draft, draft_carrier(list, draft));
    return DATELINE_ROLE_SUBJECT;
}

/* "by" in a passive is the doer, but for days and means. */
static bool is_agent(
    const struct draft_list *list, const struct draft *draft, uint32_t token, struct dateline_text preposition)
{
    const struct dateline_token *word = &list->tokens[token];
    if (!text_is(preposition, "by") || draft_has(draft, DATELINE_ROLE_SUBJECT) ||
        !(draft->clause.marks & DATELINE_CLAUSE_PASSIVE || word->deprel == DATELINE_DEPREL_OBL_AGENT))
        return false;
    /* "some of his allies", "three" */
    if (word->deprel == DATELINE_DEPREL_OBL_AGENT &&
        (word->upos == DATELINE_UPOS_DET || word->upos == DATELINE_UPOS_NUM))
        return true;
    /* "by force", but "by U.S. forces" */
    bool plural = (word->morphology & DATELINE_MORPH_PLURAL) != 0;
    return (word->upos == DATELINE_UPOS_PROPN || word->upos == DATELINE_UPOS_NOUN ||
               word->upos == DATELINE_UPOS_PRON) &&
           (plural || !clause_word_is(list->words, draft_lower(list, token), "no-agent"));
}

/* "on behalf of the government": also an oblique "on behalf of" with the government. */
static void add_inner_oblique(struct draft_list *list, struct draft *draft, uint32_t token, struct dateline_text outer)
{
    for (uint32_t child = list->tree->child[token]; outer.length && child != DATELINE_NONE;
         child = list->tree->sibling[child]) {
        if (list->tokens[child].deprel != DATELINE_DEPREL_NMOD)
            continue;
        struct dateline_text inner = clause_tree_preposition(list->tree, list->arena, child);
        struct dateline_text words = text_format(list->story->scratch, "%.*s %.*s %.*s", TEXT_ARG(outer),
            TEXT_ARG(draft_lower(list, token)), TEXT_ARG(inner));
        if (inner.length && clause_preposition_is(list->words, words))
            draft_add(list, draft,
                (struct draft_new){ .token = child,
                    .role = DATELINE_ROLE_OBLIQUE,
                    .verb_role = DATELINE_ROLE_OBLIQUE,
                    .preposition = text_copy(list->arena, words) });
    }
}

static void add_oblique(struct draft_list *list, struct draft *draft, uint32_t token)
{
    struct dateline_text preposition = clause_tree_preposition(list->tree, list->arena, token);
    if (preposition.length == 0 && list->tokens[token].upos == DATELINE_UPOS_ADP) {
        /* a preposition left behind: "the town they lived in" */
        if (list->antecedent[token] == DATELINE_NONE)
            return;
        draft_add(list, draft,
            (struct draft_new){ .token = list->antecedent[token],
                .role = DATELINE_ROLE_OBLIQUE,
                .verb_role = DATELINE_ROLE_OBLIQUE,
                .preposition = draft_lower(list, token),
                .shared = true });
        return;
    }
    uint32_t particle = draft->clause.particle;
    bool bare = preposition.length == 0 && particle != DATELINE_NONE && particle + 1 == list->tree->left[token] &&
                !draft_has(draft, DATELINE_ROLE_OBJECT) && list->tokens[token].upos != DATELINE_UPOS_ADV &&
                !clause_word_is(list->words, list->tokens[token].lemma, "container") &&
                !clause_word_is(list->words, text_lower(list->story->scratch, list->tokens[token].lemma), "time-noun");
    if (particle != DATELINE_NONE && (list->tokens[particle].head == token || bare)) { /* "carried out an attack" */
        draft_add(list, draft,
            (struct draft_new){ .token = token, .role = DATELINE_ROLE_OBJECT, .verb_role = DATELINE_ROLE_OBJECT });
        return;
    }
    bool agent = is_agent(list, draft, token, preposition);
    enum dateline_role role = agent ? DATELINE_ROLE_SUBJECT : DATELINE_ROLE_OBLIQUE;
    draft_add(
        list, draft, (struct draft_new){ .token = token, .role = role, .verb_role = role, .preposition = preposition });
    add_inner_oblique(list, draft, token, preposition);
    if (!agent && draft_phrase_negated(list, token) && clause_word_is(list->words, preposition, "negatable"))
        draft->clause.marks |= DATELINE_CLAUSE_NEGATED;
}

static void add_phrase(
    struct draft_list *list, struct draft *draft, uint32_t token, struct dateline_text preposition, bool shared)
{
    draft_add(list, draft,
        (struct draft_new){ .token = token,
            .role = DATELINE_ROLE_OBLIQUE,
            .verb_role = DATELINE_ROLE_OBLIQUE,
            .preposition = preposition,
            .shared = shared });
}

/* "ahead of the summit", "together with two aides": the adverb is a part of the preposition. */
static void adverb_phrase(struct draft_list *list, struct draft *draft, uint32_t adverb)
{
    for (uint32_t child = list->tree->child[adverb]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        uint8_t deprel = list->tokens[child].deprel;
        if (child < adverb || (deprel != DATELINE_DEPREL_OBL && deprel != DATELINE_DEPREL_NMOD))
            continue;
        struct dateline_text inner = clause_tree_preposition(list->tree, list->story->scratch, child);
        struct dateline_text words =
            text_format(list->arena, "%.*s %.*s", TEXT_ARG(draft_lower(list, adverb)), TEXT_ARG(inner));
        if (inner.length && clause_preposition_is(list->words, words))
            add_phrase(list, draft, child, words, false);
    }
}

/* "took control of the station": the phrases of a noun that is part of the verb are the verb's. */
static void idiom_phrases(struct draft_list *list, struct draft *draft)
{
    uint32_t noun = draft->clause.particle;
    if (noun == DATELINE_NONE || list->tokens[noun].deprel != DATELINE_DEPREL_OBJ)
        return;
    for (uint32_t child = list->tree->child[noun]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if (list->tokens[child].deprel == DATELINE_DEPREL_NMOD)
            add_phrase(list, draft, child, clause_tree_preposition(list->tree, list->arena, child), false);
}

/* "where" of a relative clause. */
static void add_adverb(struct draft_list *list, struct draft *draft, uint32_t token)
{
    if (list->tree->child[token] != DATELINE_NONE)
        adverb_phrase(list, draft, token);
    uint32_t noun = list->antecedent[token];
    if (noun == DATELINE_NONE || !text_is(draft_lower(list, token), "where") ||
        (list->tokens[noun].upos != DATELINE_UPOS_NOUN && list->tokens[noun].upos != DATELINE_UPOS_PROPN))
        return;
    draft_add(list, draft,
        (struct draft_new){ .token = list->antecedent[token],
            .role = DATELINE_ROLE_OBLIQUE,
            .verb_role = DATELINE_ROLE_OBLIQUE,
            .preposition = TEXT("in"),
            .shared = true });
}

static void add_role(
    struct draft_list *list, struct draft *draft, uint32_t token, enum dateline_role role, bool surface)
{
    draft_add(list, draft, (struct draft_new){ .token = token, .role = role, .verb_role = role, .surface = surface });
}

/* What a second predicate in an argument's place says: "named him minister", "is a candidate". */
static void add_attribute(struct draft_list *list, struct draft *draft, uint32_t token)
{
    uint8_t upos = list->tokens[token].upos;
    if (list->kind[token] <= 1 && upos != DATELINE_UPOS_VERB && upos != DATELINE_UPOS_AUX)
        add_role(list, draft, token, DATELINE_ROLE_ATTRIBUTE, false);
}

bool draft_outer_is_subject(const struct draft_list *list, const struct draft *draft, uint32_t outer)
{
    return (draft->clause.kind == DATELINE_CLAUSE_VERB || draft->clause.kind == DATELINE_CLAUSE_NOUN) &&
           !clause_word_is(list->words, list->tokens[outer].lemma, "abstract") &&
           !clause_tree_has(list->tree, draft_carrier(list, draft), DATELINE_DEPREL_NSUBJ);
}

/* "told him", "urged him" against "elected him president": what the nearer of two objects is. */
static enum dateline_role indirect_role(const struct draft_list *list, const struct draft *draft, uint32_t verb)
{
    bool names = clause_word_is(list->words, draft->clause.predicate, "naming");
    /* "the lessons that she taught me": what is taught stands above */
    bool object = clause_tree_has(list->tree, verb, DATELINE_DEPREL_OBJ) ||
                  (list->tokens[verb].deprel == DATELINE_DEPREL_ACL_RELCL &&
                      clause_word_is(list->words, draft->clause.predicate, "ditransitive"));
    return names || !object ? DATELINE_ROLE_OBJECT : DATELINE_ROLE_INDIRECT;
}

/* "awarded the widow a pension", drawn with two direct objects. */
static bool second_object(const struct draft_list *list, uint32_t first)
{
    for (uint32_t next = list->tree->sibling[first]; next != DATELINE_NONE; next = list->tree->sibling[next])
        if (list->tokens[next].deprel == DATELINE_DEPREL_OBJ)
            return true;
    return false;
}

/* The farther object of a verb of naming is what it names somebody. */
static enum dateline_role object_role(
    const struct draft_list *list, const struct draft *draft, uint32_t verb, uint32_t object)
{
    uint32_t first = clause_tree_child(list->tree, verb, DATELINE_DEPREL_OBJ);
    if (!clause_word_is(list->words, draft->clause.predicate, "naming"))
        return first == object && first > verb && second_object(list, first) &&
                       clause_word_is(list->words, draft->clause.predicate, "ditransitive")
                   ? DATELINE_ROLE_INDIRECT
                   : DATELINE_ROLE_OBJECT;
    return first != object || clause_tree_has(list->tree, verb, DATELINE_DEPREL_IOBJ) ||
                   draft->clause.marks & DATELINE_CLAUSE_PASSIVE
               ? DATELINE_ROLE_ATTRIBUTE
               : DATELINE_ROLE_OBJECT;
}

/* What hangs on a verb. */
static void verb_child(struct draft_list *list, struct draft *draft, uint32_t verb, uint32_t child)
{
    if (child == draft->clause.head || child == draft->clause.particle)
        return;
    switch (list->tokens[child].deprel) {
    case DATELINE_DEPREL_NSUBJ:
    case DATELINE_DEPREL_NSUBJ_PASS:
        add_role(list, draft, child, draft_subject_role(list, draft), true);
        break;
    case DATELINE_DEPREL_OBJ:
        if (clause_tree_preposition(list->tree, list->story->scratch, child).length) {
            add_oblique(list, draft, child);
            break;
        }
        add_role(list, draft, child, object_role(list, draft, verb, child), false);
        break;
    case DATELINE_DEPREL_IOBJ:
        add_role(list, draft, child, indirect_role(list, draft, verb), false);
        break;
    case DATELINE_DEPREL_NSUBJ_OUTER:
        if (draft_outer_is_subject(list, draft, child))
            add_role(list, draft, child, draft_subject_role(list, draft), true);
        break;
    case DATELINE_DEPREL_OBL:
    case DATELINE_DEPREL_OBL_AGENT:
    case DATELINE_DEPREL_OBL_UNMARKED:
    case DATELINE_DEPREL_NMOD_UNMARKED:
        add_oblique(list, draft, child);
        break;
    case DATELINE_DEPREL_NMOD:
        if (draft->clause.kind != DATELINE_CLAUSE_NOUN)
            add_oblique(list, draft, child);
        break;
    case DATELINE_DEPREL_ADVMOD:
        add_adverb(list, draft, child);
        break;
    case DATELINE_DEPREL_XCOMP:
        add_attribute(list, draft, child);
        break;
    default:
        break;
    }
}

/* Phrases on the object, which a parser may have meant for the verb ("voiced concern over the law"), as shared
 * obliques. */
static void object_phrases(struct draft_list *list, struct draft *draft)
{
    uint32_t own = draft->count;
    for (uint32_t i = 0; i < own; i++) {
        if (draft->arguments[i].role != DATELINE_ROLE_OBJECT || draft->arguments[i].shared)
            continue;
        uint32_t object = draft->arguments[i].token;
        for (uint32_t child = list->tree->child[object]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
            if (list->tokens[child].deprel != DATELINE_DEPREL_NMOD)
                continue;
            struct dateline_text preposition = clause_tree_preposition(list->tree, list->arena, child);
            if (preposition.length && !text_is(preposition, "by"))
                draft_add(list, draft,
                    (struct draft_new){ .token = child,
                        .role = DATELINE_ROLE_OBLIQUE,
                        .verb_role = DATELINE_ROLE_OBLIQUE,
                        .preposition = preposition,
                        .shared = true });
        }
    }
}

/* "imposed on two banks by Canada": the doer of a passive, hung on another of its phrases. */
static void stray_agent(struct draft_list *list, struct draft *draft)
{
    if (!(draft->clause.marks & DATELINE_CLAUSE_PASSIVE) || draft_has(draft, DATELINE_ROLE_SUBJECT))
        return;
    uint32_t own = draft->count, verb = draft_carrier(list, draft);
    for (uint32_t i = 0; i < own; i++) {
        uint32_t phrase = draft->arguments[i].token;
        for (uint32_t child = list->tree->child[phrase]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
            if (list->tokens[child].deprel != DATELINE_DEPREL_NMOD || phrase < verb || draft->arguments[i].shared)
                continue;
            struct dateline_text preposition = clause_tree_preposition(list->tree, list->arena, child);
            if (is_agent(list, draft, child, preposition))
                draft_add(list, draft,
                    (struct draft_new){ .token = child,
                        .role = DATELINE_ROLE_SUBJECT,
                        .verb_role = DATELINE_ROLE_SUBJECT,
                        .preposition = preposition,
                        .shared = true });
        }
    }
}

/* "… and Iran missiles": the parts take the roles of a clause whose verb is not said again. */
static void gapped_arguments(struct draft_list *list, struct draft *draft)
{
    uint32_t head = draft->clause.head;
    if (draft->first != DATELINE_NONE) {
        const struct draft *model = &list->drafts.at[draft->first];
        draft->clause.predicate = model->clause.predicate;
        draft->clause.verb = model->clause.verb;
        draft->clause.marks = model->clause.marks;
    }
    bool passive = (draft->clause.marks & DATELINE_CLAUSE_PASSIVE) != 0;
    draft->clause.head = DATELINE_NONE; /* the first part is an argument itself */
    add_role(list, draft, head, passive ? DATELINE_ROLE_OBJECT : DATELINE_ROLE_SUBJECT, true);
    draft->clause.head = head;
    for (uint32_t child = list->tree->child[head]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        if (list->tokens[child].deprel != DATELINE_DEPREL_ORPHAN)
            continue;
        if (clause_tree_preposition(list->tree, list->arena, child).length)
            add_oblique(list, draft, child);
        else
            add_role(list, draft, child, DATELINE_ROLE_OBJECT, false);
    }
}

/* "is in Paris", "is a candidate", "is under arrest". */
static void copula_arguments(struct draft_list *list, struct draft *draft)
{
    uint32_t head = draft->clause.head;
    struct dateline_text preposition = clause_tree_preposition(list->tree, list->arena, head);
    struct draft_new wanted = { .token = head, .role = DATELINE_ROLE_ATTRIBUTE, .verb_role = DATELINE_ROLE_ATTRIBUTE };
    if (preposition.length) {
        wanted.role = wanted.verb_role = DATELINE_ROLE_OBLIQUE;
        wanted.preposition = preposition;
    }
    draft->clause.head = DATELINE_NONE;
    draft_add(list, draft, wanted);
    draft->clause.head = head;
}

void draft_arguments(struct draft_list *list, struct draft *draft)
{
    if (draft->gapped) {
        gapped_arguments(list, draft);
        return;
    }
    if (draft->clause.kind == DATELINE_CLAUSE_COPULA)
        copula_arguments(list, draft);
    uint32_t verb = draft_carrier(list, draft);
    for (uint32_t child = list->tree->child[verb]; child != DATELINE_NONE; child = list->tree->sibling[child])
        verb_child(list, draft, verb, child);
    stray_agent(list, draft);
    idiom_phrases(list, draft);
    if (draft->clause.kind == DATELINE_CLAUSE_NOUN)
        draft_noun_arguments(list, draft);
    else if (draft->clause.kind == DATELINE_CLAUSE_VERB)
        object_phrases(list, draft);
}
