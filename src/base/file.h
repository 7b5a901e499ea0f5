/* Whole files: mapped or read. Errors name the path and what the system said. */
#ifndef DATELINE_BASE_FILE_H
#define DATELINE_BASE_FILE_H

#include "base/text.h"

/* A file mapped for reading. A file of length 0 maps to the empty text. */
struct file_map {
    struct dateline_text bytes;
};

enum dateline_status file_map(const char *path, struct file_map *ret_map, struct dateline_error *error);
void file_unmap(struct file_map *map);
/* Writes a whole file by way of a temporary one beside it, so that nobody sees half of it. */
enum dateline_status file_write(const char *path, struct dateline_text bytes, struct dateline_error *error);

#endif
