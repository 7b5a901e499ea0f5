/* Verbs of saying with what they govern: "said that …", "urged him to …", "accused her of …", "…, police said".
 *
 * A cue makes at most one claim: of the clauses and phrases that hang at it, the one that the table of cues holds for
 * the likeliest to be words said. Where nothing hangs at it, it may itself hang at what was said ("…, officials said").
 */
#include "said/claim.h"

enum {
    NEGATED_COST = 60,
    UNREAL_COST = 40,
    INFINITIVE_COST = 45,
    QUOTED_COST = 40,
    NOBODY_COST = 15,
    NOBODY_PHRASE_COST = 40,
    STRONG = 85,
    CALLING = 62,
    LEAST_PHRASE = 60
};

struct told {
    uint32_t head;   /* of what is said, or NONE */
    uint32_t object; /* SMALL: what is called something */
    enum cue_takes what;
    uint8_t confidence;
};

/* ---- Mood ---- */

static bool has_child_lemma(
    const struct search *search, uint32_t token, enum dateline_deprel deprel, const char *lemmas)
{
    const struct reach *reach = &search->reach;
    for (uint32_t i = reach->child_first[token]; i < reach->child_first[token + 1]; i++)
        if (search->story->tokens.at[reach->child[i]].deprel == deprel &&
            story_lemma_in(search->story, reach->child[i], lemmas))
            return true;
    return false;
}

/* "went on to say", "began by saying": the infinitive is said all the same. */
static bool is_going_on(const struct story *story, uint32_t governor)
{
    return governor != DATELINE_NONE &&
           story_lemma_in(story, governor, "go|continue|begin|proceed|hasten|start|move|come|rush|use|be|have");
}

uint8_t told_mood(const struct search *search, uint32_t cue)
{
    const struct story *story = search->story;
    const struct dateline_token *token = &story->tokens.at[cue];
    unsigned cost = 0;
    if (has_child_lemma(search, cue, DATELINE_DEPREL_ADVMOD, "not|never|n't|neither|nor") ||
        has_child_lemma(search, cue, DATELINE_DEPREL_CC, "nor|neither"))
        cost += NEGATED_COST;
    if (has_child_lemma(search, cue, DATELINE_DEPREL_AUX, "will|would|may|might|could|should|can|must|'ll|'d|wo|ca") ||
        has_child_lemma(search, cue, DATELINE_DEPREL_MARK, "if|unless|whether"))
        cost += UNREAL_COST;
    if (has_child_lemma(search, cue, DATELINE_DEPREL_MARK, "to") && !is_going_on(story, token->head))
        cost += INFINITIVE_COST;
    uint32_t clause = story->clause_at ? story->clause_at[cue] : DATELINE_NONE;
    uint32_t governed = clause == DATELINE_NONE ? 0
                                                : story->clauses.at[clause].marks | clause_governed_marks(story, clause,
                                                                                        "say|tell|add|report|announce");
    if (cost < NEGATED_COST && (governed & (DATELINE_CLAUSE_NEGATED | DATELINE_CLAUSE_FAILED)))
        cost += NEGATED_COST; /* "shied away from criticising" */
    if (token->flags & DATELINE_TOKEN_QUOTED)
        cost += QUOTED_COST;
    return (uint8_t)(cost > 100 ? 100 : cost);
}

/* ---- What hangs at the cue ---- */

static bool is_question_word(const struct story *story, uint32_t token)
{
    return story_lemma_in(story, token, "what|who|how|when|where|why|whether|if|which|whose|whom");
}

static bool is_clause_word(const struct story *story, uint32_t token)
{
    uint8_t upos = story->tokens.at[token].upos;
    return upos == DATELINE_UPOS_VERB || upos == DATELINE_UPOS_AUX;
}

