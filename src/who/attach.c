/* Joining the mentions of a sentence: "the prime minister of Ruritania", "police in Nairobi", "Sergei Lavrov, Russia's
 * foreign minister,", "African National Congress (ANC)". Mentions stand in text order of their beginning but for
 * owners, which come before what they own. */
#include "who/phrase.h"

#include <string.h>

/* The mention of [first, end) that begins at a token; of several the longest. NONE. */
static uint32_t mention_from(const struct story *story, uint32_t first, uint32_t end, uint32_t token)
{
    uint32_t found = DATELINE_NONE;
    for (uint32_t i = first; i < end; i++)
        if (story->mentions.at[i].first == token &&
            (found == DATELINE_NONE || story->mentions.at[i].end > story->mentions.at[found].end))
            found = i;
    return found;
}

static bool is_place(const struct sign *sign)
{
    return sign->kind == SIGN_COUNTRY && sign->role != ROLE_PEOPLE && sign->role != ROLE_ADJECTIVE;
}

static void take_code(struct sign *sign, const struct sign *from, enum code_basis basis)
{
    if (from->basis != CODE_NONE && sign->basis < basis) {
        memcpy(sign->code, from->code, 4);
        memcpy(sign->other, from->other, 4);
        sign->basis = (uint8_t)basis;
    }
}

/* An agent or title and the phrase behind its preposition. */
static void preposition_join(struct story *story, uint32_t outer, uint32_t inner, uint32_t preposition)
{
    struct sign *sign = &story->signs->all.at[outer], *below = &story->signs->all.at[inner];
    bool of = token_in(story, preposition, "of|for|from|with|at"), belongs = token_in(story, preposition, "of|for");
    if (is_place(below) && token_in(story, preposition, "in|from|at|near|across|outside|around|of")) {
        if (belongs || !sign->abroad)
            take_code(sign, below, of && !token_is(story, preposition, "at") ? CODE_WORDS : CODE_PLACE);
        if (!belongs)
            return;
    } else if (of && below->kind != SIGN_PRONOUN) {
        take_code(sign, below, CODE_WORDS);
        if (sign->owner == DATELINE_NONE && sign->basis < CODE_WORDS)
            sign->owner = inner;
        if (sign->agent && sign->agent->weak && below->kind != SIGN_COUNTRY) {
            struct sectors sectors = below->actor ? below->actor->sectors : below->sectors;
            if (sectors.at[0])
                sign->sectors = sectors;
        }
    }
    if (belongs || token_is(story, preposition, "from"))
        story->mentions.at[outer].end = story->mentions.at[inner].end;
}

/* Whether a country's name stands where something happens and not for its government. */
static void locate(struct story *story, uint32_t mention)
{
    struct sign *sign = &story->signs->all.at[mention];
    uint32_t first = story->mentions.at[mention].first;
    uint32_t sentence = story->tokens.at[first].sentence;
    while (first > story->sentences.at[sentence].first && (story->tokens.at[first - 1].upos == DATELINE_UPOS_DET ||
                                                              story->tokens.at[first - 1].upos == DATELINE_UPOS_ADJ))
        first--;
    bool behind = first > story->sentences.at[sentence].first &&
                  token_in(story, first - 1,
                      "in|at|near|across|outside|inside|around|throughout|into|through|within|toward|towards|"
                      "southern|northern|eastern|western|central");
    sign->located = is_place(sign) && sign->role != ROLE_SEAT && behind;
}

/* A person and the noun phrase that says what he is, with a comma between: both are one. */
static void apposition_join(struct story *story, uint32_t left, uint32_t right)
{
    struct sign *a = &story->signs->all.at[left], *b = &story->signs->all.at[right];
    uint32_t behind = story->mentions.at[right].end;
    bool closed = behind >= story->tokens.count ||
                  story->tokens.at[behind].sentence != story->tokens.at[left].sentence ||
                  story->tokens.at[behind].upos != DATELINE_UPOS_CCONJ;
    bool name_first = a->kind == SIGN_PERSON && b->kind == SIGN_AGENT && b->person;
    bool agent_first = a->kind == SIGN_AGENT && a->person && b->kind == SIGN_PERSON && !b->agent;
    bool group = a->kind == SIGN_NAME && b->kind == SIGN_AGENT && b->agent->agent == AGENT_GROUP &&
                 (b->indefinite || b->definite);
    if (!closed || story->mentions.at[left].plural != story->mentions.at[right].plural)
        return;
    if (name_first || group)
        b->same = left;
    else if (agent_first)
        a->same = right;
}

static bool is_bracket(const struct story *story, uint32_t token)
{
    return text_is(story_word(story, token), "(");
}

void phrases_attach(struct reading *reading, uint32_t first, uint32_t end)
{
    struct story *story = reading->story;
    for (uint32_t i = first; i < end; i++)
        locate(story, i);
    for (uint32_t i = end; i-- > first;) {
        const struct dateline_mention *mention = &story->mentions.at[i];
        struct sign *sign = &story->signs->all.at[i];
        uint32_t next = mention->end;
        if (next + 1 >= reading->end || sign->kind == SIGN_PRONOUN || mention->possessive)
            continue;
        uint32_t behind = mention_from(story, first, end, next + 1);
        if (behind == DATELINE_NONE || behind == i)
            continue;
        if (story->tokens.at[next].upos == DATELINE_UPOS_ADP && sign->kind != SIGN_COUNTRY)
            preposition_join(story, i, behind, next);
        else if (text_is(story_word(story, next), ","))
            apposition_join(story, i, behind);
        else if (is_bracket(story, next) && sign->kind != SIGN_PERSON && story->signs->all.at[behind].kind == SIGN_NAME)
            story->signs->all.at[behind].same = i;
    }
}
