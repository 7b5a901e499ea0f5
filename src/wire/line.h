/* Lines of a stream, bounded. */
#ifndef DATELINE_WIRE_LINE_H
#define DATELINE_WIRE_LINE_H

#include "wire/buffer.h"
#include "wire/stream.h"

enum line_result { LINE_END, LINE_READ, LINE_TOO_LONG, LINE_NO_MEMORY };

/* The next line without its '\n' (a carriage return before it stays). The view lives until the next use of stream or
 * buffer. Of a line past `bound` bytes nothing is kept: it is passed over, and *ret_line only has its length. */
enum line_result line_next(struct stream *stream, struct buffer *buffer, size_t bound, struct dateline_text *ret_line);

#endif
