/* what: the codebook's compiler, what it says of broken text, and images that are cut. */
#include "book.h"

#include "coder/knowledge.h"

static void test_errors(void **state)
{
    (void)state;
    static const struct {
        const char *body, *message;
    } cases[] = {
        { "NOTHING mode\n", "is no type of the ontology" },
        { "ACCUSE shouted\n", "is no mode of this type" },
        { "ACCUSE cameo 999\n", "CAMEO code 999 is unknown" },
        { "ACCUSE context moon\n", "context 'moon' is unknown" },
        { "ACCUSE\n  ACTOR blame {folk}\n", "class 'folk' is not defined" },
        { "class a: x | {b}\nclass b: {a}\nACCUSE\n  ACTOR {a} RECIPIENT\n", "contains itself" },
        { "class a: x\nclass a: y\n", "is defined a second time" },
        { "ACCUSE\n  ACTOR RECIPIENT\n", "needs a predicate" },
        { "ACCUSE\n  ACTOR blame [RECIPIENT\n", "is not closed" },
        { "ACCUSE\n  ACTOR blame a||b\n", "an empty word" },
        { "ACCUSE\n  ACTORS blame RECIPIENT\n", "is no slot" },
        { "ACCUSE\n  ACTOR demand EVENT:PEACE\n", "type 'PEACE' is not in the ontology" },
        { "codebook\n", "written 'codebook NAME VERSION'" },
        { "codebook a\ncodebook b\n", "has a name already; take one of the two lines out" },
        { "  ACTOR blame RECIPIENT\n", "belongs to a group" },
        { "ACCUSE\n  eg Paris blames Minsk.\n", "an example is written" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct book book = { .codebook = NULL };
        book_open(&book, cases[i].body);
        assert_int_equal(book.status, DATELINE_SYNTAX);
        assert_non_null(strstr(book.error.message, cases[i].message));
        assert_non_null(strstr(book.error.message, "one.txt:"));
        arena_free(&book.arena);
    }
}

/* Records name the codebook: as it calls itself, else by its lines, wherever they lie. */
static void test_name(void **state)
{
    (void)state;
    static const char group[] = "ACCUSE\n  ACTOR blame RECIPIENT\n";
    struct book book, same, other;
    book_open(&book, "codebook ruritania 2026-11\nACCUSE\n  ACTOR blame RECIPIENT\n");
    assert_true(text_is(book.codebook->name, "ruritania 2026-11"));
    arena_free(&book.arena);
    book_open(&book, group);
    book_open(&same, group);
    book_open(&other, "ACCUSE\n  ACTOR blame|fault RECIPIENT\n");
    assert_int_equal(book.codebook->name.length, 16);
    for (size_t i = 0; i < 16; i++)
        assert_non_null(memchr("0123456789abcdef", book.codebook->name.bytes[i], 16));
    assert_true(text_same(book.codebook->name, same.codebook->name));
    assert_false(text_same(book.codebook->name, other.codebook->name));
    arena_free(&book.arena);
    arena_free(&same.arena);
    arena_free(&other.arena);
}

/* Classes that double from one to the next end with a message, not with the memory. */
static void test_hostile_classes(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 0, fixture_never, NULL);
    static const struct {
        int classes;
        const char *message;
    } cases[] = { { 30, "more than 100000 words" }, { 60, "deep" } };
    for (int c = 0; c < 2; c++) {
        struct text_builder body = { .arena = &arena };
        struct book book = { .codebook = NULL };
        text_add_format(&body, "class c0: word\nACCUSE\n  ACTOR {c%d} RECIPIENT\n", cases[c].classes);
        for (int i = 1; i <= cases[c].classes; i++)
            text_add_format(&body, c ? "class c%d: {c%d}\n" : "class c%d: {c%d}|{c%d}\n", i, i - 1, i - 1);
        text_add_byte(&body, '\0');
        book_open(&book, body.bytes);
        assert_int_equal(book.status, DATELINE_SYNTAX);
        assert_non_null(strstr(book.error.message, cases[c].message));
        arena_free(&book.arena);
    }
    arena_free(&arena);
}

/* A cut or changed image is found when it is verified. */
static void test_broken_image(void **state)
{
    (void)state;
    struct arena arena;
    struct dateline_error error;
    const struct codebook *codebook;
    struct dateline_text image = knowledge_linked(IMAGE_CODEBOOK);
    arena_init(&arena, 0, fixture_never, NULL);
    assert_int_equal(codebook_open(&arena, image, "built in", true, &codebook, &error), DATELINE_OK);
    assert_int_equal(
        codebook_open(&arena, text_slice(image, 0, image.length / 2), "cut", true, &codebook, &error), DATELINE_IMAGE);
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_name),
        cmocka_unit_test(test_hostile_classes),
        cmocka_unit_test(test_broken_image),
    };
    return cmocka_run_group_tests_name("codebook", tests, NULL, NULL);
}
