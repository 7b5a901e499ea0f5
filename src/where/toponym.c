/* Finding toponyms.
 *
 * A toponym begins at a capital and is the longest run of tokens that the gazetteer knows; inside it small words ("of",
 * "de") and punctuation of names may stand. Whether a known name is a place here is decided by what surrounds it, as
 * toponym taggers do it (Leidner 2007, chapter 3): names of persons and organisations swallow the places inside them
 * ("Georgia Stevens", "New York Times"); names that are words or persons' names as often as places ("Reading",
 * "Jackson") need a preposition of place before or a larger place after them. Where the language room has found names,
 * its verdict counts first. */
#include "where/landmark.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 10, LOWER = 32 };

static bool word_capital(struct dateline_text word)
{
    uint32_t c;
    if (!word.length)
        return false;
    utf8_decode(word, 0, &c);
    return utf8_is_upper(c);
}

static bool word_counts(struct dateline_text word)
{
    for (size_t i = 0; i < word.length; i++)
        if (byte_is_letter(word.bytes[i]) || byte_is_digit(word.bytes[i]) || (unsigned char)word.bytes[i] >= 0xC3)
            return true;
    return false;
}

static uint32_t use_of(struct dateline_text use)
{
    static const char *const names[] = { "after", "before", "inside", "location", "title", "organisation", "strong",
        "way", "head", "visited", "struck", "moves" };
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(use, names[i]))
            return 1u << i;
    return 0;
}

/* The rows of a word in small letters; DATELINE_NONE when the table has none. */
static uint32_t word_row(const struct where *where, struct dateline_text word, uint32_t *ret_count)
{
    char lower[LOWER];
    *ret_count = 0;
    if (word.length > LOWER)
        return DATELINE_NONE;
    for (size_t i = 0; i < word.length; i++)
        lower[i] = byte_lower(word.bytes[i]);
    return table_find(&where->words, (struct dateline_text){ lower, word.length }, ret_count);
}

uint16_t toponym_word_use(const struct where *where, struct dateline_text word)
{
    uint32_t count, row = word_row(where, word, &count);
    uint32_t use = (word_capital(word) ? USE_CAPITAL : 0u) | (word_counts(word) ? USE_WORD : 0u);
    for (uint32_t i = 0; i < count; i++)
        use |= use_of(table_field(&where->words, row + i, 1));
    return (uint16_t)use;
}

/* The feature code that a noun after a name makes ("River": STM). */
struct dateline_text toponym_noun_code(const struct where *where, struct dateline_text word)
{
    uint32_t count, row = word_row(where, word, &count);
    for (uint32_t i = 0; i < count; i++)
        if (use_of(table_field(&where->words, row + i, 1)) == USE_AFTER)
            return table_field(&where->words, row + i, 2);
    return (struct dateline_text){ NULL, 0 };
}

uint16_t toponym_use(const struct reading *reading, uint32_t token)
{
    bool inside = token >= reading->sentence->first && token < reading->sentence->end;
    return inside ? reading->toponyms->use[token] : 0;
}

bool toponym_word_is(const struct reading *reading, uint32_t token, const char *word)
{
    bool inside = token >= reading->sentence->first && token < reading->sentence->end;
    return inside && text_is_nocase(story_word(reading->story, token), word);
}

static bool all_upper(struct dateline_text words)
{
    for (size_t i = 0; i < words.length; i++)
        if (byte_is_lower(words.bytes[i]))
            return false;
    return true;
}

/* A name of the gazetteer that may stand as written: "US" and the like only in capitals, other short names not in
 * capitals but where a sentence begins (a dateline), names of two letters not at all. */
static const struct gazetteer_slot *known_name(
    const struct gazetteer *gazetteer, uint64_t key, struct dateline_text words, bool begins)
{
    const struct gazetteer_slot *slot = gazetteer_find(gazetteer, key);
    if (!slot || slot->flags & GAZETTEER_NEVER)
        return slot;
    bool upper = all_upper(words);
    if (slot->flags & GAZETTEER_CAPITALS)
        return upper ? slot : NULL;
    bool initials = upper && !begins && words.length < 6;
    return words.length < 3 || initials ? NULL : slot;
}

