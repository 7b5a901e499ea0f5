/* JSON objects out of lines. */
#include "wire/object.h"

#include <string.h>

/* How deep brackets nest outside strings. */
static size_t depth_count(struct dateline_text line)
{
    size_t depth = 0, deepest = 0;
    bool string = false;
    for (size_t i = 0; i < line.length; i++) {
        char c = line.bytes[i];
        if (string && c == '\\')
            i++;
        else if (c == '"')
            string = !string;
        else if (!string && (c == '{' || c == '['))
            deepest = ++depth > deepest ? depth : deepest;
        else if (!string && (c == '}' || c == ']') && depth)
            depth--;
    }
    return deepest;
}

/* The UTF-16 unit of an escape "\uXXXX" at a backslash, or -1. */
static int32_t escape_unit(struct dateline_text line, size_t at)
{
    int32_t unit = 0;
    if (at + 6 > line.length || line.bytes[at] != '\\' || line.bytes[at + 1] != 'u')
        return -1;
    for (size_t i = at + 2; i < at + 6; i++) {
        char c = byte_lower(line.bytes[i]);
        if (!byte_is_digit(c) && !(c >= 'a' && c <= 'f'))
            return -1;
        unit = unit * 16 + (byte_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return unit;
}

/* Overwrites escapes of lone surrogates by \ufffd. */
static void surrogates_mend(char *bytes, size_t length)
{
    struct dateline_text line = { bytes, length };
    for (size_t i = 0; i + 1 < length; i++) {
        if (bytes[i] != '\\')
            continue;
        int32_t unit = escape_unit(line, i), next = unit >= 0 ? escape_unit(line, i + 6) : -1;
        bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
        if (high && next >= 0xDC00 && next < 0xE000)
            i += 11;
        else if (high || low)
            memcpy(bytes + i, "\\ufffd", 6);
        else
            i++;
    }
}

/* The line with lone surrogates mended, where it has any escape that could be one. */
static bool line_mend(struct input *input, struct dateline_text *line)
{
    if (text_find(*line, TEXT("\\ud")) > line->length && text_find(*line, TEXT("\\uD")) > line->length)
        return true;
    if (!buffer_set(&input->texts[1], *line))
        return false;
    surrogates_mend(input->texts[1].bytes, input->texts[1].length);
    *line = buffer_text(&input->texts[1]);
    return true;
}

enum dateline_status object_read(struct input *input, struct dateline_text line, json_t **ret_object)
{
    json_error_t problem;
    if (depth_count(line) > OBJECT_DEPTH)
        return input_say(input, DATELINE_LIMIT, "nested deeper than %d; this row is left out", OBJECT_DEPTH);
    if (!line_mend(input, &line))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    json_t *object = json_loadb(line.bytes, line.length, JSON_ALLOW_NUL | JSON_DECODE_ANY, &problem);
    if (!object && json_error_code(&problem) == json_error_out_of_memory)
        return input_say(input, DATELINE_MEMORY, "out of memory");
    if (!object)
        return input_say(
            input, DATELINE_FORMAT, "byte %d: not JSON (%s); this row is left out", problem.position, problem.text);
    if (!json_is_object(object)) {
        enum dateline_status status = input_say(input, DATELINE_FORMAT,
            "%s, not an object; write one object a line (jq -c '.[]' makes lines out of a list)",
            object_type_name(object));
        json_decref(object);
        return status;
    }
    *ret_object = object;
    return DATELINE_OK;
}

const char *object_type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return "an object";
    case JSON_ARRAY:
        return "a list";
    case JSON_STRING:
        return "a string";
    case JSON_INTEGER:
    case JSON_REAL:
        return "a number";
    case JSON_NULL:
        return "null";
    default:
        return "true or false";
    }
}
