/* What a part of a phrase is about: its core.
 *
 * A person's name with a title or a first name before it, another name, or an agent noun at the end of the part. The
 * language room's names and the phrases of the tables are held against each other here. */
#include "who/core.h"

bool core_honorific(const struct story *story, uint32_t token)
{
    return token_in(story, token,
        "Mr.|Mr|Mrs.|Mrs|Ms.|Ms|Miss|Dr.|Dr|Sir|Dame|Lord|Lady|Gen.|Lt.|Col.|Capt.|Maj.|Sgt.|Adm.|"
        "Sen.|Rep.|Gov.|Rev.|Prof.|Brig.|Cmdr.|Justice|Judge|Sheikh|Imam|Mullah|Cardinal|Bishop|Rabbi");
}

/* "NRA": two or more letters, capitals all. */
bool core_in_capitals(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    size_t capitals = 0;
    for (size_t i = 0; i < word.length; i++)
        capitals += byte_is_upper(word.bytes[i]) || word.bytes[i] == '.';
    return capitals > 1 && capitals == word.length;
}

uint32_t core_capital_run(const struct reading *reading, uint32_t first, uint32_t end)
{
    const struct story *story = reading->story;
    uint32_t start = end;
    while (start > first && story->tokens.at[start - 1].upos == DATELINE_UPOS_PROPN &&
           token_capital(story, start - 1) && !reading_hit(reading, start - 1) && !core_honorific(story, start - 1))
        start--;
    return start;
}

/* Whether what stands right before a name makes it a person's: a title, an honorific, a first name. */
static bool name_is_person(struct reading *reading, uint32_t first, uint32_t name, uint32_t end)
{
    struct story *story = reading->story;
    if (end - name >= 2 && first_name_gender(reading->table, story, name) != DATELINE_GENDER_UNKNOWN)
        return true;
    if (name == first)
        return false;
    const struct actor *title = hit_actor(reading, reading_hit(reading, name - 1), HIT_AGENT);
    return core_honorific(story, name - 1) || (title && title->agent == AGENT_PERSON);
}

/* "Carter Page", "Leandra English": a last name that is a word of the tables too, behind a first name. Gives where the
 * name begins, or `end`. */
static uint32_t name_before_noun(struct reading *reading, uint32_t first, uint32_t end)
{
    struct story *story = reading->story;
    const struct hit *hit = reading_hit(reading, end - 1);
    bool noun = hit && hit->first == end - 1 && hit->end == end && (hit->is & (HIT_AGENT | HIT_ADJECTIVE)) &&
                !(hit->is & (HIT_PERSON | HIT_SURNAME | HIT_ORGANISATION));
    if (!noun || end < first + 2 || story->tokens.at[end - 1].upos != DATELINE_UPOS_PROPN ||
        !token_capital(story, end - 1))
        return end;
    if (reading_hit(reading, end - 2) || !token_capital(story, end - 2) ||
        first_name_gender(reading->table, story, end - 2) == DATELINE_GENDER_UNKNOWN)
        return end;
    return end - 2;
}

/* Where a person's name begins behind the titles that the language room took for a part of it. */
static uint32_t name_behind_title(const struct reading *reading, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        const struct hit *hit = reading_hit(reading, i);
        if (hit && hit->first <= i && hit->end < end && (hit->is & (HIT_AGENT | HIT_ADJECTIVE)) &&
            !(hit->is & HIT_PERSON))
            start = hit->end;
        else if (core_honorific(reading->story, i) && i + 1 < end)
            start = i + 1;
        else if (!hit || hit->first == i)
            break;
    }
    return start;
}

