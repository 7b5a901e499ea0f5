/* dateline.h: who did what to whom, when and where, who says so, and on whose word.
 *
 * The one public header of Dateline. A program opens one coder (the knowledge: model, codebook, actor tables,
 * gazetteer), makes one workspace a thread, opens a source of articles, and codes each article into a result, whose
 * layers (sentences, tokens, clauses, mentions, times, places, statements, events) are read as plain const structs.
 *
 *     struct dateline_error error;
 *     dateline_coder *coder;
 *     if (dateline_coder_open(NULL, &coder, &error) != DATELINE_OK) { puts(error.message); return 1; }
 *
 * examples/embed.c is a whole program in forty lines.
 *
 * Conventions that hold everywhere:
 *   - Offsets are bytes into the article's text (UTF-8), half-open [start, end), unless a name says code points.
 *   - Texts are views (pointer and length), not terminated by NUL, and live as long as the result that they are part of.
 *   - Indices into a layer's array are uint32_t; DATELINE_NONE stands for "none".
 *   - Functions give a status; what they make comes back through ret_… arguments, which are written on success only.
 *   - The library never prints, exits or aborts and keeps no global state. A coder may be shared by any number of
 *     threads; every other handle belongs to one thread at a time. */
#ifndef DATELINE_H
#define DATELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DATELINE_VERSION "0.1.0"
#define DATELINE_NONE    UINT32_MAX

#if defined(__GNUC__)
#define DATELINE_API __attribute__((visibility("default")))
#else
#define DATELINE_API
#endif

/* ------------------------------------------------------------------------------------------------------------------
 * Status codes, texts, spans
 * --------------------------------------------------------------------------------------------------------------- */

/* clang-format off */
/* name, what it means to a person */
#define DATELINE_STATUS_LIST(X)                                                                                        \
    X(OK, "no error")                                                                                                  \
    X(END, "no further article")                                                                                       \
    X(ARGUMENT, "a wrong argument")                                                                                    \
    X(IO, "reading or writing failed")                                                                                 \
    X(FORMAT, "the input is not what its reader takes")                                                                \
    X(LIMIT, "past a bound of size, nesting or number")                                                                \
    X(MEMORY, "out of memory")                                                                                         \
    X(IMAGE, "a compiled image is cut, broken or of another version")                                                  \
    X(SYNTAX, "a mistake in a codebook or table")                                                                      \
    X(UNSUPPORTED, "not built into this library")
/* clang-format on */

enum dateline_status {
#define DATELINE_STATUS_NAME(name, text) DATELINE_##name,
    DATELINE_STATUS_LIST(DATELINE_STATUS_NAME)
#undef DATELINE_STATUS_NAME
};

/* What went wrong, in words that name file, line or byte, and the remedy. Owned by the caller; always terminated. */
struct dateline_error {
    enum dateline_status status;
    char message[512];
};

/* The general text of a status. Never NULL. Thread-safe. */
DATELINE_API const char *dateline_status_text(enum dateline_status status);

/* Bytes that somebody else owns; not terminated. {NULL, 0} is the empty text. */
struct dateline_text {
    const char *bytes;
    size_t length;
};

/* Bytes [start, end) of the article's text. */
struct dateline_span {
    uint32_t start, end;
};

/* A calendar day; year 0 means unknown. month and day are 1-based. */
struct dateline_date {
    int16_t year;
    uint8_t month, day;
};

/* ------------------------------------------------------------------------------------------------------------------
 * The layers, bottom to top
 * --------------------------------------------------------------------------------------------------------------- */

/* clang-format off */
/* Universal POS tags (universaldependencies.org/u/pos), in their alphabetical order. */
#define DATELINE_UPOS_LIST(ITEM)                                                                                       \
    ITEM(ADJ) ITEM(ADP) ITEM(ADV) ITEM(AUX) ITEM(CCONJ) ITEM(DET) ITEM(INTJ) ITEM(NOUN) ITEM(NUM) ITEM(PART)           \
    ITEM(PRON) ITEM(PROPN) ITEM(PUNCT) ITEM(SCONJ) ITEM(SYM) ITEM(VERB) ITEM(X)
/* clang-format on */

enum dateline_upos {
#define DATELINE_UPOS_NAME(name) DATELINE_UPOS_##name,
    DATELINE_UPOS_LIST(DATELINE_UPOS_NAME)
#undef DATELINE_UPOS_NAME
        DATELINE_UPOS_COUNT
};

/* clang-format off */
/* Universal Dependencies relations with the subtypes of English (EWT and GUM 2.15): enumerator, spelling. */
#define DATELINE_DEPREL_LIST(X)                                                                                        \
    X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl") X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod")        \
    X(AMOD, "amod") X(APPOS, "appos") X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case") X(CC, "cc")                \
    X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp") X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt")              \
    X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj") X(CSUBJ_OUTER, "csubj:outer") X(CSUBJ_PASS, "csubj:pass")          \
    X(DEP, "dep") X(DET, "det") X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse") X(DISLOCATED, "dislocated")      \
    X(EXPL, "expl") X(FIXED, "fixed") X(FLAT, "flat") X(GOESWITH, "goeswith") X(IOBJ, "iobj") X(LIST, "list")          \
    X(MARK, "mark") X(NMOD, "nmod") X(NMOD_DESC, "nmod:desc") X(NMOD_POSS, "nmod:poss")                                \
    X(NMOD_UNMARKED, "nmod:unmarked") X(NSUBJ, "nsubj") X(NSUBJ_OUTER, "nsubj:outer") X(NSUBJ_PASS, "nsubj:pass")      \
    X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent") X(OBL_UNMARKED, "obl:unmarked")          \
    X(ORPHAN, "orphan") X(PARATAXIS, "parataxis") X(PUNCT, "punct") X(REPARANDUM, "reparandum") X(ROOT, "root")        \
    X(VOCATIVE, "vocative") X(XCOMP, "xcomp")
