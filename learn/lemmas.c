/* Learns the rules of src/language/lemma.c. Every word of the treebanks votes, once a type, for its script at each of
 * its endings; an ending becomes a rule where its winner differs from that of the next shorter ending, going from short
 * to long. Whole words become rules where the endings get them wrong. */
#include "lemmas.h"

#include "base/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RULES_MAX = 1 << 13, SCRIPTS_MAX = 8192, VOTES_LEAST = 3 };

/* What one (tag, key, answer) was seen to be, and how often. */
struct seen {
    struct lemma_tag tag;
    struct feature_key key;
    uint32_t answer, count;
    uint32_t best_rival; /* highest count of another answer to the same key */
};

struct votes {
    uint64_t hash;
    uint32_t answer, count, next; /* a chain of answers to one ending; next is 1-based */
};

struct learner {
    struct arena arena;
    struct map seen_map;
    struct seen *seen;
    uint32_t seen_count, seen_room;
    struct learned_lemmas *lemmas;
    const struct feature_lexicon *lexicon;
};

static void out_of_memory(void *context)
{
    (void)context;
    fprintf(stderr, "learn: out of memory\n");
    exit(1);
}

static bool any_capital(struct dateline_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (byte_is_upper(text.bytes[i]) || (unsigned char)text.bytes[i] == 0xC3)
            return true;
    return false;
}

/* The script from form to lemma, compared without case. */
static struct lemma_script script_of(struct dateline_text form, struct dateline_text lemma)
{
    struct lemma_script script = { 0 };
    size_t same = 0;
    while (same < form.length && same < lemma.length && byte_lower(form.bytes[same]) == byte_lower(lemma.bytes[same]))
        same++;
    while (same > 0 && same < form.length && ((unsigned char)form.bytes[same] & 0xC0) == 0x80)
        same--;
    size_t more = lemma.length - same;
    if (more > LEMMA_APPEND_MAX || form.length - same > 100)
        return script;
    script.cut = (uint8_t)(same == 0 ? LEMMA_WHOLE : form.length - same);
    script.length = (uint8_t)more;
    memcpy(script.append, lemma.bytes + same, more);
    return script;
}

static uint32_t script_number(struct learned_lemmas *lemmas, const struct lemma_script *script)
{
    for (uint32_t i = 0; i < lemmas->script_count; i++)
        if (memcmp(&lemmas->scripts[i], script, sizeof *script) == 0)
            return i + 1;
    if (lemmas->script_count == SCRIPTS_MAX)
        return 1;
    lemmas->scripts[lemmas->script_count++] = *script;
    return lemmas->script_count;
}

static void seen_add(struct learner *learner, enum lemma_question question, struct lemma_tag tag,
    const struct feature_key *key, uint32_t answer)
{
    struct {
        uint64_t tag;
        uint32_t question, answer;
        char bytes[FEATURE_KEY_MAX];
    } id = { .tag = tag.hash, .question = (uint32_t)question, .answer = answer };
    bool new;
    memcpy(id.bytes, key->bytes, key->length);
    struct dateline_text view = { (const char *)&id, sizeof id };
    uint32_t *at = map_get(&learner->seen_map, view);
    if (at) {
        learner->seen[*at].count++;
        return;
    }
    at = map_put(&learner->seen_map, text_copy(&learner->arena, view), &new);
    if (learner->seen_count == learner->seen_room) {
        learner->seen = arena_grow(
            &learner->arena, learner->seen, learner->seen_room, learner->seen_room * 2 + 1024, sizeof *learner->seen);
        learner->seen_room = learner->seen_room * 2 + 1024;
    }
    *at = learner->seen_count;
    learner->seen[learner->seen_count++] = (struct seen){ tag, *key, answer, 1, 0 };
}

static void words_see(struct learner *learner, const struct corpus *corpus, enum lemma_question question)
{
    for (size_t b = 0; b < corpus->gold_banks; b++)
        for (size_t s = 0; s < corpus->banks[b].count; s++)
            for (uint32_t w = 0; w < corpus->banks[b].sentences[s].count; w++) {
                const struct gold_word *word = &corpus->banks[b].sentences[s].words[w];
                struct feature_key key = feature_key(word->form);
                if (text_is(word->lemma, "_"))
                    continue;
                if (question == LEMMA_CAPITALS) {
                    if (any_capital(word->form) && !text_is(word->upos, "PROPN"))
                        seen_add(learner, question, lemma_tag(word->upos, word->xpos), &key,
                            any_capital(word->lemma) ? 2 : 1);
                    continue;
                }
                struct lemma_script script =
                    script_of(lemma_plain(&learner->arena, word->form), lemma_plain(&learner->arena, word->lemma));
                seen_add(learner, question, lemma_tag(word->upos, word->xpos), &key,
                    script_number(learner->lemmas, &script));
            }
}

