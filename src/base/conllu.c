/* Cutting lines of CoNLL-U. */
#include "base/conllu.h"

#include "base/utf8.h"

#include <string.h>

enum { NUMBER_MOST = 1000000000 };

static bool number_read(struct dateline_text text, uint32_t least, uint32_t *ret_number)
{
    int64_t number;
    if (!text_number(text, &number) || number < least || number > NUMBER_MOST)
        return false;
    *ret_number = (uint32_t)number;
    return true;
}

/* "7", "7-8" or "7.1". */
static enum conllu_kind id_read(struct dateline_text id, uint32_t *ret_first, uint32_t *ret_last)
{
    struct dateline_text rest = id, piece;
    uint32_t node;
    if (text_find(id, TEXT(".")) < id.length) {
        text_cut(&rest, '.', &piece);
        return number_read(piece, 0, ret_first) && number_read(rest, 1, &node) ? CONLLU_NODE : CONLLU_BROKEN;
    }
    text_cut(&rest, '-', &piece);
    if (!number_read(piece, 1, ret_first))
        return CONLLU_BROKEN;
    *ret_last = *ret_first;
    if (!rest.bytes)
        return CONLLU_WORD;
    return number_read(rest, *ret_first, ret_last) ? CONLLU_MULTIWORD : CONLLU_BROKEN;
}

size_t conllu_space_at(struct dateline_text text, size_t at)
{
    unsigned char c = (unsigned char)text.bytes[at];
    if (c < 0x80)
        return byte_is_space((char)c) || (c >= 0x1C && c <= 0x1F);
    uint32_t code_point, bytes = utf8_decode(text, at, &code_point);
    return utf8_is_space(code_point) && code_point != 0x200B && code_point != 0xFEFF ? bytes : 0;
}

static bool form_good(struct dateline_text form)
{
    bool visible = false;
    for (size_t i = 0, space; i < form.length; i += space ? space : 1) {
        if ((unsigned char)form.bytes[i] < ' ')
            return false;
        space = conllu_space_at(form, i);
        visible = visible || !space;
    }
    return visible;
}

static void broken(struct conllu_line *line, const char *fault)
{
    line->kind = CONLLU_BROKEN;
    line->fault = fault;
}

void conllu_line_read(struct dateline_text line, struct conllu_line *ret_line)
{
    *ret_line = (struct conllu_line){ .kind = CONLLU_BLANK };
    if (line.length && line.bytes[line.length - 1] == '\r')
        line.length--;
    if (!line.length)
        return;
    ret_line->kind = CONLLU_COMMENT;
    if (line.bytes[0] == '#')
        return;
    unsigned fields = 0;
    struct dateline_text piece;
    while (text_cut(&line, '\t', &piece)) {
        if (fields < CONLLU_FIELDS)
            ret_line->field[fields] = piece;
        fields++;
    }
    ret_line->kind = id_read(ret_line->field[CONLLU_ID], &ret_line->first, &ret_line->last);
    if (fields != CONLLU_FIELDS)
        broken(ret_line, "not ten fields with a tab between each two");
    else if (ret_line->kind == CONLLU_BROKEN)
        broken(ret_line, "the first field is neither a number (7) nor a range (7-8)");
    else if (ret_line->kind != CONLLU_NODE && !form_good(ret_line->field[CONLLU_FORM]))
        broken(ret_line, "the form is empty or has a control character");
}

bool conllu_head(const struct conllu_line *line, uint32_t *ret_head)
{
    return number_read(line->field[CONLLU_HEAD], 0, ret_head);
}

bool conllu_space_after(const struct conllu_line *line)
{
    struct dateline_text rest = line->field[CONLLU_MISC], piece;
    while (text_cut(&rest, '|', &piece))
        if (text_is(piece, "SpaceAfter=No"))
            return false;
    return true;
}

bool conllu_comment(struct dateline_text line, const char *key, struct dateline_text *ret_value)
{
    if (!text_starts(line, "#"))
        return false;
    line = text_trim(text_slice(line, 1, line.length));
    size_t length = strlen(key);
    if (!text_starts(line, key) || (line.length > length && line.bytes[length] != ' ' && line.bytes[length] != '='))
        return false;
    struct dateline_text name;
    text_cut(&line, '=', &name);
    *ret_value = line.bytes ? text_trim(line) : TEXT("");
    return true;
}
