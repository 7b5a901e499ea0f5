/* Where: the place of an event comes from its own clause, or from the clause that it happens with; never from the mere
 * neighbourhood, and no finer than the text says it. */
#include "link/joint.h"

enum { SITE_STEPS = 4 };

/* The finest located place of a clause; of equally fine ones the first. */
static uint32_t place_in_clause(const struct joint *joint, uint32_t clause, uint32_t told)
{
    const struct story *story = joint->story;
    uint32_t sentence = story->clauses.at[clause].sentence, best = DATELINE_NONE;
    for (uint32_t i = joint->place_first[sentence]; i < joint->place_first[sentence + 1]; i++) {
        const struct dateline_place *place = &story->places.at[i];
        if (place->clause != clause || !place->located || joint->told_at[place->first] != told)
            continue;
        if (best == DATELINE_NONE || place->resolution > story->places.at[best].resolution)
            best = i;
    }
    return best;
}

void siting_event(const struct joint *joint, struct dateline_event *event)
{
    event->place = DATELINE_NONE;
    uint32_t token = joint_event_token(joint->story, event), clause = event->clause;
    if (token == DATELINE_NONE)
        return;
    for (int step = 0; step < SITE_STEPS && clause != DATELINE_NONE && event->place == DATELINE_NONE; step++) {
        event->place = place_in_clause(joint, clause, joint->told_at[token]);
        clause = joint_clause_above(joint, clause);
    }
}
