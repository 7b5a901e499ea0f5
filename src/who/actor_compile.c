/* Compiling a folder of actor tables: reading rows, and saying file and line of what is wrong in them.
 *
 * Files are read in four passes, agents first (the sectors of offices come from them), then states, then what is kept
 * by hand, then what build.py made; within a pass in the order of their names. */
#include "who/actor_compile.h"

#include "base/calendar.h"
#include "base/folder.h"
#include "who/actor_build.h"

#include <string.h>

#define COLUMN_LIST(X)                                                                                                 \
    X(noun)                                                                                                            \
    X(plural)                                                                                                          \
    X(sector)                                                                                                          \
    X(kind)                                                                                                            \
    X(weight)                                                                                                          \
    X(code)                                                                                                            \
    X(name)                                                                                                            \
    X(alias)                                                                                                           \
    X(adjective)                                                                                                       \
    X(people)                                                                                                          \
    X(capital)                                                                                                         \
    X(seat)                                                                                                            \
    X(place) X(from) X(to) X(office) X(gender) X(id) X(source) X(state) X(first) X(ethnicity) X(religion) X(short)

enum column {
#define COLUMN_NAME(name) COLUMN_##name,
    COLUMN_LIST(COLUMN_NAME)
#undef COLUMN_NAME
        COLUMN_COUNT
};

static const char *const column_names[] = {
#define COLUMN_SPELLED(name) #name,
    COLUMN_LIST(COLUMN_SPELLED)
#undef COLUMN_SPELLED
};

enum table_kind { TABLE_AGENTS, TABLE_STATES, TABLE_FIRST_NAMES, TABLE_PERSONS, TABLE_ORGANISATIONS };

/* A table being read, and its row. */
struct reader {
    struct actor_builder *builder;
    struct dateline_error *error;
    struct actor_check *check; /* NULL: the first mistake ends it */
    const char *path;
    struct tsv tsv;
    enum column columns[COLUMN_COUNT]; /* of each field of the header */
    uint32_t column_count;
    bool has[COLUMN_COUNT];
    struct dateline_text fields[COLUMN_COUNT]; /* of the row, by column; empty for none */
    uint8_t rank;
};

typedef bool row_reader(struct reader *reader);

static bool row_wrong(struct reader *reader, const char *what, struct dateline_text text)
{
    error_set(reader->error, DATELINE_SYNTAX, "%s:%u: %s '%.*s'", reader->path, reader->tsv.line, what, TEXT_ARG(text));
    return false;
}

/* The same, with what to do about it. */
static bool row_mend(struct reader *reader, const char *what, struct dateline_text text, const char *remedy)
{
    error_set(reader->error, DATELINE_SYNTAX, "%s:%u: %s '%.*s'; %s", reader->path, reader->tsv.line, what,
        TEXT_ARG(text), remedy);
    return false;
}

static bool header_read(struct reader *reader)
{
    struct dateline_text names[COLUMN_COUNT];
    reader->column_count = tsv_next(&reader->tsv, names, COLUMN_COUNT);
    if (!reader->column_count || reader->column_count > COLUMN_COUNT)
        return row_wrong(reader, "a table begins with a header row that names its columns, not with",
            reader->column_count ? names[0] : TEXT("nothing"));
    for (uint32_t i = 0; i < reader->column_count; i++) {
        uint32_t column = 0;
        if (text_is(names[i], "aliases"))
            names[i] = TEXT("alias");
        while (column < COLUMN_COUNT && !text_is(names[i], column_names[column]))
            column++;
        if (column == COLUMN_COUNT)
            return row_mend(reader, "unknown column", names[i],
                "columns are noun plural sector kind weight code name alias adjective people capital seat place from "
                "to "
                "office gender id source state first ethnicity religion short");
        reader->columns[i] = (enum column)column;
        reader->has[column] = true;
    }
    reader->rank = reader->has[COLUMN_source];
    return true;
}

static bool row_next(struct reader *reader, bool *ret_end)
{
    struct dateline_text fields[COLUMN_COUNT];
    uint32_t count = tsv_next(&reader->tsv, fields, COLUMN_COUNT);
    *ret_end = count == 0;
    if (count > reader->column_count)
        return row_mend(reader, "more fields than the header has columns; the first is", fields[0],
            "take the tabs at the end of the row away, or name the column");
    memset(reader->fields, 0, sizeof reader->fields);
    for (uint32_t i = 0; i < count; i++)
        reader->fields[reader->columns[i]] = text_trim(fields[i]);
    return true;
}

