/* who: the compiler of actor tables, what it makes of small ones and says of broken ones, and images that are cut. */
#include "fixture.h"

#include "base/calendar.h"
#include "who/actor_compile.h"
#include "who/actor_table.h"

struct fixture {
    struct arena arena;
    char folder[64];
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    arena_init(&fixture->arena, 0, fixture_never, NULL);
    strcpy(fixture->folder, "/tmp/dateline-actors-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    *state = fixture;
    return 0;
}

static const char *const files[] = { "agents.tsv", "countries.tsv", "people.tsv", "bodies.tsv" };
enum { FILES = sizeof files / sizeof *files };

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < FILES; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", fixture->folder, files[i]);
        unlink(path);
    }
    rmdir(fixture->folder);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static const char *const good[FILES] = {
    "# "
    "agents\nnoun\tplural\tsector\tkind\tweight\nminister\tministers\tGOV\tperson\tstrong\nHouse\t\tLEG\tgroup\tstrong"
    "\n",
    "code\tname\talias\tadjective\tpeople\tcapital\tfrom\tto\nRUR\tRuritania\t\tRuritanian\tRuritanians\tStrelsau\t\t"
    "\n",
    "name\tcode\toffice\tfrom\tto\nRudolf Rassendyll\tRUR\tKing\t1894\t1897-06\nRudolf Rassendyll\tRUR\tMinister of "
    "Trade\t1899-02-03\t\n",
    "name\talias\tcode\tsector\nRuritanian Miners League\tRML\tRUR\tLAB\n",
};

/* Writes the good tables, one of them replaced. */
static void write_tables(const struct fixture *fixture, const char *name, const char *content)
{
    for (int i = 0; i < FILES; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", fixture->folder, files[i]);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(name && strcmp(files[i], name) == 0 ? content : good[i], file);
        fclose(file);
    }
}

static void open_tables(struct fixture *fixture, struct actor_table *ret_table, struct dateline_text *ret_image)
{
    struct dateline_error error;
    struct image image;
    write_tables(fixture, NULL, NULL);
    if (actor_compile(&fixture->arena, fixture->folder, ret_image, &error) != DATELINE_OK ||
        image_open(*ret_image, "actors", ACTOR_KIND, ACTOR_VERSION, true, &image, &error) != DATELINE_OK ||
        actor_table_open(&image, "actors", true, ret_table, &error) != DATELINE_OK)
        fail_msg("%s", error.message);
}

static const struct actor_slot *find(struct fixture *fixture, const struct actor_table *table, const char *phrase)
{
    uint64_t hash = HASH_SEED;
    struct word_key word;
    for (size_t at = 0; word_next(&fixture->arena, text_of(phrase), &at, &word);)
        hash = phrase_hash(hash, word.hash);
    return actor_slot_find(table, hash);
}

/* The only sense of a phrase, in a role. */
static const struct actor *only(
    struct fixture *fixture, const struct actor_table *table, const char *phrase, enum actor_role role)
{
    const struct actor_slot *slot = find(fixture, table, phrase);
    assert_non_null(slot);
    assert_int_equal(slot->count, 1);
    assert_int_equal(table->senses[slot->first].role, role);
    return &table->actors[table->senses[slot->first].actor];
}

static void phrases_are_found(void **state)
{
    struct fixture *fixture = *state;
    struct actor_table table;
    struct dateline_text image;
    open_tables(fixture, &table, &image);
    assert_string_equal(only(fixture, &table, "Ruritania", ROLE_NAME)->code, "RUR");
    assert_string_equal(only(fixture, &table, "ruritanian", ROLE_ADJECTIVE)->code, "RUR");
    assert_string_equal(only(fixture, &table, "STRELSAU", ROLE_CAPITAL)->code, "RUR");
    assert_int_equal(only(fixture, &table, "ministers", ROLE_PLURAL)->sectors.at[0], SECTOR_GOV);
    assert_int_equal(only(fixture, &table, "Ruritanian Miners League", ROLE_NAME)->kind, ACTOR_ORGANISATION);
    assert_int_equal(only(fixture, &table, "Rassendyll", ROLE_SURNAME)->kind, ACTOR_PERSON);
    assert_null(find(fixture, &table, "Graustark"));
    assert_int_equal(find(fixture, &table, "Ruritanian")->longest, 3);
}

