/* CSV (RFC 4180) and TSV: a row an event, first the columns of the POLECAT release, then Dateline's own.
 *
 * Where a cell has several values (two actors of a meeting, three contexts) they are joined by "; ". */
#include "base/calendar.h"
#include "record/cow.h"
#include "record/decimal.h"
#include "record/formats.h"

static const char *const quads[] = { "", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
    "MATERIAL CONFLICT" };
static const char *const auxiliaries[] = { "historical", "future", "hypothetical", "negation" };

/* A row in the making. */
struct columns {
    struct dateline_writer *writer;
    const struct story *story;
    const struct dateline_event *event;
    uint32_t number;
    char separator;
    bool first;               /* no cell was written yet */
    struct text_builder cell; /* what the cell in hand holds */
};

static void cell_add(struct columns *columns, struct dateline_text text)
{
    if (!text.length)
        return;
    if (columns->cell.count)
        text_add(&columns->cell, TEXT("; "));
    text_add(&columns->cell, text);
}

/* Words of the article: nothing where none may be written; line ends become spaces. */
static void cell_words(struct columns *columns, struct dateline_text words)
{
    if (columns->writer->options.no_text || !words.length)
        return;
    char *copy = arena_copy(&columns->writer->arena, words.bytes, words.length);
    for (size_t i = 0; i < words.length; i++)
        if (byte_is_space(copy[i]))
            copy[i] = ' ';
    cell_add(columns, (struct dateline_text){ copy, words.length });
}

/* Writes the cell and begins the next. */
static void cell_end(struct columns *columns)
{
    struct text_builder *out = &columns->writer->out;
    struct dateline_text cell = text_built(&columns->cell);
    bool quoted = false;
    if (!columns->first)
        text_add_byte(out, columns->separator);
    columns->first = false;
    for (size_t i = 0; i < cell.length; i++)
        quoted = quoted || cell.bytes[i] == columns->separator || cell.bytes[i] == '"' || cell.bytes[i] == '\n' ||
                 cell.bytes[i] == '\r';
    if (quoted)
        text_add_byte(out, '"');
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.bytes[i] == '"')
            text_add_byte(out, '"');
        text_add_byte(out, cell.bytes[i]);
    }
    if (quoted)
        text_add_byte(out, '"');
    columns->cell.count = 0;
}

static void cell_date(struct columns *columns, struct dateline_date date)
{
    char text[11];
    if (!date_known(date))
        return;
    date_print(date, text);
    cell_add(columns, text_copy(&columns->writer->arena, text_of(text)));
}

static void cell_fraction(struct columns *columns, int64_t number, uint32_t places)
{
    decimal_fraction(&columns->cell, number, places);
}

/* ---- The sides ---- */

typedef void side_cell(struct columns *columns, const struct dateline_entity *entity, uint32_t mention);

static void side_name(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    if (entity && entity_name(columns->writer, entity).length)
        cell_add(columns, entity_name(columns->writer, entity));
    else
        cell_words(columns, story_slice(columns->story, mention_span(columns->story, mention)));
}

static void side_country(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    (void)mention;
    if (entity)
        cell_add(columns, entity->code);
}

static void side_cow(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    (void)mention;
    uint32_t number = entity ? cow_number(entity->code) : 0;
    if (number)
        cell_add(columns, text_format(&columns->writer->arena, "%u", number));
}

static void side_sector(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    (void)mention;
    if (entity)
        cell_add(columns, entity->sector[0]);
}

static void side_sectors(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    (void)mention;
    for (int i = 0; entity && i < DATELINE_SECTORS && entity->sector[i].length; i++)
        cell_add(columns, entity->sector[i]);
}

static void side_title(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    (void)mention;
    if (entity)
        cell_add(columns, entity_office(columns->writer, entity));
}

static void side_raw(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    (void)entity;
    cell_words(columns, story_slice(columns->story, mention_span(columns->story, mention)));
}

static void side_wikidata(struct columns *columns, const struct dateline_entity *entity, uint32_t mention)
{
    (void)mention;
    if (entity)
        cell_add(columns, entity->wikidata);
}

