/* The word tables of the clause layer and two arenas, for its tests. */
#ifndef DATELINE_TESTS_CLAUSE_FIXTURE_H
#define DATELINE_TESTS_CLAUSE_FIXTURE_H

#include "fixture.h"

#include "coder/knowledge.h"
#include "language/clause.h"

struct fixture {
    struct arena arena, scratch;
    const struct clause_words *words;
    struct image image;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct dateline_error error;
    arena_init(&fixture->arena, 0, fixture_never, NULL);
    arena_init(&fixture->scratch, 0, fixture_never, NULL);
    *state = fixture;
    if (image_open(knowledge_linked(IMAGE_WORDS), "words", "word", TABLE_VERSION, true, &fixture->image, &error) ==
            DATELINE_OK &&
        clause_open(&fixture->arena, &fixture->image, &fixture->words, &error) == DATELINE_OK)
        return 0;
    fprintf(stderr, "%s\n", error.message);
    return 1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    arena_free(&fixture->scratch);
    free(fixture);
    return 0;
}

#endif
