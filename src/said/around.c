/* The words around a cue, read as print has them.
 *
 * Parsers trained on trees of all kinds of text often miss the clause of "said the bid had won" or hang a cue that
 * interrupts ("The pact, he said, is working") at the wrong word. News prose is regular here: what follows a verb of
 * saying, behind the day, the place and the person told, is said; and a cue with its subject between commas, or behind
 * the last comma, is said of the words around it. */
#include "said/claim.h"

enum {
    CIRCUMSTANCES = 6,
    LONG_PHRASE = 14,
    SUBJECT_WORDS = 30,
    TURN_WORDS = 8,
    STRONG_TURN = 85,
    SAYS = 93,
    LEAST_CLAUSE = 5,
    PHRASE_FAR = 16,
    GOVERNORS = 8
};

static uint32_t sentence_end(const struct story *story, uint32_t token)
{
    return story->sentences.at[story->tokens.at[token].sentence].end;
}

static bool has_finite(const struct story *story, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (claim_finite(story, i))
            return true;
    return false;
}

static bool is_day(const struct story *story, uint32_t token)
{
    return claim_word_is(story, token,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later recently then");
}

/* The end of an expression of time that begins at a token ("on Monday night", "late last week", "on May 3"), or NONE.
 */
static uint32_t time_end(const struct story *story, uint32_t at, uint32_t end)
{
    uint32_t start = at;
    while (at < end && at < start + 3 && claim_word_is(story, at, "on in late early earlier this last next"))
        at++;
    if (at >= end)
        return DATELINE_NONE;
    bool period = at > start && claim_word_is(story, at,
                                    "week month year january february march april may june july august september "
                                    "october november december jan. feb. "
                                    "aug. sept. oct. nov. dec. weekend spring summer autumn fall winter");
    if (!period && !is_day(story, at))
        return DATELINE_NONE;
    at++;
    if (at < end && (claim_word_is(story, at, "morning afternoon evening night") ||
                        (period && story->tokens.at[at].upos == DATELINE_UPOS_NUM)))
        at++;
    return at;
}

/* What hangs at the cue and begins at a token, when it is no more than a circumstance; gives its end or NONE. */
static uint32_t circumstance_end(const struct search *search, const struct cue *cue, uint32_t at, bool tells)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    for (uint32_t i = reach->child_first[cue->token]; i < reach->child_first[cue->token + 1]; i++) {
        uint32_t child = reach->child[i];
        uint8_t deprel = story->tokens.at[child].deprel;
        if (reach->first[child] != at || child <= cue->token)
            continue;
        bool phrase = deprel == DATELINE_DEPREL_ADVMOD || deprel == DATELINE_DEPREL_OBL ||
                      deprel == DATELINE_DEPREL_OBL_UNMARKED || deprel == DATELINE_DEPREL_COMPOUND_PRT;
        bool told = tells && (deprel == DATELINE_DEPREL_OBJ || deprel == DATELINE_DEPREL_IOBJ);
        for (uint32_t t = at + 1; phrase && t <= reach->last[child]; t++)
            if (claim_word_is(story, t, "that") && t + 2 < sentence_end(story, t))
                return t; /* "said in an interview that …" */
        if ((phrase || told) && reach->last[child] - at < LONG_PHRASE && !has_finite(story, at, reach->last[child] + 1))
            return reach->last[child] + 1;
    }
    return DATELINE_NONE;
}

static bool tells_somebody(const struct story *story, uint32_t cue)
{
    return story_lemma_in(story, cue, "tell|inform|assure|reassure|remind|warn|notify|brief|advise|ask|promise");
}

/* "told journalists he had …": a noun that the parse does not hang at the cue. */
static bool tells_noun(const struct story *story, uint32_t at, uint32_t end)
{
    uint8_t upos = story->tokens.at[at].upos, next = at + 1 < end ? story->tokens.at[at + 1].upos : DATELINE_UPOS_X;
    return (upos == DATELINE_UPOS_NOUN || upos == DATELINE_UPOS_PROPN) &&
           (next == DATELINE_UPOS_PRON || next == DATELINE_UPOS_DET || next == DATELINE_UPOS_SCONJ);
}

