/* Who is the guest and who the host of a meeting.
 *
 * PLOVER writes a meeting of equals with all in `actor`, a visit with the guest as actor and the host as recipient. The
 * text tells a visit by where it was: "met the Peruvian minister in Lima", "discussed the treaty during a trip to
 * Lima", "a Kremlin meeting". So where the meeting's place is in a country that some of those who met are of, and others
 * are not, these are hosts. A place that is of nobody's country (talks in Geneva) has no host. */
#include "what/party.h"

enum { CLIMB_MOST = 4, CODES_MOST = 3 };

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

/* The head of a place's words. */
static uint32_t place_head(const struct story *story, const struct dateline_place *place)
{
    for (uint32_t i = place->first; i < place->end; i++)
        if (story->tokens.at[i].head < place->first || story->tokens.at[i].head >= place->end)
            return i;
    return place->first;
}

/* The country in which they met, as far as the sentence tells; {NULL, 0}. */
static struct dateline_text country_of_act(const struct story *story, const struct match *match)
{
    uint32_t sentence = story->clauses.at[match->clause].sentence;
    for (uint32_t i = 0; i < story->places.count; i++) {
        const struct dateline_place *place = &story->places.at[i];
        if (story->tokens.at[place->first].sentence != sentence || !place->country_code.length)
            continue;
        uint32_t head = place_head(story, place);
        uint8_t deprel = story->tokens.at[head].deprel;
        bool phrase = deprel == DATELINE_DEPREL_OBL || deprel == DATELINE_DEPREL_NMOD;
        if (phrase && tells_where(story, match, head))
            return place->country_code;
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

bool party_visit(const struct matcher *matcher, const struct match *match, struct sides *sides)
{
    const struct story *story = matcher->story;
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
    if (!guests.count || !hosts.count || guests.count > CODES_MOST)
        return false;
    sides->actor = guests;
    sides->recipient = hosts;
    return true;
}
