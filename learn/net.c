/* The network in floating point, as it is trained. One token is the sum of its features' rows, rectified; three layers
 * mix each token with its neighbours (dilated convolution with residuals, Strubell et al. 2017); from the result the
 * tag and the name are read off by one matrix each, and the parser adds up, for a state, the products of ten tokens
 * with ten matrices, and rows for the labels and distances about them (Chen & Manning 2014; Kiperwasser & Goldberg 2016
 * for reading a parser's features off a shared encoder). All tasks learn together.
 *
 * The parser meets its own mistakes: moves follow the net, the dynamic oracle says which would have been best (Goldberg
 * & Nivre 2013), and the loss is the negative logarithm of the summed probability of those. */
#include "net.h"

#include "matrix.h"
#include "oracle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN, P = NET_PRODUCTS, TOKENS_MAX = 4096, STATES_MAX = 2 * TOKENS_MAX };

uint64_t random_next(uint64_t *state)
{
    uint64_t x = *state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    *state = x;
    return x * 0x2545F4914F6CDD1Du;
}

float random_unit(uint64_t *state)
{
    return (float)(random_next(state) >> 40) * (1.0f / 16777216.0f);
}

static uint32_t padded(uint32_t columns)
{
    return (columns + 15) / 16 * 16;
}

static size_t place(size_t *total, size_t rows, size_t columns)
{
    size_t at = *total;
    *total += rows * columns;
    return at;
}

static void layout_make(struct net_layout *at, uint32_t tag_columns, uint32_t move_columns)
{
    size_t total = 0;
    at->first_bias = place(&total, 1, W);
    for (int l = 0; l < NETWORK_LAYERS; l++) {
        at->layer[l] = place(&total, NETWORK_WINDOW * W, W);
        at->layer_bias[l] = place(&total, 1, W);
    }
    at->tag = place(&total, W, tag_columns);
    at->tag_bias = place(&total, 1, tag_columns);
    at->name = place(&total, W, NET_NAMES);
    at->name_bias = place(&total, 1, NET_NAMES);
    at->product = place(&total, W, P);
    at->absent = place(&total, 1, P);
    at->small = place(&total, SMALL_ROWS, H);
    at->hidden_bias = place(&total, 1, H);
    at->move = place(&total, H, move_columns);
    at->move_bias = place(&total, 1, move_columns);
    at->total = total;
}

static void fill(float *to, size_t count, float spread, uint64_t *seed)
{
    for (size_t i = 0; i < count; i++)
        to[i] = (2.0f * random_unit(seed) - 1.0f) * spread;
}

void net_start(struct net *net, const struct inventory *inventory, uint64_t seed)
{
    *net = (struct net){ .tags = inventory->tags.count, .moves = 1 + 2 * inventory->labels.count };
    net->tag_columns = padded(net->tags);
    net->move_columns = padded(net->moves);
    layout_make(&net->at, net->tag_columns, net->move_columns);
    net->dense = grab(net->at.total, sizeof(float));
    for (int f = 0; f < FEATURE_COUNT; f++) {
        net->rows[f] = f == FEATURE_WORD      ? inventory->words.count
                       : f == FEATURE_CLUSTER ? inventory->lexicon.clusters
                                              : feature_rows((enum feature)f);
        net->table[f] = grab((size_t)net->rows[f] * W, sizeof(float));
        fill(net->table[f], (size_t)net->rows[f] * W, f == FEATURE_WORD ? 0.1f : 0.2f, &seed);
    }
    for (int l = 0; l < NETWORK_LAYERS; l++)
        fill(net->dense + net->at.layer[l], (size_t)NETWORK_WINDOW * W * W, sqrtf(3.0f / (NETWORK_WINDOW * W)), &seed);
    fill(net->dense + net->at.tag, (size_t)W * net->tag_columns, sqrtf(3.0f / W), &seed);
    fill(net->dense + net->at.name, (size_t)W * NET_NAMES, sqrtf(3.0f / W), &seed);
    fill(net->dense + net->at.product, (size_t)W * P, sqrtf(1.5f / (5 * W)), &seed);
    fill(net->dense + net->at.absent, P, 0.1f, &seed);
    fill(net->dense + net->at.small, (size_t)SMALL_ROWS * H, 0.1f, &seed);
    fill(net->dense + net->at.move, (size_t)H * net->move_columns, sqrtf(3.0f / H), &seed);
}

