/* The codebook as the program reads it: an image of arrays that refer to one another by number.
 *
 * Text becomes an image in codebook_compile.c (lines, ontology, groups) and frame_compile.c (one frame); codebook.c
 * opens it; match.c holds its frames against clauses. docs/codebook.md is the grammar. */
#ifndef DATELINE_WHAT_CODEBOOK_H
#define DATELINE_WHAT_CODEBOOK_H

#include "base/image.h"

enum {
    CODEBOOK_VERSION = 3,
    CODEBOOK_MODES = 4,
    CODEBOOK_CONTEXTS = 4,
    CODEBOOK_TYPES_MOST = 64,    /* types of an ontology: sets of them are bits of a uint64_t */
    CODEBOOK_ELEMENTS_MOST = 24, /* elements of a frame */
    CODEBOOK_TRIES_MOST = 200,   /* frames that are held against one clause */
};

/* A text in the section "texts". */
struct codebook_text {
    uint32_t offset, length;
};

struct codebook_type {
    struct codebook_text name;
    uint32_t mode_first, mode_count;
    uint32_t cameo; /* the code that a group without one gets, or NONE */
    int16_t score;  /* tenths */
    uint8_t quad;
    uint8_t unnamed;  /* written also when the text names no doer */
    uint8_t directed; /* done to somebody: a recipient is looked for in the whole sentence */
    uint8_t reserved[3];
};

struct codebook_mode {
    struct codebook_text name;
    uint32_t cameo;
    int16_t score; /* tenths */
    uint16_t type;
};

struct codebook_cameo {
    struct codebook_text code, label;
    int32_t goldstein; /* tenths */
};

struct codebook_context {
    struct codebook_text name;
    uint32_t from_first, from_count; /* references: every event of these types has the context */
};

/* A word that speaks for a context, or that gives an event of a type its mode. Those that begin (or are) a word are the
 * keywords [first, first + count) of that word. "terroris*" is a word of its own, which stands for all that begin so.
 */
struct codebook_keyword {
    uint32_t multi;         /* the parts, or NONE for a single word */
    uint32_t context, mode; /* one of them is NONE */
};

enum codebook_mark {
    CODEBOOK_MARK_NONE, /* the event is dropped */
    CODEBOOK_MARK_FUTURE,
    CODEBOOK_MARK_HYPOTHETICAL,
    CODEBOOK_MARK_NEGATION,
    CODEBOOK_MARK_HISTORICAL,
    CODEBOOK_MARK_NEGATION_FUTURE, /* both: "will not" */
    CODEBOOK_MARK_IF_FUTURE,       /* "will …, unless" */
};

/* "future CONSULT|AID -> AGREE" */
struct codebook_rule {
    uint32_t mark;                   /* enum codebook_mark */
    uint32_t from_first, from_count; /* of type references */
    uint32_t type, mode;             /* NONE, NONE: the event is dropped */
    uint32_t line_text;              /* index into sources */
};

/* "under deny|refute -> negation" */
struct codebook_under {
    uint32_t words; /* set of predicates */
    uint32_t mark;
};

/* A type, and a mode of it or NONE. */
struct codebook_reference {
    uint32_t type, mode;
};

/* Where something stands: "codebook/accuse.txt:12". */
struct codebook_source {
    struct codebook_text file;
    uint32_t line;
};

enum codebook_group_flag {
    CODEBOOK_GROUP_DROP = 1,
    CODEBOOK_GROUP_ALSO = 2,
    CODEBOOK_GROUP_SIZE_OF_ACTOR = 4, /* else of the recipient */
    CODEBOOK_GROUP_DIRECTED = 8,      /* a recipient is looked for as for a type that is `directed` */
    CODEBOOK_GROUP_FOREIGN = 16,      /* it is of another country than the actor */
    CODEBOOK_GROUP_NEGATION = 32,     /* the act is denied by the very words: "denied meddling" */
    CODEBOOK_GROUP_ECHO = 64,         /* the act is one told before: "denied the allegation" */
};

struct codebook_group {
    uint32_t type; /* NONE for drop */
    uint32_t mode[CODEBOOK_MODES];
    uint32_t context[CODEBOOK_CONTEXTS];
    uint32_t cameo;
    struct codebook_text size; /* "dead"; empty: none */
    struct codebook_text by;   /* "JUD,LEG": who does it where nobody is named; empty: nobody */
    struct codebook_source source;
    uint8_t modes, contexts, weight, flags;
};

