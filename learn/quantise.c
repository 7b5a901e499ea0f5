/* From floating point to the integers that the program runs on: rows and biases of tokens and states by 2^9, weights by
 * 2^12 or 2^10, biases of sums by the product (src/language/network.h), and all of it into one image
 * (src/language/model.h). */
#include "quantise.h"

#include "base/file.h"
#include "base/folder.h"
#include "language/model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { W = NETWORK_WIDTH, H = NETWORK_HIDDEN };

struct writer {
    struct arena arena;
    struct image_builder image;
    const struct net *net;
};

static void out_of_memory(void *context)
{
    (void)context;
    fprintf(stderr, "learn: out of memory\n");
    exit(1);
}

static int32_t rounded(float value, int point, int32_t most)
{
    float scaled = roundf(value * (float)(1 << point));
    return scaled > (float)most ? most : scaled < -(float)most ? -most : (int32_t)scaled;
}

static void numbers_add(struct writer *writer, const char *name, const float *values, size_t count)
{
    int16_t *out = ARENA_ARRAY(&writer->arena, int16_t, count);
    for (size_t i = 0; i < count; i++)
        out[i] = (int16_t)rounded(values[i], NETWORK_POINT, INT16_MAX);
    image_add(&writer->image, text_copy(&writer->arena, text_of(name)).bytes, out, count, sizeof *out);
}

/* A matrix in the order that network_multiply wants; `stride` floats from one input's row to the next. */
static void matrix_add(struct writer *writer, const char *stem, unsigned number, const float *values, const float *bias,
    size_t inputs, size_t outputs, size_t stride, int point)
{
    char name[IMAGE_NAME], bias_name[IMAGE_NAME] = "bias.";
    int16_t *out = ARENA_ARRAY(&writer->arena, int16_t, inputs * outputs);
    model_section(name, stem, number);
    for (size_t k = 0; k < inputs; k++)
        for (size_t j = 0; j < outputs; j++)
            out[(k / 2 * outputs + j) * 2 + k % 2] = (int16_t)rounded(values[k * stride + j], point, INT16_MAX);
    image_add(&writer->image, arena_copy(&writer->arena, name, IMAGE_NAME - 1), out, inputs * outputs, sizeof *out);
    if (!bias)
        return;
    int32_t *sums = ARENA_ARRAY(&writer->arena, int32_t, outputs);
    for (size_t j = 0; j < outputs; j++)
        sums[j] = rounded(bias[j], NETWORK_POINT + point, INT32_MAX / 16);
    memcpy(bias_name + 5, name, IMAGE_NAME - 6);
    image_add(&writer->image, arena_copy(&writer->arena, bias_name, IMAGE_NAME - 1), sums, outputs, sizeof *sums);
}

static void network_add(struct writer *writer)
{
    const struct net *net = writer->net;
    const struct net_layout *at = &net->at;
    for (unsigned f = 0; f < FEATURE_COUNT; f++) {
        char name[IMAGE_NAME];
        model_section(name, "rows.", f);
        numbers_add(writer, name, net->table[f], (size_t)net->rows[f] * W);
    }
    numbers_add(writer, "first", net->dense + at->first_bias, W);
    numbers_add(writer, "absent", net->dense + at->absent, NET_PRODUCTS);
    numbers_add(writer, "small", net->dense + at->small, (size_t)SMALL_ROWS * H);
    numbers_add(writer, "hidden", net->dense + at->hidden_bias, H);
    for (unsigned l = 0; l < NETWORK_LAYERS; l++)
        matrix_add(writer, "layer.", l, net->dense + at->layer[l], net->dense + at->layer_bias[l], 3 * W, W, W,
            NETWORK_WEIGHT_POINT);
    for (unsigned s = 0; s < SLOT_COUNT; s++)
        matrix_add(writer, "slot.", s, net->dense + at->product + (size_t)s * H, NULL, W, H, NET_PRODUCTS,
            NETWORK_WEIGHT_POINT);
    matrix_add(writer, "tag.", 0, net->dense + at->tag, net->dense + at->tag_bias, W, net->tag_columns,
        net->tag_columns, NETWORK_CLASS_POINT);
    matrix_add(writer, "name.", 0, net->dense + at->name, net->dense + at->name_bias, W, NET_NAMES, NET_NAMES,
        NETWORK_CLASS_POINT);
    matrix_add(writer, "move.", 0, net->dense + at->move, net->dense + at->move_bias, H, net->move_columns,
        net->move_columns, NETWORK_CLASS_POINT);
}

