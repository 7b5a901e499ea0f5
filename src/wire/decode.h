/* From bytes to one well-formed UTF-8 text. */
#ifndef DATELINE_WIRE_DECODE_H
#define DATELINE_WIRE_DECODE_H

#include "wire/buffer.h"

enum decode_encoding { DECODE_UTF8, DECODE_WINDOWS_1252, DECODE_LATIN_1 };

/* What had to be done, for the message about it. */
struct decode_note {
    enum decode_encoding encoding;
    size_t broken;       /* sequences that became U+FFFD */
    size_t first_broken; /* byte offset of the first, or of the first byte that is not UTF-8 */
};

/* Decodes bytes. Well-formed UTF-8 comes back as it is, without a copy; everything else is written into `into`, which
 * then owns the result. Bytes that are not UTF-8 are Windows-1252 (or Latin-1, its part without 0x80-0x9F) unless most
 * of what is not ASCII in them is well-formed UTF-8: then each broken sequence becomes one U+FFFD. A byte-order mark at
 * the beginning is dropped. False when memory is out. */
bool decode_text(
    struct dateline_text bytes, struct buffer *into, struct dateline_text *ret_text, struct decode_note *ret_note);

/* "Windows-1252" and the like. */
const char *decode_name(enum decode_encoding encoding);

#endif
