/* The stage table: the way of an article from top to bottom. A change of order is a change of one line; a layer that a
 * stage reads must have been written above it (a test walks the table). The functions before the table only hand each
 * room its tables. */
#include "coder/stages.h"

#include "link/link.h"
#include "what/dated.h"
#include "what/duplicate.h"

static void stage_wire(const struct dateline_coder *coder, struct story *story)
{
    wire_read(coder->wire, story);
}

static void stage_sentence(const struct dateline_coder *coder, struct story *story)
{
    language_split(&coder->language, story);
}

static void stage_parse(const struct dateline_coder *coder, struct story *story)
{
    language_parse(&coder->language, story);
}

static void stage_clause(const struct dateline_coder *coder, struct story *story)
{
    clause_build(coder->clause, story);
}

static void stage_mention(const struct dateline_coder *coder, struct story *story)
{
    who_mention(&coder->actors, story);
}

static void stage_quote(const struct dateline_coder *coder, struct story *story)
{
    said_find(coder->said, story);
}

static void stage_resolve(const struct dateline_coder *coder, struct story *story)
{
    who_resolve(&coder->actors, story);
}

static void stage_when(const struct dateline_coder *coder, struct story *story)
{
    when_find(coder->when, story);
}

static void stage_where(const struct dateline_coder *coder, struct story *story)
{
    where_find(coder->where, story);
}

static void stage_event(const struct dateline_coder *coder, struct story *story)
{
    what_find(coder->codebook, story);
}

static void stage_link(const struct dateline_coder *coder, struct story *story)
{
    (void)coder;
    link_layers(story);
}

static void stage_merge(const struct dateline_coder *coder, struct story *story)
{
    what_compose_dated(coder->codebook, story);
    what_merge(story);
}

const struct stage stages[] = {
    { "wire", stage_wire, LAYER_BYTES, LAYER_BLOCKS },
    { "sentence", stage_sentence, LAYER_BLOCKS, LAYER_TOKENS },
    { "parse", stage_parse, LAYER_TOKENS, LAYER_TAGS | LAYER_TREES | LAYER_NAMES },
    { "clause", stage_clause, LAYER_TOKENS | LAYER_TAGS | LAYER_TREES | LAYER_NAMES, LAYER_CLAUSES },
    { "mention", stage_mention, LAYER_TOKENS | LAYER_TAGS | LAYER_NAMES, LAYER_MENTIONS },
    { "quote", stage_quote, LAYER_TOKENS | LAYER_TREES, LAYER_STATEMENTS },
    { "resolve", stage_resolve, LAYER_MENTIONS | LAYER_STATEMENTS, LAYER_ENTITIES },
    { "when", stage_when, LAYER_TOKENS | LAYER_TAGS, LAYER_TIMES },
    { "where", stage_where, LAYER_TOKENS | LAYER_NAMES, LAYER_PLACES },
    { "event", stage_event, LAYER_TOKENS | LAYER_CLAUSES | LAYER_MENTIONS | LAYER_ENTITIES | LAYER_PLACES,
        LAYER_EVENTS },
    { "link", stage_link, LAYER_STATEMENTS | LAYER_TIMES | LAYER_PLACES | LAYER_EVENTS, LAYER_LINKS },
    { "merge", stage_merge, LAYER_EVENTS | LAYER_LINKS, LAYER_EVENTS },
    { NULL, NULL, 0, 0 },
};

const size_t stage_count = sizeof stages / sizeof *stages - 1;

const char *dateline_stage_name(size_t index)
{
    return index < stage_count ? stages[index].name : NULL;
}
