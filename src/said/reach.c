/* Subtrees as intervals.
 *
 * A depth-first walk gives each token the step at which the walk enters it and the step at which it has left its
 * subtree; one token hangs below another when its interval lies inside the other's (Tarjan 1972). The same walk,
 * backwards, gives the outermost tokens of each subtree. Children are laid out by counting, so that the whole is linear
 * also for a sentence whose tree is a chain or a star. */
#include "said/reach.h"

static void children_lay_out(const struct story *story, struct reach *reach)
{
    uint32_t count = story->tokens.count;
    reach->child_first = ARENA_ARRAY(story->scratch, uint32_t, (size_t)count + 2);
    reach->child = ARENA_ARRAY(story->scratch, uint32_t, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++)
        if (story->tokens.at[i].head != DATELINE_NONE)
            reach->child_first[story->tokens.at[i].head + 2]++;
    for (uint32_t i = 2; i < count + 2; i++)
        reach->child_first[i] += reach->child_first[i - 1];
    for (uint32_t i = 0; i < count; i++)
        if (story->tokens.at[i].head != DATELINE_NONE)
            reach->child[reach->child_first[story->tokens.at[i].head + 1]++] = i;
}

/* Walks the tree below `root`; `next` holds, by token, the child that is to be walked next. Gives the next free step;
 * the tokens are put into `order` by their step. */
static uint32_t walk(
    const struct story *story, struct reach *reach, uint32_t root, uint32_t step, uint32_t *next, uint32_t *order)
{
    uint32_t at = root;
    reach->enter[at] = step;
    order[step++] = at;
    next[at] = reach->child_first[at];
    for (;;) {
        if (next[at] < reach->child_first[at + 1]) {
            at = reach->child[next[at]++];
            reach->enter[at] = step;
            order[step++] = at;
            next[at] = reach->child_first[at];
            continue;
        }
        reach->leave[at] = step;
        if (at == root)
            return step;
        at = story->tokens.at[at].head;
    }
}

static void extents(const struct story *story, struct reach *reach, const uint32_t *order, uint32_t steps)
{
    for (uint32_t i = 0; i < story->tokens.count; i++)
        reach->first[i] = reach->last[i] = i;
    while (steps--) {
        uint32_t token = order[steps], head = story->tokens.at[token].head;
        if (head == DATELINE_NONE)
            continue;
        if (reach->first[token] < reach->first[head])
            reach->first[head] = reach->first[token];
        if (reach->last[token] > reach->last[head])
            reach->last[head] = reach->last[token];
    }
}

void reach_build(const struct story *story, struct reach *ret_reach)
{
    size_t count = (size_t)story->tokens.count + 1;
    uint32_t *next = ARENA_ARRAY(story->scratch, uint32_t, count),
             *order = ARENA_ARRAY(story->scratch, uint32_t, count);
    children_lay_out(story, ret_reach);
    ret_reach->enter = ARENA_ARRAY(story->scratch, uint32_t, count);
    ret_reach->leave = ARENA_ARRAY(story->scratch, uint32_t, count);
    ret_reach->first = ARENA_ARRAY(story->scratch, uint32_t, count);
    ret_reach->last = ARENA_ARRAY(story->scratch, uint32_t, count);
    uint32_t step = 0;
    for (uint32_t i = 0; i < story->tokens.count; i++)
        if (story->tokens.at[i].head == DATELINE_NONE)
            step = walk(story, ret_reach, i, step, next, order);
    extents(story, ret_reach, order, step);
}

uint32_t reach_child(const struct story *story, const struct reach *reach, uint32_t token, enum dateline_deprel deprel)
{
    for (uint32_t i = reach->child_first[token]; i < reach->child_first[token + 1]; i++)
        if (story->tokens.at[reach->child[i]].deprel == deprel)
            return reach->child[i];
    return DATELINE_NONE;
}
