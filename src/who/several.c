/* Who stands for several.
 *
 * "Both sides", "the two leaders" and a "they" that takes up "Ann and Bob" are one phrase for several actors. A mention
 * has one entity, so such a phrase has several mentions: the first is chained to the others by `also`. */
#include "who/several.h"

#include "who/phrase.h"

#include <string.h>

enum { BACK = 40, SENTENCES = 4 };

static uint32_t sentence_of(const struct story *story, uint32_t mention)
{
    return story->tokens.at[story->mentions.at[mention].head].sentence;
}

/* The heads of two mentions are joined by "and", the one to the other or both to the first of the row. */
static bool are_joined(const struct story *story, uint32_t a, uint32_t b)
{
    const struct dateline_token *left = &story->tokens.at[story->mentions.at[a].head];
    const struct dateline_token *right = &story->tokens.at[story->mentions.at[b].head];
    bool left_is = left->deprel == DATELINE_DEPREL_CONJ, right_is = right->deprel == DATELINE_DEPREL_CONJ;
    if (left->sentence != right->sentence)
        return false;
    return (left_is && left->head == story->mentions.at[b].head) ||
           (right_is && right->head == story->mentions.at[a].head) ||
           (left_is && right_is && left->head == right->head);
}

bool several_joined(const struct story *story, uint32_t mention)
{
    uint32_t sentence = sentence_of(story, mention), first = mention > SEVERAL_MOST ? mention - SEVERAL_MOST : 0;
    for (uint32_t i = first; i < mention + SEVERAL_MOST && i < story->mentions.count; i++)
        if (i != mention && sentence_of(story, i) == sentence && are_joined(story, i, mention))
            return true;
    return false;
}

void several_add(struct ledger *ledger, uint32_t mention, uint32_t entity)
{
    struct story *story = ledger->story;
    uint32_t last = mention, count = 1;
    for (; story->mentions.at[last].also; last = story->mentions.at[last].also, count++)
        if (story->mentions.at[last].entity == entity)
            return;
    if (story->mentions.at[last].entity == entity || count == SEVERAL_MOST)
        return;
    struct dateline_mention more = story->mentions.at[mention];
    struct sign sign = story->signs->all.at[mention];
    more.entity = entity;
    more.also = 0;
    *VECTOR_PUSH(story->arena, &story->mentions) = more;
    *VECTOR_PUSH(story->arena, &story->signs->all) = sign;
    story->mentions.at[last].also = story->mentions.count - 1;
}

void several_of_antecedent(struct ledger *ledger, uint32_t mention, uint32_t antecedent)
{
    struct story *story = ledger->story;
    uint32_t end = mention < antecedent + 2 * SEVERAL_MOST ? mention : antecedent + 2 * SEVERAL_MOST;
    for (uint32_t at = story->mentions.at[antecedent].also; at; at = story->mentions.at[at].also)
        several_add(ledger, mention, story->mentions.at[at].entity);
    for (uint32_t i = antecedent > SEVERAL_MOST ? antecedent - SEVERAL_MOST : 0; i < end; i++)
        if (i != antecedent && story->mentions.at[i].entity != DATELINE_NONE && are_joined(story, i, antecedent))
            several_add(ledger, mention, story->mentions.at[i].entity);
}

/* Whether a country's name is an adjective of what stands behind the "and" after it: "U.S. and Japanese officials". */
static bool is_adjective_before(const struct story *story, uint32_t country, uint32_t next)
{
    const struct sign *sign = &story->signs->all.at[country];
    uint32_t end = story->mentions.at[country].end;
    struct dateline_text word = story_word(story, end - 1);
    bool adjective =
        sign->role == ROLE_ADJECTIVE || (word.length > 1 && (word.bytes[1] == '.' || byte_is_upper(word.bytes[1])));
    return sign->kind == SIGN_COUNTRY && adjective && end + 1 == story->mentions.at[next].first &&
           token_in(story, end, "and|or|,");
}

