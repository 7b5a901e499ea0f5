/* To whom, where the frame's own slots do not say.
 *
 * Four places are looked into, each when those before it gave nobody: the inner event of a composed act ("promised to
 * visit Minsk"); the clause's other arguments and what hangs on its words ("its policy on Iran"); for acts that are
 * always done to somebody, the party nearest to the predicate. And a recipient of the doer's own country gives way to
 * the foreigners whom a noun of the act names ("expelled 15 Cuban diplomats from Washington"). */
#include "what/party.h"

/* A promise is kept by the promiser's own people: "the White House announced that the president will visit Minsk" is
 * promised to Minsk. So of those who are to do it the promiser's compatriots are no recipient. */
static void drop_compatriots(const struct story *story, const struct side *actor, struct side *doer)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doer->count; i++) {
        const struct dateline_entity *entity = side_entity(story, doer->mention[i]);
        if (!entity || !entity->code.length || !side_has_code(story, actor, doer->mention[i]))
            doer->mention[kept++] = doer->mention[i];
    }
    doer->count = kept;
}

void recipient_inner(struct matcher *matcher, const struct match *match, struct sides *sides)
{
    const struct story *story = matcher->story;
    const struct codebook_group *group = &matcher->codebook->groups[match->frame->group];
    bool promise = group->type != DATELINE_NONE &&
                   text_is(codebook_words(matcher->codebook, matcher->codebook->types[group->type].name), "AGREE");
    for (uint32_t i = 0; i < match->inners; i++) {
        const struct draft *draft = draft_of_clause(matcher, match->inner[i]);
        struct sides inner = { .weak = false };
        if (!draft->found)
            continue;
        party_slots(matcher, &draft->match, &inner);
        struct side doer = { .count = 0 };
        side_add_others(story, &inner.actor, &sides->actor, &doer);
        if (promise)
            drop_compatriots(story, &sides->actor, &doer);
        if (side_any_coded(story, &doer)) {
            side_add_others(story, &doer, &sides->actor, &sides->recipient);
            continue;
        }
        if (!inner.recipient.count)
            recipient_inner(matcher, &draft->match, &inner);
        side_add_others(story, &inner.recipient, &sides->actor, &sides->recipient);
    }
}

/* Adds the first coded party behind one of these prepositions among a clause's arguments. */
static void behind_preposition(
    const struct story *story, const struct dateline_clause *clause, const struct side *actor, struct side *found)
{
    static const char *const prepositions[] = { "against", "on", "with", "to", "at" };
    for (size_t p = 0; p < sizeof prepositions / sizeof *prepositions && !found->count; p++) {
        for (uint32_t i = 0; i < clause->argument_count; i++) {
            const struct dateline_argument *argument = clause_argument(story, clause, i);
            uint32_t mention = side_head(story, argument->token);
            if (text_is(argument->preposition, prepositions[p]) && argument->role != DATELINE_ROLE_SUBJECT &&
                mention != DATELINE_NONE && side_coded(story, mention) && !side_has(story, actor, mention))
                side_add_mention(found, mention);
        }
    }
}

static void within_object(
    const struct matcher *matcher, const struct dateline_clause *clause, const struct side *actor, struct side *found)
{
    const struct story *story = matcher->story;
    for (uint32_t i = 0; i < clause->argument_count && !found->count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        struct side inside = { .count = 0 };
        if (argument->role != DATELINE_ROLE_OBJECT)
            continue;
        side_add_phrase(matcher, match_phrase(matcher, clause->argument_first + i), &inside);
        side_add_others(story, &inside, actor, found);
        if (!side_any_coded(story, found))
            side_add_inside(story, argument->token, actor, found);
    }
}

void recipient_weak(const struct matcher *matcher, const struct match *match, struct sides *sides)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    struct side found = { .count = 0 };
    behind_preposition(story, clause, &sides->actor, &found);
    within_object(matcher, clause, &sides->actor, &found);
    for (uint32_t i = 0; i < match->bounds && !found.count; i++)
        if (match->bound[i].fill == CODEBOOK_RECIPIENT) /* "strikes on a camp in Ruritania" */
            side_add_inside(story, match->bound[i].phrase.token, &sides->actor, &found);
    for (uint32_t i = 0; i < match->words_bound && !found.count; i++)
        side_add_inside(story, match->word[i], &sides->actor, &found);
    if (!found.count && clause->kind == DATELINE_CLAUSE_NOUN)
        side_add_inside(story, clause->head, &sides->actor, &found);
    for (uint32_t i = 0; i < match->inners && !found.count; i++) { /* "willing to send more food to Ruritania" */
        clause = &story->clauses.at[match->inner[i]];
        behind_preposition(story, clause, &sides->actor, &found);
        within_object(matcher, clause, &sides->actor, &found);
    }
    side_add_others(story, &found, &sides->actor, &sides->recipient);
    sides->weak = sides->recipient.count > 0;
}

enum { ROW_MOST = 32 };

