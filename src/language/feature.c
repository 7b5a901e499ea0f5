/* What the network sees of a token. Training and running share this file, so that both see the same.
 *
 * Each feature is a row number into a table of its own; the network adds the rows up (Chen & Manning 2014, whose
 * products of embedding and weight matrix are what our rows hold ready). Beginnings, endings and shapes are hashed into
 * tables of fixed size: what collides, shares a row, and training finds out what to make of it. Words and Brown
 * clusters (Brown et al. 1992) are exact, but for a 24-bit check in place of the word itself. */
#include "language/feature.h"

#include <string.h>

static const uint32_t table_rows[FEATURE_COUNT] = {
    [FEATURE_WORD] = 0,
    [FEATURE_CLUSTER] = 0,
    [FEATURE_CLUSTER_4] = 17,
    [FEATURE_CLUSTER_6] = 65,
    [FEATURE_CLUSTER_10] = 1025,
    [FEATURE_SUFFIX_2] = 1024,
    [FEATURE_SUFFIX_3] = 4096,
    [FEATURE_SUFFIX_4] = 4096,
    [FEATURE_PREFIX_3] = 4096,
    [FEATURE_SHAPE] = 512,
    [FEATURE_CASE] = 40,
    [FEATURE_SPACE] = 4,
    [FEATURE_LISTS] = 1 << LEXICON_NAME_BITS,
    [FEATURE_KIND] = 1 << LEXICON_KIND_BITS,
};

enum letter_case { CASE_SMALL, CASE_FIRST, CASE_ALL, CASE_MIXED, CASE_NONE, CASE_KINDS };

uint32_t feature_rows(enum feature feature)
{
    return table_rows[feature];
}

/* FNV-1a over the bytes, then a multiply and shift so that the low bits depend on all. */
uint64_t feature_hash(const char *bytes, size_t length, uint64_t seed)
{
    uint64_t hash = 14695981039346656037u ^ (seed * 0x9e3779b97f4a7c15u);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93u;
    return hash ^ (hash >> 32);
}

char feature_plain_sign(const char *sign)
{
    const unsigned char *bytes = (const unsigned char *)sign;
    if (bytes[0] != 0xE2 || bytes[1] != 0x80)
        return 0;
    switch (bytes[2]) {
    case 0x98:
    case 0x99:
        return '\'';
    case 0x9C:
    case 0x9D:
        return '"';
    case 0x93:
    case 0x94:
        return '-';
    default:
        return 0;
    }
}

/* One character of the form, made plain, into `out` (at most 2 bytes a step); returns the bytes read. */
static size_t plain_step(const unsigned char *in, size_t left, char *out, size_t *written)
{
    unsigned char c = in[0];
    char sign = left >= 3 ? feature_plain_sign((const char *)in) : (char)0;
    *written = 1;
    if (sign != 0) {
        out[0] = sign;
        return 3;
    }
    if (c == 0xC3 && left >= 2 && in[1] >= 0x80 && in[1] <= 0x9E && in[1] != 0x97) {
        out[0] = (char)c;
        out[1] = (char)(in[1] + 0x20);
        *written = 2;
        return 2;
    }
    if (c >= 'A' && c <= 'Z')
        c = (unsigned char)(c + ('a' - 'A'));
    else if (c >= '0' && c <= '9')
        c = '0';
    else if (c == '`')
        c = '\'';
    out[0] = (char)c;
    return 1;
}

static void key_append(struct feature_key *key, struct dateline_text form, size_t start, size_t limit)
{
    size_t at = start;
    while (at < form.length) {
        char step[2];
        size_t written;
        at += plain_step((const unsigned char *)form.bytes + at, form.length - at, step, &written);
        if (key->length + written > limit)
            break;
        memcpy(key->bytes + key->length, step, written);
        key->length += written;
    }
}

struct feature_key feature_key(struct dateline_text form)
{
    struct feature_key key = { .length = 0 };
    enum { HALF = FEATURE_KEY_MAX / 2 };
    if (form.length <= FEATURE_KEY_MAX) {
        key_append(&key, form, 0, FEATURE_KEY_MAX);
    } else {
        key_append(&key, form, 0, HALF);
        key_append(&key, form, form.length - HALF, FEATURE_KEY_MAX);
    }
    if (key.length == 2 && key.bytes[0] == '\'' && key.bytes[1] == '\'') {
        key.bytes[0] = '"';
        key.length = 1;
    }
    return key;
}

uint32_t feature_check(uint64_t hash)
{
    return (uint32_t)(hash >> (64 - LEXICON_CHECK_BITS)) | 1;
}

uint64_t feature_look_up(const struct feature_lexicon *lexicon, const struct feature_key *key)
{
    uint64_t hash = feature_hash(key->bytes, key->length, 0);
    uint32_t check = feature_check(hash);
    for (uint32_t at = (uint32_t)hash & lexicon->mask, step = 0; step <= lexicon->mask; step++) {
        uint64_t entry = lexicon->entries[at];
        if (entry == 0 || (entry & ((1u << LEXICON_CHECK_BITS) - 1)) == check)
            return entry;
        at = (at + 1) & lexicon->mask;
    }
    return 0;
}