uint32_t around_circumstances(const struct search *search, const struct cue *cue)
{
    const struct story *story = search->story;
    uint32_t at = cue->last + 1, end = sentence_end(story, cue->token);
    bool tells = tells_somebody(story, cue->token);
    for (int i = 0; i < CIRCUMSTANCES && at < end; i++) {
        uint32_t next = time_end(story, at, end);
        if (next == DATELINE_NONE)
            next = circumstance_end(search, cue, at, tells);
        if (next == DATELINE_NONE && tells && i == 0 && tells_noun(story, at, end))
            next = at + 1;
        if (next == DATELINE_NONE)
            break;
        at = next;
    }
    return at;
}

/* The comma, dash or mark before the cue's subject; NONE when the cue does not stand apart. */
static uint32_t comma_before(const struct search *search, const struct cue *cue, uint32_t speaker)
{
    const struct story *story = search->story;
    uint32_t first = story->sentences.at[story->tokens.at[cue->token].sentence].first, at = cue->token;
    if (speaker != DATELINE_NONE && speaker < cue->token && search->reach.first[speaker] > first &&
        claim_word_is(story, search->reach.first[speaker] - 1, ", -- - – —") &&
        search->reach.last[speaker] < cue->token)
        return search->reach.first[speaker] - 1;
    for (uint32_t steps = 0; at > first && steps < SUBJECT_WORDS; steps++) {
        at--;
        if (claim_word_is(story, at, ", -- – —"))
            return claim_word_is(story, at + 1, "which who that whom whose where when") ? DATELINE_NONE : at;
        if (story->tokens.at[at].upos == DATELINE_UPOS_VERB || story->tokens.at[at].upos == DATELINE_UPOS_SCONJ)
            break;
        if (story->tokens.at[at].upos == DATELINE_UPOS_CCONJ && steps > 6)
            break;
    }
    return DATELINE_NONE;
}

/* Does the sentence end behind the cue without a further clause? */
static bool ends_behind(const struct story *story, uint32_t from, uint32_t end)
{
    for (uint32_t i = from;
         i < end && !(claim_word_is(story, i, ",") && i + 1 < end && claim_word_is(story, i + 1, "citing quoting"));
         i++)
        if (claim_finite(story, i) || claim_word_is(story, i, ": that to whether") ||
            story->tokens.at[i].upos == DATELINE_UPOS_VERB)
            return false;
    return true;
}

/* "…, said the envoy, who …": the subject behind the cue, up to the next comma; NONE when something else stands there.
 */
static uint32_t subject_behind(const struct story *story, const struct cue *cue, uint32_t end)
{
    uint32_t at = cue->last + 1;
    for (; at < end && !claim_word_is(story, at, ", ( -- – — . ? !"); at++)
        if (claim_finite(story, at) || claim_word_is(story, at, ": that to whether who which"))
            break;
    return at > cue->last + 1 && (at == end || claim_word_is(story, at, ", ( -- – — . who which")) ? at : DATELINE_NONE;
}

/* "When the council met, they agreed": what stands before the comma is no more than an adverbial clause. */
static bool is_adverbial(const struct story *story, uint32_t first, uint32_t comma)
{
    if (!claim_word_is(story, first, "when as after before while although though if because since asked until once"))
        return false;
    for (uint32_t i = first + 1; i < comma; i++)
        if (claim_word_is(story, i, ","))
            return false;
    return true;
}

