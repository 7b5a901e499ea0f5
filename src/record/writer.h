/* What a record format is, and what all of them share. */
#ifndef DATELINE_RECORD_WRITER_H
#define DATELINE_RECORD_WRITER_H

#include "base/text.h"
#include "dateline.h"
#include "story/result.h"

#include <setjmp.h>

/* A format prints into writer->out, whose content goes to the sink when the function ends. Running out of memory jumps
 * to the writer's landing place, and then nothing of that article is written. */
struct format {
    const char *name;
    void (*begin)(struct dateline_writer *writer); /* once, before the first article; NULL: nothing */
    void (*article)(struct dateline_writer *writer, const struct dateline_result *result);
    void (*end)(struct dateline_writer *writer); /* once, also where there was no article; NULL: nothing */
};

struct dateline_writer {
    const struct format *format;
    struct dateline_writer_options options;
    dateline_sink *sink;
    void *context;
    struct arena arena; /* emptied after each article */
    struct text_builder out;
    jmp_buf landing;
    bool begun, failed;
    uint64_t articles;
    uint32_t statements, events; /* of the article in hand before its title: titles number on from them */
};

/* ---- What the formats ask of a result (facts.c) ---- */

/* Does an option leave the event out? */
bool event_written(const struct dateline_writer *writer, const struct dateline_event *event);

/* The date that an event record shows, the last day, and the basis: "text", "article" or "none". */
struct event_dates {
    struct dateline_date date, enddate;
    const char *basis;
};
struct event_dates event_dates(
    const struct dateline_writer *writer, const struct story *story, const struct dateline_event *event);

/* The entity of a mention, or NULL; the span of its words. */
const struct dateline_entity *mention_entity(const struct story *story, uint32_t mention);
struct dateline_span mention_span(const struct story *story, uint32_t mention);
/* What may be written of an entity's full name and office: with no_text only what the actor tables say, not what was
 * put together from the article's words. */
struct dateline_text entity_name(const struct dateline_writer *writer, const struct dateline_entity *entity);
struct dateline_text entity_office(const struct dateline_writer *writer, const struct dateline_entity *entity);
/* The words that name a statement's speaker; {0, 0} for none. */
struct dateline_span speaker_span(const struct story *story, const struct dateline_statement *statement);

/* Statements and events in text order: calls back once a record, statements before events of the same sentence. */
struct record_visit {
    void (*statement)(void *context, uint32_t statement);
    void (*event)(void *context, uint32_t event);
    void *context;
};
void records_visit(const struct dateline_writer *writer, const struct story *story, const struct record_visit *visit);

#endif
