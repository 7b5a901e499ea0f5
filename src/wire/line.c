/* Lines of a stream. A line that lies whole in the window is shown where it lies; only one that does not is copied. */
#include "wire/line.h"

#include <string.h>

enum line_result line_next(struct stream *stream, struct buffer *buffer, size_t bound, struct dateline_text *ret_line)
{
    struct dateline_text ahead = stream_peek(stream, 1);
    size_t length = 0;
    bool copied = false, good = true;
    if (!ahead.length)
        return LINE_END;
    buffer->length = 0;
    for (;;) {
        const char *end = memchr(ahead.bytes, '\n', ahead.length);
        size_t piece = end ? (size_t)(end - ahead.bytes) : ahead.length;
        if (end && !copied && piece <= bound) {
            stream_skip(stream, piece + 1);
            *ret_line = text_slice(ahead, 0, piece);
            return LINE_READ;
        }
        copied = true;
        length += piece;
        if (length <= bound && good)
            good = buffer_add(buffer, text_slice(ahead, 0, piece));
        stream_skip(stream, piece + (end != NULL));
        if (end)
            break;
        ahead = stream_peek(stream, 1);
        if (!ahead.length)
            break;
    }
    *ret_line = (struct dateline_text){ length <= bound ? buffer_text(buffer).bytes : "", length };
    return length > bound ? LINE_TOO_LONG : good ? LINE_READ : LINE_NO_MEMORY;
}
