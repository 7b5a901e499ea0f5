/* Lemmas by rules of endings: for a tag and an ending, how much to cut off and what to append ("-ies" of a plural noun:
 * cut 3, append "y"). The longest ending with a rule decides; a rule about the whole word is the longest of all, so
 * that exceptions ("children", "was") are rules like any other. Training keeps only rules that say something else than
 * the next shorter ending (compare Straka & Straková 2014). Of the endings with a rule the longest is taken that makes
 * a known word of it: "-elled" would make "shel" of "shelled", "-ed" makes "shell". A second family of rules tells
 * which words keep their capitals. */
#include "language/lemma.h"

#include <string.h>

uint64_t lemma_rule_hash(
    enum lemma_question question, uint64_t tag_hash, const struct feature_key *key, size_t length, bool whole)
{
    return feature_hash(key->bytes + key->length - length, length, tag_hash * 4 + (uint64_t)question * 2 + whole);
}

static uint32_t rule_find(const struct lemma_rules *rules, uint64_t hash)
{
    uint32_t check = (uint32_t)(hash >> 32) | 1;
    for (uint32_t at = (uint32_t)hash & rules->mask, step = 0; step <= rules->mask; step++) {
        uint64_t entry = rules->entries[at];
        if (entry == 0)
            return 0;
        if ((uint32_t)entry == check)
            return (uint32_t)(entry >> 32) & 0xFFFF;
        at = (at + 1) & rules->mask;
    }
    return 0;
}

uint32_t lemma_answer(
    const struct lemma_rules *rules, enum lemma_question question, uint64_t tag_hash, const struct feature_key *key)
{
    uint32_t answer = rule_find(rules, lemma_rule_hash(question, tag_hash, key, key->length, true));
    size_t length = key->length < LEMMA_ENDING_MAX ? key->length : LEMMA_ENDING_MAX;
    for (; answer == 0; length--) {
        answer = rule_find(rules, lemma_rule_hash(question, tag_hash, key, length, false));
        if (length == 0)
            break;
    }
    return answer;
}

struct lemma_tag lemma_tag(struct dateline_text upos, struct dateline_text xpos)
{
    char name[64];
    size_t length = 0;
    for (size_t i = 0; i < upos.length && length < sizeof name; i++)
        name[length++] = upos.bytes[i];
    if (length < sizeof name)
        name[length++] = '\t';
    for (size_t i = 0; i < xpos.length && length < sizeof name; i++)
        name[length++] = xpos.bytes[i];
    bool verb = text_is(upos, "VERB") || text_is(upos, "AUX");
    return (struct lemma_tag){ .hash = feature_hash(name, length, 0),
        .list = verb                    ? LEXICON_VERB
                : text_is(upos, "NOUN") ? LEXICON_NOUN
                                        : 0u };
}

uint64_t lemma_common_hash(struct lemma_tag tag, unsigned rank)
{
    const struct feature_key none = { .length = 0 };
    return lemma_rule_hash(LEMMA_EDIT, tag.hash + 1 + rank, &none, 0, true);
}

/* Whether the word that a script makes of a key stands in the tag's list of the lexicon (or, for a tag that has none,
 * in the lexicon at all). */
static bool makes_word(const struct lemma_rules *rules, const struct feature_lexicon *lexicon, uint32_t answer,
    struct lemma_tag tag, const struct feature_key *key)
{
    struct feature_key made = *key;
    if (answer == 0 || answer > rules->script_count)
        return false;
    const struct lemma_script *script = &rules->scripts[answer - 1];
    if (script->cut >= key->length || script->length > LEMMA_APPEND_MAX ||
        key->length - script->cut + script->length > FEATURE_KEY_MAX)
        return false;
    made.length -= script->cut;
    memcpy(made.bytes + made.length, script->append, script->length);
    made.length += script->length;
    uint64_t entry = feature_look_up(lexicon, &made);
    if (tag.list != 0)
        return (entry >> LEXICON_LISTS_AT & tag.list) != 0;
    return (entry >> LEXICON_WORD_AT & ((1ull << (LEXICON_WORD_BITS + LEXICON_CLUSTER_BITS)) - 1)) != 0;
}

