/* What was tried: for each clause the frames that its predicate begins, which of them fit, and why the others do not.
 */
#include "what/draft.h"
#include "what/example.h"

struct telling {
    const struct codebook *codebook;
    const struct story *story;
    struct text_builder *builder;
    uint32_t clause; /* whose frames are told; those of inner events are told with their own clause */
    uint32_t told;
};

static const char *const failures[] = {
#define MATCH_FAILURE_TEXT(name, text) text,
    MATCH_FAILURE_LIST(MATCH_FAILURE_TEXT)
#undef MATCH_FAILURE_TEXT
};

static void bounds_print(const struct telling *telling, const struct match *match)
{
    static const char *const fills[] = { "ACTOR", "RECIPIENT", "ALL", "SOMEONE", "SOMETHING", "word", "EVENT" };
    const struct story *story = telling->story;
    for (uint32_t i = 0; i < match->bounds; i++)
        text_add_format(telling->builder, "%s%s %.*s", i ? ", " : "          ", fills[match->bound[i].fill],
            TEXT_ARG(story_word(story, match->bound[i].phrase.token)));
    for (uint32_t i = 0; i < match->inners; i++)
        text_add_format(telling->builder, "%sEVENT %.*s", match->bounds || i ? ", " : "          ",
            TEXT_ARG(story_word(story, story->clauses.at[match->inner[i]].head)));
    if (match->bounds || match->inners)
        text_add_byte(telling->builder, '\n');
}

static void tried_print(void *context, const struct match *match)
{
    struct telling *telling = context;
    if (match->clause != telling->clause)
        return;
    telling->told++;
    const struct codebook_frame *frame = match->frame;
    text_add_format(telling->builder, "    %s %.*s:%u  %.*s%s\n", match->failure == MATCH_NONE ? "+" : "-",
        TEXT_ARG(codebook_words(telling->codebook, frame->source.file)), frame->source.line,
        TEXT_ARG(codebook_words(telling->codebook, frame->words)), match->by_verb ? "  (as the noun's verb)" : "");
    if (match->failure == MATCH_NONE)
        bounds_print(telling, match);
    else if (match->failed_element == DATELINE_NONE)
        text_add_format(telling->builder, "        the clause %s\n", failures[match->failure]);
    else
        text_add_format(telling->builder, "        the clause %s (element %u)\n", failures[match->failure],
            match->failed_element + 1);
}

void what_explain(const struct codebook *codebook, struct story *story, struct text_builder *builder)
{
    struct matcher matcher;
    if (!codebook->frames_count || !story->clauses.count)
        return;
    match_begin(&matcher, codebook, story);
    struct telling telling = { codebook, story, builder, 0, 0 };
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        match_sentence(&matcher, i);
        matcher.watch = tried_print;
        matcher.watch_context = &telling;
        telling.clause = i;
        telling.told = 0;
        text_add_format(
            builder, "  %.*s\n", TEXT_ARG(story_words(story, story->clauses.at[i].first, story->clauses.at[i].end)));
        const struct draft *draft = draft_of_clause(&matcher, i);
        if (!telling.told)
            text_add_format(builder, "    no frame begins with \"%.*s\"\n", TEXT_ARG(story->clauses.at[i].predicate));
        else if (draft->found)
            text_add_format(builder, "    = %.*s:%u\n",
                TEXT_ARG(codebook_words(codebook, draft->match.frame->source.file)), draft->match.frame->source.line);
    }
}
