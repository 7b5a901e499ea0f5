/* Confidence: a sum of points that says how often events like this one are right.
 *
 * Log-odds add up where grounds are independent, so a codebook gives each ground points in hundredths of a logit (lines
 * `points NAME N`), and the sum, begun at the frame's weight, is turned into hundredths by a table: the logistic
 * function without floating point. The points of the built-in codebook were fitted by logistic regression
 * (learn/confidence.py). */
#include "what/ground.h"

#include <assert.h>

enum { EVENTS_BACK = 64 };

_Static_assert(GROUND_COUNT <= 64, "grounds are bits of a uint64_t");

/* 100 × ln(c / (100 - c)) for c = 1 … 99 */
static const int16_t logits[99] = {
    -460,
    -389,
    -348,
    -318,
    -294,
    -275,
    -259,
    -244,
    -231,
    -220,
    -209,
    -199,
    -190,
    -182,
    -173,
    -166,
    -159,
    -152,
    -145,
    -139,
    -132,
    -127,
    -121,
    -115,
    -110,
    -105,
    -99,
    -94,
    -90,
    -85,
    -80,
    -75,
    -71,
    -66,
    -62,
    -58,
    -53,
    -49,
    -45,
    -41,
    -36,
    -32,
    -28,
    -24,
    -20,
    -16,
    -12,
    -8,
    -4,
    0,
    4,
    8,
    12,
    16,
    20,
    24,
    28,
    32,
    36,
    41,
    45,
    49,
    53,
    58,
    62,
    66,
    71,
    75,
    80,
    85,
    90,
    94,
    99,
    105,
    110,
    115,
    121,
    127,
    132,
    139,
    145,
    152,
    159,
    166,
    173,
    182,
    190,
    199,
    209,
    220,
    231,
    244,
    259,
    275,
    294,
    318,
    348,
    389,
    460,
};

uint8_t ground_logistic(int logit)
{
    uint8_t hundredths = 1;
    while (hundredths < 99 && logits[hundredths] <= logit)
        hundredths++;
    return hundredths;
}

uint8_t ground_confidence(const struct codebook *codebook, uint8_t weight, uint32_t type, uint64_t grounds)
{
    int sum = logits[weight < 1 ? 0 : weight > 99 ? 98 : weight - 1];
    for (size_t i = 0; i < codebook->points_count; i++) {
        const struct codebook_points *points = &codebook->points[i];
        bool holds = points->type != DATELINE_NONE   ? points->type == type
                     : points->ground < GROUND_COUNT ? (grounds >> points->ground & 1) != 0
                                                     : true;
        sum += holds ? points->value : 0;
    }
    return ground_logistic(sum);
}

/* ---- Which grounds hold ---- */

static uint64_t bit_if(bool holds, enum ground ground)
{
    return holds ? (uint64_t)1 << ground : 0;
}

static uint64_t of_clause(const struct dateline_clause *clause)
{
    static const struct {
        uint32_t mark;
        enum ground ground;
    } marks[] = { { DATELINE_CLAUSE_NEGATED, GROUND_NEGATED }, { DATELINE_CLAUSE_PASSIVE, GROUND_PASSIVE },
        { DATELINE_CLAUSE_FUTURE, GROUND_FUTURE }, { DATELINE_CLAUSE_POSSIBLE, GROUND_POSSIBLE },
        { DATELINE_CLAUSE_OBLIGED, GROUND_OBLIGED }, { DATELINE_CLAUSE_CONDITIONAL, GROUND_CONDITIONAL },
        { DATELINE_CLAUSE_QUESTION, GROUND_QUESTION }, { DATELINE_CLAUSE_IMPERATIVE, GROUND_IMPERATIVE },
        { DATELINE_CLAUSE_PAST, GROUND_PAST }, { DATELINE_CLAUSE_PRESENT, GROUND_PRESENT },
        { DATELINE_CLAUSE_PERFECT, GROUND_PERFECT }, { DATELINE_CLAUSE_PROGRESSIVE, GROUND_PROGRESSIVE },
        { DATELINE_CLAUSE_INFINITIVE, GROUND_INFINITIVE }, { DATELINE_CLAUSE_PARTICIPLE, GROUND_PARTICIPLE },
        { DATELINE_CLAUSE_FAILED, GROUND_FAILED }, { DATELINE_CLAUSE_PURPOSE, GROUND_PURPOSE },
        { DATELINE_CLAUSE_HEADLINE, GROUND_HEADLINE } };
    uint64_t grounds = (uint64_t)1 << (GROUND_MAIN + clause->link);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        grounds |= bit_if(clause->marks & marks[i].mark, marks[i].ground);
    grounds |= bit_if(clause->kind == DATELINE_CLAUSE_NOUN, GROUND_NOUN);
    grounds |= bit_if(clause->kind == DATELINE_CLAUSE_ADJECTIVE || clause->kind == DATELINE_CLAUSE_COPULA, GROUND_BE);
    return grounds | bit_if(clause->kind == DATELINE_CLAUSE_NOUN && clause->support != DATELINE_NONE, GROUND_LIGHT);
}

