/* One part of a noun phrase, and the mention that it is.
 *
 * A part is read from its end: a person's name with a title before it, another name, or an agent noun is its core, and
 * what stands before the core says country, institution and sector. A part that ends in anything else ("Russian air
 * strikes on" …) is no actor itself; what it begins with may be one. */
#include "who/part.h"

#include "who/core.h"

#include <string.h>

/* ---- Making mentions ---- */

uint32_t part_mention(struct reading *reading, uint32_t first, uint32_t end, uint32_t core, struct sign sign)
{
    struct story *story = reading->story;
    uint32_t head = phrase_head(reading, first, end, core), number = story->mentions.count;
    if (first > 0 && token_in(story, first, "least|most") && token_is(story, first - 1, "at"))
        first--; /* "at least 31 soldiers" */
    struct dateline_mention *mention = VECTOR_PUSH(story->arena, &story->mentions);
    *mention = (struct dateline_mention){ .first = first, .end = end, .head = head, .entity = DATELINE_NONE };
    mention->kind = sign.kind == SIGN_PRONOUN                                     ? DATELINE_MENTION_PRONOUN
                    : sign.kind == SIGN_AGENT && sign.name_first == sign.name_end ? DATELINE_MENTION_NOMINAL
                                                                                  : DATELINE_MENTION_NAME;
    mention->plural = (story->tokens.at[core].morphology & DATELINE_MORPH_PLURAL) != 0;
    *VECTOR_PUSH(story->arena, &story->signs->all) = sign;
    story->mention_at[head] = number;
    if (story->mention_at[core] == DATELINE_NONE)
        story->mention_at[core] = number;
    for (uint32_t i = sign.name_first; i < sign.name_end; i++)
        if (story->mention_at[i] == DATELINE_NONE)
            story->mention_at[i] = number;
    return number;
}

struct sign part_sign(enum sign_kind kind)
{
    return (struct sign){ .kind = (uint8_t)kind, .owner = DATELINE_NONE, .same = DATELINE_NONE };
}

static void sign_code(struct sign *sign, const char code[4], enum code_basis basis)
{
    if (!code[0] || (sign->basis >= basis && memcmp(sign->code, code, 4) == 0))
        return;
    if (sign->basis < basis) {
        memcpy(sign->code, code, 4);
        sign->basis = (uint8_t)basis;
    } else if (!sign->other[0] && sign->basis == basis) {
        memcpy(sign->other, code, 4);
    }
}

static uint8_t honorific_gender(const struct story *story, uint32_t token)
{
    if (token_in(story, token, "Mr.|Mr|Sir|Lord"))
        return DATELINE_GENDER_MALE;
    return token_in(story, token, "Mrs.|Mrs|Ms.|Ms|Miss|Dame|Lady") ? DATELINE_GENDER_FEMALE : DATELINE_GENDER_UNKNOWN;
}

/* ---- What stands before a core ---- */

/* Words that say that somebody is no longer, or not, what the noun says. */
static void word_marks(const struct story *story, uint32_t token, struct sign *sign)
{
    if (token_in(story, token, "former|ex|ex-|onetime|ousted|deposed|exiled|toppled|late|disgraced|retired"))
        sign->former = true;
    if (token_in(story, token, "the|this|that|these|those|both"))
        sign->definite = true;
    if (token_in(story, token,
            "foreign|world|international|multinational|global|overseas|allied|western|regional|neighboring|"
            "neighbouring|rival|various|other"))
        sign->abroad = true;
    if (token_in(
            story, token, "a|an|some|another|several|many|two|three|four|five|six|seven|eight|nine|ten|few|other") ||
        story->tokens.at[token].upos == DATELINE_UPOS_NUM)
        sign->indefinite = true;
}

/* "anti-American", "pro-Russian": no country of who is named so; "U.S.-backed", "Iran-based": neither, but for the
 * last. */
