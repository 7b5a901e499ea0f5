/* Cutting text into words, as the English treebanks EWT and GUM (2.15) cut them.
 *
 * Text falls apart at white space; each piece is read from left to right, a token at a time: an address, a sign, a word
 * with the marks that may stand inside it ("U.S.", "1,000", "O'Brien", "anti-war"), or a run of punctuation. Words are
 * then looked at once more for the words inside them ("don't" is do and n't, "cannot" is can and not), which are
 * adjacent slices marked as parts of one multiword token. Hyphenated compounds are cut at the hyphen but for prefixes
 * in a table.
 *
 * No look-ahead is longer than TOKEN_BYTES_MAX, so that a megabyte without a space takes no longer than one with. */
#include "language/cutter.h"

#include "base/utf8.h"

#include <string.h>

void tokeniser_open(const struct image *words, struct tokeniser *ret_tokeniser)
{
    *ret_tokeniser = (struct tokeniser){ .abbreviations = { 0 } };
    table_open(words, "abbreviations", &ret_tokeniser->abbreviations);
    table_open(words, "contractions", &ret_tokeniser->contractions);
    table_open(words, "prefixes", &ret_tokeniser->prefixes);
    table_open(words, "units", &ret_tokeniser->units);
    table_open(words, "signs", &ret_tokeniser->signs);
    table_open(words, "starters", &ret_tokeniser->starters);
    table_open(words, "reporting", &ret_tokeniser->reporting);
}

