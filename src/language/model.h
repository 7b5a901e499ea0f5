/* A trained model, opened from its image. */
#ifndef DATELINE_LANGUAGE_MODEL_H
#define DATELINE_LANGUAGE_MODEL_H

#include "base/image.h"
#include "language/lemma.h"
#include "language/network.h"

enum { MODEL_VERSION = 5 };

/* The image's own word on its shape: section "shape", one of these. */
struct model_shape {
    uint32_t width, layers, hidden, features, slots, small_rows;
    uint32_t tags, tag_columns;
    uint32_t labels, move_columns;
    uint32_t names;
    uint32_t lexicon_mask, clusters, rule_mask, scripts;
    uint32_t reserved;
};

/* Sections "scales" (of all outputs of layers, then of slots), "shifts" and "narrow" hold what network.h calls so,
 * "row_scales" its scales of rows. */
enum {
    MODEL_SCALES = NETWORK_LAYERS * NETWORK_WIDTH + SLOT_COUNT * NETWORK_HIDDEN,
    MODEL_SHIFTS = NETWORK_LAYERS + SLOT_COUNT
};

/* A tag as tokens carry it. */
struct model_tag {
    struct dateline_text xpos, feats;
    struct lemma_tag lemma;
    uint32_t morphology;
    uint8_t upos;
};

struct model {
    struct model_shape shape;
    struct network network;
    struct feature_lexicon lexicon;
    struct lemma_rules lemmas;
    struct model_tag *tags;
    uint8_t deprels[TRANSITION_LABELS_MAX + 1]; /* label -> enum dateline_deprel */
    uint8_t root_label;                         /* the label "root" */
};

/* Opens a model; tables that do not lie in the image lie in the arena, and both must outlive it. Errors: IMAGE. With
 * `verify` the weights are checked not to overflow any sum. */
enum dateline_status model_open(
    struct arena *arena, const struct image *image, bool verify, struct model *ret_model, struct dateline_error *error);

/* The image of which table each feature is: "rows.0" … */
void model_section(char name[IMAGE_NAME], const char *stem, unsigned number);

#endif