/* "USA", or empty where a row may have none. */
static bool code_read(struct reader *reader, char ret_code[4])
{
    struct dateline_text code = reader->fields[COLUMN_code];
    memset(ret_code, 0, 4);
    if (!code.length)
        return true;
    bool good = code.length == 3;
    for (size_t i = 0; good && i < 3; i++)
        good = byte_is_upper(code.bytes[i]);
    if (!good)
        return row_wrong(reader, "a code has three capitals, not", code);
    memcpy(ret_code, code.bytes, 3);
    return true;
}

static bool sectors_read(struct reader *reader, struct sectors *ret_sectors)
{
    struct dateline_text rest = reader->fields[COLUMN_sector], word;
    *ret_sectors = (struct sectors){ { 0 } };
    while (rest.length && text_cut(&rest, ' ', &word)) {
        enum sector sector = sector_of(word);
        if (word.length && sector == SECTOR_NONE)
            return row_mend(
                reader, "no sector of PLOVER:", word, "write three capitals (GOV, MIL, REB), a space between two");
        sectors_add(ret_sectors, sector);
    }
    return true;
}

/* A year, a month or a day: its first day, or its last. */
static bool day_read(struct reader *reader, struct dateline_text text, bool last, int32_t *ret_day)
{
    struct dateline_text rest = text, piece;
    int64_t parts[3] = { 0, 0, 0 };
    int count = 0;
    if (!text.length) {
        *ret_day = last ? INT32_MAX : INT32_MIN;
        return true;
    }
    bool good = true;
    while (good && text_cut(&rest, '-', &piece))
        good = count < 3 && text_number(piece, &parts[count++]);
    if (count == 1)
        parts[1] = last ? 12 : 1;
    good = good && parts[0] > 0 && parts[0] < 10000 && parts[1] >= 1 && parts[1] <= 12 && parts[2] <= 31;
    if (good && count < 3)
        parts[2] = last ? date_month_days((int)parts[0], (int)parts[1]) : 1;
    struct dateline_date date = { (int16_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2] };
    if (!good || !date_valid(date))
        return row_wrong(reader, "a date is YYYY, YYYY-MM or YYYY-MM-DD, not", text);
    *ret_day = date_to_days(date);
    return true;
}

static bool days_read(struct reader *reader, int32_t *ret_from, int32_t *ret_to)
{
    if (!day_read(reader, reader->fields[COLUMN_from], false, ret_from) ||
        !day_read(reader, reader->fields[COLUMN_to], true, ret_to))
        return false;
    if (*ret_from > *ret_to)
        return row_mend(reader, "the row begins after its end", reader->fields[COLUMN_to], "'from' is the earlier day");
    return true;
}

/* How a name must be written where it stands: short ones in capitals only as they are. */
static enum actor_shape name_shape(struct dateline_text name)
{
    uint32_t capitals = 0, letters = 0;
    for (size_t i = 0; i < name.length; i++) {
        letters += byte_is_letter(name.bytes[i]);
        capitals += byte_is_upper(name.bytes[i]);
    }
    if (name.length && byte_is_lower(name.bytes[0]) && !text_starts(name, "al-") && !text_starts(name, "the "))
        return SHAPE_ANY;
    bool one_word = memchr(name.bytes, ' ', name.length) == NULL;
    return one_word && capitals == letters && letters > 1 && letters <= 6 ? SHAPE_ACRONYM : SHAPE_CAPITAL;
}

/* The phrases of a list separated by semicolons. */
static void names_add(struct reader *reader, struct dateline_text list, uint32_t actor, enum actor_role role)
{
    struct dateline_text name;
    while (list.length && text_cut(&list, ';', &name)) {
        name = text_trim(name);
        struct actor_sense sense = { actor, (uint8_t)role, (uint8_t)name_shape(name), reader->rank, 0 };
        actor_builder_phrase(reader->builder, name, sense);
    }
}

static uint8_t agent_kind_of(struct dateline_text kind)
{
    static const char *const kinds[] = { "person", "group", "thing", "modifier" };
    for (uint8_t i = 0; i < 4; i++)
        if (text_is(kind, kinds[i]))
            return i;
    return UINT8_MAX;
}

