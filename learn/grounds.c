/* grounds OPTIONS: codes articles and prints of each event what learn/confidence.py fits the points of a codebook on:
 * article, first and last code point of its words, type, codes of actor and recipient, confidence, grounds.
 *
 *     cc -std=c17 -Iinclude learn/grounds.c build/libdateline.a $(pkg-config --libs libutf8proc zlib libzstd jansson)
 * -o build/grounds build/grounds CODEBOOK MODEL ARTICLES.jsonl > events.tsv */
#include <stdio.h>
#include <string.h>

#include "dateline.h"

static void codes_print(const dateline_result *result, struct dateline_list list)
{
    size_t mentions, entities;
    const struct dateline_mention *mention = dateline_mentions(result, &mentions);
    const struct dateline_entity *entity = dateline_entities(result, &entities);
    putchar('\t');
    for (uint32_t i = 0; i < list.count; i++)
        if (mention[list.at[i]].entity < entities)
            printf("%s%.*s", i ? "," : "", (int)entity[mention[list.at[i]].entity].code.length,
                entity[mention[list.at[i]].entity].code.bytes);
}

static void result_print(const dateline_result *result)
{
    size_t count;
    const struct dateline_event *events = dateline_events(result, &count);
    const struct dateline_article *article = dateline_result_article(result);
    for (size_t i = 0; i < count; i++) {
        const struct dateline_event *event = &events[i];
        printf("%.*s\t%u\t%u\t%.*s", (int)article->id.length, article->id.bytes,
            dateline_code_points(result, event->span[0].start),
            dateline_code_points(result, event->span[event->spans - 1].end), (int)event->type.length,
            event->type.bytes);
        codes_print(result, event->actor);
        codes_print(result, event->recipient);
        printf("\t%u\t%llx\n", event->confidence, (unsigned long long)event->grounds);
    }
}

int main(int count, char **arguments)
{
    struct dateline_options options = { .size = sizeof options };
    struct dateline_source_options reading = { .size = sizeof reading };
    struct dateline_error error;
    dateline_coder *coder;
    dateline_workspace *workspace;
    dateline_source *source;
    const struct dateline_article *article;
    if (count != 4)
        return fputs("usage: grounds CODEBOOK MODEL ARTICLES\n", stderr), 2;
    options.codebook = arguments[1];
    options.model = strcmp(arguments[2], "-") == 0 ? NULL : arguments[2];
    const char *path = arguments[3];
    for (unsigned bit = 0; dateline_ground_text(bit); bit++)
        printf("#\t%u\t%s\n", bit, dateline_ground_text(bit));
    if (dateline_coder_open(&options, &coder, &error) || dateline_workspace_new(coder, &workspace, &error) ||
        dateline_source_open(&path, 1, &reading, &source, &error))
        return fprintf(stderr, "%s\n", error.message), 1;
    while (dateline_source_next(source, &article, &error) == DATELINE_OK) {
        dateline_result *result;
        if (dateline_code(workspace, article, &result, &error) != DATELINE_OK)
            continue;
        result_print(result);
        dateline_result_free(result);
    }
    return 0;
}
