/* Arguments that stand elsewhere: who promised is who shall help.
 *
 * Clauses come heads first, so what a clause takes from its governor is complete. What is filled in: the subject of
 * conjoined predicates, of infinitives and gerunds (control and raising), of participles and purpose clauses; the noun
 * that a relative clause or a participle speaks of; the doer of an eventive noun that the governing verb names
 * ("launched an offensive", "accused the army of an attack"); phrases behind the last of several conjoined predicates.
 */
#include "language/clause_draft.h"

static bool has_surface(const struct draft *draft)
{
    return draft->surface != 0;
}

/* "Talks were held", "there were clashes": the noun itself is the grammatical subject of its light verb. */
static bool is_own_subject(const struct draft_list *list, const struct draft *draft)
{
    uint8_t deprel = list->tokens[draft->clause.head].deprel;
    return draft->clause.kind == DATELINE_CLAUSE_NOUN && draft->clause.support != DATELINE_NONE &&
           (deprel == DATELINE_DEPREL_NSUBJ || deprel == DATELINE_DEPREL_NSUBJ_PASS);
}

bool draft_needs_subject(const struct draft_list *list, const struct draft *draft)
{
    if (has_surface(draft) || (draft->clause.marks & DATELINE_CLAUSE_IMPERATIVE) || is_own_subject(list, draft))
        return false;
    return draft->clause.kind == DATELINE_CLAUSE_NOUN && draft->clause.support == DATELINE_NONE
               ? !draft_has_verb_role(draft, DATELINE_ROLE_SUBJECT)
               : !draft_has(draft, draft_subject_role(list, draft));
}

/* Takes over the arguments of another clause that fit; returns how many. */
static uint32_t take_surface(struct draft_list *list, struct draft *draft, const struct draft *from)
{
    enum dateline_role role = draft_subject_role(list, draft);
    uint32_t taken = 0;
    for (uint32_t i = 0; i < from->count; i++) {
        if (!(from->surface & (1u << i)))
            continue;
        draft_add_shared(draft, &from->arguments[i], role, true);
        taken++;
    }
    return taken;
}

static uint32_t take_role(struct draft_list *list, struct draft *draft, const struct draft *from,
    enum dateline_role which, struct dateline_text preposition)
{
    enum dateline_role role = draft_subject_role(list, draft);
    uint32_t taken = 0;
    for (uint32_t i = 0; i < from->count; i++) {
        const struct dateline_argument *argument = &from->arguments[i];
        bool fits = from->clause.kind == DATELINE_CLAUSE_NOUN && !preposition.length ? argument->verb_role == which
                                                                                     : argument->role == which;
        bool behind = argument->token > draft->clause.head && which != DATELINE_ROLE_SUBJECT &&
                      draft->clause.kind != DATELINE_CLAUSE_NOUN;
        /* nobody is controlled by a day: "called the premier on Friday to congratulate him" */
        bool time = which == DATELINE_ROLE_OBLIQUE &&
                    clause_word_is(
                        list->words, text_lower(list->story->scratch, list->tokens[argument->token].lemma), "no-agent");
        if (!fits || behind || time || (preposition.length && !clause_listed(preposition, argument->preposition)) ||
            argument->token == draft->clause.head || argument->token == draft->top ||
            (argument->clause != DATELINE_NONE && &list->drafts.at[argument->clause] == draft))
            continue;
        draft_add_shared(draft, argument, role, true);
        taken++;
    }
    return taken;
}

static const struct dateline_text no_preposition = { NULL, 0 };

void draft_take_subject(struct draft_list *list, struct draft *draft, const struct draft *from)
{
    if (take_surface(list, draft, from) == 0)
        take_role(list, draft, from, DATELINE_ROLE_SUBJECT, no_preposition);
}