/* clang-format on */

enum dateline_deprel {
#define DATELINE_DEPREL_NAME(name, spelling) DATELINE_DEPREL_##name,
    DATELINE_DEPREL_LIST(DATELINE_DEPREL_NAME)
#undef DATELINE_DEPREL_NAME
        DATELINE_DEPREL_COUNT
};

/* The spelling of a tag or relation, terminated: "PROPN", "acl:relcl". */
DATELINE_API const char *dateline_upos_text(enum dateline_upos upos);
DATELINE_API const char *dateline_deprel_text(enum dateline_deprel deprel);

/* What the wire room made of a stretch of the text. Only BODY is coded (and TITLE with the option title). */
enum dateline_block_kind {
    DATELINE_BLOCK_BODY,
    DATELINE_BLOCK_TITLE,
    DATELINE_BLOCK_DATELINE, /* "WASHINGTON, July 18 (Reuters) -" */
    DATELINE_BLOCK_BYLINE,
    DATELINE_BLOCK_CREDITS, /* "(Reporting by A in Moscow; editing by B)" */
    DATELINE_BLOCK_NOTE,    /* "(Corrects paragraph 3 …)" */
    DATELINE_BLOCK_FURNITURE
};

/* Blocks lie in text order without overlap; a paragraph of body text is one or more blocks, never more than one
 * paragraph a block. White space between blocks may belong to none. */
struct dateline_block {
    struct dateline_span span;
    enum dateline_block_kind kind;
};

/* Bits of struct dateline_token.flags */
enum {
    DATELINE_TOKEN_SPACE_AFTER = 1u << 0, /* white space (or the end of the text) follows */
    DATELINE_TOKEN_JOINED = 1u << 1,      /* a further word of a multiword token that began before ("n't" of "don't") */
    DATELINE_TOKEN_MULTIWORD = 1u << 2,   /* the first word of a multiword token ("do" of "don't") */
    DATELINE_TOKEN_QUOTED = 1u << 3,      /* stands inside quotation marks (set by the quote stage) */
};

/* Bits of struct dateline_token.morphology: the UD features that rooms ask for; `feats` has them all. */
enum {
    DATELINE_MORPH_FINITE = 1u << 0,         /* VerbForm=Fin */
    DATELINE_MORPH_INFINITIVE = 1u << 1,     /* VerbForm=Inf */
    DATELINE_MORPH_PARTICIPLE = 1u << 2,     /* VerbForm=Part */
    DATELINE_MORPH_GERUND = 1u << 3,         /* VerbForm=Ger */
    DATELINE_MORPH_PAST = 1u << 4,           /* Tense=Past */
    DATELINE_MORPH_PRESENT = 1u << 5,        /* Tense=Pres */
    DATELINE_MORPH_IMPERATIVE = 1u << 6,     /* Mood=Imp */
    DATELINE_MORPH_PASSIVE = 1u << 7,        /* Voice=Pass */
    DATELINE_MORPH_PLURAL = 1u << 8,         /* Number=Plur */
    DATELINE_MORPH_SINGULAR = 1u << 9,       /* Number=Sing */
    DATELINE_MORPH_FIRST = 1u << 10,         /* Person=1 */
    DATELINE_MORPH_SECOND = 1u << 11,        /* Person=2 */
    DATELINE_MORPH_THIRD = 1u << 12,         /* Person=3 */
    DATELINE_MORPH_MASCULINE = 1u << 13,     /* Gender=Masc */
    DATELINE_MORPH_FEMININE = 1u << 14,      /* Gender=Fem */
    DATELINE_MORPH_NEUTER = 1u << 15,        /* Gender=Neut */
    DATELINE_MORPH_NEGATIVE = 1u << 16,      /* Polarity=Neg or PronType=Neg */
    DATELINE_MORPH_POSSESSIVE = 1u << 17,    /* Poss=Yes */
    DATELINE_MORPH_PERSONAL = 1u << 18,      /* PronType=Prs */
    DATELINE_MORPH_RELATIVE = 1u << 19,      /* PronType=Rel */
    DATELINE_MORPH_INTERROGATIVE = 1u << 20, /* PronType=Int */
    DATELINE_MORPH_ORDINAL = 1u << 21,       /* NumType=Ord */
    DATELINE_MORPH_ACCUSATIVE = 1u << 22,    /* Case=Acc */
};

