/* Training: batches of sentences, two workers, Adam (Kingma & Ba 2015). Each worker takes every second sentence of a
 * batch and the gradients are added in a fixed order, so that the result does not depend on who was first. The tables'
 * rows are stepped only when a token of the batch uses them.
 *
 * In the last epochs the passes see the net as the program will (narrow.h), and the steps go to the floats behind it.
 *
 * What makes the model sturdier than its treebanks: rare words are hidden now and then, clusters too, and some
 * sentences lose their capitals or become all capitals, as headlines and the wire's slugs do. */
#include "train.h"

#include "judge.h"
#include "narrow.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { W = NETWORK_WIDTH, BATCH_TOKENS = 320, BATCH_SENTENCES_MAX = 64, SHARE_TOKENS_MAX = 4096 };

static const float beta_1 = 0.9f, beta_2 = 0.98f, epsilon = 1e-6f;

struct share {
    struct pass *pass;
    const struct net *net;
    const float *transposed;
    const struct example *examples[BATCH_SENTENCES_MAX];
    size_t count;
    uint16_t (*ids)[FEATURE_COUNT];
    const struct net_options *options;
    uint64_t seed;
};

struct trainer {
    struct net *net;
    struct net seen; /* the net as the passes see it: with rounded matrices of its own once numbers are narrow */
    const struct inventory *inventory;
    const struct train_options *options;
    struct share shares[NET_WORKERS];
    float *transposed;
    float *dense_first, *dense_second; /* Adam's moments */
    float *table_first[FEATURE_COUNT], *table_second[FEATURE_COUNT], *table_gradient[FEATURE_COUNT];
    uint8_t *touched[FEATURE_COUNT];
    uint64_t steps, random;
    double usual_length; /* of a step's gradient, a running mean */
    uint32_t *silver_order;
    size_t silver_at;
};

/* ---- sentences made harder ---- */

static void forms_recase(
    const struct feature_form *forms, size_t count, bool upper, struct feature_form *out, char *bytes)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = forms[i];
        out[i].text.bytes = bytes;
        for (size_t j = 0; j < forms[i].text.length; j++) {
            char c = forms[i].text.bytes[j];
            if (upper && c >= 'a' && c <= 'z')
                c = (char)(c - 32);
            else if (!upper && c >= 'A' && c <= 'Z')
                c = (char)(c + 32);
            *bytes++ = c;
        }
    }
}

static void rows_hide(struct trainer *trainer, uint16_t *ids)
{
    uint32_t seen = trainer->inventory->words.counts[ids[FEATURE_WORD]];
    if (ids[FEATURE_WORD] != 0 && random_unit(&trainer->random) < 0.02f + 0.5f / (0.5f + (float)seen))
        ids[FEATURE_WORD] = 0;
    if (random_unit(&trainer->random) < 0.03f)
        ids[FEATURE_CLUSTER] = ids[FEATURE_CLUSTER_4] = ids[FEATURE_CLUSTER_6] = ids[FEATURE_CLUSTER_10] = 0;
    if (random_unit(&trainer->random) < 0.05f)
        ids[FEATURE_KIND] = 0;
}

static void example_rows(struct trainer *trainer, const struct example *example, uint16_t (*ids)[FEATURE_COUNT])
{
    static struct feature_form forms[TRANSITION_TOKENS_MAX];
    static char bytes[TRANSITION_TOKENS_MAX * 64];
    const struct feature_form *use = example->forms;
    size_t length = 0;
    float chance = random_unit(&trainer->random);
    for (size_t i = 0; i < example->count; i++)
        length += example->forms[i].text.length;
    if (chance < 0.08f && length < sizeof bytes) {
        forms_recase(example->forms, example->count, chance < 0.04f, forms, bytes);
        use = forms;
    }
    feature_sentence(&trainer->inventory->lexicon, use, example->count, ids);
    for (size_t i = 0; i < example->count; i++) {
        rows_hide(trainer, ids[i]);
        if (example->name[i] != NAME_OUTSIDE && example->name[i] != NAME_UNKNOWN &&
            random_unit(&trainer->random) < 0.3f)
            ids[i][FEATURE_WORD] = 0;
    }
}

