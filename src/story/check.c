/* Is a story well-formed? Each layer has one function that gives NULL or what is wrong with it. */
#include "story/story.h"

#include <stdbool.h>

/* "token 17: head outside its sentence", in scratch. */
static const char *wrong(const struct story *story, const char *layer, uint32_t index, const char *what)
{
    return text_format(story->scratch, "%s %u: %s%c", layer, index, what, '\0').bytes;
}

static bool span_fits(const struct story *story, struct dateline_span span)
{
    return span.start <= span.end && span.end <= story->article.text.length;
}

static bool range_fits(uint32_t first, uint32_t end, uint32_t count)
{
    return first < end && end <= count;
}

static bool index_fits(uint32_t index, uint32_t count)
{
    return index == DATELINE_NONE || index < count;
}

static const char *check_blocks(const struct story *story)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < story->blocks.count; i++) {
        struct dateline_span span = story->blocks.at[i].span;
        if (!span_fits(story, span) || span.start < last)
            return wrong(story, "block", i, "outside the text or out of order");
        last = span.end;
    }
    return NULL;
}

static const char *check_sentences(const struct story *story)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        const struct dateline_sentence *sentence = &story->sentences.at[i];
        if (sentence->first != next || !range_fits(sentence->first, sentence->end, story->tokens.count))
            return wrong(story, "sentence", i, "does not go on where the last one ended");
        if (sentence->block >= story->blocks.count)
            return wrong(story, "sentence", i, "in no block");
        next = sentence->end;
    }
    return next == story->tokens.count ? NULL : wrong(story, "sentence", story->sentences.count, "tokens left over");
}

static const char *check_tokens(const struct story *story)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        const struct dateline_token *token = &story->tokens.at[i];
        if (!span_fits(story, token->span) || token->span.start < last || token->span.start == token->span.end)
            return wrong(story, "token", i, "empty, outside the text or out of order");
        if (token->sentence >= story->sentences.count)
            return wrong(story, "token", i, "in no sentence");
        const struct dateline_sentence *sentence = &story->sentences.at[token->sentence];
        if (i < sentence->first || i >= sentence->end)
            return wrong(story, "token", i, "outside its sentence");
        if (token->head != DATELINE_NONE && (token->head < sentence->first || token->head >= sentence->end))
            return wrong(story, "token", i, "head outside its sentence");
        if (token->upos >= DATELINE_UPOS_COUNT || token->deprel >= DATELINE_DEPREL_COUNT)
            return wrong(story, "token", i, "tag or relation out of range");
        last = token->span.end;
    }
    return NULL;
}

/* Marks are 0 unseen, 1 on the present path, 2 known to end at a root: each token is walked once. */
static const char *check_trees(const struct story *story)
{
    uint8_t *marks = ARENA_ARRAY(story->scratch, uint8_t, story->tokens.count);
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        uint32_t at = i;
        while (at != DATELINE_NONE && !marks[at]) {
            marks[at] = 1;
            at = story->tokens.at[at].head;
        }
        if (at != DATELINE_NONE && marks[at] == 1)
            return wrong(story, "token", i, "hangs in a cycle");
        for (at = i; at != DATELINE_NONE && marks[at] == 1; at = story->tokens.at[at].head)
            marks[at] = 2;
    }
    return NULL;
}

static const char *check_clauses(const struct story *story)
{
    uint32_t tokens = story->tokens.count, clauses = story->clauses.count;
    for (uint32_t i = 0; i < clauses; i++) {
        const struct dateline_clause *clause = &story->clauses.at[i];
        if (clause->head >= tokens || !index_fits(clause->support, tokens) || !index_fits(clause->particle, tokens) ||
            !index_fits(clause->marker, tokens) || clause->sentence >= story->sentences.count ||
            !range_fits(clause->first, clause->end, tokens))
            return wrong(story, "clause", i, "token out of range");
        if (!index_fits(clause->governor, clauses) || clause->governor == i)
            return wrong(story, "clause", i, "governor out of range");
        if ((uint64_t)clause->argument_first + clause->argument_count > story->arguments.count)
            return wrong(story, "clause", i, "arguments out of range");
    }
    for (uint32_t i = 0; i < story->arguments.count; i++) {
        const struct dateline_argument *argument = &story->arguments.at[i];
        if (argument->token >= tokens || !range_fits(argument->first, argument->end, tokens) ||
            !index_fits(argument->clause, clauses))
            return wrong(story, "argument", i, "out of range");
    }
    return NULL;
}

static const char *check_mentions(const struct story *story)
{
    for (uint32_t i = 0; i < story->mentions.count; i++) {
        const struct dateline_mention *mention = &story->mentions.at[i];
        if (!range_fits(mention->first, mention->end, story->tokens.count) || mention->head < mention->first ||
            mention->head >= mention->end || !index_fits(mention->entity, story->entities.count) ||
            mention->also >= story->mentions.count || (mention->also && mention->also <= i))
            return wrong(story, "mention", i, "out of range");
    }
    for (uint32_t i = 0; i < story->times.count; i++) {
        const struct dateline_time *time = &story->times.at[i];
        if (!span_fits(story, time->span) || !index_fits(time->clause, story->clauses.count))
            return wrong(story, "time", i, "out of range");
    }
    for (uint32_t i = 0; i < story->places.count; i++) {
        const struct dateline_place *place = &story->places.at[i];
        if (!span_fits(story, place->span) || !index_fits(place->clause, story->clauses.count))
            return wrong(story, "place", i, "out of range");
        if (i && place->first < story->places.at[i - 1].end)
            return wrong(story, "place", i, "out of order");
    }
    return NULL;
}

static bool list_fits(struct dateline_list list, uint32_t count)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (list.at[i] >= count)
            return false;
    return true;
}

static const char *check_records(const struct story *story)
{
    for (uint32_t i = 0; i < story->statements.count; i++) {
        const struct dateline_statement *statement = &story->statements.at[i];
        bool good = statement->sentence < story->sentences.count && span_fits(story, statement->cue) &&
                    index_fits(statement->speaker, story->mentions.count) &&
                    list_fits(statement->via, story->mentions.count) &&
                    index_fits(statement->time, story->times.count) &&
                    index_fits(statement->part_of, story->statements.count) && statement->part_of != i &&
                    statement->contents <= DATELINE_CONTENT_SPANS;
        for (uint32_t k = 0; good && k < statement->contents; k++)
            good = span_fits(story, statement->content[k]) &&
                   (k == 0 || statement->content[k].start >= statement->content[k - 1].end);
        if (!good)
            return wrong(story, "statement", i, "out of range");
    }
    for (uint32_t i = 0; i < story->events.count; i++) {
        const struct dateline_event *event = &story->events.at[i];
        bool good = event->sentence < story->sentences.count && index_fits(event->clause, story->clauses.count) &&
                    list_fits(event->actor, story->mentions.count) &&
                    list_fits(event->recipient, story->mentions.count) && index_fits(event->time, story->times.count) &&
                    index_fits(event->place, story->places.count) &&
                    list_fits(event->statements, story->statements.count) &&
                    index_fits(event->performed_in, story->statements.count) && event->spans >= 1 && event->spans <= 4;
        if (!good)
            return wrong(story, "event", i, "out of range");
    }
    return NULL;
}

const char *story_check(const struct story *story)
{
    static const char *(*const checks[])(const struct story *) = { check_blocks, check_sentences, check_tokens,
        check_trees, check_clauses, check_mentions, check_records };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        const char *what = checks[i](story);
        if (what)
            return what;
    }
    return NULL;
}
