/* Building the gazetteer's image from the tables of places/: countries first, then first-order divisions, then what
 * lies in them, so that each row finds the place that it points at. A row whose geonameid is known already adds names
 * to that place.
 *
 * Every table is read by the names of its columns; the ones that a table lacks are empty. */
#include "base/folder.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/vector.h"
#include "where/gazetteer.h"

#include <string.h>

enum { COLUMNS = 16 };

/* The columns that a row may have, in the order of struct row.fields. */
enum column {
    GEONAMEID,
    NAME,
    COUNTRY,
    ADMIN1,
    LATITUDE,
    LONGITUDE,
    POPULATION,
    CODE,
    ALTERNATES,
    ADJECTIVES,
    COLUMN_COUNT
};
static const char *const column_names[COLUMN_COUNT] = { "geonameid", "name", "country", "admin1", "lat", "lon",
    "population", "code", "alternates", "adjectives" };

/* Tables in the order in which they are read, and what their rows are. */
static const struct source {
    const char *file;
    enum gazetteer_kind kind;
} sources[] = {
    { "countries.tsv", GAZETTEER_COUNTRY },
    { "regions.tsv", GAZETTEER_REGION },
    { "other.tsv", GAZETTEER_WIDE },
    { "counties.tsv", GAZETTEER_COUNTY },
    { "towns-africa.tsv", GAZETTEER_TOWN },
    { "towns-america.tsv", GAZETTEER_TOWN },
    { "towns-asia.tsv", GAZETTEER_TOWN },
    { "towns-europe.tsv", GAZETTEER_TOWN },
};

struct name {
    uint64_t key;
    uint32_t member;
    uint32_t flags;
};

struct builder {
    struct arena *arena;
    VECTOR(struct gazetteer_place) places;
    VECTOR(struct name) names;
    struct text_builder texts;
    struct map countries; /* alpha-3 → place + 1 */
    struct map regions;   /* "USA.TX" → place + 1 */
    struct map ids;       /* geonameid → place + 1 */
};

/* A table that is being read. */
struct reader {
    const char *path;
    struct tsv tsv;
    uint32_t column[COLUMN_COUNT]; /* position in the file; COLUMNS: absent */
    struct dateline_text fields[COLUMNS];
    uint32_t count;
};

static enum dateline_status reader_open(
    struct builder *builder, const char *folder, const char *file, struct reader *reader, struct dateline_error *error)
{
    *reader = (struct reader){ .path = text_format(builder->arena, "%s/%s", folder, file).bytes };
    enum dateline_status status = file_load(builder->arena, reader->path, &reader->tsv.rest, error);
    if (status != DATELINE_OK)
        return status;
    uint32_t count = tsv_next(&reader->tsv, reader->fields, COLUMNS);
    for (uint32_t c = 0; c < COLUMN_COUNT; c++) {
        reader->column[c] = COLUMNS;
        for (uint32_t i = 0; i < count && i < COLUMNS; i++)
            if (text_is(reader->fields[i], column_names[c]))
                reader->column[c] = i;
    }
    return DATELINE_OK;
}

static bool reader_next(struct reader *reader)
{
    reader->count = tsv_next(&reader->tsv, reader->fields, COLUMNS);
    return reader->count > 0;
}

static struct dateline_text reader_field(const struct reader *reader, enum column column)
{
    uint32_t at = reader->column[column];
    return at < COLUMNS && at < reader->count ? reader->fields[at] : (struct dateline_text){ NULL, 0 };
}

/* "-12.3456" in millionths; false for anything else. */
static bool parse_degrees(struct dateline_text text, int32_t *ret_degrees)
{
    bool negative = text.length && text.bytes[0] == '-';
    int64_t value = 0, scale = 0;
    for (size_t i = negative; i < text.length; i++) {
        char c = text.bytes[i];
        if (c == '.' && !scale)
            scale = 1;
        else if (byte_is_digit(c) && scale < 1000000 && value < 1000000000)
            value = value * 10 + (c - '0'), scale *= 10;
        else
            return false;
    }
    for (scale = scale ? scale : 1; scale < 1000000; scale *= 10)
        value *= 10;
    if (text.length == 0 || value > 180000000)
        return false;
    *ret_degrees = (int32_t)(negative ? -value : value);
    return true;
}

