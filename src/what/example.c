/* eg and not lines: "Iran freed two Australian hostages. -> IRN RETREAT/release AUS". */
#include "what/example.h"

#include "what/side.h"

/* ---- Events in the form of the lines ---- */

static void list_print(
    const struct story *story, struct dateline_list list, struct dateline_text unnamed, struct text_builder *builder)
{
    if (!list.count)
        text_add(builder, unnamed.length ? unnamed : TEXT("-"));
    for (uint32_t i = 0; i < list.count; i++) {
        const struct dateline_entity *entity = side_entity(story, list.at[i]);
        text_add_string(builder, i ? " & " : "");
        bool coded = entity && (entity->code.length || entity->sector[0].length);
        if (!coded) {
            const struct dateline_mention *mention = &story->mentions.at[list.at[i]];
            text_add_format(builder, "(%.*s)", TEXT_ARG(story_words(story, mention->first, mention->end)));
            continue;
        }
        text_add(builder, entity->code);
        for (int k = 0; k < DATELINE_SECTORS && entity->sector[k].length; k++)
            text_add_format(builder, "%s%.*s", k || entity->code.length ? "." : "", TEXT_ARG(entity->sector[k]));
    }
}

static const struct {
    const char *name;
    uint8_t bit;
} auxiliaries[] = { { "historical", DATELINE_AUX_HISTORICAL }, { "future", DATELINE_AUX_FUTURE },
    { "hypothetical", DATELINE_AUX_HYPOTHETICAL }, { "negation", DATELINE_AUX_NEGATION } };

void example_event(const struct story *story, const struct dateline_event *event, struct text_builder *builder)
{
    list_print(story, event->actor, event->unnamed_actor, builder);
    text_add_format(builder, " %.*s", TEXT_ARG(event->type));
    for (int i = 0; i < DATELINE_MODES && event->mode[i].length; i++)
        text_add_format(builder, "%s%.*s", i ? "," : "/", TEXT_ARG(event->mode[i]));
    text_add_byte(builder, ' ');
    list_print(story, event->recipient, (struct dateline_text){ NULL, 0 }, builder);
    for (size_t i = 0; i < sizeof auxiliaries / sizeof *auxiliaries; i++)
        if (event->auxiliary & auxiliaries[i].bit)
            text_add_format(builder, " +%s", auxiliaries[i].name);
    text_add_format(builder, "  (%.*s, 0.%02u)", TEXT_ARG(event->frame), event->confidence);
}

/* ---- What is expected ---- */

enum { CODES_MOST = 8 };

struct expected {
    struct dateline_text actor[CODES_MOST], recipient[CODES_MOST];
    uint32_t actors, recipients;
    struct dateline_text type, mode;
    uint8_t auxiliary;
};

static bool type_known(const struct codebook *codebook, struct dateline_text name)
{
    for (size_t i = 0; i < codebook->types_count; i++)
        if (text_same(codebook_words(codebook, codebook->types[i].name), name))
            return true;
    return false;
}

static bool token_next(struct dateline_text *rest, struct dateline_text *ret_token)
{
    while (rest->length && byte_is_space(rest->bytes[0]))
        *rest = text_slice(*rest, 1, rest->length);
    size_t end = 0;
    while (end < rest->length && !byte_is_space(rest->bytes[end]))
        end++;
    *ret_token = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end, rest->length);
    return end > 0;
}

static bool expected_read(const struct codebook *codebook, struct dateline_text text, struct expected *expected)
{
    struct dateline_text token;
    while (token_next(&text, &token)) {
        struct dateline_text mode = token, name;
        text_cut(&mode, '/', &name);
        if (token.bytes[0] == '+') {
            for (size_t i = 0; i < sizeof auxiliaries / sizeof *auxiliaries; i++)
                if (text_is(text_slice(token, 1, token.length), auxiliaries[i].name))
                    expected->auxiliary |= auxiliaries[i].bit;
        } else if (!expected->type.length && type_known(codebook, name)) {
            expected->type = name;
            expected->mode = mode.bytes ? mode : (struct dateline_text){ NULL, 0 };
        } else if (!text_is(token, "&") && !text_is(token, "-")) {
            if (!expected->type.length && expected->actors < CODES_MOST)
                expected->actor[expected->actors++] = token;
            else if (expected->recipients < CODES_MOST)
                expected->recipient[expected->recipients++] = token;
        }
    }
    return expected->type.length > 0;
}

static bool list_has_code(
    const struct story *story, struct dateline_list list, struct dateline_text unnamed, struct dateline_text code)
{
    for (uint32_t i = 0; i < list.count; i++) {
        const struct dateline_entity *entity = side_entity(story, list.at[i]);
        if (entity && text_same(entity->code, code))
            return true;
        for (int k = 0; entity && k < DATELINE_SECTORS; k++)
            if (entity->sector[k].length && text_same(entity->sector[k], code))
                return true;
    }
    return unnamed.length && text_same(unnamed, code);
}

/* All that is expected is there; "-" asks for nothing. */
static bool side_right(const struct story *story, struct dateline_list list, struct dateline_text unnamed,
    const struct dateline_text *codes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!list_has_code(story, list, unnamed, codes[i]))
            return false;
    return true;
}

static bool event_right(const struct story *story, const struct dateline_event *event, const struct expected *expected)
{
    bool mode = !expected->mode.length;
    for (int i = 0; i < DATELINE_MODES; i++)
        mode = mode || text_same(event->mode[i], expected->mode);
    uint8_t marks = DATELINE_AUX_FUTURE | DATELINE_AUX_HYPOTHETICAL | DATELINE_AUX_NEGATION;
    return mode && text_same(event->type, expected->type) &&
           (event->auxiliary & marks) == (expected->auxiliary & marks) &&
           side_right(story, event->actor, event->unnamed_actor, expected->actor, expected->actors) &&
           side_right(
               story, event->recipient, (struct dateline_text){ NULL, 0 }, expected->recipient, expected->recipients);
}

bool example_judge(const struct codebook *codebook, const struct codebook_example *example, const struct story *story,
    struct text_builder *builder)
{
    struct expected expected = { .actors = 0 };
    const struct codebook_group *group = &codebook->groups[example->group];
    bool readable = !example->wanted || expected_read(codebook, codebook_words(codebook, example->expected), &expected);
    bool right = !example->wanted;
    for (uint32_t i = 0; readable && i < story->events.count; i++) {
        const struct dateline_event *event = &story->events.at[i];
        if (example->wanted)
            right = right || event_right(story, event, &expected);
        else if (group->type == DATELINE_NONE ||
                 text_same(event->type, codebook_words(codebook, codebook->types[group->type].name)))
            right = false;
    }
    if (right && readable)
        return true;
    text_add_format(builder, "%.*s:%u: %s %.*s", TEXT_ARG(codebook_words(codebook, example->source.file)),
        example->source.line, example->wanted ? "eg" : "not", TEXT_ARG(codebook_words(codebook, example->sentence)));
    if (example->wanted)
        text_add_format(builder, "\n    wanted %.*s%s", TEXT_ARG(codebook_words(codebook, example->expected)),
            readable ? "" : ": names no type of the ontology");
    for (uint32_t i = 0; i < story->events.count; i++) {
        text_add_string(builder, "\n    got    ");
        example_event(story, &story->events.at[i], builder);
    }
    text_add_string(builder, story->events.count ? "\n" : "\n    got    nothing\n");
    return false;
}