static bool agent_read(struct reader *reader)
{
    struct actor_builder *builder = reader->builder;
    struct dateline_text noun = reader->fields[COLUMN_noun], plural = reader->fields[COLUMN_plural];
    uint8_t kind = agent_kind_of(reader->fields[COLUMN_kind]);
    struct sectors sectors;
    if (!noun.length || kind == UINT8_MAX)
        return row_wrong(reader, "an agent needs a noun and a kind (person, group, thing, modifier), not",
            reader->fields[COLUMN_kind]);
    if (!sectors_read(reader, &sectors))
        return false;
    uint32_t agent = actor_builder_add(builder, ACTOR_AGENT, noun, "\0\0\0");
    struct actor *actor = &builder->actors.at[agent];
    actor->sectors = sectors;
    actor->agent = kind;
    actor->weak = text_is(reader->fields[COLUMN_weight], "weak");
    uint8_t shape = byte_is_upper(noun.bytes[0]) ? SHAPE_CAPITAL : SHAPE_ANY; /* "the House", but "the house" */
    struct actor_sense sense = { agent, ROLE_SINGULAR, shape, kind == AGENT_MODIFIER, 0 };
    actor_builder_phrase(builder, noun, sense);
    if (kind != AGENT_MODIFIER)
        *map_put(&builder->agents, text_lower(builder->arena, noun), NULL) = agent + 1;
    sense.role = ROLE_PLURAL;
    if (plural.length)
        actor_builder_phrase(builder, plural, sense);
    return true;
}

static bool state_read(struct reader *reader)
{
    char code[4];
    int32_t from, to;
    struct dateline_text name = reader->fields[COLUMN_name];
    if (!code_read(reader, code) || !days_read(reader, &from, &to))
        return false;
    if (!code[0] || !name.length)
        return row_wrong(reader, "a state needs a code and a name, not", name);
    uint32_t number = actor_builder_add(reader->builder, ACTOR_STATE, name, code);
    struct actor *actor = &reader->builder->actors.at[number];
    actor->from = from, actor->to = to;
    if (!sectors_read(reader, &actor->sectors))
        return false;
    names_add(reader, name, number, ROLE_NAME);
    names_add(reader, reader->fields[COLUMN_alias], number, ROLE_NAME);
    names_add(reader, reader->fields[COLUMN_adjective], number, ROLE_ADJECTIVE);
    names_add(reader, reader->fields[COLUMN_people], number, ROLE_PEOPLE);
    names_add(reader, reader->fields[COLUMN_capital], number, ROLE_CAPITAL);
    names_add(reader, reader->fields[COLUMN_seat], number, ROLE_SEAT);
    names_add(reader, reader->fields[COLUMN_place], number, ROLE_PLACE);
    return true;
}

static uint8_t gender_of(struct dateline_text text)
{
    if (text_is(text, "m"))
        return DATELINE_GENDER_MALE;
    return text_is(text, "f") ? DATELINE_GENDER_FEMALE : DATELINE_GENDER_UNKNOWN;
}

static bool first_name_read(struct reader *reader)
{
    struct dateline_text name = reader->fields[COLUMN_first];
    uint8_t gender = gender_of(reader->fields[COLUMN_gender]);
    if (!name.length || gender == DATELINE_GENDER_UNKNOWN)
        return row_wrong(reader, "a first name needs a gender, m or f, not", reader->fields[COLUMN_gender]);
    uint32_t number = actor_builder_add(reader->builder, ACTOR_FIRST_NAME, (struct dateline_text){ NULL, 0 }, "\0\0\0");
    reader->builder->actors.at[number].gender = gender;
    names_add(reader, name, number, ROLE_NAME);
    return true;
}

/* Where the family's name comes first. */
static bool family_first(const char code[4])
{
    static const char *const codes[] = { "CHN", "PRK", "KOR", "TWN", "VNM", "HKG", "KHM" };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (memcmp(code, codes[i], 3) == 0)
            return true;
    return false;
}

static bool office_is_highest(struct dateline_text office)
{
    static const char *const offices[] = { "President", "Prime Minister", "Premier", "Chancellor", "Supreme Leader",
        "King", "Queen", "Emir", "Secretary of State", "Secretary-General", "General Secretary", "leader" };
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (text_starts(office, offices[i]))
            return true;
    return false;
}

