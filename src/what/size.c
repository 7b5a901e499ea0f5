/* How many: "at least 20 people were killed", "300 to 400 protesters", "dozens".
 *
 * A group of the codebook says what its numbers count (`size dead`) and on which side they stand. The number is a
 * numeral that modifies the head of the slot's phrase (or is the head itself: "killing 20"). */
#include "what/draft.h"

#include <string.h>

static bool word_number(struct dateline_text word, int64_t *ret_number)
{
    static const struct {
        const char *word;
        int64_t number;
    } numbers[] = { { "a", 1 }, { "an", 1 }, { "one", 1 }, { "two", 2 }, { "three", 3 }, { "four", 4 }, { "five", 5 },
        { "six", 6 }, { "seven", 7 }, { "eight", 8 }, { "nine", 9 }, { "ten", 10 }, { "eleven", 11 }, { "twelve", 12 },
        { "thirteen", 13 }, { "fourteen", 14 }, { "fifteen", 15 }, { "sixteen", 16 }, { "seventeen", 17 },
        { "eighteen", 18 }, { "nineteen", 19 }, { "twenty", 20 }, { "thirty", 30 }, { "forty", 40 }, { "fifty", 50 },
        { "sixty", 60 }, { "seventy", 70 }, { "eighty", 80 }, { "ninety", 90 } };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (text_is_nocase(word, numbers[i].word)) {
            *ret_number = numbers[i].number;
            return true;
        }
    }
    return false;
}

static bool word_scale(struct dateline_text word, int64_t *ret_scale)
{
    static const struct {
        const char *word;
        int64_t scale;
    } scales[] = { { "hundred", 100 }, { "hundreds", 100 }, { "thousand", 1000 }, { "thousands", 1000 },
        { "million", 1000000 }, { "millions", 1000000 }, { "dozen", 12 }, { "dozens", 12 }, { "tens", 10 },
        { "scores", 20 } };
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        if (text_is_nocase(word, scales[i].word)) {
            *ret_scale = scales[i].scale;
            return true;
        }
    }
    return false;
}

/* "1,200" */
static bool digits_number(struct dateline_text word, int64_t *ret_number)
{
    int64_t number = 0;
    size_t digits = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (word.bytes[i] == ',' && digits)
            continue;
        if (!byte_is_digit(word.bytes[i]) || ++digits > 12)
            return false;
        number = number * 10 + (word.bytes[i] - '0');
    }
    *ret_number = number;
    return digits > 0;
}

/* The number that begins at a token; *ret_end is the token behind it. A bare scale ("dozens") is at least two of them.
 */
static bool number_read(
    const struct story *story, uint32_t token, uint32_t end, int64_t *ret_number, bool *ret_open, uint32_t *ret_end)
{
    int64_t number, scale;
    *ret_open = false;
    struct dateline_text word = story_word(story, token);
    if (word_scale(word, &scale) && text_ends(word, "s")) {
        *ret_number = 2 * scale;
        *ret_open = true;
        *ret_end = token + 1;
        /* "tens of thousands" */
        if (token + 2 < end && text_is(story_word(story, token + 1), "of") &&
            word_scale(story_word(story, token + 2), &scale)) {
            *ret_number *= scale;
            *ret_end = token + 3;
        }
        return true;
    }
    if (!digits_number(word, &number) && !(word_number(word, &number) && word.length > 2))
        return false;
    uint32_t at = token + 1;
    while (at < end && number < 1000000000 && word_scale(story_word(story, at), &scale)) {
        number *= scale;
        at++;
    }
    *ret_number = number;
    *ret_end = at;
    return true;
}

static bool words_before(const struct story *story, uint32_t token, uint32_t first, const char *words)
{
    struct dateline_text rest = text_of(words), piece;
    struct dateline_span span = story_span(story, token > first + 4 ? token - 4 : first, token);
    struct dateline_text before = story_slice(story, span);
    while (text_cut(&rest, '|', &piece)) {
        if (piece.length > before.length)
            continue;
        for (size_t at = 0; at + piece.length <= before.length; at++)
            if (text_same_nocase(text_slice(before, at, at + piece.length), piece))
                return true;
    }
    return false;
}

/* The number in a phrase: the first numeral among the tokens before its head, or the head. */
static bool size_of_phrase(const struct story *story, struct phrase phrase, struct dateline_size *size)
{
    uint32_t first = phrase.first;
    if (phrase.token > first + 12)
        first = phrase.token - 12;
    for (uint32_t i = first; i <= phrase.token; i++) {
        uint32_t end;
        bool open;
        if (story->tokens.at[i].upos == DATELINE_UPOS_PROPN ||
            !number_read(story, i, phrase.token + 1, &size->low, &open, &end))
            continue;
        size->high = open ? -1 : size->low;
        uint32_t sentence_first = story->sentences.at[story->tokens.at[i].sentence].first;
        if (words_before(story, i, sentence_first, "at least|more than|over |upwards of|minimum"))
            size->high = -1;
        else if (words_before(story, i, sentence_first, "up to|as many as|at most|fewer than|less than"))
            size->high = size->low, size->low = 0;
        uint32_t next;
        int64_t high;
        if (end + 1 < phrase.token && (story_lemma_in(story, end, "to|or|-|and")) &&
            number_read(story, end + 1, phrase.token + 1, &high, &open, &next) && high > size->low)
            size->high = high, end = next;
        size->span = story_span(story, i, end);
        return true;
    }
    return false;
}

/* "20 were killed and 35 wounded": the number that stands with the verb itself. */
static bool size_of_verb(const struct story *story, const struct dateline_clause *clause, struct dateline_size *size)
{
    uint32_t first = story->sentences.at[clause->sentence].first, end;
    bool open;
    for (uint32_t i = clause->head; i > first && clause->head - i < 4; i--) {
        if (story->tokens.at[i - 1].head != clause->head || story->tokens.at[i - 1].deprel != DATELINE_DEPREL_NUMMOD ||
            !number_read(story, i - 1, clause->head, &size->low, &open, &end))
            continue;
        size->high = open ? -1 : size->low;
        size->span = story_span(story, i - 1, end);
        return true;
    }
    return false;
}

void size_find(const struct matcher *matcher, const struct match *match, struct dateline_event *event)
{
    const struct codebook_group *group = &matcher->codebook->groups[match->frame->group];
    if (!group->size.length)
        return;
    bool of_actor = (group->flags & CODEBOOK_GROUP_SIZE_OF_ACTOR) != 0;
    for (uint32_t i = 0; i < match->bounds && event->sizes < 4; i++) {
        uint8_t fill = match->bound[i].fill;
        bool side = of_actor ? fill == CODEBOOK_ACTOR || fill == CODEBOOK_ALL : fill == CODEBOOK_RECIPIENT;
        struct dateline_size size = { .what = codebook_words(matcher->codebook, group->size), .low = -1, .high = -1 };
        const struct dateline_clause *clause = &matcher->story->clauses.at[match->clause];
        if (!side || (!size_of_verb(matcher->story, clause, &size) &&
                         !size_of_phrase(matcher->story, match->bound[i].phrase, &size)))
            continue;
        size.whose = of_actor ? TEXT("actor") : TEXT("recipient");
        event->size[event->sizes++] = size;
    }
}
