/* A doer whom the clause does not name.
 *
 * Newswire tells an act once in full and then goes on in passives and nouns: "a jury convicted X … X, who was convicted
 * of …", "Congress opened an inquiry … the inquiry". And some acts have but one kind of doer: who is acquitted is
 * acquitted by a court. So an act without a doer has, in this order, that of an infinitive's or participle's governing
 * clause ("has no plan to fire X"); that of an earlier event of its type and word against the same party; the nearest
 * mention of the sector that its group names (`by JUD`), of the recipient's country. */
#include "what/doer.h"

enum { CLIMB_MOST = 4, MODIFIERS_MOST = 8, EVENTS_BACK = 48, TOKENS_BACK = 600 };

static bool same_party(const struct story *story, uint32_t a, uint32_t b)
{
    const struct dateline_entity *left = side_entity(story, a), *right = side_entity(story, b);
    return a == b || (left && (left == right || (right && left->code.length && text_same(left->code, right->code))));
}

/* "has no intention of firing X": the doer of a clause above, where this one could have none of its own. */
static bool of_governor(
    const struct matcher *matcher, const struct match *match, const struct side *recipient, struct side *found)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    if (clause->kind != DATELINE_CLAUSE_VERB || (clause->marks & DATELINE_CLAUSE_PASSIVE) ||
        !(clause->marks & (DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE)))
        return false;
    for (int steps = 0; steps < CLIMB_MOST && clause->governor != DATELINE_NONE && !found->count; steps++) {
        clause = &story->clauses.at[clause->governor];
        for (uint32_t i = 0; i < clause->argument_count; i++) {
            const struct dateline_argument *argument = clause_argument(story, clause, i);
            uint32_t mention =
                argument->role == DATELINE_ROLE_SUBJECT ? side_head(story, argument->token) : DATELINE_NONE;
            if (mention != DATELINE_NONE && side_coded(story, mention) && !side_has(story, recipient, mention))
                side_add_mention(found, mention);
        }
    }
    return found->count > 0;
}

static bool is_town(const struct story *story, uint32_t token)
{
    const struct dateline_place *place = story_place_over(story, token);
    return place && place->resolution > 1;
}

/* The earlier event tells of the same word, done to the same party (or to none that is known). */
static bool event_fits(const struct matcher *matcher, const struct match *match, const struct dateline_event *event,
    const struct side *recipient)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *mine = &story->clauses.at[match->clause], *other = &story->clauses.at[event->clause];
    bool word =
        text_same(mine->predicate, other->predicate) ||
        (mine->verb.length && (text_same(mine->verb, other->verb) || text_same(mine->verb, other->predicate))) ||
        (other->verb.length && text_same(mine->predicate, other->verb));
    if (!word || !event->actor.count)
        return false;
    bool coded = false;
    for (uint32_t i = 0; i < recipient->count; i++) {
        coded = coded || side_coded(story, recipient->mention[i]);
        for (uint32_t k = 0; k < event->recipient.count; k++)
            if (same_party(story, recipient->mention[i], event->recipient.at[k]))
                return true;
    }
    return !coded;
}

static bool of_event(const struct matcher *matcher, const struct match *match, struct dateline_text type,
    const struct side *recipient, struct side *found)
{
    const struct story *story = matcher->story;
    uint32_t count = story->events.count;
    for (uint32_t back = 1; back <= count && back <= EVENTS_BACK; back++) {
        const struct dateline_event *event = &story->events.at[count - back];
        if (!text_same(event->type, type) || !event_fits(matcher, match, event, recipient))
            continue;
        for (uint32_t i = 0; i < event->actor.count; i++)
            if (side_coded(story, event->actor.at[i]) && !side_has(story, recipient, event->actor.at[i]))
                side_add_mention(found, event->actor.at[i]);
        if (found->count)
            return true;
    }
    return false;
}

static bool of_sector(const struct dateline_entity *entity, struct dateline_text sectors)
{
    struct dateline_text piece;
    while (text_cut(&sectors, ',', &piece))
        for (int i = 0; i < DATELINE_SECTORS && entity->sector[i].length; i++)
            if (text_same(entity->sector[i], piece))
                return true;
    return false;
}

/* The country whose court or government it must be: the first that a recipient has. */
static struct dateline_text country_of(const struct story *story, const struct side *recipient)
{
    for (uint32_t i = 0; i < recipient->count; i++) {
        const struct dateline_entity *entity = side_entity(story, recipient->mention[i]);
        if (entity && entity->code.length)
            return entity->code;
    }
    return (struct dateline_text){ NULL, 0 };
}

static bool institution_at(const struct story *story, uint32_t token, struct dateline_text sectors,
    struct dateline_text country, const struct side *recipient, struct side *found)
{
    uint32_t mention = story->mention_at[token];
    const struct dateline_entity *entity = side_entity(story, mention);
    if (!entity || !of_sector(entity, sectors) || (country.length && !text_same(entity->code, country)) ||
        !entity->code.length || side_has(story, recipient, mention))
        return false;
    side_add_mention(found, mention);
    return true;
}

/* The nearest institution of these sectors: behind the word in its sentence, else before it. */
static bool of_institution(const struct matcher *matcher, const struct match *match, struct dateline_text sectors,
    const struct side *recipient, struct side *found)
{
    const struct story *story = matcher->story;
    if (!story->mention_at)
        return false;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    struct dateline_text country = country_of(story, recipient);
    uint32_t end = story->sentences.at[clause->sentence].end;
    for (uint32_t i = clause->head; i < end; i++)
        if (institution_at(story, i, sectors, country, recipient, found))
            return true;
    for (uint32_t i = clause->head; i > 0 && clause->head - i < TOKENS_BACK; i--)
        if (institution_at(story, i - 1, sectors, country, recipient, found))
            return true;
    return false;
}

/* "killed in a Russian air strike": whose strike it was did it. A city before the noun is where it was. */
static bool of_operation(
    const struct matcher *matcher, const struct match *match, const struct side *recipient, struct side *found)
{
    const struct story *story = matcher->story;
    for (uint32_t i = 0; i < match->words_bound; i++) {
        uint32_t noun = match->word[i];
        uint32_t first = story->sentences.at[story->tokens.at[noun].sentence].first;
        if (!story_lemma_in(story, noun,
                "strike|airstrike|raid|operation|attack|bombing|shelling|bombardment|ambush|assault|offensive|"
                "missile|rocket|drone|fire|gunfire|sweep|crackdown"))
            continue;
        for (uint32_t t = noun; t > first && noun - t < MODIFIERS_MOST; t--) {
            uint32_t mention = side_head(story, t - 1);
            if (story->tokens.at[t - 1].head == noun && mention != DATELINE_NONE && side_coded(story, mention) &&
                !side_has(story, recipient, mention) && !is_town(story, t - 1))
                side_add_mention(found, mention);
        }
    }
    return found->count > 0;
}

bool doer_elsewhere(const struct matcher *matcher, const struct match *match, struct dateline_text type,
    const struct side *recipient, struct side *found)
{
    const struct codebook_group *group = &matcher->codebook->groups[match->frame->group];
    struct dateline_text sectors = codebook_words(matcher->codebook, group->by);
    if (of_operation(matcher, match, recipient, found))
        return true;
    if (!sectors.length)
        return false;
    return of_governor(matcher, match, recipient, found) || of_event(matcher, match, type, recipient, found) ||
           of_institution(matcher, match, sectors, recipient, found);
}
