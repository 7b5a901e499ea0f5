/* The stage: cuts an article into blocks.
 *
 * First the lines that end a report are taken off, then the text is cut into paragraphs, then, from the top, what
 * stands before the report (title, byline, dateline, notes), then what stands in and between its sentences in brackets
 * or as paragraphs of its own, then, from the bottom, the credits. Everything that is left is body text. */
#include "wire/wire.h"

#include "base/calendar.h"
#include "wire/cut.h"

#include <string.h>

enum {
    FRONT_MOST = 8,
    HEAD_PIECES = 4,
    SHORT_MOST = 2,
    NOTE_HEAD_MOST = 20,
    NOTE_TAIL_MOST = 8,
    BACK_MOST = 8,
    TITLE_MOST = 300,
    BYLINE_SCAN = 200,
    BYLINE_REST_MOST = 60,
    BRACKET_LONGEST = 1200,
    TAIL_LONGEST = 600
};

static enum pattern_where where_find(struct dateline_text name)
{
    static const char *const names[PATTERN_PLACES] = { "whole", "begin", "end", "inside", "line" };
    for (int i = 0; i < PATTERN_PLACES; i++)
        if (text_is(name, names[i]))
            return (enum pattern_where)i;
    return PATTERN_PLACES;
}

static enum dateline_status patterns_open(
    struct arena *arena, const struct table *table, struct wire *wire, struct dateline_error *error)
{
    static const struct dateline_text gap = { " \xE2\x80\xA6 ", 5 };
    wire->pattern_count = table->head->row_count;
    wire->patterns = ARENA_ARRAY(arena, struct pattern, wire->pattern_count);
    for (uint32_t i = 0; i < wire->pattern_count; i++) {
        struct pattern *pattern = &wire->patterns[i];
        struct dateline_text phrase = table_field(table, i, 0);
        size_t split = text_find(phrase, gap);
        int64_t most;
        pattern->first = text_slice(phrase, 0, split);
        pattern->second = split < phrase.length ? text_slice(phrase, split + gap.length, phrase.length)
                                                : (struct dateline_text){ NULL, 0 };
        pattern->where = where_find(table_field(table, i, 1));
        if (pattern->where == PATTERN_PLACES || !text_number(table_field(table, i, 2), &most) || !pattern->first.length)
            return error_set(error, DATELINE_IMAGE, "words: row %u of furniture is not phrase, where, most", i + 1);
        pattern->most = (size_t)most;
    }
    return DATELINE_OK;
}

enum dateline_status wire_open(
    struct arena *arena, const struct image *words, const struct wire **ret_wire, struct dateline_error *error)
{
    struct wire *wire = ARENA_NEW(arena, struct wire);
    struct table furniture;
    if (!table_open(words, "agencies", &wire->agencies) || !table_open(words, "credits", &wire->credits) ||
        !table_open(words, "notes", &wire->notes) || !table_open(words, "furniture", &furniture))
        return error_set(error, DATELINE_IMAGE, "words: a table of agencies, credits, notes or furniture is missing");
    *ret_wire = wire;
    return patterns_open(arena, &furniture, wire, error);
}

struct dateline_text cut_text(const struct cut *cut, uint32_t piece)
{
    return text_slice(cut->text, cut->pieces.all.at[piece].span.start, cut->pieces.all.at[piece].span.end);
}

static struct dateline_span span_trimmed(struct dateline_text text, size_t start, size_t end)
{
    while (start < end && byte_is_space(text.bytes[start]))
        start++;
    while (end > start && byte_is_space(text.bytes[end - 1]))
        end--;
    return (struct dateline_span){ (uint32_t)start, (uint32_t)end };
}

/* Puts a piece in at a place; empty spans are dropped. */
static bool piece_insert(struct cut *cut, uint32_t at, struct dateline_span span, enum dateline_block_kind kind)
{
    if (span.start >= span.end)
        return false;
    VECTOR_PUSH(cut->arena, &cut->pieces.all);
    struct piece *place = &cut->pieces.all.at[at];
    memmove(place + 1, place, (cut->pieces.all.count - 1 - at) * sizeof *place);
    *place = (struct piece){ span, kind };
    return true;
}

