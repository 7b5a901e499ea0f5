/* The story: an article with all its layers, on its way through the rooms.
 *
 * Every room gets one of these, reads the layers that earlier rooms wrote and writes its own. The layers are the public
 * structs of dateline.h in growing arrays; beside them stand the few things that only rooms need. Everything lives in
 * `arena` and is freed with it; `scratch` is for what a stage forgets when it ends (the coder empties it after each). */
#ifndef DATELINE_STORY_STORY_H
#define DATELINE_STORY_STORY_H

#include "base/text.h"
#include "base/vector.h"
#include "dateline.h"

/* A stretch between quotation marks, within a block of text or running on over several. Written by the quote stage. */
struct quote {
    uint32_t first, end;       /* tokens between the marks */
    struct dateline_span span; /* with the marks */
    uint32_t statement;        /* the statement whose content it belongs to, or NONE (scare quotes) */
    bool closed;               /* false: the mark that closes it is missing */
};

struct story {
    struct arena *arena, *scratch;
    struct dateline_article article;
    struct dateline_dateline dateline;
    bool title, keep_all, actorless; /* struct dateline_options */
    uint32_t records;                /* bound of statements and events */
    struct dateline_text codebook;   /* the name of the one that events are of */

    VECTOR(struct dateline_block) blocks;
    VECTOR(struct dateline_sentence) sentences;
    VECTOR(struct dateline_token) tokens;
    VECTOR(struct dateline_name) names;
    VECTOR(struct dateline_clause) clauses;
    VECTOR(struct dateline_argument) arguments;
    VECTOR(struct dateline_mention) mentions;
    VECTOR(struct dateline_entity) entities;
    VECTOR(struct dateline_time) times;
    VECTOR(struct dateline_place) places;
    VECTOR(struct dateline_statement) statements;
    VECTOR(struct dateline_event) events;
    VECTOR(struct dateline_credit) credits;
    VECTOR(struct dateline_note) notes;
    VECTOR(struct quote) quotes;
    VECTOR(struct dateline_text) messages;

    /* By token, NONE for none; NULL before the room that writes them has run. */
    uint32_t *clause_at;     /* the clause whose predicate (head, or support of a light verb) the token is */
    bool *speaks;            /* by mention: it speaks a statement (written by the quote stage) */
    uint32_t *mention_at;    /* the mention whose head the token is */
    struct who_signs *signs; /* what the mention stage leaves for the resolve stage; of the room who alone */
};

/* Says something about the coding of this article to whoever runs it: one line, no full stop. */
void story_message(struct story *story, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- Reading the layers: none of these allocates ---- */

/* The words of a token, as they stand; of tokens [first, end); of a span. */
struct dateline_text story_word(const struct story *story, uint32_t token);
struct dateline_text story_words(const struct story *story, uint32_t first, uint32_t end);
struct dateline_text story_slice(const struct story *story, struct dateline_span span);
/* Bytes from the first token's start to the last one's end; {0, 0} for no tokens. */
struct dateline_span story_span(const struct story *story, uint32_t first, uint32_t end);
/* The name that covers a token, or NULL; names are in text order. O(log n). */
const struct dateline_name *story_name_over(const struct story *story, uint32_t token);
/* The place whose words cover a token, or NULL; places are in text order. O(log n). */
const struct dateline_place *story_place_over(const struct story *story, uint32_t token);
/* The token of [first, end) whose head lies outside of them, the first of several; `first` when there is none. */
uint32_t story_top(const struct story *story, uint32_t first, uint32_t end);
/* The first token that starts at or after a byte: tokens.count when there is none. O(log n). */
uint32_t story_token_from(const struct story *story, uint32_t byte);
/* True when `token` is `ancestor` or hangs below it in the tree. Bounded by the tree's depth. */
bool story_below(const struct story *story, uint32_t token, uint32_t ancestor);
/* The lemma of a token is one of the words in a list separated by '|' ("say|tell|add"). */
bool story_lemma_in(const struct story *story, uint32_t token, const char *words);

/* The i-th argument of a clause (i < argument_count). */
const struct dateline_argument *clause_argument(
    const struct story *story, const struct dateline_clause *clause, uint32_t i);
/* The first argument of a role (and preposition; NULL for any), or NULL. */
const struct dateline_argument *clause_find(
    const struct story *story, const struct dateline_clause *clause, enum dateline_role role, const char *preposition);
/* The innermost clause that a token belongs to: its own, else that of the nearest token above it that has one; NONE. */
uint32_t clause_of_token(const struct story *story, uint32_t token);
/* The marks that hold of a clause from above: what its governors' negation, modality and conditionality make of it.
 * "did not agree to meet": for "meet" NEGATED. Stops at clauses of saying (`stop` lists their predicates as
 * story_lemma_in takes them, or NULL). Bounded by the number of clauses of a sentence. */
uint32_t clause_governed_marks(const struct story *story, uint32_t clause, const char *stop);
/* The mention that stands at a phrase's head: the one headed by the token itself, else by a token of its name (flat,
 * compound, appos below it); NONE. */
uint32_t mention_of_token(const struct story *story, uint32_t token);

/* Is every layer well-formed: spans inside the text and in order, indices in range, heads inside sentences, no cycle?
 * Returns NULL when all is well, else what is wrong (in scratch). Debug builds run it after each stage. */
const char *story_check(const struct story *story);

#endif
