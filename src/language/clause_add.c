/* Adding arguments to a clause: a phrase with its conjuncts, what stands for a relative pronoun, one that another
 * clause has, or a clause. No clause has the same token twice in a role, nor more than DRAFT_ARGUMENTS. */
#include "language/clause_draft.h"

bool draft_has(const struct draft *draft, enum dateline_role role)
{
    for (uint32_t i = 0; i < draft->count; i++)
        if (draft->arguments[i].role == role)
            return true;
    return false;
}

bool draft_has_verb_role(const struct draft *draft, enum dateline_role role)
{
    for (uint32_t i = 0; i < draft->count; i++)
        if (draft->arguments[i].verb_role == role)
            return true;
    return false;
}

static bool negative_word(const struct draft_list *list, uint32_t token)
{
    return clause_word_is(list->words, draft_lower(list, token), "negative-word");
}

bool draft_phrase_negated(const struct draft_list *list, uint32_t token)
{
    if (negative_word(list, token))
        return true;
    for (uint32_t child = list->tree->child[token]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
        uint8_t deprel = list->tokens[child].deprel;
        if (deprel == DATELINE_DEPREL_DET && negative_word(list, child))
            return true;
        if (deprel == DATELINE_DEPREL_CC_PRECONJ && text_is(draft_lower(list, child), "neither"))
            return true;
        if (deprel == DATELINE_DEPREL_ADVMOD && text_is(draft_lower(list, child), "not") &&
            (child + 1 >= list->sentence->end ||
                !clause_word_is(list->words, draft_lower(list, child + 1), "after-not")))
            return true;
    }
    return false;
}

/* A relative pronoun: what it speaks of stands above its clause. */
bool draft_is_relative(const struct draft_list *list, uint32_t token)
{
    const struct dateline_token *word = &list->tokens[token];
    if (list->antecedent[token] == DATELINE_NONE)
        return false;
    if (word->morphology & DATELINE_MORPH_RELATIVE)
        return true;
    return (word->upos == DATELINE_UPOS_PRON || word->upos == DATELINE_UPOS_DET || word->upos == DATELINE_UPOS_SCONJ) &&
           !(word->morphology & DATELINE_MORPH_PERSONAL) &&
           !clause_tree_has(list->tree, token, DATELINE_DEPREL_ACL_RELCL) &&
           clause_word_is(list->words, draft_lower(list, token), "relative");
}

static struct dateline_argument *slot_take(struct draft *draft)
{
    return draft->count < DRAFT_ARGUMENTS ? &draft->arguments[draft->count++] : NULL;
}

/* "each other", "one another", whichever of the two heads it. */
static bool is_reciprocal(const struct draft_list *list, uint32_t token)
{
    uint32_t first = text_is(list->tokens[token].lemma, "other") || text_is(list->tokens[token].lemma, "another")
                         ? token - 1
                         : token;
    if (first + 1 >= list->sentence->end || first < list->sentence->first || first > token)
        return false;
    return (text_is(draft_lower(list, first), "each") && text_is(draft_lower(list, first + 1), "other")) ||
           (text_is(draft_lower(list, first), "one") && text_is(draft_lower(list, first + 1), "another"));
}

