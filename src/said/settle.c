/* From claims to the layer of statements: weak and double ones go, the rest are put in text order, nested and written.
 */
#include "said/claim.h"

#include "base/sort.h"

/* What a claim covers, for ordering: from its cue or content, whichever comes first. */
static uint32_t claim_begin(const struct claim *claim)
{
    uint32_t content = claim->contents ? claim->content[0].first : DATELINE_NONE;
    return content < claim->cue ? content : claim->cue;
}

static int order_claims(const void *a, const void *b, void *context)
{
    (void)context;
    const struct claim *left = a, *right = b;
    uint32_t first = claim_begin(left), second = claim_begin(right);
    if (first != second)
        return first < second ? -1 : 1;
    uint32_t end = left->contents ? left->content[left->contents - 1].end : 0,
             other = right->contents ? right->content[right->contents - 1].end : 0;
    if (end != other)
        return end > other ? -1 : 1;
    return (left->confidence < right->confidence) - (left->confidence > right->confidence);
}

static bool same_content(const struct claim *a, const struct claim *b)
{
    if (!a->contents || !b->contents)
        return false;
    uint32_t first = a->content[0].first, end = a->content[a->contents - 1].end;
    uint32_t other = b->content[0].first, other_end = b->content[b->contents - 1].end;
    uint32_t from = first > other ? first : other, to = end < other_end ? end : other_end;
    uint32_t low = first < other ? first : other, high = end > other_end ? end : other_end;
    return to > from && 10 * (uint64_t)(to - from) >= 9 * (uint64_t)(high - low);
}

static bool is_silence(const struct claim *claim)
{
    return text_is(claim->act, "decline") || text_is(claim->act, "no-response");
}

/* Drops claims that are weak, empty, or a weaker telling of what a neighbour in text order says. */
static uint32_t weed(struct claim *claims, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (claims[i].confidence < CLAIM_LEAST || (!claims[i].contents && !is_silence(&claims[i])))
            continue;
        bool again = false;
        for (uint32_t back = 1; back <= 2 && back <= kept && !again; back++) {
            if (!same_content(&claims[kept - back], &claims[i]))
                continue;
            again = true;
            if (claims[i].confidence > claims[kept - back].confidence)
                claims[kept - back] = claims[i];
        }
        if (!again)
            claims[kept++] = claims[i];
    }
    return kept;
}

static bool content_holds(const struct claim *claim, uint32_t token)
{
    for (uint32_t i = 0; i < claim->contents; i++)
        if (claim->content[i].first <= token && token < claim->content[i].end)
            return true;
    return false;
}

static uint32_t claim_words(const struct claim *claim)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < claim->contents; i++)
        words += claim->content[i].end - claim->content[i].first;
    return words;
}

/* "Radio Vesta reported that the general said …" tells what the general said, by way of the radio: the outer claim has
 * little of its own and becomes a relay of the inner one. */
static bool folds_into(const struct search *search, const struct claim *outer, const struct claim *inner)
{
    if (inner->cue == DATELINE_NONE || outer->speaker == DATELINE_NONE || inner->vias == CLAIM_VIAS ||
        !inner->contents || inner->speaker == outer->speaker || !content_holds(outer, inner->cue) ||
        10 * (uint64_t)claim_words(inner) < 4 * (uint64_t)claim_words(outer))
        return false;
    struct dateline_text kind = speaker_sourcing(search, outer);
    return text_is(kind, "agency") || text_is(kind, "document");
}

static uint32_t fold_relays(const struct search *search, struct claim *claims, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool folded = false;
        for (uint32_t k = i + 1; k < count && k <= i + 2 && !folded; k++) {
            if (!folds_into(search, &claims[i], &claims[k]))
                continue;
            for (uint32_t v = claims[k].vias++; v > 0; v--)
                claims[k].via[v] = claims[k].via[v - 1];
            claims[k].via[0] = claims[i].speaker;
            folded = true;
        }
        if (!folded)
            claims[kept++] = claims[i];
    }
    return kept;
}

/* A quotation of the same speaker's in the next sentence was said by the same way: "In a tweet … "…," he said. "…"" */
static void channel_of_sentence_before(const struct search *search, struct claim *claim)
{
    const struct story *story = search->story;
    bool open = claim->quote != DATELINE_NONE && !claim->channel.length && claim->sentence > 0;
    if (!open || (claim->speaker != DATELINE_NONE && claim->cue != DATELINE_NONE &&
                     story->tokens.at[claim->speaker].upos != DATELINE_UPOS_PRON))
        return;
    const struct dateline_sentence *before = &story->sentences.at[claim->sentence - 1];
    struct dateline_text channel;
    if (before->paragraph == story->sentences.at[claim->sentence].paragraph &&
        speaker_channel_in_front(search, before->end - 1, &channel) != DATELINE_NONE)
        claim->channel = channel;
}

