/* Rows of questions for `actor` and `relate`: lines of JSON with a text, and spans in it as code points. */
#include "base/calendar.h"
#include "base/utf8.h"
#include "wire/object.h"
#include "wire/published.h"

#include <stdlib.h>
#include <string.h>

enum { SPANS = 64 };

struct dateline_rows {
    struct input input;
    json_t *object; /* of the row in hand */
    struct buffer id;
    struct dateline_row row;
    struct dateline_span source[SPANS], target[SPANS];
};

enum dateline_status dateline_rows_open(const char *path, const struct dateline_source_options *options,
    dateline_rows **ret_rows, struct dateline_error *error)
{
    struct dateline_source_options set = { 0 };
    if (options)
        memcpy(&set, options, options->size < sizeof set ? options->size : sizeof set);
    struct dateline_rows *rows = calloc(1, sizeof *rows);
    if (!rows)
        return error_set(error, DATELINE_MEMORY, "out of memory for rows");
    rows->input.path = strcmp(path, "-") == 0 ? "stdin" : path;
    rows->input.article_size = set.article_size ? set.article_size : 8u << 20;
    rows->input.report = set.report;
    rows->input.report_context = set.report_context;
    enum dateline_status status = stream_open(path, &rows->input.stream, error);
    if (status != DATELINE_OK)
        free(rows);
    else
        *ret_rows = rows;
    return status;
}

void dateline_rows_close(dateline_rows *rows)
{
    if (!rows)
        return;
    json_decref(rows->object);
    stream_close(rows->input.stream);
    buffer_free(&rows->id);
    buffer_free(&rows->input.raw);
    buffer_free(&rows->input.decoded);
    for (size_t i = 0; i < sizeof rows->input.texts / sizeof *rows->input.texts; i++)
        buffer_free(&rows->input.texts[i]);
    free(rows);
}

static struct dateline_text member_text(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!json_is_string(value))
        return (struct dateline_text){ NULL, 0 };
    return (struct dateline_text){ json_string_value(value), json_string_length(value) };
}

/* The byte at a code point's offset, or the text's length when it lies behind the end. */
static size_t byte_of(struct dateline_text text, int64_t code_points)
{
    size_t at = 0;
    for (; at < text.length; at++)
        if (((unsigned char)text.bytes[at] & 0xC0) != 0x80 && code_points-- <= 0)
            break;
    return at;
}

/* Reads [[start, end], …]. Anything else is passed over: an answer without a side is still an answer. */
static size_t member_spans(
    const json_t *object, const char *name, struct dateline_text text, struct dateline_span spans[SPANS])
{
    const json_t *list = json_object_get(object, name);
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(list) && count < SPANS; i++) {
        const json_t *pair = json_array_get(list, i);
        const json_t *start = json_array_get(pair, 0), *end = json_array_get(pair, 1);
        if (!json_is_integer(start) || !json_is_integer(end) || json_integer_value(start) >= json_integer_value(end))
            continue;
        struct dateline_span span = { (uint32_t)byte_of(text, json_integer_value(start)),
            (uint32_t)byte_of(text, json_integer_value(end)) };
        if (span.start < span.end)
            spans[count++] = span;
    }
    return count;
}

static bool row_id(struct dateline_rows *rows)
{
    const json_t *value = json_object_get(rows->object, "id");
    char digits[24];
    if (json_is_string(value)) {
        rows->row.id = member_text(rows->object, "id");
        return true;
    }
    int length = snprintf(digits, sizeof digits, "%lld",
        json_is_integer(value) ? (long long)json_integer_value(value) : (long long)rows->input.line);
    if (!buffer_set(&rows->id, (struct dateline_text){ digits, (size_t)length }))
        return false;
    rows->row.id = buffer_text(&rows->id);
    return true;
}

static enum dateline_status row_fill(struct dateline_rows *rows)
{
    struct dateline_row *row = &rows->row;
    *row = (struct dateline_row){ .text = member_text(rows->object, "text"), .line = rows->input.line };
    if (!row->text.bytes)
        return input_say(&rows->input, DATELINE_FORMAT, "no \"text\" that is a string; this row is left out");
    if (!row_id(rows))
        return input_say(&rows->input, DATELINE_MEMORY, "out of memory");
    struct dateline_text date = member_text(rows->object, "date");
    if (date.length && !published_read(date, &row->date))
        input_say(&rows->input, DATELINE_OK, "\"%.*s\" is no date that is known here (write 2018-07-18)",
            TEXT_ARG(text_slice(date, 0, 40)));
    row->source = rows->source;
    row->target = rows->target;
    row->source_count = member_spans(rows->object, "source", row->text, rows->source);
    row->target_count = member_spans(rows->object, "target", row->text, rows->target);
    return DATELINE_OK;
}

enum dateline_status dateline_rows_next(
    dateline_rows *rows, const struct dateline_row **ret_row, struct dateline_error *error)
{
    for (;;) {
        struct dateline_text line;
        json_decref(rows->object);
        rows->object = NULL;
        enum dateline_status status = input_line(&rows->input, &line);
        if (status == DATELINE_OK && !text_trim(line).length)
            continue;
        if (status == DATELINE_OK)
            status = object_read(&rows->input, line, &rows->object);
        if (status == DATELINE_OK)
            status = row_fill(rows);
        if (status == DATELINE_OK) {
            *ret_row = &rows->row;
            return DATELINE_OK;
        }
        if (status == DATELINE_MEMORY)
            return error_set(error, DATELINE_MEMORY, "%s: out of memory", rows->input.path);
        if (status == DATELINE_END)
            break;
    }
    struct dateline_error problem;
    rows->input.line = 0;
    if (stream_problem(rows->input.stream, &problem) != DATELINE_OK)
        input_say(&rows->input, problem.status, "%s", problem.message);
    return DATELINE_END;
}
