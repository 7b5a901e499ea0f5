/* Rules of endings: a full stop, question or exclamation mark ends a sentence, with the closing quotes and brackets
 * that stick to it, unless what follows goes on in small letters or the full stop is an abbreviation's. */
#include "language/ending.h"

#include "base/utf8.h"

static struct dateline_text word_at(const struct ending *ending, uint32_t token)
{
    return story_word(ending->story, token);
}

static bool space_after(const struct ending *ending, uint32_t token)
{
    return (ending->story->tokens.at[token].flags & DATELINE_TOKEN_SPACE_AFTER) != 0;
}

bool ending_is_mark(struct dateline_text word)
{
    if (text_is(word, "\xE2\x80\xA6"))
        return true;
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] != '.' && word.bytes[i] != '!' && word.bytes[i] != '?')
            return false;
    return word.length > 0;
}

static bool closes(struct dateline_text word)
{
    static const char *const closing[] = { "\"", "'", "''", ")", "]", "}", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB" };
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (text_is(word, closing[i]))
            return true;
    return false;
}

enum begins { BEGINS_SMALL, BEGINS_CAPITAL, BEGINS_OTHER };

static enum begins how_begins(struct dateline_text word)
{
    uint32_t code_point;
    if (!word.length)
        return BEGINS_OTHER;
    utf8_decode(word, 0, &code_point);
    if (utf8_is_upper(code_point))
        return BEGINS_CAPITAL;
    return utf8_is_letter(code_point) ? BEGINS_SMALL : BEGINS_OTHER;
}

/* Whether a table has the word, its letters made small. */
static bool word_in(const struct table *table, struct dateline_text word)
{
    char small[16];
    uint32_t rows;
    if (!word.length || word.length > sizeof small || !table->head)
        return false;
    for (size_t i = 0; i < word.length; i++)
        small[i] = byte_lower(word.bytes[i]);
    return table_find(table, (struct dateline_text){ small, word.length }, &rows) != DATELINE_NONE;
}

/* A name of up to three words and a verb of saying, from token `next` on: what follows a quoted question. */
static bool reports(const struct ending *ending, uint32_t next)
{
    for (uint32_t i = next; i < ending->end && i < next + 4; i++) {
        if (i > next && word_in(&ending->tokeniser->reporting, word_at(ending, i)))
            return true;
        if (how_begins(word_at(ending, i)) != BEGINS_CAPITAL)
            return false;
    }
    return false;
}

/* Whether a sentence ends with an abbreviation or initial `word` if `next` comes behind it. */
static bool abbreviation_ends(const struct ending *ending, struct dateline_text word, struct dateline_text next)
{
    struct dateline_text kind = { 0 };
    bool known = token_abbreviates(ending->tokeniser, word, &kind);
    if (known && text_is(kind, "title"))
        return false;
    return how_begins(next) == BEGINS_CAPITAL && word_in(&ending->tokeniser->starters, next);
}

/* A mark behind a whole word in small letters ends a sentence even if the next begins in small letters too, as on the
 * web; unless a quote was closed between ("Why?" he asked). */
static bool ends_before_small(const struct ending *ending, uint32_t i, uint32_t next)
{
    struct dateline_text word = word_at(ending, i), before = word_at(ending, i > 0 ? i - 1 : 0);
    if (next != i + 1 || !space_after(ending, i) || word.length > 3 || text_is(word, "..."))
        return false;
    for (size_t c = 0; c < before.length; c++)
        if (!byte_is_lower(before.bytes[c]))
            return false;
    return before.length >= 3;
}

/* "3." at a sentence's beginning counts what follows. */
static bool counts_list(const struct ending *ending, uint32_t first, uint32_t i)
{
    struct dateline_text number = word_at(ending, first);
    int64_t value;
    return i == first + 1 && text_is(word_at(ending, i), ".") && text_number(number, &value) && value < 100;
}

/* Whether a sentence ends with token i, when `next` is the first token that may begin another. */
static bool mark_ends(const struct ending *ending, uint32_t i, uint32_t next)
{
    struct dateline_text word = word_at(ending, i), after = word_at(ending, next);
    enum begins begins = how_begins(after);
    if (!ending_is_mark(word))
        return word.length > 1 && word.bytes[word.length - 1] == '.' && space_after(ending, i) && next == i + 1 &&
               abbreviation_ends(ending, word, after);
    if (begins == BEGINS_SMALL)
        return ends_before_small(ending, i, next);
    if (next == i + 1 && !space_after(ending, i))
        return begins == BEGINS_CAPITAL && text_is(word, ".") && i > 0 && !space_after(ending, i - 1);
    if (next > i + 1 && !text_is(word, ".") && reports(ending, next))
        return false;
    bool straight = text_is(after, "\"") || text_is(after, "'") || text_is(after, "''"); /* may open, too */
    if (begins == BEGINS_OTHER && (ending_is_mark(after) || closes(after)) && !straight)
        return false;
    return true;
}

/* The first token that may begin another sentence when i ends one: closing quotes and brackets that stick to the mark
 * belong to it, and the numbers of notes ("[12]"). */
static uint32_t after_mark(const struct ending *ending, uint32_t i)
{
    uint32_t next = i + 1;
    int64_t note;
    while (next < ending->end && ending_is_mark(word_at(ending, i)) && !space_after(ending, next - 1)) {
        if (closes(word_at(ending, next)))
            next++;
        else if (next + 2 < ending->end && text_is(word_at(ending, next), "[") &&
                 text_number(word_at(ending, next + 1), &note) && text_is(word_at(ending, next + 2), "]"))
            next += 3;
        else
            break;
    }
    return next;
}

enum ending_says ending_at(const struct ending *ending, uint32_t first, uint32_t i, uint32_t *ret_next)
{
    struct dateline_text word = word_at(ending, i);
    *ret_next = i + 1;
    if (!ending_is_mark(word) && (word.length < 2 || word.bytes[word.length - 1] != '.'))
        return ENDING_SILENT;
    *ret_next = after_mark(ending, i);
    if (*ret_next >= ending->end)
        return ENDING_GOES_ON;
    return !counts_list(ending, first, i) && mark_ends(ending, i, *ret_next) ? ENDING_ENDS : ENDING_GOES_ON;
}
