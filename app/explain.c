/* dateline explain: what was made of one text, layer by layer, and which frames of the codebook were tried. */
#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

struct explain_settings {
    struct pipeline_settings pipeline;
    bool stages;
};

static const struct option explain_options[] = {
    { "--stages", NULL, OPTION_FLAG, offsetof(struct explain_settings, stages), "a page after each stage" },
    PIPELINE_OPTIONS(struct explain_settings, pipeline),
    OPTIONS_END,
};

extern const struct command explain_command;

static bool sink_stdout(void *context, const char *bytes, size_t length)
{
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length;
}

static int explain_article(
    const struct explain_settings *settings, dateline_workspace *workspace, const struct dateline_article *article)
{
    struct dateline_error error;
    if (dateline_trace(workspace, article, settings->stages, sink_stdout, NULL, &error) == DATELINE_OK)
        return EXIT_ALL_DONE;
    fprintf(stderr, "dateline explain: %s\n", error.message);
    return EXIT_SOMETHING_LEFT_OUT;
}

/* "PATH:N": the N-th article of a file, from 1. False when the operand is a text. */
static bool path_and_number(const char *operand, char *ret_path, size_t room, unsigned long *ret_number)
{
    const char *colon = strrchr(operand, ':');
    char *end;
    if (!colon || strchr(operand, ' ') || (size_t)(colon - operand) >= room)
        return false;
    *ret_number = strtoul(colon + 1, &end, 10);
    memcpy(ret_path, operand, (size_t)(colon - operand));
    ret_path[colon - operand] = '\0';
    return *end == '\0' && *ret_number > 0;
}

static int explain_file(
    const struct explain_settings *settings, dateline_workspace *workspace, const char *path, unsigned long number)
{
    struct dateline_source_options options = {
        .size = sizeof options, .reader = settings->pipeline.from, .date = settings->pipeline.date
    };
    dateline_source *source;
    struct dateline_error error;
    const struct dateline_article *article = NULL;
    if (dateline_source_open(&path, 1, &options, &source, &error) != DATELINE_OK) {
        fprintf(stderr, "dateline explain: %s\n", error.message);
        return EXIT_SOMETHING_LEFT_OUT;
    }
    unsigned long at = 0;
    while (at < number && dateline_source_next(source, &article, &error) == DATELINE_OK)
        at++;
    int status = EXIT_SOMETHING_LEFT_OUT;
    if (at == number)
        status = explain_article(settings, workspace, article);
    else
        fprintf(stderr, "dateline explain: %s has %lu articles, there is no number %lu\n", path, at, number);
    dateline_source_close(source);
    return status;
}

static int explain_run(int count, char **arguments)
{
    struct explain_settings settings = { 0 };
    struct operands operands;
    if (!options_read(&explain_command, count, arguments, &settings, &operands))
        return EXIT_WRONG_USAGE;
    if (operands.count != 1)
        return options_wrong(&explain_command, "give one text in quotes, or PATH:N");
    dateline_coder *coder;
    dateline_workspace *workspace;
    if (!pipeline_open(&explain_command, &settings.pipeline, &coder, &workspace))
        return EXIT_WRONG_USAGE;
    char path[4096];
    unsigned long number;
    int status;
    if (path_and_number(operands.at[0], path, sizeof path, &number)) {
        status = explain_file(&settings, workspace, path, number);
    } else {
        struct dateline_article article = {
            .id = { "explain", 7 }, .text = { operands.at[0], strlen(operands.at[0]) }, .date = settings.pipeline.date
        };
        status = explain_article(&settings, workspace, &article);
    }
    dateline_workspace_free(workspace);
    dateline_coder_close(coder);
    return fflush(stdout) == 0 ? status : EXIT_SOMETHING_LEFT_OUT;
}

const struct command explain_command = {
    .name = "explain",
    .summary = "one sentence: every layer, frames tried, what matched and why not",
    .help = "Usage: dateline explain [OPTIONS] TEXT\n"
            "       dateline explain [OPTIONS] PATH:N\n\n"
            "Tells what was made of a sentence (or of the N-th article of a file): words,\n"
            "clauses, who, when and where, statements, events; then for each clause the frames\n"
            "of the codebook that its predicate begins, and why they do not fit.\n",
    .run = explain_run,
    .options = explain_options,
};
