/* From a matched frame to an event: type, marks, words, confidence, around the sides that party.c finds. */
#include "what/party.h"

#include "base/hash.h"

#include <string.h>

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

uint64_t event_article_hash(const struct story *story)
{
    return hash_bytes(HASH_SEED, story->article.text.bytes, story->article.text.length);
}

void event_key_write(uint64_t key, struct dateline_event *event)
{
    for (uint32_t i = 0; i < event->spans; i++) {
        unsigned char offsets[8];
        for (int k = 0; k < 4; k++) {
            offsets[k] = (unsigned char)(event->span[i].start >> (8 * k));
            offsets[4 + k] = (unsigned char)(event->span[i].end >> (8 * k));
        }
        key = hash_bytes(key, offsets, sizeof offsets);
    }
    event->key = hash_mix(hash_bytes(key, event->type.bytes, event->type.length));
}

/* The mode of a type by its name; NONE in a codebook that has none such. */
static uint32_t mode_named(const struct codebook *codebook, uint32_t type, const char *name)
{
    const struct codebook_type *row = &codebook->types[type];
    for (uint32_t i = row->mode_first; i < row->mode_first + row->mode_count; i++)
        if (text_is(codebook_words(codebook, codebook->modes[i].name), name))
            return i;
    return DATELINE_NONE;
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
        party_slots(matcher, match, &sides);
        if (!echo_build(matcher, match, &sides.actor, event))
            return false;
        event->spans = 0;
        spans_find(story, match, event);
        event_key_write(matcher->article_hash, event);
        return true;
    }
    uint32_t type = group->type, mode = group->modes ? group->mode[0] : DATELINE_NONE;
    event->auxiliary = auxiliary_of_clause(matcher, match->clause, &drop);
    if (drop || !party_find(matcher, match, &codebook->types[type], &sides))
        return false;
    if (mode == DATELINE_NONE && sides.visit)
        mode = mode_named(codebook, type, "visit");
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
    event->weight = match->frame->weight;
    event->confidence = ground_confidence(codebook, event->weight, type, event->grounds);
    if (event->confidence < codebook_least(codebook, type))
        return false;
    event_type_write(codebook, group, type, mode, event);
    event->actor = party_list(story, &sides.actor, NULL);
    event->recipient = party_list(story, &sides.recipient, &sides.actor);
    if (sides.unnamed)
        event->unnamed_actor = TEXT("UNK");
    event->frame = text_format(story->arena, "%.*s:%u", TEXT_ARG(codebook_words(codebook, match->frame->source.file)),
        match->frame->source.line);
    event->frame_words = codebook_words(codebook, match->frame->words);
    spans_find(story, match, event);
    context_find(matcher, group, type, mode, event);
    size_find(matcher, match, event);
    event_key_write(matcher->article_hash, event);
    return true;
}
