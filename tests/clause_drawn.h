/* Trees drawn by hand, and the clauses that come out of them, for tests of the clause layer. */
#ifndef DATELINE_TESTS_CLAUSE_DRAWN_H
#define DATELINE_TESTS_CLAUSE_DRAWN_H

#include "clause_fixture.h"

static uint8_t named(struct dateline_text name, const char *(*text)(int), int count)
{
    for (int i = 0; i < count; i++)
        if (text_is(name, text(i)))
            return (uint8_t)i;
    fail_msg("no tag or relation %.*s", TEXT_ARG(name));
    return 0;
}

static const char *upos_name(int i)
{
    return dateline_upos_text((enum dateline_upos)i);
}

static const char *deprel_name(int i)
{
    return dateline_deprel_text((enum dateline_deprel)i);
}

/* Empty layers over a text of many words. */
static struct story *story_new(struct fixture *fixture)
{
    struct story *story = ARENA_NEW(&fixture->arena, struct story);
    story->arena = &fixture->arena;
    story->scratch = &fixture->scratch;
    return story;
}

static void story_close(struct story *story, struct text_builder *text)
{
    story->article.text = text_built(text);
    uint32_t last = story->tokens.at[story->tokens.count - 1].span.end;
    *VECTOR_PUSH(story->arena, &story->blocks) = (struct dateline_block){ { 0, text->count }, DATELINE_BLOCK_BODY };
    *VECTOR_PUSH(story->arena, &story->sentences) =
        (struct dateline_sentence){ .span = { 0, last }, .first = 0, .end = story->tokens.count };
}

static struct dateline_token *token_new(struct story *story, struct text_builder *text, struct dateline_text word)
{
    uint32_t start = text->count;
    text_add(text, word);
    text_add_byte(text, ' ');
    struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
    token->span = (struct dateline_span){ start, text->count - 1 };
    return token;
}

/* One word a line: form lemma UPOS XPOS head deprel; head counts from 1, 0 is the root. Gives the clauses as text. */
static struct dateline_text clauses_of(struct fixture *fixture, const char *lines)
{
    struct story *story = story_new(fixture);
    struct text_builder text = { .arena = &fixture->arena };
    struct dateline_text rest = text_of(lines), line;
    while (text_cut(&rest, '\n', &line)) {
        struct dateline_text fields[6] = { { 0 } };
        for (int i = 0; i < 6 && text_cut(&line, ' ', &fields[i]); i++)
            ;
        if (fields[0].length == 0)
            continue;
        struct dateline_token *token = token_new(story, &text, fields[0]);
        int64_t head = 0;
        assert_true(text_number(fields[4], &head));
        token->lemma = fields[1];
        token->upos = named(fields[2], upos_name, DATELINE_UPOS_COUNT);
        token->xpos = fields[3];
        token->head = head ? (uint32_t)head - 1 : DATELINE_NONE;
        token->deprel = named(fields[5], deprel_name, DATELINE_DEPREL_COUNT);
    }
    story_close(story, &text);
    clause_build(fixture->words, story);
    const char *wrong = story_check(story);
    if (wrong)
        fail_msg("%s", wrong);
    struct text_builder clauses = { .arena = &fixture->arena };
    clause_print(story, 0, &clauses);
    return text_built(&clauses);
}

static void expect(struct fixture *fixture, const char *lines, const char *clauses)
{
    struct dateline_text found = clauses_of(fixture, lines);
    if (!text_is(found, clauses))
        fail_msg("expected:\n%shave:\n%.*s", clauses, TEXT_ARG(found));
}

#endif
