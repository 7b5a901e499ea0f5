/* The table: what was found in an article, for reading on a screen.
 *
 * A head line, then the events (when, what, who, to whom, in which words), then the statements (who, how, what). What
 * has no column stands on a line of its own below, in plain words: where, how many, whether it happened at all, who
 * says so. Cells are cut to the width of the screen; control characters of the article never reach the terminal. */
#include "base/calendar.h"
#include "base/utf8.h"
#include "record/formats.h"

enum { WIDTH_DEFAULT = 100, WIDTH_LEAST = 70, DAY = 10, TYPE = 18, GAP = 2 };

struct table_page {
    struct dateline_writer *writer;
    const struct dateline_result *result;
    const struct story *story;
    uint32_t width, side; /* columns in all, and of a side of an event */
};

/* Words of the article; nothing where none may be written. */
static struct dateline_text words_of(const struct table_page *page, struct dateline_span span)
{
    return page->writer->options.no_text ? (struct dateline_text){ NULL, 0 } : story_slice(page->story, span);
}

static void colour(struct table_page *page, const char *code)
{
    if (page->writer->options.colour)
        text_add_format(&page->writer->out, "\033[%sm", code);
}

/* Adds words: white space as single spaces, control characters left out, at most `width` code points, "…" where some
 * are cut. Gives the columns used. */
static uint32_t words_add(struct text_builder *out, struct dateline_text words, uint32_t width)
{
    uint32_t used = 0;
    bool space = false;
    words = text_trim(words);
    for (size_t at = 0; at < words.length;) {
        uint32_t code_point, length = utf8_decode(words, at, &code_point);
        bool blank = utf8_is_space(code_point);
        if (!blank && (code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0)))
            blank = true;
        if (!blank && used + space + 1 >= width && at + length < words.length) {
            text_add(out, TEXT("\xE2\x80\xA6"));
            return used + 1;
        }
        if (!blank) {
            if (space)
                text_add_byte(out, ' ');
            text_add(out, text_slice(words, at, at + length));
            used += space + 1;
        }
        space = blank && used;
        at += length;
    }
    return used;
}

/* A cell padded to its width, and the gap behind it. */
static void cell_add(struct table_page *page, struct dateline_text words, uint32_t width)
{
    uint32_t used = words_add(&page->writer->out, words, width);
    for (; used < width + GAP; used++)
        text_add_byte(&page->writer->out, ' ');
}

static void line_end(struct table_page *page)
{
    struct text_builder *out = &page->writer->out;
    while (out->count && out->bytes[out->count - 1] == ' ')
        out->count--;
    text_add_byte(out, '\n');
}

static struct dateline_text day_text(struct table_page *page, struct dateline_date date)
{
    char text[11] = "";
    if (date_known(date))
        date_print(date, text);
    return text_copy(&page->writer->arena, text_of(text));
}

/* ---- Head ---- */

static void head_piece(struct table_page *page, bool *first, const char *before, struct dateline_text words)
{
    if (!words.length)
        return;
    if (!*first)
        text_add(&page->writer->out, TEXT(" \xC2\xB7 "));
    *first = false;
    text_add_string(&page->writer->out, before);
    words_add(&page->writer->out, words, page->width);
}

static void head_print(struct table_page *page)
{
    const struct story *story = page->story;
    struct text_builder *out = &page->writer->out;
    bool first = true;
    if (page->writer->articles)
        text_add_byte(out, '\n');
    colour(page, "1");
    bool titled = story->article.title.length && !page->writer->options.no_text;
    words_add(out, titled ? story->article.title : story->article.id, page->width);
    colour(page, "0");
    text_add_byte(out, '\n');
    colour(page, "2");
    if (titled)
        head_piece(page, &first, "", story->article.id);
    head_piece(page, &first, "", day_text(page, story->article.date));
    head_piece(page, &first, "", story->dateline.place);
    head_piece(page, &first, "", story->dateline.agency.length ? story->dateline.agency : story->article.publisher);
    for (uint32_t i = 0; i < story->credits.count && i < 6 && !page->writer->options.no_text; i++)
        if (text_is(story->credits.at[i].role, "byline"))
            head_piece(page, &first, "by ", story->credits.at[i].name);
    head_piece(page, &first, "", text_format(&page->writer->arena, "%u sentences", story->sentences.count));
    colour(page, "0");
    text_add_byte(out, '\n');
    for (uint32_t i = 0; i < story->notes.count && !page->writer->options.no_text; i++) {
        text_add(out, TEXT("  note: "));
        words_add(out, story->notes.at[i].text, page->width - 8);
        text_add_byte(out, '\n');
    }
}

/* ---- Events ---- */