/* The longest name that begins at a token; *ret_end is the token after it. */
const struct gazetteer_slot *toponym_longest(const struct reading *reading, uint32_t first, uint32_t *ret_end)
{
    const struct gazetteer *gazetteer = &reading->where->gazetteer;
    const struct gazetteer_slot *best = NULL;
    uint64_t key = HASH_SEED, literal = GAZETTEER_SHORT_SEED;
    uint32_t last = first + LONGEST < reading->sentence->end ? first + LONGEST : reading->sentence->end;
    for (uint32_t i = first; i < last; i++) {
        struct dateline_text word = story_word(reading->story, i);
        uint16_t use = toponym_use(reading, i);
        bool separator = !(use & USE_WORD) && word.length <= 3 && !memchr(",;:()\"!?", word.bytes[0], 8);
        if (i > first && !(use & (USE_CAPITAL | USE_INSIDE)) && !separator)
            break;
        key = gazetteer_hash(reading->story->scratch, key, word);
        literal = hash_bytes(literal, word.bytes, word.length);
        if (!(use & USE_CAPITAL))
            continue;
        const struct gazetteer_slot *slot =
            word.length <= 6 && i < first + 3 ? gazetteer_find(gazetteer, literal) : NULL;
        if (!slot)
            slot = known_name(
                gazetteer, key, story_words(reading->story, first, i + 1), first == reading->sentence->first);
        if (slot) {
            best = slot;
            *ret_end = i + 1;
        }
    }
    return best;
}

/* A place name before it: "in", "near", also over a determiner or an adjective of direction ("in the northern city
 * of"). */
bool toponym_after_location(const struct reading *reading, uint32_t first)
{
    uint32_t at = first;
    for (int steps = 0; steps < 3 && at > reading->sentence->first; steps++) {
        uint16_t use = toponym_use(reading, at - 1);
        if (use & USE_LOCATION && !(use & USE_CAPITAL && at - 1 > reading->sentence->first))
            return true;
        if (toponym_word_is(reading, at - 1, "of"))
            return at >= reading->sentence->first + 2 && !(toponym_use(reading, at - 2) & USE_CAPITAL);
        if (!toponym_word_is(reading, at - 1, "the"))
            return false;
        at--;
    }
    return false;
}

static bool comma_at(const struct reading *reading, uint32_t token)
{
    return token < reading->sentence->end && text_is(story_word(reading->story, token), ",");
}

/* Does a larger place follow after a comma: "Mobile, Alabama"? */
bool toponym_before_container(const struct reading *reading, uint32_t end)
{
    uint32_t after;
    if (!comma_at(reading, end) || !(toponym_use(reading, end + 1) & USE_CAPITAL))
        return false;
    const struct gazetteer_slot *slot = toponym_longest(reading, end + 1, &after);
    if (!slot || slot->flags & (GAZETTEER_ADJECTIVE | GAZETTEER_NEVER))
        return false;
    const struct gazetteer *gazetteer = &reading->where->gazetteer;
    for (uint32_t i = 0; i < slot->count; i++) {
        uint32_t place = GAZETTEER_MEMBER_PLACE(gazetteer->members[slot->first + i]);
        if (gazetteer->places[place].kind <= GAZETTEER_REGION)
            return true;
    }
    return false;
}

/* Does a capitalised word follow that is no noun of places, organisations or persons, so that the name may be a first
 * name? */
static bool longer_name_after(const struct reading *reading, uint32_t end)
{
    uint16_t use = toponym_use(reading, end);
    uint32_t after;
    return use & USE_CAPITAL && !(use & (USE_TITLE | USE_ORGANISATION | USE_AFTER)) &&
           !toponym_longest(reading, end, &after);
}

