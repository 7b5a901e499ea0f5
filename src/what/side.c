/* From phrases to mentions.
 *
 * "Russian air strikes killed ten" names its doer in a modifier of the subject; "rejected a U.S. proposal" its
 * recipient in a modifier of the object; "the attack by rebels on the town was condemned" has a whole clause as object,
 * whose doer is meant. So a slot that is filled by something that is no actor is looked into, in this order: the
 * eventive noun's own doer, a possessor, an adjective or noun before the head, a phrase with of, by or from behind it.
 */
#include "what/side.h"

enum { PHRASE_MOST = 60, SIDE_DEPTH = 3 };

void side_add_mention(struct side *side, uint32_t mention)
{
    for (uint32_t i = 0; i < side->count; i++)
        if (side->mention[i] == mention)
            return;
    if (side->count < SIDE_MENTIONS)
        side->mention[side->count++] = mention;
}

const struct dateline_entity *side_entity(const struct story *story, uint32_t mention)
{
    if (mention == DATELINE_NONE || story->mentions.at[mention].entity == DATELINE_NONE)
        return NULL;
    return &story->entities.at[story->mentions.at[mention].entity];
}

bool side_coded(const struct story *story, uint32_t mention)
{
    const struct dateline_entity *entity = side_entity(story, mention);
    return entity && (entity->code.length || entity->sector[0].length);
}

bool side_has(const struct story *story, const struct side *side, uint32_t mention)
{
    const struct dateline_entity *entity = side_entity(story, mention);
    for (uint32_t i = 0; i < side->count; i++)
        if (side->mention[i] == mention || (entity && side_entity(story, side->mention[i]) == entity))
            return true;
    return false;
}

bool side_has_code(const struct story *story, const struct side *side, uint32_t mention)
{
    const struct dateline_entity *entity = side_entity(story, mention);
    for (uint32_t i = 0; entity && i < side->count; i++) {
        const struct dateline_entity *other = side_entity(story, side->mention[i]);
        if (other && text_same(other->code, entity->code))
            return true;
    }
    return false;
}

bool side_any_coded(const struct story *story, const struct side *side)
{
    for (uint32_t i = 0; i < side->count; i++)
        if (side_coded(story, side->mention[i]))
            return true;
    return false;
}

bool side_located(const struct story *story, uint32_t token)
{
    const struct dateline_place *place = story_place_over(story, token);
    return place && place->located;
}

uint32_t side_head(const struct story *story, uint32_t token)
{
    return mention_of_token(story, token);
}

/* A mention that hangs on the phrase's head by one of these relations; NONE. */
static uint32_t modifier_mention(
    const struct story *story, struct phrase phrase, bool (*takes)(const struct story *, uint32_t))
{
    uint32_t end = phrase.end - phrase.first > PHRASE_MOST ? phrase.first + PHRASE_MOST : phrase.end;
    for (uint32_t i = phrase.first; i < end; i++) {
        if (i == phrase.token || story->tokens.at[i].head != phrase.token || !takes(story, i))
            continue;
        uint32_t mention = side_head(story, i);
        if (mention != DATELINE_NONE && side_coded(story, mention))
            return mention;
    }
    return DATELINE_NONE;
}

static bool is_possessor(const struct story *story, uint32_t token)
{
    return story->tokens.at[token].deprel == DATELINE_DEPREL_NMOD_POSS;
}

static bool is_before(const struct story *story, uint32_t token)
{
    uint8_t deprel = story->tokens.at[token].deprel;
    return token < story->tokens.at[token].head &&
           (deprel == DATELINE_DEPREL_AMOD || deprel == DATELINE_DEPREL_COMPOUND || deprel == DATELINE_DEPREL_NMOD ||
               deprel == DATELINE_DEPREL_NMOD_DESC);
}

