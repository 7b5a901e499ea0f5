/* Clauses that say more of a noun: relative clauses with and without a pronoun, participles, infinitives.
 *
 * The noun takes the place that the clause leaves empty: its subject where it has none, the object of its innermost
 * verb ("the man he wanted to meet"), or, where "which" speaks of a whole sentence, that sentence's clause does. */
#include "language/clause_draft.h"

/* "which angered Moscow": the whole governing clause is what angered. */
static void share_sentence_relative(
    struct draft_list *list, struct draft *draft, uint32_t governor, uint32_t antecedent)
{
    const struct dateline_clause *clause = &list->drafts.at[governor].clause;
    for (uint32_t i = 0; i < draft->count; i++) {
        struct dateline_argument *argument = &draft->arguments[i];
        if (argument->token != antecedent &&
            !clause_word_is(list->words, draft_lower(list, argument->token), "relative"))
            continue;
        argument->token = clause->head;
        argument->first = clause->first;
        argument->end = clause->end;
        argument->clause = governor;
        argument->shared = true;
    }
}

/* Does the clause open with a relative word? */
static bool opens_relative(const struct draft_list *list, const struct draft *draft)
{
    uint32_t end = draft->clause.first + 4 < draft->clause.end ? draft->clause.first + 4 : draft->clause.end;
    for (uint32_t i = draft->clause.first; i < end; i++)
        if (draft_is_relative(list, i) || text_is(draft_lower(list, i), "where") ||
            text_is(draft_lower(list, i), "when")) {
            uint8_t deprel = list->tokens[i].deprel; /* "whom" that was taken for an article has found no place yet */
            return deprel != DATELINE_DEPREL_DET && deprel != DATELINE_DEPREL_MARK;
        }
    return false;
}

static bool has_stranded(const struct draft_list *list, const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->count; i++)
        if (draft->arguments[i].token == list->antecedent[draft->clause.head])
            return true;
    return false;
}

static void add_antecedent(struct draft_list *list, struct draft *draft, uint32_t noun, enum dateline_role role)
{
    draft_add(list, draft,
        (struct draft_new){ .token = noun,
            .role = role,
            .verb_role = role,
            .shared = true,
            .surface = role == draft_subject_role(list, draft) && draft->surface == 0 });
}

static void share_relative(struct draft_list *list, struct draft *draft)
{
    uint32_t noun = draft_noun_before(list, draft->top);
    if (noun == DATELINE_NONE || opens_relative(list, draft) || has_stranded(list, draft))
        return;
    if (draft_needs_subject(list, draft))
        add_antecedent(list, draft, noun, draft_subject_role(list, draft));
    else if (noun == list->tokens[draft->top].head) /* not where a parser hung any clause on a verb */
        draft->gap = noun;
}

/* "Rain fell for a week, which delayed the harvest", "closed the consulate, which angered Minsk": days do nothing
 * themselves, and what angers people is what somebody did. */
static bool speaks_of_sentence(const struct draft_list *list, const struct draft *draft)
{
    uint32_t noun = list->antecedent[draft->top], first = list->tree->left[draft->top];
    while (first < draft->top && list->tokens[first].upos == DATELINE_UPOS_PUNCT)
        first++;
    return noun != DATELINE_NONE && first > list->sentence->first && text_is(draft_lower(list, first), "which") &&
           text_is(story_word(list->story, first - 1), ",") && list->tokens[first].deprel == DATELINE_DEPREL_NSUBJ &&
           (clause_word_is(list->words, draft->clause.predicate, "stirring") ||
               clause_word_is(list->words, text_lower(list->story->scratch, list->tokens[noun].lemma), "time-noun"));
}

/* The object that a relative clause leaves out goes to its innermost verb: "the man he wanted to meet". */
void draft_fill_gap(struct draft_list *list, struct draft *draft)
{
    if (draft->gap == DATELINE_NONE)
        return;
    for (uint32_t child = list->tree->child[draft_carrier(list, draft)]; child != DATELINE_NONE;
         child = list->tree->sibling[child])
        if ((list->tokens[child].deprel == DATELINE_DEPREL_XCOMP ||
                list->tokens[child].deprel == DATELINE_DEPREL_CCOMP) &&
            list->draft_at[child] != DATELINE_NONE)
            return;
    bool free = draft->clause.kind == DATELINE_CLAUSE_VERB && !draft_has(draft, DATELINE_ROLE_OBJECT) &&
                !(draft->clause.marks & DATELINE_CLAUSE_PASSIVE);
    if (free)
        add_antecedent(list, draft, draft->gap, DATELINE_ROLE_OBJECT);
    draft->gap = DATELINE_NONE;
}