uint32_t several_codes(const struct story *story, uint32_t mention, char ret_codes[SEVERAL_MOST][4])
{
    const struct sign *sign = &story->signs->all.at[mention];
    uint32_t head = story->mentions.at[mention].head, first = DATELINE_NONE, count = 0;
    if (sign->basis != CODE_WORDS)
        return 0;
    if (sign->other[0])
        memcpy(ret_codes[count++], sign->other, 4);
    for (uint32_t i = mention; i > 0 && count < SEVERAL_MOST && is_adjective_before(story, i - 1, i); i--)
        if (memcmp(story->signs->all.at[i - 1].code, sign->code, 4) != 0)
            memcpy(ret_codes[count++], story->signs->all.at[i - 1].code, 4);
    for (uint32_t i = mention + 1; i < story->mentions.count && i < mention + 3 * SEVERAL_MOST && count < SEVERAL_MOST;
         i++) {
        const struct sign *below = &story->signs->all.at[i];
        const struct dateline_token *token = &story->tokens.at[story->mentions.at[i].head];
        if (sentence_of(story, i) != sentence_of(story, mention))
            break;
        if (below->kind != SIGN_COUNTRY || below->basis != CODE_WORDS)
            continue;
        if (first == DATELINE_NONE && token->head == head && token->deprel == DATELINE_DEPREL_NMOD)
            first = i;
        else if (first != DATELINE_NONE && are_joined(story, i, first) && memcmp(below->code, sign->code, 4) != 0)
            memcpy(ret_codes[count++], below->code, 4);
    }
    return count;
}

/* "both countries", "the two leaders": what the phrase counts. */
static bool is_pair(const struct story *story, uint32_t mention)
{
    const struct dateline_mention *at = &story->mentions.at[mention];
    for (uint32_t i = at->first; i < at->end; i++) {
        if (token_is(story, i, "both"))
            return true;
        if (token_is(story, i, "two"))
            return i > 0 && token_in(story, i - 1, "the|these|those|our|their");
    }
    return false;
}

/* Whether an entity can be one of a pair: a state or a state's, a leader for leaders. */
static bool can_pair(const struct known *known, const struct sign *sign)
{
    bool rules = known->sectors.at[0] == SECTOR_GOV || known->sectors.at[0] == SECTOR_NONE;
    return known->code[0] && !known->plural && rules &&
           (sign->person ? known->person : known->country || known->person);
}

/* The government of a code, or, for a code that is no state, the entity itself. */
static uint32_t pair_member(struct ledger *ledger, uint32_t entity, uint32_t mention, bool person)
{
    const struct known *known = &ledger->known.at[entity];
    bool fresh = false;
    if (person || !code_is_state(known->code))
        return entity;
    char code[4];
    memcpy(code, known->code, sizeof code);
    uint32_t number = ledger_entity(ledger, ledger_key(ledger, "=%s/%d", code, (int)SECTOR_GOV), mention, &fresh);
    struct known *state = &ledger->known.at[number];
    if (fresh) {
        memcpy(state->code, code, sizeof code);
        state->country = true;
        sectors_add(&state->sectors, SECTOR_GOV);
    }
    return number;
}

uint32_t several_pair(struct ledger *ledger, uint32_t mention)
{
    struct story *story = ledger->story;
    const struct sign sign = story->signs->all.at[mention];
    uint32_t found[2] = { DATELINE_NONE, DATELINE_NONE }, last = mention > BACK ? mention - BACK : 0;
    bool rulers = sign.sectors.at[0] == SECTOR_GOV || sign.sectors.at[0] == SECTOR_NONE ||
                  token_in(story, story->mentions.at[mention].head, "men");
    if (!story->mentions.at[mention].plural || sign.basis != CODE_NONE || !rulers || !is_pair(story, mention))
        return DATELINE_NONE;
    for (uint32_t i = mention; i-- > last && found[1] == DATELINE_NONE;) {
        uint32_t entity = story->mentions.at[i].entity;
        if (sentence_of(story, i) + SENTENCES < sentence_of(story, mention))
            break;
        if (entity == DATELINE_NONE || !can_pair(&ledger->known.at[entity], &sign))
            continue;
        if (found[0] == DATELINE_NONE)
            found[0] = entity;
        else if (memcmp(ledger->known.at[entity].code, ledger->known.at[found[0]].code, 4) != 0)
            found[1] = entity;
    }
    if (found[1] == DATELINE_NONE)
        return DATELINE_NONE;
    uint32_t first = pair_member(ledger, found[0], mention, sign.person),
             second = pair_member(ledger, found[1], mention, sign.person);
    story->mentions.at[mention].entity = first;
    several_add(ledger, mention, second);
    return first;
}
