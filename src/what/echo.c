/* "Moscow denied the allegation": an act that was told before, denied.
 *
 * Who denies a charge in a word that does not say what it is (`echo` groups) denies what the text last said that he
 * did. So the event is that act once more, of the same type, against the same party, with the mark `negation`; where
 * the text has told of none, nothing is written. */
#include "what/ground.h"

enum { EVENTS_BACK = 24, SENTENCES_BACK = 8 };

static bool same_doer(const struct story *story, const struct side *actor, const struct dateline_event *event)
{
    for (uint32_t i = 0; i < actor->count; i++) {
        const struct dateline_entity *mine = side_entity(story, actor->mention[i]);
        for (uint32_t k = 0; mine && k < event->actor.count; k++) {
            const struct dateline_entity *other = side_entity(story, event->actor.at[k]);
            if (other && (other == mine || (mine->code.length && text_same(mine->code, other->code) &&
                                               text_same(mine->sector[0], other->sector[0]))))
                return true;
        }
    }
    return false;
}

/* The nearest earlier act of conflict by the one who denies. */
static const struct dateline_event *denied_act(
    const struct matcher *matcher, uint32_t sentence, const struct side *actor)
{
    const struct story *story = matcher->story;
    for (uint32_t back = 1; back <= story->events.count && back <= EVENTS_BACK; back++) {
        const struct dateline_event *event = &story->events.at[story->events.count - back];
        if (event->sentence + SENTENCES_BACK < sentence)
            break;
        if (event->quad == 4 && !(event->auxiliary & DATELINE_AUX_NEGATION) && same_doer(story, actor, event))
            return event;
    }
    return NULL;
}

bool echo_build(
    const struct matcher *matcher, const struct match *match, const struct side *actor, struct dateline_event *event)
{
    const struct story *story = matcher->story;
    uint32_t sentence = story->clauses.at[match->clause].sentence;
    const struct dateline_event *told = denied_act(matcher, sentence, actor);
    if (!told)
        return false;
    *event = *told;
    event->auxiliary = (uint8_t)((told->auxiliary & DATELINE_AUX_HISTORICAL) | DATELINE_AUX_NEGATION);
    event->sentence = sentence;
    event->clause = match->clause;
    event->time = event->place = event->performed_in = DATELINE_NONE;
    event->sizes = 0;
    event->frame = text_format(story->arena, "%.*s:%u",
        TEXT_ARG(codebook_words(matcher->codebook, match->frame->source.file)), match->frame->source.line);
    event->frame_words = codebook_words(matcher->codebook, match->frame->words);
    return true;
}