static void shapes_are_kept(void **state)
{
    struct fixture *fixture = *state;
    struct actor_table table;
    struct dateline_text image;
    open_tables(fixture, &table, &image);
    assert_int_equal(table.senses[find(fixture, &table, "RML")->first].shape, SHAPE_ACRONYM);
    assert_int_equal(table.senses[find(fixture, &table, "House")->first].shape, SHAPE_CAPITAL);
    assert_int_equal(table.senses[find(fixture, &table, "minister")->first].shape, SHAPE_ANY);
    assert_int_equal(table.senses[find(fixture, &table, "Ruritania")->first].shape, SHAPE_CAPITAL);
}

static int32_t day(int16_t year, uint8_t month, uint8_t of_month)
{
    return date_to_days((struct dateline_date){ year, month, of_month });
}

static void offices_have_days(void **state)
{
    struct fixture *fixture = *state;
    struct actor_table table;
    struct dateline_text image;
    open_tables(fixture, &table, &image);
    const struct actor *rudolf = only(fixture, &table, "Rudolf Rassendyll", ROLE_NAME);
    assert_int_equal(rudolf->terms, 2);
    assert_true(text_is(actor_text(&table, actor_term_on(&table, rudolf, day(1897, 6, 30))->office), "King"));
    assert_null(actor_term_on(&table, rudolf, day(1897, 7, 1)));
    assert_true(text_is(actor_text(&table, actor_term_before(&table, rudolf, day(1898, 1, 1))->office), "King"));
    const struct actor_term *trade = actor_term_on(&table, rudolf, day(1950, 1, 1));
    assert_true(text_is(actor_text(&table, trade->office), "Minister of Trade"));
    assert_int_equal(trade->sectors.at[0], SECTOR_GOV);
    assert_null(actor_term_before(&table, rudolf, day(1890, 1, 1)));
}

static void mistakes_are_named(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *file, *content, *message;
    } broken[] = {
        { "agents.tsv", "", "agents.tsv:" },
        { "agents.tsv", "noun\tcolour\nminister\tred\n", "agents.tsv:1: unknown column 'colour'" },
        { "agents.tsv", "noun\tsector\tkind\nminister\tGOV\tgiant\n", "agents.tsv:2: " },
        { "agents.tsv", "noun\tsector\tkind\n\n# a remark\nminister\tGOB\tperson\n",
            "agents.tsv:4: no sector of PLOVER: 'GOB'" },
        { "agents.tsv", "noun\tsector\tkind\nminister\tGOV\tperson\tstrong\n", "agents.tsv:2: more fields" },
        { "agents.tsv", "noun\tsector\tkind\n\tGOV\tperson\n", "agents.tsv:2: " },
        { "countries.tsv", "code\tname\tcapital\nRuR\tRuritania\tStrelsau\n",
            "countries.tsv:2: a code has three capitals, not 'RuR'" },
        { "countries.tsv", "code\tname\tcapital\nRUR\t\tStrelsau\n", "countries.tsv:2: " },
        { "people.tsv", "name\tcode\toffice\tfrom\nRudolf\tRUR\tKing\t1894-13\n", "people.tsv:2: a date is" },
        { "people.tsv", "name\tcode\toffice\tfrom\nRudolf\tRUR\tKing\tearly\n", "people.tsv:2: a date is" },
        { "people.tsv", "name\tcode\toffice\tfrom\n\tRUR\tKing\t1894\n", "people.tsv:2: a person needs a name" },
        { "bodies.tsv", "name\tcode\tsector\n\tRUR\tLAB\n", "bodies.tsv:2: an organisation needs a name" },
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct dateline_text image;
        struct dateline_error error = { .message = "" };
        write_tables(fixture, broken[i].file, broken[i].content);
        assert_int_equal(actor_compile(&fixture->arena, fixture->folder, &image, &error), DATELINE_SYNTAX);
        if (!strstr(error.message, broken[i].message))
            fail_msg("'%s' does not say '%s'", error.message, broken[i].message);
    }
}

static bool mistake_take(void *context, const char *bytes, size_t length)
{
    text_add(context, (struct dateline_text){ bytes, length });
    return true;
}

