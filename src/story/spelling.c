/* The spellings of the public header's enumerations. */
#include "dateline.h"

const char *dateline_status_text(enum dateline_status status)
{
    static const char *const texts[] = {
#define STATUS_TEXT(name, text) text,
        DATELINE_STATUS_LIST(STATUS_TEXT)
#undef STATUS_TEXT
    };
    return (size_t)status < sizeof texts / sizeof *texts ? texts[status] : "unknown status";
}

const char *dateline_upos_text(enum dateline_upos upos)
{
    static const char *const texts[] = {
#define UPOS_TEXT(name) #name,
        DATELINE_UPOS_LIST(UPOS_TEXT)
#undef UPOS_TEXT
    };
    return (size_t)upos < DATELINE_UPOS_COUNT ? texts[upos] : "X";
}

const char *dateline_deprel_text(enum dateline_deprel deprel)
{
    static const char *const texts[] = {
#define DEPREL_TEXT(name, spelling) spelling,
        DATELINE_DEPREL_LIST(DEPREL_TEXT)
#undef DEPREL_TEXT
    };
    return (size_t)deprel < DATELINE_DEPREL_COUNT ? texts[deprel] : "dep";
}
