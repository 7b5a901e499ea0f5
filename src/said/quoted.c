/* Quotations and their cues.
 *
 * Direct speech breaks trees, but newspapers print it in few ways: the cue stands behind the closing mark ("…," he
 * said), before the opening one (he said: "…"), or between two stretches of one quotation ("…," he said, "…"). So a
 * quotation looks for its cue in the words between its marks and the next quotation or the end of the sentence, and
 * only then asks what the tree says. Whole sentences in quotation marks without a cue go on with what the last speaker
 * said; a few words in marks inside told content make it mixed; other words in marks are not speech at all. */
#include "said/claim.h"

enum { GAP = 40, QUOTE_LEAST = 60, GOES_ON = 78, GOES_ON_FAR = 62, NO_TREE = 80, FAR = 3 };

/* A quotation with those that it runs on into: quotes [first, last], tokens [begin, end), marks included. */
struct stretch {
    uint32_t first, last;
    uint32_t begin, end;
};

static struct stretch stretch_of(const struct story *story, uint32_t quote)
{
    struct stretch stretch = { quote, quote, story->quotes.at[quote].first - 1, 0 };
    while (!story->quotes.at[stretch.last].closed && stretch.last + 1 < story->quotes.count &&
           story->quotes.at[stretch.last + 1].first == story->quotes.at[stretch.last].end + 1)
        stretch.last++;
    const struct quote *last = &story->quotes.at[stretch.last];
    stretch.end = last->end + (last->closed ? 1 : 0);
    return stretch;
}

static const struct dateline_sentence *sentence_of(const struct story *story, uint32_t token)
{
    return &story->sentences.at[story->tokens.at[token].sentence];
}

static bool takes_quotes(const struct search *search, uint32_t token)
{
    uint32_t cue = search->cue_at[token];
    if (cue == DATELINE_NONE)
        return search->claim_at[token] != DATELINE_NONE && claim_word_is(search->story, token, "according");
    return cue_entry(search->book, &search->cues.at[cue])->takes[CUE_QUOTE] >= QUOTE_LEAST;
}

/* ", adding that …" opens something new. */
static bool is_participle(const struct story *story, uint32_t token)
{
    uint32_t morphology = story->tokens.at[token].morphology;
    return !(morphology & DATELINE_MORPH_FINITE) && (morphology & (DATELINE_MORPH_GERUND | DATELINE_MORPH_PRESENT)) &&
           !claim_word_is(story, token, "according");
}

/* ---- The cue behind ---- */

/* Does the quotation end so that a cue may follow: with a comma, a question or exclamation mark, a dash? */
static bool hands_over(const struct story *story, struct stretch stretch)
{
    uint32_t last = story->quotes.at[stretch.last].end - 1;
    if (claim_word_is(story, last, ", ? ! - -- — – ... …"))
        return true;
    return stretch.end < story->tokens.count && claim_word_is(story, stretch.end, ", - -- — –");
}

/* Where the words behind the quotation end: at the next one, or with the sentence. */
static struct range gap_behind(const struct story *story, struct stretch stretch)
{
    uint32_t last = stretch.end - 1;
    const struct dateline_sentence *sentence = sentence_of(story, last);
    struct range gap = { stretch.end, sentence->end };
    if (gap.first >= gap.end) { /* the splitter took "?" for the end of the sentence */
        uint32_t next = story->tokens.at[last].sentence + 1;
        uint32_t ending = story->quotes.at[stretch.last].end - 1;
        if (next >= story->sentences.count || !claim_word_is(story, ending, "? ! ,") ||
            story->sentences.at[next].paragraph != sentence->paragraph)
            return (struct range){ 0, 0 };
        gap = (struct range){ story->sentences.at[next].first, story->sentences.at[next].end };
    }
    if (stretch.last + 1 < story->quotes.count && story->quotes.at[stretch.last + 1].first - 1 < gap.end)
        gap.end = story->quotes.at[stretch.last + 1].first - 1;
    if (gap.end > gap.first + GAP)
        gap.end = gap.first + GAP;
    return gap;
}