/* What a governing clause says of whose act its complement is. */
static void take_controlled(
    struct draft_list *list, struct draft *draft, const struct draft *from, const struct control *control)
{
    switch (control->by) {
    case CONTROL_NONE:
        return;
    case CONTROL_SUBJECT:
        if (from->clause.marks & DATELINE_CLAUSE_PASSIVE &&
            take_role(list, draft, from, DATELINE_ROLE_SUBJECT, no_preposition))
            return;
        draft_take_subject(list, draft, from);
        return;
    case CONTROL_OBLIQUE:
        if (take_role(list, draft, from, DATELINE_ROLE_OBLIQUE, control->preposition) ||
            take_role(list, draft, from, DATELINE_ROLE_OBLIQUE, TEXT("for")))
            return;
        if (from->clause.marks & DATELINE_CLAUSE_PASSIVE)
            take_surface(list, draft, from);
        else
            draft_take_subject(list, draft, from);
        return;
    case CONTROL_OBJECT:
    case CONTROL_DEFAULT:
        break;
    }
    if (take_role(list, draft, from, DATELINE_ROLE_INDIRECT, no_preposition) ||
        take_role(list, draft, from, DATELINE_ROLE_OBJECT, no_preposition) ||
        (control->by == CONTROL_OBJECT && take_role(list, draft, from, DATELINE_ROLE_OBLIQUE, TEXT("for|on|upon"))))
        return;
    draft_take_subject(list, draft, from);
}

/* How the control table calls a complement: "to", "ing", "that", "noun", or its preposition. */
static struct dateline_text complement_key(const struct draft_list *list, const struct draft *draft)
{
    uint32_t marker = draft->clause.marker, head = draft->clause.head;
    if (draft->clause.kind == DATELINE_CLAUSE_NOUN && draft->top == head) {
        uint8_t deprel = list->tokens[head].deprel;
        struct dateline_text preposition = clause_tree_preposition(list->tree, list->story->scratch, head);
        return preposition.length                                                       ? preposition
               : deprel == DATELINE_DEPREL_NSUBJ || deprel == DATELINE_DEPREL_NMOD_POSS ? TEXT("-")
                                                                                        : TEXT("noun");
    }
    if (marker == DATELINE_NONE) {
        if (draft->clause.marks & DATELINE_CLAUSE_INFINITIVE)
            return TEXT("to");
        return draft->clause.marks & DATELINE_CLAUSE_PARTICIPLE ? TEXT("ing") : TEXT("that");
    }
    struct dateline_text word = draft_lower(list, marker);
    if (text_is(word, "in") && draft->clause.marks & DATELINE_CLAUSE_INFINITIVE)
        return TEXT("to");
    return word;
}

bool draft_is_nonfinite(const struct draft *draft)
{
    return (draft->clause.marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE)) != 0 ||
           !(draft->clause.marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT));
}

/* "to" and "that" are no prepositions of the complement; "of" and "from" are. */
static struct dateline_text complement_preposition(const struct draft_list *list, const struct draft *draft)
{
    if (draft->clause.marker == DATELINE_NONE)
        return no_preposition;
    struct dateline_text word = draft_lower(list, draft->clause.marker);
    bool preposition = clause_word_is(list->words, word, "complement-preposition") &&
                       !text_is(list->tokens[draft->clause.marker].xpos, "TO") &&
                       !(text_is(word, "for") && draft->clause.marks & DATELINE_CLAUSE_INFINITIVE);
    return preposition ? word : no_preposition;
}

static uint32_t number_of(const struct draft_list *list, const struct draft *draft)
{
    return (uint32_t)(draft - list->drafts.at);
}

static void add_subject(struct draft_list *list, struct draft *draft, uint32_t token)
{
    enum dateline_role role = draft_subject_role(list, draft);
    draft_add(list, draft, (struct draft_new){ .token = token, .role = role, .verb_role = role, .surface = true });
}

/* Takes an argument away. */
static void argument_remove(struct draft *draft, uint32_t token)
{
    uint32_t kept = 0, surface = 0;
    for (uint32_t i = 0; i < draft->count; i++) {
        if (draft->arguments[i].token == token)
            continue;
        surface |= (draft->surface >> i & 1u) << kept;
        draft->arguments[kept++] = draft->arguments[i];
    }
    draft->count = kept;
    draft->surface = surface;
}

/* A verb of saying with two subjects in front of it: the first one was cut off from what is said. */
static uint32_t first_of_two_subjects(const struct draft_list *list, const struct draft *draft)
{
    uint32_t first = DATELINE_NONE;
    for (uint32_t child = list->tree->child[draft->clause.head]; child != DATELINE_NONE && child < draft->clause.head;
         child = list->tree->sibling[child]) {
        if (list->tokens[child].deprel != DATELINE_DEPREL_NSUBJ)
            continue;
        if (first != DATELINE_NONE)
            return clause_word_is(list->words, draft->clause.predicate, "reporting") ? first : DATELINE_NONE;
        first = child;
    }
    return DATELINE_NONE;
}