void net_free(struct net *net)
{
    for (int f = 0; f < FEATURE_COUNT; f++)
        free(net->table[f]);
    free(net->dense);
}

void net_transpose(const struct net *net, float *transposed)
{
    const struct net_layout *at = &net->at;
    for (int l = 0; l < NETWORK_LAYERS; l++)
        matrix_transpose(
            transposed + at->layer[l], net->dense + at->layer[l], NETWORK_WINDOW * W, W, NETWORK_WINDOW * W);
    matrix_transpose(transposed + at->tag, net->dense + at->tag, W, net->tag_columns, W);
    matrix_transpose(transposed + at->name, net->dense + at->name, W, NET_NAMES, W);
    matrix_transpose(transposed + at->product, net->dense + at->product, W, P, W);
    matrix_transpose(transposed + at->move, net->dense + at->move, H, net->move_columns, H);
}

/* One parser state met on the way, for the backward pass. */
struct met {
    uint32_t first; /* row of the sentence's first token */
    uint16_t tokens[SLOT_COUNT];
    uint16_t rows[SMALL_COUNT];
};

struct pass {
    size_t tokens, states;
    float *x[NETWORK_LAYERS + 1];    /* tokens × W */
    float *mixed[NETWORK_LAYERS];    /* tokens × 3W: inputs of each layer */
    float *added[NETWORK_LAYERS];    /* tokens × W: what each layer added */
    float *products, *products_back; /* tokens × P */
    float *tags, *names;             /* logits, then their gradients */
    float *hidden, *hidden_back;     /* states × H */
    float *moves;                    /* states × move columns: gradients */
    float *back, *mixed_back, *scratch;
    float *gradient;
    struct met *met;
    uint32_t *first, *count; /* of each sentence */
    size_t sentences;
    struct net_scores scores;
    struct transition_state state;
};

struct pass *pass_new(const struct net *net)
{
    struct pass *pass = grab(1, sizeof *pass);
    for (int l = 0; l <= NETWORK_LAYERS; l++)
        pass->x[l] = grab((size_t)TOKENS_MAX * W, sizeof(float));
    for (int l = 0; l < NETWORK_LAYERS; l++) {
        pass->mixed[l] = grab((size_t)TOKENS_MAX * W * NETWORK_WINDOW, sizeof(float));
        pass->added[l] = grab((size_t)TOKENS_MAX * W, sizeof(float));
    }
    pass->products = grab((size_t)TOKENS_MAX * P, sizeof(float));
    pass->products_back = grab((size_t)TOKENS_MAX * P, sizeof(float));
    pass->tags = grab((size_t)TOKENS_MAX * net->tag_columns, sizeof(float));
    pass->names = grab((size_t)TOKENS_MAX * NET_NAMES, sizeof(float));
    pass->hidden = grab((size_t)STATES_MAX * H, sizeof(float));
    pass->hidden_back = grab((size_t)STATES_MAX * H, sizeof(float));
    pass->moves = grab((size_t)STATES_MAX * net->move_columns, sizeof(float));
    pass->back = grab((size_t)TOKENS_MAX * W, sizeof(float));
    pass->mixed_back = grab((size_t)TOKENS_MAX * W * NETWORK_WINDOW, sizeof(float));
    pass->scratch = grab((size_t)STATES_MAX * (3 * W + H), sizeof(float));
    pass->gradient = grab(net->at.total, sizeof(float));
    pass->met = grab(STATES_MAX, sizeof *pass->met);
    pass->first = grab(TOKENS_MAX, sizeof(uint32_t));
    pass->count = grab(TOKENS_MAX, sizeof(uint32_t));
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
    float *blocks[] = { pass->products, pass->products_back, pass->tags, pass->names, pass->hidden, pass->hidden_back,
        pass->moves, pass->back, pass->mixed_back, pass->scratch, pass->gradient };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        free(blocks[i]);
    free(pass->met);
    free(pass->first);
    free(pass->count);
    free(pass);
}