static uint32_t cue_behind(const struct search *search, struct stretch stretch)
{
    const struct story *story = search->story;
    struct range gap = gap_behind(story, stretch);
    while (gap.first < gap.end && story->tokens.at[gap.first].upos == DATELINE_UPOS_PUNCT)
        gap.first++;
    bool noun = false;
    for (uint32_t i = gap.first; i < gap.end; i++) {
        const struct dateline_token *token = &story->tokens.at[i];
        if (takes_quotes(search, i))
            return is_participle(story, i) ? DATELINE_NONE : i;
        if (i == gap.first && (token->upos == DATELINE_UPOS_CCONJ || token->upos == DATELINE_UPOS_SCONJ) &&
            !claim_word_is(story, i, "as"))
            return DATELINE_NONE;
        if (claim_finite(story, i) && (!noun || token->upos == DATELINE_UPOS_VERB) &&
            token->deprel != DATELINE_DEPREL_ACL_RELCL && token->deprel != DATELINE_DEPREL_AUX &&
            token->deprel != DATELINE_DEPREL_COP && token->deprel != DATELINE_DEPREL_AUX_PASS)
            return DATELINE_NONE;
        noun = noun || token->upos == DATELINE_UPOS_NOUN || token->upos == DATELINE_UPOS_PROPN;
    }
    return DATELINE_NONE;
}

/* ---- The cue before ---- */

/* "He wrote:" ends a sentence of its own before the quotation. */
static uint32_t cue_of_colon(const struct search *search, uint32_t begin)
{
    const struct story *story = search->story;
    uint32_t sentence = story->tokens.at[begin].sentence;
    if (sentence == 0)
        return DATELINE_NONE;
    const struct dateline_sentence *before = &story->sentences.at[sentence - 1];
    if (!claim_word_is(story, before->end - 1, ":"))
        return DATELINE_NONE;
    for (uint32_t i = before->end; i-- > before->first;)
        if (takes_quotes(search, i))
            return i;
    return DATELINE_NONE;
}

/* The nearest cue before the opening mark; *ret_clause when a clause of told content has begun between them. */
static uint32_t cue_before(const struct search *search, struct stretch stretch, bool *ret_clause)
{
    const struct story *story = search->story;
    const struct dateline_sentence *sentence = sentence_of(story, stretch.begin);
    uint32_t from = sentence->first;
    *ret_clause = false;
    if (stretch.first && story->quotes.at[stretch.first - 1].end > from)
        from = story->quotes.at[stretch.first - 1].end;
    if (stretch.begin <= sentence->first)
        return cue_of_colon(search, stretch.begin);
    for (uint32_t i = stretch.begin, steps = 0; i-- > from && steps < GAP; steps++) {
        if (takes_quotes(search, i))
            return i;
        if (claim_finite(story, i))
            *ret_clause = true;
    }
    return DATELINE_NONE;
}

/* ---- Joining a quotation to a cue ---- */

static struct claim *claim_at_cue(struct search *search, uint32_t token)
{
    const struct story *story = search->story;
    if (search->claim_at[token] != DATELINE_NONE)
        return &search->claims.at[search->claim_at[token]];
    const struct cue *cue = &search->cues.at[search->cue_at[token]];
    bool passive;
    uint32_t speaker = speaker_of(search, token, &passive);
    uint8_t takes = cue_entry(search->book, cue)->takes[CUE_QUOTE], cost = told_mood(search, token);
    struct claim *claim = claim_new(search, story->tokens.at[token].sentence, cue, takes > cost ? takes - cost : 0);
    speaker_set(search, claim, speaker);
    claim->impersonal = passive && speaker == DATELINE_NONE;
    speaker_guess(search, claim);
    speaker_circumstances(search, claim);
    if (claim->speaker == DATELINE_NONE && cue_entry(search->book, cue)->takes[CUE_SMALL])
        claim->confidence = 0; /* "is called "the Fish"": nobody's words */
    return claim;
}

/* Behind a quotation the speaker stands between the mark and the cue, or right behind the cue. */
static void speaker_behind(const struct search *search, struct claim *claim, struct stretch stretch)
{
    const struct story *story = search->story;
    uint32_t end = sentence_of(story, claim->cue)->end, from = stretch.end;
    while (from < claim->cue && story->tokens.at[from].upos == DATELINE_UPOS_PUNCT)
        from++;
    struct range range = { from, claim->cue };
    if (from == claim->cue) {
        range = (struct range){ claim->cue_last + 1, claim->cue_last + 1 };
        while (range.end < end && story->tokens.at[range.end].upos != DATELINE_UPOS_PUNCT &&
               story->tokens.at[range.end].upos != DATELINE_UPOS_VERB)
            range.end++;
    }
    bool there = claim->speaker != DATELINE_NONE && claim->speaker >= range.first && claim->speaker < range.end;
    if (there || claim->vias || range.first >= range.end || claim->cue < stretch.end)
        return;
    struct claim before = *claim;
    speaker_within(search, claim, range);
    if (claim->speaker == DATELINE_NONE) {
        claim->speaker = before.speaker;
        claim->words = before.words;
    }
}

