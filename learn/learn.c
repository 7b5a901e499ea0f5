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
    const char *clusters, *lists, *out, *old, *raw, *annotated;
    const char *silver[4];
    size_t nets, silver_count;
    struct corpus corpus, judged;
    struct train_options train;
};

static void usage(void)
{
    fprintf(
        stderr, "usage: learn [--clusters FILE] [--epochs N] [--judge DEV.conllu]... --out IMAGE TRAIN.conllu...\n");
    exit(2);
}

static void arguments_read(struct arguments *arguments, int count, char **values)
{
    for (int i = 1; i < count; i++) {
        bool more = i + 1 < count;
        if (strcmp(values[i], "--clusters") == 0 && more)
            arguments->clusters = values[++i];
        else if (strcmp(values[i], "--lists") == 0 && more)
            arguments->lists = values[++i];
        else if (strcmp(values[i], "--out") == 0 && more)
            arguments->out = values[++i];
        else if (strcmp(values[i], "--renew") == 0 && more)
            arguments->old = values[++i];
        else if (strcmp(values[i], "--epochs") == 0 && more)
            arguments->train.epochs = (unsigned)strtoul(values[++i], NULL, 10);
        else if (strcmp(values[i], "--rate") == 0 && more)
            arguments->train.rate = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--dropout") == 0 && more)
            arguments->train.net.dropout = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--silver") == 0 && more && arguments->silver_count < 4)
            arguments->silver[arguments->silver_count++] = values[++i];
        else if (strcmp(values[i], "--silver-share") == 0 && more)
            arguments->train.silver = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--nets") == 0 && more)
            arguments->nets = strtoul(values[++i], NULL, 10);
        else if (strcmp(values[i], "--annotate") == 0 && i + 2 < count) {
            arguments->raw = values[++i];
            arguments->annotated = values[++i];
        } else if (strcmp(values[i], "--judge") == 0 && more)
            corpus_add(&arguments->judged, values[++i], true);
        else if (values[i][0] == '-')
            usage();
        else
            corpus_add(&arguments->corpus, values[i], false);
    }
    for (size_t i = 0; i < arguments->silver_count; i++) {
        size_t gold = arguments->corpus.gold_banks;
        corpus_add(&arguments->corpus, arguments->silver[i], false);
        arguments->corpus.gold_banks = gold;
    }
    if ((arguments->out == NULL && arguments->raw == NULL) || arguments->corpus.bank_count == 0 ||
        arguments->nets == 0 || arguments->nets > NETS_MAX)
        usage();
}

int main(int count, char **values)
{
    static struct arguments arguments = { .nets = 1,
        .train = { .epochs = 16,
            .rate = 0.002f,
            .silver = 1.0f,
            .seed = 20261124,
            .net = { .dropout = 0.25f, .explore = 0.9f, .tag_weight = 1.0f, .name_weight = 1.0f } } };
    struct inventory inventory;
    struct learned_lemmas lemmas;
    struct treebank raw;
    struct net nets[NETS_MAX];
    arguments_read(&arguments, count, values);
    inventory_build(&inventory, &arguments.corpus, arguments.clusters, arguments.lists);
    corpus_prepare(&arguments.corpus, &inventory);
    corpus_prepare(&arguments.judged, &inventory);
    fprintf(stderr, "%zu sentences, %u words, %u tags, %u labels, %u clusters, %zu arcs lifted\n",
        arguments.corpus.count, inventory.words.count, inventory.tags.count, inventory.labels.count,
        inventory.lexicon.clusters, arguments.corpus.lifted);
    arguments.train.judged = arguments.judged.count > 0 ? &arguments.judged : NULL;
    lemmas_learn(&arguments.corpus, &inventory.lexicon, &lemmas);
    for (size_t b = 0; b < arguments.judged.bank_count; b++)
        lemmas_judge(&lemmas, &inventory.lexicon, &arguments.judged.banks[b]);
    for (size_t k = 0; k < arguments.nets; k++) {
        arguments.train.seed += 7919 * k;
        net_start(&nets[k], &inventory, arguments.train.seed);
        if (arguments.old == NULL)
            train(&nets[k], &arguments.corpus, &inventory, &arguments.train);
    }
    if (arguments.nets > 1 && arguments.train.judged != NULL)
        train_judge(nets, arguments.nets, &arguments.judged, &inventory);
    if (arguments.out != NULL)
        quantise_write(arguments.out, arguments.old, nets, &inventory, &lemmas);
    if (arguments.raw != NULL) {
        treebank_read(&raw, arguments.raw, false);
        train_annotate(nets, arguments.nets, &raw, &inventory, arguments.annotated);
        treebank_free(&raw);
    }
    for (size_t k = 0; k < arguments.nets; k++)
        net_free(&nets[k]);
    lemmas_free(&lemmas);
    inventory_free(&inventory);
    corpus_free(&arguments.corpus);
    corpus_free(&arguments.judged);
    return 0;
}
