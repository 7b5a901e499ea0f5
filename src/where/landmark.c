/* Places that the gazetteer does not know by name: streets, rivers, bridges, airports, told by the noun that ends their
 * name; and villages, told by the larger place after a comma. They stand for the place that they lie in, as far as the
 * article tells; what is said of them is then no finer than that. */
#include "where/landmark.h"

enum { WORDS_MOST = 5 };

static bool part_of_name(const struct reading *reading, uint32_t token)
{
    uint16_t use = toponym_use(reading, token);
    return use & USE_CAPITAL && !(use & USE_TITLE);
}

bool landmark_called_after(struct dateline_text code)
{
    static const char *const codes[] = { "RD", "PRK", "BDG", "SQR", "GDN", "HTL", "RSTN", "HSP", "MUS", "TNL", "MALL",
        "CMTY" };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (text_is(code, codes[i]))
            return true;
    return false;
}

/* "Rest Acres Road": capitalised words up to a noun of places. What the gazetteer knows up to there is left to it. */
static bool told_by_noun(const struct reading *reading, uint32_t first, struct toponym *toponym)
{
    uint32_t known_end = 0;
    for (uint32_t i = first; i < first + WORDS_MOST && part_of_name(reading, i); i++) {
        uint16_t use = toponym_use(reading, i);
        bool noun = use & USE_AFTER && !(use & USE_ORGANISATION) && i > first;
        if (!noun || part_of_name(reading, i + 1))
            continue;
        const struct gazetteer_slot *known = toponym_longest(reading, first, &known_end);
        if (known && known_end >= i)
            return false;
        bool namesake =
            known && !(known->flags & (GAZETTEER_NEVER | GAZETTEER_ADJECTIVE | GAZETTEER_PERSON | GAZETTEER_WORD));
        toponym->end = i + 1;
        toponym->code = toponym_noun_code(reading->where, story_word(reading->story, i));
        toponym->slot = namesake && !landmark_called_after(toponym->code) ? known : NULL; /* "Baghdad Airport" */
        return !text_is(toponym->code, "ADM1");                                           /* "Islamic State" */
    }
    return false;
}

/* "in Grapeland, Texas": at most three capitalised words between a preposition of place and a comma. */
static bool told_by_company(const struct reading *reading, uint32_t first, struct toponym *toponym)
{
    uint32_t end = first, known_end;
    while (end < first + 3 && part_of_name(reading, end))
        end++;
    if (end == first || !toponym_word_is(reading, end, ",") || toponym_longest(reading, first, &known_end) ||
        !toponym_after_location(reading, first) || !toponym_before_container(reading, end))
        return false;
    toponym->end = end;
    return true;
}

/* "in Akuressa": what the language room takes for a place's name, right after a preposition that only places follow. */
static bool told_by_name(const struct reading *reading, uint32_t first, struct toponym *toponym)
{
    uint32_t index = reading->name_at ? reading->name_at[first] : DATELINE_NONE, known_end;
    if (index == DATELINE_NONE)
        return false;
    const struct dateline_name *name = &reading->story->names.at[index];
    if (name->type != DATELINE_NAME_LOC || name->first != first || toponym_longest(reading, first, &known_end) ||
        !(toponym_use(reading, first - 1) & USE_STRONG) || part_of_name(reading, name->end))
        return false;
    toponym->end = name->end;
    return true;
}

bool landmark_at(const struct reading *reading, uint32_t first, struct toponym *toponym)
{
    if (!told_by_noun(reading, first, toponym) && !told_by_company(reading, first, toponym) &&
        !told_by_name(reading, first, toponym))
        return false;
    toponym->located = toponym_after_location(reading, first);
    return true;
}

static bool is_anchor(const struct where *where, const struct toponym *toponym)
{
    return toponym->slot && !toponym->adjective && !toponym->dropped && toponym->place != DATELINE_NONE &&
           where->gazetteer.places[toponym->place].kind != GAZETTEER_WIDE;
}

void landmark_anchor(const struct where *where, struct toponyms *toponyms)
{
    uint32_t anchor = DATELINE_NONE;
    for (uint32_t i = 0; i < toponyms->all.count && anchor == DATELINE_NONE; i++)
        if (is_anchor(where, &toponyms->all.at[i]))
            anchor = toponyms->all.at[i].place;
    for (uint32_t i = 0; i < toponyms->all.count; i++) {
        struct toponym *toponym = &toponyms->all.at[i];
        if (is_anchor(where, toponym))
            anchor = toponym->place;
        if (toponym->slot || toponym->here)
            continue;
        bool contained = toponym->container != DATELINE_NONE && is_anchor(where, &toponyms->all.at[toponym->container]);
        toponym->place = contained ? toponyms->all.at[toponym->container].place : anchor;
    }
}
