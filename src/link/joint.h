/* What the files of the room link know of a story while they join its layers. */
#ifndef DATELINE_LINK_JOINT_H
#define DATELINE_LINK_JOINT_H

#include "story/story.h"

struct joint {
    struct story *story;
    uint32_t *told_at;     /* by token: the innermost statement in whose content it stands, or NONE */
    uint32_t *spoken_by;   /* by clause: the statement whose cue it is, or NONE */
    bool *acts;            /* by clause: an event has it */
    uint32_t *time_first;  /* by sentence (and one past): its times in story->times, which are in text order */
    uint32_t *place_first; /* by sentence (and one past): its places */
};

/* Builds the indices, in scratch; linear in what the layers hold. told_at is empty until joint_told has filled it. */
void joint_build(struct story *story, struct joint *ret_joint);
void joint_told(const struct joint *joint);

/* The token that stands for an event: its clause's predicate, else the first of its words; NONE without either. */
uint32_t joint_event_token(const struct story *story, const struct dateline_event *event);

/* ---- dating.c ---- */
/* Takes the days of sayings out of what is said ("said on Monday rebels had fled"), before joint_told. */
void dating_cues(const struct joint *joint);
void dating_statements(const struct joint *joint);
void dating_event(const struct joint *joint, struct dateline_event *event);

/* ---- siting.c ---- */
void siting_event(const struct joint *joint, struct dateline_event *event);

/* The first word of a clause, past commas. */
uint32_t joint_clause_begin(const struct joint *joint, uint32_t clause);

/* The clause that gives time and place to `clause` where it has none of its own ("…, calling on Paris to act" happens
 * when the main clause does); NONE when it stands for itself. */
uint32_t joint_clause_above(const struct joint *joint, uint32_t clause);

/* Is an eventive noun what the act above it is done in ("met him during a visit")? */
bool joint_during(const struct story *story, uint32_t above, uint32_t noun);

#endif
