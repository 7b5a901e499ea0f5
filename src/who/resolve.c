/* The stage resolve: whom each mention stands for.
 *
 * First, what the words alone decide: which actor of the tables a name means, and thereby which countries the article
 * speaks of. Then every mention in text order gets an entity: names by name, later short forms and acronyms by what was
 * met before, agents by their owner's or the article's country, pronouns by their antecedent. */
#include "who/antecedent.h"
#include "who/inherit.h"
#include "who/person.h"
#include "who/phrase.h"
#include "who/several.h"
#include "who/who.h"

#include <string.h>

enum { DEPTH_MOST = 6 };

static struct sign *sign_of(const struct ledger *ledger, uint32_t mention)
{
    return &ledger->story->signs->all.at[mention];
}

static struct dateline_text name_words(const struct ledger *ledger, const struct sign *sign)
{
    return story_words(ledger->story, sign->name_first, sign->name_end);
}

/* ---- The countries that an article speaks of ---- */

static void code_set(char code[4], const char from[4])
{
    memcpy(code, from, 4);
}

/* What a mention says for its country, in the sentence and in the article. */
static void evidence_add(struct ledger *ledger, uint32_t mention, bool near, bool whole)
{
    const struct sign *sign = sign_of(ledger, mention);
    if (sign->actor && sign->actor->sectors.at[0] == SECTOR_JRN)
        return; /* "told Reuters" says nothing of Britain */
    const char *code = sign->basis         ? sign->code
                       : sign->actor       ? sign->actor->code
                       : sign->institution ? sign->institution->code
                                           : "\0\0\0";
    uint32_t weight = sign->kind == SIGN_COUNTRY ? (sign->located ? 12 : 8) : 10;
    if (sign->kind == SIGN_COUNTRY && sign->role == ROLE_ADJECTIVE)
        weight = 6;
    country_add(&ledger->countries, code, near ? weight : 0, whole ? weight : 0);
}

static void dateline_evidence(struct ledger *ledger)
{
    const struct story *story = ledger->story;
    struct dateline_text place = story->dateline.place;
    uint64_t hash = HASH_SEED;
    struct word_key word;
    for (size_t at = 0; word_next(story->scratch, place, &at, &word);) {
        hash = phrase_hash(hash, word.hash);
        const struct actor_slot *slot = actor_slot_find(ledger->table, hash);
        for (uint32_t i = 0; slot && i < slot->count; i++) {
            const struct actor *actor = &ledger->table->actors[ledger->table->senses[slot->first + i].actor];
            if (actor->kind != ACTOR_STATE)
                continue;
            country_add(&ledger->countries, actor->code, 0, 25);
            return;
        }
    }
}

static void evidence_read(struct ledger *ledger)
{
    dateline_evidence(ledger);
    for (uint32_t i = 0; i < ledger->story->mentions.count; i++)
        evidence_add(ledger, i, false, true);
    for (uint32_t i = 0; i < ledger->story->mentions.count; i++) {
        struct sign *sign = sign_of(ledger, i);
        if (sign->kind != SIGN_PERSON || !sign->slot)
            continue;
        sign->actor = person_choose(ledger, sign);
        if (sign->actor)
            country_add(&ledger->countries, sign->actor->code, 0, 10);
    }
}

/* A new sentence: evidence of the ones before fades, that of its own mentions comes in. */
static void sentence_begin(struct ledger *ledger, uint32_t mention)
{
    const struct story *story = ledger->story;
    uint32_t sentence = story->tokens.at[story->mentions.at[mention].head].sentence;
    countries_fade(&ledger->countries);
    while (ledger->clause < story->clauses.count && story->clauses.at[ledger->clause].sentence < sentence)
        ledger->clause++;
    for (uint32_t i = mention; i < story->mentions.count; i++) {
        if (story->tokens.at[story->mentions.at[i].head].sentence != sentence)
            break;
        evidence_add(ledger, i, true, false);
    }
}

/* ---- Entities by kind ---- */

