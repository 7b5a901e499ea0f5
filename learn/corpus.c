/* From treebanks to training examples: numbers for words, tags and labels, and projective trees.
 *
 * A crossing arc is lifted: its dependent goes to its head's head, until nothing crosses (Nivre & Nilsson 2005, without
 * their marks on labels, since English has few). Rare labels lose their subtype and rare tags become the commonest tag
 * with the same XPOS. */
#include "corpus.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LABEL_LEAST = 10,
    TAG_LEAST = 3,
    WORD_LEAST = 2,
    SILVER_WORD_LEAST = 12,
    WORDS_MAX = (1 << LEXICON_WORD_BITS) - 1,
    CLUSTERS_MAX = 1 << LEXICON_CLUSTER_BITS
};

static uint64_t text_hash(struct dateline_text text)
{
    return feature_hash(text.bytes, text.length, 77);
}

/* The slot table lies behind the texts: `room` is a power of two, half full at most. */
uint32_t string_set_find(const struct string_set *set, struct dateline_text text)
{
    if (set->room == 0)
        return UINT32_MAX;
    const uint32_t *slots = set->counts + set->room;
    for (uint32_t at = (uint32_t)text_hash(text) & (2 * set->room - 1);; at = (at + 1) & (2 * set->room - 1)) {
        if (slots[at] == 0)
            return UINT32_MAX;
        if (text_same(set->texts[slots[at] - 1], text))
            return slots[at] - 1;
    }
}

static void set_grow(struct string_set *set)
{
    struct string_set old = *set;
    set->room = old.room ? old.room * 2 : 64;
    set->texts = grab(set->room, sizeof *set->texts);
    set->counts = grab(3 * (size_t)set->room, sizeof *set->counts);
    uint32_t *slots = set->counts + set->room;
    for (uint32_t i = 0; i < old.count; i++) {
        uint32_t at = (uint32_t)text_hash(old.texts[i]) & (2 * set->room - 1);
        while (slots[at] != 0)
            at = (at + 1) & (2 * set->room - 1);
        slots[at] = i + 1;
        set->texts[i] = old.texts[i];
        set->counts[i] = old.counts[i];
    }
    free(old.texts);
    free(old.counts);
}

uint32_t string_set_add(struct string_set *set, struct dateline_text text)
{
    uint32_t found = string_set_find(set, text);
    if (found == UINT32_MAX) {
        if (set->count == set->room)
            set_grow(set);
        uint32_t *slots = set->counts + set->room;
        uint32_t at = (uint32_t)text_hash(text) & (2 * set->room - 1);
        while (slots[at] != 0)
            at = (at + 1) & (2 * set->room - 1);
        char *copy = grab(text.length + 1, 1);
        memcpy(copy, text.bytes, text.length);
        found = set->count++;
        slots[at] = found + 1;
        set->texts[found] = (struct dateline_text){ copy, text.length };
    }
    assert(set->counts != NULL);
    set->counts[found]++;
    return found;
}

void string_set_free(struct string_set *set)
{
    for (uint32_t i = 0; i < set->count; i++)
        free((void *)(uintptr_t)set->texts[i].bytes);
    free(set->texts);
    free(set->counts);
    *set = (struct string_set){ .count = 0 };
}

/* Features that tell of spelling or of phrases, not of the word, are no part of a tag. */
static bool feature_dropped(struct dateline_text pair)
{
    static const char *const dropped[] = { "Typo=", "Style=", "ExtPos=", "CorrectForm" };
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        if (pair.length >= strlen(dropped[i]) && memcmp(pair.bytes, dropped[i], strlen(dropped[i])) == 0)
            return true;
    return false;
}

