/* The readers of CoNLL-U: "conllu" takes words and sentences as the input has them, "treebank" the text that they stand
 * in.
 *
 * An article is what stands up to the next `# newdoc`, or the whole file. Given words are each followed by '\n', by
 * U+001F where no white space follows, or by U+001D where the next one is part of the same multiword token; an empty
 * line ends a sentence (struct dateline_article, words_given). The text of a treebank is each sentence's `# text`, or
 * where that is missing or is not what the tokens make, the tokens with the white space that SpaceAfter leaves; a blank
 * line stands between paragraphs (`# newpar`).
 *
 * Where the gold is asked for, a sentence must be a tree, and its lines go along with the article. A sentence that is
 * broken is named with file and line and left out. */
#include "wire/conllu_sentence.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    FAULTS_MOST = 20, /* broken sentences of a file, after which it is given up */
    NOTES_MOST = 5,   /* texts of a file that are not what their tokens make: further ones are not named */
    LINES_FACTOR = 16 /* bytes of lines to a byte of text, at most */
};

struct conllu_state {
    struct conllu_sentence sentence;
    struct buffer gold; /* of the article in hand */
    bool ended;
    bool leaving; /* the document in hand is past a bound: its other lines are passed over */
    bool glued;   /* no white space follows what the article has so far */
    unsigned faults, notes;
};

/* Says something at a line that is not the one in hand. */
static void say_at(struct input *input, uint64_t line, enum dateline_status status, const char *message)
{
    uint64_t now = input->line;
    input->line = line;
    input_say(input, status, "%s", message);
    input->line = now;
}

static void fault_say(struct input *input, struct conllu_state *state)
{
    char message[240];
    snprintf(message, sizeof message, "%s; the sentence is left out", state->sentence.fault);
    say_at(input, state->sentence.fault_line, DATELINE_FORMAT, message);
    if (++state->faults == FAULTS_MOST) {
        say_at(input, input->line, DATELINE_FORMAT, "too many broken sentences; the rest of the file is left out");
        state->ended = true;
    }
}

/* What stands between the article so far and the next sentence of its text. */
static bool gap_add(struct input *input, const struct conllu_state *state)
{
    struct buffer *text = &input->texts[2];
    if (!text->length)
        return true;
    if (state->sentence.paragraph)
        return buffer_add(text, TEXT("\n\n"));
    return state->glued || buffer_add_byte(text, ' ');
}

static bool text_add_sentence(struct input *input, struct conllu_state *state)
{
    const struct conllu_sentence *sentence = &state->sentence;
    if (sentence->text_line && !conllu_sentence_text_fits(sentence) && state->notes++ < NOTES_MOST)
        say_at(input, sentence->text_line, DATELINE_OK, "`# text` is not what the words make; the words are taken");
    return gap_add(input, state) && conllu_sentence_add_text(sentence, &input->texts[2], &state->glued);
}

/* Adds the sentence in hand, if it has words, to the article. False when memory is out. */
static bool sentence_end(struct input *input, struct conllu_state *state, bool raw)
{
    struct conllu_sentence *sentence = &state->sentence;
    bool good = true;
    if (sentence->count)
        conllu_sentence_check(sentence, input->gold);
    if (sentence->fault_line)
        fault_say(input, state);
    else if (sentence->count) {
        good = raw ? text_add_sentence(input, state) : conllu_sentence_add_words(sentence, &input->texts[2]);
        if (good && input->gold)
            good = buffer_add(&state->gold, buffer_text(&sentence->lines)) && buffer_add_byte(&state->gold, '\n');
    }
    conllu_sentence_clear(sentence);
    return good;
}

/* Takes a comment in; *ret_next when it begins another article than the one in hand. */
static bool comment_take(
    struct input *input, struct conllu_state *state, struct dateline_text line, bool raw, bool *ret_next)
{
    struct dateline_text value;
    if (conllu_comment(line, "text", &value))
        return conllu_sentence_text(&state->sentence, value, input->line);
    if (conllu_comment(line, "newpar", &value))
        state->sentence.paragraph = true;
    if (!conllu_comment(line, "newdoc", &value))
        return true;
    if (state->sentence.count && !sentence_end(input, state, raw))
        return false;
    *ret_next = input->texts[2].length > 0;
    return buffer_set(&input->texts[*ret_next ? 1 : 0], value);
}

