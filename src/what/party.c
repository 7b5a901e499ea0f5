/* The two sides of an event: who did it, and to whom.
 *
 * The slots of the frame name them first. A reciprocal act ("Paris and Minsk met") has one side of several; whoever
 * stands beside its noun or inside its phrase is of it too. Nobody is on both sides of another act, and what the slots
 * leave open is searched for: the recipient in recipient.c, in what was told before (earlier.c), the doer where it is
 * not the clause's own (doer.c). An event is written when somebody with a code or a sector is on one side and the doer
 * is named, or is one whom reports often do not know (ASSAULT). */
#include "what/party.h"

#include "what/doer.h"

/* A vote is no party beside one: "is investigating Iran and last year's Iraqi election". */
static bool is_vote(const struct story *story, uint32_t token)
{
    return story_lemma_in(story, token, "election|vote|referendum|poll|runoff");
}

/* Does a phrase of this slot name its party itself? Then those beside it that only have a country inside are no
 * parties: "is investigating Russia and the U.S. election". */
static bool slot_names(const struct story *story, const struct match *match, uint8_t fill)
{
    for (uint32_t i = 0; i < match->bounds; i++) {
        uint32_t mention =
            match->bound[i].fill == fill ? side_head(story, match->bound[i].phrase.token) : DATELINE_NONE;
        if (mention != DATELINE_NONE && side_coded(story, mention) && !is_vote(story, match->bound[i].phrase.token))
            return true;
    }
    return false;
}

void party_slots(const struct matcher *matcher, const struct match *match, struct sides *sides)
{
    bool named = slot_names(matcher->story, match, CODEBOOK_RECIPIENT);
    for (uint32_t i = 0; i < match->bounds; i++) {
        const struct match_bound *bound = &match->bound[i];
        uint32_t mention = side_head(matcher->story, bound->phrase.token);
        if (bound->fill == CODEBOOK_RECIPIENT && named &&
            (mention == DATELINE_NONE || !side_coded(matcher->story, mention) ||
                is_vote(matcher->story, bound->phrase.token)))
            continue;
        if (bound->fill == CODEBOOK_ACTOR || bound->fill == CODEBOOK_ALL)
            side_add_phrase(matcher, bound->phrase, &sides->actor);
        if (bound->fill == CODEBOOK_ACTOR && !side_any_coded(matcher->story, &sides->actor))
            side_add_maker(matcher, bound->phrase, &sides->actor);
        else if (bound->fill == CODEBOOK_RECIPIENT)
            side_add_phrase(matcher, bound->phrase, &sides->recipient);
        sides->reciprocal = sides->reciprocal || bound->fill == CODEBOOK_ALL;
    }
}

/* Did somebody do it whom the text does not name? Then nothing stands where the doer would, or a mere instrument, or
 * human beings that are no actor of their own. "The earthquake killed ten" is nobody's act. */
static bool doer_unnamed(const struct matcher *matcher, const struct match *match)
{
    const struct dateline_clause *clause = &matcher->story->clauses.at[match->clause];
    if (match->doer_missing)
        return clause->kind == DATELINE_CLAUSE_NOUN || (clause->marks & DATELINE_CLAUSE_PASSIVE);
    for (uint32_t i = 0; i < match->bounds; i++) {
        if (match->bound[i].fill != CODEBOOK_ACTOR && match->bound[i].fill != CODEBOOK_ALL)
            continue;
        uint32_t token = match->bound[i].phrase.token;
        return match_token_in(matcher, token, codebook_special(matcher->codebook, CODEBOOK_SET_INSTRUMENT)) ||
               match_token_in(matcher, token, codebook_special(matcher->codebook, CODEBOOK_SET_PEOPLE));
    }
    return true;
}

/* Another country, or another body of the same one: "the government of Colombia and the rebels". */
static bool party_known(const struct story *story, const struct side *side, const struct dateline_entity *entity)
{
    for (uint32_t i = 0; i < side->count; i++) {
        const struct dateline_entity *other = side_entity(story, side->mention[i]);
        if (other && text_same(other->code, entity->code) &&
            (!entity->sector[0].length || text_same(other->sector[0], entity->sector[0])))
            return true;
    }
    return false;
}

/* "the presidents of Brazil and Chile": further parties inside the phrase. */
static void inner_parties(const struct story *story, uint32_t token, struct side *actor)
{
    uint32_t end = story->sentences.at[story->tokens.at[token].sentence].end;
    for (uint32_t i = token + 1; story->mention_at && i < end && i < token + SIDE_INSIDE; i++) {
        const struct dateline_entity *entity = side_entity(story, story->mention_at[i]);
        if (entity && entity->code.length && !party_known(story, actor, entity) && story_below(story, i, token))
            side_add_mention(actor, story->mention_at[i]);
    }
}

