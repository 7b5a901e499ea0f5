/* Names of persons, organisations and places out of GUM's entities.
 *
 * GUM marks every phrase that denotes something, named or not, with all that belongs to it ("the former prime minister
 * Ann Example, who"). A name is less: the run of proper nouns about the phrase's head, with the small words that hold
 * the names of bodies and places together ("Bank of Ruritania"), without title and article, as in the Universal NER
 * guidelines (Mayhew et al. 2024). The longest entity wins; what stands inside a name is no name of its own. */
#include "corpus.h"

#include <string.h>

enum { ENTITIES_MAX = 256, KIND_PERSON = 0, KIND_ORGANISATION = 1, KIND_PLACE = 2, KIND_OTHER = 3 };

struct entity {
    uint32_t id;
    int kind;
    uint32_t start, end;
    bool closed;
};

struct entities {
    struct entity list[ENTITIES_MAX];
    size_t count;
};

static int kind_of(const char *bytes, size_t length)
{
    static const char *const names[] = { "person-", "organization-", "place-" };
    for (int i = 0; i < 3; i++)
        if (length >= strlen(names[i]) && memcmp(bytes, names[i], strlen(names[i])) == 0)
            return i;
    return KIND_OTHER;
}

static void entity_open(struct entities *entities, const char *bytes, size_t length, uint32_t at, bool closed)
{
    size_t i = 0;
    uint32_t id = 0;
    for (; i < length && bytes[i] >= '0' && bytes[i] <= '9'; i++)
        id = id * 10 + (uint32_t)(bytes[i] - '0');
    while (i < length && bytes[i] != '-')
        i++;
    if (entities->count == ENTITIES_MAX || i == length)
        return;
    entities->list[entities->count++] =
        (struct entity){ id, kind_of(bytes + i + 1, length - i - 1), at, at + 1, closed };
}

static void entity_close(struct entities *entities, uint32_t id, uint32_t at)
{
    for (size_t i = entities->count; i-- > 0;)
        if (!entities->list[i].closed && entities->list[i].id == id) {
            entities->list[i].closed = true;
            entities->list[i].end = at + 1;
            return;
        }
}

/* One word's value: `(id-kind-…` opens, `id)` closes, `(id-kind-…)` is one word. */
static void entities_read(struct entities *entities, struct dateline_text misc, uint32_t at)
{
    static const char mark[] = "Entity=";
    if (misc.length < sizeof mark || memcmp(misc.bytes, mark, sizeof mark - 1) != 0)
        return;
    size_t i = sizeof mark - 1;
    while (i < misc.length && misc.bytes[i] != '|') {
        uint32_t id = 0;
        size_t start = i + 1;
        if (misc.bytes[i] == '(') {
            for (i++; i < misc.length && misc.bytes[i] != '(' && misc.bytes[i] != ')' && misc.bytes[i] != '|'; i++)
                ;
            bool closed = i < misc.length && misc.bytes[i] == ')';
            entity_open(entities, misc.bytes + start, i - start, at, closed);
            i += closed;
            continue;
        }
        for (; i < misc.length && misc.bytes[i] >= '0' && misc.bytes[i] <= '9'; i++)
            id = id * 10 + (uint32_t)(misc.bytes[i] - '0');
        while (i < misc.length && misc.bytes[i] != ')' && misc.bytes[i] != '(' && misc.bytes[i] != '|')
            i++; /* the part number of an entity in several parts: `[1/2]` */
        if (i < misc.length && misc.bytes[i] == ')') {
            entity_close(entities, id, at);
            i++;
        }
    }
}

static bool word_proper(const struct gold_word *word)
{
    return text_is(word->xpos, "NNP") || text_is(word->xpos, "NNPS");
}

static bool word_in(const struct gold_word *word, const char *const *list)
{
    for (; *list != NULL; list++)
        if (text_is(word->form, *list))
            return true;
    return false;
}

static bool word_joins(const struct gold_word *word, int kind)
{
    static const char *const always[] = { "-", "'s", "’s", "'", "de", "von", "van", "la", "el", "&", ".", NULL };
    static const char *const bodies[] = { "of", "for", "the", "and", NULL };
    static const char *const places[] = { "of", "the", NULL };
    if (word_in(word, always))
        return true;
    return kind != KIND_PERSON && word_in(word, kind == KIND_PLACE ? places : bodies);
}

