/* The reader of JSON lines: an object a line, read with jansson.
 *
 * The line is made well-formed UTF-8 first, and escapes of lone surrogates, which JSON allows and Unicode does not,
 * become U+FFFD; depth is counted before anything is built, so that no line can drive the parser deep. */
#include "wire/object.h"
#include "wire/reader.h"

static bool jsonl_fits(struct dateline_text head)
{
    head = text_trim(head);
    if (!text_starts(head, "{"))
        return false;
    head = text_trim(text_slice(head, 1, head.length));
    return text_starts(head, "\"") || text_starts(head, "}");
}

/* One field of the row out of a member of the object. */
static enum dateline_status member_take(
    struct input *input, json_t *object, enum row_field field, const char *name, struct buffer *number, struct row *row)
{
    json_t *value = json_object_get(object, name);
    if (!value || json_is_null(value))
        return DATELINE_OK;
    if (json_is_string(value)) {
        row->field[field] = (struct dateline_text){ json_string_value(value), json_string_length(value) };
        return DATELINE_OK;
    }
    if (field == ROW_ID && json_is_integer(value)) {
        char digits[24];
        int length = snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
        if (!buffer_set(number, (struct dateline_text){ digits, (size_t)length }))
            return DATELINE_MEMORY;
        row->field[field] = buffer_text(number);
        return DATELINE_OK;
    }
    if (field == ROW_TEXT)
        return input_say(
            input, DATELINE_FORMAT, "\"text\" is %s, not a string; this row is left out", object_type_name(value));
    input_say(input, DATELINE_OK, "\"%s\" is %s, not a string; read without it", name, object_type_name(value));
    return DATELINE_OK;
}

static enum dateline_status object_row(struct input *input, json_t *object, struct row *row)
{
    static const char *const names[ROW_FIELDS] = { "id", "text", "title", "date", "published", "publisher", "url",
        "language", "dateline" };
    for (int i = 0; i < ROW_FIELDS; i++) {
        enum dateline_status status = member_take(input, object, (enum row_field)i, names[i], &input->texts[0], row);
        if (status != DATELINE_OK)
            return status;
    }
    return DATELINE_OK;
}

static void jsonl_end(struct input *input)
{
    json_decref(input->state);
    input->state = NULL;
}

static enum dateline_status jsonl_next(struct input *input, struct dateline_article *ret_article)
{
    jsonl_end(input);
    struct dateline_text line;
    do {
        enum dateline_status status = input_line(input, &line);
        if (status != DATELINE_OK)
            return status;
    } while (!text_trim(line).length);
    json_t *object;
    enum dateline_status status = object_read(input, line, &object);
    if (status != DATELINE_OK)
        return status;
    input->state = object; /* the article's texts lie in it */
    struct row row = { 0 };
    status = object_row(input, object, &row);
    return status == DATELINE_OK ? row_article(input, &row, ret_article) : status;
}

const struct reader reader_jsonl = { "jsonl", ".jsonl .ndjson .json ", jsonl_fits, jsonl_next, jsonl_end };
