/* Pieces that JSON records are put together from. */
#ifndef DATELINE_RECORD_LINES_H
#define DATELINE_RECORD_LINES_H

#include "record/json.h"
#include "record/writer.h"

/* The article whose records are being printed. */
struct lines {
    struct dateline_writer *writer;
    const struct dateline_result *result;
    const struct story *story;
    struct json json;
};

/* "kind", "id", "article" and, where its sentence stands in a title, "in" of a record inside the article; the end of
 * its line. */
void lines_begin(struct lines *lines, const char *kind, char letter, uint32_t number, uint32_t sentence);
void lines_end(struct lines *lines);
/* The id of a statement ('s') or event ('e'), as a value. */
void lines_reference(struct lines *lines, char letter, uint32_t number);

/* A day; nothing where it is unknown. */
void lines_date(struct lines *lines, const char *key, struct dateline_date date);
/* Words of the article; nothing where none may be written. */
void lines_words(struct lines *lines, const char *key, struct dateline_text words);
/* "start" and "end" in code points; the same with "text"; the same as an object. */
void lines_offsets(struct lines *lines, struct dateline_span span);
void lines_span_members(struct lines *lines, struct dateline_span span);
void lines_span(struct lines *lines, struct dateline_span span);
/* "text_info": the sentence. */
void lines_sentence(struct lines *lines, uint32_t sentence);
/* A list of texts up to the first empty one; nothing where that is the first. */
void lines_texts(struct lines *lines, const char *key, const struct dateline_text *texts, size_t most);
/* "date_text" and, with `timex`, "timex" of a time expression, or nothing for NONE. */
void lines_time(struct lines *lines, uint32_t time, bool timex);

/* What is known of an entity beside code and sector. */
void lines_entity_members(struct lines *lines, const struct dateline_entity *entity);
/* The entity object of a mention, or of bare words where it is NONE. */
void lines_entity(struct lines *lines, uint32_t mention, struct dateline_span span);
/* A list of them; where it is empty, one object with the sector `unnamed` alone; nothing without either. */
void lines_entities(struct lines *lines, const char *key, struct dateline_list list, struct dateline_text unnamed);

/* The line of an event; context is a struct lines. */
void lines_event(void *context, uint32_t number);

#endif