static uint64_t of_governors(const struct matcher *matcher, uint32_t clause)
{
    const struct story *story = matcher->story;
    uint32_t marks = clause_governed_marks(story, clause, NULL), governor = story->clauses.at[clause].governor;
    uint64_t grounds = bit_if(marks & (DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_FAILED), GROUND_UNDER_NEGATED);
    grounds |= bit_if(marks & DATELINE_CLAUSE_FUTURE, GROUND_UNDER_FUTURE);
    grounds |= bit_if(marks & (DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_OBLIGED | DATELINE_CLAUSE_CONDITIONAL |
                                  DATELINE_CLAUSE_QUESTION),
        GROUND_UNDER_HYPOTHETICAL);
    if (governor == DATELINE_NONE || governor < matcher->clause_first || governor >= matcher->clause_end)
        return grounds;
    const struct draft *above = &matcher->drafts[governor - matcher->clause_first];
    grounds |= bit_if(above->found && above->type != DATELINE_NONE, GROUND_UNDER_EVENT);
    uint32_t saying = codebook_special(matcher->codebook, CODEBOOK_SET_SAYING);
    return grounds | bit_if(match_token_in(matcher, story->clauses.at[governor].head, saying), GROUND_UNDER_SAYING);
}

/* Every coded party is of one of these sectors (or, for business, a multinational company). */
static bool all_of_sectors(const struct story *story, const struct sides *sides, const char *sectors)
{
    const struct side *both[] = { &sides->actor, &sides->recipient };
    bool any = false;
    for (int s = 0; s < 2; s++)
        for (uint32_t i = 0; i < both[s]->count; i++) {
            const struct dateline_entity *entity = side_entity(story, both[s]->mention[i]);
            if (!entity || (!entity->code.length && !entity->sector[0].length))
                continue;
            struct dateline_text rest = text_of(sectors), piece;
            bool one = false;
            while (text_cut(&rest, '|', &piece))
                one = one || text_same(entity->sector[0], piece) || text_same(entity->code, piece);
            if (!one)
                return false;
            any = true;
        }
    return any;
}

