/* Holding a frame against a clause. */
#ifndef DATELINE_WHAT_MATCH_H
#define DATELINE_WHAT_MATCH_H

#include "story/story.h"
#include "what/codebook.h"

/* A noun phrase or clause that an element may take: an argument, or a modifier that stands for one. */
struct phrase {
    uint32_t token;      /* head */
    uint32_t first, end; /* tokens */
    uint32_t clause;     /* the clause that it is, or NONE */
    uint32_t argument;   /* in the argument layer, or NONE */
};

/* Why a frame did not match: for `explain`. */
#define MATCH_FAILURE_LIST(X)                                                                                          \
    X(NONE, "matches")                                                                                                 \
    X(KIND, "is written for another kind of predicate")                                                                \
    X(PARTICLE, "has another particle or preposition")                                                                 \
    X(SUBJECT, "has no such subject")                                                                                  \
    X(OBJECT, "has no such object")                                                                                    \
    X(OBLIQUE, "has no such prepositional phrase")                                                                     \
    X(COMPLEMENT, "has no such complement")                                                                            \
    X(EVENT, "has no inner event of these types") X(ABSENT, "has a word that must not be there")

enum match_failure {
#define MATCH_FAILURE_NAME(name, text) MATCH_##name,
    MATCH_FAILURE_LIST(MATCH_FAILURE_NAME)
#undef MATCH_FAILURE_NAME
};

enum { MATCH_BOUNDS = 24, MATCH_WORDS = 8, MATCH_INNERS = 4 };

/* What fills a slot. */
struct match_bound {
    struct phrase phrase;
    uint8_t fill; /* enum codebook_fill */
};

/* A frame that fits a clause. */
struct match {
    const struct codebook_frame *frame;
    uint32_t clause;
    uint32_t words, slots; /* matched; for choosing between frames */
    struct match_bound bound[MATCH_BOUNDS];
    uint32_t bounds;
    uint32_t word[MATCH_WORDS]; /* tokens of words beyond the predicate */
    uint32_t words_bound;
    uint32_t inner[MATCH_INNERS]; /* clauses of inner events */
    uint32_t inners;
    bool doer_missing; /* ACTOR was asked for and the clause has no subject */
    bool by_verb;      /* a verb's frame on an eventive noun */
    enum match_failure failure;
    uint32_t failed_element; /* of the frame */
};

/* What was found of one clause. */
struct draft {
    uint8_t state; /* 0 not yet, 1 being found, 2 found */
    bool consumed; /* part of an outer event */
    bool also_found;
    bool found;
    struct match match;  /* valid where found */
    struct match also;   /* valid where also_found */
    uint32_t type, mode; /* by the frame; NONE where not found or dropped */
};

/* The words of a token: its lemma and its form in lower case, as numbers of the codebook or NONE. */
struct match_word {
    uint32_t lemma, form;
};

/* Told of each frame that is tried; for `explain`. */
typedef void match_watch(void *context, const struct match *match);

struct matcher {
    const struct codebook *codebook;
    struct story *story;
    struct match_word *words; /* by token */
    uint32_t *prepositions;   /* of arguments, as words, or NONE */
    uint32_t *counted;        /* of arguments: the noun that is counted ("tens of protesters"), else the head */
    uint32_t word_to, word_for, word_must;
    struct draft *drafts; /* of the clauses [clause_first, clause_end), those of one sentence */
    uint32_t clause_first, clause_end;
    uint32_t depth;        /* of nested EVENT slots */
    uint64_t article_hash; /* of its text, for events' keys */
    uint64_t tries;        /* frames held against clauses, for tests of hostile input */
    match_watch *watch;
    void *watch_context;
};

/* Looks the tokens' words up. match_sentence must come before frames are held against a sentence's clauses. */
void match_begin(struct matcher *matcher, const struct codebook *codebook, struct story *story);
/* Turns to the sentence that a clause stands in; gives the clause behind its last one. */
uint32_t match_sentence(struct matcher *matcher, uint32_t clause);
/* Holds a frame, found under `posting`, against a clause; fills in *match. `by_verb`: the frame is a verb's and the
 * clause an eventive noun. */
bool match_frame(struct matcher *matcher, const struct codebook_posting *posting, uint32_t clause, bool by_verb,
    struct match *match);
/* Does a token begin or end (as heads of noun phrases do) a word of a set? */
bool match_token_in(const struct matcher *matcher, uint32_t token, uint32_t set);
/* The inner event's draft of a clause; never NULL. Defined in draft.c. */
const struct draft *draft_of_clause(struct matcher *matcher, uint32_t clause);

/* An argument as a phrase. */
struct phrase match_phrase(const struct matcher *matcher, uint32_t argument);

#endif
