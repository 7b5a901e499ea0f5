/* Articles through threads, in order.
 *
 * The calling thread reads articles into a ring of jobs and takes finished ones out of it at the other end; workers
 * code whatever job comes next. The ring bounds how far reading runs ahead, and since jobs leave it in the order in
 * which they came, the number of threads changes nothing but the time. With one thread no thread is made at all, and
 * each result is out before the next article is asked for. */
#include "pipeline.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { JOBS_MOST = 256, AHEAD = 4 };

enum job_state { JOB_FREE, JOB_READ, JOB_TAKEN, JOB_DONE };

/* What became of an article. */
struct outcome {
    dateline_result *result; /* NULL: `error` says why */
    dateline_result *title;  /* of a row's title, where titles are coded and it has one; else NULL */
    struct dateline_error error;
};

struct job {
    struct dateline_article article; /* its texts lie in `texts` */
    char *texts;
    struct outcome outcome;
    enum job_state state;
};

struct pipeline {
    dateline_source *source;
    pipeline_take *take;
    void *context;
    bool failed;  /* something was left out */
    bool stopped; /* the taker wants no more */
    bool titles;  /* titles are coded too */
    bool progress;
    bool progress_shown;
    struct timespec begun, shown;
    uint64_t articles, undated;

    pthread_mutex_t lock;
    pthread_cond_t readable, done;
    struct job *ring;
    size_t ring_size;
    uint64_t read, next, out; /* jobs put in, taken by workers, taken out */
    bool end;
};

struct worker {
    struct pipeline *pipeline;
    dateline_workspace *workspace;
    pthread_t thread;
};

static void progress_clear(struct pipeline *pipeline)
{
    if (pipeline->progress_shown)
        fputs("\r\033[K", stderr);
    pipeline->progress_shown = false;
}

/* After two seconds, and then every quarter of one. */
static void progress_show(struct pipeline *pipeline)
{
    struct timespec now;
    if (!pipeline->progress)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double since_begin = (double)(now.tv_sec - pipeline->begun.tv_sec);
    double since_shown =
        (double)(now.tv_sec - pipeline->shown.tv_sec) + (double)(now.tv_nsec - pipeline->shown.tv_nsec) / 1e9;
    if (since_begin < 2 || since_shown < 0.25)
        return;
    uint64_t bytes, total;
    dateline_source_progress(pipeline->source, &bytes, &total);
    fprintf(stderr, "\r\033[K%llu articles", (unsigned long long)pipeline->articles);
    if (total)
        fprintf(stderr, ", %.0f %% of %.1f MB", 100.0 * (double)bytes / (double)total, (double)total / 1e6);
    fprintf(stderr, ", %.0f s", since_begin);
    pipeline->shown = now;
    pipeline->progress_shown = true;
}

static void say(struct pipeline *pipeline, const char *message)
{
    progress_clear(pipeline);
    fprintf(stderr, "dateline: %s\n", message);
}

static void report(void *context, enum dateline_status status, const char *message)
{
    struct pipeline *pipeline = context;
    if (status != DATELINE_OK)
        pipeline->failed = true;
    say(pipeline, message);
}

/* Codes an article, and the title of a row as a text of its own. */
static void article_code(const struct pipeline *pipeline, dateline_workspace *workspace,
    const struct dateline_article *article, struct outcome *ret)
{
    *ret = (struct outcome){ NULL, NULL, { DATELINE_OK, "" } };
    if (dateline_code(workspace, article, &ret->result, &ret->error) != DATELINE_OK)
        return;
    if (!pipeline->titles || article->plain_file || !article->title.length)
        return;
    struct dateline_article title = *article;
    title.text = article->title;
    title.is_title = true;
    dateline_code(workspace, &title, &ret->title, &ret->error);
}

/* Passes on what the coding itself had to say, then the result. */
static void result_out(struct pipeline *pipeline, dateline_result *result)
{
    const struct dateline_article *article = dateline_result_article(result);
    for (size_t i = 0;; i++) {
        struct dateline_text message = dateline_result_message(result, i);
        if (!message.length)
            break;
        progress_clear(pipeline);
        fprintf(stderr, "dateline: %.*s: %.*s\n", (int)article->id.length, article->id.bytes, (int)message.length,
            message.bytes);
    }
    if (!pipeline->stopped && !pipeline->take(pipeline->context, result))
        pipeline->stopped = pipeline->failed = true;
    dateline_result_free(result);
}

/* Hands a coded article on, or says why there is none. */
static void outcome_out(struct pipeline *pipeline, struct outcome *outcome)
{
    pipeline->articles++;
    if (!outcome->result) {
        pipeline->failed = true;
        say(pipeline, outcome->error.message);
        return;
    }
    pipeline->undated += dateline_result_article(outcome->result)->date.year == 0;
    result_out(pipeline, outcome->result);
    if (outcome->title)
        result_out(pipeline, outcome->title);
    progress_show(pipeline);
}

