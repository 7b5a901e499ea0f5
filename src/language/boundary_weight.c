/* A linear classifier of gaps between tokens: features are joins of atoms (templates), their weights integers fitted by
 * logistic regression (learn/boundaries.c), looked up by hash. The table is laid out when words are compiled
 * (boundary_compile.c) and used where it lies. */
#include "language/boundary_weight.h"

#include "base/hash.h"

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

/* ---- weights ---- */

/* Upper half: the feature; lower half, the weight's bits. A run of taken slots goes on past the mask, never around. */
static int32_t slot_weight(uint32_t slot)
{
    return (int16_t)(uint16_t)slot;
}

static int32_t weight_of(const struct boundary_weights *weights, uint32_t feature)
{
    for (const uint32_t *at = weights->slots + (feature & weights->mask); *at != 0; at++)
        if (*at >> 16 == feature >> 16)
            return slot_weight(*at);
    return 0;
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

/* Whether all rows found a slot before the table's last one. */
static bool slots_fill(uint32_t *slots, uint32_t mask, const struct boundary_row *rows, uint32_t count)
{
    for (uint32_t row = 0; row < count; row++) {
        uint32_t at = rows[row].feature & mask;
        while (slots[at] != 0)
            at++;
        if (at >= mask + BOUNDARY_TAIL)
            return false;
        slots[at] = (rows[row].feature & 0xFFFF0000u) | (uint16_t)rows[row].weight;
    }
    return true;
}

struct boundary_weights boundary_lay_out(struct arena *arena, const struct boundary_row *rows, uint32_t count)
{
    uint32_t size = 64;
    while (size < count + count / 2)
        size *= 2;
    for (;; size *= 2) {
        uint32_t *slots = ARENA_ARRAY(arena, uint32_t, size + BOUNDARY_TAIL);
        if (slots_fill(slots, size - 1, rows, count))
            return (struct boundary_weights){ .slots = slots, .mask = size - 1, .trained = true };
    }
}

enum dateline_status boundary_open(
    const struct image *words, struct boundary_weights *ret_weights, struct dateline_error *error)
{
    size_t count;
    const uint32_t *slots = image_array(words, BOUNDARY_SECTION, sizeof *slots, &count);
    *ret_weights = (struct boundary_weights){ .trained = slots != NULL };
    if (!slots)
        return DATELINE_OK;
    size_t size = count > BOUNDARY_TAIL ? count - BOUNDARY_TAIL : 0;
    if (size == 0 || size > UINT32_MAX || (size & (size - 1)) != 0 || slots[count - 1] != 0)
        return error_set(
            error, DATELINE_IMAGE, "words: the section '%s' is no table of weights; build it anew", BOUNDARY_SECTION);
    ret_weights->slots = slots;
    ret_weights->mask = (uint32_t)size - 1;
    return DATELINE_OK;
}
