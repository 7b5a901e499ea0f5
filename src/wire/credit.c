/* Bylines and credits: who wrote, reported, edited. */
#include "wire/cut.h"

enum { CREDIT_MOST = 1500, PHRASE_MOST = 64, NAME_MOST = 80, BYLINE_MOST = 160, SIGNATURE_MOST = 500 };

/* The role phrase at the beginning of a text, in any case: its length, and the row; 0 for none. Longest first. */
static size_t phrase_at(const struct wire *wire, struct dateline_text text, uint32_t *ret_row)
{
    size_t longest = 0;
    for (uint32_t row = 0; row < wire->credits.head->row_count; row++) {
        struct dateline_text phrase = table_field(&wire->credits, row, 0);
        if (phrase.length <= longest || phrase.length > text.length)
            continue;
        char behind = phrase.length < text.length ? text.bytes[phrase.length] : ' ';
        if ((byte_is_space(behind) || behind == ':') && text_same_nocase(phrase, text_slice(text, 0, phrase.length))) {
            longest = phrase.length;
            *ret_row = row;
        }
    }
    return longest;
}

/* Passes over what may stand before a role: brackets, dashes, spaces. */
static struct dateline_text openers_skip(struct dateline_text text)
{
    size_t at = 0;
    while (at < text.length) {
        char c = text.bytes[at];
        if (byte_is_space(c) || c == '(' || c == '[' || c == '-' || c == '*' || c == '_')
            at++;
        else if (c == '\xE2' && at + 2 < text.length && text.bytes[at + 1] == '\x80')
            at += 3;
        else
            break;
    }
    return text_slice(text, at, text.length);
}

bool credit_begins(const struct wire *wire, struct dateline_text text)
{
    uint32_t row;
    return text.length <= CREDIT_MOST && phrase_at(wire, openers_skip(text), &row) > 0;
}

static void name_add(struct cut *cut, struct dateline_text role, struct dateline_text name, struct dateline_text place)
{
    name = text_trim(name);
    while (
        name.length && (name.bytes[name.length - 1] == ')' || name.bytes[name.length - 1] == ']' ||
                           name.bytes[name.length - 1] == ':' ||
                           (name.bytes[name.length - 1] == '.' && !text_ends(name, "Jr.") && !text_ends(name, "Sr."))))
        name = text_trim(text_slice(name, 0, name.length - 1));
    if (!name.length || name.length > NAME_MOST || byte_is_lower(name.bytes[0]) || byte_is_digit(name.bytes[0]))
        return;
    *VECTOR_PUSH(cut->story->arena, &cut->story->credits) = (struct dateline_credit){ role, name, text_trim(place) };
}

/* Where " in " begins in a name, or its length. */
static size_t place_of(struct dateline_text name)
{
    size_t at = text_find(name, TEXT(" in "));
    return at > name.length ? name.length : at;
}

/* Names of one role, split at commas and "and"; a place stands for the names before it that have none. */
static void names_read(struct cut *cut, struct dateline_text role, struct dateline_text names)
{
    uint32_t first = cut->story->credits.count;
    while (names.length) {
        size_t comma = text_find(names, TEXT(",")), conjunction = text_find(names, TEXT(" and "));
        size_t ampersand = text_find(names, TEXT(" & ")), end = comma < conjunction ? comma : conjunction;
        end = ampersand < end ? ampersand : end;
        size_t length = end > names.length ? names.length : end;
        struct dateline_text name = text_slice(names, 0, length);
        size_t skip = end > names.length ? 0 : end == comma ? 1 : end == conjunction ? 5 : 3;
        names = text_slice(names, length + skip, names.length);
        if (text_starts(text_trim(name), "and "))
            name = text_slice(text_trim(name), 4, name.length);
        size_t in = place_of(name);
        struct dateline_text place =
            in < name.length ? text_slice(name, in + 4, name.length) : (struct dateline_text){ NULL, 0 };
        while (place.length && (place.bytes[place.length - 1] == ')' || place.bytes[place.length - 1] == '.'))
            place.length--;
        name_add(cut, role, text_slice(name, 0, in), place);
        for (uint32_t i = first; place.length && i < cut->story->credits.count; i++)
            if (!cut->story->credits.at[i].place.length)
                cut->story->credits.at[i].place = text_trim(place);
        if (place.length)
            first = cut->story->credits.count;
    }
}

