/* The stage: cuts an article into blocks. */
#include "wire/wire.h"

struct wire {
    const struct image *words;
};

enum dateline_status wire_open(
    struct arena *arena, const struct image *words, const struct wire **ret_wire, struct dateline_error *error)
{
    struct wire *wire = ARENA_NEW(arena, struct wire);
    (void)error;
    wire->words = words;
    *ret_wire = wire;
    return DATELINE_OK;
}

void wire_read(const struct wire *wire, struct story *story)
{
    struct dateline_text text = story->article.text;
    size_t start = 0;
    (void)wire;
    for (size_t i = 0; i <= text.length; i++) {
        bool line_end = i == text.length || text.bytes[i] == '\n';
        bool blank = i + 1 >= text.length || text.bytes[i + 1] == '\n' || text.bytes[i + 1] == ' ' || text.bytes[i + 1] == '\r';
        if (!line_end || !(blank || i - start > 400))
            continue;
        struct dateline_text block = text_trim(text_slice(text, start, i));
        if (block.length) {
            uint32_t first = (uint32_t)(block.bytes - text.bytes);
            struct dateline_block *made = VECTOR_PUSH(story->arena, &story->blocks);
            *made = (struct dateline_block){ { first, first + (uint32_t)block.length }, DATELINE_BLOCK_BODY };
        }
        start = i + 1;
    }
}