/* A syntactic word. Words are slices of the text, in text order, also those of a multiword token. */
struct dateline_token {
    struct dateline_span span;
    struct dateline_text lemma; /* UD lemma: lower case but for names */
    struct dateline_text xpos;  /* Penn tag: "NNP" */
    struct dateline_text feats; /* UD features: "Mood=Ind|Tense=Past|VerbForm=Fin", empty when none */
    uint32_t head;              /* token, DATELINE_NONE for a root */
    uint32_t sentence;
    uint32_t morphology; /* DATELINE_MORPH_… */
    uint8_t upos;        /* enum dateline_upos */
    uint8_t deprel;      /* enum dateline_deprel */
    uint8_t flags;       /* DATELINE_TOKEN_… */
    uint8_t reserved;
};

/* Tokens [first, end) of the token layer. */
struct dateline_sentence {
    struct dateline_span span; /* from the first token's start to the last one's end */
    uint32_t first, end;
    uint32_t block;     /* the block that it stands in */
    uint32_t paragraph; /* counted from 0 over blocks */
};

enum dateline_name_type { DATELINE_NAME_PER, DATELINE_NAME_ORG, DATELINE_NAME_LOC };

/* A name as the language room sees it, before anybody knows whose it is. */
struct dateline_name {
    uint32_t first, end; /* tokens */
    enum dateline_name_type type;
};

enum dateline_clause_kind {
    DATELINE_CLAUSE_VERB,      /* "shelled the town" */
    DATELINE_CLAUSE_ADJECTIVE, /* "is ready to talk" */
    DATELINE_CLAUSE_COPULA,    /* "is a candidate": a noun after "be" */
    DATELINE_CLAUSE_NOUN       /* eventive noun: "the shelling of the town", "his meeting with Putin" */
};

enum dateline_clause_link {
    DATELINE_LINK_MAIN,       /* the sentence's own clause */
    DATELINE_LINK_COMPLEMENT, /* "said (that) …", "agreed to …", "an offer to …" */
    DATELINE_LINK_RELATIVE,   /* "who fled", "shelled by rebels" after a noun */
    DATELINE_LINK_ADVERBIAL,  /* "after fighting broke out", "saying that …" */
    DATELINE_LINK_CONJUNCT,   /* "… and fled" */
    DATELINE_LINK_PARATAXIS,  /* "…, officials said" */
    DATELINE_LINK_SUBJECT,    /* "leaving the deal would …" */
    DATELINE_LINK_ARGUMENT    /* an eventive noun that is an argument or a modifier of its governor */
};

/* Bits of struct dateline_clause.marks: what holds of the clause's own predicate. Negation and modality of what governs
 * it are found by going up through `governor` (clause_governed_marks of the story room does). */
enum {
    DATELINE_CLAUSE_NEGATED = 1u << 0,     /* "did not", "never", "no soldier …", "without …ing" */
    DATELINE_CLAUSE_PASSIVE = 1u << 1,     /* voice in the text; roles are already undone */
    DATELINE_CLAUSE_FUTURE = 1u << 2,      /* "will", "is to", "is going to", "plans to" */
    DATELINE_CLAUSE_POSSIBLE = 1u << 3,    /* "may", "might", "could", "can" */
    DATELINE_CLAUSE_OBLIGED = 1u << 4,     /* "must", "should", "has to", "need to" */
    DATELINE_CLAUSE_CONDITIONAL = 1u << 5, /* "would"; inside "if", "unless", "whether", "in case" */
    DATELINE_CLAUSE_QUESTION = 1u << 6,
    DATELINE_CLAUSE_IMPERATIVE = 1u << 7,
    DATELINE_CLAUSE_PAST = 1u << 8, /* finite past, or perfect */
    DATELINE_CLAUSE_PRESENT = 1u << 9,
    DATELINE_CLAUSE_PERFECT = 1u << 10, /* "has agreed", "had agreed" (with PAST) */
    DATELINE_CLAUSE_PROGRESSIVE = 1u << 11,
    DATELINE_CLAUSE_INFINITIVE = 1u << 12,
    DATELINE_CLAUSE_PARTICIPLE = 1u << 13,
    DATELINE_CLAUSE_FAILED = 1u << 14,     /* "failed to", "was unable to", "stopped short of" */
    DATELINE_CLAUSE_PURPOSE = 1u << 15,    /* "(in order) to press for …" as an adverbial */
    DATELINE_CLAUSE_HEADLINE = 1u << 16,   /* no auxiliary where full prose would have one */
    DATELINE_CLAUSE_RECIPROCAL = 1u << 17, /* "each other", "one another" */
};

/* A predicate with its arguments: "who did what" with voice undone and shared arguments filled in.
 * Predicates of the same sentence are in text order of their heads.
 *
 * A light verb and its noun are one clause of kind NOUN: in "held talks with Iran" head is "talks", support "held",
 * predicate "talk"; its arguments are those of verb and noun together, and marks (tense, negation) are the verb's. The
 * noun is no argument of its own clause. An eventive noun that is an argument of a full verb ("condemned the attack")
 * is a clause of its own, which the argument's `clause` names. */
