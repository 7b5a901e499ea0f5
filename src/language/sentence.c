/* Sentences: a block's end and an empty line end one always; a single line break does not, since old wire copy breaks
 * its lines anywhere. Within a paragraph the rules of ending.c and the weights of boundary.c tell where one ends. */
#include "language/sentence.h"

#include "language/transition.h"

#include <string.h>

struct splitter {
    const struct tokeniser *tokeniser;
    const struct boundary_weights *weights;
    struct story *story;
    uint32_t block, paragraph;
    bool layout; /* the article has empty lines */
    bool told;
};

/* An empty line, or a line break and a deep indentation, between two tokens. */
static bool paragraph_between(const struct splitter *splitter, uint32_t left, uint32_t right)
{
    const struct story *story = splitter->story;
    struct dateline_text gap = story_slice(
        story, (struct dateline_span){ story->tokens.at[left].span.end, story->tokens.at[right].span.start });
    int lines = 0;
    for (size_t i = 0; i < gap.length; i++)
        lines += gap.bytes[i] == '\n';
    return lines >= 2;
}

static void sentence_add(struct splitter *splitter, uint32_t first, uint32_t end)
{
    struct story *story = splitter->story;
    struct dateline_sentence *sentence = VECTOR_PUSH(story->arena, &story->sentences);
    *sentence = (struct dateline_sentence){ .first = first,
        .end = end,
        .block = splitter->block,
        .paragraph = splitter->paragraph,
        .span = story_span(story, first, end) };
    for (uint32_t i = first; i < end; i++)
        story->tokens.at[i].sentence = story->sentences.count - 1;
}

/* Where to cut what is longer than the parser takes: behind the last comma, semicolon or the like of its second half,
 * else anywhere. */
static uint32_t piece_end(const struct splitter *splitter, uint32_t first)
{
    uint32_t most = first + TRANSITION_TOKENS_MAX;
    for (uint32_t end = most; end > first + TRANSITION_TOKENS_MAX / 2; end--) {
        struct dateline_text word = story_word(splitter->story, end - 1);
        if (word.length == 1 && memchr(",;:.", word.bytes[0], 4) != NULL)
            return end;
    }
    return most;
}

/* Adds a sentence, cut where it is past the bound. */
static void sentence_add_bounded(struct splitter *splitter, uint32_t first, uint32_t end)
{
    while (end - first > TRANSITION_TOKENS_MAX) {
        uint32_t cut = piece_end(splitter, first);
        if (!splitter->told)
            story_message(
                splitter->story, "a sentence past %d tokens was split and is parsed in pieces", TRANSITION_TOKENS_MAX);
        splitter->told = true;
        sentence_add(splitter, first, cut);
        first = cut;
    }
    if (end > first)
        sentence_add(splitter, first, end);
}

/* Cuts the tokens of a paragraph. */
static void paragraph_cut(struct splitter *splitter, uint32_t start, uint32_t end)
{
    uint32_t atoms[BOUNDARY_ATOMS];
    struct boundary boundary;
    boundary_begin(&boundary, splitter->tokeniser, splitter->story, start, end, splitter->layout);
    for (uint32_t gap = start + 1; gap < end; gap++) {
        if (boundary_gap(&boundary, gap, atoms) && boundary_ends(splitter->weights, atoms)) {
            sentence_add_bounded(splitter, boundary.first, gap);
            boundary_cut(&boundary, gap);
        }
    }
    sentence_add_bounded(splitter, boundary.first, end);
}

/* Cuts the tokens from `first` on into paragraphs, at empty lines. */
static void tokens_group(struct splitter *splitter, uint32_t first)
{
    uint32_t end = splitter->story->tokens.count, start = first;
    for (uint32_t next = first + 1; next <= end; next++) {
        if (next < end && !paragraph_between(splitter, next - 1, next))
            continue;
        paragraph_cut(splitter, start, next);
        splitter->paragraph += next < end;
        start = next;
    }
}

/* Words that were given cut: each up to its mark; an empty line ends a sentence. Blocks are the wire room's guess at a
 * text that has none. */
static void sentences_given(struct splitter *splitter)
{
    struct story *story = splitter->story;
    struct dateline_text text = story->article.text;
    uint32_t first = 0, start = 0;
    bool joined = false;
    for (uint32_t i = 0; i <= text.length; i++) {
        char c = i < text.length ? text.bytes[i] : '\n';
        if (c != '\n' && c != '\x1F' && c != '\x1D')
            continue;
        if (i > start) {
            struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
            unsigned part = joined ? DATELINE_TOKEN_JOINED : c == '\x1D' ? DATELINE_TOKEN_MULTIWORD : 0u;
            *token = (struct dateline_token){ .span = { start, i },
                .head = DATELINE_NONE,
                .sentence = DATELINE_NONE,
                .flags = (uint8_t)(part | (c == '\n' ? DATELINE_TOKEN_SPACE_AFTER : 0u)) };
            joined = c == '\x1D';
        }
        if (i == start || i == text.length) {
            uint32_t count = story->tokens.count;
            while (count > first && splitter->block + 1 < story->blocks.count &&
                   story->blocks.at[splitter->block].span.end <= story->tokens.at[first].span.start)
                splitter->block++;
            sentence_add_bounded(splitter, first, count);
            splitter->paragraph += count > first;
            first = count;
        }
        start = i + 1;
    }
}

/* Whether a text has an empty line. */
static bool has_layout(struct dateline_text text)
{
    bool empty = false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '\n' && empty)
            return true;
        empty = text.bytes[i] == '\n' || (empty && byte_is_space(text.bytes[i]));
    }
    return false;
}

void sentence_split(const struct tokeniser *tokeniser, const struct boundary_weights *weights, struct story *story)
{
    struct splitter splitter = {
        .tokeniser = tokeniser, .weights = weights, .story = story, .layout = has_layout(story->article.text)
    };
    if (story->article.words_given) {
        sentences_given(&splitter);
        return;
    }
    for (uint32_t b = 0; b < story->blocks.count; b++) {
        const struct dateline_block *block = &story->blocks.at[b];
        uint32_t first = story->tokens.count;
        if (block->kind != DATELINE_BLOCK_BODY && (block->kind != DATELINE_BLOCK_TITLE || !story->title))
            continue;
        splitter.block = b;
        token_split(tokeniser, story, block->span);
        tokens_group(&splitter, first);
        splitter.paragraph++;
    }
}
