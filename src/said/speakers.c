/* Who says it.
 *
 * The clause layer knows the subject of a cue also where it is shared or the voice is passive; where a parse went wrong
 * the tree is asked directly, and at last the words beside the cue, since news prose puts the speaker there. The phrase
 * is cut before relative clauses: "Mac Maharaz, a senior official" and not all that he did. */
#include "said/claim.h"

enum { SPEAKER_WORDS = 30, CHAIN = 8, CITING_WORDS = 30, SPEAKER_PHRASE = 14 };

/* ---- The subject ---- */

static const struct dateline_clause *clause_at(const struct story *story, uint32_t token)
{
    uint32_t clause = story->clause_at ? story->clause_at[token] : DATELINE_NONE;
    return clause == DATELINE_NONE ? NULL : &story->clauses.at[clause];
}

static bool is_nominal(const struct story *story, uint32_t token)
{
    uint8_t upos = story->tokens.at[token].upos;
    return upos == DATELINE_UPOS_NOUN || upos == DATELINE_UPOS_PROPN || upos == DATELINE_UPOS_PRON ||
           upos == DATELINE_UPOS_NUM;
}

static bool is_relative(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    return text_is_nocase(word, "who") || text_is_nocase(word, "which") || text_is_nocase(word, "that");
}

/* The antecedent of a relative subject, else the token itself. */
static uint32_t antecedent(const struct story *story, uint32_t subject, uint32_t verb)
{
    const struct dateline_token *token = &story->tokens.at[verb];
    if (is_relative(story, subject) && token->deprel == DATELINE_DEPREL_ACL_RELCL && token->head != DATELINE_NONE)
        return token->head;
    return subject;
}

/* Goes up from a cue that has no subject of its own to the verb or noun that gives it one. */
static uint32_t tree_subject(const struct search *search, uint32_t verb, bool *ret_passive)
{
    const struct story *story = search->story;
    for (int step = 0; step < CHAIN && verb != DATELINE_NONE; step++) {
        uint32_t subject = reach_child(story, &search->reach, verb, DATELINE_DEPREL_NSUBJ);
        if (subject != DATELINE_NONE)
            return antecedent(story, subject, verb);
        if (reach_child(story, &search->reach, verb, DATELINE_DEPREL_NSUBJ_PASS) != DATELINE_NONE) {
            *ret_passive = true;
            return reach_child(story, &search->reach, verb, DATELINE_DEPREL_OBL_AGENT);
        }
        const struct dateline_token *token = &story->tokens.at[verb];
        switch (token->deprel) {
        case DATELINE_DEPREL_ACL:
        case DATELINE_DEPREL_ACL_RELCL:
            return token->head;
        case DATELINE_DEPREL_CONJ:
        case DATELINE_DEPREL_ADVCL:
        case DATELINE_DEPREL_XCOMP:
            verb = token->head;
            break;
        default:
            return DATELINE_NONE;
        }
    }
    return DATELINE_NONE;
}

/* "…," said Trump: the noun behind the cue that a parser takes for its object. */
static uint32_t behind_cue(const struct search *search, uint32_t cue)
{
    const struct story *story = search->story;
    uint32_t object = reach_child(story, &search->reach, cue, DATELINE_DEPREL_OBJ);
    if (object != DATELINE_NONE && object > cue && search->reach.first[object] == cue + 1)
        return object;
    return DATELINE_NONE;
}

/* The word before or behind the cue, when it can name somebody. */
static uint32_t beside_cue(const struct search *search, uint32_t cue)
{
    const struct story *story = search->story;
    const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[cue].sentence];
    if (cue > sentence->first && is_nominal(story, cue - 1))
        return cue - 1;
    if (cue + 1 < sentence->end && is_nominal(story, cue + 1))
        return cue + 1;
    return DATELINE_NONE;
}

static bool is_clausal(const struct story *story, uint32_t token)
{
    uint8_t deprel = story->tokens.at[token].deprel;
    return deprel == DATELINE_DEPREL_CSUBJ || deprel == DATELINE_DEPREL_CSUBJ_PASS;
}

