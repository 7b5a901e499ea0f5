/* Furniture and notes: what pages and wires put around a report. */
#include "base/utf8.h"
#include "wire/cut.h"
#include "wire/published.h"

enum { LOWER_MOST = 512, NOTE_MOST = 700, NOTE_WORDS = 48 };

/* Lower case of a text's first bytes, on the caller's stack. */
struct lowered {
    char bytes[LOWER_MOST];
    size_t length;
};

static struct dateline_text lower_copy(struct lowered *lowered, struct dateline_text text)
{
    lowered->length = text.length < LOWER_MOST ? text.length : LOWER_MOST;
    for (size_t i = 0; i < lowered->length; i++)
        lowered->bytes[i] = byte_lower(text.bytes[i]);
    return (struct dateline_text){ lowered->bytes, lowered->length };
}

static bool text_begins(struct dateline_text text, struct dateline_text phrase)
{
    if (!text_same(text_slice(text, 0, phrase.length), phrase))
        return false;
    char last = phrase.bytes[phrase.length - 1];
    return text.length == phrase.length || !byte_is_letter(last) || !byte_is_letter(text.bytes[phrase.length]);
}

static struct dateline_text punctuation_off(struct dateline_text text)
{
    while (text.length && !byte_is_letter(text.bytes[0]) && !byte_is_digit(text.bytes[0]) && text.bytes[0] > 0)
        text = text_slice(text, 1, text.length);
    while (text.length) {
        char last = text.bytes[text.length - 1];
        if (byte_is_letter(last) || byte_is_digit(last) || last <= 0)
            break;
        text.length--;
    }
    return text;
}

static bool pattern_fits(const struct pattern *pattern, struct dateline_text lower)
{
    struct dateline_text bare;
    switch (pattern->where) {
    case PATTERN_WHOLE:
        bare = punctuation_off(lower);
        return text_same(bare, pattern->first);
    case PATTERN_BEGIN:
        return text_begins(lower, pattern->first) &&
               (!pattern->second.length || text_find(lower, pattern->second) < lower.length);
    case PATTERN_END:
        return lower.length >= pattern->first.length &&
               text_same(text_slice(lower, lower.length - pattern->first.length, lower.length), pattern->first);
    case PATTERN_INSIDE:
        return text_find(lower, pattern->first) < lower.length;
    default:
        return false;
    }
}

/* "___", "* * *": nothing that could be read. */
static bool separator_only(struct dateline_text paragraph)
{
    for (size_t at = 0; at < paragraph.length;) {
        uint32_t code_point;
        at += utf8_decode(paragraph, at, &code_point);
        if (utf8_is_letter(code_point) || utf8_is_digit(code_point) || utf8_is_quote_open(code_point))
            return false;
    }
    return true;
}

/* "—Jane Doe" under a quotation that is shown by itself. */
static bool caption_name(struct dateline_text paragraph)
{
    size_t dash = text_starts(paragraph, "\xE2\x80\x94") || text_starts(paragraph, "\xE2\x80\x95") ? 3
                  : text_starts(paragraph, "--")                                                   ? 2
                                                                                                   : 0;
    struct dateline_text name = text_trim(text_slice(paragraph, dash, paragraph.length));
    return dash && paragraph.length <= 80 && name.length >= 4 && byte_is_upper(name.bytes[0]) &&
           name.bytes[name.length - 1] != '.' && name.bytes[name.length - 1] != '"' && names_like(name);
}

bool furniture_tail(struct dateline_text paragraph)
{
    size_t word = text_find(paragraph, TEXT(" "));
    struct dateline_text first = text_slice(paragraph, 0, word);
    size_t joints = 0;
    for (size_t i = 0; i < first.length; i++) {
        joints += first.bytes[i] == '/' || first.bytes[i] == '-';
        if (!byte_is_lower(first.bytes[i]) && first.bytes[i] != '/' && first.bytes[i] != '-')
            return false;
    }
    bool rest = word < paragraph.length && paragraph.bytes[word + 1 < paragraph.length ? word + 1 : word] == '(';
    return joints >= 1 && first.length <= 20 && paragraph.length <= 80 && (first.length == paragraph.length || rest);
}

bool furniture_find(const struct wire *wire, struct dateline_text paragraph, bool bracket)
{
    struct lowered lowered;
    if (!paragraph.length || paragraph.length > LOWER_MOST)
        return false;
    if (!bracket && (separator_only(paragraph) || caption_name(paragraph)))
        return true;
    struct dateline_text lower = lower_copy(&lowered, paragraph);
    for (uint32_t i = 0; i < wire->pattern_count; i++) {
        const struct pattern *pattern = &wire->patterns[i];
        if (paragraph.length <= pattern->most && (!bracket || pattern->where == PATTERN_BEGIN) &&
            pattern_fits(pattern, lower))
            return true;
    }
    return false;
}

