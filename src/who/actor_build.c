/* Putting actor tables together, and writing the image. */
#include "who/actor_build.h"

#include "base/sort.h"
#include "base/utf8.h"

#include <string.h>

void actor_builder_begin(struct actor_builder *builder, struct arena *arena)
{
    memset(builder, 0, sizeof *builder);
    builder->arena = builder->texts.arena = builder->pool.arena = arena;
    builder->persons.arena = builder->agents.arena = arena;
}

struct actor_text actor_builder_text(struct actor_builder *builder, struct dateline_text text)
{
    bool fresh;
    if (!text.length)
        return (struct actor_text){ 0, 0 };
    uint32_t *offset = map_put(&builder->pool, text, &fresh);
    if (fresh) {
        *offset = builder->texts.count;
        text_add(&builder->texts, text);
    }
    return (struct actor_text){ *offset, (uint32_t)text.length };
}

uint32_t actor_builder_add(
    struct actor_builder *builder, enum actor_kind kind, struct dateline_text name, const char code[4])
{
    struct actor *actor = VECTOR_PUSH(builder->arena, &builder->actors);
    actor->name = actor_builder_text(builder, name);
    memcpy(actor->code, code, 4);
    actor->kind = (uint8_t)kind;
    actor->from = INT32_MIN, actor->to = INT32_MAX;
    return builder->actors.count - 1;
}

uint32_t actor_builder_person(struct actor_builder *builder, struct dateline_text name, const char code[4])
{
    bool fresh;
    struct dateline_text folded = utf8_fold(builder->arena, name);
    struct dateline_text key = text_format(builder->arena, "%.*s\t%s", TEXT_ARG(folded), code);
    uint32_t *number = map_put(&builder->persons, key, &fresh);
    if (fresh)
        *number = 1 + actor_builder_add(builder, ACTOR_PERSON, name, code);
    return *number - 1;
}

static struct dateline_text without_article(struct dateline_text phrase)
{
    phrase = text_trim(phrase);
    if (text_starts(phrase, "the ") || text_starts(phrase, "The "))
        phrase = text_slice(phrase, 4, phrase.length);
    return phrase;
}

void actor_builder_phrase(struct actor_builder *builder, struct dateline_text phrase, struct actor_sense sense)
{
    struct pending_phrase pending = { .hash = HASH_SEED, .sense = sense };
    struct word_key word;
    phrase = without_article(phrase);
    for (size_t at = 0; word_next(builder->arena, phrase, &at, &word);) {
        if (pending.words && (word.shape & WORD_INITIAL))
            continue;
        pending.hash = phrase_hash(pending.hash, word.hash);
        if (pending.words++ == 0)
            pending.first_word = pending.hash;
    }
    if (pending.words && pending.words <= ACTOR_PHRASE_WORDS)
        *VECTOR_PUSH(builder->arena, &builder->phrases) = pending;
}

/* The agent noun that is a run of a text's words, or DATELINE_NONE. */
static uint32_t agent_of(struct actor_builder *builder, const struct dateline_text *words, uint32_t first, uint32_t end)
{
    struct text_builder phrase = { .arena = builder->arena };
    for (uint32_t i = first; i < end; i++) {
        if (i > first)
            text_add_byte(&phrase, ' ');
        text_add(&phrase, words[i]);
    }
    uint32_t *agent = map_get(&builder->agents, text_built(&phrase));
    return agent ? *agent - 1 : DATELINE_NONE;
}

struct sectors actor_builder_office(struct actor_builder *builder, struct dateline_text office)
{
    struct dateline_text rest = utf8_fold(builder->arena, office), words[12];
    uint32_t count = 0;
    while (count < 12 && text_cut(&rest, ' ', &words[count])) {
        while (words[count].length && words[count].bytes[words[count].length - 1] == ',')
            words[count].length--;
        count++;
    }
    for (uint32_t first = 0; first < count; first++) {
        for (uint32_t end = count < first + 5 ? count : first + 5; end > first; end--) {
            uint32_t agent = agent_of(builder, words, first, end);
            if (agent != DATELINE_NONE && !builder->actors.at[agent].weak)
                return builder->actors.at[agent].sectors;
        }
    }
    return (struct sectors){ { SECTOR_GOV } };
}

static int order_terms(const void *a, const void *b, void *context)
{
    (void)context;
    const struct pending_term *left = a, *right = b;
    if (left->actor != right->actor)
        return left->actor < right->actor ? -1 : 1;
    return (left->term.from > right->term.from) - (left->term.from < right->term.from);
}

