/* JSON lines: the records as docs/records.md describes them, one object a line. Articles and statements are here,
 * events in jsonl_event.c. */
#include "base/calendar.h"
#include "record/formats.h"
#include "record/lines.h"

/* ---- article ---- */

static void dateline_member(struct lines *lines)
{
    const struct dateline_dateline *dateline = &lines->story->dateline;
    if (dateline->span.start == dateline->span.end && !dateline->place.length && !dateline->agency.length)
        return;
    json_key(&lines->json, "dateline");
    json_open(&lines->json, '{');
    json_member(&lines->json, "place", dateline->place);
    lines_date(lines, "date", dateline->date);
    json_member(&lines->json, "agency", dateline->agency);
    json_close(&lines->json, '}');
}

/* Those named above the text are the byline, those at its end the credits. */
static void credit_list(struct lines *lines, const char *key, bool byline)
{
    bool open = false;
    for (uint32_t i = 0; i < lines->story->credits.count; i++) {
        const struct dateline_credit *credit = &lines->story->credits.at[i];
        if (text_is(credit->role, "byline") != byline)
            continue;
        if (!open) {
            json_key(&lines->json, key);
            json_open(&lines->json, '[');
        }
        open = true;
        json_open(&lines->json, '{');
        json_member(&lines->json, "role", byline ? TEXT("writing") : credit->role);
        lines_words(lines, "entity_text", credit->name);
        json_member(&lines->json, "place", credit->place);
        json_close(&lines->json, '}');
    }
    if (open)
        json_close(&lines->json, ']');
}

static void note_list(struct lines *lines)
{
    if (!lines->story->notes.count)
        return;
    json_key(&lines->json, "note");
    json_open(&lines->json, '[');
    for (uint32_t i = 0; i < lines->story->notes.count; i++) {
        json_open(&lines->json, '{');
        json_member(&lines->json, "what", lines->story->notes.at[i].what);
        lines_words(lines, "text", lines->story->notes.at[i].text);
        json_close(&lines->json, '}');
    }
    json_close(&lines->json, ']');
}

static void article_line(struct lines *lines)
{
    const struct dateline_article *article = &lines->story->article;
    json_open(&lines->json, '{');
    json_member(&lines->json, "kind", TEXT("article"));
    json_member(&lines->json, "id", article->id);
    lines_words(lines, "title", article->title);
    json_member(&lines->json, "publisher", article->publisher);
    json_member(&lines->json, "url", article->url);
    json_member(&lines->json, "language", article->language);
    lines_date(lines, "date", article->date);
    dateline_member(lines);
    credit_list(lines, "byline", true);
    credit_list(lines, "credits", false);
    note_list(lines);
    json_member_number(&lines->json, "sentences", lines->story->sentences.count);
    lines_end(lines);
}

/* ---- statement ---- */

static void speaker_member(struct lines *lines, const struct dateline_statement *statement)
{
    struct dateline_span span = speaker_span(lines->story, statement);
    if (span.start == span.end && statement->speaker == DATELINE_NONE)
        return;
    json_key(&lines->json, "speaker");
    lines_entity(lines, statement->speaker, span);
}

static void content_member(struct lines *lines, const struct dateline_statement *statement)
{
    if (!statement->contents)
        return;
    json_key(&lines->json, "content");
    json_open(&lines->json, '[');
    for (uint32_t i = 0; i < statement->contents; i++)
        lines_span(lines, statement->content[i]);
    json_close(&lines->json, ']');
}

static void statement_date(struct lines *lines, const struct dateline_statement *statement)
{
    if (statement->time >= lines->story->times.count)
        return;
    const struct dateline_time *time = &lines->story->times.at[statement->time];
    lines_date(lines, "date", time->date);
    if (!date_same(time->date, time->enddate))
        lines_date(lines, "enddate", time->enddate);
    lines_time(lines, statement->time, false);
}

/* Ids of the written events that are told in a statement. */
static void told_member(struct lines *lines, uint32_t statement)
{
    bool open = false;
    for (uint32_t i = 0; i < lines->story->events.count; i++) {
        const struct dateline_event *event = &lines->story->events.at[i];
        bool told = false;
        for (uint32_t k = 0; k < event->statements.count; k++)
            told = told || event->statements.at[k] == statement;
        if (!told || !event_written(lines->writer, event))
            continue;
        if (!open) {
            json_key(&lines->json, "events");
            json_open(&lines->json, '[');
        }
        open = true;
        lines_reference(lines, 'e', i);
    }
    if (open)
        json_close(&lines->json, ']');
}

static void statement_line(void *context, uint32_t number)
{
    struct lines *lines = context;
    const struct dateline_statement *statement = &lines->story->statements.at[number];
    lines_begin(lines, "statement", 's', number, statement->sentence);
    speaker_member(lines, statement);
    json_member(&lines->json, "sourcing", statement->sourcing);
    if (statement->addressee != DATELINE_NONE) {
        json_key(&lines->json, "addressee");
        lines_entity(lines, statement->addressee, mention_span(lines->story, statement->addressee));
    }
    lines_entities(lines, "via", statement->via, (struct dateline_text){ NULL, 0 });
    if (statement->cue.end > statement->cue.start) {
        json_key(&lines->json, "cue");
        lines_span(lines, statement->cue);
    }
    json_member(&lines->json, "manner", statement->manner);
    json_member(&lines->json, "channel", statement->channel);
    json_member(&lines->json, "act", statement->act);
    content_member(lines, statement);
    statement_date(lines, statement);
    if (statement->part_of != DATELINE_NONE) {
        json_key(&lines->json, "part_of");
        lines_reference(lines, 's', statement->part_of);
    }
    told_member(lines, number);
    json_key(&lines->json, "confidence");
    json_decimal(&lines->json, statement->confidence, 2);
    lines_sentence(lines, statement->sentence);
    lines_end(lines);
}

static void jsonl_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    struct lines lines = { writer, result, &result->story, { &writer->out, false } };
    const struct record_visit visit = { statement_line, lines_event, &lines };
    if (!result->story.article.is_title)
        article_line(&lines);
    records_visit(writer, &result->story, &visit);
}

const struct format format_jsonl = { "jsonl", NULL, jsonl_article, NULL };
