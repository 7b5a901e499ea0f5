/* The weights of sentences' ends as text, and the table that is built of them.
 *
 * A row of words/boundary.tsv names a feature by its template and the atoms that the template joins, with a space
 * between: words as boundary_normal gives them or <none>, shapes as one letter, the rest as numbers. learn/boundaries.c
 * writes it. A row that names no feature would be a weight that nothing ever meets, so each is refused with what to do
 * about it. */
#include "base/folder.h"
#include "base/map.h"
#include "base/vector.h"
#include "language/boundary_weight.h"

enum { FIELDS = 3, NUMBER_MOST = 255 };

/* Where a row stands, for messages. */
struct place {
    const char *path;
    uint32_t line;
    struct dateline_error *error;
};

/* The template of a name, or the number of templates. Rows come a template after the other: looked for from `near`. */
static uint32_t template_find(struct dateline_text name, uint32_t near)
{
    for (uint32_t i = 0; i < boundary_template_count; i++) {
        uint32_t template = (near + i) % boundary_template_count;
        if (text_is(name, boundary_templates[template].name))
            return template;
    }
    return boundary_template_count;
}

/* Reads one atom as the table writes it; gives what it should be where it is none, else NULL. */
static const char *atom_read(enum boundary_atom kind, struct dateline_text piece, uint32_t *ret_atom)
{
    char room[BOUNDARY_WORD_BYTES];
    int64_t number;
    if (kind < BOUNDARY_WORDS) {
        bool none = text_is(piece, "<none>");
        *ret_atom = none ? 0 : boundary_word(piece);
        return none || (piece.length && text_same(piece, boundary_normal(piece, room)))
                   ? NULL
                   : "a word of at most 16 bytes in small letters with its digits as 0, or <none>";
    }
    if (kind < BOUNDARY_SHAPES) {
        *ret_atom = piece.length ? (uint32_t)piece.bytes[0] : 0;
        return piece.length == 1 ? NULL : "a shape of one letter or mark";
    }
    if (!text_number(piece, &number) || number > NUMBER_MOST)
        return "a number from 0 to 255";
    *ret_atom = (uint32_t)number;
    return NULL;
}

static enum dateline_status atoms_read(
    const struct place *at, uint32_t template, struct dateline_text values, uint32_t atoms[BOUNDARY_ATOMS])
{
    uint8_t order[BOUNDARY_ATOMS];
    uint32_t count = boundary_atoms_of(template, order), read = 0;
    struct dateline_text piece;
    for (; text_cut(&values, ' ', &piece); read++) {
        const char *wanted = read < count ? atom_read(order[read], piece, &atoms[order[read]]) : NULL;
        if (wanted)
            return error_set(at->error, DATELINE_SYNTAX, "%s:%u: atom %u, '%.*s', should be %s", at->path, at->line,
                read + 1, TEXT_ARG(piece), wanted);
    }
    if (read != count)
        return error_set(at->error, DATELINE_SYNTAX,
            "%s:%u: template '%s' joins %u atoms, not %u; write them with one space between", at->path, at->line,
            boundary_templates[template].name, count, read);
    return DATELINE_OK;
}

/* The states of a template and of those that it goes on from. */
static void feature_states(uint32_t template, const uint32_t *atoms, uint64_t *states, uint32_t *features)
{
    if (boundary_templates[template].from != template)
        feature_states(boundary_templates[template].from, atoms, states, features);
    boundary_features(template, template + 1, atoms, states, features);
}

static bool weight_read(struct dateline_text text, int16_t *ret_weight)
{
    bool less = text_starts(text, "-");
    int64_t weight;
    if (!text_number(text_slice(text, less, text.length), &weight) || weight == 0 || weight > INT16_MAX)
        return false;
    *ret_weight = (int16_t)(less ? -weight : weight);
    return true;
}

static enum dateline_status row_read(
    const struct place *at, const struct dateline_text fields[FIELDS], uint32_t *template, struct boundary_row *ret_row)
{
    uint32_t atoms[BOUNDARY_ATOMS] = { 0 }, features[BOUNDARY_TEMPLATES_MAX];
    uint64_t states[BOUNDARY_TEMPLATES_MAX];
    *template = template_find(fields[0], *template);
    if (*template == boundary_template_count)
        return error_set(at->error, DATELINE_SYNTAX,
            "%s:%u: no template is called '%.*s'; src/language/boundary_weight.c has their names", at->path, at->line,
            TEXT_ARG(fields[0]));
    enum dateline_status status = atoms_read(at, *template, fields[1], atoms);
    if (status != DATELINE_OK)
        return status;
    if (!weight_read(fields[2], &ret_row->weight))
        return error_set(at->error, DATELINE_SYNTAX,
            "%s:%u: weight '%.*s' should be a whole number from -32767 to 32767; a row of weight 0 is left out",
            at->path, at->line, TEXT_ARG(fields[2]));
    feature_states(*template, atoms, states, features);
    ret_row->feature = features[*template];
    return DATELINE_OK;
}

enum dateline_status boundary_compile(
    struct arena *arena, const char *path, struct image_builder *image, struct dateline_error *error)
{
    struct tsv tsv = { 0 };
    struct dateline_text fields[FIELDS];
    VECTOR(struct boundary_row) rows = { 0 };
    struct map lines = { .arena = arena };
    uint32_t template = 0;
    enum dateline_status status = file_load(arena, path, &tsv.rest, error);
    if (status != DATELINE_OK)
        return status;
    tsv_next(&tsv, fields, FIELDS); /* the header */
    for (uint32_t count; (count = tsv_next(&tsv, fields, FIELDS)) > 0;) {
        const struct place at = { path, tsv.line, error };
        struct boundary_row row;
        if (count != FIELDS)
            return error_set(error, DATELINE_SYNTAX,
                "%s:%u: %u fields; a row is a template, its atoms and a weight with tabs between", path, tsv.line,
                count);
        status = row_read(&at, fields, &template, &row);
        if (status != DATELINE_OK)
            return status;
        bool fresh;
        uint32_t *line =
            map_put(&lines, text_format(arena, "%.*s\t%.*s", TEXT_ARG(fields[0]), TEXT_ARG(fields[1])), &fresh);
        if (!fresh)
            return error_set(error, DATELINE_SYNTAX,
                "%s:%u: the feature has a weight in line %u already; take one of the two out", path, tsv.line, *line);
        *line = tsv.line;
        *VECTOR_PUSH(arena, &rows) = row;
    }
    struct boundary_weights weights = boundary_lay_out(arena, rows.at, rows.count);
    image_add(image, BOUNDARY_SECTION, weights.slots, weights.mask + 1 + BOUNDARY_TAIL, sizeof *weights.slots);
    return DATELINE_OK;
}
