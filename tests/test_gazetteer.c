/* where: the gazetteer's compiler and look-up, on the tables of places/ and on broken ones. */
#include "fixture.h"

#include "base/hash.h"
#include "base/text.h"
#include "where/gazetteer.h"

struct fixture {
    struct arena arena;
    struct dateline_text image;
    struct gazetteer gazetteer;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct dateline_error error;
    arena_init(&fixture->arena, 0, fixture_never, NULL);
    if (gazetteer_compile(&fixture->arena, "places", &fixture->image, &error) != DATELINE_OK ||
        gazetteer_open(fixture->image, "places", true, &fixture->gazetteer, &error) != DATELINE_OK)
        fail_msg("%s", error.message);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static const struct gazetteer_slot *find(struct fixture *fixture, const char *name)
{
    return gazetteer_find(&fixture->gazetteer, gazetteer_hash(&fixture->arena, HASH_SEED, text_of(name)));
}

/* Does a name stand for a place of this first name in this country? */
static bool bears(struct fixture *fixture, const char *name, const char *first_name, const char *country)
{
    const struct gazetteer_slot *slot = find(fixture, name);
    for (uint32_t i = 0; slot && i < slot->count; i++) {
        uint32_t place = GAZETTEER_MEMBER_PLACE(fixture->gazetteer.members[slot->first + i]);
        if (text_is(gazetteer_name(&fixture->gazetteer, place), first_name) &&
            strcmp(fixture->gazetteer.places[place].country_code, country) == 0)
            return true;
    }
    return false;
}

static void names_are_found(void **state)
{
    struct fixture *fixture = *state;
    assert_true(bears(fixture, "Moscow", "Moscow", "RUS"));
    assert_true(bears(fixture, "Moscow", "Moscow", "USA"));
    assert_true(bears(fixture, "Kiev", "Kyiv", "UKR"));
    assert_true(bears(fixture, "Russian", "Russia", "RUS"));
    assert_true(bears(fixture, "Texas", "Texas", "USA"));
    assert_true(bears(fixture, "Donbass", "Donbas", "UKR"));
    assert_null(find(fixture, "Ruritania"));
}

static void spelling_does_not_matter(void **state)
{
    struct fixture *fixture = *state;
    assert_ptr_equal(find(fixture, "Port-au-Prince"), find(fixture, "PORT AU PRINCE"));
    assert_ptr_equal(find(fixture, "São Paulo"), find(fixture, "Sao Paulo"));
    assert_ptr_equal(find(fixture, "U.S."), find(fixture, "US"));
    assert_non_null(find(fixture, "São Paulo"));
    uint64_t hash = gazetteer_hash(&fixture->arena, HASH_SEED, TEXT("New"));
    hash = gazetteer_hash(&fixture->arena, hash, TEXT("York"));
    assert_ptr_equal(gazetteer_find(&fixture->gazetteer, hash), find(fixture, "New York"));
}

static void kinds_are_marked(void **state)
{
    struct fixture *fixture = *state;
    assert_true(find(fixture, "US")->flags & GAZETTEER_CAPITALS);
    assert_true(find(fixture, "Nice")->flags & GAZETTEER_WORD);
    assert_true(find(fixture, "Chad")->flags & GAZETTEER_GIVEN);
    assert_true(find(fixture, "Russian")->flags & GAZETTEER_ADJECTIVE);
    assert_true(find(fixture, "White House")->flags & GAZETTEER_NEVER);
    assert_false(find(fixture, "Moscow")->flags & (GAZETTEER_ADJECTIVE | GAZETTEER_WORD | GAZETTEER_NEVER));
    uint64_t literal = hash_bytes(GAZETTEER_SHORT_SEED, "Ky.", 3);
    assert_true(gazetteer_find(&fixture->gazetteer, literal)->flags & GAZETTEER_SHORT);
}

static void every_place_is_well_formed(void **state)
{
    struct fixture *fixture = *state;
    const struct gazetteer *gazetteer = &fixture->gazetteer;
    for (uint32_t i = 0; i < gazetteer->place_count; i++) {
        const struct gazetteer_place *place = &gazetteer->places[i];
        assert_true(place->name_length > 0);
        assert_in_range(place->latitude + 90000000, 0, 180000000);
        assert_in_range(place->longitude + 180000000, 0, 360000000);
        assert_true(place->country == DATELINE_NONE || place->country < gazetteer->place_count);
        assert_true(place->region == DATELINE_NONE || place->region < gazetteer->place_count);
        assert_true(place->kind == GAZETTEER_WIDE || place->country != DATELINE_NONE);
    }
}

static const char *const files[] = { "countries.tsv", "regions.tsv", "other.tsv", "counties.tsv", "towns-africa.tsv",
    "towns-america.tsv", "towns-asia.tsv", "towns-europe.tsv", "spellings.tsv", "abbreviations.tsv", "doubtful.tsv" };

static void remove_tables(const char *folder)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    rmdir(folder);
}

/* Writes a folder of empty tables with one row in one of them. */
static void write_tables(const char *folder, const char *broken, const char *row)
{
    mkdir(folder, 0700);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        bool pair = i > 7;
        fputs(pair ? "geonameid\tspelling\n" : "geonameid\tname\tcountry\tadmin1\tlat\tlon\tpopulation\tcode\n", file);
        if (strcmp(files[i], broken) == 0)
            fprintf(file, "%s\n", row);
        fclose(file);
    }
}

static void mistakes_are_named(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *file, *row, *message;
    } broken[] = {
        { "towns-asia.tsv", "12\tUtopia\tXXX\t\tnorth\t0.0\t9\tPPL", "towns-asia.tsv:2" },
        { "towns-asia.tsv", "12\t\tXXX\t\t1.0\t0.0\t9\tPPL", "towns-asia.tsv:2" },
        { "towns-asia.tsv", "twelve\tUtopia\tXXX\t\t1.0\t0.0\t9\tPPL", "towns-asia.tsv:2" },
        { "towns-asia.tsv", "12\tUtopia\tXXX\t\t191.0\t0.0\t9\tPPL", "towns-asia.tsv:2" },
        { "spellings.tsv", "12\tUtopia", "geonameid 12" },
        { "doubtful.tsv", "Utopia\tperhaps", "doubtful.tsv:2" },
    };
    char folder[] = "/tmp/dateline-gazetteer-XXXXXX";
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct dateline_text image;
        struct dateline_error error;
        write_tables(folder, broken[i].file, broken[i].row);
        assert_int_equal(gazetteer_compile(&fixture->arena, folder, &image, &error), DATELINE_SYNTAX);
        assert_non_null(strstr(error.message, broken[i].message));
        remove_tables(folder);
    }
}

static void a_cut_image_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct dateline_error error;
    struct gazetteer gazetteer;
    struct dateline_text cut = { fixture->image.bytes, fixture->image.length / 2 };
    assert_int_equal(gazetteer_open(cut, "places", true, &gazetteer, &error), DATELINE_IMAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(spelling_does_not_matter),
        cmocka_unit_test(kinds_are_marked),
        cmocka_unit_test(every_place_is_well_formed),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(a_cut_image_is_refused),
    };
    return cmocka_run_group_tests_name("gazetteer", tests, setup, teardown);
}
