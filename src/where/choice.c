/* Choosing which place a name means, for all names of an article together.
 *
 * Three rules, in the order in which toponym resolvers have found them to help (Leidner 2007; Lieberman and Samet
 * 2012): what stands after the comma contains it; one sense of a name in an article; places of an article lie in few
 * countries and states, and the larger one is meant where nothing else speaks. The article is read twice: the first
 * reading takes countries and states named outright as votes, the second one adds the places that the first has chosen,
 * so that a local report's neighbouring towns support each other. All scores are integers; ties go to the place that
 * stands first in the tables. */
#include "where/toponym.h"

#include "base/map.h"

#include <string.h>

enum {
    SCORE_CONTAINED = 1000, /* inside what stands after the comma */
    SCORE_SAME_NAME = 300,  /* chosen for the same name elsewhere by a comma */
    SCORE_BIT = 6,          /* a doubling of the population */
    SCORE_COUNTRY = 80,
    SCORE_WIDE = 40,
    SCORE_REGION = 12,
    SCORE_LARGE_REGION = 50, /* of a quarter of a million people and more: known by itself, as a state is */
    SCORE_CAPITAL = 80,
    SCORE_SEAT = 6,
    SCORE_OTHER_NAME = -14,
    SCORE_COUNTY = -30,
    SCORE_QUARTER = -20, /* a part of a town */
    SCORE_NOUN = 120,    /* "County" after it and a county it is */
    VOTE_BIT_COUNTRY = 14,
    VOTE_BIT_SMALL = 5, /* of a country, for its small towns: it has too many to be a hint at one of them */
    VOTE_BIT_REGION = 24,
    VOTE_MOST = 5,         /* bits */
    LARGE_TOWN = 100000,   /* people */
    KNOWN_TOWN = 150000,   /* people of a town that needs no other word for it */
    FAMOUS_TOWN = 1500000, /* of one that is no surname */
    KNOWN_REGION = 300000
};

/* A name of the article, however often it stands there: it votes once. */
struct speaker {
    uint32_t voted;  /* the place that it voted for, NONE */
    uint32_t weight; /* of the vote */
    uint32_t sense;  /* the place that a comma has said it is, NONE */
    bool person;     /* is a first name somewhere */
    bool located;    /* stands somewhere after "in", "near", or before a comma and a larger place */
};

struct choosing {
    const struct gazetteer *gazetteer;
    struct story *story;
    struct toponyms *toponyms;
    uint32_t *votes; /* by place, for countries and first-order divisions */
    uint32_t divisions;
    struct map index; /* key of a name → speaker */
    VECTOR(struct speaker) speakers;
    uint32_t *speaker_of; /* by toponym */
};

static int32_t bit_length(uint32_t n)
{
    int32_t bits = 0;
    for (; n; n >>= 1)
        bits++;
    return bits;
}

static uint32_t candidate(const struct choosing *choosing, const struct toponym *toponym, uint32_t i)
{
    return GAZETTEER_MEMBER_PLACE(choosing->gazetteer->members[toponym->slot->first + i]);
}

static bool has_code(const struct gazetteer_place *place, const char *code)
{
    return strncmp(place->code, code, GAZETTEER_CODE) == 0;
}

static int32_t score_of_kind(const struct gazetteer_place *place)
{
    int32_t score = bit_length(place->population) * SCORE_BIT;
    switch (place->kind) {
    case GAZETTEER_COUNTRY:
        return score + SCORE_COUNTRY;
    case GAZETTEER_WIDE:
        return 25 * SCORE_BIT + SCORE_WIDE;
    case GAZETTEER_REGION:
        return score > 18 * SCORE_BIT ? score + SCORE_LARGE_REGION : 18 * SCORE_BIT + SCORE_REGION;
    case GAZETTEER_COUNTY:
        return 14 * SCORE_BIT + SCORE_COUNTY;
    default:
        break;
    }
    if (has_code(place, "PPLC"))
        score += SCORE_CAPITAL;
    else if (has_code(place, "PPLA"))
        score += SCORE_SEAT;
    else if (has_code(place, "PPLX"))
        score += SCORE_QUARTER;
    return score;
}