static bool hit_is_turned(const struct story *story, const struct hit *hit, uint32_t first, uint32_t end)
{
    struct dateline_text word = story_word(story, hit->first);
    if (text_starts(word, "anti-") || text_starts(word, "pro-") || text_starts(word, "non-") ||
        text_starts(word, "Anti-") || text_starts(word, "Pro-"))
        return true;
    if (text_ends(word, "-backed") || text_ends(word, "-allied") || text_ends(word, "-born") ||
        text_ends(word, "-funded") || text_ends(word, "-sponsored") || text_ends(word, "-supported") ||
        text_ends(word, "-trained") || text_ends(word, "-held") || text_ends(word, "-made"))
        return true;
    if (hit->first >= first + 2 && phrase_hyphen_binds(story, hit->first - 1) &&
        token_in(story, hit->first - 2, "anti|pro|non|mid|trans"))
        return true;
    if (hit->first >= first + 1 && token_in(story, hit->first - 1, "anti-|pro-|non-"))
        return true;
    return hit->end + 1 < end && phrase_hyphen_binds(story, hit->end) &&
           token_in(story, hit->end + 1,
               "backed|allied|born|funded|sponsored|supported|trained|held|made|armed|"
               "occupied|brokered|imposed|mediated|bound|linked|aligned|administered|ruled|"
               "American|Americans");
}

static void sectors_take(struct sectors *sectors, struct sectors more)
{
    for (int i = 0; i < DATELINE_SECTORS; i++)
        sectors_add(sectors, more.at[i]);
}

/* A person or an unknown name before an agent noun ("Trump administration") is the noun's owner. */
static void modifier_person(struct reading *reading, struct sign *sign, uint32_t first, uint32_t end, uint32_t depth)
{
    uint32_t owner = part_read(reading, first, end, DATELINE_NONE, depth + 1);
    if (owner != DATELINE_NONE)
        sign->owner = owner;
}

/* Nouns before which a country's name says what somebody is concerned with. */
static bool is_business_of(const struct reading *reading, const struct actor *agent)
{
    static const char *const nouns[] = { "envoy", "veteran", "expert", "analyst", "specialist", "scholar", "researcher",
        "correspondent", "adviser", "advisor", "negotiator", "coordinator", "representative", "economist", "director" };
    if (!agent)
        return false;
    struct dateline_text noun = actor_text(reading->table, agent->name);
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (text_ends(noun, nouns[i]))
            return true;
    return false;
}

/* Reads the words and phrases of [first, end), which stand before a core, into its sign. */
static void modifiers_read(struct reading *reading, uint32_t first, uint32_t end, struct sign *sign, uint32_t depth)
{
    const struct story *story = reading->story;
    for (uint32_t i = first; i < end; i++) {
        const struct hit *hit = reading_hit(reading, i);
        if (!hit) {
            word_marks(story, i, sign);
            continue;
        }
        i = hit->end - 1;
        if (hit->first == i)
            word_marks(story, i, sign);
        if ((hit->is & HIT_STATE) && !core_in_capitals(story, i) && is_business_of(reading, sign->agent))
            continue; /* "a Ruritania expert" need not be of Ruritania */
        if (hit->first < first || hit->end > end || hit_is_turned(story, hit, first, end))
            continue;
        if (hit->is & HIT_COUNTRY)
            sign_code(sign, hit_actor(reading, hit, HIT_COUNTRY)->code, CODE_WORDS);
        if ((hit->is & HIT_ORGANISATION) && (hit->is & HIT_AGENT) && token_capital(story, hit->first))
            sign->institution = hit_actor(reading, hit, HIT_ORGANISATION);
        if (hit->is & (HIT_AGENT | HIT_MODIFIER))
            sectors_take(&sign->sectors, hit_actor(reading, hit, HIT_AGENT | HIT_MODIFIER)->sectors);
        else if (hit->is & HIT_ORGANISATION)
            sign->institution = hit_actor(reading, hit, HIT_ORGANISATION);
        else if ((hit->is & (HIT_PERSON | HIT_SURNAME)) && !(hit->is & HIT_COUNTRY))
            modifier_person(reading, sign, hit->first, hit->end, depth);
    }
}

/* The sectors of a phrase with an agent noun: the noun's own, or, where it says little, those of what stands before it.
 */
static void agent_sectors(struct sign *sign)
{
    struct sectors before = sign->sectors, noun = sign->agent->sectors;
    if (sign->institution && !before.at[0])
        before = sign->institution->sectors;
    if (sign->agent->weak) {
        sign->sectors = before.at[0] ? before : noun;
    } else {
        bool armed = noun.at[0] == SECTOR_PRM || noun.at[0] == SECTOR_UAF || noun.at[0] == SECTOR_MIL;
        bool named = sign->institution &&
                     (sign->institution->sectors.at[0] == SECTOR_REB || sign->institution->sectors.at[0] == SECTOR_PRM);
        sign->sectors = armed && named ? sign->institution->sectors : noun; /* "Boko Haram gunmen" */
        sectors_take(&sign->sectors, armed && named ? noun : before);
    }
}