/* "Our fleet," the admiral said, "will leave": the subject may hang on the verb of saying that cut it off, or that verb
 * on it. */
static void take_cut_off_subject(struct draft_list *list, struct draft *draft, struct draft *governor)
{
    if (draft->clause.marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE))
        return;
    uint32_t above = list->tokens[governor->top].head, first = first_of_two_subjects(list, governor);
    if (first != DATELINE_NONE) {
        argument_remove(governor, first);
        add_subject(list, draft, first);
        return;
    }
    if (list->tokens[governor->top].deprel == DATELINE_DEPREL_PARATAXIS && above != DATELINE_NONE &&
        above < governor->top && list->tokens[above].upos != DATELINE_UPOS_VERB &&
        clause_word_is(list->words, governor->clause.predicate, "reporting")) {
        add_subject(list, draft, above);
        return;
    }
    for (uint32_t child = list->tree->child[draft_carrier(list, governor)];
         child != DATELINE_NONE && child < draft->top; child = list->tree->sibling[child]) {
        uint8_t deprel = list->tokens[child].deprel, upos = list->tokens[child].upos;
        bool nominal = upos == DATELINE_UPOS_NOUN || upos == DATELINE_UPOS_PROPN || upos == DATELINE_UPOS_PRON;
        if (nominal && list->kind[child] != 1 + DATELINE_CLAUSE_COPULA &&
            (deprel == DATELINE_DEPREL_CCOMP || deprel == DATELINE_DEPREL_DISLOCATED ||
                deprel == DATELINE_DEPREL_PARATAXIS)) {
            add_subject(list, draft, child);
            return;
        }
    }
}

/* "was shot dead by a loner": the doer of the passive hangs on what came of it. */
static void return_agent(struct draft_list *list, struct draft *draft, struct draft *governor)
{
    if (draft->clause.kind != DATELINE_CLAUSE_ADJECTIVE || !(governor->clause.marks & DATELINE_CLAUSE_PASSIVE) ||
        draft_has(governor, DATELINE_ROLE_SUBJECT))
        return;
    for (uint32_t i = 0; i < draft->count; i++) {
        struct dateline_argument *argument = &draft->arguments[i];
        if (!text_is(argument->preposition, "by") || argument->token < draft->clause.head ||
            clause_word_is(list->words, draft_lower(list, argument->token), "no-agent"))
            continue;
        struct dateline_text preposition = argument->preposition;
        draft_add(list, governor,
            (struct draft_new){ .token = argument->token,
                .role = DATELINE_ROLE_SUBJECT,
                .verb_role = DATELINE_ROLE_SUBJECT,
                .preposition = preposition,
                .shared = true });
        argument->role = argument->verb_role = DATELINE_ROLE_OBLIQUE;
    }
}

static void share_complement(struct draft_list *list, struct draft *draft, struct draft *governor)
{
    return_agent(list, draft, governor);
    struct control control = clause_control(list->words, governor->clause.predicate, complement_key(list, draft));
    if (!control.found)
        control = clause_control(list->words, governor->clause.verb, complement_key(list, draft));
    if (control.marks & DATELINE_CLAUSE_PAST &&
        (draft_has(governor, DATELINE_ROLE_OBJECT) || !(governor->clause.marks & DATELINE_CLAUSE_PAST)))
        control = (struct control){ .found = true, .by = CONTROL_SUBJECT }; /* "used ships to …", not "used to …" */
    draft->clause.marks |= control.marks;
    draft_add_clause(
        list, governor, number_of(list, draft), DATELINE_ROLE_COMPLEMENT, complement_preposition(list, draft), false);
    if (governor->gap != DATELINE_NONE && draft->gap == DATELINE_NONE && draft->clause.kind == DATELINE_CLAUSE_VERB) {
        draft->gap = governor->gap;
        governor->gap = DATELINE_NONE;
    }
    if (draft_needs_subject(list, draft))
        take_cut_off_subject(list, draft, governor);
    if (draft->first == DATELINE_NONE && draft_is_nonfinite(draft) && draft_needs_subject(list, draft))
        take_controlled(list, draft, governor, &control);
}