struct dateline_clause {
    uint32_t sentence;
    uint32_t head;     /* token of the predicate; the noun for light verbs ("talks" of "held talks") */
    uint32_t support;  /* token of the light verb or copula, or NONE */
    uint32_t particle; /* token of the verb's particle ("carry out"), or NONE */
    uint32_t governor; /* clause, or NONE */
    uint32_t marks;    /* DATELINE_CLAUSE_… */
    uint32_t argument_first, argument_count; /* in the argument layer */
    struct dateline_text predicate;          /* lemma in lower case, with particle: "carry out", "shell", "meeting" */
    struct dateline_text
        verb;            /* the verb that an eventive noun stands for ("meet" for "meeting"), else the predicate */
    uint32_t marker;     /* token of "that", "if", "after", "because", "to", or NONE */
    uint32_t first, end; /* tokens from the first to the last that the predicate's tree covers */
    uint8_t kind;        /* enum dateline_clause_kind */
    uint8_t link;        /* enum dateline_clause_link, to the governor */
};

enum dateline_role {
    DATELINE_ROLE_SUBJECT, /* the doer: of an active verb, of "by", the possessor or by-phrase of an eventive noun */
    DATELINE_ROLE_OBJECT,  /* direct object, a passive's subject, the of-phrase of an eventive noun where it is one */
    DATELINE_ROLE_INDIRECT,
    DATELINE_ROLE_OBLIQUE,    /* with a preposition; bare time nouns have none */
    DATELINE_ROLE_COMPLEMENT, /* a clause: `clause` says which, `token` is its head */
    DATELINE_ROLE_ATTRIBUTE /* what a copula says: "is a candidate" (in addition to being head of a COPULA clause), "named him minister" */
};

/* Conjuncts are arguments of their own with the same role: "Russia and Iran" gives two subjects. */
struct dateline_argument {
    uint32_t token;                   /* head of the phrase */
    uint32_t first, end;              /* tokens that the phrase covers (without further conjuncts) */
    uint32_t clause;                  /* the clause that this argument is (complement, eventive noun), or NONE */
    struct dateline_text preposition; /* lower case, several words joined by a space: "out of"; empty for none */
    uint8_t role;                     /* enum dateline_role */
    uint8_t verb_role; /* the role it would have if an eventive noun were its verb: OBJECT for "on the town" in
                                  * "an attack on the town", SUBJECT for "between A and B" in "clashes between …"; else
                                  * the role. For frames that know the verb alone */
    bool shared;       /* filled in from elsewhere (control, coordination, relative clause, participle) */
    bool negated;      /* "no soldiers", "neither side" */
};

enum dateline_mention_kind {
    DATELINE_MENTION_NAME,    /* "Vladimir Putin", "Moscow", "NATO" */
    DATELINE_MENTION_NOMINAL, /* "retired Iranian generals", "the Russian leader", "police" */
    DATELINE_MENTION_PRONOUN
};

/* A phrase that stands for an actor. */
struct dateline_mention {
    uint32_t first, end; /* tokens */
    uint32_t head;       /* token */
    uint32_t entity;     /* in the entity layer, never NONE once resolved */
    uint8_t kind;        /* enum dateline_mention_kind */
    bool plural, possessive;
    uint32_t also; /* another mention of the same words, for one more entity ("they", "both sides"), or 0 for none:
                          * these stand behind all others */
};

enum dateline_gender { DATELINE_GENDER_UNKNOWN, DATELINE_GENDER_MALE, DATELINE_GENDER_FEMALE, DATELINE_GENDER_NONE };

#define DATELINE_SECTORS 4

/* Who a mention stands for: PLOVER's entity. Texts are empty where unknown. */
struct dateline_entity {
    struct dateline_text code;                     /* "USA", "IGO"; empty: none */
    struct dateline_text sector[DATELINE_SECTORS]; /* PLOVER sectors, the primary one first */
    struct dateline_text identifier;               /* canonical name */
    struct dateline_text wikidata;
    struct dateline_text office; /* what the person held on the day asked for */
    struct dateline_text religion, ethnicity;
    uint32_t first_mention;
    uint8_t gender; /* enum dateline_gender */
    bool person, plural;
    bool listed; /* a row of the actor tables says who it is; false: the words of the text alone do */
};

/* A TIMEX3 expression, resolved against the article's date (or the dateline's). */
struct dateline_time {
    struct dateline_span span;
    uint32_t first, end;                /* tokens */
    uint32_t clause;                    /* the innermost clause that it dates, or NONE */
    struct dateline_text type;          /* DATE TIME DURATION SET */
    struct dateline_text value;         /* "2018-07-18", "2018-06", "XXXX-WXX-3", "P3D", "PRESENT_REF" */
    struct dateline_date date, enddate; /* first and last day; year 0 when it has none */
};

/* A place name, resolved to GeoNames. Degrees are in millionths. */
struct dateline_place {
    struct dateline_span span;
    uint32_t first, end;               /* tokens */
    uint32_t clause;                   /* the innermost clause that it stands in as a location, or NONE */
    struct dateline_text name;         /* resolved name */
    struct dateline_text country_code; /* alpha-3 */
    struct dateline_text country, province, district, city;
    struct dateline_text feature_class, feature_code;
    uint32_t geonameid;          /* 0 when unresolved */
    int32_t latitude, longitude; /* degrees × 1,000,000 */
    uint8_t resolution;          /* as PLOVER counts: 1 a country, 2 a province … 5 a part of a city; 0 unresolved */
    bool located;                /* stands as a location ("in Paris"), not as an actor ("Paris said") */
};