static struct dateline_text tag_text(const struct gold_word *word, char *buffer, size_t room)
{
    int used = snprintf(buffer, room, "%.*s\t%.*s\t", (int)word->upos.length, word->upos.bytes, (int)word->xpos.length,
        word->xpos.bytes);
    size_t length = (size_t)used, start = 0, kept = 0;
    for (size_t i = 0; i <= word->feats.length; i++) {
        if (i < word->feats.length && word->feats.bytes[i] != '|')
            continue;
        struct dateline_text pair = { word->feats.bytes + start, i - start };
        start = i + 1;
        if (feature_dropped(pair) || text_is(pair, "_") || length + pair.length + 2 > room)
            continue;
        if (kept++ > 0)
            buffer[length++] = '|';
        memcpy(buffer + length, pair.bytes, pair.length);
        length += pair.length;
    }
    if (kept == 0)
        buffer[length++] = '_';
    return (struct dateline_text){ buffer, length };
}

static struct dateline_text text_until(struct dateline_text text, char mark, int occurrence)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == mark && --occurrence == 0)
            return (struct dateline_text){ text.bytes, i };
    return text;
}

static void tags_trim(struct string_set *tags)
{
    struct string_set kept = { .count = 0 };
    for (uint32_t i = 0; i < tags->count; i++)
        if (tags->counts[i] >= TAG_LEAST) {
            uint32_t row = string_set_add(&kept, tags->texts[i]);
            kept.counts[row] = tags->counts[i];
        }
    string_set_free(tags);
    *tags = kept;
}

static void labels_trim(struct string_set *labels)
{
    struct string_set kept = { .count = 0 };
    for (uint32_t i = 0; i < labels->count; i++) {
        bool rare = labels->counts[i] < LABEL_LEAST;
        string_set_add(&kept, rare ? text_until(labels->texts[i], ':', 1) : labels->texts[i]);
    }
    string_set_free(labels);
    *labels = kept;
    if (labels->count > TRANSITION_LABELS_MAX) {
        fprintf(stderr, "learn: more labels than the parser has room for\n");
        exit(1);
    }
}

static uint8_t label_number(const struct string_set *labels, struct dateline_text deprel)
{
    uint32_t found = string_set_find(labels, deprel);
    if (found == UINT32_MAX)
        found = string_set_find(labels, text_until(deprel, ':', 1));
    return found == UINT32_MAX ? 0 : (uint8_t)found;
}

static uint16_t tag_number(const struct string_set *tags, const struct gold_word *word)
{
    char buffer[256];
    struct dateline_text text = tag_text(word, buffer, sizeof buffer);
    uint32_t found = string_set_find(tags, text), best = 0;
    if (found != UINT32_MAX)
        return (uint16_t)found;
    for (uint32_t i = 0; i < tags->count; i++) {
        if (!text_same(text_until(tags->texts[i], '\t', 2), text_until(text, '\t', 2)))
            continue;
        if (found == UINT32_MAX || tags->counts[i] > best) {
            found = i;
            best = tags->counts[i];
        }
    }
    return found == UINT32_MAX ? 0 : (uint16_t)found;
}

/* ---- the lexicon ---- */

static void entry_put(
    struct inventory *inventory, const struct feature_key *key, unsigned shift, unsigned bits, uint16_t value)
{
    uint64_t hash = feature_hash(key->bytes, key->length, 0);
    uint32_t check = feature_check(hash), mask = inventory->lexicon.mask;
    uint32_t at = (uint32_t)hash & mask;
    while (inventory->entries[at] != 0 && (inventory->entries[at] & ((1u << LEXICON_CHECK_BITS) - 1)) != check)
        at = (at + 1) & mask;
    if (inventory->entries[at] == 0)
        inventory->entries[at] = check;
    if ((inventory->entries[at] >> shift & ((1u << bits) - 1)) == 0)
        inventory->entries[at] |= (uint64_t)value << shift;
}

static void words_count(struct string_set *all, const struct corpus *corpus, size_t first, size_t end)
{
    for (size_t b = first; b < end; b++)
        for (size_t s = 0; s < corpus->banks[b].count; s++)
            for (uint32_t w = 0; w < corpus->banks[b].sentences[s].count; w++) {
                struct feature_key key = feature_key(corpus->banks[b].sentences[s].words[w].form);
                string_set_add(all, (struct dateline_text){ key.bytes, key.length });
            }
}

