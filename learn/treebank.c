/* Reads CoNLL-U (src/base/conllu.h) for training. A file is mapped whole and the words are views into it. A
 * sentence with a broken line is left out with a word, as `--from conllu` does: it must not pass unseen into a model. */
#include "treebank.h"

#include "base/conllu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *grab(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (memory == NULL) {
        fprintf(stderr, "learn: out of memory\n");
        exit(1);
    }
    return memory;
}

struct reader {
    struct treebank *bank;
    const char *path;
    size_t line;
    struct gold_sentence sentence;
    bool broken;        /* the sentence */
    size_t words;       /* of all sentences that are kept, and of this one */
    uint32_t whole_end; /* last word of the multiword token being read */
    bool whole_space;
};

static void broken(struct reader *reader, const char *fault)
{
    fprintf(stderr, "learn: %s:%zu: %s; the sentence is left out\n", reader->path, reader->line, fault);
    reader->broken = true;
}

static void comment_read(struct gold_sentence *sentence, struct dateline_text line)
{
    struct dateline_text value;
    if (conllu_comment(line, "text", &value))
        sentence->text = value;
    if (conllu_comment(line, "newdoc", &value))
        sentence->new_document = true;
    if (conllu_comment(line, "newpar", &value))
        sentence->new_paragraph = true;
}

static void word_read(struct reader *reader, const struct conllu_line *line)
{
    struct gold_sentence *sentence = &reader->sentence;
    struct gold_word *word = &reader->bank->words[reader->words];
    bool inside = line->first <= reader->whole_end;
    if (line->first != sentence->count + 1) {
        broken(reader, "the words are not numbered one after the other");
        return;
    }
    *word = (struct gold_word){ .form = line->field[CONLLU_FORM],
        .lemma = line->field[CONLLU_LEMMA],
        .upos = line->field[CONLLU_UPOS],
        .xpos = line->field[CONLLU_XPOS],
        .feats = line->field[CONLLU_FEATS],
        .deprel = line->field[CONLLU_DEPREL],
        .misc = line->field[CONLLU_MISC] };
    if (!conllu_head(line, &word->head))
        broken(reader, "the head is no number");
    word->space_after = inside ? line->first == reader->whole_end && reader->whole_space : conllu_space_after(line);
    word->joined = inside && sentence->count > 0 && !word[-1].space_after;
    if (sentence->count == 0)
        sentence->words = word;
    sentence->count++;
    reader->words++;
}

static void sentence_end(struct reader *reader)
{
    if (reader->broken)
        reader->words -= reader->sentence.count;
    else if (reader->sentence.count > 0)
        reader->bank->sentences[reader->bank->count++] = reader->sentence;
    reader->sentence = (struct gold_sentence){ .count = 0 };
    reader->broken = false;
    reader->whole_end = 0;
}

static void line_read(struct reader *reader, struct dateline_text text)
{
    struct conllu_line line;
    conllu_line_read(text, &line);
    if (reader->broken && line.kind != CONLLU_BLANK)
        return;
    switch (line.kind) {
    case CONLLU_BLANK:
        sentence_end(reader);
        break;
    case CONLLU_COMMENT:
        comment_read(&reader->sentence, text);
        break;
    case CONLLU_WORD:
        word_read(reader, &line);
        break;
    case CONLLU_MULTIWORD:
        reader->whole_end = line.last;
        reader->whole_space = conllu_space_after(&line);
        break;
    case CONLLU_NODE:
        break;
    case CONLLU_BROKEN:
        broken(reader, line.fault);
    }
}

static bool held_out(const char *path)
{
    static const char *const marks[] = { "-dev", "-test", "ner/", "articles.jsonl", "who/" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strstr(path, marks[i]) != NULL)
            return true;
    return false;
}

void treebank_read(struct treebank *treebank, const char *path, bool may_be_held_out)
{
    if (!may_be_held_out && held_out(path)) {
        fprintf(stderr, "learn: %s is held out and may not be trained on\n", path);
        exit(1);
    }
    struct dateline_error error;
    struct dateline_text rest, line;
    size_t lines = 1;
    *treebank = (struct treebank){ .count = 0 };
    if (file_map(path, &treebank->file, &error) != DATELINE_OK) {
        fprintf(stderr, "learn: %s\n", error.message);
        exit(1);
    }
    rest = treebank->file.bytes;
    for (size_t i = 0; i < rest.length; i++)
        lines += rest.bytes[i] == '\n';
    treebank->words = grab(lines, sizeof *treebank->words);
    treebank->sentences = grab(lines, sizeof *treebank->sentences);
    struct reader reader = { .bank = treebank, .path = path };
    for (; text_cut(&rest, '\n', &line); line_read(&reader, line))
        reader.line++;
    sentence_end(&reader);
}

void treebank_free(struct treebank *treebank)
{
    file_unmap(&treebank->file);
    free(treebank->words);
    free(treebank->sentences);
    *treebank = (struct treebank){ .count = 0 };
}
