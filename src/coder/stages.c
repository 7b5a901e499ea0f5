/* The stage table: the way of an article from top to bottom. A change of order is a change of one line; a layer that a
 * stage reads must have been written above it (a test walks the table). The functions before the table only hand each
 * room its tables. */
#include "coder/stages.h"

<<<<<<< Updated upstream
static void stage_wire(const struct dateline_coder *coder, struct story *story)
{
    wire_read(coder->wire, story);
}

const struct stage stages[] = {
    { "wire", stage_wire, LAYER_BYTES, LAYER_BLOCKS },
=======
static void sentence_stage(const struct dateline_coder *coder, struct story *story)
{
    language_split(&coder->language, story);
}

static void parse_stage(const struct dateline_coder *coder, struct story *story)
{
    language_parse(&coder->language, story);
}

const struct stage stages[] = {
    { "sentence", sentence_stage, LAYER_BLOCKS, LAYER_TOKENS },
    { "parse", parse_stage, LAYER_TOKENS, LAYER_TAGS | LAYER_TREES | LAYER_NAMES },
>>>>>>> Stashed changes
    { NULL, NULL, 0, 0 },
};

const size_t stage_count = sizeof stages / sizeof *stages - 1;

const char *dateline_stage_name(size_t index)
{
    return index < stage_count ? stages[index].name : NULL;
}