bool furniture_line(const struct wire *wire, struct dateline_text line)
{
    struct lowered lowered;
    bool word = false;
    line = text_trim(line);
    if (!line.length || line.length > 80)
        return false;
    for (size_t i = 0; i < line.length; i++)
        word = word || byte_is_letter(line.bytes[i]) || byte_is_digit(line.bytes[i]) || line.bytes[i] < 0;
    struct dateline_text lower = lower_copy(&lowered, line), bare = lower;
    while (bare.length > 1 && bare.bytes[bare.length - 1] == '.')
        bare.length--;
    for (uint32_t i = 0; word && i < wire->pattern_count; i++)
        if (wire->patterns[i].where == PATTERN_LINE && line.length <= wire->patterns[i].most &&
            (text_same(lower, wire->patterns[i].first) || text_same(bare, wire->patterns[i].first)))
            return true;
    return !word && line.bytes[line.length - 1] != '"' && line.bytes[line.length - 1] != ')';
}

/* "BC-USA-TRUMP/RUSSIA (UPDATE 3)": no small letter, and words that hyphens or slashes join. */
static bool story_code(struct dateline_text paragraph)
{
    size_t joints = 0, capitals = 0;
    for (size_t i = 0; i < paragraph.length; i++) {
        char c = paragraph.bytes[i];
        if (byte_is_lower(c) || c == '"' || c < 0)
            return false;
        capitals += byte_is_upper(c);
        joints += (c == '-' || c == '/') && i > 0 && i + 1 < paragraph.length &&
                  byte_is_upper(paragraph.bytes[i - 1]) && byte_is_upper(paragraph.bytes[i + 1]);
    }
    struct dateline_text space = TEXT(" ");
    size_t first_word = text_find(paragraph, space);
    return paragraph.length <= 80 && capitals >= 4 && joints >= 1 &&
           (first_word > paragraph.length || text_find(text_slice(paragraph, 0, first_word), TEXT("-")) < first_word);
}

bool furniture_head(struct dateline_text paragraph)
{
    static const char *const openers[] = { "updated", "published", "posted", "last updated", "modified",
        "last modified", "first published", "filed", "created" };
    struct lowered lowered;
    if (!paragraph.length || paragraph.length > 140)
        return false;
    struct dateline_text lower = lower_copy(&lowered, paragraph);
    bool digit = false;
    for (size_t i = 0; i < lower.length; i++)
        digit = digit || byte_is_digit(lower.bytes[i]);
    char last = lower.bytes[lower.length - 1];
    for (size_t i = 0; digit && last != '.' && i < sizeof openers / sizeof *openers; i++)
        if (text_begins(lower, text_of(openers[i])))
            return true;
    return story_code(paragraph);
}

/* What the words of a note do: the first one that the table has. */
static struct dateline_text note_word(const struct wire *wire, struct dateline_text lower, bool first_only)
{
    size_t at = 0;
    for (int words = 0; words < (first_only ? 1 : NOTE_WORDS) && at < lower.length; words++) {
        while (at < lower.length && !byte_is_letter(lower.bytes[at]))
            at++;
        size_t end = at;
        while (end < lower.length && byte_is_letter(lower.bytes[end]))
            end++;
        uint32_t count, row = table_find(&wire->notes, text_slice(lower, at, end), &count);
        if (row != DATELINE_NONE)
            return table_field(&wire->notes, row, 1);
        at = end;
    }
    return (struct dateline_text){ NULL, 0 };
}

static bool says_story(struct dateline_text lower)
{
    static const char *const words[] = { "story", "article", "version", "paragraph", "headline", "graf", "lede", "item",
        "this report", "this piece", "byline", "dateline", "caption" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = text_find(lower, text_of(words[i])), end = at + text_of(words[i]).length;
        if (at < lower.length && (at == 0 || !byte_is_letter(lower.bytes[at - 1])) &&
            (end >= lower.length || !byte_is_letter(lower.bytes[end]) || lower.bytes[end] == 's'))
            return true;
    }
    return false;
}

static bool note_opens(struct dateline_text lower, bool bracket)
{
    static const char *const openers[] = { "this story", "this article", "this report was", "this version", "this item",
        "this piece", "an earlier version", "a previous version", "an earlier story", "a previous story", "in this ",
        "earlier version", "editor's note", "editor\xE2\x80\x99s note", "editors' note",
        "correction:", "corrections:", "clarification:", "update:", "updated:", "note:", "in a previous version",
        "in an earlier version", "refiled" };
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (text_starts(lower, openers[i]))
            return true;
    return bracket && (text_starts(lower, "the ") || text_starts(lower, "this ") || text_starts(lower, "in "));
}

struct dateline_text note_find(const struct wire *wire, struct dateline_text text, bool bracket)
{
    struct lowered lowered;
    struct dateline_text none = { NULL, 0 };
    if (text.length > NOTE_MOST || text.length < 8)
        return none;
    struct dateline_text lower = lower_copy(&lowered, text);
    if (bracket && byte_is_upper(text.bytes[0]) && note_word(wire, lower, true).length)
        return note_word(wire, lower, true);
    if (!note_opens(lower, bracket))
        return none;
    bool marked = text_starts(lower, "correction") || text_starts(lower, "clarification");
    return says_story(lower) || marked ? note_word(wire, lower, false) : none;
}
