/* Noun phrases that stand for actors.
 *
 * A sentence is cut into chunks: runs of determiners, adjectives, nouns and names, where a phrase of the tables holds
 * its words together ("Secretary of State"). Possessives cut a chunk into parts, each the owner of the next. A part is
 * read from its end: a person's name with a title before it, another name, or an agent noun is its core, and what
 * stands before the core says country, institution and sector. A part that ends in anything else ("Russian air strikes
 * on" …) is no actor itself; what it begins with may be one. The tree only decides which token is the head, so that a
 * wrong parse costs a link and not the mention. */
#include "who/core.h"

#include <string.h>

uint32_t phrase_head(const struct reading *reading, uint32_t first, uint32_t end, uint32_t fallback)
{
    const struct dateline_token *tokens = reading->story->tokens.at;
    uint32_t found = DATELINE_NONE;
    if (!reading->trees)
        return fallback;
    for (uint32_t i = first; i < end; i++) {
        bool top = tokens[i].head == DATELINE_NONE || tokens[i].head < first || tokens[i].head >= end;
        if (top && (i == fallback || found == DATELINE_NONE) && tokens[i].upos != DATELINE_UPOS_PUNCT)
            found = i;
    }
    return found == DATELINE_NONE ? fallback : found;
}

/* ---- Chunks ---- */

static bool is_possessive(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    return text_is(word, "'s") || text_is(word, "’s") ||
           (text_is(story->tokens.at[token].xpos, "POS") && (text_is(word, "'") || text_is(word, "’")));
}

static bool is_hyphen(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    return text_is(word, "-") || text_is(word, "–");
}

static bool is_nominal(const struct story *story, uint32_t token)
{
    uint8_t upos = story->tokens.at[token].upos;
    return upos == DATELINE_UPOS_NOUN || upos == DATELINE_UPOS_PROPN || upos == DATELINE_UPOS_ADJ ||
           upos == DATELINE_UPOS_NUM || upos == DATELINE_UPOS_X;
}

static bool is_day(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    if (word.length < 3 || word.length > 9)
        return false;
    if (text_is(word, "May"))
        return (token + 1 < story->tokens.count && story->tokens.at[token + 1].upos == DATELINE_UPOS_NUM) ||
               (token > 0 && token_in(story, token - 1, "in|since|until|till|last|this|next|early|late|mid|through"));
    return token_in(story, token,
        "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tomorrow|January|"
        "February|March|April|June|July|August|September|October|November|December");
}

/* A hyphen without spaces around it: inside a compound. */
static bool hyphen_binds(const struct story *story, uint32_t token)
{
    return is_hyphen(story, token) && token > 0 && !(story->tokens.at[token].flags & DATELINE_TOKEN_SPACE_AFTER) &&
           !(story->tokens.at[token - 1].flags & DATELINE_TOKEN_SPACE_AFTER);
}

/* One word that is what a person of the tables is called alone. */
static bool surname_alone(const struct reading *reading, uint32_t token)
{
    const struct hit *hit = reading_hit(reading, token);
    return hit && hit->end - hit->first == 1 && (hit->is & HIT_SURNAME) &&
           !(hit->is & (HIT_COUNTRY | HIT_ORGANISATION));
}

enum { MENTIONS_BACK = 256 };

/* Whether one of the last mentions ends in this word. */
static bool named_before(const struct story *story, uint32_t token)
{
    uint32_t least = story->mentions.count > MENTIONS_BACK ? story->mentions.count - MENTIONS_BACK : 0;
    for (uint32_t i = story->mentions.count; i > least; i--)
        if (text_same(story_word(story, story->mentions.at[i - 1].end - 1), story_word(story, token)))
            return true;
    return false;
}

/* Two persons side by side whom the report has named, not one: "standing next to Putin Trump cast doubt". */
static bool persons_meet(const struct reading *reading, uint32_t token)
{
    return surname_alone(reading, token - 1) && surname_alone(reading, token) &&
           named_before(reading->story, token - 1) && named_before(reading->story, token);
}

