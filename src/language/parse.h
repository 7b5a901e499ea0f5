/* Trees: the greedy parser. */
#ifndef DATELINE_LANGUAGE_PARSE_H
#define DATELINE_LANGUAGE_PARSE_H

#include "language/model.h"

/* What parsing a sentence of up to `most` tokens needs beside its result. */
struct parse_room {
    size_t most;
    int16_t *products; /* [SLOT_COUNT × most × HIDDEN] */
    uint8_t *known;    /* [SLOT_COUNT × most]: whether a token's product is there */
    int32_t *sums;
    int32_t *scores;
    int32_t *allowed; /* [8 × move columns]: classes that the legal moves (1 shift, 2 left, 4 right) allow */
    struct transition_state state;
};

struct parse_room *parse_room_new(struct arena *arena, const struct model *model, size_t most);

/* Parses `count` (at most room->most) tokens as network_encode left them. The tree is in room->state: head (count: the
 * root) and label of each token. Exactly one token hangs from the root, unless count is 0. Takes 2 count moves. */
void parse_sentence(const struct model *model, const uint8_t *tokens, size_t count, struct parse_room *room);

#endif
