#ifndef LEARN_ORACLE_H
#define LEARN_ORACLE_H

#include "corpus.h"

/* Arcs of the gold tree that each move makes impossible; -1 for an illegal move. */
void oracle_costs(const struct transition_state *state, const struct example *gold, int ret_costs[MOVE_KINDS]);

#endif
