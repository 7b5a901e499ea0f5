#ifndef LEARN_TREEBANK_H
#define LEARN_TREEBANK_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word of a treebank as its file has it; views point into the treebank's own copy of the file. */
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
    char *bytes;
    struct gold_word *words;
};

/* Reads a CoNLL-U file and appends its sentences. Ends the program with a message if that cannot be done, or if the
 * file's name says that it is held out from training (`-dev`, `-test`, `ner/`, `articles.jsonl`) and `may_be_held_out`
 * is false. Empty nodes are passed over. */
void treebank_read(struct treebank *treebank, const char *path, bool may_be_held_out);
void treebank_free(struct treebank *treebank);

/* Allocation that ends the program when there is none: training has nothing to save. */
void *grab(size_t count, size_t size);

#endif
