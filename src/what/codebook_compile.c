/* The codebook compiler: a folder of text to an image.
 *
 * All files are read into lines first. Then, in this order, whatever later lines refer to: classes, CAMEO codes, types
 * with their modes, contexts, and last the groups with frames and examples, and the rules of composition. So nothing
 * has to stand before what uses it, and a user may cut a codebook into files as he likes. Each mistake is told with
 * file, line and the way to mend it; the first one ends the compilation. */
#include "base/folder.h"
#include "base/hash.h"
#include "base/sort.h"
#include "what/codebook_build.h"

#include <string.h>

/* ---- Lines ---- */

/* "codebook/accuse.txt" of "/home/x/codebook/accuse.txt": what records name. */
static struct dateline_text path_tail(struct dateline_text path)
{
    size_t start = path.length;
    for (int slashes = 0; start > 0; start--)
        if (path.bytes[start - 1] == '/' && ++slashes == 2)
            break;
    return text_slice(path, start, path.length);
}

/* A line whose text begins with '|', and one after a line that ends with '|' or ',', goes on. */
static void line_add(struct codebook_builder *builder, struct codebook_line line)
{
    if (builder->lines.count) {
        struct codebook_line *last = &builder->lines.at[builder->lines.count - 1];
        bool goes_on = line.text.bytes[0] == '|' || last->text.bytes[last->text.length - 1] == '|';
        if (goes_on && last->path == line.path) {
            last->text = text_format(builder->arena, "%.*s %.*s", TEXT_ARG(last->text), TEXT_ARG(line.text));
            return;
        }
    }
    *VECTOR_PUSH(builder->arena, &builder->lines) = line;
}

static enum dateline_status file_read(struct codebook_builder *builder, struct dateline_text path)
{
    struct dateline_text rest, piece;
    enum dateline_status status = file_load(builder->arena, path.bytes, &rest, builder->error);
    if (status != DATELINE_OK)
        return status;
    struct codebook_line line = { .path = path.bytes, .file = codebook_text_add(builder, path_tail(path)) };
    while (text_cut(&rest, '\n', &piece)) {
        line.number++;
        line.text = text_trim(piece);
        line.indented = piece.length > 0 && byte_is_space(piece.bytes[0]);
        if (line.text.length && line.text.bytes[0] != '#')
            line_add(builder, line);
    }
    return DATELINE_OK;
}

/* ---- Groups ---- */

static enum dateline_status group_modes(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, struct codebook_group *group)
{
    struct dateline_text piece;
    while (text_cut(&list, ',', &piece)) {
        uint32_t mode = codebook_mode_find(builder, group->type, piece);
        if (mode == DATELINE_NONE)
            return codebook_wrong(builder, line,
                "'%.*s' is no mode of this type; see ontology.txt, or write cameo, context, weight, size, also",
                TEXT_ARG(piece));
        if (group->modes == CODEBOOK_MODES)
            return codebook_wrong(builder, line, "more than %d modes; take some away", CODEBOOK_MODES);
        group->mode[group->modes++] = mode;
    }
    return DATELINE_OK;
}

static enum dateline_status group_contexts(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, struct codebook_group *group)
{
    struct dateline_text piece;
    while (text_cut(&list, ',', &piece)) {
        uint32_t context = codebook_context_find(builder, piece);
        if (context == DATELINE_NONE)
            return codebook_wrong(
                builder, line, "context '%.*s' is unknown; see the lines 'context …' of ontology.txt", TEXT_ARG(piece));
        if (group->contexts == CODEBOOK_CONTEXTS)
            return codebook_wrong(builder, line, "more than %d contexts; take some away", CODEBOOK_CONTEXTS);
        group->context[group->contexts++] = context;
    }
    return DATELINE_OK;
}

static enum dateline_status group_option(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text key, struct dateline_text *rest, struct codebook_group *group)
{
    struct dateline_text value, after;
    int64_t number;
    static const struct {
        const char *name;
        uint8_t flag;
    } flags[] = { { "also", CODEBOOK_GROUP_ALSO }, { "directed", CODEBOOK_GROUP_DIRECTED },
        { "foreign", CODEBOOK_GROUP_FOREIGN }, { "denied", CODEBOOK_GROUP_NEGATION } };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (!text_is(key, flags[i].name))
            continue;
        group->flags |= flags[i].flag;
        return DATELINE_OK;
    }
    bool known = text_is(key, "cameo") || text_is(key, "context") || text_is(key, "weight") || text_is(key, "size") ||
                 text_is(key, "by");
    if (!known && group->type != DATELINE_NONE)
        return group_modes(builder, line, key, group);
    if (!known || !codebook_token(rest, &value))
        return codebook_wrong(builder, line,
            "'%.*s' is not understood in the head of a group; it is written TYPE [mode] [cameo CODE] [context NAME] "
            "[weight N]",
            TEXT_ARG(key));
    if (text_is(key, "context"))
        return group_contexts(builder, line, value, group);
    if (text_is(key, "by")) {
        group->by = codebook_text_add(builder, value);
        return DATELINE_OK;
    }
    if (text_is(key, "cameo")) {
        group->cameo = codebook_cameo_find(builder, value);
        if (group->cameo == DATELINE_NONE)
            return codebook_wrong(builder, line, "CAMEO code %.*s is unknown; see cameo.txt", TEXT_ARG(value));
    } else if (text_is(key, "weight")) {
        if (!text_number(value, &number) || number > 100)
            return codebook_wrong(builder, line, "weight is 0 to 100");
        group->weight = (uint8_t)number;
    } else {
        group->size = codebook_text_add(builder, value);
        after = *rest;
        if (codebook_token(&after, &key) && (text_is(key, "actor") || text_is(key, "recipient"))) {
            group->flags |= text_is(key, "actor") ? CODEBOOK_GROUP_SIZE_OF_ACTOR : 0;
            *rest = after;
        }
    }
    return DATELINE_OK;
}

