/* Opening a model. The image is used where it lies; only the names of tags and relations are turned into enumerators.
 */
#include "language/model.h"

#include <assert.h>
#include <string.h>

void model_section(char name[IMAGE_NAME], const char *stem, unsigned number)
{
    size_t length = strlen(stem);
    assert(length + 3 < IMAGE_NAME && number < 100);
    memset(name, 0, IMAGE_NAME);
    memcpy(name, stem, length);
    if (number >= 10)
        name[length++] = (char)('0' + number / 10);
    name[length] = (char)('0' + number % 10);
}

/* A section of exactly `count` elements, or NULL. */
static const void *section(const struct image *image, const char *name, size_t size, size_t count)
{
    size_t found;
    const void *array = image_array(image, name, size, &found);
    return found == count ? array : NULL;
}

static bool matrix_open(const struct image *image, const char *stem, unsigned number, uint32_t inputs, uint32_t outputs,
    bool biased, struct network_matrix *matrix)
{
    char name[IMAGE_NAME];
    model_section(name, stem, number);
    *matrix = (struct network_matrix){ .inputs = inputs, .outputs = outputs };
    matrix->weights = section(image, name, sizeof(int8_t), (size_t)inputs * outputs);
    if (biased) {
        char bias[IMAGE_NAME] = "bias.";
        memcpy(bias + 5, name, IMAGE_NAME - 6);
        matrix->bias = section(image, bias, sizeof(int32_t), outputs);
    }
    return matrix->weights && (!biased || matrix->bias) && inputs % 4 == 0 && outputs % 16 == 0;
}

static bool shape_fits(const struct model_shape *shape)
{
    return shape->width == NETWORK_WIDTH && shape->layers == NETWORK_LAYERS && shape->hidden == NETWORK_HIDDEN &&
           shape->features == FEATURE_COUNT && shape->slots == SLOT_COUNT && shape->small_rows == SMALL_ROWS &&
           shape->tags > 0 && shape->tags <= shape->tag_columns && shape->tag_columns <= NETWORK_OUTPUTS_MAX &&
           shape->labels > 0 && shape->labels <= TRANSITION_LABELS_MAX &&
           1 + 2 * shape->labels <= shape->move_columns && shape->move_columns <= NETWORK_OUTPUTS_MAX &&
           shape->names <= NETWORK_NAMES && shape->lexicon_mask < 1u << 28 &&
           (shape->lexicon_mask & (shape->lexicon_mask + 1)) == 0 && shape->rule_mask < 1u << 28 &&
           (shape->rule_mask & (shape->rule_mask + 1)) == 0;
}

static bool none_negative(const int16_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] < 0)
            return false;
    return true;
}

static bool rows_open(const struct image *image, struct network *network)
{
    for (unsigned f = 0; f < FEATURE_COUNT; f++) {
        char name[IMAGE_NAME];
        size_t count;
        model_section(name, "rows.", f);
        network->rows[f] = image_array(image, name, sizeof(int8_t), &count);
        network->row_count[f] = (uint32_t)(count / NETWORK_WIDTH);
        if (!network->rows[f] || count % NETWORK_WIDTH || network->row_count[f] == 0)
            return false;
    }
    network->row_scales = section(image, "row_scales", sizeof(int16_t), FEATURE_COUNT);
    return network->row_scales && none_negative(network->row_scales, FEATURE_COUNT);
}

/* What the sums of layers and slots are scaled by, and what is read narrowed. */
static bool scales_open(const struct image *image, struct network *network)
{
    const int16_t *scales = section(image, "scales", sizeof(int16_t), MODEL_SCALES);
    const uint8_t *shifts = section(image, "shifts", sizeof(uint8_t), MODEL_SHIFTS);
    network->narrow = section(image, "narrow", sizeof(int16_t), NETWORK_READS);
    if (!scales || !shifts || !network->narrow || !none_negative(scales, MODEL_SCALES) ||
        !none_negative(network->narrow, NETWORK_READS))
        return false;
    for (int i = 0; i < MODEL_SHIFTS; i++) {
        struct network_matrix *matrix = i < NETWORK_LAYERS ? &network->layer[i] : &network->slot[i - NETWORK_LAYERS];
        matrix->scales = scales;
        matrix->shift = shifts[i];
        scales += matrix->outputs;
        if (matrix->shift > 15)
            return false;
    }
    return true;
}

