/* base: arena, vectors, maps, sorting, texts, UTF-8, calendar, tables, images. */
#include "fixture.h"

#include "base/calendar.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"

static void jump(void *context)
{
    longjmp(*(jmp_buf *)context, 1);
}

static void arena_gives_zeroed_aligned_memory(void **state)
{
    struct arena *arena = *state;
    for (size_t size = 0; size < 300; size++) {
        unsigned char *bytes = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xFF, size);
    }
    memset(arena_alloc(arena, 100 << 20), 1, 100 << 20);
    arena_reset(arena);
    assert_int_equal(*(char *)arena_alloc(arena, 1), 0);
}

static void arena_calls_its_handler_at_the_budget(void **state)
{
    (void)state;
    jmp_buf landing;
    struct arena arena;
    volatile int landed = 0;
    arena_init(&arena, 1 << 20, jump, &landing);
    if (setjmp(landing))
        landed = 1;
    else
        for (int i = 0; i < 100; i++)
            arena_alloc(&arena, 64 << 10);
    assert_int_equal(landed, 1);
    assert_true(arena.taken <= 1 << 20);
    arena_free(&arena);
    assert_int_equal(arena.taken, 0);
}

static void arena_refuses_products_that_overflow(void **state)
{
    (void)state;
    jmp_buf landing;
    struct arena arena;
    volatile int landed = 0;
    arena_init(&arena, 0, jump, &landing);
    if (setjmp(landing) == 0)
        arena_array(&arena, SIZE_MAX / 2, 3);
    else
        landed++;
    if (setjmp(landing) == 0)
        arena_alloc(&arena, SIZE_MAX - 3);
    else
        landed++;
    assert_int_equal(landed, 2);
    arena_free(&arena);
}

static void arena_fails_at_a_given_allocation(void **state)
{
    (void)state;
    jmp_buf landing;
    struct arena arena;
    arena_init(&arena, 0, jump, &landing);
    arena.fail_at = 3;
    if (setjmp(landing) == 0)
        for (int i = 0; i < 10; i++)
            arena_alloc(&arena, 1);
    assert_int_equal(arena.allocations, 3);
    arena_free(&arena);
}

static void vectors_keep_what_was_pushed(void **state)
{
    struct arena *arena = *state;
    VECTOR(uint32_t) numbers = { 0 }, others = { 0 };
    for (uint32_t i = 0; i < 10000; i++) {
        *VECTOR_PUSH(arena, &numbers) = i;
        if (i % 3 == 0)
            *VECTOR_PUSH(arena, &others) = ~i; /* so that arrays lie between one another */
    }
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(numbers.at[i], i);
    for (uint32_t i = 0; i < others.count; i++)
        assert_int_equal(others.at[i], ~(3 * i));
}

static void maps_find_what_was_put(void **state)
{
    struct arena *arena = *state;
    struct map map = { .arena = arena };
    for (uint32_t i = 0; i < 5000; i++) {
        bool fresh;
        *map_put(&map, text_format(arena, "key %u", i % 2500), &fresh) += i;
        assert_int_equal(fresh, i < 2500);
    }
    assert_int_equal(map.count, 2500);
    assert_int_equal(*map_get(&map, TEXT("key 7")), 7 + 2507);
    assert_null(map_get(&map, TEXT("key 2500")));
}

static int by_tens(const void *a, const void *b, void *context)
{
    (void)context;
    return *(const int *)a / 10 - *(const int *)b / 10;
}

static void sorting_and_searching_agree(void **state)
{
    int numbers[1000];
    for (int i = 0; i < 1000; i++)
        numbers[i] = (int)(hash_mix((uint64_t)i) % 500) * 10 + i % 10;
    sort_stable(*state, numbers, 1000, sizeof *numbers, by_tens, NULL);
    for (int i = 1; i < 1000; i++)
        assert_true(numbers[i - 1] / 10 <= numbers[i] / 10);
    int key = 2500;
    size_t bound = sort_lower_bound(&key, numbers, 1000, sizeof *numbers, by_tens, NULL);
    assert_true(bound == 0 || numbers[bound - 1] / 10 < 250);
    assert_true(bound == 1000 || numbers[bound] / 10 >= 250);
}

struct pair {
    int key, order;
};

static int by_key(const void *a, const void *b, void *context)
{
    (void)context;
    return ((const struct pair *)a)->key - ((const struct pair *)b)->key;
}

static void equal_elements_keep_their_order(void **state)
{
    struct pair pairs[777];
    for (int i = 0; i < 777; i++)
        pairs[i] = (struct pair){ (int)(hash_mix((uint64_t)i) % 13), i };
    sort_stable(*state, pairs, 777, sizeof *pairs, by_key, NULL);
    for (int i = 1; i < 777; i++)
        assert_true(pairs[i - 1].key < pairs[i].key ||
                    (pairs[i - 1].key == pairs[i].key && pairs[i - 1].order < pairs[i].order));
}

