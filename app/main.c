/* dateline SUBCOMMAND …: a look-up in the table of subcommands. */
#include "commands.h"
#include "options.h"

#include <stdio.h>
#include <string.h>

static void help(FILE *to)
{
    fputs("Usage: dateline SUBCOMMAND [OPTIONS] [PATH...]\n\n"
          "Reads news-wire reports and writes down who did what to whom, when and where,\n"
          "who says so, and on whose word.\n\nSubcommands:\n",
        to);
    for (size_t i = 0; commands[i]; i++)
        fprintf(to, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n`dateline SUBCOMMAND --help` tells more.\n", to);
}

static const struct command *command_find(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

int main(int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "";
    if (strcmp(name, "--version") == 0) {
        puts("dateline " DATELINE_VERSION);
        return EXIT_ALL_DONE;
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
        help(stdout);
        return EXIT_ALL_DONE;
    }
    const struct command *command = command_find(name);
    if (!command) {
        if (*name)
            fprintf(stderr, "dateline: no subcommand '%s'\n\n", name);
        help(stderr);
        return EXIT_WRONG_USAGE;
    }
    for (int i = 2; i < count; i++) {
        if (strcmp(arguments[i], "--help") == 0) {
            fputs(command->help, stdout);
            if (command->options) {
                fputs("\nOptions:\n", stdout);
                options_print(command->options, stdout);
            }
            return EXIT_ALL_DONE;
        }
    }
    return command->run(count - 1, arguments + 1);
}
