/* The weights that say whether a sentence ends at a gap. */
#ifndef DATELINE_LANGUAGE_BOUNDARY_WEIGHT_H
#define DATELINE_LANGUAGE_BOUNDARY_WEIGHT_H

#include "base/image.h"
#include "language/boundary.h"

/* Of the words' image; 32-bit slots. */
#define BOUNDARY_SECTION "boundary"

enum { BOUNDARY_WORD_BYTES = 16, BOUNDARY_TAIL = 64 };
enum { BOUNDARY_TEMPLATES_MAX = 48, BOUNDARY_MORE = 3 };

/* One kind of feature: the atoms of the template that it goes on from, and a few more. */
struct boundary_template {
    const char *name;
    uint8_t from; /* an earlier template, or its own number */
    uint8_t count, atoms[BOUNDARY_MORE];
};

extern const struct boundary_template boundary_templates[];
extern const uint32_t boundary_template_count;

/* A hash table of weights: a slot has a feature's upper half and, in its lower half, the weight, which is never 0. A
 * feature is looked for from the slot that its lower bits name up to a free one; behind the slots that bits can name
 * lie BOUNDARY_TAIL more, the last of them free, so that each search ends. */
struct boundary_weights {
    const uint32_t *slots; /* 0: free */
    uint32_t mask;
    bool trained; /* false: the rules alone decide */
};

/* A feature and its weight, neither of them 0. */
struct boundary_row {
    uint32_t feature;
    int16_t weight;
};

/* Lays weights out in the arena; of two whose features look the same in the table the first counts. */
struct boundary_weights boundary_lay_out(struct arena *arena, const struct boundary_row *rows, uint32_t count);

/* The weights of the words' image, where they lie. Without them the rules alone decide. Says IMAGE when the section is
 * no such table: looking up never leaves one that was opened. */
enum dateline_status boundary_open(
    const struct image *words, struct boundary_weights *ret_weights, struct dateline_error *error);

/* Compiles the file of weights (words/boundary.tsv) into its section: a `table_own` of table_compile. Errors: IO;
 * SYNTAX with file and line for a row that names no feature, has no weight, or stands twice. */
enum dateline_status boundary_compile(
    struct arena *arena, const char *path, struct image_builder *image, struct dateline_error *error);

/* Whether a sentence ends there. */
bool boundary_ends(const struct boundary_weights *weights, const uint32_t atoms[BOUNDARY_ATOMS]);

/* The features of templates [first, end), after those before `first`, of which `states` keeps what is gone on from. */
void boundary_features(uint32_t first, uint32_t end, const uint32_t atoms[BOUNDARY_ATOMS],
    uint64_t states[BOUNDARY_TEMPLATES_MAX], uint32_t features[BOUNDARY_TEMPLATES_MAX]);

/* All atoms of a template, in order; their number, at most BOUNDARY_ATOMS. */
uint32_t boundary_atoms_of(uint32_t template, uint8_t atoms[BOUNDARY_ATOMS]);

/* A word as the atoms know it, and the atom. */
struct dateline_text boundary_normal(struct dateline_text word, char room[BOUNDARY_WORD_BYTES]);
uint32_t boundary_word(struct dateline_text normal);

#endif
