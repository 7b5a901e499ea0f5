/* Writers: a result in, pieces of output out, each of them whole. */
#include "record/formats.h"

#include <stdlib.h>
#include <string.h>

static const struct format *const formats[] = { &format_jsonl, &format_table, &format_csv, &format_tsv, &format_cameo,
    &format_html, &format_dates, &format_places, &format_names };

static void writer_out_of_memory(void *context)
{
    struct dateline_writer *writer = context;
    longjmp(writer->landing, 1);
}

enum dateline_status dateline_writer_open(const char *format, const struct dateline_writer_options *options,
    dateline_sink *sink, void *context, dateline_writer **ret_writer, struct dateline_error *error)
{
    const struct format *found = NULL;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, format) == 0)
            found = formats[i];
    if (!found)
        return error_set(
            error, DATELINE_ARGUMENT, "no format '%s'; there are jsonl, table, csv, tsv, cameo and html", format);
    struct dateline_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return error_set(error, DATELINE_MEMORY, "out of memory for a writer");
    if (options)
        memcpy(
            &writer->options, options, options->size < sizeof writer->options ? options->size : sizeof writer->options);
    writer->format = found;
    writer->sink = sink;
    writer->context = context;
    arena_init(&writer->arena, 0, writer_out_of_memory, writer);
    *ret_writer = writer;
    return DATELINE_OK;
}

/* Hands what was printed to the sink and empties the memory. */
static enum dateline_status writer_flush(struct dateline_writer *writer, struct dateline_error *error)
{
    struct dateline_text out = text_built(&writer->out);
    bool good = !out.length || writer->sink(writer->context, out.bytes, out.length);
    arena_reset(&writer->arena);
    writer->out = (struct text_builder){ .arena = &writer->arena };
    writer->failed = writer->failed || !good;
    return good ? DATELINE_OK : error_set(error, DATELINE_IO, "the output cannot be written");
}

/* Runs a step of the format; `result` is NULL for begin and end. */
static enum dateline_status writer_step(struct dateline_writer *writer, void (*step)(struct dateline_writer *writer),
    const struct dateline_result *result, struct dateline_error *error)
{
    writer->out = (struct text_builder){ .arena = &writer->arena };
    if (setjmp(writer->landing)) {
        arena_reset(&writer->arena);
        return error_set(error, DATELINE_MEMORY, "out of memory for writing");
    }
    if (step)
        step(writer);
    if (result)
        writer->format->article(writer, result);
    return writer_flush(writer, error);
}

static enum dateline_status writer_begin(struct dateline_writer *writer, struct dateline_error *error)
{
    if (writer->begun)
        return DATELINE_OK;
    writer->begun = true;
    return writer_step(writer, writer->format->begin, NULL, error);
}

enum dateline_status dateline_writer_write(
    dateline_writer *writer, const dateline_result *result, struct dateline_error *error)
{
    enum dateline_status status = writer_begin(writer, error);
    if (!result->story.article.is_title)
        writer->statements = writer->events = 0;
    if (status == DATELINE_OK)
        status = writer_step(writer, NULL, result, error);
    writer->articles += status == DATELINE_OK;
    writer->statements += result->story.statements.count;
    writer->events += result->story.events.count;
    return status;
}

enum dateline_status dateline_writer_close(dateline_writer *writer, struct dateline_error *error)
{
    enum dateline_status status =
        writer->failed ? error_set(error, DATELINE_IO, "the output cannot be written") : writer_begin(writer, error);
    if (status == DATELINE_OK)
        status = writer_step(writer, writer->format->end, NULL, error);
    arena_free(&writer->arena);
    free(writer);
    return status;
}
