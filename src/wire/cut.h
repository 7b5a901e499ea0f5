/* The article on the cutting table: what is no body text gets another kind. Private to the stage. */
#ifndef DATELINE_WIRE_CUT_H
#define DATELINE_WIRE_CUT_H

#include "base/table.h"
#include "story/story.h"
#include "wire/paragraph.h"

/* Where the phrase of a pattern stands in its paragraph. */
enum pattern_where { PATTERN_WHOLE, PATTERN_BEGIN, PATTERN_END, PATTERN_INSIDE, PATTERN_LINE, PATTERN_PLACES };

/* A row of words/furniture.tsv. `second` is what follows " … ", or empty. */
struct pattern {
    struct dateline_text first, second;
    size_t most;
    enum pattern_where where;
};

struct wire {
    struct table agencies, credits, notes;
    struct pattern *patterns;
    uint32_t pattern_count;
};

struct cut {
    const struct wire *wire;
    struct story *story;
    struct arena *arena; /* scratch */
    struct dateline_text text;
    struct pieces pieces;
};

struct dateline_text cut_text(const struct cut *cut, uint32_t piece);
/* Makes bytes [start, end) of the text a piece of their own inside piece `at`; what is left before and behind stays
 * what it was. Gives the number of the new piece. */
uint32_t cut_out(struct cut *cut, uint32_t at, size_t start, size_t end, enum dateline_block_kind kind);

/* ---- dateline.c ---- */

struct dateline_match {
    size_t end; /* bytes that it takes, dash and space included */
    struct dateline_text place, agency;
    struct dateline_date date; /* year 0 where the line gives none; month 0: no date at all */
};

/* Does a paragraph begin with a dateline? With `signed_only` an agency in brackets must be there. */
bool dateline_find(
    const struct wire *wire, struct dateline_text paragraph, bool signed_only, struct dateline_match *ret_match);
/* A whole paragraph that is nothing but a date ("Friday, January 4, 2019"). */
bool dateline_day(struct dateline_text paragraph, struct dateline_date *ret_date);
/* The year that a day without one means: the one that brings it closest to the article's date. */
struct dateline_date dateline_year(struct dateline_date day, struct dateline_date published);

/* ---- credit.c ---- */

/* Does a text (brackets and dashes at its beginning passed over) begin with a role ("Reporting by")? */
bool credit_begins(const struct wire *wire, struct dateline_text text);
/* Is it a line that says who contributed ("A and B contributed to this report.")? */
bool credit_signature(struct dateline_text text);
/* Reads names and places out of credits into the story. */
void credit_read(struct cut *cut, struct dateline_text text);
void credit_read_signature(struct cut *cut, struct dateline_text text);
/* Are most words of a text capitalised, as in a list of names? */
bool names_like(struct dateline_text text);
/* A byline paragraph ("By Jane Doe and John Roe"). */
bool byline_whole(struct dateline_text paragraph);
void byline_read(struct cut *cut, struct dateline_text text);

/* ---- furniture.c ---- */

/* A paragraph, or with `bracket` the inside of a bracket, that a pattern knows. */
bool furniture_find(const struct wire *wire, struct dateline_text paragraph, bool bracket);
/* A last line that ends a report ("REUTER", "###"). */
bool furniture_line(const struct wire *wire, struct dateline_text line);
/* The last paragraph of some wires: initials ("jd/rc", "burs-jd/ab (AP, dpa)"). */
bool furniture_tail(struct dateline_text paragraph);
/* Story codes ("BC-USA-TRUMP") and lines about when it was put out ("Updated 1430 GMT …"). */
bool furniture_head(struct dateline_text paragraph);
/* What a note does ("corrects"), or an empty text when it is none. With `bracket` the text stood in brackets. */
struct dateline_text note_find(const struct wire *wire, struct dateline_text text, bool bracket);

#endif