/* What somebody is called alone: his last name, with what belongs to it left away ("Assad"). */
static struct dateline_text short_name(struct dateline_text name, const char code[4])
{
    struct dateline_text rest = name, word, last = { NULL, 0 };
    while (text_cut(&rest, ' ', &word)) {
        if (family_first(code))
            return word;
        if (!text_is(word, "Jr.") && !text_is(word, "Sr.") && !text_is(word, "III") && !text_is(word, "II"))
            last = word;
    }
    for (size_t i = 0; i + 2 < last.length && i < 4; i++)
        if (last.bytes[i] == '-' && byte_is_lower(last.bytes[0]))
            return text_slice(last, i + 1, last.length);
    return last;
}

/* First and last word of a name of three or more ("Recep Erdogan"). */
static void name_shortened(struct reader *reader, struct dateline_text name, uint32_t actor)
{
    struct dateline_text rest = name, word, first = { NULL, 0 }, last = first;
    uint32_t words = 0;
    for (; text_cut(&rest, ' ', &word); words++)
        *(words ? &last : &first) = word;
    if (words < 3 || text_ends(last, "."))
        return;
    struct dateline_text both = text_format(reader->builder->arena, "%.*s %.*s", TEXT_ARG(first), TEXT_ARG(last));
    struct actor_sense sense = { actor, ROLE_NAME, SHAPE_CAPITAL, (uint8_t)(reader->rank + 1), 0 };
    actor_builder_phrase(reader->builder, both, sense);
}

static bool person_read(struct reader *reader)
{
    char code[4];
    struct actor_builder *builder = reader->builder;
    struct dateline_text name = reader->fields[COLUMN_name], office = reader->fields[COLUMN_office];
    struct actor_term term = { 0 };
    if (!code_read(reader, code) || !days_read(reader, &term.from, &term.to) || !sectors_read(reader, &term.sectors))
        return false;
    if (!name.length)
        return row_wrong(reader, "a person needs a name; the office is", office);
    uint32_t number = actor_builder_person(builder, name, code);
    struct actor *actor = &builder->actors.at[number];
    if (reader->fields[COLUMN_id].length)
        actor->wikidata = actor_builder_text(builder, reader->fields[COLUMN_id]);
    if (reader->fields[COLUMN_gender].length)
        actor->gender = gender_of(reader->fields[COLUMN_gender]);
    names_add(reader, name, number, ROLE_NAME);
    names_add(reader, reader->fields[COLUMN_alias], number, ROLE_NAME);
    name_shortened(reader, name, number);
    if (text_find(office, TEXT(",")) < office.length)
        office = text_slice(office, 0, text_find(office, TEXT(",")));
    struct dateline_text alone = reader->fields[COLUMN_short];
    if (!alone.length && (!reader->rank || office_is_highest(office)))
        alone = short_name(name, code);
    if (!text_is(alone, "-"))
        names_add(reader, alone, number, ROLE_SURNAME);
    if (!office.length && !term.sectors.at[0])
        return true;
    if (!term.sectors.at[0])
        term.sectors = actor_builder_office(builder, office);
    term.office = actor_builder_text(builder, office);
    memcpy(term.code, code, 4);
    *VECTOR_PUSH(builder->arena, &builder->terms) = (struct pending_term){ number, reader->rank, term };
    return true;
}

static bool organisation_read(struct reader *reader)
{
    char code[4];
    struct actor_builder *builder = reader->builder;
    struct dateline_text name = reader->fields[COLUMN_name];
    int32_t from, to;
    struct sectors sectors;
    if (!code_read(reader, code) || !days_read(reader, &from, &to) || !sectors_read(reader, &sectors))
        return false;
    if (!name.length)
        return row_wrong(reader, "an organisation needs a name; the sector is", reader->fields[COLUMN_sector]);
    uint32_t number = actor_builder_add(builder, ACTOR_ORGANISATION, name, code);
    struct actor *actor = &builder->actors.at[number];
    actor->sectors = sectors;
    actor->from = from, actor->to = to;
    actor->ethnicity = actor_builder_text(builder, reader->fields[COLUMN_ethnicity]);
    actor->religion = actor_builder_text(builder, reader->fields[COLUMN_religion]);
    actor->agent = text_is(reader->fields[COLUMN_kind], "people") ? AGENT_PERSON : AGENT_GROUP;
    names_add(reader, name, number, ROLE_NAME);
    names_add(reader, reader->fields[COLUMN_alias], number, ROLE_NAME);
    names_add(reader, reader->fields[COLUMN_adjective], number, ROLE_ADJECTIVE);
    return true;
}