uint32_t cut_out(struct cut *cut, uint32_t at, size_t start, size_t end, enum dateline_block_kind kind)
{
    struct piece whole = cut->pieces.all.at[at];
    struct dateline_span before = span_trimmed(cut->text, whole.span.start, start);
    struct dateline_span behind = span_trimmed(cut->text, end, whole.span.end);
    cut->pieces.all.at[at] = (struct piece){ span_trimmed(cut->text, start, end), kind };
    piece_insert(cut, at + 1, behind, whole.kind);
    return piece_insert(cut, at, before, whole.kind) ? at + 1 : at;
}

/* ---- The end of the text: lines that close a report ---- */

/* Takes closing lines off the end of cut->text; gives the pieces they make, last line first. */
static void ends_take(struct cut *cut, struct pieces *ret_ends)
{
    for (int lines = 0; lines < BACK_MOST; lines++) {
        struct dateline_text text = text_trim(cut->text);
        size_t end = (size_t)(text.bytes - cut->text.bytes) + text.length, start = end;
        if (!text.length)
            return;
        while (start > 0 && cut->text.bytes[start - 1] != '\n' && cut->text.bytes[start - 1] != '\r')
            start--;
        if (start == 0 || !furniture_line(cut->wire, text_slice(cut->text, start, end)))
            return;
        struct dateline_span span = span_trimmed(cut->text, start, end);
        *VECTOR_PUSH(cut->arena, &ret_ends->all) = (struct piece){ span, DATELINE_BLOCK_FURNITURE };
        cut->text.length = start;
    }
}

/* ---- The front ---- */

/* Is the first line a title: a blank line behind it, and no full stop at its end? */
static bool title_stands(const struct cut *cut)
{
    struct dateline_text text = cut->text;
    size_t start = 0, end;
    struct dateline_match match;
    while (start < text.length && byte_is_space(text.bytes[start]))
        start++;
    for (end = start; end < text.length && text.bytes[end] != '\n' && text.bytes[end] != '\r'; end++)
        continue;
    size_t next = end;
    int breaks = 0;
    for (; next < text.length && byte_is_space(text.bytes[next]); next++)
        breaks += text.bytes[next] == '\n' || (text.bytes[next] == '\r' && text.bytes[next + 1] != '\n');
    struct dateline_text line = text_trim(text_slice(text, start, end));
    return breaks >= 2 && next < text.length && line.length <= TITLE_MOST && line.length &&
           line.bytes[line.length - 1] != '.' && !byline_whole(line) && !dateline_find(cut->wire, line, false, &match);
}

static void title_take(struct cut *cut)
{
    cut->pieces.all.at[0].kind = DATELINE_BLOCK_TITLE;
    if (!cut->story->article.title.length)
        cut->story->article.title = cut_text(cut, 0);
}

static void date_take(struct cut *cut, struct dateline_date date)
{
    if (!date_known(cut->story->article.date) && date.year && date_valid(date))
        cut->story->article.date = date;
}

static void dateline_take(struct cut *cut, const struct dateline_match *match, struct dateline_span span)
{
    struct dateline_dateline *dateline = &cut->story->dateline;
    date_take(cut, match->date);
    *dateline = (struct dateline_dateline){ span, match->place, match->agency,
        dateline_year(match->date, cut->story->article.date) };
}

/* "By A and B WASHINGTON (Reuters) -": the byline before a signed dateline; its length, or 0. */
static size_t byline_before(const struct cut *cut, struct dateline_text text, struct dateline_match *ret_match)
{
    if (text.length < 6 || !text_is_nocase(text_slice(text, 0, 3), "by "))
        return 0;
    for (size_t at = 4; at < text.length && at < BYLINE_SCAN; at++)
        if (byte_is_space(text.bytes[at - 1]) && (byte_is_upper(text.bytes[at]) || text.bytes[at] == '(') &&
            dateline_find(cut->wire, text_slice(text, at, text.length), true, ret_match) &&
            (!ret_match->place.length || !byte_is_lower(text.bytes[at + 1])))
            return at;
    return 0;
}