/* "the last kingdom to ratify it" */
static bool is_the_only(const struct draft_list *list, uint32_t noun)
{
    if (list->kind[noun] || clause_word_is(list->words, list->tokens[noun].lemma, "abstract"))
        return false;
    for (uint32_t child = list->tree->child[noun]; child != DATELINE_NONE && child < noun;
         child = list->tree->sibling[child])
        if (list->tokens[child].deprel == DATELINE_DEPREL_AMOD &&
            clause_listed(TEXT("first|second|third|last|only|next|latest"), draft_lower(list, child)))
            return true;
    return false;
}

/* "gave the deputy the right to lead the agency": who is given it shall do it. */
static bool take_receiver(struct draft_list *list, struct draft *draft, const struct draft *governor, uint32_t noun)
{
    if (list->tokens[noun].head != governor->clause.head || list->tokens[noun].deprel != DATELINE_DEPREL_OBJ)
        return false;
    bool taken = false;
    for (uint32_t i = 0; i < governor->count; i++)
        if (governor->arguments[i].role == DATELINE_ROLE_INDIRECT) {
            draft_add_shared(draft, &governor->arguments[i], draft_subject_role(list, draft), true);
            taken = true;
        }
    return taken;
}

/* "troops stationed in", "the first to sign", "the power to veto". */
static void share_noun_clause(struct draft_list *list, struct draft *draft, const struct draft *governor)
{
    uint32_t noun = draft_noun_before(list, draft->top);
    if (noun == DATELINE_NONE || !draft_needs_subject(list, draft) || !draft_is_nonfinite(draft))
        return;
    const struct dateline_token *word = &list->tokens[noun];
    bool marked = draft->clause.marker != DATELINE_NONE;
    bool doer = word->upos == DATELINE_UPOS_NUM || word->upos == DATELINE_UPOS_ADJ ||
                word->upos == DATELINE_UPOS_PROPN || clause_word_is(list->words, word->lemma, "agent") ||
                is_the_only(list, noun);
    if (!marked || doer) {
        add_antecedent(list, draft, noun, draft_subject_role(list, draft));
        if (marked && draft->clause.link == DATELINE_LINK_MAIN) /* "Brazil to send troops" */
            draft->clause.marks |= DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_HEADLINE;
        return;
    }
    uint32_t owner = clause_tree_child(list->tree, noun, DATELINE_DEPREL_NMOD_POSS);
    if (owner != DATELINE_NONE)
        add_antecedent(list, draft, owner, draft_subject_role(list, draft));
    else if (governor && take_receiver(list, draft, governor, noun))
        return;
    else if (governor)
        draft_take_subject(list, draft, governor);
}

/* "Soldiers from the south have surrendered", where the verb was hung on its subject. */
void draft_share_upside_down(struct draft_list *list, struct draft *draft)
{
    uint32_t noun = list->tokens[draft->top].head;
    bool finite = (draft->clause.marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT)) != 0;
    if (noun == DATELINE_NONE || noun > draft->top || !finite || !draft_needs_subject(list, draft) ||
        (list->tokens[noun].upos != DATELINE_UPOS_NOUN && list->tokens[noun].upos != DATELINE_UPOS_PROPN))
        return;
    add_antecedent(list, draft, noun, draft_subject_role(list, draft));
}

void draft_share_relative(struct draft_list *list, struct draft *draft)
{
    uint32_t above = draft->clause.governor;
    uint8_t deprel = list->tokens[draft->top].deprel, link = draft->clause.link;
    bool relative = link != DATELINE_LINK_PARATAXIS && link != DATELINE_LINK_COMPLEMENT;
    const struct draft *governor = above == DATELINE_NONE ? NULL : &list->drafts.at[above];
    if (relative && governor && deprel == DATELINE_DEPREL_ADVCL_RELCL)
        share_sentence_relative(list, draft, above, DATELINE_NONE);
    else if (relative && governor && deprel == DATELINE_DEPREL_ACL_RELCL && speaks_of_sentence(list, draft))
        share_sentence_relative(list, draft, above, list->antecedent[draft->top]);
    else if (relative && deprel == DATELINE_DEPREL_ACL_RELCL)
        share_relative(list, draft);
    else if (deprel == DATELINE_DEPREL_AMOD ||
             (deprel == DATELINE_DEPREL_ACL && (link == DATELINE_LINK_RELATIVE || link == DATELINE_LINK_MAIN)))
        share_noun_clause(list, draft, governor);
}
