/* JSON objects out of lines. Only the wire room's JSON readers include this. */
#ifndef DATELINE_WIRE_OBJECT_H
#define DATELINE_WIRE_OBJECT_H

#include "wire/reader.h"

#include <jansson.h>

enum { OBJECT_DEPTH = 64 };

/* The object on a line, to be given back by json_decref. Says what is wrong: FORMAT, LIMIT (nesting), MEMORY. */
enum dateline_status object_read(struct input *input, struct dateline_text line, json_t **ret_object);

/* "a number", "a list" … */
const char *object_type_name(const json_t *value);

#endif
