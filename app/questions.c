/* Rows of questions in, answers out. */
#include "questions.h"

static bool sink_stdout(void *context, const char *bytes, size_t length)
{
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length;
}

void questions_say(struct questions *questions, const char *message)
{
    questions->failed = true;
    fprintf(stderr, "dateline %s: %s\n", questions->command->name, message);
}

static void report(void *context, enum dateline_status status, const char *message)
{
    (void)status;
    questions_say(context, message);
}

static void rows_answer(struct questions *questions, const char *path)
{
    struct dateline_source_options options = { .size = sizeof options, .report = report, .report_context = questions };
    struct dateline_error error;
    dateline_rows *rows;
    const struct dateline_row *row;
    enum dateline_status status = dateline_rows_open(path, &options, &rows, &error);
    if (status != DATELINE_OK) {
        questions_say(questions, error.message);
        return;
    }
    while (status == DATELINE_OK && (status = dateline_rows_next(rows, &row, &error)) == DATELINE_OK)
        status = questions->answer(questions, row, sink_stdout, &error);
    if (status != DATELINE_END)
        questions_say(questions, error.message);
    dateline_rows_close(rows);
}

int questions_run(struct questions *questions, const struct pipeline_settings *settings, const struct operands *paths)
{
    dateline_coder *coder;
    if (!pipeline_open(questions->command, settings, &coder, &questions->workspace))
        return EXIT_WRONG_USAGE;
    questions->date = settings->date;
    if (paths->count == 0)
        rows_answer(questions, "-");
    for (size_t i = 0; i < paths->count; i++)
        rows_answer(questions, paths->at[i]);
    dateline_workspace_free(questions->workspace);
    dateline_coder_close(coder);
    return fflush(stdout) != 0 || questions->failed ? EXIT_SOMETHING_LEFT_OUT : EXIT_ALL_DONE;
}
