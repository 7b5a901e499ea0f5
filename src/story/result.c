/* Readers of a result's layers, and the way from bytes to code points. */
#include "story/result.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { STRIDE = 64 };

void result_index(struct dateline_result *result)
{
    struct dateline_text text = result->story.article.text;
    size_t marks = text.length / STRIDE + 1;
    result->code_points = ARENA_ARRAY(&result->arena, uint32_t, marks);
    uint32_t count = 0;
    for (size_t i = 0; i < marks; i++) {
        result->code_points[i] = count;
        count += (uint32_t)utf8_count(text_slice(text, i * STRIDE, (i + 1) * STRIDE));
    }
}

uint32_t dateline_code_points(const dateline_result *result, uint32_t byte_offset)
{
    struct dateline_text text = result->story.article.text;
    if (byte_offset > text.length)
        byte_offset = (uint32_t)text.length;
    uint32_t mark = byte_offset / STRIDE;
    return result->code_points[mark] + (uint32_t)utf8_count(text_slice(text, (size_t)mark * STRIDE, byte_offset));
}

const struct dateline_article *dateline_result_article(const dateline_result *result)
{
    return &result->story.article;
}

const struct dateline_dateline *dateline_result_dateline(const dateline_result *result)
{
    return &result->story.dateline;
}

struct dateline_text dateline_result_message(const dateline_result *result, size_t index)
{
    if (index >= result->story.messages.count)
        return (struct dateline_text){ NULL, 0 };
    return result->story.messages.at[index];
}

#define LAYER_READER(layer, type)                                                                                      \
    const struct dateline_##type *dateline_##layer(const dateline_result *result, size_t *ret_count)                   \
    {                                                                                                                  \
        *ret_count = result->story.layer.count;                                                                        \
        return result->story.layer.at;                                                                                 \
    }
DATELINE_LAYER_LIST(LAYER_READER)

void dateline_result_free(dateline_result *result)
{
    if (!result)
        return;
    arena_free(&result->arena);
    free(result);
}
