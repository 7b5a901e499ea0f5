/* A result: a story that has gone through the stages, with the arena that holds it. What the public header calls
 * dateline_result; readers of layers are in result.c, writers (record) look inside through the story. */
#ifndef DATELINE_STORY_RESULT_H
#define DATELINE_STORY_RESULT_H

#include "story/story.h"

struct dateline_result {
    struct arena arena;
    struct story story;
    /* Code points before byte 64 × i of the text. */
    uint32_t *code_points;
};

/* Counts code points, once the text stands. Takes memory of the result's arena. */
void result_index(struct dateline_result *result);

#endif