/* The clause's subject; its own where it has another beside that which it shares ("a man who police say was hiding"). */
static const struct dateline_argument *own_subject(const struct story *story, const struct dateline_clause *clause)
{
    const struct dateline_argument *first = clause_find(story, clause, DATELINE_ROLE_SUBJECT, NULL);
    for (uint32_t i = 0; first && first->shared && i < clause->argument_count; i++) {
        const struct dateline_argument *other = clause_argument(story, clause, i);
        if (other->role == DATELINE_ROLE_SUBJECT && !other->shared && is_nominal(story, other->token))
            return other;
    }
    return first;
}

uint32_t speaker_of(const struct search *search, uint32_t cue, bool *ret_passive)
{
    const struct story *story = search->story;
    *ret_passive = false;
    const struct dateline_clause *clause = clause_at(story, cue);
    if (clause) {
        *ret_passive = (clause->marks & DATELINE_CLAUSE_PASSIVE) != 0;
        const struct dateline_argument *subject = own_subject(story, clause);
        if (subject && is_clausal(story, subject->token))
            return DATELINE_NONE; /* "it was reported that the king had fled": the clause is what is said */
        if (subject && is_relative(story, subject->token))
            return antecedent(story, subject->token, cue);
        if (subject)
            return subject->token;
    }
    uint32_t subject = tree_subject(search, cue, ret_passive);
    if (subject == DATELINE_NONE && !*ret_passive)
        subject = behind_cue(search, cue);
    if (subject == DATELINE_NONE && !*ret_passive && story->tokens.at[cue].head == DATELINE_NONE &&
        search->reach.child_first[cue] == search->reach.child_first[cue + 1])
        subject = beside_cue(search, cue);
    return subject;
}

/* ---- The words used ---- */

static bool cuts_phrase(uint8_t deprel)
{
    return deprel == DATELINE_DEPREL_ACL_RELCL || deprel == DATELINE_DEPREL_ACL || deprel == DATELINE_DEPREL_ADVCL ||
           deprel == DATELINE_DEPREL_PARATAXIS || deprel == DATELINE_DEPREL_CCOMP || deprel == DATELINE_DEPREL_LIST ||
           deprel == DATELINE_DEPREL_XCOMP || deprel == DATELINE_DEPREL_NSUBJ;
}

static bool is_outside(const struct story *story, uint32_t token)
{
    const struct dateline_token *word = &story->tokens.at[token];
    if (story_lemma_in(story, token, "more|about|nearly|almost|some|only|fewer|less|over"))
        return false; /* of a number */
    return word->upos == DATELINE_UPOS_PUNCT || word->deprel == DATELINE_DEPREL_CASE ||
           word->deprel == DATELINE_DEPREL_CC || word->deprel == DATELINE_DEPREL_MARK ||
           word->deprel == DATELINE_DEPREL_ADVMOD;
}

static bool is_weekday(const struct story *story, uint32_t token)
{
    struct dateline_text word = story_word(story, token);
    return text_ends(word, "day") && word.length > 5 && byte_is_upper(word.bytes[0]);
}

static struct range phrase_of(const struct search *search, uint32_t head)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    struct range phrase = { reach->first[head], reach->last[head] + 1 };
    if (phrase.first + SPEAKER_WORDS < head)
        phrase.first = head - SPEAKER_WORDS;
    if (phrase.end > head + SPEAKER_WORDS)
        phrase.end = head + SPEAKER_WORDS;
    for (uint32_t i = reach->child_first[head]; i < reach->child_first[head + 1]; i++) {
        uint32_t child = reach->child[i];
        if (child > head && cuts_phrase(story->tokens.at[child].deprel) && reach->first[child] < phrase.end &&
            reach->first[child] > head)
            phrase.end = reach->first[child];
        if (child < head && cuts_phrase(story->tokens.at[child].deprel) && reach->last[child] >= phrase.first)
            phrase.first = reach->last[child] + 1;
    }
    while (phrase.first < head && (is_outside(story, phrase.first) || is_weekday(story, phrase.first)))
        phrase.first++;
    while (phrase.end > head + 1 && is_outside(story, phrase.end - 1))
        phrase.end--;
    return phrase;
}

void speaker_set(const struct search *search, struct claim *claim, uint32_t head)
{
    claim->speaker = head;
    claim->words = head == DATELINE_NONE ? (struct range){ DATELINE_NONE, DATELINE_NONE } : phrase_of(search, head);
}

