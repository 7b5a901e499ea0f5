/* Opening and closing a coder: images, and each room's tables on them. */
#include "coder/knowledge.h"

#include <setjmp.h>
#include <stdlib.h>

enum { COPIED_OPTIONS_LEAST = sizeof(size_t) };

static void coder_out_of_memory(void *context)
{
    longjmp(*(jmp_buf *)context, 1);
}

/* Opens each room on its image. */
static enum dateline_status rooms_open(struct dateline_coder *coder, struct dateline_error *error)
{
    return image_open(knowledge_linked(IMAGE_WORDS), "words", "word", TABLE_VERSION, false, &coder->words, error);
}

enum dateline_status dateline_coder_open(
    const struct dateline_options *options, dateline_coder **ret_coder, struct dateline_error *error)
{
    jmp_buf landing;
    struct dateline_coder *coder = calloc(1, sizeof *coder);
    if (!coder)
        return error_set(error, DATELINE_MEMORY, "out of memory for a coder");
    if (options && options->size >= COPIED_OPTIONS_LEAST)
        memcpy(&coder->options, options, options->size < sizeof *options ? options->size : sizeof *options);
    if (!coder->options.memory)
        coder->options.memory = (size_t)1 << 30;
    arena_init(&coder->arena, 0, coder_out_of_memory, &landing);
    enum dateline_status status;
    if (setjmp(landing))
        status = error_set(error, DATELINE_MEMORY, "out of memory for a coder");
    else
        status = rooms_open(coder, error);
    if (status != DATELINE_OK) {
        dateline_coder_close(coder);
        return status;
    }
    *ret_coder = coder;
    return DATELINE_OK;
}

void dateline_coder_close(dateline_coder *coder)
{
    if (!coder)
        return;
    for (int i = 0; i < IMAGE_COUNT; i++)
        if (coder->maps[i].bytes.length)
            file_unmap(&coder->maps[i]);
    arena_free(&coder->arena);
    free(coder);
}
