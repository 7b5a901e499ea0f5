/* A paragraph from gap to gap: what is around each (atoms), for the weights of boundary_weight.h. Where the rules say
 * nothing no sentence ends before a word in small letters that stands behind a word, nor before a comma or a closing
 * mark: those gaps are not weighed. */
#include "language/boundary.h"

#include "base/utf8.h"
#include "language/boundary_weight.h"

#include <string.h>

/* Kinds of words by their letters: a small, A with a capital, U in capitals, I a single capital, M mixed, 1 number,
 * t date or time, m letters and digits, @ mail, h web address, b abbreviation; marks as themselves. */
static char shape_of_word(struct dateline_text word)
{
    size_t upper = 0, lower = 0, digits = 0, dots = 0, others = 0;
    for (size_t i = 0; i < word.length; i++) {
        char c = word.bytes[i];
        if (byte_is_upper(c))
            upper++;
        else if (byte_is_lower(c) || (unsigned char)c >= 0x80)
            lower++;
        else if (byte_is_digit(c))
            digits++;
        else if (c == '@')
            return word.bytes[0] == '@' ? 'n' : '@';
        else if (c == '.')
            dots++;
        else
            others++;
    }
    if (digits && !upper && !lower)
        return others > 1 || memchr(word.bytes, ':', word.length) ? 't' : '1';
    if (text_starts(word, "http") || text_starts(word, "www."))
        return 'h';
    if (digits)
        return 'm';
    if (dots)
        return word.bytes[word.length - 1] == '.' ? (upper && lower ? 'B' : upper ? 'I' : 'b') : 'h';
    if (!upper)
        return 'a';
    if (upper == 1 && !lower)
        return 'I';
    if (!lower)
        return 'U';
    return byte_is_upper(word.bytes[0]) && upper == 1 ? 'A' : 'M';
}

static char shape_of_mark(struct dateline_text word)
{
    if (ending_is_mark(word))
        return word.bytes[0] == '.' && word.length == 1 ? '.'
               : word.bytes[0] == '.'                   ? '~'
               : (unsigned char)word.bytes[0] >= 0x80   ? '~'
                                                        : '!';
    if (word.length == 1)
        return word.bytes[0];
    if (text_is(word, "\xE2\x80\x9C") || text_is(word, "``"))
        return 'q';
    if (text_is(word, "\xE2\x80\x9D") || text_is(word, "''"))
        return 'Q';
    if (text_is(word, "\xE2\x80\x93") || text_is(word, "\xE2\x80\x94") || text_is(word, "--"))
        return '-';
    if (word.bytes[0] == '-' || word.bytes[0] == '=' || word.bytes[0] == '*' || word.bytes[0] == '_')
        return '=';
    if (text_is(word, "\xE2\x80\xA2"))
        return '*';
    return word.bytes[0] == ':' || word.bytes[0] == ';' || word.bytes[0] == '=' ? 'i' : 'x';
}

static char shape_of(struct dateline_text word)
{
    uint32_t code_point;
    if (!word.length)
        return 'x';
    char c = word.bytes[0];
    if (byte_is_letter(c) || byte_is_digit(c))
        return shape_of_word(word);
    if ((unsigned char)c >= 0x80) {
        utf8_decode(word, 0, &code_point);
        if (utf8_is_letter(code_point))
            return utf8_is_upper(code_point) ? 'A' : 'a';
    } else if (word.length > 1 && (c == '@' || c == '#')) {
        return 'n';
    } else if (word.length > 1 && c == '\'') {
        return 'a';
    }
    return shape_of_mark(word);
}

/* About how many: exact when few. */
static uint32_t about(uint32_t count)
{
    static const uint8_t steps[] = { 1, 2, 3, 4, 5, 7, 10, 15, 25, 40 };
    uint32_t step = 0;
    while (step < sizeof steps && count >= steps[step])
        step++;
    return step;
}

void boundary_begin(struct boundary *boundary, const struct tokeniser *tokeniser, const struct story *story,
    uint32_t start, uint32_t end, bool layout)
{
    struct boundary_token *tokens =
        ARENA_ARRAY(story->scratch, struct boundary_token, end - start + 2 * BOUNDARY_AROUND);
    uint32_t count = end - start, ahead = 0;
    char room[BOUNDARY_WORD_BYTES];
    *boundary = (struct boundary){ .ending = { tokeniser, story, end },
        .tokens = tokens + BOUNDARY_AROUND,
        .start = start,
        .end = end,
        .first = start,
        .layout = layout };
    for (uint32_t i = 0; i < BOUNDARY_AROUND; i++)
        tokens[i].shape = tokens[BOUNDARY_AROUND + count + i].shape = '^';
    for (uint32_t i = count; i-- > 0;) {
        struct dateline_text word = story_word(story, start + i);
        struct boundary_token *token = &boundary->tokens[i];
        uint8_t flags = story->tokens.at[start + i].flags;
        token->space_after = (flags & DATELINE_TOKEN_SPACE_AFTER) != 0;
        token->word = boundary_word(boundary_normal(word, room));
        token->shape = shape_of(word);
        token->joined = (flags & DATELINE_TOKEN_JOINED) != 0;
        bool mark = ending_is_mark(word);
        token->may_end = mark || (word.length > 1 && word.bytes[word.length - 1] == '.');
        ahead = mark ? 0 : ahead + 1;
        token->ahead = (uint8_t)(ahead < 255 ? ahead : 255);
    }
}