static bool line_take(
    struct input *input, struct conllu_state *state, struct dateline_text text, bool raw, bool *ret_next)
{
    struct conllu_line line;
    conllu_line_read(text, &line);
    if (line.kind == CONLLU_BLANK)
        return sentence_end(input, state, raw);
    if (line.kind == CONLLU_COMMENT)
        return comment_take(input, state, text, raw, ret_next);
    return line.kind == CONLLU_NODE || conllu_sentence_line(&state->sentence, text, &line, input->line);
}

static bool article_begin(struct input *input, struct conllu_state *state)
{
    buffer_clear(&input->texts[2]);
    buffer_clear(&state->gold);
    return buffer_set(&input->texts[0], buffer_text(&input->texts[1])) && buffer_set(&input->texts[1], TEXT(""));
}

/* Says that a document is past a bound, and leaves the rest of it out, too. */
static enum dateline_status document_too_long(
    struct input *input, struct conllu_state *state, const char *what, size_t bound)
{
    conllu_sentence_clear(&state->sentence);
    state->leaving = true;
    return input_say(input, DATELINE_LIMIT,
        "more than %zu bytes of %s in one document, which is left out; see --article-size", bound, what);
}

/* Passes over the lines of a document that is left out. */
static enum dateline_status document_leave(struct input *input, struct conllu_state *state)
{
    while (state->leaving) {
        struct dateline_text line, id;
        enum dateline_status status = input_line(input, &line);
        if (status == DATELINE_END)
            state->ended = true;
        else if (status != DATELINE_OK)
            return status;
        else if (!conllu_comment(line, "newdoc", &id))
            continue;
        else if (!buffer_set(&input->texts[1], id))
            return input_say(input, DATELINE_MEMORY, "out of memory");
        state->leaving = false;
    }
    return DATELINE_OK;
}

/* Reads lines up to the end of an article. */
static enum dateline_status article_read(struct input *input, struct conllu_state *state, bool raw)
{
    size_t lines_most = input->article_size * LINES_FACTOR;
    enum dateline_status left = document_leave(input, state);
    if (left != DATELINE_OK)
        return left;
    bool next = false, good = article_begin(input, state);
    while (good && !next && !state->ended) {
        struct dateline_text line;
        enum dateline_status status = input_line(input, &line);
        if (status == DATELINE_LIMIT) /* a line, which was named */
            conllu_sentence_fault(&state->sentence, input->line, "it has a line past the bound");
        else if (status != DATELINE_OK && status != DATELINE_END)
            return status;
        else if (status == DATELINE_OK)
            good = line_take(input, state, line, raw, &next);
        else
            good = sentence_end(input, state, raw);
        state->ended = state->ended || status == DATELINE_END;
        if (input->texts[2].length > input->article_size)
            return document_too_long(input, state, "words", input->article_size);
        if (state->gold.length + state->sentence.lines.length > lines_most)
            return document_too_long(input, state, "lines", lines_most);
    }
    return good ? DATELINE_OK : input_say(input, DATELINE_MEMORY, "out of memory");
}

static enum dateline_status reading(struct input *input, struct dateline_article *ret_article, bool raw)
{
    struct conllu_state *state = input->state;
    if (!state && !(state = input->state = calloc(1, sizeof *state)))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    enum dateline_status status = article_read(input, state, raw);
    if (status != DATELINE_OK)
        return status;
    if (!input->texts[2].length)
        return DATELINE_END;
    *ret_article = (struct dateline_article){ .id = buffer_text(&input->texts[0]),
        .text = buffer_text(&input->texts[2]),
        .path = text_of(input->path),
        .gold = buffer_text(&state->gold),
        .words_given = !raw };
    return DATELINE_OK;
}

static enum dateline_status conllu_next(struct input *input, struct dateline_article *ret_article)
{
    return reading(input, ret_article, false);
}

static enum dateline_status treebank_next(struct input *input, struct dateline_article *ret_article)
{
    return reading(input, ret_article, true);
}

static bool conllu_fits(struct dateline_text head)
{
    return text_starts(head, "# newdoc") || text_starts(head, "# sent_id") || text_starts(head, "# global.columns");
}

/* The words are what a person wants who says nothing. */
static bool treebank_fits(struct dateline_text head)
{
    (void)head;
    return false;
}

static void conllu_end(struct input *input)
{
    struct conllu_state *state = input->state;
    if (state) {
        conllu_sentence_free(&state->sentence);
        buffer_free(&state->gold);
    }
    free(state);
    input->state = NULL;
}

const struct reader reader_conllu = { "conllu", ".conllu ", conllu_fits, conllu_next, conllu_end };
const struct reader reader_treebank = { "treebank", "", treebank_fits, treebank_next, conllu_end };
