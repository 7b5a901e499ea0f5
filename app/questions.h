/* Rows of questions in, answers out: what `actor` and `relate` share. */
#ifndef DATELINE_APP_QUESTIONS_H
#define DATELINE_APP_QUESTIONS_H

#include "pipeline.h"

/* Answers one row: asks the library and writes the answer by `sink`. An error of the asking is said by questions_say and an empty
 * answer written all the same; false when writing failed. */
struct questions;
typedef enum dateline_status questions_answer(
    struct questions *questions, const struct dateline_row *row, dateline_sink *sink, struct dateline_error *error);

struct questions {
    const struct command *command;
    dateline_workspace *workspace;
    struct dateline_date date; /* of rows that have none */
    questions_answer *answer;
    bool failed;
};

/* Says on standard error what went wrong; the exit status will tell. */
void questions_say(struct questions *questions, const char *message);

/* Reads the rows of the paths (none: standard input) and answers each. Gives the exit status. */
int questions_run(struct questions *questions, const struct pipeline_settings *settings, const struct operands *paths);

#endif
