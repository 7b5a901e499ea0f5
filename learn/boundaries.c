/* `boundaries`: fits the weights of the gaps at which sentences end (src/language/boundary.c, boundary_weight.c) and writes words/boundary.tsv.
 *
 *     boundaries WORDS.image [--judge DEV.conllu]... [--news NEWS.conllu]... TRAIN.conllu... > words/boundary.tsv
 *
 * Text is rebuilt from the treebanks twice: with an empty line between paragraphs, and with all of a document's
 * sentences on one line, which is how much text comes; news also a sentence at a time. Logistic regression by FTRL-proximal (McMahan et al. 2013), whose
 * absolute penalty leaves few features; weights are rounded to integers. Everything is fixed by the input. */
#include "base/file.h"
#include "base/hash.h"
#include "language/boundary_weight.h"
#include "treebank.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 12, SCALE = 64 };
static const float ridge = 1.0f, rate = 0.3f, penalty = 8.0f, smooth = 1.0f;

/* A feature that was seen: what FTRL knows of it, and its name for the table. */
struct feature {
    uint32_t feature, seen;
    float z, n;
    char *name;
};

struct gap {
    uint32_t at; /* its features, template_count of them, in `ids` */
    bool ends;
};

struct learner {
    struct arena arena, scratch;
    struct tokeniser tokeniser;
    struct boundary_weights weights;
    struct feature *features; /* a hash table */
    uint32_t mask;
    uint32_t *ids;
    size_t id_count, id_room;
    struct gap *gaps;
    size_t gap_count, gap_room;
    struct dateline_text *words; /* by hash, for the names */
};

static void out_of_memory(void *context)
{
    (void)context;
    fprintf(stderr, "boundaries: out of memory\n");
    exit(1);
}

/* ---- text out of a treebank ---- */

/* A treebank's text and where its sentences end, in characters that are no space. */
struct raw {
    char *bytes;
    size_t length;
    uint8_t *ends; /* by byte: 1 behind a sentence's last */
};

enum layout { LAYOUT_LINE, LAYOUT_PARAGRAPHS, LAYOUT_SENTENCES };

static struct raw raw_of(const struct treebank *bank, enum layout layout)
{
    size_t room = 0;
    for (size_t i = 0; i < bank->count; i++)
        room += bank->sentences[i].text.length + 2;
    struct raw raw = { .bytes = grab(room + 1, 1), .ends = grab(room + 1, 1) };
    for (size_t i = 0; i < bank->count; i++) {
        const struct gold_sentence *sentence = &bank->sentences[i];
        bool paragraph = sentence->new_document || layout == LAYOUT_SENTENCES ||
                         (layout == LAYOUT_PARAGRAPHS && sentence->new_paragraph);
        if (i > 0 && paragraph)
            raw.bytes[raw.length++] = '\n';
        if (i > 0)
            raw.bytes[raw.length++] = paragraph ? '\n' : ' ';
        memcpy(raw.bytes + raw.length, sentence->text.bytes, sentence->text.length);
        raw.length += sentence->text.length;
        raw.ends[raw.length] = 1;
    }
    return raw;
}

/* Calls back for each paragraph of a text with its tokens. */
typedef void paragraph_visit(struct learner *learner, const struct raw *raw, struct boundary *boundary, void *context);

static void raw_visit(
    struct learner *learner, const struct raw *raw, enum layout layout, paragraph_visit *visit, void *context)
{
    size_t start = 0;
    while (start < raw->length) {
        struct story story = { .arena = &learner->arena, .scratch = &learner->scratch };
        struct boundary boundary;
        size_t end = start;
        while (end < raw->length && !(raw->bytes[end] == '\n' && raw->bytes[end + 1] == '\n'))
            end++;
        story.article.text = (struct dateline_text){ raw->bytes, raw->length };
        token_split(&learner->tokeniser, &story, (struct dateline_span){ (uint32_t)start, (uint32_t)end });
        if (story.tokens.count > 0) {
            boundary_begin(&boundary, &learner->tokeniser, &story, 0, story.tokens.count, layout == LAYOUT_PARAGRAPHS);
            visit(learner, raw, &boundary, context);
        }
        arena_reset(&learner->scratch);
        start = end + 2;
    }
}

