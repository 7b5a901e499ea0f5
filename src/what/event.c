/* From a matched frame to an event: sides, type, marks, words, confidence. */
#include "what/doer.h"
#include "what/ground.h"

#include "base/hash.h"

#include <string.h>

/* Adds those of `from` that stand for nobody of `without`. */
static void side_add_others(
    const struct story *story, const struct side *from, const struct side *without, struct side *to)
{
    for (uint32_t i = 0; i < from->count; i++)
        if (!side_has(story, without, from->mention[i]))
            side_add_mention(to, from->mention[i]);
}

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

static void slots_read(const struct matcher *matcher, const struct match *match, struct sides *sides)
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

/* The outer event's recipient, out of the inner one: whoever is asked or promised to do it, else to whom it is done. */
static void inner_recipient(struct matcher *matcher, const struct match *match, struct sides *sides)
{
    for (uint32_t i = 0; i < match->inners; i++) {
        const struct draft *draft = draft_of_clause(matcher, match->inner[i]);
        struct sides inner = { .weak = false };
        if (!draft->found)
            continue;
        slots_read(matcher, &draft->match, &inner);
        struct side doer = { .count = 0 };
        side_add_others(matcher->story, &inner.actor, &sides->actor, &doer);
        if (side_any_coded(matcher->story, &doer)) {
            side_add_others(matcher->story, &doer, &sides->actor, &sides->recipient);
            continue;
        }
        if (!inner.recipient.count)
            inner_recipient(matcher, &draft->match, &inner);
        side_add_others(matcher->story, &inner.recipient, &sides->actor, &sides->recipient);
    }
}

enum { INSIDE_MOST = 16, TOKENS_BEFORE = 60 };

/* The first coded party within a phrase, at any depth, that is no actor: "the probe of Moscow's contacts". */
static void inside_phrase(const struct story *story, uint32_t token, const struct side *actor, struct side *found)
{
    uint32_t end = story->sentences.at[story->tokens.at[token].sentence].end;
    for (uint32_t i = token + 1; i < end && i < token + INSIDE_MOST && !found->count; i++) {
        uint32_t mention = story->mention_at ? story->mention_at[i] : DATELINE_NONE;
        if (mention != DATELINE_NONE && side_coded(story, mention) && !side_has(story, actor, mention) &&
            story_below(story, i, token))
            side_add_mention(found, mention);
    }
}

/* A recipient that the frame does not ask for, or did not find: behind against, on, with, to; else inside the object,
 * or inside what hangs on the frame's words. */
static void weak_recipient(const struct matcher *matcher, const struct match *match, struct sides *sides)
{
    static const char *const prepositions[] = { "against", "on", "with", "to", "at" };
    const struct story *story = matcher->story;
    const struct dateline_clause *clause = &story->clauses.at[match->clause];
    struct side found = { .count = 0 };
    for (size_t p = 0; p < sizeof prepositions / sizeof *prepositions && !found.count; p++) {
        for (uint32_t i = 0; i < clause->argument_count; i++) {
            const struct dateline_argument *argument = clause_argument(story, clause, i);
            uint32_t mention = side_head(story, argument->token);
            if (text_is(argument->preposition, prepositions[p]) && argument->role != DATELINE_ROLE_SUBJECT &&
                mention != DATELINE_NONE && side_coded(story, mention) && !side_has(story, &sides->actor, mention))
                side_add_mention(&found, mention);
        }
    }
    for (uint32_t i = 0; i < clause->argument_count && !found.count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        struct side inside = { .count = 0 };
        if (argument->role != DATELINE_ROLE_OBJECT)
            continue;
        side_add_phrase(matcher, match_phrase(matcher, clause->argument_first + i), &inside);
        side_add_others(story, &inside, &sides->actor, &found);
        if (!side_any_coded(story, &found))
            inside_phrase(story, argument->token, &sides->actor, &found);
    }
    for (uint32_t i = 0; i < match->words_bound && !found.count; i++)
        inside_phrase(story, match->word[i], &sides->actor, &found);
    if (!found.count && clause->kind == DATELINE_CLAUSE_NOUN)
        inside_phrase(story, clause->head, &sides->actor, &found);
    side_add_others(story, &found, &sides->actor, &sides->recipient);
    sides->weak = sides->recipient.count > 0;
}

/* Newspapers and agencies are mostly there to tell of it. */
static bool is_press(const struct story *story, uint32_t mention)
{
    const struct dateline_entity *entity = side_entity(story, mention);
    return entity && text_is(entity->sector[0], "JRN");
}

