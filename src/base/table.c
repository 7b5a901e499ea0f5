/* Word tables. Rows are grouped by key in order of the key's first row; a slot of the hash table points at the group. */
#include "base/table.h"

#include "base/folder.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/vector.h"

#include <string.h>

struct table_row {
    struct dateline_text fields[TABLE_COLUMNS];
    uint32_t group; /* number of the key */
};

struct table_builder {
    struct arena *arena;
    VECTOR(struct table_head) heads;
    VECTOR(struct table_text) fields;
    VECTOR(uint32_t) slots;
    struct text_builder texts;
    struct map pool; /* text → offset + 1 */
};

static struct table_text pool_text(struct table_builder *builder, struct dateline_text text)
{
    bool fresh;
    uint32_t *offset = map_put(&builder->pool, text, &fresh);
    if (fresh) {
        *offset = builder->texts.count;
        text_add(&builder->texts, text);
        text_add_byte(&builder->texts, '\0');
    }
    return (struct table_text){ *offset, (uint32_t)text.length };
}

static uint64_t key_hash(struct dateline_text key)
{
    return hash_mix(hash_bytes(HASH_SEED, key.bytes, key.length));
}

static int order_groups(const void *a, const void *b, void *context)
{
    (void)context;
    uint32_t left = ((const struct table_row *)a)->group, right = ((const struct table_row *)b)->group;
    return (left > right) - (left < right);
}

/* Puts the sorted rows' keys into a hash table of at least twice as many slots. */
static void slots_fill(struct table_builder *builder, struct table_head *head, const struct table_row *rows)
{
    uint32_t size = 4;
    while (size < 2 * head->row_count)
        size *= 2;
    head->slot_mask = size - 1;
    head->first_slot = builder->slots.count;
    for (uint32_t i = 0; i < size; i++)
        *VECTOR_PUSH(builder->arena, &builder->slots) = 0;
    for (uint32_t row = 0; row < head->row_count; row++) {
        if (row && rows[row].group == rows[row - 1].group)
            continue;
        uint32_t slot = (uint32_t)key_hash(rows[row].fields[0]) & head->slot_mask;
        while (builder->slots.at[head->first_slot + slot])
            slot = (slot + 1) & head->slot_mask;
        builder->slots.at[head->first_slot + slot] = row + 1;
    }
}

static void fields_add(struct table_builder *builder, const struct dateline_text *fields, uint32_t columns)
{
    for (uint32_t i = 0; i < columns; i++)
        *VECTOR_PUSH(builder->arena, &builder->fields) = pool_text(builder, fields[i]);
}

static enum dateline_status table_add(
    struct table_builder *builder, const char *path, struct dateline_text name, struct dateline_error *error)
{
    struct tsv tsv = { 0 };
    enum dateline_status status = file_load(builder->arena, path, &tsv.rest, error);
    if (status != DATELINE_OK)
        return status;
    struct table_head head = { 0 };
    memcpy(head.name, name.bytes, name.length < IMAGE_NAME - 1 ? name.length : IMAGE_NAME - 1);
    struct dateline_text header[TABLE_COLUMNS];
    head.columns = tsv_next(&tsv, header, TABLE_COLUMNS);
    if (head.columns == 0 || head.columns > TABLE_COLUMNS)
        return error_set(error, DATELINE_SYNTAX, "%s:%u: a header of 1 to %d columns must come first", path, tsv.line,
            TABLE_COLUMNS);
    struct map groups = { .arena = builder->arena };
    VECTOR(struct table_row) rows = { 0 };
    struct table_row row = { 0 };
    for (uint32_t count; (count = tsv_next(&tsv, row.fields, TABLE_COLUMNS)) > 0;) {
        if (count > head.columns)
            return error_set(
                error, DATELINE_SYNTAX, "%s:%u: %u fields, the header has %u", path, tsv.line, count, head.columns);
        for (uint32_t i = count; i < head.columns; i++)
            row.fields[i] = (struct dateline_text){ NULL, 0 };
        bool fresh;
        uint32_t *group = map_put(&groups, row.fields[0], &fresh);
        if (fresh)
            *group = groups.count;
        row.group = *group;
        *VECTOR_PUSH(builder->arena, &rows) = row;
    }
    sort_stable(builder->arena, rows.at, rows.count, sizeof *rows.at, order_groups, NULL);
    head.row_count = rows.count;
    head.first_field = builder->fields.count;
    fields_add(builder, header, head.columns);
    for (uint32_t i = 0; i < rows.count; i++)
        fields_add(builder, rows.at[i].fields, head.columns);
    slots_fill(builder, &head, rows.at);
    *VECTOR_PUSH(builder->arena, &builder->heads) = head;
    return DATELINE_OK;
}

