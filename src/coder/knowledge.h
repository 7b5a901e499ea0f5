/* What a coder knows: the images that are linked in or given, and each room's tables opened on them. */
#ifndef DATELINE_CODER_KNOWLEDGE_H
#define DATELINE_CODER_KNOWLEDGE_H

#include "base/file.h"
#include "base/image.h"
#include "base/table.h"
#include "dateline.h"
#include "language/clause.h"
#include "language/language.h"
#include "said/said.h"
#include "what/what.h"
#include "when/when.h"
#include "where/where.h"
#include "who/who.h"
#include "wire/wire.h"

/* The images that are linked in (images.S). Sizes are multiples of nothing in particular; an image that was not built
 * has length 0. */
enum knowledge_image { IMAGE_WORDS, IMAGE_MODEL, IMAGE_ACTORS, IMAGE_PLACES, IMAGE_CODEBOOK, IMAGE_COUNT };

struct dateline_text knowledge_linked(enum knowledge_image which);

struct dateline_coder {
    struct arena arena; /* holds the rooms' tables */
    struct dateline_options options;
    struct file_map maps[IMAGE_COUNT]; /* of images that were given */
    struct image words;
    struct language language;
    struct actor_table actors;
    /* One pointer a room, opened by coder.c, used by stages.c. */
    const struct wire *wire;
    const struct clause_words *clause;
    const struct said *said;
    const struct when *when;
    const struct where *where;
    const struct codebook *codebook;
};

#endif
