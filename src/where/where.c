/* The stage of the where room: toponyms in, the layer of places out. */
#include "where/where.h"

#include "base/hash.h"
#include "where/landmark.h"
#include "where/standing.h"

#include <string.h>

enum dateline_status where_open(struct arena *arena, struct dateline_text places, const struct image *words,
    const struct where **ret_where, struct dateline_error *error)
{
    struct where *where = ARENA_NEW(arena, struct where);
    enum dateline_status status = gazetteer_open(places, "places", false, &where->gazetteer, error);
    if (status == DATELINE_OK && !table_open(words, "toponyms", &where->words))
        status = error_set(error, DATELINE_IMAGE, "the word tables lack words/toponyms.tsv; build them again");
    *ret_where = where;
    return status;
}

/* GeoNames' feature class of a feature code, by the code's beginning; S, a spot, for what is not listed. */
static struct dateline_text feature_class(struct dateline_text code)
{
    static const char classes[][2][8] = { { "PPL", "P" }, { "ADM", "A" }, { "PCL", "A" }, { "CONT", "L" },
        { "RGN", "L" }, { "AREA", "L" }, { "PRK", "L" }, { "PRT", "L" }, { "STM", "H" }, { "LK", "H" }, { "BAY", "H" },
        { "GULF", "H" }, { "SEA", "H" }, { "OCN", "H" }, { "STRT", "H" }, { "CHN", "H" }, { "CNL", "H" },
        { "FLLS", "H" }, { "RSV", "H" }, { "MT", "T" }, { "HLL", "T" }, { "VAL", "T" }, { "ISL", "T" }, { "PEN", "T" },
        { "CAPE", "T" }, { "DSRT", "T" }, { "DLTA", "T" }, { "BCH", "T" }, { "RD", "R" }, { "TNL", "R" },
        { "FRST", "V" } };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (text_starts(code, classes[i][0]))
            return text_of(classes[i][1]);
    return code.length ? TEXT("S") : (struct dateline_text){ NULL, 0 };
}

static uint8_t resolution_of(const struct gazetteer_place *place)
{
    static const uint8_t resolutions[] = { [GAZETTEER_WIDE] = 0,
        [GAZETTEER_COUNTRY] = 1,
        [GAZETTEER_REGION] = 2,
        [GAZETTEER_COUNTY] = 3,
        [GAZETTEER_TOWN] = 4 };
    return resolutions[place->kind];
}

/* The fields of a resolved place. Texts lie in the gazetteer. */
static void fill_place(const struct gazetteer *gazetteer, uint32_t index, struct dateline_place *place)
{
    const struct gazetteer_place *from = &gazetteer->places[index];
    place->name = gazetteer_name(gazetteer, index);
    place->country_code = text_of(from->country_code);
    place->feature_code = text_of(from->code);
    place->feature_class = feature_class(place->feature_code);
    place->geonameid = from->geonameid;
    place->latitude = from->latitude;
    place->longitude = from->longitude;
    place->resolution = resolution_of(from);
    if (from->country != DATELINE_NONE)
        place->country = gazetteer_name(gazetteer, from->country);
    if (from->kind == GAZETTEER_REGION)
        place->province = place->name;
    else if (from->region != DATELINE_NONE)
        place->province = gazetteer_name(gazetteer, from->region);
    if (from->kind == GAZETTEER_COUNTY)
        place->district = place->name;
    else if (from->kind == GAZETTEER_TOWN)
        place->city = place->name;
}

static void write_place(const struct where *where, struct story *story, const struct toponym *toponym)
{
    struct dateline_place *place = VECTOR_PUSH(story->arena, &story->places);
    place->first = toponym->first;
    place->end = toponym->end;
    place->span = story_span(story, toponym->first, toponym->end);
    place->located = toponym->located;
    place->clause = DATELINE_NONE;
    if (toponym->located && story->clause_at)
        place->clause = clause_of_token(story, toponym->first);
    if (toponym->place != DATELINE_NONE)
        fill_place(&where->gazetteer, toponym->place, place);
}

void where_find(const struct where *where, struct story *story)
{
    struct toponyms toponyms = { 0 };
    toponym_find(where, story, &toponyms);
    toponym_choose(where, story, &toponyms);
    landmark_anchor(where, &toponyms);
    standing_judge(where, story, &toponyms);
    for (uint32_t i = 0; i < toponyms.all.count; i++)
        if (!toponyms.all.at[i].dropped)
            write_place(where, story, &toponyms.all.at[i]);
}

/* The best place of a slot that lies in `container` (NONE: anywhere): the largest. */
static uint32_t largest(const struct gazetteer *gazetteer, const struct gazetteer_slot *slot, uint32_t container)
{
    uint32_t best = DATELINE_NONE;
    for (uint32_t i = 0; slot && i < slot->count; i++) {
        uint32_t place = GAZETTEER_MEMBER_PLACE(gazetteer->members[slot->first + i]);
        if (container != DATELINE_NONE && !gazetteer_inside(gazetteer, place, container))
            continue;
        if (best == DATELINE_NONE || gazetteer->places[place].population > gazetteer->places[best].population)
            best = place;
    }
    return best;
}

uint32_t where_of_words(const struct where *where, struct arena *scratch, struct dateline_text words)
{
    const struct gazetteer *gazetteer = &where->gazetteer;
    struct dateline_text rest = words, name, first, container_name;
    if (!words.length || !text_cut(&rest, ',', &name) || !text_cut(&name, '/', &first))
        return DATELINE_NONE;
    name = first; /* of several datelines */
    uint32_t container = DATELINE_NONE;
    if (text_cut(&rest, ',', &container_name)) {
        container_name = text_trim(container_name);
        const struct gazetteer_slot *outer =
            gazetteer_find(gazetteer, gazetteer_hash(scratch, HASH_SEED, container_name));
        if (!outer)
            outer = gazetteer_find(
                gazetteer, hash_bytes(GAZETTEER_SHORT_SEED, container_name.bytes, container_name.length));
        container = largest(gazetteer, outer, DATELINE_NONE);
    }
    const struct gazetteer_slot *slot = gazetteer_find(gazetteer, gazetteer_hash(scratch, HASH_SEED, text_trim(name)));
    uint32_t place = largest(gazetteer, slot, container);
    return place == DATELINE_NONE ? largest(gazetteer, slot, DATELINE_NONE) : place;
}
