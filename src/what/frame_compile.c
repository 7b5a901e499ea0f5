/* One frame: "ACTOR express {concern} over|at|about RECIPIENT" becomes a predicate and a list of elements.
 *
 * Elements are read from left to right, as the grammar in docs/codebook.md has them. The first word that is no slot is
 * the predicate; a word or list of words that are all prepositions opens a prepositional element, whose content
 * follows. */
#include "what/codebook_build.h"

#include <string.h>

static const char prepositions[] =
    "about|above|across|after|against|along|alongside|amid|among|around|as|at|before|behind|below|beside|between|"
    "beyond|by|"
    "despite|down|during|except|for|from|in|inside|into|like|near|of|off|on|onto|out|out_of|outside|over|past|per|"
    "since|"
    "through|throughout|to|toward|towards|under|until|up|upon|via|with|within|without|away|back|together|apart|forward|"
    "ahead|aside|because_of|instead_of|ahead_of|on_behalf_of|along_with|together_with|as_of|due_to|such_as|next_to|"
    "close_to";

struct frame_reader {
    struct codebook_builder *builder;
    const struct codebook_line *line;
    struct codebook_frame frame;
    struct dateline_text pending; /* prepositions whose content has not come yet */
    bool predicate_seen, noun;
    bool event_too; /* the slot in hand may be an event as well */
    uint8_t bracket, brackets;
};

static bool word_is_preposition(struct dateline_text word)
{
    struct dateline_text rest = text_of(prepositions), piece;
    while (text_cut(&rest, '|', &piece))
        if (text_same(piece, word))
            return true;
    return false;
}

static bool list_is_prepositions(struct dateline_text list)
{
    struct dateline_text piece;
    while (text_cut(&list, '|', &piece))
        if (!word_is_preposition(text_trim(piece)))
            return false;
    return true;
}

/* "RECIPIENT:MIL|REB" is RECIPIENT: which slot a token names, or -1. *ret_rest is what stands behind the name. */
static int slot_of(struct dateline_text token, struct dateline_text *ret_rest)
{
    static const char *const names[] = { "ACTOR", "RECIPIENT", "ALL", "SOMEONE", "SOMETHING", NULL, "EVENT" };
    size_t length = 0;
    while (length < token.length && byte_is_upper(token.bytes[length]))
        length++;
    if (length < token.length && token.bytes[length] != ':')
        return -1;
    for (int i = 0; i <= CODEBOOK_EVENT; i++) {
        if (names[i] && text_is(text_slice(token, 0, length), names[i])) {
            *ret_rest = text_slice(token, length, token.length);
            return i;
        }
    }
    return -1;
}

/* The kind that "coded", "state" … names, or 0. */
static uint16_t restriction_kind(struct dateline_text text)
{
    static const struct {
        const char *name;
        uint16_t kind;
    } names[] = { { "coded", CODEBOOK_IS_CODED }, { "state", CODEBOOK_IS_STATE }, { "person", CODEBOOK_IS_PERSON },
        { "place", CODEBOOK_IS_PLACE }, { "people", CODEBOOK_IS_PEOPLE } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(text, names[i].name))
            return names[i].kind;
    return 0;
}

/* "MIL|REB", "!place|border", "coded|{class}": kinds, sectors and words, any of which may hold. */
static enum dateline_status restriction_read(
    struct frame_reader *reader, struct dateline_text list, struct codebook_restriction *restriction)
{
    struct arena *arena = reader->builder->arena;
    struct text_builder words = { .arena = arena }, sectors = { .arena = arena };
    struct dateline_text piece;
    if (list.length && list.bytes[0] == '!') {
        restriction->negated = 1;
        list = text_slice(list, 1, list.length);
    }
    while (text_cut(&list, '|', &piece)) {
        if (!piece.length)
            return codebook_wrong(reader->builder, reader->line,
                "nothing stands behind ':'; name what may fill the slot, as in RECIPIENT:MIL|REB");
        uint16_t kind = restriction_kind(piece);
        bool sector = piece.length == 3 && byte_is_upper(piece.bytes[0]) && byte_is_upper(piece.bytes[2]);
        struct text_builder *to = sector ? &sectors : &words;
        restriction->kinds |= kind;
        if (kind)
            continue;
        if (to->count)
            text_add_byte(to, '|');
        text_add(to, piece);
    }
    enum dateline_status status = DATELINE_OK;
    if (words.count)
        status = codebook_set_add(reader->builder, reader->line, text_built(&words), false, &restriction->words);
    if (status == DATELINE_OK && sectors.count)
        status = codebook_set_add(reader->builder, reader->line, text_built(&sectors), false, &restriction->sectors);
    return status;
}