/* Only the commonest answer of a word counts from here on; ties go to the first. */
static void seen_settle(struct learner *learner, enum lemma_question question)
{
    struct map best = { .arena = &learner->arena };
    for (uint32_t i = 0; i < learner->seen_count; i++) {
        uint64_t hash = lemma_rule_hash(
            question, learner->seen[i].tag.hash, &learner->seen[i].key, learner->seen[i].key.length, true);
        bool new;
        struct dateline_text id =
            text_copy(&learner->arena, (struct dateline_text){ (const char *)&hash, sizeof hash });
        uint32_t *at = map_put(&best, id, &new);
        if (new) {
            *at = i;
        } else if (learner->seen[i].count > learner->seen[*at].count) {
            learner->seen[*at].count = 0;
            *at = i;
        } else {
            learner->seen[i].count = 0;
        }
    }
}

static uint64_t *rule_slot(struct learned_lemmas *lemmas, uint64_t hash)
{
    uint32_t check = (uint32_t)(hash >> 32) | 1, at = (uint32_t)hash & lemmas->mask;
    while (lemmas->entries[at] != 0 && (uint32_t)lemmas->entries[at] != check)
        at = (at + 1) & lemmas->mask;
    return &lemmas->entries[at];
}

static void rule_put(struct learned_lemmas *lemmas, uint64_t hash, uint32_t answer)
{
    uint64_t *slot = rule_slot(lemmas, hash);
    lemmas->rule_count += *slot == 0;
    *slot = ((uint64_t)answer << 32) | (uint32_t)(hash >> 32) | 1;
    if (lemmas->rule_count > lemmas->mask / 2) {
        fprintf(stderr, "learn: too many lemma rules\n");
        exit(1);
    }
}

static struct lemma_rules rules_view(const struct learned_lemmas *lemmas)
{
    return (struct lemma_rules){ lemmas->entries, lemmas->mask, lemmas->scripts, lemmas->script_count };
}

/* Rules for the endings of one length, where the winner differs from what shorter endings say. */
static void endings_learn(struct learner *learner, enum lemma_question question, size_t length)
{
    struct map firsts = { .arena = &learner->arena };
    struct votes *votes = ARENA_ARRAY(&learner->arena, struct votes, learner->seen_count + 1);
    const struct seen **sample = ARENA_ARRAY(&learner->arena, const struct seen *, learner->seen_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < learner->seen_count; i++) {
        const struct seen *seen = &learner->seen[i];
        if (seen->count == 0 || seen->key.length < length)
            continue;
        uint64_t hash = lemma_rule_hash(question, seen->tag.hash, &seen->key, length, false);
        bool new;
        struct dateline_text id =
            text_copy(&learner->arena, (struct dateline_text){ (const char *)&hash, sizeof hash });
        uint32_t *first = map_put(&firsts, id, &new);
        uint32_t at = *first;
        while (at != 0 && votes[at - 1].answer != seen->answer)
            at = votes[at - 1].next;
        if (at != 0) {
            votes[at - 1].count++;
            continue;
        }
        votes[count] = (struct votes){ hash, seen->answer, 1, *first };
        sample[count] = seen;
        *first = ++count;
    }
    struct lemma_rules rules = rules_view(learner->lemmas);
    uint32_t *winners = ARENA_ARRAY(&learner->arena, uint32_t, count + 1),
             *before = ARENA_ARRAY(&learner->arena, uint32_t, count + 1);
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *first =
            map_get(&firsts, (struct dateline_text){ (const char *)&votes[i].hash, sizeof votes[i].hash });
        if (*first != i + 1)
            continue;
        uint32_t best = i, all = 0;
        for (uint32_t at = i + 1; at != 0; at = votes[at - 1].next) {
            all += votes[at - 1].count;
            best = votes[at - 1].count >= votes[best].count ? at - 1 : best;
        }
        struct feature_key shorter = sample[i]->key;
        memmove(shorter.bytes, shorter.bytes + shorter.length - length, length);
        shorter.length = length;
        winners[found] = best;
        before[found] = length > 0 ? lemma_answer(&rules, question, sample[i]->tag.hash, &shorter) : 0;
        if (votes[best].answer != before[found] &&
            (length == 0 || (votes[best].count >= VOTES_LEAST && votes[best].count * 2 > all)))
            found++;
    }
    for (uint32_t i = 0; i < found; i++)
        rule_put(learner->lemmas, votes[winners[i]].hash, votes[winners[i]].answer);
}