uint32_t lemma_edit(const struct lemma_rules *rules, const struct feature_lexicon *lexicon, struct lemma_tag tag,
    const struct feature_key *key)
{
    uint32_t longest = rule_find(rules, lemma_rule_hash(LEMMA_EDIT, tag.hash, key, key->length, true));
    size_t length = key->length < LEMMA_ENDING_MAX ? key->length : LEMMA_ENDING_MAX;
    if (longest != 0)
        return longest;
    for (size_t left = length + 1; left-- > 0;) {
        uint32_t answer = rule_find(rules, lemma_rule_hash(LEMMA_EDIT, tag.hash, key, left, false));
        longest = longest != 0 ? longest : answer;
        if (answer != 0 && (lexicon == NULL || makes_word(rules, lexicon, answer, tag, key)))
            return answer;
    }
    for (unsigned rank = 0; lexicon != NULL && tag.list != 0 && rank < LEMMA_COMMON; rank++) {
        uint32_t answer = rule_find(rules, lemma_common_hash(tag, rank));
        if (makes_word(rules, lexicon, answer, tag, key))
            return answer;
    }
    return longest;
}

struct dateline_text lemma_plain(struct arena *arena, struct dateline_text form)
{
    if (form.length < 3 || !memchr(form.bytes, 0xE2, form.length))
        return form;
    char *bytes = arena_alloc(arena, form.length);
    size_t length = 0;
    for (size_t i = 0; i < form.length; i++) {
        char sign = i + 3 <= form.length ? feature_plain_sign(form.bytes + i) : '\0';
        bytes[length++] = sign ? sign : form.bytes[i];
        i += sign ? 2 : 0;
    }
    return (struct dateline_text){ bytes, length };
}

static bool has_capital(struct dateline_text form)
{
    for (size_t i = 0; i < form.length; i++) {
        unsigned char c = (unsigned char)form.bytes[i];
        if (byte_is_upper((char)c) || c == 0xC3)
            return true;
    }
    return false;
}

/* Small letters, ASCII and Latin-1, in place. */
static void make_small(char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c >= 0x80 && c <= 0x9E && c != 0x97 && i > 0 && (unsigned char)bytes[i - 1] == 0xC3)
            bytes[i] = (char)(c + 0x20);
        else
            bytes[i] = byte_lower(bytes[i]);
    }
}

struct dateline_text lemma_find(const struct lemma_rules *rules, const struct feature_lexicon *lexicon,
    struct arena *arena, struct dateline_text form, struct lemma_tag tag, bool proper)
{
    struct feature_key key = feature_key(form);
    form = lemma_plain(arena, form);
    bool capital = has_capital(form), small = false;
    if (capital && !proper)
        small = lemma_answer(rules, LEMMA_CAPITALS, tag.hash, &key) != 2;
    uint32_t answer = lemma_edit(rules, proper ? NULL : lexicon, tag, &key);
    const struct lemma_script nothing = { 0 };
    const struct lemma_script *script =
        answer > 0 && answer <= rules->script_count ? &rules->scripts[answer - 1] : &nothing;
    size_t cut = script->cut == LEMMA_WHOLE ? form.length : script->cut;
    if (cut > form.length || script->length > LEMMA_APPEND_MAX)
        return form;
    if (cut == 0 && script->length == 0 && !small)
        return form;
    size_t kept = form.length - cut;
    if (cut > 0 && kept > 0 && ((unsigned char)form.bytes[kept] & 0xC0) == 0x80)
        return form; /* the ending that the rule means is half a character here */
    char *bytes = arena_alloc(arena, kept + script->length + 1);
    memcpy(bytes, form.bytes, kept);
    if (small)
        make_small(bytes, kept);
    memcpy(bytes + kept, script->append, script->length);
    return (struct dateline_text){ bytes, kept + script->length };
}