static bool word_title(const struct gold_word *word)
{
    static const char *const titles[] = { "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof.",
        "Professor", "President", "Sen.", "Senator", "Rep.", "Gov.", "Governor", "Minister", "Prime", "Chancellor",
        "Justice", "Judge", "Chief", "General", "Gen.", "Colonel", "Col.", "Captain", "Lieutenant", "Sgt.", "Major",
        "Sir", "Lady", "Lord", "Rev.", "Reverend", "Pope", "Secretary", "Mayor", "Ambassador", "Representative",
        "Congressman", "Attorney", "Director", "Vice", "Doctor", "Aunt", "Uncle", "Minister", "Chairman", "Speaker",
        "Commissioner", NULL };
    return word_in(word, titles);
}

/* The word whose head lies outside; the first if several do. */
static uint32_t entity_head(const struct gold_sentence *sentence, const struct entity *entity)
{
    for (uint32_t i = entity->start; i < entity->end; i++) {
        uint32_t head = sentence->words[i].head;
        if (head == 0 || head - 1 < entity->start || head - 1 >= entity->end)
            return i;
    }
    return entity->start;
}

/* The name within an entity; empty if its head is no proper noun. */
static void entity_name(
    const struct gold_sentence *sentence, const struct entity *entity, uint32_t *start, uint32_t *end)
{
    uint32_t head = entity_head(sentence, entity), low = head, high = head + 1;
    *start = *end = 0;
    if (!word_proper(&sentence->words[head]))
        return;
    for (uint32_t i = head; i-- > entity->start;) {
        if (word_proper(&sentence->words[i]))
            low = i;
        else if (!word_joins(&sentence->words[i], entity->kind))
            break;
    }
    for (uint32_t i = head + 1; i < entity->end; i++) {
        if (word_proper(&sentence->words[i]))
            high = i + 1;
        else if (!word_joins(&sentence->words[i], entity->kind))
            break;
    }
    while (entity->kind == KIND_PERSON && high - low > 1 && word_title(&sentence->words[low]))
        low++;
    *start = low;
    *end = high;
}

static void name_mark(uint8_t *names, uint32_t start, uint32_t end, int kind)
{
    uint8_t base = (uint8_t)(1 + 4 * kind);
    for (uint32_t i = start; i < end; i++)
        if (names[i] != NAME_OUTSIDE)
            return;
    for (uint32_t i = start; i < end; i++)
        names[i] = (uint8_t)(base + (end - start == 1 ? 3 : i == start ? 0 : i + 1 == end ? 2 : 1));
}

void names_from_entities(const struct gold_sentence *sentence, uint8_t *names)
{
    struct entities entities = { .count = 0 };
    memset(names, NAME_OUTSIDE, sentence->count);
    for (uint32_t i = 0; i < sentence->count; i++)
        entities_read(&entities, sentence->words[i].misc, i);
    for (uint32_t length = sentence->count; length > 0; length--)
        for (size_t i = 0; i < entities.count; i++) {
            const struct entity *entity = &entities.list[i];
            uint32_t start, end;
            if (!entity->closed || entity->kind == KIND_OTHER || entity->end - entity->start != length)
                continue;
            entity_name(sentence, entity, &start, &end);
            if (end > start)
                name_mark(names, start, end, entity->kind);
        }
}

static uint8_t name_written(struct dateline_text misc)
{
    static const char parts[] = "BIES", *const kinds[] = { "PER", "ORG", "LOC" };
    if (misc.length < 6 || memcmp(misc.bytes, "Name=", 5) != 0)
        return NAME_UNKNOWN;
    if (misc.bytes[5] == 'O' || misc.length < 10)
        return NAME_OUTSIDE;
    const char *part = strchr(parts, misc.bytes[5]);
    for (uint8_t kind = 0; kind < NAME_KINDS && part != NULL; kind++)
        if (memcmp(misc.bytes + 7, kinds[kind], 3) == 0)
            return (uint8_t)(1 + 4 * kind + (part - parts));
    return NAME_UNKNOWN;
}

void names_from_tags(const struct gold_sentence *sentence, uint8_t *names)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct gold_word *word = &sentence->words[i];
        bool beside = (i > 0 && word_proper(word - 1)) || (i + 1 < sentence->count && word_proper(word + 1));
        names[i] = name_written(word->misc);
        if (names[i] == NAME_UNKNOWN && !word_proper(word) && !(beside && word_joins(word, KIND_ORGANISATION)))
            names[i] = NAME_OUTSIDE;
    }
}
