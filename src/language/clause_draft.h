/* Clauses of one sentence in the making: what the files clause_*.c hand to one another. */
#ifndef DATELINE_LANGUAGE_CLAUSE_DRAFT_H
#define DATELINE_LANGUAGE_CLAUSE_DRAFT_H

#include "language/clause_tree.h"
#include "language/clause_words.h"

/* Arguments of a clause; more are dropped, so that sharing them stays linear. */
enum { DRAFT_ARGUMENTS = 24 };

struct draft {
    struct dateline_clause clause; /* governor: a draft of this sentence */
    uint32_t top;                  /* the topmost token of its predicate: the light verb, else the head */
    struct event_noun noun;        /* of NOUN clauses */
    struct light light;            /* where a light verb supports it */
    uint32_t first;                /* of a conjunct: the draft that it is joined to, or NONE */
    uint32_t gap;                  /* in a relative clause: the noun whose place is not found yet, or NONE */
    bool gapped;                   /* the predicate is another clause's ("… and Iran missiles") */
    uint32_t count;
    uint32_t surface;                                    /* bits of the arguments that are the grammatical subject */
    struct dateline_argument arguments[DRAFT_ARGUMENTS]; /* clause: a draft of this sentence */
};

struct draft_list {
    const struct clause_words *words;
    const struct clause_tree *tree;
    struct story *story;
    struct arena *arena; /* of the result, for texts */
    const struct dateline_token *tokens;
    const struct dateline_sentence *sentence;
    VECTOR(struct draft) drafts; /* in text order of their heads */
    /* By token of the story: */
    uint8_t *kind;        /* 1 + enum dateline_clause_kind of a predicate, else 0 */
    uint32_t *support_of; /* the verb that a noun takes its tense from, or NONE */
    uint32_t *noun_of;    /* the noun that a light verb supports, or NONE */
    uint32_t *draft_at;   /* the draft whose predicate the token is, or NONE */
    uint32_t *cover;      /* the innermost draft that the token stands in, or NONE */
    uint8_t *name;        /* 1 + enum dateline_name_type of the name that the token is part of, else 0 */
    uint32_t *antecedent; /* inside a relative clause: the noun that it speaks of, or NONE */
};

/* clause_find.c: which tokens are predicates. */
void draft_find(struct draft_list *list);
bool draft_is_verb(const struct draft_list *list, uint32_t token);
bool draft_has_subject(const struct draft_list *list, uint32_t token);
/* The lemma under which the table of eventive nouns is asked; empty where the token is none. */
struct dateline_text draft_event_lemma(const struct draft_list *list, uint32_t token);
/* clause_light.c: joins light verbs to their nouns, before drafts begin; and tells them of it, once they have. */
void draft_join_light(struct draft_list *list);
void draft_light(struct draft_list *list, struct draft *draft);
/* clause_link.c: governors, links and markers. */
void draft_link(struct draft_list *list);
/* clause_mark.c: polarity, tense, modality of each. Governors must have been done before. */
void draft_mark(struct draft_list *list, struct draft *draft);
/* The verb that carries auxiliaries: the light verb, else the head. */
uint32_t draft_carrier(const struct draft_list *list, const struct draft *draft);
/* clause_argument.c: the arguments that the tree itself gives. What adds one (below) is clause_add.c. */
void draft_arguments(struct draft_list *list, struct draft *draft);
/* clause_noun.c: those of an eventive noun. */
void draft_noun_arguments(struct draft_list *list, struct draft *draft);
/* clause_share.c: those that stand elsewhere. Governors must have been done before. */
void draft_share(struct draft_list *list, struct draft *draft);

bool draft_needs_subject(const struct draft_list *list, const struct draft *draft);
/* Takes the grammatical subject of another clause, or its doer. */
void draft_take_subject(struct draft_list *list, struct draft *draft, const struct draft *from);
bool draft_is_nonfinite(const struct draft *draft);
/* clause_relative.c: what a clause below a noun takes from it; a verb that was hung on its subject; the object that a
 * relative clause leaves out, once its complements are known. */
void draft_share_relative(struct draft_list *list, struct draft *draft);
void draft_share_upside_down(struct draft_list *list, struct draft *draft);
void draft_fill_gap(struct draft_list *list, struct draft *draft);

/* An argument to be added; the rest is worked out. */
struct draft_new {
    uint32_t token;
    enum dateline_role role, verb_role;
    struct dateline_text preposition;
    bool shared, negated;
    bool surface;
};

/* Adds an argument with its conjuncts; relative pronouns give way to what they stand for. */
void draft_add(struct draft_list *list, struct draft *draft, struct draft_new argument);
/* Adds one that is already made, as shared, in another role; not twice the same token and role. */
void draft_add_shared(
    struct draft *draft, const struct dateline_argument *argument, enum dateline_role role, bool surface);
/* Adds a clause as argument. */
void draft_add_clause(struct draft_list *list, struct draft *draft, uint32_t of, enum dateline_role role,
    struct dateline_text preposition, bool shared);
bool draft_has(const struct draft *draft, enum dateline_role role);
bool draft_has_verb_role(const struct draft *draft, enum dateline_role role);
/* The role of the grammatical subject: OBJECT of a passive, and so on. */
enum dateline_role draft_subject_role(const struct draft_list *list, const struct draft *draft);
/* The noun that a relative clause or a participle speaks of: its head, or where a parser hung it on a verb, the noun
 * right before it; NONE. */
uint32_t draft_noun_before(const struct draft_list *list, uint32_t top);
/* "The leaders are to meet" against "the aim is to meet", which UD draws alike: is the outer subject the doer? */
bool draft_outer_is_subject(const struct draft_list *list, const struct draft *draft, uint32_t outer);
/* Is the token a relative pronoun that stands for the antecedent of its clause? */
bool draft_is_relative(const struct draft_list *list, uint32_t token);
/* "no", "neither", "none of the …" in a phrase. */
bool draft_phrase_negated(const struct draft_list *list, uint32_t token);
/* The lower-case word of a token, for look-ups. */
struct dateline_text draft_lower(const struct draft_list *list, uint32_t token);
/* Predicate of a verb with its particle or idiom ("take part"); the particle's token in *ret_particle. */
struct dateline_text draft_verb(const struct draft_list *list, uint32_t verb, uint32_t *ret_particle);

#endif
