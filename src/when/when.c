/* The stage of the when room. */
#include "when/when.h"

#include "when/hanging.h"

enum dateline_status when_open(
    struct arena *arena, const struct image *words, const struct when **ret_when, struct dateline_error *error)
{
    struct when *when = ARENA_NEW(arena, struct when);
    if (!table_open(words, "time", &when->words))
        return error_set(error, DATELINE_IMAGE, "the word tables lack words/time.tsv; build them again");
    uint32_t row;
    when->classes = lexeme_classes(arena, &when->words, &row);
    if (!when->classes)
        return error_set(error, DATELINE_SYNTAX, "words/time.tsv: \"%.*s\" has an unknown class",
            TEXT_ARG(table_field(&when->words, row, 0)));
    *ret_when = when;
    return DATELINE_OK;
}

static const struct dateline_text type_names[] = { [EXPRESSION_DATE] = { "DATE", 4 },
    [EXPRESSION_TIME] = { "TIME", 4 },
    [EXPRESSION_DURATION] = { "DURATION", 8 },
    [EXPRESSION_SET] = { "SET", 3 } };

static void write_time(struct story *story, const struct expression *expression)
{
    struct dateline_time *time = VECTOR_PUSH(story->arena, &story->times);
    time->first = expression->first;
    time->end = expression->end;
    time->span = story_span(story, expression->first, expression->end);
    time->type = type_names[expression->type];
    time->value = text_copy(story->arena, text_of(expression->value));
    time->clause = expression->dates_clause ? expression->dates_clause - 1 : hanging_clause(story, expression);
    if (expression->has_moment && !moment_days(expression->moment, &time->date, &time->enddate))
        time->date = time->enddate = (struct dateline_date){ 0, 0, 0 };
}

/* What later expressions count from. */
static void remember(struct time_reading *reading, const struct expression *expression)
{
    if (!expression->has_moment || !expression->moment.year || expression->type == EXPRESSION_DURATION)
        return;
    reading->last = expression->moment;
    reading->here = true;
    if (expression->moment.grain == GRAIN_QUARTER)
        reading->quarter = expression->moment.part;
}

static void read_sentence(struct time_reading *reading, struct story *story)
{
    uint32_t least = reading->words.first;
    reading->here = false;
    for (uint32_t i = reading->words.first; i < reading->words.end;) {
        struct expression expression;
        if (!lexeme_may_begin(&reading->words, i) || !expression_at(reading, i, least, &expression)) {
            i++;
            continue;
        }
        write_time(story, &expression);
        remember(reading, &expression);
        i = least = expression.end;
    }
}

void when_find(const struct when *when, struct story *story)
{
    struct time_reading reading = { .today = story->article.date, .last = { .grain = GRAIN_YEAR } };
    if (!date_known(reading.today))
        reading.today = story->dateline.date;
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        reading.words = lexeme_read(when, story, i);
        read_sentence(&reading, story);
    }
}