/* The next article, or NULL at the end. */
static const struct dateline_article *article_next(struct pipeline *pipeline)
{
    const struct dateline_article *article;
    struct dateline_error error;
    enum dateline_status status = dateline_source_next(pipeline->source, &article, &error);
    if (status == DATELINE_OK)
        return article;
    if (status != DATELINE_END)
        report(pipeline, status, error.message);
    return NULL;
}

static void run_alone(struct pipeline *pipeline, dateline_workspace *workspace)
{
    const struct dateline_article *article;
    while (!pipeline->stopped && (article = article_next(pipeline))) {
        struct outcome outcome;
        article_code(pipeline, workspace, article, &outcome);
        outcome_out(pipeline, &outcome);
    }
}

/* Copies an article with its texts, since the source keeps only the last one. */
static bool job_fill(struct job *job, const struct dateline_article *article)
{
    job->article = *article;
    struct dateline_text *texts[] = { &job->article.id, &job->article.title, &job->article.publisher, &job->article.url,
        &job->article.language, &job->article.text, &job->article.path, &job->article.given_dateline,
        &job->article.gold };
    size_t size = 1;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        size += texts[i]->length;
    char *at = job->texts = malloc(size);
    if (!at)
        return false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!texts[i]->length)
            continue;
        memcpy(at, texts[i]->bytes, texts[i]->length);
        texts[i]->bytes = at;
        at += texts[i]->length;
    }
    return true;
}

static void *worker_run(void *context)
{
    struct worker *worker = context;
    struct pipeline *pipeline = worker->pipeline;
    pthread_mutex_lock(&pipeline->lock);
    for (;;) {
        while (pipeline->next == pipeline->read && !pipeline->end)
            pthread_cond_wait(&pipeline->readable, &pipeline->lock);
        if (pipeline->next == pipeline->read)
            break;
        struct job *job = &pipeline->ring[pipeline->next++ % pipeline->ring_size];
        job->state = JOB_TAKEN;
        pthread_mutex_unlock(&pipeline->lock);
        article_code(pipeline, worker->workspace, &job->article, &job->outcome);
        pthread_mutex_lock(&pipeline->lock);
        job->state = JOB_DONE;
        pthread_cond_signal(&pipeline->done);
    }
    pthread_mutex_unlock(&pipeline->lock);
    return NULL;
}

/* Takes the oldest job out; waits for it where `wait` says so. False when it is not done yet. */
static bool ring_out(struct pipeline *pipeline, bool wait)
{
    struct job *job = &pipeline->ring[pipeline->out % pipeline->ring_size];
    pthread_mutex_lock(&pipeline->lock);
    while (wait && job->state != JOB_DONE)
        pthread_cond_wait(&pipeline->done, &pipeline->lock);
    bool done = job->state == JOB_DONE;
    pthread_mutex_unlock(&pipeline->lock);
    if (!done)
        return false;
    outcome_out(pipeline, &job->outcome);
    free(job->texts);
    job->state = JOB_FREE;
    pipeline->out++;
    return true;
}

/* Reads one article into the ring. False at the end of the input. */
static bool ring_in(struct pipeline *pipeline)
{
    const struct dateline_article *article = pipeline->stopped ? NULL : article_next(pipeline);
    struct job *job = &pipeline->ring[pipeline->read % pipeline->ring_size];
    if (article && !job_fill(job, article)) {
        report(pipeline, DATELINE_MEMORY, "out of memory; the rest of the input is not read");
        article = NULL;
    }
    pthread_mutex_lock(&pipeline->lock);
    if (article) {
        job->state = JOB_READ;
        pipeline->read++;
        pthread_cond_signal(&pipeline->readable);
    } else {
        pipeline->end = true;
        pthread_cond_broadcast(&pipeline->readable);
    }
    pthread_mutex_unlock(&pipeline->lock);
    return article != NULL;
}

static void run_ring(struct pipeline *pipeline)
{
    bool more = true;
    while (more || pipeline->out < pipeline->read) {
        bool full = pipeline->read - pipeline->out == pipeline->ring_size;
        if (more && !full)
            more = ring_in(pipeline);
        if (pipeline->out < pipeline->read)
            while (ring_out(pipeline, !more || full) && pipeline->out < pipeline->read)
                full = false;
    }
}

/* Starts workers; gives how many there are, and why it could not be more. */
static size_t workers_start(struct pipeline *pipeline, const dateline_coder *coder, struct worker *workers, size_t jobs,
    struct dateline_error *error)
{
    size_t made = 0;
    for (; made < jobs; made++) {
        workers[made].pipeline = pipeline;
        if (dateline_workspace_new(coder, &workers[made].workspace, error) != DATELINE_OK)
            break;
        if (pthread_create(&workers[made].thread, NULL, worker_run, &workers[made]) != 0) {
            dateline_workspace_free(workers[made].workspace);
            break;
        }
    }
    return made;
}

