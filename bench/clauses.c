/* Clauses out of trees that somebody else drew, and how much of them is left with other trees.
 *
 *     build/bench/clauses TREES.conllu                 prints each sentence with its clauses
 *     build/bench/clauses GOLD.conllu PARSED.conllu    compares: what the parser's mistakes cost in clauses
 *
 * Both files have the same text; its sentences and words may be cut differently, so that PARSED may come from raw text
 * as well as from the words of GOLD (`dateline parse --from conllu GOLD`). bench/clauses.sh does either. Rows: what
 * clause_score.h compares, and of the predicates that both have, how many agree in polarity and in modality. */
#include "base/file.h"
#include "clause_score.h"
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

static void story_expect(const struct story *story, const char *path)
{
    const char *wrong = story_check(story);
    if (!wrong)
        return;
    fprintf(stderr, "clauses: %s: %s\n", path, wrong);
    exit(1);
}

static void trees_read(
    struct arena *arena, const char *path, const struct clause_words *words, struct treebank_story *ret_bank)
{
    struct file_map map;
    struct dateline_error error;
    if (file_map(path, &map, &error) != DATELINE_OK) {
        fprintf(stderr, "clauses: %s\n", error.message);
        exit(1);
    }
    treebank_story_read(arena, map.bytes, ret_bank);
    story_expect(&ret_bank->story, path); /* heads that lead nowhere are in the file, */
    clause_build(words, &ret_bank->story);
    story_expect(&ret_bank->story, path); /* and what is wrong now is in the rules */
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

static double share(uint32_t part, uint32_t whole)
{
    return whole ? (double)part / whole : 0;
}

static int clauses_compare(const struct treebank_story *gold, const struct treebank_story *found)
{
    uint32_t at = clause_score_differ(gold, found);
    if (at != DATELINE_NONE) {
        fprintf(stderr, "clauses: the texts differ after %u characters: give both files the same text\n", at);
        return 1;
    }
    struct clause_score score;
    clause_score(gold, found, &score);
    printf("%-10s %7s %7s %7s %6s %6s %6s\n", "", "gold", "found", "common", "P", "R", "F1");
    for (int i = 0; i < CLAUSE_SCORE_COUNT; i++)
        printf("%-10s %7u %7u %7u %6.4f %6.4f %6.4f\n", clause_score_name((enum clause_measure)i), score.counts[i].gold,
            score.counts[i].found, score.counts[i].common, share(score.counts[i].common, score.counts[i].found),
            share(score.counts[i].common, score.counts[i].gold), clause_score_f1(&score, (enum clause_measure)i));
    printf("of %u predicates in both: polarity %.4f, modality %.4f\n", score.predicates,
        share(score.polarity, score.predicates), share(score.modality, score.predicates));
    return 0;
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
    struct treebank_story banks[2];
    arena_init(&arena, 0, out_of_memory, NULL);
    if (image_open(knowledge_linked(IMAGE_WORDS), "words", "word", TABLE_VERSION, false, &image, &error) !=
            DATELINE_OK ||
        clause_open(&arena, &image, &words, &error) != DATELINE_OK) {
        fprintf(stderr, "clauses: %s\n", error.message);
        return 1;
    }
    for (int i = 1; i < count; i++)
        trees_read(&arena, arguments[i], words, &banks[i - 1]);
    int wrong = 0;
    if (count == 2)
        clauses_show(&banks[0].story);
    else
        wrong = clauses_compare(&banks[0], &banks[1]);
    arena_free(&arena);
    return wrong;
}
