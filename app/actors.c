/* dateline actors: check actor tables, list the names that no table knows. */
#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

struct actors_settings {
    struct pipeline_settings pipeline;
    uint64_t most, least;
};

static const struct option actors_options[] = {
    { "--most", "N", OPTION_NUMBER, offsetof(struct actors_settings, most),
        "names that unknown lists (default: 50, at most 10000)" },
    { "--least", "N", OPTION_NUMBER, offsetof(struct actors_settings, least),
        "mentions that a name must have to be listed (default: 2)" },
    PIPELINE_OPTIONS(struct actors_settings, pipeline),
    OPTIONS_END,
};

extern const struct command actors_command;

/* ---- check ---- */

static bool sink_stdout(void *context, const char *bytes, size_t length)
{
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length;
}

static int check(const char *folder)
{
    struct dateline_actors_checked checked;
    struct dateline_error error;
    enum dateline_status status = dateline_actors_check(folder, sink_stdout, NULL, &checked, &error);
    if (status != DATELINE_OK) {
        fprintf(stderr, "dateline actors: %s\n", error.message);
        return EXIT_SOMETHING_LEFT_OUT;
    }
    printf("%zu tables, %zu rows, %zu wrong\n", checked.tables, checked.rows, checked.wrong);
    return checked.wrong ? EXIT_SOMETHING_LEFT_OUT : EXIT_ALL_DONE;
}

/* ---- unknown: a table of names by their hash ---- */

enum { EXAMPLE = 160, LISTED_MOST = 10000 };

struct unknown {
    char *name; /* NULL: a free slot */
    uint32_t mentions, articles;
    size_t last_article;
    char code[4], sector[4]; /* what the text's own words say */
    char example[EXAMPLE];
};

struct unknowns {
    struct unknown *slots;
    size_t count, room; /* room is 0 or a power of two */
    size_t articles;
    bool failed;
};

static uint64_t name_hash(const char *name, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * 0x100000001b3u;
    return hash ^ hash >> 29;
}

static struct unknown *slot_of(struct unknown *slots, size_t room, const char *name, size_t length)
{
    size_t at = (size_t)name_hash(name, length) & (room - 1);
    while (slots[at].name && (strlen(slots[at].name) != length || memcmp(slots[at].name, name, length) != 0))
        at = (at + 1) & (room - 1);
    return &slots[at];
}

static bool slots_grow(struct unknowns *all)
{
    size_t room = all->room ? 2 * all->room : 1024;
    struct unknown *slots = calloc(room, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < all->room; i++)
        if (all->slots[i].name)
            *slot_of(slots, room, all->slots[i].name, strlen(all->slots[i].name)) = all->slots[i];
    free(all->slots);
    all->slots = slots;
    all->room = room;
    return true;
}

/* The entry of a name, added where it is new; NULL when the machine is out of memory. */
static struct unknown *unknown_put(struct unknowns *all, struct dateline_text name)
{
    if (2 * all->count >= all->room && !slots_grow(all))
        return NULL;
    struct unknown *slot = slot_of(all->slots, all->room, name.bytes, name.length);
    if (slot->name)
        return slot;
    slot->name = malloc(name.length + 1);
    if (!slot->name)
        return NULL;
    memcpy(slot->name, name.bytes, name.length);
    slot->name[name.length] = '\0';
    all->count++;
    return slot;
}

/* Copies words with one space for each run of white space, cut at a character. */
static void words_copy(char *into, size_t room, const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length && count + 1 < room; i++) {
        bool space = (unsigned char)bytes[i] <= ' ';
        if (!space)
            into[count++] = bytes[i];
        else if (count && into[count - 1] != ' ')
            into[count++] = ' ';
        while (count + 1 == room && count && ((unsigned char)into[count - 1] & 0xC0) == 0x80)
            count--; /* the character that does not fit may be cut here */
    }
    into[count] = '\0';
}

static void code_copy(char into[4], struct dateline_text code)
{
    if (!into[0] && code.length < 4)
        memcpy(into, code.bytes, code.length);
}

/* One result, and which of its tokens are in an actor's position: heads of subjects and objects. */
struct looked {
    const dateline_result *result;
    const struct dateline_token *tokens;
    const struct dateline_entity *entities;
    const struct dateline_place *places;
    size_t token_count, entity_count, place_count;
    bool *acts;
};

static bool acts_fill(struct looked *looked)
{
    size_t clauses, arguments;
    const struct dateline_clause *clause = dateline_clauses(looked->result, &clauses);
    const struct dateline_argument *argument = dateline_arguments(looked->result, &arguments);
    looked->acts = calloc(looked->token_count + 1, sizeof *looked->acts);
    if (!looked->acts)
        return false;
    for (size_t i = 0; i < clauses; i++)
        for (uint32_t k = 0; k < clause[i].argument_count; k++) {
            const struct dateline_argument *one = &argument[clause[i].argument_first + k];
            if (one->token < looked->token_count)
                looked->acts[one->token] |= one->role == DATELINE_ROLE_SUBJECT || one->role == DATELINE_ROLE_OBJECT;
        }
    for (size_t i = 0; i < looked->place_count; i++) /* the gazetteer knows it */
        for (uint32_t k = looked->places[i].first; k < looked->places[i].end && k < looked->token_count; k++)
            looked->acts[k] = false;
    return true;
}

