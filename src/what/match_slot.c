/* What may fill a slot: sectors, kinds, words. */
#include "what/attempt.h"
#include "what/side.h"

static bool is_state(const struct dateline_entity *entity)
{
    static const char *const others[] = { "IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR" };
    if (!entity || !entity->code.length)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_is(entity->code, others[i]))
            return false;
    return !entity->sector[0].length || text_is(entity->sector[0], "GOV");
}

/* "IGO", "NGO", "MNC" ask for a code as well as for a sector: bodies without a country have it for one. */
static bool has_body(const struct codebook *codebook, const struct dateline_entity *entity, uint32_t set)
{
    static const struct {
        const char *code, *asked;
    } bodies[] = { { "IGO", "igo" }, { "EUR", "igo" }, { "UNO", "igo" }, { "EUR", "eur" }, { "UNO", "uno" },
        { "NGO", "ngo" }, { "MNC", "mnc" }, { "MNC", "bus" } };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (text_is(entity->code, bodies[i].code) &&
            codebook_has(codebook, set, codebook_word(codebook, text_of(bodies[i].asked))))
            return true;
    return false;
}

static bool has_sector(const struct codebook *codebook, const struct dateline_entity *entity, uint32_t set)
{
    if (entity && has_body(codebook, entity, set))
        return true;
    for (int i = 0; entity && i < DATELINE_SECTORS && entity->sector[i].length; i++) {
        char lower[8];
        if (entity->sector[i].length > sizeof lower)
            continue;
        for (size_t c = 0; c < entity->sector[i].length; c++)
            lower[c] = byte_lower(entity->sector[i].bytes[c]);
        /* who held an office acted in it when the text tells of that time: "whom the former president sanctioned" */
        if (text_is(entity->sector[i], "ELI") && codebook_has(codebook, set, codebook_word(codebook, TEXT("gov"))))
            return true;
        if (codebook_has(
                codebook, set, codebook_word(codebook, (struct dateline_text){ lower, entity->sector[i].length })))
            return true;
    }
    return false;
}

static bool kind_holds(const struct matcher *matcher, uint16_t kind, struct phrase phrase)
{
    const struct story *story = matcher->story;
    uint32_t mention = side_head(story, phrase.token);
    const struct dateline_entity *entity = side_entity(story, mention);
    struct side side = { .count = 0 };
    switch (kind) {
    case CODEBOOK_IS_CODED:
        side_add_phrase(matcher, phrase, &side);
        return side_any_coded(story, &side);
    case CODEBOOK_IS_STATE:
        return is_state(entity);
    case CODEBOOK_IS_PERSON:
        return (entity && entity->person) || (mention != DATELINE_NONE && !story_lemma_in(story, phrase.token, "it") &&
                                                 story->mentions.at[mention].kind == DATELINE_MENTION_PRONOUN);
    case CODEBOOK_IS_PLACE:
        return story_place_over(story, phrase.token) != NULL;
    case CODEBOOK_IS_PEOPLE:
        return (entity && (entity->person || entity->sector[0].length)) ||
               match_token_in(matcher, phrase.token, codebook_special(matcher->codebook, CODEBOOK_SET_PEOPLE));
    default:
        return false;
    }
}

static bool restriction_holds(
    const struct matcher *matcher, const struct codebook_restriction *restriction, struct phrase phrase)
{
    if (match_token_in(matcher, phrase.token, restriction->words))
        return true;
    if (restriction->sectors != DATELINE_NONE &&
        has_sector(matcher->codebook, side_entity(matcher->story, side_head(matcher->story, phrase.token)),
            restriction->sectors))
        return true;
    for (uint16_t kind = 1; kind <= CODEBOOK_IS_PEOPLE; kind = (uint16_t)(kind << 1))
        if ((restriction->kinds & kind) && kind_holds(matcher, kind, phrase))
            return true;
    return false;
}

bool slot_fits(const struct attempt *attempt, struct phrase phrase)
{
    const struct codebook_element *element = attempt->element;
    if (element->fill == CODEBOOK_WORDS || element->fill == CODEBOOK_EVENT)
        return match_token_in(attempt->matcher, phrase.token, element->words);
    if (element->fill == CODEBOOK_SOMEONE && side_head(attempt->story, phrase.token) == DATELINE_NONE)
        return false;
    for (uint32_t i = 0; i < element->restriction_count; i++) {
        const struct codebook_restriction *restriction =
            &attempt->codebook->restrictions[element->restriction_first + i];
        if (restriction_holds(attempt->matcher, restriction, phrase) == (restriction->negated != 0))
            return false;
    }
    return true;
}
