/* Rows: what formats with named fields have in common. */
#include "base/calendar.h"
#include "wire/published.h"
#include "wire/reader.h"

enum row_field row_field_find(struct dateline_text name)
{
    static const char *const names[ROW_FIELDS] = { "id", "text", "title", "date", "published", "publisher", "url",
        "language", "dateline" };
    name = text_trim(name);
    for (int i = 0; i < ROW_FIELDS; i++)
        if (text_is_nocase(name, names[i]))
            return (enum row_field)i;
    return ROW_FIELDS;
}

/* The date out of `date` or `published`, the first that is one. */
static void row_date(struct input *input, const struct row *row, struct dateline_date *ret_date)
{
    struct dateline_text wrong = { NULL, 0 };
    for (int i = ROW_DATE; i <= ROW_PUBLISHED; i++) {
        struct dateline_text text = text_trim(row->field[i]);
        if (!text.length)
            continue;
        if (published_read(text, ret_date))
            return;
        wrong = text_slice(text, 0, 40);
    }
    if (wrong.length)
        input_say(input, DATELINE_OK, "\"%.*s\" is no date that is known here (write 2018-07-18); read without one",
            TEXT_ARG(wrong));
}

enum dateline_status row_article(struct input *input, const struct row *row, struct dateline_article *ret_article)
{
    if (!row->field[ROW_TEXT].bytes)
        return input_say(input, DATELINE_FORMAT, "no \"text\": each row needs one; this row is left out");
    if (row->field[ROW_TEXT].length > input->article_size)
        return input_say(input, DATELINE_LIMIT, "a text of %zu bytes is past the bound of %zu; see --article-size",
            row->field[ROW_TEXT].length, input->article_size);
    *ret_article = (struct dateline_article){
        .id = text_trim(row->field[ROW_ID]),
        .title = text_trim(row->field[ROW_TITLE]),
        .publisher = text_trim(row->field[ROW_PUBLISHER]),
        .url = text_trim(row->field[ROW_URL]),
        .language = text_trim(row->field[ROW_LANGUAGE]),
        .text = row->field[ROW_TEXT],
        .given_dateline = text_trim(row->field[ROW_DATELINE]),
        .path = text_of(input->path),
        .line = input->line,
    };
    row_date(input, row, &ret_article->date);
    return DATELINE_OK;
}