/* ---- Parts ---- */

static uint8_t country_role(const struct story *story, const struct hit *hit)
{
    bool plural_or_the = hit->first > 0 && token_is(story, hit->first - 1, "the");
    if (hit->is & HIT_STATE)
        return ROLE_NAME;
    if ((hit->is & HIT_PEOPLE) &&
        (!(hit->is & HIT_ADJECTIVE) || plural_or_the || story->tokens.at[hit->end - 1].upos != DATELINE_UPOS_ADJ))
        return ROLE_PEOPLE;
    if (hit->is & HIT_ADJECTIVE)
        return ROLE_ADJECTIVE;
    if (hit->is & HIT_SEAT)
        return ROLE_SEAT;
    return hit->is & HIT_CAPITAL ? ROLE_CAPITAL : ROLE_PLACE;
}

/* Countries that stand before another as its equals ("U.S.-Russia") are mentions of their own. */
static void countries_before(struct reading *reading, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const struct hit *hit = reading_hit(reading, i);
        if (!hit)
            continue;
        i = hit->end - 1;
        if (!(hit->is & HIT_COUNTRY) || hit_is_turned(reading->story, hit, first, end))
            continue;
        struct sign sign = part_sign(SIGN_COUNTRY);
        sign.role = country_role(reading->story, hit);
        sign.actor = hit_actor(reading, hit, HIT_COUNTRY);
        sign.slot = hit->slot;
        sign.name_first = hit->first, sign.name_end = hit->end;
        sign_code(&sign, sign.actor->code, CODE_WORDS);
        part_mention(reading, hit->first, hit->end, hit->end - 1, sign);
    }
}

static uint32_t country_part(struct reading *reading, uint32_t first, struct core core, uint32_t owner)
{
    struct sign sign = part_sign(SIGN_COUNTRY);
    sign.role = country_role(reading->story, core.hit);
    unsigned is = sign.role == ROLE_NAME ? HIT_STATE : HIT_COUNTRY;
    sign.actor = hit_actor(reading, core.hit, is);
    sign.slot = core.hit->slot;
    sign.owner = owner;
    sign.name_first = core.first, sign.name_end = core.end;
    sign_code(&sign, sign.actor->code, CODE_WORDS);
    for (uint32_t i = first; i < core.first; i++)
        if (!reading_hit(reading, i))
            word_marks(reading->story, i, &sign);
    if (sign.role == ROLE_PEOPLE)
        modifiers_read(reading, first, core.first, &sign, 0);
    else
        countries_before(reading, first, core.first);
    bool people = sign.role == ROLE_PEOPLE;
    uint32_t number = part_mention(reading, people ? first : core.first, core.end, core.end - 1, sign);
    if (people && text_ends(story_word(reading->story, core.end - 1), "s"))
        reading->story->mentions.at[number].plural = true;
    return number;
}

static uint32_t name_part(struct reading *reading, uint32_t first, struct core core, uint32_t owner, uint32_t depth)
{
    struct sign sign = part_sign(SIGN_NAME);
    sign.owner = owner;
    sign.name_first = core.first, sign.name_end = core.end;
    if (core.hit) {
        sign.slot = core.hit->slot;
        sign.actor = hit_actor(reading, core.hit, HIT_ORGANISATION);
        sign.agent = hit_actor(reading, core.hit, HIT_AGENT);
    }
    /* countries inside a name that no table knows ("University of Nairobi") and before any name */
    modifiers_read(reading, first, core.hit ? core.first : core.end, &sign, depth);
    for (uint32_t i = first; i < core.first; i++) {
        const struct hit *hit = reading_hit(reading, i);
        const struct actor *agent = hit_actor(reading, hit, HIT_AGENT);
        if (agent)
            sign.agent = agent; /* "rebel group Hezbollah", "the news agency Tass" */
    }
    return part_mention(reading, first, core.end, core.end - 1, sign);
}