/* Whether a sentence ends behind the token, in the treebank. */
static bool gold_ends(const struct raw *raw, const struct boundary *boundary, uint32_t token)
{
    return raw->ends[boundary->ending.story->tokens.at[token].span.end] != 0;
}

/* ---- features ---- */

static struct feature *feature_slot(struct learner *learner, uint32_t feature)
{
    uint32_t slot = feature & learner->mask;
    while (learner->features[slot].feature != 0 && learner->features[slot].feature != feature)
        slot = (slot + 1) & learner->mask;
    learner->features[slot].feature = feature;
    return &learner->features[slot];
}

/* The table's name of a feature: template, atoms. */
static char *feature_name(const struct learner *learner, uint32_t template, const uint32_t *atoms)
{
    uint8_t order[BOUNDARY_ATOMS];
    uint32_t count = boundary_atoms_of(template, order);
    char name[256];
    int at = snprintf(name, sizeof name, "%s\t", boundary_templates[template].name);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t value = atoms[order[i]];
        const char *space = i ? " " : "";
        if (order[i] < BOUNDARY_WORDS && value == 0)
            at += snprintf(name + at, sizeof name - (size_t)at, "%s<none>", space);
        else if (order[i] < BOUNDARY_WORDS)
            at += snprintf(
                name + at, sizeof name - (size_t)at, "%s%.*s", space, TEXT_ARG(learner->words[value & 0xFFFFFF]));
        else if (order[i] < BOUNDARY_SHAPES)
            at += snprintf(name + at, sizeof name - (size_t)at, "%s%c", space, (int)value);
        else
            at += snprintf(name + at, sizeof name - (size_t)at, "%s%u", space, value);
    }
    return strdup(name);
}

static void words_note(struct learner *learner, const struct boundary *boundary)
{
    char room[BOUNDARY_WORD_BYTES];
    for (uint32_t i = boundary->start; i < boundary->end; i++) {
        struct dateline_text normal = boundary_normal(story_word(boundary->ending.story, i), room);
        struct dateline_text *word = &learner->words[boundary_word(normal) & 0xFFFFFF];
        if (word->length == 0)
            *word = text_copy(&learner->arena, normal);
    }
}

static void gap_add(struct learner *learner, const uint32_t *atoms, bool ends)
{
    uint64_t states[BOUNDARY_TEMPLATES_MAX];
    uint32_t features[BOUNDARY_TEMPLATES_MAX];
    if (learner->gap_count == learner->gap_room)
        learner->gaps =
            realloc(learner->gaps, (learner->gap_room = 2 * learner->gap_room + 4096) * sizeof *learner->gaps);
    if (learner->id_count + BOUNDARY_TEMPLATES_MAX > learner->id_room)
        learner->ids = realloc(learner->ids, (learner->id_room = 2 * learner->id_room + 65536) * sizeof *learner->ids);
    learner->gaps[learner->gap_count++] = (struct gap){ (uint32_t)learner->id_count, ends };
    boundary_features(0, boundary_template_count, atoms, states, features);
    for (uint32_t t = 0; t < boundary_template_count; t++) {
        struct feature *feature = feature_slot(learner, features[t]);
        if (++feature->seen == 2)
            feature->name = feature_name(learner, t, atoms);
        learner->ids[learner->id_count++] = feature->feature;
    }
}

/* Where the bracket that a token closes was opened, or the token itself. */
static uint32_t bracket_opens(const struct boundary *boundary, uint32_t token)
{
    const struct boundary_token *tokens = boundary->tokens - boundary->start;
    uint32_t at = token, depth = 0;
    for (; at > boundary->start && token - at < 40; at--) {
        depth += tokens[at].shape == ')' || tokens[at].shape == ']';
        if ((tokens[at].shape == '(' || tokens[at].shape == '[') && --depth == 0)
            return at;
    }
    return token;
}

enum { NEWS_UNKNOWN, NEWS_GOES_ON, NEWS_ENDS };

/* What can be told of a gap in news that nobody has marked: no sentence ends without a mark between two words, behind a
 * dash, comma or quotation mark, a bracket inside a sentence, or initials before a name; each item of a list with bullets is one. */
