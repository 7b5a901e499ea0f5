/* Running a codebook's own tests: each eg and not line is coded as an article of one sentence. */
#include "coder/stages.h"
#include "coder/workspace.h"

#include "what/example.h"

struct judging {
    const struct codebook *codebook;
    const struct codebook_example *example;
    struct text_builder builder;
    size_t last; /* stage */
    bool right;
};

/* Judges while the story still has its scratch, inside the landing place. */
static void judge(void *context, size_t stage, struct story *story)
{
    struct judging *judging = context;
    if (stage == judging->last)
        judging->right = example_judge(judging->codebook, judging->example, story, &judging->builder);
}

static enum dateline_status example_run(
    struct dateline_workspace *workspace, struct judging *judging, struct dateline_error *error)
{
    struct dateline_article article = { .id = TEXT("example"),
        .text = codebook_words(judging->codebook, judging->example->sentence) };
    struct dateline_result *result;
    enum dateline_status status = workspace_code(workspace, &article, judge, judging, &result, error);
    if (status == DATELINE_OK)
        dateline_result_free(result);
    return status;
}

enum dateline_status dateline_codebook_check(struct dateline_workspace *workspace, dateline_sink *sink, void *context,
    size_t *ret_run, size_t *ret_failed, struct dateline_error *error)
{
    const struct codebook *codebook = workspace->coder->codebook;
    size_t failed = 0;
    for (size_t i = 0; i < codebook->examples_count; i++) {
        struct judging judging = { codebook, &codebook->examples[i], { .arena = &workspace->answers }, stage_count - 1,
            false };
        arena_reset(&workspace->answers);
        enum dateline_status status = example_run(workspace, &judging, error);
        if (status != DATELINE_OK)
            return status;
        failed += !judging.right;
        if (judging.builder.count && !sink(context, judging.builder.bytes, judging.builder.count))
            return error_set(error, DATELINE_IO, "writing failed");
    }
    *ret_run = codebook->examples_count;
    *ret_failed = failed;
    return DATELINE_OK;
}
