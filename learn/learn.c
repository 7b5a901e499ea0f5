/* `learn`: trains the model of the language room from treebanks and writes its image.
 *
 *     learn [--clusters FILE] [--epochs N] [--judge DEV.conllu]... --out IMAGE TRAIN.conllu...
 *
 * Everything is fixed by the input and the seed. Files that are held out are refused as training input. */
#include "quantise.h"
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arguments {
    const char *clusters, *out;
    struct corpus corpus, judged;
    struct train_options train;
};

static void usage(void)
{
    fprintf(stderr, "usage: learn [--clusters FILE] [--epochs N] [--judge DEV.conllu]... --out IMAGE TRAIN.conllu...\n");
    exit(2);
}

static void arguments_read(struct arguments *arguments, int count, char **values)
{
    for (int i = 1; i < count; i++) {
        bool more = i + 1 < count;
        if (strcmp(values[i], "--clusters") == 0 && more)
            arguments->clusters = values[++i];
        else if (strcmp(values[i], "--out") == 0 && more)
            arguments->out = values[++i];
        else if (strcmp(values[i], "--epochs") == 0 && more)
            arguments->train.epochs = (unsigned)strtoul(values[++i], NULL, 10);
        else if (strcmp(values[i], "--rate") == 0 && more)
            arguments->train.rate = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--dropout") == 0 && more)
            arguments->train.net.dropout = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--judge") == 0 && more)
            corpus_add(&arguments->judged, values[++i], true);
        else if (values[i][0] == '-')
            usage();
        else
            corpus_add(&arguments->corpus, values[i], false);
    }
    if (arguments->out == NULL || arguments->corpus.bank_count == 0)
        usage();
}

int main(int count, char **values)
{
    static struct arguments arguments = {
        .train = {.epochs = 16, .rate = 0.002f, .seed = 20261124,
                  .net = {.dropout = 0.25f, .explore = 0.9f, .tag_weight = 1.0f, .name_weight = 1.0f}}};
    struct inventory inventory;
    struct learned_lemmas lemmas;
    struct net net;
    arguments_read(&arguments, count, values);
    inventory_build(&inventory, &arguments.corpus, arguments.clusters);
    corpus_prepare(&arguments.corpus, &inventory);
    corpus_prepare(&arguments.judged, &inventory);
    fprintf(stderr, "%zu sentences, %u words, %u tags, %u labels, %u clusters, %zu arcs lifted\n", arguments.corpus.count,
            inventory.words.count, inventory.tags.count, inventory.labels.count, inventory.lexicon.clusters,
            arguments.corpus.lifted);
    net_start(&net, &inventory, arguments.train.seed);
    arguments.train.judged = arguments.judged.count > 0 ? &arguments.judged : NULL;
    lemmas_learn(&arguments.corpus, &lemmas);
    for (size_t b = 0; b < arguments.judged.bank_count; b++)
        lemmas_judge(&lemmas, &arguments.judged.banks[b]);
    train(&net, &arguments.corpus, &inventory, &arguments.train);
    quantise_write(arguments.out, &net, &inventory, &lemmas);
    lemmas_free(&lemmas);
    net_free(&net);
    inventory_free(&inventory);
    corpus_free(&arguments.corpus);
    corpus_free(&arguments.judged);
    return 0;
}