/* "US", "U.S.", "UAE": two to four letters, all of them capitals. */
static bool all_capitals(struct dateline_text name)
{
    size_t letters = 0;
    for (size_t i = 0; i < name.length; i++) {
        if (byte_is_upper(name.bytes[i]))
            letters++;
        else if (name.bytes[i] != '.')
            return false;
    }
    return letters >= 2 && letters <= 4;
}

static void add_name(struct builder *builder, struct dateline_text name, uint32_t place, bool other, uint32_t flags)
{
    if (!name.length)
        return;
    bool literal = flags & GAZETTEER_SHORT;
    uint64_t hash = literal ? hash_bytes(GAZETTEER_SHORT_SEED, name.bytes, name.length)
                            : gazetteer_hash(builder->arena, HASH_SEED, name);
    if (all_capitals(name) && !literal)
        flags |= GAZETTEER_CAPITALS;
    *VECTOR_PUSH(builder->arena, &builder->names) = (struct name){ hash_mix(hash), place << 1 | other, flags };
}

static void add_names(struct builder *builder, struct dateline_text list, uint32_t place, uint32_t flags)
{
    struct dateline_text name;
    while (list.length && text_cut(&list, '|', &name))
        add_name(builder, name, place, true, flags);
}

/* The place of a row: a new one, or the one that has its geonameid already. */
static uint32_t place_of_row(struct builder *builder, struct dateline_text geonameid, bool *ret_new)
{
    *ret_new = true;
    uint32_t *known = NULL;
    if (geonameid.length && !text_is(geonameid, "0"))
        known = map_put(&builder->ids, geonameid, ret_new);
    if (!*ret_new)
        return *known - 1;
    VECTOR_PUSH(builder->arena, &builder->places);
    if (known)
        *known = builder->places.count;
    return builder->places.count - 1;
}

static uint32_t found(const struct map *map, struct dateline_text key)
{
    const uint32_t *value = map_get(map, key);
    return value ? *value - 1 : DATELINE_NONE;
}

/* Fills in a new place; false when a number is none. */
static bool fill_place(struct builder *builder, const struct reader *reader, enum gazetteer_kind kind, uint32_t index)
{
    struct gazetteer_place *place = &builder->places.at[index];
    struct dateline_text name = reader_field(reader, NAME), code = reader_field(reader, CODE);
    struct dateline_text country = reader_field(reader, COUNTRY), region = reader_field(reader, ADMIN1);
    int64_t id = 0, population = 0;
    if (!parse_degrees(reader_field(reader, LATITUDE), &place->latitude) ||
        !parse_degrees(reader_field(reader, LONGITUDE), &place->longitude) || name.length == 0 || name.length > 200 ||
        code.length >= GAZETTEER_CODE || country.length > 3)
        return false;
    if ((reader_field(reader, GEONAMEID).length && !text_number(reader_field(reader, GEONAMEID), &id)) ||
        (reader_field(reader, POPULATION).length && !text_number(reader_field(reader, POPULATION), &population)))
        return false;
    place->geonameid = (uint32_t)id;
    place->population = population > UINT32_MAX ? UINT32_MAX : (uint32_t)population;
    place->name = builder->texts.count;
    place->name_length = (uint16_t)name.length;
    text_add(&builder->texts, name);
    if (kind == GAZETTEER_WIDE && country.length)
        kind = code.length >= 3 && memcmp(code.bytes, "PPL", 3) == 0 ? GAZETTEER_TOWN
               : text_is(code, "PCLH")                               ? GAZETTEER_COUNTRY
                                                                     : GAZETTEER_REGION;
    place->kind = (uint8_t)kind;
    if (code.length)
        memcpy(place->code, code.bytes, code.length);
    if (country.length)
        memcpy(place->country_code, country.bytes, country.length);
    place->country = found(&builder->countries, country);
    place->region =
        found(&builder->regions, text_format(builder->arena, "%.*s.%.*s", TEXT_ARG(country), TEXT_ARG(region)));
    if (place->region == index)
        place->region = DATELINE_NONE;
    return true;
}

