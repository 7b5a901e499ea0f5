/* The table of subcommands, in the order of the help text. */
#include "commands.h"

const struct command *const commands[] = {
    NULL,
};