/* What other names' votes for a division are worth; a name does not speak for itself. */
static int32_t vote_score(const struct choosing *choosing, uint32_t place, const struct speaker *speaker, int32_t bit)
{
    if (place >= choosing->divisions)
        return 0;
    uint32_t votes = choosing->votes[place];
    if (speaker->voted != DATELINE_NONE && gazetteer_inside(choosing->gazetteer, speaker->voted, place))
        votes -= speaker->weight;
    int32_t bits = bit_length(votes);
    return (bits > VOTE_MOST ? VOTE_MOST : bits) * bit;
}

static bool contained(const struct choosing *choosing, uint32_t place, const struct toponym *toponym)
{
    if (toponym->container == DATELINE_NONE)
        return false;
    const struct toponym *outer = &choosing->toponyms->all.at[toponym->container];
    for (uint32_t i = 0; outer->slot && i < outer->slot->count; i++) {
        uint32_t other = candidate(choosing, outer, i);
        if (other != place && gazetteer_inside(choosing->gazetteer, place, other))
            return true;
    }
    return false;
}

static int32_t score_of(
    const struct choosing *choosing, const struct toponym *toponym, const struct speaker *speaker, uint32_t i)
{
    const struct gazetteer *gazetteer = choosing->gazetteer;
    uint32_t member = gazetteer->members[toponym->slot->first + i], at = GAZETTEER_MEMBER_PLACE(member);
    const struct gazetteer_place *place = &gazetteer->places[at];
    int32_t score = score_of_kind(place) + (GAZETTEER_MEMBER_OTHER(member) ? SCORE_OTHER_NAME : 0);
    bool small = place->kind == GAZETTEER_TOWN && place->population < LARGE_TOWN;
    score += vote_score(choosing, place->country, speaker, small ? VOTE_BIT_SMALL : VOTE_BIT_COUNTRY);
    score += vote_score(choosing, place->kind == GAZETTEER_REGION ? at : place->region, speaker, VOTE_BIT_REGION);
    if (contained(choosing, at, toponym))
        score += SCORE_CONTAINED;
    if (toponym->code.length && toponym->code.length < GAZETTEER_CODE &&
        memcmp(place->code, toponym->code.bytes, toponym->code.length) == 0)
        score += SCORE_NOUN;
    return score + (speaker->sense == at ? SCORE_SAME_NAME : 0);
}

/* A town that makes a large part of the division called after it is meant by the bare name ("New York", "Idlib"). */
static bool seat_of(const struct choosing *choosing, uint32_t town, uint32_t region)
{
    const struct gazetteer_place *inner = &choosing->gazetteer->places[town];
    return inner->kind == GAZETTEER_TOWN && inner->region == region &&
           inner->population >= choosing->gazetteer->places[region].population / 5;
}

static void prefer_seat(const struct choosing *choosing, struct toponym *toponym)
{
    uint32_t region = toponym->place;
    if (toponym->code.length || choosing->gazetteer->places[region].kind != GAZETTEER_REGION)
        return;
    for (uint32_t i = 0; i < toponym->slot->count; i++)
        if (seat_of(choosing, candidate(choosing, toponym, i), region))
            toponym->place = candidate(choosing, toponym, i);
}

static void choose_one(const struct choosing *choosing, uint32_t index)
{
    struct toponym *toponym = &choosing->toponyms->all.at[index];
    int32_t best = INT32_MIN;
    for (uint32_t i = 0; toponym->slot && i < toponym->slot->count; i++) {
        int32_t score = score_of(choosing, toponym, &choosing->speakers.at[choosing->speaker_of[index]], i);
        if (score > best) {
            best = score;
            toponym->place = candidate(choosing, toponym, i);
        }
    }
    if (toponym->slot && !toponym->adjective)
        prefer_seat(choosing, toponym);
}