/* The first word of a clause or phrase that introduces it: its preposition or subordinator; NONE without one. */
static uint32_t introducer(const struct search *search, uint32_t head)
{
    const struct reach *reach = &search->reach;
    for (uint32_t i = reach->child_first[head]; i < reach->child_first[head + 1] && reach->child[i] < head; i++) {
        uint8_t deprel = search->story->tokens.at[reach->child[i]].deprel;
        if (deprel == DATELINE_DEPREL_CASE || deprel == DATELINE_DEPREL_MARK)
            return reach->child[i];
    }
    return DATELINE_NONE;
}

/* How a child of the cue holds words said; CUE_TAKES_COUNT when it does not. */
static enum cue_takes construction(const struct search *search, const struct cue *cue, uint32_t child)
{
    const struct story *story = search->story;
    const struct dateline_token *token = &story->tokens.at[child];
    uint32_t word = introducer(search, child);
    struct dateline_text first = word == DATELINE_NONE ? TEXT("") : story->tokens.at[word].lemma;
    switch (token->deprel) {
    case DATELINE_DEPREL_OBJ:
        return CUE_OBJ;
    case DATELINE_DEPREL_CCOMP:
    case DATELINE_DEPREL_XCOMP:
    case DATELINE_DEPREL_ADVCL:
    case DATELINE_DEPREL_OBL:
    case DATELINE_DEPREL_ACL:
        break;
    default:
        return CUE_TAKES_COUNT;
    }
    if (first.length && word <= cue->last && word > cue->token)
        return cue_takes_of(first);
    if (text_is(first, "to") && is_clause_word(story, child))
        return CUE_TO;
    if (first.length && cue_takes_of(first) >= CUE_OF && cue_takes_of(first) < CUE_TAKES_COUNT)
        return cue_takes_of(first);
    if (token->deprel == DATELINE_DEPREL_CCOMP)
        return is_question_word(story, search->reach.first[child]) || text_is(first, "whether") || text_is(first, "if")
                   ? CUE_WH
                   : CUE_THAT;
    if (token->deprel != DATELINE_DEPREL_XCOMP)
        return CUE_TAKES_COUNT;
    if (token->upos == DATELINE_UPOS_VERB)
        return CUE_ING;
    return reach_child(story, &search->reach, cue->token, DATELINE_DEPREL_OBJ) == DATELINE_NONE ? CUE_ADJ : CUE_SMALL;
}

static void consider(const struct search *search, const struct cue *cue, uint32_t child, struct told *told)
{
    enum cue_takes what = construction(search, cue, child);
    if (what == CUE_TAKES_COUNT || child == cue->token)
        return;
    const struct cue_entry *entry = cue_entry(search->book, cue);
    uint8_t confidence = entry->takes[what];
    if (confidence > told->confidence) {
        told->head = child;
        told->what = what;
        told->confidence = confidence;
    }
}

/* The clause or phrase that is likeliest what the cue says. */
static struct told told_below(const struct search *search, const struct cue *cue)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    struct told told = { .head = DATELINE_NONE, .object = DATELINE_NONE };
    for (uint32_t i = reach->child_first[cue->token]; i < reach->child_first[cue->token + 1]; i++)
        consider(search, cue, reach->child[i], &told);
    for (uint32_t i = reach->child_first[cue->token]; i < reach->child_first[cue->token + 1]; i++) {
        /* "called on Paris to act": the infinitive may hang at the noun */
        uint32_t child = reach->child[i];
        uint8_t deprel = story->tokens.at[child].deprel;
        uint32_t below = deprel == DATELINE_DEPREL_OBL || deprel == DATELINE_DEPREL_OBJ
                             ? reach_child(story, reach, child, DATELINE_DEPREL_ACL)
                             : DATELINE_NONE;
        if (below != DATELINE_NONE && child > cue->token)
            consider(search, cue, below, &told);
    }
    if (told.what == CUE_SMALL)
        told.object = reach_child(story, reach, cue->token, DATELINE_DEPREL_OBJ);
    return told;
}

