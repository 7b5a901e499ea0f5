/* Running an article through the stages, and the one landing place for running out of memory.
 *
 * Below here nothing checks an allocation: when the budget or the machine is out, the arena jumps to the landing place,
 * which frees the result, says so, and leaves the workspace ready for the next article. */
#include "coder/workspace.h"

#include "coder/stages.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

static void workspace_out_of_memory(void *context)
{
    struct dateline_workspace *workspace = context;
    longjmp(workspace->landing, 1);
}

enum dateline_status dateline_workspace_new(
    const dateline_coder *coder, dateline_workspace **ret_workspace, struct dateline_error *error)
{
    struct dateline_workspace *workspace = calloc(1, sizeof *workspace);
    if (!workspace)
        return error_set(error, DATELINE_MEMORY, "out of memory for a workspace");
    workspace->coder = coder;
    arena_init(&workspace->scratch, coder->options.memory, workspace_out_of_memory, workspace);
    arena_init(&workspace->answers, coder->options.memory, workspace_out_of_memory, workspace);
    *ret_workspace = workspace;
    return DATELINE_OK;
}

void dateline_workspace_free(dateline_workspace *workspace)
{
    if (!workspace)
        return;
    arena_free(&workspace->scratch);
    arena_free(&workspace->answers);
    free(workspace);
}

static uint64_t nanoseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* The article with copies of its texts, so that the result needs nobody's memory but its own. */
static void story_begin(
    struct story *story, const struct dateline_article *article, const struct dateline_options *options)
{
    struct arena *arena = story->arena;
    story->article = *article;
    struct dateline_text *texts[] = { &story->article.id, &story->article.title, &story->article.publisher,
        &story->article.url, &story->article.language, &story->article.text, &story->article.path,
        &story->article.given_dateline, &story->article.gold };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = text_copy(arena, *texts[i]);
    story->title = options->title;
    story->keep_all = options->keep_all;
    story->actorless = options->actorless;
    story->records = options->records ? options->records : 10000;
}

static void stages_run(
    struct dateline_workspace *workspace, struct story *story, stage_watch *watch, void *watch_context)
{
    const char *last = workspace->coder->options.last_stage;
    for (size_t i = 0; i < stage_count; i++) {
        uint64_t begin = nanoseconds_now();
        stages[i].run(workspace->coder, story);
        workspace->nanoseconds[i] += nanoseconds_now() - begin;
        assert(story_check(story) == NULL);
        if (watch)
            watch(watch_context, i, story);
        arena_reset(&workspace->scratch);
        if (last && text_is(text_of(stages[i].name), last))
            break;
    }
}

enum dateline_status workspace_code(struct dateline_workspace *workspace, const struct dateline_article *article,
    stage_watch *watch, void *watch_context, struct dateline_result **ret_result, struct dateline_error *error)
{
    const struct dateline_options *options = &workspace->coder->options;
    if (article->text.length > (options->article_size ? options->article_size : 8u << 20))
        return error_set(error, DATELINE_LIMIT, "%.*s: text of %zu bytes is past the bound; see --article-size",
            TEXT_ARG(article->id), article->text.length);
    struct dateline_result *result = calloc(1, sizeof *result);
    if (!result)
        return error_set(error, DATELINE_MEMORY, "%.*s: out of memory", TEXT_ARG(article->id));
    arena_init(&result->arena, options->memory, workspace_out_of_memory, workspace);
    result->arena.fail_at = workspace->scratch.fail_at = workspace->fail_at;
    if (setjmp(workspace->landing)) {
        arena_reset(&workspace->scratch);
        dateline_result_free(result);
        return error_set(error, DATELINE_MEMORY, "%.*s: out of memory after %zu bytes; the article is left out",
            TEXT_ARG(article->id), options->memory);
    }
    result->story.arena = &result->arena;
    result->story.scratch = &workspace->scratch;
    story_begin(&result->story, article, options);
    result_index(result);
    stages_run(workspace, &result->story, watch, watch_context);
    result->story.scratch = NULL;
    *ret_result = result;
    return DATELINE_OK;
}

enum dateline_status dateline_code(dateline_workspace *workspace, const struct dateline_article *article,
    dateline_result **ret_result, struct dateline_error *error)
{
    return workspace_code(workspace, article, NULL, NULL, ret_result, error);
}

uint64_t dateline_stage_nanoseconds(const dateline_workspace *workspace, size_t index)
{
    return index < stage_count ? workspace->nanoseconds[index] : 0;
}
