/* The way of an article: the stages in order. */
#ifndef DATELINE_CODER_STAGES_H
#define DATELINE_CODER_STAGES_H

#include "coder/knowledge.h"
#include "story/story.h"

/* Layers, as bits of what a stage reads and writes. */
enum {
    LAYER_BYTES = 1u << 0,
    LAYER_BLOCKS = 1u << 1,
    LAYER_TOKENS = 1u << 2, /* and sentences */
    LAYER_TAGS = 1u << 3,
    LAYER_TREES = 1u << 4,
    LAYER_NAMES = 1u << 5,
    LAYER_CLAUSES = 1u << 6, /* and arguments */
    LAYER_MENTIONS = 1u << 7,
    LAYER_STATEMENTS = 1u << 8, /* and quotes */
    LAYER_ENTITIES = 1u << 9,
    LAYER_TIMES = 1u << 10,
    LAYER_PLACES = 1u << 11,
    LAYER_EVENTS = 1u << 12,
    LAYER_LINKS = 1u << 13,
};

struct stage {
    const char *name;
    void (*run)(const struct dateline_coder *coder, struct story *story);
    unsigned reads, writes;
};

extern const struct stage stages[];
extern const size_t stage_count;

#endif