/* ---- Adam ---- */

static void adam(
    float *values, const float *gradient, float *first, float *second, size_t count, float rate, float scale)
{
    for (size_t i = 0; i < count; i++) {
        float g = gradient[i] * scale;
        first[i] = beta_1 * first[i] + (1.0f - beta_1) * g;
        second[i] = beta_2 * second[i] + (1.0f - beta_2) * g * g;
        values[i] -= rate * first[i] / (sqrtf(second[i]) + epsilon);
    }
}

static void tables_step(struct trainer *trainer, float rate, float scale)
{
    for (int f = 0; f < FEATURE_COUNT; f++) {
        for (int w = 0; w < NET_WORKERS; w++) {
            const struct pass *pass = trainer->shares[w].pass;
            for (size_t i = 0; i < pass->tokens; i++) {
                size_t row = trainer->shares[w].ids[i][f];
                float *to = trainer->table_gradient[f] + row * W;
                trainer->touched[f][row] = 1;
                for (size_t j = 0; j < W; j++)
                    to[j] += pass->back[i * W + j];
            }
        }
        for (size_t row = 0; row < trainer->net->rows[f]; row++) {
            if (!trainer->touched[f][row])
                continue;
            size_t at = row * W;
            adam(trainer->net->table[f] + at, trainer->table_gradient[f] + at, trainer->table_first[f] + at,
                trainer->table_second[f] + at, W, rate, scale);
            memset(trainer->table_gradient[f] + at, 0, W * sizeof(float));
            trainer->touched[f][row] = 0;
        }
    }
}

static void *share_run(void *argument)
{
    struct share *share = argument;
    pass_learn(share->pass, share->net, share->transposed, share->examples, share->count,
        (const uint16_t(*)[FEATURE_COUNT])share->ids, share->options, share->seed);
    return NULL;
}

/* What gradients are multiplied by: one over the tokens, and less where they are more than twice as long as usual, since
 * one such step can throw a net far off (Pascanu et al. 2013). */
static float gradient_scale(struct trainer *trainer, const float *gradient, size_t tokens)
{
    double squares = 0.0;
    for (size_t i = 0; i < trainer->net->at.total; i++)
        squares += (double)gradient[i] * (double)gradient[i];
    double length = sqrt(squares) / (double)tokens;
    double most = trainer->steps > 100 ? 2.0 * trainer->usual_length : length;
    double share = length > most ? most / length : 1.0;
    trainer->usual_length += 0.01 * (length * share - trainer->usual_length);
    if (trainer->steps == 1)
        trainer->usual_length = length;
    return (float)(share / (double)tokens);
}

static size_t batch_run(struct trainer *trainer, float rate)
{
    pthread_t threads[NET_WORKERS];
    size_t tokens = 0;
    if (trainer->seen.narrow)
        narrow_dense(trainer->net, trainer->seen.dense);
    net_transpose(&trainer->seen, trainer->transposed);
    for (int w = 1; w < NET_WORKERS; w++)
        if (pthread_create(&threads[w], NULL, share_run, &trainer->shares[w]) != 0)
            exit(1);
    share_run(&trainer->shares[0]);
    float *sum = trainer->shares[0].pass->gradient;
    for (int w = 1; w < NET_WORKERS; w++) {
        pthread_join(threads[w], NULL);
        const float *more = trainer->shares[w].pass->gradient;
        for (size_t i = 0; i < trainer->net->at.total; i++)
            sum[i] += more[i];
    }
    for (int w = 0; w < NET_WORKERS; w++)
        tokens += trainer->shares[w].pass->tokens;
    trainer->steps++;
    float scale = gradient_scale(trainer, sum, tokens);
    float warm = trainer->steps < 400 ? (float)trainer->steps / 400.0f : 1.0f;
    adam(trainer->net->dense, sum, trainer->dense_first, trainer->dense_second, trainer->net->at.total, rate * warm,
        scale);
    tables_step(trainer, rate * warm, scale);
    return tokens;
}

