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

typedef enum dateline_status line_reader(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest);

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

/* ---- Ontology ---- */

static enum dateline_status class_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct dateline_text name;
    text_cut(&rest, ':', &name);
    name = text_trim(name);
    if (!rest.bytes || !name.length)
        return codebook_wrong(builder, line, "a class is written 'class NAME: word | word'");
    bool fresh;
    uint32_t *number = map_put(&builder->class_map, name, &fresh);
    if (!fresh)
        return codebook_wrong(builder, line,
            "class '%.*s' is defined a second time, first in line %u of %s; give one another name", TEXT_ARG(name),
            builder->classes.at[*number].line->number, builder->classes.at[*number].line->path);
    *number = builder->classes.count;
    struct codebook_class *class = VECTOR_PUSH(builder->arena, &builder->classes);
    class->name = name;
    class->line = line;
    class->words = rest;
    return DATELINE_OK;
}

/* "-3.5" as -35. */
static bool tenths_read(struct dateline_text text, int32_t *ret_tenths)
{
    bool minus = text.length && text.bytes[0] == '-';
    struct dateline_text rest = text_slice(text, minus ? 1 : 0, text.length), whole;
    int64_t number, fraction = 0;
    if (!text_cut(&rest, '.', &whole) || !text_number(whole, &number) || number > 1000)
        return false;
    if (rest.bytes && (rest.length != 1 || !text_number(rest, &fraction)))
        return false;
    *ret_tenths = (int32_t)(number * 10 + fraction) * (minus ? -1 : 1);
    return true;
}

static enum dateline_status cameo_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct dateline_text code, number, type;
    struct codebook_cameo cameo;
    codebook_token(&rest, &code);
    if (!codebook_token(&rest, &number) || !tenths_read(number, &cameo.goldstein))
        return codebook_wrong(builder, line,
            "a CAMEO code is written 'CODE GOLDSTEIN TYPE[/mode] label', as in 111 -2.0 ACCUSE/disapprove Criticize");
    codebook_token(&rest, &type);
    if (codebook_cameo_find(builder, code) != DATELINE_NONE)
        return codebook_wrong(
            builder, line, "CAMEO code %.*s stands here a second time; take one away", TEXT_ARG(code));
    cameo.code = codebook_text_add(builder, code);
    cameo.label = codebook_text_add(builder, text_trim(rest));
    *VECTOR_PUSH(builder->arena, &builder->cameos) = cameo;
    return DATELINE_OK;
}

/* What may stand behind the name of a type or mode: "quad 4 score -9.0 cameo 190 unnamed". */
struct attributes {
    int32_t score;
    uint32_t cameo;
    uint8_t quad;
    bool unnamed, directed;
};

static enum dateline_status attributes_read(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text rest, struct attributes *attributes)
{
    struct dateline_text key, value;
    int64_t quad;
    while (codebook_token(&rest, &key)) {
        attributes->unnamed = attributes->unnamed || text_is(key, "unnamed");
        attributes->directed = attributes->directed || text_is(key, "directed");
        if (text_is(key, "unnamed") || text_is(key, "directed"))
            continue;
        if (!codebook_token(&rest, &value))
            return codebook_wrong(builder, line, "nothing stands behind '%.*s'", TEXT_ARG(key));
        if (text_is(key, "quad") && text_number(value, &quad) && quad >= 0 && quad <= 4) {
            attributes->quad = (uint8_t)quad;
        } else if (text_is(key, "score") && tenths_read(value, &attributes->score)) {
            continue;
        } else if (text_is(key, "cameo")) {
            attributes->cameo = codebook_cameo_find(builder, value);
            if (attributes->cameo == DATELINE_NONE)
                return codebook_wrong(builder, line, "CAMEO code %.*s is unknown; see cameo.txt", TEXT_ARG(value));
        } else {
            return codebook_wrong(builder, line,
                "'%.*s %.*s' is not understood; here may stand quad 0…4, score N.N, cameo CODE, unnamed, directed",
                TEXT_ARG(key), TEXT_ARG(value));
        }
    }
    return DATELINE_OK;
}

