/* libFuzzer target: words, sentences and trees of any bytes. Whatever they are, the layers are well-formed and the
 * words cover all that is not white space. The first byte says whether the words are given cut. */
#include <stdint.h>
#include <stdlib.h>

#include "coder/knowledge.h"
#include "story/story.h"

static void out_of_memory(void *context)
{
    (void)context;
    abort();
}

static void language_ready(struct language *language)
{
    static struct arena kept;
    static struct image words;
    struct dateline_error error;
    arena_init(&kept, 0, out_of_memory, NULL);
    if (image_open(knowledge_linked(IMAGE_WORDS), "words", "word", TABLE_VERSION, false, &words, &error) !=
            DATELINE_OK ||
        language_open(&kept, &words, knowledge_linked(IMAGE_MODEL), "model", false, language, &error) != DATELINE_OK)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct language language;
    static bool ready;
    struct arena arena, scratch;
    if (size < 1)
        return 0;
    if (!ready)
        language_ready(&language);
    ready = true;
    arena_init(&arena, (size_t)1 << 30, out_of_memory, NULL);
    arena_init(&scratch, (size_t)1 << 30, out_of_memory, NULL);
    struct story story = { .arena = &arena, .scratch = &scratch };
    story.article.text = (struct dateline_text){ (const char *)data + 1, size - 1 };
    story.article.words_given = data[0] % 2 == 1;
    language_split(&language, &story);
    language_parse(&language, &story);
    if (story_check(&story) != NULL)
        abort();
    uint32_t end = 0;
    for (uint32_t i = 0; i < story.tokens.count && !story.article.words_given; i++) {
        size_t bytes;
        for (; end < story.tokens.at[i].span.start; end += (uint32_t)bytes)
            if (!token_space_at(story.article.text, end, &bytes))
                abort();
        end = story.tokens.at[i].span.end;
    }
    arena_free(&arena);
    arena_free(&scratch);
    return 0;
}
