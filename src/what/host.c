/* Who is the guest and who the host of a meeting.
 *
 * PLOVER writes a meeting of equals with all in `actor`, a visit with the guest as actor and the host as recipient. The
 * text tells a visit by where it was: "met the Peruvian minister in Lima", "discussed the treaty during a trip to
 * Lima". So where the meeting's place is in a country that some of those who met are of, and others
 * are not, these are hosts. A place that is of nobody's country (talks in Geneva) has no host. */
#include "what/party.h"

enum { CLIMB_MOST = 4, GUESTS_MOST = 3 };

/* Does a place hang on the act itself, as where it was ("in Lima", no party as in "with Lima"), or on a journey told
 * beside it? */
static bool tells_where(const struct story *story, const struct match *match, uint32_t token)
{
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    bool located = side_located(story, token);
    for (int steps = 0; steps < CLIMB_MOST && token != DATELINE_NONE; steps++) {
        uint32_t above = story->tokens.at[token].head;
        if (above == DATELINE_NONE)
            return false;
        if (story_lemma_in(story, above, "visit|trip|tour|stay|stopover|stop|journey"))
            return true;
        if (above == clause->head || above == clause->support)
            return located && (story->tokens.at[token].deprel == DATELINE_DEPREL_OBL ||
                                  story->tokens.at[token].deprel == DATELINE_DEPREL_NMOD);
        token = above;
    }
    return false;
}

/* The country in which they met, as far as the sentence tells; {NULL, 0}. */
static struct dateline_text country_of_act(const struct story *story, const struct match *match)
{
    const struct dateline_sentence *sentence = &story->sentences.at[story->clauses.at[match->clause].sentence];
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct dateline_place *place = story_place_over(story, i);
        if (!place)
            continue;
        uint32_t top = story_top(story, place->first, place->end);
        uint8_t deprel = story->tokens.at[top].deprel;
        bool phrase = deprel == DATELINE_DEPREL_OBL || deprel == DATELINE_DEPREL_NMOD;
        if (phrase && place->country_code.length && tells_where(story, match, top))
            return place->country_code;
        i = place->end - 1;
    }
    return (struct dateline_text){ NULL, 0 };
}

/* A mention that only says where: it is no party of the meeting. */
static bool is_where(const struct story *story, uint32_t mention)
{
    const struct dateline_entity *entity = side_entity(story, mention);
    return entity && side_located(story, story->mentions.at[mention].head) &&
           (!entity->sector[0].length || story->mentions.at[mention].kind == DATELINE_MENTION_NAME) && !entity->person;
}

bool party_visit(const struct story *story, const struct match *match, struct sides *sides)
{
    struct dateline_text country = country_of_act(story, match);
    struct side guests = { .inside = sides->actor.inside }, hosts = { .count = 0 };
    for (uint32_t i = 0; country.length && i < sides->actor.count; i++) {
        uint32_t mention = sides->actor.mention[i];
        const struct dateline_entity *entity = side_entity(story, mention);
        if (!entity || !entity->code.length || story->mentions.at[mention].also)
            return false; /* nobody knows whose guest "both sides" are */
        if (is_where(story, mention) && text_same(entity->code, country))
            continue;
        side_add_mention(text_same(entity->code, country) ? &hosts : &guests, mention);
    }
    if (!guests.count || !hosts.count || guests.count > GUESTS_MOST)
        return false;
    sides->actor = guests;
    sides->recipient = hosts;
    return true;
}