/* Words seen often enough get a row, until there are no more. */
static void words_enter(
    struct inventory *inventory, const struct corpus *corpus, size_t first, size_t end, uint32_t least)
{
    struct string_set all = { .count = 0 };
    words_count(&all, corpus, first, end);
    for (uint32_t i = 0; i < all.count && inventory->words.count < WORDS_MAX; i++)
        if (all.counts[i] >= least && string_set_find(&inventory->words, all.texts[i]) == UINT32_MAX) {
            uint32_t row = string_set_add(&inventory->words, all.texts[i]);
            inventory->words.counts[row] = all.counts[i];
            struct feature_key key = { .length = all.texts[i].length };
            memcpy(key.bytes, all.texts[i].bytes, key.length);
            entry_put(inventory, &key, LEXICON_WORD_AT, LEXICON_WORD_BITS, (uint16_t)row);
        }
    string_set_free(&all);
}

static uint16_t cluster_row(struct inventory *inventory, unsigned path)
{
    for (uint32_t i = 1; i < inventory->lexicon.clusters; i++)
        if (inventory->paths[i] == path)
            return (uint16_t)i;
    inventory->paths[inventory->lexicon.clusters] = (uint16_t)path;
    return (uint16_t)inventory->lexicon.clusters++;
}

enum table { TABLE_CLUSTERS, TABLE_LISTS, TABLE_KINDS };

static void number_enter(
    struct inventory *inventory, const struct feature_key *key, enum table table, unsigned long number)
{
    if (table == TABLE_LISTS && number < 1u << LEXICON_LIST_BITS)
        entry_put(inventory, key, LEXICON_LISTS_AT, LEXICON_LIST_BITS, (uint16_t)number);
    else if (table == TABLE_KINDS && number < 1u << LEXICON_KIND_BITS)
        entry_put(inventory, key, LEXICON_KIND_AT, LEXICON_KIND_BITS, (uint16_t)number);
    else if (table == TABLE_CLUSTERS && number > 0 && number < 65536 && inventory->lexicon.clusters < CLUSTERS_MAX)
        entry_put(inventory, key, LEXICON_CLUSTER_AT, LEXICON_CLUSTER_BITS, cluster_row(inventory, (unsigned)number));
}

/* Reads lines of a word, a tab and a number. */
static void table_enter(struct inventory *inventory, const char *path, enum table table)
{
    char line[256];
    if (path == NULL)
        return;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "learn: cannot read %s\n", path);
        exit(1);
    }
    while (fgets(line, sizeof line, file) != NULL) {
        char *tab = strchr(line, '\t');
        if (tab == NULL)
            continue;
        struct feature_key key = feature_key((struct dateline_text){ line, (size_t)(tab - line) });
        number_enter(inventory, &key, table, strtoul(tab + 1, NULL, 10));
    }
    fclose(file);
}

void inventory_build(struct inventory *inventory, const struct corpus *corpus, const struct corpus_tables *tables)
{
    enum { ENTRIES = 1 << 18 };
    char buffer[256];
    *inventory =
        (struct inventory){ .entries = grab(ENTRIES, sizeof(uint64_t)), .paths = grab(4096, sizeof(uint16_t)) };
    inventory->lexicon = (struct feature_lexicon){ inventory->entries, ENTRIES - 1, inventory->paths, 1 };
    for (size_t b = 0; b < corpus->gold_banks; b++)
        for (size_t s = 0; s < corpus->banks[b].count; s++)
            for (uint32_t w = 0; w < corpus->banks[b].sentences[s].count; w++) {
                const struct gold_word *word = &corpus->banks[b].sentences[s].words[w];
                string_set_add(&inventory->labels, word->deprel);
                string_set_add(&inventory->tags, tag_text(word, buffer, sizeof buffer));
            }
    tags_trim(&inventory->tags);
    labels_trim(&inventory->labels);
    string_set_add(&inventory->words, (struct dateline_text){ "", 0 });
    words_enter(inventory, corpus, 0, corpus->gold_banks, WORD_LEAST);
    words_enter(inventory, corpus, corpus->gold_banks, corpus->bank_count, SILVER_WORD_LEAST);
    table_enter(inventory, tables->clusters, TABLE_CLUSTERS);
    table_enter(inventory, tables->lists, TABLE_LISTS);
    table_enter(inventory, tables->kinds, TABLE_KINDS);
}

