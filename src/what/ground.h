/* What speaks for an event and against it, and the confidence that comes of it. */
#ifndef DATELINE_WHAT_GROUND_H
#define DATELINE_WHAT_GROUND_H

#include "what/draft.h"

/* Names as they stand in the lines `points NAME N` of a codebook. At most 64. */
#define GROUND_LIST(X)                                                                                                 \
    X(MAIN, "main")                                                                                                    \
    X(COMPLEMENT, "complement")                                                                                        \
    X(RELATIVE, "relative")                                                                                            \
    X(ADVERBIAL, "adverbial")                                                                                          \
    X(CONJUNCT, "conjunct")                                                                                            \
    X(PARATAXIS, "parataxis")                                                                                          \
    X(SUBJECT, "subject")                                                                                              \
    X(ARGUMENT, "argument")                                                                                            \
    X(NOUN, "noun")                                                                                                    \
    X(BE, "be")                                                                                                        \
    X(LIGHT, "light_verb")                                                                                             \
    X(AS_VERB, "noun_as_verb")                                                                                         \
    X(NEGATED, "negated")                                                                                              \
    X(PASSIVE, "passive")                                                                                              \
    X(FUTURE, "future")                                                                                                \
    X(POSSIBLE, "possible")                                                                                            \
    X(OBLIGED, "obliged")                                                                                              \
    X(CONDITIONAL, "conditional")                                                                                      \
    X(QUESTION, "question")                                                                                            \
    X(IMPERATIVE, "imperative")                                                                                        \
    X(PAST, "past")                                                                                                    \
    X(PRESENT, "present")                                                                                              \
    X(PERFECT, "perfect")                                                                                              \
    X(PROGRESSIVE, "progressive")                                                                                      \
    X(INFINITIVE, "infinitive")                                                                                        \
    X(PARTICIPLE, "participle")                                                                                        \
    X(FAILED, "failed")                                                                                                \
    X(PURPOSE, "purpose")                                                                                              \
    X(HEADLINE, "headline")                                                                                            \
    X(UNDER_NEGATED, "under_negated")                                                                                  \
    X(UNDER_FUTURE, "under_future")                                                                                    \
    X(UNDER_HYPOTHETICAL, "under_hypothetical")                                                                        \
    X(UNDER_SAYING, "under_saying")                                                                                    \
    X(UNDER_EVENT, "under_event")                                                                                      \
    X(QUOTED, "quoted")                                                                                                \
    X(NO_RECIPIENT, "no_recipient")                                                                                    \
    X(WEAK_RECIPIENT, "weak_recipient")                                                                                \
    X(ACTOR_INSIDE, "actor_inside")                                                                                    \
    X(RECIPIENT_INSIDE, "recipient_inside")                                                                            \
    X(UNNAMED, "unnamed")                                                                                              \
    X(NO_ACTOR_CODE, "no_actor_code")                                                                                  \
    X(PRONOUN, "pronoun")                                                                                              \
    X(NOMINAL, "nominal")                                                                                              \
    X(SEVERAL, "several_actors")                                                                                       \
    X(SAME_CODE, "same_code")                                                                                          \
    X(WORDS_2, "words_2")                                                                                              \
    X(WORDS_3, "words_3")                                                                                              \
    X(RESTRICTED, "restricted")                                                                                        \
    X(INNER, "inner_event")                                                                                            \
    X(ALL, "all")                                                                                                      \
    X(EARLY, "early")                                                                                                  \
    X(LATE, "late")                                                                                                    \
    X(COMPOSED, "composed")                                                                                            \
    X(HYPOTHETICAL, "hypothetical")                                                                                    \
    X(BUSINESS, "business")                                                                                            \
    X(PRIVATE, "private")                                                                                              \
    X(REPEATED, "repeated")                                                                                            \
    X(REPEATED_WORD, "repeated_word")                                                                                  \
    X(CROWDED, "crowded") X(RECIPIENT_PRONOUN, "recipient_pronoun") X(ELSEWHERE, "doer_elsewhere")

enum ground {
#define GROUND_NAME(name, text) GROUND_##name,
    GROUND_LIST(GROUND_NAME)
#undef GROUND_NAME
        GROUND_COUNT
};

struct sides {
    struct side actor, recipient;
    bool weak;       /* the recipient was searched, not asked for */
    bool reciprocal; /* ALL */
    bool visit;      /* the recipient is host of those who act */
    bool elsewhere;  /* the doer is not the clause's own */
    bool unnamed;    /* nobody is named as the doer */
};

uint64_t grounds_of(const struct matcher *matcher, const struct match *match, const struct sides *sides,
    const struct dateline_event *event, uint32_t type, bool composed);
/* Hundredths, 1 to 99: the frame's weight and the codebook's points for type and grounds, added up as log-odds. */
/* The logistic function: hundredths of a logit to hundredths, 1 to 99. */
uint8_t ground_logistic(int logit);
uint8_t ground_confidence(const struct codebook *codebook, uint8_t weight, uint32_t type, uint64_t grounds);

#endif
