/* Sentences: a full stop, question or exclamation mark ends one, with the closing quotes and brackets that stick to it,
 * unless what follows goes on in small letters or the full stop is an abbreviation's. A block's end and an empty line
 * end one always; a single line break does not, since old wire copy breaks its lines anywhere. */
#include "language/sentence.h"

#include "base/utf8.h"
#include "language/transition.h"

#include <string.h>

struct splitter {
    const struct tokeniser *tokeniser;
    struct story *story;
    uint32_t block, paragraph;
    bool told;
};

static struct dateline_text word_at(const struct splitter *splitter, uint32_t token)
{
    return story_word(splitter->story, token);
}

static bool space_after(const struct splitter *splitter, uint32_t token)
{
    return (splitter->story->tokens.at[token].flags & DATELINE_TOKEN_SPACE_AFTER) != 0;
}

/* Only full stops, question and exclamation marks, or an ellipsis. */
static bool ends_sentence(struct dateline_text word)
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
static bool reports(const struct splitter *splitter, uint32_t next)
{
    const struct story *story = splitter->story;
    for (uint32_t i = next; i < story->tokens.count && i < next + 4; i++) {
        if (i > next && word_in(&splitter->tokeniser->reporting, word_at(splitter, i)))
            return true;
        if (how_begins(word_at(splitter, i)) != BEGINS_CAPITAL)
            return false;
    }
    return false;
}

/* Whether a sentence ends with an abbreviation or initial `word` if `next` comes behind it. */
static bool abbreviation_ends(const struct splitter *splitter, struct dateline_text word, struct dateline_text next)
{
    struct dateline_text kind = { 0 };
    bool known = token_abbreviates(splitter->tokeniser, word, &kind);
    if (known && text_is(kind, "title"))
        return false;
    return how_begins(next) == BEGINS_CAPITAL && word_in(&splitter->tokeniser->starters, next);
}

/* A mark behind a whole word in small letters ends a sentence even if the next begins in small letters too, as on the
 * web; unless a quote was closed between ("Why?" he asked). */
static bool ends_before_small(const struct splitter *splitter, uint32_t i, uint32_t next)
{
    struct dateline_text word = word_at(splitter, i), before = word_at(splitter, i > 0 ? i - 1 : 0);
    if (next != i + 1 || !space_after(splitter, i) || word.length > 3 || text_is(word, "..."))
        return false;
    for (size_t c = 0; c < before.length; c++)
        if (!byte_is_lower(before.bytes[c]))
            return false;
    return before.length >= 3;
}

/* "3." at a sentence's beginning counts what follows. */
static bool counts_list(const struct splitter *splitter, uint32_t first, uint32_t i)
{
    struct dateline_text number = word_at(splitter, first);
    int64_t value;
    return i == first + 1 && text_is(word_at(splitter, i), ".") && text_number(number, &value) && value < 100;
}

/* Whether a sentence ends with token i, when `next` is the first token that may begin another. */
static bool mark_ends(const struct splitter *splitter, uint32_t i, uint32_t next)
{
    struct dateline_text word = word_at(splitter, i), after = word_at(splitter, next);
    enum begins begins = how_begins(after);
    if (!ends_sentence(word))
        return word.length > 1 && word.bytes[word.length - 1] == '.' && space_after(splitter, i) && next == i + 1 &&
               abbreviation_ends(splitter, word, after);
    if (begins == BEGINS_SMALL)
        return ends_before_small(splitter, i, next);
    if (next == i + 1 && !space_after(splitter, i))
        return begins == BEGINS_CAPITAL && text_is(word, ".") && i > 0 && !space_after(splitter, i - 1);
    if (next > i + 1 && !text_is(word, ".") && reports(splitter, next))
        return false;
    bool straight = text_is(after, "\"") || text_is(after, "'") || text_is(after, "''"); /* may open, too */
    if (begins == BEGINS_OTHER && (ends_sentence(after) || closes(after)) && !straight)
        return false;
    return true;
}

/* An empty line, or a line break and a deep indentation, between two tokens. */
static bool paragraph_between(const struct splitter *splitter, uint32_t left, uint32_t right)
{
    const struct story *story = splitter->story;
    struct dateline_text gap = story_slice(
        story, (struct dateline_span){ story->tokens.at[left].span.end, story->tokens.at[right].span.start });
    int lines = 0;
    for (size_t i = 0; i < gap.length; i++)
        lines += gap.bytes[i] == '\n';
    return lines >= 2;
}

/* Words of one multiword token stay together. */
static bool may_cut_before(const struct splitter *splitter, uint32_t token)
{
    return (splitter->story->tokens.at[token].flags & DATELINE_TOKEN_JOINED) == 0;
}

/* The first token that may begin another sentence when i ends one: closing quotes and brackets that stick to the mark
 * belong to it, and the numbers of notes ("[12]"). */
