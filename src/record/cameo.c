/* CAMEO rows: date, source, target, code, text, separated by tabs, one a dyad, as PETRARCH2 (Norris, Schrodt and
 * Beieler 2017) writes them. Nothing in a row can mark an event as denied or still to come, so events with an auxiliary
 * are left out unless the option `include` names it. */
#include "base/calendar.h"
#include "record/formats.h"

struct cameo {
    struct dateline_writer *writer;
    const struct story *story;
};

/* "USAGOV": the country and the first sector; "---" where neither is known. */
static void code_add(struct cameo *cameo, uint32_t mention, struct dateline_text unnamed)
{
    struct text_builder *out = &cameo->writer->out;
    const struct dateline_entity *entity = mention_entity(cameo->story, mention);
    struct dateline_text code = entity ? entity->code : (struct dateline_text){ NULL, 0 };
    struct dateline_text sector = entity ? entity->sector[0] : unnamed;
    text_add(out, code);
    text_add(out, sector);
    if (!code.length && !sector.length)
        text_add(out, TEXT("---"));
}

static void words_add(struct cameo *cameo, const struct dateline_event *event)
{
    struct text_builder *out = &cameo->writer->out;
    for (uint32_t i = 0; i < event->spans && !cameo->writer->options.no_text; i++) {
        struct dateline_text words = story_slice(cameo->story, event->span[i]);
        if (i)
            text_add(out, TEXT(" "));
        for (size_t k = 0; k < words.length; k++)
            text_add_byte(out, byte_is_space(words.bytes[k]) ? ' ' : words.bytes[k]);
    }
}

static void dyad_row(struct cameo *cameo, const struct dateline_event *event, uint32_t source, uint32_t target)
{
    struct text_builder *out = &cameo->writer->out;
    struct event_dates dates = event_dates(cameo->writer, cameo->story, event);
    struct dateline_date date = date_known(dates.date) ? dates.date : cameo->story->article.date;
    if (date_known(date))
        text_add_format(out, "%04d%02d%02d", date.year, date.month, date.day);
    text_add_byte(out, '\t');
    code_add(cameo, source, event->unnamed_actor);
    text_add_byte(out, '\t');
    code_add(cameo, target, (struct dateline_text){ NULL, 0 });
    text_add_byte(out, '\t');
    text_add(out, event->cameo);
    text_add_byte(out, '\t');
    words_add(cameo, event);
    text_add_byte(out, '\n');
}

/* An act between equals (a meeting) is a row in each direction. */
static void mutual_rows(struct cameo *cameo, const struct dateline_event *event)
{
    for (uint32_t i = 0; i < event->actor.count; i++)
        for (uint32_t k = 0; k < event->actor.count; k++)
            if (i != k)
                dyad_row(cameo, event, event->actor.at[i], event->actor.at[k]);
}

static void event_rows(void *context, uint32_t number)
{
    struct cameo *cameo = context;
    const struct dateline_event *event = &cameo->story->events.at[number];
    if ((event->auxiliary & ~cameo->writer->options.include) != 0 || !event->cameo.length)
        return;
    if (!event->recipient.count && event->actor.count > 1) {
        mutual_rows(cameo, event);
        return;
    }
    uint32_t sources = event->actor.count ? event->actor.count : 1,
             targets = event->recipient.count ? event->recipient.count : 1;
    for (uint32_t i = 0; i < sources; i++)
        for (uint32_t k = 0; k < targets; k++)
            dyad_row(cameo, event, event->actor.count ? event->actor.at[i] : DATELINE_NONE,
                event->recipient.count ? event->recipient.at[k] : DATELINE_NONE);
}

static void cameo_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    struct cameo cameo = { writer, &result->story };
    const struct record_visit visit = { NULL, event_rows, &cameo };
    records_visit(writer, &result->story, &visit);
}

const struct format format_cameo = { "cameo", NULL, cameo_article, NULL };
