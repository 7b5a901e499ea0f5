/* Reading a command line by a table. */
#include "options.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

int options_wrong(const struct command *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "dateline %s: ", command->name);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\n`dateline %s --help` lists the options.\n", command->name);
    va_end(arguments);
    return EXIT_WRONG_USAGE;
}

void options_print(const struct option *options, FILE *to)
{
    for (const struct option *option = options; option->kind != OPTION_END; option++) {
        char left[64];
        snprintf(left, sizeof left, "%s%s%s", option->name, option->argument ? " " : "",
            option->argument ? option->argument : "");
        fprintf(to, "  %-24s %s\n", left, option->help);
    }
}

static bool number_read(const char *value, uint64_t *ret_number, const char **ret_rest)
{
    uint64_t number = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (number > UINT64_MAX / 16)
            return false;
        number = number * 10 + (uint64_t)(*at - '0');
    }
    *ret_number = number;
    *ret_rest = at;
    return at > value && number > 0;
}

static bool size_read(const char *value, uint64_t *ret_size)
{
    static const char units[] = "KMG";
    const char *rest;
    if (!number_read(value, ret_size, &rest))
        return false;
    const char *unit = *rest ? strchr(units, *rest) : NULL;
    for (; unit && unit >= units; unit--) {
        if (*ret_size > UINT64_MAX / 2048)
            return false;
        *ret_size *= 1024;
    }
    return *rest == '\0' || (strchr(units, *rest) && rest[1] == '\0');
}

/* "2018-07-18"; whether the day exists is for the calendar of the library, but a month 13 is caught here. */
static bool date_read(const char *value, struct dateline_date *ret_date)
{
    int field[3] = { 0, 0, 0 };
    static const int width[3] = { 4, 2, 2 };
    const char *at = value;
    for (int i = 0; i < 3; i++) {
        if (i > 0 && *at++ != '-')
            return false;
        for (int k = 0; k < width[i]; k++, at++) {
            if (*at < '0' || *at > '9')
                return false;
            field[i] = field[i] * 10 + (*at - '0');
        }
    }
    *ret_date = (struct dateline_date){ (int16_t)field[0], (uint8_t)field[1], (uint8_t)field[2] };
    return *at == '\0' && field[0] > 0 && field[1] >= 1 && field[1] <= 12 && field[2] >= 1 && field[2] <= 31;
}

static bool marks_read(const char *value, uint8_t *ret_marks)
{
    static const struct {
        const char *name;
        uint8_t mark;
    } marks[] = {
        { "historical", DATELINE_AUX_HISTORICAL },
        { "future", DATELINE_AUX_FUTURE },
        { "hypothetical", DATELINE_AUX_HYPOTHETICAL },
        { "negation", DATELINE_AUX_NEGATION },
    };
    while (*value) {
        size_t length = strcspn(value, ","), known = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            if (strlen(marks[i].name) == length && memcmp(marks[i].name, value, length) == 0) {
                *ret_marks |= marks[i].mark;
                known++;
            }
        }
        if (!known)
            return false;
        value += length + (value[length] == ',');
    }
    return true;
}

static bool value_read(const struct option *option, const char *value, void *at)
{
    const char *rest;
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)at = true;
        return true;
    case OPTION_TEXT:
        *(const char **)at = value;
        return true;
    case OPTION_NUMBER:
        return number_read(value, at, &rest) && *rest == '\0';
    case OPTION_SIZE:
        return size_read(value, at);
    case OPTION_DATE:
        return date_read(value, at);
    case OPTION_MARKS:
        return marks_read(value, at);
    case OPTION_END:
        break;
    }
    return false;
}

static const char *kind_wants(enum option_kind kind)
{
    switch (kind) {
    case OPTION_NUMBER:
        return "a number from 1 up";
    case OPTION_SIZE:
        return "a number of bytes, such as 8388608, 8M or 1G";
    case OPTION_DATE:
        return "a day, such as 2018-07-18";
    case OPTION_MARKS:
        return "a list out of historical, future, hypothetical, negation";
    default:
        return "another value";
    }
}

/* The option that an argument names, up to '='. */
static const struct option *option_find(const struct option *options, const char *argument, size_t length)
{
    for (const struct option *option = options; option && option->kind != OPTION_END; option++)
        if (strlen(option->name) == length && memcmp(option->name, argument, length) == 0)
            return option;
    return NULL;
}

/* Reads the option at arguments[*at], and its value behind it; moves *at to the last one used. */
static bool option_read(const struct command *command, int count, char **arguments, int *at, void *settings)
{
    const char *argument = arguments[*at];
    size_t length = strcspn(argument, "=");
    const struct option *option = option_find(command->options, argument, length);
    const char *value = argument[length] ? argument + length + 1 : NULL;
    if (!option)
        return options_wrong(command, "no option '%.*s'", (int)length, argument) == EXIT_ALL_DONE;
    if (option->kind == OPTION_FLAG && value)
        return options_wrong(command, "%s takes no value", option->name) == EXIT_ALL_DONE;
    if (option->kind != OPTION_FLAG && !value) {
        if (*at + 1 >= count)
            return options_wrong(command, "%s needs %s", option->name, option->argument) == EXIT_ALL_DONE;
        value = arguments[++*at];
    }
    if (!value_read(option, value, (char *)settings + option->offset))
        return options_wrong(command, "%s wants %s, not '%s'", option->name, kind_wants(option->kind), value) ==
               EXIT_ALL_DONE;
    return true;
}

bool options_read(
    const struct command *command, int count, char **arguments, void *settings, struct operands *ret_operands)
{
    int operands = 0;
    bool only_operands = false;
    for (int i = 1; i < count; i++) {
        if (only_operands || arguments[i][0] != '-' || arguments[i][1] == '\0')
            arguments[operands++] = arguments[i];
        else if (strcmp(arguments[i], "--") == 0)
            only_operands = true;
        else if (!option_read(command, count, arguments, &i, settings))
            return false;
    }
    arguments[operands] = NULL; /* operands <= count - 1: the name's place is free */
    *ret_operands = (struct operands){ (const char *const *)arguments, (size_t)operands };
    return true;
}