/* A capitalised word that is no noun of places or organisations: after a surname's or a first name's likeness. */
static bool capital_noun_follows(const struct reading *reading, uint32_t end)
{
    uint16_t use = toponym_use(reading, end);
    return use & USE_CAPITAL && !(use & (USE_ORGANISATION | USE_AFTER | USE_TITLE));
}

static bool longer_name_before(const struct reading *reading, uint32_t first)
{
    if (first == reading->sentence->first)
        return false;
    uint16_t use = toponym_use(reading, first - 1);
    if (use & USE_TITLE)
        return true;
    return use & USE_CAPITAL && !(use & (USE_LOCATION | USE_INSIDE)) && first - 1 > reading->sentence->first;
}

/* What the language room's names say: 1 a place's, -1 part of a person's name, 0 nothing. Places inside the names of
 * organisations are places all the same ("Kentucky State Police"). */
static int verdict_of_names(const struct reading *reading, const struct toponym *toponym)
{
    uint32_t index = reading->name_at ? reading->name_at[toponym->first] : DATELINE_NONE;
    if (index == DATELINE_NONE)
        return 0;
    const struct dateline_name *name = &reading->story->names.at[index];
    bool longer = name->first < toponym->first || name->end > toponym->end;
    if (name->type == DATELINE_NAME_PER)
        return longer && !toponym->located ? -1 : 0;
    return name->type == DATELINE_NAME_LOC && !longer ? 1 : 0;
}

/* A name of the language room's that is a person's and nothing but this one. */
static bool alone_a_person(const struct reading *reading, const struct toponym *toponym)
{
    uint32_t index = reading->name_at ? reading->name_at[toponym->first] : DATELINE_NONE;
    return index != DATELINE_NONE && !toponym->located && reading->story->names.at[index].type == DATELINE_NAME_PER;
}

static bool hyphen_follows(const struct reading *reading, uint32_t end)
{
    return toponym_word_is(reading, end, "-") || toponym_word_is(reading, end, "/") ||
           toponym_word_is(reading, end, "\xE2\x80\x93");
}

/* "Georgia Stevens": a first name, and then so it is in the whole article. */
static bool is_first_name(const struct reading *reading, const struct toponym *toponym)
{
    return toponym->slot->flags & GAZETTEER_GIVEN && !toponym->located && verdict_of_names(reading, toponym) <= 0 &&
           capital_noun_follows(reading, toponym->end) && !toponym_before_container(reading, toponym->end);
}

static bool is_place_here(const struct reading *reading, const struct toponym *toponym)
{
    uint32_t flags = toponym->slot->flags;
    int verdict = verdict_of_names(reading, toponym);
    bool contained = toponym_before_container(reading, toponym->end);
    if (flags & GAZETTEER_SHORT) {
        struct dateline_text word = story_words(reading->story, toponym->first, toponym->end);
        bool points = memchr(word.bytes, '.', word.length - 1) != NULL;
        return points || (toponym->first > reading->sentence->first && comma_at(reading, toponym->first - 1));
    }
    if (contained)
        return true;
    if (toponym->adjective && !(toponym_use(reading, toponym->end) & USE_WORD) &&
        !hyphen_follows(reading, toponym->end))
        return false; /* "speaks fluent French." */
    if (toponym->adjective)
        return !(
            toponym_use(reading, toponym->end) & USE_ORGANISATION && toponym_use(reading, toponym->end) & USE_CAPITAL);
    if (verdict < 0)
        return false;
    if (flags & GAZETTEER_PERSON && capital_noun_follows(reading, toponym->end) && verdict <= 0)
        return false;
    uint16_t noun = toponym_use(reading, toponym->end);
    if (noun & USE_AFTER && noun & USE_CAPITAL && !(noun & USE_ORGANISATION))
        return true; /* "Jackson Street" */
    if (flags & (GAZETTEER_WORD | GAZETTEER_PERSON)) {
        bool longer = longer_name_after(reading, toponym->end) || longer_name_before(reading, toponym->first);
        bool determined = toponym_word_is(reading, toponym->first - 1, "the") && flags & GAZETTEER_WORD;
        bool strong = toponym->located && toponym_use(reading, toponym->first - 1) & (USE_STRONG | USE_INSIDE);
        return (strong || verdict > 0) && !longer && !determined;
    }
    return true;
}