/* The bracket at the beginning of a text: bytes up to its end, brackets in it counted; 0 for none. */
static size_t bracket_length(struct dateline_text text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.length && i < BRACKET_LONGEST; i++) {
        depth += text.bytes[i] == '(';
        if (text.bytes[i] == ')' && --depth == 0)
            return i + 1;
        if (!depth)
            return 0;
    }
    return 0;
}

static struct dateline_text brackets_off(struct dateline_text text)
{
    while (text.length >= 2 && (text.bytes[0] == '(' || text.bytes[0] == '[') &&
           (text.bytes[text.length - 1] == ')' || text.bytes[text.length - 1] == ']'))
        text = text_trim(text_slice(text, 1, text.length - 1));
    return text;
}

static void note_take(struct cut *cut, struct dateline_text what, struct dateline_text text)
{
    *VECTOR_PUSH(cut->story->arena, &cut->story->notes) = (struct dateline_note){ what, brackets_off(text) };
}

/* The line below a byline: "BBC News, Nairobi", "Staff Writer". */
static bool byline_rest(struct dateline_text text)
{
    char last = text.bytes[text.length - 1];
    return text.length <= BYLINE_REST_MOST && last != '.' && last != '?' && last != '"' && names_like(text);
}

/* Looks at the beginning of piece `at`. True when it, or a part of it, was cut (then look at the next). *ret_done: the
 * report itself begins. */
static bool front_cut(struct cut *cut, uint32_t at, bool *ret_done)
{
    struct piece *piece = &cut->pieces.all.at[at];
    struct dateline_text text = cut_text(cut, at);
    struct dateline_match match;
    struct dateline_date day;
    size_t start = piece->span.start, bracket = bracket_length(text), byline;
    if ((byline = byline_before(cut, text, &match)) > 0) {
        byline_read(cut, text_trim(text_slice(text, 0, byline)));
        cut_out(cut, at, start, start + byline, DATELINE_BLOCK_BYLINE);
    } else if (dateline_find(cut->wire, text, false, &match)) {
        uint32_t made = cut_out(cut, at, start, start + match.end, DATELINE_BLOCK_DATELINE);
        dateline_take(cut, &match, cut->pieces.all.at[made].span);
        *ret_done = true;
    } else if (dateline_day(text, &day)) {
        struct dateline_match only = { .date = day };
        piece->kind = DATELINE_BLOCK_DATELINE;
        dateline_take(cut, &only, piece->span);
    } else if (byline_whole(text)) {
        byline_read(cut, text);
        piece->kind = DATELINE_BLOCK_BYLINE;
    } else if (at > 0 && piece[-1].kind == DATELINE_BLOCK_BYLINE && byline_rest(text)) {
        piece->kind = DATELINE_BLOCK_BYLINE;
    } else if (bracket && note_find(cut->wire, brackets_off(text_slice(text, 0, bracket)), true).length) {
        note_take(
            cut, note_find(cut->wire, brackets_off(text_slice(text, 0, bracket)), true), text_slice(text, 0, bracket));
        cut_out(cut, at, start, start + bracket, DATELINE_BLOCK_NOTE);
    } else if (at < HEAD_PIECES && furniture_head(text) && at + 1 < cut->pieces.all.count) {
        piece->kind = DATELINE_BLOCK_FURNITURE;
    } else {
        return false;
    }
    return true;
}

/* Some collections put the title before the text once more. */
static bool title_again(const struct cut *cut)
{
    struct dateline_text title = cut->story->article.title, first;
    if (!title.length || cut->pieces.all.count < 2 || cut->pieces.all.at[0].kind != DATELINE_BLOCK_BODY)
        return false;
    first = cut_text(cut, 0);
    if (text_ends(first, ".") && !text_ends(title, "."))
        first.length--;
    return text_same_nocase(first, title);
}

static void front_take(struct cut *cut)
{
    bool done = false;
    uint32_t at = 0;
    int others = 0;
    if (title_again(cut))
        cut->pieces.all.at[0].kind = DATELINE_BLOCK_TITLE;
    for (int looks = 0; looks < FRONT_MOST && !done && at < cut->pieces.all.count; looks++, at++) {
        if (cut->pieces.all.at[at].kind != DATELINE_BLOCK_BODY)
            continue;
        /* a subtitle or two may stand before the dateline; a paragraph of the report ends the search */
        if (!front_cut(cut, at, &done) && (cut_text(cut, at).length > 120 || ++others > SHORT_MOST))
            break;
    }
}

