/* dateline actor: the PLOVER entity of a phrase, for rows on standard input. */
#include "pipeline.h"

#include <string.h>

struct actor_settings {
    struct pipeline_settings pipeline;
};

static const struct option actor_options[] = {
    { "--date", "DAY", OPTION_DATE, offsetof(struct actor_settings, pipeline.date), "the day of rows that have none" },
    { "--model", "FILE", OPTION_TEXT, offsetof(struct actor_settings, pipeline.model), "another language model" },
    { "--actors", "PATH", OPTION_TEXT, offsetof(struct actor_settings, pipeline.actors),
        "other actor tables: a folder or an image" },
    OPTIONS_END,
};

extern const struct command actor_command;

struct actor_run {
    dateline_workspace *workspace;
    struct dateline_date date; /* of rows that have none */
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
    struct actor_run *run = context;
    run->failed = true;
    fprintf(stderr, "dateline actor: %s\n", message);
}

/* Every row gets an answer; one that could not be coded an empty one. */
static bool actor_row(struct actor_run *run, const struct dateline_row *row)
{
    struct dateline_entity entity = { .person = false };
    struct dateline_error error;
    struct dateline_date date = row->date.year ? row->date : run->date;
    enum dateline_status status = dateline_actor(run->workspace, row->text, date, &entity, &error);
    if (status != DATELINE_OK)
        say(run, status, error.message);
    status = dateline_answer_entity(row->id, &entity, sink_stdout, NULL, &error);
    if (status != DATELINE_OK)
        say(run, status, error.message);
    return status == DATELINE_OK;
}

static void actor_rows(struct actor_run *run, const char *path)
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
        if (!actor_row(run, row))
            break;
    if (status != DATELINE_OK && status != DATELINE_END)
        say(run, status, error.message);
    dateline_rows_close(rows);
}

static int actor_main(int count, char **arguments)
{
    struct actor_settings settings = { 0 };
    struct operands paths;
    dateline_coder *coder;
    struct actor_run run = { .workspace = NULL };
    if (!options_read(&actor_command, count, arguments, &settings, &paths))
        return EXIT_WRONG_USAGE;
    settings.pipeline.last_stage = "resolve";
    settings.pipeline.keep_all = true;
    if (!pipeline_open(&actor_command, &settings.pipeline, &coder, &run.workspace))
        return EXIT_WRONG_USAGE;
    run.date = settings.pipeline.date;
    if (paths.count == 0)
        actor_rows(&run, "-");
    for (size_t i = 0; i < paths.count; i++)
        actor_rows(&run, paths.at[i]);
    dateline_workspace_free(run.workspace);
    dateline_coder_close(coder);
    return fflush(stdout) != 0 || run.failed ? EXIT_SOMETHING_LEFT_OUT : EXIT_ALL_DONE;
}

const struct command actor_command = {
    .name = "actor",
    .summary = "the entity that a phrase stands for",
    .help = "Usage: dateline actor [OPTIONS] [PATH...]\n\n"
            "Reads lines of JSON, {\"id\",\"text\",\"date\"}, from files or standard input, and answers\n"
            "each with {\"id\",\"code\",\"sector\":[...],\"identifier_text\",\"office\", ...}; a field is left\n"
            "out when the phrase has none. The date decides offices.\n",
    .run = actor_main,
    .options = actor_options,
};