/* ":MIL|REB", ":!place", ":coded:!{class}" */
static enum dateline_status restrictions_read(
    struct frame_reader *reader, struct dateline_text rest, struct codebook_element *element)
{
    struct codebook_builder *builder = reader->builder;
    element->restriction_first = builder->restrictions.count;
    struct dateline_text piece;
    rest = text_slice(rest, 1, rest.length);
    while (text_cut(&rest, ':', &piece)) {
        struct codebook_restriction restriction = { .words = DATELINE_NONE, .sectors = DATELINE_NONE };
        enum dateline_status status = restriction_read(reader, piece, &restriction);
        if (status != DATELINE_OK)
            return status;
        *VECTOR_PUSH(builder->arena, &builder->restrictions) = restriction;
        element->restriction_count++;
    }
    return DATELINE_OK;
}

/* "{prisoner}|RECIPIENT:{people}" is RECIPIENT:{prisoner}|{people}; "RECIPIENT|{property}" is any RECIPIENT. */
static struct dateline_text alternatives_join(struct frame_reader *reader, struct dateline_text token)
{
    struct dateline_text list = token, piece, slot = { NULL, 0 }, behind;
    struct text_builder others = { .arena = reader->builder->arena };
    uint32_t pieces = 0, slot_at = 0;
    for (; text_cut(&list, '|', &piece); pieces++) {
        int fill = slot_of(piece, &behind);
        if (fill == CODEBOOK_EVENT && !behind.length)
            reader->event_too = true;
        if (fill >= 0 && (!slot.bytes || text_starts(slot, "EVENT"))) {
            slot = piece;
            slot_at = pieces;
            continue;
        }
        if (fill >= 0)
            continue;
        text_add_byte(&others, '|');
        text_add(&others, piece);
    }
    if (slot.bytes && text_starts(slot, "EVENT")) {
        reader->event_too = false;
        return text_format(reader->builder->arena, "%.*s%s%.*s", TEXT_ARG(slot),
            pieces == 1 || text_find(slot, TEXT(":")) < slot.length ? "" : ":", TEXT_ARG(text_built(&others)));
    }
    bool restricted = slot.bytes && text_find(slot, TEXT(":")) < slot.length;
    if (!slot.bytes || pieces == 1 || (slot_at == 0 && restricted))
        return token;
    if (!restricted)
        return slot;
    return text_format(reader->builder->arena, "%.*s%.*s", TEXT_ARG(slot), TEXT_ARG(text_built(&others)));
}

static struct codebook_element element_begin(const struct frame_reader *reader, uint8_t place, uint8_t fill)
{
    return (struct codebook_element){
        .place = place, .fill = fill, .optional = reader->bracket, .prepositions = DATELINE_NONE, .words = DATELINE_NONE
    };
}

static enum dateline_status element_add(struct frame_reader *reader, struct codebook_element element)
{
    struct codebook_builder *builder = reader->builder;
    if (reader->frame.element_count == CODEBOOK_ELEMENTS_MOST)
        return codebook_wrong(builder, reader->line, "more than %d elements; split the frame", CODEBOOK_ELEMENTS_MOST);
    if (element.place == CODEBOOK_OBJECT)
        element.bare = reader->frame.bare++;
    *VECTOR_PUSH(builder->arena, &builder->elements) = element;
    reader->frame.element_count++;
    return DATELINE_OK;
}

/* Where an element behind the predicate stands, with the prepositions that wait for it. */
static enum dateline_status place_take(struct frame_reader *reader, struct codebook_element *element)
{
    element->place = CODEBOOK_OBJECT;
    if (!reader->pending.bytes)
        return DATELINE_OK;
    bool clause =
        text_is(reader->pending, "that") || (text_is(reader->pending, "to") && element->fill == CODEBOOK_WORDS);
    element->place = clause ? CODEBOOK_COMPLEMENT : CODEBOOK_OBLIQUE;
    struct dateline_text list = reader->pending;
    reader->pending = (struct dateline_text){ NULL, 0 };
    return codebook_set_add(reader->builder, reader->line, list, true, &element->prepositions);
}

