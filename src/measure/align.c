/* Aligning words by their place in the text, as the CoNLL 2018 shared task's scorer does.
 *
 * Words that are tokens are the same when they cover the same characters. Multiword tokens cannot be told apart inside
 * by characters ("au" is "à le"): the smallest stretch of text out of which no multiword token of either side sticks is
 * taken as a whole, and its words are matched by their forms, as the longest common subsequence, without regard to
 * case. Stretches whose table would be past a bound are not aligned. */
#include "measure/align.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

enum { CELLS_MOST = 1 << 20 }; /* of the table of a longest common subsequence */

/* The table's memory, which all stretches of an article share. */
struct cells {
    struct arena *arena;
    uint32_t *at;
    size_t count;
};

/* One side on the way: words at[0 … count). */
struct way {
    const struct bank_word *at;
    uint32_t count, next;
};

static bool way_beyond(const struct way *way, uint32_t end)
{
    if (way->next >= way->count)
        return true;
    const struct bank_word *word = &way->at[way->next];
    return word->multiword ? word->place.start >= end : word->place.end > end;
}

/* Moves both ways to the end of the stretch that the multiword token at hand is in; *ret_first… are its first words. */
static void stretch_find(struct way *gold, struct way *found, uint32_t *ret_gold, uint32_t *ret_found)
{
    const struct bank_word *g = &gold->at[gold->next], *f = &found->at[found->next];
    uint32_t end = g->multiword ? g->place.end : f->place.end;
    if (g->multiword && !f->multiword && f->place.start < g->place.start)
        found->next++;
    if (!g->multiword && g->place.start < f->place.start)
        gold->next++;
    *ret_gold = gold->next;
    *ret_found = found->next;
    while (!way_beyond(gold, end) || !way_beyond(found, end)) {
        bool first =
            gold->next < gold->count &&
            (found->next >= found->count || gold->at[gold->next].place.start <= found->at[found->next].place.start);
        struct way *way = first ? gold : found;
        const struct bank_word *word = &way->at[way->next++];
        if (word->multiword && word->place.end > end)
            end = word->place.end;
    }
}

static void pair(struct alignment *alignment, uint32_t gold, uint32_t found)
{
    alignment->found_of[gold] = found;
    alignment->gold_of[found] = gold;
    alignment->words++;
}

static struct dateline_text *forms_lower(struct arena *arena, const struct bank_word *words, uint32_t count)
{
    struct dateline_text *forms = ARENA_ARRAY(arena, struct dateline_text, count);
    for (uint32_t i = 0; i < count; i++)
        forms[i] = utf8_lower(arena, words[i].form);
    return forms;
}

/* That many zeros. */
static uint32_t *cells_clear(struct cells *cells, size_t count)
{
    if (count > cells->count) {
        cells->count = count > CELLS_MOST / 2 ? CELLS_MOST : 2 * count;
        cells->at = ARENA_ARRAY(cells->arena, uint32_t, cells->count);
    }
    memset(cells->at, 0, count * sizeof *cells->at);
    return cells->at;
}

/* Pairs words [gold, gold + rows) with [found, found + columns) by the longest common subsequence of their forms. */
static void forms_align(
    struct cells *cells, struct alignment *alignment, uint32_t gold, uint32_t rows, uint32_t found, uint32_t columns)
{
    if (!rows || !columns || (uint64_t)(rows + 1) * (columns + 1) > CELLS_MOST)
        return;
    struct dateline_text *of_gold = forms_lower(cells->arena, alignment->gold->words.at + gold, rows);
    struct dateline_text *of_found = forms_lower(cells->arena, alignment->found->words.at + found, columns);
    uint32_t width = columns + 1, *length = cells_clear(cells, (size_t)(rows + 1) * width);
    for (uint32_t g = rows; g-- > 0;) {
        for (uint32_t f = columns; f-- > 0;) {
            uint32_t down = length[(g + 1) * width + f], right = length[g * width + f + 1];
            uint32_t both = text_same(of_gold[g], of_found[f]) ? length[(g + 1) * width + f + 1] + 1 : 0;
            uint32_t most = down > right ? down : right;
            length[g * width + f] = both > most ? both : most;
        }
    }
    for (uint32_t g = 0, f = 0; g < rows && f < columns;) {
        if (text_same(of_gold[g], of_found[f]))
            pair(alignment, gold + g++, found + f++);
        else if (length[g * width + f] == length[(g + 1) * width + f])
            g++;
        else
            f++;
    }
}

static void words_align(struct arena *arena, struct alignment *alignment, struct way *gold, struct way *found)
{
    struct cells cells = { .arena = arena };
    while (gold->next < gold->count && found->next < found->count) {
        const struct bank_word *g = &gold->at[gold->next], *f = &found->at[found->next];
        if (g->multiword || f->multiword) {
            uint32_t first_gold, first_found;
            stretch_find(gold, found, &first_gold, &first_found);
            assert(gold->next + found->next > first_gold + first_found); /* tokens are not empty */
            forms_align(&cells, alignment, first_gold, gold->next - first_gold, first_found, found->next - first_found);
        } else if (g->place.start == f->place.start && g->place.end == f->place.end) {
            pair(alignment, gold->next++, found->next++);
        } else if (g->place.start <= f->place.start) {
            gold->next++;
        } else {
            found->next++;
        }
    }
}

static size_t common_length(struct dateline_text a, struct dateline_text b)
{
    size_t at = 0;
    while (at < a.length && at < b.length && a.bytes[at] == b.bytes[at])
        at++;
    return at;
}

/* The words that end within the first `end` bytes. */
static struct way way_within(const struct bank *bank, size_t end)
{
    struct way way = { bank->words.at, bank->words.count, 0 };
    while (way.count && way.at[way.count - 1].place.end > end)
        way.count--;
    return way;
}

static uint32_t *none_array(struct arena *arena, uint32_t count)
{
    uint32_t *array = ARENA_ARRAY(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        array[i] = DATELINE_NONE;
    return array;
}

void align(struct arena *arena, const struct bank *gold, const struct bank *found, struct alignment *ret_alignment)
{
    *ret_alignment = (struct alignment){ .gold = gold,
        .found = found,
        .gold_of = none_array(arena, found->words.count),
        .found_of = none_array(arena, gold->words.count),
        .same = common_length(text_built(&gold->text), text_built(&found->text)) };
    struct way gold_way = way_within(gold, ret_alignment->same), found_way = way_within(found, ret_alignment->same);
    words_align(arena, ret_alignment, &gold_way, &found_way);
}

uint32_t align_count_same(
    const struct dateline_span *a, uint32_t a_count, const struct dateline_span *b, uint32_t b_count, size_t end)
{
    uint32_t same = 0;
    for (uint32_t i = 0, k = 0; i < a_count && k < b_count;) {
        if (a[i].start == b[k].start && a[i].end == b[k].end)
            same += a[i].end <= end;
        if (a[i].start <= b[k].start)
            i++;
        else
            k++;
    }
    return same;
}
