/* A linear classifier of gaps between tokens: features are joins of atoms (templates), their weights integers fitted by
 * logistic regression (learn/boundaries.c), looked up by hash. Where the rules say nothing no sentence ends before a
 * word in small letters that stands behind a word, nor before a comma or a closing mark: those gaps are not weighed. */
#include "language/boundary.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <string.h>

/* Atoms as the templates call them: words in capitals, shapes in small letters. */
enum {
    L1 = BOUNDARY_WORD_L1,
    L2 = BOUNDARY_WORD_L2,
    L3 = BOUNDARY_WORD_L3,
    R1 = BOUNDARY_WORD_R1,
    R2 = BOUNDARY_WORD_R2,
    R3 = BOUNDARY_WORD_R3,
    FIRST = BOUNDARY_WORD_FIRST,
    l1 = BOUNDARY_SHAPE_L1,
    l2 = BOUNDARY_SHAPE_L2,
    l3 = BOUNDARY_SHAPE_L3,
    r1 = BOUNDARY_SHAPE_R1,
    r2 = BOUNDARY_SHAPE_R2,
    r3 = BOUNDARY_SHAPE_R3,
    RULE = BOUNDARY_RULE,
    LENGTH = BOUNDARY_LENGTH,
    AHEAD = BOUNDARY_AHEAD,
    OPEN = BOUNDARY_OPEN,
    SMALL = BOUNDARY_SMALL,
    SPACE = BOUNDARY_SPACE,
    LAYOUT = BOUNDARY_LAYOUT
};

/* The second column is the row that a template goes on from. */
const struct boundary_template boundary_templates[] = {
    { "rule", 0, 1, { RULE } },
    { "shapes", 0, 2, { l1, r1 } },
    { "left", 1, 1, { l2 } },
    { "right", 1, 1, { r2 } },
    { "both", 2, 1, { r2 } },
    { "3-1", 2, 1, { l3 } },
    { "1-3", 3, 1, { r3 } },
    { "layout", 0, 1, { LAYOUT } },
    { "open", 1, 1, { OPEN } },
    { "space", 1, 1, { SPACE } },
    { "length", 0, 2, { LENGTH, r1 } },
    { "ahead", 0, 2, { AHEAD, r1 } },
    { "small", 1, 1, { SMALL } },
    { "both-layout", 4, 1, { LAYOUT } },
    { "left-length", 2, 2, { LENGTH, SMALL } },
    { "right-ahead", 3, 1, { AHEAD } },
    { "length-ahead", 1, 2, { LENGTH, AHEAD } },
    { "both-open", 4, 1, { OPEN } },
    { "l1", 0, 1, { L1 } },
    { "l1-shape", 18, 1, { r1 } },
    { "l1-shapes", 19, 1, { r2 } },
    { "l1-length", 19, 1, { LENGTH } },
    { "l1-ahead", 19, 1, { AHEAD } },
    { "l1-l2", 18, 1, { L2 } },
    { "l1-r1", 18, 1, { R1 } },
    { "r1", 0, 1, { R1 } },
    { "r1-shape", 25, 1, { l1 } },
    { "r1-shapes", 26, 1, { l2 } },
    { "r1-length", 26, 1, { LENGTH } },
    { "r1-ahead", 26, 1, { AHEAD } },
    { "r1-r2", 25, 1, { R2 } },
    { "l2", 0, 2, { L2, l1 } },
    { "r2", 0, 2, { R2, r1 } },
    { "l3", 0, 3, { L3, l2, l1 } },
    { "r3", 0, 3, { R3, r2, r1 } },
    { "first", 0, 2, { FIRST, LENGTH } },
};
const uint32_t boundary_template_count = sizeof boundary_templates / sizeof *boundary_templates;
_Static_assert(sizeof boundary_templates / sizeof *boundary_templates <= BOUNDARY_TEMPLATES_MAX, "room for features");

enum {
    SHAPE_TEMPLATES = 18, /* the first ones, without words */
    HOPELESS = -450       /* what they sum up to where no word changes the answer */
};

void boundary_features(uint32_t first, uint32_t end, const uint32_t atoms[BOUNDARY_ATOMS],
    uint64_t states[BOUNDARY_TEMPLATES_MAX], uint32_t features[BOUNDARY_TEMPLATES_MAX])
{
    for (uint32_t t = first; t < end; t++) {
        const struct boundary_template *template = &boundary_templates[t];
        uint64_t state = template->from == t ? HASH_SEED : states[template->from];
        state += t;
        for (uint32_t i = 0; i < template->count; i++) {
            state = (state ^ atoms[template->atoms[i]]) * 0x9E3779B97F4A7C15ull;
            state ^= state >> 29;
        }
        states[t] = state;
        features[t] = (uint32_t)(state >> 8) | 1u << 31;
    }
}

uint32_t boundary_atoms_of(uint32_t template, uint8_t atoms[BOUNDARY_ATOMS])
{
    const struct boundary_template *joins = &boundary_templates[template];
    uint32_t count = joins->from == template ? 0 : boundary_atoms_of(joins->from, atoms);
    memcpy(atoms + count, joins->atoms, joins->count);
    return count + joins->count;
}

/* ---- atoms ---- */

