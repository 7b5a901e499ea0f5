/* Noun phrases that stand for actors.
 *
 * A sentence is cut into chunks: runs of determiners, adjectives, nouns and names, where a phrase of the tables holds
 * its words together ("Secretary of State"). Possessives cut a chunk into parts, each the owner of the next; part.c
 * reads them. The tree only decides which token is the head, so that a wrong parse costs a link and not the mention. */
#include "who/part.h"

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

bool phrase_hyphen_binds(const struct story *story, uint32_t token)
{
    return is_hyphen(story, token) && token > 0 && !(story->tokens.at[token].flags & DATELINE_TOKEN_SPACE_AFTER) &&
           !(story->tokens.at[token - 1].flags & DATELINE_TOKEN_SPACE_AFTER);
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
        return token > first && phrase_hyphen_binds(story, token);
    if (is_possessive(story, token))
        return token > first;
    if (at->upos == DATELINE_UPOS_DET || pronoun_of(story, token, &possessive) != PRONOUN_NONE)
        return token == first && (at->upos == DATELINE_UPOS_DET || possessive);
    if (at->upos == DATELINE_UPOS_VERB)
        return (text_is(at->xpos, "VBN") || text_is(at->xpos, "VBG")) &&
               (!reading->trees || at->deprel == DATELINE_DEPREL_AMOD || at->deprel == DATELINE_DEPREL_COMPOUND) &&
               (!after_noun || is_possessive(story, token - 1) || phrase_hyphen_binds(story, token - 1));
    if (at->upos == DATELINE_UPOS_ADV)
        return token > first && phrase_hyphen_binds(story, token - 1);
    return text_is(story_word(story, token), "&") && token > first;
}

/* ---- Reading them ---- */

static uint32_t pronoun_add(struct reading *reading, uint32_t token, enum pronoun pronoun, bool possessive)
{
    struct sign sign = part_sign(SIGN_PRONOUN);
    sign.pronoun = (uint8_t)pronoun;
    sign.person = pronoun == PRONOUN_HE || pronoun == PRONOUN_SHE || pronoun == PRONOUN_I;
    sign.gender = pronoun == PRONOUN_HE ? DATELINE_GENDER_MALE : pronoun == PRONOUN_SHE ? DATELINE_GENDER_FEMALE : 0;
    uint32_t number = part_mention(reading, token, token + 1, token, sign);
    reading->story->mentions.at[number].possessive = possessive;
    reading->story->mentions.at[number].plural = pronoun == PRONOUN_WE || pronoun == PRONOUN_THEY;
    return number;
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