static bool network_open(const struct image *image, const struct model_shape *shape, struct network *network)
{
    const uint32_t width = NETWORK_WIDTH, hidden = NETWORK_HIDDEN;
    bool good = rows_open(image, network);
    network->first_bias = section(image, "first", sizeof(int16_t), width);
    network->absent = section(image, "absent", sizeof(int16_t), (size_t)SLOT_COUNT * hidden);
    network->small = section(image, "small", sizeof(int16_t), (size_t)SMALL_ROWS * hidden);
    network->hidden_bias = section(image, "hidden", sizeof(int16_t), hidden);
    for (int i = 0; i < NETWORK_LAYERS; i++)
        good = matrix_open(image, "layer.", (unsigned)i, 3 * width, width, true, &network->layer[i]) && good;
    for (unsigned i = 0; i < SLOT_COUNT; i++)
        good = matrix_open(image, "slot.", i, width, hidden, false, &network->slot[i]) && good;
    good = matrix_open(image, "tag.", 0, width, shape->tag_columns, true, &network->tag) && good;
    good = matrix_open(image, "name.", 0, width, NETWORK_NAMES, true, &network->name) && good;
    good = matrix_open(image, "move.", 0, hidden, shape->move_columns, true, &network->move) && good;
    good = scales_open(image, network) && good;
    return good && network->first_bias && network->absent && network->small && network->hidden_bias;
}

/* No sum can overflow an int32: of products there is less than 2^24. */
static bool matrix_safe(const struct network_matrix *matrix)
{
    for (uint32_t j = 0; matrix->bias && j < matrix->outputs; j++)
        if (matrix->bias[j] < -NETWORK_BIAS_MAX || matrix->bias[j] > NETWORK_BIAS_MAX)
            return false;
    return true;
}

static bool network_safe(const struct network *network)
{
    bool safe = matrix_safe(&network->tag) && matrix_safe(&network->name) && matrix_safe(&network->move);
    for (int i = 0; i < NETWORK_LAYERS; i++)
        safe = safe && matrix_safe(&network->layer[i]);
    return safe;
}

/* ---- names of tags and relations ---- */

static uint8_t upos_of(struct dateline_text text)
{
    for (int i = 0; i < DATELINE_UPOS_COUNT; i++)
        if (text_is(text, dateline_upos_text((enum dateline_upos)i)))
            return (uint8_t)i;
    return DATELINE_UPOS_X;
}

static uint8_t deprel_of(struct dateline_text text)
{
    for (int i = 0; i < DATELINE_DEPREL_COUNT; i++)
        if (text_is(text, dateline_deprel_text((enum dateline_deprel)i)))
            return (uint8_t)i;
    return DATELINE_DEPREL_DEP;
}

static uint32_t morphology_of(struct dateline_text feats)
{
    static const struct {
        const char *pair;
        uint32_t bit;
    } bits[] = {
        { "VerbForm=Fin", DATELINE_MORPH_FINITE },
        { "VerbForm=Inf", DATELINE_MORPH_INFINITIVE },
        { "VerbForm=Part", DATELINE_MORPH_PARTICIPLE },
        { "VerbForm=Ger", DATELINE_MORPH_GERUND },
        { "Tense=Past", DATELINE_MORPH_PAST },
        { "Tense=Pres", DATELINE_MORPH_PRESENT },
        { "Mood=Imp", DATELINE_MORPH_IMPERATIVE },
        { "Voice=Pass", DATELINE_MORPH_PASSIVE },
        { "Number=Plur", DATELINE_MORPH_PLURAL },
        { "Number=Ptan", DATELINE_MORPH_PLURAL },
        { "Number=Sing", DATELINE_MORPH_SINGULAR },
        { "Person=1", DATELINE_MORPH_FIRST },
        { "Person=2", DATELINE_MORPH_SECOND },
        { "Person=3", DATELINE_MORPH_THIRD },
        { "Gender=Masc", DATELINE_MORPH_MASCULINE },
        { "Gender=Fem", DATELINE_MORPH_FEMININE },
        { "Gender=Neut", DATELINE_MORPH_NEUTER },
        { "Polarity=Neg", DATELINE_MORPH_NEGATIVE },
        { "PronType=Neg", DATELINE_MORPH_NEGATIVE },
        { "Poss=Yes", DATELINE_MORPH_POSSESSIVE },
        { "PronType=Prs", DATELINE_MORPH_PERSONAL },
        { "PronType=Rel", DATELINE_MORPH_RELATIVE },
        { "PronType=Int", DATELINE_MORPH_INTERROGATIVE },
        { "NumType=Ord", DATELINE_MORPH_ORDINAL },
        { "Case=Acc", DATELINE_MORPH_ACCUSATIVE },
    };
    uint32_t morphology = 0;
    struct dateline_text pair;
    while (text_cut(&feats, '|', &pair))
        for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
            if (text_is(pair, bits[i].pair))
                morphology |= bits[i].bit;
    return morphology;
}

