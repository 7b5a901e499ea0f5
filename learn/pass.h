/* One pass of the net over some sentences: forward (forward.c), what is to be learnt (lesson.c) and backward
 * (backward.c). */
#ifndef LEARN_PASS_H
#define LEARN_PASS_H

#include "net.h"

enum { PASS_TOKENS_MAX = 4096, PASS_STATES_MAX = 2 * PASS_TOKENS_MAX };

/* One parser state met on the way, for the backward pass. */
struct met {
    uint32_t first; /* row of the sentence's first token */
    uint16_t tokens[SLOT_COUNT];
    uint16_t rows[SMALL_COUNT];
};

/* Losses of a pass, summed. */
struct pass_losses {
    double moves, tags, names;
};

/* What one worker keeps while it goes over some sentences. */
struct pass {
    size_t tokens, states;
    float *x[NETWORK_LAYERS + 1];     /* tokens × W */
    float *mixed[NETWORK_LAYERS + 1]; /* tokens × 3W: inputs of each layer */
    float *added[NETWORK_LAYERS + 1]; /* tokens × W: what each layer added */
    float *read;                      /* tokens × W: what the heads read */
    float top[NETWORK_READS];         /* of what is read in this pass; 0: no end */
    float *products, *products_back;  /* tokens × P */
    float *tags, *names;              /* logits, then their gradients */
    float *hidden, *hidden_back;      /* states × H */
    float *moves;                     /* states × move columns: gradients */
    float *back;                      /* tokens × W: gradient of the sums of rows */
    float *mixed_back, *scratch;
    float *gradient; /* laid out as the net's dense floats */
    struct met *met;
    uint32_t *first, *count; /* of each sentence */
    size_t sentences;
    struct pass_losses losses;
    struct transition_state state;
};

struct pass *pass_new(const struct net *net);
void pass_free(struct pass *pass);

/* Says which sentences come next. */
void pass_place(struct pass *pass, const struct example *const *examples, size_t count);

/* Forward: tokens, the tags' and names' scores, and the tokens' products for the parser. `ids` holds the examples' feature
 * rows one behind the other. */
void pass_encode(
    struct pass *pass, const struct net *net, const uint16_t (*ids)[FEATURE_COUNT], float dropout, uint64_t *seed);

/* Forward for one parser state: its hidden numbers as the matrix of moves reads them, and the moves' scores. */
void pass_state(struct pass *pass, const struct net *net, const struct met *met, float dropout, uint64_t *seed,
    float *hidden, float *moves);

/* Which moves are legal, and the best of those; the first of equals. */
void moves_allowed(const struct net *net, const struct transition_state *state, uint8_t *allowed);
unsigned best_of(const float *scores, const uint8_t *allowed, size_t count);

/* Turns the scores of a sentence that was encoded into gradients: of its parser states, and of its tags and names. */
void lesson_moves(struct pass *pass, const struct net *net, const struct example *gold, uint32_t first,
    const struct net_options *options, uint64_t *seed);
void lesson_labels(struct pass *pass, const struct net *net, const struct example *gold, size_t first);

/* One step on some examples: forward, backward; the gradients stay in the pass. `transposed` is net_transpose's. */
void pass_learn(struct pass *pass, const struct net *net, const float *transposed,
    const struct example *const *examples, size_t count, const uint16_t (*ids)[FEATURE_COUNT],
    const struct net_options *options, uint64_t seed);

/* Goes over examples as pass_learn does, without learning, and adds to `seen` how often each reader has met numbers of
 * which size, in 64ths. */
void pass_measure(struct pass *pass, const struct net *net, const struct example *const *examples, size_t count,
    const uint16_t (*ids)[FEATURE_COUNT], net_sizes seen);

#endif
