/* Printing JSON (RFC 8259) into a text: keys in the order in which they come, no white space, UTF-8 as it is. */
#ifndef DATELINE_RECORD_JSON_H
#define DATELINE_RECORD_JSON_H

#include "base/text.h"

struct json {
    struct text_builder *out;
    bool comma; /* the next value needs one before it */
};

void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);
void json_key(struct json *json, const char *key);
void json_text(struct json *json, struct dateline_text text);
void json_number(struct json *json, int64_t number);
/* number / 10^places, without zeros at the end: 150 at 2 places is 1.5. */
void json_decimal(struct json *json, int64_t number, uint32_t places);

/* A member of an object; nothing at all where the text is empty. */
void json_member(struct json *json, const char *key, struct dateline_text text);
void json_member_number(struct json *json, const char *key, int64_t number);
void json_member_true(struct json *json, const char *key, bool flag);

#endif
