#ifndef LEARN_CORPUS_H
#define LEARN_CORPUS_H

#include "language/feature.h"
#include "language/transition.h"
#include "treebank.h"

enum { NAME_KINDS = 3, NAME_OUTSIDE = 0, NAME_CLASSES = 1 + 4 * NAME_KINDS, NAME_UNKNOWN = 255 };

/* A set of strings that are numbered in order of their first sight, with counts. */
struct string_set {
    struct dateline_text *texts;
    uint32_t *counts;
    uint32_t count, room;
};

uint32_t string_set_add(struct string_set *set, struct dateline_text text);
uint32_t string_set_find(const struct string_set *set, struct dateline_text text); /* UINT32_MAX where absent */
void string_set_free(struct string_set *set);

/* A sentence ready for training; arrays of `count`. `head` counts tokens from 0, the root is `count`. */
struct example {
    uint32_t count;
    struct feature_form *forms;
    uint16_t *tag;
    uint16_t *head;
    uint8_t *label;
    uint8_t *name; /* NAME_UNKNOWN where the treebank does not tell */
};

struct corpus {
    struct treebank banks[8];
    size_t bank_count;
    size_t gold_banks; /* the first so many are treebanks; the rest was read by nets that teach */
    struct example *examples;
    size_t count, room, gold_count;
    size_t lifted; /* arcs moved to make trees projective */
};

/* What the model knows by name. */
struct inventory {
    struct string_set labels; /* deprels */
    struct string_set tags;   /* UPOS TAB XPOS TAB FEATS */
    struct string_set words;  /* normalised forms, row 0 unused */
    struct feature_lexicon lexicon;
    uint64_t *entries;
    uint16_t *paths;
    char *cluster_bytes;
};

/* Files of lines of a word, a tab and a number; any may be NULL. */
struct corpus_tables {
    const char *clusters, *lists, *kinds;
};

/* Counts words, tags and labels of the corpus's treebanks and reads what tables say of words. */
void inventory_build(struct inventory *inventory, const struct corpus *corpus, const struct corpus_tables *tables);
void inventory_free(struct inventory *inventory);

void corpus_add(struct corpus *corpus, const char *path, bool may_be_held_out);
/* Turns the treebanks into examples. Sentences longer than the parser takes are left out. */
void corpus_prepare(struct corpus *corpus, const struct inventory *inventory);
void corpus_free(struct corpus *corpus);

/* The classes of a sentence's words as MISC has them (`Name=B-PER`, `Name=O`); where it has none, proper nouns are
 * NAME_UNKNOWN, which teaches nothing, and other words outside. */
void names_read(const struct gold_sentence *sentence, uint8_t *names);

#endif