static uint32_t claim_end(const struct claim *claim)
{
    return claim->contents ? claim->content[claim->contents - 1].end : 0;
}

/* The quotation is what the cue says, or one more piece of it. */
static void join_direct(struct search *search, struct claim *claim, struct stretch stretch)
{
    bool more = claim->direct && claim->contents && claim_end(claim) <= stretch.begin;
    if (!more) {
        claim->contents = 0;
        claim->quote = DATELINE_NONE;
    }
    claim->direct = true;
    claim_add_quote(search, claim, stretch.first);
    const struct cue *cue = claim->cue == DATELINE_NONE ? NULL : &search->cues.at[search->cue_at[claim->cue]];
    if (cue && search->cue_at[claim->cue] != DATELINE_NONE) {
        const struct cue_entry *entry = cue_entry(search->book, cue);
        uint8_t cost = told_mood(search, claim->cue);
        uint8_t sure = entry->takes[CUE_QUOTE] > cost ? entry->takes[CUE_QUOTE] - cost : 0;
        if (sure > claim->confidence)
            claim->confidence = sure;
    }
}

/* The quotation is part of what the cue tells: the content reaches at least to its end. */
static void join_mixed(const struct search *search, struct claim *claim, struct stretch stretch)
{
    uint32_t end = search->story->quotes.at[stretch.last].end + (search->story->quotes.at[stretch.last].closed ? 1 : 0);
    if (claim->quote == DATELINE_NONE)
        claim->quote = stretch.first;
    if (!claim->contents)
        return;
    struct range *last = &claim->content[claim->contents - 1];
    if (last->first < end && last->end < end) {
        struct range whole = { last->first, end };
        claim->contents--;
        claim_add(search, claim, whole.first, whole.end);
    }
}

static bool overlaps(const struct claim *claim, struct stretch stretch)
{
    for (uint32_t i = 0; i < claim->contents; i++)
        if (claim->content[i].first < stretch.end && stretch.begin < claim->content[i].end)
            return true;
    return false;
}

/* Words before the mark that belong to what is told: nothing but the cue's circumstances stands between? */
static bool opens_content(const struct search *search, uint32_t cue, struct stretch stretch)
{
    const struct story *story = search->story;
    if (stretch.begin == 0 || story->tokens.at[cue].sentence != story->tokens.at[stretch.begin].sentence)
        return true;
    if (claim_word_is(story, stretch.begin - 1, ": , that"))
        return true;
    return search->cue_at[cue] != DATELINE_NONE &&
           stretch.begin == around_circumstances(search, &search->cues.at[search->cue_at[cue]]);
}

/* A tail of the sentence behind the closing mark belongs to the content when the mark does not end a sentence or clause
 * ("said the "hostile act" would have consequences"). */
static bool has_tail(const struct story *story, struct stretch stretch)
{
    const struct quote *quote = &story->quotes.at[stretch.last];
    if (!quote->closed || stretch.end >= sentence_of(story, quote->end - 1)->end)
        return false;
    return !claim_word_is(story, quote->end - 1, ", . ? ! - --") &&
           story->tokens.at[stretch.end].upos != DATELINE_UPOS_PUNCT;
}

static void join_before(struct search *search, uint32_t cue, struct stretch stretch, bool clause)
{
    struct claim *claim = claim_at_cue(search, cue);
    bool told = claim->contents && !claim->direct && overlaps(claim, stretch),
         opens = opens_content(search, cue, stretch);
    if (claim->direct && !opens)
        return; /* a title or a word in marks among the cue's circumstances */
    if (claim->contents && !claim->direct && !told && !opens)
        return;
    if (told && (clause || !opens || has_tail(search->story, stretch))) {
        join_mixed(search, claim, stretch);
        return;
    }
    if (clause && !claim->direct) { /* the tree gave no content: from the words behind the cue on */
        claim->contents = 0;
        claim_add(search, claim, claim->cue_last + 1, stretch.end);
        join_mixed(search, claim, stretch);
        return;
    }
    join_direct(search, claim, stretch);
    if (!claim->contents || !has_tail(search->story, stretch))
        return;
    uint32_t first = claim->content[claim->contents - 1].first;
    if (first == search->story->quotes.at[stretch.first].first)
        first = stretch.begin; /* with its mark, since the other one stays inside */
    claim->contents--;
    claim_add(search, claim, first, around_clause_end(search, stretch.end));
}