static enum dateline_status group_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct codebook_group group = {
        .type = DATELINE_NONE, .cameo = DATELINE_NONE, .weight = 70, .source = { line->file, line->number }
    };
    struct dateline_text name, key;
    codebook_token(&rest, &name);
    if (text_is(name, "drop")) {
        group.flags |= CODEBOOK_GROUP_DROP;
    } else if (text_is(name, "echo")) {
        group.flags |= CODEBOOK_GROUP_ECHO;
    } else {
        group.type = codebook_type_find(builder, name);
        if (group.type == DATELINE_NONE)
            return codebook_wrong(builder, line,
                "'%.*s' is no type of the ontology; see the lines 'type …' of ontology.txt, or indent the line if it "
                "is a frame",
                TEXT_ARG(name));
    }
    while (codebook_token(&rest, &key)) {
        enum dateline_status status = group_option(builder, line, key, &rest, &group);
        if (status != DATELINE_OK)
            return status;
    }
    if (group.cameo == DATELINE_NONE && group.modes)
        group.cameo = builder->modes.at[group.mode[0]].cameo;
    if (group.cameo == DATELINE_NONE && group.type != DATELINE_NONE)
        group.cameo = builder->types.at[group.type].cameo;
    *VECTOR_PUSH(builder->arena, &builder->groups) = group;
    return DATELINE_OK;
}

static enum dateline_status example_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest, bool wanted)
{
    struct codebook_example example = {
        .source = { line->file, line->number }, .group = builder->groups.count - 1, .wanted = wanted
    };
    struct dateline_text sentence = text_trim(rest), expected = { NULL, 0 };
    bool arrow = codebook_arrow(rest, &sentence, &expected);
    if (wanted && !arrow)
        return codebook_wrong(builder, line,
            "an example is written 'eg SENTENCE -> SOURCE TYPE TARGET', with - for a side without a code");
    example.sentence = codebook_text_add(builder, sentence);
    example.expected = codebook_text_add(builder, expected);
    *VECTOR_PUSH(builder->arena, &builder->examples) = example;
    return DATELINE_OK;
}

/* ---- All lines ---- */

static const struct {
    const char *keyword;
    int pass;
    codebook_line_reader *read;
} keywords[] = {
    { "codebook", 0, ontology_name },
    { "class", 0, ontology_class },
    { "type", 2, ontology_type },
    { "mode", 2, ontology_mode },
    { "context", 3, ontology_context },
    { "under", 4, ontology_under },
    { "saying", 4, ontology_saying },
    { "future", 4, ontology_rule },
    { "hypothetical", 4, ontology_rule },
    { "negation", 4, ontology_rule },
    { "negation+future", 4, ontology_rule },
    { "if+future", 4, ontology_rule },
    { "historical", 4, ontology_rule },
    { "points", 4, ontology_points },
    { "least", 4, ontology_least },
    { "relate", 4, ontology_relate },
};

enum { PASS_CAMEO = 1, PASS_GROUPS = 4 };

/* An indented line of a group: frame, eg or not. */
static enum dateline_status inner_line(struct codebook_builder *builder, const struct codebook_line *line)
{
    struct dateline_text rest = line->text, first;
    codebook_token(&rest, &first);
    if (!builder->groups.count)
        return codebook_wrong(
            builder, line, "an indented line belongs to a group; write its head (TYPE …) at the left margin first");
    if (text_is(first, "eg") || text_is(first, "not"))
        return example_line(builder, line, rest, text_is(first, "eg"));
    return codebook_frame_add(builder, line);
}

static enum dateline_status line_read(struct codebook_builder *builder, const struct codebook_line *line, int pass)
{
    struct dateline_text rest = line->text, first;
    codebook_token(&rest, &first);
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (text_is(first, keywords[i].keyword) && (!line->indented || text_is(first, "mode")))
            return pass == keywords[i].pass ? keywords[i].read(builder, line, rest) : DATELINE_OK;
    if (!line->indented && byte_is_digit(line->text.bytes[0]))
        return pass == PASS_CAMEO ? ontology_cameo(builder, line, line->text) : DATELINE_OK;
    if (pass != PASS_GROUPS)
        return DATELINE_OK;
    return line->indented ? inner_line(builder, line) : group_line(builder, line, line->text);
}