void inventory_free(struct inventory *inventory)
{
    string_set_free(&inventory->labels);
    string_set_free(&inventory->tags);
    string_set_free(&inventory->words);
    free(inventory->entries);
    free(inventory->paths);
}

/* ---- projective trees ---- */

/* Whether the arc to `child` is crossed: some token between it and its head does not descend from the head. */
static bool arc_crossed(const uint16_t *head, uint32_t count, uint32_t child)
{
    uint32_t top = head[child], low = child < top ? child : top, high = child < top ? top : child;
    for (uint32_t i = low + 1; i < high && i < count; i++) {
        uint32_t up = i, steps = 0;
        while (up != top && up != count && steps++ <= count)
            up = head[up];
        if (up != top)
            return true;
    }
    return false;
}

static size_t tree_lift(uint16_t *head, uint32_t count)
{
    size_t lifted = 0;
    for (;;) {
        uint32_t best = count, span = UINT32_MAX;
        for (uint32_t i = 0; i < count; i++) {
            uint32_t length = head[i] == count ? UINT32_MAX : head[i] > i ? head[i] - i : i - head[i];
            if (length < span && arc_crossed(head, count, i)) {
                best = i;
                span = length;
            }
        }
        if (best == count)
            return lifted;
        head[best] = head[head[best]];
        lifted++;
    }
}

/* ---- examples ---- */

static void example_fill(struct example *example, const struct gold_sentence *gold, const struct inventory *inventory)
{
    uint32_t n = gold->count;
    *example = (struct example){ .count = n,
        .forms = grab(n, sizeof *example->forms),
        .tag = grab(n, sizeof(uint16_t)),
        .head = grab(n, sizeof(uint16_t)),
        .label = grab(n, 1),
        .name = grab(n, 1) };
    for (uint32_t i = 0; i < n; i++) {
        const struct gold_word *word = &gold->words[i];
        example->forms[i] =
            (struct feature_form){ word->form, i > 0 && gold->words[i - 1].space_after, word->space_after };
        example->tag[i] = tag_number(&inventory->tags, word);
        example->head[i] = (uint16_t)(word->head == 0 ? n : word->head - 1);
        example->label[i] = label_number(&inventory->labels, word->deprel);
    }
}

void corpus_add(struct corpus *corpus, const char *path, bool may_be_held_out)
{
    treebank_read(&corpus->banks[corpus->bank_count++], path, may_be_held_out);
    corpus->gold_banks = corpus->bank_count;
}

void corpus_prepare(struct corpus *corpus, const struct inventory *inventory)
{
    for (size_t b = 0; b < corpus->bank_count; b++)
        corpus->room += corpus->banks[b].count;
    corpus->examples = grab(corpus->room, sizeof *corpus->examples);
    for (size_t b = 0; b < corpus->bank_count; b++) {
        if (b == corpus->gold_banks)
            corpus->gold_count = corpus->count;
        for (size_t s = 0; s < corpus->banks[b].count; s++) {
            const struct gold_sentence *gold = &corpus->banks[b].sentences[s];
            if (gold->count > TRANSITION_TOKENS_MAX)
                continue;
            struct example *example = &corpus->examples[corpus->count++];
            example_fill(example, gold, inventory);
            corpus->lifted += tree_lift(example->head, example->count);
            names_read(gold, example->name);
        }
    }
    if (corpus->gold_banks == corpus->bank_count)
        corpus->gold_count = corpus->count;
}

void corpus_free(struct corpus *corpus)
{
    for (size_t i = 0; i < corpus->count; i++) {
        free(corpus->examples[i].forms);
        free(corpus->examples[i].tag);
        free(corpus->examples[i].head);
        free(corpus->examples[i].label);
        free(corpus->examples[i].name);
    }
    free(corpus->examples);
    for (size_t b = 0; b < corpus->bank_count; b++)
        treebank_free(&corpus->banks[b]);
}