/* Participles, gerunds and purposes of a governing clause. */
static void share_adverbial(struct draft_list *list, struct draft *draft, const struct draft *governor)
{
    if (!draft_needs_subject(list, draft))
        return;
    if (draft->clause.marker != DATELINE_NONE && text_is(draft_lower(list, draft->clause.marker), "as"))
        return;
    struct control control = { .found = false };
    if (draft->clause.marks & DATELINE_CLAUSE_PURPOSE && draft_has(governor, DATELINE_ROLE_OBJECT) &&
        take_role(list, draft, governor, DATELINE_ROLE_INDIRECT, no_preposition))
        return; /* "gave them boats to cross the lake" */
    if (draft->clause.marks & DATELINE_CLAUSE_PURPOSE)
        control = clause_control(list->words, governor->clause.predicate, TEXT("purpose"));
    if (control.found)
        take_controlled(list, draft, governor, &control);
    else
        draft_take_subject(list, draft, governor);
}

/* "No guard saw or heard them": what is said of nobody is denied. */
static bool subject_negated(const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->count; i++)
        if (draft->surface & (1u << i) && draft->arguments[i].negated)
            return true;
    return false;
}

/* Do only verbs and what joins them stand between two predicates? */
static bool verbs_between(const struct draft_list *list, uint32_t first, uint32_t last)
{
    if (first > last || last - first > 9)
        return false;
    for (uint32_t i = first + 1; i < last; i++) {
        uint8_t upos = list->tokens[i].upos;
        bool joins = upos == DATELINE_UPOS_PUNCT || upos == DATELINE_UPOS_CCONJ || upos == DATELINE_UPOS_AUX ||
                     upos == DATELINE_UPOS_PART;
        if (!joins && !(draft_is_verb(list, i) && list->tokens[i].deprel == DATELINE_DEPREL_CONJ))
            return false;
    }
    return true;
}

/* Gives a predicate the object or the passive's doer of the last one that it is joined to. */
static void take_back(struct draft_list *list, struct draft *draft, const struct draft *last)
{
    bool passive = (draft->clause.marks & DATELINE_CLAUSE_PASSIVE) != 0;
    enum dateline_role role = passive ? DATELINE_ROLE_SUBJECT : DATELINE_ROLE_OBJECT;
    if (draft == last || draft->clause.kind != DATELINE_CLAUSE_VERB || draft_has(draft, role) ||
        passive != ((last->clause.marks & DATELINE_CLAUSE_PASSIVE) != 0) ||
        (!passive && clause_word_is(list->words, draft->clause.predicate, "intransitive")))
        return;
    for (uint32_t i = 0; i < last->count; i++)
        if (last->arguments[i].role == role && !last->arguments[i].shared)
            draft_add_shared(draft, &last->arguments[i], role, false);
}

/* "debated, amended and passed the budget", "was looted and burned by a crowd": to the first ones, too. */
static void share_back(struct draft_list *list, const struct draft *draft, const struct draft *first)
{
    uint32_t head = draft->clause.head, first_head = first->clause.head;
    if (draft->clause.kind != DATELINE_CLAUSE_VERB || !verbs_between(list, first_head, head))
        return;
    for (uint32_t i = first_head; i < head; i++)
        if (list->draft_at[i] != DATELINE_NONE && list->drafts.at[list->draft_at[i]].clause.head == i)
            take_back(list, &list->drafts.at[list->draft_at[i]], draft);
}

/* Behind the last of several conjoined predicates stands what belongs to all: "attacked and killed the guards". Phrases
 * before the first one do as well: "In Paris, police …". */
static void share_conjunct(struct draft_list *list, struct draft *draft, struct draft *first)
{
    bool noun = draft->clause.kind == DATELINE_CLAUSE_NOUN && draft->clause.support == DATELINE_NONE;
    if (draft_needs_subject(list, draft) && (noun || draft->clause.kind != DATELINE_CLAUSE_NOUN || draft->light.found))
        draft_take_subject(list, draft, first);
    if (!noun && subject_negated(first) && draft->surface && draft->arguments[0].shared)
        draft->clause.marks |= DATELINE_CLAUSE_NEGATED;
    uint32_t head = draft->clause.head, first_head = first->clause.head;
    for (uint32_t i = 0; i < first->count; i++) {
        const struct dateline_argument *argument = &first->arguments[i];
        if (first->surface & (1u << i))
            continue;
        bool behind = argument->token > head;
        bool before = argument->token < first_head && argument->role == DATELINE_ROLE_OBLIQUE && !noun;
        if ((behind && !draft_has(draft, argument->role)) || before)
            draft_add_shared(draft, argument, argument->role, false);
    }
    share_back(list, draft, first);
}