/* "former": whoever was in government, parliament or a court is one of the elite now. */
static void former_apply(const struct sign *sign, struct sectors *sectors)
{
    if (!sign->former)
        return;
    enum sector first = sectors->at[0];
    if (first == SECTOR_GOV || first == SECTOR_LEG || first == SECTOR_JUD || first == SECTOR_SPY)
        *sectors = (struct sectors){ { SECTOR_ELI } };
}

static void shorts_put(struct ledger *ledger, const struct sign *sign, uint32_t entity)
{
    const struct story *story = ledger->story;
    if (sign->name_end - sign->name_first < 2)
        return;
    for (uint32_t i = sign->name_first + 1; i < sign->name_end; i++)
        if (token_capital(story, i)) {
            ledger_short_put(ledger, story_word(story, i), entity);
            ledger_short_put(ledger, story_words(story, i, sign->name_end), entity); /* "García Márquez" */
        }
    struct dateline_text first = story_word(story, sign->name_first);
    if (ledger_short(ledger, first) == DATELINE_NONE &&
        first_name_gender(ledger->table, ledger->story, sign->name_first) == DATELINE_GENDER_UNKNOWN)
        ledger_short_put(ledger, first, entity);
}

static uint8_t person_gender(struct ledger *ledger, const struct sign *sign)
{
    if (sign->gender || sign->name_end - sign->name_first < 2)
        return sign->gender;
    return first_name_gender(ledger->table, ledger->story, sign->name_first);
}

/* What title and words say, where they say something, over what the tables say. */
static void person_words(struct ledger *ledger, const struct sign *sign, uint32_t entity)
{
    struct known *known = &ledger->known.at[entity];
    if (known->inherited && sign->basis == CODE_WORDS && code_is_state(sign->code)) {
        code_set(known->code, sign->code); /* "the Ruritanian activist" tells it late */
        known->inherited = false;
    }
    if (known->held) {
        for (int i = 0; i < DATELINE_SECTORS && !sign->former; i++)
            sectors_add(&known->sectors, sign->sectors.at[i]);
    } else if (sign->sectors.at[0]) {
        known->sectors = sign->sectors;
        former_apply(sign, &known->sectors);
    } else if (sign->former && known->sectors.at[0]) {
        former_apply(sign, &known->sectors);
    }
    if (sign->agent)
        known->agent = sign->agent;
    if (sign->office_first < sign->office_end && !ledger->story->entities.at[entity].office.length)
        ledger->story->entities.at[entity].office = story_words(ledger->story, sign->office_first, sign->office_end);
}

/* A person by name: of the tables, met before, or new. */
static uint32_t person_entity(struct ledger *ledger, uint32_t mention)
{
    struct sign *sign = sign_of(ledger, mention);
    struct dateline_text name = name_words(ledger, sign);
    bool fresh = false;
    uint32_t before = ledger_short(ledger, name);
    if (before != DATELINE_NONE && ledger->known.at[before].person) {
        if (sign->agent || sign->sectors.at[0] || sign->basis == CODE_WORDS)
            person_words(ledger, sign, before);
        return before;
    }
    struct dateline_text key = sign->actor ? ledger_key(ledger, "#%u", (unsigned)(sign->actor - ledger->table->actors))
                                           : ledger_key(ledger, "%.*s", TEXT_ARG(name));
    uint32_t entity = ledger_entity(ledger, key, mention, &fresh);
    struct known *known = &ledger->known.at[entity];
    if (fresh) {
        known->person = true;
        known->actor = sign->actor;
        known->gender = person_gender(ledger, sign);
        if (sign->actor) {
            const struct actor_term *term = person_on_day(ledger, sign->actor, known);
            if (term)
                ledger->story->entities.at[entity].office = actor_text(ledger->table, term->office);
            known->held = term && ledger->day != INT32_MAX && term->to != INT32_MAX;
        } else {
            ledger->story->entities.at[entity].identifier = name;
            inherit_code(ledger, mention, known);
        }
    }
    person_words(ledger, sign, entity);
    shorts_put(ledger, sign, entity);
    return entity;
}

