/* The files of a folder. */
#include "base/folder.h"

#include "base/file.h"
#include "base/sort.h"
#include "base/vector.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

static int order_paths(const void *a, const void *b, void *context)
{
    (void)context;
    return text_compare(*(const struct dateline_text *)a, *(const struct dateline_text *)b);
}

/* Only compilers call this, and their arenas end the program on failure, so that the open handle cannot leak. The
 * folders of articles are walked in the wire room. */
enum dateline_status folder_list(struct arena *arena, const char *folder, const char *ending, struct folder *ret_folder,
    struct dateline_error *error)
{
    VECTOR(struct dateline_text) paths = { 0 };
    DIR *handle = opendir(folder);
    if (!handle)
        return error_set(error, DATELINE_IO, "%s: cannot open folder (error %d)", folder, errno);
    for (struct dirent *entry = readdir(handle); entry; entry = readdir(handle)) {
        struct dateline_text name = text_of(entry->d_name);
        if (name.bytes[0] != '.' && text_ends(name, ending))
            *VECTOR_PUSH(arena, &paths) = text_format(arena, "%s/%s%c", folder, entry->d_name, '\0');
    }
    closedir(handle);
    for (uint32_t i = 0; i < paths.count; i++)
        paths.at[i].length--; /* the NUL */
    sort_stable(arena, paths.at, paths.count, sizeof *paths.at, order_paths, NULL);
    *ret_folder = (struct folder){ paths.at, paths.count };
    return DATELINE_OK;
}

enum dateline_status file_load(
    struct arena *arena, const char *path, struct dateline_text *ret_bytes, struct dateline_error *error)
{
    struct file_map map;
    enum dateline_status status = file_map(path, &map, error);
    if (status == DATELINE_OK) {
        *ret_bytes = text_copy(arena, map.bytes);
        file_unmap(&map);
    }
    return status;
}

uint32_t tsv_next(struct tsv *tsv, struct dateline_text *fields, uint32_t most)
{
    struct dateline_text line;
    while (text_cut(&tsv->rest, '\n', &line)) {
        tsv->line++;
        if (line.length && line.bytes[line.length - 1] == '\r')
            line.length--;
        if (!line.length || line.bytes[0] == '#')
            continue;
        uint32_t count = 0;
        struct dateline_text field;
        while (text_cut(&line, '\t', &field)) {
            if (count < most)
                fields[count] = field;
            count++;
        }
        return count;
    }
    return 0;
}
