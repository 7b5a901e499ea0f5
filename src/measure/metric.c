/* What counts as right, a metric at a time (the CoNLL 2018 shared task's definitions, dateline.h).
 *
 * All metrics of words are counted over aligned pairs; precision and recall then are over all words of either side, so
 * that a word that was cut wrong costs every metric. CLAS, MLAS and BLEX count words with content relations alone:
 * pairs by the gold word's relation, the totals each by its own side's. */
#include "measure/metric.h"

static bool upos_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    return text_same(alignment->gold->words.at[gold].upos, alignment->found->words.at[found].upos);
}

static bool xpos_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    return text_same(alignment->gold->words.at[gold].xpos, alignment->found->words.at[found].xpos);
}

static bool feats_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    return text_same(alignment->gold->words.at[gold].feats, alignment->found->words.at[found].feats);
}

static bool tags_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    return upos_right(alignment, gold, found) && xpos_right(alignment, gold, found) &&
           feats_right(alignment, gold, found);
}

/* Where the treebank has no lemma, any is right. */
static bool lemma_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    struct dateline_text lemma = alignment->gold->words.at[gold].lemma;
    return text_is(lemma, "_") || text_same(lemma, alignment->found->words.at[found].lemma);
}

bool metric_head_right(const struct alignment *alignment, uint32_t gold)
{
    uint32_t found = alignment->found_of[gold];
    uint32_t head = alignment->gold->words.at[gold].head, other = alignment->found->words.at[found].head;
    if (head == DATELINE_NONE || other == DATELINE_NONE)
        return head == other;
    return alignment->gold_of[other] == head;
}

static bool head_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    (void)found;
    return metric_head_right(alignment, gold);
}

static bool relation_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    return text_same(alignment->gold->words.at[gold].deprel, alignment->found->words.at[found].deprel) &&
           metric_head_right(alignment, gold);
}

/* The dependents with functional relations, in order, are the same words with the same relation, tag and features. */
static bool functional_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    const struct bank_word *g = alignment->gold->words.at, *f = alignment->found->words.at;
    uint32_t a = g[gold].first_functional, b = f[found].first_functional;
    for (; a != DATELINE_NONE && b != DATELINE_NONE; a = g[a].next_functional, b = f[b].next_functional)
        if (alignment->gold_of[b] != a || !text_same(g[a].deprel, f[b].deprel) || !upos_right(alignment, a, b) ||
            !feats_right(alignment, a, b))
            return false;
    return a == b;
}

static bool mlas_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    return relation_right(alignment, gold, found) && upos_right(alignment, gold, found) &&
           feats_right(alignment, gold, found) && functional_right(alignment, gold, found);
}

static bool blex_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    return relation_right(alignment, gold, found) && lemma_right(alignment, gold, found);
}

static bool word_right(const struct alignment *alignment, uint32_t gold, uint32_t found)
{
    (void)alignment, (void)gold, (void)found;
    return true;
}

static const struct {
    bool (*right)(const struct alignment *alignment, uint32_t gold, uint32_t found);
    enum dateline_metric metric;
    bool content; /* words with content relations alone */
} metrics[] = {
    { word_right, DATELINE_METRIC_WORDS, false },
    { upos_right, DATELINE_METRIC_UPOS, false },
    { xpos_right, DATELINE_METRIC_XPOS, false },
    { feats_right, DATELINE_METRIC_UFEATS, false },
    { tags_right, DATELINE_METRIC_ALLTAGS, false },
    { lemma_right, DATELINE_METRIC_LEMMAS, false },
    { head_right, DATELINE_METRIC_UAS, false },
    { relation_right, DATELINE_METRIC_LAS, false },
    { relation_right, DATELINE_METRIC_CLAS, true },
    { mlas_right, DATELINE_METRIC_MLAS, true },
    { blex_right, DATELINE_METRIC_BLEX, true },
};

static uint32_t words_counted(const struct bank *bank, bool content)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bank->words.count; i++)
        count += !content || bank->words.at[i].content;
    return count;
}

void metric_add(const struct alignment *alignment, struct dateline_score scores[DATELINE_METRIC_COUNT])
{
    const struct bank *gold = alignment->gold, *found = alignment->found;
    struct dateline_score *tokens = &scores[DATELINE_METRIC_TOKENS], *sentences = &scores[DATELINE_METRIC_SENTENCES];
    tokens->gold += gold->tokens.count;
    tokens->found += found->tokens.count;
    tokens->correct +=
        align_count_same(gold->tokens.at, gold->tokens.count, found->tokens.at, found->tokens.count, alignment->same);
    sentences->gold += gold->sentences.count;
    sentences->found += found->sentences.count;
    sentences->correct += align_count_same(
        gold->sentences.at, gold->sentences.count, found->sentences.at, found->sentences.count, alignment->same);
    for (size_t m = 0; m < sizeof metrics / sizeof *metrics; m++) {
        struct dateline_score *score = &scores[metrics[m].metric];
        score->gold += words_counted(gold, metrics[m].content);
        score->found += words_counted(found, metrics[m].content);
        for (uint32_t i = 0; i < gold->words.count; i++)
            if (alignment->found_of[i] != DATELINE_NONE && (!metrics[m].content || gold->words.at[i].content))
                score->correct += metrics[m].right(alignment, i, alignment->found_of[i]);
    }
}
