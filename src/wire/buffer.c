/* Growing runs of bytes. */
#include "wire/buffer.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT = 1 << 20 };

bool buffer_reserve(struct buffer *buffer, size_t more)
{
    if (more <= buffer->capacity - buffer->length)
        return true;
    if (more > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4)
        return false;
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity < buffer->length + more)
        capacity += capacity / 2;
    char *bytes = realloc(buffer->bytes, capacity);
    if (!bytes)
        return false;
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

bool buffer_add(struct buffer *buffer, struct dateline_text text)
{
    if (!buffer_reserve(buffer, text.length))
        return false;
    if (text.length)
        memcpy(buffer->bytes + buffer->length, text.bytes, text.length);
    buffer->length += text.length;
    return true;
}

bool buffer_add_byte(struct buffer *buffer, char byte)
{
    if (!buffer_reserve(buffer, 1))
        return false;
    buffer->bytes[buffer->length++] = byte;
    return true;
}

bool buffer_set(struct buffer *buffer, struct dateline_text text)
{
    buffer->length = 0;
    return buffer_add(buffer, text);
}

struct dateline_text buffer_text(const struct buffer *buffer)
{
    return (struct dateline_text){ buffer->length ? buffer->bytes : "", buffer->length };
}

void buffer_clear(struct buffer *buffer)
{
    if (buffer->capacity > KEPT)
        buffer_free(buffer);
    buffer->length = 0;
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){ NULL, 0, 0 };
}