/* ---- forward ---- */

/* Rectifies and drops: what is not dropped grows, so that the sum keeps its size. */
static void rectify(float *values, size_t count, float dropout, uint64_t *seed)
{
    if (dropout <= 0.0f) {
        for (size_t i = 0; i < count; i++)
            values[i] = values[i] > 0.0f ? values[i] : 0.0f;
        return;
    }
    float scale = 1.0f / (1.0f - dropout);
    uint32_t limit = (uint32_t)(dropout * 65536.0f);
    for (size_t i = 0; i < count; i += 4) {
        uint64_t bits = random_next(seed);
        for (size_t j = i; j < i + 4 && j < count; j++, bits >>= 16)
            values[j] = (bits & 0xFFFF) >= limit && values[j] > 0.0f ? values[j] * scale : 0.0f;
    }
}

static void rows_fill(float *rows, size_t count, size_t columns, const float *bias)
{
    for (size_t i = 0; i < count; i++)
        memcpy(rows + i * columns, bias, columns * sizeof(float));
}

static void tokens_sum(struct pass *pass, const struct net *net, const uint16_t (*ids)[FEATURE_COUNT])
{
    rows_fill(pass->x[0], pass->tokens, W, net->dense + net->at.first_bias);
    for (size_t i = 0; i < pass->tokens; i++)
        for (int f = 0; f < FEATURE_COUNT; f++) {
            const float *row = net->table[f] + (size_t)ids[i][f] * W;
            for (size_t j = 0; j < W; j++)
                pass->x[0][i * W + j] += row[j];
        }
}

/* The neighbours `reach` before and behind beside each token; zeros beyond the sentence. */
static void tokens_mix(const struct pass *pass, const float *x, float *mixed, unsigned reach)
{
    for (size_t s = 0; s < pass->sentences; s++)
        for (size_t i = 0; i < pass->count[s]; i++) {
            float *to = mixed + (pass->first[s] + i) * 3 * W;
            const float *from = x + (pass->first[s] + i) * W;
            memset(to, 0, 3 * W * sizeof(float));
            if (i >= reach)
                memcpy(to, from - reach * W, W * sizeof(float));
            memcpy(to + W, from, W * sizeof(float));
            if (i + reach < pass->count[s])
                memcpy(to + 2 * W, from + reach * W, W * sizeof(float));
        }
}

static void encode(
    struct pass *pass, const struct net *net, const uint16_t (*ids)[FEATURE_COUNT], float dropout, uint64_t *seed)
{
    size_t n = pass->tokens;
    tokens_sum(pass, net, ids);
    rectify(pass->x[0], n * W, dropout, seed);
    for (int l = 0; l < NETWORK_LAYERS; l++) {
        tokens_mix(pass, pass->x[l], pass->mixed[l], network_reach[l]);
        rows_fill(pass->added[l], n, W, net->dense + net->at.layer_bias[l]);
        matrix_multiply(pass->added[l], pass->mixed[l], net->dense + net->at.layer[l], n, 3 * W, W);
        rectify(pass->added[l], n * W, dropout, seed);
        for (size_t i = 0; i < n * W; i++)
            pass->x[l + 1][i] = pass->x[l][i] + pass->added[l][i];
    }
    const float *top = pass->x[NETWORK_LAYERS];
    rows_fill(pass->tags, n, net->tag_columns, net->dense + net->at.tag_bias);
    matrix_multiply(pass->tags, top, net->dense + net->at.tag, n, W, net->tag_columns);
    rows_fill(pass->names, n, NET_NAMES, net->dense + net->at.name_bias);
    matrix_multiply(pass->names, top, net->dense + net->at.name, n, W, NET_NAMES);
    memset(pass->products, 0, n * P * sizeof(float));
    matrix_multiply(pass->products, top, net->dense + net->at.product, n, W, P);
}