/* "The pact, he said, is working": the verb comes only behind the cue. */
static bool around_interposed_early(
    const struct search *search, const struct cue *cue, uint32_t comma, struct interposed *ret_interposed)
{
    const struct story *story = search->story;
    uint32_t first = story->sentences.at[story->tokens.at[cue->token].sentence].first;
    uint32_t end = sentence_end(story, cue->token), behind = around_circumstances(search, cue);
    if (comma == DATELINE_NONE || comma <= first || comma + 1 >= cue->token || behind + 2 >= end ||
        !claim_word_is(story, behind, ", -- – —") || search->quote_at[behind + 2] != DATELINE_NONE ||
        !has_finite(story, behind, end))
        return false;
    *ret_interposed = (struct interposed){ .content = { { first, comma }, { behind + 1, end } }, .contents = 2 };
    ret_interposed->subject = (struct range){ comma + 1, cue->token };
    return true;
}

bool around_interposed(
    const struct search *search, const struct cue *cue, uint32_t speaker, struct interposed *ret_interposed)
{
    const struct story *story = search->story;
    uint32_t first = story->sentences.at[story->tokens.at[cue->token].sentence].first;
    uint32_t end = sentence_end(story, cue->token), comma = comma_before(search, cue, speaker);
    if (comma == DATELINE_NONE || comma <= first || !has_finite(story, first, comma))
        return around_interposed_early(search, cue, comma, ret_interposed);
    *ret_interposed = (struct interposed){ .content = { { first, comma } }, .contents = 1 };
    ret_interposed->subject = (struct range){ comma + 1, cue->token };
    if (comma + 1 == cue->token) { /* inverted */
        uint32_t behind = subject_behind(story, cue, end);
        ret_interposed->subject = (struct range){ cue->last + 1, behind };
        return behind != DATELINE_NONE;
    }
    if (ends_behind(story, cue->last + 1, end))
        return !is_adverbial(story, first, comma);
    uint32_t behind = around_circumstances(search, cue);
    if (behind >= end || !claim_word_is(story, behind, ", -- – —"))
        return false;
    if (behind + 2 < end && search->cue_at[behind + 1] == DATELINE_NONE &&
        search->quote_at[behind + 2] == DATELINE_NONE && story->tokens.at[behind + 1].upos != DATELINE_UPOS_CCONJ &&
        has_finite(story, behind, end))
        ret_interposed->content[ret_interposed->contents++] = (struct range){ behind + 1, end };
    return true;
}

/* A noun phrase and then a finite verb, with nothing between that would make the verb another clause's. */
static bool clause_begins(const struct story *story, uint32_t at, uint32_t end, bool commas)
{
    for (uint32_t i = at; i < end && i < at + SUBJECT_WORDS; i++) {
        if (i > at && claim_finite(story, i))
            return true;
        if (story->tokens.at[i].upos == DATELINE_UPOS_CCONJ && i + 1 < end && claim_finite(story, i + 1))
            return false; /* "chanted slogans and threw eggs" */
        if (claim_word_is(story, i, ": ; . ? !") || (!commas && claim_word_is(story, i, ", -- – — ( )")))
            return false;
        if (i > at && !commas && claim_word_is(story, i, "that who which whom whose where when why how if as to"))
            return false;
    }
    return false;
}

/* "talks that officials say could fail": the subject of what is told stands before the speaker. */
static bool is_relative(const struct search *search, uint32_t speaker, uint32_t at, uint32_t cue)
{
    const struct story *story = search->story;
    if (speaker == DATELINE_NONE || speaker >= cue || !claim_finite(story, at))
        return false;
    uint32_t first = search->reach.first[speaker];
    return first && story->tokens.at[first - 1].sentence == story->tokens.at[cue].sentence &&
           claim_word_is(story, first - 1, "which who that what whom");
}

