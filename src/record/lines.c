/* Pieces of JSON records. */
#include "record/lines.h"

#include "base/calendar.h"
#include "record/sha256.h"

/* Does a record stand in a title? */
static bool in_title(const struct story *story, uint32_t sentence)
{
    if (story->article.is_title)
        return true;
    uint32_t block = sentence < story->sentences.count ? story->sentences.at[sentence].block : DATELINE_NONE;
    return block < story->blocks.count && story->blocks.at[block].kind == DATELINE_BLOCK_TITLE;
}

void lines_begin(struct lines *lines, const char *kind, char letter, uint32_t number, uint32_t sentence)
{
    json_open(&lines->json, '{');
    json_member(&lines->json, "kind", text_of(kind));
    json_key(&lines->json, "id");
    lines_reference(lines, letter, number);
    json_member(&lines->json, "article", lines->story->article.id);
    if (in_title(lines->story, sentence))
        json_member(&lines->json, "in", TEXT("title"));
}

void lines_end(struct lines *lines)
{
    json_close(&lines->json, '}');
    text_add_byte(lines->json.out, '\n');
    lines->json.comma = false;
}

void lines_reference(struct lines *lines, char letter, uint32_t number)
{
    struct text_builder id = { .arena = &lines->writer->arena };
    text_add(&id, lines->story->article.id);
    text_add_format(
        &id, "/%c%u", letter, number + 1 + (letter == 's' ? lines->writer->statements : lines->writer->events));
    json_text(&lines->json, text_built(&id));
}

void lines_date(struct lines *lines, const char *key, struct dateline_date date)
{
    char text[11];
    if (!date_known(date))
        return;
    date_print(date, text);
    json_member(&lines->json, key, text_of(text));
}

void lines_words(struct lines *lines, const char *key, struct dateline_text words)
{
    if (!lines->writer->options.no_text)
        json_member(&lines->json, key, words);
}

void lines_offsets(struct lines *lines, struct dateline_span span)
{
    json_member_number(&lines->json, "start", dateline_code_points(lines->result, span.start));
    json_member_number(&lines->json, "end", dateline_code_points(lines->result, span.end));
}

void lines_span_members(struct lines *lines, struct dateline_span span)
{
    lines_offsets(lines, span);
    lines_words(lines, "text", story_slice(lines->story, span));
}

void lines_span(struct lines *lines, struct dateline_span span)
{
    json_open(&lines->json, '{');
    lines_span_members(lines, span);
    json_close(&lines->json, '}');
}

void lines_sentence(struct lines *lines, uint32_t sentence)
{
    if (sentence >= lines->story->sentences.count)
        return;
    struct dateline_span span = lines->story->sentences.at[sentence].span;
    json_key(&lines->json, "text_info");
    json_open(&lines->json, '{');
    json_member_number(&lines->json, "sequence", sentence);
    lines_offsets(lines, span);
    if (lines->writer->options.no_text) {
        char digest[65];
        sha256_print(story_slice(lines->story, span), digest);
        json_member(&lines->json, "sha256", text_of(digest));
    }
    json_close(&lines->json, '}');
}

void lines_texts(struct lines *lines, const char *key, const struct dateline_text *texts, size_t most)
{
    if (!most || !texts[0].length)
        return;
    json_key(&lines->json, key);
    json_open(&lines->json, '[');
    for (size_t i = 0; i < most && texts[i].length; i++)
        json_text(&lines->json, texts[i]);
    json_close(&lines->json, ']');
}

void lines_time(struct lines *lines, uint32_t time, bool timex)
{
    if (time >= lines->story->times.count)
        return;
    json_key(&lines->json, "date_text");
    lines_span(lines, lines->story->times.at[time].span);
    if (timex)
        json_member(&lines->json, "timex", lines->story->times.at[time].value);
}

void lines_entity_members(struct lines *lines, const struct dateline_entity *entity)
{
    static const char *const genders[] = { "", "male", "female", "" };
    json_member(&lines->json, "identifier_text", entity_name(lines->writer, entity));
    json_member(&lines->json, "identifier_id", entity->wikidata);
    json_member(&lines->json, "office", entity_office(lines->writer, entity));
    json_member(&lines->json, "religion", entity->religion);
    json_member(&lines->json, "ethnicity", entity->ethnicity);
    json_member(&lines->json, "gender", text_of(genders[entity->gender & 3]));
}

void lines_entity(struct lines *lines, uint32_t mention, struct dateline_span span)
{
    const struct dateline_entity *entity = mention_entity(lines->story, mention);
    json_open(&lines->json, '{');
    if (entity) {
        json_member(&lines->json, "code", entity->code);
        lines_texts(lines, "sector", entity->sector, DATELINE_SECTORS);
    }
    if (span.end > span.start) {
        lines_words(lines, "entity_text", story_slice(lines->story, span));
        lines_offsets(lines, span);
    }
    if (entity)
        lines_entity_members(lines, entity);
    json_close(&lines->json, '}');
}

void lines_entities(struct lines *lines, const char *key, struct dateline_list list, struct dateline_text unnamed)
{
    if (!list.count && !unnamed.length)
        return;
    json_key(&lines->json, key);
    json_open(&lines->json, '[');
    for (uint32_t i = 0; i < list.count; i++)
        lines_entity(lines, list.at[i], mention_span(lines->story, list.at[i]));
    if (!list.count) {
        json_open(&lines->json, '{');
        lines_texts(lines, "sector", &unnamed, 1);
        json_close(&lines->json, '}');
    }
    json_close(&lines->json, ']');
}
