/* The readers of CSV (RFC 4180) and TSV: a header row with the fields' names in any case and order, then a row an
 * article.
 *
 * Fields may be quoted, also over several lines, with "" for a quotation mark. A field that begins with a quotation
 * mark but goes on behind the closing one was never meant to be quoted (news likes to begin so): it is taken as it
 * stands. Spreadsheets of many countries write CSV with semicolons; the header tells. */
#include "wire/reader.h"

#include <stdlib.h>

enum { COLUMNS = 256 };

struct sheet {
    char separator;
    uint32_t columns;
    enum row_field field[COLUMNS]; /* of each column; ROW_FIELDS: ignored */
    uint64_t lines;                /* read so far; input->line is the one that the row in hand begins on */
    bool ended;
};

struct cell {
    size_t start, length; /* in the unquoted memory */
};

/* Finds where a row ends: walks quotes over line ends. */
enum cell_state { CELL_START, CELL_PLAIN, CELL_QUOTED, CELL_QUOTE };

static enum cell_state state_after(enum cell_state state, char c, char separator)
{
    if (state == CELL_QUOTED)
        return c == '"' ? CELL_QUOTE : CELL_QUOTED;
    if (c == separator)
        return CELL_START;
    if (state == CELL_START)
        return c == '"' ? CELL_QUOTED : CELL_PLAIN;
    if (state == CELL_QUOTE)
        return c == '"' ? CELL_QUOTED : CELL_PLAIN;
    return CELL_PLAIN;
}

/* Reads lines until the row is whole. */
static enum dateline_status row_lines(struct input *input, struct sheet *sheet, struct dateline_text *ret_row)
{
    enum cell_state state = CELL_START;
    struct buffer *row = &input->texts[2];
    size_t bound = input->article_size * 2 + (1 << 16);
    buffer_clear(row);
    for (;;) {
        struct dateline_text line;
        enum line_result result = line_next(input->stream, &input->raw, bound, &line);
        if (result == LINE_END && row->length)
            return input_say(input, DATELINE_FORMAT,
                "a quotation mark opened in this row is never closed; the rest of "
                "the file is left out");
        if (result == LINE_END)
            return DATELINE_END;
        sheet->lines++;
        if (!row->length)
            input->line = sheet->lines;
        if (result == LINE_TOO_LONG || row->length + line.length > bound)
            return input_say(input, DATELINE_LIMIT,
                "a row past the bound of %zu bytes is left out; is a quotation mark "
                "not closed? see --article-size",
                bound);
        if (result == LINE_NO_MEMORY || !buffer_add(row, line))
            return input_say(input, DATELINE_MEMORY, "out of memory");
        for (size_t i = 0; i < line.length; i++)
            state = state_after(state, line.bytes[i], sheet->separator);
        if (state != CELL_QUOTED)
            break;
        if (!buffer_add_byte(row, '\n'))
            return input_say(input, DATELINE_MEMORY, "out of memory");
    }
    if (!input_decode(input, buffer_text(row), &input->decoded, ret_row))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    if (ret_row->length && ret_row->bytes[ret_row->length - 1] == '\r')
        ret_row->length--;
    return DATELINE_OK;
}

/* Length of a quoted cell with its marks when it is well quoted at the beginning of `rest`, else 0. */
static size_t quoted_length(struct dateline_text rest, char separator)
{
    if (!rest.length || rest.bytes[0] != '"')
        return 0;
    for (size_t i = 1; i < rest.length; i++) {
        if (rest.bytes[i] != '"')
            continue;
        if (i + 1 < rest.length && rest.bytes[i + 1] == '"')
            i++;
        else
            return i + 1 == rest.length || rest.bytes[i + 1] == separator ? i + 1 : 0;
    }
    return 0;
}

/* Writes a cell's content behind what `memory` holds, whose room was reserved. */
static struct cell cell_take(struct buffer *memory, struct dateline_text cell, bool quoted)
{
    struct cell taken = { memory->length, 0 };
    for (size_t i = 0; i < cell.length; i++) {
        memory->bytes[memory->length++] = cell.bytes[i];
        if (quoted && cell.bytes[i] == '"')
            i++;
    }
    taken.length = memory->length - taken.start;
    return taken;
}

/* Cuts a row into cells; gives their number, which may be past `most`. */
static uint32_t row_cut(
    struct buffer *memory, struct dateline_text row, char separator, struct cell *cells, uint32_t most)
{
    uint32_t count = 0;
    for (bool more = true; more; count++) {
        size_t quoted = quoted_length(row, separator), length = quoted;
        while (!quoted && length < row.length && row.bytes[length] != separator)
            length++;
        struct dateline_text cell = quoted ? text_slice(row, 1, quoted - 1) : text_slice(row, 0, length);
        if (count < most)
            cells[count] = cell_take(memory, cell, quoted > 0);
        more = length < row.length;
        row = text_slice(row, length + more, row.length);
    }
    return count;
}