static enum dateline_status lines_read(struct codebook_builder *builder)
{
    for (int pass = 0; pass <= PASS_GROUPS; pass++) {
        for (uint32_t i = 0; i < builder->lines.count; i++) {
            enum dateline_status status = line_read(builder, &builder->lines.at[i], pass);
            if (status != DATELINE_OK)
                return status;
        }
    }
    static const char *const named[] = { "people", "instrument" };
    for (int i = 0; i < 2; i++) {
        struct codebook_line nowhere = { .path = "codebook" };
        if (map_get(&builder->class_map, text_of(named[i])))
            codebook_set_add(builder, &nowhere, text_format(builder->arena, "{%s}", named[i]), false,
                &builder->special.at[CODEBOOK_SET_PEOPLE + i]);
    }
    return DATELINE_OK;
}

/* ---- The image ---- */

static int order_drafts(const void *a, const void *b, void *context)
{
    (void)context;
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* Sorts postings and keywords by word, so that each word has a range of them. */
static void postings_close(struct codebook_builder *builder)
{
    struct arena *arena = builder->arena;
    sort_stable(arena, builder->drafts.at, builder->drafts.count, sizeof *builder->drafts.at, order_drafts, NULL);
    for (uint32_t i = 0; i < builder->drafts.count; i++) {
        struct codebook_word *word = &builder->words.at[builder->drafts.at[i].word];
        if (!word->posting_count++)
            word->posting_first = i;
        *VECTOR_PUSH(arena, &builder->postings) = builder->drafts.at[i].posting;
    }
    sort_stable(arena, builder->keyword_drafts.at, builder->keyword_drafts.count, sizeof *builder->keyword_drafts.at,
        order_drafts, NULL);
    for (uint32_t i = 0; i < builder->keyword_drafts.count; i++) {
        struct codebook_word *word = &builder->words.at[builder->keyword_drafts.at[i].word];
        if (!word->keyword_count++)
            word->keyword_first = i;
        *VECTOR_PUSH(arena, &builder->keywords) = builder->keyword_drafts.at[i].keyword;
    }
}

static int order_relates(const void *a, const void *b, void *context)
{
    (void)context;
    const struct codebook_relate *left = a, *right = b;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    return (left->word > right->word) - (left->word < right->word);
}

static void slots_close(struct codebook_builder *builder)
{
    uint32_t size = 4;
    while (size < 2 * builder->words.count)
        size *= 2;
    VECTOR_RESERVE(builder->arena, &builder->slots, size);
    builder->slots.count = size;
    for (uint32_t i = 0; i < builder->words.count; i++) {
        struct codebook_text text = builder->words.at[i].text;
        uint32_t slot =
            (uint32_t)hash_mix(hash_bytes(HASH_SEED, builder->texts.at + text.offset, text.length)) & (size - 1);
        while (builder->slots.at[slot])
            slot = (slot + 1) & (size - 1);
        builder->slots.at[slot] = i + 1;
    }
}

/* A codebook that gives itself no name is called by what its lines say, wherever they lie. */
static void name_close(struct codebook_builder *builder)
{
    uint64_t hash = HASH_SEED;
    if (builder->names.count)
        return;
    for (uint32_t i = 0; i < builder->lines.count; i++) {
        const struct codebook_line *line = &builder->lines.at[i];
        hash = hash_bytes(hash, line->indented ? "\n " : "\n", line->indented ? 2 : 1);
        hash = hash_bytes(hash, line->text.bytes, line->text.length);
    }
    struct dateline_text name = text_format(builder->arena, "%016llx", (unsigned long long)hash_mix(hash));
    *VECTOR_PUSH(builder->arena, &builder->names) = codebook_text_add(builder, name);
}

enum dateline_status codebook_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error)
{
    struct codebook_builder *builder = ARENA_NEW(arena, struct codebook_builder);
    struct folder files;
    builder->arena = arena;
    builder->error = error;
    builder->word_map.arena = builder->class_map.arena = builder->set_map.arena = builder->text_map.arena = arena;
    for (int i = 0; i < CODEBOOK_SPECIALS; i++)
        *VECTOR_PUSH(arena, &builder->special) = DATELINE_NONE;
    enum dateline_status status = folder_list(arena, folder, ".txt", &files, error);
    for (uint32_t i = 0; status == DATELINE_OK && i < files.count; i++)
        status = file_read(builder, files.paths[i]);
    if (status == DATELINE_OK)
        status = lines_read(builder);
    if (status != DATELINE_OK)
        return status;
    name_close(builder);
    postings_close(builder);
    sort_stable(arena, builder->relates.at, builder->relates.count, sizeof *builder->relates.at, order_relates, NULL);
    slots_close(builder);
    struct image_builder image;
    image_begin(&image, arena);
#define CODEBOOK_WRITE(name, type) image_add(&image, #name, builder->name.at, builder->name.count, sizeof(type));
    CODEBOOK_SECTIONS(CODEBOOK_WRITE)
#undef CODEBOOK_WRITE
    *ret_image = image_end(&image, "cbk1", CODEBOOK_VERSION);
    return DATELINE_OK;
}
