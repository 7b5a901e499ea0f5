/* Words as the actor tables know them. */
#include "who/word_key.h"

#include "base/utf8.h"

/* How many bytes at `at` belong to a word: 0 for a sign that parts words; a full stop counts as part of one. */
static uint32_t word_bytes(struct dateline_text text, size_t at)
{
    char c = text.bytes[at];
    if (byte_is_letter(c) || byte_is_digit(c) || c == '.')
        return 1;
    if ((unsigned char)c < 0x80)
        return 0;
    uint32_t code_point, length = utf8_decode(text, at, &code_point);
    return utf8_is_letter(code_point) || utf8_is_digit(code_point) ? length : 0;
}

static uint32_t letters_count(struct dateline_text word, uint8_t *ret_shape)
{
    uint32_t letters = 0, capitals = 0, small = 0;
    uint8_t shape = 0;
    for (size_t i = 0; i < word.length;) {
        uint32_t c;
        uint32_t length = utf8_decode(word, i, &c);
        i += length;
        if (c == '.')
            continue;
        bool capital = utf8_is_upper(c), digit = utf8_is_digit(c);
        if (letters++ == 0)
            shape |= (uint8_t)((capital ? WORD_CAPITAL : 0) | (digit ? WORD_NUMBER : 0));
        capitals += capital;
        small += !capital && !digit;
    }
    if (capitals > 1 && !small)
        shape |= WORD_ALL_CAPITALS;
    if (letters == 1 && capitals == 1 && word.bytes[word.length - 1] == '.')
        shape |= WORD_INITIAL;
    *ret_shape = shape;
    return letters;
}

static uint64_t word_hash(struct arena *arena, struct dateline_text word)
{
    bool ascii = true;
    for (size_t i = 0; i < word.length; i++)
        ascii = ascii && (unsigned char)word.bytes[i] < 0x80;
    if (!ascii)
        word = utf8_fold(arena, word);
    uint64_t hash = HASH_SEED;
    for (size_t i = 0; i < word.length; i++) {
        char c = byte_lower(word.bytes[i]);
        if (c != '.')
            hash = hash_bytes(hash, &c, 1);
    }
    return hash_mix(hash);
}

bool word_next(struct arena *arena, struct dateline_text text, size_t *at, struct word_key *ret_word)
{
    while (*at < text.length) {
        size_t start = *at;
        for (uint32_t more; *at < text.length && (more = word_bytes(text, *at)) > 0;)
            *at += more;
        struct dateline_text word = text_slice(text, start, *at);
        if (*at == start) {
            uint32_t sign;
            *at += utf8_decode(text, *at, &sign);
            continue;
        }
        if (letters_count(word, &ret_word->shape) == 0)
            continue;
        ret_word->hash = word_hash(arena, word);
        return true;
    }
    return false;
}
