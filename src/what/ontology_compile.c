/* Lines of the ontology and of what hangs on it: classes, types, modes, contexts, CAMEO codes; rules of composition;
 * points. Each function reads one kind of line; codebook_compile.c says in which order they are read. */
#include "what/codebook_build.h"

enum dateline_status ontology_class(
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

enum dateline_status ontology_cameo(
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

enum dateline_status ontology_type(
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

enum dateline_status ontology_mode(
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

enum dateline_status ontology_context(
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
    static const char *const names[] = { "none", "future", "hypothetical", "negation", "historical", "negation+future",
        "if+future" };
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (text_is(name, names[i])) {
            *ret_mark = i;
            return true;
        }
    }
    return false;
}

/* Cuts "A B -> C" at the arrow. */
bool codebook_arrow(struct dateline_text text, struct dateline_text *ret_before, struct dateline_text *ret_behind)
{
    size_t at = text_find(text, TEXT("->"));
    if (at > text.length)
        return false;
    *ret_before = text_trim(text_slice(text, 0, at));
    *ret_behind = text_trim(text_slice(text, at + 2, text.length));
    return true;
}

enum dateline_status ontology_rule(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct codebook_rule rule = { .type = DATELINE_NONE, .mode = DATELINE_NONE };
    struct dateline_text whole = line->text, mark, from, to;
    codebook_token(&whole, &mark);
    if (!mark_named(mark, &rule.mark) || !codebook_arrow(rest, &from, &to))
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

enum dateline_status ontology_under(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct codebook_under under = { 0 };
    struct dateline_text words, mark;
    if (!codebook_arrow(rest, &words, &mark) || !mark_named(mark, &under.mark))
        return codebook_wrong(
            builder, line, "written 'under word|word -> MARK' with negation, future, hypothetical or none");
    enum dateline_status status = codebook_set_add(builder, line, words, true, &under.words);
    *VECTOR_PUSH(builder->arena, &builder->unders) = under;
    return status;
}

enum dateline_status ontology_saying(
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

/* "codebook plover 2026-11": what records say of where they come from. */
enum dateline_status ontology_name(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    enum { LONGEST = 64 };
    struct dateline_text name = text_trim(rest);
    if (!name.length || name.length > LONGEST)
        return codebook_wrong(builder, line, "written 'codebook NAME VERSION', of at most %d bytes", LONGEST);
    if (builder->names.count)
        return codebook_wrong(builder, line, "the codebook has a name already; take one of the two lines out");
    *VECTOR_PUSH(builder->arena, &builder->names) = codebook_text_add(builder, name);
    return DATELINE_OK;
}

/* "points weak_recipient -40", "points AID -80", "points any 10" */
enum dateline_status ontology_points(
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

enum dateline_status ontology_least(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest)
{
    struct codebook_least least = { .type = DATELINE_NONE };
    struct dateline_text first, second;
    int64_t number;
    bool any = codebook_token(&rest, &first), typed = codebook_token(&rest, &second);
    if (typed)
        least.type = codebook_type_find(builder, first);
    if (!any || !text_number(typed ? second : first, &number) || number > 99 || (typed && least.type == DATELINE_NONE))
        return codebook_wrong(
            builder, line, "written 'least N' or 'least TYPE N': hundredths below which events are left out");
    least.value = (uint32_t)number;
    *VECTOR_PUSH(builder->arena, &builder->least) = least;
    return DATELINE_OK;
}

/* "relate word condemn ACCUSE 120 SUPPORT -30", "relate first ACCUSE ACCUSE 80", "relate any AGREE 12" */
enum dateline_status ontology_relate(
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