/* ---- epochs ---- */

static void trainer_start(
    struct trainer *trainer, struct net *net, const struct inventory *inventory, const struct train_options *options)
{
    *trainer = (struct trainer){ .net = net, .inventory = inventory, .options = options, .random = options->seed | 1 };
    trainer->seen = *net;
    trainer->transposed = grab(net->at.total, sizeof(float));
    trainer->dense_first = grab(net->at.total, sizeof(float));
    trainer->dense_second = grab(net->at.total, sizeof(float));
    for (int f = 0; f < FEATURE_COUNT; f++) {
        trainer->table_first[f] = grab((size_t)net->rows[f] * W, sizeof(float));
        trainer->table_second[f] = grab((size_t)net->rows[f] * W, sizeof(float));
        trainer->table_gradient[f] = grab((size_t)net->rows[f] * W, sizeof(float));
        trainer->touched[f] = grab(net->rows[f], 1);
    }
    for (int w = 0; w < NET_WORKERS; w++)
        trainer->shares[w] = (struct share){ .pass = pass_new(net),
            .net = &trainer->seen,
            .transposed = trainer->transposed,
            .ids = grab(SHARE_TOKENS_MAX, sizeof(uint16_t[FEATURE_COUNT])),
            .options = &options->net };
}

static void trainer_end(struct trainer *trainer)
{
    for (int f = 0; f < FEATURE_COUNT; f++) {
        free(trainer->table_first[f]);
        free(trainer->table_second[f]);
        free(trainer->table_gradient[f]);
        free(trainer->touched[f]);
    }
    for (int w = 0; w < NET_WORKERS; w++) {
        pass_free(trainer->shares[w].pass);
        free(trainer->shares[w].ids);
    }
    if (trainer->seen.narrow)
        free(trainer->seen.dense);
    free(trainer->transposed);
    free(trainer->dense_first);
    free(trainer->dense_second);
}

static void order_shuffle(uint32_t *order, size_t count, uint64_t *random)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)(random_next(random) % i);
        uint32_t kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

/* Deals the next sentences out to the workers; returns how many were taken. */
static size_t batch_deal(struct trainer *trainer, const struct corpus *corpus, const uint32_t *order, size_t left)
{
    size_t taken = 0, tokens = 0, filled[NET_WORKERS] = { 0 };
    for (int w = 0; w < NET_WORKERS; w++) {
        trainer->shares[w].count = 0;
        trainer->shares[w].seed = random_next(&trainer->random);
    }
    while (taken < left && tokens < BATCH_TOKENS && taken < BATCH_SENTENCES_MAX) {
        const struct example *example = &corpus->examples[order[taken]];
        int w = 0;
        for (int other = 1; other < NET_WORKERS; other++)
            w = filled[other] < filled[w] ? other : w;
        struct share *share = &trainer->shares[w];
        example_rows(trainer, example, share->ids + filled[w]);
        share->examples[share->count++] = example;
        filled[w] += example->count;
        tokens += example->count;
        taken++;
    }
    return taken;
}

/* All gold sentences and as many silver ones as the options say, taken in turn; returns how many. */
static size_t epoch_order(struct trainer *trainer, const struct corpus *corpus, uint32_t *order)
{
    size_t count = 0, tokens = 0, silver = corpus->count - corpus->gold_count;
    for (size_t i = 0; i < corpus->gold_count; i++) {
        order[count++] = (uint32_t)i;
        tokens += corpus->examples[i].count;
    }
    double wanted = silver > 0 ? (double)tokens * (double)trainer->options->silver : 0.0;
    for (size_t taken = 0; taken < silver && wanted > 0; taken++) {
        uint32_t at = (uint32_t)(corpus->gold_count + trainer->silver_order[trainer->silver_at++ % silver]);
        order[count++] = at;
        wanted -= (double)corpus->examples[at].count;
    }
    order_shuffle(order, count, &trainer->random);
    return count;
}

