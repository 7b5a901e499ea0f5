/* PLOVER's sectors. */
#include "who/sector.h"

#include <string.h>

static const struct dateline_text names[SECTOR_COUNT] = { { "", 0 },
#define SECTOR_SPELLED(name) { #name, 3 },
    SECTOR_LIST(SECTOR_SPELLED)
#undef SECTOR_SPELLED
};

struct dateline_text sector_text(enum sector sector)
{
    return names[sector < SECTOR_COUNT ? sector : SECTOR_NONE];
}

enum sector sector_of(struct dateline_text text)
{
    for (int i = 1; i < SECTOR_COUNT; i++)
        if (text_same(names[i], text))
            return (enum sector)i;
    return SECTOR_NONE;
}

bool sectors_have(struct sectors sectors, enum sector sector)
{
    for (int i = 0; i < DATELINE_SECTORS; i++)
        if (sectors.at[i] == sector)
            return true;
    return false;
}

void sectors_add(struct sectors *sectors, enum sector sector)
{
    if (sector == SECTOR_NONE || sectors_have(*sectors, sector))
        return;
    for (int i = 0; i < DATELINE_SECTORS; i++) {
        if (!sectors->at[i]) {
            sectors->at[i] = (uint8_t)sector;
            return;
        }
    }
}

void sectors_lead(struct sectors *sectors, enum sector sector)
{
    struct sectors rest = *sectors;
    if (sector == SECTOR_NONE)
        return;
    memset(sectors, 0, sizeof *sectors);
    sectors_add(sectors, sector);
    for (int i = 0; i < DATELINE_SECTORS; i++)
        sectors_add(sectors, rest.at[i]);
}
