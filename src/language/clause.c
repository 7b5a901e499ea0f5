/* Clauses: a treebank parse is not yet "who did what".
 *
 * Universal Dependencies (de Marneffe et al. 2021) draw what hangs on what; this turns each tree into predicates with
 * their arguments, as "enhanced" dependencies begin to do (Schuster and Manning 2016) and propositions finish: passives
 * are undone, what is left out in coordination, control, relative clauses and participles is filled in, eventive nouns
 * tell events like verbs, light verbs lend them tense and doer. Rooms above speak of clauses and never of arcs.
 *
 * One walk finds the predicates, one their governors, and one more, heads before what hangs on them, gives each its
 * marks and arguments. A clause has at most DRAFT_ARGUMENTS of them, so all is linear in the sentence. */
#include "language/clause.h"

#include "language/clause_draft.h"
#include "language/clause_mend.h"

static uint32_t *token_array(const struct story *story, uint32_t value)
{
    uint32_t *array = ARENA_ARRAY(story->scratch, uint32_t, story->tokens.count);
    for (uint32_t i = 0; i < story->tokens.count; i++)
        array[i] = value;
    return array;
}

/* Which name a token is part of. */
static uint8_t *names_find(const struct story *story)
{
    uint8_t *name = ARENA_ARRAY(story->scratch, uint8_t, story->tokens.count);
    for (uint32_t i = 0; i < story->names.count; i++)
        for (uint32_t token = story->names.at[i].first; token < story->names.at[i].end; token++)
            name[token] = (uint8_t)(1 + story->names.at[i].type);
    return name;
}

static int order_arguments(const struct dateline_argument *a, const struct dateline_argument *b)
{
    static const uint8_t ranks[] = { 0, 1, 2, 4, 5, 3 }; /* subject object indirect attribute oblique complement */
    uint8_t left = ranks[a->role], right = ranks[b->role];
    if (left != right)
        return left < right ? -1 : 1;
    return (a->token > b->token) - (a->token < b->token);
}

/* Arguments of one clause by role, then in text order: an insertion sort of at most DRAFT_ARGUMENTS. */
static void arguments_sort(struct draft *draft)
{
    for (uint32_t i = 1; i < draft->count; i++) {
        struct dateline_argument one = draft->arguments[i];
        uint32_t at = i;
        for (; at > 0 && order_arguments(&draft->arguments[at - 1], &one) > 0; at--)
            draft->arguments[at] = draft->arguments[at - 1];
        draft->arguments[at] = one;
    }
}

/* Puts the finished drafts into the story's layers. */
static void drafts_write(struct draft_list *list)
{
    struct story *story = list->story;
    uint32_t base = story->clauses.count;
    for (uint32_t i = 0; i < list->drafts.count; i++) {
        struct draft *draft = &list->drafts.at[i];
        arguments_sort(draft);
        struct dateline_clause *clause = VECTOR_PUSH(story->arena, &story->clauses);
        *clause = draft->clause;
        if (clause->governor != DATELINE_NONE)
            clause->governor += base;
        clause->argument_first = story->arguments.count;
        clause->argument_count = draft->count;
        story->clause_at[clause->head] = base + i;
        if (clause->support != DATELINE_NONE)
            story->clause_at[clause->support] = base + i;
        for (uint32_t k = 0; k < draft->count; k++) {
            struct dateline_argument *argument = VECTOR_PUSH(story->arena, &story->arguments);
            *argument = draft->arguments[k];
            if (argument->clause != DATELINE_NONE)
                argument->clause += base;
        }
    }
}

static void sentence_build(struct draft_list *list)
{
    draft_find(list);
    draft_link(list);
    for (uint32_t i = list->sentence->first; i < list->sentence->end; i++) {
        uint32_t token = list->tree->order[i], number = list->draft_at[token];
        if (number == DATELINE_NONE || list->drafts.at[number].top != token)
            continue;
        struct draft *draft = &list->drafts.at[number];
        draft_mark(list, draft);
        draft_arguments(list, draft);
        draft_share(list, draft);
    }
    drafts_write(list);
}

void clause_build(const struct clause_words *words, struct story *story)
{
    struct clause_tree tree;
    clause_mend(words, story);
    clause_tree_build(&tree, story->scratch, story);
    struct draft_list list = { .words = words,
        .tree = &tree,
        .story = story,
        .arena = story->arena,
        .tokens = story->tokens.at,
        .kind = ARENA_ARRAY(story->scratch, uint8_t, story->tokens.count),
        .support_of = token_array(story, DATELINE_NONE),
        .noun_of = token_array(story, DATELINE_NONE),
        .draft_at = token_array(story, DATELINE_NONE),
        .cover = token_array(story, DATELINE_NONE),
        .antecedent = token_array(story, DATELINE_NONE),
        .name = names_find(story) };
    story->clause_at = ARENA_ARRAY(story->arena, uint32_t, story->tokens.count);
    for (uint32_t i = 0; i < story->tokens.count; i++)
        story->clause_at[i] = DATELINE_NONE;
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        list.sentence = &story->sentences.at[i];
        sentence_build(&list);
    }
}
