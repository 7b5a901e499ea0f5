/* What the layers say of a story, as lines that case files expect: one function a kind.
 *
 * A line has parts separated by " | ". A part that an expected line names is found in an actual one when all its words
 * are there, in any order; "-" stands for a part that has nothing in it.
 *
 *     clause shell past passive | subject rebels | object village | oblique on Tuesday
 *     event ASSAULT heavy-weapons +future | RUS GOV rebels | UKR village | 2018-07-17
 *     statement assert indirect named | officials | words that are attributed
 *     mention nominal rebels | UKR REB
 *     time DATE 2018-07-17 | Tuesday | 2018-07-17 | meet       (words, first and last day, the clause dated)
 *     place UKR Kyiv | Kiev | located shell       (a location, of the clause "shell")
 *     name PER | Vladimir Putin */
#ifndef TESTS_CASE_LINES_H
#define TESTS_CASE_LINES_H

#include "language/clause.h"
#include "story/story.h"

/* Prints all things of a kind, a line each, without the kind's name. */
typedef void case_printer(const struct story *story, struct text_builder *builder);

static inline void case_words(const struct story *story, struct text_builder *builder, uint32_t first, uint32_t end)
{
    struct dateline_text words = first < end ? story_words(story, first, end) : TEXT("-");
    for (size_t i = 0; i < words.length; i++)
        text_add_byte(builder, words.bytes[i] == '\n' ? ' ' : words.bytes[i]);
}

static inline void case_texts(struct text_builder *builder, const struct dateline_text *texts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (texts[i].length)
            text_add_format(builder, " %.*s", TEXT_ARG(texts[i]));
}

static inline void case_mention(const struct story *story, struct text_builder *builder, uint32_t mention)
{
    const struct dateline_mention *words = &story->mentions.at[mention];
    if (words->entity < story->entities.count) {
        const struct dateline_entity *entity = &story->entities.at[words->entity];
        text_add_format(builder, " %.*s", TEXT_ARG(entity->code));
        case_texts(builder, entity->sector, DATELINE_SECTORS);
    }
    text_add_byte(builder, ' ');
    case_words(story, builder, words->first, words->end);
}

static inline void case_side(const struct story *story, struct text_builder *builder, struct dateline_list side)
{
    text_add_string(builder, " |");
    if (side.count == 0)
        text_add_string(builder, " -");
    for (uint32_t i = 0; i < side.count; i++)
        case_mention(story, builder, side.at[i]);
}

static inline void case_date(struct text_builder *builder, struct dateline_date date)
{
    if (date.year)
        text_add_format(builder, " %04d-%02u-%02u", date.year, date.month, date.day);
    else
        text_add_string(builder, " -");
}

static inline void case_clauses(const struct story *story, struct text_builder *builder)
{
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        clause_print_one(story, i, builder);
        text_add_byte(builder, '\n');
    }
}

static inline void case_events(const struct story *story, struct text_builder *builder)
{
    static const char *const auxiliaries[] = { "+historical", "+future", "+hypothetical", "+negation" };
    for (uint32_t i = 0; i < story->events.count; i++) {
        const struct dateline_event *event = &story->events.at[i];
        text_add_format(builder, "%.*s", TEXT_ARG(event->type));
        case_texts(builder, event->mode, DATELINE_MODES);
        case_texts(builder, event->context, DATELINE_CONTEXTS);
        for (uint32_t bit = 0; bit < 4; bit++)
            if (event->auxiliary & (1u << bit))
                text_add_format(builder, " %s", auxiliaries[bit]);
        text_add_format(builder, " cameo:%.*s", TEXT_ARG(event->cameo));
        case_side(story, builder, event->actor);
        case_side(story, builder, event->recipient);
        text_add_string(builder, " |");
        case_date(
            builder, event->time == DATELINE_NONE ? (struct dateline_date){ 0 } : story->times.at[event->time].date);
        text_add_byte(builder, '\n');
    }
}

static inline void case_statements(const struct story *story, struct text_builder *builder)
{
    for (uint32_t i = 0; i < story->statements.count; i++) {
        const struct dateline_statement *statement = &story->statements.at[i];
        struct dateline_text kinds[] = { statement->manner, statement->sourcing, statement->channel };
        text_add_format(builder, "%.*s", TEXT_ARG(statement->act));
        case_texts(builder, kinds, 3);
        text_add_string(builder, " | ");
        if (statement->speaker_first == DATELINE_NONE)
            text_add_byte(builder, '-');
        else
            case_words(story, builder, statement->speaker_first, statement->speaker_end);
        text_add_string(builder, " |");
        if (statement->contents == 0)
            text_add_string(builder, " -");
        for (uint32_t k = 0; k < statement->contents; k++)
            text_add_format(builder, " %.*s", TEXT_ARG(story_slice(story, statement->content[k])));
        text_add_byte(builder, '\n');
    }
}

static inline void case_mentions(const struct story *story, struct text_builder *builder)
{
    static const char *const kinds[] = { "name", "nominal", "pronoun" };
    for (uint32_t i = 0; i < story->mentions.count; i++) {
        const struct dateline_mention *mention = &story->mentions.at[i];
        text_add_format(builder, "%s ", kinds[mention->kind]);
        case_words(story, builder, mention->first, mention->end);
        text_add_string(builder, " |");
        if (mention->entity < story->entities.count) {
            const struct dateline_entity *entity = &story->entities.at[mention->entity];
            text_add_format(builder, " %.*s", TEXT_ARG(entity->code));
            case_texts(builder, entity->sector, DATELINE_SECTORS);
            text_add_format(builder, " | %.*s", TEXT_ARG(entity->identifier));
        }
        text_add_byte(builder, '\n');
    }
}

static inline void case_times(const struct story *story, struct text_builder *builder)
{
    for (uint32_t i = 0; i < story->times.count; i++) {
        const struct dateline_time *time = &story->times.at[i];
        text_add_format(builder, "%.*s %.*s | %.*s |", TEXT_ARG(time->type), TEXT_ARG(time->value),
            TEXT_ARG(story_slice(story, time->span)));
        case_date(builder, time->date);
        case_date(builder, time->enddate);
        text_add_string(builder, " | ");
        if (time->clause != DATELINE_NONE)
            text_add(builder, story->clauses.at[time->clause].predicate);
        text_add_byte(builder, '\n');
    }
}

static inline void case_places(const struct story *story, struct text_builder *builder)
{
    for (uint32_t i = 0; i < story->places.count; i++) {
        const struct dateline_place *place = &story->places.at[i];
        text_add_format(builder, "%.*s %.*s | %.*s | ", TEXT_ARG(place->country_code), TEXT_ARG(place->name),
            TEXT_ARG(story_slice(story, place->span)));
        text_add_string(builder, place->located ? "located" : "-");
        if (place->clause != DATELINE_NONE)
            text_add_format(builder, " %.*s", TEXT_ARG(story->clauses.at[place->clause].predicate));
        text_add_byte(builder, '\n');
    }
}

static inline void case_names(const struct story *story, struct text_builder *builder)
{
    static const char *const types[] = { "PER", "ORG", "LOC" };
    for (uint32_t i = 0; i < story->names.count; i++) {
        text_add_format(builder, "%s | ", types[story->names.at[i].type]);
        case_words(story, builder, story->names.at[i].first, story->names.at[i].end);
        text_add_byte(builder, '\n');
    }
}

#endif
