/* Finding paragraphs.
 *
 * Texts come in four layouts: blank lines between paragraphs; the first line of a paragraph indented, as wires set it
 * until the nineties, with the lines hard-wrapped; a line a paragraph; and hard-wrapped lines with nothing between
 * paragraphs but a short last line. Which one a text has is told by its line ends: where many lines end inside a
 * sentence and go on in lower case, a single line end is nothing but a space. */
#include "wire/paragraph.h"

#include "base/utf8.h"

enum { INDENT_LEAST = 2, WRAP_WIDEST = 200, WRAP_SHARE = 5, JOINED_LEAST = 40, SPACED_LEAST = 3, SPACED_SHARE = 3 };

struct line {
    size_t start, end; /* without white space at its ends */
    uint32_t indent;   /* columns before it */
    bool blank_before;
};

struct lines {
    VECTOR(struct line) all;
    uint32_t indent; /* the smallest one, the first line's apart */
    size_t widest;
    bool wrapped; /* a single line end is a space */
    bool marked;  /* paragraphs are marked by blank lines or indentation */
    bool spaced;  /* every line has a blank one behind it */
};

static bool final_punctuation(struct dateline_text text, const struct line *line)
{
    size_t at = line->end;
    while (at > line->start) {
        unsigned char c = (unsigned char)text.bytes[at - 1];
        if (c == '.' || c == '!' || c == '?' || c == ':')
            return true;
        /* closing quotation marks and brackets may follow; those beyond ASCII are of three bytes, E2 80 99 and so on */
        if (c != '"' && c != '\'' && c != ')' && c != ']' && c < 0x80)
            return false;
        at--;
    }
    return false;
}

static bool lower_start(struct dateline_text text, const struct line *line)
{
    return byte_is_lower(text.bytes[line->start]);
}

/* Does the sentence of a line go on in the next one: no end here, a small letter there? */
static bool goes_on(struct dateline_text text, const struct line *line)
{
    return lower_start(text, line + 1) && !final_punctuation(text, line);
}

static void line_add(
    struct arena *arena, struct dateline_text text, size_t start, size_t end, struct lines *lines, bool *blank)
{
    size_t first = start;
    while (first < end && byte_is_space(text.bytes[first]))
        first++;
    while (end > first && byte_is_space(text.bytes[end - 1]))
        end--;
    if (first == end) {
        *blank = true;
        return;
    }
    struct line *line = VECTOR_PUSH(arena, &lines->all);
    *line = (struct line){ first, end, (uint32_t)(first - start), *blank };
    *blank = false;
}

static void lines_find(struct arena *arena, struct dateline_text text, struct lines *lines)
{
    bool blank = false;
    size_t start = 0;
    for (size_t i = 0; i <= text.length; i++) {
        char c = i < text.length ? text.bytes[i] : '\n';
        bool carriage = c == '\r' && !(i + 1 < text.length && text.bytes[i + 1] == '\n');
        if (c != '\n' && !carriage)
            continue;
        line_add(arena, text, start, i, lines, &blank);
        start = i + 1;
    }
}

/* Measures the layout. */
static void lines_weigh(struct dateline_text text, struct lines *lines)
{
    size_t ends = 0, soft = 0, blank = 0, soft_blank = 0;
    lines->indent = UINT32_MAX;
    for (uint32_t i = 1; i < lines->all.count; i++)
        if (lines->all.at[i].indent < lines->indent)
            lines->indent = lines->all.at[i].indent;
    for (uint32_t i = 0; i < lines->all.count; i++) {
        const struct line *line = &lines->all.at[i];
        size_t width = line->end - line->start;
        if (width > lines->widest)
            lines->widest = width;
        if (i == 0)
            continue;
        bool marked = line->blank_before || line->indent >= lines->indent + INDENT_LEAST;
        lines->marked = lines->marked || marked;
        bool inside = goes_on(text, line - 1);
        ends += !marked;
        soft += !marked && inside;
        blank += line->blank_before;
        soft_blank += line->blank_before && inside;
    }
    lines->spaced = soft_blank >= SPACED_LEAST && soft_blank * SPACED_SHARE >= blank;
    lines->wrapped = soft > 0 && soft * WRAP_SHARE >= ends && lines->widest <= WRAP_WIDEST;
}

/* Would the first word of the next line have had room on this one? */
static bool line_is_short(struct dateline_text text, const struct lines *lines, const struct line *line)
{
    size_t word = line[1].start;
    while (word < line[1].end && !byte_is_space(text.bytes[word]))
        word++;
    return line->end - line->start + 1 + (word - line[1].start) < lines->widest * 9 / 10;
}

/* Does a paragraph end behind line i (which is not the last)? */
static bool paragraph_ends(struct dateline_text text, const struct lines *lines, uint32_t i)
{
    const struct line *line = &lines->all.at[i], *next = line + 1;
    bool inside = goes_on(text, line) && line->end - line->start >= JOINED_LEAST;
    if (next->blank_before && lines->spaced)
        return final_punctuation(text, line);
    if (next->blank_before) /* unless a page ended in the middle of a wrapped sentence */
        return !(lines->wrapped && inside);
    if (inside)
        return false;
    if (next->indent >= lines->indent + INDENT_LEAST)
        return true;
    if (!lines->wrapped)
        return true;
    return !lines->marked && final_punctuation(text, line) && line_is_short(text, lines, line);
}

void paragraph_split(struct arena *arena, struct dateline_text text, bool first_line, struct pieces *ret_pieces)
{
    struct lines lines = { 0 };
    lines_find(arena, text, &lines);
    lines_weigh(text, &lines);
    size_t start = lines.all.count ? lines.all.at[0].start : 0;
    for (uint32_t i = 0; i < lines.all.count; i++) {
        bool last = i + 1 == lines.all.count;
        if (!last && !(first_line && i == 0) && !paragraph_ends(text, &lines, i))
            continue;
        struct dateline_span span = { (uint32_t)start, (uint32_t)lines.all.at[i].end };
        *VECTOR_PUSH(arena, &ret_pieces->all) = (struct piece){ span, DATELINE_BLOCK_BODY };
        if (!last)
            start = lines.all.at[i + 1].start;
    }
}
