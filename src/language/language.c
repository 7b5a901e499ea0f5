/* The room's stages. A sentence is encoded once, and tags, tree and names are read off the same numbers. */
#include "language/language.h"

#include "language/name.h"
#include "language/parse.h"
#include "language/sentence.h"

#include <assert.h>

/* What a stage forgets: sized for the longest sentence of the article. */
struct reading {
    const struct model *model;
    struct story *story;
    struct feature_form *forms;
    uint16_t (*ids)[FEATURE_COUNT];
    uint8_t *tokens;
    int32_t *encode_room;
    int32_t *scores; /* of tags, then of names */
    int32_t *tags;   /* [tag columns]: -1 for those that mean something */
    uint8_t *name_room, *name_classes;
    struct parse_room *parse;
};

enum dateline_status language_open(struct arena *arena, const struct image *words, struct dateline_text model_image,
    const char *model_path, bool verify, struct language *ret_language, struct dateline_error *error)
{
    struct image image;
    *ret_language = (struct language){ .trained = model_image.length > 0 };
    tokeniser_open(words, &ret_language->tokeniser);
    enum dateline_status status = boundary_open(words, &ret_language->boundaries, error);
    if (status != DATELINE_OK || !ret_language->trained)
        return status;
    status = image_open(model_image, model_path, "engl", MODEL_VERSION, verify, &image, error);
    return status == DATELINE_OK ? model_open(arena, &image, verify, &ret_language->model, error) : status;
}

void language_split(const struct language *language, struct story *story)
{
    if (story->blocks.count == 0 && story->article.text.length > 0)
        *VECTOR_PUSH(story->arena, &story->blocks) =
            (struct dateline_block){ .span = { 0, (uint32_t)story->article.text.length }, .kind = DATELINE_BLOCK_BODY };
    sentence_split(&language->tokeniser, &language->boundaries, story);
}

/* Without a model: each token a noun, all hanging from the sentence's first. */
static void sentences_plain(struct story *story)
{
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        struct dateline_token *token = &story->tokens.at[i];
        uint32_t first = story->sentences.at[token->sentence].first;
        token->upos = DATELINE_UPOS_NOUN;
        token->lemma = story_word(story, i);
        token->xpos = TEXT("NN");
        token->head = i == first ? DATELINE_NONE : first;
        token->deprel = i == first ? DATELINE_DEPREL_ROOT : DATELINE_DEPREL_DEP;
    }
}

static struct reading reading_new(const struct model *model, struct story *story, size_t most)
{
    struct arena *scratch = story->scratch;
    size_t columns = model->shape.tag_columns > NETWORK_NAMES ? model->shape.tag_columns : NETWORK_NAMES;
    int32_t *tags = ARENA_ARRAY(scratch, int32_t, columns);
    for (uint32_t i = 0; i < model->shape.tags; i++)
        tags[i] = -1;
    return (struct reading){
        .tags = tags,
        .model = model,
        .story = story,
        .forms = ARENA_ARRAY(scratch, struct feature_form, most),
        .ids = arena_array(scratch, most, sizeof(uint16_t[FEATURE_COUNT])),
        .tokens = ARENA_ARRAY(scratch, uint8_t, most * NETWORK_WIDTH),
        .encode_room = ARENA_ARRAY(scratch, int32_t, NETWORK_ENCODE_ROOM(most)),
        .scores = ARENA_ARRAY(scratch, int32_t, most * columns),
        .name_room = ARENA_ARRAY(scratch, uint8_t, most * NAME_CLASSES),
        .name_classes = ARENA_ARRAY(scratch, uint8_t, most),
        .parse = parse_room_new(scratch, model, most),
    };
}

static void sentence_encode(struct reading *reading, uint32_t first, size_t count)
{
    const struct story *story = reading->story;
    bool space = false;
    for (size_t i = 0; i < count; i++) {
        uint32_t token = first + (uint32_t)i;
        bool after = (story->tokens.at[token].flags & DATELINE_TOKEN_SPACE_AFTER) != 0;
        reading->forms[i] =
            (struct feature_form){ .text = story_word(story, token), .space_before = space, .space_after = after };
        space = after;
    }
    feature_sentence(&reading->model->lexicon, reading->forms, count, reading->ids);
    network_encode(&reading->model->network, (const uint16_t(*)[FEATURE_COUNT])reading->ids, count, reading->tokens,
        reading->encode_room);
}

static void sentence_tag(struct reading *reading, uint32_t first, size_t count)
{
    const struct model *model = reading->model;
    network_multiply(&model->network.tag, reading->tokens, count, NETWORK_WIDTH, reading->scores);
    for (size_t i = 0; i < count; i++) {
        const int32_t *scores = reading->scores + i * model->shape.tag_columns;
        const struct model_tag *tag = &model->tags[network_best(scores, reading->tags, model->shape.tag_columns)];
        struct dateline_token *token = &reading->story->tokens.at[first + i];
        token->upos = tag->upos;
        token->xpos = tag->xpos;
        token->feats = tag->feats;
        token->morphology = tag->morphology;
        token->lemma = lemma_find(&model->lemmas, &model->lexicon, reading->story->arena, reading->forms[i].text,
            tag->lemma, tag->upos == DATELINE_UPOS_PROPN);
    }
}

static void sentence_parse(struct reading *reading, uint32_t first, size_t count)
{
    parse_sentence(reading->model, reading->tokens, count, reading->parse);
    const struct transition_state *state = &reading->parse->state;
    for (size_t i = 0; i < count; i++) {
        struct dateline_token *token = &reading->story->tokens.at[first + i];
        token->head = state->head[i] == count ? DATELINE_NONE : first + state->head[i];
        token->deprel = reading->model->deprels[state->label[i]];
    }
}

static void sentence_name(struct reading *reading, uint32_t first, size_t count)
{
    network_multiply(&reading->model->network.name, reading->tokens, count, NETWORK_WIDTH, reading->scores);
    name_best(reading->scores, count, reading->name_room, reading->name_classes);
    name_add(reading->story, first, reading->name_classes, (const uint16_t(*)[FEATURE_COUNT])reading->ids, count);
}

void language_parse(const struct language *language, struct story *story)
{
    size_t most = 0;
    if (!language->trained) {
        sentences_plain(story);
        return;
    }
    for (uint32_t s = 0; s < story->sentences.count; s++) {
        size_t count = story->sentences.at[s].end - story->sentences.at[s].first;
        most = count > most ? count : most;
    }
    if (most == 0)
        return;
    struct reading reading = reading_new(&language->model, story, most);
    for (uint32_t s = 0; s < story->sentences.count; s++) {
        uint32_t first = story->sentences.at[s].first;
        size_t count = story->sentences.at[s].end - first;
        assert(count <= TRANSITION_TOKENS_MAX);
        sentence_encode(&reading, first, count);
        sentence_tag(&reading, first, count);
        sentence_parse(&reading, first, count);
        sentence_name(&reading, first, count);
    }
    name_settle(story);
}
