#ifndef LANGUAGE_NETWORK_H
#define LANGUAGE_NETWORK_H

/* Shape of the network; the image of a model says the same or is refused. */
enum {
    NETWORK_WIDTH = 96,     /* numbers a token */
    NETWORK_LAYERS = 3,     /* that mix a token with its neighbours */
    NETWORK_WINDOW = 3,     /* tokens a layer sees: one before, itself, one behind */
    NETWORK_HIDDEN = 192,   /* numbers a parser state */
};

/* How far away the neighbours of each layer are. */
static const unsigned network_reach[NETWORK_LAYERS] = {1, 2, 4};

#endif