static void texts_are_cut_and_found(void **state)
{
    (void)state;
    struct dateline_text rest = TEXT("a||b"), piece;
    assert_true(text_cut(&rest, '|', &piece) && text_is(piece, "a"));
    assert_true(text_cut(&rest, '|', &piece) && text_is(piece, ""));
    assert_true(text_cut(&rest, '|', &piece) && text_is(piece, "b"));
    assert_false(text_cut(&rest, '|', &piece));
    assert_int_equal(text_find(TEXT("abcabd"), TEXT("abd")), 3);
    assert_int_equal(text_find(TEXT("abc"), TEXT("x")), 4);
    assert_true(text_is(text_trim(TEXT(" \t x y\r\n")), "x y"));
    int64_t number;
    assert_true(text_number(TEXT("007"), &number) && number == 7);
    assert_false(text_number(TEXT("1234567890123456789"), &number));
    assert_false(text_number(TEXT("-1"), &number));
    assert_true(text_compare(TEXT("ab"), TEXT("abc")) < 0);
    assert_true(text_is_nocase(TEXT("ReUTers"), "reuters"));
}

static void utf8_round_trips_every_code_point(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        uint32_t length = utf8_encode(c, bytes), back;
        assert_int_equal(utf8_decode((struct dateline_text){ bytes, length }, 0, &back), length);
        assert_int_equal(back, c);
    }
}

static void utf8_replaces_broken_sequences(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        uint32_t lengths[4];
    } broken[] = {
        { "\xC0\xAF", { 1, 1 } },        /* overlong */
        { "\xE2\x82", { 2 } },           /* cut */
        { "\xF0\x9F\x98x", { 3, 1 } },   /* cut before a letter */
        { "\xED\xA0\x80", { 1, 1, 1 } }, /* a surrogate */
        { "\xF5\x80", { 1, 1 } },        /* past the end */
        { "\xFF\xFE", { 1, 1 } },
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct dateline_text text = text_of(broken[i].bytes);
        size_t at = 0;
        assert_false(utf8_valid(text));
        for (size_t k = 0; at < text.length; k++) {
            uint32_t c, length = utf8_decode(text, at, &c);
            assert_int_equal(length, broken[i].lengths[k]);
            at += length;
        }
    }
    assert_true(utf8_valid(TEXT("na\xC3\xAFve \xEF\xBF\xBD \xF0\x9F\x98\x80")));
}

static void utf8_folds_marks_away(void **state)
{
    struct arena *arena = *state;
    assert_true(text_is(utf8_fold(arena, TEXT("S\xC3\xA3o Tom\xC3\xA9 \xC3\x98rsted \xC5\x81\xC3\xB3"
                                              "d\xC5\xBA")),
        "sao tome orsted lodz"));
    assert_true(text_is(utf8_lower(arena, TEXT("\xC3\x89"
                                               "COLE")),
        "\xC3\xA9"
        "cole"));
    assert_true(utf8_is_space(0xA0));
    assert_true(utf8_is_letter(0x416));
    assert_true(utf8_is_upper(0x416));
    assert_false(utf8_is_upper(0x436));
}

static void calendar_knows_its_days(void **state)
{
    (void)state;
    assert_int_equal(date_to_days((struct dateline_date){ 1970, 1, 1 }), 0);
    assert_int_equal(date_weekday((struct dateline_date){ 2018, 7, 18 }), 2);
    for (int32_t day = -200000; day < 200000; day += 7) {
        struct dateline_date date = date_from_days(day);
        assert_true(date_valid(date));
        assert_int_equal(date_to_days(date), day);
        assert_int_equal(date_weekday(date), date_weekday(date_from_days(-200000)));
    }
    struct dateline_date date;
    char text[11];
    assert_true(date_parse(TEXT("2016-02-29T12:00"), &date));
    date_print(date, text);
    assert_string_equal(text, "2016-02-29");
    assert_false(date_parse(TEXT("2015-02-29"), &date));
    assert_false(date_parse(TEXT("2015-02-2"), &date));
    assert_false(date_parse(TEXT("2015-02-281"), &date));
}

static struct dateline_text sample_image(struct arena *arena)
{
    static const uint32_t numbers[3] = { 1, 2, 3 };
    struct image_builder builder;
    image_begin(&builder, arena);
    image_add(&builder, "numbers", numbers, 3, sizeof *numbers);
    image_add(&builder, "letters", "abc", 3, 1);
    return image_end(&builder, "test", 7);
}