static enum table_kind kind_of(const struct reader *reader)
{
    if (reader->has[COLUMN_noun])
        return TABLE_AGENTS;
    if (reader->has[COLUMN_capital])
        return TABLE_STATES;
    if (reader->has[COLUMN_first])
        return TABLE_FIRST_NAMES;
    return reader->has[COLUMN_office] ? TABLE_PERSONS : TABLE_ORGANISATIONS;
}

/* The pass in which a table is read. */
static int pass_of(const struct reader *reader)
{
    enum table_kind kind = kind_of(reader);
    if (kind == TABLE_AGENTS || kind == TABLE_STATES)
        return (int)kind;
    return 2 + reader->rank;
}

/* Passes a mistake on and goes on, where that is what is wanted. */
static bool check_tell(struct reader *reader)
{
    struct actor_check *check = reader->check;
    size_t length = strlen(reader->error->message);
    if (!check)
        return false;
    check->wrong++;
    reader->error->status = DATELINE_OK;
    check->broken = check->broken || !check->tell(check->context, reader->error->message, length) ||
                    !check->tell(check->context, "\n", 1);
    return true;
}

static bool table_read(struct reader *reader)
{
    static row_reader *const readers[] = { agent_read, state_read, first_name_read, person_read, organisation_read };
    row_reader *read = readers[kind_of(reader)];
    for (bool end = false;;) {
        bool right = row_next(reader, &end);
        if (end)
            return true;
        if (reader->check)
            reader->check->rows++;
        if ((!right || !read(reader)) && !check_tell(reader))
            return false;
    }
}

/* Reads the tables of a folder into a builder. A table whose header is wrong is left out where mistakes are passed on. */
static enum dateline_status tables_read(
    struct actor_builder *builder, const char *folder, struct actor_check *check, struct dateline_error *error)
{
    struct folder files;
    enum dateline_status status = folder_list(builder->arena, folder, ".tsv", &files, error);
    if (status != DATELINE_OK)
        return status;
    struct reader *readers = ARENA_ARRAY(builder->arena, struct reader, files.count);
    for (uint32_t i = 0; i < files.count; i++) {
        struct reader *reader = &readers[i];
        *reader = (struct reader){ .builder = builder, .error = error, .check = check, .path = files.paths[i].bytes };
        status = file_load(builder->arena, reader->path, &reader->tsv.rest, error);
        if (status != DATELINE_OK)
            return status;
        if (header_read(reader))
            continue;
        if (!check_tell(reader))
            return error->status;
        reader->tsv.rest = (struct dateline_text){ NULL, 0 };
    }
    for (int pass = 0; pass < 4; pass++)
        for (uint32_t i = 0; i < files.count; i++)
            if (pass_of(&readers[i]) == pass && !table_read(&readers[i]))
                return error->status;
    if (check)
        check->tables = files.count;
    return DATELINE_OK;
}

enum dateline_status actor_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error)
{
    struct actor_builder builder;
    struct dateline_error local = { .message = "" };
    actor_builder_begin(&builder, arena);
    enum dateline_status status = tables_read(&builder, folder, NULL, error ? error : &local);
    if (status == DATELINE_OK)
        *ret_image = actor_builder_end(&builder);
    return status;
}

enum dateline_status actor_check(
    struct arena *arena, const char *folder, struct actor_check *check, struct dateline_error *error)
{
    struct actor_builder builder;
    struct dateline_error local = { .message = "" };
    error = error ? error : &local;
    actor_builder_begin(&builder, arena);
    enum dateline_status status = tables_read(&builder, folder, check, error);
    if (status == DATELINE_OK && !check->tables)
        return error_set(error, DATELINE_IO, "%s: no table in this folder; their names end in .tsv", folder);
    return status == DATELINE_OK && check->broken ? error_set(error, DATELINE_IO, "writing failed") : status;
}
