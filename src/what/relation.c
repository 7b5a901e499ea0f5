/* The best type between two given spans, even where no event joins them.
 *
 * Everything that the codebook sees in the text has a vote for its type: an event that joins the two sides most, then
 * one that has the source as actor, then a frame that fits a clause which the source or the target is an argument of,
 * then any event, then any frame that fits. Where nothing fits, the frames of each predicate vote whatever their slots.
 *
 * A codebook may weigh the votes against the words themselves (lines `relate …`): a linear model over lemmas and over
 * the types that the votes put first, fitted by learn/relations.py (multinomial logistic regression). */
#include "what/relation.h"

#include "what/ground.h"

#include "base/sort.h"

#include <string.h>

enum {
    VOTE_JOINED = 1000,
    VOTE_ACTOR = 300,
    VOTE_EVENT = 120,
    VOTE_FRAME_JOINED = 400,
    VOTE_FRAME_ONE = 150,
    VOTE_FRAME = 60,
    VOTE_WORD = 10,
    TYPES_OUT = 4,
};

struct relating {
    const struct codebook *codebook;
    struct story *story;
    const struct relation_side *source, *target;
    uint32_t votes[CODEBOOK_TYPES_MOST];
};

static bool touches(const struct relating *relating, uint32_t first, uint32_t end, const struct relation_side *side)
{
    struct dateline_span span = story_span(relating->story, first, end);
    for (size_t i = 0; i < side->count; i++)
        if (span.start < side->spans[i].end && side->spans[i].start < span.end)
            return true;
    return false;
}

static bool list_touches(const struct relating *relating, struct dateline_list list, const struct relation_side *side)
{
    for (uint32_t i = 0; i < list.count; i++) {
        const struct dateline_mention *mention = &relating->story->mentions.at[list.at[i]];
        if (touches(relating, mention->first, mention->end, side))
            return true;
    }
    return false;
}

static uint32_t type_named(const struct codebook *codebook, struct dateline_text name)
{
    for (uint32_t i = 0; i < codebook->types_count; i++)
        if (text_same(codebook_words(codebook, codebook->types[i].name), name))
            return i;
    return DATELINE_NONE;
}

static void events_vote(struct relating *relating)
{
    for (uint32_t i = 0; i < relating->story->events.count; i++) {
        const struct dateline_event *event = &relating->story->events.at[i];
        uint32_t type = type_named(relating->codebook, event->type);
        bool actor = list_touches(relating, event->actor, relating->source);
        bool other = list_touches(relating, event->recipient, relating->target) ||
                     list_touches(relating, event->actor, relating->target);
        if (type != DATELINE_NONE)
            relating->votes[type] += (uint32_t)(actor && other ? VOTE_JOINED
                                                : actor        ? VOTE_ACTOR
                                                               : VOTE_EVENT) +
                                     event->confidence;
    }
}

static void draft_vote(struct relating *relating, struct matcher *matcher, uint32_t clause, const struct match *match)
{
    const struct codebook_group *group = &relating->codebook->groups[match->frame->group];
    uint32_t type = group->type, mode = group->modes ? group->mode[0] : DATELINE_NONE;
    const struct dateline_clause *where = &relating->story->clauses.at[clause];
    bool drop, source = false, target = false;
    if (type == DATELINE_NONE)
        return;
    uint8_t auxiliary = auxiliary_of_clause(matcher, clause, &drop);
    if (!auxiliary_compose(relating->codebook, &type, &mode, &auxiliary))
        return;
    for (uint32_t i = 0; i < where->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(relating->story, where, i);
        source = source || touches(relating, argument->first, argument->end, relating->source);
        target = target || touches(relating, argument->first, argument->end, relating->target);
    }
    relating->votes[type] += (uint32_t)(source && target   ? VOTE_FRAME_JOINED
                                        : source || target ? VOTE_FRAME_ONE
                                                           : VOTE_FRAME) +
                             20 * match->words + match->frame->weight / 10;
}