static bool core_of_name(struct reading *reading, uint32_t first, uint32_t end, struct core *core)
{
    const struct story *story = reading->story;
    const struct dateline_name *name = story_name_over(story, end - 1);
    const struct hit *hit = reading_hit(reading, end - 1);
    bool known = hit && hit->end == end && (hit->is & (HIT_NAME | HIT_AGENT | HIT_ADJECTIVE | HIT_PEOPLE));
    if (name && name->type == DATELINE_NAME_PER) {
        uint32_t start = name_behind_title(reading, name->first > first ? name->first : first, end);
        if (known && (hit->is & HIT_PERSON) && hit->first >= first && hit->first < start)
            start = hit->first; /* a name of the tables with its title in it */
        bool longer = !hit || start < hit->first;
        if (longer || !known || name_is_person(reading, first, start, end)) {
            *core = (struct core){ start, end, hit && hit->first == start ? hit : NULL, SIGN_PERSON, true };
            return true;
        }
    }
    uint32_t start = name_before_noun(reading, first, end);
    if (start < end) {
        *core = (struct core){ start, end, NULL, SIGN_PERSON, true };
        return true;
    }
    start = core_capital_run(reading, first, end);
    if (known || start == end || (name && name->type == DATELINE_NAME_LOC))
        return false;
    bool person = name_is_person(reading, first, start, end) && !(name && name->type != DATELINE_NAME_PER);
    if (!person && name && name->first >= first && name->first < start)
        start = name->first;
    if (!person && !name && story->names.count && end - start < 2 && !core_in_capitals(story, start))
        return false; /* "Earth": a word in capitals of which nobody knows that it is a name */
    *core = (struct core){ start, end, NULL, person ? SIGN_PERSON : SIGN_NAME, true };
    return true;
}

/* Whether an agent noun can be a core. At the end of its chunk any can; before other nouns ("police shooting",
 * "government offensive") those that say enough can, but no adjective ("a major issue", "a general election"). */
static bool agent_stands(const struct reading *reading, const struct hit *hit, bool last)
{
    const struct actor *agent = hit_actor(reading, hit, HIT_AGENT);
    if (last)
        return true;
    return !agent->weak && agent->agent != AGENT_THING &&
           (hit->end - hit->first > 1 || reading->story->tokens.at[hit->first].upos != DATELINE_UPOS_ADJ);
}

/* "House Republicans" names the party, but they are lawmakers. */
static bool agent_is_other(const struct reading *reading, const struct hit *hit)
{
    const struct actor *agent = hit_actor(reading, hit, HIT_AGENT), *body = hit_actor(reading, hit, HIT_ORGANISATION);
    return agent && body && agent->agent == AGENT_PERSON && agent->sectors.at[0] != body->sectors.at[0];
}

static bool core_of_hit(struct reading *reading, uint32_t first, uint32_t end, bool last, struct core *core)
{
    const struct story *story = reading->story;
    const struct hit *hit = reading_hit(reading, end - 1);
    if (!hit || hit->end != end || hit->first < first)
        return false;
    *core = (struct core){ hit->first, hit->end, hit, SIGN_AGENT, false };
    bool titled = hit->first > first &&
                  (core_honorific(story, hit->first - 1) ||
                      ((hit->is & (HIT_PERSON | HIT_SURNAME)) && name_is_person(reading, first, hit->first, end)));
    bool lower = !token_capital(story, hit->first);
    if ((hit->is & HIT_PERSON) ||
        ((hit->is & HIT_SURNAME) && (titled || !(hit->is & (HIT_COUNTRY | HIT_ORGANISATION | HIT_AGENT)))))
        core->kind = SIGN_PERSON;
    else if ((hit->is & HIT_AGENT) && (lower || agent_is_other(reading, hit)))
        core->kind = SIGN_AGENT;
    else if (hit->is & HIT_ORGANISATION)
        core->kind = SIGN_NAME;
    else if (hit->is & HIT_COUNTRY)
        core->kind = SIGN_COUNTRY;
    else if (!(hit->is & HIT_AGENT))
        return false;
    return core->kind != SIGN_AGENT || agent_stands(reading, hit, last);
}

bool core_find(struct reading *reading, uint32_t first, uint32_t end, bool last, struct core *core)
{
    return core_of_name(reading, first, end, core) || core_of_hit(reading, first, end, last, core);
}