/* An act's own doer, or whoever it was done with: "collusion by aides", "collusion with the campaign". */
static void add_culprits(const struct story *story, uint32_t act, const struct side *actor, struct side *recipient)
{
    const struct dateline_clause *clause = &story->clauses.at[act];
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        bool own = argument->role == DATELINE_ROLE_SUBJECT && !argument->shared;
        uint32_t mention = side_head(story, argument->token);
        if ((own || text_is(argument->preposition, "with") || text_is(argument->preposition, "by")) &&
            mention != DATELINE_NONE && side_coded(story, mention) && !side_has(story, actor, mention) &&
            !side_has_code(story, recipient, mention))
            side_add_mention(recipient, mention);
    }
}

void recipient_row(const struct matcher *matcher, const struct match *match, struct sides *sides)
{
    const struct story *story = matcher->story;
    uint32_t head = story->clauses.at[match->clause].head;
    uint32_t end = story->sentences.at[story->tokens.at[head].sentence].end;
    for (uint32_t i = head + 1; i < end && i < head + ROW_MOST; i++) {
        uint32_t act = story->clause_at[i];
        if (story->tokens.at[i].deprel != DATELINE_DEPREL_CONJ || act == DATELINE_NONE ||
            story->clauses.at[act].head != i || story->clauses.at[act].kind != DATELINE_CLAUSE_NOUN ||
            !story_below(story, i, head))
            continue;
        uint32_t above = story->tokens.at[i].head; /* not the other one of two verbs' objects */
        if (above != DATELINE_NONE && story->tokens.at[above].upos == DATELINE_UPOS_NOUN)
            add_culprits(story, act, &sides->actor, &sides->recipient);
    }
}

/* How far before the sentence a party is looked for. */
enum { TOKENS_BEFORE = 60 };

/* Newspapers and agencies are mostly there to tell of it. */
static bool is_press(const struct story *story, uint32_t mention)
{
    const struct dateline_entity *entity = side_entity(story, mention);
    return entity && text_is(entity->sector[0], "JRN");
}

/* The last party of the sentence before, where a sentence names none but the doer. */
static uint32_t previous_party(const struct story *story, uint32_t first, bool foreign, const struct side *actor)
{
    for (uint32_t i = first; story->mention_at && i > 0 && first - i < TOKENS_BEFORE; i--) {
        uint32_t mention = story->mention_at[i - 1];
        if (mention != DATELINE_NONE && side_coded(story, mention) && !side_has(story, actor, mention) &&
            !side_located(story, i - 1) && !is_press(story, mention) &&
            !(foreign && side_has_code(story, actor, mention)))
            return mention;
    }
    return DATELINE_NONE;
}

void recipient_nearest(const struct matcher *matcher, const struct match *match, bool foreign, struct sides *sides)
{
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    const struct dateline_sentence *sentence = &story->sentences.at[clause->sentence];
    uint32_t saying = codebook_special(matcher->codebook, CODEBOOK_SET_SAYING), best = DATELINE_NONE,
             nearest = DATELINE_NONE;
    for (uint32_t i = sentence->first; story->mention_at && i < sentence->end; i++) {
        uint32_t mention = story->mention_at[i];
        uint32_t distance = i > clause->head ? i - clause->head : clause->head - i;
        if (mention == DATELINE_NONE || distance >= nearest || !side_coded(story, mention) ||
            side_has(story, &sides->actor, mention) || side_located(story, i) || is_press(story, mention) ||
            (foreign && side_has_code(story, &sides->actor, mention)))
            continue;
        uint32_t above = story->tokens.at[i].head;
        if (above != DATELINE_NONE && story->tokens.at[i].deprel == DATELINE_DEPREL_NSUBJ &&
            match_token_in(matcher, above, saying))
            continue;
        best = mention;
        nearest = distance;
    }
    if (best == DATELINE_NONE)
        best = previous_party(story, sentence->first, foreign, &sides->actor);
    if (best != DATELINE_NONE) {
        side_add_mention(&sides->recipient, best);
        sides->weak = sides->recipient.inside = true;
    }
}

static bool code_known(const struct story *story, const struct side *side, const struct dateline_entity *entity)
{
    for (uint32_t i = 0; i < side->count; i++) {
        const struct dateline_entity *other = side_entity(story, side->mention[i]);
        if (other && text_same(other->code, entity->code))
            return true;
    }
    return false;
}

void recipient_foreign(const struct matcher *matcher, const struct match *match, struct sides *sides)
{
    const struct story *story = matcher->story;
    struct side found = { .count = 0, .inside = true };
    for (uint32_t i = 0; i < sides->recipient.count; i++) {
        const struct dateline_entity *entity = side_entity(story, sides->recipient.mention[i]);
        bool place = entity && (!entity->sector[0].length ||
                                   side_located(story, story->mentions.at[sides->recipient.mention[i]].head));
        if (!place || !entity->code.length || !code_known(story, &sides->actor, entity))
            return;
    }
    for (uint32_t i = 0; i < match->words_bound; i++) {
        uint32_t noun = match->word[i], first = story->sentences.at[story->tokens.at[noun].sentence].first;
        for (uint32_t t = noun > first + 6 ? noun - 6 : first; story->mention_at && t <= noun; t++) {
            const struct dateline_entity *entity = side_entity(story, story->mention_at[t]);
            if (entity && entity->code.length && !code_known(story, &sides->actor, entity) &&
                story_below(story, t, noun))
                side_add_mention(&found, story->mention_at[t]);
        }
    }
    if (found.count)
        sides->recipient = found;
}