/* Countries and divisions are found again by their codes. */
static void index_place(struct builder *builder, const struct reader *reader, enum gazetteer_kind kind, uint32_t index)
{
    struct gazetteer_place *place = &builder->places.at[index];
    if (kind == GAZETTEER_COUNTRY) {
        struct dateline_text alpha3 = reader->fields[0];
        *map_put(&builder->countries, alpha3, NULL) = index + 1;
        memcpy(place->country_code, alpha3.bytes, alpha3.length < 3 ? alpha3.length : 3);
        memcpy(place->code, "PCLI", 4);
        place->country = index;
    } else if (kind == GAZETTEER_REGION) {
        struct dateline_text key = text_format(builder->arena, "%.*s.%.*s", TEXT_ARG(reader_field(reader, COUNTRY)),
            TEXT_ARG(reader_field(reader, ADMIN1)));
        *map_put(&builder->regions, key, NULL) = index + 1;
    }
}

static enum dateline_status read_places(
    struct builder *builder, const char *folder, const struct source *source, struct dateline_error *error)
{
    struct reader reader;
    enum dateline_status status = reader_open(builder, folder, source->file, &reader, error);
    while (status == DATELINE_OK && reader_next(&reader)) {
        bool fresh;
        uint32_t place = place_of_row(builder, reader_field(&reader, GEONAMEID), &fresh);
        if (fresh && !fill_place(builder, &reader, source->kind, place))
            return error_set(error, DATELINE_SYNTAX, "%s:%u: a place needs a name, numbers and degrees", reader.path,
                reader.tsv.line);
        if (fresh)
            index_place(builder, &reader, source->kind, place);
        add_name(builder, reader_field(&reader, NAME), place, !fresh, 0);
        add_names(builder, reader_field(&reader, ALTERNATES), place, 0);
        add_names(builder, reader_field(&reader, ADJECTIVES), place, GAZETTEER_ADJECTIVE);
    }
    return status;
}

/* Tables of two columns: a geonameid and a spelling (spellings.tsv, abbreviations.tsv). */
static enum dateline_status read_spellings(
    struct builder *builder, const char *folder, const char *file, uint32_t flags, struct dateline_error *error)
{
    struct reader reader;
    enum dateline_status status = reader_open(builder, folder, file, &reader, error);
    while (status == DATELINE_OK && reader_next(&reader)) {
        uint32_t place = found(&builder->ids, reader.fields[0]);
        if (place == DATELINE_NONE)
            return error_set(error, DATELINE_SYNTAX, "%s:%u: no table has the geonameid %.*s", reader.path,
                reader.tsv.line, TEXT_ARG(reader.fields[0]));
        add_name(builder, reader.fields[1], place, true, flags);
    }
    return status;
}

static enum dateline_status read_doubtful(struct builder *builder, const char *folder, struct dateline_error *error)
{
    struct reader reader;
    enum dateline_status status = reader_open(builder, folder, "doubtful.tsv", &reader, error);
    while (status == DATELINE_OK && reader_next(&reader)) {
        uint32_t flag = text_is(reader.fields[1], "word")     ? GAZETTEER_WORD
                        : text_is(reader.fields[1], "person") ? GAZETTEER_PERSON
                        : text_is(reader.fields[1], "given")  ? GAZETTEER_GIVEN
                        : text_is(reader.fields[1], "never")  ? GAZETTEER_NEVER
                                                              : 0;
        if (!flag)
            return error_set(error, DATELINE_SYNTAX, "%s:%u: a name is doubtful as word, person, given or never",
                reader.path, reader.tsv.line);
        uint64_t key = hash_mix(gazetteer_hash(builder->arena, HASH_SEED, reader.fields[0]));
        *VECTOR_PUSH(builder->arena, &builder->names) = (struct name){ key, UINT32_MAX, flag };
    }
    return status;
}

