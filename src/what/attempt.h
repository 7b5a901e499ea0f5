/* One try of a frame on a clause, while it goes on: shared by the files match*.c alone. */
#ifndef DATELINE_WHAT_ATTEMPT_H
#define DATELINE_WHAT_ATTEMPT_H

#include "what/match.h"

enum { PHRASE_MOST = 60, STRAY_MOST = 16, PARTICLE_MOST = 3 };

/* One try. */
struct attempt {
    struct matcher *matcher;
    const struct codebook *codebook;
    const struct story *story;
    struct match *match;
    const struct codebook_element *element;
    uint32_t clause;   /* a complement's, once one has been entered */
    uint64_t used;     /* arguments of that clause, by number */
    uint32_t redirect; /* word of a preposition that takes the object's place ("call for X"), or NONE */
    bool entered;      /* a complement was entered by its subject; its predicate is asked for next */
};

/* ---- match_words.c ---- */

/* A token's lemma or form is a word. */
bool match_token_is(const struct matcher *matcher, uint32_t token, uint32_t word);
/* The parts of a word of several end at a token: "air strike" at "strike". */
bool match_multi_ends(const struct matcher *matcher, uint32_t token, const struct codebook_multi *multi);

/* ---- match_slot.c ---- */

/* May a phrase fill the element in hand? */
bool slot_fits(const struct attempt *attempt, struct phrase phrase);

/* ---- match_take.c ---- */

/* Binds a phrase to the element in hand. */
void take_phrase(struct attempt *attempt, struct phrase phrase);
/* Has an earlier element taken the i-th argument? */
bool take_used(const struct attempt *attempt, uint32_t i);
/* Takes every argument for which `belongs` holds and that fits (a word takes the first only). */
bool take_arguments(struct attempt *attempt, bool (*belongs)(const struct attempt *, const struct dateline_argument *));
/* What an argument is, for the kind of frame in hand. */
bool take_is_subject(const struct attempt *attempt, const struct dateline_argument *argument);
bool take_is_object(const struct attempt *attempt, const struct dateline_argument *argument);
uint32_t take_preposition_of(const struct attempt *attempt, const struct dateline_argument *argument);
bool take_has_preposition(const struct attempt *attempt, const struct dateline_argument *argument);
/* "call for X": what stands behind the preposition of the predicate itself. */
bool take_is_redirected(const struct attempt *attempt, const struct dateline_argument *argument);
/* Is a word among the prepositions that the element asks for? */
bool take_preposition_asked(const struct attempt *attempt, uint32_t word);
/* The preposition of a token that hangs on `head` as a modifier: is it one that the element asks for? */
bool take_modifier_has_preposition(const struct attempt *attempt, uint32_t token);
/* A phrase behind the preposition; or the object where a parser took the preposition for the verb's particle. */
bool take_oblique(struct attempt *attempt);
/* Each takes what the element asks for in its place; false when there is none. */
bool take_subject(struct attempt *attempt);
bool take_object(struct attempt *attempt);

/* ---- match_inner.c ---- */

/* "to a|b", "that RECIPIENT …": a complement clause, which is entered. */
bool inner_complement(struct attempt *attempt);
/* "from entering", "of shooting": a complement behind one of the prepositions asked for. */
bool inner_prepositional_complement(struct attempt *attempt);
/* "called the plan foolish": an adjective said of the object, which a parse makes a complement. */
bool inner_predicate_complement(struct attempt *attempt);
/* Takes a clause as the inner event, where it is one of the types asked for. */
bool inner_add(struct attempt *attempt, uint32_t clause);
/* EVENT: a complement, or an eventive noun in the element's place. */
bool inner_event(struct attempt *attempt);

#endif