/* The commonest scripts of each tag whose lemmas the lexicon lists, for words that no ending makes a known lemma of. */
static void common_learn(struct learner *learner)
{
    struct map rank_map = { .arena = &learner->arena };
    uint32_t *counts = ARENA_ARRAY(&learner->arena, uint32_t, learner->lemmas->script_count + 1);
    for (uint32_t i = 0; i < learner->seen_count; i++) {
        struct lemma_tag tag = learner->seen[i].tag;
        bool new;
        map_put(&rank_map,
            text_copy(&learner->arena, (struct dateline_text){ (const char *)&tag.hash, sizeof tag.hash }), &new);
        if (!new || tag.list == 0)
            continue;
        memset(counts, 0, (learner->lemmas->script_count + 1) * sizeof *counts);
        for (uint32_t j = i; j < learner->seen_count; j++)
            if (learner->seen[j].tag.hash == tag.hash && learner->seen[j].count > 0)
                counts[learner->seen[j].answer]++;
        for (unsigned rank = 0; rank < LEMMA_COMMON; rank++) {
            uint32_t best = 0;
            for (uint32_t a = 1; a <= learner->lemmas->script_count; a++)
                best = counts[a] > counts[best] ? a : best;
            if (best == 0 || counts[best] < 5)
                break;
            rule_put(learner->lemmas, lemma_common_hash(tag, rank), best);
            counts[best] = 0;
        }
    }
}

static void exceptions_learn(struct learner *learner, enum lemma_question question)
{
    struct lemma_rules rules = rules_view(learner->lemmas);
    for (uint32_t i = 0; i < learner->seen_count; i++) {
        const struct seen *seen = &learner->seen[i];
        uint32_t answer = question == LEMMA_EDIT ? lemma_edit(&rules, learner->lexicon, seen->tag, &seen->key)
                                                 : lemma_answer(&rules, question, seen->tag.hash, &seen->key);
        if (seen->count > 0 && answer != seen->answer)
            rule_put(learner->lemmas, lemma_rule_hash(question, seen->tag.hash, &seen->key, seen->key.length, true),
                seen->answer);
    }
}

void lemmas_learn(const struct corpus *corpus, const struct feature_lexicon *lexicon, struct learned_lemmas *ret_lemmas)
{
    *ret_lemmas = (struct learned_lemmas){ .entries = grab(RULES_MAX, sizeof(uint64_t)),
        .mask = RULES_MAX - 1,
        .scripts = grab(SCRIPTS_MAX, sizeof(struct lemma_script)) };
    for (int question = 0; question < LEMMA_QUESTIONS; question++) {
        struct learner learner = { .lemmas = ret_lemmas, .lexicon = lexicon };
        arena_init(&learner.arena, 0, out_of_memory, NULL);
        learner.seen_map.arena = &learner.arena;
        words_see(&learner, corpus, (enum lemma_question)question);
        seen_settle(&learner, (enum lemma_question)question);
        for (size_t length = 0; length <= LEMMA_ENDING_MAX; length++)
            endings_learn(&learner, (enum lemma_question)question, length);
        if (question == LEMMA_EDIT)
            common_learn(&learner);
        exceptions_learn(&learner, (enum lemma_question)question);
        arena_free(&learner.arena);
    }
}

void lemmas_free(struct learned_lemmas *lemmas)
{
    free(lemmas->entries);
    free(lemmas->scripts);
}

void lemmas_judge(
    const struct learned_lemmas *lemmas, const struct feature_lexicon *lexicon, const struct treebank *bank)
{
    struct arena arena;
    struct lemma_rules rules = rules_view(lemmas);
    size_t right = 0, all = 0;
    arena_init(&arena, 0, out_of_memory, NULL);
    for (size_t s = 0; s < bank->count; s++)
        for (uint32_t w = 0; w < bank->sentences[s].count; w++) {
            const struct gold_word *word = &bank->sentences[s].words[w];
            struct dateline_text lemma = lemma_find(
                &rules, lexicon, &arena, word->form, lemma_tag(word->upos, word->xpos), text_is(word->upos, "PROPN"));
            right += text_same(lemma, word->lemma) || text_is(word->lemma, "_");
            all++;
        }
    fprintf(stderr, "  lemmas by gold tags %.2f (%u rules, %u scripts)\n", 100.0 * (double)right / (double)(all + !all),
        lemmas->rule_count, lemmas->script_count);
    arena_free(&arena);
}
