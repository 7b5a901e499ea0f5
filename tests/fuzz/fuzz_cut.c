/* Any text through the wire stage: blocks lie in order inside the text and hold every character that is no space. */
#include "base/text.h"
#include "base/utf8.h"
#include "dateline.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static dateline_workspace *workspace_make(void)
{
    static dateline_coder *coder;
    dateline_workspace *workspace;
    struct dateline_error error;
    struct dateline_options options = { .size = sizeof options, .last_stage = "wire" };
    if (!coder && dateline_coder_open(&options, &coder, &error) != DATELINE_OK)
        abort();
    if (dateline_workspace_new(coder, &workspace, &error) != DATELINE_OK)
        abort();
    return workspace;
}

static size_t letters_count(struct dateline_text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += !byte_is_space(text.bytes[i]);
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static dateline_workspace *workspace;
    struct dateline_error error;
    dateline_result *result;
    if (!workspace)
        workspace = workspace_make();
    if (size < 1 || !utf8_valid((struct dateline_text){ (const char *)data + 1, size - 1 }))
        return 0;
    struct dateline_article article = { .text = { (const char *)data + 1, size - 1 }, .plain_file = data[0] & 1 };
    if (dateline_code(workspace, &article, &result, &error) != DATELINE_OK)
        return 0;
    size_t count, at = 0, letters = 0;
    const struct dateline_block *blocks = dateline_blocks(result, &count);
    for (size_t i = 0; i < count; i++) {
        assert(
            blocks[i].span.start >= at && blocks[i].span.start < blocks[i].span.end && blocks[i].span.end <= size - 1);
        letters += letters_count(text_slice(article.text, blocks[i].span.start, blocks[i].span.end));
        at = blocks[i].span.end;
    }
    assert(letters == letters_count(article.text));
    dateline_result_free(result);
    return 0;
}
