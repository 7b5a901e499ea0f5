/* dateline parse: words, tags, lemmas and trees as CoNLL-U (universaldependencies.org/format.html). */
#include "pipeline.h"

#include <stdio.h>

/* White space in a text becomes one space: CoNLL-U has its comments on one line. The separators of words that were
 * given cut (struct dateline_article, words_given) are none. */
static void text_print(struct dateline_text text)
{
    bool space = false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            space = true;
            continue;
        }
        if (c >= 0x1C && c <= 0x1F)
            continue;
        if (space)
            putchar(' ');
        space = false;
        putchar(c);
    }
}

static void field_print(struct dateline_text text)
{
    putchar('\t');
    if (text.length == 0)
        putchar('_');
    text_print(text);
}

static struct dateline_text slice(struct dateline_text text, struct dateline_span span)
{
    return (struct dateline_text){ text.bytes + span.start, span.end - span.start };
}

/* The line of a multiword token that begins with words[first]: "3-4	don't". */
static void multiword_print(
    struct dateline_text text, const struct dateline_token *words, uint32_t first, uint32_t end, uint32_t base)
{
    uint32_t last = first;
    while (last + 1 < end && (words[last + 1].flags & DATELINE_TOKEN_JOINED))
        last++;
    printf("%u-%u", first - base + 1, last - base + 1);
    field_print(slice(text, (struct dateline_span){ words[first].span.start, words[last].span.end }));
    printf("\t_\t_\t_\t_\t_\t_\t_\t%s\n", words[last].flags & DATELINE_TOKEN_SPACE_AFTER ? "_" : "SpaceAfter=No");
}

static void word_print(
    struct dateline_text text, const struct dateline_token *words, uint32_t at, uint32_t end, uint32_t base)
{
    const struct dateline_token *word = &words[at];
    bool part = (word->flags & (DATELINE_TOKEN_JOINED | DATELINE_TOKEN_MULTIWORD)) != 0;
    bool goes_on = part && at + 1 < end && (words[at + 1].flags & DATELINE_TOKEN_JOINED);
    printf("%u", at - base + 1);
    field_print(slice(text, word->span));
    field_print(word->lemma);
    printf("\t%s", dateline_upos_text((enum dateline_upos)word->upos));
    field_print(word->xpos);
    field_print(word->feats);
    printf("\t%u\t%s\t_\t%s\n", word->head == DATELINE_NONE ? 0 : word->head - base + 1,
        dateline_deprel_text((enum dateline_deprel)word->deprel),
        part || goes_on || (word->flags & DATELINE_TOKEN_SPACE_AFTER) ? "_" : "SpaceAfter=No");
}

/* Prints a result's sentences. */
static bool result_print(void *context, const dateline_result *result)
{
    (void)context;
    size_t sentence_count, word_count;
    const struct dateline_sentence *sentences = dateline_sentences(result, &sentence_count);
    const struct dateline_token *words = dateline_tokens(result, &word_count);
    const struct dateline_article *article = dateline_result_article(result);
    printf("# newdoc id = ");
    text_print(article->id);
    putchar('\n');
    for (size_t s = 0; s < sentence_count; s++) {
        const struct dateline_sentence *sentence = &sentences[s];
        if (s == 0 || sentence->paragraph != sentences[s - 1].paragraph)
            puts("# newpar");
        printf("# sent_id = ");
        text_print(article->id);
        printf("-%zu\n# text = ", s + 1);
        text_print(slice(article->text, sentence->span));
        putchar('\n');
        for (uint32_t i = sentence->first; i < sentence->end; i++) {
            if ((words[i].flags & DATELINE_TOKEN_MULTIWORD) && i + 1 < sentence->end)
                multiword_print(article->text, words, i, sentence->end, sentence->first);
            word_print(article->text, words, i, sentence->end, sentence->first);
        }
        putchar('\n');
    }
    return !ferror(stdout);
}

struct parse_settings {
    struct pipeline_settings pipeline;
};

static const struct option parse_options[] = {
    PIPELINE_OPTIONS(struct parse_settings, pipeline),
    OPTIONS_END,
};

extern const struct command parse_command;

static int parse_run(int count, char **arguments)
{
    struct parse_settings settings = { 0 };
    struct operands paths;
    if (!options_read(&parse_command, count, arguments, &settings, &paths))
        return EXIT_WRONG_USAGE;
    settings.pipeline.keep_all = settings.pipeline.dates_unused = true;
    settings.pipeline.last_stage = "parse";
    int status = pipeline_run(&parse_command, &settings.pipeline, &paths, result_print, NULL);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "dateline: the output could not be written whole: is the disk full?\n");
        return EXIT_SOMETHING_LEFT_OUT;
    }
    return status;
}

const struct command parse_command = {
    .name = "parse",
    .summary = "words, tags, lemmas and trees as CoNLL-U",
    .help = "Usage: dateline parse [OPTIONS] [PATH...]\n\n"
            "Reads articles as `dateline code` does, cuts nothing away, and prints their sentences\n"
            "as CoNLL-U. With --from conllu words and sentences are taken as the input has them,\n"
            "and tags, lemmas and trees are made anew.\n",
    .run = parse_run,
    .options = parse_options,
};