/* Every frame that a predicate's word begins has a small vote, so that nothing stays without an answer that the
 * codebook has a word for. */
static void words_vote(struct relating *relating, const struct matcher *matcher)
{
    for (uint32_t i = 0; i < relating->story->tokens.count; i++) {
        uint32_t word = matcher->words[i].lemma;
        if (word == DATELINE_NONE)
            continue;
        uint32_t first = relating->codebook->words[word].posting_first,
                 count = relating->codebook->words[word].posting_count;
        uint32_t share = count ? (VOTE_WORD + count - 1) / count : 0;
        for (uint32_t k = 0; k < count; k++) {
            uint32_t group = relating->codebook->frames[relating->codebook->postings[first + k].frame].group;
            if (relating->codebook->groups[group].type != DATELINE_NONE)
                relating->votes[relating->codebook->groups[group].type] += share;
        }
    }
}

/* ---- Weighing ---- */

struct weighing {
    const struct codebook *codebook;
    const struct story *story;
    const struct matcher *matcher;
    int32_t sums[CODEBOOK_TYPES_MOST];
};

static int order_relates(const void *a, const void *b, void *context)
{
    (void)context;
    const struct codebook_relate *left = a, *right = b;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    return (left->word > right->word) - (left->word < right->word);
}

static void weigh(struct weighing *weighing, uint32_t kind, uint32_t word, int32_t times)
{
    const struct codebook *codebook = weighing->codebook;
    struct codebook_relate key = { kind, word, 0, 0 };
    size_t at = sort_lower_bound(&key, codebook->relates, codebook->relates_count, sizeof key, order_relates, NULL);
    for (; at < codebook->relates_count && codebook->relates[at].kind == kind && codebook->relates[at].word == word;
         at++)
        weighing->sums[codebook->relates[at].type] += codebook->relates[at].value * times;
}

/* Words that say something of the act: no names, numbers, articles, pronouns; of auxiliaries the modal ones. */
static bool word_counts(const struct story *story, uint32_t token)
{
    switch (story->tokens.at[token].upos) {
    case DATELINE_UPOS_PROPN:
    case DATELINE_UPOS_PUNCT:
    case DATELINE_UPOS_NUM:
    case DATELINE_UPOS_DET:
    case DATELINE_UPOS_PRON:
        return false;
    case DATELINE_UPOS_AUX:
        return story_lemma_in(story, token, "will|must|would|may|could");
    default:
        return true;
    }
}

/* Each word counts once. */
static void words_weigh(struct weighing *weighing)
{
    const struct story *story = weighing->story;
    uint8_t *seen = ARENA_ARRAY(story->scratch, uint8_t, weighing->codebook->words_count);
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        uint32_t word = weighing->matcher->words[i].lemma;
        if (word == DATELINE_NONE || !word_counts(story, i))
            continue;
        bool holds[] = { true, story->tokens.at[i].upos == DATELINE_UPOS_VERB,
            story->tokens.at[i].deprel == DATELINE_DEPREL_ROOT };
        for (uint32_t k = 0; k < 3; k++) {
            if (!holds[k] || (seen[word] >> k & 1))
                continue;
            seen[word] |= (uint8_t)(1u << k);
            weigh(weighing, CODEBOOK_RELATE_WORD + k, word, 1);
        }
    }
}

static uint32_t top_of(const struct relating *relating, const bool *taken)
{
    uint32_t top = DATELINE_NONE;
    for (uint32_t i = 0; i < relating->codebook->types_count; i++)
        if (!taken[i] && relating->votes[i] && (top == DATELINE_NONE || relating->votes[i] > relating->votes[top]))
            top = i;
    return top;
}

/* The share of the votes that a type has, in hundredths. */
static uint32_t share_of(const struct relating *relating, uint32_t type)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < relating->codebook->types_count; i++)
        sum += relating->votes[i];
    return sum ? (uint32_t)((uint64_t)relating->votes[type] * 95 / sum) : 0;
}

