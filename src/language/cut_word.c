/* Where a word ends: which marks stand inside words ("U.S.", "1,000", "O'Brien", "anti-war", "comp.sources.unix") and which
 * full stops belong to the word before them. Hyphenated compounds end at the hyphen but for prefixes in a table. */
#include "language/cutter.h"

#include <string.h>

static size_t run_end(const struct cutter *cutter, size_t at)
{
    size_t bytes;
    while (cutter_alnum_at(cutter, at) || cutter_byte_at(cutter, at) == '_') {
        cutter_kind_at(cutter, at, &bytes);
        at += bytes;
    }
    return at;
}

static bool all_digits(struct dateline_text text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (!byte_is_digit(text.bytes[i]))
            return false;
    return end > start;
}

static bool all_small(struct dateline_text text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (!byte_is_lower(text.bytes[i]))
            return false;
    return end > start;
}

/* Names of three words or more in small letters with full stops between ("comp.sources.unix"): the stop at `at` is one. */
static bool dotted_name(const struct cutter *cutter, size_t start, size_t at, size_t next_end)
{
    struct dateline_text text = cutter->text;
    size_t part = at;
    while (part > start && text.bytes[part - 1] != '.')
        part--;
    return all_small(text, part, at) && all_small(text, at + 1, next_end) &&
           (part > start ||
               (cutter_byte_at(cutter, next_end) == '.' && byte_is_lower(cutter_byte_at(cutter, next_end + 1))));
}

/* A share's code as the wires write it ("XYZ.N"): two to eight capitals, and at most two behind the full stop. */
static bool share_code(struct dateline_text text, size_t start, size_t at, size_t next_end)
{
    if (at - start < 2 || at - start > 8 || next_end - at > 3)
        return false;
    for (size_t i = start; i < next_end; i++)
        if (i != at && !byte_is_upper(text.bytes[i]))
            return false;
    return true;
}

/* Whether the full stop at `at`, between alphanumeric characters, belongs to the word that began at `start`. */
static bool dot_inside(const struct cutter *cutter, size_t start, size_t at, size_t next_end)
{
    static const char *const endings[] = { "com", "org", "net", "gov", "edu", "doc", "xls", "txt", "co", "uk", "htm",
        "html", "pdf", "jpg", "mil", "int", "info", "tv", "fr", "de", "ru", "exe", "zip" };
    struct dateline_text text = cutter->text;
    size_t left = at - start, right = next_end - at - 1;
    if (byte_is_digit(text.bytes[at - 1]) && byte_is_digit(text.bytes[at + 1]))
        return true;
    if (left == 1 || right == 1 || (left > 2 && text.bytes[at - 2] == '.'))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (right == strlen(endings[i]) && cutter_starts_at(cutter, at + 1, endings[i]))
            return true;
    if (dotted_name(cutter, start, at, next_end) || share_code(text, start, at, next_end))
        return true;
    return !byte_is_letter(text.bytes[at - 1]) && !byte_is_upper(text.bytes[at + 1]);
}

/* Whether the hyphen at `at` belongs to the word: after a prefix of the table, within telephone numbers and the like.
 */
static bool hyphen_inside(const struct cutter *cutter, size_t start, size_t at, size_t next_end)
{
    struct dateline_text text = cutter->text;
    size_t part = at;
    while (part > start && text.bytes[part - 1] != '-' && text.bytes[part - 1] != '/')
        part--;
    if (all_digits(text, part, at) && all_digits(text, at + 1, next_end))
        return (at - part >= 3 && next_end - at - 1 >= 3 && !(at - part == 4 && next_end - at - 1 == 4)) ||
               part > start ||
               (cutter_byte_at(cutter, next_end) == '-' && byte_is_digit(cutter_byte_at(cutter, next_end + 1)));
    return cutter_row_of(&cutter->tokeniser->prefixes, text_slice(text, part, at)) != DATELINE_NONE;
}

