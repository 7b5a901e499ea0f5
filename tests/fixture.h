/* What many tests set up: an arena that must not run out, a story, a coder, a folder of their own, a run of the program.
 * Includes what cmocka asks for. */
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
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/image.h"
#include "story/story.h"

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

/* ---- An empty story ---- */

struct fixture_story {
    struct arena arena, scratch;
    struct story story;
};

static inline int fixture_story(void **state)
{
    struct fixture_story *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    arena_init(&fixture->arena, 0, fixture_never, NULL);
    arena_init(&fixture->scratch, 0, fixture_never, NULL);
    fixture->story.arena = &fixture->arena;
    fixture->story.scratch = &fixture->scratch;
    *state = fixture;
    return 0;
}

static inline int fixture_story_free(void **state)
{
    struct fixture_story *fixture = *state;
    arena_free(&fixture->arena);
    arena_free(&fixture->scratch);
    free(fixture);
    return 0;
}

#define FIXTURE_STORY_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_story, fixture_story_free)

/* ---- A coder ---- */

/* Opens a coder; `options` may be NULL. What a group's set-up gives back: 0, or 1 with the reason on standard error. */
static inline int fixture_coder(const struct dateline_options *options, dateline_coder **ret_coder)
{
    struct dateline_error error;
    if (dateline_coder_open(options, ret_coder, &error) == DATELINE_OK)
        return 0;
    fprintf(stderr, "%s\n", error.message);
    return 1;
}

static inline dateline_workspace *fixture_workspace(dateline_coder *coder)
{
    struct dateline_error error;
    dateline_workspace *workspace;
    assert_int_equal(dateline_workspace_new(coder, &workspace, &error), DATELINE_OK);
    return workspace;
}

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

/* ---- A run of the program ---- */

enum { FIXTURE_OUTPUT = 1 << 18 };

/* Runs `dateline ARGUMENTS` in a shell, where $1 is a file with these bytes. Gives its output, errors among it, ended by
 * a NUL, and its exit status; free() it. */
static inline char *fixture_run(const char *arguments, struct dateline_text bytes, int *ret_status)
{
    static const char *const names[] = { "input", NULL };
    struct fixture_folder folder;
    char path[128], command[1024];
    fixture_folder_make(&folder);
    fixture_file_write(&folder, names[0], bytes);
    snprintf(command, sizeof command, "set -- %s; '%s' %s 2>&1", fixture_file(&folder, names[0], path),
        getenv("DATELINE"), arguments);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    char *out = calloc(1, FIXTURE_OUTPUT);
    assert_non_null(out);
    size_t length = fread(out, 1, FIXTURE_OUTPUT - 1, pipe);
    assert_true(length < FIXTURE_OUTPUT - 1);
    int ended = pclose(pipe);
    fixture_folder_remove(&folder, names);
    assert_true(WIFEXITED(ended));
    *ret_status = WEXITSTATUS(ended);
    return out;
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
