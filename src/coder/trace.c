/* What was made of one text, for people: every layer, then the frames tried on each clause and why they failed. */
#include "coder/stages.h"
#include "coder/workspace.h"
#include "what/example.h"

#include <string.h>

struct trace {
    struct text_builder builder;
    const struct dateline_coder *coder;
    bool stages;
};

static void heading(struct trace *trace, const char *title)
{
    text_add_format(&trace->builder, "\n%s\n", title);
}

static void print_tokens(struct trace *trace, const struct story *story)
{
    for (uint32_t s = 0; s < story->sentences.count; s++) {
        const struct dateline_sentence *sentence = &story->sentences.at[s];
        text_add_format(&trace->builder, "  %.*s\n", TEXT_ARG(story_slice(story, sentence->span)));
        for (uint32_t i = sentence->first; i < sentence->end; i++) {
            const struct dateline_token *token = &story->tokens.at[i];
            text_add_format(&trace->builder, "  %4u %-20.*s %-16.*s %-6s %-12s %s%.*s\n", i - sentence->first + 1,
                TEXT_ARG(story_word(story, i)), TEXT_ARG(token->lemma), dateline_upos_text(token->upos),
                dateline_deprel_text(token->deprel), token->head == DATELINE_NONE ? "" : "of ",
                TEXT_ARG(token->head == DATELINE_NONE ? TEXT("") : story_word(story, token->head)));
        }
    }
}

static void print_marks(struct trace *trace, uint32_t marks)
{
    static const char *const names[] = { "negated", "passive", "future", "possible", "obliged", "conditional",
        "question", "imperative", "past", "present", "perfect", "progressive", "infinitive", "participle", "failed",
        "purpose", "headline", "reciprocal" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (marks >> i & 1)
            text_add_format(&trace->builder, " %s", names[i]);
}

static void print_argument(struct trace *trace, const struct story *story, const struct dateline_argument *argument)
{
    static const char *const roles[] = { "subject", "object", "indirect", "oblique", "complement", "attribute" };
    text_add_format(&trace->builder, "\n      %s%s%.*s: %.*s%s%s", roles[argument->role],
        argument->preposition.length ? " " : "", TEXT_ARG(argument->preposition),
        TEXT_ARG(story_words(story, argument->first, argument->end)), argument->shared ? " (shared)" : "",
        argument->negated ? " (negated)" : "");
    if (argument->verb_role != argument->role)
        text_add_format(&trace->builder, " (as the verb's %s)", roles[argument->verb_role]);
}

static void print_clauses(struct trace *trace, const struct story *story)
{
    static const char *const kinds[] = { "verb", "adjective", "copula", "noun" };
    static const char *const links[] = { "main", "complement", "relative", "adverbial", "conjunct", "parataxis",
        "subject", "argument" };
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        const struct dateline_clause *clause = &story->clauses.at[i];
        text_add_format(
            &trace->builder, "  %.*s (%s, %s", TEXT_ARG(clause->predicate), kinds[clause->kind], links[clause->link]);
        if (clause->governor != DATELINE_NONE)
            text_add_format(&trace->builder, " of %.*s", TEXT_ARG(story->clauses.at[clause->governor].predicate));
        if (clause->support != DATELINE_NONE)
            text_add_format(&trace->builder, ", with %.*s", TEXT_ARG(story_word(story, clause->support)));
        text_add_byte(&trace->builder, ')');
        print_marks(trace, clause->marks);
        for (uint32_t k = 0; k < clause->argument_count; k++)
            print_argument(trace, story, clause_argument(story, clause, k));
        text_add_byte(&trace->builder, '\n');
    }
}

static void print_entity(struct trace *trace, const struct dateline_entity *entity)
{
    text_add_format(&trace->builder, " = %.*s", TEXT_ARG(entity->code));
    for (int i = 0; i < DATELINE_SECTORS && entity->sector[i].length; i++)
        text_add_format(&trace->builder, " %.*s", TEXT_ARG(entity->sector[i]));
    if (entity->identifier.length)
        text_add_format(&trace->builder, " (%.*s)", TEXT_ARG(entity->identifier));
}

static void print_mentions(struct trace *trace, const struct story *story)
{
    for (uint32_t i = 0; i < story->mentions.count; i++) {
        const struct dateline_mention *mention = &story->mentions.at[i];
        text_add_format(&trace->builder, "  %.*s", TEXT_ARG(story_words(story, mention->first, mention->end)));
        if (mention->entity < story->entities.count)
            print_entity(trace, &story->entities.at[mention->entity]);
        text_add_byte(&trace->builder, '\n');
    }
}

