/* Words of time. A token has all the classes that its rows give it ("second": an ordinal and a unit); patterns ask for
 * the one that they need, so that no reading is chosen too early. */
#include "when/lexeme.h"

#include <string.h>

enum { LOWER = 24, WORD_MOST = 48 };

static enum lexeme_class class_of(struct dateline_text name)
{
    static const char *const names[] = {
#define LEXEME_CLASS_SPELLING(name, spelling) spelling,
        LEXEME_CLASS_LIST(LEXEME_CLASS_SPELLING)
#undef LEXEME_CLASS_SPELLING
    };
    uint32_t i = 0;
    while (i < LEXEME_CLASS_COUNT && !text_is(name, names[i]))
        i++;
    return (enum lexeme_class)i;
}

const uint8_t *lexeme_classes(struct arena *arena, const struct table *table, uint32_t *ret_row)
{
    uint8_t *classes = ARENA_ARRAY(arena, uint8_t, table->head->row_count);
    for (uint32_t row = 0; row < table->head->row_count; row++) {
        classes[row] = (uint8_t)class_of(table_field(table, row, 1));
        *ret_row = row;
        if (classes[row] == LEXEME_CLASS_COUNT)
            return NULL;
    }
    return classes;
}

static uint32_t find_lower(const struct table *table, struct dateline_text word, uint32_t *ret_count)
{
    char lower[LOWER];
    *ret_count = 0;
    if (word.length > LOWER)
        return DATELINE_NONE;
    for (size_t i = 0; i < word.length; i++)
        lower[i] = byte_lower(word.bytes[i]);
    return table_find(table, (struct dateline_text){ lower, word.length }, ret_count);
}

struct sentence_words lexeme_read(const struct when *when, const struct story *story, uint32_t sentence)
{
    const struct dateline_sentence *span = &story->sentences.at[sentence];
    struct lexeme *lexemes = ARENA_ARRAY(story->scratch, struct lexeme, span->end - span->first);
    for (uint32_t i = span->first; i < span->end; i++) {
        struct lexeme *lexeme = &lexemes[i - span->first];
        lexeme->row = find_lower(&when->words, story_word(story, i), &lexeme->count);
        for (uint32_t row = 0; row < lexeme->count; row++)
            lexeme->classes |= (uint64_t)1 << when->classes[lexeme->row + row];
    }
    return (struct sentence_words){ when, story, span->first, span->end, lexemes };
}

static bool inside(const struct sentence_words *words, uint32_t token)
{
    return token >= words->first && token < words->end;
}

struct dateline_text lexeme_word(const struct sentence_words *words, uint32_t token)
{
    return inside(words, token) ? story_word(words->story, token) : (struct dateline_text){ "", 0 };
}

bool lexeme_capital(const struct sentence_words *words, uint32_t token)
{
    struct dateline_text word = lexeme_word(words, token);
    return word.length && byte_is_upper(word.bytes[0]);
}

static bool rows_have(
    const struct when *when, uint32_t row, uint32_t count, enum lexeme_class class, struct dateline_text *ret_value)
{
    for (uint32_t i = 0; i < count; i++) {
        if (when->classes[row + i] != class)
            continue;
        if (ret_value)
            *ret_value = table_field(&when->words, row + i, 2);
        return true;
    }
    return false;
}

bool lexeme_is(
    const struct sentence_words *words, uint32_t token, enum lexeme_class class, struct dateline_text *ret_value)
{
    if (!inside(words, token))
        return false;
    const struct lexeme *lexeme = &words->lexemes[token - words->first];
    return lexeme->classes >> class & 1 && rows_have(words->when, lexeme->row, lexeme->count, class, ret_value);
}

/* Classes that only stand beside an expression or inside it. */
static const uint64_t never_first =
    (uint64_t)1 << LEXEME_MERIDIEM | (uint64_t)1 << LEXEME_ZONE | (uint64_t)1 << LEXEME_AGO |
    (uint64_t)1 << LEXEME_MODIFIER | (uint64_t)1 << LEXEME_EDGE | (uint64_t)1 << LEXEME_ABOUT |
    (uint64_t)1 << LEXEME_FOR | (uint64_t)1 << LEXEME_OF_MONTH | (uint64_t)1 << LEXEME_PER |
    (uint64_t)1 << LEXEME_HALF | (uint64_t)1 << LEXEME_FUTURE | (uint64_t)1 << LEXEME_OLD |
    (uint64_t)1 << LEXEME_IN_YEAR | (uint64_t)1 << LEXEME_HUNDRED;

bool lexeme_may_begin(const struct sentence_words *words, uint32_t token)
{
    static const char *const others[] = { "a", "an", "latest", "full", "future", "past" };
    struct dateline_text word = lexeme_word(words, token);
    if (words->lexemes[token - words->first].classes & ~never_first || byte_is_digit(word.bytes[0]) ||
        word.bytes[0] == '\'')
        return true;
    for (size_t i = 0; word.length < 7 && i < sizeof others / sizeof *others; i++)
        if (text_is_nocase(word, others[i]))
            return true;
    return false;
}

bool lexeme_is_word(const struct sentence_words *words, uint32_t token, const char *word)
{
    return inside(words, token) && text_is_nocase(story_word(words->story, token), word);
}