/* ---- What the cue hangs at ---- */

static bool comma_at(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    return (!claim_hyphen(story, token)) &&
           (text_is(word, ",") || text_is(word, "--") || text_is(word, "-") || text_is(word, "–") ||
               text_is(word, "—") || text_is(word, "”") || text_is(word, "\"") || text_is(word, "''"));
}

/* "…, officials said": the cue with its subject stands apart in the clause that tells what was said. */
static uint32_t told_above(const struct search *search, const struct cue *cue)
{
    const struct story *story = search->story;
    const struct dateline_token *token = &story->tokens.at[cue->token];
    if (token->deprel != DATELINE_DEPREL_PARATAXIS || token->head == DATELINE_NONE)
        return DATELINE_NONE;
    uint32_t first = search->reach.first[cue->token];
    if (first == 0 || story->tokens.at[first - 1].sentence != token->sentence)
        return DATELINE_NONE;
    if (!comma_at(story, first) && !comma_at(story, first - 1))
        return DATELINE_NONE;
    return token->head;
}

/* ---- Reported quoting: "was quoted by RIA as saying" ---- */

static void quoted_as(const struct search *search, struct claim *claim)
{
    const struct story *story = search->story;
    uint32_t quoting = story->tokens.at[claim->cue].head;
    if (quoting == DATELINE_NONE || !story_lemma_in(story, quoting, "quote|cite|recall|remember") ||
        !has_child_lemma(search, claim->cue, DATELINE_DEPREL_MARK, "as"))
        return;
    bool passive;
    uint32_t reporter = speaker_of(search, quoting, &passive);
    uint32_t speaker =
        reach_child(story, &search->reach, quoting, passive ? DATELINE_DEPREL_NSUBJ_PASS : DATELINE_DEPREL_OBJ);
    if (speaker == DATELINE_NONE)
        return;
    for (uint32_t i = quoting + 1; passive && reporter == DATELINE_NONE && i + 1 < claim->cue; i++)
        if (text_is(story_word(story, i), "by")) {
            struct claim by = *claim;
            speaker_within(search, &by, (struct range){ i + 1, claim->cue });
            reporter = by.speaker;
        }
    if (reporter != DATELINE_NONE && reporter != speaker)
        claim->via[claim->vias++] = reporter;
    speaker_set(search, claim, speaker);
}

/* ---- The claim ---- */

static bool is_participle(const struct story *story, uint32_t token)
{
    uint32_t morphology = story->tokens.at[token].morphology;
    return !(morphology & DATELINE_MORPH_FINITE) && (morphology & (DATELINE_MORPH_GERUND | DATELINE_MORPH_PRESENT));
}

/* ", adding that …": whoever said what stands before in the sentence. */
static const struct claim *claim_before(const struct search *search, const struct cue *cue)
{
    const struct story *story = search->story;
    if (!is_participle(story, cue->token) || cue->token == 0 || !comma_at(story, cue->token - 1) ||
        !search->claims.count)
        return NULL;
    const struct claim *last = &search->claims.at[search->claims.count - 1];
    bool same = last->sentence == story->tokens.at[cue->token].sentence && last->cue < cue->token;
    return same && last->speaker != DATELINE_NONE && last->confidence >= CLAIM_LEAST ? last : NULL;
}

static struct claim *claim_of_cue(struct search *search, const struct cue *cue, uint8_t confidence)
{
    uint32_t sentence = search->story->tokens.at[cue->token].sentence;
    bool passive;
    uint32_t speaker = speaker_of(search, cue->token, &passive);
    const struct claim *before = claim_before(search, cue);
    struct range words = before ? before->words : (struct range){ 0, 0 };
    if (before)
        speaker = before->speaker;
    struct claim *claim = claim_new(search, sentence, cue, confidence);
    speaker_set(search, claim, speaker);
    if (words.end)
        claim->words = words;
    claim->impersonal = passive && speaker == DATELINE_NONE;
    quoted_as(search, claim);
    speaker_guess(search, claim);
    speaker_circumstances(search, claim);
    return claim;
}

