/* The stage mention: all phrases that stand for actors, sentence by sentence. */
#include "who/phrase.h"
#include "who/who.h"

void who_mention(const struct actor_table *table, struct story *story)
{
    struct reading reading;
    story->mention_at = ARENA_ARRAY(story->arena, uint32_t, story->tokens.count + 1);
    for (uint32_t i = 0; i < story->tokens.count; i++)
        story->mention_at[i] = DATELINE_NONE;
    story->signs = ARENA_NEW(story->arena, struct who_signs);
    reading_begin(&reading, table, story);
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        uint32_t first = story->mentions.count;
        reading_sentence(&reading, i);
        phrases_find(&reading);
        phrases_attach(&reading, first, story->mentions.count);
    }
}
