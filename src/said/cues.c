/* The table of cues, read once into an array beside it, so that looking at a word costs one look-up.
 *
 * A cue of several words ("point out", "call on", "make clear") is asked for where the word after the verb is such that
 * one may begin; the longest that the table has wins. */
#include "said/cues.h"

#include "base/text.h"

enum { CUE_WORDS = 4, CUE_BYTES = 64 };

static const char *const takes_spelling[] = {
#define CUE_TAKES_SPELLING(name, spelling) spelling,
    CUE_TAKES_LIST(CUE_TAKES_SPELLING)
#undef CUE_TAKES_SPELLING
};

enum cue_takes cue_takes_of(struct dateline_text spelling)
{
    for (int i = 0; i < CUE_TAKES_COUNT; i++)
        if (text_is(spelling, takes_spelling[i]))
            return (enum cue_takes)i;
    return CUE_TAKES_COUNT;
}

/* "that:96 q:97": false where something is unknown. */
static bool takes_read(struct dateline_text text, uint8_t takes[CUE_TAKES_COUNT])
{
    struct dateline_text piece;
    while (text_cut(&text, ' ', &piece)) {
        struct dateline_text number = piece, name;
        int64_t confidence;
        if (!text_cut(&number, ':', &name) || !text_number(number, &confidence) || confidence > 100)
            return false;
        enum cue_takes what = cue_takes_of(name);
        if (what == CUE_TAKES_COUNT)
            return false;
        takes[what] = (uint8_t)confidence;
    }
    return true;
}

static enum dateline_status entries_read(struct arena *arena, struct cue_book *book, struct dateline_error *error)
{
    const struct table *cues = &book->cues;
    uint32_t part = table_column(cues, "part"), act = table_column(cues, "act"), takes = table_column(cues, "takes"),
             channel = table_column(cues, "channel");
    if (part == DATELINE_NONE || act == DATELINE_NONE || takes == DATELINE_NONE || channel == DATELINE_NONE)
        return error_set(error, DATELINE_IMAGE, "words: the table of cues lacks a column");
    struct cue_entry *entries = ARENA_ARRAY(arena, struct cue_entry, cues->head->row_count);
    for (uint32_t row = 0; row < cues->head->row_count; row++) {
        entries[row].act = table_field(cues, row, act);
        entries[row].channel = table_field(cues, row, channel);
        entries[row].noun = text_is(table_field(cues, row, part), "noun");
        if (!takes_read(table_field(cues, row, takes), entries[row].takes))
            return error_set(error, DATELINE_SYNTAX, "words/cues.tsv: %.*s: \"%.*s\" is no list of constructions",
                TEXT_ARG(table_field(cues, row, 0)), TEXT_ARG(table_field(cues, row, takes)));
    }
    book->entries = entries;
    return DATELINE_OK;
}

enum dateline_status cue_book_open(
    struct arena *arena, const struct image *words, struct cue_book *ret_book, struct dateline_error *error)
{
    if (!table_open(words, "cues", &ret_book->cues) || !table_open(words, "channels", &ret_book->channels) ||
        !table_open(words, "sources", &ret_book->sources))
        return error_set(error, DATELINE_IMAGE, "words: no table of cues, channels or sources");
    ret_book->channel_column = table_column(&ret_book->channels, "channel");
    ret_book->kind_column = table_column(&ret_book->sources, "kind");
    if (ret_book->channel_column == DATELINE_NONE || ret_book->kind_column == DATELINE_NONE)
        return error_set(error, DATELINE_IMAGE, "words: the table of channels or sources lacks a column");
    return entries_read(arena, ret_book, error);
}

/* The row of a key for a part of speech, or NONE. */
static uint32_t row_of(const struct cue_book *book, struct dateline_text key, bool noun)
{
    uint32_t count, row = table_find(&book->cues, key, &count);
    for (uint32_t i = 0; row != DATELINE_NONE && i < count; i++)
        if (book->entries[row + i].noun == noun)
            return row + i;
    return DATELINE_NONE;
}

