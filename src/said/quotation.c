/* Quotation marks.
 *
 * One pass over the tokens keeps the stretch that is open and a counter of how deep the marks are nested, so that a
 * hundred thousand of them cost no more than a hundred. Only the outermost stretch is written: what stands deeper is
 * part of it. Curly marks say themselves which side they are; a straight one opens after white space or an opening
 * bracket and closes otherwise. By newspapers' custom a quotation of several paragraphs has a mark at the beginning of
 * each and one at the end of the last: a mark that opens a paragraph (or a sentence) while one is open goes on with
 * it. A stretch whose closing mark is missing ends with the sentence that it began in. Apostrophes are no marks: a
 * single one counts only when a partner that may close it follows in the same paragraph. */
#include "said/quotation.h"

#include "base/utf8.h"

enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_SINGLE_OPEN, MARK_SINGLE_CLOSE };

struct scan {
    struct story *story;
    const uint32_t *single_close; /* by token: the next single mark that may close, within the paragraph, or NONE */
    bool open, single;            /* a stretch is open; it is one of single marks */
    uint32_t depth;               /* of marks inside it */
    uint32_t first;               /* token after the opening mark */
    uint32_t mark;                /* token of the opening mark */
};

static bool space_before(const struct story *story, uint32_t token)
{
    uint32_t start = story->tokens.at[token].span.start;
    if (start == 0 || token == 0)
        return true;
    char before = story->article.text.bytes[start - 1];
    return byte_is_space(before) || before == '(' || before == '[' || before == '-' || (unsigned char)before == 0x94 ||
           (unsigned char)before == 0x93; /* the last bytes of dashes, and of an opening curly mark's sisters */
}

static bool space_after(const struct story *story, uint32_t token)
{
    uint32_t end = story->tokens.at[token].span.end;
    return end >= story->article.text.length || byte_is_space(story->article.text.bytes[end]);
}

/* What a token is, by its own shape and what stands around it. */
static enum mark mark_of(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    if (word.length == 0 || word.length > 3 || byte_is_letter(word.bytes[0]) || byte_is_digit(word.bytes[0]))
        return MARK_NONE;
    if (text_is(word, "\"") || text_is(word, "''") || text_is(word, "``")) {
        if (word.bytes[0] == '`')
            return MARK_OPEN;
        return space_before(story, token) && !space_after(story, token) ? MARK_OPEN : MARK_CLOSE;
    }
    if (text_is(word, "'"))
        return space_before(story, token) && !space_after(story, token) ? MARK_SINGLE_OPEN : MARK_SINGLE_CLOSE;
    uint32_t code_point;
    if (utf8_decode(word, 0, &code_point) != word.length)
        return MARK_NONE;
    switch (code_point) {
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
        return MARK_OPEN;
    case 0x201D:
    case 0xBB:
        return MARK_CLOSE;
    case 0x2018:
        return MARK_SINGLE_OPEN;
    case 0x2019:
        return MARK_SINGLE_CLOSE;
    default:
        return MARK_NONE;
    }
}

static void scan_end(struct scan *scan, uint32_t end, uint32_t close)
{
    struct story *story = scan->story;
    scan->open = false;
    scan->depth = 0;
    if (end <= scan->first)
        return;
    struct quote *quote = VECTOR_PUSH(story->arena, &story->quotes);
    quote->first = scan->first;
    quote->end = end;
    quote->span.start = story->tokens.at[scan->mark].span.start;
    quote->span.end = story->tokens.at[close == DATELINE_NONE ? end - 1 : close].span.end;
    quote->statement = DATELINE_NONE;
    quote->closed = close != DATELINE_NONE;
    for (uint32_t i = quote->first; i < quote->end; i++)
        story->tokens.at[i].flags |= DATELINE_TOKEN_QUOTED;
}

static void scan_begin(struct scan *scan, uint32_t token, bool single)
{
    scan->open = true;
    scan->single = single;
    scan->depth = 0;
    scan->mark = token;
    scan->first = token + 1;
}

/* An opening mark while a stretch is open: in the same sentence it is nested; in a later one it goes on with the
 * stretch (or shows that the closing mark was forgotten). */
static void scan_again(struct scan *scan, uint32_t token)
{
    const struct story *story = scan->story;
    uint32_t sentence = story->tokens.at[token].sentence, begun = story->tokens.at[scan->mark].sentence;
    if (sentence == begun) {
        scan->depth++;
        return;
    }
    bool goes_on = token == story->sentences.at[sentence].first;
    scan_end(scan, goes_on ? token : story->sentences.at[begun].end, DATELINE_NONE);
    scan_begin(scan, token, false);
}

/* Takes one token. A straight mark after white space that seems to close although nothing is open opens after all. */
static void scan_token(struct scan *scan, uint32_t token)
{
    struct story *story = scan->story;
    switch (mark_of(story, token)) {
    case MARK_NONE:
        break;
    case MARK_OPEN:
        if (!scan->open || scan->single)
            scan_begin(scan, token, false);
        else
            scan_again(scan, token);
        break;
    case MARK_CLOSE:
        if (!scan->open || scan->single) {
            if (text_is(story_word(story, token), "\"") && space_before(story, token))
                scan_begin(scan, token, false);
        } else if (scan->depth) {
            scan->depth--;
        } else {
            scan_end(scan, token, token);
        }
        break;
    case MARK_SINGLE_OPEN:
        if (!scan->open && scan->single_close[token] != DATELINE_NONE)
            scan_begin(scan, token, true);
        break;
    case MARK_SINGLE_CLOSE:
        if (scan->open && scan->single && token > scan->first)
            scan_end(scan, token, token);
        break;
    }
}

static uint32_t paragraph_of(const struct story *story, uint32_t token)
{
    return story->sentences.at[story->tokens.at[token].sentence].paragraph;
}

/* For each token the next single mark in its paragraph that may close. */
static const uint32_t *single_closers(const struct story *story)
{
    uint32_t *next = ARENA_ARRAY(story->scratch, uint32_t, (size_t)story->tokens.count + 1);
    uint32_t found = DATELINE_NONE;
    for (uint32_t i = story->tokens.count; i-- > 0;) {
        if (found != DATELINE_NONE && paragraph_of(story, found) != paragraph_of(story, i))
            found = DATELINE_NONE;
        next[i] = found;
        if (mark_of(story, i) == MARK_SINGLE_CLOSE)
            found = i;
    }
    return next;
}

/* Ends what is still open where a paragraph begins that does not go on with it. */
static void scan_paragraph(struct scan *scan, uint32_t token)
{
    const struct story *story = scan->story;
    if (!scan->open || (mark_of(story, token) == MARK_OPEN && !scan->single))
        return;
    uint32_t end = story->sentences.at[story->tokens.at[scan->mark].sentence].end;
    scan_end(scan, end < token ? end : token, DATELINE_NONE);
}

void quotation_find(struct story *story)
{
    struct scan scan = { .story = story, .single_close = single_closers(story) };
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        if (i && paragraph_of(story, i) != paragraph_of(story, i - 1))
            scan_paragraph(&scan, i);
        scan_token(&scan, i);
    }
    if (scan.open) {
        uint32_t end = story->sentences.at[story->tokens.at[scan.mark].sentence].end;
        scan_end(&scan, end < story->tokens.count ? end : story->tokens.count, DATELINE_NONE);
    }
}
