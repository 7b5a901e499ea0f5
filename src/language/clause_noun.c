/* Arguments of eventive nouns: "Russia's invasion of Ukraine", "a U.S. strike on Syria", "talks between A and B".
 *
 * Which phrase is the doer depends on the noun: "his visit" is made by him, "his arrest" by others; "the withdrawal of
 * the troops", "the shelling of the town". Each noun has a class in clause_event.tsv, and clause_event_class.tsv says
 * what "of", a possessor, a modifier and the other prepositions are with it. */
#include "language/clause_draft.h"

static bool is_name_type(const struct draft_list *list, uint32_t token, enum dateline_name_type type)
{
    return list->name[token] == 1 + (uint8_t)type;
}

/* "U.S.", "NATO", "ISIS": short names in capitals stand for actors also where they modify. */
static bool is_acronym(struct dateline_text word)
{
    uint32_t capitals = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (byte_is_lower(word.bytes[i]))
            return false;
        capitals += byte_is_upper(word.bytes[i]);
    }
    return capitals >= 2 && word.length <= 8;
}

static bool has_preposition(const struct draft_list *list, uint32_t noun, const char *preposition)
{
    for (uint32_t child = list->tree->child[noun]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if ((list->tokens[child].deprel == DATELINE_DEPREL_NMOD || list->tokens[child].deprel == DATELINE_DEPREL_OBL ||
                list->tokens[child].deprel == DATELINE_DEPREL_OBL_AGENT) &&
            text_is(clause_tree_preposition(list->tree, list->story->scratch, child), preposition))
            return true;
    return false;
}

static enum dateline_role role_of_letter(char letter, enum dateline_role otherwise)
{
    return letter == 's' ? DATELINE_ROLE_SUBJECT : letter == 'o' ? DATELINE_ROLE_OBJECT : otherwise;
}

static void add_noun_argument(struct draft_list *list, struct draft *draft, uint32_t token, enum dateline_role role,
    enum dateline_role verb_role, struct dateline_text preposition)
{
    draft_add(list, draft,
        (struct draft_new){ .token = token, .role = role, .verb_role = verb_role, .preposition = preposition });
}

/* "Russia's invasion of Ukraine": where "of" names the object, or "by" the doer, the possessor is the other one. */
static void add_possessor(struct draft_list *list, struct draft *draft, uint32_t token)
{
    uint32_t head = draft->clause.head;
    enum dateline_role role = role_of_letter(draft->noun.own, DATELINE_ROLE_SUBJECT);
    if (draft->noun.of == 'o' && has_preposition(list, head, "of"))
        role = DATELINE_ROLE_SUBJECT;
    else if (has_preposition(list, head, "by"))
        role = DATELINE_ROLE_OBJECT;
    if (clause_word_is(list->words, text_lower(list->story->scratch, list->tokens[token].lemma), "time-noun"))
        role = DATELINE_ROLE_OBLIQUE; /* "last month's shooting" */
    bool pronoun = list->tokens[token].upos == DATELINE_UPOS_PRON && !draft_is_relative(list, token);
    if (pronoun && draft_has(draft, role) && draft->clause.support != DATELINE_NONE)
        return; /* "made his first visit": the same man */
    add_noun_argument(list, draft, token, role, role, (struct dateline_text){ NULL, 0 });
}

/* The roles of a prepositional phrase. */
static void preposition_roles(const struct draft_list *list, const struct draft *draft, uint32_t token,
    struct dateline_text preposition, enum dateline_role *ret_role, enum dateline_role *ret_verb_role)
{
    const struct event_noun *noun = &draft->noun;
    *ret_role = *ret_verb_role = DATELINE_ROLE_OBLIQUE;
    if (text_is(preposition, "of")) {
        *ret_role = role_of_letter(noun->of, DATELINE_ROLE_OBLIQUE);
        if (*ret_role == DATELINE_ROLE_SUBJECT && has_preposition(list, draft->clause.head, "by"))
            *ret_role = DATELINE_ROLE_OBJECT;
        *ret_verb_role = *ret_role;
    } else if (text_is(preposition, "by")) {
        if (!clause_word_is(list->words, draft_lower(list, token), "no-agent"))
            *ret_role = *ret_verb_role = DATELINE_ROLE_SUBJECT;
    } else if (text_is(preposition, "between") || text_is(preposition, "among") || text_is(preposition, "amongst")) {
        *ret_verb_role = DATELINE_ROLE_SUBJECT;
    } else if (clause_listed(noun->subject, preposition) &&
               (!draft->light.found || draft->light.subject == LIGHT_OBJECT)) {
        *ret_role = *ret_verb_role = DATELINE_ROLE_SUBJECT;
    } else if (clause_listed(noun->object, preposition)) {
        *ret_verb_role = DATELINE_ROLE_OBJECT;
    } else if (clause_listed(noun->indirect, preposition)) {
        *ret_verb_role = DATELINE_ROLE_INDIRECT;
    }
}

static void add_phrase(struct draft_list *list, struct draft *draft, uint32_t token)
{
    struct dateline_text preposition = clause_tree_preposition(list->tree, list->arena, token);
    enum dateline_role role, verb_role;
    preposition_roles(list, draft, token, preposition, &role, &verb_role);
    add_noun_argument(list, draft, token, role, verb_role, preposition);
}

/* "the killing of two pilgrims by bandits": a parser often hangs the second phrase on the first one's noun. */
static void nested_phrases(struct draft_list *list, struct draft *draft, uint32_t inner)
{
    for (uint32_t child = list->tree->child[inner]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        if (list->tokens[child].deprel != DATELINE_DEPREL_NMOD || list->kind[inner])
            continue;
        struct dateline_text preposition = clause_tree_preposition(list->tree, list->arena, child);
        enum dateline_role role, verb_role;
        preposition_roles(list, draft, child, preposition, &role, &verb_role);
        bool by = text_is(preposition, "by"), source = text_is(preposition, "from") || text_is(preposition, "with");
        bool topic = text_is(preposition, "over") || text_is(preposition, "about");
        bool wanted = (by && !draft_has(draft, DATELINE_ROLE_SUBJECT)) || source || topic ||
                      (verb_role == DATELINE_ROLE_OBJECT && role == DATELINE_ROLE_OBLIQUE);
        if (wanted)
            draft_add(list, draft,
                (struct draft_new){
                    .token = child, .role = role, .verb_role = verb_role, .preposition = preposition, .shared = true });
    }
}

/* "blamed Moscow for the attack on the bridge": or on the verb; then it stands right behind the noun. */
static void stray_phrase(struct draft_list *list, struct draft *draft)
{
    uint32_t verb = list->tokens[draft->top].head, head = draft->clause.head;
    if (verb == DATELINE_NONE || draft->top != head || list->tokens[verb].upos != DATELINE_UPOS_VERB)
        return;
    bool active = !clause_tree_has(list->tree, verb, DATELINE_DEPREL_AUX_PASS) &&
                  list->tokens[verb].deprel != DATELINE_DEPREL_ACL && list->tokens[head].deprel == DATELINE_DEPREL_OBJ;
    for (uint32_t child = list->tree->child[verb]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        uint8_t deprel = list->tokens[child].deprel;
        if ((deprel != DATELINE_DEPREL_OBL && deprel != DATELINE_DEPREL_OBL_AGENT) ||
            list->tree->left[child] != list->tree->right[head])
            continue;
        struct dateline_text preposition = clause_tree_preposition(list->tree, list->arena, child);
        enum dateline_role role, verb_role;
        preposition_roles(list, draft, child, preposition, &role, &verb_role);
        bool doer = active && role == DATELINE_ROLE_SUBJECT && text_is(preposition, "by"); /* not the verb's */
        if (doer || verb_role == DATELINE_ROLE_OBJECT || text_is(preposition, "between") ||
            text_is(preposition, "with"))
            draft_add(list, draft,
                (struct draft_new){
                    .token = child, .role = role, .verb_role = verb_role, .preposition = preposition, .shared = true });
    }
}

/* "a series of attacks on churches", where the second phrase was hung on the series. */
static void container_phrases(struct draft_list *list, struct draft *draft)
{
    uint32_t head = draft->clause.head, container = list->tokens[head].head;
    if (draft->top == head || container == DATELINE_NONE || container == draft->clause.support)
        return;
    for (uint32_t child = list->tree->child[container]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if (child > head && list->tokens[child].deprel == DATELINE_DEPREL_NMOD)
            add_phrase(list, draft, child);
}

/* "U.S.-led": the leader, below a participle; NONE otherwise. */
static uint32_t leader_of(const struct draft_list *list, uint32_t token)
{
    if (!clause_word_is(list->words, draft_lower(list, token), "leading"))
        return DATELINE_NONE;
    for (uint32_t child = list->tree->child[token]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if (list->tokens[child].upos == DATELINE_UPOS_PROPN || list->tokens[child].upos == DATELINE_UPOS_NOUN ||
            list->tokens[child].upos == DATELINE_UPOS_ADJ)
            return child;
    return DATELINE_NONE;
}

/* "on Gaza", "against the militia" */
static bool has_target(const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->count; i++)
        if (draft->arguments[i].verb_role == DATELINE_ROLE_OBJECT &&
            clause_listed(TEXT("on|against|at"), draft->arguments[i].preposition))
            return true;
    return false;
}

/* What a modifier before the noun is: 's', 'o', 'p' (place or time), or '-' (no argument). */
static char modifier_letter(const struct draft_list *list, const struct draft *draft, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    struct dateline_text lower = draft_lower(list, token);
    if (clause_word_is(list->words, lower, "time-noun"))
        return 'p';
    if (draft->noun.modifier == '-')
        return '-';
    bool proper = word->lemma.length && byte_is_upper(word->lemma.bytes[0]);
    if (word->deprel == DATELINE_DEPREL_AMOD && clause_word_is(list->words, lower, "agent"))
        return draft->noun.modifier == 'o' ? 'o' : 's';
    if (word->deprel == DATELINE_DEPREL_AMOD)
        return proper && (word->upos == DATELINE_UPOS_ADJ || word->upos == DATELINE_UPOS_PROPN) ? 's' : '-';
    if (word->upos == DATELINE_UPOS_PROPN) {
        if (is_acronym(story_word(list->story, token)) || is_name_type(list, token, DATELINE_NAME_ORG))
            return draft->noun.modifier == 'o' && !is_acronym(story_word(list->story, token)) ? 'o' : 's';
        if (is_name_type(list, token, DATELINE_NAME_PER))
            return draft->noun.modifier;
        /* "the Israel strike on Gaza" against "the London attack" */
        return draft->noun.modifier == 's' && has_target(draft) ? 's' : 'p';
    }
    if (word->upos != DATELINE_UPOS_NOUN || list->kind[token])
        return '-';
    if (draft->noun.modifier == 'o')
        return clause_word_is(list->words, word->lemma, "no-object") ? '-' : 'o';
    return clause_word_is(list->words, word->lemma, "agent") ? 's' : '-';
}

static void add_modifier(struct draft_list *list, struct draft *draft, uint32_t token)
{
    uint32_t leader = leader_of(list, token);
    char letter = leader != DATELINE_NONE ? 's' : modifier_letter(list, draft, token);
    enum dateline_role role = role_of_letter(letter, DATELINE_ROLE_OBLIQUE);
    if (letter == '-' || (role != DATELINE_ROLE_OBLIQUE && draft_has_verb_role(draft, role)))
        return;
    add_noun_argument(
        list, draft, leader != DATELINE_NONE ? leader : token, role, role, (struct dateline_text){ NULL, 0 });
}

/* Phrases that hang on the light verb belong to the noun as well: "launched an attack on the town". */
static void support_phrases(struct draft_list *list, struct draft *draft)
{
    for (uint32_t i = 0; i < draft->count; i++) {
        struct dateline_argument *argument = &draft->arguments[i];
        if (argument->role != DATELINE_ROLE_OBLIQUE || argument->verb_role != DATELINE_ROLE_OBLIQUE)
            continue;
        enum dateline_role role, verb_role;
        preposition_roles(list, draft, argument->token, argument->preposition, &role, &verb_role);
        bool has = role != DATELINE_ROLE_OBLIQUE && draft_has(draft, role);
        if (!has)
            argument->role = (uint8_t)role;
        argument->verb_role = (uint8_t)(has ? DATELINE_ROLE_OBLIQUE : verb_role);
    }
}

void draft_noun_arguments(struct draft_list *list, struct draft *draft)
{
    uint32_t head = draft->clause.head;
    support_phrases(list, draft);
    for (uint32_t child = list->tree->child[head]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        switch (list->tokens[child].deprel) {
        case DATELINE_DEPREL_NMOD_POSS:
            add_possessor(list, draft, child);
            break;
        case DATELINE_DEPREL_OBJ:
        case DATELINE_DEPREL_NMOD:
        case DATELINE_DEPREL_OBL:
        case DATELINE_DEPREL_OBL_AGENT:
        case DATELINE_DEPREL_NMOD_UNMARKED:
            if (draft_carrier(list, draft) != head || (list->tokens[child].deprel != DATELINE_DEPREL_OBL &&
                                                          list->tokens[child].deprel != DATELINE_DEPREL_OBJ))
                add_phrase(list, draft, child);
            nested_phrases(list, draft, child);
            break;
        default:
            break;
        }
    }
    for (uint32_t child = list->tree->child[head]; child != DATELINE_NONE; child = list->tree->sibling[child])
        if (child < head && (list->tokens[child].deprel == DATELINE_DEPREL_AMOD ||
                                list->tokens[child].deprel == DATELINE_DEPREL_COMPOUND))
            add_modifier(list, draft, child);
    stray_phrase(list, draft);
    container_phrases(list, draft);
}
