/* Opening the compiled actor tables, and asking them. */
#include "who/actor_table.h"

#include <string.h>

static bool text_fits(struct actor_text text, uint32_t count)
{
    return text.offset <= count && text.length <= count - text.offset;
}

static bool sectors_fit(struct sectors sectors)
{
    for (int i = 0; i < DATELINE_SECTORS; i++)
        if (sectors.at[i] >= SECTOR_COUNT)
            return false;
    return true;
}

static bool actors_fit(const struct actor_table *table)
{
    for (uint32_t i = 0; i < table->actor_count; i++) {
        const struct actor *actor = &table->actors[i];
        if (!text_fits(actor->name, table->text_count) || !text_fits(actor->wikidata, table->text_count) ||
            !text_fits(actor->ethnicity, table->text_count) || !text_fits(actor->religion, table->text_count) ||
            !sectors_fit(actor->sectors) || actor->code[3] || actor->first_term > table->term_count ||
            actor->terms > table->term_count - actor->first_term || actor->kind > ACTOR_FIRST_NAME ||
            actor->gender > DATELINE_GENDER_NONE || actor->agent > AGENT_MODIFIER)
            return false;
    }
    for (uint32_t i = 0; i < table->term_count; i++) {
        const struct actor_term *term = &table->terms[i];
        if (!text_fits(term->office, table->text_count) || !sectors_fit(term->sectors) || term->code[3])
            return false;
    }
    return true;
}

static bool slots_fit(const struct actor_table *table)
{
    bool free = false;
    for (uint32_t i = 0; i < table->sense_count; i++)
        if (table->senses[i].actor >= table->actor_count || table->senses[i].role > ROLE_PLURAL)
            return false;
    for (uint32_t i = 0; i <= table->slot_mask; i++) {
        const struct actor_slot *slot = &table->slots[i];
        free = free || !slot->hash;
        if (slot->first > table->sense_count || slot->count > table->sense_count - slot->first ||
            slot->longest > ACTOR_PHRASE_WORDS)
            return false;
    }
    return free;
}

enum dateline_status actor_table_open(const struct image *image, const char *path, bool check,
    struct actor_table *ret_table, struct dateline_error *error)
{
    struct actor_table table;
    size_t actors, terms, senses, slots, texts;
    table.actors = image_array(image, "actors", sizeof *table.actors, &actors);
    table.terms = image_array(image, "terms", sizeof *table.terms, &terms);
    table.senses = image_array(image, "senses", sizeof *table.senses, &senses);
    table.slots = image_array(image, "slots", sizeof *table.slots, &slots);
    table.texts = image_array(image, "texts", 1, &texts);
    table.actor_count = (uint32_t)actors, table.term_count = (uint32_t)terms, table.sense_count = (uint32_t)senses;
    table.text_count = (uint32_t)texts, table.slot_mask = (uint32_t)slots - 1;
    bool whole = slots > 0 && (slots & (slots - 1)) == 0 && slots <= UINT32_MAX && texts <= UINT32_MAX;
    if (!whole || (check && (!actors_fit(&table) || !slots_fit(&table))))
        return error_set(error, DATELINE_IMAGE, "%s: actor tables are broken; build them again", path);
    *ret_table = table;
    return DATELINE_OK;
}

struct dateline_text actor_text(const struct actor_table *table, struct actor_text text)
{
    return (struct dateline_text){ table->texts + text.offset, text.length };
}

struct dateline_text actor_code(const char code[4])
{
    return (struct dateline_text){ code, code[0] ? 3 : 0 };
}

const struct actor_slot *actor_slot_find(const struct actor_table *table, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & table->slot_mask;
    for (; table->slots[at].hash; at = (at + 1) & table->slot_mask)
        if (table->slots[at].hash == hash)
            return &table->slots[at];
    return NULL;
}

const struct actor_term *actor_term_on(const struct actor_table *table, const struct actor *actor, int32_t day)
{
    const struct actor_term *found = NULL;
    for (uint32_t i = 0; i < actor->terms; i++) {
        const struct actor_term *term = &table->terms[actor->first_term + i];
        if (term->from <= day && day <= term->to && (!found || term->from > found->from))
            found = term;
    }
    return found;
}

const struct actor_term *actor_term_before(const struct actor_table *table, const struct actor *actor, int32_t day)
{
    const struct actor_term *found = NULL;
    for (uint32_t i = 0; i < actor->terms; i++) {
        const struct actor_term *term = &table->terms[actor->first_term + i];
        if (term->to < day && (!found || term->to > found->to))
            found = term;
    }
    return found;
}