static uint64_t of_sides(const struct story *story, const struct sides *sides)
{
    const struct side *actor = &sides->actor, *recipient = &sides->recipient;
    bool recipient_coded = side_any_coded(story, recipient);
    uint64_t grounds = bit_if(!recipient_coded && !sides->reciprocal, GROUND_NO_RECIPIENT);
    grounds |= bit_if(sides->weak, GROUND_WEAK_RECIPIENT) | bit_if(actor->inside, GROUND_ACTOR_INSIDE);
    grounds |= bit_if(recipient->inside, GROUND_RECIPIENT_INSIDE) | bit_if(sides->unnamed, GROUND_UNNAMED);
    grounds |= bit_if(actor->count > 1, GROUND_SEVERAL) | bit_if(sides->reciprocal, GROUND_ALL);
    const struct dateline_entity *doer = actor->count ? side_entity(story, actor->mention[0]) : NULL;
    grounds |= bit_if(!doer || !doer->code.length, GROUND_NO_ACTOR_CODE);
    grounds |= bit_if(sides->elsewhere, GROUND_ELSEWHERE);
    if (actor->count) {
        uint8_t kind = story->mentions.at[actor->mention[0]].kind;
        grounds |= bit_if(kind == DATELINE_MENTION_PRONOUN, GROUND_PRONOUN) |
                   bit_if(kind == DATELINE_MENTION_NOMINAL, GROUND_NOMINAL);
    }
    grounds |= bit_if(recipient->count && story->mentions.at[recipient->mention[0]].kind == DATELINE_MENTION_PRONOUN,
        GROUND_RECIPIENT_PRONOUN);
    grounds |= bit_if(all_of_sectors(story, sides, "BUS|MNC"), GROUND_BUSINESS);
    grounds |= bit_if(all_of_sectors(story, sides, "CVL|CRM|EDU|MED|JRN|REL|AGR|LAB|REF|BUS|MNC"), GROUND_PRIVATE);
    const struct dateline_entity *other = recipient->count ? side_entity(story, recipient->mention[0]) : NULL;
    return grounds | bit_if(doer && other && doer->code.length && text_same(doer->code, other->code), GROUND_SAME_CODE);
}

/* Has the article told of an act of this type by the same doer before; in the same word? */
static uint64_t of_earlier(
    const struct matcher *matcher, const struct match *match, const struct sides *sides, uint32_t type)
{
    const struct story *story = matcher->story;
    struct dateline_text name = codebook_words(matcher->codebook, matcher->codebook->types[type].name);
    const struct dateline_entity *doer = sides->actor.count ? side_entity(story, sides->actor.mention[0]) : NULL;
    bool repeated = false, word = false;
    for (uint32_t back = 1; back <= story->events.count && back <= EVENTS_BACK; back++) {
        const struct dateline_event *event = &story->events.at[story->events.count - back];
        const struct dateline_entity *other = event->actor.count ? side_entity(story, event->actor.at[0]) : NULL;
        if (!text_same(event->type, name) || !doer || !other || !text_same(doer->code, other->code))
            continue;
        repeated = true;
        word = word || text_same(story->clauses.at[event->clause].verb, story->clauses.at[match->clause].verb);
    }
    return bit_if(repeated, GROUND_REPEATED) | bit_if(word, GROUND_REPEATED_WORD);
}

static bool crowded(const struct matcher *matcher)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < matcher->clause_end - matcher->clause_first; i++)
        found += matcher->drafts[i].found && matcher->drafts[i].type != DATELINE_NONE;
    return found > 2;
}

uint64_t grounds_of(const struct matcher *matcher, const struct match *match, const struct sides *sides,
    const struct dateline_event *event, uint32_t type, bool composed)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    uint64_t grounds = of_clause(clause) | of_governors(matcher, match->clause) | of_sides(story, sides);
    grounds |= bit_if(match->by_verb, GROUND_AS_VERB) | bit_if(match->words == 2, GROUND_WORDS_2) |
               bit_if(match->words > 2, GROUND_WORDS_3);
    grounds |= bit_if(match->slots > 2, GROUND_RESTRICTED) | bit_if(match->inners > 0, GROUND_INNER) |
               bit_if(composed, GROUND_COMPOSED);
    grounds |= bit_if(story->tokens.at[clause->head].flags & DATELINE_TOKEN_QUOTED, GROUND_QUOTED);
    grounds |= bit_if(event->sentence < 3, GROUND_EARLY) | bit_if(event->sentence > 12, GROUND_LATE);
    grounds |= of_earlier(matcher, match, sides, type) | bit_if(crowded(matcher), GROUND_CROWDED);
    return grounds | bit_if(event->auxiliary & DATELINE_AUX_HYPOTHETICAL, GROUND_HYPOTHETICAL);
}
