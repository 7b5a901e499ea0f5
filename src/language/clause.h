/* Clauses: who did what to whom, out of each sentence's tree (see struct dateline_clause in dateline.h). */
#ifndef DATELINE_LANGUAGE_CLAUSE_H
#define DATELINE_LANGUAGE_CLAUSE_H

#include "base/image.h"
#include "story/story.h"

struct clause_words;

/* Opens the word tables that clauses are built with (words/clause_*.tsv). They live in the arena and the image and
 * never change, so any number of threads may share them. Errors: IMAGE when a table is missing. */
enum dateline_status clause_open(struct arena *arena, const struct image *words, const struct clause_words **ret_words,
    struct dateline_error *error);

/* The stage "clause": reads tokens with tags and trees, writes clauses, arguments and clause_at. Steps are linear in
 * the number of tokens, since a clause has at most 24 arguments. */
void clause_build(const struct clause_words *words, struct story *story);

/* Writes the clauses of a sentence for people, one a line, in the form of the case files:
 * "shell active past | subject rebels | object village | oblique on Tuesday". */
void clause_print(const struct story *story, uint32_t sentence, struct text_builder *builder);
/* One clause, without a line feed. */
void clause_print_one(const struct story *story, uint32_t clause, struct text_builder *builder);

#endif
