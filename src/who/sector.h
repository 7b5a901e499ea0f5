/* PLOVER's sectors (manual 2.0, table 5.2), as small numbers. */
#ifndef DATELINE_WHO_SECTOR_H
#define DATELINE_WHO_SECTOR_H

#include "base/text.h"

#define SECTOR_LIST(X)                                                                                                 \
    X(COP)                                                                                                             \
    X(GOV)                                                                                                             \
    X(JUD)                                                                                                             \
    X(LEG)                                                                                                             \
    X(MIL)                                                                                                             \
    X(PRM)                                                                                                             \
    X(PTY)                                                                                                             \
    X(REB)                                                                                                             \
    X(SPY)                                                                                                             \
    X(UAF) X(UNK) X(AGR) X(BUS) X(CRM) X(CVL) X(EDU) X(ELI) X(JRN) X(LAB) X(MED) X(REF) X(OPP) X(PRE) X(REL) X(SOC)

enum sector {
    SECTOR_NONE,
#define SECTOR_NAME(name) SECTOR_##name,
    SECTOR_LIST(SECTOR_NAME)
#undef SECTOR_NAME
        SECTOR_COUNT
};

/* "GOV"; empty for SECTOR_NONE. */
struct dateline_text sector_text(enum sector sector);
/* The sector of three letters, or SECTOR_NONE. */
enum sector sector_of(struct dateline_text text);

/* Up to four sectors, the primary one first, SECTOR_NONE behind the last. */
struct sectors {
    uint8_t at[DATELINE_SECTORS];
};

/* Adds one behind the others, unless it is there or there is no room; SECTOR_NONE adds nothing. */
void sectors_add(struct sectors *sectors, enum sector sector);
/* Puts one before the others. */
void sectors_lead(struct sectors *sectors, enum sector sector);
bool sectors_have(struct sectors sectors, enum sector sector);

#endif