/* The last party of the sentence before, where a sentence names none but the doer. */
static uint32_t party_before(const struct story *story, uint32_t first, bool foreign, const struct side *actor)
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

/* Types that are done to somebody (`directed`): the party nearest to the predicate in its sentence that is neither doer
 * nor place nor whoever tells it. */
static void nearest_party(const struct matcher *matcher, const struct match *match, bool foreign, struct sides *sides)
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
        best = party_before(story, sentence->first, foreign, &sides->actor);
    if (best != DATELINE_NONE) {
        side_add_mention(&sides->recipient, best);
        sides->weak = sides->recipient.inside = true;
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

static bool code_known(const struct story *story, const struct side *side, const struct dateline_entity *entity)
{
    for (uint32_t i = 0; i < side->count; i++) {
        const struct dateline_entity *other = side_entity(story, side->mention[i]);
        if (other && text_same(other->code, entity->code))
            return true;
    }
    return false;
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
    for (uint32_t i = token + 1; story->mention_at && i < end && i < token + INSIDE_MOST; i++) {
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
        inside_phrase(story, noun, actor, &found);
        side_add_others(story, &found, actor, actor);
    }
}

/* "the two leaders", "both sides": one mention, several parties. */
static bool several(const struct story *story, const struct side *side)
{
    return side->count > 0 && story->mentions.at[side->mention[0]].plural;
}

/* "expelled 15 Cuban diplomats from Washington": where the recipient found is of the doer's own country and a noun of
 * the act names another country's people, these are meant. */
static void foreign_recipient(const struct matcher *matcher, const struct match *match, struct sides *sides)
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

static bool sides_find(
    struct matcher *matcher, const struct match *match, const struct codebook_type *type, struct sides *sides)
{
    const struct story *story = matcher->story;
    const struct codebook_group *group = &matcher->codebook->groups[match->frame->group];
    slots_read(matcher, match, sides);
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
        inner_recipient(matcher, match, sides);
    if (!side_any_coded(story, &sides->recipient) && !sides->reciprocal &&
        !(match->frame->flags & CODEBOOK_FRAME_ALONE))
        weak_recipient(matcher, match, sides);
    if (sides->recipient.count && !sides->reciprocal)
        foreign_recipient(matcher, match, sides);
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
        nearest_party(matcher, match, (group->flags & CODEBOOK_GROUP_FOREIGN) != 0, sides);
    if (sides->reciprocal && sides->actor.count < 2)
        other_parties(matcher, match, &sides->actor);
    if (sides->reciprocal && sides->actor.count < 2 && !several(story, &sides->actor))
        return false;
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

/* A side's mentions. "Both sides" stands for several, of whom the one that acts is not done to: `doers` may be NULL. */
static struct dateline_list list_of(struct story *story, const struct side *side, const struct side *doers)
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

/* ---- The words that carry the event ---- */

struct carriers {
    uint32_t token[16];
    uint32_t count;
};

static void carrier_add(struct carriers *carriers, uint32_t token)
{
    if (token == DATELINE_NONE || carriers->count == 16)
        return;
    uint32_t at = carriers->count;
    for (uint32_t i = 0; i < carriers->count; i++)
        if (carriers->token[i] == token)
            return;
    for (; at > 0 && carriers->token[at - 1] > token; at--)
        carriers->token[at] = carriers->token[at - 1];
    carriers->token[at] = token;
    carriers->count++;
}

static void clause_carriers(const struct story *story, uint32_t clause, struct carriers *carriers)
{
    carrier_add(carriers, story->clauses.at[clause].head);
    carrier_add(carriers, story->clauses.at[clause].support);
    carrier_add(carriers, story->clauses.at[clause].particle);
}

/* Predicate, light verb, particle and the words that the frame asked for; the inner event's predicate. Neighbours are
 * one span. */
static void spans_find(const struct story *story, const struct match *match, struct dateline_event *event)
{
    struct carriers carriers = { .count = 0 };
    clause_carriers(story, match->clause, &carriers);
    for (uint32_t i = 0; i < match->words_bound; i++)
        if (story->tokens.at[match->word[i]].sentence == event->sentence)
            carrier_add(&carriers, match->word[i]);
    for (uint32_t i = 0; i < match->inners; i++)
        if (story->clauses.at[match->inner[i]].sentence == event->sentence)
            clause_carriers(story, match->inner[i], &carriers);
    for (uint32_t i = 0; i < carriers.count; i++) {
        struct dateline_span span = story->tokens.at[carriers.token[i]].span;
        if (i && (carriers.token[i] == carriers.token[i - 1] + 1 || event->spans == 4))
            event->span[event->spans - 1].end = span.end;
        else
            event->span[event->spans++] = span;
    }
}

/* ---- The record ---- */

void event_type_write(const struct codebook *codebook, const struct codebook_group *group, uint32_t type, uint32_t mode,
    struct dateline_event *event)
{
    const struct codebook_type *row = &codebook->types[type];
    bool composed = type != group->type;
    memset(event->mode, 0, sizeof event->mode);
    uint32_t cameo = composed ? DATELINE_NONE : group->cameo;
    event->type = codebook_words(codebook, row->name);
    event->quad = row->quad;
    event->score = row->score;
    uint32_t modes = 0;
    if (mode != DATELINE_NONE)
        event->mode[modes++] = codebook_words(codebook, codebook->modes[mode].name);
    for (uint32_t i = 1; !composed && i < group->modes && modes < DATELINE_MODES; i++)
        event->mode[modes++] = codebook_words(codebook, codebook->modes[group->mode[i]].name);
    if (mode != DATELINE_NONE) {
        event->score = codebook->modes[mode].score;
        if (cameo == DATELINE_NONE || !group->modes)
            cameo = codebook->modes[mode].cameo != DATELINE_NONE ? codebook->modes[mode].cameo : cameo;
    }
    if (cameo == DATELINE_NONE)
        cameo = row->cameo;
    if (cameo != DATELINE_NONE) {
        event->cameo = codebook_words(codebook, codebook->cameos[cameo].code);
        event->goldstein = (int16_t)codebook->cameos[cameo].goldstein;
    }
}

static uint64_t key_of(uint64_t key, const struct dateline_event *event)
{
    for (uint32_t i = 0; i < event->spans; i++) {
        unsigned char offsets[8];
        for (int k = 0; k < 4; k++) {
            offsets[k] = (unsigned char)(event->span[i].start >> (8 * k));
            offsets[4 + k] = (unsigned char)(event->span[i].end >> (8 * k));
        }
        key = hash_bytes(key, offsets, sizeof offsets);
    }
    return hash_mix(hash_bytes(key, event->type.bytes, event->type.length));
}

bool event_build(struct matcher *matcher, const struct match *match, struct dateline_event *event)
{
    struct story *story = matcher->story;
    const struct codebook *codebook = matcher->codebook;
    const struct codebook_group *group = &codebook->groups[match->frame->group];
    struct sides sides = { .weak = false };
    bool drop;
    memset(event, 0, sizeof *event);
    if (group->flags & CODEBOOK_GROUP_DROP)
        return false;
    if (group->flags & CODEBOOK_GROUP_ECHO) {
        slots_read(matcher, match, &sides);
        if (!echo_build(matcher, match, &sides.actor, event))
            return false;
        event->spans = 0;
        spans_find(story, match, event);
        event->key = key_of(matcher->article_hash, event);
        return true;
    }
    uint32_t type = group->type, mode = group->modes ? group->mode[0] : DATELINE_NONE;
    event->auxiliary = auxiliary_of_clause(matcher, match->clause, &drop);
    if (drop || !sides_find(matcher, match, &codebook->types[type], &sides))
        return false;
    if (mode == DATELINE_NONE)
        mode = context_mode(matcher, match->clause, type);
    if (group->flags & CODEBOOK_GROUP_NEGATION)
        event->auxiliary |= DATELINE_AUX_NEGATION;
    else if (!auxiliary_compose(codebook, &type, &mode, &event->auxiliary))
        return false;
    event->auxiliary &= (uint8_t)~AUXILIARY_IF;
    event->sentence = story->clauses.at[match->clause].sentence;
    event->clause = match->clause;
    event->time = event->place = event->performed_in = DATELINE_NONE;
    event->grounds = grounds_of(matcher, match, &sides, event, type, type != group->type);
    event->confidence = ground_confidence(codebook, match->frame->weight, type, event->grounds);
    if (event->confidence < codebook_least(codebook, type))
        return false;
    event_type_write(codebook, group, type, mode, event);
    event->actor = list_of(story, &sides.actor, NULL);
    event->recipient = list_of(story, &sides.recipient, &sides.actor);
    if (sides.unnamed)
        event->unnamed_actor = TEXT("UNK");
    event->frame = text_format(story->arena, "%.*s:%u", TEXT_ARG(codebook_words(codebook, match->frame->source.file)),
        match->frame->source.line);
    event->frame_words = codebook_words(codebook, match->frame->words);
    spans_find(story, match, event);
    context_find(matcher, group, type, mode, event);
    size_find(matcher, match, event);
    event->key = key_of(matcher->article_hash, event);
    return true;
}
