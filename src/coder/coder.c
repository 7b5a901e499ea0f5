/* Opening and closing a coder: images, and each room's tables on them. */
#include "coder/knowledge.h"

#include <setjmp.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { COPIED_OPTIONS_LEAST = sizeof(size_t) };

static void coder_out_of_memory(void *context)
{
    longjmp(*(jmp_buf *)context, 1);
}

/* A room's own compiler: a folder of text to an image (also linked into build/compile). */
typedef enum dateline_status room_compiler(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error);

/* One of the images, and what overrides it. */
struct knowledge_source {
    enum knowledge_image which;
    const char *name;  /* in messages about the one that is linked in */
    const char *given; /* path of an image, or of a folder where there is a compiler; NULL: the one linked in */
    room_compiler *compile;
};

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The bytes of an image: linked in, mapped, or compiled from a folder into the coder's arena. */
static enum dateline_status image_bytes(struct dateline_coder *coder, const struct knowledge_source *source,
    struct dateline_text *ret_bytes, struct dateline_error *error)
{
    if (!source->given) {
        *ret_bytes = knowledge_linked(source->which);
        return DATELINE_OK;
    }
    if (source->compile && is_folder(source->given))
        return source->compile(&coder->arena, source->given, ret_bytes, error);
    enum dateline_status status = file_map(source->given, &coder->maps[source->which], error);
    if (status == DATELINE_OK)
        *ret_bytes = coder->maps[source->which].bytes;
    return status;
}

/* Opens an image; one that overrides is fully verified first. */
static enum dateline_status knowledge_open(struct dateline_coder *coder, const struct knowledge_source *source,
    const char kind[4], uint32_t version, struct image *ret_image, struct dateline_error *error)
{
    struct dateline_text bytes;
    enum dateline_status status = image_bytes(coder, source, &bytes, error);
    if (status != DATELINE_OK)
        return status;
    const char *path = source->given ? source->given : source->name;
    return image_open(bytes, path, kind, version, source->given != NULL, ret_image, error);
}

static enum dateline_status language_room_open(struct dateline_coder *coder, struct dateline_error *error)
{
    const char *given = coder->options.model;
    const struct knowledge_source model = { IMAGE_MODEL, "model", given, NULL };
    struct dateline_text bytes;
    enum dateline_status status = image_bytes(coder, &model, &bytes, error);
    if (status != DATELINE_OK)
        return status;
    return language_open(
        &coder->arena, &coder->words, bytes, given ? given : model.name, given != NULL, &coder->language, error);
}

static enum dateline_status who_room_open(struct dateline_coder *coder, struct dateline_error *error)
{
    const char *given = coder->options.actors;
    const struct knowledge_source actors = { IMAGE_ACTORS, "actors", given, actor_compile };
    struct image image;
    enum dateline_status status = knowledge_open(coder, &actors, ACTOR_KIND, ACTOR_VERSION, &image, error);
    if (status != DATELINE_OK)
        return status;
    return actor_table_open(&image, given ? given : actors.name, given != NULL, &coder->actors, error);
}

static enum dateline_status what_room_open(struct dateline_coder *coder, struct dateline_error *error)
{
    const char *given = coder->options.codebook;
    const struct knowledge_source codebook = { IMAGE_CODEBOOK, "codebook", given, codebook_compile };
    struct dateline_text bytes;
    enum dateline_status status = image_bytes(coder, &codebook, &bytes, error);
    if (status != DATELINE_OK)
        return status;
    return codebook_open(&coder->arena, bytes, given ? given : codebook.name, given != NULL, &coder->codebook, error);
}

/* Opens each room on its image. */
static enum dateline_status rooms_open(struct dateline_coder *coder, struct dateline_error *error)
{
    const struct knowledge_source words = { IMAGE_WORDS, "words", NULL, NULL };
    enum dateline_status status = knowledge_open(coder, &words, "word", TABLE_VERSION, &coder->words, error);
    if (status == DATELINE_OK)
        status = wire_open(&coder->arena, &coder->words, &coder->wire, error);
    if (status == DATELINE_OK)
        status = language_room_open(coder, error);
    if (status == DATELINE_OK)
        status = clause_open(&coder->arena, &coder->words, &coder->clause, error);
    if (status == DATELINE_OK)
        status = who_room_open(coder, error);
    if (status == DATELINE_OK)
        status = said_open(&coder->arena, &coder->words, &coder->said, error);
    if (status == DATELINE_OK)
        status = when_open(&coder->arena, &coder->words, &coder->when, error);
    if (status == DATELINE_OK)
        status = where_open(&coder->arena, knowledge_linked(IMAGE_PLACES), &coder->words, &coder->where, error);
    if (status == DATELINE_OK)
        status = what_room_open(coder, error);
    return status;
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