static void add_votes(struct choosing *choosing, uint32_t place, uint32_t weight)
{
    const struct gazetteer_place *p = &choosing->gazetteer->places[place];
    if (place < choosing->divisions)
        choosing->votes[place] += weight;
    if (p->country < choosing->divisions && p->country != place)
        choosing->votes[p->country] += weight;
    if (p->region < choosing->divisions && p->region != place)
        choosing->votes[p->region] += weight;
}

/* A name's vote takes the place of the one that it gave before. */
static void vote(struct choosing *choosing, struct speaker *speaker, uint32_t place, uint32_t weight)
{
    if (speaker->voted != DATELINE_NONE)
        add_votes(choosing, speaker->voted, 0u - speaker->weight);
    speaker->voted = place;
    speaker->weight = weight;
    if (place != DATELINE_NONE)
        add_votes(choosing, place, weight);
}

/* The country or division that a name can only mean, where it can mean just one of them; NONE. */
static uint32_t outright(const struct choosing *choosing, const struct toponym *toponym)
{
    uint32_t found = DATELINE_NONE, divisions = 0;
    for (uint32_t i = 0; i < toponym->slot->count; i++) {
        uint32_t place = candidate(choosing, toponym, i);
        uint8_t kind = choosing->gazetteer->places[place].kind;
        if (kind == GAZETTEER_COUNTRY || kind == GAZETTEER_REGION) {
            divisions++;
            found = place;
        }
    }
    if (divisions != 1)
        return DATELINE_NONE;
    const struct gazetteer_place *place = &choosing->gazetteer->places[found];
    bool sure = toponym->slot->count == 1 || place->kind == GAZETTEER_COUNTRY || place->population > 3000000;
    return sure ? found : DATELINE_NONE;
}

/* The first reading: who speaks, and what is named outright. */
static void hear_speakers(struct choosing *choosing)
{
    const struct toponyms *toponyms = choosing->toponyms;
    choosing->speaker_of = ARENA_ARRAY(choosing->story->scratch, uint32_t, toponyms->all.count);
    for (uint32_t i = 0; i < toponyms->all.count; i++) {
        const struct toponym *toponym = &toponyms->all.at[i];
        if (!toponym->slot)
            continue;
        bool fresh;
        struct dateline_text key = { (const char *)&toponym->slot->key, sizeof toponym->slot->key };
        uint32_t *index = map_put(&choosing->index, key, &fresh);
        if (fresh) {
            *index = choosing->speakers.count;
            struct speaker *speaker = VECTOR_PUSH(choosing->story->scratch, &choosing->speakers);
            *speaker = (struct speaker){ DATELINE_NONE, 0, DATELINE_NONE, false, false };
            vote(choosing, speaker, outright(choosing, toponym), 2);
        }
        choosing->speaker_of[i] = *index;
        struct speaker *speaker = &choosing->speakers.at[*index];
        speaker->person |= toponym->person;
        speaker->located |= toponym->located || toponym->named || toponym->container != DATELINE_NONE;
    }
}

/* Between the readings: what a comma has said of a name holds for the name in the whole article, and what was chosen
 * votes. */
static void learn_from_choices(struct choosing *choosing)
{
    for (uint32_t i = 0; i < choosing->toponyms->all.count; i++) {
        const struct toponym *toponym = &choosing->toponyms->all.at[i];
        if (!toponym->slot || toponym->dropped)
            continue;
        struct speaker *speaker = &choosing->speakers.at[choosing->speaker_of[i]];
        if (toponym->container != DATELINE_NONE && contained(choosing, toponym->place, toponym)) {
            if (speaker->sense == DATELINE_NONE)
                speaker->sense = toponym->place;
            vote(choosing, speaker, speaker->sense, 2);
        } else if (speaker->voted == DATELINE_NONE && !toponym->adjective) {
            vote(choosing, speaker, toponym->place, 1);
        }
    }
}

/* A surname, a brand or a word may be some small town's name: a little-known place of one word is believed only when
 * the article puts something there, or names its state, or its country (but for the countries whose towns bear
 * surnames). */