/* The hidden numbers of a state, before rectification. */
static void state_sum(const struct pass *pass, const struct net *net, const struct met *met, float *hidden)
{
    memcpy(hidden, net->dense + net->at.hidden_bias, H * sizeof(float));
    for (size_t s = 0; s < SLOT_COUNT; s++) {
        const float *from = met->tokens[s] == TRANSITION_NONE
                                ? net->dense + net->at.absent + s * H
                                : pass->products + ((size_t)met->first + met->tokens[s]) * P + s * H;
        for (size_t j = 0; j < H; j++)
            hidden[j] += from[j];
    }
    for (size_t r = 0; r < SMALL_COUNT; r++) {
        const float *from = net->dense + net->at.small + (size_t)met->rows[r] * H;
        for (size_t j = 0; j < H; j++)
            hidden[j] += from[j];
    }
}

static void state_score(const struct net *net, const float *hidden, float *moves)
{
    const float *matrix = net->dense + net->at.move;
    memcpy(moves, net->dense + net->at.move_bias, net->move_columns * sizeof(float));
    for (size_t j = 0; j < H; j++) {
        if (hidden[j] == 0.0f)
            continue;
        const float *row = matrix + j * net->move_columns;
        for (size_t c = 0; c < net->move_columns; c++)
            moves[c] += hidden[j] * row[c];
    }
}

/* ---- what to learn ---- */

/* Turns scores into gradients of -log of the wanted classes' probability, and returns that loss. Classes that are not
 * allowed, and padding, get none. */
static float soften(float *scores, const uint8_t *allowed, const uint8_t *wanted, size_t count, size_t columns)
{
    float top = -INFINITY, sum = 0.0f, good = 0.0f;
    for (size_t c = 0; c < count; c++)
        if (allowed[c] && scores[c] > top)
            top = scores[c];
    for (size_t c = 0; c < count; c++) {
        scores[c] = allowed[c] ? expf(scores[c] - top) : 0.0f;
        sum += scores[c];
        good += wanted[c] ? scores[c] : 0.0f;
    }
    good = good > 1e-12f ? good : 1e-12f;
    for (size_t c = 0; c < count; c++)
        scores[c] = scores[c] / sum - (wanted[c] ? scores[c] / good : 0.0f);
    for (size_t c = count; c < columns; c++)
        scores[c] = 0.0f;
    return logf(sum / good);
}

static void moves_allowed(const struct net *net, const struct transition_state *state, uint8_t *allowed)
{
    bool legal[MOVE_KINDS];
    for (int move = 0; move < MOVE_KINDS; move++)
        legal[move] = transition_legal(state, (enum transition_move)move);
    for (unsigned c = 0; c < net->moves; c++)
        allowed[c] = legal[transition_class_move(c)];
}

static unsigned best_of(const float *scores, const uint8_t *allowed, size_t count)
{
    unsigned best = 0;
    bool any = false;
    for (unsigned c = 0; c < count; c++)
        if (allowed[c] && (!any || scores[c] > scores[best])) {
            best = c;
            any = true;
        }
    return best;
}

/* The classes of least cost: a move that loses no more than any other, with the gold label. */
static void moves_wanted(
    const struct net *net, const struct transition_state *state, const struct example *gold, uint8_t *wanted)
{
    int costs[MOVE_KINDS], least = -1;
    oracle_costs(state, gold, costs);
    for (int move = 0; move < MOVE_KINDS; move++)
        if (costs[move] >= 0 && (least < 0 || costs[move] < least))
            least = costs[move];
    memset(wanted, 0, net->moves);
    for (int move = 0; move < MOVE_KINDS; move++)
        if (costs[move] == least) {
            uint8_t label = move == MOVE_SHIFT ? 0 : gold->label[state->stack[state->depth - 1]];
            wanted[transition_class((enum transition_move)move, label)] = 1;
        }
}