/* Whether a token goes on with the chunk that began at `first` (equal to it for the first). */
static bool chunk_takes(const struct reading *reading, uint32_t token, uint32_t first)
{
    const struct story *story = reading->story;
    const struct dateline_token *at = &story->tokens.at[token];
    const struct hit *hit = reading_hit(reading, token);
    bool after_noun =
        token > first && is_nominal(story, token - 1) && story->tokens.at[token - 1].upos != DATELINE_UPOS_ADJ;
    bool possessive;
    if (token > first && persons_meet(reading, token))
        return false;
    if (hit && (hit->end - hit->first > 1 || (hit->is & HIT_NAME)))
        return !is_day(story, token);
    if (is_day(story, token))
        return false;
    if (is_nominal(story, token))
        return true;
    if (is_hyphen(story, token))
        return token > first && hyphen_binds(story, token);
    if (is_possessive(story, token))
        return token > first;
    if (at->upos == DATELINE_UPOS_DET || pronoun_of(story, token, &possessive) != PRONOUN_NONE)
        return token == first && (at->upos == DATELINE_UPOS_DET || possessive);
    if (at->upos == DATELINE_UPOS_VERB)
        return (text_is(at->xpos, "VBN") || text_is(at->xpos, "VBG")) &&
               (!reading->trees || at->deprel == DATELINE_DEPREL_AMOD || at->deprel == DATELINE_DEPREL_COMPOUND) &&
               (!after_noun || is_possessive(story, token - 1) || hyphen_binds(story, token - 1));
    if (at->upos == DATELINE_UPOS_ADV)
        return token > first && hyphen_binds(story, token - 1);
    return text_is(story_word(story, token), "&") && token > first;
}

/* ---- Making mentions ---- */

static uint32_t mention_add(struct reading *reading, uint32_t first, uint32_t end, uint32_t core, struct sign sign)
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

static struct sign sign_new(enum sign_kind kind)
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

static uint32_t pronoun_add(struct reading *reading, uint32_t token, enum pronoun pronoun, bool possessive)
{
    struct sign sign = sign_new(SIGN_PRONOUN);
    sign.pronoun = (uint8_t)pronoun;
    sign.person = pronoun == PRONOUN_HE || pronoun == PRONOUN_SHE || pronoun == PRONOUN_I;
    sign.gender = pronoun == PRONOUN_HE ? DATELINE_GENDER_MALE : pronoun == PRONOUN_SHE ? DATELINE_GENDER_FEMALE : 0;
    uint32_t number = mention_add(reading, token, token + 1, token, sign);
    reading->story->mentions.at[number].possessive = possessive;
    reading->story->mentions.at[number].plural = pronoun == PRONOUN_WE || pronoun == PRONOUN_THEY;
    return number;
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
    if (hit->first >= first + 2 && hyphen_binds(story, hit->first - 1) &&
        token_in(story, hit->first - 2, "anti|pro|non|mid|trans"))
        return true;
    if (hit->first >= first + 1 && token_in(story, hit->first - 1, "anti-|pro-|non-"))
        return true;
    return hit->end + 1 < end && hyphen_binds(story, hit->end) &&
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

static uint32_t part_read(struct reading *reading, uint32_t first, uint32_t end, uint32_t owner, uint32_t depth);

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
        struct sign sign = sign_new(SIGN_COUNTRY);
        sign.role = country_role(reading->story, hit);
        sign.actor = hit_actor(reading, hit, HIT_COUNTRY);
        sign.slot = hit->slot;
        sign.name_first = hit->first, sign.name_end = hit->end;
        sign_code(&sign, sign.actor->code, CODE_WORDS);
        mention_add(reading, hit->first, hit->end, hit->end - 1, sign);
    }
}

static uint32_t country_part(struct reading *reading, uint32_t first, struct core core, uint32_t owner)
{
    struct sign sign = sign_new(SIGN_COUNTRY);
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
    uint32_t number = mention_add(reading, people ? first : core.first, core.end, core.end - 1, sign);
    if (people && text_ends(story_word(reading->story, core.end - 1), "s"))
        reading->story->mentions.at[number].plural = true;
    return number;
}