/* A list of indices into a layer. */
struct dateline_list {
    const uint32_t *at;
    uint32_t count;
};

#define DATELINE_CONTENT_SPANS 8

/* Who said what, how, and on whose word (records.md, "statement"). */
struct dateline_statement {
    uint32_t sentence;
    uint32_t speaker; /* mention, or NONE */
    uint32_t speaker_first,
        speaker_end;    /* tokens of the words used, also where no mention covers them; NONE, NONE without a speaker */
    uint32_t addressee; /* mention, or NONE */
    struct dateline_list via;                             /* mentions, outermost first */
    struct dateline_span cue;                             /* start == end when there is none */
    uint32_t clause;                                      /* clause of the cue, or NONE */
    struct dateline_span content[DATELINE_CONTENT_SPANS]; /* in text order */
    uint32_t contents;
    struct dateline_text sourcing; /* named unnamed document agency collective none */
    struct dateline_text manner;   /* direct indirect mixed */
    struct dateline_text channel;  /* tweet interview … , empty when not told */
    struct dateline_text act;      /* assert promise demand deny … */
    uint32_t time;                 /* time expression, or NONE */
    uint32_t part_of;              /* statement, or NONE */
    uint8_t confidence;            /* hundredths */
};

/* Bits of struct dateline_event.auxiliary */
enum {
    DATELINE_AUX_HISTORICAL = 1u << 0,
    DATELINE_AUX_FUTURE = 1u << 1,
    DATELINE_AUX_HYPOTHETICAL = 1u << 2,
    DATELINE_AUX_NEGATION = 1u << 3,
};

#define DATELINE_MODES    4
#define DATELINE_CONTEXTS 4

/* How many: "at least 20 dead" is {dead, 20, -1}. */
struct dateline_size {
    struct dateline_text what;  /* dead injured arrested displaced crowd … */
    struct dateline_text whose; /* actor recipient unknown */
    struct dateline_span span;
    int64_t low, high; /* -1: open */
    bool total;        /* sums up earlier tolls */
};

/* A later telling of an event. */
struct dateline_telling {
    uint32_t sentence;
    struct dateline_span span;
};

/* A PLOVER event (records.md, "event"). */
struct dateline_event {
    uint32_t sentence;
    uint32_t clause;                       /* the clause whose words carry it */
    struct dateline_list actor, recipient; /* mentions; an actor that the text does not name is an empty list */
    struct dateline_text unnamed_actor;    /* "UNK" or "UAF" for ASSAULT and COERCE without a doer, else empty */
    struct dateline_text type;             /* "CONSULT", or a type of the user's own codebook */
    struct dateline_text mode[DATELINE_MODES];
    struct dateline_text context[DATELINE_CONTEXTS];
    struct dateline_text cameo;       /* "043" */
    struct dateline_text frame;       /* "codebook/consult.txt:12" */
    struct dateline_text frame_words; /* the frame as written */
    int16_t score;                    /* PLOVER event scale in tenths */
    int16_t goldstein;                /* in tenths */
    uint8_t quad;                     /* 1 to 4, 0 when the type has none */
    uint8_t auxiliary;                /* DATELINE_AUX_… */
    uint8_t confidence;               /* hundredths */
    struct dateline_span span[4];     /* the words that carry the event, in text order */
    uint32_t spans;
    uint32_t time;                      /* time expression, or NONE */
    struct dateline_date date, enddate; /* what the text says; year 0 when it does not */
    uint32_t place;                     /* place, or NONE */
    struct dateline_list statements;    /* claimed in, innermost first */
    uint32_t performed_in;              /* statement, or NONE */
    struct dateline_size size[4];
    uint32_t sizes;
    const struct dateline_telling *tellings; /* later ones */
    uint32_t telling_count;
    uint64_t key;
    uint64_t grounds; /* what the confidence is made of: bit i is dateline_ground_text(i) */
    uint8_t weight;   /* and what the frame alone is worth, hundredths; 0 for a denial that copies what it denies */
};

/* The name of a ground ("weak_recipient"), terminated; NULL past the last one. Thread-safe. */
DATELINE_API const char *dateline_ground_text(unsigned bit);

/* A person named in the byline or the credits. */
struct dateline_credit {
    struct dateline_text role; /* writing reporting editing … */
    struct dateline_text name, place;
};

/* What is known of an article before it is read. Texts are empty where unknown. `text` is UTF-8; what a reader decoded. */
struct dateline_article {
    struct dateline_text id, title, publisher, url, language, text;
    struct dateline_date date;           /* publication; year 0 when unknown */
    struct dateline_text path;           /* where it was read, for messages */
    uint64_t line;                       /* of a row input, from 1; 0 for whole files */
    struct dateline_text given_dateline; /* a row's own "dateline" field */
    bool plain_file;                     /* a file that is all text: its first line may be a title */
    /* The text is the title of a row that was coded just before (option title): a writer adds its records to that
     * article's, marked "in": "title". */
    bool is_title;
    /* The text is words already cut (--from conllu): each followed by '\n', by U+001F where no white space follows, or by
     * U+001D within a multiword token; an empty line ends a sentence. */
    bool words_given;
    struct dateline_text gold; /* of a treebank (source option gold): the lines of its words in CoNLL-U */
};