/* Takes a token into the sentence so far. */
static void boundary_take(struct boundary *boundary, uint32_t token)
{
    switch (boundary->tokens[token - boundary->start].shape) {
    case 'a':
        boundary->small++;
        break;
    case '"':
        boundary->quotes ^= 1;
        break;
    case 'q':
        boundary->quotes = 1;
        break;
    case 'Q':
        boundary->quotes = 0;
        break;
    case '(':
    case '[':
        boundary->brackets = 1;
        break;
    case ')':
    case ']':
        boundary->brackets = 0;
        break;
    default:
        break;
    }
}

/* What the rules say of the gap: 0 nothing, 1 inside closing marks, 2 goes on, 3 ends. */
static uint32_t rule_at(struct boundary *boundary, uint32_t gap)
{
    uint32_t next;
    if (boundary->tokens[gap - 1 - boundary->start].may_end) {
        enum ending_says says = ending_at(&boundary->ending, boundary->first, gap - 1, &next);
        if (says != ENDING_SILENT && next >= boundary->next) {
            boundary->says = says;
            boundary->next = next;
        }
    }
    if (boundary->next < gap || boundary->says == ENDING_SILENT)
        return 0;
    return boundary->next > gap ? 1 : boundary->says == ENDING_ENDS ? 3 : 2;
}

/* Whether a token is an abbreviation that a name follows ("Gen.", "v."): no sentence ends behind it. */
static bool title_at(const struct boundary *boundary, uint32_t token)
{
    struct dateline_text kind;
    return token_abbreviates(boundary->ending.tokeniser, story_word(boundary->ending.story, token), &kind) &&
           text_is(kind, "title");
}

/* Shapes between which no sentence ends where the rules say nothing; one in a thousand does in the treebanks. */
static bool goes_on(char left, char right)
{
    return right == 'a' ? memchr("aAIM1,-\"qQ($x;", left, 14) != NULL
                        : memchr(".!~:;)]Q%", right, 9) != NULL || memchr("([q$#&", left, 6) != NULL;
}

/* Whether the sentence so far could be a dateline, up to its dash ("JERUSALEM, March 3 (AP) --"). */
static bool dateline_so_far(const struct boundary *boundary, uint32_t gap)
{
    enum { LONGEST = 12 };
    return boundary->small == 0 && gap - boundary->first <= LONGEST &&
           boundary->tokens[boundary->first - boundary->start].shape == 'U';
}

bool boundary_gap(struct boundary *boundary, uint32_t gap, uint32_t atoms[BOUNDARY_ATOMS])
{
    const struct boundary_token *at = &boundary->tokens[gap - boundary->start];
    boundary_take(boundary, gap - 1);
    uint32_t rule = rule_at(boundary, gap);
    if (rule == 2 && title_at(boundary, gap - 1))
        return false;
    if (at[-1].shape == '-' && dateline_so_far(boundary, gap))
        return false;
    if (at->joined || at[0].shape == ',' || (rule == 0 && goes_on(at[-1].shape, at[0].shape)))
        return false;
    for (int i = 0; i < 3; i++) {
        atoms[BOUNDARY_WORD_L1 + i] = at[-1 - i].word;
        atoms[BOUNDARY_WORD_R1 + i] = at[i].word;
    }
    for (int i = 0; i < 4; i++) {
        atoms[BOUNDARY_SHAPE_L1 + i] = (uint32_t)at[-1 - i].shape;
        atoms[BOUNDARY_SHAPE_R1 + i] = (uint32_t)at[i].shape;
    }
    atoms[BOUNDARY_WORD_FIRST] = boundary->tokens[boundary->first - boundary->start].word;
    atoms[BOUNDARY_RULE] = rule;
    atoms[BOUNDARY_LENGTH] = about(gap - boundary->first);
    atoms[BOUNDARY_AHEAD] = about(at->ahead);
    atoms[BOUNDARY_OPEN] = boundary->quotes + 2 * boundary->brackets;
    atoms[BOUNDARY_SMALL] = about(boundary->small);
    atoms[BOUNDARY_SPACE] = (gap >= boundary->start + 2 ? at[-2].space_after : 1u) + 2u * at[-1].space_after;
    atoms[BOUNDARY_LAYOUT] = boundary->layout;
    return true;
}

void boundary_cut(struct boundary *boundary, uint32_t gap)
{
    boundary->first = gap;
    boundary->quotes = boundary->brackets = boundary->small = 0;
}