/* A check goes on behind a mistake, names each one, and counts what it read. */
static void all_mistakes_are_told(void **state)
{
    struct fixture *fixture = *state;
    struct text_builder told = { .arena = &fixture->arena };
    struct actor_check check = { .tell = mistake_take, .context = &told };
    struct dateline_error error = { .message = "" };
    write_tables(fixture, NULL, NULL);
    assert_int_equal(actor_check(&fixture->arena, fixture->folder, &check, &error), DATELINE_OK);
    assert_int_equal(check.tables, FILES);
    assert_int_equal(check.rows, 6);
    assert_int_equal(check.wrong, 0);
    assert_int_equal(told.count, 0);
    write_tables(fixture, "people.tsv",
        "name\tcode\toffice\tfrom\tto\nRudolf\tRU\tKing\t1894\t\nFlavia\tRUR\tQueen\t1899\t1894\n"
        "Sapt\tRUR\tColonel\t1894\t1897\nFritz\tRUR\tCount\t1894\t1897\tx\n");
    check = (struct actor_check){ .tell = mistake_take, .context = &told };
    assert_int_equal(actor_check(&fixture->arena, fixture->folder, &check, &error), DATELINE_OK);
    assert_int_equal(check.rows, 8);
    assert_int_equal(check.wrong, 3);
    text_add_byte(&told, '\0');
    assert_non_null(strstr(told.bytes, "people.tsv:2: a code has three capitals, not 'RU'\n"));
    assert_non_null(
        strstr(told.bytes, "people.tsv:3: the row begins after its end '1894'; 'from' is the earlier day\n"));
    assert_null(strstr(told.bytes, "people.tsv:4:"));
    assert_non_null(strstr(told.bytes, "people.tsv:5: more fields"));
    write_tables(fixture, "bodies.tsv", "name\tcolour\nLeague\tred\n");
    check = (struct actor_check){ .tell = mistake_take, .context = &told };
    told.count = 0;
    assert_int_equal(actor_check(&fixture->arena, fixture->folder, &check, &error), DATELINE_OK);
    text_add_byte(&told, '\0');
    assert_int_equal(check.wrong, 1); /* of a table with a wrong header no row is read */
    assert_non_null(strstr(told.bytes, "bodies.tsv:1: unknown column 'colour'; columns are noun"));
}

static void a_missing_folder_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct dateline_text image;
    struct dateline_error error = { .message = "" };
    assert_int_equal(actor_compile(&fixture->arena, "/nonexistent/ruritania", &image, &error), DATELINE_IO);
    assert_non_null(strstr(error.message, "/nonexistent/ruritania"));
    struct actor_check check = { .tell = mistake_take };
    assert_int_equal(actor_check(&fixture->arena, "/nonexistent/ruritania", &check, &error), DATELINE_IO);
    assert_int_equal(actor_check(&fixture->arena, "tests/cases", &check, &error), DATELINE_IO);
    assert_non_null(strstr(error.message, "tests/cases: no table in this folder; their names end in .tsv"));
}

static void damaged_images_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct actor_table table;
    struct dateline_text bytes;
    struct dateline_error error;
    struct image image;
    open_tables(fixture, &table, &bytes);
    struct dateline_text cut = text_slice(bytes, 0, bytes.length / 2);
    assert_int_equal(image_open(cut, "actors", ACTOR_KIND, ACTOR_VERSION, true, &image, &error), DATELINE_IMAGE);
    struct actor_sense *senses = (struct actor_sense *)(uintptr_t)table.senses;
    senses[0].actor = table.actor_count; /* points past the actors */
    assert_int_equal(image_open(bytes, "actors", ACTOR_KIND, ACTOR_VERSION, false, &image, &error), DATELINE_OK);
    assert_int_equal(actor_table_open(&image, "actors", true, &table, &error), DATELINE_IMAGE);
    assert_non_null(strstr(error.message, "actors"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_found),
        cmocka_unit_test(shapes_are_kept),
        cmocka_unit_test(offices_have_days),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(all_mistakes_are_told),
        cmocka_unit_test(a_missing_folder_is_named),
        cmocka_unit_test(damaged_images_are_refused),
    };
    return cmocka_run_group_tests_name("actors", tests, setup, teardown);
}
