/* From paths to results: what every subcommand that reads articles does. Opens a coder and a source, codes the articles
 * on as many threads as asked for, hands the results on in input order, and says on standard error what went wrong. */
#ifndef DATELINE_APP_PIPELINE_H
#define DATELINE_APP_PIPELINE_H

#include "options.h"

struct pipeline_settings {
    const char *model, *codebook, *actors, *from, *last_stage;
    struct dateline_date date;
    uint64_t jobs, article_size, records;
    bool title, keep_all, actorless;
    bool gold;         /* the articles are of treebanks (struct dateline_source_options) */
    bool quiet;        /* the taker prints nothing on standard output: progress can be shown even on a terminal */
    bool dates_unused; /* nothing to say about articles without a date */
};

/* Rows of an option table for a settings struct that has a struct pipeline_settings as `member`: those of subcommands that
 * ask for nothing but language, and all. */
#define PIPELINE_LANGUAGE_OPTIONS(settings, member)                                                                    \
    { "--jobs", "N", OPTION_NUMBER, offsetof(settings, member.jobs), "threads (default: 1); the output is the same" }, \
        { "--model", "FILE", OPTION_TEXT, offsetof(settings, member.model), "another language model" },                \
    {                                                                                                                  \
        "--article-size", "BYTES", OPTION_SIZE, offsetof(settings, member.article_size),                               \
            "longest text that is read as one article (default: 8M)"                                                   \
    }
#define PIPELINE_FROM_OPTION(settings, member)                                                                         \
    {                                                                                                                  \
        "--from", "READER", OPTION_TEXT, offsetof(settings, member.from),                                              \
            "text, jsonl, csv, tsv, conllu, treebank (default: by content)"                                            \
    }
#define PIPELINE_OPTIONS(settings, member)                                                                             \
    { "--date", "DAY", OPTION_DATE, offsetof(settings, member.date), "publication day of articles that have none" },   \
        PIPELINE_FROM_OPTION(settings, member), PIPELINE_LANGUAGE_OPTIONS(settings, member),                           \
        { "--codebook", "PATH", OPTION_TEXT, offsetof(settings, member.codebook),                                      \
            "another codebook: a folder or an image" },                                                                \
    {                                                                                                                  \
        "--actors", "PATH", OPTION_TEXT, offsetof(settings, member.actors), "other actor tables: a folder or an image" \
    }

/* Takes a result, in input order, on the thread that called pipeline_run. False stops the run: the callback has said
 * why. */
typedef bool pipeline_take(void *context, const dateline_result *result);

/* Runs all articles of the paths (none: standard input). Gives the exit status. */
int pipeline_run(const struct command *command, const struct pipeline_settings *settings, const struct operands *paths,
    pipeline_take *take, void *context);

/* Opens a coder and one workspace as the settings say, for subcommands that read no articles. False: said why. */
bool pipeline_open(const struct command *command, const struct pipeline_settings *settings, dateline_coder **ret_coder,
    dateline_workspace **ret_workspace);

#endif
