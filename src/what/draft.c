/* The best frame of a clause.
 *
 * Frames are found by the words of the predicate: the head's lemma and form, the light verb's, and the verb that an
 * eventive noun stands for. Of those that match, the one with most matched words wins, then one that is written for
 * this kind of predicate, then the one with more slots, and only then a frame that drops, the heavier and the earlier
 * one. A slot for an inner event asks for the best frame of another clause, so that composition is settled from the
 * inside outwards; each clause is settled once. */
#include "what/draft.h"

enum { DEPTH_MOST = 12 };

static bool group_has(const struct matcher *matcher, const struct match *match, uint8_t flag)
{
    return (matcher->codebook->groups[match->frame->group].flags & flag) != 0;
}

/* Nobody is named as the doer of an act that is not written without one: such a match gives no event. */
static bool nobodys(const struct matcher *matcher, const struct match *match)
{
    const struct codebook_group *group = &matcher->codebook->groups[match->frame->group];
    return match->doer_missing && group->type != DATELINE_NONE && !group->by.length &&
           !matcher->codebook->types[group->type].unnamed && !match->inners;
}

/* Is `a` a better match than `b`? Drops win where words and slots are equal. */
static bool better(const struct matcher *matcher, const struct match *a, const struct match *b)
{
    bool lacks_a = nobodys(matcher, a), lacks_b = nobodys(matcher, b);
    if (lacks_a != lacks_b && !group_has(matcher, lacks_a ? b : a, CODEBOOK_GROUP_DROP))
        return lacks_b;
    if (a->words != b->words)
        return a->words > b->words;
    if (a->by_verb != b->by_verb)
        return !a->by_verb;
    if (a->slots != b->slots)
        return a->slots > b->slots;
    bool drop_a = group_has(matcher, a, CODEBOOK_GROUP_DROP), drop_b = group_has(matcher, b, CODEBOOK_GROUP_DROP);
    if (drop_a != drop_b)
        return drop_a;
    if (a->doer_missing != b->doer_missing)
        return !a->doer_missing;
    if (a->frame->weight != b->frame->weight)
        return a->frame->weight > b->frame->weight;
    return a->frame < b->frame;
}

static void draft_offer(struct matcher *matcher, struct draft *draft, const struct match *match)
{
    bool also = group_has(matcher, match, CODEBOOK_GROUP_ALSO);
    struct match *best = also ? &draft->also : &draft->match;
    bool *found = also ? &draft->also_found : &draft->found;
    if (!*found || better(matcher, match, best))
        *best = *match;
    *found = true;
}

/* Holds the frames of one word against a clause. */
static void word_try(struct matcher *matcher, struct draft *draft, uint32_t clause, uint32_t word,
    enum codebook_predicate_kind kind, bool by_verb)
{
    if (word == DATELINE_NONE)
        return;
    const struct codebook *codebook = matcher->codebook;
    uint32_t first = codebook->words[word].posting_first, count = codebook->words[word].posting_count;
    for (uint32_t i = 0, tries = 0; i < count && tries < CODEBOOK_TRIES_MOST; i++) {
        const struct codebook_posting *posting = &codebook->postings[first + i];
        struct match match;
        if (codebook->frames[posting->frame].kind != kind)
            continue;
        tries++;
        bool fits = match_frame(matcher, posting, clause, by_verb, &match);
        if (matcher->watch)
            matcher->watch(matcher->watch_context, &match);
        if (fits)
            draft_offer(matcher, draft, &match);
    }
}

static void token_try(struct matcher *matcher, struct draft *draft, uint32_t clause, uint32_t token,
    enum codebook_predicate_kind kind, bool by_verb)
{
    struct match_word word = matcher->words[token];
    word_try(matcher, draft, clause, word.lemma, kind, by_verb);
    if (word.form != word.lemma)
        word_try(matcher, draft, clause, word.form, kind, by_verb);
}

static void clause_try(struct matcher *matcher, struct draft *draft, uint32_t index)
{
    const struct dateline_clause *clause = &matcher->story->clauses.at[index];
    switch ((enum dateline_clause_kind)clause->kind) {
    case DATELINE_CLAUSE_VERB:
        token_try(matcher, draft, index, clause->head, CODEBOOK_VERB, false);
        break;
    case DATELINE_CLAUSE_ADJECTIVE:
    case DATELINE_CLAUSE_COPULA:
        token_try(matcher, draft, index, clause->head, CODEBOOK_BE, false);
        break;
    case DATELINE_CLAUSE_NOUN:
        token_try(matcher, draft, index, clause->head, CODEBOOK_NOUN, false);
        if (clause->support != DATELINE_NONE)
            token_try(matcher, draft, index, clause->support, CODEBOOK_VERB, false);
        word_try(matcher, draft, index, codebook_word(matcher->codebook, clause->verb), CODEBOOK_VERB, true);
        break;
    }
}

const struct draft *draft_of_clause(struct matcher *matcher, uint32_t clause)
{
    static const struct draft nothing = { .type = DATELINE_NONE, .mode = DATELINE_NONE };
    if (clause < matcher->clause_first || clause >= matcher->clause_end)
        return &nothing;
    struct draft *draft = &matcher->drafts[clause - matcher->clause_first];
    if (draft->state == 2)
        return draft;
    if (draft->state == 1 || matcher->depth == DEPTH_MOST)
        return &nothing;
    draft->state = 1;
    draft->type = draft->mode = DATELINE_NONE;
    matcher->depth++;
    clause_try(matcher, draft, clause);
    matcher->depth--;
    draft->state = 2;
    if (draft->found) {
        const struct codebook_group *group = &matcher->codebook->groups[draft->match.frame->group];
        draft->type = group->type;
        draft->mode = group->modes ? group->mode[0] : DATELINE_NONE;
    }
    return draft;
}
