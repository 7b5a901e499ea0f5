/* Contexts, and modes that a word of the clause gives: the keywords of the ontology.
 *
 * A keyword may be of several words ("press freedom") and may be a beginning ("terroris*"). They are looked up token by
 * token in the event's sentence; a context needs one word in the event's own clause or sentence. */
#include "what/draft.h"

enum { PREFIX_LEAST = 3, PREFIX_MOST = 14, CONTEXTS_MOST = 64 };

typedef void keyword_taker(void *context, const struct codebook_keyword *keyword);

static bool part_fits(const struct matcher *matcher, uint32_t token, uint32_t word)
{
    if (matcher->words[token].lemma == word || matcher->words[token].form == word)
        return true;
    struct dateline_text text = codebook_words(matcher->codebook, matcher->codebook->words[word].text);
    if (!text.length || text.bytes[text.length - 1] != '*')
        return false;
    struct dateline_text form = story_word(matcher->story, token);
    return form.length >= text.length - 1 &&
           text_same_nocase(text_slice(form, 0, text.length - 1), text_slice(text, 0, text.length - 1));
}

static bool multi_begins(
    const struct matcher *matcher, uint32_t token, uint32_t end, const struct codebook_multi *multi)
{
    if (end - token < multi->part_count)
        return false;
    for (uint32_t i = 1; i < multi->part_count; i++)
        if (!part_fits(matcher, token + i, matcher->codebook->parts[multi->part_first + i]))
            return false;
    return true;
}

static void word_keywords(
    const struct matcher *matcher, uint32_t word, uint32_t token, uint32_t end, keyword_taker *take, void *context)
{
    if (word == DATELINE_NONE)
        return;
    const struct codebook *codebook = matcher->codebook;
    for (uint32_t i = 0; i < codebook->words[word].keyword_count; i++) {
        const struct codebook_keyword *keyword = &codebook->keywords[codebook->words[word].keyword_first + i];
        if (keyword->multi == DATELINE_NONE || multi_begins(matcher, token, end, &codebook->multis[keyword->multi]))
            take(context, keyword);
    }
}

/* Gives each keyword that begins at a token to `take`. */
static void token_keywords(
    const struct matcher *matcher, uint32_t token, uint32_t end, keyword_taker *take, void *context)
{
    struct match_word word = matcher->words[token];
    word_keywords(matcher, word.lemma, token, end, take, context);
    if (word.form != word.lemma)
        word_keywords(matcher, word.form, token, end, take, context);
    struct dateline_text form = story_word(matcher->story, token);
    char prefix[PREFIX_MOST + 1];
    for (size_t length = 0; length < form.length && length < PREFIX_MOST; length++) {
        prefix[length] = byte_lower(form.bytes[length]);
        prefix[length + 1] = '*';
        if (length + 1 >= PREFIX_LEAST)
            word_keywords(matcher, codebook_word(matcher->codebook, (struct dateline_text){ prefix, length + 2 }),
                token, end, take, context);
    }
}

struct context_counts {
    uint16_t count[CONTEXTS_MOST];
};

static void context_count(void *context, const struct codebook_keyword *keyword)
{
    struct context_counts *counts = context;
    if (keyword->context < CONTEXTS_MOST)
        counts->count[keyword->context]++;
}

static void context_add(const struct codebook *codebook, uint32_t context, struct dateline_event *event)
{
    struct dateline_text name = codebook_words(codebook, codebook->contexts[context].name);
    for (int i = 0; i < DATELINE_CONTEXTS; i++) {
        if (text_same(event->context[i], name))
            return;
        if (!event->context[i].length) {
            event->context[i] = name;
            return;
        }
    }
}

static bool reference_takes(
    const struct codebook *codebook, uint32_t first, uint32_t count, uint32_t type, uint32_t mode)
{
    for (uint32_t i = 0; i < count; i++)
        if (codebook->references[first + i].type == type &&
            (codebook->references[first + i].mode == DATELINE_NONE || codebook->references[first + i].mode == mode))
            return true;
    return false;
}

void context_find(const struct matcher *matcher, const struct codebook_group *group, uint32_t type, uint32_t mode,
    struct dateline_event *event)
{
    const struct codebook *codebook = matcher->codebook;
    const struct dateline_sentence *sentence = &matcher->story->sentences.at[event->sentence];
    struct context_counts counts = { { 0 } };
    for (uint32_t i = 0; i < group->contexts; i++)
        context_add(codebook, group->context[i], event);
    for (uint32_t i = 0; i < codebook->contexts_count && i < CONTEXTS_MOST; i++)
        if (reference_takes(codebook, codebook->contexts[i].from_first, codebook->contexts[i].from_count, type, mode))
            context_add(codebook, i, event);
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        token_keywords(matcher, i, sentence->end, context_count, &counts);
    for (uint16_t most = 6; most > 0; most--)
        for (uint32_t i = 0; i < codebook->contexts_count && i < CONTEXTS_MOST; i++)
            if (counts.count[i] == most || (most == 6 && counts.count[i] > 6))
                context_add(codebook, i, event);
}

struct mode_search {
    const struct codebook *codebook;
    uint32_t type, mode;
};

static void mode_take(void *context, const struct codebook_keyword *keyword)
{
    struct mode_search *search = context;
    if (search->mode == DATELINE_NONE && keyword->mode != DATELINE_NONE &&
        search->codebook->modes[keyword->mode].type == search->type)
        search->mode = keyword->mode;
}

uint32_t context_mode(const struct matcher *matcher, uint32_t clause, uint32_t type)
{
    struct mode_search search = { matcher->codebook, type, DATELINE_NONE };
    const struct dateline_clause *where = &matcher->story->clauses.at[clause];
    for (uint32_t i = where->first; i < where->end && search.mode == DATELINE_NONE; i++)
        token_keywords(matcher, i, where->end, mode_take, &search);
    return search.mode;
}