static uint8_t less(uint8_t confidence, unsigned cost)
{
    return (uint8_t)(confidence > cost ? confidence - cost : 0);
}

/* A claim whose content is given as tokens. */
static struct claim *told_range(
    struct search *search, const struct cue *cue, const struct range *content, uint32_t count)
{
    const struct cue_entry *entry = cue_entry(search->book, cue);
    struct claim *claim = claim_of_cue(search, cue, less(entry->takes[CUE_THAT], told_mood(search, cue->token)));
    for (uint32_t i = 0; i < count; i++)
        claim_add(search, claim, content[i].first, content[i].end);
    return claim;
}

static void told_interposed(struct search *search, const struct cue *cue, const struct interposed *interposed)
{
    struct claim *claim = told_range(search, cue, interposed->content, interposed->contents);
    claim->inverted = true;
    bool inside = claim->speaker != DATELINE_NONE && claim->speaker >= interposed->subject.first &&
                  claim->speaker < interposed->subject.end;
    if (!inside && !claim->vias)
        speaker_within(search, claim, interposed->subject);
    if (claim->speaker == DATELINE_NONE)
        claim->confidence = less(claim->confidence, NOBODY_COST);
}

/* A phrase ends before another attribution; "called for the troops to leave" goes on with the infinitive. */
static void narrow(const struct search *search, enum cue_takes what, struct range *content)
{
    const struct story *story = search->story;
    uint32_t end = story->sentences.at[story->tokens.at[content->first].sentence].end;
    uint32_t most = around_clause_end(search, content->first);
    if (what == CUE_FOR && content->end < end && text_is(story_word(story, content->end), "to"))
        content->end = most;
    uint8_t next = content->end < end ? story->tokens.at[content->end].upos : DATELINE_UPOS_PUNCT;
    if (next == DATELINE_UPOS_ADP || next == DATELINE_UPOS_SCONJ)
        while (content->end < most && story->tokens.at[content->end].upos != DATELINE_UPOS_PUNCT)
            content->end++;
    if (content->end > most)
        content->end = most;
}

/* What looks like words said and is none: a court denies a request, a source asks to remain anonymous. */
static bool is_no_telling(const struct search *search, const struct cue *cue, const struct told *told)
{
    const struct story *story = search->story;
    if (told->what == CUE_OBJ && story_lemma_in(story, cue->token, "deny"))
        return story_lemma_in(story, told->head,
            "request|motion|bail|grant|appeal|access|application|permission|entry|visa|petition|job|right|aid|service");
    if (told->what == CUE_OBJ && text_is(cue_entry(search->book, cue)->act, "retract"))
        return !story_lemma_in(story, told->head,
            "charge|claim|statement|accusation|allegation|remark|comment|word|report|confession|story");
    if (told->what != CUE_TO)
        return false;
    for (uint32_t i = told->head; i <= search->reach.last[told->head] && i < told->head + 5; i++)
        if (story_lemma_in(story, i, "anonymous|anonymity|unnamed") ||
            (story_lemma_in(story, i, "name|identify") && story_lemma_in(story, cue->token, "ask|request|decline")))
            return true;
    return false;
}

static void told_tree(struct search *search, const struct cue *cue, const struct told *told)
{
    struct claim *claim = claim_of_cue(search, cue, less(told->confidence, told_mood(search, cue->token)));
    bool clause = told->what == CUE_THAT || told->what == CUE_WH;
    if (claim->speaker == DATELINE_NONE)
        claim->confidence = less(claim->confidence, clause ? NOBODY_COST : NOBODY_PHRASE_COST);
    if (told->object != DATELINE_NONE && told->object > cue->last)
        claim_add(search, claim, search->reach.first[told->object], search->reach.last[told->head] + 1);
    else
        claim_add_clause(search, claim, told->head, cue->token, cue->last);
    uint32_t word = introducer(search, told->head);
    if (told->what >= CUE_OF && claim->contents && claim->content[0].first == word && word + 1 < claim->content[0].end)
        claim->content[0].first++;
    if (claim->contents == 1) {
        struct range content = claim->content[0];
        if (clause)
            around_widen(search, cue, &content);
        else
            narrow(search, told->what, &content);
        claim->contents = 0;
        claim_add(search, claim, content.first, content.end);
    }
}

