/* What the formats ask of a result: which records are written, in which order, with which dates. */
#include "base/calendar.h"
#include "record/writer.h"

bool event_written(const struct dateline_writer *writer, const struct dateline_event *event)
{
    return !writer->options.statements_only && !(event->auxiliary & writer->options.exclude);
}

struct event_dates event_dates(
    const struct dateline_writer *writer, const struct story *story, const struct dateline_event *event)
{
    struct event_dates dates = { event->date, event->enddate, "text" };
    if (date_known(dates.date))
        return dates;
    dates.basis = "none";
    if (writer->options.date_default && date_known(story->article.date)) {
        dates.date = dates.enddate = story->article.date;
        dates.basis = "article";
    }
    return dates;
}

const struct dateline_entity *mention_entity(const struct story *story, uint32_t mention)
{
    if (mention >= story->mentions.count || story->mentions.at[mention].entity >= story->entities.count)
        return NULL;
    return &story->entities.at[story->mentions.at[mention].entity];
}

struct dateline_span mention_span(const struct story *story, uint32_t mention)
{
    if (mention >= story->mentions.count)
        return (struct dateline_span){ 0, 0 };
    return story_span(story, story->mentions.at[mention].first, story->mentions.at[mention].end);
}

/* Entities of the tables have their number at Wikidata; the others are words of the article. */
static bool entity_tabled(const struct dateline_writer *writer, const struct dateline_entity *entity)
{
    return !writer || !writer->options.no_text || entity->wikidata.length;
}

struct dateline_text entity_name(const struct dateline_writer *writer, const struct dateline_entity *entity)
{
    return entity_tabled(writer, entity) ? entity->identifier : (struct dateline_text){ NULL, 0 };
}

struct dateline_text entity_office(const struct dateline_writer *writer, const struct dateline_entity *entity)
{
    return entity_tabled(writer, entity) ? entity->office : (struct dateline_text){ NULL, 0 };
}

struct dateline_span speaker_span(const struct story *story, const struct dateline_statement *statement)
{
    if (statement->speaker_first < statement->speaker_end && statement->speaker_end <= story->tokens.count)
        return story_span(story, statement->speaker_first, statement->speaker_end);
    return mention_span(story, statement->speaker);
}

void records_visit(const struct dateline_writer *writer, const struct story *story, const struct record_visit *visit)
{
    uint32_t statement = 0, event = 0;
    while (statement < story->statements.count || event < story->events.count) {
        bool statement_first = event == story->events.count ||
                               (statement < story->statements.count &&
                                   story->statements.at[statement].sentence <= story->events.at[event].sentence);
        if (statement_first) {
            if (!writer->options.events_only && visit->statement)
                visit->statement(visit->context, statement);
            statement++;
        } else {
            if (event_written(writer, &story->events.at[event]) && visit->event)
                visit->event(visit->context, event);
            event++;
        }
    }
}
