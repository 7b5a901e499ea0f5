/* Opening a codebook's image and looking words up in it. */
#include "what/codebook.h"

#include "base/hash.h"

static bool text_fits(struct codebook_text text, size_t bytes)
{
    return text.offset <= bytes && text.length <= bytes - text.offset;
}

static bool range_fits(uint32_t first, uint32_t count, size_t most)
{
    return first <= most && count <= most - first;
}

static bool index_fits(uint32_t index, size_t most)
{
    return index == DATELINE_NONE || index < most;
}

/* Do the numbers of the frames and what hangs on them lie in range? For images that a user gives. */
static bool frames_fit(const struct codebook *codebook)
{
    for (size_t i = 0; i < codebook->frames_count; i++) {
        const struct codebook_frame *frame = &codebook->frames[i];
        if (!text_fits(frame->words, codebook->texts_count) || !text_fits(frame->source.file, codebook->texts_count) ||
            frame->group >= codebook->groups_count || frame->predicate >= codebook->sets_count ||
            frame->element_count > CODEBOOK_ELEMENTS_MOST ||
            !range_fits(frame->element_first, frame->element_count, codebook->elements_count))
            return false;
    }
    for (size_t i = 0; i < codebook->elements_count; i++) {
        const struct codebook_element *element = &codebook->elements[i];
        if (!index_fits(element->prepositions, codebook->sets_count) ||
            !index_fits(element->words, codebook->sets_count) || element->optional >= CODEBOOK_ELEMENTS_MOST ||
            !range_fits(element->restriction_first, element->restriction_count, codebook->restrictions_count) ||
            !range_fits(element->type_first, element->type_count, codebook->references_count))
            return false;
    }
    for (size_t i = 0; i < codebook->restrictions_count; i++)
        if (!index_fits(codebook->restrictions[i].words, codebook->sets_count) ||
            !index_fits(codebook->restrictions[i].sectors, codebook->sets_count))
            return false;
    for (size_t i = 0; i < codebook->groups_count; i++) {
        const struct codebook_group *group = &codebook->groups[i];
        if (!index_fits(group->type, codebook->types_count) || !index_fits(group->cameo, codebook->cameos_count) ||
            group->modes > CODEBOOK_MODES || group->contexts > CODEBOOK_CONTEXTS ||
            !text_fits(group->size, codebook->texts_count))
            return false;
        for (uint32_t k = 0; k < group->modes; k++)
            if (group->mode[k] >= codebook->modes_count)
                return false;
        for (uint32_t k = 0; k < group->contexts; k++)
            if (group->context[k] >= codebook->contexts_count)
                return false;
    }
    return true;
}

static bool words_fit(const struct codebook *codebook)
{
    for (size_t i = 0; i < codebook->words_count; i++)
        if (!text_fits(codebook->words[i].text, codebook->texts_count) ||
            !range_fits(codebook->words[i].posting_first, codebook->words[i].posting_count, codebook->postings_count) ||
            !range_fits(codebook->words[i].keyword_first, codebook->words[i].keyword_count, codebook->keywords_count))
            return false;
    for (size_t i = 0; i < codebook->keywords_count; i++)
        if (!index_fits(codebook->keywords[i].multi, codebook->multis_count) ||
            !index_fits(codebook->keywords[i].context, codebook->contexts_count) ||
            !index_fits(codebook->keywords[i].mode, codebook->modes_count))
            return false;
    for (size_t i = 0; i < codebook->postings_count; i++)
        if (codebook->postings[i].frame >= codebook->frames_count ||
            !index_fits(codebook->postings[i].multi, codebook->multis_count))
            return false;
    for (size_t i = 0; i < codebook->sets_count; i++)
        if (!range_fits(codebook->sets[i].first, codebook->sets[i].count, codebook->members_count) ||
            !range_fits(codebook->sets[i].multi_first, codebook->sets[i].multi_count, codebook->multis_count))
            return false;
    for (size_t i = 0; i < codebook->parts_count; i++)
        if (codebook->parts[i] >= codebook->words_count)
            return false;
    for (size_t i = 0; i < codebook->multis_count; i++)
        if (!codebook->multis[i].part_count ||
            !range_fits(codebook->multis[i].part_first, codebook->multis[i].part_count, codebook->parts_count))
            return false;
    bool room = codebook->slots_count == 0;
    for (size_t i = 0; i < codebook->slots_count; i++) {
        if (codebook->slots[i] > codebook->words_count)
            return false;
        room = room || !codebook->slots[i];
    }
    return room && (codebook->slots_count & (codebook->slots_count - 1)) == 0;
}

