/* Everybody met in an article so far. */
#include "who/ledger.h"

#include "who/reading.h"

#include <stdarg.h>
#include <string.h>

void ledger_begin(struct ledger *ledger, const struct actor_table *table, struct story *story)
{
    memset(ledger, 0, sizeof *ledger);
    ledger->table = table;
    ledger->story = story;
    ledger->day = story_day(story);
    ledger->names.arena = ledger->shorts.arena = story->scratch;
}

struct dateline_text ledger_key(struct ledger *ledger, const char *format, ...)
{
    char line[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return text_lower(ledger->story->scratch, text_of(line));
}

uint32_t ledger_entity(struct ledger *ledger, struct dateline_text key, uint32_t mention, bool *ret_new)
{
    uint32_t *number = map_put(&ledger->names, key, ret_new);
    if (*ret_new) {
        struct dateline_entity *entity = VECTOR_PUSH(ledger->story->arena, &ledger->story->entities);
        entity->first_mention = mention;
        (void)VECTOR_PUSH(ledger->story->scratch, &ledger->known);
        *number = ledger->story->entities.count;
    }
    return *number - 1;
}

uint32_t ledger_short(const struct ledger *ledger, struct dateline_text word)
{
    uint32_t *number = map_get(&ledger->shorts, word);
    return number ? *number - 1 : DATELINE_NONE;
}

void ledger_short_put(struct ledger *ledger, struct dateline_text word, uint32_t entity)
{
    if (word.length > 1)
        *map_put(&ledger->shorts, word, NULL) = entity + 1;
}

void ledger_publish(struct ledger *ledger, uint32_t number)
{
    struct known *known = &ledger->known.at[number];
    struct dateline_entity *entity = &ledger->story->entities.at[number];
    if (known->code[0] && !text_same(entity->code, actor_code(known->code)))
        entity->code = text_copy(ledger->story->arena, actor_code(known->code));
    for (int i = 0; i < DATELINE_SECTORS; i++)
        entity->sector[i] = sector_text(known->sectors.at[i]);
    entity->listed = known->actor != NULL;
    if (known->actor) {
        if (!entity->identifier.length)
            entity->identifier = actor_text(ledger->table, known->actor->name);
        entity->wikidata = actor_text(ledger->table, known->actor->wikidata);
        entity->religion = actor_text(ledger->table, known->actor->religion);
        entity->ethnicity = actor_text(ledger->table, known->actor->ethnicity);
    }
    entity->gender = known->gender;
    entity->person = known->person;
    entity->plural = known->plural;
}
