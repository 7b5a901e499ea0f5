/* Looking a sentence's words up in the actor tables: the longest phrase at each word, left to right. */
#include "who/reading.h"

#include "base/calendar.h"

#include <string.h>

int32_t story_day(const struct story *story)
{
    if (date_known(story->article.date))
        return date_to_days(story->article.date);
    return date_known(story->dateline.date) ? date_to_days(story->dateline.date) : INT32_MAX;
}

void reading_begin(struct reading *reading, const struct actor_table *table, struct story *story)
{
    *reading = (struct reading){ .table = table, .story = story, .day = story_day(story) };
    uint32_t longest = 0;
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        const struct dateline_sentence *sentence = &story->sentences.at[i];
        if (sentence->end - sentence->first > longest)
            longest = sentence->end - sentence->first;
    }
    for (uint32_t i = 0; i < story->tokens.count && !reading->trees; i++)
        reading->trees = story->tokens.at[i].head != DATELINE_NONE;
    reading->hit_at = ARENA_ARRAY(story->scratch, uint32_t, longest + 1);
}

/* Where the words of a token that name somebody begin: "Cuban-American" is American. */
static size_t word_start(struct dateline_text text)
{
    static const char *const ends[] = { "-American", "-Americans" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(text, ends[i]) && text.length > strlen(ends[i]))
            return text.length - strlen(ends[i]) + 1;
    return 0;
}

static void words_read(struct reading *reading)
{
    struct story *story = reading->story;
    reading->words.count = 0;
    for (uint32_t token = reading->first; token < reading->end; token++) {
        struct dateline_text text = story_word(story, token);
        struct word_key key;
        bool any = false;
        for (size_t at = word_start(text); word_next(story->scratch, text, &at, &key); any = true)
            *VECTOR_PUSH(story->scratch, &reading->words) = (struct reading_word){ key.hash, token, key.shape };
        bool joins = any || text_is(text, "-") || text_is(text, "–") || text_is(text, "'") || text_is(text, "’");
        if (!joins) /* a comma, a bracket: no phrase goes on over it */
            *VECTOR_PUSH(story->scratch, &reading->words) = (struct reading_word){ 0, token, 0 };
    }
}

unsigned sense_is(const struct actor_table *table, const struct actor_sense *sense)
{
    static const unsigned by_role[] = { 0, HIT_SURNAME, HIT_ADJECTIVE, HIT_PEOPLE, HIT_CAPITAL, HIT_SEAT, HIT_PLACE,
        HIT_AGENT, HIT_AGENT };
    const struct actor *actor = &table->actors[sense->actor];
    if (actor->kind == ACTOR_AGENT)
        return actor->agent == AGENT_MODIFIER ? HIT_MODIFIER : HIT_AGENT;
    if (actor->kind == ACTOR_FIRST_NAME)
        return 0;
    if (sense->role != ROLE_NAME)
        return by_role[sense->role];
    if (actor->kind == ACTOR_PERSON)
        return HIT_PERSON;
    return actor->kind == ACTOR_STATE ? HIT_STATE : HIT_ORGANISATION;
}

/* "Eta", "Farc": British papers write the acronyms of armed groups like names. */
static bool is_named_like_words(
    const struct reading *reading, const struct actor_sense *sense, const struct reading_word *word, uint32_t count)
{
    const struct actor *actor = &reading->table->actors[sense->actor];
    return count == 1 && actor->kind == ACTOR_ORGANISATION && actor->sectors.at[0] == SECTOR_REB &&
           word->token > reading->first && story_word(reading->story, word->token).length >= 3 &&
           reading->story->tokens.at[word->token].upos == DATELINE_UPOS_PROPN;
}

/* Whether words [at, at + count) look as a sense wants them to. */
static bool shape_fits(const struct reading *reading, const struct actor_sense *sense, uint32_t at, uint32_t count)
{
    const struct reading_word *words = &reading->words.at[at];
    if (sense->shape == SHAPE_ANY)
        return true;
    if (!(words[0].shape & (WORD_CAPITAL | WORD_NUMBER)))
        return false;
    bool body = reading->table->actors[sense->actor].kind == ACTOR_ORGANISATION && sense->rank > 0;
    if (body && !(words[count - 1].shape & (WORD_CAPITAL | WORD_NUMBER)))
        return false; /* "We can", "The right" at the head of a sentence are no parties */
    if (sense->shape == SHAPE_ACRONYM && !is_named_like_words(reading, sense, words, count))
        for (uint32_t i = 0; i < count; i++)
            if (!(words[i].shape & (WORD_ALL_CAPITALS | WORD_INITIAL | WORD_NUMBER)))
                return false;
    return true;
}

/* One lower-case word that the tagger takes for no noun is no agent ("will head the party"), and a word at the head of
 * a sentence is no bare last name unless it is tagged as a name. */
static unsigned tags_allow(const struct reading *reading, unsigned is, uint32_t first, uint32_t end)
{
    if (end - first > 1)
        return is;
    uint8_t upos = reading->story->tokens.at[first].upos;
    if (upos == DATELINE_UPOS_VERB || upos == DATELINE_UPOS_AUX || upos == DATELINE_UPOS_ADV ||
        upos == DATELINE_UPOS_ADP)
        is &= ~(unsigned)(HIT_AGENT | HIT_SURNAME);
    if (upos == DATELINE_UPOS_PRON || upos == DATELINE_UPOS_DET || upos == DATELINE_UPOS_INTJ)
        is &= ~(unsigned)(HIT_SURNAME | HIT_PLACE);
    if (upos != DATELINE_UPOS_PROPN)
        is &= ~(unsigned)HIT_SURNAME;
    return is;
}

