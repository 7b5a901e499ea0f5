/* From floating point to the integers that the program runs on: rows of states and biases of tokens and states by 2^9,
 * rows of features, weights and biases of sums by the steps of narrow.h, and all of it into one image
 * (src/language/model.h). */
#include "quantise.h"

#include "base/file.h"
#include "judge.h"
#include "language/model.h"
#include "narrow.h"

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

static int32_t whole(float value, int32_t most)
{
    float rounded = roundf(value);
    return rounded > (float)most ? most : rounded < -(float)most ? -most : (int32_t)rounded;
}

static void numbers_add(struct writer *writer, const char *name, const float *values, size_t count)
{
    int16_t *out = ARENA_ARRAY(&writer->arena, int16_t, count);
    for (size_t i = 0; i < count; i++)
        out[i] = (int16_t)whole(values[i] * (float)(1 << NETWORK_POINT), INT16_MAX);
    image_add(&writer->image, text_copy(&writer->arena, text_of(name)).bytes, out, count, sizeof *out);
}

/* Weights in the order that network_multiply wants, and the bias in steps of the sums; returns the shift. */
static unsigned matrix_add(struct writer *writer, const char *stem, unsigned number, const struct narrow_matrix *matrix,
    const float *bias, int16_t *scales)
{
    char name[IMAGE_NAME], bias_name[IMAGE_NAME] = "bias.";
    size_t inputs = matrix->inputs, outputs = matrix->outputs;
    float *steps = ARENA_ARRAY(&writer->arena, float, outputs);
    int8_t *out = ARENA_ARRAY(&writer->arena, int8_t, inputs * outputs);
    unsigned shift = narrow_steps(matrix, steps, scales);
    model_section(name, stem, number);
    for (size_t k = 0; k < inputs; k++)
        for (size_t j = 0; j < outputs; j++)
            out[(k / 4 * outputs + j) * 4 + k % 4] =
                (int8_t)narrow_weight(matrix->values[k * matrix->stride + j], steps[j]);
    image_add(&writer->image, arena_copy(&writer->arena, name, IMAGE_NAME - 1), out, inputs * outputs, sizeof *out);
    if (!bias)
        return shift;
    int32_t *sums = ARENA_ARRAY(&writer->arena, int32_t, outputs);
    for (size_t j = 0; j < outputs; j++)
        sums[j] = whole(bias[j] / (steps[j] * matrix->unit), NETWORK_BIAS_MAX);
    memcpy(bias_name + 5, name, IMAGE_NAME - 6);
    image_add(&writer->image, arena_copy(&writer->arena, bias_name, IMAGE_NAME - 1), sums, outputs, sizeof *sums);
    return shift;
}

static void matrices_add(struct writer *writer)
{
    const struct net *net = writer->net;
    const struct net_layout *at = &net->at;
    const float *dense = net->dense;
    struct narrow_matrix matrices[NARROW_COUNT];
    int16_t *scales = ARENA_ARRAY(&writer->arena, int16_t, MODEL_SCALES), *to = scales;
    uint8_t *shifts = ARENA_ARRAY(&writer->arena, uint8_t, MODEL_SHIFTS);
    int16_t *narrow = ARENA_ARRAY(&writer->arena, int16_t, NETWORK_READS);
    narrow_matrices(net, matrices);
    for (int l = 0; l < NETWORK_LAYERS; l++, to += W)
        shifts[l] = (uint8_t)matrix_add(writer, "layer.", (unsigned)l, &matrices[l], dense + at->layer_bias[l], to);
    for (unsigned s = 0; s < SLOT_COUNT; s++, to += H)
        shifts[NETWORK_LAYERS + s] = (uint8_t)matrix_add(writer, "slot.", s, &matrices[NARROW_SLOTS + s], NULL, to);
    matrix_add(writer, "tag.", 0, &matrices[NARROW_TAG], dense + at->tag_bias, NULL);
    matrix_add(writer, "name.", 0, &matrices[NARROW_NAME], dense + at->name_bias, NULL);
    matrix_add(writer, "move.", 0, &matrices[NARROW_MOVE], dense + at->move_bias, NULL);
    for (unsigned r = 0; r < NETWORK_READS; r++)
        narrow[r] = narrow_scale(net->top[r]);
    image_add(&writer->image, "scales", scales, MODEL_SCALES, sizeof *scales);
    image_add(&writer->image, "shifts", shifts, MODEL_SHIFTS, sizeof *shifts);
    image_add(&writer->image, "narrow", narrow, NETWORK_READS, sizeof *narrow);
}

