/* dateline relate: the best event type between two given sides of a text, for rows on standard input. */
#include "pipeline.h"

#include <string.h>

struct relate_settings {
    struct pipeline_settings pipeline;
};

static const struct option relate_options[] = {
    { "--model", "FILE", OPTION_TEXT, offsetof(struct relate_settings, pipeline.model), "another language model" },
    { "--codebook", "PATH", OPTION_TEXT, offsetof(struct relate_settings, pipeline.codebook),
        "another codebook: a folder or an image" },
    { "--actors", "PATH", OPTION_TEXT, offsetof(struct relate_settings, pipeline.actors),
        "other actor tables: a folder or an image" },
    OPTIONS_END,
};

extern const struct command relate_command;

struct relate_run {
    dateline_workspace *workspace;
    bool failed;
};

static bool sink_stdout(void *context, const char *bytes, size_t length)
{
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length;
}

static void say(void *context, enum dateline_status status, const char *message)
{
    (void)status;
    struct relate_run *run = context;
    run->failed = true;
    fprintf(stderr, "dateline relate: %s\n", message);
}

/* Every row gets an answer; one that could not be coded an empty one. */
static bool relate_row(struct relate_run *run, const struct dateline_row *row)
{
    struct dateline_relation relation = { .count = 0 };
    struct dateline_error error;
    enum dateline_status status = dateline_relate(run->workspace, row->text, row->source, row->source_count, row->target,
        row->target_count, &relation, &error);
    if (status != DATELINE_OK)
        say(run, status, error.message);
    status = dateline_answer_relation(row->id, &relation, sink_stdout, NULL, &error);
    if (status != DATELINE_OK)
        say(run, status, error.message);
    return status == DATELINE_OK;
}

static void relate_rows(struct relate_run *run, const char *path)
{
    struct dateline_source_options options = { .size = sizeof options, .report = say, .report_context = run };
    struct dateline_error error;
    dateline_rows *rows;
    const struct dateline_row *row;
    if (dateline_rows_open(path, &options, &rows, &error) != DATELINE_OK) {
        say(run, error.status, error.message);
        return;
    }
    enum dateline_status status;
    while ((status = dateline_rows_next(rows, &row, &error)) == DATELINE_OK)
        if (!relate_row(run, row))
            break;
    if (status != DATELINE_OK && status != DATELINE_END)
        say(run, status, error.message);
    dateline_rows_close(rows);
}

static int relate_main(int count, char **arguments)
{
    struct relate_settings settings = { 0 };
    struct operands paths;
    dateline_coder *coder;
    struct relate_run run = { NULL, false };
    if (!options_read(&relate_command, count, arguments, &settings, &paths))
        return EXIT_WRONG_USAGE;
    if (!pipeline_open(&relate_command, &settings.pipeline, &coder, &run.workspace))
        return EXIT_WRONG_USAGE;
    if (paths.count == 0)
        relate_rows(&run, "-");
    for (size_t i = 0; i < paths.count; i++)
        relate_rows(&run, paths.at[i]);
    dateline_workspace_free(run.workspace);
    dateline_coder_close(coder);
    return fflush(stdout) != 0 || run.failed ? EXIT_SOMETHING_LEFT_OUT : EXIT_ALL_DONE;
}

const struct command relate_command = {
    .name = "relate",
    .summary = "the event type between two given sides of a text",
    .help = "Usage: dateline relate [OPTIONS] [PATH...]\n\n"
            "Reads lines of JSON, {\"id\",\"text\",\"source\":[[start,end]...],\"target\":[...]} with\n"
            "offsets in code points, from files or standard input, and answers each with\n"
            "{\"id\",\"event\":[best type, ...],\"confidence\"}.\n",
    .run = relate_main,
    .options = relate_options,
};
