/* Word tables of the clause layer.
 *
 * What a parser cannot know stands in tables that a linguist can edit: that "talks" is an event and "with" its other
 * party, that "hold" adds nothing to it, that "promise to" speaks of the promiser's act and "urge to" of the one urged
 * (control: Rosenbaum 1967; light verbs: Jespersen 1942; eventive nouns with their arguments: NomBank, Meyers et al.
 * 2004). */
#include "language/clause_words.h"

#include "language/clause.h"

bool clause_words_open(struct clause_words *words, const struct image *image)
{
    return table_open(image, "clause_event", &words->event) &&
           table_open(image, "clause_event_class", &words->event_class) &&
           table_open(image, "clause_light", &words->light) && table_open(image, "clause_control", &words->control) &&
           table_open(image, "clause_word", &words->word) && table_open(image, "verb", &words->verb) &&
           table_open(image, "verb_form", &words->verb_form) &&
           table_open(image, "clause_preposition", &words->preposition);
}

enum dateline_status clause_open(
    struct arena *arena, const struct image *image, const struct clause_words **ret_words, struct dateline_error *error)
{
    struct clause_words *words = ARENA_NEW(arena, struct clause_words);
    if (!clause_words_open(words, image))
        return error_set(error, DATELINE_IMAGE, "words: a table clause_….tsv is missing");
    *ret_words = words;
    return DATELINE_OK;
}

bool clause_listed(struct dateline_text list, struct dateline_text word)
{
    struct dateline_text piece;
    while (word.length && text_cut(&list, '|', &piece))
        if (text_same(piece, word))
            return true;
    return false;
}

/* First letter of a field; '-' for an empty one. */
static char field_letter(const struct table *table, uint32_t row, uint32_t column)
{
    struct dateline_text text = table_field(table, row, column);
    return text.length ? text.bytes[0] : '-';
}

struct event_noun clause_event_noun(const struct clause_words *words, struct dateline_text lemma)
{
    uint32_t count, row = table_find(&words->event, lemma, &count);
    if (row == DATELINE_NONE)
        return (struct event_noun){ .found = false };
    struct event_noun noun = {
        .found = true, .verb = table_field(&words->event, row, 1), .class = table_field(&words->event, row, 2)
    };
    const struct table *classes = &words->event_class;
    uint32_t class = table_find(classes, table_field(&words->event, row, 2), &count);
    if (class == DATELINE_NONE)
        return noun;
    noun.of = field_letter(classes, class, 1);
    noun.own = field_letter(classes, class, 2);
    noun.modifier = field_letter(classes, class, 3);
    noun.object = table_field(classes, class, 4);
    noun.subject = table_field(classes, class, 5);
    noun.indirect = table_field(classes, class, 6);
    return noun;
}

struct light clause_light(const struct clause_words *words, struct dateline_text predicate, const char *place,
    struct dateline_text place_text, struct dateline_text noun)
{
    uint32_t count, first = table_find(&words->light, predicate, &count);
    for (uint32_t row = first; first != DATELINE_NONE && row < first + count; row++) {
        struct dateline_text where = table_field(&words->light, row, 1), nouns = table_field(&words->light, row, 2);
        bool here = place ? text_is(where, place) : clause_listed(where, place_text);
        if (!here || !(text_is(nouns, "*") || clause_listed(nouns, noun)))
            continue;
        struct dateline_text subject = table_field(&words->light, row, 3);
        return (struct light){ .found = true,
            .subject = text_is(subject, "object") ? LIGHT_OBJECT
                       : text_is(subject, "none") ? LIGHT_NONE
                                                  : LIGHT_SUBJECT };
    }
    return (struct light){ .found = false };
}

/* "future|possible" as bits. */
static uint32_t marks_of(struct dateline_text names)
{
    static const struct {
        const char *name;
        uint32_t mark;
    } marks[] = {
        { "negated", DATELINE_CLAUSE_NEGATED },
        { "failed", DATELINE_CLAUSE_FAILED },
        { "future", DATELINE_CLAUSE_FUTURE },
        { "possible", DATELINE_CLAUSE_POSSIBLE },
        { "obliged", DATELINE_CLAUSE_OBLIGED },
        { "conditional", DATELINE_CLAUSE_CONDITIONAL },
        { "question", DATELINE_CLAUSE_QUESTION },
        { "past", DATELINE_CLAUSE_PAST },
        { "purpose", DATELINE_CLAUSE_PURPOSE },
    };
    uint32_t all = 0;
    struct dateline_text piece;
    while (text_cut(&names, '|', &piece))
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (text_is(piece, marks[i].name))
                all |= marks[i].mark;
    return all;
}

struct control clause_control(
    const struct clause_words *words, struct dateline_text predicate, struct dateline_text complement)
{
    const struct table *table = &words->control;
    uint32_t count, first = table_find(table, predicate, &count);
    for (uint32_t row = first; first != DATELINE_NONE && row < first + count; row++) {
        if (!clause_listed(table_field(table, row, 1), complement))
            continue;
        struct dateline_text by = table_field(table, row, 2);
        struct control control = { .found = true, .marks = marks_of(table_field(table, row, 3)) };
        control.by = by.length == 0           ? CONTROL_DEFAULT
                     : text_is(by, "subject") ? CONTROL_SUBJECT
                     : text_is(by, "object")  ? CONTROL_OBJECT
                     : text_is(by, "none")    ? CONTROL_NONE
                                              : CONTROL_OBLIQUE;
        control.preposition = control.by == CONTROL_OBLIQUE ? by : (struct dateline_text){ NULL, 0 };
        return control;
    }
    return (struct control){ .found = false };
}

/* The row of a word in a class, or NONE. */
static uint32_t word_row(const struct clause_words *words, struct dateline_text word, const char *class)
{
    uint32_t count, first = table_find(&words->word, word, &count);
    for (uint32_t row = first; first != DATELINE_NONE && row < first + count; row++)
        if (text_is(table_field(&words->word, row, 1), class))
            return row;
    return DATELINE_NONE;
}

bool clause_word_is(const struct clause_words *words, struct dateline_text word, const char *class)
{
    return word_row(words, word, class) != DATELINE_NONE;
}

uint32_t clause_word_marks(const struct clause_words *words, struct dateline_text word, const char *class)
{
    uint32_t row = word_row(words, word, class);
    return row == DATELINE_NONE ? 0 : marks_of(table_field(&words->word, row, 2));
}

bool clause_preposition_is(const struct clause_words *words, struct dateline_text words_of_it)
{
    uint32_t count;
    return table_find(&words->preposition, words_of_it, &count) != DATELINE_NONE;
}
