/* Subcommands: one file each, which ends in its `const struct command`; commands.c lists them. */
#ifndef DATELINE_APP_COMMANDS_H
#define DATELINE_APP_COMMANDS_H

#include "dateline.h"

#include <stdio.h>

enum { EXIT_ALL_DONE = 0, EXIT_SOMETHING_LEFT_OUT = 1, EXIT_WRONG_USAGE = 2 };

struct option;

struct command {
    const char *name;
    const char *summary; /* one line, for `dateline --help` */
    const char *help;    /* what `dateline NAME --help` prints before the options */
    /* arguments[0] is the subcommand's name. Gives the exit status. */
    int (*run)(int count, char **arguments);
    const struct option *options; /* app/options.h; NULL: none */
};

extern const struct command *const commands[]; /* NULL at the end */

#endif
