/* Names of persons, organisations and places as `names.py` and the teacher write them into MISC: `Name=B-PER` and so on. */
#include "corpus.h"

#include <string.h>

static bool word_proper(const struct gold_word *word)
{
    return text_is(word->xpos, "NNP") || text_is(word->xpos, "NNPS");
}

static uint8_t name_written(struct dateline_text misc)
{
    static const char parts[] = "BIES", *const kinds[] = { "PER", "ORG", "LOC" };
    if (misc.length < 6 || memcmp(misc.bytes, "Name=", 5) != 0)
        return NAME_UNKNOWN;
    if (misc.bytes[5] == 'O' || misc.length < 10)
        return NAME_OUTSIDE;
    const char *part = strchr(parts, misc.bytes[5]);
    for (uint8_t kind = 0; kind < NAME_KINDS && part != NULL; kind++)
        if (memcmp(misc.bytes + 7, kinds[kind], 3) == 0)
            return (uint8_t)(1 + 4 * kind + (part - parts));
    return NAME_UNKNOWN;
}

void names_read(const struct gold_sentence *sentence, uint8_t *names)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct gold_word *word = &sentence->words[i];
        names[i] = name_written(word->misc);
        if (names[i] == NAME_UNKNOWN && !word_proper(word))
            names[i] = NAME_OUTSIDE;
    }
}
