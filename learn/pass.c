/* The memory of a pass. */
#include "pass.h"

#include <stdlib.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN, P = NET_PRODUCTS };

struct pass *pass_new(const struct net *net)
{
    struct pass *pass = grab(1, sizeof *pass);
    for (int l = 0; l <= NETWORK_LAYERS; l++)
        pass->x[l] = grab((size_t)PASS_TOKENS_MAX * W, sizeof(float));
    for (int l = 0; l < NETWORK_LAYERS; l++) {
        pass->mixed[l] = grab((size_t)PASS_TOKENS_MAX * W * NETWORK_WINDOW, sizeof(float));
        pass->added[l] = grab((size_t)PASS_TOKENS_MAX * W, sizeof(float));
    }
    pass->read = grab((size_t)PASS_TOKENS_MAX * W, sizeof(float));
    pass->products = grab((size_t)PASS_TOKENS_MAX * P, sizeof(float));
    pass->products_back = grab((size_t)PASS_TOKENS_MAX * P, sizeof(float));
    pass->tags = grab((size_t)PASS_TOKENS_MAX * net->tag_columns, sizeof(float));
    pass->names = grab((size_t)PASS_TOKENS_MAX * NET_NAMES, sizeof(float));
    pass->hidden = grab((size_t)PASS_STATES_MAX * H, sizeof(float));
    pass->hidden_back = grab((size_t)PASS_STATES_MAX * H, sizeof(float));
    pass->moves = grab((size_t)PASS_STATES_MAX * net->move_columns, sizeof(float));
    pass->back = grab((size_t)PASS_TOKENS_MAX * W, sizeof(float));
    pass->mixed_back = grab((size_t)PASS_TOKENS_MAX * W * NETWORK_WINDOW, sizeof(float));
    pass->scratch = grab((size_t)PASS_STATES_MAX * (3 * W + H), sizeof(float));
    pass->gradient = grab(net->at.total, sizeof(float));
    pass->met = grab(PASS_STATES_MAX, sizeof *pass->met);
    pass->first = grab(PASS_TOKENS_MAX, sizeof(uint32_t));
    pass->count = grab(PASS_TOKENS_MAX, sizeof(uint32_t));
    return pass;
}

void pass_free(struct pass *pass)
{
    for (int l = 0; l <= NETWORK_LAYERS; l++)
        free(pass->x[l]);
    for (int l = 0; l < NETWORK_LAYERS; l++) {
        free(pass->mixed[l]);
        free(pass->added[l]);
    }
    float *blocks[] = { pass->read, pass->products, pass->products_back, pass->tags, pass->names, pass->hidden,
        pass->hidden_back, pass->moves, pass->back, pass->mixed_back, pass->scratch, pass->gradient };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        free(blocks[i]);
    free(pass->met);
    free(pass->first);
    free(pass->count);
    free(pass);
}

void pass_place(struct pass *pass, const struct example *const *examples, size_t count)
{
    pass->tokens = pass->states = 0;
    pass->losses = (struct pass_losses){ .moves = 0.0 };
    pass->sentences = count;
    for (size_t s = 0; s < count; s++) {
        pass->first[s] = (uint32_t)pass->tokens;
        pass->count[s] = examples[s]->count;
        pass->tokens += examples[s]->count;
    }
}
