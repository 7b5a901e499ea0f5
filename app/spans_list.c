/* dateline spans: one layer alone: dates, places or names with their offsets, for people who need just that. Nothing is
 * cut from the text first. */
#include "json_text.h"
#include "pipeline.h"

#include <string.h>

struct spans_settings {
    struct pipeline_settings pipeline;
    const char *kind;
};

static const struct option spans_options[] = {
    { "--kind", "KIND", OPTION_TEXT, offsetof(struct spans_settings, kind), "date, place or name" },
    PIPELINE_OPTIONS(struct spans_settings, pipeline),
    OPTIONS_END,
};

extern const struct command spans_command;

static void print_field(const char *name, struct dateline_text text)
{
    if (!text.length)
        return;
    printf(",\"%s\":", name);
    json_text_print(text);
}

static void print_degrees(const char *name, int32_t millionths)
{
    int64_t size = millionths < 0 ? -(int64_t)millionths : millionths;
    printf(",\"%s\":%s%lld.%06lld", name, millionths < 0 ? "-" : "", (long long)(size / 1000000),
        (long long)(size % 1000000));
}

/* The beginning of a line: article, kind, offsets in code points, the words. */
static void print_span(const dateline_result *result, const char *kind, struct dateline_span span)
{
    const struct dateline_article *article = dateline_result_article(result);
    printf("{\"article\":");
    json_text_print(article->id);
    printf(",\"kind\":\"%s\",\"start\":%u,\"end\":%u,\"text\":", kind, dateline_code_points(result, span.start),
        dateline_code_points(result, span.end));
    json_text_print((struct dateline_text){ article->text.bytes + span.start, span.end - span.start });
}

static void print_dates(const dateline_result *result)
{
    size_t count;
    const struct dateline_time *times = dateline_times(result, &count);
    for (size_t i = 0; i < count; i++) {
        print_span(result, "date", times[i].span);
        print_field("type", times[i].type);
        print_field("value", times[i].value);
        if (times[i].date.year)
            printf(",\"date\":\"%04d-%02d-%02d\",\"enddate\":\"%04d-%02d-%02d\"", times[i].date.year,
                times[i].date.month, times[i].date.day, times[i].enddate.year, times[i].enddate.month,
                times[i].enddate.day);
        puts("}");
    }
}

static void print_places(const dateline_result *result)
{
    size_t count;
    const struct dateline_place *places = dateline_places(result, &count);
    for (size_t i = 0; i < count; i++) {
        print_span(result, "place", places[i].span);
        print_field("name", places[i].name);
        print_field("country_code", places[i].country_code);
        print_field("feature_code", places[i].feature_code);
        if (places[i].name.length) {
            print_degrees("lat", places[i].latitude);
            print_degrees("lon", places[i].longitude);
        }
        if (places[i].geonameid)
            printf(",\"geonameid\":%u", places[i].geonameid);
        puts("}");
    }
}

static void print_names(const dateline_result *result)
{
    static const char *const types[] = { "PER", "ORG", "LOC" };
    size_t count, tokens;
    const struct dateline_name *names = dateline_names(result, &count);
    const struct dateline_token *token = dateline_tokens(result, &tokens);
    for (size_t i = 0; i < count; i++) {
        print_span(result, "name",
            (struct dateline_span){ token[names[i].first].span.start, token[names[i].end - 1].span.end });
        printf(",\"type\":\"%s\"}\n", types[names[i].type]);
    }
}

/* The layers that can be asked for, and the stage after which each is whole. */
static const struct kind {
    const char *name, *last_stage;
    void (*print)(const dateline_result *result);
    bool dates_unused;
} kinds[] = {
    { "date", "when", print_dates, false },
    { "place", "where", print_places, true },
    { "name", "parse", print_names, true },
};

static bool take_result(void *context, const dateline_result *result)
{
    const struct kind *kind = context;
    kind->print(result);
    return !ferror(stdout);
}

static int spans_run(int count, char **arguments)
{
    struct spans_settings settings = { 0 };
    struct operands paths;
    if (!options_read(&spans_command, count, arguments, &settings, &paths))
        return EXIT_WRONG_USAGE;
    for (size_t i = 0; settings.kind && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(settings.kind, kinds[i].name) != 0)
            continue;
        struct kind kind = kinds[i];
        settings.pipeline.keep_all = true;
        settings.pipeline.last_stage = kind.last_stage;
        settings.pipeline.dates_unused = kind.dates_unused;
        int status = pipeline_run(&spans_command, &settings.pipeline, &paths, take_result, &kind);
        if (fflush(stdout) == 0)
            return status;
        fputs("dateline: the output could not be written whole: is the disk full?\n", stderr);
        return EXIT_SOMETHING_LEFT_OUT;
    }
    return options_wrong(&spans_command, "--kind wants date, place or name%s%s%s", settings.kind ? ", not '" : "",
        settings.kind ? settings.kind : "", settings.kind ? "'" : "");
}

const struct command spans_command = {
    .name = "spans",
    .summary = "dates, places or names alone, with their offsets",
    .help = "Usage: dateline spans --kind date|place|name [OPTIONS] [PATH...]\n\n"
            "Writes one JSON object a line for each time expression (TIMEX3 type and value,\n"
            "first and last day), name of a place (coordinates, GeoNames id) or name of a\n"
            "person, organisation or place. Offsets count code points.\n",
    .run = spans_run,
    .options = spans_options,
};
