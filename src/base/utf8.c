/* UTF-8. ASCII takes the short way everywhere; the rest asks libutf8proc, which this file alone includes. */
#include "base/utf8.h"

#include <utf8proc.h>

static bool continuation(struct dateline_text text, size_t at)
{
    return at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80;
}

/* The range that the second byte must lie in, by the first (Unicode 15, table 3-7). */
static bool second_byte_fits(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

uint32_t utf8_decode(struct dateline_text text, size_t at, uint32_t *ret_code_point)
{
    unsigned char first = (unsigned char)text.bytes[at];
    *ret_code_point = first;
    if (first < 0x80)
        return 1;
    uint32_t length = first >= 0xC2 && first <= 0xDF   ? 2
                      : first >= 0xE0 && first <= 0xEF ? 3
                      : first >= 0xF0 && first <= 0xF4 ? 4
                                                       : 0;
    *ret_code_point = UTF8_REPLACEMENT;
    if (!length || at + 1 >= text.length || !second_byte_fits(first, (unsigned char)text.bytes[at + 1]))
        return 1;
    uint32_t code_point = first & (0xFFu >> (length + 1));
    for (uint32_t i = 1; i < length; i++) {
        if (!continuation(text, at + i))
            return i;
        code_point = code_point << 6 | ((unsigned char)text.bytes[at + i] & 0x3F);
    }
    *ret_code_point = code_point;
    return length;
}

uint32_t utf8_encode(uint32_t code_point, char bytes[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = UTF8_REPLACEMENT;
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    uint32_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (uint32_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    bytes[0] = (char)((0xF00u >> length & 0xFF) | code_point);
    return length;
}

bool utf8_valid(struct dateline_text text)
{
    size_t at = 0;
    while (at < text.length) {
        uint32_t code_point;
        uint32_t length = utf8_decode(text, at, &code_point);
        if (code_point == UTF8_REPLACEMENT && (length != 3 || (unsigned char)text.bytes[at] != 0xEF))
            return false;
        at += length;
    }
    return true;
}

size_t utf8_count(struct dateline_text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return count;
}

bool utf8_is_space(uint32_t c)
{
    if (c < 0x80)
        return byte_is_space((char)c);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool utf8_is_letter(uint32_t c)
{
    if (c < 0x80)
        return byte_is_letter((char)c);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_upper(uint32_t c)
{
    if (c < 0x80)
        return byte_is_upper((char)c);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_digit(uint32_t c)
{
    return c < 0x80 ? byte_is_digit((char)c) : utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_quote_open(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || c == 0x201C || c == 0x201E || c == 0x201F || c == 0xAB || c == 0x2018 ||
           c == 0x201B || c == 0x2039;
}

struct dateline_text utf8_lower(struct arena *arena, struct dateline_text text)
{
    struct text_builder builder = { .arena = arena };
    for (size_t at = 0; at < text.length;) {
        uint32_t c;
        char bytes[4];
        at += utf8_decode(text, at, &c);
        c = c < 0x80 ? (uint32_t)byte_lower((char)c) : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        text_add(&builder, (struct dateline_text){ bytes, utf8_encode(c, bytes) });
    }
    return text_built(&builder);
}

/* The letter under its marks: the first code point of the canonical or compatibility decomposition. */
static uint32_t base_letter(uint32_t c)
{
    utf8proc_int32_t parts[8];
    int boundary = 0;
    if (c < 0xC0 || c >= 0x2000)
        return c;
    if (c == 0x131)
        return 'i';
    if (c == 0xF8)
        return 'o';
    if (c == 0x142)
        return 'l';
    if (c == 0x111)
        return 'd';
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    return count > 0 ? (uint32_t)parts[0] : c;
}

struct dateline_text utf8_fold(struct arena *arena, struct dateline_text text)
{
    struct text_builder builder = { .arena = arena };
    for (size_t at = 0; at < text.length;) {
        uint32_t c;
        char bytes[4];
        at += utf8_decode(text, at, &c);
        if (c >= 0x80) {
            c = base_letter((uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
            if (utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_MN)
                continue;
        } else {
            c = (uint32_t)byte_lower((char)c);
        }
        text_add(&builder, (struct dateline_text){ bytes, utf8_encode(c, bytes) });
    }
    return text_built(&builder);
}
