/* bench-program ARTICLES: codes all articles of a file with one thread and prints sentences and megabytes a second of CPU time,
 * peak memory, the time that opening the coder takes, and each stage's share. Uses the public header alone. */
#include "dateline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool swallow(void *context, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)context += length;
    return true;
}

static int fail(const struct dateline_error *error)
{
    fprintf(stderr, "bench: %s\n", error->message);
    return 1;
}

struct totals {
    size_t articles, sentences, tokens, bytes, statements, events, written;
};

static int code_all(
    dateline_source *source, dateline_workspace *workspace, dateline_writer *writer, struct totals *totals)
{
    struct dateline_error error;
    const struct dateline_article *article;
    enum dateline_status status;
    while ((status = dateline_source_next(source, &article, &error)) == DATELINE_OK) {
        dateline_result *result;
        size_t count;
        if (dateline_code(workspace, article, &result, &error) != DATELINE_OK) {
            fprintf(stderr, "bench: %s\n", error.message);
            continue;
        }
        totals->articles++;
        totals->bytes += article->text.length;
        totals->sentences += (dateline_sentences(result, &count), count);
        totals->tokens += (dateline_tokens(result, &count), count);
        totals->statements += (dateline_statements(result, &count), count);
        totals->events += (dateline_events(result, &count), count);
        dateline_writer_write(writer, result, &error);
        dateline_result_free(result);
    }
    return status == DATELINE_END ? 0 : fail(&error);
}

static void report(
    const struct totals *totals, const dateline_workspace *workspace, double wall, double cpu, double opening)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu articles, %zu sentences, %zu tokens, %.1f MB; %zu statements, %zu events\n", totals->articles,
        totals->sentences, totals->tokens, (double)totals->bytes / 1e6, totals->statements, totals->events);
    printf("of CPU time: %.0f sentences/s  %.2f MB/s  %.2f µs a token; %.2f s of CPU, %.2f s by the clock\n",
        (double)totals->sentences / cpu, (double)totals->bytes / 1e6 / cpu, cpu * 1e6 / (double)totals->tokens, cpu,
        wall);
    printf("peak %.0f MB, opening the coder %.2f ms\n", (double)usage.ru_maxrss / 1024, opening * 1e3);
    double staged = 0;
    for (size_t i = 0; dateline_stage_name(i); i++)
        staged += (double)dateline_stage_nanoseconds(workspace, i) * 1e-9;
    for (size_t i = 0; dateline_stage_name(i); i++) {
        double own = (double)dateline_stage_nanoseconds(workspace, i) * 1e-9;
        printf("  %-10s %6.2f s  %5.1f %%  %6.2f µs a sentence\n", dateline_stage_name(i), own, 100 * own / wall,
            own * 1e6 / (double)totals->sentences);
    }
    printf(
        "  %-10s %6.2f s  %5.1f %%  (reading, writing, memory)\n", "rest", wall - staged, 100 * (wall - staged) / wall);
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fputs("usage: bench ARTICLES\n", stderr);
        return 2;
    }
    struct dateline_error error;
    dateline_coder *coder;
    dateline_workspace *workspace;
    dateline_source *source;
    dateline_writer *writer;
    struct totals totals = { 0 };
    struct dateline_source_options source_options = { .size = sizeof source_options };
    struct dateline_writer_options writer_options = { .size = sizeof writer_options };
    const char *paths[] = { arguments[1] };
    double begin = seconds(CLOCK_MONOTONIC);
    if (dateline_coder_open(NULL, &coder, &error) != DATELINE_OK ||
        dateline_workspace_new(coder, &workspace, &error) != DATELINE_OK)
        return fail(&error);
    double opened = seconds(CLOCK_MONOTONIC), cpu_opened = seconds(CLOCK_PROCESS_CPUTIME_ID);
    if (dateline_source_open(paths, 1, &source_options, &source, &error) != DATELINE_OK ||
        dateline_writer_open("jsonl", &writer_options, swallow, &totals.written, &writer, &error) != DATELINE_OK)
        return fail(&error);
    if (code_all(source, workspace, writer, &totals) != 0)
        return 1;
    dateline_writer_close(writer, &error);
    report(&totals, workspace, seconds(CLOCK_MONOTONIC) - opened, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu_opened,
        opened - begin);
    dateline_source_close(source);
    dateline_workspace_free(workspace);
    dateline_coder_close(coder);
    return 0;
}
