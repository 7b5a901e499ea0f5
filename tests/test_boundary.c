/* language: the table of weights of sentences' ends, as text and as it is used. */
#include "fixture.h"

#include "language/boundary_weight.h"

#define HEADER "template\tatoms\tweight\n"

/* Compiles a file of this content into an image of its own and opens it. */
static enum dateline_status weights_of(
    struct arena *arena, const char *content, struct boundary_weights *ret_weights, struct dateline_error *error)
{
    static const char *const names[] = { "boundary.tsv", NULL };
    struct fixture_folder folder;
    struct image_builder builder;
    struct image image;
    char path[128];
    fixture_folder_make(&folder);
    fixture_file_write(&folder, names[0], text_of(content));
    image_begin(&builder, arena);
    enum dateline_status status = boundary_compile(arena, fixture_file(&folder, names[0], path), &builder, error);
    fixture_folder_remove(&folder, names);
    if (status != DATELINE_OK)
        return status;
    struct dateline_text bytes = fixture_aligned(arena, image_end(&builder, "word", 1));
    assert_int_equal(image_open(bytes, "words", "word", 1, true, &image, error), DATELINE_OK);
    return boundary_open(&image, ret_weights, error);
}

/* What stands around a gap between "Regards" and "Ann", by the few atoms that the rows below name. */
static void atoms_fill(uint32_t atoms[BOUNDARY_ATOMS], uint32_t rule)
{
    memset(atoms, 0, BOUNDARY_ATOMS * sizeof *atoms);
    atoms[BOUNDARY_WORD_L1] = boundary_word(TEXT("regards"));
    atoms[BOUNDARY_WORD_R1] = boundary_word(TEXT("ann"));
    atoms[BOUNDARY_SHAPE_L1] = atoms[BOUNDARY_SHAPE_R1] = 'A';
    atoms[BOUNDARY_RULE] = rule;
}

static void weights_add_up(void **state)
{
    static const struct {
        const char *rows;
        uint32_t rule;
        bool ends;
    } cases[] = {
        { "", 3, false }, /* a table without weights is a table: nothing speaks for an end */
        { "rule\t3\t5\n", 3, true }, { "rule\t3\t5\n", 2, false }, { "rule\t3\t5\nl1\t3 regards\t-5\n", 3, false },
        { "rule\t3\t5\nl1\t3 regards\t-4\n", 3, true }, { "l1-r1\t0 regards ann\t7\n", 0, true },
        { "l1-r1\t0 ann regards\t7\n", 0, false },
        { "shapes\t0 A A\t-32767\nl1\t0 regards\t32767\nr1\t0 ann\t32767\n", 0,
            false }, /* hopeless: words are not asked */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct boundary_weights weights;
        struct dateline_error error;
        uint32_t atoms[BOUNDARY_ATOMS];
        struct dateline_text content = text_format(*state, HEADER "%s%c", cases[i].rows, '\0');
        assert_int_equal(weights_of(*state, content.bytes, &weights, &error), DATELINE_OK);
        assert_true(weights.trained);
        atoms_fill(atoms, cases[i].rule);
        if (boundary_ends(&weights, atoms) != cases[i].ends)
            fail_msg("rows %s", cases[i].rows);
    }
}