static bool believed(const struct choosing *choosing, uint32_t index)
{
    static const char *const surnames[] = { "USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM" };
    const struct toponym *toponym = &choosing->toponyms->all.at[index];
    if (!toponym->slot || toponym->adjective || toponym->end - toponym->first > 1)
        return true;
    const struct speaker *speaker = &choosing->speakers.at[choosing->speaker_of[index]];
    if (speaker->person && !toponym->located && toponym->container == DATELINE_NONE)
        return false;
    const struct gazetteer_place *place = &choosing->gazetteer->places[toponym->place];
    bool small = place->population < (place->kind == GAZETTEER_TOWN ? (uint32_t)FAMOUS_TOWN : (uint32_t)KNOWN_REGION);
    if (toponym->suspect && small && place->kind > GAZETTEER_COUNTRY && !has_code(place, "PPLC"))
        return false;
    if (speaker->located || place->kind <= GAZETTEER_COUNTRY || has_code(place, "PPLC") ||
        place->population >= (place->kind == GAZETTEER_TOWN ? (uint32_t)KNOWN_TOWN : (uint32_t)KNOWN_REGION))
        return true;
    if (place->region != DATELINE_NONE && vote_score(choosing, place->region, speaker, 1))
        return true;
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++)
        if (text_is(text_of(place->country_code), surnames[i]))
            return false;
    return vote_score(choosing, place->country, speaker, 1) > 0;
}

/* "Chatham, New Jersey" where the tables have a Chatham elsewhere only: a place that they lack. Longer chains of commas
 * are lists. */
static bool lacking(const struct choosing *choosing, uint32_t index)
{
    const struct toponym *all = choosing->toponyms->all.at, *toponym = &all[index];
    bool list = toponym->container != DATELINE_NONE &&
                (all[toponym->container].container != DATELINE_NONE || (index && all[index - 1].container == index));
    if (list || !toponym->slot || toponym->container == DATELINE_NONE || contained(choosing, toponym->place, toponym))
        return false;
    const struct gazetteer_place *inner = &choosing->gazetteer->places[toponym->place];
    uint32_t outer = all[toponym->container].place;
    return inner->kind == GAZETTEER_TOWN && !has_code(inner, "PPLC") && outer != DATELINE_NONE &&
           choosing->gazetteer->places[outer].kind == GAZETTEER_REGION;
}

static void forget_lacking(struct choosing *choosing)
{
    for (uint32_t i = 0; i < choosing->toponyms->all.count; i++)
        if (lacking(choosing, i))
            choosing->toponyms->all.at[i].slot = NULL;
}

static void drop_unbelieved(struct choosing *choosing)
{
    for (uint32_t i = 0; i < choosing->toponyms->all.count; i++)
        choosing->toponyms->all.at[i].dropped |= !believed(choosing, i);
}

static uint32_t count_divisions(const struct gazetteer *gazetteer)
{
    uint32_t count = 0;
    while (count < gazetteer->place_count && gazetteer->places[count].kind <= GAZETTEER_REGION)
        count++;
    return count;
}

void toponym_choose(const struct where *where, struct story *story, struct toponyms *toponyms)
{
    if (!toponyms->all.count)
        return;
    struct choosing choosing = { .gazetteer = &where->gazetteer, .story = story, .toponyms = toponyms };
    choosing.divisions = count_divisions(&where->gazetteer);
    choosing.votes = ARENA_ARRAY(story->scratch, uint32_t, choosing.divisions);
    choosing.index.arena = story->scratch;
    if (toponyms->home != DATELINE_NONE)
        add_votes(&choosing, toponyms->home, 4);
    hear_speakers(&choosing);
    for (uint32_t i = 0; i < toponyms->all.count; i++)
        choose_one(&choosing, i);
    learn_from_choices(&choosing);
    for (uint32_t i = 0; i < toponyms->all.count; i++)
        choose_one(&choosing, i);
    drop_unbelieved(&choosing);
    forget_lacking(&choosing);
}