/* Within a range: the word that hangs outside of it, a nominal one first. */
static uint32_t head_within(const struct story *story, struct range range)
{
    uint32_t last = DATELINE_NONE;
    for (uint32_t i = range.first; i < range.end; i++) {
        if (!is_nominal(story, i))
            continue;
        uint32_t head = story->tokens.at[i].head;
        uint8_t deprel = story->tokens.at[i].deprel;
        bool part = deprel == DATELINE_DEPREL_COMPOUND || deprel == DATELINE_DEPREL_FLAT ||
                    deprel == DATELINE_DEPREL_NMOD_POSS || deprel == DATELINE_DEPREL_AMOD;
        if (head == DATELINE_NONE || head < range.first || (head >= range.end && !part))
            return i;
        last = i;
    }
    return last;
}

void speaker_within(const struct search *search, struct claim *claim, struct range range)
{
    const struct story *story = search->story;
    uint32_t head = head_within(story, range);
    speaker_set(search, claim, head);
    if (head == DATELINE_NONE)
        return;
    if (claim->words.first < range.first)
        claim->words.first = range.first;
    if (claim->words.end > range.end)
        claim->words.end = range.end;
    if (claim->words.first > head || claim->words.end <= head)
        claim->words = (struct range){ head, head + 1 };
}

void speaker_between(const struct search *search, struct claim *claim, struct range range)
{
    speaker_within(search, claim, range);
    if (claim->speaker == DATELINE_NONE || range.end - range.first > SPEAKER_PHRASE)
        return;
    for (uint32_t i = range.first; i < range.end; i++)
        if (search->story->tokens.at[i].morphology & DATELINE_MORPH_FINITE)
            return;
    while (range.end > range.first + 1 && is_outside(search->story, range.end - 1))
        range.end--;
    claim->words = range;
}

static bool ends_subject(const struct story *story, uint32_t token)
{
    const struct dateline_token *word = &story->tokens.at[token];
    return word->upos == DATELINE_UPOS_VERB || word->upos == DATELINE_UPOS_SCONJ || word->upos == DATELINE_UPOS_PUNCT ||
           (word->upos == DATELINE_UPOS_CCONJ) || word->upos == DATELINE_UPOS_AUX;
}

/* The words before a cue back to the next verb or mark; over one apposition ("X, a Republican, said"). */
static struct range words_before(const struct search *search, uint32_t cue)
{
    const struct story *story = search->story;
    uint32_t first = story->sentences.at[story->tokens.at[cue].sentence].first, end = cue;
    while (end > first &&
           (story->tokens.at[end - 1].upos == DATELINE_UPOS_AUX || story->tokens.at[end - 1].upos == DATELINE_UPOS_ADV))
        end--;
    bool apposition = end > first && text_is(story_word(story, end - 1), ",");
    uint32_t from = apposition ? end - 1 : end;
    while (from > first && end - from < SPEAKER_WORDS && !ends_subject(story, from - 1))
        from--;
    if (apposition && from > first && text_is(story_word(story, from - 1), ",")) {
        end = from - 1;
        from = end;
        while (from > first && end - from < SPEAKER_WORDS && !ends_subject(story, from - 1))
            from--;
    }
    return (struct range){ from, end };
}

void speaker_guess(const struct search *search, struct claim *claim)
{
    const struct story *story = search->story;
    const struct dateline_token *cue = &story->tokens.at[claim->cue];
    if (claim->speaker != DATELINE_NONE || claim->impersonal)
        return;
    if (!(cue->morphology & DATELINE_MORPH_FINITE) &&
        (cue->morphology & (DATELINE_MORPH_GERUND | DATELINE_MORPH_PARTICIPLE | DATELINE_MORPH_INFINITIVE)) &&
        !text_is(cue->lemma, "say"))
        return;
    speaker_within(search, claim, words_before(search, claim->cue));
}

/* ---- What kind of source ---- */

static bool has_name(const struct story *story, struct range words)
{
    for (uint32_t i = words.first; i < words.end; i++) {
        bool first = i == story->sentences.at[story->tokens.at[i].sentence].first;
        if (story->tokens.at[i].upos == DATELINE_UPOS_PROPN || (!first && byte_is_upper(story_word(story, i).bytes[0])))
            return true;
    }
    return false;
}

