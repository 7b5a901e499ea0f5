/* Nouns that say, and "according to".
 *
 * "Grassley's warning that …": the speaker is the noun's possessor, its by-phrase, or the subject of the verb that the
 * noun is the object of ("made the claim that"). "According to" gives the clause that it modifies to whoever follows.
 */
#include "said/claim.h"

enum { ACCORDING_CONFIDENCE = 92 };

/* ---- Nouns ---- */

static uint32_t noun_clause(const struct search *search, const struct cue *cue, uint8_t *ret_confidence)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    const struct cue_entry *entry = cue_entry(search->book, cue);
    for (uint32_t i = reach->child_first[cue->token]; i < reach->child_first[cue->token + 1]; i++) {
        uint32_t child = reach->child[i], mark = reach_child(story, reach, child, DATELINE_DEPREL_MARK);
        uint8_t deprel = story->tokens.at[child].deprel;
        if ((deprel != DATELINE_DEPREL_ACL && deprel != DATELINE_DEPREL_CCOMP) || mark == DATELINE_NONE ||
            child < cue->token)
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
    if (search->quote_at[cue->token] != DATELINE_NONE)
        return; /* within somebody's own words */
    if (speaker == DATELINE_NONE)
        confidence = (uint8_t)(confidence > 15 ? confidence - 15 : 0);
    struct claim *claim = claim_new(search, search->story->tokens.at[cue->token].sentence, cue, confidence);
    speaker_set(search, claim, speaker);
    claim_add_clause(search, claim, clause, cue->token, cue->last);
}

/* ---- According to ----
 *
 * Read by its commas, which print is strict about: "According to X, …"; "…, according to X"; "…, according to X, …". */

static bool is_comma(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    return text_is(word, ",") || text_is(word, ";") || text_is(word, "--") || text_is(word, "–") ||
           text_is(word, "—") || (text_is(word, "-") && !claim_hyphen(story, token));
}

static uint32_t next_comma(const struct story *story, uint32_t from, uint32_t end)
{
    while (from < end && !is_comma(story, from))
        from++;
    return from;
}

static bool has_finite(const struct story *story, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (story->tokens.at[i].morphology & DATELINE_MORPH_FINITE)
            return true;
    return false;
}

/* Where the source of a fronted "according to" ends: at the comma behind it and its appositions. */
static uint32_t source_end(const struct story *story, uint32_t first, uint32_t end)
{
    uint32_t comma = next_comma(story, first, end);
    while (comma + 2 < end) {
        uint8_t upos = story->tokens.at[comma + 1].upos;
        uint32_t next = next_comma(story, comma + 1, end);
        bool apposition = (upos == DATELINE_UPOS_DET || upos == DATELINE_UPOS_NOUN || upos == DATELINE_UPOS_ADJ) &&
                          next < end && !has_finite(story, comma, next) && has_finite(story, next, end);
        if (!apposition)
            break;
        comma = next;
    }
    return comma;
}

/* The words before a later "according to" that it speaks of: from the last attribution or semicolon on. */
static uint32_t clause_first(const struct search *search, uint32_t first, uint32_t token)
{
    for (uint32_t i = token; i-- > first;) {
        if (text_is(story_word(search->story, i), ";"))
            return i + 1;
        bool quoted = search->quote_at[i] != DATELINE_NONE && search->quote_at[i] != search->quote_at[token];
        if (quoted)
            continue;
        uint32_t claim = search->claim_at[i];
        if (claim != DATELINE_NONE && search->claims.at[claim].inverted)
            return i + 1;
    }
    return first;
}

void nominal_according(struct search *search, uint32_t token)
{
    const struct story *story = search->story;
    const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[token].sentence];
    if (token + 2 >= sentence->end || !text_is_nocase(story_word(story, token + 1), "to"))
        return;
    const struct cue cue = { token, token + 1, DATELINE_NONE };
    struct claim *claim = claim_new(search, story->tokens.at[token].sentence, &cue, ACCORDING_CONFIDENCE);
    uint32_t first = clause_first(search, sentence->first, token);
    bool fronted = !has_finite(story, first, token);
    uint32_t end = fronted ? source_end(story, token + 2, sentence->end) : next_comma(story, token + 2, sentence->end);
    uint32_t via = token + 3;
    while (via < end && !text_is(story_word(story, via), "via"))
        via++;
    if (via + 1 < end) {
        speaker_within(search, claim, (struct range){ via + 1, end });
        if (claim->speaker != DATELINE_NONE)
            claim->via[claim->vias++] = claim->speaker;
    }
    speaker_between(search, claim, (struct range){ token + 2, via + 1 < end ? via : end });
    speaker_circumstances(search, claim);
    if (!fronted) {
        claim->inverted = true;
        claim_add(search, claim, first, token);
        return;
    }
    claim_add(search, claim, first, token);
    if (end < sentence->end)
        claim_add(search, claim, end, around_clause_end(search, end));
}