static enum letter_case form_case(struct dateline_text form)
{
    size_t capitals = 0, small = 0;
    bool first = false;
    for (size_t i = 0; i < form.length && i < 256; i++) {
        unsigned char c = (unsigned char)form.bytes[i];
        bool capital =
            (c >= 'A' && c <= 'Z') || (c == 0xC3 && i + 1 < form.length && (unsigned char)form.bytes[i + 1] <= 0x9E);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 0xC3 && c < 0xE2);
        first = first || (i == 0 && capital);
        capitals += capital;
        small += letter && !capital;
    }
    if (capitals == 0)
        return small == 0 ? CASE_NONE : CASE_SMALL;
    if (first && capitals == 1)
        return CASE_FIRST;
    return small == 0 ? CASE_ALL : CASE_MIXED;
}

/* A kind a character; runs longer than two are cut to two, so that lengths matter little. */
static uint64_t form_shape(struct dateline_text form)
{
    char shape[12];
    size_t length = 0;
    for (size_t i = 0; i < form.length && length < sizeof shape; i++) {
        unsigned char c = (unsigned char)form.bytes[i];
        char kind = (char)c;
        if ((c >= 'a' && c <= 'z') || c >= 0x80)
            kind = 'x';
        else if (c >= 'A' && c <= 'Z')
            kind = 'X';
        else if (c >= '0' && c <= '9')
            kind = 'd';
        if (length >= 2 && shape[length - 1] == kind && shape[length - 2] == kind)
            continue;
        shape[length++] = kind;
    }
    return feature_hash(shape, length, FEATURE_SHAPE);
}

static uint16_t hashed(enum feature feature, const char *bytes, size_t length)
{
    return (uint16_t)(feature_hash(bytes, length, feature) % table_rows[feature]);
}

static uint16_t ending(enum feature feature, const struct feature_key *key, size_t length)
{
    size_t take = key->length < length ? key->length : length;
    return hashed(feature, key->bytes + key->length - take, take);
}

static void token_ids(const struct feature_lexicon *lexicon, const struct feature_form *form, uint16_t *ids)
{
    struct feature_key key = feature_key(form->text);
    uint64_t entry = feature_look_up(lexicon, &key);
    uint16_t cluster = (uint16_t)(entry >> LEXICON_CLUSTER_AT & ((1u << LEXICON_CLUSTER_BITS) - 1));
    ids[FEATURE_WORD] = (uint16_t)(entry >> LEXICON_WORD_AT & ((1u << LEXICON_WORD_BITS) - 1));
    ids[FEATURE_LISTS] = (uint16_t)(entry >> LEXICON_LISTS_AT & ((1u << LEXICON_NAME_BITS) - 1));
    ids[FEATURE_KIND] = (uint16_t)(entry >> LEXICON_KIND_AT & ((1u << LEXICON_KIND_BITS) - 1));
    ids[FEATURE_CLUSTER] = cluster;
    uint16_t path = cluster != 0 && cluster < lexicon->clusters ? lexicon->cluster_paths[cluster] : 0;
    ids[FEATURE_CLUSTER_4] = cluster == 0 ? 0 : (uint16_t)(1 + (path & 15));
    ids[FEATURE_CLUSTER_6] = cluster == 0 ? 0 : (uint16_t)(1 + (path & 63));
    ids[FEATURE_CLUSTER_10] = cluster == 0 ? 0 : (uint16_t)(1 + (path & 1023));
    ids[FEATURE_SUFFIX_2] = ending(FEATURE_SUFFIX_2, &key, 2);
    ids[FEATURE_SUFFIX_3] = ending(FEATURE_SUFFIX_3, &key, 3);
    ids[FEATURE_SUFFIX_4] = ending(FEATURE_SUFFIX_4, &key, 4);
    ids[FEATURE_PREFIX_3] = hashed(FEATURE_PREFIX_3, key.bytes, key.length < 3 ? key.length : 3);
    ids[FEATURE_SHAPE] = (uint16_t)(form_shape(form->text) % table_rows[FEATURE_SHAPE]);
    ids[FEATURE_SPACE] = (uint16_t)(form->space_before + 2 * form->space_after);
}

/* Whether capitals tell anything here: 0 they do, 1 nearly every word is all capitals (a headline of the tape), 2
 * nearly every word begins with one (a headline), 3 there are none at all. */
static unsigned sentence_style(const uint8_t *cases, size_t count)
{
    size_t kinds[CASE_KINDS] = { 0 };
    for (size_t i = 0; i < count; i++)
        kinds[cases[i]]++;
    size_t words = count - kinds[CASE_NONE];
    if (words < 2)
        return 0;
    if (kinds[CASE_ALL] * 5 >= words * 4)
        return 1;
    if (words >= 4 && (kinds[CASE_FIRST] + kinds[CASE_ALL] + kinds[CASE_MIXED]) * 4 >= words * 3)
        return 2;
    return kinds[CASE_SMALL] == words ? 3 : 0;
}

void feature_sentence(const struct feature_lexicon *lexicon, const struct feature_form *forms, size_t count,
    uint16_t (*ids)[FEATURE_COUNT])
{
    enum { LOOK = 512 };
    uint8_t cases[LOOK] = { 0 };
    size_t looked = count < LOOK ? count : LOOK;
    for (size_t i = 0; i < looked; i++)
        cases[i] = (uint8_t)form_case(forms[i].text);
    unsigned style = sentence_style(cases, looked);
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        unsigned kind = i < looked ? cases[i] : (unsigned)form_case(forms[i].text);
        token_ids(lexicon, &forms[i], ids[i]);
        ids[i][FEATURE_CASE] = (uint16_t)(kind + CASE_KINDS * ((begun ? 0u : 1u) + 2 * style));
        begun = begun || kind != CASE_NONE;
    }
}