static void rows_add(struct writer *writer)
{
    const struct net *net = writer->net;
    int16_t *scales = ARENA_ARRAY(&writer->arena, int16_t, FEATURE_COUNT);
    for (unsigned f = 0; f < FEATURE_COUNT; f++) {
        char name[IMAGE_NAME];
        size_t count = (size_t)net->rows[f] * W;
        int8_t *out = ARENA_ARRAY(&writer->arena, int8_t, count);
        scales[f] = narrow_row_scale(net->table[f], count);
        for (size_t i = 0; i < count; i++)
            out[i] = (int8_t)narrow_weight(net->table[f][i], narrow_row_step(scales[f]));
        model_section(name, "rows.", f);
        image_add(&writer->image, arena_copy(&writer->arena, name, IMAGE_NAME - 1), out, count, sizeof *out);
    }
    image_add(&writer->image, "row_scales", scales, FEATURE_COUNT, sizeof *scales);
}

static void floats_add(struct writer *writer)
{
    const struct net *net = writer->net;
    const struct net_layout *at = &net->at;
    rows_add(writer);
    numbers_add(writer, "first", net->dense + at->first_bias, W);
    numbers_add(writer, "absent", net->dense + at->absent, NET_PRODUCTS);
    numbers_add(writer, "small", net->dense + at->small, (size_t)SMALL_ROWS * H);
    numbers_add(writer, "hidden", net->dense + at->hidden_bias, H);
    matrices_add(writer);
}

/* What the trainer makes of a sentence in floating point, rounded where the program rounds, for the test that holds the
 * program's integers against it. */
static void proof_add(struct writer *writer, const struct inventory *inventory)
{
    static const char *const words[] = { "Rebels", "in", "Ruritania", "shelled", "two", "villages", "near", "the",
        "border", "on", "Tuesday", ",", "killing", "three", "children", ",", "an", "army", "spokesman", "said", "." };
    enum { COUNT = sizeof words / sizeof *words };
    struct net net;
    struct narrow_matrix matrices[NARROW_COUNT];
    struct feature_form forms[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        forms[i] = (struct feature_form){ text_of(words[i]), i > 0, i + 1 < COUNT };
    narrow_net(writer->net, &net);
    narrow_matrices(writer->net, matrices);
    uint16_t(*ids)[FEATURE_COUNT] = arena_array(&writer->arena, COUNT, sizeof *ids);
    struct reading *reading = ARENA_NEW(&writer->arena, struct reading);
    struct pass *pass = pass_new(&net);
    feature_sentence(&inventory->lexicon, forms, COUNT, ids);
    judge_read(pass, &net, COUNT, (const uint16_t(*)[FEATURE_COUNT])ids, reading);
    float *steps = ARENA_ARRAY(&writer->arena, float, net.tag_columns);
    narrow_steps(&matrices[NARROW_TAG], steps, NULL);
    int32_t *sums = ARENA_ARRAY(&writer->arena, int32_t, COUNT * net.tag_columns);
    for (size_t i = 0; i < COUNT * net.tag_columns; i++)
        sums[i] = whole(pass->tags[i] / (steps[0] * matrices[NARROW_TAG].unit), INT32_MAX / 4);
    image_add(&writer->image, "proof.rows", ids, (size_t)COUNT * FEATURE_COUNT, sizeof(uint16_t));
    image_add(&writer->image, "proof.tags", sums, COUNT * net.tag_columns, sizeof *sums);
    image_add(&writer->image, "proof.heads", reading->head, COUNT, sizeof *reading->head);
    pass_free(pass);
    net_free(&net);
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

void quantise_write(
    const char *path, const struct net *net, const struct inventory *inventory, const struct learned_lemmas *lemmas)
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
    if (net->top[0] <= 0.0f) {
        fprintf(stderr, "learn: a net that was never rounded cannot be written; train two epochs, --narrow below 1\n");
        exit(1);
    }
    arena_init(&writer.arena, 0, out_of_memory, NULL);
    image_begin(&writer.image, &writer.arena);
    image_add(&writer.image, "shape", &shape, 1, sizeof shape);
    floats_add(&writer);
    proof_add(&writer, inventory);
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
