/* The JSON line of an event. */
#include "record/lines.h"

#include <stdio.h>

#include "base/calendar.h"

static void event_date_members(struct lines *lines, const struct dateline_event *event)
{
    struct event_dates dates = event_dates(lines->writer, lines->story, event);
    lines_date(lines, "date", dates.date);
    if (!date_same(dates.date, dates.enddate))
        lines_date(lines, "enddate", dates.enddate);
    lines_date(lines, "publication_date", lines->story->article.date);
    json_member(&lines->json, "date_basis", text_of(dates.basis));
    lines_time(lines, event->time, true);
}

static void auxiliary_member(struct lines *lines, uint8_t auxiliary)
{
    static const char *const names[] = { "historical", "future", "hypothetical", "negation" };
    if (!auxiliary)
        return;
    json_key(&lines->json, "auxiliary");
    json_open(&lines->json, '[');
    for (int i = 0; i < 4; i++)
        if (auxiliary & 1u << i)
            json_text(&lines->json, text_of(names[i]));
    json_close(&lines->json, ']');
}

/* Type, mode, context and what follows from them. */
static void kind_members(struct lines *lines, const struct dateline_event *event)
{
    lines_texts(lines, "event", &event->type, 1);
    lines_texts(lines, "mode", event->mode, DATELINE_MODES);
    lines_texts(lines, "context", event->context, DATELINE_CONTEXTS);
    auxiliary_member(lines, event->auxiliary);
    if (event->quad) {
        json_member_number(&lines->json, "quad_code", event->quad);
        json_key(&lines->json, "event_scale");
        json_decimal(&lines->json, event->score, 1);
    }
    if (event->cameo.length) {
        json_member(&lines->json, "cameo", event->cameo);
        json_key(&lines->json, "goldstein");
        json_decimal(&lines->json, event->goldstein, 1);
    }
}

static void words_members(struct lines *lines, const struct dateline_event *event)
{
    if (!event->spans)
        return;
    if (!lines->writer->options.no_text) {
        json_key(&lines->json, "event_text");
        json_open(&lines->json, '[');
        for (uint32_t i = 0; i < event->spans; i++)
            json_text(&lines->json, story_slice(lines->story, event->span[i]));
        json_close(&lines->json, ']');
    }
    json_key(&lines->json, "event_spans");
    json_open(&lines->json, '[');
    for (uint32_t i = 0; i < event->spans; i++) {
        json_open(&lines->json, '{');
        lines_offsets(lines, event->span[i]);
        json_close(&lines->json, '}');
    }
    json_close(&lines->json, ']');
}

static void place_member(struct lines *lines, uint32_t number)
{
    if (number >= lines->story->places.count)
        return;
    const struct dateline_place *place = &lines->story->places.at[number];
    json_key(&lines->json, "event_loc");
    json_open(&lines->json, '{');
    lines_words(lines, "extracted_place", story_slice(lines->story, place->span));
    json_member(&lines->json, "resolved_place", place->name);
    if (place->geonameid) {
        json_member_number(&lines->json, "geonameid", place->geonameid);
        json_key(&lines->json, "lat");
        json_decimal(&lines->json, place->latitude, 6);
        json_key(&lines->json, "lon");
        json_decimal(&lines->json, place->longitude, 6);
    }
    json_member(&lines->json, "city", place->city);
    json_member(&lines->json, "district", place->district);
    json_member(&lines->json, "province", place->province);
    json_member(&lines->json, "country", place->country);
    json_member(&lines->json, "country_code", place->country_code);
    json_member(&lines->json, "feature_class", place->feature_class);
    json_member(&lines->json, "feature_code", place->feature_code);
    if (place->resolution)
        json_member_number(&lines->json, "resolution", place->resolution);
    lines_offsets(lines, place->span);
    json_close(&lines->json, '}');
}

static void size_list(struct lines *lines, const struct dateline_event *event)
{
    if (!event->sizes)
        return;
    json_key(&lines->json, "size");
    json_open(&lines->json, '[');
    for (uint32_t i = 0; i < event->sizes; i++) {
        const struct dateline_size *size = &event->size[i];
        json_open(&lines->json, '{');
        json_member(&lines->json, "what", size->what);
        if (size->low >= 0)
            json_member_number(&lines->json, "low", size->low);
        if (size->high >= 0)
            json_member_number(&lines->json, "high", size->high);
        json_member(&lines->json, "whose", size->whose);
        json_member_true(&lines->json, "total", size->total);
        lines_span_members(lines, size->span);
        json_close(&lines->json, '}');
    }
    json_close(&lines->json, ']');
}

static void statement_members(struct lines *lines, const struct dateline_event *event)
{
    if (event->statements.count) {
        json_key(&lines->json, "statement");
        json_open(&lines->json, '[');
        for (uint32_t i = 0; i < event->statements.count; i++)
            lines_reference(lines, 's', event->statements.at[i]);
        json_close(&lines->json, ']');
    }
    if (event->performed_in != DATELINE_NONE) {
        json_key(&lines->json, "performed_in");
        lines_reference(lines, 's', event->performed_in);
    }
}

static void telling_list(struct lines *lines, const struct dateline_event *event)
{
    if (!event->telling_count)
        return;
    json_key(&lines->json, "mentions");
    json_open(&lines->json, '[');
    for (uint32_t i = 0; i < event->telling_count; i++) {
        json_open(&lines->json, '{');
        json_member_number(&lines->json, "sequence", event->tellings[i].sentence);
        lines_span_members(lines, event->tellings[i].span);
        json_close(&lines->json, '}');
    }
    json_close(&lines->json, ']');
}

static void cite_info(struct lines *lines)
{
    json_key(&lines->json, "cite_info");
    json_open(&lines->json, '{');
    json_member(&lines->json, "publication", lines->story->article.publisher);
    json_member(&lines->json, "coder", TEXT("dateline"));
    json_member(&lines->json, "codebook", lines->story->codebook);
    json_member(&lines->json, "version", TEXT(DATELINE_VERSION));
    json_close(&lines->json, '}');
}

void lines_event(void *context, uint32_t number)
{
    struct lines *lines = context;
    const struct dateline_event *event = &lines->story->events.at[number];
    char key[20];
    lines_begin(lines, "event", 'e', number, event->sentence);
    snprintf(key, sizeof key, "%016llx", (unsigned long long)event->key);
    json_member(&lines->json, "key", text_of(key));
    event_date_members(lines, event);
    lines_entities(lines, "actor", event->actor, event->unnamed_actor);
    lines_entities(lines, "recipient", event->recipient, (struct dateline_text){ NULL, 0 });
    kind_members(lines, event);
    words_members(lines, event);
    place_member(lines, event->place);
    size_list(lines, event);
    statement_members(lines, event);
    json_key(&lines->json, "confidence");
    json_decimal(&lines->json, event->confidence, 2);
    json_member(&lines->json, "frame", event->frame);
    lines_sentence(lines, event->sentence);
    telling_list(lines, event);
    cite_info(lines);
    lines_end(lines);
}
