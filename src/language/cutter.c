/* What may be asked of the bytes around the cursor. */
#include "language/cutter.h"

#include "base/utf8.h"

#include <string.h>

enum character cutter_kind_at(const struct cutter *cutter, size_t at, size_t *ret_bytes)
{
    *ret_bytes = 1;
    if (at >= cutter->end)
        return CHARACTER_SPACE;
    unsigned char c = (unsigned char)cutter->text.bytes[at];
    if (byte_is_letter((char)c))
        return CHARACTER_LETTER;
    if (byte_is_digit((char)c))
        return CHARACTER_DIGIT;
    if (c < 0x80)
        return CHARACTER_OTHER;
    uint32_t code_point;
    *ret_bytes = utf8_decode(cutter->text, at, &code_point);
    if (utf8_is_letter(code_point) || code_point == 0x200B || code_point == 0x200C || code_point == 0x200D ||
        code_point == 0xFE0F || code_point == 0xAD)
        return CHARACTER_LETTER;
    return utf8_is_digit(code_point) ? CHARACTER_DIGIT : CHARACTER_OTHER;
}

bool cutter_byte_in(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

bool cutter_alnum_at(const struct cutter *cutter, size_t at)
{
    size_t bytes;
    enum character kind = cutter_kind_at(cutter, at, &bytes);
    return kind == CHARACTER_LETTER || kind == CHARACTER_DIGIT;
}

char cutter_byte_at(const struct cutter *cutter, size_t at)
{
    return at < cutter->end ? cutter->text.bytes[at] : '\0';
}

bool cutter_apostrophe_at(const struct cutter *cutter, size_t at, size_t *ret_bytes)
{
    *ret_bytes = 1;
    char c = cutter_byte_at(cutter, at);
    if (c == '\'' || c == '`')
        return true;
    *ret_bytes = 3;
    return at + 3 <= cutter->end && memcmp(cutter->text.bytes + at, "\xE2\x80\x99", 3) == 0;
}

uint32_t cutter_row_of(const struct table *table, struct dateline_text word)
{
    char key[32];
    size_t length = 0;
    uint32_t rows;
    if (table->head == NULL)
        return DATELINE_NONE;
    for (size_t i = 0; i < word.length; i++) {
        if (length == sizeof key)
            return DATELINE_NONE;
        if (i + 3 <= word.length && memcmp(word.bytes + i, "\xE2\x80\x99", 3) == 0) {
            key[length++] = '\'';
            i += 2;
        } else {
            key[length++] = byte_lower(word.bytes[i]);
        }
    }
    return table_find(table, (struct dateline_text){ key, length }, &rows);
}

bool cutter_starts_at(const struct cutter *cutter, size_t at, const char *with)
{
    size_t length = strlen(with);
    if (at + length > cutter->end)
        return false;
    for (size_t i = 0; i < length; i++)
        if (byte_lower(cutter->text.bytes[at + i]) != with[i])
            return false;
    return true;
}