/* The separator under which a header names a column "text"; 0 for none. */
static char separator_find(struct dateline_text header)
{
    static const char separators[] = { '\t', ',', ';' };
    for (size_t i = 0; i < sizeof separators; i++) {
        struct dateline_text rest = header, name;
        uint32_t count = 0;
        bool found = false;
        while (text_cut(&rest, separators[i], &name)) {
            name = text_trim(name);
            if (name.length >= 2 && name.bytes[0] == '"' && name.bytes[name.length - 1] == '"')
                name = text_slice(name, 1, name.length - 1);
            found = found || row_field_find(name) == ROW_TEXT;
            count++;
        }
        if (found && count > 1)
            return separators[i];
    }
    return 0;
}

static struct dateline_text first_line(struct dateline_text head)
{
    struct dateline_text line, rest = head;
    if (text_starts(rest, "\xEF\xBB\xBF"))
        rest = text_slice(rest, 3, rest.length);
    return text_cut(&rest, '\n', &line) ? line : head;
}

static bool csv_fits(struct dateline_text head)
{
    char separator = separator_find(first_line(head));
    return separator == ',' || separator == ';';
}

static bool tsv_fits(struct dateline_text head)
{
    return separator_find(first_line(head)) == '\t';
}

/* Reads the header into the sheet's columns. */
static enum dateline_status header_read(struct input *input, struct sheet *sheet, char separator)
{
    struct dateline_text row = { NULL, 0 };
    struct cell cells[COLUMNS];
    sheet->separator = separator;
    char found = separator_find(first_line(stream_peek(input->stream, 4096)));
    if (found && (found == '\t') == (separator == '\t'))
        sheet->separator = found;
    enum dateline_status status = row_lines(input, sheet, &row);
    if (status != DATELINE_OK)
        return status;
    buffer_clear(&input->texts[0]);
    if (!buffer_reserve(&input->texts[0], row.length + 1))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    uint32_t count = row_cut(&input->texts[0], row, sheet->separator, cells, COLUMNS);
    sheet->columns = count < COLUMNS ? count : COLUMNS;
    bool text = false;
    for (uint32_t i = 0; i < sheet->columns; i++) {
        sheet->field[i] =
            row_field_find((struct dateline_text){ input->texts[0].bytes + cells[i].start, cells[i].length });
        text = text || sheet->field[i] == ROW_TEXT;
    }
    if (!text)
        return input_say(input, DATELINE_FORMAT,
            "the header names no column \"text\" (it is \"%.*s\"): call the one with the articles so",
            TEXT_ARG(text_slice(row, 0, 80)));
    return DATELINE_OK;
}

static enum dateline_status cells_article(struct input *input, const struct sheet *sheet, const struct cell *cells,
    uint32_t count, struct dateline_article *ret)
{
    struct row row = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        enum row_field field = sheet->field[i];
        if (field < ROW_FIELDS && !row.field[field].bytes)
            row.field[field] = (struct dateline_text){ input->texts[0].bytes + cells[i].start, cells[i].length };
    }
    return row_article(input, &row, ret);
}

static enum dateline_status sheet_next(struct input *input, char separator, struct dateline_article *ret_article)
{
    struct sheet *sheet = input->state;
    if (!sheet) {
        sheet = input->state = calloc(1, sizeof *sheet);
        if (!sheet)
            return input_say(input, DATELINE_MEMORY, "out of memory");
        enum dateline_status status = header_read(input, sheet, separator);
        sheet->ended = status != DATELINE_OK;
        if (sheet->ended)
            return status;
    }
    if (sheet->ended)
        return DATELINE_END;
    struct dateline_text row = { NULL, 0 };
    struct cell cells[COLUMNS];
    do {
        enum dateline_status status = row_lines(input, sheet, &row);
        if (status != DATELINE_OK)
            return status;
    } while (!text_trim(row).length);
    buffer_clear(&input->texts[0]);
    if (!buffer_reserve(&input->texts[0], row.length + 1))
        return input_say(input, DATELINE_MEMORY, "out of memory");
    uint32_t count = row_cut(&input->texts[0], row, sheet->separator, cells, sheet->columns);
    if (count > sheet->columns)
        return input_say(input, DATELINE_FORMAT,
            "%u fields, but the header has %u: quote fields that hold the separator; "
            "this row is left out",
            count, sheet->columns);
    return cells_article(input, sheet, cells, count, ret_article);
}

static enum dateline_status csv_next(struct input *input, struct dateline_article *ret_article)
{
    return sheet_next(input, ',', ret_article);
}

static enum dateline_status tsv_next_row(struct input *input, struct dateline_article *ret_article)
{
    return sheet_next(input, '\t', ret_article);
}

static void sheet_end(struct input *input)
{
    free(input->state);
    input->state = NULL;
}

const struct reader reader_csv = { "csv", ".csv ", csv_fits, csv_next, sheet_end };
const struct reader reader_tsv = { "tsv", ".tsv .tab ", tsv_fits, tsv_next_row, sheet_end };
