/* The records of an HTML page, a card each. */
#include "base/calendar.h"
#include "record/decimal.h"
#include "record/page.h"

static const char *const quads[] = { "", "q1", "q2", "q3", "q4" };

void page_date(struct page *page, const char *before, struct dateline_date date)
{
    char text[11];
    if (!date_known(date))
        return;
    date_print(date, text);
    text_add_string(&page->writer->out, before);
    text_add_string(&page->writer->out, text);
}

static void term(struct page *page, const char *name)
{
    text_add_format(&page->writer->out, "<dt>%s</dt><dd>", name);
}

static void term_end(struct page *page)
{
    text_add(&page->writer->out, TEXT("</dd>"));
}

static void term_text(struct page *page, const char *name, struct dateline_text text)
{
    if (!text.length)
        return;
    term(page, name);
    page_escape(&page->writer->out, text);
    term_end(page);
}

/* Words of the article, unless none may be written. */
static void words(struct page *page, struct dateline_span span)
{
    if (!page->writer->options.no_text)
        page_escape(&page->writer->out, story_slice(page->story, span));
}

static void entity(struct page *page, uint32_t mention, struct dateline_span span)
{
    struct text_builder *out = &page->writer->out;
    const struct dateline_entity *entity = mention_entity(page->story, mention);
    words(page, span);
    if (!entity)
        return;
    struct dateline_text name = entity_name(page->writer, entity), office = entity_office(page->writer, entity);
    text_add(out, TEXT(" <span class=\"k\">"));
    page_escape(out, entity->code);
    for (int i = 0; i < DATELINE_SECTORS && entity->sector[i].length; i++) {
        text_add_byte(out, ' ');
        page_escape(out, entity->sector[i]);
    }
    if (name.length && !text_same(name, story_slice(page->story, span))) {
        text_add(out, TEXT(" \xC2\xB7 "));
        page_escape(out, name);
    }
    if (office.length) {
        text_add(out, TEXT(", "));
        page_escape(out, office);
    }
    text_add(out, TEXT("</span>"));
}

static void side(struct page *page, const char *name, struct dateline_list list, struct dateline_text unnamed)
{
    if (!list.count && !unnamed.length)
        return;
    term(page, name);
    for (uint32_t i = 0; i < list.count; i++) {
        if (i)
            text_add(&page->writer->out, TEXT("<br>"));
        entity(page, list.at[i], mention_span(page->story, list.at[i]));
    }
    if (!list.count)
        page_escape(&page->writer->out, unnamed);
    term_end(page);
}

static void list(struct page *page, const char *name, const struct dateline_text *texts, size_t most)
{
    if (!most || !texts[0].length)
        return;
    term(page, name);
    for (size_t i = 0; i < most && texts[i].length; i++) {
        if (i)
            text_add(&page->writer->out, TEXT(", "));
        page_escape(&page->writer->out, texts[i]);
    }
    term_end(page);
}

static void number(struct page *page, const char *name, int64_t value, uint32_t places)
{
    term(page, name);
    decimal_fraction(&page->writer->out, value, places);
    term_end(page);
}

static void time_term(struct page *page, struct dateline_date date, struct dateline_date enddate, uint32_t time)
{
    if (!date_known(date) && time >= page->story->times.count)
        return;
    term(page, "when");
    page_date(page, "", date);
    if (!date_same(date, enddate))
        page_date(page, " to ", enddate);
    if (time < page->story->times.count) {
        text_add(&page->writer->out, TEXT(" <span class=\"k\">"));
        words(page, page->story->times.at[time].span);
        text_add(&page->writer->out, TEXT(" "));
        page_escape(&page->writer->out, page->story->times.at[time].value);
        text_add(&page->writer->out, TEXT("</span>"));
    }
    term_end(page);
}

static void place_term(struct page *page, uint32_t number_)
{
    if (number_ >= page->story->places.count)
        return;
    const struct dateline_place *place = &page->story->places.at[number_];
    term(page, "where");
    page_escape(&page->writer->out, place->name.length ? place->name : story_slice(page->story, place->span));
    if (place->country.length && !text_same(place->country, place->name)) {
        text_add(&page->writer->out, TEXT(", "));
        page_escape(&page->writer->out, place->country);
    }
    term_end(page);
}

static void sizes(struct page *page, const struct dateline_event *event)
{
    struct text_builder *out = &page->writer->out;
    for (uint32_t i = 0; i < event->sizes; i++) {
        const struct dateline_size *size = &event->size[i];
        term(page, "how many");
        if (size->low < 0 || size->high < 0)
            text_add(out, size->high < 0 ? TEXT("at least ") : TEXT("up to "));
        text_add_format(out, "%lld", (long long)(size->low >= 0 ? size->low : size->high));
        if (size->low >= 0 && size->high > size->low)
            text_add_format(out, " to %lld", (long long)size->high);
        text_add_byte(out, ' ');
        page_escape(out, size->what);
        term_end(page);
    }
}

