/* What is dated after the article is still to come.
 *
 * "The visit to Beijing on Thursday" bears no mark of the future; its day, which the events have once dates are linked,
 * tells it. Such an act has the mark `future`, and the rules of composition make of it what they make of "will visit":
 * another type has another key, another confidence and another least confidence too. */
#include "what/dated.h"

#include "base/calendar.h"
#include "what/draft.h"
#include "what/ground.h"

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

static uint32_t mode_of(const struct codebook *codebook, uint32_t type, struct dateline_text name)
{
    for (uint32_t i = 0; name.length && i < codebook->modes_count; i++)
        if (codebook->modes[i].type == type && text_same(codebook_words(codebook, codebook->modes[i].name), name))
            return i;
    return DATELINE_NONE;
}

/* What composition changed: the record, and what is asked of an event of its type. False when that is too much. */
static bool rewrite(
    const struct codebook *codebook, uint64_t hash, uint32_t type, uint32_t mode, struct dateline_event *event)
{
    static const struct codebook_group composed = { .type = DATELINE_NONE, .cameo = DATELINE_NONE };
    event_type_write(codebook, &composed, type, mode, event);
    event_key_write(hash, event);
    event->grounds |= UINT64_C(1) << GROUND_COMPOSED;
    if (event->weight)
        event->confidence = ground_confidence(codebook, event->weight, type, event->grounds);
    return event->confidence >= codebook_least(codebook, type);
}

/* False where the rules drop the event. */
static bool compose(const struct codebook *codebook, uint64_t hash, struct dateline_event *event)
{
    uint32_t type = type_of(codebook, event->type), was = type;
    uint8_t auxiliary = event->auxiliary | DATELINE_AUX_FUTURE;
    if (type == DATELINE_NONE)
        return true;
    uint32_t mode = mode_of(codebook, type, event->mode[0]);
    if (!auxiliary_compose(codebook, &type, &mode, &auxiliary))
        return false;
    if (type == was)
        return true;
    event->auxiliary = auxiliary;
    return rewrite(codebook, hash, type, mode, event);
}

void what_compose_dated(const struct codebook *codebook, struct story *story)
{
    uint64_t hash = story->events.count ? event_article_hash(story) : 0;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < story->events.count; i++) {
        struct dateline_event event = story->events.at[i];
        bool open = !(event.auxiliary & (DATELINE_AUX_FUTURE | DATELINE_AUX_NEGATION | DATELINE_AUX_HYPOTHETICAL));
        if (open && to_come(story, &event) && !compose(codebook, hash, &event))
            continue;
        story->events.at[kept++] = event;
    }
    story->events.count = kept;
}
