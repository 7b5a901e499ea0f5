/* Walking folders. */
#include "wire/walk.h"

#include "base/sort.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void walk_say(struct walk *walk, enum dateline_status status, const char *path, const char *what)
{
    struct dateline_error error;
    error_set(&error, status, "%s: %s", path, what);
    if (walk->report)
        walk->report(walk->report_context, status, error.message);
}

static bool file_add(struct walk *walk, const char *path, uint64_t size, bool found)
{
    if (walk->count == walk->capacity) {
        size_t capacity = walk->capacity ? walk->capacity * 2 : 16;
        struct walk_file *files = realloc(walk->files, capacity * sizeof *files);
        if (!files)
            return false;
        walk->files = files;
        walk->capacity = capacity;
    }
    struct walk_file *file = &walk->files[walk->count];
    *file = (struct walk_file){ strdup(path), size, found };
    if (!file->path)
        return false;
    walk->count++;
    walk->total += size;
    return true;
}

struct names {
    char **at;
    size_t count;
};

static void names_free(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->at[i]);
    free(names->at);
}

/* Insertion by merging would do; names of one folder are sorted by a heap in place: no memory, n log n, a total order.
 */
static void names_sift(char **names, size_t root, size_t count)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && strcmp(names[child], names[child + 1]) < 0)
            child++;
        if (strcmp(names[root], names[child]) >= 0)
            return;
        char *swap = names[root];
        names[root] = names[child];
        names[child] = swap;
    }
}

static void names_sort(struct names *names)
{
    for (size_t i = names->count / 2; i-- > 0;)
        names_sift(names->at, i, names->count);
    for (size_t i = names->count; i-- > 1;) {
        char *last = names->at[i];
        names->at[i] = names->at[0];
        names->at[0] = last;
        names_sift(names->at, 0, i);
    }
}

/* The names in a folder, as whole paths. */
static bool names_read(DIR *folder, const char *path, struct names *names)
{
    size_t capacity = 0, length = strlen(path);
    const char *slash = length && path[length - 1] == '/' ? "" : "/";
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (entry->d_name[0] == '.')
            continue;
        if (names->count == capacity) {
            capacity = capacity ? capacity * 2 : 16;
            char **at = realloc(names->at, capacity * sizeof *at);
            if (!at)
                return false;
            names->at = at;
        }
        size_t size = length + strlen(entry->d_name) + 2;
        char *name = malloc(size);
        if (!name)
            return false;
        snprintf(name, size, "%s%s%s", path, slash, entry->d_name);
        names->at[names->count++] = name;
    }
    return true;
}

static bool folder_add(struct walk *walk, const char *path, uint32_t depth);

/* What a folder's entry is: a file is added, a folder walked, everything else passed over. */
static bool entry_add(struct walk *walk, const char *path, uint32_t depth)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return true;
    if (S_ISDIR(info.st_mode))
        return folder_add(walk, path, depth + 1);
    if (S_ISLNK(info.st_mode) && (stat(path, &info) != 0 || !S_ISREG(info.st_mode)))
        return true;
    return !S_ISREG(info.st_mode) || file_add(walk, path, (uint64_t)info.st_size, true);
}

static bool folder_add(struct walk *walk, const char *path, uint32_t depth)
{
    struct names names = { NULL, 0 };
    if (depth > WALK_DEPTH) {
        walk_say(walk, DATELINE_LIMIT, path, "folders nest too deep; give this one by itself");
        return true;
    }
    DIR *folder = opendir(path);
    if (!folder) {
        walk_say(walk, DATELINE_IO, path, strerror(errno));
        return true;
    }
    bool good = names_read(folder, path, &names);
    closedir(folder);
    names_sort(&names);
    for (size_t i = 0; good && i < names.count; i++)
        good = entry_add(walk, names.at[i], depth);
    names_free(&names);
    return good;
}

bool walk_add(struct walk *walk, const char *path)
{
    struct stat info;
    if (strcmp(path, "-") == 0 || stat(path, &info) != 0)
        return file_add(walk, path, 0, false); /* opening it will tell what is wrong */
    if (!S_ISDIR(info.st_mode))
        return file_add(walk, path, S_ISREG(info.st_mode) ? (uint64_t)info.st_size : 0, false);
    size_t before = walk->count;
    if (!folder_add(walk, path, 0))
        return false;
    if (walk->count == before)
        walk_say(walk, DATELINE_FORMAT, path, "no file to read in this folder");
    return true;
}

void walk_free(struct walk *walk)
{
    for (size_t i = 0; i < walk->count; i++)
        free(walk->files[i].path);
    free(walk->files);
}
