/* One layer alone, a line of JSON a span: dates, places or names, as `spans` prints them. */
#include "record/formats.h"
#include "record/lines.h"

static void span_begin(struct lines *lines, const char *kind, struct dateline_span span)
{
    json_open(&lines->json, '{');
    json_member(&lines->json, "article", lines->story->article.id);
    json_member(&lines->json, "kind", text_of(kind));
    lines_span_members(lines, span);
}

static void dates_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    struct lines lines = { writer, result, &result->story, { &writer->out, false } };
    for (uint32_t i = 0; i < result->story.times.count; i++) {
        const struct dateline_time *time = &result->story.times.at[i];
        span_begin(&lines, "date", time->span);
        json_member(&lines.json, "type", time->type);
        json_member(&lines.json, "value", time->value);
        lines_end(&lines);
    }
}

static void places_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    struct lines lines = { writer, result, &result->story, { &writer->out, false } };
    for (uint32_t i = 0; i < result->story.places.count; i++) {
        const struct dateline_place *place = &result->story.places.at[i];
        span_begin(&lines, "place", place->span);
        if (place->geonameid) {
            json_key(&lines.json, "lat");
            json_decimal(&lines.json, place->latitude, 6);
            json_key(&lines.json, "lon");
            json_decimal(&lines.json, place->longitude, 6);
            json_member_number(&lines.json, "geonameid", place->geonameid);
        }
        lines_end(&lines);
    }
}

static void names_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    static const char *const types[] = { "PER", "ORG", "LOC" };
    struct lines lines = { writer, result, &result->story, { &writer->out, false } };
    for (uint32_t i = 0; i < result->story.names.count; i++) {
        const struct dateline_name *name = &result->story.names.at[i];
        span_begin(&lines, "name", story_span(&result->story, name->first, name->end));
        json_member(&lines.json, "type", text_of(types[name->type]));
        lines_end(&lines);
    }
}

const struct format format_dates = { "dates", NULL, dates_article, NULL };
const struct format format_places = { "places", NULL, places_article, NULL };
const struct format format_names = { "names", NULL, names_article, NULL };