static struct dateline_text file_stem(struct dateline_text path)
{
    size_t start = path.length;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    return text_slice(path, start, path.length - 4);
}

/* The entry of a file that is no table, or NULL. */
static const struct table_own *own_find(const struct table_own *own, uint32_t count, struct dateline_text name)
{
    for (uint32_t i = 0; i < count; i++)
        if (text_is(name, own[i].name))
            return &own[i];
    return NULL;
}

enum dateline_status table_compile(struct arena *arena, const char *folder, const struct table_own *own,
    uint32_t own_count, struct dateline_text *ret_image, struct dateline_error *error)
{
    struct folder files;
    struct table_builder builder = { .arena = arena, .texts.arena = arena, .pool.arena = arena };
    struct image_builder image;
    enum dateline_status status = folder_list(arena, folder, ".tsv", &files, error);
    image_begin(&image, arena);
    for (uint32_t i = 0; status == DATELINE_OK && i < files.count; i++) {
        const char *path = files.paths[i].bytes;
        struct dateline_text name = file_stem(files.paths[i]);
        const struct table_own *entry = own_find(own, own_count, name);
        status = entry ? entry->compile(arena, path, &image, error) : table_add(&builder, path, name, error);
    }
    if (status != DATELINE_OK)
        return status;
    image_add(&image, "tables", builder.heads.at, builder.heads.count, sizeof *builder.heads.at);
    image_add(&image, "fields", builder.fields.at, builder.fields.count, sizeof *builder.fields.at);
    image_add(&image, "slots", builder.slots.at, builder.slots.count, sizeof *builder.slots.at);
    image_add(&image, "texts", builder.texts.bytes, builder.texts.count, 1);
    *ret_image = image_end(&image, "word", TABLE_VERSION);
    return DATELINE_OK;
}

bool table_open(const struct image *image, const char *name, struct table *ret_table)
{
    size_t head_count, field_count, slot_count, text_count;
    const struct table_head *heads = image_array(image, "tables", sizeof *heads, &head_count);
    const struct table_text *fields = image_array(image, "fields", sizeof *fields, &field_count);
    const uint32_t *slots = image_array(image, "slots", sizeof *slots, &slot_count);
    const char *texts = image_array(image, "texts", 1, &text_count);
    for (size_t i = 0; i < head_count; i++) {
        if (strncmp(heads[i].name, name, IMAGE_NAME) == 0) {
            *ret_table = (struct table){ &heads[i], fields + heads[i].first_field + heads[i].columns,
                slots + heads[i].first_slot, texts };
            return true;
        }
    }
    return false;
}

struct dateline_text table_field(const struct table *table, uint32_t row, uint32_t column)
{
    const struct table_text *text = &table->fields[(size_t)row * table->head->columns + column];
    return (struct dateline_text){ table->texts + text->offset, text->length };
}

uint32_t table_find(const struct table *table, struct dateline_text key, uint32_t *ret_count)
{
    uint32_t slot = (uint32_t)key_hash(key) & table->head->slot_mask;
    for (; table->slots[slot]; slot = (slot + 1) & table->head->slot_mask) {
        uint32_t row = table->slots[slot] - 1, end = row + 1;
        if (!text_same(table_field(table, row, 0), key))
            continue;
        while (end < table->head->row_count && text_same(table_field(table, end, 0), key))
            end++;
        *ret_count = end - row;
        return row;
    }
    *ret_count = 0;
    return DATELINE_NONE;
}

uint32_t table_column(const struct table *table, const char *name)
{
    const struct table_text *header = table->fields - table->head->columns;
    for (uint32_t i = 0; i < table->head->columns; i++)
        if (text_is((struct dateline_text){ table->texts + header[i].offset, header[i].length }, name))
            return i;
    return DATELINE_NONE;
}