static uint32_t person_part(struct reading *reading, uint32_t first, struct core core, uint32_t owner, uint32_t depth)
{
    struct story *story = reading->story;
    struct sign sign = part_sign(SIGN_PERSON);
    uint32_t before = core.first;
    sign.owner = owner;
    sign.person = true;
    sign.name_first = core.first, sign.name_end = core.end;
    sign.slot = core.hit && (core.hit->is & (HIT_PERSON | HIT_SURNAME)) ? core.hit->slot : NULL;
    sign.office_first = sign.office_end = core.first;
    while (before > first && core_honorific(story, before - 1)) {
        before--;
        sign.gender = sign.gender ? sign.gender : honorific_gender(story, before);
        const struct hit *hit = reading_hit(reading, before);
        if (hit_actor(reading, hit, HIT_AGENT))
            sign.agent = hit_actor(reading, hit, HIT_AGENT);
    }
    const struct hit *title = before > first ? reading_hit(reading, before - 1) : NULL;
    if (title && title->first >= first && (title->is & HIT_AGENT)) {
        sign.agent = hit_actor(reading, title, HIT_AGENT);
        sign.office_first = title->first, sign.office_end = title->end;
        before = title->first;
    }
    modifiers_read(reading, first, before, &sign, depth);
    if (sign.agent)
        agent_sectors(&sign);
    else if (sign.institution)
        sign.sectors = sign.institution->sectors;
    return part_mention(reading, first, core.end, sign.name_first, sign);
}

/* A capitalised word before a proper name that belongs to it: "Southwest" before "Airlines Co". */
static bool name_goes_on(const struct reading *reading, uint32_t token)
{
    const struct hit *hit = reading_hit(reading, token);
    return token_capital(reading->story, token) && reading->story->tokens.at[token].upos == DATELINE_UPOS_PROPN &&
           (!hit || !(hit->is & ~(unsigned)(HIT_AGENT | HIT_MODIFIER)));
}

static uint32_t agent_part(struct reading *reading, uint32_t first, struct core core, uint32_t owner, uint32_t depth)
{
    struct story *story = reading->story;
    struct sign sign = part_sign(SIGN_AGENT);
    sign.owner = owner;
    sign.agent = hit_actor(reading, core.hit, HIT_AGENT);
    sign.slot = core.hit->slot;
    sign.office_first = core.first, sign.office_end = core.end;
    sign.person = sign.agent->agent == AGENT_PERSON;
    modifiers_read(reading, first, core.first, &sign, depth);
    uint32_t run = core_capital_run(reading, first, core.first);
    if (run < core.first && !token_capital(story, core.first) && sign.owner == DATELINE_NONE)
        modifier_person(reading, &sign, run, core.first, depth); /* "the Smith campaign" */
    if (token_capital(story, core.end - 1) &&
        (run < core.first || (core.first > first && token_capital(story, core.first - 1)))) {
        sign.name_first = run < core.first ? run : core.first - 1; /* a proper name: "Ruritania People's Party" */
        sign.name_end = core.end;
        while (sign.name_first > first && name_goes_on(reading, sign.name_first - 1))
            sign.name_first--;
    }
    agent_sectors(&sign);
    if (token_in(story, core.end - 1,
            "ally|allies|enemy|enemies|foe|foes|adversary|adversaries|rivals|neighbors|neighbours")) {
        memset(sign.code, 0, sizeof sign.code); /* whose allies they are tells the one country that they are not of */
        sign.basis = CODE_NONE;
        sign.abroad = true;
    }
    uint32_t number = part_mention(reading, first, core.end, core.end - 1, sign);
    bool plural = false;
    for (uint32_t i = 0; i < core.hit->slot->count; i++) {
        const struct actor_sense *sense = &reading->table->senses[core.hit->slot->first + i];
        plural = plural || sense->role == ROLE_PLURAL;
    }
    story->mentions.at[number].plural = story->mentions.at[number].plural || plural;
    return number;
}

uint32_t part_read(struct reading *reading, uint32_t first, uint32_t end, uint32_t owner, uint32_t depth)
{
    struct core core;
    for (bool last = true; end > first && depth < 4; last = false) {
        if (core_find(reading, first, end, last, &core)) {
            if (core.kind == SIGN_PERSON)
                return person_part(reading, first, core, owner, depth);
            if (core.kind == SIGN_NAME)
                return name_part(reading, first, core, owner, depth);
            if (core.kind == SIGN_COUNTRY)
                return country_part(reading, first, core, owner);
            return agent_part(reading, first, core, owner, depth);
        }
        const struct hit *hit = reading_hit(reading, end - 1);
        end = hit && hit->first >= first && hit->first < end - 1 ? hit->first : end - 1;
    }
    return DATELINE_NONE;
}
