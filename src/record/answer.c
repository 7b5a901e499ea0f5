/* Answers to rows: what `actor` and `relate` print. */
#include "record/lines.h"

#include <setjmp.h>

struct answer {
    struct arena arena;
    jmp_buf landing;
    struct text_builder out;
    struct lines lines; /* without an article: only its json is used */
};

static void answer_out_of_memory(void *context)
{
    struct answer *answer = context;
    longjmp(answer->landing, 1);
}

static void answer_begin(struct answer *answer, struct dateline_text id)
{
    answer->out.arena = &answer->arena;
    answer->lines.json.out = &answer->out;
    json_open(&answer->lines.json, '{');
    json_key(&answer->lines.json, "id");
    json_text(&answer->lines.json, id);
}

static enum dateline_status answer_end(
    struct answer *answer, dateline_sink *sink, void *context, struct dateline_error *error)
{
    lines_end(&answer->lines);
    struct dateline_text out = text_built(&answer->out);
    bool good = sink(context, out.bytes, out.length);
    arena_free(&answer->arena);
    return good ? DATELINE_OK : error_set(error, DATELINE_IO, "the output cannot be written");
}

static enum dateline_status answer_lost(struct answer *answer, struct dateline_error *error)
{
    arena_free(&answer->arena);
    return error_set(error, DATELINE_MEMORY, "out of memory for an answer");
}

enum dateline_status dateline_answer_entity(struct dateline_text id, const struct dateline_entity *entity,
    dateline_sink *sink, void *context, struct dateline_error *error)
{
    struct answer answer = { .out = { NULL, NULL, 0, 0 } };
    arena_init(&answer.arena, 0, answer_out_of_memory, &answer);
    if (setjmp(answer.landing))
        return answer_lost(&answer, error);
    answer_begin(&answer, id);
    json_member(&answer.lines.json, "code", entity->code);
    lines_texts(&answer.lines, "sector", entity->sector, DATELINE_SECTORS);
    lines_entity_members(&answer.lines, entity);
    return answer_end(&answer, sink, context, error);
}

enum dateline_status dateline_answer_relation(struct dateline_text id, const struct dateline_relation *relation,
    dateline_sink *sink, void *context, struct dateline_error *error)
{
    struct answer answer = { .out = { NULL, NULL, 0, 0 } };
    arena_init(&answer.arena, 0, answer_out_of_memory, &answer);
    if (setjmp(answer.landing))
        return answer_lost(&answer, error);
    answer_begin(&answer, id);
    if (relation->count) {
        lines_texts(&answer.lines, "event", relation->types, relation->count);
        json_key(&answer.lines.json, "confidence");
        json_decimal(&answer.lines.json, relation->confidence, 2);
    }
    return answer_end(&answer, sink, context, error);
}