static void side_cells(struct columns *columns, struct dateline_list side, struct dateline_text unnamed)
{
    static side_cell *const cells[] = { side_name, side_country, side_cow, side_sector, side_sectors, side_title,
        side_raw, side_wikidata };
    for (size_t c = 0; c < sizeof cells / sizeof *cells; c++) {
        for (uint32_t i = 0; i < side.count; i++)
            cells[c](columns, mention_entity(columns->story, side.at[i]), side.at[i]);
        if (!side.count && (cells[c] == side_sector || cells[c] == side_sectors))
            cell_add(columns, unnamed);
        cell_end(columns);
    }
}

/* ---- The other cells ---- */

static void list_cell(struct columns *columns, const struct dateline_text *texts, size_t most)
{
    for (size_t i = 0; i < most && texts[i].length; i++)
        cell_add(columns, texts[i]);
    cell_end(columns);
}

static void text_cell(struct columns *columns, struct dateline_text text)
{
    cell_add(columns, text);
    cell_end(columns);
}

static void place_cells(struct columns *columns)
{
    static const struct dateline_place nowhere = { .geonameid = 0 };
    const struct story *story = columns->story;
    uint32_t number = columns->event->place;
    const struct dateline_place *place = number < story->places.count ? &story->places.at[number] : &nowhere;
    text_cell(columns, place->name);
    text_cell(columns, place->city);
    text_cell(columns, place->district);
    text_cell(columns, place->province);
    text_cell(columns, place->country.length ? place->country : place->country_code);
    if (place->geonameid)
        cell_fraction(columns, place->latitude, 6);
    cell_end(columns);
    if (place->geonameid)
        cell_fraction(columns, place->longitude, 6);
    cell_end(columns);
    if (place->geonameid)
        decimal_whole(&columns->cell, place->geonameid);
    cell_end(columns);
    if (place != &nowhere)
        cell_words(columns, story_slice(story, place->span));
    cell_end(columns);
    text_cell(columns, place->feature_code);
}

/* Names of a kind in the article, each once. */
static void names_cell(struct columns *columns, enum dateline_name_type type)
{
    const struct story *story = columns->story;
    enum { NAMES_MOST = 200 };
    struct dateline_text seen[NAMES_MOST];
    uint32_t count = 0;
    for (uint32_t i = 0; i < story->names.count && count < NAMES_MOST; i++) {
        const struct dateline_name *name = &story->names.at[i];
        struct dateline_text words = story_words(story, name->first, name->end);
        bool new = name->type == type;
        for (uint32_t k = 0; new &&k < count; k++)
            new = !text_same(seen[k], words);
        if (!new)
            continue;
        seen[count++] = words;
        cell_words(columns, words);
    }
    cell_end(columns);
}

static void statement_cells(struct columns *columns)
{
    const struct story *story = columns->story;
    struct dateline_list list = columns->event->statements;
    uint32_t number = list.count ? list.at[0] : columns->event->performed_in;
    const struct dateline_statement *statement =
        number < story->statements.count ? &story->statements.at[number] : NULL;
    const struct dateline_entity *entity = statement ? mention_entity(story, statement->speaker) : NULL;
    if (entity && entity_name(columns->writer, entity).length)
        cell_add(columns, entity_name(columns->writer, entity));
    else if (statement)
        cell_words(columns, story_slice(story, speaker_span(story, statement)));
    cell_end(columns);
    text_cell(columns, entity ? entity->code : (struct dateline_text){ NULL, 0 });
    for (uint32_t i = 0; statement && i < statement->via.count; i++)
        side_name(columns, mention_entity(story, statement->via.at[i]), statement->via.at[i]);
    cell_end(columns);
}

static void kind_cells(struct columns *columns)
{
    const struct dateline_event *event = columns->event;
    text_cell(columns, event->type);
    list_cell(columns, event->mode, DATELINE_MODES);
    if (event->quad)
        cell_fraction(columns, event->score, 1);
    cell_end(columns);
    text_cell(columns, text_of(quads[event->quad <= 4 ? event->quad : 0]));
    list_cell(columns, event->context, DATELINE_CONTEXTS);
}