/* A party as people name it: its words, and its codes behind. */
static void party_add(struct table_page *page, struct text_builder *into, uint32_t mention)
{
    const struct dateline_entity *entity = mention_entity(page->story, mention);
    struct dateline_text words = words_of(page, mention_span(page->story, mention));
    bool named = entity && entity_name(page->writer, entity).length &&
                 (entity->person || mention >= page->story->mentions.count ||
                     page->story->mentions.at[mention].kind == DATELINE_MENTION_PRONOUN);
    if (into->count)
        text_add(into, TEXT(" + "));
    text_add(into, entity && named ? entity_name(page->writer, entity) : words);
    if (!entity || (!entity->code.length && !entity->sector[0].length))
        return;
    text_add(into, TEXT(" ["));
    text_add(into, entity->code);
    for (int i = 0; i < DATELINE_SECTORS && entity->sector[i].length; i++) {
        if (i || entity->code.length)
            text_add_byte(into, ' ');
        text_add(into, entity->sector[i]);
    }
    text_add_byte(into, ']');
}

static struct dateline_text party_list(struct table_page *page, struct dateline_list list)
{
    struct text_builder text = { .arena = &page->writer->arena };
    for (uint32_t i = 0; i < list.count; i++)
        party_add(page, &text, list.at[i]);
    return text_built(&text);
}

/* A line below an event or statement: "where  Addis Ababa, Ethiopia". */
static void detail_print(struct table_page *page, const char *name, struct dateline_text words)
{
    if (!words.length)
        return;
    colour(page, "2");
    for (int i = 0; i < DAY + GAP; i++)
        text_add_byte(&page->writer->out, ' ');
    text_add_string(&page->writer->out, name);
    words_add(&page->writer->out, words, page->width - DAY - GAP - (uint32_t)text_of(name).length);
    colour(page, "0");
    text_add_byte(&page->writer->out, '\n');
}

static void place_print(struct table_page *page, uint32_t number)
{
    if (number >= page->story->places.count)
        return;
    const struct dateline_place *place = &page->story->places.at[number];
    struct text_builder text = { .arena = &page->writer->arena };
    text_add(&text, place->name.length ? place->name : words_of(page, place->span));
    if (place->country.length && !text_same(place->country, place->name)) {
        text_add(&text, TEXT(", "));
        text_add(&text, place->country);
    }
    detail_print(page, "in ", text_built(&text));
}

static void sizes_print(struct table_page *page, const struct dateline_event *event)
{
    for (uint32_t i = 0; i < event->sizes; i++) {
        const struct dateline_size *size = &event->size[i];
        struct text_builder text = { .arena = &page->writer->arena };
        if (size->low >= 0 && size->high < 0)
            text_add(&text, TEXT("at least "));
        text_add_format(&text, "%lld", (long long)(size->low >= 0 ? size->low : size->high));
        if (size->low >= 0 && size->high > size->low)
            text_add_format(&text, " to %lld", (long long)size->high);
        text_add_byte(&text, ' ');
        text_add(&text, size->what);
        detail_print(page, "", text_built(&text));
    }
}

/* What the auxiliaries mean, in words. */
static void auxiliary_print(struct table_page *page, uint8_t auxiliary)
{
    if (auxiliary & DATELINE_AUX_NEGATION)
        detail_print(page, "", TEXT("did not happen, or is denied"));
    if (auxiliary & DATELINE_AUX_FUTURE)
        detail_print(page, "", TEXT("still to come"));
    if (auxiliary & DATELINE_AUX_HYPOTHETICAL)
        detail_print(page, "", TEXT("only if, or only maybe"));
    if (auxiliary & DATELINE_AUX_HISTORICAL)
        detail_print(page, "", TEXT("long past"));
}

static void claimed_print(struct table_page *page, const struct dateline_event *event)
{
    struct text_builder text = { .arena = &page->writer->arena };
    for (uint32_t i = 0; i < event->statements.count; i++) {
        if (event->statements.at[i] >= page->story->statements.count)
            continue;
        const struct dateline_statement *statement = &page->story->statements.at[event->statements.at[i]];
        struct dateline_text words = words_of(page, speaker_span(page->story, statement));
        if (text.count)
            text_add(&text, TEXT(", as told by "));
        text_add(&text, words.length ? words : TEXT("somebody unnamed"));
    }
    detail_print(page, "so says ", text_built(&text));
}