bool lexeme_number_value(const struct sentence_words *words, uint32_t token, enum lexeme_class class, int *ret_number)
{
    struct dateline_text value;
    int64_t number;
    if (!lexeme_is(words, token, class, &value))
        return false;
    bool negative = value.length && value.bytes[0] == '-';
    if (!text_number(text_slice(value, negative, value.length), &number))
        return false;
    *ret_number = (int)(negative ? -number : number);
    return true;
}

bool lexeme_pair_is(const struct sentence_words *words, uint32_t token, enum lexeme_class class)
{
    char pair[WORD_MOST];
    struct dateline_text a = lexeme_word(words, token), b = lexeme_word(words, token + 1);
    if (!a.length || !b.length || a.length + b.length + 1 > LOWER)
        return false;
    memcpy(pair, a.bytes, a.length);
    pair[a.length] = ' ';
    memcpy(pair + a.length + 1, b.bytes, b.length);
    uint32_t count,
        row = find_lower(&words->when->words, (struct dateline_text){ pair, a.length + b.length + 1 }, &count);
    return rows_have(words->when, row, count, class, NULL);
}

uint32_t lexeme_past_hyphen(const struct sentence_words *words, uint32_t token)
{
    struct dateline_text word = lexeme_word(words, token);
    bool hyphen = text_is(word, "-") || text_is(word, "\xE2\x80\x90") || text_is(word, "\xE2\x80\x91");
    return hyphen ? token + 1 : token;
}

bool lexeme_digits(const struct sentence_words *words, uint32_t token, size_t most, int *ret_number)
{
    int64_t number;
    struct dateline_text word = lexeme_word(words, token);
    if (word.length == 0 || word.length > most || !text_number(word, &number))
        return false;
    *ret_number = (int)number;
    return true;
}

/* "2,000", "3.5": digits with commas; what stands after a point is cut off. */
static bool written_number(struct dateline_text word, int *ret_number)
{
    int64_t number = 0;
    if (!word.length || word.length > 11 || !byte_is_digit(word.bytes[0]))
        return false;
    for (size_t i = 0; i < word.length && word.bytes[i] != '.'; i++) {
        if (byte_is_digit(word.bytes[i]))
            number = number * 10 + (word.bytes[i] - '0');
        else if (word.bytes[i] != ',')
            return false;
    }
    if (number > 100000)
        return false;
    *ret_number = (int)number;
    return true;
}

/* "twenty", "twenty-four", "seven". */
static uint32_t below_hundred(const struct sentence_words *words, uint32_t token, int *ret_number)
{
    int tens, ones;
    if (lexeme_number_value(words, token, LEXEME_TENS, &tens)) {
        uint32_t next = lexeme_past_hyphen(words, token + 1);
        *ret_number = tens;
        if (!lexeme_number_value(words, next, LEXEME_NUMBER, &ones) || ones > 9)
            return token + 1;
        *ret_number = tens + ones;
        return next + 1;
    }
    return lexeme_number_value(words, token, LEXEME_NUMBER, ret_number) ? token + 1 : 0;
}

static uint32_t number_in_letters(const struct sentence_words *words, uint32_t token, bool article, int *ret_number)
{
    int scale;
    bool one = lexeme_is_word(words, token, "a") || lexeme_is_word(words, token, "an");
    uint32_t end = one ? token + 1 : below_hundred(words, token, ret_number);
    if (one) {
        *ret_number = 1;
        if (lexeme_is(words, end, LEXEME_VAGUE, NULL) && !lexeme_is_word(words, end, "some")) {
            *ret_number = lexeme_is_word(words, end, "couple") ? 2 : NUMBER_VAGUE;
            return lexeme_is_word(words, end + 1, "of") ? end + 2 : end + 1;
        }
    }
    if (end && (lexeme_number_value(words, end, LEXEME_HUNDRED, &scale) ||
                   lexeme_number_value(words, end, LEXEME_DOZEN, &scale))) {
        *ret_number *= scale;
        return end + 1;
    }
    return one && !article ? 0 : end;
}

uint32_t lexeme_number(const struct sentence_words *words, uint32_t token, bool article, int *ret_number)
{
    uint32_t end = number_in_letters(words, token, article, ret_number);
    if (!end && written_number(lexeme_word(words, token), ret_number))
        end = token + 1;
    if (!end && lexeme_is(words, token, LEXEME_VAGUE, NULL) && !lexeme_is_word(words, token, "couple")) {
        *ret_number = NUMBER_VAGUE;
        end = token + 1;
    }
    return end;
}

uint32_t lexeme_year(const struct sentence_words *words, uint32_t token, int *ret_year)
{
    int century, rest;
    if (lexeme_word(words, token).length == 4 && lexeme_digits(words, token, 4, ret_year))
        return *ret_year >= 1500 && *ret_year <= 2100 ? token + 1 : 0;
    if (!lexeme_number_value(words, token, LEXEME_NUMBER, &century))
        return 0;
    if (century == 2 && lexeme_is_word(words, token + 1, "thousand")) {
        *ret_year = 2000;
        return token + 2;
    }
    uint32_t end = century >= 17 && century <= 19 ? below_hundred(words, token + 1, &rest) : 0;
    if (!end || rest < 10)
        return 0;
    *ret_year = century * 100 + rest;
    return end;
}
