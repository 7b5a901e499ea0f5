/* dateline evaluate: how much of a treebank the language room gets right, from its raw text or from its own words. */
#include "json_text.h"
#include "pipeline.h"

#include <inttypes.h>
#include <string.h>

enum { CONFUSIONS_SHOWN = 3 };

struct evaluate_settings {
    struct pipeline_settings pipeline;
    bool given;
    const char *by, *format;
};

static const struct option evaluate_options[] = {
    { "--by", "WHAT", OPTION_TEXT, offsetof(struct evaluate_settings, by),
        "deprel or upos: one line for each relation or tag" },
    { "--given", NULL, OPTION_FLAG, offsetof(struct evaluate_settings, given),
        "parse the treebank's own words and sentences, not its raw text" },
    { "--format", "FORMAT", OPTION_TEXT, offsetof(struct evaluate_settings, format), "table (the default) or jsonl" },
    PIPELINE_LANGUAGE_OPTIONS(struct evaluate_settings, pipeline),
    OPTIONS_END,
};

/* What --by takes, and what a line is called. */
static const struct by {
    const char *name, *title;
    enum dateline_category_kind kind;
    bool heads; /* a right word has the right head, too */
} bys[] = {
    { "deprel", "relation", DATELINE_BY_DEPREL, true },
    { "upos", "tag", DATELINE_BY_UPOS, false },
};

struct evaluation {
    dateline_measure *measure;
    const struct by *by; /* NULL: all metrics */
    bool json;
    bool failed;
    uint64_t documents;
};

extern const struct command evaluate_command;

/* Hundredths of a per cent, rounded. */
static uint64_t share(uint64_t part, uint64_t whole)
{
    return whole ? (20000 * part + whole) / (2 * whole) : 0;
}

static uint64_t f1_share(const struct dateline_score *score)
{
    return share(2 * score->correct, score->gold + score->found);
}

static void print_share(int width, uint64_t hundredths)
{
    printf("%*" PRIu64 ".%02" PRIu64, width > 3 ? width - 3 : 0, hundredths / 100, hundredths % 100);
}

static void print_scores(const struct dateline_score *score)
{
    print_share(11, share(score->correct, score->found));
    print_share(9, share(score->correct, score->gold));
    print_share(9, f1_share(score));
}

/* The members of a score; percentages as the table has them. */
static void print_json_scores(const struct dateline_score *score)
{
    printf(",\"precision\":");
    print_share(0, share(score->correct, score->found));
    printf(",\"recall\":");
    print_share(0, share(score->correct, score->gold));
    printf(",\"f1\":");
    print_share(0, f1_share(score));
    printf(
        ",\"correct\":%" PRIu64 ",\"gold\":%" PRIu64 ",\"found\":%" PRIu64, score->correct, score->gold, score->found);
}

static void print_metrics(const struct evaluation *evaluation)
{
    if (!evaluation->json) {
        struct dateline_score sentences = dateline_measure_score(evaluation->measure, DATELINE_METRIC_SENTENCES);
        struct dateline_score words = dateline_measure_score(evaluation->measure, DATELINE_METRIC_WORDS);
        printf("%" PRIu64 " document%s, %" PRIu64 " sentences, %" PRIu64 " words\n\n%-10s%11s%9s%9s\n",
            evaluation->documents, evaluation->documents == 1 ? "" : "s", sentences.gold, words.gold, "metric",
            "precision", "recall", "F1");
    }
    for (int m = 0; m < DATELINE_METRIC_COUNT; m++) {
        const char *name = dateline_metric_text((enum dateline_metric)m);
        struct dateline_score score = dateline_measure_score(evaluation->measure, (enum dateline_metric)m);
        printf(evaluation->json ? "{\"metric\":\"%s\"" : "%-10s", name);
        if (evaluation->json)
            print_json_scores(&score);
        else
            print_scores(&score);
        puts(evaluation->json ? "}" : "");
    }
}

static void print_category(const struct evaluation *evaluation, const struct dateline_category *category)
{
    printf("%-12.*s%8" PRIu64, (int)category->name.length, category->name.bytes, category->score.gold);
    print_scores(&category->score);
    if (evaluation->by->heads)
        print_share(12, share(category->wrong_head, category->score.gold));
    for (size_t i = 0; i < category->confusion_count && i < CONFUSIONS_SHOWN; i++) {
        const struct dateline_confusion *confusion = &category->confusions[i];
        printf("%s%.*s ", i ? ", " : "  ", (int)confusion->name.length, confusion->name.bytes);
        print_share(0, share(confusion->count, category->score.gold));
    }
    putchar('\n');
}

