/* The images that are linked in. */
#include "coder/knowledge.h"

#define LINKED(name) extern const char image_##name##_start[], image_##name##_end[];
LINKED(words)
LINKED(model)
LINKED(actors)
LINKED(places)
LINKED(codebook)
#undef LINKED

struct dateline_text knowledge_linked(enum knowledge_image which)
{
    static const struct {
        const char *start, *end;
    } linked[IMAGE_COUNT] = {
#define LINKED(name) { image_##name##_start, image_##name##_end },
        LINKED(words) LINKED(model) LINKED(actors) LINKED(places) LINKED(codebook)
#undef LINKED
    };
    return (struct dateline_text){ linked[which].start, (size_t)(linked[which].end - linked[which].start) };
}
