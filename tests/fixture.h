/* What many tests set up: an arena that must not run out, a folder of their own, the words' image. Includes what cmocka
 * asks for. */
#ifndef DATELINE_TESTS_FIXTURE_H
#define DATELINE_TESTS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/image.h"

/* For arena_init: no test of these runs out of memory. */
static inline void fixture_never(void *context)
{
    (void)context;
    fail_msg("the arena ran out of memory");
}

/* ---- An arena as the state of a test ---- */

static inline int fixture_arena(void **state)
{
    struct arena *arena = malloc(sizeof *arena);
    assert_non_null(arena);
    arena_init(arena, 0, fixture_never, NULL);
    *state = arena;
    return 0;
}

static inline int fixture_arena_free(void **state)
{
    arena_free(*state);
    free(*state);
    return 0;
}

#define FIXTURE_ARENA_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_arena, fixture_arena_free)

/* ---- A folder of files ---- */

struct fixture_folder {
    char path[64];
};

static inline void fixture_folder_make(struct fixture_folder *folder)
{
    strcpy(folder->path, "/tmp/dateline-test-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
}

static inline const char *fixture_file(const struct fixture_folder *folder, const char *name, char into[128])
{
    snprintf(into, 128, "%s/%s", folder->path, name);
    return into;
}

static inline void fixture_file_write(const struct fixture_folder *folder, const char *name, struct dateline_text bytes)
{
    char path[128];
    struct dateline_error error;
    assert_int_equal(file_write(fixture_file(folder, name, path), bytes, &error), DATELINE_OK);
}

/* Removes the files that are named, up to a NULL, and the folder, which must be empty then. */
static inline void fixture_folder_remove(const struct fixture_folder *folder, const char *const *names)
{
    char path[128];
    for (; *names; names++)
        unlink(fixture_file(folder, *names, path));
    assert_int_equal(rmdir(folder->path), 0);
}

/* ---- Images ---- */

/* A copy that lies as images must. */
static inline struct dateline_text fixture_aligned(struct arena *arena, struct dateline_text bytes)
{
    char *copy = arena_alloc(arena, bytes.length + 64);
    copy += (64 - (uintptr_t)copy % 64) % 64;
    memcpy(copy, bytes.bytes, bytes.length);
    return (struct dateline_text){ copy, bytes.length };
}

#endif
