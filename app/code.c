/* dateline code: articles in, records out. */
#include "pipeline.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct code_settings {
    struct pipeline_settings pipeline;
    struct dateline_writer_options writer;
    const char *format, *output, *only;
};

static const struct option code_options[] = {
    { "--format", "FORMAT", OPTION_TEXT, offsetof(struct code_settings, format),
        "jsonl, table, csv, tsv, cameo or html (default: table on a terminal, else jsonl)" },
    { "--output", "FILE", OPTION_TEXT, offsetof(struct code_settings, output), "write there, not to standard output" },
    PIPELINE_OPTIONS(struct code_settings, pipeline),
    { "--title", NULL, OPTION_FLAG, offsetof(struct code_settings, pipeline.title), "code titles too" },
    { "--actorless", NULL, OPTION_FLAG, offsetof(struct code_settings, pipeline.actorless),
        "write every event whose doer the text does not name" },
    { "--only", "KIND", OPTION_TEXT, offsetof(struct code_settings, only), "statements or events" },
    { "--exclude", "LIST", OPTION_MARKS, offsetof(struct code_settings, writer.exclude),
        "leave out events marked negation, historical, future, hypothetical" },
    { "--include", "LIST", OPTION_MARKS, offsetof(struct code_settings, writer.include),
        "cameo: write events marked so all the same" },
    { "--date-default", NULL, OPTION_FLAG, offsetof(struct code_settings, writer.date_default),
        "events without a date get the article's (date_basis: article)" },
    { "--no-text", NULL, OPTION_FLAG, offsetof(struct code_settings, writer.no_text),
        "offsets and hashes in place of the article's words" },
    OPTIONS_END,
};

extern const struct command code_command;

static bool sink_file(void *context, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, context) == length;
}

static bool take_result(void *context, const dateline_result *result)
{
    struct dateline_error error;
    if (dateline_writer_write(context, result, &error) == DATELINE_OK)
        return true;
    if (error.status != DATELINE_IO) /* code_into says that once the output is closed */
        fprintf(stderr, "dateline: %s\n", error.message);
    return false;
}

static bool only_read(struct code_settings *settings)
{
    const char *only = settings->only;
    settings->writer.statements_only = only && strcmp(only, "statements") == 0;
    settings->writer.events_only = only && strcmp(only, "events") == 0;
    return !only || settings->writer.statements_only || settings->writer.events_only;
}

/* Columns of a terminal; 0 when it does not tell. */
static uint32_t terminal_width(FILE *output)
{
    struct winsize size;
    return ioctl(fileno(output), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* Opens the output; the writer prints into it. */
static int code_into(struct code_settings *settings, const struct operands *paths, FILE *output)
{
    struct dateline_error error;
    dateline_writer *writer;
    bool terminal = isatty(fileno(output));
    const char *format = settings->format ? settings->format : terminal ? "table" : "jsonl";
    settings->writer.size = sizeof settings->writer;
    settings->writer.colour = terminal && !getenv("NO_COLOR");
    settings->pipeline.quiet = output != stdout;
    settings->writer.width = terminal ? terminal_width(output) : 0;
    if (dateline_writer_open(format, &settings->writer, sink_file, output, &writer, &error) != DATELINE_OK)
        return options_wrong(&code_command, "%s", error.message);
    int status = pipeline_run(&code_command, &settings->pipeline, paths, take_result, writer);
    if (dateline_writer_close(writer, &error) != DATELINE_OK || fflush(output) != 0) {
        fprintf(stderr, "dateline: the output could not be written whole: is the disk full?\n");
        return EXIT_SOMETHING_LEFT_OUT;
    }
    return status;
}

static int code_run(int count, char **arguments)
{
    struct code_settings settings = { 0 };
    struct operands paths;
    if (!options_read(&code_command, count, arguments, &settings, &paths))
        return EXIT_WRONG_USAGE;
    if (!only_read(&settings))
        return options_wrong(&code_command, "--only wants statements or events, not '%s'", settings.only);
    if (!settings.output)
        return code_into(&settings, &paths, stdout);
    FILE *output = fopen(settings.output, "wb");
    if (!output)
        return options_wrong(&code_command, "cannot write to '%s'", settings.output);
    int status = code_into(&settings, &paths, output);
    if (fclose(output) != 0 && status == EXIT_ALL_DONE)
        status = EXIT_SOMETHING_LEFT_OUT;
    return status;
}

const struct command code_command = {
    .name = "code",
    .summary = "articles in, events and statements out",
    .help = "Usage: dateline code [OPTIONS] [PATH...]\n\n"
            "Reads articles from files, folders (all files below) or standard input (-, or no\n"
            "PATH), plain text, JSON lines, CSV or TSV, also gzip or zstd, and writes who did\n"
            "what to whom, when and where, and who says so.\n\n"
            "Exit status: 0 all coded, 1 something was not coded (standard error says what\n"
            "and why), 2 wrong usage.\n",
    .run = code_run,
    .options = code_options,
};