static bool ontology_fits(const struct codebook *codebook)
{
    for (size_t i = 0; i < codebook->types_count; i++)
        if (!text_fits(codebook->types[i].name, codebook->texts_count) ||
            !range_fits(codebook->types[i].mode_first, codebook->types[i].mode_count, codebook->modes_count) ||
            !index_fits(codebook->types[i].cameo, codebook->cameos_count))
            return false;
    for (size_t i = 0; i < codebook->modes_count; i++)
        if (!text_fits(codebook->modes[i].name, codebook->texts_count) ||
            !index_fits(codebook->modes[i].cameo, codebook->cameos_count))
            return false;
    for (size_t i = 0; i < codebook->cameos_count; i++)
        if (!text_fits(codebook->cameos[i].code, codebook->texts_count) ||
            !text_fits(codebook->cameos[i].label, codebook->texts_count))
            return false;
    for (size_t i = 0; i < codebook->contexts_count; i++)
        if (!text_fits(codebook->contexts[i].name, codebook->texts_count) ||
            !range_fits(codebook->contexts[i].from_first, codebook->contexts[i].from_count, codebook->references_count))
            return false;
    for (size_t i = 0; i < codebook->references_count; i++)
        if (codebook->references[i].type >= codebook->types_count ||
            !index_fits(codebook->references[i].mode, codebook->modes_count))
            return false;
    for (size_t i = 0; i < codebook->rules_count; i++)
        if (!range_fits(codebook->rules[i].from_first, codebook->rules[i].from_count, codebook->references_count) ||
            !index_fits(codebook->rules[i].type, codebook->types_count) ||
            !index_fits(codebook->rules[i].mode, codebook->modes_count))
            return false;
    for (size_t i = 0; i < codebook->unders_count; i++)
        if (codebook->unders[i].words >= codebook->sets_count)
            return false;
    for (size_t i = 0; i < codebook->examples_count; i++)
        if (!text_fits(codebook->examples[i].sentence, codebook->texts_count) ||
            !text_fits(codebook->examples[i].expected, codebook->texts_count) ||
            !text_fits(codebook->examples[i].source.file, codebook->texts_count) ||
            codebook->examples[i].group >= codebook->groups_count)
            return false;
    for (size_t i = 0; i < codebook->points_count; i++)
        if (!index_fits(codebook->points[i].type, codebook->types_count))
            return false;
    for (size_t i = 0; i < codebook->relates_count; i++)
        if (codebook->relates[i].type >= codebook->types_count || codebook->relates[i].kind >= CODEBOOK_RELATE_KINDS)
            return false;
    for (size_t i = 0; i < codebook->names_count; i++)
        if (!text_fits(codebook->names[i], codebook->texts_count))
            return false;
    for (size_t i = 0; i < codebook->special_count; i++)
        if (!index_fits(codebook->special[i], codebook->sets_count))
            return false;
    return codebook->types_count <= CODEBOOK_TYPES_MOST;
}

enum dateline_status codebook_open(struct arena *arena, struct dateline_text bytes, const char *path, bool verify,
    const struct codebook **ret_codebook, struct dateline_error *error)
{
    struct codebook *codebook = ARENA_NEW(arena, struct codebook);
    *ret_codebook = codebook;
    if (!bytes.length)
        return DATELINE_OK;
    struct image image;
    enum dateline_status status = image_open(bytes, path, "cbk1", CODEBOOK_VERSION, verify, &image, error);
    if (status != DATELINE_OK)
        return status;
#define CODEBOOK_READ(name, type)                                                                                      \
    codebook->name = image_array(&image, #name, sizeof *codebook->name, &codebook->name##_count);
    CODEBOOK_SECTIONS(CODEBOOK_READ)
#undef CODEBOOK_READ
    if (verify && !(frames_fit(codebook) && words_fit(codebook) && ontology_fits(codebook)))
        return error_set(
            error, DATELINE_IMAGE, "%s: a number in this codebook is out of range; compile it again", path);
    if (codebook->names_count)
        codebook->name = codebook_words(codebook, codebook->names[0]);
    return DATELINE_OK;
}

struct dateline_text codebook_words(const struct codebook *codebook, struct codebook_text text)
{
    if (!text.length)
        return (struct dateline_text){ NULL, 0 };
    return (struct dateline_text){ codebook->texts + text.offset, text.length };
}

uint32_t codebook_word(const struct codebook *codebook, struct dateline_text word)
{
    if (!codebook->slots_count)
        return DATELINE_NONE;
    uint32_t mask = (uint32_t)codebook->slots_count - 1;
    for (uint32_t i = (uint32_t)hash_mix(hash_bytes(HASH_SEED, word.bytes, word.length)) & mask; codebook->slots[i];
         i = (i + 1) & mask)
        if (text_same(codebook_words(codebook, codebook->words[codebook->slots[i] - 1].text), word))
            return codebook->slots[i] - 1;
    return DATELINE_NONE;
}

bool codebook_has(const struct codebook *codebook, uint32_t set, uint32_t word)
{
    if (set == DATELINE_NONE || word == DATELINE_NONE)
        return false;
    const uint32_t *members = codebook->members + codebook->sets[set].first;
    uint32_t low = 0, high = codebook->sets[set].count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (members[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low < codebook->sets[set].count && members[low] == word;
}

uint8_t codebook_least(const struct codebook *codebook, uint32_t type)
{
    uint8_t least = 0;
    for (size_t i = 0; i < codebook->least_count; i++) {
        if (codebook->least[i].type == type)
            return (uint8_t)codebook->least[i].value;
        if (codebook->least[i].type == DATELINE_NONE)
            least = (uint8_t)codebook->least[i].value;
    }
    return least;
}

uint32_t codebook_special(const struct codebook *codebook, enum codebook_special which)
{
    return which < codebook->special_count ? codebook->special[which] : DATELINE_NONE;
}