static void epoch_run(struct trainer *trainer, const struct corpus *corpus, uint32_t *order, unsigned epoch)
{
    double moves = 0, tags = 0, names = 0;
    size_t tokens = 0, count = epoch_order(trainer, corpus, order);
    for (size_t at = 0; at < count;) {
        float share = ((float)epoch + (float)at / (float)count) / (float)trainer->options->epochs;
        at += batch_deal(trainer, corpus, order + at, count - at);
        tokens += batch_run(trainer, trainer->options->rate * (1.0f - share) + 1e-6f);
        for (int w = 0; w < NET_WORKERS; w++) {
            moves += trainer->shares[w].pass->losses.moves;
            tags += trainer->shares[w].pass->losses.tags;
            names += trainer->shares[w].pass->losses.names;
        }
    }
    fprintf(stderr, "epoch %u: loss a token: moves %.4f tags %.4f names %.4f\n", epoch + 1, moves / (double)tokens,
        tags / (double)tokens, names / (double)tokens);
}

/* From here on the passes see the program's net. Where its steps lie is measured on some of the sentences. */
static void epoch_narrow(struct trainer *trainer, const struct corpus *corpus, const uint32_t *order)
{
    enum { BATCHES = 100 };
    net_sizes *sizes = grab(1, sizeof *sizes);
    struct share *share = &trainer->shares[0];
    for (size_t batch = 0, at = 0; batch < BATCHES && at < corpus->gold_count; batch++) {
        at += batch_deal(trainer, corpus, order + at, corpus->gold_count - at);
        pass_measure(share->pass, trainer->net, share->examples, share->count,
            (const uint16_t(*)[FEATURE_COUNT])share->ids, *sizes);
    }
    narrow_tops(trainer->net, *sizes);
    if (!trainer->seen.narrow)
        trainer->seen.dense = grab(trainer->net->at.total, sizeof(float));
    trainer->seen.narrow = true;
    memcpy(trainer->seen.top, trainer->net->top, sizeof trainer->seen.top);
    narrow_dense(trainer->net, trainer->seen.dense);
    fprintf(stderr, "  tops of numbers read:");
    for (int r = 0; r < NETWORK_READS; r++)
        fprintf(stderr, " %.2f", (double)trainer->net->top[r]);
    putc('\n', stderr);
    free(sizes);
}

void train(struct net *net, const struct corpus *corpus, const struct inventory *inventory,
    const struct train_options *options)
{
    struct trainer trainer;
    struct train_options current = *options;
    uint32_t *order = grab(corpus->count, sizeof *order);
    trainer_start(&trainer, net, inventory, &current);
    trainer.silver_order = grab(corpus->count, sizeof(uint32_t));
    for (size_t i = 0; i < corpus->count - corpus->gold_count; i++)
        trainer.silver_order[i] = (uint32_t)i;
    order_shuffle(trainer.silver_order, corpus->count - corpus->gold_count, &trainer.random);
    for (unsigned epoch = 0; epoch < options->epochs; epoch++) {
        current.net.explore = epoch == 0 ? 0.0f : options->net.explore;
        if (epoch > 0 && (float)(epoch + 1) > options->narrow * (float)options->epochs)
            epoch_narrow(&trainer, corpus, order);
        epoch_run(&trainer, corpus, order, epoch);
        if (options->judged != NULL && epoch % 3 == 2 && epoch + 1 < options->epochs)
            judge_corpus(&trainer.seen, options->judged, inventory);
    }
    free(trainer.silver_order);
    trainer_end(&trainer);
    free(order);
}
