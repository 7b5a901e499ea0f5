/* Options of subcommands: a table that reads the command line and prints its own help.
 *
 * A subcommand declares a struct of settings, all zero by default, and a static table that says where in it each
 * option's value goes; the table stands in its `struct command` too, so that `--help` lists it:
 *
 *     struct spans_settings { struct pipeline_settings pipeline; const char *kind; };
 *     static const struct option spans_options[] = {
 *         { "--kind", "KIND", OPTION_TEXT, offsetof(struct spans_settings, kind), "date, place or name" },
 *         PIPELINE_OPTIONS(struct spans_settings, pipeline),   (app/pipeline.h: --date, --from, --jobs …)
 *         OPTIONS_END
 *     };
 *     static int spans_run(int count, char **arguments)
 *     {
 *         struct spans_settings settings = { 0 };
 *         struct operands operands;
 *         if (!options_read(&spans_command, count, arguments, &settings, &operands))
 *             return EXIT_WRONG_USAGE;                         (it has said on standard error what is wrong)
 *
 * `--name VALUE` and `--name=VALUE` are the same; options and operands may stand in any order; after `--` all are
 * operands; `-` is an operand. `--help` never comes here: main answers it. */
#ifndef DATELINE_APP_OPTIONS_H
#define DATELINE_APP_OPTIONS_H

#include "commands.h"

enum option_kind {
    OPTION_END,
    OPTION_FLAG,   /* bool; takes no value */
    OPTION_TEXT,   /* const char *: points into the command line */
    OPTION_NUMBER, /* uint64_t, from 1 up */
    OPTION_SIZE,   /* uint64_t of bytes: "8388608", "8M", "1G" */
    OPTION_DATE,   /* struct dateline_date: "2018-07-18" */
    OPTION_MARKS,  /* uint8_t of DATELINE_AUX_…: "negation,future" */
};

struct option {
    const char *name;     /* with its dashes */
    const char *argument; /* what the help calls its value; NULL for a flag */
    enum option_kind kind;
    size_t offset;    /* of the value in the settings */
    const char *help; /* one line */
};

#define OPTIONS_END                                                                                                    \
    {                                                                                                                  \
        NULL, NULL, OPTION_END, 0, NULL                                                                                \
    }

/* What stands on the command line beside options. Terminated by NULL. */
struct operands {
    const char *const *at;
    size_t count;
};

/* Reads the command line of a subcommand (arguments[0] is its name) into its settings. Moves operands to the front of
 * `arguments`. False for wrong usage, which has then been said on standard error. */
bool options_read(
    const struct command *command, int count, char **arguments, void *settings, struct operands *ret_operands);

/* Says on standard error what is wrong with the usage and where help is; gives EXIT_WRONG_USAGE. */
int options_wrong(const struct command *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The lines of a table for a help text. */
void options_print(const struct option *options, FILE *to);

#endif