/* What the floats make of a sentence, for the test that holds the program's integers against it. */
static void proof_add(struct writer *writer, const struct inventory *inventory)
{
    static const char *const words[] = { "Rebels", "in", "Ruritania", "shelled", "two", "villages", "near", "the",
        "border", "on", "Tuesday", ",", "killing", "three", "children", ",", "an", "army", "spokesman", "said", "." };
    enum { COUNT = sizeof words / sizeof *words };
    const struct net *net = writer->net;
    struct feature_form forms[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        forms[i] = (struct feature_form){ text_of(words[i]), i > 0, i + 1 < COUNT };
    uint16_t(*ids)[FEATURE_COUNT] = arena_array(&writer->arena, COUNT, sizeof *ids);
    uint16_t *heads = ARENA_ARRAY(&writer->arena, uint16_t, COUNT), tags[COUNT];
    uint8_t labels[COUNT], names[COUNT];
    struct reading reading = { heads, tags, labels, names };
    struct pass *pass = pass_new(net);
    feature_sentence(&inventory->lexicon, forms, COUNT, ids);
    passes_read(&pass, net, 1, COUNT, (const uint16_t(*)[FEATURE_COUNT])ids, &reading);
    const float *scores = pass_tag_scores(pass);
    int32_t *sums = ARENA_ARRAY(&writer->arena, int32_t, COUNT * net->tag_columns);
    for (size_t i = 0; i < COUNT * net->tag_columns; i++)
        sums[i] = rounded(scores[i], NETWORK_POINT + NETWORK_CLASS_POINT, INT32_MAX / 4);
    image_add(&writer->image, "proof.rows", ids, (size_t)COUNT * FEATURE_COUNT, sizeof(uint16_t));
    image_add(&writer->image, "proof.tags", sums, COUNT * net->tag_columns, sizeof *sums);
    image_add(&writer->image, "proof.heads", heads, COUNT, sizeof *heads);
    pass_free(pass);
}

static void lines_add(struct writer *writer, const char *name, const struct string_set *set)
{
    struct text_builder lines = { .arena = &writer->arena };
    for (uint32_t i = 0; i < set->count; i++) {
        text_add(&lines, set->texts[i]);
        text_add_byte(&lines, '\n');
    }
    image_add(&writer->image, name, text_built(&lines).bytes, text_built(&lines).length, 1);
}

/* The largest sum of a column's absolute weights, over what an int32 allows: past 1 the model is refused. */
static double column_load(const float *values, size_t inputs, size_t outputs, size_t stride, int point)
{
    double most = 0;
    for (size_t j = 0; j < outputs; j++) {
        double sum = 0;
        for (size_t k = 0; k < inputs; k++)
            sum += fabs((double)values[k * stride + j]);
        most = sum > most ? sum : most;
    }
    return most * (1 << point) * NETWORK_TOP / (double)INT32_MAX;
}

static void columns_report(const struct net *net)
{
    const struct net_layout *at = &net->at;
    fprintf(stderr, "loads of sums:");
    for (unsigned l = 0; l < NETWORK_LAYERS; l++)
        fprintf(stderr, " %.2f", column_load(net->dense + at->layer[l], 3 * W, W, W, NETWORK_WEIGHT_POINT));
    for (unsigned s = 0; s < SLOT_COUNT; s++)
        fprintf(stderr, " %.2f",
            column_load(net->dense + at->product + (size_t)s * H, W, H, NET_PRODUCTS, NETWORK_WEIGHT_POINT));
    fprintf(stderr, " %.2f %.2f %.2f\n",
        column_load(net->dense + at->tag, W, net->tag_columns, net->tag_columns, NETWORK_CLASS_POINT),
        column_load(net->dense + at->name, W, NET_NAMES, NET_NAMES, NETWORK_CLASS_POINT),
        column_load(net->dense + at->move, H, net->move_columns, net->move_columns, NETWORK_CLASS_POINT));
}

/* The trained numbers of another image, to be written anew with new tables. It must come of the same treebanks. */
static void sections_copy(struct writer *writer, const char *path, const struct inventory *inventory)
{
    static const char *const tables[] = { "shape", "tags", "labels", "lexicon", "paths", "rules", "scripts" };
    struct dateline_error error;
    struct dateline_text bytes;
    struct image old;
    size_t rows;
    if (file_load(&writer->arena, path, &bytes, &error) != DATELINE_OK ||
        image_open(bytes, path, "engl", MODEL_VERSION, true, &old, &error) != DATELINE_OK) {
        fprintf(stderr, "learn: %s\n", error.message);
        exit(1);
    }
    image_array(&old, "rows.0", sizeof(int16_t), &rows);
    if (rows != (size_t)inventory->words.count * W) {
        fprintf(stderr, "learn: %s knows other words than these treebanks\n", path);
        exit(1);
    }
    for (uint32_t i = 0; i < old.section_count; i++) {
        const struct image_section *section = &old.sections[i];
        bool table = false;
        for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
            table = table || strcmp(section->name, tables[t]) == 0;
        if (!table)
            image_add(&writer->image, section->name, old.bytes.bytes + section->offset, section->count,
                section->element_size);
    }
}

void quantise_write(const char *path, const char *old_path, const struct net *net, const struct inventory *inventory,
    const struct learned_lemmas *lemmas)
{
    struct writer writer = { .net = net };
    struct dateline_error error;
    struct image opened;
    struct model model;
    const struct model_shape shape = { .width = W,
        .layers = NETWORK_LAYERS,
        .hidden = H,
        .features = FEATURE_COUNT,
        .slots = SLOT_COUNT,
        .small_rows = SMALL_ROWS,
        .tags = net->tags,
        .tag_columns = net->tag_columns,
        .labels = inventory->labels.count,
        .move_columns = net->move_columns,
        .names = NAME_CLASSES,
        .lexicon_mask = inventory->lexicon.mask,
        .clusters = inventory->lexicon.clusters,
        .rule_mask = lemmas->mask,
        .scripts = lemmas->script_count };
    arena_init(&writer.arena, 0, out_of_memory, NULL);
    image_begin(&writer.image, &writer.arena);
    image_add(&writer.image, "shape", &shape, 1, sizeof shape);
    if (old_path) {
        sections_copy(&writer, old_path, inventory);
    } else {
        network_add(&writer);
        proof_add(&writer, inventory);
        columns_report(net);
    }
    lines_add(&writer, "tags", &inventory->tags);
    lines_add(&writer, "labels", &inventory->labels);
    image_add(&writer.image, "lexicon", inventory->entries, (size_t)inventory->lexicon.mask + 1, sizeof(uint64_t));
    image_add(&writer.image, "paths", inventory->paths, inventory->lexicon.clusters, sizeof(uint16_t));
    image_add(&writer.image, "rules", lemmas->entries, (size_t)lemmas->mask + 1, sizeof(uint64_t));
    image_add(&writer.image, "scripts", lemmas->scripts, lemmas->script_count, sizeof *lemmas->scripts);
    struct dateline_text image = image_end(&writer.image, "engl", MODEL_VERSION);
    if (image_open(image, path, "engl", MODEL_VERSION, true, &opened, &error) != DATELINE_OK ||
        model_open(&writer.arena, &opened, true, &model, &error) != DATELINE_OK ||
        file_write(path, image, &error) != DATELINE_OK) {
        fprintf(stderr, "learn: %s\n", error.message);
        exit(1);
    }
    fprintf(stderr, "%s: %zu bytes\n", path, image.length);
    arena_free(&writer.arena);
}