static void print_times_places(struct trace *trace, const struct story *story)
{
    for (uint32_t i = 0; i < story->times.count; i++)
        text_add_format(&trace->builder, "  %.*s = %.*s %.*s\n", TEXT_ARG(story_slice(story, story->times.at[i].span)),
            TEXT_ARG(story->times.at[i].type), TEXT_ARG(story->times.at[i].value));
    for (uint32_t i = 0; i < story->places.count; i++)
        text_add_format(&trace->builder, "  %.*s = %.*s, %.*s\n",
            TEXT_ARG(story_slice(story, story->places.at[i].span)), TEXT_ARG(story->places.at[i].name),
            TEXT_ARG(story->places.at[i].country_code));
}

static void print_statements(struct trace *trace, const struct story *story)
{
    for (uint32_t i = 0; i < story->statements.count; i++) {
        const struct dateline_statement *statement = &story->statements.at[i];
        text_add_format(&trace->builder, "  %.*s: ", TEXT_ARG(statement->act));
        if (statement->speaker_first != DATELINE_NONE && statement->speaker_end != DATELINE_NONE)
            text_add(&trace->builder, story_words(story, statement->speaker_first, statement->speaker_end));
        for (uint32_t k = 0; k < statement->contents; k++)
            text_add_format(&trace->builder, " | %.*s", TEXT_ARG(story_slice(story, statement->content[k])));
        text_add_byte(&trace->builder, '\n');
    }
}

static void print_events(struct trace *trace, const struct story *story)
{
    for (uint32_t i = 0; i < story->events.count; i++) {
        const struct dateline_event *event = &story->events.at[i];
        text_add_string(&trace->builder, "  ");
        example_event(story, event, &trace->builder);
        for (uint32_t k = 0; k < event->spans; k++)
            text_add_format(
                &trace->builder, "%s%.*s", k ? " … " : "\n      words: ", TEXT_ARG(story_slice(story, event->span[k])));
        text_add_format(&trace->builder, "\n      frame: %.*s\n      grounds:", TEXT_ARG(event->frame_words));
        for (unsigned bit = 0; dateline_ground_text(bit); bit++)
            if (event->grounds >> bit & 1)
                text_add_format(&trace->builder, " %s", dateline_ground_text(bit));
        text_add_byte(&trace->builder, '\n');
    }
    if (!story->events.count)
        text_add_string(&trace->builder, "  none\n");
}

static const struct {
    const char *title;
    unsigned layers; /* printed after a stage that writes one of these */
    void (*print)(struct trace *trace, const struct story *story);
} pages[] = {
    { "Words", LAYER_TOKENS | LAYER_TREES, print_tokens },
    { "Clauses", LAYER_CLAUSES, print_clauses },
    { "Who", LAYER_MENTIONS | LAYER_ENTITIES, print_mentions },
    { "When and where", LAYER_TIMES | LAYER_PLACES, print_times_places },
    { "Statements", LAYER_STATEMENTS, print_statements },
    { "Events", LAYER_EVENTS | LAYER_LINKS, print_events },
};

static void print_pages(struct trace *trace, const struct story *story, unsigned layers)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (!(pages[i].layers & layers))
            continue;
        heading(trace, pages[i].title);
        pages[i].print(trace, story);
    }
}

static bool is_last(const struct dateline_coder *coder, size_t stage)
{
    const char *last = coder->options.last_stage;
    return stage + 1 == stage_count || (last && strcmp(last, stages[stage].name) == 0);
}

static void stage_seen(void *context, size_t stage, struct story *story)
{
    struct trace *trace = context;
    if (trace->stages) {
        text_add_format(&trace->builder, "\n== %s\n", stages[stage].name);
        print_pages(trace, story, stages[stage].writes);
    }
    if (!is_last(trace->coder, stage))
        return;
    if (!trace->stages)
        print_pages(trace, story, ~0u);
    heading(trace, "Frames tried (+ fits, - does not, = wins)");
    what_explain(trace->coder->codebook, story, &trace->builder);
}

enum dateline_status dateline_trace(dateline_workspace *workspace, const struct dateline_article *article,
    bool by_stage, dateline_sink *sink, void *context, struct dateline_error *error)
{
    struct trace trace = { .builder = { .arena = &workspace->answers }, .coder = workspace->coder, .stages = by_stage };
    struct dateline_result *result;
    arena_reset(&workspace->answers);
    enum dateline_status status = workspace_code(workspace, article, stage_seen, &trace, &result, error);
    if (status != DATELINE_OK)
        return status;
    dateline_result_free(result);
    if (trace.builder.count && !sink(context, trace.builder.bytes, trace.builder.count))
        return error_set(error, DATELINE_IO, "writing failed");
    return DATELINE_OK;
}
