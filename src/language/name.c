/* Names: each token is outside of any, or begins, continues, ends or alone makes the name of a person, organisation or
 * place; of all sequences that are well-formed, the one with the greatest sum of scores is taken (Viterbi 1967). */
#include "language/name.h"

#include "base/map.h"

#include <string.h>

/* Words of one person's name: more may be several persons; past so many nothing is looked at. */
enum { PERSON_WORDS_MAX = 4, PERSON_LOOK_MAX = 32 };

static bool class_open(unsigned class)
{
    return class != NAME_OUTSIDE && (class - 1) % 4 <= NAME_INSIDE;
}

/* Whether a name may go on from one class to the next. */
static bool class_follows(unsigned before, unsigned class)
{
    bool goes_on = class != NAME_OUTSIDE && ((class - 1) % 4 == NAME_INSIDE || (class - 1) % 4 == NAME_END);
    if (class_open(before))
        return goes_on && (before - 1) / 4 == (class - 1) / 4;
    return !goes_on;
}

void name_best(const int32_t *scores, size_t count, uint8_t *room, uint8_t *ret_classes)
{
    int64_t best[NAME_CLASSES] = { 0 }, next[NAME_CLASSES];
    const int64_t never = INT64_MIN / 4;
    if (count == 0)
        return;
    for (unsigned class = 0; class < NAME_CLASSES; class ++)
        best[class] = class_follows(NAME_OUTSIDE, class) ? scores[class] : never;
    for (size_t i = 1; i < count; i++) {
        for (unsigned class = 0; class < NAME_CLASSES; class ++) {
            unsigned from = NAME_OUTSIDE;
            int64_t most = INT64_MIN;
            for (unsigned before = 0; before < NAME_CLASSES; before++) {
                if (class_follows(before, class) && best[before] > most) {
                    from = before;
                    most = best[before];
                }
            }
            room[i * NAME_CLASSES + class] = (uint8_t)from;
            next[class] = most + scores[i * NETWORK_NAMES + class];
        }
        memcpy(best, next, sizeof best);
    }
    unsigned last = NAME_OUTSIDE;
    for (unsigned class = 0; class < NAME_CLASSES; class ++)
        if (!class_open(class) && best[class] > best[last])
            last = class;
    for (size_t i = count; i-- > 0;) {
        ret_classes[i] = (uint8_t)last;
        last = i > 0 ? room[i * NAME_CLASSES + last] : last;
    }
}

static bool word_capital(const struct story *story, uint32_t token)
{
    char letter = story_word(story, token).bytes[0];
    return letter >= 'A' && letter <= 'Z';
}

/* Whether what was taken for one person is several: more words than a person has, and none of the small ones that hold
 * long names together ("bin", "de", a hyphen). */
static bool persons_many(const struct story *story, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (!word_capital(story, i))
            return false;
    return end - first > PERSON_WORDS_MAX;
}

/* Whether another person begins at `at`: the same word again or, of many, a given name behind two words. Greetings,
 * signatures and lists of people run so. */
static bool person_new(const struct story *story, uint32_t start, uint32_t at, bool many, const uint16_t *features)
{
    for (uint32_t i = start; i < at && word_capital(story, at); i++)
        if (text_same(story_word(story, i), story_word(story, at)))
            return true;
    return many && at - start >= 2 && (features[FEATURE_LISTS] & LEXICON_GIVEN);
}

static void name_put(struct story *story, uint32_t first, uint32_t end, unsigned kind)
{
    *VECTOR_PUSH(story->arena, &story->names) =
        (struct dateline_name){ .first = first, .end = end, .type = (enum dateline_name_type)kind };
}

/* ids: of the first word on. */
static void persons_put(struct story *story, uint32_t first, uint32_t end, const uint16_t (*ids)[FEATURE_COUNT])
{
    bool many = persons_many(story, first, end);
    uint32_t start = first;
    for (uint32_t i = first + 1; i < end && i - start < PERSON_LOOK_MAX; i++)
        if (person_new(story, start, i, many, ids[i - first])) {
            name_put(story, start, i, DATELINE_NAME_PER);
            start = i;
        }
    name_put(story, start, end, DATELINE_NAME_PER);
}

/* Whether a name's closing 's is part of it, as shops and restaurants have it ("we ate at Rosso 's last night"): nothing
 * follows that would belong to the name, so that the tree has no possessor there but where something is or goes. No
 * country or town is called so, and a person's name is more often half of a comparison ("next to Obama 's"). */
static bool name_takes_s(const struct story *story, uint32_t first, uint32_t end, unsigned lists)
{
    if (end >= story->tokens.count || (end - first == 1 && (lists & LEXICON_STATES)) ||
        !text_is(story->tokens.at[end].xpos, "POS"))
        return false;
    uint32_t top = story_top(story, first, end);
    return story->tokens.at[top].deprel == DATELINE_DEPREL_OBL && story->tokens.at[end].head == top;
}

void name_add(
    struct story *story, uint32_t first, const uint8_t *classes, const uint16_t (*ids)[FEATURE_COUNT], size_t count)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (classes[i] == NAME_OUTSIDE)
            continue;
        unsigned part = (classes[i] - 1u) % 4, kind = (classes[i] - 1u) / 4;
        if (part == NAME_BEGIN || part == NAME_SINGLE)
            start = i;
        if (part == NAME_INSIDE || part == NAME_BEGIN)
            continue;
        uint32_t end = first + i + 1;
        if (kind == DATELINE_NAME_PER)
            persons_put(story, first + start, end, ids + start);
        else if (i + 1 < count && name_takes_s(story, first + start, end, ids[i][FEATURE_LISTS]))
            name_put(story, first + start, end + 1, kind);
        else
            name_put(story, first + start, end, kind);
    }
}

/* How often the same words were taken for each kind; full names vote for persons by their last word. */
struct name_votes {
    uint32_t votes[NAME_KINDS];
};

static struct name_votes *votes_of(
    struct story *story, struct map *numbers, struct name_votes *votes, uint32_t first, uint32_t end)
{
    bool new;
    uint32_t *number = map_put(numbers, story_words(story, first, end), &new);
    if (new)
        *number = numbers->count - 1;
    return &votes[*number];
}

void name_settle(struct story *story)
{
    struct map numbers = { .arena = story->scratch };
    struct name_votes *votes = ARENA_ARRAY(story->scratch, struct name_votes, 2 * (size_t)story->names.count);
    for (uint32_t i = 0; i < story->names.count; i++) {
        const struct dateline_name *name = &story->names.at[i];
        votes_of(story, &numbers, votes, name->first, name->end)->votes[name->type]++;
        if (name->type == DATELINE_NAME_PER && name->end - name->first > 1)
            votes_of(story, &numbers, votes, name->end - 1, name->end)->votes[DATELINE_NAME_PER] += 2;
    }
    for (uint32_t i = 0; i < story->names.count; i++) {
        struct dateline_name *name = &story->names.at[i];
        const struct name_votes *found = votes_of(story, &numbers, votes, name->first, name->end);
        for (int kind = 0; kind < NAME_KINDS; kind++)
            if (found->votes[kind] > found->votes[name->type])
                name->type = (enum dateline_name_type)kind;
    }
}