static void sentence_learn(struct pass *pass, const struct net *net, const struct example *gold, uint32_t first,
    const struct net_options *options, uint64_t *seed)
{
    uint8_t allowed[2 * TRANSITION_LABELS_MAX + 2], wanted[2 * TRANSITION_LABELS_MAX + 2];
    struct transition_state *state = &pass->state;
    transition_start(state, gold->count);
    while (!transition_done(state)) {
        struct met *met = &pass->met[pass->states];
        float *hidden = pass->hidden + pass->states * H;
        float *moves = pass->moves + pass->states * net->move_columns;
        met->first = first;
        transition_slots(state, met->tokens, met->rows);
        state_sum(pass, net, met, hidden);
        rectify(hidden, H, options->dropout, seed);
        state_score(net, hidden, moves);
        moves_allowed(net, state, allowed);
        moves_wanted(net, state, gold, wanted);
        unsigned best = best_of(moves, allowed, net->moves), good = best_of(moves, wanted, net->moves);
        unsigned taken = !wanted[best] && random_unit(seed) < options->explore ? best : good;
        pass->scores.loss_moves += soften(moves, allowed, wanted, net->moves, net->move_columns);
        pass->states++;
        transition_apply(state, transition_class_move(taken), transition_class_label(taken));
    }
}

static void labels_learn(struct pass *pass, const struct net *net, const struct example *gold, size_t first,
    const struct net_options *options)
{
    static const uint8_t all[2048] = { 0 };
    uint8_t allowed[2048], wanted[2048] = { 0 };
    memcpy(allowed, all, sizeof allowed);
    memset(allowed, 1, net->tag_columns);
    for (size_t i = 0; i < gold->count; i++) {
        float *tags = pass->tags + (first + i) * net->tag_columns;
        wanted[gold->tag[i]] = 1;
        pass->scores.loss_tags += soften(tags, allowed, wanted, net->tags, net->tag_columns);
        wanted[gold->tag[i]] = 0;
        for (size_t c = 0; c < net->tag_columns; c++)
            tags[c] *= options->tag_weight;
        float *names = pass->names + (first + i) * NET_NAMES;
        if (gold->name[i] == NAME_UNKNOWN) {
            memset(names, 0, NET_NAMES * sizeof(float));
            continue;
        }
        wanted[gold->name[i]] = 1;
        pass->scores.loss_names += soften(names, allowed, wanted, NAME_CLASSES, NET_NAMES);
        wanted[gold->name[i]] = 0;
        for (size_t c = 0; c < NET_NAMES; c++)
            names[c] *= options->name_weight;
    }
}

/* ---- backward ---- */

static void columns_sum(float *to, const float *rows, size_t count, size_t columns)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < columns; j++)
            to[j] += rows[i * columns + j];
}

/* gradient[inputs × outputs] += inputsᵀ · back */
static void weights_back(
    struct pass *pass, float *gradient, const float *inputs, const float *back, size_t rows, size_t in, size_t out)
{
    matrix_transpose(pass->scratch, inputs, rows, in, rows);
    matrix_multiply(gradient, pass->scratch, back, in, rows, out);
}

static void unrectify(float *back, const float *values, size_t count, float dropout)
{
    float scale = 1.0f / (1.0f - dropout);
    for (size_t i = 0; i < count; i++)
        back[i] = values[i] > 0.0f ? back[i] * scale : 0.0f;
}