/* Behind: a whole quotation is the content; one that began inside the sentence is mixed with the words before it. */
static void join_behind(struct search *search, uint32_t cue, struct stretch stretch)
{
    const struct story *story = search->story;
    struct claim *claim = claim_at_cue(search, cue);
    const struct dateline_sentence *sentence = sentence_of(story, stretch.begin);
    if (search->cue_at[cue] != DATELINE_NONE)
        speaker_behind(search, claim, stretch);
    bool whole = stretch.begin <= sentence->first + 1 ||
                 (stretch.first && story->quotes.at[stretch.first - 1].end + 2 >= stretch.begin);
    if (whole || claim->direct) {
        join_direct(search, claim, stretch);
        return;
    }
    uint32_t from = sentence->first;
    if (claim->contents && claim->content[0].first < stretch.begin && claim->content[0].first >= sentence->first)
        from = claim->content[0].first;
    claim->contents = 0;
    claim->inverted = true;
    claim_add(search, claim, from, stretch.end);
    if (claim->quote == DATELINE_NONE)
        claim->quote = stretch.first;
}

/* ---- Quotations without a cue ---- */

/* The last claim at or before a sentence, not more than FAR sentences back; those in `latest` by sentence. */
static uint32_t claim_before(const struct story *story, const uint32_t *latest, uint32_t sentence, bool *ret_near)
{
    for (uint32_t back = 0; back <= FAR && back <= sentence; back++) {
        uint32_t claim = latest[sentence - back];
        *ret_near =
            story->sentences.at[sentence - back].paragraph == story->sentences.at[sentence].paragraph || back <= 1;
        if (claim != DATELINE_NONE)
            return claim;
    }
    return DATELINE_NONE;
}

/* The subject of a sentence's main verb, or NONE. */
static uint32_t subject_of(const struct search *search, uint32_t sentence)
{
    const struct story *story = search->story;
    const struct dateline_sentence *before = &story->sentences.at[sentence];
    for (uint32_t i = before->first; i < before->end; i++)
        if (story->tokens.at[i].head == DATELINE_NONE && story->tokens.at[i].upos == DATELINE_UPOS_VERB) {
            bool passive;
            return speaker_of(search, i, &passive);
        }
    return DATELINE_NONE;
}

static void go_on(struct search *search, struct stretch stretch, const uint32_t *latest)
{
    const struct story *story = search->story;
    uint32_t sentence = story->tokens.at[stretch.begin].sentence;
    bool near = false;
    uint32_t before = claim_before(story, latest, sentence, &near);
    struct claim *claim = claim_new(search, sentence, NULL, near ? GOES_ON : GOES_ON_FAR);
    claim->direct = true;
    uint32_t actor = sentence && latest[sentence] == DATELINE_NONE && latest[sentence - 1] == DATELINE_NONE
                         ? subject_of(search, sentence - 1)
                         : DATELINE_NONE;
    bool named =
        actor != DATELINE_NONE &&
        (story->tokens.at[actor].upos == DATELINE_UPOS_PROPN || story->tokens.at[actor].upos == DATELINE_UPOS_PRON) &&
        story->sentences.at[sentence - 1].paragraph == story->sentences.at[sentence].paragraph;
    if (named) { /* "Conyers repeated his denial. "It is not true."" */
        speaker_set(search, claim, actor);
    } else if (before != DATELINE_NONE) {
        const struct claim *said = &search->claims.at[before];
        claim->speaker = said->speaker;
        claim->words = said->words;
        if (said->direct)
            claim->channel = said->channel;
    } else {
        if (sentence)
            speaker_set(search, claim, subject_of(search, sentence - 1));
        if (claim->speaker == DATELINE_NONE)
            claim->confidence = CLAIM_LEAST;
    }
    claim_add_quote(search, claim, stretch.first);
}