static enum dateline_status type_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct dateline_text name;
    struct attributes attributes = { .cameo = DATELINE_NONE };
    if (!codebook_token(&rest, &name))
        return codebook_wrong(builder, line, "a type needs a name: type NAME quad N score N.N cameo CODE");
    enum dateline_status status = attributes_read(builder, line, rest, &attributes);
    if (status != DATELINE_OK)
        return status;
    if (codebook_type_find(builder, name) != DATELINE_NONE)
        return codebook_wrong(builder, line, "type %.*s stands here a second time; take one away", TEXT_ARG(name));
    if (builder->types.count == CODEBOOK_TYPES_MOST)
        return codebook_wrong(builder, line, "more than %d types; use modes", CODEBOOK_TYPES_MOST);
    struct codebook_type type = { .name = codebook_text_add(builder, name),
        .mode_first = builder->modes.count,
        .cameo = attributes.cameo,
        .score = (int16_t)attributes.score,
        .quad = attributes.quad,
        .unnamed = attributes.unnamed,
        .directed = attributes.directed };
    *VECTOR_PUSH(builder->arena, &builder->types) = type;
    return DATELINE_OK;
}

/* Puts words that speak for a context or a mode under their first parts. */
static void keywords_add(
    struct codebook_builder *builder, const struct codebook_items *items, uint32_t context, uint32_t mode)
{
    for (uint32_t i = 0; i < items->all.count; i++) {
        struct codebook_item item = items->all.at[i];
        struct codebook_keyword keyword = { DATELINE_NONE, context, mode };
        if (item.part_count > 1) {
            keyword.multi = builder->multis.count;
            *VECTOR_PUSH(builder->arena, &builder->multis) =
                (struct codebook_multi){ item.part_first, item.part_count };
        }
        *VECTOR_PUSH(builder->arena, &builder->keyword_drafts) =
            (struct codebook_keyword_draft){ builder->parts.at[item.part_first], keyword };
    }
}

static enum dateline_status mode_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct dateline_text name, head;
    if (!builder->types.count)
        return codebook_wrong(builder, line, "a mode stands below its type; write the line 'type …' first");
    uint32_t type = builder->types.count - 1;
    struct attributes attributes = { .score = builder->types.at[type].score, .cameo = DATELINE_NONE };
    text_cut(&rest, ':', &head);
    if (!codebook_token(&head, &name))
        return codebook_wrong(builder, line, "a mode needs a name: mode NAME score N.N cameo CODE");
    enum dateline_status status = attributes_read(builder, line, head, &attributes);
    if (status != DATELINE_OK)
        return status;
    if (codebook_mode_find(builder, type, name) != DATELINE_NONE)
        return codebook_wrong(builder, line, "mode %.*s stands here a second time; take one away", TEXT_ARG(name));
    struct codebook_mode mode = { codebook_text_add(builder, name), attributes.cameo, (int16_t)attributes.score,
        (uint16_t)type };
    *VECTOR_PUSH(builder->arena, &builder->modes) = mode;
    builder->types.at[type].mode_count++;
    if (!rest.bytes || !text_trim(rest).length)
        return DATELINE_OK;
    struct codebook_items items = { 0 };
    status = codebook_items_read(builder, line, rest, false, &items);
    keywords_add(builder, &items, DATELINE_NONE, builder->modes.count - 1);
    return status;
}

static enum dateline_status context_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct dateline_text name, piece;
    text_cut(&rest, ':', &name);
    name = text_trim(name);
    if (!name.length || codebook_context_find(builder, name) != DATELINE_NONE)
        return codebook_wrong(builder, line, "a context is written once, as 'context NAME: word | word'");
    struct codebook_context context = { codebook_text_add(builder, name), builder->references.count, 0 };
    *VECTOR_PUSH(builder->arena, &builder->contexts) = context;
    while (rest.bytes && text_cut(&rest, '|', &piece)) {
        uint32_t first, count, index = builder->contexts.count - 1;
        piece = text_trim(piece);
        if (!piece.length)
            continue;
        if (byte_is_upper(piece.bytes[0])) {
            enum dateline_status status = codebook_references_add(builder, line, piece, &first, &count);
            if (status != DATELINE_OK)
                return status;
            builder->contexts.at[index].from_count += count;
            continue;
        }
        struct codebook_items items = { 0 };
        enum dateline_status status = codebook_items_read(builder, line, piece, false, &items);
        if (status != DATELINE_OK)
            return status;
        keywords_add(builder, &items, index, DATELINE_NONE);
    }
    return DATELINE_OK;
}