/* Where the next role begins at or behind `from`: behind punctuation, or after "and"; the length for none. */
static size_t role_next(
    const struct wire *wire, struct dateline_text text, size_t from, size_t *ret_phrase, uint32_t *ret_row)
{
    for (size_t at = from; at < text.length; at++) {
        if (at > 0 && !byte_is_space(text.bytes[at - 1]) && text.bytes[at - 1] != '(' && text.bytes[at - 1] != ';')
            continue;
        *ret_phrase = phrase_at(wire, text_slice(text, at, text.length), ret_row);
        if (*ret_phrase)
            return at;
    }
    return text.length;
}

void credit_read(struct cut *cut, struct dateline_text text)
{
    size_t phrase;
    uint32_t row;
    text = text_slice(text, 0, CREDIT_MOST);
    size_t at = role_next(cut->wire, text, 0, &phrase, &row);
    while (at < text.length) {
        struct dateline_text role = table_field(&cut->wire->credits, row, 1);
        size_t names = at + phrase;
        size_t next = role_next(cut->wire, text, names, &phrase, &row);
        struct dateline_text list = text_trim(text_slice(text, names, next));
        if (text_starts(list, ":"))
            list = text_slice(list, 1, list.length);
        while (list.length && (list.bytes[list.length - 1] == ';' || list.bytes[list.length - 1] == ','))
            list = text_trim(text_slice(list, 0, list.length - 1));
        names_read(cut, role, list);
        at = next;
    }
}

/* Where a signature's verb begins: "contributed to this report", "reported from"; the length for none. */
static size_t signature_verb(struct dateline_text text)
{
    static const char *const verbs[] = { " contributed to this ", " contributed reporting", " reported from ",
        " contributed research", " contributed from ", " assisted in this report", " contributed." };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        size_t at = text_find(text, text_of(verbs[i]));
        if (at < text.length)
            return at;
    }
    return text.length;
}

bool names_like(struct dateline_text text)
{
    size_t small = 0, words = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool begins = !byte_is_space(text.bytes[i]) && (i == 0 || byte_is_space(text.bytes[i - 1]));
        words += begins;
        small += begins && byte_is_lower(text.bytes[i]);
    }
    return words > 0 && small * 3 <= words && text_find(text, TEXT(":")) > text.length;
}

bool credit_signature(struct dateline_text text)
{
    size_t verb = signature_verb(text);
    return text.length <= SIGNATURE_MOST && verb < text.length && verb < 200 && !byte_is_lower(text.bytes[0]) &&
           names_like(text_slice(text, 0, verb)) && text_find(text, TEXT("\"")) > text.length &&
           text_find(text, TEXT("\xE2\x80\x9C")) > text.length && text_find(text, TEXT(" said")) > text.length;
}

void credit_read_signature(struct cut *cut, struct dateline_text text)
{
    struct dateline_text names = openers_skip(text_slice(text, 0, signature_verb(text)));
    static const char *const openers[] = { "Associated Press writers ", "Associated Press writer ",
        "Reuters reporters ", "AP writers ", "AP writer ", "Staff writers ", "Staff writer " };
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (text_starts(names, openers[i]))
            names = text_slice(names, text_of(openers[i]).length, names.length);
    names_read(cut, TEXT("reporting"), names);
}

bool byline_whole(struct dateline_text paragraph)
{
    if (paragraph.length > BYLINE_MOST || paragraph.length < 6 || !text_is_nocase(text_slice(paragraph, 0, 3), "by "))
        return false;
    char first = paragraph.bytes[3], last = paragraph.bytes[paragraph.length - 1];
    if (byte_is_lower(first) || byte_is_digit(first) || last == '.' || last == '?' || last == '"')
        return false;
    return names_like(text_slice(paragraph, 3, paragraph.length));
}

void byline_read(struct cut *cut, struct dateline_text text)
{
    if (text.length > 3 && text_is_nocase(text_slice(text, 0, 3), "by "))
        text = text_slice(text, 3, text.length);
    size_t line = text_find(text, TEXT("\n")), bar = text_find(text, TEXT(" | ")), dash = text_find(text, TEXT(" - "));
    size_t end = line < bar ? line : bar;
    end = dash < end ? dash : end;
    names_read(cut, TEXT("byline"), text_slice(text, 0, end));
}
