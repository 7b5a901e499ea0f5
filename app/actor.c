/* dateline actor: the PLOVER entity of a phrase, for rows on standard input. */
#include "questions.h"

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

/* Every row gets an answer; one that could not be coded an empty one. */
static enum dateline_status actor_answer(
    struct questions *questions, const struct dateline_row *row, dateline_sink *sink, struct dateline_error *error)
{
    struct dateline_entity entity = { .person = false };
    struct dateline_date date = row->date.year ? row->date : questions->date;
    if (dateline_actor(questions->workspace, row->text, date, &entity, error) != DATELINE_OK)
        questions_say(questions, error->message);
    return dateline_answer_entity(row->id, &entity, sink, NULL, error);
}

static int actor_main(int count, char **arguments)
{
    struct actor_settings settings = { 0 };
    struct operands paths;
    struct questions questions = { .command = &actor_command, .answer = actor_answer };
    if (!options_read(&actor_command, count, arguments, &settings, &paths))
        return EXIT_WRONG_USAGE;
    settings.pipeline.last_stage = "resolve";
    settings.pipeline.keep_all = true;
    return questions_run(&questions, &settings.pipeline, &paths);
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
