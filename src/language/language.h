/* The language room: from text to words, sentences, tags, lemmas, trees and names. Clauses are in clause.h. */
#ifndef DATELINE_LANGUAGE_LANGUAGE_H
#define DATELINE_LANGUAGE_LANGUAGE_H

#include "language/boundary_weight.h"
#include "language/model.h"

/* What the room knows. Immutable once opened; any number of threads may read it. */
struct language {
    struct tokeniser tokeniser;
    struct boundary_weights boundaries;
    struct model model;
    bool trained; /* false: no model, every token is a noun on its own */
};

/* Opens the room's tables on the image of words and on a model's image (of length 0: none). `verify` for a model that
 * the user gave. Errors: IMAGE. */
enum dateline_status language_open(struct arena *arena, const struct image *words, struct dateline_text model_image,
    const char *model_path, bool verify, struct language *ret_language, struct dateline_error *error);

/* Reads blocks, writes tokens and sentences. */
void language_split(const struct language *language, struct story *story);

/* Reads tokens and sentences, writes tags, lemmas, trees and names. */
void language_parse(const struct language *language, struct story *story);

#endif
