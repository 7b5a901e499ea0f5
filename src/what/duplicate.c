/* One act told twice is one record.
 *
 * A later telling joins an earlier event when type, mode and auxiliaries are the same, its parties are among the
 * earlier one's, and neither date nor place differ. Where neither has a date, it must also repeat the act's word ("the
 * attack"). Within one sentence, the violence and its victims are one act: "a bomb exploded, killing 20 and wounding
 * 30". What a later telling adds (a party that was not named, numbers) goes into the record; where it stands goes into
 * `tellings`. */
#include "what/duplicate.h"

#include "what/side.h"

#include <string.h>

enum { LOOK_BACK = 64 };

static bool entities_agree(const struct dateline_entity *a, const struct dateline_entity *b)
{
    if (!text_same(a->code, b->code))
        return false;
    if (a->person && b->person && a->identifier.length && b->identifier.length &&
        !text_same(a->identifier, b->identifier))
        return false; /* two persons of one government are two */
    return !a->sector[0].length || !b->sector[0].length || text_same(a->sector[0], b->sector[0]);
}

/* Every coded party of `later` is one of `earlier`. */
static bool list_within(const struct story *story, struct dateline_list later, struct dateline_list earlier)
{
    for (uint32_t i = 0; i < later.count; i++) {
        const struct dateline_entity *entity = side_entity(story, later.at[i]);
        bool found = !entity || (!entity->code.length && !entity->sector[0].length);
        for (uint32_t k = 0; k < earlier.count && !found; k++) {
            const struct dateline_entity *other = side_entity(story, earlier.at[k]);
            found = other && (other == entity || entities_agree(entity, other));
        }
        if (!found)
            return false;
    }
    return true;
}

static bool list_coded(const struct story *story, struct dateline_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (side_coded(story, list.at[i]))
            return true;
    return false;
}

static bool sides_agree(const struct story *story, struct dateline_list earlier, struct dateline_list later, bool loose)
{
    bool earlier_coded = list_coded(story, earlier), later_coded = list_coded(story, later);
    if (earlier_coded && later_coded)
        return list_within(story, later, earlier) || (loose && list_within(story, earlier, later));
    return loose || earlier_coded == later_coded;
}

static bool places_agree(const struct story *story, uint32_t a, uint32_t b)
{
    if (a == DATELINE_NONE || b == DATELINE_NONE || a == b)
        return true;
    const struct dateline_place *left = &story->places.at[a], *right = &story->places.at[b];
    if (left->geonameid == right->geonameid)
        return true;
    bool nested = left->resolution != right->resolution;
    return nested && text_same(left->country_code, right->country_code);
}

static bool dates_differ(const struct dateline_event *a, const struct dateline_event *b)
{
    if (!a->date.year || !b->date.year)
        return false;
    return memcmp(&a->date, &b->date, sizeof a->date) != 0;
}

/* The later telling says the same word, or its noun or verb. */
static bool word_repeats(const struct story *story, const struct dateline_event *a, const struct dateline_event *b)
{
    const struct dateline_clause *left = &story->clauses.at[a->clause], *right = &story->clauses.at[b->clause];
    return text_same(left->predicate, right->predicate) || (left->verb.length && text_same(left->verb, right->verb)) ||
           text_same(left->verb, right->predicate) || text_same(left->predicate, right->verb);
}

static bool same_marks(const struct dateline_event *a, const struct dateline_event *b)
{
    return a->auxiliary == b->auxiliary && text_same(a->type, b->type) &&
           (!a->mode[0].length || !b->mode[0].length || text_same(a->mode[0], b->mode[0]));
}

static bool violent(const struct dateline_event *event)
{
    return text_is(event->type, "ASSAULT");
}

/* "the probe", "his investigation": a noun that points back to an act. */
static bool points_back(const struct story *story, const struct dateline_event *event)
{
    const struct dateline_clause *clause = &story->clauses.at[event->clause];
    uint32_t first = story->sentences.at[clause->sentence].first;
    if (clause->kind != DATELINE_CLAUSE_NOUN || clause->support != DATELINE_NONE)
        return false;
    for (uint32_t i = clause->head; i > first && clause->head - i < 8; i--) {
        const struct dateline_token *token = &story->tokens.at[i - 1];
        if (token->head == clause->head &&
            (token->deprel == DATELINE_DEPREL_NMOD_POSS || story_lemma_in(story, i - 1, "the|this|that|these|those")))
            return true;
    }
    return false;
}

