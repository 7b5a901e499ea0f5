/* Saying nothing: "declined to comment", "did not respond to a request for comment". */
#ifndef DATELINE_SAID_SILENCE_H
#define DATELINE_SAID_SILENCE_H

#include "said/claim.h"

/* A cue that is negated or refused ("would not comment", "declined to say"): makes a claim with the act decline and
 * gives true, also when such a claim stands already. */
bool silence_find(struct search *search, const struct cue *cue);

/* Verbs that are no cues but tell of silence: "did not respond", "could not be reached", "declined to comment". */
void silence_requests(struct search *search);

#endif
