/* Views of bytes, and what everybody does with them. ASCII only where letters are compared without case: for the rest
 * there is base/utf8. Nothing here allocates but text_copy and the builder. */
#ifndef DATELINE_BASE_TEXT_H
#define DATELINE_BASE_TEXT_H

#include "base/arena.h"
#include "dateline.h"

#include <stdbool.h>

/* A view of a string literal. */
#define TEXT(literal) ((struct dateline_text){ (literal), sizeof(literal) - 1 })
/* For printf: "%.*s". */
#define TEXT_ARG(text) (int)(text).length, (text).length ? (text).bytes : ""

struct dateline_text text_of(const char *terminated); /* NULL gives the empty text */
struct dateline_text text_slice(struct dateline_text text, size_t start, size_t end);
struct dateline_text text_copy(struct arena *arena, struct dateline_text text);
struct dateline_text text_trim(struct dateline_text text); /* ASCII white space off both ends */
bool text_same(struct dateline_text a, struct dateline_text b);
bool text_is(struct dateline_text a, const char *terminated);
bool text_same_nocase(struct dateline_text a, struct dateline_text b);
bool text_is_nocase(struct dateline_text a, const char *terminated);
bool text_starts(struct dateline_text text, const char *terminated);
bool text_ends(struct dateline_text text, const char *terminated);
int text_compare(struct dateline_text a, struct dateline_text b); /* by bytes; a total order */
/* Where needle begins in text, or text.length + 1 when it does not. */
size_t text_find(struct dateline_text text, struct dateline_text needle);
/* Cuts the piece before the next `separator` off *rest; false when *rest is used up (bytes NULL). A text of n
 * separators has n + 1 pieces. */
bool text_cut(struct dateline_text *rest, char separator, struct dateline_text *ret_piece);
/* A whole text of decimal digits, at most 18; false otherwise. */
bool text_number(struct dateline_text text, int64_t *ret_number);
/* Lower case of ASCII letters, in the arena. */
struct dateline_text text_lower(struct arena *arena, struct dateline_text text);

static inline bool byte_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool byte_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool byte_is_letter(char c)
{
    return byte_is_upper(c) || byte_is_lower(c);
}
static inline bool byte_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool byte_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char byte_lower(char c)
{
    return byte_is_upper(c) ? (char)(c + 32) : c;
}

/* A text that is put together piece by piece in an arena. Starts as {0} with its arena set. */
struct text_builder {
    struct arena *arena;
    char *bytes;
    uint32_t count, capacity;
};

void text_add(struct text_builder *builder, struct dateline_text text);
void text_add_string(struct text_builder *builder, const char *terminated);
void text_add_byte(struct text_builder *builder, char byte);
void text_add_format(struct text_builder *builder, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct dateline_text text_built(const struct text_builder *builder);
/* A formatted text in the arena. */
struct dateline_text text_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Fills in *error (which may be NULL) and gives its status back. */
enum dateline_status error_set(struct dateline_error *error, enum dateline_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