static int news_says(const struct boundary *boundary, uint32_t gap, const uint32_t *atoms)
{
    char left = (char)atoms[BOUNDARY_SHAPE_L1], right = (char)atoms[BOUNDARY_SHAPE_R1];
    if (atoms[BOUNDARY_RULE] == 3 && right == '*' && atoms[BOUNDARY_SHAPE_R2] != '*')
        return NEWS_ENDS;
    if (right == '~' || (atoms[BOUNDARY_RULE] == 2 && left == 'I'))
        return NEWS_GOES_ON;
    if (atoms[BOUNDARY_RULE] != 0)
        return NEWS_UNKNOWN;
    if (left == ')' || left == ']') {
        uint32_t opens = bracket_opens(boundary, gap - 1);
        return opens > boundary->start && opens < gap - 1 && boundary->tokens[opens - 1 - boundary->start].ahead > 0
                   ? NEWS_GOES_ON
                   : NEWS_UNKNOWN;
    }
    return strchr("aAUIM1tm@bBnqQ-,'\">;*", left) ? NEWS_GOES_ON : NEWS_UNKNOWN;
}

/* Treebanks teach each gap, news what can be told of it. */
static void gaps_collect(struct learner *learner, const struct raw *raw, struct boundary *boundary, void *context)
{
    const bool *news = context;
    uint32_t atoms[BOUNDARY_ATOMS];
    words_note(learner, boundary);
    for (uint32_t gap = boundary->start + 1; gap < boundary->end; gap++) {
        bool ends = gold_ends(raw, boundary, gap - 1);
        if (boundary_gap(boundary, gap, atoms)) {
            int says = *news ? news_says(boundary, gap, atoms) : ends ? NEWS_ENDS : NEWS_GOES_ON;
            if (says != NEWS_UNKNOWN)
                gap_add(learner, atoms, says == NEWS_ENDS);
        }
        if (ends)
            boundary_cut(boundary, gap);
    }
}

/* ---- FTRL ---- */

static float weight(const struct feature *feature)
{
    if (feature->seen < 3 || fabsf(feature->z) <= penalty)
        return 0;
    return (copysignf(penalty, feature->z) - feature->z) / ((smooth + sqrtf(feature->n)) / rate + ridge);
}

static void gap_learn(struct learner *learner, const struct gap *gap)
{
    const uint32_t *ids = learner->ids + gap->at;
    float sum = 0;
    for (uint32_t t = 0; t < boundary_template_count; t++)
        sum += weight(feature_slot(learner, ids[t]));
    float slope = 1 / (1 + expf(-sum)) - (gap->ends ? 1.0f : 0.0f);
    for (uint32_t t = 0; t < boundary_template_count; t++) {
        struct feature *feature = feature_slot(learner, ids[t]);
        if (feature->seen < 3)
            continue;
        float more = (sqrtf(feature->n + slope * slope) - sqrtf(feature->n)) / rate;
        feature->z += slope - more * weight(feature);
        feature->n += slope * slope;
    }
}

static void learn(struct learner *learner)
{
    uint64_t state = 1;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        for (size_t i = learner->gap_count; i-- > 1;) {
            size_t other = (state = hash_mix(state + i)) % (i + 1);
            struct gap gap = learner->gaps[i];
            learner->gaps[i] = learner->gaps[other];
            learner->gaps[other] = gap;
        }
        for (size_t i = 0; i < learner->gap_count; i++)
            gap_learn(learner, &learner->gaps[i]);
    }
}

static int order_names(const void *a, const void *b)
{
    return strcmp((*(const struct feature *const *)a)->name, (*(const struct feature *const *)b)->name);
}

static int32_t weight_rounded(const struct feature *feature)
{
    long value = lrintf(SCALE * weight(feature));
    return (int32_t)(value > INT16_MAX ? INT16_MAX : value < -INT16_MAX ? -INT16_MAX : value);
}