/* "EVENT:CONSULT|AGREE|meet": types, and predicates that count as such an event without being one by the codebook. */
static enum dateline_status event_read(
    struct frame_reader *reader, struct dateline_text list, struct codebook_element *element)
{
    struct codebook_builder *builder = reader->builder;
    struct text_builder words = { .arena = builder->arena }, types = { .arena = builder->arena };
    struct dateline_text piece;
    while (text_cut(&list, '|', &piece)) {
        if (!piece.length)
            continue;
        struct text_builder *to = byte_is_upper(piece.bytes[0]) ? &types : &words;
        if (to->count)
            text_add_byte(to, '|');
        text_add(to, piece);
    }
    enum dateline_status status = DATELINE_OK;
    if (types.count)
        status = codebook_references_add(
            builder, reader->line, text_built(&types), &element->type_first, &element->type_count);
    if (status == DATELINE_OK && words.count)
        status = codebook_set_add(builder, reader->line, text_built(&words), false, &element->words);
    return status;
}

static enum dateline_status slot_read(struct frame_reader *reader, int fill, struct dateline_text rest)
{
    struct codebook_element element = element_begin(reader, CODEBOOK_SUBJECT, (uint8_t)fill);
    element.event_too = reader->event_too;
    bool possessor = rest.length >= 2 && text_ends(rest, "'s");
    if (possessor) {
        reader->noun = true;
        rest = text_slice(rest, 0, rest.length - 2);
    }
    enum dateline_status status = DATELINE_OK;
    if (reader->predicate_seen)
        status = place_take(reader, &element);
    if (status != DATELINE_OK)
        return status;
    if (fill == CODEBOOK_EVENT) {
        reader->frame.flags |= CODEBOOK_FRAME_EVENT;
        if (rest.length)
            status = event_read(reader, text_slice(rest, 1, rest.length), &element);
    } else if (rest.length) {
        status = restrictions_read(reader, rest, &element);
    }
    if (fill == CODEBOOK_RECIPIENT || fill == CODEBOOK_ALL)
        reader->frame.flags |= CODEBOOK_FRAME_RECIPIENT;
    return status == DATELINE_OK ? element_add(reader, element) : status;
}

/* Puts the frame under each word that its predicate may be: the first part of a verb ("carry_out"), the last of a noun.
 */
static enum dateline_status predicate_read(struct frame_reader *reader, struct dateline_text list)
{
    struct codebook_builder *builder = reader->builder;
    reader->predicate_seen = true;
    reader->frame.kind = reader->noun ? CODEBOOK_NOUN : CODEBOOK_VERB;
    if (list.bytes[0] == '=') {
        reader->frame.kind = CODEBOOK_BE;
        list = text_slice(list, 1, list.length);
        if (!list.length)
            return codebook_wrong(
                builder, reader->line, "no word stands behind '='; write it without a space, as in =ready");
    }
    enum dateline_status status = codebook_set_add(builder, reader->line, list, false, &reader->frame.predicate);
    if (status != DATELINE_OK)
        return status;
    struct codebook_items items = { 0 };
    status = codebook_items_read(builder, reader->line, list, false, &items);
    for (uint32_t i = 0; i < items.all.count; i++) {
        struct codebook_item item = items.all.at[i];
        uint32_t multi = DATELINE_NONE;
        if (item.part_count > 1) {
            multi = builder->multis.count;
            *VECTOR_PUSH(builder->arena, &builder->multis) =
                (struct codebook_multi){ item.part_first, item.part_count };
        }
        uint32_t part = reader->frame.kind == CODEBOOK_VERB ? item.part_first : item.part_first + item.part_count - 1;
        *VECTOR_PUSH(builder->arena, &builder->drafts) =
            (struct codebook_posting_draft){ builder->parts.at[part], { builder->frames.count, multi } };
    }
    return status;
}

static enum dateline_status words_read(struct frame_reader *reader, struct dateline_text token, bool last)
{
    struct codebook_element element = element_begin(reader, CODEBOOK_OBJECT, CODEBOOK_WORDS);
    if (token.bytes[0] == '!') {
        element.place = CODEBOOK_ABSENT;
        token = text_slice(token, 1, token.length);
        if (!token.length)
            return codebook_wrong(reader->builder, reader->line, "no word stands behind '!'; write it without a space");
    } else if (!reader->pending.bytes && (list_is_prepositions(token) || text_is(token, "that"))) {
        reader->pending = token;
        if (!last)
            return DATELINE_OK;
        /* "ACTOR crack down": the particle itself is asked for */
        element.fill = CODEBOOK_SOMETHING;
        element.place = CODEBOOK_OBLIQUE;
        enum dateline_status status =
            codebook_set_add(reader->builder, reader->line, token, true, &element.prepositions);
        reader->pending = (struct dateline_text){ NULL, 0 };
        return status == DATELINE_OK ? element_add(reader, element) : status;
    } else {
        enum dateline_status status = place_take(reader, &element);
        if (status != DATELINE_OK)
            return status;
    }
    enum dateline_status status = codebook_set_add(reader->builder, reader->line, token, false, &element.words);
    return status == DATELINE_OK ? element_add(reader, element) : status;
}