/* True when a table kept by hand says otherwise: it knows the person, and this made row is open or meets a row of it.
 */
static bool term_overruled(const struct actor_builder *builder, uint32_t number)
{
    const struct pending_term *made = &builder->terms.at[number];
    if (!made->rank)
        return false;
    uint32_t first = number, end = number;
    while (first > 0 && builder->terms.at[first - 1].actor == made->actor)
        first--;
    while (end < builder->terms.count && builder->terms.at[end].actor == made->actor)
        end++;
    for (uint32_t i = first; i < end; i++) {
        const struct pending_term *hand = &builder->terms.at[i];
        bool meet = hand->term.from <= made->term.to && made->term.from <= hand->term.to;
        if (!hand->rank && (meet || made->term.to == INT32_MAX))
            return true;
    }
    return false;
}

static struct actor_term *terms_settle(struct actor_builder *builder, uint32_t *ret_count)
{
    sort_stable(builder->arena, builder->terms.at, builder->terms.count, sizeof *builder->terms.at, order_terms, NULL);
    struct actor_term *terms = ARENA_ARRAY(builder->arena, struct actor_term, builder->terms.count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < builder->terms.count; i++) {
        struct actor *actor = &builder->actors.at[builder->terms.at[i].actor];
        if (term_overruled(builder, i))
            continue;
        if (!actor->terms++)
            actor->first_term = count;
        terms[count++] = builder->terms.at[i].term;
    }
    *ret_count = count;
    return terms;
}

static int order_phrases(const void *a, const void *b, void *context)
{
    (void)context;
    const struct pending_phrase *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    if (left->sense.rank != right->sense.rank)
        return left->sense.rank < right->sense.rank ? -1 : 1;
    if (left->sense.role != right->sense.role)
        return left->sense.role < right->sense.role ? -1 : 1;
    return (left->sense.actor > right->sense.actor) - (left->sense.actor < right->sense.actor);
}

static struct actor_slot *slot_put(struct actor_slot *slots, uint32_t mask, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & mask;
    while (slots[at].hash && slots[at].hash != hash)
        at = (at + 1) & mask;
    slots[at].hash = hash;
    return &slots[at];
}

/* Senses by phrase, without repetitions, and the hash table over them. */
static struct actor_slot *slots_fill(
    struct actor_builder *builder, struct actor_sense *senses, uint32_t *ret_senses, uint32_t *ret_slots)
{
    uint32_t size = 8, count = 0;
    while (size < 3 * builder->phrases.count)
        size *= 2;
    struct actor_slot *slots = ARENA_ARRAY(builder->arena, struct actor_slot, size);
    sort_stable(
        builder->arena, builder->phrases.at, builder->phrases.count, sizeof *builder->phrases.at, order_phrases, NULL);
    for (uint32_t i = 0; i < builder->phrases.count; i++) {
        const struct pending_phrase *phrase = &builder->phrases.at[i];
        struct actor_slot *slot = slot_put(slots, size - 1, phrase->hash), *head;
        const struct actor_sense *last = slot->count ? &senses[count - 1] : NULL;
        if (last && last->actor == phrase->sense.actor && last->role == phrase->sense.role)
            continue;
        if (slot->count == UINT16_MAX)
            continue;
        if (!slot->count++)
            slot->first = count;
        senses[count++] = phrase->sense;
        head = slot_put(slots, size - 1, phrase->first_word);
        if (phrase->words > head->longest)
            head->longest = (uint16_t)phrase->words;
    }
    *ret_senses = count;
    *ret_slots = size;
    return slots;
}

struct dateline_text actor_builder_end(struct actor_builder *builder)
{
    uint32_t terms, senses, slots;
    struct actor_sense *sense = ARENA_ARRAY(builder->arena, struct actor_sense, builder->phrases.count + 1);
    struct actor_term *term = terms_settle(builder, &terms);
    struct actor_slot *slot = slots_fill(builder, sense, &senses, &slots);
    struct image_builder image;
    image_begin(&image, builder->arena);
    image_add(&image, "actors", builder->actors.at, builder->actors.count, sizeof *builder->actors.at);
    image_add(&image, "terms", term, terms, sizeof *term);
    image_add(&image, "senses", sense, senses, sizeof *sense);
    image_add(&image, "slots", slot, slots, sizeof *slot);
    image_add(&image, "texts", builder->texts.bytes, builder->texts.count, 1);
    return image_end(&image, ACTOR_KIND, ACTOR_VERSION);
}