/* ---- The middle: paragraphs and brackets that are no part of the report ---- */

/* The kind of a bracket's content; BODY when it is part of the report. */
static enum dateline_block_kind bracket_kind(struct cut *cut, struct dateline_text bracket)
{
    struct dateline_text inside = brackets_off(bracket);
    if (credit_begins(cut->wire, inside)) {
        credit_read(cut, inside);
        return DATELINE_BLOCK_CREDITS;
    }
    struct dateline_text what = note_find(cut->wire, inside, true);
    if (what.length) {
        note_take(cut, what, bracket);
        return DATELINE_BLOCK_NOTE;
    }
    return furniture_find(cut->wire, inside, true) ? DATELINE_BLOCK_FURNITURE : DATELINE_BLOCK_BODY;
}

/* Does a sentence end right before `at`? */
static bool sentence_ends(struct dateline_text text, size_t start, size_t at)
{
    while (at > start && byte_is_space(text.bytes[at - 1]))
        at--;
    if (at == start)
        return true;
    char last = text.bytes[at - 1];
    return last == '.' || last == '!' || last == '?' || last == '"' || last == ')' ||
           (at - start >= 3 && text_ends(text_slice(text, start, at), "\xE2\x80\x9D"));
}

static void piece_copy(struct cut *cut, struct pieces *into, size_t start, size_t end, enum dateline_block_kind kind)
{
    struct dateline_span span = span_trimmed(cut->text, start, end);
    if (span.start < span.end)
        *VECTOR_PUSH(cut->arena, &into->all) = (struct piece){ span, kind };
}

/* Copies a body piece, with the brackets between its sentences looked at. */
static void brackets_take(struct cut *cut, struct piece piece, struct pieces *into)
{
    size_t from = piece.span.start;
    for (size_t at = from; at < piece.span.end; at++) {
        if (cut->text.bytes[at] != '(' || !sentence_ends(cut->text, piece.span.start, at))
            continue;
        struct dateline_text rest = text_slice(cut->text, at, piece.span.end);
        size_t length = bracket_length(rest);
        if (!length && rest.length <= BRACKET_LONGEST && credit_begins(cut->wire, rest))
            length = rest.length; /* the bracket was never closed */
        if (!length)
            continue;
        enum dateline_block_kind kind = bracket_kind(cut, text_slice(rest, 0, length));
        if (kind != DATELINE_BLOCK_BODY) {
            piece_copy(cut, into, from, at, DATELINE_BLOCK_BODY);
            piece_copy(cut, into, at, at + length, kind);
            from = at + length;
        }
        at += length - 1;
    }
    piece_copy(cut, into, from, piece.span.end, DATELINE_BLOCK_BODY);
}

/* "CORRECTION:" alone on its line makes the few paragraphs behind it notes too. */
static bool note_heads(const struct cut *cut, uint32_t piece, struct dateline_text text)
{
    return text.length <= NOTE_HEAD_MOST && text_ends(text, ":") && cut->pieces.all.count - piece <= NOTE_TAIL_MOST;
}

static void middle_take(struct cut *cut)
{
    bool notes = false;
    struct pieces after = { 0 };
    for (uint32_t i = 0; i < cut->pieces.all.count; i++) {
        struct piece piece = cut->pieces.all.at[i];
        struct dateline_text text = cut_text(cut, i), what;
        if (piece.kind == DATELINE_BLOCK_BODY && furniture_find(cut->wire, text, false))
            piece.kind = DATELINE_BLOCK_FURNITURE;
        else if (piece.kind == DATELINE_BLOCK_BODY && notes) {
            piece.kind = DATELINE_BLOCK_NOTE;
            note_take(cut, TEXT("corrects"), text);
        } else if (piece.kind == DATELINE_BLOCK_BODY && (what = note_find(cut->wire, text, false)).length) {
            piece.kind = DATELINE_BLOCK_NOTE;
            notes = note_heads(cut, i, text);
            if (!notes)
                note_take(cut, what, text);
        }
        if (piece.kind == DATELINE_BLOCK_BODY)
            brackets_take(cut, piece, &after);
        else
            *VECTOR_PUSH(cut->arena, &after.all) = piece;
    }
    cut->pieces = after;
}

