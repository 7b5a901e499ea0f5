/* Whole files. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static enum dateline_status file_error(const char *path, const char *what, struct dateline_error *error)
{
    return error_set(error, DATELINE_IO, "%s: cannot %s: %s", path, what, strerror(errno));
}

enum dateline_status file_map(const char *path, struct file_map *ret_map, struct dateline_error *error)
{
    struct stat info;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return file_error(path, "open", error);
    enum dateline_status status = DATELINE_OK;
    struct file_map map = { { "", 0 } };
    if (fstat(descriptor, &info) < 0) {
        status = file_error(path, "read", error);
    } else if (!S_ISREG(info.st_mode)) {
        status = error_set(error, DATELINE_IO, "%s: not a regular file", path);
    } else if (info.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (bytes == MAP_FAILED)
            status = file_error(path, "map", error);
        else
            map.bytes = (struct dateline_text){ bytes, (size_t)info.st_size };
    }
    close(descriptor);
    if (status == DATELINE_OK)
        *ret_map = map;
    return status;
}

void file_unmap(struct file_map *map)
{
    if (map->bytes.length)
        munmap((void *)(uintptr_t)map->bytes.bytes, map->bytes.length);
    map->bytes = (struct dateline_text){ "", 0 };
}

enum dateline_status file_write(const char *path, struct dateline_text bytes, struct dateline_error *error)
{
    char part[4096];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
        return error_set(error, DATELINE_ARGUMENT, "%s: path too long", path);
    FILE *file = fopen(part, "wb");
    if (!file)
        return file_error(part, "write", error);
    bool good = fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length;
    good = fclose(file) == 0 && good;
    if (!good || rename(part, path) != 0) {
        enum dateline_status status = file_error(path, "write", error);
        remove(part);
        return status;
    }
    return DATELINE_OK;
}