/* "the offensive of rebels", "threats from Iran" */
static bool is_behind(const struct story *story, uint32_t token)
{
    if (story->tokens.at[token].deprel != DATELINE_DEPREL_NMOD || token < story->tokens.at[token].head)
        return false;
    uint32_t first = story->sentences.at[story->tokens.at[token].sentence].first;
    for (uint32_t i = token; i > first && token - i < 8; i--)
        if (story->tokens.at[i - 1].head == token && story->tokens.at[i - 1].deprel == DATELINE_DEPREL_CASE)
            return story_lemma_in(story, i - 1, "of|by|from");
    return false;
}

static bool add_doers(const struct matcher *matcher, uint32_t clause, struct side *side)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *inner = &story->clauses.at[clause];
    uint32_t before = side->count;
    for (uint32_t i = 0; i < inner->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, inner, i);
        uint32_t mention = DATELINE_NONE;
        if (argument->verb_role == DATELINE_ROLE_SUBJECT || argument->role == DATELINE_ROLE_SUBJECT)
            mention = side_head(story, argument->token);
        if (mention != DATELINE_NONE && side_coded(story, mention))
            side_add_mention(side, mention);
    }
    return side->count > before;
}

void side_add_phrase(const struct matcher *matcher, struct phrase phrase, struct side *side)
{
    const struct story *story = matcher->story;
    uint32_t mention = side_head(story, phrase.token);
    if (mention != DATELINE_NONE && side_coded(story, mention)) {
        side_add_mention(side, mention);
        return;
    }
    uint32_t clause = phrase.clause != DATELINE_NONE ? phrase.clause : story->clause_at[phrase.token];
    if (clause != DATELINE_NONE && story->clauses.at[clause].kind == DATELINE_CLAUSE_NOUN &&
        add_doers(matcher, clause, side)) {
        side->inside = true;
        return;
    }
    static bool (*const takes[])(const struct story *, uint32_t) = { is_possessor, is_before, is_behind };
    for (size_t i = 0; i < sizeof takes / sizeof *takes; i++) {
        uint32_t inner = modifier_mention(story, phrase, takes[i]);
        if (inner != DATELINE_NONE) {
            side->inside = true;
            side_add_mention(side, inner);
            return;
        }
    }
    if (mention != DATELINE_NONE)
        side_add_mention(side, mention);
}

void side_add_maker(const struct matcher *matcher, struct phrase phrase, struct side *side)
{
    const struct story *story = matcher->story;
    for (uint32_t c = matcher->clause_first; c < matcher->clause_end; c++) {
        const struct dateline_clause *clause = &story->clauses.at[c];
        bool object = clause->support != DATELINE_NONE && clause->head == phrase.token;
        for (uint32_t i = 0; i < clause->argument_count && !object; i++) {
            const struct dateline_argument *argument = clause_argument(story, clause, i);
            object = argument->token == phrase.token &&
                     (argument->role == DATELINE_ROLE_OBJECT ||
                         (argument->role == DATELINE_ROLE_OBLIQUE && text_is(argument->preposition, "in")));
        }
        if (!object)
            continue;
        for (uint32_t i = 0; i < clause->argument_count; i++) {
            const struct dateline_argument *argument = clause_argument(story, clause, i);
            uint32_t mention =
                argument->role == DATELINE_ROLE_SUBJECT ? side_head(story, argument->token) : DATELINE_NONE;
            if (mention != DATELINE_NONE && side_coded(story, mention)) {
                side_add_mention(side, mention);
                side->inside = true;
            }
        }
    }
}

void side_add_others(const struct story *story, const struct side *from, const struct side *without, struct side *to)
{
    for (uint32_t i = 0; i < from->count; i++)
        if (!side_has(story, without, from->mention[i]))
            side_add_mention(to, from->mention[i]);
}

void side_add_inside(const struct story *story, uint32_t token, const struct side *actor, struct side *found)
{
    uint32_t end = story->sentences.at[story->tokens.at[token].sentence].end;
    for (uint32_t i = token + 1; i < end && i < token + SIDE_INSIDE && !found->count; i++) {
        uint32_t mention = story->mention_at ? story->mention_at[i] : DATELINE_NONE;
        if (mention != DATELINE_NONE && side_coded(story, mention) && !side_has(story, actor, mention) &&
            story_below(story, i, token))
            side_add_mention(found, mention);
    }
}
