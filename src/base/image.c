/* Compiled images. */
#include "base/image.h"

#include "base/hash.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum { ALIGNMENT = 64, FORMAT_VERSION = 1 };

static const char magic[8] = { 'D', 'A', 'T', 'E', 'L', 'I', 'N', 'E' };

struct image_header {
    char magic[8];
    uint32_t format_version;
    char kind[4];
    uint32_t kind_version;
    uint32_t section_count;
    uint64_t size;
    uint64_t checksum; /* of all that follows the header */
    char reserved[24];
};

_Static_assert(sizeof(struct image_header) == ALIGNMENT, "the header takes 64 bytes");
_Static_assert(sizeof(struct image_section) == 48, "a section's row takes 48 bytes");

/* Eight bytes a step, so that verifying 16 MiB takes milliseconds. The rest is hashed byte by byte. */
static uint64_t image_checksum(const char *bytes, size_t length)
{
    uint64_t hash = HASH_SEED, word;
    size_t at = 0;
    for (; at + 8 <= length; at += 8) {
        memcpy(&word, bytes + at, 8);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15ull;
        hash ^= hash >> 29;
    }
    return hash_mix(hash_bytes(hash, bytes + at, length - at));
}

static bool sections_fit(const struct image *image)
{
    for (uint32_t i = 0; i < image->section_count; i++) {
        const struct image_section *section = &image->sections[i];
        if (section->name[IMAGE_NAME - 1] || !section->element_size || section->offset % ALIGNMENT ||
            section->offset > image->bytes.length ||
            section->count > (image->bytes.length - section->offset) / section->element_size)
            return false;
    }
    return true;
}

enum dateline_status image_open(struct dateline_text bytes, const char *path, const char kind[4], uint32_t version,
    bool verify, struct image *ret_image, struct dateline_error *error)
{
    struct image_header header;
    if (bytes.length < sizeof header || memcmp(bytes.bytes, magic, sizeof magic) != 0)
        return error_set(error, DATELINE_IMAGE, "%s: not a Dateline image; build it again", path);
    memcpy(&header, bytes.bytes, sizeof header);
    if (header.format_version != FORMAT_VERSION || memcmp(header.kind, kind, 4) != 0 || header.kind_version != version)
        return error_set(error, DATELINE_IMAGE,
            "%s: image of kind %.4s version %u, this program reads %.4s version %u; build it again", path, header.kind,
            header.kind_version, kind, version);
    if (header.size != bytes.length)
        return error_set(error, DATELINE_IMAGE, "%s: image is cut: %zu of %llu bytes; copy or build it again", path,
            bytes.length, (unsigned long long)header.size);
    struct image image = { bytes, (const struct image_section *)(const void *)(bytes.bytes + sizeof header),
        header.section_count };
    bool fits = image.section_count <= IMAGE_SECTIONS &&
                sizeof header + image.section_count * sizeof(struct image_section) <= bytes.length &&
                sections_fit(&image);
    if (!fits ||
        (verify && image_checksum(bytes.bytes + sizeof header, bytes.length - sizeof header) != header.checksum))
        return error_set(error, DATELINE_IMAGE, "%s: image is broken; copy or build it again", path);
    *ret_image = image;
    return DATELINE_OK;
}

const void *image_array(const struct image *image, const char *name, size_t element_size, size_t *ret_count)
{
    for (uint32_t i = 0; i < image->section_count; i++) {
        const struct image_section *section = &image->sections[i];
        if (strcmp(section->name, name) == 0 && section->element_size == element_size) {
            *ret_count = section->count;
            return image->bytes.bytes + section->offset;
        }
    }
    *ret_count = 0;
    return NULL;
}

void image_begin(struct image_builder *builder, struct arena *arena)
{
    memset(builder, 0, sizeof *builder);
    builder->arena = arena;
}

void image_add(struct image_builder *builder, const char *name, const void *data, size_t count, size_t element_size)
{
    assert(builder->count < IMAGE_SECTIONS && strlen(name) < IMAGE_NAME && element_size);
    struct image_section *section = &builder->sections[builder->count];
    memcpy(section->name, name, strlen(name));
    section->count = count;
    section->element_size = (uint32_t)element_size;
    builder->data[builder->count++] = data;
}

static uint64_t aligned(uint64_t offset)
{
    return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void image_seal(char *bytes, size_t length)
{
    uint64_t checksum = image_checksum(bytes + sizeof(struct image_header), length - sizeof(struct image_header));
    memcpy(bytes + offsetof(struct image_header, checksum), &checksum, sizeof checksum);
}

struct dateline_text image_end(struct image_builder *builder, const char kind[4], uint32_t version)
{
    struct image_header header = { .format_version = FORMAT_VERSION, .kind_version = version };
    uint64_t size = aligned(sizeof header + builder->count * sizeof(struct image_section));
    for (uint32_t i = 0; i < builder->count; i++) {
        builder->sections[i].offset = size;
        size = aligned(size + builder->sections[i].count * builder->sections[i].element_size);
    }
    char *bytes = arena_alloc(builder->arena, size);
    memcpy(bytes + sizeof header, builder->sections, builder->count * sizeof(struct image_section));
    for (uint32_t i = 0; i < builder->count; i++) {
        size_t length = builder->sections[i].count * builder->sections[i].element_size;
        if (length)
            memcpy(bytes + builder->sections[i].offset, builder->data[i], length);
    }
    memcpy(header.magic, magic, sizeof magic);
    memcpy(header.kind, kind, 4);
    header.section_count = builder->count;
    header.size = size;
    memcpy(bytes, &header, sizeof header);
    image_seal(bytes, size);
    return (struct dateline_text){ bytes, size };
}