static void channels_go_on(const struct story *story, struct claim *claims, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        const struct claim *before = &claims[i - 1];
        bool same =
            claims[i].speaker == before->speaker ||
            (claims[i].speaker != DATELINE_NONE && story->tokens.at[claims[i].speaker].upos == DATELINE_UPOS_PRON);
        if (claims[i].quote != DATELINE_NONE && !claims[i].channel.length && same &&
            claims[i].sentence <= before->sentence + 1 && claims[i].sentence >= before->sentence)
            claims[i].channel = before->channel;
    }
}

static struct dateline_text manner_of(const struct search *search, const struct claim *claim)
{
    if (claim->quote == DATELINE_NONE) {
        for (uint32_t i = 0; i < claim->contents; i++)
            for (uint32_t t = claim->content[i].first; t < claim->content[i].end; t++)
                if (search->quote_at[t] != DATELINE_NONE &&
                    (claim->cue == DATELINE_NONE || search->quote_at[claim->cue] != search->quote_at[t]))
                    return TEXT("mixed");
        return TEXT("indirect");
    }
    for (uint32_t i = 0; i < claim->contents; i++)
        if (search->quote_at[claim->content[i].first] == DATELINE_NONE ||
            search->quote_at[claim->content[i].end - 1] == DATELINE_NONE)
            return TEXT("mixed");
    return claim->direct ? TEXT("direct") : TEXT("mixed");
}

static struct dateline_list vias_of(struct story *story, const struct claim *claim)
{
    uint32_t *at = ARENA_ARRAY(story->arena, uint32_t, CLAIM_VIAS), count = 0;
    for (uint32_t i = 0; i < claim->vias; i++) {
        uint32_t mention = mention_of_token(story, claim->via[i]);
        if (mention != DATELINE_NONE)
            at[count++] = mention;
    }
    return (struct dateline_list){ at, count };
}

static void write_statement(struct search *search, const struct claim *claim)
{
    struct story *story = search->story;
    uint32_t index = story->statements.count;
    struct dateline_statement *statement = VECTOR_PUSH(story->arena, &story->statements);
    statement->sentence = claim->sentence;
    statement->speaker = claim->speaker == DATELINE_NONE ? DATELINE_NONE : mention_of_token(story, claim->speaker);
    if (statement->speaker != DATELINE_NONE)
        story->speaks[statement->speaker] = true;
    statement->speaker_first = claim->words.first;
    statement->speaker_end = claim->words.end;
    statement->addressee =
        claim->addressee == DATELINE_NONE ? DATELINE_NONE : mention_of_token(story, claim->addressee);
    statement->via = vias_of(story, claim);
    if (claim->cue != DATELINE_NONE)
        statement->cue = story_span(story, claim->cue, claim->cue_last + 1);
    statement->clause = claim->cue == DATELINE_NONE || !story->clause_at ? DATELINE_NONE : story->clause_at[claim->cue];
    for (uint32_t i = 0; i < claim->contents; i++)
        statement->content[i] = story_span(story, claim->content[i].first, claim->content[i].end);
    statement->contents = claim->contents;
    statement->sourcing = speaker_sourcing(search, claim);
    statement->manner = manner_of(search, claim);
    statement->channel = claim->channel;
    statement->act = claim->act;
    statement->time = statement->part_of = DATELINE_NONE;
    statement->confidence = claim->confidence;
    for (uint32_t i = 0; i < claim->contents && claim->quote != DATELINE_NONE; i++)
        for (uint32_t t = claim->content[i].first; t < claim->content[i].end; t++)
            if (search->quote_at[t] != DATELINE_NONE)
                story->quotes.at[search->quote_at[t]].statement = index;
}

/* Which statement each stands inside. Claims are in order of their beginnings, so a stack of those still open is
 * enough. */
static void nest(const struct search *search, const struct claim *claims, uint32_t count)
{
    struct story *story = search->story;
    uint32_t *open = ARENA_ARRAY(story->scratch, uint32_t, (size_t)count + 1), depth = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = claims[i].cue != DATELINE_NONE ? claims[i].cue : claim_begin(&claims[i]);
        while (depth && (!claims[open[depth - 1]].contents ||
                            claims[open[depth - 1]].content[claims[open[depth - 1]].contents - 1].end <=
                                claim_begin(&claims[i])))
            depth--;
        for (uint32_t k = depth; k > 0 && k + 8 > depth; k--)
            if (content_holds(&claims[open[k - 1]], at)) {
                story->statements.at[i].part_of = open[k - 1];
                break;
            }
        open[depth++] = i;
    }
}

void settle(struct search *search)
{
    struct story *story = search->story;
    struct claim *claims = search->claims.at;
    sort_stable(story->scratch, claims, search->claims.count, sizeof *claims, order_claims, NULL);
    uint32_t count = fold_relays(search, claims, weed(claims, search->claims.count));
    if (count > story->records) {
        story_message(story, "more than %u statements; the rest is left out", story->records);
        count = story->records;
    }
    for (uint32_t i = 0; i < count; i++)
        channel_of_sentence_before(search, &claims[i]);
    channels_go_on(story, claims, count);
    story->speaks = ARENA_ARRAY(story->arena, bool, (size_t)story->mentions.count + 1);
    for (uint32_t i = 0; i < count; i++)
        write_statement(search, &claims[i]);
    nest(search, claims, count);
}