/* ---- Calling somebody something ---- */

/* "a machine that contributed", "payments that reward crime": the verb of a relative clause belongs to the name. */
static bool in_relative(const struct story *story, uint32_t token, uint32_t first)
{
    for (uint32_t i = token; i > first + 1 && token - i < 4; i--)
        if (story_lemma_in(story, i - 1, "that|who|which"))
            return true;
    return false;
}

static bool ends_naming(const struct search *search, uint32_t first, uint32_t token, uint32_t end)
{
    const struct story *story = search->story;
    const struct dateline_token *word = &story->tokens.at[token];
    if (search->quote_at[token] != DATELINE_NONE)
        return false;
    if (word->upos == DATELINE_UPOS_CCONJ && token + 1 < end &&
        (story->tokens.at[token + 1].upos == DATELINE_UPOS_VERB || search->cue_at[token + 1] != DATELINE_NONE ||
            story->tokens.at[token + 1].upos == DATELINE_UPOS_AUX))
        return true;
    struct dateline_text text = story_word(story, token);
    if (text_is(text, ",") && token + 2 < end && story->tokens.at[token + 1].upos == DATELINE_UPOS_ADJ &&
        story->tokens.at[token + 2].upos == DATELINE_UPOS_NOUN)
        return false; /* "a far-right, racist organisation" */
    return text_is(text, ",") || text_is(text, ";") || text_is(text, "--") || text_is(text, "–") ||
           text_is(text, "—") || text_is_nocase(text, "after") || text_is_nocase(text, "according") ||
           text_is_nocase(text, "when") || text_is_nocase(text, "while") ||
           (word->upos == DATELINE_UPOS_VERB && (word->morphology & DATELINE_MORPH_FINITE) &&
               !in_relative(story, token, first));
}

/* "called the talks a farce", "described him as "a friend"": object and name together, a pronoun left out. False when
 * nothing shows that the object is called something. */
static bool told_named(const struct search *search, const struct cue *cue, bool small, struct range *ret_range)
{
    const struct story *story = search->story;
    uint32_t end = story->sentences.at[story->tokens.at[cue->token].sentence].end, first = cue->last + 1, at = first;
    bool named = false;
    if (first < end && story->tokens.at[first].upos == DATELINE_UPOS_PRON) {
        first++;
        named = small && first < end && story->tokens.at[first].upos != DATELINE_UPOS_ADP &&
                story->tokens.at[first].upos != DATELINE_UPOS_PUNCT &&
                story->tokens.at[first].upos != DATELINE_UPOS_PART;
    }
    for (at = first; at < end && !ends_naming(search, first, at, end); at++)
        named = named || (small ? search->quote_at[at] != DATELINE_NONE : text_is(story->tokens.at[at].lemma, "as"));
    uint32_t object = reach_child(story, &search->reach, cue->token, DATELINE_DEPREL_OBJ),
             name = reach_child(story, &search->reach, cue->token, DATELINE_DEPREL_XCOMP);
    named = named || (small && object != DATELINE_NONE && name != DATELINE_NONE && name > object &&
                         story->tokens.at[name].upos != DATELINE_UPOS_VERB);
    *ret_range = (struct range){ first, at };
    return named && at > first;
}