/* Each row that is no feature with a weight is refused, by its line and with what would be right. */
static void rows_are_refused(void **state)
{
    static const struct {
        const char *row, *message;
    } cases[] = {
        { "role\t3\t5", "boundary.tsv:3: no template is called 'role'; src/language/boundary_weight.c has" },
        { "rule\t3", "boundary.tsv:3: 2 fields; a row is a template, its atoms and a weight" },
        { "rule\t3\t5\tx", "boundary.tsv:3: 4 fields" },
        { "rule\t3 1\t5", "boundary.tsv:3: template 'rule' joins 1 atoms, not 2; write them with one space" },
        { "l1-r1\t0 regards\t5", "boundary.tsv:3: template 'l1-r1' joins 3 atoms, not 2" },
        { "rule\tx\t5", "boundary.tsv:3: atom 1, 'x', should be a number from 0 to 255" },
        { "rule\t300\t5", "should be a number from 0 to 255" },
        { "shapes\t0 A AA\t5", "boundary.tsv:3: atom 3, 'AA', should be a shape of one letter or mark" },
        { "l1\t0 Regards\t5", "boundary.tsv:3: atom 2, 'Regards', should be a word of at most 16 bytes in small" },
        { "l1\t0 1987\t5", "with its digits as 0" },
        { "l1\t0 seventeen-letters\t5", "a word of at most 16 bytes" },
        { "l1\t0 \t5", "or <none>" },
        { "rule\t3\t0", "boundary.tsv:3: weight '0' should be a whole number from -32767 to 32767" },
        { "rule\t3\t32768", "weight '32768'" },
        { "rule\t3\t1.5", "weight '1.5'" },
        { "rule\t3\t--5", "weight '--5'" },
        { "rule\t1\t5", "boundary.tsv:3: the feature has a weight in line 2 already; take one of the two out" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct boundary_weights weights;
        struct dateline_error error;
        struct dateline_text content = text_format(*state, HEADER "rule\t1\t4\n%s\n%c", cases[i].row, '\0');
        assert_int_equal(weights_of(*state, content.bytes, &weights, &error), DATELINE_SYNTAX);
        if (!strstr(error.message, cases[i].message))
            fail_msg("row %s: %s", cases[i].row, error.message);
    }
}

/* Opens an image with a section of weights of this content. */
static enum dateline_status section_open(
    struct arena *arena, const void *slots, size_t count, size_t element, struct boundary_weights *ret_weights)
{
    struct image_builder builder;
    struct image image;
    struct dateline_error error;
    image_begin(&builder, arena);
    if (slots)
        image_add(&builder, BOUNDARY_SECTION, slots, count, element);
    struct dateline_text bytes = fixture_aligned(arena, image_end(&builder, "word", 1));
    assert_int_equal(image_open(bytes, "words", "word", 1, true, &image, &error), DATELINE_OK);
    return boundary_open(&image, ret_weights, &error);
}

static void sections_are_checked(void **state)
{
    enum { SIZE = 64 };
    uint32_t slots[2 * SIZE + BOUNDARY_TAIL] = { 0 };
    struct boundary_weights weights;
    assert_int_equal(section_open(*state, NULL, 0, 0, &weights), DATELINE_OK);
    assert_false(weights.trained); /* the rules alone */
    assert_int_equal(section_open(*state, slots, SIZE + BOUNDARY_TAIL, sizeof *slots, &weights), DATELINE_OK);
    assert_true(weights.trained);
    assert_int_equal(weights.mask, SIZE - 1);
    assert_int_equal(section_open(*state, slots, BOUNDARY_TAIL, sizeof *slots, &weights), DATELINE_IMAGE);
    assert_int_equal(section_open(*state, slots, 3, sizeof *slots, &weights), DATELINE_IMAGE);
    assert_int_equal(section_open(*state, slots, 48 + BOUNDARY_TAIL, sizeof *slots, &weights), DATELINE_IMAGE);
    memset(slots, 0xFF, sizeof slots); /* no slot free: a search would leave the table */
    assert_int_equal(section_open(*state, slots, SIZE + BOUNDARY_TAIL, sizeof *slots, &weights), DATELINE_IMAGE);
}

/* However features fall, each is found again: a run of taken slots that would reach the table's end makes it grow. */
static void crowded_tables_grow(void **state)
{
    enum { ROWS = 200, FIRST = 0x1FF };
    struct boundary_row rows[ROWS];
    for (uint32_t i = 0; i < ROWS; i++)
        rows[i] = (struct boundary_row){ 1u << 31 | i << 16 | FIRST, (int16_t)(i + 1) }; /* all want the same slot */
    struct boundary_weights weights = boundary_lay_out(*state, rows, ROWS);
    assert_int_equal(weights.mask, 1023); /* of 512 slots it would be the last */
    assert_int_equal(weights.slots[weights.mask + BOUNDARY_TAIL], 0);
    for (uint32_t i = 0; i < ROWS; i++)
        assert_int_equal(weights.slots[FIRST + i], (rows[i].feature & 0xFFFF0000u) | (uint16_t)rows[i].weight);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_ARENA_TEST(weights_add_up),
        FIXTURE_ARENA_TEST(rows_are_refused),
        FIXTURE_ARENA_TEST(sections_are_checked),
        FIXTURE_ARENA_TEST(crowded_tables_grow),
    };
    return cmocka_run_group_tests_name("boundary", tests, NULL, NULL);
}
