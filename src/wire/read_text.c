/* The reader of plain text: one report a file. */
#include "wire/reader.h"

static enum dateline_status text_past_bound(struct input *input)
{
    return input_say(input, DATELINE_LIMIT,
        "more than %zu bytes of text, past the bound of an article; see --article-size, or --from jsonl",
        input->article_size);
}

/* Reads whatever is left of the stream, up to the bound. */
static enum dateline_status text_load(struct input *input, struct dateline_text *ret_bytes)
{
    buffer_clear(&input->raw);
    for (;;) {
        struct dateline_text ahead = stream_peek(input->stream, 1);
        if (!ahead.length)
            break;
        if (input->raw.length + ahead.length > input->article_size + 3)
            return text_past_bound(input);
        if (!buffer_add(&input->raw, ahead))
            return input_say(input, DATELINE_MEMORY, "out of memory");
        stream_skip(input->stream, ahead.length);
    }
    *ret_bytes = buffer_text(&input->raw);
    return DATELINE_OK;
}

static enum dateline_status text_next(struct input *input, struct dateline_article *ret_article)
{
    struct dateline_text bytes = { NULL, 0 }, text = { NULL, 0 };
    if (input->state)
        return DATELINE_END;
    input->state = input; /* read once */
    enum dateline_status status = text_load(input, &bytes);
    if (status != DATELINE_OK)
        return status;
    if (!input_decode(input, bytes, &input->decoded, &text))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    if (text.length > input->article_size) /* Latin-1 and broken sequences grow when they are decoded */
        return text_past_bound(input);
    if (!text_trim(text).length)
        return input_say(input, DATELINE_FORMAT, "empty: there is no text to read");
    *ret_article = (struct dateline_article){ .text = text, .path = text_of(input->path), .plain_file = true };
    return DATELINE_OK;
}

static bool text_fits(struct dateline_text head)
{
    (void)head;
    return true;
}

const struct reader reader_text = { "text", ".txt ", text_fits, text_next, NULL };
