/* How much of the clauses of one set of trees is left with another. */
#ifndef DATELINE_BENCH_CLAUSE_SCORE_H
#define DATELINE_BENCH_CLAUSE_SCORE_H

#include "treebank_story.h"

enum clause_measure {
    CLAUSE_SCORE_PREDICATE,  /* head, kind */
    CLAUSE_SCORE_SUBJECT,    /* predicate, role, preposition, head of the argument */
    CLAUSE_SCORE_OBJECT,     /* likewise; indirect ones, too */
    CLAUSE_SCORE_OBLIQUE,    /* likewise */
    CLAUSE_SCORE_COMPLEMENT, /* likewise */
    CLAUSE_SCORE_WHO_WHAT,   /* predicate, role, head of the argument; of subjects and objects together */
    CLAUSE_SCORE_WHOLE,      /* a predicate with all its subjects and all its objects, where it has any */
    CLAUSE_SCORE_COUNT
};

struct clause_score {
    struct {
        uint32_t gold, found, common;
    } counts[CLAUSE_SCORE_COUNT];
    uint32_t predicates, polarity, modality; /* in both; of these alike */
};

const char *clause_score_name(enum clause_measure measure);

/* Compares clauses that were built from both. Words are the same when they stand on the same characters, so sentences
 * and words may be cut differently; the files must have the same characters (clause_score_differ). */
void clause_score(
    const struct treebank_story *gold, const struct treebank_story *found, struct clause_score *ret_score);

/* The first character (a byte, white space left out) in which the texts differ, or DATELINE_NONE. */
uint32_t clause_score_differ(const struct treebank_story *gold, const struct treebank_story *found);

/* Harmonic mean of precision and recall; 0 where there is nothing. */
double clause_score_f1(const struct clause_score *score, enum clause_measure measure);

#endif
