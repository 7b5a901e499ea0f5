/* Tags and lemmas that a tagger gets wrong where the tree and a list of verbs say better. */
#ifndef DATELINE_LANGUAGE_CLAUSE_MEND_H
#define DATELINE_LANGUAGE_CLAUSE_MEND_H

#include "language/clause_tree.h"
#include "language/clause_words.h"

/* Corrects tokens in place: lemmas of verbs, and nouns and adjectives that have what only a verb has. The tree's order
 * must not be built on relations that this changes; heads of modifiers may move to a subject that it finds. */
void clause_mend(const struct clause_words *words, struct story *story);

/* clause_attach.c: a clause that hangs where its form does not fit moves to where it does: conjuncts, what was said,
 * who said it. Heads move up the tree or change places with what they hang on, so no circle can come of it. */
void clause_attach(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t token);

/* clause_regraft.c: a sentence's own verb that was hung on that of a relative clause behind its subject takes its place
 * again; at most one a sentence. `tree` is that before the change. */
void clause_regraft(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct dateline_sentence *sentence);

/* The base of a verb form in lower case (in the arena, or the table), and the Penn tag that its ending speaks for;
 * empty when the list of verbs does not know it. */
struct dateline_text clause_verb_base(
    const struct clause_words *words, struct arena *arena, struct dateline_text form, const char **ret_tag);

#endif
