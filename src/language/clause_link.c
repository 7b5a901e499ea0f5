/* How clauses hang together: which governs which, by what link, and where a parser's habit must be mended.
 *
 * Governors are read off the tree. Moved are what statistical parsers get wrong again and again: "…, officials said"
 * hung on as a relative clause, the infinitive of a noun ("a plan to withdraw") hung on the verb, relative clauses hung
 * on the verb instead of the noun before them. */
#include "language/clause_draft.h"

/* The word that opens the clause: "that", "if", "after"; "to" only where there is no other. */
static uint32_t marker_find(const struct draft_list *list, const struct draft *draft)
{
    bool gerund = draft->clause.kind == DATELINE_CLAUSE_VERB && text_is(list->tokens[draft->top].xpos, "VBG");
    uint32_t preposition = DATELINE_NONE;
    for (uint32_t child = list->tree->child[draft->top]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        if (list->tokens[child].deprel == DATELINE_DEPREL_MARK)
            return child;
        if (gerund && list->tokens[child].deprel == DATELINE_DEPREL_CASE && child < draft->top &&
            preposition == DATELINE_NONE)
            preposition = child;
    }
    return preposition;
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
    uint32_t auxiliary = clause_tree_child(list->tree, draft->top, DATELINE_DEPREL_AUX);
    bool gerund = text_is(list->tokens[draft->top].xpos, "VBG") ||
                  (auxiliary != DATELINE_NONE && text_is(list->tokens[auxiliary].xpos, "VBG")) ||
                  clause_tree_has(list->tree, draft->top, DATELINE_DEPREL_AUX_PASS) ||
                  clause_tree_has(list->tree, draft->top, DATELINE_DEPREL_COP);
    bool absolute = text_is(word, "with") && draft_has_subject(list, draft->top); /* "with the army advancing" */
    return gerund && !absolute &&
           (clause_word_is(list->words, word, "complement-preposition") ||
               clause_control(list->words, list->drafts.at[governor].clause.predicate, word).found);
}

static bool on_predicate(const struct draft_list *list, const struct dateline_token *top)
{
    return top->head != DATELINE_NONE && list->draft_at[top->head] != DATELINE_NONE;
}

/* Objects that can be urged to do something: "urged Israel to withdraw", but not "pushed a bill to cap fees". */
static bool is_urged(const struct draft_list *list, uint32_t object)
{
    const struct dateline_token *word = &list->tokens[object];
    return word->deprel == DATELINE_DEPREL_OBJ &&
           (word->upos == DATELINE_UPOS_PROPN || word->upos == DATELINE_UPOS_PRON ||
               clause_word_is(list->words, word->lemma, "agent") || clause_word_is(list->words, word->lemma, "person"));
}

/* "criticised the king for jailing poets", where the gerund was hung on the noun. */
static bool governor_controls(const struct draft_list *list, const struct draft *draft)
{
    uint32_t marker = marker_find(list, draft), governor = draft->clause.governor;
    if (marker == DATELINE_NONE || governor == DATELINE_NONE)
        return false;
    const struct dateline_clause *clause = &list->drafts.at[governor].clause;
    uint32_t noun = list->tokens[draft->top].head;
    if (text_is(list->tokens[marker].xpos, "TO")) /* "called for the bill to be dropped" */
        return noun != DATELINE_NONE && list->kind[noun] == 0 && list->tokens[noun].head == clause->head &&
               (list->tokens[noun].deprel == DATELINE_DEPREL_OBL || is_urged(list, noun) ||
                   clause_tree_has(list->tree, draft->top, DATELINE_DEPREL_AUX_PASS)) &&
               clause_control(list->words, clause->predicate, TEXT("to")).by != CONTROL_SUBJECT &&
               clause_control(list->words, clause->predicate, TEXT("to")).found;
    if (!text_is(list->tokens[draft->top].xpos, "VBG"))
        return false;
    return clause_control(list->words, list->drafts.at[governor].clause.predicate, draft_lower(list, marker)).found;
}

/* May a stray infinitive belong to this predicate: a noun where it was hung on as an adverbial, an adjective always. */
static bool takes_infinitive(const struct draft *predicate, const struct draft *draft, uint8_t deprel)
{
    return predicate != draft &&
           (predicate->clause.kind == DATELINE_CLAUSE_ADJECTIVE ||
               (predicate->clause.kind == DATELINE_CLAUSE_NOUN && deprel == DATELINE_DEPREL_ADVCL));
}

/* "announced a plan to withdraw": an infinitive right behind an eventive noun that takes one belongs to it, wherever
 * the parser hung it. */