static bool mention_take(struct unknowns *all, const struct looked *looked, const struct dateline_mention *mention)
{
    if (mention->kind != DATELINE_MENTION_NAME || mention->entity >= looked->entity_count ||
        mention->head >= looked->token_count || !looked->acts[mention->head])
        return true;
    const struct dateline_entity *entity = &looked->entities[mention->entity];
    if (entity->listed || !entity->identifier.length)
        return true;
    struct unknown *name = unknown_put(all, entity->identifier);
    if (!name)
        return false;
    name->articles += !name->mentions || name->last_article != all->articles;
    name->last_article = all->articles;
    code_copy(name->code, entity->code);
    code_copy(name->sector, entity->sector[0]);
    if (!name->mentions++) {
        size_t count;
        const struct dateline_sentence *sentences = dateline_sentences(looked->result, &count);
        struct dateline_span span = sentences[looked->tokens[mention->head].sentence].span;
        words_copy(name->example, sizeof name->example,
            dateline_result_article(looked->result)->text.bytes + span.start, span.end - span.start);
    }
    return true;
}

static bool unknowns_take(void *context, const dateline_result *result)
{
    struct unknowns *all = context;
    struct looked looked = { .result = result };
    size_t mentions;
    const struct dateline_mention *mention = dateline_mentions(result, &mentions);
    looked.tokens = dateline_tokens(result, &looked.token_count);
    looked.entities = dateline_entities(result, &looked.entity_count);
    looked.places = dateline_places(result, &looked.place_count);
    all->failed = !acts_fill(&looked);
    for (size_t i = 0; i < mentions && !all->failed; i++)
        all->failed = !mention_take(all, &looked, &mention[i]);
    free(looked.acts);
    all->articles++;
    if (all->failed)
        fprintf(stderr, "dateline actors: out of memory\n");
    return !all->failed;
}

/* More mentions first, then by name. */
static bool before(const struct unknown *a, const struct unknown *b)
{
    return a->mentions != b->mentions ? a->mentions > b->mentions : strcmp(a->name, b->name) < 0;
}

/* Prints the first names, best first; false when the machine is out of memory. */
static bool unknowns_print(const struct unknowns *all, size_t most, uint64_t least)
{
    const struct unknown **list = calloc(most + 1, sizeof *list);
    size_t count = 0;
    if (!list)
        return false;
    for (size_t i = 0; i < all->room; i++) {
        const struct unknown *one = &all->slots[i];
        size_t at = count;
        if (!one->name || one->mentions < least || (count && count == most && !before(one, list[count - 1])))
            continue;
        for (; at > 0 && before(one, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = one;
        count += count < most;
    }
    puts("mentions\tarticles\tname\tcode\tsector\texample");
    for (size_t i = 0; i < count; i++)
        printf("%u\t%u\t%s\t%s\t%s\t%s\n", list[i]->mentions, list[i]->articles, list[i]->name, list[i]->code,
            list[i]->sector, list[i]->example);
    free(list);
    return true;
}

static int unknown(const struct actors_settings *settings, const struct operands *paths)
{
    struct unknowns all = { .slots = NULL };
    int status = pipeline_run(&actors_command, &settings->pipeline, paths, unknowns_take, &all);
    size_t most = settings->most < LISTED_MOST ? (size_t)settings->most : LISTED_MOST;
    if (!all.failed && !unknowns_print(&all, most, settings->least)) {
        fprintf(stderr, "dateline actors: out of memory\n");
        status = EXIT_SOMETHING_LEFT_OUT;
    }
    for (size_t i = 0; i < all.room; i++)
        free(all.slots[i].name);
    free(all.slots);
    return all.failed ? EXIT_SOMETHING_LEFT_OUT : status;
}

static int actors_run(int count, char **arguments)
{
    struct actors_settings settings = { .pipeline = { .last_stage = "where", .quiet = true }, .most = 50, .least = 2 };
    struct operands operands;
    if (!options_read(&actors_command, count, arguments, &settings, &operands))
        return EXIT_WRONG_USAGE;
    if (operands.count == 0)
        return options_wrong(&actors_command, "say check FOLDER or unknown [PATH...]");
    const char *what = operands.at[0];
    struct operands rest = { operands.at + 1, operands.count - 1 };
    if (strcmp(what, "check") == 0 && rest.count == 1)
        return check(rest.at[0]);
    if (strcmp(what, "unknown") == 0)
        return unknown(&settings, &rest);
    return options_wrong(&actors_command, "say check FOLDER or unknown [PATH...]");
}

const struct command actors_command = {
    .name = "actors",
    .summary = "check actor tables of your own, list the names that no table knows",
    .help = "Usage: dateline actors check FOLDER\n"
            "       dateline actors unknown [PATH...]\n\n"
            "check    reads every row of a folder's tables, naming each mistake and how to mend it\n"
            "unknown  codes articles and lists the names that stand as subjects or objects most often\n"
            "         and that no table knows: mentions, articles, name, the code and sector that the\n"
            "         words around gave it, and a sentence\n",
    .run = actors_run,
    .options = actors_options,
};
