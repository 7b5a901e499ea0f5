/* dateline codebook: check the tests of a codebook, see what it covers, try a sentence. */
#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

struct codebook_settings {
    struct pipeline_settings pipeline;
};

static const struct option codebook_options[] = {
    PIPELINE_OPTIONS(struct codebook_settings, pipeline),
    OPTIONS_END,
};

extern const struct command codebook_command;

static bool sink_stdout(void *context, const char *bytes, size_t length)
{
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length;
}

/* ---- check ---- */

static int check(const struct codebook_settings *settings)
{
    dateline_coder *coder;
    dateline_workspace *workspace;
    struct dateline_error error;
    size_t run = 0, failed = 0;
    if (!pipeline_open(&codebook_command, &settings->pipeline, &coder, &workspace))
        return EXIT_SOMETHING_LEFT_OUT;
    enum dateline_status status = dateline_codebook_check(workspace, sink_stdout, NULL, &run, &failed, &error);
    if (status == DATELINE_OK)
        printf("%zu eg and not lines, %zu fail\n", run, failed);
    else
        fprintf(stderr, "dateline codebook: %s\n", error.message);
    dateline_workspace_free(workspace);
    dateline_coder_close(coder);
    return status == DATELINE_OK && failed == 0 ? EXIT_ALL_DONE : EXIT_SOMETHING_LEFT_OUT;
}

/* ---- try ---- */

static void print_side(
    const char *side, const dateline_result *result, struct dateline_list list, struct dateline_text unnamed)
{
    size_t mentions, entities, tokens;
    const struct dateline_mention *mention = dateline_mentions(result, &mentions);
    const struct dateline_entity *entity = dateline_entities(result, &entities);
    const struct dateline_token *token = dateline_tokens(result, &tokens);
    const char *text = dateline_result_article(result)->text.bytes;
    if (!list.count && unnamed.length)
        printf("  %-10s %.*s\n", side, (int)unnamed.length, unnamed.bytes);
    for (uint32_t i = 0; i < list.count; i++) {
        const struct dateline_mention *one = &mention[list.at[i]];
        uint32_t start = token[one->first].span.start, end = token[one->end - 1].span.end;
        printf("  %-10s %.*s", side, (int)(end - start), text + start);
        if (one->entity < entities) {
            printf("  %.*s", (int)entity[one->entity].code.length, entity[one->entity].code.bytes);
            for (int k = 0; k < DATELINE_SECTORS && entity[one->entity].sector[k].length; k++)
                printf(" %.*s", (int)entity[one->entity].sector[k].length, entity[one->entity].sector[k].bytes);
        }
        putchar('\n');
    }
}

static void print_event(const dateline_result *result, const struct dateline_event *event)
{
    static const char *const marks[] = { "historical", "future", "hypothetical", "negation" };
    printf("%.*s", (int)event->type.length, event->type.bytes);
    for (int i = 0; i < DATELINE_MODES && event->mode[i].length; i++)
        printf(" %.*s", (int)event->mode[i].length, event->mode[i].bytes);
    for (int i = 0; i < 4; i++)
        if (event->auxiliary >> i & 1)
            printf(" +%s", marks[i]);
    printf("  confidence 0.%02u\n", event->confidence);
    print_side("actor", result, event->actor, event->unnamed_actor);
    print_side("recipient", result, event->recipient, (struct dateline_text){ NULL, 0 });
    printf("  frame      %.*s  %.*s\n", (int)event->frame.length, event->frame.bytes, (int)event->frame_words.length,
        event->frame_words.bytes);
}

static int try_text(const struct codebook_settings *settings, const char *text)
{
    dateline_coder *coder;
    dateline_workspace *workspace;
    dateline_result *result;
    struct dateline_error error;
    struct dateline_article article = {
        .id = { "try", 3 }, .text = { text, strlen(text) }, .date = settings->pipeline.date
    };
    if (!pipeline_open(&codebook_command, &settings->pipeline, &coder, &workspace))
        return EXIT_SOMETHING_LEFT_OUT;
    enum dateline_status status = dateline_code(workspace, &article, &result, &error);
    if (status == DATELINE_OK) {
        size_t count;
        const struct dateline_event *events = dateline_events(result, &count);
        for (size_t i = 0; i < count; i++)
            print_event(result, &events[i]);
        if (!count)
            puts("no event; `dateline explain` tells which frames were tried");
        dateline_result_free(result);
    } else {
        fprintf(stderr, "dateline codebook: %s\n", error.message);
    }
    dateline_workspace_free(workspace);
    dateline_coder_close(coder);
    return status == DATELINE_OK ? EXIT_ALL_DONE : EXIT_SOMETHING_LEFT_OUT;
}

/* ---- coverage: how often each word was a predicate with an actor that has a code, and how often an event came of it
 * ---- */

struct counted {
    char word[48];
    uint32_t seen, coded;
};

struct coverage {
    struct counted *words;
    size_t count, room;
    size_t clauses, events;
    bool failed;
};