/* ---- Composition ---- */

static bool mark_named(struct dateline_text name, uint32_t *ret_mark)
{
    static const char *const names[] = { "none", "future", "hypothetical", "negation", "historical",
        "negation+future" };
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (text_is(name, names[i])) {
            *ret_mark = i;
            return true;
        }
    }
    return false;
}

/* Cuts "A B -> C" at the arrow. */
static bool arrow_cut(struct dateline_text text, struct dateline_text *ret_before, struct dateline_text *ret_behind)
{
    size_t at = text_find(text, TEXT("->"));
    if (at > text.length)
        return false;
    *ret_before = text_trim(text_slice(text, 0, at));
    *ret_behind = text_trim(text_slice(text, at + 2, text.length));
    return true;
}

static enum dateline_status rule_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct codebook_rule rule = { .type = DATELINE_NONE, .mode = DATELINE_NONE };
    struct dateline_text whole = line->text, mark, from, to;
    codebook_token(&whole, &mark);
    if (!mark_named(mark, &rule.mark) || !arrow_cut(rest, &from, &to))
        return codebook_wrong(builder, line, "a rule is written 'future TYPE|TYPE -> TYPE'");
    enum dateline_status status = codebook_references_add(builder, line, from, &rule.from_first, &rule.from_count);
    if (status == DATELINE_OK && !text_is(to, "none")) {
        uint32_t first, count;
        status = codebook_references_add(builder, line, to, &first, &count);
        if (status == DATELINE_OK) {
            rule.type = builder->references.at[first].type;
            rule.mode = builder->references.at[first].mode;
        }
    }
    *VECTOR_PUSH(builder->arena, &builder->rules) = rule;
    return status;
}

static enum dateline_status under_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct codebook_under under = { 0 };
    struct dateline_text words, mark;
    if (!arrow_cut(rest, &words, &mark) || !mark_named(mark, &under.mark))
        return codebook_wrong(
            builder, line, "written 'under word|word -> MARK' with negation, future, hypothetical or none");
    enum dateline_status status = codebook_set_add(builder, line, words, true, &under.words);
    *VECTOR_PUSH(builder->arena, &builder->unders) = under;
    return status;
}

static enum dateline_status saying_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    return codebook_set_add(builder, line, rest, true, &builder->special.at[CODEBOOK_SET_SAYING]);
}

/* A whole number of at most 99,999, with or without a minus. */
static bool signed_read(struct dateline_text text, int32_t *ret_number)
{
    bool minus = text.length && text.bytes[0] == '-';
    int64_t number;
    if (!text_number(text_slice(text, minus ? 1 : 0, text.length), &number) || number > 99999)
        return false;
    *ret_number = (int32_t)(minus ? -number : number);
    return true;
}

/* "points weak_recipient -40", "points AID -80", "points any 10" */
static enum dateline_status points_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct dateline_text name, value;
    struct codebook_points points = { .ground = DATELINE_NONE };
    if (!codebook_token(&rest, &name) || !codebook_token(&rest, &value))
        return codebook_wrong(builder, line, "written 'points NAME N', N in hundredths of a logit");
    if (!signed_read(value, &points.value))
        return codebook_wrong(builder, line, "'%.*s' is no number of points", TEXT_ARG(value));
    points.type = codebook_type_find(builder, name);
    for (unsigned bit = 0; points.type == DATELINE_NONE && dateline_ground_text(bit); bit++)
        if (text_is(name, dateline_ground_text(bit)))
            points.ground = bit;
    if (points.type == DATELINE_NONE && points.ground == DATELINE_NONE && !text_is(name, "any"))
        return codebook_wrong(
            builder, line, "'%.*s' is neither a type nor a ground; docs/codebook.md lists them", TEXT_ARG(name));
    *VECTOR_PUSH(builder->arena, &builder->points) = points;
    return DATELINE_OK;
}

