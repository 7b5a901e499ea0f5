/* Reading the layers of a story. */
#include "story/story.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void story_message(struct story *story, const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    *VECTOR_PUSH(story->arena, &story->messages) = text_copy(story->arena, text_of(line));
}

struct dateline_text story_slice(const struct story *story, struct dateline_span span)
{
    return text_slice(story->article.text, span.start, span.end);
}

struct dateline_text story_word(const struct story *story, uint32_t token)
{
    return story_slice(story, story->tokens.at[token].span);
}

struct dateline_span story_span(const struct story *story, uint32_t first, uint32_t end)
{
    if (first >= end || end > story->tokens.count)
        return (struct dateline_span){ 0, 0 };
    return (struct dateline_span){ story->tokens.at[first].span.start, story->tokens.at[end - 1].span.end };
}

struct dateline_text story_words(const struct story *story, uint32_t first, uint32_t end)
{
    return story_slice(story, story_span(story, first, end));
}

uint32_t story_token_from(const struct story *story, uint32_t byte)
{
    uint32_t low = 0, high = story->tokens.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (story->tokens.at[middle].span.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct dateline_name *story_name_over(const struct story *story, uint32_t token)
{
    uint32_t low = 0, high = story->names.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (story->names.at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    bool covers = low < story->names.count && story->names.at[low].first <= token;
    return covers ? &story->names.at[low] : NULL;
}

const struct dateline_place *story_place_over(const struct story *story, uint32_t token)
{
    uint32_t low = 0, high = story->places.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (story->places.at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    bool covers = low < story->places.count && story->places.at[low].first <= token;
    return covers ? &story->places.at[low] : NULL;
}

uint32_t story_top(const struct story *story, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (story->tokens.at[i].head < first || story->tokens.at[i].head >= end)
            return i;
    return first;
}

bool story_below(const struct story *story, uint32_t token, uint32_t ancestor)
{
    for (uint32_t steps = 0; token != DATELINE_NONE && steps <= story->tokens.count; steps++) {
        if (token == ancestor)
            return true;
        token = story->tokens.at[token].head;
    }
    return false;
}

static bool word_in(struct dateline_text word, const char *words)
{
    struct dateline_text rest = text_of(words), piece;
    while (text_cut(&rest, '|', &piece))
        if (text_same(piece, word))
            return true;
    return false;
}

bool story_lemma_in(const struct story *story, uint32_t token, const char *words)
{
    return word_in(story->tokens.at[token].lemma, words);
}

const struct dateline_argument *clause_argument(
    const struct story *story, const struct dateline_clause *clause, uint32_t i)
{
    return &story->arguments.at[clause->argument_first + i];
}

const struct dateline_argument *clause_find(
    const struct story *story, const struct dateline_clause *clause, enum dateline_role role, const char *preposition)
{
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        if (argument->role == role && (!preposition || text_is(argument->preposition, preposition)))
            return argument;
    }
    return NULL;
}

uint32_t clause_of_token(const struct story *story, uint32_t token)
{
    for (uint32_t steps = 0; token != DATELINE_NONE && steps <= story->tokens.count; steps++) {
        if (story->clause_at[token] != DATELINE_NONE)
            return story->clause_at[token];
        token = story->tokens.at[token].head;
    }
    return DATELINE_NONE;
}

uint32_t clause_governed_marks(const struct story *story, uint32_t clause, const char *stop)
{
    static const uint32_t passed_down = DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_POSSIBLE |
                                        DATELINE_CLAUSE_OBLIGED | DATELINE_CLAUSE_CONDITIONAL |
                                        DATELINE_CLAUSE_QUESTION | DATELINE_CLAUSE_FAILED;
    uint32_t marks = 0;
    for (uint32_t steps = 0; steps < 64; steps++) {
        const struct dateline_clause *below = &story->clauses.at[clause];
        if (below->governor == DATELINE_NONE ||
            (below->link != DATELINE_LINK_COMPLEMENT && below->link != DATELINE_LINK_ARGUMENT &&
                below->link != DATELINE_LINK_SUBJECT))
            break;
        clause = below->governor;
        if (stop && word_in(story->clauses.at[clause].predicate, stop))
            break;
        marks |= story->clauses.at[clause].marks & passed_down;
    }
    return marks;
}

uint32_t mention_of_token(const struct story *story, uint32_t token)
{
    if (!story->mention_at)
        return DATELINE_NONE;
    if (story->mention_at[token] != DATELINE_NONE)
        return story->mention_at[token];
    const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[token].sentence];
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct dateline_token *below = &story->tokens.at[i];
        bool part = below->deprel == DATELINE_DEPREL_FLAT || below->deprel == DATELINE_DEPREL_COMPOUND ||
                    below->deprel == DATELINE_DEPREL_APPOS;
        if (below->head == token && part && story->mention_at[i] != DATELINE_NONE)
            return story->mention_at[i];
    }
    return DATELINE_NONE;
}