static void infinitive_move(struct draft_list *list, struct draft *draft)
{
    uint32_t marker = marker_find(list, draft);
    uint8_t deprel = list->tokens[draft->top].deprel;
    if (marker == DATELINE_NONE || marker == list->sentence->first || !text_is(list->tokens[marker].xpos, "TO") ||
        (deprel != DATELINE_DEPREL_ADVCL && deprel != DATELINE_DEPREL_XCOMP && deprel != DATELINE_DEPREL_CCOMP))
        return;
    uint32_t at = marker - 1;
    while (at > list->sentence->first && list->tokens[at].upos == DATELINE_UPOS_PUNCT &&
           !text_is(story_word(list->story, at), ","))
        at--; /* "not ready" to endorse */
    for (uint32_t step = 0; step < 6 && at != DATELINE_NONE && list->tree->right[at] <= list->tree->left[draft->top];
         step++) {
        uint32_t noun = list->draft_at[at];
        if (noun != DATELINE_NONE && takes_infinitive(&list->drafts.at[noun], draft, deprel) &&
            list->drafts.at[noun].clause.head == at &&
            clause_control(list->words, list->drafts.at[noun].clause.verb, TEXT("to")).found) {
            draft->clause.governor = noun;
            draft->clause.link = DATELINE_LINK_COMPLEMENT;
            return;
        }
        at = list->tokens[at].head;
    }
}

