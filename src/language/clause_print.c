/* Clauses for people to read: in `dateline explain` and as the case files expect them.
 *
 *     shell past passive | subject rebels | object village | oblique on Tuesday
 *
 * The predicate (its words joined by "_"), kind and link where they are not those of a plain verb, the marks; then the
 * arguments with their heads (names whole), "*" behind those that were filled in. A clause as an argument is shown by
 * its predicate's word. */
#include "language/clause.h"

static const char *const kinds[] = { NULL, "adjective", "copula", "noun" };
static const char *const links[] = { "main", "complement", "relative", "adverbial", "conjunct", "parataxis",
    "clausal-subject", "argument" };
static const char *const roles[] = { "subject", "object", "indirect", "oblique", "complement", "attribute" };
static const char *const marks[] = { "negated", "passive", "future", "possible", "obliged", "conditional", "question",
    "imperative", "past", "present", "perfect", "progressive", "infinitive", "participle", "failed", "purpose",
    "headline", "reciprocal" };

static void print_joined(struct text_builder *builder, struct dateline_text words)
{
    for (size_t i = 0; i < words.length; i++)
        text_add_byte(builder, words.bytes[i] == ' ' ? '_' : words.bytes[i]);
}

/* A head with what belongs to its name: "Vladimir Putin". */
static void print_head(
    const struct story *story, const struct dateline_argument *argument, struct text_builder *builder)
{
    uint32_t first = argument->token, end = argument->token + 1;
    while (end < argument->end && story->tokens.at[end].head == argument->token &&
           story->tokens.at[end].deprel == DATELINE_DEPREL_FLAT)
        end++;
    while (first > argument->first && story->tokens.at[first - 1].head == argument->token &&
           story->tokens.at[first - 1].deprel == DATELINE_DEPREL_COMPOUND &&
           story->tokens.at[first - 1].upos == DATELINE_UPOS_PROPN &&
           story->tokens.at[argument->token].upos == DATELINE_UPOS_PROPN)
        first--;
    text_add(builder, story_words(story, first, end));
}

void clause_print_one(const struct story *story, uint32_t number, struct text_builder *builder)
{
    const struct dateline_clause *clause = &story->clauses.at[number];
    print_joined(builder, clause->predicate);
    if (kinds[clause->kind])
        text_add_format(builder, " %s", kinds[clause->kind]);
    text_add_format(builder, " %s", links[clause->link]);
    if (clause->kind == DATELINE_CLAUSE_NOUN && clause->support != DATELINE_NONE) {
        text_add_string(builder, " +");
        print_joined(builder, story->tokens.at[clause->support].lemma);
    }
    for (uint32_t bit = 0; bit < sizeof marks / sizeof *marks; bit++)
        if (clause->marks & (1u << bit))
            text_add_format(builder, " %s", marks[bit]);
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(story, clause, i);
        text_add_format(builder, " | %s ", roles[argument->role]);
        if (argument->preposition.length)
            text_add_format(builder, "%.*s ", TEXT_ARG(argument->preposition));
        print_head(story, argument, builder);
        if (argument->shared)
            text_add_string(builder, " *");
        if (argument->negated)
            text_add_string(builder, " (negated)");
    }
}

void clause_print(const struct story *story, uint32_t sentence, struct text_builder *builder)
{
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        if (story->clauses.at[i].sentence != sentence)
            continue;
        clause_print_one(story, i, builder);
        text_add_byte(builder, '\n');
    }
}
