/* build/compile KIND FOLDER IMAGE: turns knowledge that is text into an image. The first stage of the build; linked with
 * `base` and the rooms' own compilers only. */
#include "base/file.h"
#include "base/table.h"
#include "language/boundary_weight.h"
#include "what/codebook.h"
#include "where/gazetteer.h"
#include "who/actor_compile.h"

typedef enum dateline_status compile_function(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error);

static enum dateline_status words_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error)
{
    static const struct table_own own[] = { { "boundary", boundary_compile } };
    return table_compile(arena, folder, own, sizeof own / sizeof *own, ret_image, error);
}

static const struct {
    const char *kind;
    compile_function *run;
} compilers[] = {
    { "words", words_compile },
    { "actors", actor_compile },
    { "places", gazetteer_compile },
    { "codebook", codebook_compile },
};

static void out_of_memory(void *context)
{
    (void)context;
    fputs("compile: out of memory\n", stderr);
    exit(1);
}

int main(int count, char **arguments)
{
    if (count != 4) {
        fputs("usage: compile KIND FOLDER IMAGE\n", stderr);
        return 2;
    }
    struct arena arena;
    struct dateline_text image;
    struct dateline_error error = { 0 };
    arena_init(&arena, 0, out_of_memory, NULL);
    for (size_t i = 0; i < sizeof compilers / sizeof *compilers; i++) {
        if (!text_is(text_of(arguments[1]), compilers[i].kind))
            continue;
        if (compilers[i].run(&arena, arguments[2], &image, &error) != DATELINE_OK ||
            file_write(arguments[3], image, &error) != DATELINE_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 1;
        }
        arena_free(&arena);
        return 0;
    }
    fprintf(stderr, "compile: unknown kind '%s'\n", arguments[1]);
    return 2;
}