struct dateline_text boundary_normal(struct dateline_text word, char room[BOUNDARY_WORD_BYTES])
{
    size_t length = word.length < BOUNDARY_WORD_BYTES ? word.length : BOUNDARY_WORD_BYTES;
    while (length < word.length && length > 0 && ((unsigned char)word.bytes[length] & 0xC0) == 0x80)
        length--;
    for (size_t i = 0; i < length; i++)
        room[i] = byte_is_digit(word.bytes[i]) ? '0' : byte_lower(word.bytes[i]);
    return (struct dateline_text){ room, length };
}

uint32_t boundary_word(struct dateline_text normal)
{
    return (uint32_t)hash_mix(hash_bytes(HASH_SEED, normal.bytes, normal.length));
}

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

/* ---- weights ---- */

/* Upper half: the feature; lower half, the weight's bits. */
static int32_t slot_weight(uint32_t slot)
{
    return (int16_t)(uint16_t)slot;
}

static int32_t weight_of(const struct boundary_weights *weights, uint32_t feature)
{
    for (uint32_t at = feature & weights->mask; weights->slots[at] != 0; at = (at + 1) & weights->mask)
        if (weights->slots[at] >> 16 == feature >> 16)
            return slot_weight(weights->slots[at]);
    return 0;
}

void boundary_weigh(struct boundary_weights *weights, uint32_t feature, int32_t weight)
{
    uint32_t at = feature & weights->mask;
    int32_t bounded = weight > INT16_MAX ? INT16_MAX : weight < INT16_MIN ? INT16_MIN : weight;
    while (weights->slots[at] != 0)
        at = (at + 1) & weights->mask;
    if (bounded != 0)
        weights->slots[at] = (feature & 0xFFFF0000u) | (uint16_t)bounded;
}

bool boundary_ends(const struct boundary_weights *weights, const uint32_t atoms[BOUNDARY_ATOMS])
{
    uint64_t states[BOUNDARY_TEMPLATES_MAX];
    uint32_t features[BOUNDARY_TEMPLATES_MAX];
    int32_t sum = 0;
    if (!weights->trained)
        return atoms[BOUNDARY_RULE] == 3;
    boundary_features(0, SHAPE_TEMPLATES, atoms, states, features);
    for (uint32_t t = 0; t < SHAPE_TEMPLATES; t++)
        sum += weight_of(weights, features[t]);
    if (sum < HOPELESS)
        return false;
    boundary_features(SHAPE_TEMPLATES, boundary_template_count, atoms, states, features);
    for (uint32_t t = SHAPE_TEMPLATES; t < boundary_template_count; t++)
        sum += weight_of(weights, features[t]);
    return sum > 0;
}

/* The states of a template and of those that it goes on from. */
static void feature_states(uint32_t template, const uint32_t *atoms, uint64_t *states, uint32_t *features)
{
    if (boundary_templates[template].from != template)
        feature_states(boundary_templates[template].from, atoms, states, features);
    boundary_features(template, template + 1, atoms, states, features);
}

/* The feature that a row of the table names by template and atoms with spaces between. 0 if it names none. Rows come a
 * template after the other: *template is where to begin to look. */
static uint32_t feature_read(struct dateline_text name, struct dateline_text values, uint32_t *template)
{
    uint32_t atoms[BOUNDARY_ATOMS] = { 0 }, features[BOUNDARY_TEMPLATES_MAX], count, tried = 0;
    uint64_t states[BOUNDARY_TEMPLATES_MAX];
    uint8_t order[BOUNDARY_ATOMS];
    while (!text_is(name, boundary_templates[*template].name)) {
        *template = (*template + 1) % boundary_template_count;
        if (++tried > boundary_template_count)
            return 0;
    }
    count = boundary_atoms_of(*template, order);
    for (uint32_t i = 0; i < count; i++) {
        struct dateline_text piece;
        int64_t number = 0;
        if (!text_cut(&values, ' ', &piece) || piece.length == 0)
            return 0;
        if (order[i] < BOUNDARY_WORDS)
            atoms[order[i]] = text_is(piece, "<none>") ? 0 : boundary_word(piece);
        else if (order[i] < BOUNDARY_SHAPES)
            atoms[order[i]] = (uint32_t)piece.bytes[0];
        else if (text_number(piece, &number))
            atoms[order[i]] = (uint32_t)number;
        else
            return 0;
    }
    feature_states(*template, atoms, states, features);
    return features[*template];
}

static int32_t weight_read(struct dateline_text text)
{
    int64_t weight = 0;
    bool less = text.length > 0 && text.bytes[0] == '-';
    text_number(text_slice(text, less, text.length), &weight);
    return (int32_t)(less ? -weight : weight);
}

void boundary_open(struct arena *arena, const struct image *words, struct boundary_weights *ret_weights)
{
    struct table table;
    *ret_weights = (struct boundary_weights){ .trained = table_open(words, "boundary", &table) };
    if (!ret_weights->trained)
        return;
    uint32_t size = 64;
    while (size < table.head->row_count + table.head->row_count / 2)
        size *= 2;
    ret_weights->slots = ARENA_ARRAY(arena, uint32_t, size);
    ret_weights->mask = size - 1;
    uint32_t template = 0;
    for (uint32_t row = 0; row < table.head->row_count; row++) {
        uint32_t feature = feature_read(table_field(&table, row, 0), table_field(&table, row, 1), &template);
        if (feature)
            boundary_weigh(ret_weights, feature, weight_read(table_field(&table, row, 2)));
    }
}