/* The initials of a name: "National Rifle Association" is NRA later on. */
static void acronym_put(struct ledger *ledger, const struct sign *sign, uint32_t entity)
{
    char letters[12];
    size_t count = 0;
    for (uint32_t i = sign->name_first; i < sign->name_end && count < sizeof letters; i++)
        if (token_capital(ledger->story, i))
            letters[count++] = story_word(ledger->story, i).bytes[0];
    if (count >= 2)
        ledger_short_put(ledger, text_copy(ledger->story->scratch, (struct dateline_text){ letters, count }), entity);
}

/* A name of a body. A noun that several countries have ("Supreme Court") is the article's country's own. */
static uint32_t name_entity(struct ledger *ledger, uint32_t mention)
{
    struct sign *sign = sign_of(ledger, mention);
    struct dateline_text name = name_words(ledger, sign);
    char code[4] = { 0 };
    bool fresh = false, told = inherit_by_words(ledger, sign, code);
    const struct actor *actor = sign->actor;
    if (actor && sign->agent && told && memcmp(code, actor->code, 3) != 0)
        actor = NULL;
    else if (actor && sign->agent && memcmp(country_here(&ledger->countries), actor->code, 3) != 0)
        actor = NULL;
    bool brief =
        name.length >= 2 && name.length <= 6 && sign->name_end - sign->name_first == 1 && byte_is_upper(name.bytes[1]);
    uint32_t before = actor && !brief ? DATELINE_NONE : ledger_short(ledger, name);
    if (before != DATELINE_NONE) /* an acronym that the article explains itself is no other body's */
        return before;
    struct dateline_text key = actor ? ledger_key(ledger, "#%u", (unsigned)(actor - ledger->table->actors))
                                     : ledger_key(ledger, "%.*s/%s", TEXT_ARG(name), code);
    uint32_t entity = ledger_entity(ledger, key, mention, &fresh);
    struct known *known = &ledger->known.at[entity];
    if (!fresh)
        return entity;
    known->actor = actor;
    known->person = sign->person;
    if (actor) {
        code_set(known->code, actor->code);
        known->sectors = actor->sectors;
        if (!known->code[0])
            inherit_code(ledger, mention, known);
    } else {
        ledger->story->entities.at[entity].identifier = name;
        inherit_code(ledger, mention, known);
        known->agent = sign->agent;
        known->sectors = sign->agent && !sign->sectors.at[0] ? sign->agent->sectors : sign->sectors;
        acronym_put(ledger, sign, entity);
    }
    return entity;
}

/* "Ruritania said …", "… agreed by Ruritania": a state that acts or speaks is its government; what is done to it may be
 * done to the country ("attacked Ruritania"). */
static bool state_acts(const struct ledger *ledger, uint32_t mention)
{
    const struct story *story = ledger->story;
    uint8_t deprel = story->tokens.at[story->mentions.at[mention].head].deprel;
    if (sign_of(ledger, mention)->role != ROLE_NAME || sign_of(ledger, mention)->located)
        return false;
    return deprel == DATELINE_DEPREL_NSUBJ || deprel == DATELINE_DEPREL_OBL_AGENT ||
           (story->speaks && story->speaks[mention]);
}

static uint32_t country_entity(struct ledger *ledger, uint32_t mention)
{
    const struct sign *sign = sign_of(ledger, mention);
    enum sector sector = SECTOR_NONE;
    bool fresh = false;
    if (sign->role == ROLE_PEOPLE)
        sector = SECTOR_CVL;
    else if (sign->role == ROLE_SEAT || (sign->role == ROLE_CAPITAL && !sign->located) || state_acts(ledger, mention))
        sector = SECTOR_GOV;
    struct dateline_text key = ledger_key(ledger, "=%s/%d", sign->code, (int)sector);
    uint32_t entity = ledger_entity(ledger, key, mention, &fresh);
    struct known *known = &ledger->known.at[entity];
    known->actor = known->actor ? known->actor : sign->actor;
    if (fresh) {
        code_set(known->code, sign->code);
        known->country = true;
        known->plural = sign->role == ROLE_PEOPLE;
        sectors_add(&known->sectors, sector);
        if (sign->actor)
            for (int i = 0; i < DATELINE_SECTORS; i++)
                sectors_add(&known->sectors, sign->actor->sectors.at[i]);
    }
    return entity;
}

