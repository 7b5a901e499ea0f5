/* Words, lists and names while a codebook is compiled. */
#include "what/codebook_build.h"

#include "base/sort.h"

#include <stdio.h>
#include <string.h>

enum dateline_status codebook_wrong(
    struct codebook_builder *builder, const struct codebook_line *line, const char *format, ...)
{
    char what[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    return error_set(builder->error, DATELINE_SYNTAX, "%s:%u: %s", line->path, line->number, what);
}

bool codebook_token(struct dateline_text *rest, struct dateline_text *ret_token)
{
    size_t start = 0, end;
    while (start < rest->length && byte_is_space(rest->bytes[start]))
        start++;
    for (end = start; end < rest->length && !byte_is_space(rest->bytes[end]); end++)
        ;
    *ret_token = text_slice(*rest, start, end);
    *rest = text_slice(*rest, end, rest->length);
    return ret_token->length > 0;
}

struct codebook_text codebook_text_add(struct codebook_builder *builder, struct dateline_text text)
{
    if (!text.length)
        return (struct codebook_text){ 0, 0 };
    bool fresh;
    uint32_t *offset = map_put(&builder->text_map, text, &fresh);
    if (fresh) {
        *offset = builder->texts.count;
        VECTOR_RESERVE(builder->arena, &builder->texts, (uint32_t)text.length + 1);
        memcpy(builder->texts.at + builder->texts.count, text.bytes, text.length);
        builder->texts.at[builder->texts.count + text.length] = '\0';
        builder->texts.count += (uint32_t)text.length + 1;
    }
    return (struct codebook_text){ *offset, (uint32_t)text.length };
}

uint32_t codebook_word_add(struct codebook_builder *builder, struct dateline_text word)
{
    word = text_lower(builder->arena, word);
    bool fresh;
    uint32_t *number = map_put(&builder->word_map, word, &fresh);
    if (fresh) {
        *number = builder->words.count;
        struct codebook_text text = codebook_text_add(builder, word);
        VECTOR_PUSH(builder->arena, &builder->words)->text = text;
    }
    return *number;
}

/* ---- Lists of words ---- */

/* A part of a word; "women's" is two tokens. */
static void part_add(struct codebook_builder *builder, struct dateline_text part)
{
    bool possessive = part.length > 2 && text_ends(part, "'s");
    *VECTOR_PUSH(builder->arena, &builder->parts) =
        codebook_word_add(builder, possessive ? text_slice(part, 0, part.length - 2) : part);
    if (possessive)
        *VECTOR_PUSH(builder->arena, &builder->parts) = codebook_word_add(builder, TEXT("'s"));
}

/* "air_strike" and "cease-fire" have parts, "cease-fire" also as tokens "cease", "-", "fire". */
static void item_add(
    struct codebook_builder *builder, struct dateline_text word, bool whole, struct codebook_items *items)
{
    struct codebook_item item = { builder->parts.count, 0 };
    if (whole) {
        char *spaced = arena_copy(builder->arena, word.bytes, word.length);
        for (size_t i = 0; i < word.length; i++)
            if (spaced[i] == '_')
                spaced[i] = ' ';
        *VECTOR_PUSH(builder->arena, &builder->parts) =
            codebook_word_add(builder, (struct dateline_text){ spaced, word.length });
        item.part_count = 1;
        *VECTOR_PUSH(builder->arena, &items->all) = item;
        return;
    }
    bool hyphens = false;
    size_t start = 0;
    for (size_t i = 0; i <= word.length; i++) {
        bool gap = i == word.length || word.bytes[i] == '_' || word.bytes[i] == ' ';
        hyphens = hyphens || (!gap && word.bytes[i] == '-');
        if (gap && i > start)
            part_add(builder, text_slice(word, start, i));
        if (gap)
            start = i + 1;
    }
    item.part_count = builder->parts.count - item.part_first;
    if (item.part_count)
        *VECTOR_PUSH(builder->arena, &items->all) = item;
    if (!hyphens || word.length < 3)
        return;
    item.part_first = builder->parts.count;
    for (size_t i = start = 0; i <= word.length; i++) {
        bool gap = i == word.length || word.bytes[i] == '_' || word.bytes[i] == ' ',
             hyphen = !gap && word.bytes[i] == '-';
        if ((gap || hyphen) && i > start)
            *VECTOR_PUSH(builder->arena, &builder->parts) = codebook_word_add(builder, text_slice(word, start, i));
        if (hyphen)
            *VECTOR_PUSH(builder->arena, &builder->parts) = codebook_word_add(builder, TEXT("-"));
        if (gap || hyphen)
            start = i + 1;
    }
    item.part_count = builder->parts.count - item.part_first;
    *VECTOR_PUSH(builder->arena, &items->all) = item;
}

static enum dateline_status class_read(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text name, uint32_t *ret_class)
{
    uint32_t *number = map_get(&builder->class_map, name);
    if (!number)
        return codebook_wrong(builder, line,
            "class '%.*s' is not defined; write a line 'class %.*s: word | word' or take the braces off",
            TEXT_ARG(name), TEXT_ARG(name));
    uint32_t index = *number;
    struct codebook_class *class = &builder->classes.at[index];
    if (class->state == 1)
        return codebook_wrong(builder, class->line,
            "class '%.*s' contains itself; take it out of the classes that it uses", TEXT_ARG(name));
    if (class->state == 0) {
        if (builder->class_depth == CODEBOOK_CLASS_DEPTH)
            return codebook_wrong(builder, class->line, "classes within classes more than %d deep; write the words out",
                CODEBOOK_CLASS_DEPTH);
        class->state = 1;
        struct codebook_items items = { 0 };
        builder->class_depth++;
        enum dateline_status status = codebook_items_read(builder, class->line, class->words, false, &items);
        builder->class_depth--;
        if (status != DATELINE_OK)
            return status;
        class = &builder->classes.at[index];
        class->items.at = items.all.at;
        class->items.count = items.all.count;
        class->state = 2;
    }
    *ret_class = index;
    return DATELINE_OK;
}

enum dateline_status codebook_items_read(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, bool whole, struct codebook_items *items)
{
    struct dateline_text piece;
    while (text_cut(&list, '|', &piece)) {
        piece = text_trim(piece);
        if (!piece.length)
            return codebook_wrong(builder, line, "an empty word in a list; write words between the '|'");
        if (piece.bytes[0] != '{') {
            item_add(builder, piece, whole, items);
            continue;
        }
        if (piece.bytes[piece.length - 1] != '}')
            return codebook_wrong(builder, line, "'{' is not closed; write {name}");
        uint32_t class = 0;
        enum dateline_status status = class_read(builder, line, text_slice(piece, 1, piece.length - 1), &class);
        if (status != DATELINE_OK)
            return status;
        if (items->all.count + builder->classes.at[class].items.count > CODEBOOK_CLASS_WORDS)
            return codebook_wrong(
                builder, line, "more than %d words in one list; use smaller classes", CODEBOOK_CLASS_WORDS);
        for (uint32_t i = 0; i < builder->classes.at[class].items.count; i++)
            *VECTOR_PUSH(builder->arena, &items->all) = builder->classes.at[class].items.at[i];
    }
    return DATELINE_OK;
}

static int order_numbers(const void *a, const void *b, void *context)
{
    (void)context;
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

enum dateline_status codebook_set_add(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, bool whole, uint32_t *ret_set)
{
    bool fresh;
    struct dateline_text key = text_format(builder->arena, "%c%.*s", whole ? 'p' : 'w', TEXT_ARG(list));
    uint32_t *known = map_put(&builder->set_map, key, &fresh);
    if (!fresh) {
        *ret_set = *known;
        return DATELINE_OK;
    }
    struct codebook_items items = { 0 };
    enum dateline_status status = codebook_items_read(builder, line, list, whole, &items);
    if (status != DATELINE_OK)
        return status;
    struct codebook_set set = { builder->members.count, 0, builder->multis.count, 0 };
    for (uint32_t i = 0; i < items.all.count; i++) {
        struct codebook_item item = items.all.at[i];
        if (item.part_count == 1)
            *VECTOR_PUSH(builder->arena, &builder->members) = builder->parts.at[item.part_first];
        else
            *VECTOR_PUSH(builder->arena, &builder->multis) =
                (struct codebook_multi){ item.part_first, item.part_count };
    }
    set.count = builder->members.count - set.first;
    set.multi_count = builder->multis.count - set.multi_first;
    if (set.count)
        sort_stable(builder->arena, builder->members.at + set.first, set.count, sizeof(uint32_t), order_numbers, NULL);
    *ret_set = builder->sets.count;
    *VECTOR_PUSH(builder->arena, &builder->sets) = set;
    *map_put(&builder->set_map, key, NULL) = *ret_set;
    return DATELINE_OK;
}

/* ---- Names of the ontology ---- */

static struct dateline_text built(const struct codebook_builder *builder, struct codebook_text text)
{
    return (struct dateline_text){ builder->texts.at + text.offset, text.length };
}

uint32_t codebook_type_find(const struct codebook_builder *builder, struct dateline_text name)
{
    for (uint32_t i = 0; i < builder->types.count; i++)
        if (text_same(built(builder, builder->types.at[i].name), name))
            return i;
    return DATELINE_NONE;
}

uint32_t codebook_mode_find(const struct codebook_builder *builder, uint32_t type, struct dateline_text name)
{
    for (uint32_t i = 0; i < builder->modes.count; i++)
        if (builder->modes.at[i].type == type && text_same(built(builder, builder->modes.at[i].name), name))
            return i;
    return DATELINE_NONE;
}

uint32_t codebook_context_find(const struct codebook_builder *builder, struct dateline_text name)
{
    for (uint32_t i = 0; i < builder->contexts.count; i++)
        if (text_same(built(builder, builder->contexts.at[i].name), name))
            return i;
    return DATELINE_NONE;
}

uint32_t codebook_cameo_find(const struct codebook_builder *builder, struct dateline_text code)
{
    for (uint32_t i = 0; i < builder->cameos.count; i++)
        if (text_same(built(builder, builder->cameos.at[i].code), code))
            return i;
    return DATELINE_NONE;
}

enum dateline_status codebook_references_add(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, uint32_t *ret_first, uint32_t *ret_count)
{
    struct dateline_text piece;
    *ret_first = builder->references.count;
    *ret_count = 0;
    while (text_cut(&list, '|', &piece)) {
        struct dateline_text mode = piece, name;
        text_cut(&mode, '/', &name);
        struct codebook_reference reference = { codebook_type_find(builder, text_trim(name)), DATELINE_NONE };
        if (reference.type == DATELINE_NONE)
            return codebook_wrong(builder, line,
                "type '%.*s' is not in the ontology; see the lines 'type …' of ontology.txt", TEXT_ARG(name));
        if (mode.bytes) {
            reference.mode = codebook_mode_find(builder, reference.type, text_trim(mode));
            if (reference.mode == DATELINE_NONE)
                return codebook_wrong(
                    builder, line, "type %.*s has no mode '%.*s'; see ontology.txt", TEXT_ARG(name), TEXT_ARG(mode));
        }
        *VECTOR_PUSH(builder->arena, &builder->references) = reference;
        (*ret_count)++;
    }
    return DATELINE_OK;
}