/* ---- The back ---- */

/* Credits without brackets behind the last sentence of a paragraph: where they begin, or its end. */
static size_t tail_find(const struct cut *cut, struct dateline_span span)
{
    size_t from = span.end - span.start > TAIL_LONGEST ? span.end - TAIL_LONGEST : span.start + 1;
    for (size_t at = from; at < span.end; at++)
        if (byte_is_upper(cut->text.bytes[at]) && byte_is_space(cut->text.bytes[at - 1]) &&
            sentence_ends(cut->text, span.start, at) && credit_begins(cut->wire, text_slice(cut->text, at, span.end)))
            return at;
    return span.end;
}

/* Cuts credits off the end of piece `at`. True when the whole piece went. */
static bool back_cut(struct cut *cut, uint32_t at)
{
    struct piece *piece = &cut->pieces.all.at[at];
    struct dateline_text text = cut_text(cut, at);
    if (at > 0 && credit_begins(cut->wire, text)) {
        piece->kind = DATELINE_BLOCK_CREDITS;
        credit_read(cut, text);
        return true;
    }
    if (at > 0 && credit_signature(text)) {
        piece->kind = DATELINE_BLOCK_CREDITS;
        credit_read_signature(cut, text);
        return true;
    }
    if (at > 0 && (furniture_tail(text) || furniture_head(text))) {
        piece->kind = DATELINE_BLOCK_FURNITURE;
        return true;
    }
    size_t tail = tail_find(cut, piece->span);
    if (tail < piece->span.end) {
        credit_read(cut, text_slice(cut->text, tail, piece->span.end));
        cut_out(cut, at, tail, piece->span.end, DATELINE_BLOCK_CREDITS);
    }
    return false;
}

static void back_take(struct cut *cut)
{
    uint32_t at = cut->pieces.all.count;
    for (int looks = 0; looks < BACK_MOST && at > 0; looks++) {
        at--;
        if (cut->pieces.all.at[at].kind == DATELINE_BLOCK_BODY && !back_cut(cut, at))
            break;
    }
}

/* ---- The stage ---- */

static void blocks_write(struct cut *cut)
{
    struct story *story = cut->story;
    for (uint32_t i = 0; i < cut->pieces.all.count; i++)
        *VECTOR_PUSH(story->arena, &story->blocks) =
            (struct dateline_block){ cut->pieces.all.at[i].span, (uint8_t)cut->pieces.all.at[i].kind };
}

/* A row's own dateline. */
static void given_read(struct cut *cut)
{
    struct dateline_match match;
    if (!dateline_find(cut->wire, cut->story->article.given_dateline, false, &match))
        return;
    dateline_take(cut, &match, (struct dateline_span){ 0, 0 });
}

void wire_read(const struct wire *wire, struct story *story)
{
    struct cut cut = { .wire = wire, .story = story, .arena = story->scratch, .text = story->article.text };
    struct pieces ends = { 0 };
    if (story->keep_all || story->article.is_title) {
        paragraph_split(cut.arena, cut.text, false, &cut.pieces);
        blocks_write(&cut);
        if (!story->article.is_title)
            front_take(&cut); /* for the dates that it tells; the blocks stand */
        return;
    }
    ends_take(&cut, &ends);
    bool title = story->article.plain_file && title_stands(&cut);
    paragraph_split(cut.arena, cut.text, title, &cut.pieces);
    if (title)
        title_take(&cut);
    if (story->article.given_dateline.length)
        given_read(&cut);
    front_take(&cut);
    middle_take(&cut);
    back_take(&cut);
    while (ends.all.count)
        *VECTOR_PUSH(cut.arena, &cut.pieces.all) = ends.all.at[--ends.all.count];
    blocks_write(&cut);
}