/* The other party of a reciprocal act that stands with its noun: "IMF talks", "a dinner with the envoy". */
static void other_parties(const struct matcher *matcher, const struct match *match, struct side *actor)
{
    static const char *const prepositions[] = { "with", "to", "and" };
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    for (size_t p = 0; p < sizeof prepositions / sizeof *prepositions; p++)
        for (uint32_t i = 0; i < clause->argument_count; i++) {
            const struct dateline_argument *argument = clause_argument(story, clause, i);
            struct side found = { .count = 0 };
            if (text_is(argument->preposition, prepositions[p]) && argument->role != DATELINE_ROLE_SUBJECT)
                side_add_phrase(matcher, match_phrase(matcher, clause->argument_first + i), &found);
            if (side_any_coded(story, &found))
                side_add_others(story, &found, actor, actor);
        }
    for (uint32_t i = 0; i < match->bounds && actor->count < 2; i++)
        if (match->bound[i].fill == CODEBOOK_ALL)
            inner_parties(story, match->bound[i].phrase.token, actor);
    for (uint32_t i = 0; i < match->words_bound && actor->count < 2; i++) {
        uint32_t noun = match->word[i], first = story->sentences.at[story->tokens.at[noun].sentence].first;
        for (uint32_t t = noun > first + 6 ? noun - 6 : first; t < noun; t++) {
            uint32_t mention = story->mention_at ? story->mention_at[t] : DATELINE_NONE;
            if (mention != DATELINE_NONE && side_coded(story, mention) && story_below(story, t, noun) &&
                !side_has(story, actor, mention))
                side_add_mention(actor, mention);
        }
        struct side found = { .count = 0 };
        side_add_inside(story, noun, actor, &found);
        side_add_others(story, &found, actor, actor);
    }
}

/* "the two leaders", "both sides": one mention, several parties. */
static bool several(const struct story *story, const struct side *side)
{
    return side->count > 0 && story->mentions.at[side->mention[0]].plural;
}

bool party_find(
    struct matcher *matcher, const struct match *match, const struct codebook_type *type, struct sides *sides)
{
    const struct story *story = matcher->story;
    const struct codebook_group *group = &matcher->codebook->groups[match->frame->group];
    party_slots(matcher, match, sides);
    if (sides->reciprocal) {
        struct side both = sides->actor;
        side_add_others(story, &sides->recipient, &sides->actor, &both);
        sides->actor = both;
        sides->recipient.count = 0;
    } else {
        struct side others = { .count = 0, .inside = sides->recipient.inside };
        side_add_others(story, &sides->recipient, &sides->actor, &others);
        sides->recipient = others;
    }
    if (!sides->recipient.count && match->inners && !sides->reciprocal)
        recipient_inner(matcher, match, sides);
    if (!side_any_coded(story, &sides->recipient) && !sides->reciprocal &&
        !(match->frame->flags & CODEBOOK_FRAME_ALONE))
        recipient_weak(matcher, match, sides);
    if (sides->recipient.count && !sides->reciprocal)
        recipient_foreign(matcher, match, sides);
    if (text_is(codebook_words(matcher->codebook, type->name), "ACCUSE") && (sides->weak || sides->recipient.inside))
        recipient_row(matcher, match, sides);
    struct side earlier = { .count = 0 };
    if (!side_any_coded(story, &sides->recipient) && !sides->reciprocal &&
        !(match->frame->flags & CODEBOOK_FRAME_ALONE) &&
        earlier_recipient(matcher, match, codebook_words(matcher->codebook, type->name), &sides->actor, &earlier)) {
        side_add_others(story, &earlier, &sides->actor, &sides->recipient);
        sides->weak = true;
    }
    bool directed = type->directed || (group->flags & CODEBOOK_GROUP_DIRECTED);
    if (directed && !side_any_coded(story, &sides->recipient) && !sides->reciprocal &&
        !(match->frame->flags & CODEBOOK_FRAME_ALONE))
        recipient_nearest(matcher, match, (group->flags & CODEBOOK_GROUP_FOREIGN) != 0, sides);
    if (sides->reciprocal && sides->actor.count < 2)
        other_parties(matcher, match, &sides->actor);
    if (sides->reciprocal && sides->actor.count < 2 && !several(story, &sides->actor))
        return false;
    if (sides->reciprocal && !group->modes && text_is(codebook_words(matcher->codebook, type->name), "CONSULT"))
        sides->visit = party_visit(story, match, sides);
    bool coded = side_any_coded(story, &sides->actor) || side_any_coded(story, &sides->recipient);
    if (!sides->actor.count && !sides->reciprocal)
        sides->elsewhere = doer_elsewhere(
            matcher, match, codebook_words(matcher->codebook, type->name), &sides->recipient, &sides->actor);
    if (sides->actor.count)
        return coded || side_any_coded(story, &sides->actor);
    sides->unnamed = type->unnamed && doer_unnamed(matcher, match);
    return coded && (sides->unnamed || story->actorless);
}

static uint32_t also_of(const struct story *story, uint32_t mention)
{
    uint32_t also = story->mentions.at[mention].also;
    return also > mention ? also : DATELINE_NONE;
}

struct dateline_list party_list(struct story *story, const struct side *side, const struct side *doers)
{
    uint32_t count = 0, *at;
    for (uint32_t i = 0; i < side->count; i++)
        for (uint32_t m = side->mention[i]; m != DATELINE_NONE; m = also_of(story, m))
            count++;
    at = ARENA_ARRAY(story->arena, uint32_t, count);
    count = 0;
    for (uint32_t i = 0; i < side->count; i++) {
        bool several = story->mentions.at[side->mention[i]].also != 0;
        for (uint32_t m = side->mention[i]; m != DATELINE_NONE; m = also_of(story, m))
            if (!several || !doers || !side_has_code(story, doers, m))
                at[count++] = m;
    }
    return (struct dateline_list){ count ? at : NULL, count };
}
