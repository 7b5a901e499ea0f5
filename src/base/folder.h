/* The files of a folder, in sorted order, and reading tables of tab-separated values. */
#ifndef DATELINE_BASE_FOLDER_H
#define DATELINE_BASE_FOLDER_H

#include "base/text.h"

/* Paths (terminated) of the regular files in a folder, not below it, whose names end as `ending` says, sorted by bytes. */
struct folder {
    struct dateline_text *paths;
    uint32_t count;
};

enum dateline_status folder_list(struct arena *arena, const char *folder, const char *ending, struct folder *ret_folder,
    struct dateline_error *error);

/* The bytes of a whole file, copied into the arena. */
enum dateline_status file_load(
    struct arena *arena, const char *path, struct dateline_text *ret_bytes, struct dateline_error *error);

/* Reads a table line by line: lines that begin with '#' and empty ones are passed over; the first other line is the
 * header. Start with `rest` as the file's bytes. A carriage return before the line's end is cut off. */
struct tsv {
    struct dateline_text rest;
    uint32_t line; /* of the row last read, from 1 */
};

/* The next row's fields (views; at most `most`, further ones are counted but dropped); returns their number, 0 at the end. */
uint32_t tsv_next(struct tsv *tsv, struct dateline_text *fields, uint32_t most);

#endif