/* "Chan spoke to the press: "…"": no cue, but a colon; the sentence's subject speaks. */
static uint32_t led_by_colon(struct search *search, struct stretch stretch)
{
    const struct story *story = search->story;
    uint32_t sentence = story->tokens.at[stretch.begin].sentence;
    if (stretch.begin == 0 || !claim_word_is(story, stretch.begin - 1, ":"))
        return DATELINE_NONE;
    uint32_t speaker = subject_of(search, story->tokens.at[stretch.begin - 1].sentence);
    if (speaker == DATELINE_NONE || speaker > stretch.begin)
        return DATELINE_NONE;
    struct claim *claim = claim_new(search, sentence, NULL, GOES_ON_FAR);
    claim->direct = true;
    speaker_set(search, claim, speaker);
    claim_add_quote(search, claim, stretch.first);
    return search->claims.count - 1;
}

/* Whole sentences: the mark opens one and closes one. */
static bool is_whole(const struct story *story, struct stretch stretch)
{
    const struct quote *quote = &story->quotes.at[stretch.last];
    const struct dateline_sentence *first = sentence_of(story, stretch.begin),
                                   *last = sentence_of(story, quote->end - 1);
    if (stretch.begin > first->first || quote->end - story->quotes.at[stretch.first].first < 3)
        return false;
    return stretch.end >= last->end || (stretch.end + 1 >= last->end && claim_word_is(story, last->end - 1, ". \" ”"));
}

/* ---- All of them ---- */

/* The claim whose told content the quotation begins in, by token. */
static uint32_t claim_around(const struct search *search, struct stretch stretch)
{
    uint32_t sentence = search->story->tokens.at[stretch.begin].sentence, best = DATELINE_NONE;
    for (uint32_t i = search->story->sentences.at[sentence].first; i < search->story->sentences.at[sentence].end; i++) {
        uint32_t claim = search->claim_at[i];
        bool outside = i < stretch.begin || i >= stretch.end;
        if (claim != DATELINE_NONE && outside && !search->claims.at[claim].direct &&
            search->claims.at[claim].confidence >= CLAIM_LEAST && overlaps(&search->claims.at[claim], stretch))
            best = claim;
    }
    return best;
}

static uint32_t join(struct search *search, struct stretch stretch, const uint32_t *latest)
{
    const struct story *story = search->story;
    bool clause;
    uint32_t before = cue_before(search, stretch, &clause);
    uint32_t behind = hands_over(story, stretch) ? cue_behind(search, stretch) : DATELINE_NONE;
    uint32_t around = claim_around(search, stretch);
    bool led = before != DATELINE_NONE && opens_content(search, before, stretch);
    if (behind != DATELINE_NONE && !(led && !clause)) {
        join_behind(search, behind, stretch);
        return search->claim_at[behind];
    }
    if (around != DATELINE_NONE && !(led && !clause)) {
        join_mixed(search, &search->claims.at[around], stretch);
        return around;
    }
    if (before != DATELINE_NONE) {
        join_before(search, before, stretch, clause);
        return search->claim_at[before];
    }
    uint32_t colon = led_by_colon(search, stretch);
    if (colon != DATELINE_NONE || !is_whole(story, stretch))
        return colon;
    go_on(search, stretch, latest);
    return search->claims.count - 1;
}

void quoted_find(struct search *search)
{
    const struct story *story = search->story;
    uint32_t *latest = ARENA_ARRAY(story->scratch, uint32_t, (size_t)story->sentences.count + 1);
    for (uint32_t i = 0; i < story->sentences.count; i++)
        latest[i] = DATELINE_NONE;
    for (uint32_t i = 0; i < search->claims.count; i++) {
        const struct claim *claim = &search->claims.at[i];
        if (claim->confidence >= CLAIM_LEAST && claim->speaker != DATELINE_NONE)
            latest[claim->sentence] = i;
    }
    for (uint32_t quote = 0; quote < story->quotes.count; quote++) {
        struct stretch stretch = stretch_of(story, quote);
        uint32_t claim = join(search, stretch, latest);
        if (claim != DATELINE_NONE) {
            uint32_t sentence = story->tokens.at[stretch.end - 1].sentence;
            latest[sentence] = claim;
            if (search->claims.at[claim].sentence > sentence)
                latest[search->claims.at[claim].sentence] = claim;
        }
        quote = stretch.last;
    }
}
