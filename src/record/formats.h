/* The formats there are; writer.c has the table. */
#ifndef DATELINE_RECORD_FORMATS_H
#define DATELINE_RECORD_FORMATS_H

#include "record/writer.h"

extern const struct format format_jsonl;
extern const struct format format_table, format_csv, format_tsv, format_cameo, format_html;
extern const struct format format_dates, format_places, format_names;

#endif
