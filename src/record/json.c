/* Printing JSON. Straight into the text, since this is what most of a run's output goes through. */
#include "record/json.h"

#include "record/decimal.h"

static void comma_add(struct json *json)
{
    if (json->comma)
        text_add_byte(json->out, ',');
    json->comma = true;
}

void json_open(struct json *json, char bracket)
{
    comma_add(json);
    text_add_byte(json->out, bracket);
    json->comma = false;
}

void json_close(struct json *json, char bracket)
{
    text_add_byte(json->out, bracket);
    json->comma = true;
}

void json_key(struct json *json, const char *key)
{
    comma_add(json);
    text_add_byte(json->out, '"');
    text_add_string(json->out, key);
    text_add(json->out, TEXT("\":"));
    json->comma = false;
}

static void escape_add(struct text_builder *out, unsigned char c)
{
    static const char digits[] = "0123456789abcdef";
    for (const char *pair = "\"\"\\\\\nn\tt\rr"; *pair; pair += 2) {
        if ((unsigned char)*pair == c) {
            const char escape[2] = { '\\', pair[1] };
            text_add(out, (struct dateline_text){ escape, 2 });
            return;
        }
    }
    const char escape[6] = { '\\', 'u', '0', '0', digits[c >> 4], digits[c & 15] };
    text_add(out, (struct dateline_text){ escape, 6 });
}

void json_text(struct json *json, struct dateline_text text)
{
    size_t plain = 0;
    comma_add(json);
    text_add_byte(json->out, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c >= ' ' && c != '"' && c != '\\' && c != 0x7F)
            continue;
        text_add(json->out, text_slice(text, plain, i));
        escape_add(json->out, c);
        plain = i + 1;
    }
    text_add(json->out, text_slice(text, plain, text.length));
    text_add_byte(json->out, '"');
}

void json_number(struct json *json, int64_t number)
{
    comma_add(json);
    decimal_whole(json->out, number);
}

void json_decimal(struct json *json, int64_t number, uint32_t places)
{
    comma_add(json);
    decimal_fraction(json->out, number, places);
}

void json_member(struct json *json, const char *key, struct dateline_text text)
{
    if (!text.length)
        return;
    json_key(json, key);
    json_text(json, text);
}

void json_member_number(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_number(json, number);
}

void json_member_true(struct json *json, const char *key, bool flag)
{
    if (!flag)
        return;
    json_key(json, key);
    text_add(json->out, TEXT("true"));
    json->comma = true;
}
