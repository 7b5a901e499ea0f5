/* The room who: phrases that stand for actors, and whom they stand for. */
#ifndef DATELINE_WHO_WHO_H
#define DATELINE_WHO_WHO_H

#include "story/story.h"
#include "who/actor_compile.h"
#include "who/actor_table.h"

/* Finds the phrases that name actors: names (of the tables, and those that the language room found), agent and office
 * nouns with what stands around them, and pronouns. Reads tokens, tags, names, and trees where there are any; writes
 * mentions and mention_at. Thread-safe; time linear in the text but for a bound of words a phrase. */
void who_mention(const struct actor_table *table, struct story *story);

/* Decides whom each mention stands for: offices by the article's date, later mentions of somebody named before,
 * acronyms, pronouns, and the country of agents that the words leave open. Reads mentions, statements and quotes;
 * writes entities. */
void who_resolve(const struct actor_table *table, struct story *story);

#endif