bool around_behind(const struct search *search, const struct cue *cue, uint32_t speaker, struct range *ret_content)
{
    const struct story *story = search->story;
    uint32_t at = around_circumstances(search, cue), end = sentence_end(story, cue->token);
    if (at + 3 < end && at > cue->last + 1 && claim_word_is(story, at, ","))
        at++;
    if (at >= end || claim_word_is(story, at, ", : ; . -- – — ? !"))
        return false;
    if (is_relative(search, speaker, at, cue->token)) {
        *ret_content = (struct range){ at, at + 1 };
        while (ret_content->end < end && !claim_word_is(story, ret_content->end, ", ; -- – —"))
            ret_content->end++;
        return true;
    }
    for (uint32_t i = at;
         tells_somebody(story, cue->token) && i < end && i < at + LONG_PHRASE && !claim_finite(story, i); i++)
        if (claim_word_is(story, i, "that") && i + 2 < end)
            at = i; /* "told NBC's "Today" programme on Monday that …" */
    bool led = speaker != DATELINE_NONE && speaker < cue->token;
    uint8_t upos = story->tokens.at[at].upos;
    bool begins = upos == DATELINE_UPOS_NOUN || upos == DATELINE_UPOS_PROPN || upos == DATELINE_UPOS_PRON ||
                  upos == DATELINE_UPOS_DET || upos == DATELINE_UPOS_ADJ || upos == DATELINE_UPOS_NUM ||
                  upos == DATELINE_UPOS_SCONJ || upos == DATELINE_UPOS_ADV;
    bool says = cue_entry(search->book, cue)->takes[CUE_THAT] >= SAYS, that = claim_word_is(story, at, "that");
    bool only_says = says && led && end - at >= LEAST_CLAUSE && story_lemma_in(story, cue->token, "say");
    if (!begins || !(only_says || clause_begins(story, at, end, says || that)))
        return false;
    *ret_content = (struct range){ at, around_clause_end(search, at) };
    return true;
}

/* Another attribution begins at a conjunction or comma: "and Tillerson said", "and said", ", adding". */
static bool turns(const struct search *search, uint32_t token, uint32_t end)
{
    const struct story *story = search->story;
    bool comma = claim_word_is(story, token, ", ; -- – —") ||
                 (token && claim_word_is(story, token, "” \" ''") && claim_word_is(story, token - 1, ","));
    if (!comma && story->tokens.at[token].upos != DATELINE_UPOS_CCONJ)
        return false;
    if (search->quote_at[token] != DATELINE_NONE)
        return false;
    uint32_t at = token + 1;
    if (at < end && comma && story->tokens.at[at].upos == DATELINE_UPOS_CCONJ)
        at++;
    bool relative = at < end && comma && claim_word_is(story, at, "which who whose");
    bool conjunction = !comma || at == token + 2 || relative, noun = false;
    for (uint32_t i = at; i < end && i < at + TURN_WORDS; i++) {
        uint32_t cue = search->cue_at[i];
        const struct cue_entry *entry = cue == DATELINE_NONE ? NULL : cue_entry(search->book, &search->cues.at[cue]);
        if (entry && (entry->takes[CUE_THAT] >= STRONG_TURN || (noun && entry->takes[CUE_QUOTE] >= STRONG_TURN))) {
            bool participle =
                (story->tokens.at[i].morphology & (DATELINE_MORPH_GERUND | DATELINE_MORPH_PARTICIPLE)) != 0;
            return i == at ? participle || conjunction : conjunction && noun;
        }
        uint8_t upos = story->tokens.at[i].upos;
        noun = noun || (upos != DATELINE_UPOS_ADV && upos != DATELINE_UPOS_ADP && upos != DATELINE_UPOS_AUX &&
                           upos != DATELINE_UPOS_PART);
        if (upos == DATELINE_UPOS_VERB)
            break;
    }
    return false;
}

/* Words behind a comma that are the reporter's contrast rather than what was said. */
static bool contrasts(const struct story *story, uint32_t token, uint32_t end)
{
    bool closes = token && claim_word_is(story, token, "” \" ''") && claim_word_is(story, token - 1, ",");
    if ((!closes && !claim_word_is(story, token, ", -- – —")) || token + 2 >= end)
        return false;
    return claim_word_is(story, token + 1, "despite although though according citing quoting") ||
           (claim_word_is(story, token + 1, "even") && claim_word_is(story, token + 2, "though as"));
}

uint32_t around_clause_end(const struct search *search, uint32_t token)
{
    const struct story *story = search->story;
    uint32_t end = sentence_end(story, token);
    for (uint32_t i = token + 2; i < end; i++)
        if (turns(search, i, end) || (contrasts(story, i, end) && search->quote_at[i] == DATELINE_NONE) ||
            claim_word_is(story, i, ";"))
            return i;
    return end;
}

