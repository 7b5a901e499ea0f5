/* Compiling a folder of actor tables. */
#ifndef DATELINE_WHO_ACTOR_COMPILE_H
#define DATELINE_WHO_ACTOR_COMPILE_H

#include "base/text.h"

/* Compiles all .tsv files of a folder into an image for actor_table_open, in the arena. What a table holds is told by
 * its header row: `noun` agents, `adjective` states, `first` first names, `office` persons, else organisations; tables
 * with a column `source` are made by a program, and tables without win over them. Errors: IO, SYNTAX (file:line: …). */
enum dateline_status actor_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error);

/* What a check of tables found. */
struct actor_check {
    dateline_sink *tell; /* takes each mistake, "file:line: what is wrong and how to mend it", and its line end */
    void *context;
    size_t tables, rows, wrong;
    bool broken; /* `tell` has failed */
};

/* Reads all tables of a folder as actor_compile does, but goes on behind a mistake. Start *check with `tell` and
 * `context` alone. Errors: IO (no folder, no table in it, `tell` failed). */
enum dateline_status actor_check(
    struct arena *arena, const char *folder, struct actor_check *check, struct dateline_error *error);

#endif
