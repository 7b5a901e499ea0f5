/* The gazetteer: names of places to places, built from the tables of places/ (places/README.md) into one image.
 *
 * A name is looked up by its key: a hash of its letters and digits in small letters without marks, so that
 * "Port-au-Prince", "Port au Prince" and "PORT-AU-PRINCE" are one, whatever the tokens. Keys are hashed on from token
 * to token; the longest run of tokens that is a name wins. Abbreviations ("Ky.", "TX") have keys of their own, byte by
 * byte, because their capitals and full stops are all that sets them off from words. */
#ifndef DATELINE_WHERE_GAZETTEER_H
#define DATELINE_WHERE_GAZETTEER_H

#include "base/image.h"

enum { GAZETTEER_VERSION = 1, GAZETTEER_CODE = 8 };

enum gazetteer_kind {
    GAZETTEER_WIDE,    /* continents, seas, mountains, regions of several states */
    GAZETTEER_COUNTRY, /* also states that ended */
    GAZETTEER_REGION,  /* first-order division, or a region inside one country */
    GAZETTEER_COUNTY,  /* second-order division */
    GAZETTEER_TOWN
};

struct gazetteer_place {
    int32_t latitude, longitude; /* degrees × 1,000,000 */
    uint32_t geonameid;          /* 0: none known */
    uint32_t population;
    uint32_t name;    /* offset in the texts */
    uint32_t country; /* place, or NONE */
    uint32_t region;  /* the first-order division that it lies in, a place; NONE */
    uint16_t name_length;
    uint8_t kind; /* enum gazetteer_kind */
    uint8_t reserved;
    char country_code[4];      /* alpha-3, terminated; empty for wide places */
    char code[GAZETTEER_CODE]; /* GeoNames feature code, padded with NULs: "PPLC" */
};

/* Bits of struct gazetteer_slot.flags */
enum {
    GAZETTEER_CAPITALS = 1u << 0,  /* "US", "UAE": counts in capitals only */
    GAZETTEER_WORD = 1u << 1,      /* also a common word: "Reading", "Nice" */
    GAZETTEER_PERSON = 1u << 2,    /* also a person's name: "Jackson" */
    GAZETTEER_ADJECTIVE = 1u << 3, /* "Russian": no place itself, but says one */
    GAZETTEER_SHORT = 1u << 4,     /* an abbreviation, matched byte by byte */
    GAZETTEER_GIVEN = 1u << 6,     /* also a first name: "Chad", "Georgia" */
    GAZETTEER_NEVER = 1u << 5 /* a name that stands for something else whenever newspapers write it: "White House" */
};

struct gazetteer_slot {
    uint64_t key;   /* 0: free */
    uint32_t first; /* of the members */
    uint16_t count;
    uint16_t flags; /* GAZETTEER_… */
};

/* A place that bears a name; the low bit says that the name is not its first one. */
#define GAZETTEER_MEMBER_PLACE(member) ((member) >> 1)
#define GAZETTEER_MEMBER_OTHER(member) ((member)&1u)

struct gazetteer {
    const struct gazetteer_place *places;
    const struct gazetteer_slot *slots;
    const uint32_t *members;
    const char *texts;
    uint32_t place_count, slot_mask;
};

/* Opens an image where it lies; it must outlive the gazetteer. Errors: IMAGE. Thread-safe. */
enum dateline_status gazetteer_open(struct dateline_text bytes, const char *path, bool verify,
    struct gazetteer *ret_gazetteer, struct dateline_error *error);

/* Builds the image from the tables of a folder (places/). Errors: IO, SYNTAX with file and line. */
enum dateline_status gazetteer_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error);

/* Goes on hashing a name from HASH_SEED, word after word. Words in ASCII take no memory; others a little scratch. */
uint64_t gazetteer_hash(struct arena *scratch, uint64_t seed, struct dateline_text word);
/* The same for abbreviations, from GAZETTEER_SHORT_SEED. */
#define GAZETTEER_SHORT_SEED (HASH_SEED ^ 0x5bd1e995u)

/* The names of a hash, or NULL. */
const struct gazetteer_slot *gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash);

struct dateline_text gazetteer_name(const struct gazetteer *gazetteer, uint32_t place);

/* True when `inner` lies in `outer`, a country or a first-order division, or is it. */
bool gazetteer_inside(const struct gazetteer *gazetteer, uint32_t inner, uint32_t outer);

#endif