static uint32_t after_mark(const struct splitter *splitter, uint32_t i, uint32_t end)
{
    uint32_t next = i + 1;
    int64_t note;
    while (next < end && ends_sentence(word_at(splitter, i)) && !space_after(splitter, next - 1)) {
        if (closes(word_at(splitter, next)))
            next++;
        else if (next + 2 < end && text_is(word_at(splitter, next), "[") &&
                 text_number(word_at(splitter, next + 1), &note) && text_is(word_at(splitter, next + 2), "]"))
            next += 3;
        else
            break;
    }
    return next;
}

static void sentence_add(struct splitter *splitter, uint32_t first, uint32_t end)
{
    struct story *story = splitter->story;
    struct dateline_sentence *sentence = VECTOR_PUSH(story->arena, &story->sentences);
    *sentence = (struct dateline_sentence){ .first = first,
        .end = end,
        .block = splitter->block,
        .paragraph = splitter->paragraph,
        .span = story_span(story, first, end) };
    for (uint32_t i = first; i < end; i++)
        story->tokens.at[i].sentence = story->sentences.count - 1;
}

/* Adds a sentence, cut where it is past the bound. */
static void sentence_add_bounded(struct splitter *splitter, uint32_t first, uint32_t end)
{
    while (end - first > TRANSITION_TOKENS_MAX) {
        if (!splitter->told)
            story_message(splitter->story, "a sentence past %d tokens was split", TRANSITION_TOKENS_MAX);
        splitter->told = true;
        sentence_add(splitter, first, first + TRANSITION_TOKENS_MAX);
        first += TRANSITION_TOKENS_MAX;
    }
    if (end > first)
        sentence_add(splitter, first, end);
}

static void tokens_group(struct splitter *splitter, uint32_t first)
{
    uint32_t end = splitter->story->tokens.count, start = first;
    for (uint32_t i = first; i < end; i++) {
        uint32_t next = i + 1;
        struct dateline_text word = word_at(splitter, i);
        if (next < end && paragraph_between(splitter, i, next)) {
            sentence_add_bounded(splitter, start, next);
            start = next;
            splitter->paragraph++;
            continue;
        }
        if (!ends_sentence(word) && (word.length < 2 || word.bytes[word.length - 1] != '.'))
            continue;
        next = after_mark(splitter, i, end);
        if (next < end && may_cut_before(splitter, next) && !counts_list(splitter, start, i) &&
            mark_ends(splitter, i, next)) {
            sentence_add_bounded(splitter, start, next);
            start = next;
        }
    }
    sentence_add_bounded(splitter, start, end);
}

/* Words that were given cut: each up to its mark; an empty line ends a sentence. Blocks are the wire room's guess at a
 * text that has none. */
static void sentences_given(struct splitter *splitter)
{
    struct story *story = splitter->story;
    struct dateline_text text = story->article.text;
    uint32_t first = 0, start = 0;
    bool joined = false;
    for (uint32_t i = 0; i <= text.length; i++) {
        char c = i < text.length ? text.bytes[i] : '\n';
        if (c != '\n' && c != '\x1F' && c != '\x1D')
            continue;
        if (i > start) {
            struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
            unsigned part = joined ? DATELINE_TOKEN_JOINED : c == '\x1D' ? DATELINE_TOKEN_MULTIWORD : 0u;
            *token = (struct dateline_token){ .span = { start, i },
                .head = DATELINE_NONE,
                .sentence = DATELINE_NONE,
                .flags = (uint8_t)(part | (c == '\n' ? DATELINE_TOKEN_SPACE_AFTER : 0u)) };
            joined = c == '\x1D';
        }
        if (i == start || i == text.length) {
            uint32_t count = story->tokens.count;
            while (count > first && splitter->block + 1 < story->blocks.count &&
                   story->blocks.at[splitter->block].span.end <= story->tokens.at[first].span.start)
                splitter->block++;
            sentence_add_bounded(splitter, first, count);
            splitter->paragraph += count > first;
            first = count;
        }
        start = i + 1;
    }
}

void sentence_split(const struct tokeniser *tokeniser, struct story *story)
{
    struct splitter splitter = { .tokeniser = tokeniser, .story = story };
    if (story->article.words_given) {
        sentences_given(&splitter);
        return;
    }
    for (uint32_t b = 0; b < story->blocks.count; b++) {
        const struct dateline_block *block = &story->blocks.at[b];
        uint32_t first = story->tokens.count;
        if (block->kind != DATELINE_BLOCK_BODY && (block->kind != DATELINE_BLOCK_TITLE || !story->title))
            continue;
        splitter.block = b;
        token_split(tokeniser, story, block->span);
        tokens_group(&splitter, first);
        splitter.paragraph++;
    }
}
