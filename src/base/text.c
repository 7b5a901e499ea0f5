/* Views of bytes. */
#include "base/text.h"

#include "base/vector.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct dateline_text text_of(const char *terminated)
{
    return (struct dateline_text){ terminated, terminated ? strlen(terminated) : 0 };
}

struct dateline_text text_slice(struct dateline_text text, size_t start, size_t end)
{
    if (end > text.length)
        end = text.length;
    if (start > end)
        start = end;
    return (struct dateline_text){ text.bytes ? text.bytes + start : NULL, end - start };
}

struct dateline_text text_copy(struct arena *arena, struct dateline_text text)
{
    return (struct dateline_text){ arena_copy(arena, text.bytes, text.length), text.length };
}

struct dateline_text text_trim(struct dateline_text text)
{
    while (text.length && byte_is_space(text.bytes[text.length - 1]))
        text.length--;
    while (text.length && byte_is_space(text.bytes[0])) {
        text.bytes++;
        text.length--;
    }
    return text;
}

bool text_same(struct dateline_text a, struct dateline_text b)
{
    return a.length == b.length && (!a.length || memcmp(a.bytes, b.bytes, a.length) == 0);
}

bool text_is(struct dateline_text a, const char *terminated)
{
    return text_same(a, text_of(terminated));
}

bool text_same_nocase(struct dateline_text a, struct dateline_text b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (byte_lower(a.bytes[i]) != byte_lower(b.bytes[i]))
            return false;
    return true;
}

bool text_is_nocase(struct dateline_text a, const char *terminated)
{
    return text_same_nocase(a, text_of(terminated));
}

bool text_starts(struct dateline_text text, const char *terminated)
{
    struct dateline_text start = text_of(terminated);
    return text.length >= start.length && text_same(text_slice(text, 0, start.length), start);
}

bool text_ends(struct dateline_text text, const char *terminated)
{
    struct dateline_text end = text_of(terminated);
    return text.length >= end.length && text_same(text_slice(text, text.length - end.length, text.length), end);
}

int text_compare(struct dateline_text a, struct dateline_text b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.bytes, b.bytes, common) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

size_t text_find(struct dateline_text text, struct dateline_text needle)
{
    if (!needle.length)
        return 0;
    if (needle.length <= text.length) {
        const char *found = memmem(text.bytes, text.length, needle.bytes, needle.length);
        if (found)
            return (size_t)(found - text.bytes);
    }
    return text.length + 1;
}

bool text_cut(struct dateline_text *rest, char separator, struct dateline_text *ret_piece)
{
    if (!rest->bytes)
        return false;
    const char *end = rest->length ? memchr(rest->bytes, separator, rest->length) : NULL;
    if (!end) {
        *ret_piece = *rest;
        *rest = (struct dateline_text){ NULL, 0 };
        return true;
    }
    size_t length = (size_t)(end - rest->bytes);
    *ret_piece = text_slice(*rest, 0, length);
    *rest = text_slice(*rest, length + 1, rest->length);
    return true;
}

bool text_number(struct dateline_text text, int64_t *ret_number)
{
    int64_t number = 0;
    if (!text.length || text.length > 18)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (!byte_is_digit(text.bytes[i]))
            return false;
        number = number * 10 + (text.bytes[i] - '0');
    }
    *ret_number = number;
    return true;
}

struct dateline_text text_lower(struct arena *arena, struct dateline_text text)
{
    char *copy = arena_copy(arena, text.bytes, text.length);
    for (size_t i = 0; i < text.length; i++)
        copy[i] = byte_lower(copy[i]);
    return (struct dateline_text){ copy, text.length };
}

static char *builder_room(struct text_builder *builder, size_t length)
{
    uint32_t more = length < UINT32_MAX ? (uint32_t)length : UINT32_MAX;
    builder->bytes =
        vector_reserve(builder->arena, builder->bytes, builder->count, &builder->capacity, more, sizeof(char));
    return builder->bytes + builder->count;
}

void text_add(struct text_builder *builder, struct dateline_text text)
{
    if (!text.length)
        return;
    memcpy(builder_room(builder, text.length), text.bytes, text.length);
    builder->count += (uint32_t)text.length;
}

void text_add_string(struct text_builder *builder, const char *terminated)
{
    text_add(builder, text_of(terminated));
}

void text_add_byte(struct text_builder *builder, char byte)
{
    text_add(builder, (struct dateline_text){ &byte, 1 });
}

static void builder_format(struct text_builder *builder, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0) {
        vsnprintf(builder_room(builder, (size_t)length + 1), (size_t)length + 1, format, again);
        builder->count += (uint32_t)length;
    }
    va_end(again);
}

void text_add_format(struct text_builder *builder, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    builder_format(builder, format, arguments);
    va_end(arguments);
}

struct dateline_text text_built(const struct text_builder *builder)
{
    return (struct dateline_text){ builder->bytes, builder->count };
}

struct dateline_text text_format(struct arena *arena, const char *format, ...)
{
    struct text_builder builder = { .arena = arena };
    va_list arguments;
    va_start(arguments, format);
    builder_format(&builder, format, arguments);
    va_end(arguments);
    return text_built(&builder);
}

enum dateline_status error_set(struct dateline_error *error, enum dateline_status status, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        error->status = status;
    }
    return status;
}
