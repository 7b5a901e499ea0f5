/* How well a net does: it reads the sentences of a treebank, the tree by the moves that score best, and what it found is
 * counted. */
#include "judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct judged {
    size_t tokens, heads, arcs, tags, upos;
    size_t names_right, names_found, names_gold;
};

/* ---- reading ---- */

static void parse_greedy(struct pass *pass, const struct net *net, size_t count)
{
    uint8_t allowed[2 * TRANSITION_LABELS_MAX + 2];
    struct transition_state *state = &pass->state;
    struct met met = { .first = 0 };
    uint64_t unused = 1; /* nothing is dropped here */
    transition_start(state, count);
    while (!transition_done(state)) {
        transition_slots(state, met.tokens, met.rows);
        pass_state(pass, net, &met, 0.0f, &unused, pass->hidden, pass->moves);
        moves_allowed(net, state, allowed);
        unsigned best = best_of(pass->moves, allowed, net->moves);
        transition_apply(state, transition_class_move(best), transition_class_label(best));
    }
}

void judge_read(struct pass *pass, const struct net *net, size_t count, const uint16_t (*ids)[FEATURE_COUNT],
    struct reading *reading)
{
    uint64_t unused = 1;
    uint8_t all[NETWORK_OUTPUTS_MAX];
    const struct example shape = { .count = (uint32_t)count }, *const one[1] = { &shape };
    memset(all, 1, sizeof all);
    pass_place(pass, one, 1);
    pass_encode(pass, net, ids, 0.0f, &unused);
    parse_greedy(pass, net, count);
    for (size_t i = 0; i < count; i++) {
        reading->head[i] = pass->state.head[i];
        reading->label[i] = pass->state.label[i];
        reading->tag[i] = (uint16_t)best_of(pass->tags + i * net->tag_columns, all, net->tags);
        reading->name[i] = (uint8_t)best_of(pass->names + i * NET_NAMES, all, NAME_CLASSES);
    }
}

/* ---- judging ---- */

static bool label_base_same(struct dateline_text a, struct dateline_text b)
{
    const char *colon_a = memchr(a.bytes, ':', a.length), *colon_b = memchr(b.bytes, ':', b.length);
    a.length = colon_a ? (size_t)(colon_a - a.bytes) : a.length;
    b.length = colon_b ? (size_t)(colon_b - b.bytes) : b.length;
    return text_same(a, b);
}

static bool upos_same(struct dateline_text a, struct dateline_text b)
{
    size_t i = 0;
    while (i < a.length && i < b.length && a.bytes[i] == b.bytes[i] && a.bytes[i] != '\t')
        i++;
    return i < a.length && i < b.length && a.bytes[i] == '\t' && b.bytes[i] == '\t';
}

static void names_judge(const uint8_t *gold, const uint8_t *found, size_t count, struct judged *scores)
{
    for (size_t i = 0; i < count; i++) {
        bool starts_gold = gold[i] != NAME_OUTSIDE && ((gold[i] - 1) % 4 == 0 || (gold[i] - 1) % 4 == 3);
        bool starts_found = found[i] != NAME_OUTSIDE && ((found[i] - 1) % 4 == 0 || (found[i] - 1) % 4 == 3);
        scores->names_gold += starts_gold;
        scores->names_found += starts_found;
        if (!starts_gold || !starts_found)
            continue;
        size_t j = i;
        while (j < count && gold[j] == found[j] && (gold[j] - 1) % 4 < 2)
            j++;
        scores->names_right += j < count && gold[j] == found[j] && gold[j] != NAME_OUTSIDE && (gold[j] - 1) % 4 >= 2;
    }
}

static void reading_judge(const struct reading *reading, const struct example *example,
    const struct inventory *inventory, struct judged *scores)
{
    const struct dateline_text *labels = inventory->labels.texts, *tags = inventory->tags.texts;
    for (size_t i = 0; i < example->count; i++) {
        bool head = reading->head[i] == example->head[i];
        scores->tags += reading->tag[i] == example->tag[i];
        scores->upos += upos_same(tags[reading->tag[i]], tags[example->tag[i]]);
        scores->heads += head;
        scores->arcs += head && label_base_same(labels[reading->label[i]], labels[example->label[i]]);
    }
    scores->tokens += example->count;
    bool named = true;
    for (size_t i = 0; i < example->count; i++)
        named = named && example->name[i] != NAME_UNKNOWN;
    if (named)
        names_judge(example->name, reading->name, example->count, scores);
}

void judge_corpus(const struct net *net, const struct corpus *corpus, const struct inventory *inventory)
{
    struct pass *pass = pass_new(net);
    struct reading *reading = grab(1, sizeof *reading);
    uint16_t(*ids)[FEATURE_COUNT] = grab(TRANSITION_TOKENS_MAX, sizeof *ids);
    size_t at = 0;
    for (size_t b = 0; b < corpus->bank_count; b++) {
        struct judged s = { .tokens = 0 };
        for (size_t i = 0; i < corpus->banks[b].count && at < corpus->count; i++, at++) {
            const struct example *example = &corpus->examples[at];
            feature_sentence(&inventory->lexicon, example->forms, example->count, ids);
            judge_read(pass, net, example->count, (const uint16_t(*)[FEATURE_COUNT])ids, reading);
            reading_judge(reading, example, inventory, &s);
        }
        double n = (double)s.tokens / 100.0, names = (double)(s.names_found + s.names_gold);
        fprintf(stderr, "  UAS %.2f LAS %.2f tags %.2f UPOS %.2f names F1 %.3f\n", (double)s.heads / n,
            (double)s.arcs / n, (double)s.tags / n, (double)s.upos / n, 2.0 * (double)s.names_right / (names + 1e-9));
    }
    pass_free(pass);
    free(reading);
    free(ids);
}