static void states_back(struct pass *pass, const struct net *net, const float *transposed, float dropout)
{
    const struct net_layout *at = &net->at;
    size_t n = pass->states;
    weights_back(pass, pass->gradient + at->move, pass->hidden, pass->moves, n, H, net->move_columns);
    columns_sum(pass->gradient + at->move_bias, pass->moves, n, net->move_columns);
    memset(pass->hidden_back, 0, n * H * sizeof(float));
    matrix_multiply(pass->hidden_back, pass->moves, transposed + at->move, n, net->move_columns, H);
    unrectify(pass->hidden_back, pass->hidden, n * H, dropout);
    columns_sum(pass->gradient + at->hidden_bias, pass->hidden_back, n, H);
    memset(pass->products_back, 0, pass->tokens * P * sizeof(float));
    for (size_t i = 0; i < n; i++) {
        const struct met *met = &pass->met[i];
        const float *back = pass->hidden_back + i * H;
        for (size_t s = 0; s < SLOT_COUNT; s++) {
            float *to = met->tokens[s] == TRANSITION_NONE
                            ? pass->gradient + at->absent + s * H
                            : pass->products_back + ((size_t)met->first + met->tokens[s]) * P + s * H;
            for (size_t j = 0; j < H; j++)
                to[j] += back[j];
        }
        for (size_t r = 0; r < SMALL_COUNT; r++) {
            float *to = pass->gradient + at->small + (size_t)met->rows[r] * H;
            for (size_t j = 0; j < H; j++)
                to[j] += back[j];
        }
    }
}

static void unmix(const struct pass *pass, float *back, const float *mixed, unsigned reach)
{
    for (size_t s = 0; s < pass->sentences; s++)
        for (size_t i = 0; i < pass->count[s]; i++) {
            const float *from = mixed + (pass->first[s] + i) * 3 * W;
            float *to = back + (pass->first[s] + i) * W;
            for (size_t j = 0; i >= reach && j < W; j++)
                (to - reach * W)[j] += from[j];
            for (size_t j = 0; j < W; j++)
                to[j] += from[W + j];
            for (size_t j = 0; i + reach < pass->count[s] && j < W; j++)
                (to + reach * W)[j] += from[2 * W + j];
        }
}

static void encoder_back(struct pass *pass, const struct net *net, const float *transposed, float dropout)
{
    const struct net_layout *at = &net->at;
    size_t n = pass->tokens;
    const float *top = pass->x[NETWORK_LAYERS];
    weights_back(pass, pass->gradient + at->product, top, pass->products_back, n, W, P);
    weights_back(pass, pass->gradient + at->tag, top, pass->tags, n, W, net->tag_columns);
    weights_back(pass, pass->gradient + at->name, top, pass->names, n, W, NET_NAMES);
    columns_sum(pass->gradient + at->tag_bias, pass->tags, n, net->tag_columns);
    columns_sum(pass->gradient + at->name_bias, pass->names, n, NET_NAMES);
    memset(pass->back, 0, n * W * sizeof(float));
    matrix_multiply(pass->back, pass->products_back, transposed + at->product, n, P, W);
    matrix_multiply(pass->back, pass->tags, transposed + at->tag, n, net->tag_columns, W);
    matrix_multiply(pass->back, pass->names, transposed + at->name, n, NET_NAMES, W);
    for (int l = NETWORK_LAYERS; l-- > 0;) {
        float *layer_back = pass->scratch + (size_t)TOKENS_MAX * 3 * W;
        memcpy(layer_back, pass->back, n * W * sizeof(float));
        unrectify(layer_back, pass->added[l], n * W, dropout);
        weights_back(pass, pass->gradient + at->layer[l], pass->mixed[l], layer_back, n, 3 * W, W);
        columns_sum(pass->gradient + at->layer_bias[l], layer_back, n, W);
        memset(pass->mixed_back, 0, n * 3 * W * sizeof(float));
        matrix_multiply(pass->mixed_back, layer_back, transposed + at->layer[l], n, W, 3 * W);
        unmix(pass, pass->back, pass->mixed_back, network_reach[l]);
    }
    unrectify(pass->back, pass->x[0], n * W, dropout);
    columns_sum(pass->gradient + at->first_bias, pass->back, n, W);
}

