/* libFuzzer target: the codebook compiler. The input is one file of a codebook, beside the ontology of the real one
 * (the target runs in the project's folder). Whatever it says, the compiler gives an image that opens and verifies, or
 * an error that names a line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "what/codebook.h"

static void out_of_memory(void *context)
{
    (void)context;
    abort();
}

/* A folder of its own with links to the ontology, made once. */
static const char *codebook_folder(void)
{
    static char folder[] = "/tmp/dateline-fuzz-XXXXXX";
    static bool made;
    if (made)
        return folder;
    made = mkdtemp(folder) != NULL;
    static const char *const parts[] = { "ontology.txt", "cameo.txt" };
    char here[2048], from[4096], to[4096];
    if (!made || !getcwd(here, sizeof here))
        abort();
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(from, sizeof from, "%s/codebook/%s", here, parts[i]);
        snprintf(to, sizeof to, "%s/%s", folder, parts[i]);
        if (symlink(from, to) != 0)
            abort();
    }
    return folder;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct dateline_error error = { .message = "" };
    struct dateline_text image;
    const struct codebook *codebook;
    char path[4096];
    arena_init(&arena, (size_t)1 << 30, out_of_memory, NULL);
    snprintf(path, sizeof path, "%s/fuzzed.txt", codebook_folder());
    if (file_write(path, (struct dateline_text){ (const char *)data, size }, &error) != DATELINE_OK)
        abort();
    if (codebook_compile(&arena, codebook_folder(), &image, &error) == DATELINE_OK) {
        if (codebook_open(&arena, image, "fuzzed", true, &codebook, &error) != DATELINE_OK)
            abort();
    } else if (!strstr(error.message, ".txt:")) {
        fprintf(stderr, "no file and line in '%s'\n", error.message);
        abort();
    }
    arena_free(&arena);
    return 0;
}
