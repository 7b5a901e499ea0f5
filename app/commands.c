/* The table of subcommands, in the order of the help text. */
#include "commands.h"

extern const struct command actor_command;
extern const struct command actors_command;
extern const struct command code_command;
extern const struct command codebook_command;
extern const struct command evaluate_command;
extern const struct command explain_command;
extern const struct command parse_command;
extern const struct command relate_command;
extern const struct command spans_command;

const struct command *const commands[] = {
    &code_command,
    &parse_command,
    &spans_command,
    &actor_command,
    &relate_command,
    &explain_command,
    &codebook_command,
    &actors_command,
    &evaluate_command,
    NULL,
};
