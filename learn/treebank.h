#ifndef LEARN_TREEBANK_H
#define LEARN_TREEBANK_H

#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word of a treebank as its file has it; views point into the treebank's file. */
struct gold_word {
    struct dateline_text form, lemma, upos, xpos, feats, deprel, misc;
    uint32_t head; /* 1-based word of the sentence, 0 for the root */
    bool space_after;
    bool joined; /* a further part of a multiword token: no space before it */
};

struct gold_sentence {
    struct gold_word *words;
    uint32_t count;
    struct dateline_text text; /* the `# text` line */
    bool new_paragraph, new_document;
};

struct treebank {
    struct gold_sentence *sentences;
    size_t count;
    struct file_map file;
    struct gold_word *words;
};

/* Reads a CoNLL-U file; empty nodes are passed over, a broken sentence is left out with a message. Ends the program with
 * a message if the file cannot be read, or if its name says that it is held out from training (`-dev`, `-test`, `ner/`,
 * `articles.jsonl`) and `may_be_held_out` is false. */
void treebank_read(struct treebank *treebank, const char *path, bool may_be_held_out);
void treebank_free(struct treebank *treebank);

/* Allocation that ends the program when there is none: training has nothing to save. */
void *grab(size_t count, size_t size);

#endif