static bool run_threads(struct pipeline *pipeline, const dateline_coder *coder, size_t jobs)
{
    struct dateline_error error = { DATELINE_MEMORY, "out of memory for the threads; try a smaller --jobs" };
    struct worker workers[JOBS_MOST] = { { NULL, NULL, 0 } };
    pipeline->ring_size = jobs * AHEAD;
    pipeline->ring = calloc(pipeline->ring_size, sizeof *pipeline->ring);
    if (!pipeline->ring) {
        say(pipeline, error.message);
        return false;
    }
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->readable, NULL);
    pthread_cond_init(&pipeline->done, NULL);
    size_t made = workers_start(pipeline, coder, workers, jobs, &error);
    if (made > 0)
        run_ring(pipeline);
    else
        say(pipeline, error.message);
    for (size_t i = 0; i < made; i++) {
        pthread_join(workers[i].thread, NULL);
        dateline_workspace_free(workers[i].workspace);
    }
    pthread_cond_destroy(&pipeline->done);
    pthread_cond_destroy(&pipeline->readable);
    pthread_mutex_destroy(&pipeline->lock);
    free(pipeline->ring);
    return made > 0;
}

bool pipeline_open(const struct command *command, const struct pipeline_settings *settings, dateline_coder **ret_coder,
    dateline_workspace **ret_workspace)
{
    struct dateline_options options = {
        .size = sizeof options,
        .model = settings->model,
        .codebook = settings->codebook,
        .actors = settings->actors,
        .article_size = settings->article_size,
        .records = settings->records > UINT32_MAX ? UINT32_MAX : (uint32_t)settings->records,
        .title = settings->title,
        .keep_all = settings->keep_all,
        .actorless = settings->actorless,
        .last_stage = settings->last_stage,
    };
    struct dateline_error error;
    if (dateline_coder_open(&options, ret_coder, &error) != DATELINE_OK) {
        fprintf(stderr, "dateline %s: %s\n", command->name, error.message);
        return false;
    }
    if (dateline_workspace_new(*ret_coder, ret_workspace, &error) != DATELINE_OK) {
        fprintf(stderr, "dateline %s: %s\n", command->name, error.message);
        dateline_coder_close(*ret_coder);
        return false;
    }
    return true;
}

static bool source_open(struct pipeline *pipeline, const struct command *command,
    const struct pipeline_settings *settings, const struct operands *paths)
{
    static const char *const standard_input[] = { "-" };
    struct dateline_source_options options = {
        .size = sizeof options,
        .reader = settings->from,
        .date = settings->date,
        .article_size = settings->article_size,
        .report = report,
        .report_context = pipeline,
        .gold = settings->gold,
    };
    struct dateline_error error;
    if (!paths->count && isatty(STDIN_FILENO))
        fputs("dateline: reading standard input; end with Ctrl-D\n", stderr);
    if (dateline_source_open(paths->count ? paths->at : standard_input, paths->count ? paths->count : 1, &options,
            &pipeline->source, &error) == DATELINE_OK)
        return true;
    fprintf(stderr, "dateline %s: %s\n", command->name, error.message);
    return false;
}

/* Once a run, with the remedy. */
static void undated_say(const struct pipeline *pipeline)
{
    if (!pipeline->undated)
        return;
    if (pipeline->articles == 1)
        fputs("dateline: the article has no date", stderr);
    else
        fprintf(stderr, "dateline: %llu of %llu articles have no date", (unsigned long long)pipeline->undated,
            (unsigned long long)pipeline->articles);
    fputs(", so that words like \"Tuesday\" stay unresolved; give it with --date YYYY-MM-DD\n", stderr);
}

int pipeline_run(const struct command *command, const struct pipeline_settings *settings, const struct operands *paths,
    pipeline_take *take, void *context)
{
    struct pipeline pipeline = { .take = take,
        .context = context,
        .titles = settings->title,
        .progress = isatty(STDERR_FILENO) && (settings->quiet || !isatty(STDOUT_FILENO)) };
    dateline_coder *coder;
    dateline_workspace *workspace;
    if (settings->jobs > JOBS_MOST)
        return options_wrong(command, "--jobs wants at most %d", JOBS_MOST);
    if (!source_open(&pipeline, command, settings, paths))
        return EXIT_WRONG_USAGE;
    if (!pipeline_open(command, settings, &coder, &workspace)) {
        dateline_source_close(pipeline.source);
        return EXIT_WRONG_USAGE;
    }
    clock_gettime(CLOCK_MONOTONIC, &pipeline.begun);
    if (settings->jobs <= 1)
        run_alone(&pipeline, workspace);
    else if (!run_threads(&pipeline, coder, (size_t)settings->jobs))
        pipeline.failed = true;
    progress_clear(&pipeline);
    if (!settings->dates_unused)
        undated_say(&pipeline);
    dateline_workspace_free(workspace);
    dateline_coder_close(coder);
    dateline_source_close(pipeline.source);
    return pipeline.failed ? EXIT_SOMETHING_LEFT_OUT : EXIT_ALL_DONE;
}
