/* What the source asks of an input format, and what it lends to its readers. */
#ifndef DATELINE_WIRE_READER_H
#define DATELINE_WIRE_READER_H

#include "wire/buffer.h"
#include "wire/decode.h"
#include "wire/line.h"
#include "wire/stream.h"

/* One file on its way through a reader. */
struct input {
    const char *path; /* as given, for messages and ids; "stdin" for standard input */
    struct stream *stream;
    uint64_t line; /* of the row in hand, from 1 */
    size_t article_size;
    struct buffer raw, decoded; /* memory that readers use as they like; the article's texts may lie there */
    struct buffer texts[3];
    void *state;        /* the reader's own; freed by its `end` */
    bool gold;          /* struct dateline_source_options */
    bool encoding_said; /* the message about the encoding of this file is out */
    void (*report)(void *context, enum dateline_status status, const char *message);
    void *report_context;
};

struct reader {
    const char *name;
    const char *endings; /* of files, each with a dot and a space behind: ".csv " */
    /* Does a file's beginning look like this format? */
    bool (*fits)(struct dateline_text head);
    /* The next article: OK, END, or what is wrong with the one in hand (said by way of input_say; reading can go on
     * unless the status is IO or MEMORY). Texts live until the next call. */
    enum dateline_status (*next)(struct input *input, struct dateline_article *ret_article);
    void (*end)(struct input *input); /* frees state; NULL: none */
};

extern const struct reader reader_text, reader_jsonl, reader_csv, reader_tsv, reader_conllu, reader_treebank;

/* Says "path: …" or, for a row input with `line` set, "path:line: …". Gives the status back. */
enum dateline_status input_say(struct input *input, enum dateline_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* decode_text with the messages about it. False when memory is out. `into` takes the result where it is not `bytes`. */
bool input_decode(struct input *input, struct dateline_text bytes, struct buffer *into, struct dateline_text *ret_text);

/* The next line, decoded; END at the end; lines past the bound are said and give LIMIT. */
enum dateline_status input_line(struct input *input, struct dateline_text *ret_line);

/* The fields of a row, whatever the format calls them. */
enum row_field {
    ROW_ID,
    ROW_TEXT,
    ROW_TITLE,
    ROW_DATE,
    ROW_PUBLISHED,
    ROW_PUBLISHER,
    ROW_URL,
    ROW_LANGUAGE,
    ROW_DATELINE,
    ROW_FIELDS
};

struct row {
    struct dateline_text field[ROW_FIELDS]; /* bytes NULL: missing */
};

/* The field of a name, in any case; ROW_FIELDS for none. */
enum row_field row_field_find(struct dateline_text name);
/* An article out of a row; says what is wrong with it. */
enum dateline_status row_article(struct input *input, const struct row *row, struct dateline_article *ret_article);

#endif
