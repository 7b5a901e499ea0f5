/* Measuring the language room against a treebank: documents in, one after the other, counts out.
 *
 * Each document's gold and parsed trees are brought into one form (bank.h), aligned (align.h) and counted (metric.h,
 * category.h); then only the counts are kept. */
#include "measure/category.h"
#include "measure/metric.h"

#include <setjmp.h>
#include <stdlib.h>

enum { SHOWN = 60 }; /* bytes of text in a message */

struct dateline_measure {
    struct arena kept, scratch;
    jmp_buf landing;
    struct dateline_score scores[DATELINE_METRIC_COUNT];
    struct category_counts categories[DATELINE_CATEGORY_KINDS];
};

static void measure_out_of_memory(void *context)
{
    struct dateline_measure *measure = context;
    longjmp(measure->landing, 1);
}

enum dateline_status dateline_measure_new(dateline_measure **ret_measure, struct dateline_error *error)
{
    struct dateline_measure *measure = calloc(1, sizeof *measure);
    if (!measure)
        return error_set(error, DATELINE_MEMORY, "out of memory for measuring");
    arena_init(&measure->kept, 0, measure_out_of_memory, measure);
    arena_init(&measure->scratch, 0, measure_out_of_memory, measure);
    for (int i = 0; i < DATELINE_CATEGORY_KINDS; i++)
        measure->categories[i].arena = &measure->kept;
    *ret_measure = measure;
    return DATELINE_OK;
}

void dateline_measure_free(dateline_measure *measure)
{
    if (!measure)
        return;
    arena_free(&measure->kept);
    arena_free(&measure->scratch);
    free(measure);
}

/* A stretch of a text from a byte on, short enough to be shown. */
static struct dateline_text shown(struct dateline_text text, size_t at)
{
    struct dateline_text piece = text_slice(text, at, at + SHOWN);
    while (piece.length && at + piece.length < text.length &&
           ((unsigned char)text.bytes[at + piece.length] & 0xC0) == 0x80)
        piece.length--;
    return piece;
}

/* Says where the texts of two banks part, if they do. */
static enum dateline_status texts_compare(
    const struct alignment *alignment, struct dateline_text id, struct dateline_error *error)
{
    const struct bank *bank = alignment->gold;
    struct dateline_text gold = text_built(&bank->text), found = text_built(&alignment->found->text);
    size_t at = 0;
    if (alignment->same == gold.length && alignment->same == found.length)
        return DATELINE_OK;
    for (uint32_t i = 0; i < bank->tokens.count && bank->tokens.at[i].start <= alignment->same; i++)
        at = bank->tokens.at[i].start;
    return error_set(error, DATELINE_FORMAT,
        "%.*s: the treebank has \"%.*s\" where the text has \"%.*s\"; from there on no word is aligned",
        TEXT_ARG(shown(id, 0)), TEXT_ARG(shown(gold, at)), TEXT_ARG(shown(found, at)));
}

static enum dateline_status result_measure(
    struct dateline_measure *measure, const dateline_result *result, struct dateline_error *error)
{
    const struct dateline_article *article = &result->story.article;
    struct bank gold = { .arena = &measure->scratch, .text = { .arena = &measure->scratch } };
    struct bank found = { .arena = &measure->scratch, .text = { .arena = &measure->scratch } };
    const char *fault = bank_read_gold(&gold, article->gold);
    if (fault)
        return error_set(error, DATELINE_ARGUMENT, "%.*s: the article carries no trees to measure with: %s",
            TEXT_ARG(shown(article->id, 0)), fault);
    if (!bank_read_result(&found, result, &gold))
        return error_set(error, DATELINE_ARGUMENT, "%.*s: the words given are not those of the treebank",
            TEXT_ARG(shown(article->id, 0)));
    struct alignment alignment;
    align(&measure->scratch, &gold, &found, &alignment);
    metric_add(&alignment, measure->scores);
    for (int i = 0; i < DATELINE_CATEGORY_KINDS; i++)
        category_add(&measure->categories[i], (enum dateline_category_kind)i, &alignment);
    return texts_compare(&alignment, article->id, error);
}

enum dateline_status dateline_measure_add(
    dateline_measure *measure, const dateline_result *result, struct dateline_error *error)
{
    enum dateline_status status;
    if (setjmp(measure->landing))
        status = error_set(error, DATELINE_MEMORY, "out of memory for measuring");
    else
        status = result_measure(measure, result, error);
    arena_reset(&measure->scratch);
    return status;
}

struct dateline_score dateline_measure_score(const dateline_measure *measure, enum dateline_metric metric)
{
    if ((unsigned)metric >= DATELINE_METRIC_COUNT)
        return (struct dateline_score){ 0, 0, 0 };
    return measure->scores[metric];
}

enum dateline_status dateline_measure_categories(dateline_measure *measure, enum dateline_category_kind kind,
    const struct dateline_category **ret_categories, size_t *ret_count, struct dateline_error *error)
{
    if ((unsigned)kind >= DATELINE_CATEGORY_KINDS)
        return error_set(error, DATELINE_ARGUMENT, "no such kind of category");
    if (setjmp(measure->landing))
        return error_set(error, DATELINE_MEMORY, "out of memory for measuring");
    *ret_categories = category_ranked(&measure->categories[kind]);
    *ret_count = measure->categories[kind].all.count;
    return DATELINE_OK;
}

const char *dateline_metric_text(enum dateline_metric metric)
{
    static const char *const names[] = {
#define METRIC_NAME(name, spelling) spelling,
        DATELINE_METRIC_LIST(METRIC_NAME)
#undef METRIC_NAME
    };
    return (unsigned)metric < DATELINE_METRIC_COUNT ? names[metric] : "";
}
