/* Any bytes as CoNLL-U: words as given, the text of a treebank, and trees measured against the trees of the document
 * before. What goes along for measuring can always be measured, and the text is what its words make. */
#include "fuzzed_input.h"

#include "base/conllu.h"
#include "measure/category.h"
#include "measure/metric.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void out_of_memory(void *context)
{
    (void)context;
    abort();
}

struct documents {
    struct arena arena;
    struct bank last; /* of the document before */
    struct category_counts counts;
};

static void document_measure(struct documents *documents, struct dateline_text gold)
{
    struct dateline_score scores[DATELINE_METRIC_COUNT] = { { 0, 0, 0 } };
    struct bank bank = { .arena = &documents->arena, .text = { .arena = &documents->arena } };
    struct alignment alignment;
    assert(bank_read_gold(&bank, text_copy(&documents->arena, gold)) == NULL);
    align(&documents->arena, &bank, &documents->last, &alignment);
    metric_add(&alignment, scores);
    category_add(&documents->counts, DATELINE_BY_DEPREL, &alignment);
    category_ranked(&documents->counts);
    for (int i = 0; i < DATELINE_METRIC_COUNT; i++)
        assert(scores[i].correct <= scores[i].gold && scores[i].gold <= bank.words.count);
    documents->last = bank;
}

/* The article's text without white space is the text of the bank. */
static void text_check(struct dateline_text text, struct dateline_text words)
{
    size_t at = 0;
    for (size_t i = 0, space; i < text.length; i += space ? space : 1)
        if (!(space = conllu_space_at(text, i)))
            assert(at < words.length && words.bytes[at++] == text.bytes[i]);
    assert(at == words.length);
}

static void article_take(void *context, const struct dateline_article *article)
{
    struct documents *documents = context;
    document_measure(documents, article->gold);
    if (!article->words_given)
        text_check(article->text, text_built(&documents->last.text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct reader *const readers[] = { &reader_conllu, &reader_treebank };
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct documents documents = { .counts = { .arena = NULL } };
        documents.counts.arena = &documents.arena;
        arena_init(&documents.arena, (size_t)1 << 30, out_of_memory, NULL);
        reading_each(readers[i], true, data, size, article_take, &documents);
        arena_free(&documents.arena);
    }
    return 0;
}
