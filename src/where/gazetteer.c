/* Reading the gazetteer's image. */
#include "where/gazetteer.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <string.h>

enum dateline_status gazetteer_open(struct dateline_text bytes, const char *path, bool verify,
    struct gazetteer *ret_gazetteer, struct dateline_error *error)
{
    struct image image;
    enum dateline_status status = image_open(bytes, path, "plac", GAZETTEER_VERSION, verify, &image, error);
    if (status != DATELINE_OK)
        return status;
    size_t places, slots, members, texts;
    struct gazetteer gazetteer = { 0 };
    gazetteer.places = image_array(&image, "places", sizeof *gazetteer.places, &places);
    gazetteer.slots = image_array(&image, "slots", sizeof *gazetteer.slots, &slots);
    gazetteer.members = image_array(&image, "members", sizeof *gazetteer.members, &members);
    gazetteer.texts = image_array(&image, "texts", 1, &texts);
    if (!places || !members || !texts || slots < 2 || (slots & (slots - 1)))
        return error_set(error, DATELINE_IMAGE, "%s: a gazetteer without places; build it again", path);
    gazetteer.place_count = (uint32_t)places;
    gazetteer.slot_mask = (uint32_t)slots - 1;
    *ret_gazetteer = gazetteer;
    return DATELINE_OK;
}

/* Letters beyond ASCII: marks and the punctuation of names (apostrophes, dashes, modifier letters) do not count. */
static uint64_t hash_folded(uint64_t seed, struct dateline_text folded)
{
    for (size_t at = 0; at < folded.length;) {
        uint32_t c;
        uint32_t length = utf8_decode(folded, at, &c);
        bool counts = c < 0x80 ? byte_is_letter((char)c) || byte_is_digit((char)c)
                               : !(c >= 0x2B0 && c <= 0x36F) && !(c >= 0x2000 && c <= 0x206F);
        if (counts)
            seed = hash_bytes(seed, folded.bytes + at, length);
        at += length;
    }
    return seed;
}

uint64_t gazetteer_hash(struct arena *scratch, uint64_t seed, struct dateline_text word)
{
    uint64_t start = seed;
    for (size_t i = 0; i < word.length; i++) {
        char c = word.bytes[i];
        if ((unsigned char)c >= 0x80)
            return hash_folded(start, utf8_fold(scratch, word));
        c = byte_lower(c);
        if (byte_is_letter(c) || byte_is_digit(c))
            seed = hash_bytes(seed, &c, 1);
    }
    return seed;
}

const struct gazetteer_slot *gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash)
{
    uint64_t key = hash_mix(hash);
    uint32_t at = (uint32_t)key & gazetteer->slot_mask;
    for (; gazetteer->slots[at].key; at = (at + 1) & gazetteer->slot_mask)
        if (gazetteer->slots[at].key == key)
            return &gazetteer->slots[at];
    return NULL;
}

struct dateline_text gazetteer_name(const struct gazetteer *gazetteer, uint32_t place)
{
    const struct gazetteer_place *p = &gazetteer->places[place];
    return (struct dateline_text){ gazetteer->texts + p->name, p->name_length };
}

bool gazetteer_inside(const struct gazetteer *gazetteer, uint32_t inner, uint32_t outer)
{
    const struct gazetteer_place *in = &gazetteer->places[inner];
    return inner == outer || in->country == outer || in->region == outer;
}