static void print_json_category(const struct evaluation *evaluation, const struct dateline_category *category)
{
    printf("{\"%s\":", evaluation->by->name);
    json_text_print(category->name);
    print_json_scores(&category->score);
    if (evaluation->by->heads)
        printf(",\"wrong_head\":%" PRIu64, category->wrong_head);
    printf(",\"unaligned\":%" PRIu64 ",\"taken_for\":[", category->unaligned);
    for (size_t i = 0; i < category->confusion_count; i++) {
        printf("%s{\"%s\":", i ? "," : "", evaluation->by->name);
        json_text_print(category->confusions[i].name);
        printf(",\"count\":%" PRIu64 "}", category->confusions[i].count);
    }
    puts("]}");
}

static bool print_categories(const struct evaluation *evaluation)
{
    struct dateline_error error;
    const struct dateline_category *categories;
    size_t count;
    if (dateline_measure_categories(evaluation->measure, evaluation->by->kind, &categories, &count, &error) !=
        DATELINE_OK) {
        fprintf(stderr, "dateline evaluate: %s\n", error.message);
        return false;
    }
    if (!evaluation->json)
        printf("%-12s%8s%11s%9s%9s%s  taken for (%%)\n", evaluation->by->title, "gold", "precision", "recall", "F1",
            evaluation->by->heads ? "  wrong head" : "");
    for (size_t i = 0; i < count; i++)
        (evaluation->json ? print_json_category : print_category)(evaluation, &categories[i]);
    return true;
}

/* Counts a document in. */
static bool take_result(void *context, const dateline_result *result)
{
    struct evaluation *evaluation = context;
    struct dateline_error error;
    enum dateline_status status = dateline_measure_add(evaluation->measure, result, &error);
    evaluation->documents += status == DATELINE_OK || status == DATELINE_FORMAT;
    if (status == DATELINE_OK)
        return true;
    evaluation->failed = true;
    fprintf(stderr, "dateline: %s\n", error.message);
    return status == DATELINE_FORMAT;
}

/* Prints what was measured; gives the exit status. */
static int evaluation_end(const struct evaluation *evaluation, int status)
{
    if (status == EXIT_WRONG_USAGE)
        return status;
    if (!evaluation->documents) {
        fputs("dateline evaluate: there is nothing to measure with: no trees were read (it takes CoNLL-U)\n", stderr);
        return EXIT_SOMETHING_LEFT_OUT;
    }
    bool good = true;
    if (evaluation->by)
        good = print_categories(evaluation);
    else
        print_metrics(evaluation);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("dateline: the output could not be written whole: is the disk full?\n", stderr);
        good = false;
    }
    return good && !evaluation->failed ? status : EXIT_SOMETHING_LEFT_OUT;
}

/* What --by and --format say; false for what they do not take. */
static bool evaluation_begin(const struct evaluate_settings *settings, struct evaluation *evaluation)
{
    for (size_t i = 0; settings->by && i < sizeof bys / sizeof *bys; i++)
        if (strcmp(bys[i].name, settings->by) == 0)
            evaluation->by = &bys[i];
    if (settings->by && !evaluation->by)
        return options_wrong(&evaluate_command, "--by wants deprel or upos, not '%s'", settings->by) == EXIT_ALL_DONE;
    evaluation->json = settings->format && strcmp(settings->format, "jsonl") == 0;
    if (settings->format && !evaluation->json && strcmp(settings->format, "table") != 0)
        return options_wrong(&evaluate_command, "--format wants table or jsonl, not '%s'", settings->format) ==
               EXIT_ALL_DONE;
    return true;
}

static int evaluate_run(int count, char **arguments)
{
    struct evaluate_settings settings = { 0 };
    struct evaluation evaluation = { .documents = 0 };
    struct operands paths;
    struct dateline_error error;
    if (!options_read(&evaluate_command, count, arguments, &settings, &paths) ||
        !evaluation_begin(&settings, &evaluation))
        return EXIT_WRONG_USAGE;
    if (dateline_measure_new(&evaluation.measure, &error) != DATELINE_OK) {
        fprintf(stderr, "dateline evaluate: %s\n", error.message);
        return EXIT_SOMETHING_LEFT_OUT;
    }
    settings.pipeline.from = settings.given ? "conllu" : "treebank";
    settings.pipeline.quiet = true;
    settings.pipeline.gold = settings.pipeline.keep_all = settings.pipeline.dates_unused = true;
    settings.pipeline.last_stage = "parse";
    int status = pipeline_run(&evaluate_command, &settings.pipeline, &paths, take_result, &evaluation);
    status = evaluation_end(&evaluation, status);
    dateline_measure_free(evaluation.measure);
    return status;
}

const struct command evaluate_command = {
    .name = "evaluate",
    .summary = "how much of a treebank is parsed right (CoNLL 2018 metrics)",
    .help = "Usage: dateline evaluate [OPTIONS] TREEBANK...\n\n"
            "Parses the raw text of CoNLL-U treebanks and prints, over all of them, precision,\n"
            "recall and F1 of tokens, sentences, words, tags, features, lemmas and trees as the\n"
            "scorer of the CoNLL 2018 shared task defines them (relations without subtype).\n"
            "A sentence that is no tree is named with file and line and left out.\n",
    .run = evaluate_run,
    .options = evaluate_options,
};