/* "North London", "Southern California": a capitalised direction belongs to the name. */
static void extend_by_direction(const struct reading *reading, struct toponym *toponym)
{
    static const char *const directions[] = { "north", "south", "east", "west", "northern", "southern", "eastern",
        "western", "northeast", "northwest", "southeast", "southwest" };
    uint32_t before = toponym->first - 1;
    if (toponym->first == reading->sentence->first || !(toponym_use(reading, before) & USE_CAPITAL) ||
        toponym_word_is(reading, before - 1, "far"))
        return;
    for (size_t i = 0; i < sizeof directions / sizeof *directions; i++)
        if (toponym_word_is(reading, before, directions[i]))
            toponym->first = before;
}

/* "County" after a name that the gazetteer knows without it; in small letters ("Idlib province") it only says what is
 * meant. */
static void extend_by_noun(const struct reading *reading, struct toponym *toponym)
{
    uint16_t use = toponym_use(reading, toponym->end);
    uint16_t next = toponym_use(reading, toponym->end + 1);
    bool longer = use & USE_CAPITAL && next & USE_CAPITAL && next & USE_ORGANISATION; /* "Ohio State University" */
    if (!(use & USE_AFTER) || use & USE_ORGANISATION || longer)
        return;
    toponym->code = toponym_noun_code(reading->where, story_word(reading->story, toponym->end));
    if (!(use & USE_CAPITAL))
        return;
    toponym->end++;
    if (landmark_called_after(toponym->code) || toponym->slot->flags & (GAZETTEER_PERSON | GAZETTEER_WORD))
        toponym->slot = NULL;
}

/* "in Mosul, Raqqa and Aleppo": what is true of the first of a list is true of the others. */
static bool listed(const struct reading *reading, uint32_t first)
{
    const struct toponyms *toponyms = reading->toponyms;
    if (!toponyms->all.count || first < reading->sentence->first + 2)
        return false;
    const struct toponym *last = &toponyms->all.at[toponyms->all.count - 1];
    bool joins = toponym_word_is(reading, first - 1, ",") || toponym_word_is(reading, first - 1, "and") ||
                 toponym_word_is(reading, first - 1, "or");
    bool comma = toponym_word_is(reading, first - 2, ",");
    return joins && last->located && last->first >= reading->sentence->first &&
           (last->end == first - 1 || (comma && last->end == first - 2));
}

static bool try_name(struct reading *reading, uint32_t first, uint32_t *ret_end)
{
    struct toponym toponym = { .first = first, .container = DATELINE_NONE, .place = DATELINE_NONE };
    toponym.slot = toponym_longest(reading, first, &toponym.end);
    if (!toponym.slot)
        return false;
    *ret_end = toponym.end;
    if (toponym.slot->flags & GAZETTEER_NEVER)
        return true;
    toponym.adjective = toponym.slot->flags & GAZETTEER_ADJECTIVE;
    toponym.located = !toponym.adjective && (toponym_after_location(reading, first) || listed(reading, first));
    toponym.named = verdict_of_names(reading, &toponym) > 0;
    bool titled = first > reading->sentence->first && toponym_use(reading, first - 1) & USE_TITLE;
    bool beside = longer_name_before(reading, first) || longer_name_after(reading, toponym.end);
    toponym.suspect = (!toponym.located && !toponym.named && beside) || titled || alone_a_person(reading, &toponym);
    toponym.person = is_first_name(reading, &toponym);
    toponym.dropped = toponym.person;
    if (!toponym.person && !is_place_here(reading, &toponym))
        return true;
    if (!toponym.adjective) {
        extend_by_noun(reading, &toponym);
        extend_by_direction(reading, &toponym);
    }
    *ret_end = toponym.end;
    *VECTOR_PUSH(reading->story->scratch, &reading->toponyms->all) = toponym;
    return true;
}