/* An image at an address that is a multiple of 64, as mapping and linking give it. */
static void images_give_their_sections_back(void **state)
{
    struct arena *arena = *state;
    struct image image;
    struct dateline_error error;
    size_t count;
    struct dateline_text bytes = fixture_aligned(arena, sample_image(arena));
    assert_int_equal(image_open(bytes, "x", "test", 7, true, &image, &error), DATELINE_OK);
    const uint32_t *numbers = image_array(&image, "numbers", 4, &count);
    assert_int_equal(count, 3);
    assert_int_equal(numbers[2], 3);
    assert_null(image_array(&image, "numbers", 8, &count));
    assert_null(image_array(&image, "other", 4, &count));
    assert_int_equal(image_open(bytes, "x", "test", 8, true, &image, &error), DATELINE_IMAGE);
    assert_int_equal(image_open(bytes, "x", "tust", 7, true, &image, &error), DATELINE_IMAGE);
}

static void broken_images_are_refused(void **state)
{
    struct arena *arena = *state;
    struct image image;
    struct dateline_error error;
    struct dateline_text whole = sample_image(arena);
    for (size_t length = 0; length < whole.length; length++) {
        struct dateline_text cut = fixture_aligned(arena, text_slice(whole, 0, length));
        assert_int_equal(image_open(cut, "x", "test", 7, false, &image, &error), DATELINE_IMAGE);
    }
    for (size_t at = 0; at < whole.length; at++) {
        struct dateline_text flipped = fixture_aligned(arena, whole);
        char *bytes = (char *)(uintptr_t)flipped.bytes;
        bytes[at] = (char)(bytes[at] ^ 0x10);
        if (at >= 40 && at < 64)
            continue; /* reserved bytes of the header */
        assert_int_equal(image_open(flipped, "x", "test", 7, true, &image, &error), DATELINE_IMAGE);
    }
}

static void write_text(const char *path, const char *text)
{
    struct dateline_error error;
    assert_int_equal(file_write(path, text_of(text), &error), DATELINE_OK);
}

static void tables_group_rows_by_key(void **state)
{
    struct arena *arena = *state;
    char folder[] = "/tmp/dateline-table-XXXXXX";
    struct dateline_error error;
    struct dateline_text bytes;
    struct image image;
    struct table table;
    uint32_t count;
    assert_non_null(mkdtemp(folder));
    char *path = (char *)(uintptr_t)text_format(arena, "%s/cues.tsv%c", folder, '\0').bytes;
    write_text(path, "# cues\nword\tact\nsay\tassert\r\nwarn\tthreaten\n\nsay\ttell\nlone\n");
    assert_int_equal(table_compile(arena, folder, NULL, 0, &bytes, &error), DATELINE_OK);
    bytes = fixture_aligned(arena, bytes);
    assert_int_equal(image_open(bytes, "words", "word", TABLE_VERSION, true, &image, &error), DATELINE_OK);
    assert_false(table_open(&image, "other", &table));
    assert_true(table_open(&image, "cues", &table));
    assert_int_equal(table_column(&table, "act"), 1);
    assert_int_equal(table_column(&table, "acts"), DATELINE_NONE);
    uint32_t row = table_find(&table, TEXT("say"), &count);
    assert_int_equal(count, 2);
    assert_true(text_is(table_field(&table, row, 1), "assert"));
    assert_true(text_is(table_field(&table, row + 1, 1), "tell"));
    assert_int_equal(table_find(&table, TEXT("sa"), &count), DATELINE_NONE);
    assert_true(text_is(table_field(&table, table_find(&table, TEXT("lone"), &count), 1), ""));
    write_text(path, "word\tact\nsay\tassert\ttoo much\n");
    assert_int_equal(table_compile(arena, folder, NULL, 0, &bytes, &error), DATELINE_SYNTAX);
    assert_non_null(strstr(error.message, "cues.tsv:2:"));
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_ARENA_TEST(arena_gives_zeroed_aligned_memory),
        FIXTURE_ARENA_TEST(arena_calls_its_handler_at_the_budget),
        FIXTURE_ARENA_TEST(arena_refuses_products_that_overflow),
        FIXTURE_ARENA_TEST(arena_fails_at_a_given_allocation),
        FIXTURE_ARENA_TEST(vectors_keep_what_was_pushed),
        FIXTURE_ARENA_TEST(maps_find_what_was_put),
        FIXTURE_ARENA_TEST(sorting_and_searching_agree),
        FIXTURE_ARENA_TEST(equal_elements_keep_their_order),
        FIXTURE_ARENA_TEST(texts_are_cut_and_found),
        FIXTURE_ARENA_TEST(utf8_round_trips_every_code_point),
        FIXTURE_ARENA_TEST(utf8_replaces_broken_sequences),
        FIXTURE_ARENA_TEST(utf8_folds_marks_away),
        FIXTURE_ARENA_TEST(calendar_knows_its_days),
        FIXTURE_ARENA_TEST(images_give_their_sections_back),
        FIXTURE_ARENA_TEST(broken_images_are_refused),
        FIXTURE_ARENA_TEST(tables_group_rows_by_key),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