static struct counted *coverage_word(struct coverage *coverage, struct dateline_text word)
{
    size_t length = word.length < sizeof coverage->words->word ? word.length : sizeof coverage->words->word - 1;
    for (size_t i = 0; i < coverage->count; i++)
        if (strlen(coverage->words[i].word) == length && memcmp(coverage->words[i].word, word.bytes, length) == 0)
            return &coverage->words[i];
    if (coverage->count == coverage->room) {
        size_t room = coverage->room ? 2 * coverage->room : 1024;
        struct counted *words = realloc(coverage->words, room * sizeof *words);
        if (!words)
            return NULL;
        coverage->words = words;
        coverage->room = room;
    }
    struct counted *fresh = &coverage->words[coverage->count++];
    memset(fresh, 0, sizeof *fresh);
    memcpy(fresh->word, word.bytes, length);
    return fresh;
}

/* The argument is headed by a mention that has a country or organisation code. */
static bool argument_coded(const dateline_result *result, const struct dateline_argument *argument)
{
    size_t mentions, entities;
    const struct dateline_mention *mention = dateline_mentions(result, &mentions);
    const struct dateline_entity *entity = dateline_entities(result, &entities);
    for (size_t i = 0; i < mentions; i++)
        if (mention[i].head == argument->token && mention[i].entity < entities)
            return entity[mention[i].entity].code.length > 0;
    return false;
}

static bool coverage_take(void *context, const dateline_result *result)
{
    struct coverage *coverage = context;
    size_t clauses, arguments, events;
    const struct dateline_clause *clause = dateline_clauses(result, &clauses);
    const struct dateline_argument *argument = dateline_arguments(result, &arguments);
    const struct dateline_event *event = dateline_events(result, &events);
    coverage->events += events;
    for (size_t i = 0, e = 0; i < clauses; i++) {
        bool coded = false, has_event = false;
        for (uint32_t k = 0; k < clause[i].argument_count && !coded; k++)
            coded = argument[clause[i].argument_first + k].role == DATELINE_ROLE_SUBJECT &&
                    argument_coded(result, &argument[clause[i].argument_first + k]);
        for (; e < events && event[e].clause < i; e++)
            ;
        has_event = e < events && event[e].clause == i;
        if (!coded)
            continue;
        struct counted *word = coverage_word(coverage, clause[i].predicate);
        if (!word) {
            coverage->failed = true;
            return false;
        }
        coverage->clauses++;
        word->seen++;
        word->coded += has_event;
    }
    return true;
}

static int coverage(const struct codebook_settings *settings, const struct operands *paths)
{
    struct coverage all = { NULL, 0, 0, 0, 0, false };
    int status = pipeline_run(&codebook_command, &settings->pipeline, paths, coverage_take, &all);
    printf("%zu clauses whose subject has a code, %zu events\nclauses  events  predicate without an event in most of "
           "them\n",
        all.clauses, all.events);
    for (uint32_t most = 100, printed = 0; printed < 100 && all.count; printed++) {
        struct counted *next = NULL;
        for (size_t i = 0; i < all.count; i++)
            if (2 * all.words[i].coded < all.words[i].seen && (!next || all.words[i].seen > next->seen))
                next = &all.words[i];
        if (!next || most == 0)
            break;
        printf("%7u %7u  %s\n", next->seen, next->coded, next->word);
        next->seen = 0;
    }
    free(all.words);
    return all.failed ? EXIT_SOMETHING_LEFT_OUT : status;
}

static int codebook_run(int count, char **arguments)
{
    struct codebook_settings settings = { 0 };
    struct operands operands;
    if (!options_read(&codebook_command, count, arguments, &settings, &operands))
        return EXIT_WRONG_USAGE;
    const char *what = operands.count ? operands.at[0] : "";
    struct operands rest = { operands.at + 1, operands.count ? operands.count - 1 : 0 };
    if (strcmp(what, "check") == 0 && rest.count <= 1) {
        if (rest.count)
            settings.pipeline.codebook = rest.at[0];
        return check(&settings);
    }
    if (strcmp(what, "try") == 0 && rest.count == 1)
        return try_text(&settings, rest.at[0]);
    if (strcmp(what, "coverage") == 0)
        return coverage(&settings, &rest);
    return options_wrong(&codebook_command, "say check [FOLDER], try TEXT or coverage [PATH...]");
}

const struct command codebook_command = {
    .name = "codebook",
    .summary = "check a codebook's tests, see what it leaves out, try a sentence",
    .help = "Usage: dateline codebook check [FOLDER]\n"
            "       dateline codebook try TEXT\n"
            "       dateline codebook coverage [PATH...]\n\n"
            "check     compiles a codebook and runs its eg and not lines, naming what fails\n"
            "try       the events of one sentence, with the frames that gave them\n"
            "coverage  codes articles and lists the predicates of coded actors that most often\n"
            "          give no event\n",
    .run = codebook_run,
    .options = codebook_options,
};
