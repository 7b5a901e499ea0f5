/* Compiled images: the one format of everything that is built from text or training and mapped when the program runs.
 *
 * Little-endian. A header of 64 bytes (magic, versions, kind, size, checksum), a table of named sections, and the
 * sections, each aligned to 64 bytes. Offsets instead of pointers, so that an image is used where it lies. Images that
 * are linked in were checked when they were built; one that a user gives is verified first (image_open with verify). */
#ifndef DATELINE_BASE_IMAGE_H
#define DATELINE_BASE_IMAGE_H

#include "base/text.h"

enum { IMAGE_NAME = 24, IMAGE_SECTIONS = 64 };

struct image_section {
    char name[IMAGE_NAME]; /* padded with NULs */
    uint64_t offset;       /* bytes from the image's start */
    uint64_t count;        /* elements */
    uint32_t element_size;
    uint32_t reserved;
};

struct image {
    struct dateline_text bytes;
    const struct image_section *sections;
    uint32_t section_count;
};

/* Opens an image where it lies (aligned to 64 bytes). kind is four letters ("mdl1"), version the room's own. Says IMAGE
 * with path in the message when it is cut, of another kind or version, or, with verify, when its checksum is wrong. */
enum dateline_status image_open(struct dateline_text bytes, const char *path, const char kind[4], uint32_t version,
    bool verify, struct image *ret_image, struct dateline_error *error);

/* The elements of a section, and how many; NULL (and 0) when there is none of that name and element size. */
const void *image_array(const struct image *image, const char *name, size_t element_size, size_t *ret_count);

/* An image in the making. Starts by image_begin; its memory is the arena's. */
struct image_builder {
    struct arena *arena;
    struct image_section sections[IMAGE_SECTIONS];
    const void *data[IMAGE_SECTIONS];
    uint32_t count;
};

void image_begin(struct image_builder *builder, struct arena *arena);
/* Adds a section; data must live until image_end. Names are unique, at most IMAGE_NAME - 1 letters. */
void image_add(struct image_builder *builder, const char *name, const void *data, size_t count, size_t element_size);
/* The finished image, in the builder's arena. */
struct dateline_text image_end(struct image_builder *builder, const char kind[4], uint32_t version);

/* Writes the checksum of an image's bytes into its header; length is at least the header's. image_end does it; fuzzers do
 * it after they have damaged one. */
void image_seal(char *bytes, size_t length);

#endif
