/* A sentence of CoNLL-U in the making: lines go in one by one, and at its end it is whole or has a fault. */
#ifndef DATELINE_WIRE_CONLLU_SENTENCE_H
#define DATELINE_WIRE_CONLLU_SENTENCE_H

#include "base/conllu.h"
#include "wire/reader.h"

struct conllu_sentence {
    struct buffer lines;  /* of words and multiword tokens, each with its '\n' */
    struct buffer text;   /* the value of `# text` */
    struct buffer nodes;  /* struct conllu_node each, word 1 first */
    uint64_t text_line;   /* of the file, where `# text` stands; 0: there is none */
    bool paragraph;       /* it begins one */
    uint32_t count;       /* words */
    uint32_t joined_last; /* the last word of the multiword token in hand */
    uint64_t fault_line;  /* 0: no fault */
    char fault[160];
};

/* Takes in a line that is a word, a multiword token or broken; the value of a comment `# text`; a fault (the first one
 * stands). `number` is of the line in the file. False when memory is out. */
bool conllu_sentence_line(
    struct conllu_sentence *sentence, struct dateline_text text, const struct conllu_line *line, uint64_t number);
bool conllu_sentence_text(struct conllu_sentence *sentence, struct dateline_text text, uint64_t number);
void conllu_sentence_fault(struct conllu_sentence *sentence, uint64_t number, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* At the end: does no multiword token go on past it, and, where `tree` asks for that, do the words make one tree? Says
 * what is wrong by conllu_sentence_fault. */
void conllu_sentence_check(struct conllu_sentence *sentence, bool tree);
/* Is `# text` what the tokens make, but for white space? */
bool conllu_sentence_text_fits(const struct conllu_sentence *sentence);

/* Adds the words for struct dateline_article.words_given; or the tokens as they stand in text, with the white space
 * between them. *ret_glued: no white space follows the last one. False when memory is out. */
bool conllu_sentence_add_words(const struct conllu_sentence *sentence, struct buffer *to);
bool conllu_sentence_add_text(const struct conllu_sentence *sentence, struct buffer *to, bool *ret_glued);

void conllu_sentence_clear(struct conllu_sentence *sentence);
void conllu_sentence_free(struct conllu_sentence *sentence);

#endif