/* "UPOS TAB XPOS TAB FEATS", a line a tag. */
static bool tags_open(struct arena *arena, struct dateline_text lines, struct model *model)
{
    model->tags = ARENA_ARRAY(arena, struct model_tag, model->shape.tags);
    for (uint32_t i = 0; i < model->shape.tags; i++) {
        struct dateline_text line, upos, xpos, feats;
        if (!text_cut(&lines, '\n', &line))
            return false;
        struct dateline_text rest = line;
        if (!text_cut(&rest, '\t', &upos) || !text_cut(&rest, '\t', &xpos) || !text_cut(&rest, '\t', &feats))
            return false;
        struct model_tag *tag = &model->tags[i];
        tag->upos = upos_of(upos);
        tag->xpos = xpos;
        tag->feats = text_is(feats, "_") ? text_slice(feats, 0, 0) : feats;
        tag->morphology = morphology_of(feats);
        tag->lemma = lemma_tag(upos, xpos);
    }
    return true;
}

static bool labels_open(struct dateline_text lines, struct model *model)
{
    for (uint32_t i = 0; i < model->shape.labels; i++) {
        struct dateline_text line;
        if (!text_cut(&lines, '\n', &line))
            return false;
        model->deprels[i] = deprel_of(line);
        if (text_is(line, "root"))
            model->root_label = (uint8_t)i;
    }
    return true;
}

static struct dateline_text text_section(const struct image *image, const char *name)
{
    size_t length;
    const char *bytes = image_array(image, name, 1, &length);
    return (struct dateline_text){ bytes, bytes ? length : 0 };
}

static bool tables_open(const struct image *image, struct model *model)
{
    const struct model_shape *shape = &model->shape;
    model->lexicon = (struct feature_lexicon){ .mask = shape->lexicon_mask, .clusters = shape->clusters };
    model->lexicon.entries = section(image, "lexicon", sizeof(uint64_t), (size_t)shape->lexicon_mask + 1);
    model->lexicon.cluster_paths = section(image, "paths", sizeof(uint16_t), shape->clusters);
    model->lemmas = (struct lemma_rules){ .mask = shape->rule_mask, .script_count = shape->scripts };
    model->lemmas.entries = section(image, "rules", sizeof(uint64_t), (size_t)shape->rule_mask + 1);
    model->lemmas.scripts = section(image, "scripts", sizeof(struct lemma_script), shape->scripts);
    return model->lexicon.entries && (model->lexicon.cluster_paths || shape->clusters == 0) && model->lemmas.entries &&
           (model->lemmas.scripts || shape->scripts == 0);
}

enum dateline_status model_open(
    struct arena *arena, const struct image *image, bool verify, struct model *ret_model, struct dateline_error *error)
{
    *ret_model = (struct model){ .root_label = 0 };
    const struct model_shape *shape = section(image, "shape", sizeof *shape, 1);
    if (!shape || !shape_fits(shape))
        return error_set(error, DATELINE_IMAGE, "the model has another shape than this program; train it again");
    ret_model->shape = *shape;
    if (!network_open(image, shape, &ret_model->network) || !tables_open(image, ret_model) ||
        !tags_open(arena, text_section(image, "tags"), ret_model) ||
        !labels_open(text_section(image, "labels"), ret_model))
        return error_set(error, DATELINE_IMAGE, "the model lacks a section or has one of a wrong size; train it again");
    if (verify && !network_safe(&ret_model->network))
        return error_set(error, DATELINE_IMAGE, "the model's weights are too large; train it again");
    return DATELINE_OK;
}