/* Whether the mark at `at` joins the word that began at `start` with what follows, up to `next_end`. */
static bool mark_joins(const struct cutter *cutter, size_t start, size_t at, size_t next_end)
{
    struct dateline_text text = cutter->text;
    bool digits = byte_is_digit(text.bytes[at - 1]) && byte_is_digit(text.bytes[at + 1]);
    switch (text.bytes[at]) {
    case '.':
        return dot_inside(cutter, start, at, next_end);
    case ',':
    case ':':
        return digits;
    case '/':
        return digits ? at - start > 1 || next_end - at > 2 || cutter_byte_at(cutter, next_end) == '/'
                      : at - start == 1 && next_end - at <= 4;
    case '&':
        return byte_is_upper(text.bytes[at - 1]) && byte_is_upper(text.bytes[at + 1]);
    case '-':
        return hyphen_inside(cutter, start, at, next_end);
    case '*':
    case '@':
        return true;
    default:
        return false;
    }
}

/* The first byte of what follows behind white space; NUL at the end and before an empty line. */
static char next_byte(const struct cutter *cutter, size_t at)
{
    size_t bytes, lines = 0;
    while (at < cutter->text.length && token_space_at(cutter->text, at, &bytes)) {
        lines += cutter->text.bytes[at] == '\n';
        at += bytes;
    }
    return at < cutter->text.length && lines < 2 ? cutter->text.bytes[at] : '\0';
}

/* Whether the full stop at `at` belongs to an abbreviation of that kind, which begins at `start`. */
static bool kind_takes_dot(const struct cutter *cutter, struct dateline_text kind, size_t start, size_t at)
{
    char next = next_byte(cutter, at + 1);
    if (text_is(kind, "number"))
        return byte_is_digit(next);
    if (text_is(kind, "day"))
        return byte_is_upper(cutter->text.bytes[start]) && (byte_is_upper(next) || byte_is_digit(next));
    if (text_is(kind, "inside"))
        return byte_is_lower(next) || (next != '\0' && strchr(",;:)", next) != NULL);
    if (text_is(kind, "behind et"))
        return cutter->story->tokens.count > 0 &&
               text_is(story_word(cutter->story, cutter->story->tokens.count - 1), "et");
    return true;
}

/* Whether the full stop at `at`, with nothing alphanumeric behind it, belongs to the word: of an abbreviation, an
 * initial, or after letters with full stops between. */
static bool dot_belongs(const struct cutter *cutter, size_t start, size_t at)
{
    struct dateline_text kind, text = cutter->text;
    bool two = cutter_byte_at(cutter, at + 1) == '.';
    if (two && (cutter_byte_at(cutter, at + 2) == '.' || at - start < 2))
        return false;
    if (at - start == 1 && byte_is_upper(text.bytes[start]))
        return text.bytes[start] != 'I';
    if (token_abbreviates(cutter->tokeniser, text_slice(text, start, at + 1), &kind))
        return kind_takes_dot(cutter, kind, start, at);
    if (at - start == 1)
        return false;
    return at - start >= 3 && at - start <= 9 && text.bytes[at - 2] == '.' && byte_is_letter(text.bytes[at - 1]) &&
           byte_is_letter(text.bytes[start]);
}

size_t cutter_word_end(const struct cutter *cutter, size_t start)
{
    size_t at = run_end(cutter, start), bytes;
    while (at < cutter->end && at > start) {
        char c = cutter->text.bytes[at];
        if (cutter_apostrophe_at(cutter, at, &bytes) && cutter_alnum_at(cutter, at + bytes)) {
            at = run_end(cutter, at + bytes);
        } else if (c == '$' && at - start <= 3 && byte_is_upper(cutter->text.bytes[start])) {
            return at + 1;
        } else if (cutter_alnum_at(cutter, at + 1)) {
            size_t next = run_end(cutter, at + 1);
            if (!mark_joins(cutter, start, at, next))
                return at;
            at = next;
        } else {
            return c == '.' && dot_belongs(cutter, start, at) ? at + 1 : at;
        }
    }
    return at;
}
