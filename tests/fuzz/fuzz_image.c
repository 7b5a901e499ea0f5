/* libFuzzer target: the image loader and the rooms' verification of images that a user gives. The input damages one of
 * the images that are linked in: its first byte says which, then come places (four bytes) and values (one byte) to
 * write there; the checksum is set right afterwards, so that what the rooms check themselves is reached. Opening gives
 * an error or a table; it never reads past the image. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "coder/knowledge.h"

enum { DAMAGE = 5, BEGINNING = 8192 };

static void out_of_memory(void *context)
{
    (void)context;
    abort();
}

/* A copy that is damaged; most places fall into the beginning, where header and section table lie. */
static char *damaged(struct dateline_text image, const uint8_t *data, size_t size)
{
    char *copy = aligned_alloc(64, (image.length + 63) / 64 * 64);
    if (!copy)
        abort();
    memcpy(copy, image.bytes, image.length);
    for (; size >= DAMAGE; data += DAMAGE, size -= DAMAGE) {
        uint32_t place;
        memcpy(&place, data, sizeof place);
        size_t bound = place & 1 && image.length > BEGINNING ? BEGINNING : image.length;
        copy[place / 2 % bound] = (char)data[4];
    }
    image_seal(copy, image.length);
    return copy;
}

static void open_as(enum knowledge_image which, struct dateline_text bytes, struct arena *arena)
{
    struct dateline_error error;
    struct image image, words;
    struct actor_table actors;
    const struct codebook *codebook;
    struct language language;
    switch (which) {
    case IMAGE_ACTORS:
        if (image_open(bytes, "fuzzed", ACTOR_KIND, ACTOR_VERSION, true, &image, &error) == DATELINE_OK)
            actor_table_open(&image, "fuzzed", true, &actors, &error);
        break;
    case IMAGE_CODEBOOK:
        codebook_open(arena, bytes, "fuzzed", true, &codebook, &error);
        break;
    case IMAGE_MODEL:
        if (image_open(knowledge_linked(IMAGE_WORDS), "words", "word", TABLE_VERSION, false, &words, &error) !=
            DATELINE_OK)
            abort();
        language_open(arena, &words, bytes, "fuzzed", true, &language, &error);
        break;
    default:
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum knowledge_image images[] = { IMAGE_ACTORS, IMAGE_CODEBOOK, IMAGE_MODEL };
    struct arena arena;
    if (size < 1)
        return 0;
    enum knowledge_image which = images[data[0] % 3];
    struct dateline_text image = knowledge_linked(which);
    if (!image.length)
        return 0;
    arena_init(&arena, (size_t)1 << 30, out_of_memory, NULL);
    char *copy = damaged(image, data + 1, size - 1);
    open_as(which, (struct dateline_text){ copy, image.length }, &arena);
    free(copy);
    arena_free(&arena);
    return 0;
}
