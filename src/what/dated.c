/* What is dated after the article is still to come.
 *
 * "The visit to Beijing on Thursday" bears no mark of the future; its day, which the events have once dates are linked,
 * tells it. Such an act has the mark `future`, and the rules of composition make of it what they make of "will visit".
 */
#include "what/dated.h"

#include "base/calendar.h"
#include "what/draft.h"

enum { DAYS_AHEAD = 400 };

static uint32_t type_of(const struct codebook *codebook, struct dateline_text name)
{
    for (uint32_t i = 0; i < codebook->types_count; i++)
        if (text_same(codebook_words(codebook, codebook->types[i].name), name))
            return i;
    return DATELINE_NONE;
}

/* A day that soon follows, and no verb that tells it as past ("has defended his absence on Saturday"). What lies years
 * ahead is rather an article that bears the wrong day. */
static bool to_come(const struct story *story, const struct dateline_event *event)
{
    const struct dateline_clause *clause = &story->clauses.at[event->clause];
    bool verb = clause->kind != DATELINE_CLAUSE_NOUN || clause->support != DATELINE_NONE;
    bool past = verb && (clause->marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PERFECT)) != 0;
    if (past || !date_known(event->date) || !date_known(story->article.date))
        return false;
    int64_t ahead = (int64_t)date_to_days(event->date) - (int64_t)date_to_days(story->article.date);
    return ahead > 0 && ahead < DAYS_AHEAD;
}

/* False where the rules drop the event. */
static bool compose(const struct codebook *codebook, struct dateline_event *event)
{
    static const struct codebook_group composed = { .type = DATELINE_NONE, .cameo = DATELINE_NONE };
    uint32_t type = type_of(codebook, event->type), mode = DATELINE_NONE, was = type;
    uint8_t auxiliary = event->auxiliary | DATELINE_AUX_FUTURE;
    if (type == DATELINE_NONE)
        return true;
    if (!auxiliary_compose(codebook, &type, &mode, &auxiliary))
        return false;
    if (type != was) {
        event_type_write(codebook, &composed, type, mode, event);
        event->auxiliary = auxiliary;
    }
    return true;
}

void what_compose_dated(const struct codebook *codebook, struct story *story)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < story->events.count; i++) {
        struct dateline_event event = story->events.at[i];
        bool open = !(event.auxiliary & (DATELINE_AUX_FUTURE | DATELINE_AUX_NEGATION | DATELINE_AUX_HYPOTHETICAL));
        if (open && to_come(story, &event) && !compose(codebook, &event))
            continue;
        story->events.at[kept++] = event;
    }
    story->events.count = kept;
}
