/* Word tables: the lists that rooms know things by (cues, months, agencies, abbreviations …).
 *
 * Each file words/NAME.tsv is a table with a header row; the first column is the key. `table_compile` makes one image of
 * a folder of them, and a room opens the tables that it needs by name and asks by key, in constant time. Several rows
 * may have the same key; they keep the order of the file. Keys are compared byte by byte: tables of words have them in
 * lower case, and words of several tokens have one space between. */
#ifndef DATELINE_BASE_TABLE_H
#define DATELINE_BASE_TABLE_H

#include "base/image.h"

enum { TABLE_VERSION = 1, TABLE_COLUMNS = 16 };

struct table_text {
    uint32_t offset, length;
};

struct table_head {
    char name[IMAGE_NAME];
    uint32_t first_row, row_count;
    uint32_t first_slot, slot_mask; /* slots hold 1 + the row's number in its table; 0: free */
    uint32_t columns;
    uint32_t first_field; /* of the header row; rows follow, `columns` fields each */
};

struct table {
    const struct table_head *head;
    const struct table_text *fields; /* of row 0 */
    const uint32_t *slots;
    const char *texts;
};

/* A file of the folder that its room compiles its own way, into sections of its own: no table. */
struct table_own {
    const char *name; /* without ".tsv" */
    /* Adds the sections of the file at `path` to the image; what it adds lies in the arena. */
    enum dateline_status (*compile)(
        struct arena *arena, const char *path, struct image_builder *image, struct dateline_error *error);
};

/* Compiles all .tsv files of a folder; `own` names those that are no tables. Errors: IO, SYNTAX (file:line: wrong number
 * of fields, no header, or what a room says of its own file). */
enum dateline_status table_compile(struct arena *arena, const char *folder, const struct table_own *own,
    uint32_t own_count, struct dateline_text *ret_image, struct dateline_error *error);

/* Opens one table of an image of kind "word". False when there is none of that name. */
bool table_open(const struct image *image, const char *name, struct table *ret_table);

/* The first row with a key, or DATELINE_NONE; *ret_count rows with that key lie one after the other. */
uint32_t table_find(const struct table *table, struct dateline_text key, uint32_t *ret_count);

/* A field; row < head->row_count, column < head->columns. Empty where the file has nothing. */
struct dateline_text table_field(const struct table *table, uint32_t row, uint32_t column);

/* The column of a name, or DATELINE_NONE. */
uint32_t table_column(const struct table *table, const char *name);

#endif
