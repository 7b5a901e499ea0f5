/* The word tables of the clause layer: which nouns tell events, which verbs are light, who controls whom. */
#ifndef DATELINE_LANGUAGE_CLAUSE_WORDS_H
#define DATELINE_LANGUAGE_CLAUSE_WORDS_H

#include "base/table.h"
#include "story/story.h"

struct clause_words {
    struct table event;       /* clause_event.tsv: eventive nouns */
    struct table event_class; /* clause_event_class.tsv: what their prepositions mark */
    struct table light;       /* clause_light.tsv: verbs that lend a noun their tense and subject */
    struct table control;     /* clause_control.tsv: whose act a complement is, and what it does to it */
    struct table word;        /* clause_word.tsv: small closed classes */
    struct table verb;        /* verb.tsv: base forms */
    struct table verb_form;   /* verb_form.tsv: irregular forms */
    struct table preposition; /* clause_preposition.tsv: prepositions with a noun in their middle */
};

/* Whose act: an argument of the governing clause. */
enum control_by { CONTROL_DEFAULT, CONTROL_SUBJECT, CONTROL_OBJECT, CONTROL_OBLIQUE, CONTROL_NONE };

struct control {
    enum control_by by;
    struct dateline_text preposition; /* of CONTROL_OBLIQUE */
    uint32_t marks;                   /* of the complement: DATELINE_CLAUSE_… */
    bool found;
};

/* What the arguments of an eventive noun are. 's' subject, 'o' object, '-' neither. */
struct event_noun {
    struct dateline_text verb, class;
    char of, own, modifier;
    struct dateline_text object, subject, indirect; /* prepositions, separated by '|' */
    bool found;
};

/* What becomes of the subject of a light verb. */
enum light_subject { LIGHT_SUBJECT, LIGHT_OBJECT, LIGHT_NONE };

struct light {
    enum light_subject subject;
    bool found;
};

bool clause_words_open(struct clause_words *words, const struct image *image);

/* lemma: of a noun, lower case. */
struct event_noun clause_event_noun(const struct clause_words *words, struct dateline_text lemma);
/* predicate: verb with particle; place: "object", "subject", "there", or a preposition; noun: lemma of an eventive
 * noun. */
struct light clause_light(const struct clause_words *words, struct dateline_text predicate, const char *place,
    struct dateline_text place_text, struct dateline_text noun);
/* complement: "to", "ing", "that", "noun", or a preposition. */
struct control clause_control(
    const struct clause_words *words, struct dateline_text predicate, struct dateline_text complement);
/* Is the word in a closed class ("negative-adverb", "reporting", "intransitive" …)? */
bool clause_word_is(const struct clause_words *words, struct dateline_text word, const char *class);
/* The marks that a word of a class brings ("may" in "modal": POSSIBLE); 0 for none. */
uint32_t clause_word_marks(const struct clause_words *words, struct dateline_text word, const char *class);
/* One of the pieces of a list separated by '|' is the word. */
bool clause_listed(struct dateline_text list, struct dateline_text word);
/* "on behalf" + "of": a preposition with a noun in its middle. */
bool clause_preposition_is(const struct clause_words *words, struct dateline_text words_of_it);

#endif