/* What the report's first line says of place, date and agency. */
struct dateline_dateline {
    struct dateline_span span; /* start == end: none */
    struct dateline_text place, agency;
    struct dateline_date date; /* year taken from the article's date where the line gives none */
};

/* What the report says of itself. */
struct dateline_note {
    struct dateline_text what; /* corrects refiles adds updates withdraws */
    struct dateline_text text;
};

/* ------------------------------------------------------------------------------------------------------------------
 * Coder, workspace, source, result
 * --------------------------------------------------------------------------------------------------------------- */

typedef struct dateline_coder dateline_coder;
typedef struct dateline_workspace dateline_workspace;
typedef struct dateline_source dateline_source;
typedef struct dateline_result dateline_result;
typedef struct dateline_writer dateline_writer;

/* Options of a coder. Set `size` to sizeof(struct dateline_options) and the rest to zero for the defaults. */
struct dateline_options {
    size_t size;
    const char *model;      /* path of a model image; NULL: the built-in one */
    const char *codebook;   /* folder of codebook files, or a compiled image; NULL: the built-in one */
    const char *actors;     /* folder of actor tables, or a compiled image; NULL: the built-in one */
    size_t memory;          /* bytes of arena an article may take; 0: 1 GiB */
    size_t article_size;    /* bytes of text an article may have; 0: 8 MiB */
    uint32_t records;       /* statements and events an article may have; 0: 10,000 */
    bool title;             /* code the title too */
    bool keep_all;          /* nothing is cut: every block is body (parse, spans) */
    bool actorless;         /* write events without a doer also beyond ASSAULT and COERCE */
    const char *last_stage; /* stop after this stage ("parse"); NULL: all */
};

/* Opens the knowledge. Thread-safe. Errors: IO, IMAGE, SYNTAX, MEMORY. */
DATELINE_API enum dateline_status dateline_coder_open(
    const struct dateline_options *options, dateline_coder **ret_coder, struct dateline_error *error);
DATELINE_API void dateline_coder_close(dateline_coder *coder);

/* Memory that one thread codes articles in, one after the other. */
DATELINE_API enum dateline_status dateline_workspace_new(
    const dateline_coder *coder, dateline_workspace **ret_workspace, struct dateline_error *error);
DATELINE_API void dateline_workspace_free(dateline_workspace *workspace);

/* Reads an article and writes all layers. The result lives in its own arena until freed and needs neither the article
 * nor the workspace afterwards; it does need the coder. Errors: LIMIT, MEMORY (this article is dropped, the
 * workspace stays usable). Thread-safe over different workspaces. */
DATELINE_API enum dateline_status dateline_code(dateline_workspace *workspace, const struct dateline_article *article,
    dateline_result **ret_result, struct dateline_error *error);
DATELINE_API void dateline_result_free(dateline_result *result);

/* What a source reads and how. Set `size`; zero means default. */
struct dateline_source_options {
    size_t size;
    const char *reader;        /* "text", "jsonl", "csv", "tsv", "conllu" (words as given), "treebank" (the text of
                                * CoNLL-U); NULL: by content */
    struct dateline_date date; /* for articles that have none */
    size_t article_size;       /* bytes of text; 0: 8 MiB; at most 1 GiB */
    /* Called for each thing that could not be read, with a message that names file, line or byte and the remedy; with
     * DATELINE_OK for what was read all the same but should be known (an encoding, a date that is none). */
    void (*report)(void *context, enum dateline_status status, const char *message);
    void *report_context;
    bool gold; /* of CoNLL-U keep what it says of its words, for dateline_measure_add; sentences must be trees */
};

/* Opens files, folders (all files below, in sorted order) and "-" (standard input), in this order. */
DATELINE_API enum dateline_status dateline_source_open(const char *const *paths, size_t path_count,
    const struct dateline_source_options *options, dateline_source **ret_source, struct dateline_error *error);

/* The next article, valid until the next call or close. END when all are read. What cannot be read is reported through
 * `report` and passed over. */
DATELINE_API enum dateline_status dateline_source_next(
    dateline_source *source, const struct dateline_article **ret_article, struct dateline_error *error);
/* Bytes of input read so far and in all (0 when unknown), for progress. */
DATELINE_API void dateline_source_progress(const dateline_source *source, uint64_t *ret_read, uint64_t *ret_total);
DATELINE_API void dateline_source_close(dateline_source *source);

/* Questions about one phrase or pair: lines of JSON as `actor` and `relate` take them (records.md). */
typedef struct dateline_rows dateline_rows;

struct dateline_row {
    struct dateline_text id;                     /* a number's digits where it is one */
    struct dateline_text text;                   /* well-formed UTF-8 */
    struct dateline_date date;                   /* year 0 when missing */
    const struct dateline_span *source, *target; /* bytes into text, in order of the row; empty spans are dropped */
    size_t source_count, target_count;
    uint64_t line;
};

/* Opens a file of rows, or "-". Of the options, article_size, report and report_context count. */
DATELINE_API enum dateline_status dateline_rows_open(const char *path, const struct dateline_source_options *options,
    dateline_rows **ret_rows, struct dateline_error *error);