static enum dateline_status least_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    int64_t number;
    if (!text_number(text_trim(rest), &number) || number > 99)
        return codebook_wrong(builder, line, "written 'least N': hundredths below which events are left out");
    *VECTOR_PUSH(builder->arena, &builder->least) = (uint32_t)number;
    return DATELINE_OK;
}

/* "relate word condemn ACCUSE 120 SUPPORT -30", "relate first ACCUSE ACCUSE 80", "relate any AGREE 12" */
static enum dateline_status relate_line(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    static const char *const kinds[] = { "any", "word", "verb", "root", "first", "second", "third", "share" };
    struct dateline_text kind, key = { NULL, 0 }, type, value;
    struct codebook_relate relate = { .kind = CODEBOOK_RELATE_KINDS };
    codebook_token(&rest, &kind);
    for (uint32_t i = 0; i < CODEBOOK_RELATE_KINDS; i++)
        if (text_is(kind, kinds[i]))
            relate.kind = i;
    if (relate.kind == CODEBOOK_RELATE_KINDS || (relate.kind != CODEBOOK_RELATE_ANY && !codebook_token(&rest, &key)))
        return codebook_wrong(builder, line,
            "written 'relate word|verb|root WORD TYPE N …', 'relate first|second|third|share TYPE TYPE N …' or 'relate "
            "any TYPE N …'");
    if (relate.kind >= CODEBOOK_RELATE_FIRST)
        relate.word = codebook_type_find(builder, key);
    else if (relate.kind != CODEBOOK_RELATE_ANY)
        relate.word = codebook_word_add(builder, key);
    while (codebook_token(&rest, &type)) {
        relate.type = codebook_type_find(builder, type);
        if (relate.type == DATELINE_NONE || relate.word == DATELINE_NONE)
            return codebook_wrong(builder, line, "'%.*s' is no type of the ontology", TEXT_ARG(type));
        if (!codebook_token(&rest, &value) || !signed_read(value, &relate.value))
            return codebook_wrong(builder, line, "a number belongs behind %.*s", TEXT_ARG(type));
        *VECTOR_PUSH(builder->arena, &builder->relates) = relate;
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
    if (text_is(key, "also")) {
        group->flags |= CODEBOOK_GROUP_ALSO;
        return DATELINE_OK;
    }
    bool known = text_is(key, "cameo") || text_is(key, "context") || text_is(key, "weight") || text_is(key, "size");
    if (!known && group->type != DATELINE_NONE)
        return group_modes(builder, line, key, group);
    if (!known || !codebook_token(rest, &value))
        return codebook_wrong(builder, line,
            "'%.*s' is not understood in the head of a group; it is written TYPE [mode] [cameo CODE] [context NAME] "
            "[weight N]",
            TEXT_ARG(key));
    if (text_is(key, "context"))
        return group_contexts(builder, line, value, group);
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
    bool arrow = arrow_cut(rest, &sentence, &expected);
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
    line_reader *read;
} keywords[] = {
    { "class", 0, class_line },
    { "type", 2, type_line },
    { "mode", 2, mode_line },
    { "context", 3, context_line },
    { "under", 4, under_line },
    { "saying", 4, saying_line },
    { "future", 4, rule_line },
    { "hypothetical", 4, rule_line },
    { "negation", 4, rule_line },
    { "negation+future", 4, rule_line },
    { "historical", 4, rule_line },
    { "points", 4, points_line },
    { "least", 4, least_line },
    { "relate", 4, relate_line },
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
        return pass == PASS_CAMEO ? cameo_line(builder, line, line->text) : DATELINE_OK;
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