static void article_cells(struct columns *columns)
{
    const struct dateline_article *article = &columns->story->article;
    text_cell(columns, article->publisher);
    cell_date(columns, article->date);
    cell_end(columns);
    names_cell(columns, DATELINE_NAME_PER);
    names_cell(columns, DATELINE_NAME_ORG);
    names_cell(columns, DATELINE_NAME_LOC);
    text_cell(columns, article->language);
    text_cell(columns, TEXT(DATELINE_VERSION));
}

/* What POLECAT does not have. */
static void own_cells(struct columns *columns, const struct event_dates *dates, const char *basis)
{
    const struct dateline_event *event = columns->event;
    if (!date_same(dates->date, dates->enddate))
        cell_date(columns, dates->enddate);
    cell_end(columns);
    text_cell(columns, text_of(basis));
    for (int i = 0; i < 4; i++)
        if (event->auxiliary & 1u << i)
            cell_add(columns, text_of(auxiliaries[i]));
    cell_end(columns);
    statement_cells(columns);
    cell_fraction(columns, event->confidence, 2);
    cell_end(columns);
    text_cell(columns, event->cameo);
    if (event->cameo.length)
        cell_fraction(columns, event->goldstein, 1);
    cell_end(columns);
    text_cell(columns, text_format(&columns->writer->arena, "%016llx", (unsigned long long)event->key));
    for (uint32_t i = 0; i < event->spans; i++)
        cell_words(columns, story_slice(columns->story, event->span[i]));
    cell_end(columns);
    text_cell(columns, event->frame);
}

static void event_row(void *context, uint32_t number)
{
    struct columns *columns = context;
    columns->event = &columns->story->events.at[number];
    columns->number = number;
    columns->first = true;
    struct event_dates dates = event_dates(columns->writer, columns->story, columns->event);
    const char *basis = dates.basis;
    if (!date_known(dates.date) && date_known(columns->story->article.date)) {
        dates.date = dates.enddate = columns->story->article.date;
        basis = "article";
    }
    text_cell(columns, text_format(&columns->writer->arena, "%.*s/e%u", TEXT_ARG(columns->story->article.id),
                           columns->writer->events + number + 1));
    cell_date(columns, dates.date);
    cell_end(columns);
    kind_cells(columns);
    side_cells(columns, columns->event->actor, columns->event->unnamed_actor);
    side_cells(columns, columns->event->recipient, (struct dateline_text){ NULL, 0 });
    place_cells(columns);
    article_cells(columns);
    own_cells(columns, &dates, basis);
    text_add_byte(&columns->writer->out, '\n');
}

static void header_row(struct dateline_writer *writer, char separator)
{
    static const char *const names[] = { "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code",
        "Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
        "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
        "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
        "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
        "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
        "Story Organizations", "Story Locations", "Language", "Version", "End Date", "Date Basis", "Auxiliary",
        "Speaker", "Speaker Country", "Via", "Confidence", "CAMEO", "Goldstein", "Key", "Text", "Frame" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (i)
            text_add_byte(&writer->out, separator);
        text_add_string(&writer->out, names[i]);
    }
    text_add_byte(&writer->out, '\n');
}

static void columns_article(struct dateline_writer *writer, const struct dateline_result *result, char separator)
{
    struct columns columns = { .writer = writer, .story = &result->story, .separator = separator };
    columns.cell.arena = &writer->arena;
    const struct record_visit visit = { NULL, event_row, &columns };
    text_add(&columns.cell, TEXT(" ")); /* room of its own before the output grows */
    columns.cell.count = 0;
    records_visit(writer, &result->story, &visit);
}

static void csv_begin(struct dateline_writer *writer)
{
    header_row(writer, ',');
}

static void csv_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    columns_article(writer, result, ',');
}

static void tsv_begin(struct dateline_writer *writer)
{
    header_row(writer, '\t');
}

static void tsv_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    columns_article(writer, result, '\t');
}

const struct format format_csv = { "csv", csv_begin, csv_article, NULL };
const struct format format_tsv = { "tsv", tsv_begin, tsv_article, NULL };
