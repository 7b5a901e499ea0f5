/* dateline_actor: a phrase is coded as an article, and the entity of its main mention is the answer. */
#include "coder/workspace.h"

/* The mention that a phrase is: the longest, but no pronoun, and no place where somebody is, where there is anything else. */
static uint32_t main_mention(const struct story *story)
{
    uint32_t found = DATELINE_NONE, longest = 0;
    for (uint32_t i = 0; i < story->mentions.count; i++) {
        const struct dateline_mention *mention = &story->mentions.at[i];
        bool nominal = mention->kind == DATELINE_MENTION_NOMINAL, pronoun = mention->kind == DATELINE_MENTION_PRONOUN;
        uint32_t length = 4 * (mention->end - mention->first) + (pronoun ? 0 : nominal ? 8 : 2);
        if (length > longest)
            longest = length, found = i;
    }
    return found;
}

static void entity_copy(struct arena *arena, struct dateline_entity *entity)
{
    struct dateline_text *texts[] = { &entity->code, &entity->identifier, &entity->wikidata, &entity->office,
        &entity->religion, &entity->ethnicity };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = text_copy(arena, *texts[i]);
}

struct phrase {
    struct dateline_workspace *workspace;
    struct dateline_entity entity;
};

/* Runs after each stage, while running out of memory still has its landing place; the last call decides. */
static void phrase_watch(void *context, size_t stage, struct story *story)
{
    struct phrase *phrase = context;
    uint32_t mention = main_mention(story);
    (void)stage;
    if (mention == DATELINE_NONE || story->mentions.at[mention].entity == DATELINE_NONE)
        return;
    arena_reset(&phrase->workspace->answers);
    phrase->entity = story->entities.at[story->mentions.at[mention].entity];
    entity_copy(&phrase->workspace->answers, &phrase->entity);
}

enum dateline_status dateline_actor(dateline_workspace *workspace, struct dateline_text phrase,
    struct dateline_date date, struct dateline_entity *ret_entity, struct dateline_error *error)
{
    struct dateline_article article = { .id = TEXT("actor"), .text = phrase, .date = date };
    struct phrase asked = { workspace, { .code = { NULL, 0 } } };
    struct dateline_result *result;
    arena_reset(&workspace->answers);
    enum dateline_status status = workspace_code(workspace, &article, phrase_watch, &asked, &result, error);
    if (status != DATELINE_OK)
        return status;
    dateline_result_free(result);
    *ret_entity = asked.entity;
    return DATELINE_OK;
}
