/* What the fuzzers of readers share: bytes through a stream and a reader until its end, each text checked. */
#ifndef DATELINE_TESTS_FUZZ_FUZZED_INPUT_H
#define DATELINE_TESTS_FUZZ_FUZZED_INPUT_H

#include "base/utf8.h"
#include "wire/reader.h"

#include <assert.h>

static void reading_check(const struct dateline_article *article, size_t bound)
{
    assert(article->text.length <= bound);
    assert(utf8_valid(article->text) && utf8_valid(article->id) && utf8_valid(article->title));
}

typedef void reading_take(void *context, const struct dateline_article *article);

/* The first byte chooses whether the rest is UTF-16. Each article goes to `take`, if there is one. */
static inline int reading_each(
    const struct reader *reader, bool gold, const uint8_t *data, size_t size, reading_take *take, void *context)
{
    struct dateline_error error;
    struct dateline_article article = { .line = 0 };
    struct input input = { .path = "fuzz", .article_size = 4096, .gold = gold };
    if (!size ||
        stream_of((struct dateline_text){ (const char *)data + 1, size - 1 }, &input.stream, &error) != DATELINE_OK)
        return 0;
    if (data[0] == 1 || data[0] == 2)
        stream_transcode(input.stream, data[0] == 1 ? STREAM_UTF16_LE : STREAM_UTF16_BE);
    for (;;) {
        enum dateline_status status = reader->next(&input, &article);
        if (status == DATELINE_END || status == DATELINE_MEMORY)
            break;
        if (status != DATELINE_OK)
            continue;
        reading_check(&article, input.article_size);
        if (take)
            take(context, &article);
    }
    if (reader->end)
        reader->end(&input);
    stream_close(input.stream);
    buffer_free(&input.raw);
    buffer_free(&input.decoded);
    for (int i = 0; i < 3; i++)
        buffer_free(&input.texts[i]);
    return 0;
}

static inline int reading_run(const struct reader *reader, const uint8_t *data, size_t size)
{
    return reading_each(reader, false, data, size, NULL, NULL);
}

#endif
