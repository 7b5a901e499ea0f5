/* The names of grounds, which the codebook's compiler needs as well. */
#include "what/ground.h"

static const char *const names[] = {
#define GROUND_TEXT(name, text) text,
    GROUND_LIST(GROUND_TEXT)
#undef GROUND_TEXT
};

const char *dateline_ground_text(unsigned bit)
{
    return bit < GROUND_COUNT ? names[bit] : NULL;
}
