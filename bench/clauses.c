/* Clauses out of trees that somebody else drew, and how much of them is left with other trees.
 *
 *     build/bench/clauses TREES.conllu                 prints each sentence with its clauses
 *     build/bench/clauses GOLD.conllu PARSED.conllu    compares: what the parser's mistakes cost in clauses
 *
 * Both files have the same sentences and tokens (`dateline parse --from conllu`). Counted are predicates (head with
 * kind), subjects, objects, obliques and complements (predicate, role, preposition, head), and of the predicates that
 * both have, how many agree in polarity and in modality. */
#include "base/file.h"
#include "base/map.h"
#include "coder/knowledge.h"
#include "language/clause.h"

#include <stdio.h>
#include <stdlib.h>

static void out_of_memory(void *context)
{
    (void)context;
    fputs("clauses: out of memory\n", stderr);
    exit(1);
}

enum { COLUMNS = 10 };

struct reader {
    struct story *story;
    struct text_builder text;
    uint32_t first; /* token of the sentence that is being read */
};

static uint8_t upos_of(struct dateline_text name)
{
    for (int i = 0; i < DATELINE_UPOS_COUNT; i++)
        if (text_is(name, dateline_upos_text((enum dateline_upos)i)))
            return (uint8_t)i;
    return DATELINE_UPOS_X;
}

static uint8_t deprel_of(struct dateline_text name)
{
    for (int i = 0; i < DATELINE_DEPREL_COUNT; i++)
        if (text_is(name, dateline_deprel_text((enum dateline_deprel)i)))
            return (uint8_t)i;
    return DATELINE_DEPREL_DEP;
}

/* The features that clauses ask for. */
static uint32_t morphology_of(struct dateline_text feats)
{
    static const struct {
        const char *feature;
        uint32_t bit;
    } bits[] = {
        { "PronType=Rel", DATELINE_MORPH_RELATIVE },
        { "PronType=Int", DATELINE_MORPH_INTERROGATIVE },
        { "PronType=Prs", DATELINE_MORPH_PERSONAL },
        { "Polarity=Neg", DATELINE_MORPH_NEGATIVE },
    };
    uint32_t morphology = 0;
    struct dateline_text piece;
    while (text_cut(&feats, '|', &piece))
        for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
            if (text_is(piece, bits[i].feature))
                morphology |= bits[i].bit;
    return morphology;
}

static void sentence_end(struct reader *reader)
{
    struct story *story = reader->story;
    uint32_t end = story->tokens.count;
    if (end == reader->first)
        return;
    *VECTOR_PUSH(story->arena, &story->sentences) = (struct dateline_sentence){
        .span = { story->tokens.at[reader->first].span.start, story->tokens.at[end - 1].span.end },
        .first = reader->first,
        .end = end
    };
    reader->first = end;
    text_add_byte(&reader->text, '\n');
}

static void token_read(struct reader *reader, struct dateline_text line)
{
    struct dateline_text fields[COLUMNS] = { { 0 } };
    uint32_t count = 0;
    while (count < COLUMNS && text_cut(&line, '\t', &fields[count]))
        count++;
    int64_t id, head;
    if (count < 8 || !text_number(fields[0], &id) || !text_number(fields[6], &head))
        return;
    struct story *story = reader->story;
    uint32_t start = reader->text.count;
    text_add(&reader->text, fields[1]);
    struct dateline_token *token = VECTOR_PUSH(story->arena, &story->tokens);
    *token = (struct dateline_token){ .span = { start, reader->text.count },
        .lemma = fields[2],
        .xpos = fields[4],
        .feats = fields[5],
        .morphology = morphology_of(fields[5]),
        .upos = upos_of(fields[3]),
        .deprel = deprel_of(fields[7]),
        .sentence = story->sentences.count,
        .head = head ? reader->first + (uint32_t)head - 1 : DATELINE_NONE };
    if (count < COLUMNS || text_find(fields[9], TEXT("SpaceAfter=No")) > fields[9].length)
        text_add_byte(&reader->text, ' ');
}

static void trees_read(struct arena *arena, const char *path, struct story *story)
{
    struct file_map map;
    struct dateline_error error;
    if (file_map(path, &map, &error) != DATELINE_OK) {
        fprintf(stderr, "clauses: %s\n", error.message);
        exit(1);
    }
    *story = (struct story){ .arena = arena, .scratch = arena };
    struct reader reader = { .story = story, .text = { .arena = arena } };
    struct dateline_text rest = map.bytes, line;
    while (text_cut(&rest, '\n', &line)) {
        if (line.length == 0)
            sentence_end(&reader);
        else if (line.bytes[0] != '#')
            token_read(&reader, line);
    }
    sentence_end(&reader);
    story->article.text = text_built(&reader.text);
    *VECTOR_PUSH(arena, &story->blocks) = (struct dateline_block){ { 0, reader.text.count }, DATELINE_BLOCK_BODY };
}

static void clauses_show(const struct story *story)
{
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        const struct dateline_sentence *sentence = &story->sentences.at[i];
        struct text_builder lines = { .arena = story->arena };
        clause_print(story, i, &lines);
        printf("# %.*s\n%.*s\n", TEXT_ARG(story_words(story, sentence->first, sentence->end)),
            TEXT_ARG(text_built(&lines)));
    }
}