/* The doer of an eventive noun that its verb names: "launched an offensive", "accused the army of an attack". */
static void share_event_noun(struct draft_list *list, struct draft *draft, const struct draft *governor)
{
    uint32_t above = list->tokens[draft->top].head;
    bool on_object = above != DATELINE_NONE && list->tokens[above].deprel == DATELINE_DEPREL_OBJ &&
                     list->tokens[above].head == governor->clause.head; /* "accused the army of an attack" */
    if (above == DATELINE_NONE || (!on_object && above != governor->clause.head && above != governor->clause.support))
        return;
    struct dateline_text key = complement_key(list, draft);
    if (!text_is(key, "noun"))
        key = text_format(list->story->scratch, "noun %.*s", TEXT_ARG(key));
    struct control control = clause_control(list->words, governor->clause.predicate, key);
    if (!control.found || (on_object && !text_is(key, "noun of") && !text_is(key, "noun for")))
        return;
    /* "denied the attack", but not "denied the request" */
    if (control.marks & DATELINE_CLAUSE_NEGATED && clause_listed(TEXT("speech|against|toward"), draft->noun.class))
        return;
    draft->clause.marks |= control.marks;
    if (draft_needs_subject(list, draft) && control.by != CONTROL_DEFAULT)
        take_controlled(list, draft, governor, &control);
}

/* "…, officials said": what was said is the clause that the words interrupt or follow. */
static void share_parataxis(struct draft_list *list, struct draft *draft, uint32_t governor)
{
    if (clause_word_is(list->words, draft->clause.predicate, "reporting") &&
        !draft_has(draft, DATELINE_ROLE_COMPLEMENT) &&
        !clause_tree_has(list->tree, draft_carrier(list, draft), DATELINE_DEPREL_CCOMP)) {
        draft_add_clause(list, draft, governor, DATELINE_ROLE_COMPLEMENT, no_preposition, true);
        return;
    }
    if (draft->clause.marks & DATELINE_CLAUSE_PARTICIPLE && draft_needs_subject(list, draft))
        draft_take_subject(list, draft, &list->drafts.at[governor]);
}

void draft_share(struct draft_list *list, struct draft *draft)
{
    uint32_t above = draft->clause.governor;
    struct draft *governor = above == DATELINE_NONE ? NULL : &list->drafts.at[above];
    uint8_t deprel = list->tokens[draft->top].deprel;
    if (draft->gapped)
        return;
    if (draft->clause.kind == DATELINE_CLAUSE_VERB &&
        (deprel == DATELINE_DEPREL_NMOD || deprel == DATELINE_DEPREL_APPOS || deprel == DATELINE_DEPREL_PARATAXIS ||
            (deprel == DATELINE_DEPREL_ACL && draft->clause.marker == DATELINE_NONE)))
        draft_share_upside_down(list, draft);
    if (draft->first != DATELINE_NONE)
        share_conjunct(list, draft, &list->drafts.at[draft->first]);
    draft_share_relative(list, draft);
    if (governor) {
        if (draft->clause.link == DATELINE_LINK_COMPLEMENT)
            share_complement(list, draft, governor);
        else if (draft->clause.link == DATELINE_LINK_SUBJECT)
            draft_add_clause(list, governor, number_of(list, draft), DATELINE_ROLE_SUBJECT, no_preposition, false);
        else if (draft->clause.link == DATELINE_LINK_ADVERBIAL && draft->first == DATELINE_NONE)
            share_adverbial(list, draft, governor);
        else if (draft->clause.link == DATELINE_LINK_ARGUMENT && draft->clause.kind == DATELINE_CLAUSE_NOUN)
            share_event_noun(list, draft, governor);
        else if (draft->clause.link == DATELINE_LINK_PARATAXIS)
            share_parataxis(list, draft, above);
    }
    draft_fill_gap(list, draft);
}