static uint32_t name_part(struct reading *reading, uint32_t first, struct core core, uint32_t owner, uint32_t depth)
{
    struct sign sign = sign_new(SIGN_NAME);
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
    return mention_add(reading, first, core.end, core.end - 1, sign);
}

static uint32_t person_part(struct reading *reading, uint32_t first, struct core core, uint32_t owner, uint32_t depth)
{
    struct story *story = reading->story;
    struct sign sign = sign_new(SIGN_PERSON);
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
    return mention_add(reading, first, core.end, sign.name_first, sign);
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
    struct sign sign = sign_new(SIGN_AGENT);
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
    uint32_t number = mention_add(reading, first, core.end, core.end - 1, sign);
    bool plural = false;
    for (uint32_t i = 0; i < core.hit->slot->count; i++) {
        const struct actor_sense *sense = &reading->table->senses[core.hit->slot->first + i];
        plural = plural || sense->role == ROLE_PLURAL;
    }
    story->mentions.at[number].plural = story->mentions.at[number].plural || plural;
    return number;
}

/* The mention that a part is, or, where its last words are no actor, that its first ones are; NONE. */
static uint32_t part_read(struct reading *reading, uint32_t first, uint32_t end, uint32_t owner, uint32_t depth)
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

/* Reads a chunk part by part; each possessor owns the part behind it, and the last part takes in all before. */
static void chunk_read(struct reading *reading, uint32_t first, uint32_t end, uint32_t owner)
{
    struct story *story = reading->story;
    uint32_t start = first;
    for (uint32_t i = first; i < end; i++) {
        if (!is_possessive(story, i))
            continue;
        const struct hit *hit = reading_hit(reading, i);
        if (hit && hit->end > i + 1 && hit->first < i)
            continue; /* inside a name: "People's Republic" */
        owner = part_read(reading, start, i, owner, 0);
        if (owner != DATELINE_NONE)
            story->mentions.at[owner].possessive = true;
        start = i + 1;
    }
    uint32_t number = start < end ? part_read(reading, start, end, owner, 0) : DATELINE_NONE;
    if (number == DATELINE_NONE)
        return;
    struct dateline_mention *mention = &story->mentions.at[number];
    if (start > first && mention->first == start)
        mention->first = first;
    if (story->signs->all.at[number].owner != DATELINE_NONE)
        story->signs->all.at[number].definite = true;
}

/* The mention that "whose" at a token belongs to: what stands right before it; NONE. */
static uint32_t mention_before(const struct reading *reading, uint32_t token)
{
    const struct story *story = reading->story;
    for (uint32_t i = story->mentions.count; i-- > 0;) {
        const struct dateline_mention *mention = &story->mentions.at[i];
        if (mention->first < reading->first || mention->end + 2 < token)
            return DATELINE_NONE;
        bool comma = mention->end + 1 == token && text_is(story_word(story, mention->end), ",");
        if (mention->end == token || comma)
            return i;
    }
    return DATELINE_NONE;
}

void phrases_find(struct reading *reading)
{
    struct story *story = reading->story;
    for (uint32_t token = reading->first; token < reading->end;) {
        bool possessive = false;
        uint32_t first = token, start = token, owner = DATELINE_NONE;
        enum pronoun pronoun = reading_hit(reading, token) ? PRONOUN_NONE : pronoun_of(story, token, &possessive);
        if (pronoun != PRONOUN_NONE) {
            if (story->tokens.at[token].deprel != DATELINE_DEPREL_EXPL)
                owner = pronoun_add(reading, token, pronoun, possessive);
            token++;
            if (!possessive)
                continue;
            first = token;
        }
        if (pronoun == PRONOUN_NONE && token_is(story, token, "whose")) {
            owner = mention_before(reading, token);
            first = ++token;
        }
        while (token < reading->end && chunk_takes(reading, token, first))
            token++;
        if (token > first)
            chunk_read(reading, first, token, owner);
        else
            token = first > start ? token : token + 1;
    }
}