/* The kind that the table gives the phrase's words, the head first: "RIA news agency" is an agency by any of them. */
static struct dateline_text listed_kind(const struct search *search, const struct claim *claim)
{
    const struct story *story = search->story;
    struct dateline_text kind = cue_source_kind(search->book, story->tokens.at[claim->speaker].lemma);
    for (uint32_t i = claim->words.first; i < claim->words.end && !kind.length; i++) {
        struct dateline_text found = cue_source_kind(search->book, story->tokens.at[i].lemma);
        if (text_is(found, "agency"))
            kind = found;
    }
    bool agency = text_is(story->tokens.at[claim->speaker].lemma, "agency");
    if (agency && !text_is(story->tokens.at[claim->speaker - (claim->speaker ? 1 : 0)].lemma, "news"))
        return TEXT("collective"); /* "intelligence agencies" */
    return kind;
}

struct dateline_text speaker_sourcing(const struct search *search, const struct claim *claim)
{
    const struct story *story = search->story;
    if (claim->speaker == DATELINE_NONE)
        return TEXT("none");
    struct dateline_text kind = listed_kind(search, claim);
    const struct dateline_token *head = &story->tokens.at[claim->speaker];
    if (text_is(kind, "agency") || text_is(kind, "document") || text_is(kind, "collective"))
        return kind;
    if (head->upos == DATELINE_UPOS_PRON)
        return text_is_nocase(story_word(story, claim->speaker), "they") ? TEXT("collective") : TEXT("named");
    if (head->upos == DATELINE_UPOS_PROPN)
        return head->morphology & DATELINE_MORPH_PLURAL ? TEXT("collective") : TEXT("named");
    if (has_name(story, claim->words) && !text_is(kind, "unnamed"))
        return TEXT("named");
    return TEXT("unnamed");
}

/* ---- Addressee, channel, relays ---- */

static bool tells_somebody(const struct story *story, uint32_t cue)
{
    return story_lemma_in(story, cue,
        "tell|ask|inform|assure|reassure|remind|urge|warn|promise|accuse|notify|brief|order|instruct|advise|thank|beg|"
        "implore|threaten|exhort|press|answer|quote|call on|appeal to|blame");
}

/* The case or mark that a phrase begins with. */
static struct dateline_text preposition_of(const struct search *search, uint32_t head)
{
    const struct story *story = search->story;
    uint32_t word = reach_child(story, &search->reach, head, DATELINE_DEPREL_CASE);
    if (word == DATELINE_NONE)
        word = reach_child(story, &search->reach, head, DATELINE_DEPREL_MARK);
    return word == DATELINE_NONE || word > head ? TEXT("") : story->tokens.at[word].lemma;
}

static void circumstance(const struct search *search, struct claim *claim, uint32_t child)
{
    const struct story *story = search->story;
    const struct dateline_token *word = &story->tokens.at[child];
    bool object = word->deprel == DATELINE_DEPREL_OBJ || word->deprel == DATELINE_DEPREL_IOBJ;
    bool oblique = word->deprel == DATELINE_DEPREL_OBL;
    if (!object && !oblique)
        return;
    struct dateline_text preposition = oblique ? preposition_of(search, child) : TEXT("");
    if ((object && tells_somebody(story, claim->cue) && child != claim->speaker) ||
        (oblique && text_is(preposition, "to") && claim->addressee == DATELINE_NONE))
        claim->addressee = child;
    bool carries = object || text_is(preposition, "in") || text_is(preposition, "on") || text_is(preposition, "at") ||
                   text_is(preposition, "during") || text_is(preposition, "via") || text_is(preposition, "by") ||
                   text_is(preposition, "through") || text_is(preposition, "to");
    struct dateline_text channel = carries ? cue_channel(search->book, word->lemma) : TEXT("");
    if (channel.length)
        claim->channel = channel;
}

static bool is_preposition(const struct story *story, uint32_t token)
{
    return story_lemma_in(story, token, "in|on|at|during");
}