bool token_space_at(struct dateline_text text, size_t at, size_t *ret_bytes)
{
    unsigned char c = (unsigned char)text.bytes[at];
    *ret_bytes = 1;
    if (c < 0x80)
        return byte_is_space((char)c) || (c >= 0x1C && c <= 0x1F);
    uint32_t code_point;
    *ret_bytes = utf8_decode(text, at, &code_point);
    return code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 || code_point == 0x2029 ||
           code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

bool token_abbreviates(const struct tokeniser *tokeniser, struct dateline_text word, struct dateline_text *ret_kind)
{
    uint32_t row = cutter_row_of(&tokeniser->abbreviations, word);
    if (row == DATELINE_NONE)
        return false;
    *ret_kind = table_field(&tokeniser->abbreviations, row, 1);
    return true;
}

/* ---- giving tokens out ---- */

static void token_give(struct cutter *cutter, size_t start, size_t end, unsigned flags)
{
    struct dateline_token *token = VECTOR_PUSH(cutter->story->arena, &cutter->story->tokens);
    size_t bytes;
    token->span = (struct dateline_span){ (uint32_t)start, (uint32_t)end };
    token->head = token->sentence = DATELINE_NONE;
    bool space = end >= cutter->text.length || token_space_at(cutter->text, end, &bytes);
    token->flags = (uint8_t)(flags | (space ? DATELINE_TOKEN_SPACE_AFTER : 0u));
}

/* Gives [start, end) out, in pieces if it is longer than a token may be. */
static void token_give_bounded(struct cutter *cutter, size_t start, size_t end, unsigned flags)
{
    while (end - start > TOKEN_BYTES_MAX) {
        size_t cut = start + TOKEN_BYTES_MAX;
        while (cut > start + 1 && ((unsigned char)cutter->text.bytes[cut] & 0xC0) == 0x80)
            cut--;
        if (!cutter->told)
            story_message(cutter->story, "a token past %d bytes was split", TOKEN_BYTES_MAX);
        cutter->told = true;
        token_give(cutter, start, cut, flags);
        start = cut;
    }
    token_give(cutter, start, end, flags);
}

/* Gives the parts of a multiword token out: [start, cuts[0]), [cuts[0], cuts[1]) … */
static void parts_give(struct cutter *cutter, size_t start, const size_t *cuts, size_t count, size_t end)
{
    for (size_t i = 0; i <= count; i++) {
        size_t from = i == 0 ? start : cuts[i - 1], to = i == count ? end : cuts[i];
        token_give_bounded(cutter, from, to, i == 0 ? DATELINE_TOKEN_MULTIWORD : DATELINE_TOKEN_JOINED);
    }
}

/* ---- addresses and signs ---- */

/* Where the piece ends without the punctuation that closes it and does not belong to an address. */
static size_t address_end(const struct cutter *cutter, size_t start)
{
    size_t limit = cutter->end - start > TOKEN_BYTES_MAX ? start + TOKEN_BYTES_MAX : cutter->end, end = start;
    while (end < limit && !cutter_byte_in(cutter->text.bytes[end], "<>\""))
        end++;
    while (end > start && cutter_byte_in(cutter->text.bytes[end - 1], ".,;:!?)]}'"))
        end--;
    return end;
}

/* A page of a web address without its beginning ("example.org/a/b"): labels with full stops between, the last of two to
 * four letters, and a slash that more follows. */
static bool page_at(const struct cutter *cutter, size_t start)
{
    size_t at = start, label = start, labels = 0;
    bool letters = true;
    for (; at < cutter->end && at - start < 64; at++) {
        char c = cutter->text.bytes[at];
        if (c == '.') {
            if (at - label < 2 && labels == 0)
                return false;
            labels++;
            label = at + 1;
            letters = true;
        } else if (!byte_is_letter(c)) {
            if (!byte_is_digit(c) && c != '-')
                break;
            letters = false;
        }
    }
    return labels > 0 && letters && at - label >= 2 && at - label <= 4 && cutter_byte_at(cutter, at) == '/' &&
           cutter_alnum_at(cutter, at + 1);
}

/* The end of the web or mail address that begins here; the start when none does. */
static size_t address_at(const struct cutter *cutter, size_t start)
{
    if (cutter_starts_at(cutter, start, "http://") || cutter_starts_at(cutter, start, "https://") ||
        cutter_starts_at(cutter, start, "www.") || cutter_starts_at(cutter, start, "ftp://") ||
        cutter_starts_at(cutter, start, "mailto:"))
        return address_end(cutter, start);
    if (page_at(cutter, start))
        return address_end(cutter, start);
    size_t at = start, dots = 0;
    while (at < cutter->end && at - start < 64 &&
           (cutter_alnum_at(cutter, at) || cutter_byte_in(cutter->text.bytes[at], "._-+")))
        at++;
    if (cutter_byte_at(cutter, at) != '@' || at == start)
        return start;
    size_t end = at + 1;
    while (end < cutter->end && end - at < 64 &&
           (cutter_alnum_at(cutter, end) || cutter_byte_in(cutter->text.bytes[end], ".-")))
        dots += cutter->text.bytes[end++] == '.';
    while (end > at && cutter_byte_in(cutter->text.bytes[end - 1], ".-")) {
        dots -= cutter->text.bytes[end - 1] == '.';
        end--;
    }
    return dots > 0 ? end : start;
}

/* A sign of the tables that makes up the rest of the piece, but for a full stop or comma behind it. */
static size_t sign_at(const struct cutter *cutter, size_t start)
{
    size_t rest = cutter->end - start;
    bool word =
        rest > 2 && byte_is_letter(cutter_byte_at(cutter, start)) && byte_is_letter(cutter_byte_at(cutter, start + 1));
    if (rest > 12 || word)
        return start;
    for (size_t length = rest; length >= 2 && length + 2 > rest; length--)
        if (cutter_row_of(&cutter->tokeniser->signs, (struct dateline_text){ cutter->text.bytes + start, length }) !=
            DATELINE_NONE)
            return start + length;
    return start;
}

/* ---- words ---- */

/* The end of the number at a word's beginning if a unit follows ("5" of "5pm"), else the word's start. */
static size_t number_before_unit(const struct cutter *cutter, size_t start, size_t end)
{
    size_t at = start;
    while (at < end && (byte_is_digit(cutter->text.bytes[at]) || cutter_byte_in(cutter->text.bytes[at], ".,:")))
        at++;
    if (at == start || at == end || !byte_is_digit(cutter->text.bytes[start]))
        return start;
    return cutter_row_of(&cutter->tokeniser->units, text_slice(cutter->text, at, end)) != DATELINE_NONE ? at : start;
}

/* What may stand behind an apostrophe as a word of its own ("'s", "'ll"). */
static bool clitic_is(const struct cutter *cutter, size_t start, size_t length)
{
    static const char *const clitics[] = { "s", "ll", "re", "ve", "d", "m" };
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
        if (length == strlen(clitics[i]) && cutter_starts_at(cutter, start, clitics[i]))
            return true;
    return false;
}

/* Where the last of the words inside a word begins ("n't", "'s"), or `start`. */
static size_t clitic_start(const struct cutter *cutter, size_t start, size_t end)
{
    size_t at = end, bytes = 1;
    while (at > start && end - at < 6 && !cutter_apostrophe_at(cutter, at, &bytes))
        at--;
    if (at <= start || at == end || !cutter_apostrophe_at(cutter, at, &bytes) || at + bytes >= end)
        return start;
    size_t length = end - at - bytes;
    if (length == 1 && cutter_starts_at(cutter, at + bytes, "t") && byte_lower(cutter->text.bytes[at - 1]) == 'n' &&
        at - start >= 2)
        return at - 1;
    if (length == 1 && cutter_starts_at(cutter, at + bytes, "s") && cutter->text.bytes[at - 1] == '0')
        return start; /* "the 1960's" */
    return clitic_is(cutter, at + bytes, length) ? at : start;
}

/* Past a clitic that a text cut into words already sets apart ("the army 's chief"), at the beginning of a piece; else
 * the start. */
static size_t clitic_alone(const struct cutter *cutter, size_t start)
{
    size_t bytes, space;
    if (!cutter_apostrophe_at(cutter, start, &bytes) || start == 0 || !token_space_at(cutter->text, start - 1, &space))
        return start;
    size_t end = start + bytes;
    while (end < cutter->end && end - start < 6 && byte_is_letter(cutter->text.bytes[end]))
        end++;
    return !cutter_alnum_at(cutter, end) && !cutter_apostrophe_at(cutter, end, &space) &&
                   clitic_is(cutter, start + bytes, end - start - bytes)
               ? end
               : start;
}

/* Whether one of a list of words stands behind `at` and white space, whole; true without a list. */
static bool before_word(const struct cutter *cutter, struct dateline_text list, size_t at)
{
    struct dateline_text text = cutter->text, word;
    size_t bytes, end;
    if (list.length == 0)
        return true;
    while (at < text.length && token_space_at(text, at, &bytes))
        at += bytes;
    for (end = at; end < text.length && end - at < 16 && byte_is_letter(text.bytes[end]);)
        end++;
    if (end < text.length && !token_space_at(text, end, &bytes))
        return false;
    while (text_cut(&list, ' ', &word))
        if (text_same_nocase(word, text_slice(text, at, end)))
            return true;
    return false;
}

/* Cuts of a contraction of the table ("gonna": gon, na); their number. */
static size_t contraction_cuts(const struct cutter *cutter, size_t start, size_t end, size_t *cuts, size_t most)
{
    const struct table *table = &cutter->tokeniser->contractions;
    uint32_t row = cutter_row_of(table, text_slice(cutter->text, start, end));
    size_t count = 0;
    if (row == DATELINE_NONE || !before_word(cutter, table_field(table, row, 2), end))
        return 0;
    struct dateline_text rest = table_field(table, row, 1), piece;
    while (count < most && text_cut(&rest, ' ', &piece)) {
        int64_t length;
        if (!text_number(piece, &length) || length <= 0 || start + (size_t)length >= end)
            return 0;
        cuts[count++] = start + (size_t)length;
    }
    return count;
}

static void word_give(struct cutter *cutter, size_t start, size_t end)
{
    enum { PARTS = 4 };
    size_t cuts[PARTS], count = contraction_cuts(cutter, start, end, cuts, PARTS);
    size_t number = number_before_unit(cutter, start, end);
    if (count == 0 && number > start) {
        token_give_bounded(cutter, start, number, 0);
        token_give_bounded(cutter, number, end, 0);
        return;
    }
    size_t last = end;
    while (count == 0 || (count < PARTS && cuts[0] == last)) {
        size_t clitic = clitic_start(cutter, start, last);
        if (clitic == start)
            break;
        memmove(cuts + 1, cuts, count * sizeof *cuts);
        cuts[0] = last = clitic;
        count++;
    }
    if (count == 0)
        token_give_bounded(cutter, start, end, 0);
    else
        parts_give(cutter, start, cuts, count, end);
}

/* ---- punctuation ---- */

/* A run of the same mark is one token for the marks that are used so; question and exclamation marks mix. */
static size_t marks_end(const struct cutter *cutter, size_t start)
{
    char c = cutter->text.bytes[start];
    size_t at = start + 1;
    if (cutter_byte_in(c, ".-*=_~#+^<>|"))
        while (cutter_byte_at(cutter, at) == c)
            at++;
    else if (c == '!' || c == '?')
        while (cutter_byte_at(cutter, at) == '!' || cutter_byte_at(cutter, at) == '?')
            at++;
    else if ((c == '\'' || c == '`') && cutter_byte_at(cutter, at) == c)
        at++;
    else {
        size_t bytes;
        cutter_kind_at(cutter, start, &bytes);
        at = start + bytes;
        bool single = bytes == 3 && (memcmp(cutter->text.bytes + start, "\xE2\x80\x98", 3) == 0 ||
                                        memcmp(cutter->text.bytes + start, "\xE2\x80\x99", 3) == 0);
        if (single && at + 3 <= cutter->end && memcmp(cutter->text.bytes + start, cutter->text.bytes + at, 3) == 0)
            at += 3;
    }
    return at;
}

/* An apostrophe right behind the plural that it makes possessive ("the states' rights"). */
static bool possessive_at(const struct cutter *cutter, size_t start, size_t end)
{
    size_t bytes;
    const struct story *story = cutter->story;
    return cutter_apostrophe_at(cutter, start, &bytes) && start + bytes == end &&
           cutter_byte_at(cutter, start) != '`' && !cutter->quote_open && start > 0 &&
           byte_lower(cutter->text.bytes[start - 1]) == 's' && story->tokens.count > 0 &&
           story->tokens.at[story->tokens.count - 1].span.end == start &&
           byte_is_letter(cutter->text.bytes[story->tokens.at[story->tokens.count - 1].span.start]);
}

static void marks_give(struct cutter *cutter, size_t start, size_t end)
{
    size_t bytes;
    if (possessive_at(cutter, start, end)) {
        struct dateline_token *before = &cutter->story->tokens.at[cutter->story->tokens.count - 1];
        if (!(before->flags & DATELINE_TOKEN_JOINED))
            before->flags |= DATELINE_TOKEN_MULTIWORD;
        token_give(cutter, start, end, DATELINE_TOKEN_JOINED);
        return;
    }
    if (cutter_apostrophe_at(cutter, start, &bytes) && end - start == bytes)
        cutter->quote_open = !cutter->quote_open && (start == 0 || !cutter_alnum_at(cutter, start - 1));
    else if (end - start == 3 && memcmp(cutter->text.bytes + start, "\xE2\x80\x98", 3) == 0)
        cutter->quote_open = true;
    token_give_bounded(cutter, start, end, 0);
}

/* ---- pieces ---- */

/* A decimal without its nought (".5") or a number with a plus ("+44"), at the beginning of a piece. */
static bool signed_number(const struct cutter *cutter, size_t start)
{
    size_t bytes;
    bool begins = start == 0 || token_space_at(cutter->text, start - 1, &bytes) || cutter->text.bytes[start - 1] == '(';
    return begins && cutter_byte_in(cutter_byte_at(cutter, start), ".+") &&
           byte_is_digit(cutter_byte_at(cutter, start + 1));
}

static void piece_cut(struct cutter *cutter)
{
    while (cutter->at < cutter->end) {
        size_t start = cutter->at, end = sign_at(cutter, start);
        if (end == start)
            end = address_at(cutter, start);
        if (end == start)
            end = clitic_alone(cutter, start);
        if (end > start) {
            token_give_bounded(cutter, start, end, 0);
        } else if (cutter_alnum_at(cutter, start) || cutter_byte_at(cutter, start) == '_' ||
                   (cutter_byte_in(cutter_byte_at(cutter, start), "@#") && start + 1 < cutter->end &&
                       byte_is_letter(cutter_byte_at(cutter, start + 1)))) {
            end = cutter_word_end(cutter, start + !cutter_alnum_at(cutter, start));
            word_give(cutter, start, end);
        } else if (signed_number(cutter, start)) {
            end = cutter_word_end(cutter, start + 1);
            token_give_bounded(cutter, start, end, 0);
        } else {
            end = marks_end(cutter, start);
            marks_give(cutter, start, end);
        }
        cutter->at = end;
    }
}

void token_split(const struct tokeniser *tokeniser, struct story *story, struct dateline_span span)
{
    struct cutter cutter = { .tokeniser = tokeniser, .story = story, .text = story->article.text };
    cutter.text.length = span.end;
    size_t at = span.start, bytes;
    while (at < span.end) {
        if (token_space_at(cutter.text, at, &bytes)) {
            at += bytes;
            continue;
        }
        cutter.at = at;
        while (at < span.end && !token_space_at(cutter.text, at, &bytes))
            at += bytes;
        cutter.end = at;
        piece_cut(&cutter);
    }
}
