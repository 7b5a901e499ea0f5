/* What joins the layers: the stage "link". */
#ifndef DATELINE_LINK_LINK_H
#define DATELINE_LINK_LINK_H

#include "story/story.h"

/* Reads all layers; writes of statements: time; of events: statements, performed_in, time, date, enddate, place and the
 * auxiliaries historical and (of what is denied) negation. Thread-safe over different stories. */
void link_layers(struct story *story);

#endif