/* Makes the claim; false when the cue calls nobody anything. */
static bool told_calling(struct search *search, const struct cue *cue)
{
    const struct cue_entry *entry = cue_entry(search->book, cue);
    bool small = entry->takes[CUE_SMALL] >= CLAIM_LEAST;
    struct range range;
    bool passive;
    if (!small && !story_lemma_in(search->story, cue->token,
                      "describe|characterise|characterize|portray|depict|dismiss|denounce|hail|refer|condemn"))
        return false;
    speaker_of(search, cue->token, &passive);
    if (passive || !told_named(search, cue, small, &range))
        return false;
    struct claim *claim =
        claim_of_cue(search, cue, less(small ? entry->takes[CUE_SMALL] : CALLING, told_mood(search, cue->token)));
    if (claim->speaker == DATELINE_NONE)
        claim->confidence = less(claim->confidence, NOBODY_PHRASE_COST);
    if (!small && text_is(search->story->tokens.at[range.first].lemma, "as") && range.first + 1 < range.end)
        range.first++;
    claim_add(search, claim, range.first, range.end);
    return true;
}

/* "accused Paris of …" and "urged both armies to …" where the parse shows neither phrase. */
static bool told_phrase(struct search *search, const struct cue *cue)
{
    const struct cue_entry *entry = cue_entry(search->book, cue);
    struct range content;
    bool passive, of = entry->takes[CUE_OF] >= LEAST_PHRASE && around_phrase(search, cue, "of", &content);
    if (!of && (entry->takes[CUE_TO] < LEAST_PHRASE || !around_phrase(search, cue, "to", &content)))
        return false;
    if (speaker_of(search, cue->token, &passive) == DATELINE_NONE || passive)
        return false;
    uint8_t takes = entry->takes[of ? CUE_OF : CUE_TO];
    struct claim *claim = claim_of_cue(search, cue, less(takes, told_mood(search, cue->token)));
    claim_add(search, claim, content.first, content.end);
    return true;
}

static bool is_fronted_participle(const struct story *story, uint32_t token)
{
    return token == story->sentences.at[story->tokens.at[token].sentence].first &&
           (story->tokens.at[token].morphology & DATELINE_MORPH_PARTICIPLE) &&
           story_lemma_in(story, token, "ask|tell|press|quiz");
}

void told_find(struct search *search, const struct cue *cue)
{
    const struct cue_entry *entry = cue_entry(search->book, cue);
    bool strong = entry->takes[CUE_THAT] >= STRONG, passive;
    struct interposed interposed;
    struct range behind;
    uint32_t speaker = speaker_of(search, cue->token, &passive);
    if (is_fronted_participle(search->story, cue->token))
        return; /* "Asked if he would run again, …" is nobody's question */
    if (strong && !passive && around_interposed(search, cue, speaker, &interposed)) {
        told_interposed(search, cue, &interposed);
        return;
    }
    if (told_calling(search, cue))
        return;
    struct told told = told_below(search, cue);
    if (told.head != DATELINE_NONE && told.head < cue->token && is_participle(search->story, cue->token))
        told.head = DATELINE_NONE; /* ", adding that …" tells what follows */
    bool clause = told.head != DATELINE_NONE && (told.what == CUE_THAT || told.what == CUE_WH);
    if (strong && !clause && around_behind(search, cue, speaker, &behind)) {
        struct claim *claim = told_range(search, cue, &behind, 1);
        if (claim->speaker == DATELINE_NONE)
            claim->confidence = less(claim->confidence, NOBODY_COST);
        return;
    }
    if (told.head == DATELINE_NONE && entry->takes[CUE_THAT] >= CLAIM_LEAST &&
        !is_participle(search->story, cue->token)) {
        told.head = told_above(search, cue);
        told.confidence = entry->takes[CUE_THAT];
    }
    if ((told.head == DATELINE_NONE || told.what == CUE_OBJ) && told_phrase(search, cue))
        return;
    if (told.head != DATELINE_NONE && !is_no_telling(search, cue, &told))
        told_tree(search, cue, &told);
}