/* The ways in which a phrase can be meant. States and bodies that are no more are meant where nobody else is, but short
 * forms in capitals die with them. */
static unsigned senses_fit(const struct reading *reading, const struct actor_slot *slot, uint32_t at, uint32_t count)
{
    unsigned is = 0, was = 0;
    for (uint32_t i = 0; i < slot->count; i++) {
        const struct actor_sense *sense = &reading->table->senses[slot->first + i];
        const struct actor *actor = &reading->table->actors[sense->actor];
        bool holds = reading->day == INT32_MAX || (actor->from <= reading->day && reading->day <= actor->to);
        if (!shape_fits(reading, sense, at, count))
            continue;
        *(holds ? &is : &was) |= holds || sense->shape != SHAPE_ACRONYM ? sense_is(reading->table, sense) : 0;
    }
    return is ? is : was;
}

/* The longest phrase that begins at a word; gives the number of words, 0 for none. */
static uint32_t longest_hit(const struct reading *reading, uint32_t at, struct hit *ret_hit)
{
    const struct reading_word *words = reading->words.at;
    const struct actor_slot *slots[ACTOR_PHRASE_WORDS + 1];
    uint32_t ends[ACTOR_PHRASE_WORDS + 1], found = 0;
    uint64_t hash = phrase_hash(HASH_SEED, words[at].hash);
    const struct actor_slot *slot = words[at].hash ? actor_slot_find(reading->table, hash) : NULL;
    if (!slot)
        return 0;
    for (uint32_t count = 1, next = at + 1, longest = slot->longest;; next++) {
        if (slot && slot->count)
            slots[found] = slot, ends[found++] = next;
        if (count >= longest || next >= reading->words.count || !words[next].hash)
            break;
        if (words[next].shape & WORD_INITIAL) {
            slot = NULL;
            continue;
        }
        hash = phrase_hash(hash, words[next].hash);
        slot = actor_slot_find(reading->table, hash);
        count++;
    }
    while (found-- > 0) {
        uint32_t end = ends[found], first_token = words[at].token, end_token = words[end - 1].token + 1;
        unsigned is = tags_allow(reading, senses_fit(reading, slots[found], at, end - at), first_token, end_token);
        bool cut = end < reading->words.count && words[end].token == end_token - 1; /* ends inside a token */
        if (!is || (cut && (is & (HIT_PERSON | HIT_SURNAME))))
            continue;
        *ret_hit = (struct hit){ first_token, end_token, slots[found], is };
        return end - at;
    }
    return 0;
}

void reading_sentence(struct reading *reading, uint32_t number)
{
    const struct dateline_sentence *sentence = &reading->story->sentences.at[number];
    reading->first = sentence->first, reading->end = sentence->end;
    reading->hits.count = 0;
    words_read(reading);
    for (uint32_t i = 0; i < reading->end - reading->first; i++)
        reading->hit_at[i] = 0;
    for (uint32_t at = 0; at < reading->words.count;) {
        struct hit hit;
        uint32_t words = longest_hit(reading, at, &hit);
        at += words ? words : 1;
        if (!words || (reading->hits.count && reading->hits.at[reading->hits.count - 1].end > hit.first))
            continue;
        *VECTOR_PUSH(reading->story->scratch, &reading->hits) = hit;
        for (uint32_t token = hit.first; token < hit.end; token++)
            reading->hit_at[token - reading->first] = reading->hits.count;
    }
}

const struct hit *reading_hit(const struct reading *reading, uint32_t token)
{
    uint32_t number = reading->hit_at[token - reading->first];
    return number ? &reading->hits.at[number - 1] : NULL;
}

const struct actor *hit_actor(const struct reading *reading, const struct hit *hit, unsigned is)
{
    const struct actor *found = NULL;
    if (!hit || !(hit->is & is))
        return NULL;
    for (uint32_t i = 0; i < hit->slot->count; i++) {
        const struct actor_sense *sense = &reading->table->senses[hit->slot->first + i];
        const struct actor *actor = &reading->table->actors[sense->actor];
        if (!(sense_is(reading->table, sense) & is))
            continue;
        if (reading->day == INT32_MAX || (actor->from <= reading->day && reading->day <= actor->to))
            return actor;
        found = found ? found : actor;
    }
    return found;
}

uint8_t first_name_gender(const struct actor_table *table, struct story *story, uint32_t token)
{
    struct word_key key;
    size_t at = 0;
    if (!word_next(story->scratch, story_word(story, token), &at, &key))
        return DATELINE_GENDER_UNKNOWN;
    const struct actor_slot *slot = actor_slot_find(table, phrase_hash(HASH_SEED, key.hash));
    for (uint32_t i = 0; slot && i < slot->count; i++) {
        const struct actor *actor = &table->actors[table->senses[slot->first + i].actor];
        if (actor->kind == ACTOR_FIRST_NAME)
            return actor->gender;
    }
    return DATELINE_GENDER_UNKNOWN;
}
