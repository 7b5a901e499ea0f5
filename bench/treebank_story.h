/* Trees out of CoNLL-U as a story that clauses can be built from. */
#ifndef DATELINE_BENCH_TREEBANK_STORY_H
#define DATELINE_BENCH_TREEBANK_STORY_H

#include "story/story.h"

/* Where a word stands among the characters of its file, white space left out: the same word has the same place in two
 * files whose sentences or words were cut differently. Bytes of UTF-8. */
struct character_span {
    uint32_t start, end;
};

struct treebank_story {
    struct story story;
    struct character_span *at;       /* of each token */
    struct dateline_text characters; /* of all words, without white space */
};

/* Reads CoNLL-U. The words of a contraction ("can't") share its characters out by their own lengths. Lines that are no
 * words are passed over. Everything lies in the arena. */
void treebank_story_read(struct arena *arena, struct dateline_text conllu, struct treebank_story *ret_bank);

#endif