/* What the votes say: the types in their order; *ret_relation is written where there is no model to weigh them. */
static void votes_rank(
    const struct relating *relating, struct weighing *weighing, struct dateline_relation *ret_relation)
{
    bool taken[CODEBOOK_TYPES_MOST] = { false };
    uint32_t type;
    while (ret_relation->count < TYPES_OUT && (type = top_of(relating, taken)) != DATELINE_NONE) {
        if (ret_relation->count == 0) {
            ret_relation->confidence = (uint8_t)share_of(relating, type);
            weigh(weighing, CODEBOOK_RELATE_SHARE, type, (int32_t)share_of(relating, type));
        }
        if (ret_relation->count < 3)
            weigh(weighing, CODEBOOK_RELATE_FIRST + ret_relation->count, type, 100);
        ret_relation->types[ret_relation->count++] =
            codebook_words(relating->codebook, relating->codebook->types[type].name);
        taken[type] = true;
    }
}

/* Sums are in ten-thousandths of a logit here. Types that sum up alike are ordered by their votes. */
static void sums_rank(
    const struct relating *relating, const struct weighing *weighing, struct dateline_relation *ret_relation)
{
    bool taken[CODEBOOK_TYPES_MOST] = { false };
    int32_t first = 0;
    for (ret_relation->count = 0;
         ret_relation->count < TYPES_OUT && ret_relation->count < relating->codebook->types_count;) {
        uint32_t top = DATELINE_NONE;
        for (uint32_t i = 0; i < relating->codebook->types_count; i++)
            if (!taken[i] &&
                (top == DATELINE_NONE || weighing->sums[i] > weighing->sums[top] ||
                    (weighing->sums[i] == weighing->sums[top] && relating->votes[i] > relating->votes[top])))
                top = i;
        if (ret_relation->count == 0)
            first = weighing->sums[top];
        else if (ret_relation->count == 1)
            ret_relation->confidence = ground_logistic((first - weighing->sums[top]) / 100);
        ret_relation->types[ret_relation->count++] =
            codebook_words(relating->codebook, relating->codebook->types[top].name);
        taken[top] = true;
    }
}

static void relation_rank(
    const struct relating *relating, const struct matcher *matcher, struct dateline_relation *ret_relation)
{
    struct weighing weighing = { relating->codebook, relating->story, matcher, { 0 } };
    votes_rank(relating, &weighing, ret_relation);
    if (!relating->codebook->relates_count)
        return;
    struct weighing words = { relating->codebook, relating->story, matcher, { 0 } };
    words_weigh(&words);
    bool said = ret_relation->count > 0; /* a text of which nothing is known has no answer */
    for (uint32_t i = 0; i < CODEBOOK_TYPES_MOST; i++)
        said = said || words.sums[i] != 0;
    if (!said)
        return;
    weigh(&words, CODEBOOK_RELATE_ANY, 0, 1);
    for (uint32_t i = 0; i < CODEBOOK_TYPES_MOST; i++)
        weighing.sums[i] += words.sums[i] * 100;
    sums_rank(relating, &weighing, ret_relation);
}

void what_relate(const struct codebook *codebook, struct story *story, const struct relation_side *source,
    const struct relation_side *target, struct dateline_relation *ret_relation)
{
    struct relating relating = { codebook, story, source, target, { 0 } };
    struct matcher matcher;
    memset(ret_relation, 0, sizeof *ret_relation);
    if (!codebook->types_count)
        return;
    match_begin(&matcher, codebook, story);
    events_vote(&relating);
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        if (i < matcher.clause_first || i >= matcher.clause_end)
            match_sentence(&matcher, i);
        const struct draft *draft = draft_of_clause(&matcher, i);
        if (draft->found)
            draft_vote(&relating, &matcher, i, &draft->match);
        if (draft->also_found)
            draft_vote(&relating, &matcher, i, &draft->also);
    }
    words_vote(&relating, &matcher);
    relation_rank(&relating, &matcher, ret_relation);
}
