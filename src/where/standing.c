/* How a place name stands in its clause.
 *
 * "In", "near", "at" make a location wherever they stand ("a base in Syria was bombed"). "To", "from", "into" do so
 * only where they hang on a word of motion ("withdrew from Georgia", "a visit to Beijing"), not on persons and things
 * ("the ambassador to Turkey"). What is visited or shelled is where that happens. A name right before the noun of an
 * event is a location too ("the Helsinki summit"). Further members of a list, what stands after the comma ("in Paris,
 * Texas") and what a possessor opens ("in Syria's Idlib") stand as the first does. */
#include "where/standing.h"

enum { STEPS = 4 };

struct standing {
    const struct where *where;
    const struct story *story;
    const struct toponyms *toponyms;
    bool trees;
};

static uint16_t use(const struct standing *standing, const struct dateline_sentence *sentence, uint32_t token)
{
    return token >= sentence->first && token < sentence->end ? standing->toponyms->use[token] : 0;
}

static bool word_is(
    const struct standing *standing, const struct dateline_sentence *sentence, uint32_t token, const char *word)
{
    bool inside = token >= sentence->first && token < sentence->end;
    return inside && text_is_nocase(story_word(standing->story, token), word);
}

/* The token of a name whose own head lies outside it. */
static uint32_t head_of(const struct story *story, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        uint32_t head = story->tokens.at[i].head;
        if (head == DATELINE_NONE || head < first || head >= end)
            return i;
    }
    return end - 1;
}

static bool is_event_noun(const struct story *story, uint32_t token)
{
    if (token == DATELINE_NONE || !story->clause_at || story->clause_at[token] == DATELINE_NONE)
        return false;
    return story->clauses.at[story->clause_at[token]].kind == DATELINE_CLAUSE_NOUN;
}

/* Does a phrase hang on a verb of motion or on its noun? */
static bool hangs_on_motion(const struct standing *standing, uint32_t token)
{
    const struct dateline_token *word = &standing->story->tokens.at[token];
    if (!standing->trees)
        return true;
    if (word->head == DATELINE_NONE ||
        (word->deprel != DATELINE_DEPREL_OBL && !is_event_noun(standing->story, word->head)))
        return false;
    return toponym_word_use(standing->where, standing->story->tokens.at[word->head].lemma) & USE_MOVES;
}

static bool is_preposition(const struct standing *standing, const struct dateline_sentence *sentence, uint32_t token)
{
    uint16_t word = use(standing, sentence, token);
    return word & USE_LOCATION && !(word & USE_CAPITAL && token > sentence->first);
}

/* From "city" in "the small Turkish city of" to the token before all that. */
static uint32_t before_head(const struct standing *standing, const struct dateline_sentence *sentence, uint32_t head)
{
    uint32_t at = head - 1;
    for (int steps = 0; steps < STEPS && use(standing, sentence, at) & USE_WORD; steps++, at--)
        if (is_preposition(standing, sentence, at) && !is_preposition(standing, sentence, at - 1))
            break;
    return at;
}

/* The token before a name and what belongs to it: "the", "northern", "(the) city of". */
static uint32_t token_before(const struct standing *standing, const struct dateline_sentence *sentence, uint32_t first)
{
    uint32_t at = first - 1;
    if (word_is(standing, sentence, at, "of") && use(standing, sentence, at - 1) & USE_HEAD &&
        !(use(standing, sentence, at - 1) & USE_CAPITAL))
        return before_head(standing, sentence, at - 1);
    for (int steps = 0; steps < STEPS && at >= sentence->first && at < sentence->end; steps++) {
        bool direction =
            use(standing, sentence, at) & USE_STRONG && use(standing, sentence, at - 1) & (USE_WAY | USE_STRONG);
        if (!word_is(standing, sentence, at, "the") && !word_is(standing, sentence, at, "nearby") && !direction)
            break;
        at--;
    }
    return at;
}

/* "faith in U.S. agencies": the preposition is the noun's, and a country before a noun says whose it is, not where.
 * What is small enough says where ("in a Mosul hospital"), and so do nouns for parts of a country ("in U.S. cities").
 */
