/* A sentence of CoNLL-U in the making.
 *
 * The lines of words are kept as they stand and cut again when words or text are made of them: cutting is cheap, and so
 * there is one form of a sentence only. */
#include "wire/conllu_sentence.h"

#include <stdarg.h>
#include <stdio.h>

struct conllu_node {
    uint64_t line; /* of the file */
    uint32_t head; /* 0: root; UINT32_MAX: none is given */
    uint32_t seen; /* by the check: 1 + the word from which it was reached; 0: not yet */
};

void conllu_sentence_fault(struct conllu_sentence *sentence, uint64_t number, const char *format, ...)
{
    va_list arguments;
    if (sentence->fault_line)
        return;
    sentence->fault_line = number;
    va_start(arguments, format);
    vsnprintf(sentence->fault, sizeof sentence->fault, format, arguments);
    va_end(arguments);
}

static struct conllu_node *node_at(const struct conllu_sentence *sentence, uint32_t word)
{
    return (struct conllu_node *)(void *)sentence->nodes.bytes + word;
}

static bool word_take(struct conllu_sentence *sentence, const struct conllu_line *line, uint64_t number)
{
    struct conllu_node node = { number, 0, 0 };
    if (line->first != sentence->count + 1)
        conllu_sentence_fault(sentence, number, "word %u where word %u should stand", line->first, sentence->count + 1);
    if (!conllu_head(line, &node.head))
        node.head = UINT32_MAX;
    sentence->count++;
    return buffer_add(&sentence->nodes, (struct dateline_text){ (const char *)&node, sizeof node });
}

static void multiword_take(struct conllu_sentence *sentence, const struct conllu_line *line, uint64_t number)
{
    if (line->first != sentence->count + 1 || line->first <= sentence->joined_last)
        conllu_sentence_fault(sentence, number, "the multiword token %u-%u does not stand right before its words",
            line->first, line->last);
    sentence->joined_last = line->last;
}

bool conllu_sentence_line(
    struct conllu_sentence *sentence, struct dateline_text text, const struct conllu_line *line, uint64_t number)
{
    if (line->kind == CONLLU_BROKEN) {
        conllu_sentence_fault(sentence, number, "%s", line->fault);
        return true;
    }
    if (line->kind == CONLLU_MULTIWORD)
        multiword_take(sentence, line, number);
    else if (!word_take(sentence, line, number))
        return false;
    return buffer_add(&sentence->lines, text) && buffer_add_byte(&sentence->lines, '\n');
}

bool conllu_sentence_text(struct conllu_sentence *sentence, struct dateline_text text, uint64_t number)
{
    sentence->text_line = number;
    return buffer_set(&sentence->text, text);
}

/* Goes up from a word to the root or to where another way went; false on a way that comes back to itself. */
static bool node_climb(struct conllu_sentence *sentence, uint32_t word)
{
    for (uint32_t at = word;;) {
        struct conllu_node *node = node_at(sentence, at);
        if (node->seen)
            return node->seen != word + 1;
        node->seen = word + 1;
        if (!node->head)
            return true;
        at = node->head - 1;
    }
}

static void check_tree(struct conllu_sentence *sentence)
{
    uint32_t root = UINT32_MAX;
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct conllu_node *node = node_at(sentence, i);
        if (node->head == UINT32_MAX)
            conllu_sentence_fault(sentence, node->line, "the seventh field, the head, is no number");
        else if (node->head > sentence->count)
            conllu_sentence_fault(
                sentence, node->line, "head %u in a sentence of %u words", node->head, sentence->count);
        else if (!node->head && root != UINT32_MAX)
            conllu_sentence_fault(sentence, node->line, "a second root; word %u is one already", root + 1);
        else if (!node->head)
            root = i;
    }
    for (uint32_t i = 0; i < sentence->count && !sentence->fault_line; i++)
        if (!node_climb(sentence, i))
            conllu_sentence_fault(sentence, node_at(sentence, i)->line, "the heads go round in a circle");
}