/* The entity of an agent phrase: of its own where it is one person, else one for each noun, code and sector. */
static uint32_t agent_known(struct ledger *ledger, uint32_t mention, const struct known *made)
{
    const struct sign *sign = sign_of(ledger, mention);
    bool fresh = false, named = sign->name_first < sign->name_end;
    struct dateline_text noun = named ? name_words(ledger, sign) : actor_text(ledger->table, sign->agent->name);
    struct dateline_text key = sign->person && !made->plural ? ledger_key(ledger, "@%u", mention)
                                                             : ledger_key(ledger, "%.*s/%s/%d", TEXT_ARG(noun),
                                                                   made->code, (int)made->sectors.at[0]);
    uint32_t entity = ledger_entity(ledger, key, mention, &fresh);
    if (fresh) {
        ledger->known.at[entity] = *made;
        struct dateline_entity *out = &ledger->story->entities.at[entity];
        if (sign->name_first < sign->name_end) {
            out->identifier = name_words(ledger, sign);
            acronym_put(ledger, sign, entity);
        }
        if (sign->person)
            out->office = story_words(ledger->story, sign->office_first, sign->office_end);
    }
    return entity;
}

/* "The leaders of Russia and Iran", "Russian and Iranian officials": one more entity for each further country. */
static void agent_others(struct ledger *ledger, uint32_t mention, struct known made)
{
    char codes[SEVERAL_MOST][4];
    uint32_t count = several_codes(ledger->story, mention, codes);
    for (uint32_t i = 0; i < count; i++) {
        code_set(made.code, codes[i]);
        several_add(ledger, mention, agent_known(ledger, mention, &made));
    }
}

static uint32_t agent_entity(struct ledger *ledger, uint32_t mention)
{
    struct sign *sign = sign_of(ledger, mention);
    bool plural = ledger->story->mentions.at[mention].plural;
    uint32_t pair = several_pair(ledger, mention);
    if (pair != DATELINE_NONE)
        return pair;
    sign = sign_of(ledger, mention);
    struct known made = { .agent = sign->agent, .sectors = sign->sectors, .person = sign->person, .plural = plural };
    if (sign->definite && !sign->former && sign->basis != CODE_PLACE) {
        uint32_t before = antecedent_nominal(ledger, mention);
        if (before != DATELINE_NONE)
            return before;
    }
    inherit_code(ledger, mention, &made);
    former_apply(sign, &made.sectors);
    made.gender = sign->agent->gender;
    uint32_t entity = agent_known(ledger, mention, &made);
    ledger->story->mentions.at[mention].entity = entity;
    if (plural)
        agent_others(ledger, mention, made);
    return entity;
}

static uint32_t pronoun_entity(struct ledger *ledger, uint32_t mention)
{
    const struct sign *sign = sign_of(ledger, mention);
    uint32_t antecedent, before = antecedent_pronoun(ledger, mention, &antecedent);
    bool fresh;
    if (before != DATELINE_NONE) {
        struct known *known = &ledger->known.at[before];
        if (known->person && !known->gender)
            known->gender = sign->gender;
        if (sign->pronoun == PRONOUN_THEY && antecedent != DATELINE_NONE) {
            ledger->story->mentions.at[mention].entity = before;
            several_of_antecedent(ledger, mention, antecedent);
        }
        return before;
    }
    uint32_t entity = ledger_entity(ledger, ledger_key(ledger, "?%u", mention), mention, &fresh);
    ledger->known.at[entity].person = sign->person;
    ledger->known.at[entity].gender = sign->gender;
    return entity;
}

/* What a noun phrase in apposition says of somebody named. */
static void apposition_tell(struct ledger *ledger, const struct sign *sign, uint32_t entity)
{
    struct known *known = &ledger->known.at[entity];
    char code[4];
    if (sign->kind != SIGN_AGENT)
        return;
    if (inherit_by_words(ledger, sign, code) && !known->actor) {
        code_set(known->code, code);
        known->inherited = false;
    }
    if (!known->actor || sign->former || !known->sectors.at[0])
        person_words(ledger, sign, entity);
}

