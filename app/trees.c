/* dateline parse: words, tags, lemmas and trees as CoNLL-U (universaldependencies.org/format.html). */
#include "pipeline.h"

#include <stdio.h>

/* Output goes to stdout, which only the calling thread writes: without a lock a byte. */

static void text_put(const char *terminated)
{
    fputs_unlocked(terminated, stdout);
}

static void number_put(uint32_t number)
{
    char digits[12];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    fwrite_unlocked(digits + at, 1, sizeof digits - at, stdout);
}

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
            putchar_unlocked(' ');
        space = false;
        putchar_unlocked(c);
    }
}

static void field_print(struct dateline_text text)
{
    putchar_unlocked('\t');
    if (text.length == 0)
        putchar_unlocked('_');
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
    number_put(first - base + 1);
    putchar_unlocked('-');
    number_put(last - base + 1);
    field_print(slice(text, (struct dateline_span){ words[first].span.start, words[last].span.end }));
    text_put(words[last].flags & DATELINE_TOKEN_SPACE_AFTER ? "\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                                            : "\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n");
}

static void word_print(struct dateline_text text, const struct dateline_token *words, uint32_t at, uint32_t base)
{
    const struct dateline_token *word = &words[at];
    bool part = (word->flags & (DATELINE_TOKEN_JOINED | DATELINE_TOKEN_MULTIWORD)) != 0;
    number_put(at - base + 1);
    field_print(slice(text, word->span));
    field_print(word->lemma);
    putchar_unlocked('\t');
    text_put(dateline_upos_text((enum dateline_upos)word->upos));
    field_print(word->xpos);
    field_print(word->feats);
    putchar_unlocked('\t');
    number_put(word->head == DATELINE_NONE ? 0 : word->head - base + 1);
    putchar_unlocked('\t');
    text_put(dateline_deprel_text((enum dateline_deprel)word->deprel));
    text_put(part || (word->flags & DATELINE_TOKEN_SPACE_AFTER) ? "\t_\t_\n" : "\t_\tSpaceAfter=No\n");
}

static void sentence_print(const dateline_result *result, const struct dateline_sentence *sentence, uint32_t number)
{
    size_t word_count;
    const struct dateline_token *words = dateline_tokens(result, &word_count);
    const struct dateline_article *article = dateline_result_article(result);
    text_put("# sent_id = ");
    text_print(article->id);
    putchar_unlocked('-');
    number_put(number);
    text_put("\n# text = ");
    text_print(slice(article->text, sentence->span));
    putchar_unlocked('\n');
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if ((words[i].flags & DATELINE_TOKEN_MULTIWORD) && i + 1 < sentence->end)
            multiword_print(article->text, words, i, sentence->end, sentence->first);
        word_print(article->text, words, i, sentence->first);
    }
    putchar_unlocked('\n');
}

/* Prints a result's sentences; of a document that has none there is nothing to print: comments belong to a sentence. */
static bool result_print(void *context, const dateline_result *result)
{
    (void)context;
    size_t count;
    const struct dateline_sentence *sentences = dateline_sentences(result, &count);
    for (size_t s = 0; s < count; s++) {
        if (s == 0) {
            text_put("# newdoc id = ");
            text_print(dateline_result_article(result)->id);
            putchar_unlocked('\n');
        }
        if (s == 0 || sentences[s].paragraph != sentences[s - 1].paragraph)
            text_put("# newpar\n");
        sentence_print(result, &sentences[s], (uint32_t)s + 1);
    }
    return !ferror(stdout);
}

struct parse_settings {
    struct pipeline_settings pipeline;
};

static const struct option parse_options[] = {
    PIPELINE_FROM_OPTION(struct parse_settings, pipeline),
    PIPELINE_LANGUAGE_OPTIONS(struct parse_settings, pipeline),
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
            "as CoNLL-U, in the order of the input. Of rows (jsonl, csv, tsv) the text is parsed,\n"
            "not the title. With --from conllu words and sentences are taken as the input has\n"
            "them, and tags, lemmas and trees are made anew; with --from treebank CoNLL-U is\n"
            "read as the text that it stands for.\n",
    .run = parse_run,
    .options = parse_options,
};
