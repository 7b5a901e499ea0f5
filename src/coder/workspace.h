/* A workspace: what one thread needs to code articles, one after the other. */
#ifndef DATELINE_CODER_WORKSPACE_H
#define DATELINE_CODER_WORKSPACE_H

#include "coder/knowledge.h"
#include "story/result.h"

#include <setjmp.h>

enum { STAGES_MOST = 32 };

struct dateline_workspace {
    const struct dateline_coder *coder;
    struct arena scratch;
    struct arena answers; /* of dateline_actor and dateline_relate, until their next use */
    jmp_buf landing;      /* the one place that running out of memory comes to */
    uint64_t nanoseconds[STAGES_MOST];
    uint64_t fail_at; /* tests: the n-th allocation of an article fails */
};

/* Called after each stage with its index; for dateline_trace. */
typedef void stage_watch(void *context, size_t stage, struct story *story);

/* dateline_code with somebody watching (NULL: nobody). */
enum dateline_status workspace_code(struct dateline_workspace *workspace, const struct dateline_article *article,
    stage_watch *watch, void *watch_context, struct dateline_result **ret_result, struct dateline_error *error);

#endif