static void event_print(void *context, uint32_t number)
{
    static const char *const colours[] = { "0", "32", "36", "33", "31" };
    struct table_page *page = context;
    const struct dateline_event *event = &page->story->events.at[number];
    struct event_dates dates = event_dates(page->writer, page->story, event);
    struct text_builder words = { .arena = &page->writer->arena };
    struct dateline_text type = event->type;
    if (event->mode[0].length)
        type = text_format(&page->writer->arena, "%.*s %.*s", TEXT_ARG(event->type), TEXT_ARG(event->mode[0]));
    for (uint32_t i = 0; i < event->spans; i++) {
        if (i)
            text_add(&words, TEXT(" \xE2\x80\xA6 "));
        text_add(&words, words_of(page, event->span[i]));
    }
    cell_add(page, day_text(page, dates.date), DAY);
    colour(page, colours[event->quad <= 4 ? event->quad : 0]);
    cell_add(page, type, TYPE);
    colour(page, "0");
    struct dateline_text actor = party_list(page, event->actor);
    if (!actor.length && event->unnamed_actor.length)
        actor = TEXT("(not named)");
    /* those who do something together may take the room of the other side */
    cell_add(page, actor, event->recipient.count ? page->side : 2 * page->side + GAP);
    if (event->recipient.count)
        cell_add(page, party_list(page, event->recipient), page->side);
    words_add(&page->writer->out, text_built(&words), page->width - DAY - TYPE - 2 * page->side - 4 * GAP);
    line_end(page);
    place_print(page, event->place);
    sizes_print(page, event);
    auxiliary_print(page, event->auxiliary);
    claimed_print(page, event);
}

/* ---- Statements ---- */

static struct dateline_text speaker_text(struct table_page *page, const struct dateline_statement *statement)
{
    const struct dateline_entity *entity = mention_entity(page->story, statement->speaker);
    struct dateline_text words = words_of(page, speaker_span(page->story, statement));
    if (entity && entity_name(page->writer, entity).length && (entity->person || !words.length))
        return entity_name(page->writer, entity);
    return words.length ? words : TEXT("(nobody named)");
}

static void statement_print(void *context, uint32_t number)
{
    struct table_page *page = context;
    const struct dateline_statement *statement = &page->story->statements.at[number];
    struct text_builder words = { .arena = &page->writer->arena }, how = { .arena = &page->writer->arena };
    for (uint32_t i = 0; i < statement->contents; i++) {
        if (i)
            text_add(&words, TEXT(" \xE2\x80\xA6 "));
        text_add(&words, words_of(page, statement->content[i]));
    }
    text_add(&how, statement->act);
    if (statement->channel.length)
        text_add_format(&how, ", %.*s", TEXT_ARG(statement->channel));
    cell_add(page, speaker_text(page, statement), page->side);
    cell_add(page, text_built(&how), TYPE);
    if (text_is(statement->manner, "direct"))
        text_add(&page->writer->out, TEXT("\xE2\x80\x9C"));
    words_add(&page->writer->out, text_built(&words), page->width - TYPE - page->side - 2 * GAP - 2);
    if (text_is(statement->manner, "direct"))
        text_add(&page->writer->out, TEXT("\xE2\x80\x9D"));
    line_end(page);
    for (uint32_t i = 0; i < statement->via.count; i++)
        detail_print(page, "by way of ", words_of(page, mention_span(page->story, statement->via.at[i])));
}

/* ---- The page ---- */

static void section_print(struct table_page *page, const char *const names[], const uint32_t widths[], size_t count)
{
    text_add_byte(&page->writer->out, '\n');
    colour(page, "4");
    for (size_t i = 0; i < count; i++)
        cell_add(page, text_of(names[i]), widths[i]);
    line_end(page);
    colour(page, "0");
}

static void table_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    uint32_t width = writer->options.width ? writer->options.width : WIDTH_DEFAULT;
    struct table_page page = { writer, result, &result->story, width < WIDTH_LEAST ? WIDTH_LEAST : width, 0 };
    page.side = (page.width - DAY - TYPE - 4 * GAP) / 3;
    const struct record_visit events = { NULL, event_print, &page }, statements = { statement_print, NULL, &page };
    head_print(&page);
    if (result->story.events.count && !writer->options.statements_only) {
        const char *const names[] = { "WHEN", "WHAT", "WHO", "TO WHOM", "WORDS" };
        const uint32_t widths[] = { DAY, TYPE, page.side, page.side, page.side };
        section_print(&page, names, widths, 5);
        records_visit(writer, &result->story, &events);
    }
    if (result->story.statements.count && !writer->options.events_only) {
        const char *const names[] = { "WHO SAYS", "HOW", "WHAT" };
        const uint32_t widths[] = { page.side, TYPE, page.side };
        section_print(&page, names, widths, 3);
        records_visit(writer, &result->story, &statements);
    }
}

const struct format format_table = { "table", NULL, table_article, NULL };