/* Every coded party of `later` is of a country of `earlier`: whoever leads an inquiry has many titles. */
static bool codes_within(const struct story *story, struct dateline_list later, struct dateline_list earlier)
{
    for (uint32_t i = 0; i < later.count; i++) {
        const struct dateline_entity *entity = side_entity(story, later.at[i]);
        bool found = !entity || !entity->code.length;
        for (uint32_t k = 0; k < earlier.count && !found; k++) {
            const struct dateline_entity *other = side_entity(story, earlier.at[k]);
            found = other && text_same(other->code, entity->code);
        }
        if (!found)
            return false;
    }
    return true;
}

static bool same_act(
    const struct story *story, const struct dateline_event *earlier, const struct dateline_event *later)
{
    if (!text_same(earlier->type, later->type))
        return false;
    bool sentence = earlier->sentence == later->sentence;
    if (sentence && violent(earlier) && earlier->auxiliary == later->auxiliary)
        return sides_agree(story, earlier->actor, later->actor, true) &&
               sides_agree(story, earlier->recipient, later->recipient, true);
    if (!same_marks(earlier, later) || dates_differ(earlier, later) ||
        !places_agree(story, earlier->place, later->place))
        return false;
    if (earlier->sentence != later->sentence && points_back(story, later) && list_coded(story, later->actor) &&
        codes_within(story, later->actor, earlier->actor) &&
        (word_repeats(story, earlier, later) || text_same(earlier->frame, later->frame)))
        return true;
    bool repeats = word_repeats(story, earlier, later);
    if (!(earlier->date.year && later->date.year) && !repeats)
        return false;
    return sides_agree(story, earlier->actor, later->actor, repeats) &&
           sides_agree(story, earlier->recipient, later->recipient, repeats);
}

static void span_add(struct dateline_event *event, struct dateline_span span)
{
    uint32_t at = event->spans;
    if (event->spans == 4)
        return;
    for (uint32_t i = 0; i < event->spans; i++)
        if (span.start < event->span[i].end && event->span[i].start < span.end)
            return;
    for (; at > 0 && event->span[at - 1].start > span.start; at--)
        event->span[at] = event->span[at - 1];
    event->span[at] = span;
    event->spans++;
}

static void telling_add(struct story *story, struct dateline_event *event, const struct dateline_event *later)
{
    struct dateline_telling *tellings = ARENA_ARRAY(story->arena, struct dateline_telling, event->telling_count + 1);
    for (uint32_t i = 0; i < event->telling_count; i++)
        tellings[i] = event->tellings[i];
    tellings[event->telling_count] =
        (struct dateline_telling){ later->sentence, { later->span[0].start, later->span[later->spans - 1].end } };
    event->tellings = tellings;
    event->telling_count++;
}

static void merge(struct story *story, struct dateline_event *event, const struct dateline_event *later)
{
    if (event->sentence == later->sentence) {
        for (uint32_t i = 0; i < later->spans; i++)
            span_add(event, later->span[i]);
    } else {
        telling_add(story, event, later);
    }
    if (!event->actor.count && later->actor.count) {
        event->actor = later->actor;
        event->unnamed_actor = later->unnamed_actor;
    }
    if (!list_coded(story, event->recipient) && later->recipient.count)
        event->recipient = later->recipient;
    if (!event->mode[0].length)
        memcpy(event->mode, later->mode, sizeof event->mode);
    if (!event->date.year && later->date.year) {
        event->date = later->date;
        event->enddate = later->enddate;
        event->time = later->time;
    }
    if (event->place == DATELINE_NONE)
        event->place = later->place;
    for (uint32_t i = 0; i < later->sizes && event->sizes < 4; i++) {
        bool known = false;
        for (uint32_t k = 0; k < event->sizes; k++)
            known = known || text_same(event->size[k].what, later->size[i].what) ||
                    event->size[k].span.start == later->size[i].span.start;
        if (!known)
            event->size[event->sizes++] = later->size[i];
    }
}

void what_merge(struct story *story)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < story->events.count; i++) {
        const struct dateline_event *event = &story->events.at[i];
        bool merged = false;
        for (uint32_t back = 1; back <= kept && back <= LOOK_BACK && !merged; back++) {
            struct dateline_event *earlier = &story->events.at[kept - back];
            merged = same_act(story, earlier, event);
            if (merged)
                merge(story, earlier, event);
        }
        if (!merged)
            story->events.at[kept++] = *event;
    }
    story->events.count = kept;
}
