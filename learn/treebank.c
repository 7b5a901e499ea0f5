/* Reads CoNLL-U, the format of the Universal Dependencies treebanks, for training. A file is kept whole in memory and
 * the words are views into it. What is malformed ends the program: a treebank is not hostile input, but a wrong one
 * must not pass unseen into a model. */
#include "treebank.h"

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

static char *file_read(const char *path, size_t *ret_length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "learn: cannot read %s\n", path);
        exit(1);
    }
    long length = ftell(file);
    char *bytes = grab((size_t)length + 2, 1);
    rewind(file);
    if (length < 0 || fread(bytes, 1, (size_t)length, file) != (size_t)length) {
        fprintf(stderr, "learn: cannot read %s\n", path);
        exit(1);
    }
    fclose(file);
    *ret_length = (size_t)length;
    return bytes;
}

static uint32_t number(struct dateline_text text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.length && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++)
        value = value * 10 + (uint32_t)(text.bytes[i] - '0');
    return value;
}

static bool contains(struct dateline_text text, const char *what)
{
    size_t length = strlen(what);
    for (size_t i = 0; i + length <= text.length; i++)
        if (memcmp(text.bytes + i, what, length) == 0)
            return true;
    return false;
}

static bool begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* Cuts a line into its ten fields; false if there are not ten. */
static bool fields_cut(char *line, size_t length, struct dateline_text fields[10])
{
    size_t field = 0, start = 0;
    for (size_t i = 0; i <= length; i++) {
        if (i < length && line[i] != '\t')
            continue;
        if (field == 10)
            return false;
        fields[field++] = (struct dateline_text){ line + start, i - start };
        start = i + 1;
    }
    return field == 10;
}

struct reader {
    struct treebank *bank;
    struct gold_sentence sentence;
    size_t words;
    uint32_t whole_end; /* last word of the multiword token being read */
    bool whole_space;
};

static void comment_read(struct reader *reader, char *line, size_t length)
{
    if (begins(line, "# text = "))
        reader->sentence.text = (struct dateline_text){ line + 9, length - 9 };
    if (begins(line, "# newdoc"))
        reader->sentence.new_document = true;
    if (begins(line, "# newpar") && !begins(line, "# newpar_block"))
        reader->sentence.new_paragraph = true;
}

static void word_read(struct reader *reader, const struct dateline_text *fields)
{
    struct gold_sentence *sentence = &reader->sentence;
    bool space = !contains(fields[9], "SpaceAfter=No");
    uint32_t id = number(fields[0]);
    const char *dash = memchr(fields[0].bytes, '-', fields[0].length);
    if (memchr(fields[0].bytes, '.', fields[0].length) != NULL)
        return;
    if (dash != NULL) {
        reader->whole_end = number((struct dateline_text){ dash + 1, fields[0].length });
        reader->whole_space = space;
        return;
    }
    struct gold_word *word = &reader->bank->words[reader->words++];
    *word = (struct gold_word){ .form = fields[1],
        .lemma = fields[2],
        .upos = fields[3],
        .xpos = fields[4],
        .feats = fields[5],
        .head = number(fields[6]),
        .deprel = fields[7],
        .misc = fields[9] };
    bool inside = id <= reader->whole_end;
    word->space_after = inside ? id == reader->whole_end && reader->whole_space : space;
    word->joined = inside && id > 1 && sentence->count > 0 && !word[-1].space_after;
    if (sentence->count == 0)
        sentence->words = word;
    sentence->count++;
}

static void sentence_end(struct reader *reader)
{
    if (reader->sentence.count > 0)
        reader->bank->sentences[reader->bank->count++] = reader->sentence;
    reader->sentence = (struct gold_sentence){ .count = 0 };
    reader->whole_end = 0;
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
    size_t length, lines = 1;
    char *bytes = file_read(path, &length);
    for (size_t i = 0; i < length; i++)
        lines += bytes[i] == '\n';
    *treebank = (struct treebank){ .bytes = bytes };
    treebank->words = grab(lines, sizeof *treebank->words);
    treebank->sentences = grab(lines, sizeof *treebank->sentences);
    struct reader reader = { .bank = treebank };
    for (size_t start = 0; start < length;) {
        char *line = bytes + start;
        char *end = memchr(line, '\n', length - start);
        size_t size = end == NULL ? length - start : (size_t)(end - line);
        struct dateline_text fields[10];
        start += size + 1;
        line[size] = '\0';
        if (size == 0)
            sentence_end(&reader);
        else if (line[0] == '#')
            comment_read(&reader, line, size);
        else if (fields_cut(line, size, fields))
            word_read(&reader, fields);
    }
    sentence_end(&reader);
}

void treebank_free(struct treebank *treebank)
{
    free(treebank->bytes);
    free(treebank->words);
    free(treebank->sentences);
    *treebank = (struct treebank){ .count = 0 };
}
