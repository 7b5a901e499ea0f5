/* Nouns that say, and "according to".
 *
 * "Grassley's warning that …": the speaker is the noun's possessor, its by-phrase, or the subject of the verb that the
 * noun is the object of ("made the claim that"). "According to" gives the clause that it modifies to whoever follows. */
#include "said/claim.h"

enum { NOMINAL_CHAIN = 8, ACCORDING_CONFIDENCE = 92 };

/* ---- Nouns ---- */

static uint32_t noun_clause(const struct search *search, const struct cue *cue, uint8_t *ret_confidence)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    const struct cue_entry *entry = cue_entry(search->book, cue);
    for (uint32_t i = reach->child_first[cue->token]; i < reach->child_first[cue->token + 1]; i++) {
        uint32_t child = reach->child[i], mark = reach_child(story, reach, child, DATELINE_DEPREL_MARK);
        uint8_t deprel = story->tokens.at[child].deprel;
        if ((deprel != DATELINE_DEPREL_ACL && deprel != DATELINE_DEPREL_CCOMP) || mark == DATELINE_NONE || child < cue->token)
            continue;
        enum cue_takes what = cue_takes_of(story->tokens.at[mark].lemma);
        if (what != CUE_THAT && what != CUE_TO)
            continue;
        *ret_confidence = entry->takes[what];
        return child;
    }
    return DATELINE_NONE;
}

static uint32_t noun_by(const struct search *search, uint32_t noun)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    for (uint32_t i = reach->child_first[noun]; i < reach->child_first[noun + 1]; i++) {
        uint32_t child = reach->child[i];
        if (story->tokens.at[child].deprel == DATELINE_DEPREL_NMOD_POSS)
            return child;
        uint32_t preposition = reach_child(story, reach, child, DATELINE_DEPREL_CASE);
        if (story->tokens.at[child].deprel == DATELINE_DEPREL_NMOD && preposition != DATELINE_NONE &&
            story_lemma_in(story, preposition, "by|from"))
            return child;
    }
    return DATELINE_NONE;
}

/* "issued a warning that": who issued it. */
static uint32_t noun_maker(const struct search *search, uint32_t noun)
{
    const struct story *story = search->story;
    uint32_t verb = story->tokens.at[noun].head;
    if (verb == DATELINE_NONE || story->tokens.at[noun].deprel != DATELINE_DEPREL_OBJ ||
        !story_lemma_in(story, verb,
            "make|issue|release|give|repeat|reiterate|renew|publish|send|deliver|voice|express|raise|level|offer|post"))
        return DATELINE_NONE;
    bool passive;
    return speaker_of(search, verb, &passive);
}

void nominal_find(struct search *search, const struct cue *cue)
{
    uint8_t confidence;
    uint32_t clause = noun_clause(search, cue, &confidence);
    if (clause == DATELINE_NONE)
        return;
    uint32_t speaker = noun_by(search, cue->token);
    if (speaker == DATELINE_NONE)
        speaker = noun_maker(search, cue->token);
    if (speaker == DATELINE_NONE)
        confidence = (uint8_t)(confidence > 15 ? confidence - 15 : 0);
    struct claim *claim = claim_new(search, search->story->tokens.at[cue->token].sentence, cue, confidence);
    speaker_set(search, claim, speaker);
    claim_add_clause(search, claim, clause, cue->token, cue->last);
}

/* ---- According to ---- */

/* The head of the phrase behind "according to". */
static uint32_t according_source(const struct search *search, uint32_t token)
{
    const struct story *story = search->story;
    uint32_t head = story->tokens.at[token].head;
    if (head != DATELINE_NONE && head > token + 1)
        return head;
    const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[token].sentence];
    uint32_t source = token + 2;
    for (int i = 0; i < NOMINAL_CHAIN && source < sentence->end; i++) {
        head = story->tokens.at[source].head;
        if (head == DATELINE_NONE || head <= token + 1)
            return source;
        source = head;
    }
    return DATELINE_NONE;
}

/* The predicate that a phrase stands with: up from nouns to the clause. */
static uint32_t predicate_above(const struct story *story, uint32_t token)
{
    uint32_t head = story->tokens.at[token].head;
    for (int i = 0; i < NOMINAL_CHAIN && head != DATELINE_NONE; i++) {
        uint8_t deprel = story->tokens.at[head].deprel;
        bool inside = deprel == DATELINE_DEPREL_NMOD || deprel == DATELINE_DEPREL_OBJ || deprel == DATELINE_DEPREL_OBL ||
            deprel == DATELINE_DEPREL_APPOS || deprel == DATELINE_DEPREL_NSUBJ || deprel == DATELINE_DEPREL_NUMMOD ||
            deprel == DATELINE_DEPREL_OBL_UNMARKED || deprel == DATELINE_DEPREL_NMOD_UNMARKED ||
            deprel == DATELINE_DEPREL_XCOMP;
        if (!inside)
            return head;
        head = story->tokens.at[head].head;
    }
    return head;
}

void nominal_according(struct search *search, uint32_t token)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[token].sentence];
    if (token + 2 >= sentence->end || !text_is_nocase(story_word(story, token + 1), "to"))
        return;
    uint32_t source = according_source(search, token);
    if (source == DATELINE_NONE)
        return;
    const struct cue cue = { token, token + 1, DATELINE_NONE };
    struct claim *claim = claim_new(search, story->tokens.at[token].sentence, &cue, ACCORDING_CONFIDENCE);
    speaker_set(search, claim, source);
    if (claim->words.first < token + 2)
        claim->words.first = token + 2;
    speaker_circumstances(search, claim);
    uint32_t predicate = predicate_above(story, source);
    struct range all = { sentence->first, sentence->end };
    if (predicate != DATELINE_NONE && (predicate < token || predicate > claim->words.end))
        all = (struct range){ reach->first[predicate], reach->last[predicate] + 1 };
    uint32_t behind = reach->last[source] + 1;
    if (all.first < token)
        claim_add(search, claim, all.first, token);
    claim->inverted = claim->contents > 0;
    bool fronted = claim->contents == 0 || predicate > token;
    if (fronted && behind < all.end)
        claim_add(search, claim, behind, all.end);
}