static void speakers(struct page *page, const struct dateline_event *event)
{
    if (!event->statements.count)
        return;
    term(page, "so says");
    for (uint32_t i = 0; i < event->statements.count; i++) {
        if (event->statements.at[i] >= page->story->statements.count)
            continue;
        if (i)
            text_add(&page->writer->out, TEXT(", as told by "));
        words(page, speaker_span(page->story, &page->story->statements.at[event->statements.at[i]]));
        text_add_format(&page->writer->out, " <span class=\"k\">s%u</span>", event->statements.at[i] + 1);
    }
    term_end(page);
}

static void auxiliaries(struct page *page, uint8_t auxiliary)
{
    static const char *const names[] = { "historical", "future", "hypothetical", "negation" };
    for (int i = 0; i < 4; i++)
        if (auxiliary & 1u << i)
            text_add_format(&page->writer->out, " <span class=\"k\">%s</span>", names[i]);
}

static void event_card(void *context, uint32_t index)
{
    struct page *page = context;
    struct text_builder *out = &page->writer->out;
    const struct dateline_event *event = &page->story->events.at[index];
    struct event_dates dates = event_dates(page->writer, page->story, event);
    text_add_format(out, "<div class=\"r %s\" id=\"", quads[event->quad <= 4 ? event->quad : 0]);
    page_id(page, 'e', index);
    text_add_format(out, "\"><span class=\"k\">e%u</span> <b>", index + 1);
    page_escape(out, event->type);
    text_add(out, TEXT("</b> "));
    page_escape(out, event->mode[0]);
    auxiliaries(page, event->auxiliary);
    text_add(out, TEXT("<dl>"));
    side(page, "who", event->actor, event->unnamed_actor);
    side(page, "to whom", event->recipient, (struct dateline_text){ NULL, 0 });
    time_term(page, dates.date, dates.enddate, event->time);
    place_term(page, event->place);
    sizes(page, event);
    list(page, "context", event->context, DATELINE_CONTEXTS);
    speakers(page, event);
    term_text(page, "CAMEO", event->cameo);
    if (event->quad)
        number(page, "intensity", event->score, 1);
    number(page, "confidence", event->confidence, 2);
    term_text(page, "frame", event->frame);
    text_add(out, TEXT("</dl></div>\n"));
}

static void statement_card(void *context, uint32_t index)
{
    struct page *page = context;
    struct text_builder *out = &page->writer->out;
    const struct dateline_statement *statement = &page->story->statements.at[index];
    text_add(out, TEXT("<div class=\"r\" id=\""));
    page_id(page, 's', index);
    text_add_format(out, "\"><span class=\"k\">s%u</span> <b>", index + 1);
    struct dateline_span speaker = speaker_span(page->story, statement);
    if (speaker.start < speaker.end)
        entity(page, statement->speaker, speaker);
    else
        text_add(out, TEXT("nobody named"));
    text_add(out, TEXT("</b><dl>"));
    term_text(page, "act", statement->act);
    term_text(page, "manner", statement->manner);
    term_text(page, "channel", statement->channel);
    term_text(page, "sourcing", statement->sourcing);
    side(page, "by way of", statement->via, (struct dateline_text){ NULL, 0 });
    if (statement->addressee != DATELINE_NONE) {
        term(page, "to");
        entity(page, statement->addressee, mention_span(page->story, statement->addressee));
        term_end(page);
    }
    if (statement->time < page->story->times.count)
        time_term(page, page->story->times.at[statement->time].date, page->story->times.at[statement->time].enddate,
            statement->time);
    if (statement->part_of != DATELINE_NONE) {
        term(page, "inside");
        text_add_format(out, "s%u", statement->part_of + 1);
        term_end(page);
    }
    number(page, "confidence", statement->confidence, 2);
    text_add(out, TEXT("</dl></div>\n"));
}

void page_records(struct page *page)
{
    const struct record_visit events = { NULL, event_card, page }, statements = { statement_card, NULL, page };
    text_add(&page->writer->out, TEXT("<div class=\"records\">\n"));
    if (page->story->events.count)
        text_add(&page->writer->out, TEXT("<h2>Events</h2>\n"));
    records_visit(page->writer, page->story, &events);
    if (page->story->statements.count)
        text_add(&page->writer->out, TEXT("<h2>Statements</h2>\n"));
    records_visit(page->writer, page->story, &statements);
    text_add(&page->writer->out, TEXT("</div>\n"));
}