/* "keep", "-", "weight 90": flags at the frame's end. True when the token was one. */
static bool flag_read(struct frame_reader *reader, struct dateline_text token, struct dateline_text *rest)
{
    struct dateline_text after = *rest, number;
    int64_t weight;
    if (text_is(token, "keep") && reader->predicate_seen) {
        reader->frame.flags |= CODEBOOK_FRAME_KEEP;
    } else if (text_is(token, "-")) {
        reader->frame.flags |= CODEBOOK_FRAME_ALONE;
    } else if (text_is(token, "weight") && codebook_token(&after, &number) && text_number(number, &weight) &&
               weight <= 100) {
        reader->frame.weight = (uint8_t)weight;
        *rest = after;
    } else {
        return false;
    }
    return true;
}

/* Takes '[' and ']' off the ends of a token. */
static struct dateline_text brackets_strip(struct frame_reader *reader, struct dateline_text token, bool *ret_closes)
{
    *ret_closes = false;
    if (token.length && token.bytes[0] == '[') {
        reader->bracket = ++reader->brackets;
        token = text_slice(token, 1, token.length);
    }
    if (token.length && token.bytes[token.length - 1] == ']') {
        *ret_closes = true;
        token = text_slice(token, 0, token.length - 1);
    }
    return token;
}

static bool rest_closes(struct dateline_text rest)
{
    struct dateline_text token;
    return !codebook_token(&rest, &token) || text_is(token, "keep") || text_is(token, "-") || text_is(token, "weight");
}

static enum dateline_status token_read(
    struct frame_reader *reader, struct dateline_text token, struct dateline_text *rest, bool closes)
{
    struct dateline_text behind = { NULL, 0 };
    reader->event_too = false;
    token = alternatives_join(reader, token);
    bool possessor = text_ends(token, "'s");
    int fill = slot_of(possessor ? text_slice(token, 0, token.length - 2) : token, &behind);
    if (fill >= 0) {
        reader->noun = reader->noun || (possessor && !reader->predicate_seen);
        return slot_read(reader, fill, behind);
    }
    if (flag_read(reader, token, rest))
        return DATELINE_OK;
    if (byte_is_upper(token.bytes[0]) && !reader->predicate_seen)
        return codebook_wrong(reader->builder, reader->line,
            "'%.*s' is no slot; slots are ACTOR RECIPIENT ALL SOMEONE SOMETHING EVENT, and words are in lower case",
            TEXT_ARG(token));
    if (!reader->predicate_seen && text_is(token, "the")) {
        reader->noun = true;
        return DATELINE_OK;
    }
    if (!reader->predicate_seen)
        return predicate_read(reader, token);
    return words_read(reader, token, closes || rest_closes(*rest));
}

enum dateline_status codebook_frame_add(struct codebook_builder *builder, const struct codebook_line *line)
{
    struct frame_reader reader = { .builder = builder, .line = line };
    reader.frame.element_first = builder->elements.count;
    reader.frame.weight = builder->groups.at[builder->groups.count - 1].weight;
    struct dateline_text rest = line->text, token;
    while (codebook_token(&rest, &token)) {
        bool closes;
        token = brackets_strip(&reader, token, &closes);
        enum dateline_status status = token.length ? token_read(&reader, token, &rest, closes) : DATELINE_OK;
        if (status != DATELINE_OK)
            return status;
        if (closes)
            reader.bracket = 0;
    }
    if (!reader.predicate_seen)
        return codebook_wrong(
            builder, line, "a frame needs a predicate: a word in lower case, as in ACTOR condemn RECIPIENT");
    if (reader.bracket)
        return codebook_wrong(builder, line, "'[' is not closed; put ']' behind what may be missing");
    reader.frame.words = codebook_text_add(builder, line->text);
    reader.frame.source = (struct codebook_source){ line->file, line->number };
    reader.frame.group = builder->groups.count - 1;
    *VECTOR_PUSH(builder->arena, &builder->frames) = reader.frame;
    return DATELINE_OK;
}
