/* Running a codebook's own tests: each eg and not line is coded as an article of one sentence. */
#include "coder/workspace.h"

#include "what/example.h"

static enum dateline_status example_run(struct dateline_workspace *workspace, const struct codebook_example *example,
    struct text_builder *builder, bool *ret_right, struct dateline_error *error)
{
    const struct codebook *codebook = workspace->coder->codebook;
    struct dateline_article article = { .id = TEXT("example"), .text = codebook_words(codebook, example->sentence) };
    struct dateline_result *result;
    enum dateline_status status = workspace_code(workspace, &article, NULL, NULL, &result, error);
    if (status != DATELINE_OK)
        return status;
    *ret_right = example_judge(codebook, example, &result->story, builder);
    dateline_result_free(result);
    return DATELINE_OK;
}

enum dateline_status dateline_codebook_check(struct dateline_workspace *workspace, dateline_sink *sink, void *context,
    size_t *ret_run, size_t *ret_failed, struct dateline_error *error)
{
    const struct codebook *codebook = workspace->coder->codebook;
    size_t failed = 0;
    for (size_t i = 0; i < codebook->examples_count; i++) {
        bool right = false;
        arena_reset(&workspace->answers);
        struct text_builder builder = { .arena = &workspace->answers };
        enum dateline_status status = example_run(workspace, &codebook->examples[i], &builder, &right, error);
        if (status != DATELINE_OK)
            return status;
        failed += !right;
        if (builder.count && !sink(context, builder.bytes, builder.count))
            return error_set(error, DATELINE_IO, "writing failed");
    }
    *ret_run = codebook->examples_count;
    *ret_failed = failed;
    return DATELINE_OK;
}
