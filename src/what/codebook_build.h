/* A codebook in the making: growing arrays of what codebook.h describes, shared by the compiler's files. */
#ifndef DATELINE_WHAT_CODEBOOK_BUILD_H
#define DATELINE_WHAT_CODEBOOK_BUILD_H

#include "base/map.h"
#include "base/vector.h"
#include "what/codebook.h"

/* A line of a file that is not empty and no comment; continuation lines are joined to it. */
struct codebook_line {
    const char *path;          /* for errors */
    struct codebook_text file; /* for records */
    struct dateline_text text; /* without the indent */
    uint32_t number;
    bool indented;
};

/* A word as a codebook has it: the numbers of its parts, [first, first + count) of the section "parts". */
struct codebook_item {
    uint32_t part_first, part_count;
};

/* Bounds that no honest codebook comes near, so that a hostile one ends with a message. */
enum { CODEBOOK_CLASS_DEPTH = 32, CODEBOOK_CLASS_WORDS = 100000 };

struct codebook_class {
    struct dateline_text name;
    const struct codebook_line *line;
    struct dateline_text words; /* what stands behind the colon */
    VECTOR(struct codebook_item) items;
    uint8_t state; /* 0 not read, 1 being read, 2 read */
};

struct codebook_builder {
    struct arena *arena;
    struct dateline_error *error;
#define CODEBOOK_VECTOR(name, type) VECTOR(type) name;
    CODEBOOK_SECTIONS(CODEBOOK_VECTOR)
#undef CODEBOOK_VECTOR
    VECTOR(struct codebook_line) lines;
    VECTOR(struct codebook_class) classes;
    uint32_t class_depth; /* of classes within classes that are being read */
    struct map word_map;  /* text → word + 1 */
    struct map class_map; /* name → class + 1 */
    struct map set_map;   /* list as written → set + 1 */
    struct map text_map;  /* text → offset + 1 */
    /* Postings and keywords with their word, which are sorted by it at the end. */
    VECTOR(struct codebook_posting_draft {
        uint32_t word;
        struct codebook_posting posting;
    })
    drafts;
    VECTOR(struct codebook_keyword_draft {
        uint32_t word;
        struct codebook_keyword keyword;
    })
    keyword_drafts;
};

/* Says "path:line: …" and gives SYNTAX. */
enum dateline_status codebook_wrong(struct codebook_builder *builder, const struct codebook_line *line,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

struct codebook_text codebook_text_add(struct codebook_builder *builder, struct dateline_text text);
/* The number of a word, which is added in lower case where it is new. */
uint32_t codebook_word_add(struct codebook_builder *builder, struct dateline_text word);

/* The items of a list "a|b c|d_e|{class}", put behind *items. `whole`: words are not taken apart (prepositions). */
struct codebook_items {
    VECTOR(struct codebook_item) all;
};
enum dateline_status codebook_items_read(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, bool whole, struct codebook_items *items);
/* The set of a list. */
enum dateline_status codebook_set_add(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, bool whole, uint32_t *ret_set);

/* The number of a type, mode of a type, context, CAMEO code; NONE when there is none of that name. */
uint32_t codebook_type_find(const struct codebook_builder *builder, struct dateline_text name);
uint32_t codebook_mode_find(const struct codebook_builder *builder, uint32_t type, struct dateline_text name);
uint32_t codebook_context_find(const struct codebook_builder *builder, struct dateline_text name);
uint32_t codebook_cameo_find(const struct codebook_builder *builder, struct dateline_text code);
/* "AGREE|ACCUSE/disapprove" as references. */
enum dateline_status codebook_references_add(struct codebook_builder *builder, const struct codebook_line *line,
    struct dateline_text list, uint32_t *ret_first, uint32_t *ret_count);

/* Reads one line, of which `rest` is what stands behind its first word. */
typedef enum dateline_status codebook_line_reader(
    struct codebook_builder *builder, const struct codebook_line *line, struct dateline_text rest);

codebook_line_reader ontology_class;
codebook_line_reader ontology_cameo;
codebook_line_reader ontology_type;
codebook_line_reader ontology_mode;
codebook_line_reader ontology_context;
codebook_line_reader ontology_rule;
codebook_line_reader ontology_under;
codebook_line_reader ontology_saying;
codebook_line_reader ontology_points;
codebook_line_reader ontology_name;
codebook_line_reader ontology_least;
codebook_line_reader ontology_relate;

/* Cuts "A B -> C" at the arrow; false when there is none. */
bool codebook_arrow(struct dateline_text text, struct dateline_text *ret_before, struct dateline_text *ret_behind);

/* Adds a frame to the group that was added last. */
enum dateline_status codebook_frame_add(struct codebook_builder *builder, const struct codebook_line *line);

/* The next piece of a line that white space separates; false at the end. */
bool codebook_token(struct dateline_text *rest, struct dateline_text *ret_token);

#endif
