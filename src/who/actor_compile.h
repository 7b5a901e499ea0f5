/* Compiling a folder of actor tables. */
#ifndef DATELINE_WHO_ACTOR_COMPILE_H
#define DATELINE_WHO_ACTOR_COMPILE_H

#include "base/text.h"

/* Compiles all .tsv files of a folder into an image for actor_table_open, in the arena. What a table holds is told by
 * its header row: `noun` agents, `adjective` states, `first` first names, `office` persons, else organisations; tables
 * with a column `source` are made by a program, and tables without win over them. Errors: IO, SYNTAX (file:line: …). */
enum dateline_status actor_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error);

#endif
