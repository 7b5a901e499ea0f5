/* A trained net's floats in a file, so that its image can be written anew without training: when a list or a rule of
 * lemmas has changed, or the way in which floats are rounded. The file says what it holds and is taken for a net of the
 * same words, tags, labels and clusters alone. It is for the machine that wrote it: bytes as they lie in memory. */
#include "keep.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { W = NETWORK_WIDTH };

enum { SHAPE_NUMBERS = 8 + FEATURE_COUNT };

struct kept_header {
    char magic[8];
    uint64_t inventory;
    uint32_t shape[SHAPE_NUMBERS]; /* width, layers … and the rows of each table */
    float top[NETWORK_READS];
};

static uint64_t set_hash(const struct string_set *set, uint64_t seed)
{
    for (uint32_t i = 0; i < set->count; i++)
        seed = feature_hash(set->texts[i].bytes, set->texts[i].length, seed);
    return seed;
}

static uint64_t inventory_hash(const struct inventory *inventory)
{
    uint64_t hash = set_hash(&inventory->labels, set_hash(&inventory->tags, set_hash(&inventory->words, 1)));
    return feature_hash((const char *)inventory->paths, inventory->lexicon.clusters * sizeof(uint16_t), hash);
}

static void header_fill(struct kept_header *header, const struct net *net, const struct inventory *inventory)
{
    const uint32_t shape[] = { W, NETWORK_LAYERS, NETWORK_HIDDEN, SLOT_COUNT, SMALL_ROWS, FEATURE_COUNT, net->tags,
        net->moves };
    static_assert(sizeof shape / sizeof *shape + FEATURE_COUNT == SHAPE_NUMBERS, "all numbers of a shape");
    *header = (struct kept_header){ .magic = "", .inventory = inventory_hash(inventory) };
    memcpy(header->magic, "learnt 1", sizeof header->magic);
    memcpy(header->shape, shape, sizeof shape);
    memcpy(header->shape + sizeof shape / sizeof *shape, net->rows, sizeof net->rows);
    memcpy(header->top, net->top, sizeof header->top);
}

static bool header_same(const struct kept_header *a, const struct kept_header *b)
{
    return memcmp(a->magic, b->magic, sizeof a->magic) == 0 && a->inventory == b->inventory &&
           memcmp(a->shape, b->shape, sizeof a->shape) == 0;
}

static void fail(const char *path, const char *why)
{
    fprintf(stderr, "learn: %s: %s\n", path, why);
    exit(1);
}

void keep_write(const char *path, const struct net *net, const struct inventory *inventory)
{
    struct kept_header header;
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        fail(path, "cannot be written");
    header_fill(&header, net, inventory);
    bool good = fwrite(&header, sizeof header, 1, file) == 1;
    for (int f = 0; f < FEATURE_COUNT; f++)
        good = good && fwrite(net->table[f], W * sizeof(float), net->rows[f], file) == net->rows[f];
    good = good && fwrite(net->dense, sizeof(float), net->at.total, file) == net->at.total;
    if (fclose(file) != 0 || !good)
        fail(path, "cannot be written");
}

void keep_read(const char *path, struct net *net, const struct inventory *inventory)
{
    struct kept_header wanted, found;
    FILE *file = fopen(path, "rb");
    if (file == NULL || fread(&found, sizeof found, 1, file) != 1)
        fail(path, "cannot be read");
    memcpy(net->top, found.top, sizeof net->top);
    header_fill(&wanted, net, inventory);
    if (!header_same(&wanted, &found))
        fail(path, "is of a net of another shape, or of other treebanks or clusters");
    bool good = true;
    for (int f = 0; f < FEATURE_COUNT; f++)
        good = good && fread(net->table[f], W * sizeof(float), net->rows[f], file) == net->rows[f];
    good = good && fread(net->dense, sizeof(float), net->at.total, file) == net->at.total;
    if (!good || getc(file) != EOF)
        fail(path, "is cut off or too long");
    fclose(file);
}