/* ---- Comparing ---- */

enum { COUNT_PREDICATE, COUNT_SUBJECT, COUNT_OBJECT, COUNT_OBLIQUE, COUNT_COMPLEMENT, COUNT_KINDS };
static const char *const count_names[] = { "predicate", "subject", "object", "oblique", "complement" };

/* What a file says, each as a line of text. */
static void facts_find(
    const struct story *story, struct map facts[COUNT_KINDS], struct map *polarity, struct map *modality)
{
    static const uint32_t polar = DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_FAILED;
    static const uint32_t modal = DATELINE_CLAUSE_FUTURE | DATELINE_CLAUSE_POSSIBLE | DATELINE_CLAUSE_OBLIGED |
                                  DATELINE_CLAUSE_CONDITIONAL | DATELINE_CLAUSE_QUESTION | DATELINE_CLAUSE_IMPERATIVE |
                                  DATELINE_CLAUSE_PURPOSE;
    static const int kind_of_role[] = { COUNT_SUBJECT, COUNT_OBJECT, COUNT_OBJECT, COUNT_OBLIQUE, COUNT_COMPLEMENT,
        -1 };
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        const struct dateline_clause *clause = &story->clauses.at[i];
        struct dateline_text key = text_format(story->arena, "%u %u", clause->head, clause->kind);
        map_put(&facts[COUNT_PREDICATE], key, NULL);
        *map_put(polarity, key, NULL) = clause->marks & polar;
        *map_put(modality, key, NULL) = clause->marks & modal;
        for (uint32_t k = 0; k < clause->argument_count; k++) {
            const struct dateline_argument *argument = clause_argument(story, clause, k);
            int kind = kind_of_role[argument->role];
            if (kind >= 0)
                map_put(&facts[kind],
                    text_format(story->arena, "%u %u %u %.*s", clause->head, argument->role, argument->token,
                        TEXT_ARG(argument->preposition)),
                    NULL);
        }
    }
}

static uint32_t facts_common(const struct map *gold, const struct map *found, bool same_value)
{
    uint32_t common = 0;
    for (uint32_t i = 0; i < gold->capacity; i++) {
        if (!gold->slots[i].key.bytes)
            continue;
        const uint32_t *value = map_get(found, gold->slots[i].key);
        common += value && (!same_value || *value == gold->slots[i].value);
    }
    return common;
}

static void clauses_compare(const struct story *gold, const struct story *found)
{
    struct map facts[2][COUNT_KINDS], polarity[2], modality[2];
    for (int side = 0; side < 2; side++) {
        const struct story *story = side ? found : gold;
        polarity[side] = modality[side] = (struct map){ .arena = story->arena };
        for (int kind = 0; kind < COUNT_KINDS; kind++)
            facts[side][kind] = (struct map){ .arena = story->arena };
        facts_find(story, facts[side], &polarity[side], &modality[side]);
    }
    printf("%-10s %7s %7s %7s %6s %6s %6s\n", "", "gold", "found", "common", "P", "R", "F1");
    for (int kind = 0; kind < COUNT_KINDS; kind++) {
        uint32_t common = facts_common(&facts[0][kind], &facts[1][kind], false);
        uint32_t wanted = facts[0][kind].count, had = facts[1][kind].count;
        printf("%-10s %7u %7u %7u %6.4f %6.4f %6.4f\n", count_names[kind], wanted, had, common,
            had ? (double)common / had : 0, wanted ? (double)common / wanted : 0,
            wanted + had ? 2.0 * common / (wanted + had) : 0);
    }
    uint32_t both = facts_common(&polarity[0], &polarity[1], false);
    printf("of %u predicates in both: polarity %.4f, modality %.4f\n", both,
        both ? (double)facts_common(&polarity[0], &polarity[1], true) / both : 0,
        both ? (double)facts_common(&modality[0], &modality[1], true) / both : 0);
}

int main(int count, char **arguments)
{
    if (count != 2 && count != 3) {
        fputs("usage: clauses GOLD.conllu [PARSED.conllu]\n", stderr);
        return 2;
    }
    struct arena arena;
    struct image image;
    struct dateline_error error;
    const struct clause_words *words;
    struct story stories[2];
    arena_init(&arena, 0, out_of_memory, NULL);
    if (image_open(knowledge_linked(IMAGE_WORDS), "words", "word", TABLE_VERSION, false, &image, &error) !=
            DATELINE_OK ||
        clause_open(&arena, &image, &words, &error) != DATELINE_OK) {
        fprintf(stderr, "clauses: %s\n", error.message);
        return 1;
    }
    for (int i = 1; i < count; i++) {
        trees_read(&arena, arguments[i], &stories[i - 1]);
        clause_build(words, &stories[i - 1]);
        const char *wrong = story_check(&stories[i - 1]);
        if (wrong) {
            fprintf(stderr, "clauses: %s: %s\n", arguments[i], wrong);
            return 1;
        }
    }
    if (count == 2)
        clauses_show(&stories[0]);
    else
        clauses_compare(&stories[0], &stories[1]);
    arena_free(&arena);
    return 0;
}