/* A last name that is a word of the tables too: "English" after Leandra English, "Page" after Carter Page. NONE. */
static uint32_t last_name(const struct ledger *ledger, uint32_t mention)
{
    const struct story *story = ledger->story;
    const struct sign *sign = sign_of(ledger, mention);
    const struct dateline_mention *at = &story->mentions.at[mention];
    uint32_t token = at->end - 1;
    bool alone = at->end - at->first == 1 && !sign->located &&
                 (sign->kind != SIGN_COUNTRY || sign->role != ROLE_NAME) && token_capital(story, token);
    if (!alone || sign->kind == SIGN_PRONOUN || sign->kind == SIGN_PERSON ||
        story->tokens.at[token].upos == DATELINE_UPOS_ADJ)
        return DATELINE_NONE;
    uint32_t entity = ledger_short(ledger, story_word(story, token));
    return entity != DATELINE_NONE && ledger->known.at[entity].person ? entity : DATELINE_NONE;
}

static uint32_t entity_of(struct ledger *ledger, uint32_t mention)
{
    uint32_t person = last_name(ledger, mention);
    if (person != DATELINE_NONE)
        return person;
    switch (sign_of(ledger, mention)->kind) {
    case SIGN_PERSON:
        return person_entity(ledger, mention);
    case SIGN_NAME:
        return name_entity(ledger, mention);
    case SIGN_COUNTRY:
        return country_entity(ledger, mention);
    case SIGN_AGENT:
        return agent_entity(ledger, mention);
    default:
        return pronoun_entity(ledger, mention);
    }
}

static void mention_resolve(struct ledger *ledger, uint32_t mention, uint32_t depth);

/* Whom a mention hangs on comes first where the words put him later: the institution behind "of", the speaker of "we".
 */
static void needed_resolve(struct ledger *ledger, uint32_t mention, uint32_t depth)
{
    const struct story *story = ledger->story;
    const struct sign *sign = sign_of(ledger, mention);
    uint32_t needed = sign->owner;
    if (sign->pronoun == PRONOUN_I || sign->pronoun == PRONOUN_WE)
        needed = antecedent_speaker(story, mention);
    if (needed != DATELINE_NONE && needed != mention && story->mentions.at[needed].entity == DATELINE_NONE)
        mention_resolve(ledger, needed, depth + 1);
}

/* A mention's entity; what stands in apposition shares that of what it stands beside. */
static void mention_resolve(struct ledger *ledger, uint32_t mention, uint32_t depth)
{
    struct story *story = ledger->story;
    struct sign *sign = sign_of(ledger, mention);
    if (story->mentions.at[mention].entity != DATELINE_NONE)
        return;
    if (depth < DEPTH_MOST)
        needed_resolve(ledger, mention, depth);
    if (story->mentions.at[mention].entity != DATELINE_NONE)
        return;
    sign = sign_of(ledger, mention);
    if (sign->same == DATELINE_NONE) {
        uint32_t entity = entity_of(ledger, mention);
        story->mentions.at[mention].entity = entity;
    } else {
        uint32_t same = sign->same, entity = story->mentions.at[same].entity;
        if (entity == DATELINE_NONE)
            entity = entity_of(ledger, same);
        sign = sign_of(ledger, mention);
        story->mentions.at[same].entity = story->mentions.at[mention].entity = entity;
        apposition_tell(ledger, sign, entity);
        if (sign->kind == SIGN_NAME)
            ledger_short_put(ledger, name_words(ledger, sign), entity);
    }
}

void who_resolve(const struct actor_table *table, struct story *story)
{
    struct ledger ledger;
    uint32_t sentence = DATELINE_NONE;
    if (!story->signs)
        return;
    ledger_begin(&ledger, table, story);
    evidence_read(&ledger);
    uint32_t count = story->mentions.count; /* some get more mentions, behind all others */
    for (uint32_t i = 0; i < count; i++) {
        uint32_t here = story->tokens.at[story->mentions.at[i].head].sentence;
        if (here != sentence)
            sentence_begin(&ledger, i);
        sentence = here;
        mention_resolve(&ledger, i, 0);
        ledger.known.at[story->mentions.at[i].entity].mentions++;
    }
    for (uint32_t i = 0; i < story->entities.count; i++)
        ledger_publish(&ledger, i);
}