/* "It is not clear who fired the shots": a question that is part of what an adjective or a verb says. */
static bool opens_question(const struct draft_list *list, uint32_t top)
{
    uint32_t above = list->tokens[top].head, first = list->tree->left[top];
    if (above == DATELINE_NONE || above + 1 != first ||
        (list->tokens[above].upos != DATELINE_UPOS_ADJ && list->tokens[above].upos != DATELINE_UPOS_VERB))
        return false;
    struct dateline_text word = draft_lower(list, first);
    return text_is(word, "who") || text_is(word, "what") || text_is(word, "whom") || text_is(word, "whose") ||
           text_is(word, "how") || text_is(word, "why");
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
        return marker_find(list, draft) != DATELINE_NONE && (on_predicate(list, top) || governor_controls(list, draft))
                   ? DATELINE_LINK_COMPLEMENT
                   : DATELINE_LINK_RELATIVE;
    case DATELINE_DEPREL_ACL_RELCL:
    case DATELINE_DEPREL_ADVCL_RELCL:
        return opens_question(list, draft->top) ? DATELINE_LINK_COMPLEMENT : DATELINE_LINK_RELATIVE;
    case DATELINE_DEPREL_AMOD:
        return DATELINE_LINK_RELATIVE;
    case DATELINE_DEPREL_OBL:
    case DATELINE_DEPREL_NMOD:
        if (draft->clause.kind != DATELINE_CLAUSE_VERB || !text_is(list->tokens[draft->top].xpos, "VBG") ||
            marker_find(list, draft) == DATELINE_NONE)
            return DATELINE_LINK_ARGUMENT;
        return adverbial_is_complement(list, draft) ? DATELINE_LINK_COMPLEMENT : DATELINE_LINK_ADVERBIAL;
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

static bool is_person(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    bool place = list->name[token] && list->name[token] != 1 + (uint8_t)DATELINE_NAME_PER;
    return (word->upos == DATELINE_UPOS_PROPN && !place) || word->upos == DATELINE_UPOS_PRON ||
           clause_word_is(list->words, word->lemma, "person") || clause_word_is(list->words, word->lemma, "agent");
}

/* Can the noun be the subject of the verb: "owners, who lives" cannot. */
static bool agrees(const struct draft_list *list, uint32_t noun, uint32_t verb)
{
    bool plural = (list->tokens[noun].morphology & DATELINE_MORPH_PLURAL) != 0;
    bool singular = (list->tokens[noun].morphology & DATELINE_MORPH_SINGULAR) != 0;
    for (uint32_t child = list->tree->child[verb]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        uint8_t deprel = list->tokens[child].deprel;
        if ((deprel != DATELINE_DEPREL_AUX && deprel != DATELINE_DEPREL_AUX_PASS && deprel != DATELINE_DEPREL_COP) ||
            !text_starts(list->tokens[child].xpos, "VB"))
            continue;
        struct dateline_text word = draft_lower(list, child);
        if (text_is(word, "was") || text_is(word, "is") || text_is(word, "has"))
            return !plural;
        if (text_is(word, "were") || text_is(word, "are") || text_is(word, "have"))
            return !singular;
        return true;
    }
    if (text_is(list->tokens[verb].xpos, "VBZ"))
        return !plural;
    return !text_is(list->tokens[verb].xpos, "VBP") || !singular;
}

/* "the leader of the caravan who refused": of a noun and what it stands below, "who" speaks of the person, and a
 * subject of what the verb agrees with. */
static uint32_t noun_of_relative(const struct draft_list *list, uint32_t top, uint32_t noun)
{
    uint32_t word = clause_tree_child(list->tree, top, DATELINE_DEPREL_NSUBJ), outer = noun;
    if (word == DATELINE_NONE)
        word = clause_tree_child(list->tree, top, DATELINE_DEPREL_NSUBJ_PASS);
    if (word == DATELINE_NONE || list->tokens[top].deprel != DATELINE_DEPREL_ACL_RELCL || noun > word)
        return noun;
    struct dateline_text relative = draft_lower(list, word);
    bool who = text_is(relative, "who");
    if (!who && !text_is(relative, "which") && !text_is(relative, "that"))
        return noun;
    if (agrees(list, noun, top) && (!who || is_person(list, noun)))
        return noun;
    uint32_t at = list->tree->left[top];
    while (at > list->sentence->first && list->tokens[at - 1].upos == DATELINE_UPOS_PUNCT)
        at--;
    outer = at > list->sentence->first ? at - 1 : noun;
    for (uint32_t step = 0; step < 4 && outer != DATELINE_NONE && outer < top; step++) {
        if (is_nominal(list, outer) && agrees(list, outer, top) && (!who || is_person(list, outer)))
            return outer;
        uint8_t deprel = list->tokens[outer].deprel;
        if (deprel != DATELINE_DEPREL_NMOD && deprel != DATELINE_DEPREL_FLAT)
            break;
        outer = list->tokens[outer].head;
    }
    return noun;
}

uint32_t draft_noun_before(const struct draft_list *list, uint32_t top)
{
    uint32_t head = list->tokens[top].head, at = list->tree->left[top];
    if (head == DATELINE_NONE)
        return head;
    if (is_nominal(list, head))
        return noun_of_relative(list, top, head);
    if (list->kind[head] == 0)
        return head;
    while (at > list->sentence->first && list->tokens[at - 1].upos == DATELINE_UPOS_PUNCT)
        at--;
    if (at == list->sentence->first || !is_nominal(list, at - 1))
        return opens_question(list, top) ? DATELINE_NONE : head;
    /* the head of the phrase that ends here: "the president of Chad, who …" keeps Chad, the nearest */
    for (at--; list->tokens[at].head != DATELINE_NONE && list->tokens[at].deprel == DATELINE_DEPREL_FLAT;)
        at = list->tokens[at].head;
    return at;
}

/* What a relative pronoun speaks of whose clause was hung elsewhere: the noun right in front of it; NONE. */
static uint32_t noun_in_front(const struct draft_list *list, uint32_t token)
{
    struct dateline_text xpos = list->tokens[token].xpos;
    uint32_t at = token;
    if (!text_is(xpos, "WP") && !text_is(xpos, "WDT") && !text_is(xpos, "WP$"))
        return DATELINE_NONE;
    if (at > list->sentence->first && text_is(story_word(list->story, at - 1), ","))
        at--;
    if (at == list->sentence->first || !is_nominal(list, at - 1) ||
        !clause_word_is(list->words, draft_lower(list, token), "relative") || text_is(draft_lower(list, token), "that"))
        return DATELINE_NONE;
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
                                  : head != DATELINE_NONE ? list->antecedent[head]
                                                          : DATELINE_NONE;
        if (list->antecedent[token] == DATELINE_NONE)
            list->antecedent[token] = noun_in_front(list, token);
    }
}

/* "…, officials said" at the sentence's end, which a parser may hang on as a relative clause, an adverbial or a
 * conjunct. */
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
                    clause_tree_has(list->tree, top, DATELINE_DEPREL_XCOMP) ||
                    clause_tree_has(list->tree, top, DATELINE_DEPREL_CC) ||
                    !clause_tree_has(list->tree, top, DATELINE_DEPREL_NSUBJ);
    const struct dateline_token *above = &list->tokens[list->tokens[top].head];
    bool on_clause =
        above->upos == DATELINE_UPOS_VERB || above->upos == DATELINE_UPOS_ADJ || deprel == DATELINE_DEPREL_ADVCL;
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

void draft_link(struct draft_list *list)
{
    cover_find(list);
    for (uint32_t i = 0; i < list->drafts.count; i++) {
        struct draft *draft = &list->drafts.at[i];
        uint32_t head = list->tokens[draft->top].head;
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