enum codebook_predicate_kind {
    CODEBOOK_VERB, /* "condemn", and light verbs with their noun */
    CODEBOOK_NOUN, /* "ACTOR's attack", "the talks" */
    CODEBOOK_BE    /* "=ready" */
};

enum codebook_frame_flag {
    CODEBOOK_FRAME_KEEP = 1,      /* the inner event is written too */
    CODEBOOK_FRAME_ALONE = 2,     /* no weak search for a recipient */
    CODEBOOK_FRAME_RECIPIENT = 4, /* has a slot for a recipient, or ALL */
    CODEBOOK_FRAME_EVENT = 8,     /* has an EVENT element */
};

struct codebook_frame {
    struct codebook_text words; /* as written */
    struct codebook_source source;
    uint32_t group;
    uint32_t element_first, element_count;
    uint32_t predicate; /* set */
    uint8_t kind;       /* enum codebook_predicate_kind */
    uint8_t flags;
    uint8_t weight;
    uint8_t bare; /* elements that stand without a preposition after the predicate */
};

enum codebook_place {
    CODEBOOK_SUBJECT,
    CODEBOOK_OBJECT,     /* after the predicate, without preposition */
    CODEBOOK_OBLIQUE,    /* behind a preposition */
    CODEBOOK_COMPLEMENT, /* "to", "that" */
    CODEBOOK_ABSENT      /* "!word" */
};

enum codebook_fill {
    CODEBOOK_ACTOR,
    CODEBOOK_RECIPIENT,
    CODEBOOK_ALL,
    CODEBOOK_SOMEONE,
    CODEBOOK_SOMETHING,
    CODEBOOK_WORDS,
    CODEBOOK_EVENT
};

struct codebook_element {
    uint8_t place, fill;
    uint8_t optional;      /* number of its bracket, 0: none */
    uint8_t bare;          /* the how manieth element without a preposition, from 0 */
    uint32_t prepositions; /* set, or NONE */
    uint32_t words;        /* set, or NONE */
    uint32_t restriction_first, restriction_count;
    uint32_t type_first, type_count; /* EVENT: references; none: any */
    uint32_t event_too;              /* a slot's noun that is an event is taken into the outer one: "RECIPIENT|EVENT" */
};

/* Bits of struct codebook_restriction.kinds */
enum codebook_restriction_kind {
    CODEBOOK_IS_CODED = 1,
    CODEBOOK_IS_STATE = 2,
    CODEBOOK_IS_PERSON = 4,
    CODEBOOK_IS_PLACE = 8,
    CODEBOOK_IS_PEOPLE = 16,
};

/* Holds where one of its kinds, sectors (a set in lower case) or words does; negated: where none does. */
struct codebook_restriction {
    uint32_t words, sectors; /* sets, or NONE */
    uint16_t kinds, negated;
};

/* A set of words: single ones, sorted by number, and those of several parts, as [first, first + count) of "parts". */
struct codebook_set {
    uint32_t first, count;
    uint32_t multi_first, multi_count;
};

struct codebook_multi {
    uint32_t part_first, part_count;
};

/* "least 20", "least CONSULT 15": the confidence below which events (of a type, or of every one) are not written. */
struct codebook_least {
    uint32_t type; /* or NONE */
    uint32_t value;
};

/* "points weak_recipient -40": hundredths of a logit that a ground, or a type, adds to an event's confidence. */
struct codebook_points {
    uint32_t type;   /* or NONE */
    uint32_t ground; /* bit of dateline_event.grounds, or NONE: every event */
    int32_t value;
};

/* "relate word condemn ACCUSE 120": hundredths that a word of a text adds to a type between two sides of it. */
enum codebook_relate_kind {
    CODEBOOK_RELATE_ANY,   /* every text */
    CODEBOOK_RELATE_WORD,  /* a lemma anywhere */
    CODEBOOK_RELATE_VERB,  /* a verb's lemma */
    CODEBOOK_RELATE_ROOT,  /* the lemma of a sentence's root */
    CODEBOOK_RELATE_FIRST, /* `word` is the type that the codebook's votes put first */
    CODEBOOK_RELATE_SECOND,
    CODEBOOK_RELATE_THIRD,
    CODEBOOK_RELATE_SHARE, /* the same type, times its share of the votes in hundredths */
    CODEBOOK_RELATE_KINDS
};