/* One phrase as an argument. */
static void add_one(struct draft_list *list, struct draft *draft, const struct draft_new *wanted, uint32_t token)
{
    if (token == draft->clause.head || token == draft->clause.support ||
        (draft->clause.kind == DATELINE_CLAUSE_NOUN && draft->clause.head != DATELINE_NONE &&
            draft->top != draft->clause.head && list->tokens[draft->clause.head].head == token))
        return;
    for (uint32_t i = 0; i < draft->count; i++)
        if (draft->arguments[i].token == token && draft->arguments[i].role == wanted->role)
            return;
    struct dateline_argument *slot = slot_take(draft);
    if (!slot)
        return;
    uint32_t clause = list->draft_at[token];
    bool own =
        clause != DATELINE_NONE && list->drafts.at[clause].clause.head == token && &list->drafts.at[clause] != draft;
    uint32_t end = clause_tree_phrase_end(list->tree, token);
    *slot = (struct dateline_argument){ .token = token,
        .first = list->tree->left[token],
        .end = end,
        .clause = own ? clause : DATELINE_NONE,
        .preposition = wanted->preposition,
        .role = (uint8_t)wanted->role,
        .verb_role = (uint8_t)wanted->verb_role,
        .shared = wanted->shared,
        .negated = !wanted->shared && (wanted->negated || draft_phrase_negated(list, token)) };
    if (wanted->surface)
        draft->surface |= 1u << (draft->count - 1);
    if (slot->negated && !wanted->shared && wanted->role != DATELINE_ROLE_OBLIQUE &&
        wanted->role != DATELINE_ROLE_ATTRIBUTE)
        draft->clause.marks |= DATELINE_CLAUSE_NEGATED;
    if (is_reciprocal(list, token))
        draft->clause.marks |= DATELINE_CLAUSE_RECIPROCAL;
}

/* Is the conjunct one of phrases, not a clause that lost its way into a phrase? */
static bool phrase_conjunct(const struct draft_list *list, uint32_t token)
{
    if (list->tokens[token].deprel != DATELINE_DEPREL_CONJ || list->tokens[token].upos == DATELINE_UPOS_PUNCT)
        return false;
    uint8_t kind = list->kind[token];
    return kind == 0 || kind == 1 + DATELINE_CLAUSE_NOUN;
}

void draft_add(struct draft_list *list, struct draft *draft, struct draft_new wanted)
{
    uint32_t token = wanted.token, before = list->sentence->end;
    if (draft_is_relative(list, token)) {
        before = token;
        token = list->antecedent[token];
        wanted.shared = true;
        wanted.negated = false;
    }
    wanted.negated = wanted.negated || (!wanted.shared && draft_phrase_negated(list, token));
    add_one(list, draft, &wanted, token);
    for (uint32_t step = 0, at = token; step < DRAFT_ARGUMENTS; step++) {
        uint32_t next = DATELINE_NONE;
        for (uint32_t child = list->tree->child[at]; child != DATELINE_NONE; child = list->tree->sibling[child]) {
            if (child < token || child >= before || !phrase_conjunct(list, child))
                continue;
            struct draft_new conjunct = wanted;
            struct dateline_text own = clause_tree_preposition(list->tree, list->arena, child);
            if (own.length && wanted.role == DATELINE_ROLE_OBLIQUE)
                conjunct.preposition = own;
            add_one(list, draft, &conjunct, child);
            next = child;
        }
        if (next == DATELINE_NONE)
            break;
        at = next;
    }
}

void draft_add_shared(
    struct draft *draft, const struct dateline_argument *argument, enum dateline_role role, bool surface)
{
    for (uint32_t i = 0; i < draft->count; i++)
        if (draft->arguments[i].token == argument->token &&
            (draft->arguments[i].role == role || draft->arguments[i].clause != DATELINE_NONE))
            return;
    if (argument->token == draft->clause.head || argument->token == draft->clause.support)
        return;
    struct dateline_argument *slot = slot_take(draft);
    if (!slot)
        return;
    *slot = *argument;
    slot->role = slot->verb_role = (uint8_t)role;
    slot->shared = true;
    slot->negated = false;
    if (role != DATELINE_ROLE_OBLIQUE)
        slot->preposition = (struct dateline_text){ NULL, 0 };
    if (surface)
        draft->surface |= 1u << (draft->count - 1);
}

void draft_add_clause(struct draft_list *list, struct draft *draft, uint32_t of, enum dateline_role role,
    struct dateline_text preposition, bool shared)
{
    const struct draft *other = &list->drafts.at[of];
    struct dateline_argument *slot = other == draft ? NULL : slot_take(draft);
    if (!slot)
        return;
    *slot = (struct dateline_argument){ .token = other->clause.head,
        .first = other->clause.first,
        .end = other->clause.end,
        .clause = of,
        .preposition = preposition,
        .role = (uint8_t)role,
        .verb_role = (uint8_t)role,
        .shared = shared };
}
