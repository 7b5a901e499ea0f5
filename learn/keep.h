#ifndef LEARN_KEEP_H
#define LEARN_KEEP_H

#include "net.h"

/* Writes a trained net's floats, with its shape and a hash of what its rows and columns stand for. Ends the program where
 * the file cannot be written. */
void keep_write(const char *path, const struct net *net, const struct inventory *inventory);

/* Takes the floats of such a file for a net that was started from the same treebanks and clusters; lists of names and
 * lemmas may be other ones. Ends the program where the file is another net's. */
void keep_read(const char *path, struct net *net, const struct inventory *inventory);

#endif