/* Sorted by kind and word. */
struct codebook_relate {
    uint32_t kind, word, type;
    int32_t value;
};

/* What frames a predicate's word begins: "frames" [first, first + count) of the section "index". A predicate of several
 * parts ("carry_out", "call_for") stands under its first one. */
struct codebook_posting {
    uint32_t frame;
    uint32_t multi; /* the parts, or NONE for a single word */
};
struct codebook_word {
    struct codebook_text text;
    uint32_t posting_first, posting_count;
    uint32_t keyword_first, keyword_count;
};

/* An eg or not line. */
struct codebook_example {
    struct codebook_text sentence, expected; /* expected is what stands behind "->" */
    struct codebook_source source;
    uint32_t group;
    uint32_t wanted; /* 1 eg, 0 not */
};

#define CODEBOOK_SECTIONS(X)                                                                                           \
    X(types, struct codebook_type)                                                                                     \
    X(modes, struct codebook_mode)                                                                                     \
    X(cameos, struct codebook_cameo)                                                                                   \
    X(contexts, struct codebook_context)                                                                               \
    X(rules, struct codebook_rule)                                                                                     \
    X(unders, struct codebook_under)                                                                                   \
    X(references, struct codebook_reference)                                                                           \
    X(groups, struct codebook_group)                                                                                   \
    X(frames, struct codebook_frame)                                                                                   \
    X(elements, struct codebook_element)                                                                               \
    X(restrictions, struct codebook_restriction)                                                                       \
    X(sets, struct codebook_set)                                                                                       \
    X(multis, struct codebook_multi)                                                                                   \
    X(members, uint32_t)                                                                                               \
    X(parts, uint32_t)                                                                                                 \
    X(words, struct codebook_word)                                                                                     \
    X(slots, uint32_t)                                                                                                 \
    X(postings, struct codebook_posting)                                                                               \
    X(keywords, struct codebook_keyword)                                                                               \
    X(examples, struct codebook_example)                                                                               \
    X(points, struct codebook_points)                                                                                  \
    X(least, struct codebook_least)                                                                                    \
    X(relates, struct codebook_relate) X(special, uint32_t) X(names, struct codebook_text) X(texts, char)

/* Sets that the program asks for by name: section "special". */
enum codebook_special {
    CODEBOOK_SET_SAYING,     /* marks do not pass these predicates */
    CODEBOOK_SET_PEOPLE,     /* class people: nouns for human beings */
    CODEBOOK_SET_INSTRUMENT, /* class instrument: bomb, blast, explosion: they do nothing themselves */
    CODEBOOK_SPECIALS
};

/* An open codebook: read-only, shared by threads. */
struct codebook {
#define CODEBOOK_FIELD(name, type)                                                                                     \
    const type *name;                                                                                                  \
    size_t name##_count;
    CODEBOOK_SECTIONS(CODEBOOK_FIELD)
#undef CODEBOOK_FIELD
    struct dateline_text name; /* as its line `codebook NAME VERSION` has it, else 16 hexadecimal digits of its lines */
};

/* Compiles all .txt files of a folder. Errors: IO; SYNTAX with "file:line: what is wrong and how to mend it". */
enum dateline_status codebook_compile(
    struct arena *arena, const char *folder, struct dateline_text *ret_image, struct dateline_error *error);

/* Opens an image (which must outlive the codebook); with verify it is checked first, as one that a user gives must be.
 * An empty text opens as an empty codebook. The codebook lies in the arena. */
enum dateline_status codebook_open(struct arena *arena, struct dateline_text bytes, const char *path, bool verify,
    const struct codebook **ret_codebook, struct dateline_error *error);

struct dateline_text codebook_words(const struct codebook *codebook, struct codebook_text text);
/* The number of a word (lower case), or NONE. */
uint32_t codebook_word(const struct codebook *codebook, struct dateline_text word);
/* A single word's number is in a set; false for NONE either way. */
bool codebook_has(const struct codebook *codebook, uint32_t set, uint32_t word);
uint32_t codebook_special(const struct codebook *codebook, enum codebook_special which);
/* The confidence below which events of a type are not written: the type's own least, else that of all types. */
uint8_t codebook_least(const struct codebook *codebook, uint32_t type);

#endif
