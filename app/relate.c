/* dateline relate: the best event type between two given sides of a text, for rows on standard input. */
#include "questions.h"

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

/* Every row gets an answer; one that could not be coded an empty one. */
static enum dateline_status relate_answer(
    struct questions *questions, const struct dateline_row *row, dateline_sink *sink, struct dateline_error *error)
{
    struct dateline_relation relation = { .count = 0 };
    enum dateline_status status = dateline_relate(questions->workspace, row->text, row->source, row->source_count,
        row->target, row->target_count, &relation, error);
    if (status != DATELINE_OK)
        questions_say(questions, error->message);
    return dateline_answer_relation(row->id, &relation, sink, NULL, error);
}

static int relate_main(int count, char **arguments)
{
    struct relate_settings settings = { 0 };
    struct operands paths;
    struct questions questions = { .command = &relate_command, .answer = relate_answer };
    if (!options_read(&relate_command, count, arguments, &settings, &paths))
        return EXIT_WRONG_USAGE;
    return questions_run(&questions, &settings.pipeline, &paths);
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