/* The next row, valid until the next call or close; END when all are read. What cannot be read is reported through
 * `report` and passed over. */
DATELINE_API enum dateline_status dateline_rows_next(
    dateline_rows *rows, const struct dateline_row **ret_row, struct dateline_error *error);
DATELINE_API void dateline_rows_close(dateline_rows *rows);

/* The layers of a result: pointer to the first of *ret_count structs, NULL when there are none. */
DATELINE_API const struct dateline_article *dateline_result_article(const dateline_result *result);
DATELINE_API const struct dateline_dateline *dateline_result_dateline(const dateline_result *result);
#define DATELINE_LAYER_LIST(X)                                                                                         \
    X(blocks, block)                                                                                                   \
    X(sentences, sentence)                                                                                             \
    X(tokens, token)                                                                                                   \
    X(names, name)                                                                                                     \
    X(clauses, clause)                                                                                                 \
    X(arguments, argument)                                                                                             \
    X(mentions, mention)                                                                                               \
    X(entities, entity)                                                                                                \
    X(times, time) X(places, place) X(statements, statement) X(events, event) X(credits, credit) X(notes, note)
#define DATELINE_LAYER_READER(layer, type)                                                                             \
    DATELINE_API const struct dateline_##type *dateline_##layer(const dateline_result *result, size_t *ret_count);
DATELINE_LAYER_LIST(DATELINE_LAYER_READER)
#undef DATELINE_LAYER_READER

/* Messages of the coding itself ("a sentence past 400 tokens was split"), one a call from index 0 on; empty past the last. */
DATELINE_API struct dateline_text dateline_result_message(const dateline_result *result, size_t index);

/* The number of code points before a byte offset of the article's text. O(log n). */
DATELINE_API uint32_t dateline_code_points(const dateline_result *result, uint32_t byte_offset);

/* ------------------------------------------------------------------------------------------------------------------
 * Writers
 * --------------------------------------------------------------------------------------------------------------- */

struct dateline_writer_options {
    size_t size;
    bool no_text;      /* offsets and SHA-256 of slices, no words */
    bool date_default; /* events without a date get the publication date, date_basis "article" */
    bool colour;       /* table: colour for terminals */
    bool statements_only, events_only;
    uint8_t exclude; /* DATELINE_AUX_… events to leave out */
    uint8_t include; /* cameo: DATELINE_AUX_… events to write all the same */
    uint32_t width;  /* table: columns; 0: 100 */
};

/* Takes a whole piece of output; false means writing failed. */
typedef bool dateline_sink(void *context, const char *bytes, size_t length);

/* Formats: jsonl table csv tsv cameo html, and of one layer alone dates places names (what `spans` prints).
 * Errors: ARGUMENT for an unknown one. */
DATELINE_API enum dateline_status dateline_writer_open(const char *format,
    const struct dateline_writer_options *options, dateline_sink *sink, void *context, dateline_writer **ret_writer,
    struct dateline_error *error);
DATELINE_API enum dateline_status dateline_writer_write(
    dateline_writer *writer, const dateline_result *result, struct dateline_error *error);
/* Writes what is due at the end and frees the writer, also after an error. */
DATELINE_API enum dateline_status dateline_writer_close(dateline_writer *writer, struct dateline_error *error);

/* ------------------------------------------------------------------------------------------------------------------
 * One layer alone
 * --------------------------------------------------------------------------------------------------------------- */

/* The entity that a phrase stands for on a day ("retired Iranian generals"). The answer's texts live in the workspace
 * until its next use. */
DATELINE_API enum dateline_status dateline_actor(dateline_workspace *workspace, struct dateline_text phrase,
    struct dateline_date date, struct dateline_entity *ret_entity, struct dateline_error *error);

/* The best PLOVER types between two given sides of a text, best first; spans are bytes. ret_types has room for 4. */
struct dateline_relation {
    struct dateline_text types[4];
    uint32_t count;
    uint8_t confidence; /* hundredths */
};
DATELINE_API enum dateline_status dateline_relate(dateline_workspace *workspace, struct dateline_text text,
    const struct dateline_span *source, size_t source_count, const struct dateline_span *target, size_t target_count,
    struct dateline_relation *ret_relation, struct dateline_error *error);

/* Writes the answer to a row as `actor` and `relate` print it: one line of JSON that begins with the row's id. The entity or
 * relation may be empty ({0}). */
DATELINE_API enum dateline_status dateline_answer_entity(struct dateline_text id, const struct dateline_entity *entity,
    dateline_sink *sink, void *context, struct dateline_error *error);
DATELINE_API enum dateline_status dateline_answer_relation(struct dateline_text id,
    const struct dateline_relation *relation, dateline_sink *sink, void *context, struct dateline_error *error);

/* Prints for people what was made of one text: every layer, frames tried, what matched and why not. With `stages` a
 * page after each stage. */
DATELINE_API enum dateline_status dateline_trace(dateline_workspace *workspace, const struct dateline_article *article,
    bool stages, dateline_sink *sink, void *context, struct dateline_error *error);

/* Checks the codebook in a folder (NULL: the built-in one): compiles it and runs every eg and not line through the
 * workspace's coder, printing what fails, one "file:line: …" each. */
