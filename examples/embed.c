/* Who did what to whom, one event a line: cc embed.c $(pkg-config --cflags --libs dateline); ./a.out FILE... */
#include <dateline.h>
#include <stdio.h>
static void print_side(const dateline_result *result, struct dateline_list side)
{
    for (size_t i = 0, count; i < side.count; i++) {
        uint32_t entity = dateline_mentions(result, &count)[side.at[i]].entity;
        struct dateline_text code = dateline_entities(result, &count)[entity].code;
        printf("%s%.*s", i ? "," : "", (int)code.length, code.length ? code.bytes : "");
    }
}

int main(int count, char **paths)
{
    struct dateline_error error;
    dateline_coder *coder;
    dateline_workspace *workspace;
    dateline_source *source;
    dateline_result *result;
    const struct dateline_article *article;
    if (dateline_coder_open(NULL, &coder, &error) || dateline_workspace_new(coder, &workspace, &error) ||
        dateline_source_open((const char *const *)paths + 1, (size_t)count - 1, NULL, &source, &error))
        return fprintf(stderr, "%s\n", error.message), 1;
    while (dateline_source_next(source, &article, &error) == DATELINE_OK) {
        if (dateline_code(workspace, article, &result, &error))
            continue;
        size_t events;
        const struct dateline_event *event = dateline_events(result, &events);
        for (size_t i = 0; i < events; i++, event++) {
            print_side(result, event->actor);
            printf("\t%.*s\t", (int)event->type.length, event->type.bytes);
            print_side(result, event->recipient);
            puts("");
        }
        dateline_result_free(result);
    }
    dateline_source_close(source);
    dateline_workspace_free(workspace);
    dateline_coder_close(coder);
}
