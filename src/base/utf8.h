/* UTF-8 (RFC 3629): decoding, counting, classes and case by way of libutf8proc. */
#ifndef DATELINE_BASE_UTF8_H
#define DATELINE_BASE_UTF8_H

#include "base/text.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Decodes one code point at text.bytes[at] (at < text.length) and gives the bytes it takes, 1 to 4. A broken sequence
 * gives U+FFFD and the length of its longest valid beginning, at least 1 (Unicode 15, section 3.9, "maximal subparts"). */
uint32_t utf8_decode(struct dateline_text text, size_t at, uint32_t *ret_code_point);
/* Writes 1 to 4 bytes and gives their number. Surrogates and numbers past U+10FFFF become U+FFFD. */
uint32_t utf8_encode(uint32_t code_point, char bytes[4]);
/* True when the whole text is well-formed. */
bool utf8_valid(struct dateline_text text);
/* Code points of a well-formed text: bytes that are no continuation. */
size_t utf8_count(struct dateline_text text);

bool utf8_is_space(uint32_t code_point);  /* White_Space, no-break spaces and zero-width ones among them */
bool utf8_is_letter(uint32_t code_point); /* L* and M* */
bool utf8_is_upper(uint32_t code_point);
bool utf8_is_digit(uint32_t code_point);      /* Nd */
bool utf8_is_quote_open(uint32_t code_point); /* " “ „ « ‘ ` and the straight ones */
/* Lower case of a whole text, code point by code point, in the arena. */
struct dateline_text utf8_lower(struct arena *arena, struct dateline_text text);
/* Latin letters without marks, lower case, other code points as they are: "Kırklareli" for look-ups that forgive. */
struct dateline_text utf8_fold(struct arena *arena, struct dateline_text text);

#endif