static bool try_landmark(struct reading *reading, uint32_t first, uint32_t *ret_end)
{
    struct toponym toponym = { .first = first, .container = DATELINE_NONE, .place = DATELINE_NONE };
    if (!landmark_at(reading, first, &toponym))
        return false;
    *ret_end = toponym.end;
    *VECTOR_PUSH(reading->story->scratch, &reading->toponyms->all) = toponym;
    return true;
}

/* "Officials here said": in a report with a dateline that is its place. */
static bool try_here(struct reading *reading, uint32_t token)
{
    uint32_t home = reading->toponyms->home;
    if (home == DATELINE_NONE || !toponym_word_is(reading, token, "here"))
        return false;
    struct toponym toponym = { .first = token, .end = token + 1, .container = DATELINE_NONE, .place = home };
    toponym.here = toponym.located = true;
    *VECTOR_PUSH(reading->story->scratch, &reading->toponyms->all) = toponym;
    return true;
}

/* Ties "Paris" to "Texas" in "Paris, Texas": the one that ends before a comma to the one that begins after it. */
static void tie_containers(const struct reading *reading, uint32_t from)
{
    struct toponyms *toponyms = reading->toponyms;
    for (uint32_t i = from; i + 1 < toponyms->all.count; i++) {
        struct toponym *inner = &toponyms->all.at[i], *outer = inner + 1;
        bool comma = outer->first == inner->end + 1 && comma_at(reading, inner->end);
        bool bracket = outer->first == inner->end + 1 && toponym_word_is(reading, inner->end, "(");
        if ((comma || bracket) && !inner->adjective && !outer->adjective)
            inner->container = i + 1;
    }
}

/* Small words that begin a sentence, not a name: "In", "To", "A". "The" may ("The Hague"). */
bool toponym_never_begins(const struct reading *reading, uint32_t token)
{
    uint16_t use = toponym_use(reading, token);
    struct dateline_text word = story_word(reading->story, token);
    return word.length == 1 ||
           (word.length <= 3 && use & (USE_INSIDE | USE_LOCATION) && token == reading->sentence->first &&
               !text_is(word, "The") && !text_is(word, "El") && !text_is(word, "La") && !text_is(word, "Al"));
}

static void read_sentence(struct reading *reading)
{
    uint32_t from = reading->toponyms->all.count;
    for (uint32_t i = reading->sentence->first; i < reading->sentence->end;) {
        uint32_t end = i + 1;
        if (!try_here(reading, i) && toponym_use(reading, i) & USE_CAPITAL && !toponym_never_begins(reading, i) &&
            !try_landmark(reading, i, &end))
            try_name(reading, i, &end);
        i = end;
    }
    tie_containers(reading, from);
}

static const uint32_t *index_names(struct story *story)
{
    if (!story->names.count)
        return NULL;
    uint32_t *at = ARENA_ARRAY(story->scratch, uint32_t, story->tokens.count);
    memset(at, 0xFF, story->tokens.count * sizeof *at);
    for (uint32_t i = 0; i < story->names.count; i++)
        for (uint32_t t = story->names.at[i].first; t < story->names.at[i].end; t++)
            at[t] = i;
    return at;
}

void toponym_find(const struct where *where, struct story *story, struct toponyms *toponyms)
{
    struct reading reading = { .where = where, .story = story, .toponyms = toponyms };
    toponyms->use = ARENA_ARRAY(story->scratch, uint16_t, story->tokens.count);
    for (uint32_t i = 0; i < story->tokens.count; i++)
        toponyms->use[i] = toponym_word_use(where, story_word(story, i));
    reading.name_at = index_names(story);
    toponyms->home = DATELINE_NONE;
    if (!story->keep_all)
        toponyms->home = where_of_words(where, story->scratch, story->dateline.place);
    for (uint32_t i = 0; i < story->sentences.count; i++) {
        reading.sentence = &story->sentences.at[i];
        read_sentence(&reading);
    }
}
