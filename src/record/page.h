/* An article on its way into an HTML page. */
#ifndef DATELINE_RECORD_PAGE_H
#define DATELINE_RECORD_PAGE_H

#include "base/vector.h"
#include "record/writer.h"

/* Words of the text that belong to a record ('s' statement, 'e' event). */
struct mark {
    struct dateline_span span;
    char letter;
    uint32_t number;
    const char *style; /* classes */
};

struct page {
    struct dateline_writer *writer;
    const struct story *story;
    struct {
        VECTOR(struct mark) all;
    } marks;
};

/* Text as HTML; control characters become U+FFFD. */
void page_escape(struct text_builder *out, struct dateline_text text);
/* The id of a record's element, unique in the page. */
void page_id(struct page *page, char letter, uint32_t number);
/* A day with something before it; nothing where it is unknown. */
void page_date(struct page *page, const char *before, struct dateline_date date);
/* The records beside the text (cards.c). */
void page_records(struct page *page);

#endif