/* "said he was ready and flew home": a later conjunct of the verb of saying is not said. Where it begins; `end` where
 * there is none. */
static uint32_t conjunct_begin(const struct search *search, const struct cue *cue, uint32_t first, uint32_t end)
{
    const struct story *story = search->story;
    for (uint32_t i = first; i < end; i++) {
        const struct dateline_token *word = &story->tokens.at[i];
        if (word->deprel != DATELINE_DEPREL_CONJ || word->head != cue->token || word->upos != DATELINE_UPOS_VERB ||
            search->quote_at[i] != DATELINE_NONE)
            continue;
        uint32_t at = search->reach.first[i];
        if (at > first + 2 && story->tokens.at[at].upos == DATELINE_UPOS_CCONJ)
            return claim_word_is(story, at - 1, ",") ? at - 1 : at;
    }
    return end;
}

/* "While he said he would stay, the party must decide …", "the strike, which he said cost millions, began": what governs
 * the verb of saying is not said. The comma before it; `end` where nothing does. */
static uint32_t governor_begin(const struct search *search, const struct cue *cue, uint32_t first, uint32_t end)
{
    const struct story *story = search->story;
    uint32_t at = cue->token;
    bool below = false;
    for (int steps = 0; steps < GOVERNORS && at != DATELINE_NONE && at <= cue->token; steps++) {
        uint8_t deprel = story->tokens.at[at].deprel;
        below = below || deprel == DATELINE_DEPREL_ADVCL || deprel == DATELINE_DEPREL_ACL_RELCL;
        at = story->tokens.at[at].head;
    }
    if (!below || at == DATELINE_NONE || at <= first || at >= end)
        return end;
    for (uint32_t i = at; i > first + 1; i--)
        if (claim_word_is(story, i - 1, ",") && search->quote_at[i - 1] == DATELINE_NONE)
            return i - 1;
    return end;
}

void around_widen(const struct search *search, const struct cue *cue, struct range *content)
{
    const struct story *story = search->story;
    uint32_t end = sentence_end(story, cue->token);
    if (content->first > cue->last) {
        uint32_t at = around_circumstances(search, cue);
        bool gap = at < content->first && content->first - at < LONG_PHRASE;
        for (uint32_t i = at; gap && i < content->first; i++)
            gap = !claim_word_is(story, i, ", : ; -- – —") && search->quote_at[i] == DATELINE_NONE;
        if (gap)
            content->first = at;
    }
    if (content->end <= cue->last)
        return;
    uint32_t most = around_clause_end(search, content->first);
    if (content->end > most)
        content->end = most;
    else if (content->end < end && search->cue_at[content->end] == DATELINE_NONE)
        content->end = most;
    content->end = conjunct_begin(search, cue, content->first, content->end);
    content->end = governor_begin(search, cue, content->first, content->end);
}

bool around_phrase(const struct search *search, const struct cue *cue, const char *word, struct range *ret_content)
{
    const struct story *story = search->story;
    uint32_t end = sentence_end(story, cue->token), at = cue->last + 1;
    for (; at < end && at < cue->last + PHRASE_FAR && !claim_word_is(story, at, word); at++)
        if (claim_word_is(story, at, ", ; : -- – — .") || claim_finite(story, at))
            return false;
    if (at + 1 >= end || !claim_word_is(story, at, word))
        return false;
    if (text_is(text_of(word), "to") && story->tokens.at[at + 1].upos != DATELINE_UPOS_VERB &&
        story->tokens.at[at + 1].upos != DATELINE_UPOS_AUX)
        return false;
    uint32_t most = around_clause_end(search, at), last = at + 1;
    while (last < most && (search->quote_at[last] != DATELINE_NONE || !claim_word_is(story, last, ", -- – —")))
        last++;
    *ret_content = (struct range){ at + 1, last };
    return last > at + 1;
}
