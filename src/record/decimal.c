/* Printing numbers. */
#include "record/decimal.h"

static void digits_add(struct text_builder *out, uint64_t number, uint32_t least)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number || sizeof digits - at < least);
    text_add(out, (struct dateline_text){ digits + at, sizeof digits - at });
}

/* Prints the sign and gives what is left. */
static uint64_t sign_add(struct text_builder *out, int64_t number)
{
    if (number >= 0)
        return (uint64_t)number;
    text_add_byte(out, '-');
    return 0 - (uint64_t)number;
}

void decimal_whole(struct text_builder *out, int64_t number)
{
    digits_add(out, sign_add(out, number), 1);
}

void decimal_fraction(struct text_builder *out, int64_t number, uint32_t places)
{
    uint64_t magnitude = sign_add(out, number), scale = 1;
    while (places && magnitude % 10 == 0) {
        magnitude /= 10;
        places--;
    }
    for (uint32_t i = 0; i < places; i++)
        scale *= 10;
    digits_add(out, magnitude / scale, 1);
    if (places) {
        text_add_byte(out, '.');
        digits_add(out, magnitude % scale, places);
    }
}
