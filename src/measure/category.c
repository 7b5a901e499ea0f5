/* Counting a relation or a tag at a time. */
#include "measure/category.h"

#include "base/sort.h"
#include "measure/metric.h"

static struct dateline_text name_of(const struct bank_word *word, enum dateline_category_kind kind)
{
    return kind == DATELINE_BY_UPOS ? word->upos : word->deprel;
}

/* The number of a name; a new one is copied, since banks go. */
static uint32_t number_of(struct category_counts *counts, struct dateline_text name)
{
    counts->numbers.arena = counts->arena;
    const uint32_t *known = map_get(&counts->numbers, name);
    if (known)
        return *known;
    struct dateline_category *category = VECTOR_PUSH(counts->arena, &counts->all);
    category->name = text_copy(counts->arena, name);
    *map_put(&counts->numbers, category->name, NULL) = counts->all.count - 1;
    return counts->all.count - 1;
}

static void confusion_add(struct category_counts *counts, uint32_t gold, uint32_t found)
{
    uint32_t key[2] = { gold, found };
    struct dateline_text bytes = { (const char *)key, sizeof key };
    counts->pairs.arena = counts->arena;
    const uint32_t *known = map_get(&counts->pairs, bytes);
    uint32_t number = known ? *known : counts->confusions.count;
    if (!known) {
        *VECTOR_PUSH(counts->arena, &counts->confusions) = (struct confusion){ gold, found, 0 };
        *map_put(&counts->pairs, text_copy(counts->arena, bytes), NULL) = number;
    }
    counts->confusions.at[number].count++;
}

/* Counts a gold word with the word that it is aligned with. */
static void pair_add(struct category_counts *counts, enum dateline_category_kind kind,
    const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    uint32_t number = number_of(counts, name_of(&alignment->gold->words.at[gold], kind));
    uint32_t other = number_of(counts, name_of(&alignment->found->words.at[found], kind));
    struct dateline_category *category = &counts->all.at[number];
    if (number != other)
        confusion_add(counts, number, other);
    else if (kind == DATELINE_BY_UPOS || metric_head_right(alignment, gold))
        category->score.correct++;
    else
        category->wrong_head++;
}

void category_add(struct category_counts *counts, enum dateline_category_kind kind, const struct alignment *alignment)
{
    const struct bank *gold = alignment->gold, *found = alignment->found;
    for (uint32_t i = 0; i < gold->words.count; i++) {
        uint32_t number = number_of(counts, name_of(&gold->words.at[i], kind));
        counts->all.at[number].score.gold++;
        if (alignment->found_of[i] == DATELINE_NONE)
            counts->all.at[number].unaligned++;
        else
            pair_add(counts, kind, alignment, i, alignment->found_of[i]);
    }
    for (uint32_t i = 0; i < found->words.count; i++)
        counts->all.at[number_of(counts, name_of(&found->words.at[i], kind))].score.found++;
}

/* ---- Ranking ---- */

static int category_order(const void *a, const void *b, void *context)
{
    const struct dateline_category *x = a, *y = b;
    (void)context;
    if (x->score.gold != y->score.gold)
        return x->score.gold > y->score.gold ? -1 : 1;
    return text_compare(x->name, y->name);
}

/* By gold category, then the most frequent first. */
static int confusion_order(const void *a, const void *b, void *context)
{
    const struct confusion *x = a, *y = b;
    const struct category_counts *counts = context;
    if (x->gold != y->gold)
        return x->gold < y->gold ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return text_compare(counts->all.at[x->found].name, counts->all.at[y->found].name);
}

const struct dateline_category *category_ranked(struct category_counts *counts)
{
    uint32_t count = counts->all.count, confusions = counts->confusions.count;
    struct dateline_category *ranked = ARENA_ARRAY(counts->arena, struct dateline_category, count);
    struct dateline_confusion *all = ARENA_ARRAY(counts->arena, struct dateline_confusion, confusions);
    struct confusion *sorted = ARENA_ARRAY(counts->arena, struct confusion, confusions);
    for (uint32_t i = 0; i < confusions; i++)
        sorted[i] = counts->confusions.at[i];
    for (uint32_t i = 0; i < count; i++)
        ranked[i] = counts->all.at[i];
    sort_stable(counts->arena, sorted, confusions, sizeof *sorted, confusion_order, counts);
    for (uint32_t i = 0; i < confusions; i++) {
        struct dateline_category *category = &ranked[sorted[i].gold];
        all[i] = (struct dateline_confusion){ counts->all.at[sorted[i].found].name, sorted[i].count };
        if (!category->confusion_count++)
            category->confusions = &all[i];
    }
    sort_stable(counts->arena, ranked, count, sizeof *ranked, category_order, NULL);
    return ranked;
}
