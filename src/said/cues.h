/* Cues: the words that say that somebody says something, as words/cues.tsv lists them, and the smaller tables beside it
 * (channels, kinds of sources). */
#ifndef DATELINE_SAID_CUES_H
#define DATELINE_SAID_CUES_H

#include "base/table.h"
#include "story/story.h"

/* What may hold the words said. Prepositional phrases (of, for, on …) follow the fixed ones. */
#define CUE_TAKES_LIST(X)                                                                                              \
    X(THAT, "that")                                                                                                    \
    X(WH, "wh")                                                                                                        \
    X(QUOTE, "q")                                                                                                      \
    X(TO, "to")                                                                                                        \
    X(ING, "ing")                                                                                                      \
    X(OBJ, "obj")                                                                                                      \
    X(SMALL, "small")                                                                                                  \
    X(ADJ, "adj")                                                                                                      \
    X(OF, "of") X(FOR, "for") X(ON, "on") X(ABOUT, "about") X(AGAINST, "against") X(AS, "as") X(WITH, "with")

enum cue_takes {
#define CUE_TAKES_NAME(name, spelling) CUE_##name,
    CUE_TAKES_LIST(CUE_TAKES_NAME)
#undef CUE_TAKES_NAME
        CUE_TAKES_COUNT
};

struct cue_entry {
    struct dateline_text act, channel;
    bool noun;
    uint8_t takes[CUE_TAKES_COUNT]; /* confidence in hundredths; 0: does not take it */
};

struct cue_book {
    struct table cues, channels, sources;
    const struct cue_entry *entries; /* by row of the table of cues */
    uint32_t channel_column, kind_column;
};

/* A cue in the text. */
struct cue {
    uint32_t token, last; /* the word, and the last word of it ("called on") */
    uint32_t entry;
};

/* Opens the tables on the image of words. Errors: IMAGE (a table is missing), SYNTAX (an unknown construction). */
enum dateline_status cue_book_open(
    struct arena *arena, const struct image *words, struct cue_book *ret_book, struct dateline_error *error);

/* Is the token a cue? Verbs and nouns only. */
bool cue_find(const struct cue_book *book, const struct story *story, uint32_t token, struct cue *ret_cue);

static inline const struct cue_entry *cue_entry(const struct cue_book *book, const struct cue *cue)
{
    return &book->entries[cue->entry];
}

/* The construction of a preposition ("of" → CUE_OF), or CUE_TAKES_COUNT. */
enum cue_takes cue_takes_of(struct dateline_text spelling);

/* The channel that a noun stands for ("tweet", "interview"), empty for none. */
struct dateline_text cue_channel(const struct cue_book *book, struct dateline_text word);

/* What kind of source a word is: "document" "agency" "collective" "unnamed" …; empty when the table has it not. */
struct dateline_text cue_source_kind(const struct cue_book *book, struct dateline_text word);

#endif