/* May a cue of several words go on with this one? */
static bool goes_on(const struct story *story, uint32_t token)
{
    uint8_t upos = story->tokens.at[token].upos;
    return upos == DATELINE_UPOS_ADP || upos == DATELINE_UPOS_ADV || upos == DATELINE_UPOS_ADJ ||
           upos == DATELINE_UPOS_PRON || upos == DATELINE_UPOS_PART || upos == DATELINE_UPOS_SCONJ;
}

/* Words that may stand inside a cue of several: "called on Friday for", "called repeatedly for". Gives how many. */
static uint32_t inside(const struct story *story, uint32_t token, uint32_t end)
{
    struct dateline_text word = story_word(story, token);
    if (story->tokens.at[token].upos == DATELINE_UPOS_ADV && text_ends(word, "ly"))
        return 1;
    if (text_is(word, "on") && token + 1 < end && story->tokens.at[token + 1].upos == DATELINE_UPOS_PROPN &&
        text_ends(story_word(story, token + 1), "day"))
        return 2;
    return 0;
}

/* Finds the longest cue of several words that begins with the token. */
static uint32_t row_of_several(
    const struct cue_book *book, const struct story *story, uint32_t token, uint32_t *ret_last)
{
    char key[CUE_BYTES];
    struct dateline_text word = story->tokens.at[token].lemma;
    uint32_t end = story->sentences.at[story->tokens.at[token].sentence].end, best = DATELINE_NONE;
    size_t length = 0;
    for (uint32_t i = token, words = 0; i < end && words < CUE_WORDS; i++, words++) {
        uint32_t skipped = i > token ? inside(story, i, end) : 0;
        if (skipped) {
            i += skipped - 1;
            continue;
        }
        if (i > token) {
            word = story_word(story, i);
            key[length++] = ' ';
        }
        if (length + word.length + 1 >= CUE_BYTES)
            break;
        for (size_t k = 0; k < word.length; k++)
            key[length++] = byte_lower(word.bytes[k]);
        uint32_t row = i > token ? row_of(book, (struct dateline_text){ key, length }, false) : DATELINE_NONE;
        if (row != DATELINE_NONE) {
            best = row;
            *ret_last = i;
        }
    }
    return best;
}

bool cue_find(const struct cue_book *book, const struct story *story, uint32_t token, struct cue *ret_cue)
{
    const struct dateline_token *word = &story->tokens.at[token];
    bool noun = word->upos == DATELINE_UPOS_NOUN;
    if (!noun && word->upos != DATELINE_UPOS_VERB)
        return false;
    bool first =
        token == story->sentences.at[word->sentence].first || story->tokens.at[token - 1].upos == DATELINE_UPOS_PUNCT;
    if (!first && byte_is_upper(story_word(story, token).bytes[0]))
        return false; /* "Said" in a name */
    uint32_t last = token, row = DATELINE_NONE, end = story->sentences.at[word->sentence].end;
    if (!noun && token + 1 < end && goes_on(story, token + 1))
        row = row_of_several(book, story, token, &last);
    if (row == DATELINE_NONE)
        row = row_of(book, word->lemma, noun);
    *ret_cue = (struct cue){ token, last, row };
    return row != DATELINE_NONE;
}

struct dateline_text cue_channel(const struct cue_book *book, struct dateline_text word)
{
    uint32_t count, row = table_find(&book->channels, word, &count);
    return row == DATELINE_NONE ? TEXT("") : table_field(&book->channels, row, book->channel_column);
}

struct dateline_text cue_source_kind(const struct cue_book *book, struct dateline_text word)
{
    uint32_t count, row = table_find(&book->sources, word, &count);
    return row == DATELINE_NONE ? TEXT("") : table_field(&book->sources, row, book->kind_column);
}