void conllu_sentence_check(struct conllu_sentence *sentence, bool tree)
{
    if (sentence->joined_last > sentence->count && sentence->count)
        conllu_sentence_fault(sentence, node_at(sentence, 0)->line,
            "a multiword token that ends with word %u, of %u words", sentence->joined_last, sentence->count);
    if (tree)
        check_tree(sentence);
}

/* Cuts the next line of the sentence; false behind its last. */
static bool line_next_cut(struct dateline_text *rest, struct conllu_line *ret_line)
{
    struct dateline_text text;
    if (!rest->length || !text_cut(rest, '\n', &text))
        return false;
    conllu_line_read(text, ret_line);
    return true;
}

bool conllu_sentence_add_words(const struct conllu_sentence *sentence, struct buffer *to)
{
    struct dateline_text rest = buffer_text(&sentence->lines);
    struct conllu_line line;
    uint32_t last = 0;
    bool space = false;
    while (line_next_cut(&rest, &line)) {
        if (line.kind == CONLLU_MULTIWORD) {
            last = line.last;
            space = conllu_space_after(&line);
            continue;
        }
        if (line.first > last)
            space = conllu_space_after(&line);
        char mark = line.first < last ? '\x1D' : space ? '\n' : '\x1F';
        if (!buffer_add(to, line.field[CONLLU_FORM]) || !buffer_add_byte(to, mark))
            return false;
    }
    return buffer_add(to, TEXT("\n\n"));
}

/* The next token as it stands in text: a multiword token, or a word that is part of none. */
static bool token_next(struct dateline_text *rest, uint32_t *last, struct conllu_line *ret_line)
{
    while (line_next_cut(rest, ret_line)) {
        if (ret_line->first <= *last)
            continue;
        *last = ret_line->last;
        return true;
    }
    return false;
}

/* Moves *at over white space and a text, which may have white space in it; false where they differ. */
static bool text_pass(struct dateline_text in, size_t *at, struct dateline_text text)
{
    for (size_t i = 0, space; i < text.length; i += space ? space : 1) {
        if ((space = conllu_space_at(text, i)))
            continue;
        for (size_t skip; *at < in.length && (skip = conllu_space_at(in, *at));)
            *at += skip;
        if (*at >= in.length || in.bytes[*at] != text.bytes[i])
            return false;
        ++*at;
    }
    return true;
}

bool conllu_sentence_text_fits(const struct conllu_sentence *sentence)
{
    struct dateline_text rest = buffer_text(&sentence->lines), text = buffer_text(&sentence->text);
    struct conllu_line line;
    uint32_t last = 0;
    size_t at = 0;
    while (token_next(&rest, &last, &line))
        if (!text_pass(text, &at, line.field[CONLLU_FORM]))
            return false;
    for (size_t skip; at < text.length && (skip = conllu_space_at(text, at));)
        at += skip;
    return at == text.length;
}

bool conllu_sentence_add_text(const struct conllu_sentence *sentence, struct buffer *to, bool *ret_glued)
{
    struct dateline_text rest = buffer_text(&sentence->lines);
    struct conllu_line line;
    uint32_t last = 0;
    bool taken = sentence->text_line && conllu_sentence_text_fits(sentence), space = false;
    if (taken && !buffer_add(to, buffer_text(&sentence->text)))
        return false;
    while (token_next(&rest, &last, &line)) {
        if (!taken && ((space && !buffer_add_byte(to, ' ')) || !buffer_add(to, line.field[CONLLU_FORM])))
            return false;
        space = conllu_space_after(&line);
    }
    *ret_glued = !space;
    return true;
}

void conllu_sentence_clear(struct conllu_sentence *sentence)
{
    buffer_clear(&sentence->lines);
    buffer_clear(&sentence->text);
    buffer_clear(&sentence->nodes);
    sentence->paragraph = false;
    sentence->text_line = 0;
    sentence->count = sentence->joined_last = 0;
    sentence->fault_line = 0;
}

void conllu_sentence_free(struct conllu_sentence *sentence)
{
    buffer_free(&sentence->lines);
    buffer_free(&sentence->text);
    buffer_free(&sentence->nodes);
}