DATELINE_API enum dateline_status dateline_codebook_check(dateline_workspace *workspace, dateline_sink *sink,
    void *context, size_t *ret_run, size_t *ret_failed, struct dateline_error *error);

/* Checks the actor tables in a folder: reads every row, printing each mistake, one "file:line: what is wrong and how to mend
 * it" each. Thread-safe. Errors: IO (no folder, no table in it, writing failed), MEMORY. */
struct dateline_actors_checked {
    size_t tables, rows, wrong;
};
DATELINE_API enum dateline_status dateline_actors_check(const char *folder, dateline_sink *sink, void *context,
    struct dateline_actors_checked *ret_checked, struct dateline_error *error);

/* ------------------------------------------------------------------------------------------------------------------
 * Measuring against a treebank
 * --------------------------------------------------------------------------------------------------------------- */

/* clang-format off */
/* What is measured, as the scorer of the CoNLL 2018 shared task does (Zeman et al. 2018): enumerator, spelling. Words
 * are aligned by their place in the text, those of multiword tokens by their forms, too.
 *   Tokens, Sentences: same first and last character. Words: aligned.
 *   UPOS, XPOS, Lemmas: the same. UFeats: the universal features are. AllTags: UPOS, XPOS and UFeats are right.
 *   UAS: the head is. LAS: head and relation are (no subtypes). CLAS: LAS of the words with content relations.
 *   MLAS: CLAS with UPOS, UFeats and functional dependents right. BLEX: CLAS with lemmas right. */
#define DATELINE_METRIC_LIST(X)                                                                                        \
    X(TOKENS, "Tokens") X(SENTENCES, "Sentences") X(WORDS, "Words") X(UPOS, "UPOS") X(XPOS, "XPOS")                    \
    X(UFEATS, "UFeats") X(ALLTAGS, "AllTags") X(LEMMAS, "Lemmas") X(UAS, "UAS") X(LAS, "LAS") X(CLAS, "CLAS")          \
    X(MLAS, "MLAS") X(BLEX, "BLEX")
/* clang-format on */

enum dateline_metric {
#define DATELINE_METRIC_NAME(name, spelling) DATELINE_METRIC_##name,
    DATELINE_METRIC_LIST(DATELINE_METRIC_NAME)
#undef DATELINE_METRIC_NAME
        DATELINE_METRIC_COUNT
};

/* The spelling of a metric ("UFeats"), terminated; empty for none. Thread-safe. */
DATELINE_API const char *dateline_metric_text(enum dateline_metric metric);

/* Precision is correct / found, recall correct / gold, F1 2 × correct / (found + gold). */
struct dateline_score {
    uint64_t correct, gold, found;
};

enum dateline_category_kind { DATELINE_BY_DEPREL, DATELINE_BY_UPOS, DATELINE_CATEGORY_KINDS };

struct dateline_confusion {
    struct dateline_text name;
    uint64_t count;
};

/* A relation (without subtype; right with its head) or a tag. Of score.gold words, score.correct are right, wrong_head
 * have the right relation on another head, unaligned were cut otherwise, and the rest was taken for something else. */
struct dateline_category {
    struct dateline_text name;
    struct dateline_score score;
    uint64_t wrong_head, unaligned;
    const struct dateline_confusion *confusions; /* the most frequent first */
    size_t confusion_count;
};

/* Counts over documents. Not to be used by two threads at once; several measures are independent of one another. */
typedef struct dateline_measure dateline_measure;

/* Makes an empty one, to be freed by dateline_measure_free (NULL: nothing is done). Errors: MEMORY. */
DATELINE_API enum dateline_status dateline_measure_new(dateline_measure **ret_measure, struct dateline_error *error);
DATELINE_API void dateline_measure_free(dateline_measure *measure);

/* Adds a document: a result, coded up to the stage "parse" at least with option keep_all, of an article from a source
 * with option gold, read by "treebank" (raw text) or "conllu" (given words). The result is not kept. Errors: ARGUMENT
 * (it carries no gold, or other words; nothing is counted), FORMAT (treebank and text differ in more than white space;
 * the message says where; words behind that place are counted as not aligned), MEMORY (the counts are not to be used
 * any more). */
DATELINE_API enum dateline_status dateline_measure_add(
    dateline_measure *measure, const dateline_result *result, struct dateline_error *error);

/* The counts over all documents so far. */
DATELINE_API struct dateline_score dateline_measure_score(const dateline_measure *measure, enum dateline_metric metric);
/* A relation or tag at a time over all documents so far, the most frequent in the treebank first; they live until
 * dateline_measure_free. Errors: ARGUMENT, MEMORY. */
DATELINE_API enum dateline_status dateline_measure_categories(dateline_measure *measure,
    enum dateline_category_kind kind, const struct dateline_category **ret_categories, size_t *ret_count,
    struct dateline_error *error);

/* ------------------------------------------------------------------------------------------------------------------
 * Stages
 * --------------------------------------------------------------------------------------------------------------- */

/* Names of the stages in order; NULL past the last. Nanoseconds that a workspace spent in one since it was made. */
DATELINE_API const char *dateline_stage_name(size_t index);
DATELINE_API uint64_t dateline_stage_nanoseconds(const dateline_workspace *workspace, size_t index);

#ifdef __cplusplus
}
#endif
#endif
