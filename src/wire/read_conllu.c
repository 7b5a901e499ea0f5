/* The reader of CoNLL-U: words and sentences as the input has them; all else it says is passed over.
 *
 * An article is what stands up to the next `# newdoc`, or the whole file. Its text is made of the words (struct
 * dateline_article, words_given): each is followed by '\n', or by U+001F where no white space follows it, or by U+001D
 * where the next one is part of the same multiword token; an empty line ends a sentence. */
#include "wire/reader.h"

#include <stdlib.h>

enum { FIELDS = 10 };

struct conllu_state {
    bool ended;
    uint32_t multiword_end; /* the last word of the multiword token in hand */
    bool multiword_space;
    bool words; /* the sentence in hand has some */
};

static bool field_of(struct dateline_text line, unsigned which, struct dateline_text *ret_field)
{
    for (unsigned i = 0; i <= which; i++)
        if (!text_cut(&line, '\t', ret_field))
            return false;
    return true;
}

/* "7" or "7-8": the first and the last number; false for an empty node ("8.1") and for what is none. */
static bool id_read(struct dateline_text id, int64_t *ret_first, int64_t *ret_last)
{
    struct dateline_text first;
    if (!text_cut(&id, '-', &first) || !text_number(first, ret_first))
        return false;
    *ret_last = *ret_first;
    return !id.bytes || text_number(id, ret_last);
}

static bool word_add(struct input *input, struct conllu_state *state, struct dateline_text line)
{
    struct dateline_text id, form, rest;
    int64_t first, last;
    if (!field_of(line, 0, &id) || !field_of(line, 1, &form) || !field_of(line, FIELDS - 1, &rest) || !form.length ||
        !id_read(id, &first, &last))
        return true;
    bool space = text_find(rest, TEXT("SpaceAfter=No")) > rest.length;
    if (last > first) {
        state->multiword_end = (uint32_t)last;
        state->multiword_space = space;
        return true;
    }
    char mark = space ? '\n' : '\x1F';
    if (first < state->multiword_end)
        mark = '\x1D';
    else if (first == state->multiword_end)
        mark = state->multiword_space ? '\n' : '\x1F';
    state->words = true;
    return buffer_add(&input->texts[2], form) && buffer_add_byte(&input->texts[2], mark);
}

static bool sentence_end(struct input *input, struct conllu_state *state)
{
    bool had = state->words;
    state->words = false;
    state->multiword_end = 0;
    return !had || buffer_add(&input->texts[2], TEXT("\n\n"));
}

/* Takes a line in; *ret_next when it begins another article than the one in hand. */
static bool line_take(struct input *input, struct conllu_state *state, struct dateline_text line, bool *ret_next)
{
    if (!line.length)
        return sentence_end(input, state);
    if (line.bytes[0] != '#')
        return word_add(input, state, line);
    if (!text_starts(line, "# newdoc"))
        return true;
    *ret_next = input->texts[2].length > 0;
    struct dateline_text id = line;
    text_cut(&id, '=', &line);
    return buffer_set(&input->texts[*ret_next ? 1 : 0], id.bytes ? text_trim(id) : (struct dateline_text){ "", 0 });
}

static enum dateline_status conllu_next(struct input *input, struct dateline_article *ret_article)
{
    struct conllu_state *state = input->state;
    if (!state && !(state = input->state = calloc(1, sizeof *state)))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    bool next = false;
    buffer_clear(&input->texts[2]);
    if (!buffer_set(&input->texts[0], buffer_text(&input->texts[1])) || !buffer_set(&input->texts[1], TEXT("")))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    while (!next && !state->ended) {
        struct dateline_text line;
        enum dateline_status status = input_line(input, &line);
        if (status == DATELINE_END)
            state->ended = true;
        else if (status != DATELINE_OK)
            return status;
        else if (line.length && line.bytes[line.length - 1] == '\r')
            line.length--;
        if (!(state->ended ? sentence_end(input, state) : line_take(input, state, line, &next)))
            return input_say(input, DATELINE_MEMORY, "out of memory");
        if (input->texts[2].length > input->article_size)
            return input_say(input, DATELINE_LIMIT, "more than %zu bytes of words in one document; see --article-size",
                input->article_size);
    }
    if (!input->texts[2].length)
        return DATELINE_END;
    *ret_article = (struct dateline_article){ .id = buffer_text(&input->texts[0]),
        .text = buffer_text(&input->texts[2]),
        .path = text_of(input->path),
        .words_given = true };
    return DATELINE_OK;
}

static bool conllu_fits(struct dateline_text head)
{
    return text_starts(head, "# newdoc") || text_starts(head, "# sent_id") || text_starts(head, "# global.columns");
}

static void conllu_end(struct input *input)
{
    free(input->state);
    input->state = NULL;
}

const struct reader reader_conllu = { "conllu", ".conllu ", conllu_fits, conllu_next, conllu_end };