static void sentences_place(struct pass *pass, const struct example *const *examples, size_t count)
{
    pass->tokens = pass->states = 0;
    pass->sentences = count;
    for (size_t s = 0; s < count; s++) {
        pass->first[s] = (uint32_t)pass->tokens;
        pass->count[s] = examples[s]->count;
        pass->tokens += examples[s]->count;
    }
}

void pass_learn(struct pass *pass, const struct net *net, const float *transposed,
    const struct example *const *examples, size_t count, const uint16_t (*ids)[FEATURE_COUNT],
    const struct net_options *options, uint64_t seed)
{
    memset(pass->gradient, 0, net->at.total * sizeof(float));
    pass->scores = (struct net_scores){ .tokens = 0 };
    sentences_place(pass, examples, count);
    pass->scores.tokens = pass->tokens;
    if (pass->tokens == 0)
        return;
    seed = (seed + 1) * 0x9E3779B97F4A7C15u | 1;
    encode(pass, net, ids, options->dropout, &seed);
    for (size_t s = 0; s < count; s++) {
        sentence_learn(pass, net, examples[s], pass->first[s], options, &seed);
        labels_learn(pass, net, examples[s], pass->first[s], options);
    }
    states_back(pass, net, transposed, options->dropout);
    encoder_back(pass, net, transposed, options->dropout);
}

const float *pass_tag_scores(const struct pass *pass)
{
    return pass->tags;
}

float *pass_dense_gradient(struct pass *pass)
{
    return pass->gradient;
}

const float *pass_token_gradient(const struct pass *pass, size_t *ret_tokens)
{
    *ret_tokens = pass->tokens;
    return pass->back;
}

const struct net_scores *pass_scores(const struct pass *pass)
{
    return &pass->scores;
}

/* ---- judging ---- */

static bool label_base_same(struct dateline_text a, struct dateline_text b)
{
    const char *colon_a = memchr(a.bytes, ':', a.length), *colon_b = memchr(b.bytes, ':', b.length);
    a.length = colon_a ? (size_t)(colon_a - a.bytes) : a.length;
    b.length = colon_b ? (size_t)(colon_b - b.bytes) : b.length;
    return text_same(a, b);
}

static bool upos_same(struct dateline_text a, struct dateline_text b)
{
    size_t i = 0;
    while (i < a.length && i < b.length && a.bytes[i] == b.bytes[i] && a.bytes[i] != '\t')
        i++;
    return i < a.length && i < b.length && a.bytes[i] == '\t' && b.bytes[i] == '\t';
}

/* Adds up what the nets say of the state in passes[0]; the sum is in its first row of moves. */
static void states_score(struct pass *const *passes, const struct net *nets, size_t net_count)
{
    uint64_t unused = 1; /* nothing is dropped here */
    struct met met = { .first = 0 };
    transition_slots(&passes[0]->state, met.tokens, met.rows);
    for (size_t k = 0; k < net_count; k++) {
        state_sum(passes[k], &nets[k], &met, passes[k]->hidden);
        rectify(passes[k]->hidden, H, 0.0f, &unused);
        state_score(&nets[k], passes[k]->hidden, passes[k]->moves);
        for (size_t c = 0; k > 0 && c < nets->moves; c++)
            passes[0]->moves[c] += passes[k]->moves[c];
    }
}

static void parse_greedy(struct pass *const *passes, const struct net *nets, size_t net_count, size_t count)
{
    uint8_t allowed[2 * TRANSITION_LABELS_MAX + 2];
    struct transition_state *state = &passes[0]->state;
    transition_start(state, count);
    while (!transition_done(state)) {
        states_score(passes, nets, net_count);
        moves_allowed(nets, state, allowed);
        unsigned best = best_of(passes[0]->moves, allowed, nets->moves);
        transition_apply(state, transition_class_move(best), transition_class_label(best));
    }
}

