/* dateline_relate: a text is coded as an article, and the codebook is asked about the two sides. */
#include "coder/stages.h"
#include "coder/workspace.h"
#include "what/relation.h"

struct question {
    const struct dateline_coder *coder;
    struct relation_side source, target;
    struct dateline_relation relation;
};

static void ask(void *context, size_t stage, struct story *story)
{
    struct question *question = context;
    if (stage == stage_count - 1)
        what_relate(question->coder->codebook, story, &question->source, &question->target, &question->relation);
}

enum dateline_status dateline_relate(dateline_workspace *workspace, struct dateline_text text,
    const struct dateline_span *source, size_t source_count, const struct dateline_span *target, size_t target_count,
    struct dateline_relation *ret_relation, struct dateline_error *error)
{
    struct question question = { workspace->coder, { source, source_count }, { target, target_count }, { .count = 0 } };
    struct dateline_article article = { .id = TEXT("relate"), .text = text };
    struct dateline_result *result;
    enum dateline_status status = workspace_code(workspace, &article, ask, &question, &result, error);
    if (status != DATELINE_OK)
        return status;
    dateline_result_free(result);
    *ret_relation = question.relation;
    return DATELINE_OK;
}
