/* What readers share: messages, decoding, lines. */
#include "wire/reader.h"

#include <stdio.h>

enum { LINE_FACTOR = 4, LINE_SPARE = 1 << 16 };

enum dateline_status input_say(struct input *input, enum dateline_status status, const char *format, ...)
{
    struct dateline_error error;
    char words[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    if (input->line)
        error_set(&error, status, "%s:%llu: %s", input->path, (unsigned long long)input->line, words);
    else
        error_set(&error, status, "%s: %s", input->path, words);
    if (input->report)
        input->report(input->report_context, status, error.message);
    return status;
}

bool input_decode(struct input *input, struct dateline_text bytes, struct buffer *into, struct dateline_text *ret_text)
{
    struct decode_note note;
    if (!decode_text(bytes, into, ret_text, &note))
        return false;
    if (note.encoding != DECODE_UTF8 && !input->encoding_said) {
        input_say(
            input, DATELINE_OK, "not UTF-8 (byte %zu); read as %s", note.first_broken, decode_name(note.encoding));
        input->encoding_said = true;
    }
    if (note.broken)
        input_say(input, DATELINE_OK, "%zu broken UTF-8 sequence%s, the first at byte %zu, read as U+FFFD", note.broken,
            note.broken == 1 ? "" : "s", note.first_broken);
    return true;
}

enum dateline_status input_line(struct input *input, struct dateline_text *ret_line)
{
    /* Escapes make a text up to six times as long, most of the time hardly longer. */
    size_t bound = input->article_size * LINE_FACTOR + LINE_SPARE;
    struct dateline_text line;
    enum line_result result = line_next(input->stream, &input->raw, bound, &line);
    if (result == LINE_END)
        return DATELINE_END;
    input->line++;
    if (result == LINE_TOO_LONG)
        return input_say(input, DATELINE_LIMIT,
            "a line of %zu bytes is past the bound of %zu and left out; see "
            "--article-size",
            line.length, bound);
    if (result == LINE_NO_MEMORY || !input_decode(input, line, &input->decoded, ret_line))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    return DATELINE_OK;
}