static unsigned best_summed(struct pass *const *passes, size_t net_count, bool names, size_t at, size_t count)
{
    float sums[2048] = { 0 };
    uint8_t allowed[2048];
    memset(allowed, 1, sizeof allowed);
    for (size_t k = 0; k < net_count; k++)
        for (size_t c = 0; c < count; c++)
            sums[c] += (names ? passes[k]->names : passes[k]->tags)[at + c];
    return best_of(sums, allowed, count);
}

static void names_judge(const uint8_t *gold, const uint8_t *found, size_t count, struct net_scores *scores)
{
    for (size_t i = 0; i < count; i++) {
        bool starts_gold = gold[i] != NAME_OUTSIDE && ((gold[i] - 1) % 4 == 0 || (gold[i] - 1) % 4 == 3);
        bool starts_found = found[i] != NAME_OUTSIDE && ((found[i] - 1) % 4 == 0 || (found[i] - 1) % 4 == 3);
        scores->names_gold += starts_gold;
        scores->names_found += starts_found;
        if (!starts_gold || !starts_found)
            continue;
        size_t j = i;
        while (j < count && gold[j] == found[j] && (gold[j] - 1) % 4 < 2)
            j++;
        scores->names_right += j < count && gold[j] == found[j] && gold[j] != NAME_OUTSIDE && (gold[j] - 1) % 4 >= 2;
    }
}

void reading_judge(const struct reading *reading, const struct example *example, const struct inventory *inventory,
    struct net_scores *scores)
{
    const struct dateline_text *labels = inventory->labels.texts, *tags = inventory->tags.texts;
    for (size_t i = 0; i < example->count; i++) {
        bool head = reading->head[i] == example->head[i];
        scores->tags += reading->tag[i] == example->tag[i];
        scores->upos += upos_same(tags[reading->tag[i]], tags[example->tag[i]]);
        scores->heads += head;
        scores->arcs += head && label_base_same(labels[reading->label[i]], labels[example->label[i]]);
    }
    scores->tokens += example->count;
    bool named = true;
    for (size_t i = 0; i < example->count; i++)
        named = named && example->name[i] != NAME_UNKNOWN;
    if (named)
        names_judge(example->name, reading->name, example->count, scores);
}

void passes_read(struct pass *const *passes, const struct net *nets, size_t net_count, size_t count,
    const uint16_t (*ids)[FEATURE_COUNT], struct reading *reading)
{
    uint64_t unused = 1;
    struct example shape = { .count = (uint32_t)count };
    const struct example *one[1] = { &shape };
    for (size_t k = 0; k < net_count; k++) {
        sentences_place(passes[k], one, 1);
        encode(passes[k], &nets[k], ids, 0.0f, &unused);
    }
    parse_greedy(passes, nets, net_count, count);
    for (size_t i = 0; i < count; i++) {
        reading->head[i] = passes[0]->state.head[i];
        reading->label[i] = passes[0]->state.label[i];
        reading->tag[i] = (uint16_t)best_summed(passes, net_count, false, i * nets->tag_columns, nets->tags);
        reading->name[i] = (uint8_t)best_summed(passes, net_count, true, i * NET_NAMES, NAME_CLASSES);
    }
}

void pass_judge(struct pass *pass, const struct net *net, const struct example *example,
    const uint16_t (*ids)[FEATURE_COUNT], const struct inventory *inventory, struct net_scores *scores)
{
    uint16_t heads[TRANSITION_TOKENS_MAX], tags[TRANSITION_TOKENS_MAX];
    uint8_t labels[TRANSITION_TOKENS_MAX], names[TRANSITION_TOKENS_MAX];
    struct reading reading = { heads, tags, labels, names };
    passes_read(&pass, net, 1, example->count, ids, &reading);
    reading_judge(&reading, example, inventory, scores);
}
