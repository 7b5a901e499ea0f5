/* Claims: statements in the making, and what the files of this room hand each other while they look for them. */
#ifndef DATELINE_SAID_CLAIM_H
#define DATELINE_SAID_CLAIM_H

#include "said/cues.h"
#include "said/reach.h"

/* Tokens [first, end). */
struct range {
    uint32_t first, end;
};

enum { CLAIM_VIAS = 3, CLAIM_LEAST = 58 };

/* A hyphen inside a word ("15-year-old") is no dash. */
static inline bool claim_hyphen(const struct story *story, uint32_t token)
{
    return token && story_word(story, token).length == 1 && story_word(story, token).bytes[0] == '-' &&
           !(story->tokens.at[token - 1].flags & DATELINE_TOKEN_SPACE_AFTER);
}

/* A token is one of some words, separated by spaces, in any case; a part of a word with hyphens is none. */
bool claim_word_is(const struct story *story, uint32_t token, const char *words);
/* A verb or auxiliary that stands in a finite form. */
bool claim_finite(const struct story *story, uint32_t token);

struct claim {
    uint32_t sentence;
    uint32_t cue, cue_last;   /* tokens, NONE for a quotation that goes on without a cue */
    uint32_t speaker;         /* head of the phrase, or NONE */
    struct range words;       /* of the speaker */
    uint32_t addressee;       /* head of the phrase, or NONE */
    uint32_t via[CLAIM_VIAS]; /* heads */
    uint32_t vias;
    struct range content[DATELINE_CONTENT_SPANS];
    uint32_t contents;
    struct dateline_text act, channel;
    uint32_t quote;     /* the first quotation that belongs to it, or NONE */
    uint8_t confidence; /* hundredths */
    bool direct;        /* the content is that quotation */
    bool impersonal;    /* "it was reported that" */
    bool inverted;      /* the words said come before the cue */
};

struct search {
    const struct cue_book *book;
    struct story *story;
    struct reach reach;
    VECTOR(struct cue) cues;
    VECTOR(struct claim) claims;
    uint32_t *cue_at;   /* by token: index into cues, or NONE */
    uint32_t *claim_at; /* by token: the claim that has the cue, or NONE */
    uint32_t *quote_at; /* by token: the outermost quotation it stands in, or NONE */
};

/* ---- claims.c ---- */

/* A new claim with this cue (NULL: none) and nothing else; its address is good until the next one is made. */
struct claim *claim_new(struct search *search, uint32_t sentence, const struct cue *cue, uint8_t confidence);
/* Adds tokens to a claim's content, without punctuation and subordinators at their ends; nothing when none are left, or
 * when the claim is full (then the last range is made longer). */
void claim_add(const struct search *search, struct claim *claim, uint32_t first, uint32_t end);
/* The words that hang at `head`, without the cue's own, as content. */
void claim_add_clause(const struct search *search, struct claim *claim, uint32_t head, uint32_t cue, uint32_t cue_last);
/* The tokens between the marks of a quotation, and of those that it runs on into. Gives the last one's index. */
uint32_t claim_add_quote(const struct search *search, struct claim *claim, uint32_t quote);

/* ---- speakers.c ---- */

/* The head of the phrase that says what the cue tells, or NONE; *ret_passive when the cue is a passive. */
uint32_t speaker_of(const struct search *search, uint32_t cue, bool *ret_passive);
/* Sets a claim's speaker and the words used for it. NONE is none. */
void speaker_set(const struct search *search, struct claim *claim, uint32_t head);
/* The speaker is to be found in a range of tokens, and only there. */
void speaker_within(const struct search *search, struct claim *claim, struct range range);
/* The same, where marks on both sides show that the whole range is the speaker's phrase. */
void speaker_between(const struct search *search, struct claim *claim, struct range range);
/* Where neither clause nor tree names the speaker: the noun phrase before the cue. */
void speaker_guess(const struct search *search, struct claim *claim);
/* named, unnamed, document, agency, collective or none. */
struct dateline_text speaker_sourcing(const struct search *search, const struct claim *claim);
/* "In a tweet Trump said": a channel at the beginning of the sentence, before its subject. Gives its last token or
 * NONE. */
uint32_t speaker_channel_in_front(const struct search *search, uint32_t cue, struct dateline_text *ret_channel);
/* Who is told, the channel, and relays ("citing …", "as saying"), from what hangs at the cue. */
void speaker_circumstances(const struct search *search, struct claim *claim);

/* ---- told.c: verbs with clauses and phrases; nominal.c: nouns, "according to"; quoted.c: quotations ---- */

void told_find(struct search *search, const struct cue *cue);
void nominal_find(struct search *search, const struct cue *cue);
void nominal_according(struct search *search, uint32_t token);
void quoted_find(struct search *search);
/* What the mood of a cue takes off a claim's confidence: negated, not yet or never said. */
uint8_t told_mood(const struct search *search, uint32_t cue);

/* ---- around.c ---- */

/* Where the circumstances behind a cue end: the day, the place, the person told. */
uint32_t around_circumstances(const struct search *search, const struct cue *cue);
/* A cue with its subject that interrupts or ends what it tells ("…, he said, …"; "…, said the envoy"): the words before
 * it, and behind it where they go on; and where the subject must stand. */
struct interposed {
    struct range content[2];
    uint32_t contents;
    struct range subject;
};

bool around_interposed(
    const struct search *search, const struct cue *cue, uint32_t speaker, struct interposed *ret_interposed);
/* The clause that follows the cue, where the tree shows none. */
bool around_behind(const struct search *search, const struct cue *cue, uint32_t speaker, struct range *ret_content);
/* "accused Paris of …", "urged both armies to …": what follows a word that comes before the next mark. */
bool around_phrase(const struct search *search, const struct cue *cue, const char *word, struct range *ret_content);
/* Where a told clause that reaches at least to `token` ends. */
uint32_t around_clause_end(const struct search *search, uint32_t token);
/* Makes told content as wide as print has it: from the circumstances to the next comma or the end. */
void around_widen(const struct search *search, const struct cue *cue, struct range *content);

/* ---- settle.c ---- */

/* Throws out what is too weak or said twice and writes the layer of statements. */
void settle(struct search *search);

#endif
