/* Noun phrases that stand for actors, one sentence at a time. */
#ifndef DATELINE_WHO_PHRASE_H
#define DATELINE_WHO_PHRASE_H

#include "who/reading.h"

/* Finds the mentions of the sentence that was read last, and adds them to the story in text order of their beginning.
 */
void phrases_find(struct reading *reading);
/* Joins mentions [first, end) of that sentence: "of" and "in" phrases, appositions, acronyms in brackets. */
void phrases_attach(struct reading *reading, uint32_t first, uint32_t end);

/* The pronoun that a token is. */
enum pronoun pronoun_of(const struct story *story, uint32_t token, bool *ret_possessive);

/* The token of [first, end) whose head lies outside: `fallback` when it is one of them or there is no tree. */
uint32_t phrase_head(const struct reading *reading, uint32_t first, uint32_t end, uint32_t fallback);

/* A hyphen without spaces around it: inside a compound. */
bool phrase_hyphen_binds(const struct story *story, uint32_t token);

bool token_is(const struct story *story, uint32_t token, const char *word);
/* One of the words of a list separated by '|', without case. */
bool token_in(const struct story *story, uint32_t token, const char *words);
bool token_capital(const struct story *story, uint32_t token);

#endif