static int order_names(const void *a, const void *b, void *context)
{
    const struct name *left = a, *right = b;
    (void)context;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->member > right->member) - (left->member < right->member);
}

/* A key is an adjective or an abbreviation when all its names are; it has any doubt of one of them. Doubts alone (their
 * member is UINT32_MAX, so they sort last) make no slot, but for names that are never meant. */
static void fill_slots(struct builder *builder, struct gazetteer_slot *slots, uint32_t mask, uint32_t *members)
{
    uint32_t member_count = 0;
    for (uint32_t i = 0, end; i < builder->names.count; i = end) {
        const struct name *names = builder->names.at;
        struct gazetteer_slot slot = { .key = names[i].key, .first = member_count };
        uint32_t all = ~0u, any = 0;
        for (end = i; end < builder->names.count && names[end].key == names[i].key; end++) {
            bool same = end > i && names[end].member >> 1 == names[end - 1].member >> 1;
            any |= names[end].flags;
            if (names[end].member == UINT32_MAX)
                continue;
            all &= names[end].flags;
            if (!same && slot.count < UINT16_MAX) {
                members[member_count++] = names[end].member;
                slot.count++;
            }
        }
        if (!slot.count && !(any & GAZETTEER_NEVER))
            continue;
        slot.flags = (uint16_t)((all & (GAZETTEER_ADJECTIVE | GAZETTEER_SHORT)) |
                                (any & (GAZETTEER_WORD | GAZETTEER_PERSON | GAZETTEER_CAPITALS | GAZETTEER_GIVEN |
                                           GAZETTEER_NEVER)));
        uint32_t at = (uint32_t)slot.key & mask;
        while (slots[at].key)
            at = (at + 1) & mask;
        slots[at] = slot;
    }
}

static struct dateline_text build_image(struct builder *builder)
{
    sort_stable(builder->arena, builder->names.at, builder->names.count, sizeof *builder->names.at, order_names, NULL);
    uint32_t size = 2, count = builder->names.count;
    while (size < count + count / 2)
        size *= 2;
    struct gazetteer_slot *slots = ARENA_ARRAY(builder->arena, struct gazetteer_slot, size);
    uint32_t *members = ARENA_ARRAY(builder->arena, uint32_t, count);
    fill_slots(builder, slots, size - 1, members);
    struct image_builder image;
    image_begin(&image, builder->arena);
    image_add(&image, "places", builder->places.at, builder->places.count, sizeof *builder->places.at);
    image_add(&image, "slots", slots, size, sizeof *slots);
    image_add(&image, "members", members, count, sizeof *members);
    image_add(&image, "texts", builder->texts.bytes, builder->texts.count, 1);
    return image_end(&image, "plac", GAZETTEER_VERSION);
}

enum dateline_status gazetteer_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error)
{
    struct builder builder = {
        .arena = arena, .texts.arena = arena, .countries.arena = arena, .regions.arena = arena, .ids.arena = arena
    };
    enum dateline_status status = DATELINE_OK;
    for (size_t i = 0; status == DATELINE_OK && i < sizeof sources / sizeof *sources; i++)
        status = read_places(&builder, folder, &sources[i], error);
    if (status == DATELINE_OK)
        status = read_spellings(&builder, folder, "spellings.tsv", 0, error);
    if (status == DATELINE_OK)
        status = read_spellings(&builder, folder, "abbreviations.tsv", GAZETTEER_SHORT, error);
    if (status == DATELINE_OK)
        status = read_doubtful(&builder, folder, error);
    if (status == DATELINE_OK)
        *ret_image = build_image(&builder);
    return status;
}
