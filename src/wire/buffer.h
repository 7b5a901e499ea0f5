/* A growing run of bytes outside any arena, for code that holds descriptors and foreign libraries' objects and must not
 * jump: growing gives false when memory is out. Starts as {0}. */
#ifndef DATELINE_WIRE_BUFFER_H
#define DATELINE_WIRE_BUFFER_H

#include "base/text.h"

struct buffer {
    char *bytes;
    size_t length, capacity;
};

bool buffer_reserve(struct buffer *buffer, size_t more);
bool buffer_add(struct buffer *buffer, struct dateline_text text);
bool buffer_add_byte(struct buffer *buffer, char byte);
/* Puts `text` in place of the buffer's content. */
bool buffer_set(struct buffer *buffer, struct dateline_text text);
struct dateline_text buffer_text(const struct buffer *buffer);
/* Forgets the content; gives memory back when much was taken. */
void buffer_clear(struct buffer *buffer);
void buffer_free(struct buffer *buffer);

#endif
