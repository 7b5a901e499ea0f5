/* Recognising and undoing encodings.
 *
 * UTF-8 is unlike anything else: a text of another encoding that is well-formed UTF-8 by chance is rare. So what is
 * well-formed is UTF-8; what is not is weighed: multibyte sequences that are whole speak for broken UTF-8, single high
 * bytes between ASCII speak for one of the one-byte encodings. The table of Windows-1252 is the one of the WHATWG
 * Encoding Standard, in which the five unassigned bytes are C1 controls. */
#include "wire/decode.h"

#include "base/utf8.h"

/* A sequence that is whole by chance is rare, so it outweighs this many broken ones. */
enum { WHOLE_WEIGHT = 8 };

static const uint16_t windows_1252[32] = {
    0x20AC,
    0x0081,
    0x201A,
    0x0192,
    0x201E,
    0x2026,
    0x2020,
    0x2021,
    0x02C6,
    0x2030,
    0x0160,
    0x2039,
    0x0152,
    0x008D,
    0x017D,
    0x008F,
    0x0090,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
    0x2013,
    0x2014,
    0x02DC,
    0x2122,
    0x0161,
    0x203A,
    0x0153,
    0x009D,
    0x017E,
    0x0178,
};

/* What stands against and for UTF-8. */
struct evidence {
    size_t whole;  /* multibyte sequences */
    size_t broken; /* sequences that are none */
    size_t first_broken;
    bool controls; /* bytes 0x80 to 0x9F outside whole sequences */
};

static struct evidence evidence_weigh(struct dateline_text bytes)
{
    struct evidence evidence = { 0, 0, 0, false };
    for (size_t at = 0; at < bytes.length;) {
        unsigned char byte = (unsigned char)bytes.bytes[at];
        uint32_t code_point;
        uint32_t length = byte < 0x80 ? 1 : utf8_decode(bytes, at, &code_point);
        bool literal = length == 3 && byte == 0xEF && code_point == UTF8_REPLACEMENT; /* U+FFFD in the input itself */
        if (byte >= 0x80 && (code_point != UTF8_REPLACEMENT || literal)) {
            evidence.whole++;
        } else if (byte >= 0x80) {
            if (!evidence.broken++)
                evidence.first_broken = at;
            evidence.controls = evidence.controls || byte < 0xA0;
        }
        at += length;
    }
    return evidence;
}

static bool add_code_point(struct buffer *into, uint32_t code_point)
{
    char utf8[4];
    uint32_t length = utf8_encode(code_point, utf8);
    return buffer_add(into, (struct dateline_text){ utf8, length });
}

static bool decode_one_byte(struct dateline_text bytes, struct buffer *into)
{
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        if (!add_code_point(into, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte))
            return false;
    }
    return true;
}

static bool decode_broken(struct dateline_text bytes, struct buffer *into)
{
    for (size_t at = 0; at < bytes.length;) {
        uint32_t code_point;
        uint32_t length = utf8_decode(bytes, at, &code_point);
        if (!add_code_point(into, code_point))
            return false;
        at += length;
    }
    return true;
}

bool decode_text(
    struct dateline_text bytes, struct buffer *into, struct dateline_text *ret_text, struct decode_note *ret_note)
{
    size_t mark = text_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    bytes = text_slice(bytes, mark, bytes.length);
    *ret_note = (struct decode_note){ DECODE_UTF8, 0, 0 };
    *ret_text = bytes;
    if (utf8_valid(bytes))
        return true;
    struct evidence evidence = evidence_weigh(bytes);
    bool utf8 = mark || evidence.whole * WHOLE_WEIGHT >= evidence.broken;
    ret_note->first_broken = evidence.first_broken + mark;
    ret_note->broken = utf8 ? evidence.broken : 0;
    if (!utf8)
        ret_note->encoding = evidence.controls ? DECODE_WINDOWS_1252 : DECODE_LATIN_1;
    into->length = 0;
    if (!buffer_reserve(into, bytes.length) || !(utf8 ? decode_broken : decode_one_byte)(bytes, into))
        return false;
    *ret_text = buffer_text(into);
    return true;
}

const char *decode_name(enum decode_encoding encoding)
{
    static const char *const names[] = { "UTF-8", "Windows-1252", "Latin-1" };
    return names[encoding];
}
