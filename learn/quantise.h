#ifndef LEARN_QUANTISE_H
#define LEARN_QUANTISE_H

#include "lemmas.h"
#include "net.h"

/* Rounds the net to the program's fixed point and writes the model's image. Ends the program where a sum could
 * overflow. */
void quantise_write(
    const char *path, const struct net *net, const struct inventory *inventory, const struct learned_lemmas *lemmas);

#endif
