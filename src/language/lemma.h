/* Lemmas by rules of endings. */
#ifndef DATELINE_LANGUAGE_LEMMA_H
#define DATELINE_LANGUAGE_LEMMA_H

#include "base/text.h"
#include "language/feature.h"

enum { LEMMA_ENDING_MAX = 8, LEMMA_COMMON = 5, LEMMA_APPEND_MAX = 14, LEMMA_WHOLE = 0xFF };

/* What to do to a form: cut so many bytes off its end (LEMMA_WHOLE: all) and append some. */
struct lemma_script {
    uint8_t cut, length;
    char append[LEMMA_APPEND_MAX];
};

/* The two questions that rules answer. */
enum lemma_question { LEMMA_EDIT, LEMMA_CAPITALS, LEMMA_QUESTIONS };

/* Rules: an open hash table of 2^n entries, each a 32-bit check of question, tag and ending, and in bits 32-47 one more
 * than the script (LEMMA_EDIT) or than whether capitals stay (LEMMA_CAPITALS). */
struct lemma_rules {
    const uint64_t *entries;
    uint32_t mask;
    const struct lemma_script *scripts;
    uint32_t script_count;
};

/* The number of a rule for the last `length` bytes of a key; `whole` for a rule about exactly this word. */
uint64_t lemma_rule_hash(
    enum lemma_question question, uint64_t tag_hash, const struct feature_key *key, size_t length, bool whole);

/* The answer of the longest ending that has a rule, or 0. */
uint32_t lemma_answer(
    const struct lemma_rules *rules, enum lemma_question question, uint64_t tag_hash, const struct feature_key *key);

/* What lemma rules know of a tag: a number for UPOS and XPOS, and the list of the lexicon that has such words' lemmas
 * (0: none has). */
struct lemma_tag {
    uint64_t hash;
    unsigned list;
};

struct lemma_tag lemma_tag(struct dateline_text upos, struct dateline_text xpos);

/* Number of the rule that holds the script of a tag that is commonest (rank 0), second … */
uint64_t lemma_common_hash(struct lemma_tag tag, unsigned rank);

/* The script for a key, one more than its number, or 0: of a rule about the whole word; else of the longest ending
 * whose script makes a word that the lexicon has in the tag's list; else of the tag's commonest scripts the first that
 * does; else of the longest ending that has a rule. lexicon may be NULL. */
uint32_t lemma_edit(const struct lemma_rules *rules, const struct feature_lexicon *lexicon, struct lemma_tag tag,
    const struct feature_key *key);

/* The form with typographic quotes and dashes made ASCII, since scripts count bytes: the form itself where it has none.
 */
struct dateline_text lemma_plain(struct arena *arena, struct dateline_text form);

/* The lemma of a form with a tag: a view of the form where nothing changes, else in the arena. `proper`
 * keeps capitals whatever the rules say. */
struct dateline_text lemma_find(const struct lemma_rules *rules, const struct feature_lexicon *lexicon,
    struct arena *arena, struct dateline_text form, struct lemma_tag tag, bool proper);

#endif
