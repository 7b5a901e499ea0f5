/* A codebook's own tests, and what is told of the matching: for `codebook check` and `explain`. */
#ifndef DATELINE_WHAT_EXAMPLE_H
#define DATELINE_WHAT_EXAMPLE_H

#include "story/story.h"
#include "what/codebook.h"

/* Did an eg or not line come out as it must, given the coded story of its sentence? When not, a line for people is
 * added. */
bool example_judge(const struct codebook *codebook, const struct codebook_example *example, const struct story *story,
    struct text_builder *builder);
/* "USA CONSULT/visit RUS +future  (codebook/consult.txt:12, 0.70)" */
void example_event(const struct story *story, const struct dateline_event *event, struct text_builder *builder);

/* Holds every frame against every clause again and tells for people which fit and why the others do not. Takes scratch.
 */
void what_explain(const struct codebook *codebook, struct story *story, struct text_builder *builder);

#endif
