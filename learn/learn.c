/* `learn`: trains the model of the language room from treebanks and writes its image.
 *
 *     learn [--clusters FILE] [--lists FILE] [--kinds FILE] [--epochs N] [--narrow SHARE] [--silver TREES.conllu]...
 *           [--judge DEV.conllu]... [--caution LOGIT] [--keep FLOATS] [--from FLOATS] --out IMAGE TRAIN.conllu...
 *
 * --caution adds so much to every token's score (a natural logarithm) for standing in no name: text unlike the treebanks
 * has more words that are new, and most of them are no names.
 *
 * Everything is fixed by the input and the seed. Files that are held out are refused as training input. --keep writes the
 * trained floats, --from takes them instead of training, with the same treebanks and clusters: to write the image anew
 * with other lists of names, other rules of lemmas or other rounding. */
#include "judge.h"
#include "keep.h"
#include "narrow.h"
#include "quantise.h"
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arguments {
    const char *out, *keep, *from;
    struct corpus_tables tables;
    float caution;
    const char *silver[4];
    size_t silver_count;
    struct corpus corpus, judged;
    struct train_options train;
};

static void usage(void)
{
    fprintf(stderr,
        "usage: learn [--clusters FILE] [--lists FILE] [--kinds FILE] [--epochs N] [--rate STEP] [--dropout SHARE]\n"
        "             [--narrow SHARE] [--silver READ.conllu]... [--silver-share SHARE] [--judge DEV.conllu]...\n"
        "             [--caution LOGIT] [--keep FLOATS] [--from FLOATS] --out IMAGE TRAIN.conllu...\n");
    exit(2);
}

static void arguments_read(struct arguments *arguments, int count, char **values)
{
    for (int i = 1; i < count; i++) {
        bool more = i + 1 < count;
        if (strcmp(values[i], "--clusters") == 0 && more)
            arguments->tables.clusters = values[++i];
        else if (strcmp(values[i], "--lists") == 0 && more)
            arguments->tables.lists = values[++i];
        else if (strcmp(values[i], "--kinds") == 0 && more)
            arguments->tables.kinds = values[++i];
        else if (strcmp(values[i], "--caution") == 0 && more)
            arguments->caution = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--out") == 0 && more)
            arguments->out = values[++i];
        else if (strcmp(values[i], "--keep") == 0 && more)
            arguments->keep = values[++i];
        else if (strcmp(values[i], "--from") == 0 && more)
            arguments->from = values[++i];
        else if (strcmp(values[i], "--epochs") == 0 && more)
            arguments->train.epochs = (unsigned)strtoul(values[++i], NULL, 10);
        else if (strcmp(values[i], "--rate") == 0 && more)
            arguments->train.rate = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--dropout") == 0 && more)
            arguments->train.net.dropout = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--narrow") == 0 && more)
            arguments->train.narrow = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--silver") == 0 && more && arguments->silver_count < 4)
            arguments->silver[arguments->silver_count++] = values[++i];
        else if (strcmp(values[i], "--silver-share") == 0 && more)
            arguments->train.silver = strtof(values[++i], NULL);
        else if (strcmp(values[i], "--judge") == 0 && more)
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
    if ((arguments->out == NULL && arguments->keep == NULL) || arguments->corpus.bank_count == 0)
        usage();
}

/* How well the net does as the program will hold it, and as it is. */
static void net_judge(const struct net *net, const struct corpus *judged, const struct inventory *inventory)
{
    struct net rounded;
    if (net->top[0] > 0.0f) {
        narrow_net(net, &rounded);
        judge_corpus(&rounded, judged, inventory);
        net_free(&rounded);
        fprintf(stderr, "  without rounding:\n");
    }
    judge_corpus(net, judged, inventory);
}

int main(int count, char **values)
{
    static struct arguments arguments = { .train = { .epochs = 16,
                                              .rate = 0.002f,
                                              .silver = 1.0f,
                                              .narrow = 0.7f,
                                              .seed = 20261124,
                                              .net = { .dropout = 0.25f, .explore = 0.9f } } };
    struct inventory inventory;
    struct learned_lemmas lemmas;
    struct net net;
    arguments_read(&arguments, count, values);
    inventory_build(&inventory, &arguments.corpus, &arguments.tables);
    corpus_prepare(&arguments.corpus, &inventory);
    corpus_prepare(&arguments.judged, &inventory);
    fprintf(stderr, "%zu sentences, %u words, %u tags, %u labels, %u clusters, %zu arcs lifted\n",
        arguments.corpus.count, inventory.words.count, inventory.tags.count, inventory.labels.count,
        inventory.lexicon.clusters, arguments.corpus.lifted);
    arguments.train.judged = arguments.judged.count > 0 ? &arguments.judged : NULL;
    lemmas_learn(&arguments.corpus, &inventory.lexicon, &lemmas);
    for (size_t b = 0; b < arguments.judged.bank_count; b++)
        lemmas_judge(&lemmas, &inventory.lexicon, &arguments.judged.banks[b]);
    net_start(&net, &inventory, arguments.train.seed);
    if (arguments.from != NULL)
        keep_read(arguments.from, &net, &inventory);
    else
        train(&net, &arguments.corpus, &inventory, &arguments.train);
    if (arguments.keep != NULL)
        keep_write(arguments.keep, &net, &inventory);
    net.dense[net.at.name_bias + NAME_OUTSIDE] += arguments.caution;
    if (arguments.judged.count > 0)
        net_judge(&net, &arguments.judged, &inventory);
    if (arguments.out != NULL)
        quantise_write(arguments.out, &net, &inventory, &lemmas);
    net_free(&net);
    lemmas_free(&lemmas);
    inventory_free(&inventory);
    corpus_free(&arguments.corpus);
    corpus_free(&arguments.judged);
    return 0;
}