static uint32_t weights_write(struct learner *learner)
{
    uint32_t count = 0;
    struct feature **kept = grab(learner->mask + 1, sizeof *kept);
    for (uint32_t i = 0; i <= learner->mask; i++)
        if (learner->features[i].feature && weight_rounded(&learner->features[i]))
            kept[count++] = &learner->features[i];
    qsort(kept, count, sizeof *kept, order_names);
    struct boundary_row *rows = grab(count, sizeof *rows);
    printf("# Where sentences end: weights of what is around a gap (src/language/boundary_weight.c), made by "
           "learn/boundaries.c.\n");
    printf("template\tatoms\tweight\n");
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = (struct boundary_row){ kept[i]->feature, (int16_t)weight_rounded(kept[i]) };
        printf("%s\t%d\n", kept[i]->name, rows[i].weight);
    }
    learner->weights = boundary_lay_out(&learner->arena, rows, count);
    free(rows);
    free(kept);
    return count;
}

/* ---- judging ---- */

struct judged {
    size_t gold, found, both;
    const struct boundary_weights *weights;
};

static void paragraph_judge(struct learner *learner, const struct raw *raw, struct boundary *boundary, void *context)
{
    struct judged *judged = context;
    uint32_t atoms[BOUNDARY_ATOMS], gold_first = boundary->start;
    (void)learner;
    for (uint32_t gap = boundary->start + 1; gap <= boundary->end; gap++) {
        bool ends = gap == boundary->end || gold_ends(raw, boundary, gap - 1);
        bool found = gap == boundary->end;
        if (!found && boundary_gap(boundary, gap, atoms))
            found = boundary_ends(judged->weights, atoms);
        judged->gold += ends;
        judged->found += found;
        judged->both += ends && found && boundary->first == gold_first;
        if (ends)
            gold_first = gap;
        if (found && gap < boundary->end)
            boundary_cut(boundary, gap);
    }
}

static void judge(struct learner *learner, const char *path, const struct boundary_weights *weights, const char *who)
{
    struct treebank bank = { 0 };
    treebank_read(&bank, path, true);
    for (int layout = 1; layout >= 0; layout--) {
        struct judged judged = { .weights = weights };
        struct raw raw = raw_of(&bank, layout);
        raw_visit(learner, &raw, layout, paragraph_judge, &judged);
        fprintf(stderr, "%s, %s, %s: sentences P %.2f R %.2f F1 %.2f\n", path, layout ? "paragraphs" : "one line", who,
            100.0 * (double)judged.both / (double)judged.found, 100.0 * (double)judged.both / (double)judged.gold,
            200.0 * (double)judged.both / (double)(judged.found + judged.gold));
    }
}

int main(int count, char **values)
{
    static struct learner learner;
    const char *judges[8];
    int judge_count = 0;
    struct file_map map;
    struct image words;
    struct dateline_error error;
    struct boundary_weights rules = { .trained = false };
    arena_init(&learner.arena, 0, out_of_memory, NULL);
    arena_init(&learner.scratch, 0, out_of_memory, NULL);
    if (count < 3 || file_map(values[1], &map, &error) != DATELINE_OK ||
        image_open(map.bytes, values[1], "word", TABLE_VERSION, true, &words, &error) != DATELINE_OK) {
        fprintf(stderr, "usage: boundaries WORDS.image [--judge DEV.conllu]... TRAIN.conllu...\n");
        return 2;
    }
    tokeniser_open(&words, &learner.tokeniser);
    learner.mask = (1u << 24) - 1;
    learner.features = grab(learner.mask + 1, sizeof *learner.features);
    learner.words = grab(1u << 24, sizeof *learner.words);
    for (int i = 2; i < count; i++) {
        if (strcmp(values[i], "--judge") == 0 && i + 1 < count && judge_count < 8) {
            judges[judge_count++] = values[++i];
            continue;
        }
        struct treebank bank = { 0 };
        bool news = strcmp(values[i], "--news") == 0 && i + 1 < count;
        treebank_read(&bank, values[i += news], false);
        for (enum layout layout = LAYOUT_LINE; layout <= (news ? LAYOUT_SENTENCES : LAYOUT_PARAGRAPHS); layout++) {
            struct raw raw = raw_of(&bank, layout);
            raw_visit(&learner, &raw, layout, gaps_collect, &news);
        }
    }
    learn(&learner);
    fprintf(stderr, "%zu gaps, %u weights\n", learner.gap_count, weights_write(&learner));
    for (int i = 0; i < judge_count; i++) {
        judge(&learner, judges[i], &rules, "rules");
        judge(&learner, judges[i], &learner.weights, "weights");
    }
    return 0;
}
