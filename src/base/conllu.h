/* Lines of CoNLL-U, the format of the Universal Dependencies treebanks (universaldependencies.org/format.html).
 *
 * A sentence is its comments ("# text = …"), a line of ten fields a word, and an empty line. A multiword token
 * ("don't") has a line of its own before its words, numbered "3-4"; a node of the enhanced graph that stands for no
 * word is numbered "8.1". Here a line is told from another and cut; whether lines make a sentence is for who reads
 * them. */
#ifndef DATELINE_BASE_CONLLU_H
#define DATELINE_BASE_CONLLU_H

#include "base/text.h"

enum conllu_field {
    CONLLU_ID,
    CONLLU_FORM,
    CONLLU_LEMMA,
    CONLLU_UPOS,
    CONLLU_XPOS,
    CONLLU_FEATS,
    CONLLU_HEAD,
    CONLLU_DEPREL,
    CONLLU_DEPS,
    CONLLU_MISC,
    CONLLU_FIELDS
};

enum conllu_kind {
    CONLLU_BLANK, /* ends a sentence */
    CONLLU_COMMENT,
    CONLLU_WORD,
    CONLLU_MULTIWORD, /* words first to last are one token */
    CONLLU_NODE,      /* of the enhanced graph: no word */
    CONLLU_BROKEN
};

struct conllu_line {
    enum conllu_kind kind;
    uint32_t first, last; /* WORD: both its number; MULTIWORD: of its words; from 1 */
    struct dateline_text field[CONLLU_FIELDS];
    const char *fault; /* BROKEN: what is wrong, for a person */
};

/* Cuts a line (without its '\n'; a carriage return at its end is taken off). The fields are views into it. Forms of
 * words and multiword tokens have something in them beside white space, and no control characters. */
void conllu_line_read(struct dateline_text line, struct conllu_line *ret_line);

/* The bytes of the white space at text.bytes[at]; 0 where there is none. Spaces of any kind are no part of what words
 * are aligned by; zero-width characters are, as in the shared task's scorer. */
size_t conllu_space_at(struct dateline_text text, size_t at);

/* The number in HEAD, 0 for the root; false when there is none. */
bool conllu_head(const struct conllu_line *line, uint32_t *ret_head);
/* Does white space follow the token? (MISC has no SpaceAfter=No.) */
bool conllu_space_after(const struct conllu_line *line);
/* The value of a comment with this key: "# text = Yes." has "Yes." for "text"; a comment without '=' has the empty
 * text. A key may have a word behind it ("# newdoc id = a1" is one of "newdoc"). False for another comment. */
bool conllu_comment(struct dateline_text line, const char *key, struct dateline_text *ret_value);

#endif