uint32_t speaker_channel_in_front(const struct search *search, uint32_t cue, struct dateline_text *ret_channel)
{
    const struct story *story = search->story;
    uint32_t first = story->sentences.at[story->tokens.at[cue].sentence].first;
    if (!is_preposition(story, first))
        return DATELINE_NONE;
    for (uint32_t i = first + 1; i < cue && i < first + 8; i++) {
        struct dateline_text channel = cue_channel(search->book, story->tokens.at[i].lemma);
        if (story->tokens.at[i].upos == DATELINE_UPOS_VERB || story->tokens.at[i].upos == DATELINE_UPOS_PUNCT)
            break;
        if (channel.length) {
            *ret_channel = channel;
            return i;
        }
    }
    return DATELINE_NONE;
}

static void channel_fronted(const struct search *search, struct claim *claim)
{
    struct dateline_text channel;
    uint32_t last = speaker_channel_in_front(search, claim->cue, &channel);
    if (last == DATELINE_NONE)
        return;
    claim->channel = channel;
    bool mixed_in = claim->speaker != DATELINE_NONE && claim->words.first <= last && claim->speaker < claim->cue;
    if (mixed_in && last + 1 < claim->cue)
        speaker_within(search, claim, (struct range){ last + 1, claim->cue });
}

static bool is_citing(const struct story *story, uint32_t token)
{
    return text_is_nocase(story_word(story, token), "citing") || text_is_nocase(story_word(story, token), "quoting");
}

/* The kind of name that a token is part of, or -1. O(log n). */
static int name_type(const struct story *story, uint32_t token)
{
    const struct dateline_name *name = story_name_over(story, token);
    return name ? (int)name->type : -1;
}

/* A newspaper that cites somebody relays his words; a senator who cites a form says his own. */
static bool relays(const struct search *search, const struct claim *claim, struct range source)
{
    const struct story *story = search->story;
    if (text_is(listed_kind(search, claim), "agency"))
        return true;
    uint32_t head = head_within(story, source);
    if (head == DATELINE_NONE || text_is(cue_source_kind(search->book, story->tokens.at[head].lemma), "document") ||
        story->tokens.at[claim->speaker].upos == DATELINE_UPOS_PRON)
        return false;
    return name_type(story, claim->speaker) != DATELINE_NAME_PER &&
           story->tokens.at[claim->speaker].upos == DATELINE_UPOS_PROPN;
}

/* "RIA, citing the envoy, reported …", "…, CNN said, citing two officials": read by its commas. */
static void citing(const struct search *search, struct claim *claim)
{
    const struct story *story = search->story;
    const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[claim->cue].sentence];
    uint32_t from = claim->cue > sentence->first + CITING_WORDS ? claim->cue - CITING_WORDS : sentence->first;
    for (uint32_t i = from; i < sentence->end && i < claim->cue + CITING_WORDS; i++) {
        if (!is_citing(story, i) || i == sentence->first || i == claim->cue || claim->vias == CLAIM_VIAS)
            continue;
        bool comma = text_is(story_word(story, i - 1), ",");
        if (!comma && (i > claim->cue || !is_nominal(story, i - 1)))
            continue;
        uint32_t end = i + 1;
        while (end < sentence->end && end != claim->cue && !text_is(story_word(story, end), ",") &&
               !text_is(story_word(story, end), "."))
            end++;
        if (i < claim->cue && end + 3 < claim->cue)
            continue;
        bool outside = claim->speaker == DATELINE_NONE || claim->speaker > i;
        if (outside && i < claim->cue)
            speaker_within(search, claim, (struct range){ sentence->first, comma ? i - 1 : i });
        if (claim->speaker == DATELINE_NONE || !relays(search, claim, (struct range){ i + 1, end }))
            return;
        claim->via[claim->vias++] = claim->speaker;
        speaker_between(search, claim, (struct range){ i + 1, end });
        return;
    }
}

void speaker_circumstances(const struct search *search, struct claim *claim)
{
    const struct story *story = search->story;
    const struct reach *reach = &search->reach;
    for (uint32_t i = reach->child_first[claim->cue]; i < reach->child_first[claim->cue + 1]; i++)
        circumstance(search, claim, reach->child[i]);
    channel_fronted(search, claim);
    if (!claim->vias)
        citing(search, claim);
    uint32_t speaker = claim->speaker;
    if (speaker == DATELINE_NONE || claim->vias)
        return;
    struct dateline_text channel = cue_channel(search->book, story->tokens.at[speaker].lemma);
    if (channel.length && !claim->channel.length && story->tokens.at[speaker].upos == DATELINE_UPOS_NOUN)
        claim->channel = channel;
}