static bool says_whose(
    const struct standing *standing, const struct dateline_sentence *sentence, const struct toponym *toponym)
{
    uint32_t head = head_of(standing->story, toponym->first, toponym->end);
    const struct dateline_token *word = &standing->story->tokens.at[head];
    if (!standing->trees || word->deprel != DATELINE_DEPREL_COMPOUND || word->head == DATELINE_NONE ||
        word->head < head)
        return false;
    bool wide =
        toponym->place == DATELINE_NONE || standing->where->gazetteer.places[toponym->place].kind <= GAZETTEER_COUNTRY;
    return wide && !(use(standing, sentence, word->head) & (USE_HEAD | USE_AFTER));
}

static bool after_preposition(
    const struct standing *standing, const struct dateline_sentence *sentence, const struct toponym *toponym)
{
    uint32_t at = token_before(standing, sentence, toponym->first);
    uint16_t before = use(standing, sentence, at);
    if (says_whose(standing, sentence, toponym))
        return false;
    if (before & USE_WAY)
        return hangs_on_motion(standing, head_of(standing->story, toponym->first, toponym->end));
    return is_preposition(standing, sentence, at);
}

/* "the Helsinki summit"; of countries only before journeys and gatherings, for "the Russia investigation" is about one.
 */
static bool before_event_noun(const struct standing *standing, const struct toponym *toponym)
{
    const struct dateline_token *word =
        &standing->story->tokens.at[head_of(standing->story, toponym->first, toponym->end)];
    if (!standing->trees || word->deprel != DATELINE_DEPREL_COMPOUND || !is_event_noun(standing->story, word->head))
        return false;
    bool wide =
        toponym->place == DATELINE_NONE || standing->where->gazetteer.places[toponym->place].kind <= GAZETTEER_COUNTRY;
    return !wide || toponym_word_use(standing->where, standing->story->tokens.at[word->head].lemma) & USE_MOVES;
}

/* "visited Paris", "Aleppo was shelled". */
static bool object_of_event(const struct standing *standing, const struct toponym *toponym)
{
    const struct dateline_token *word =
        &standing->story->tokens.at[head_of(standing->story, toponym->first, toponym->end)];
    bool object = word->deprel == DATELINE_DEPREL_OBJ || word->deprel == DATELINE_DEPREL_NSUBJ_PASS;
    if (!standing->trees || !object || word->head == DATELINE_NONE || toponym->place == DATELINE_NONE)
        return false;
    uint16_t verb = toponym_word_use(standing->where, standing->story->tokens.at[word->head].lemma);
    bool country = standing->where->gazetteer.places[toponym->place].kind == GAZETTEER_COUNTRY;
    return verb & USE_VISITED || (verb & USE_STRUCK && !country);
}

/* Joined to the toponym before it by a comma, "and", "(" or a possessive. */
static bool joined(const struct standing *standing, const struct dateline_sentence *sentence,
    const struct toponym *last, const struct toponym *toponym)
{
    uint32_t at = toponym->first - 1;
    static const char *const joints[] = { ",", "and", "or", "(", "'s", "\xE2\x80\x99s", "-", "/" };
    bool joins = false;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        joins = joins || word_is(standing, sentence, at, joints[i]);
    return joins && (last->end == at || (last->end + 1 == at && word_is(standing, sentence, last->end, ",")));
}

void standing_judge(const struct where *where, struct story *story, struct toponyms *toponyms)
{
    struct standing standing = { where, story, toponyms, story->clause_at != NULL };
    for (uint32_t i = 0; i < toponyms->all.count; i++) {
        struct toponym *toponym = &toponyms->all.at[i];
        const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[toponym->first].sentence];
        const struct toponym *last = i ? &toponyms->all.at[i - 1] : NULL;
        bool follows = last && last->first >= sentence->first && joined(&standing, sentence, last, toponym);
        if (toponym->here)
            continue;
        toponym->located = !toponym->adjective && !toponym->dropped &&
                           (after_preposition(&standing, sentence, toponym) || before_event_noun(&standing, toponym) ||
                               object_of_event(&standing, toponym) || (follows && last->located));
    }
}
