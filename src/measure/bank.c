/* Bringing gold trees into the form in which they are compared.
 *
 * What counts follows the scorer of the CoNLL 2018 shared task (Zeman et al. 2018, "CoNLL 2018 Shared Task:
 * Multilingual Parsing from Raw Text to Universal Dependencies", section 5): subtypes of relations are ignored, of
 * features the universal ones of UD 2 count, and the relations of content words (CLAS; Nivre and Fang 2017) are told
 * from functional ones. */
#include "measure/bank.h"

#include "base/conllu.h"
#include "base/sort.h"

static const char *const universal_features[] = { "Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident",
    "Foreign", "Gender", "Mood", "NumType", "Number", "Person", "Polarity", "Polite", "Poss", "PronType", "Reflex",
    "Tense", "VerbForm", "Voice" };

static const char *const content_relations[] = { "acl", "advcl", "advmod", "amod", "appos", "ccomp", "compound", "conj",
    "csubj", "dep", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "nmod", "nsubj",
    "nummod", "obj", "obl", "orphan", "parataxis", "reparandum", "root", "vocative", "xcomp" };

static const char *const functional_relations[] = { "aux", "case", "cc", "clf", "cop", "det", "mark" };

static bool listed(struct dateline_text text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(text, list[i]))
            return true;
    return false;
}
#define LISTED(text, list) listed((text), (list), sizeof(list) / sizeof *(list))

static int feature_order(const void *a, const void *b, void *context)
{
    (void)context;
    return text_compare(*(const struct dateline_text *)a, *(const struct dateline_text *)b);
}

struct dateline_text bank_feats(struct arena *arena, struct dateline_text feats)
{
    VECTOR(struct dateline_text) kept = { 0 };
    struct text_builder joined = { .arena = arena };
    struct dateline_text piece;
    while (text_cut(&feats, '|', &piece)) {
        struct dateline_text rest = piece, name;
        text_cut(&rest, '=', &name);
        if (LISTED(name, universal_features))
            *VECTOR_PUSH(arena, &kept) = piece;
    }
    sort_stable(arena, kept.at, kept.count, sizeof *kept.at, feature_order, NULL);
    for (uint32_t i = 0; i < kept.count; i++) {
        if (i)
            text_add_byte(&joined, '|');
        text_add(&joined, kept.at[i]);
    }
    return text_built(&joined);
}

struct dateline_text bank_form(struct bank *bank, struct dateline_text form, bool add)
{
    struct text_builder visible = { .arena = bank->arena };
    bool spaces = false;
    for (size_t i = 0; i < form.length && !spaces; i++)
        spaces = conllu_space_at(form, i) > 0;
    for (size_t i = 0, space; spaces && i < form.length; i += space ? space : 1)
        if (!(space = conllu_space_at(form, i)))
            text_add_byte(&visible, form.bytes[i]);
    if (spaces)
        form = text_built(&visible);
    if (add)
        text_add(&bank->text, form);
    return form;
}

void bank_finish(struct bank *bank)
{
    uint32_t count = bank->words.count;
    for (uint32_t i = count; i-- > 0;) {
        struct bank_word *word = &bank->words.at[i];
        struct dateline_text rest = word->deprel;
        text_cut(&rest, ':', &word->deprel);
        word->content = LISTED(word->deprel, content_relations);
        word->functional = LISTED(word->deprel, functional_relations);
        word->feats = bank_feats(bank->arena, word->feats);
        word->first_functional = DATELINE_NONE;
    }
    for (uint32_t i = count; i-- > 0;) {
        struct bank_word *word = &bank->words.at[i];
        word->next_functional = DATELINE_NONE;
        if (!word->functional || word->head >= count)
            continue;
        word->next_functional = bank->words.at[word->head].first_functional;
        bank->words.at[word->head].first_functional = i;
    }
}

/* ---- Gold ---- */

struct gold_reader {
    struct bank *bank;
    uint32_t first;      /* word of the sentence in hand */
    uint32_t start;      /* of the sentence in hand, in the bank's text */
    uint32_t joined_end; /* past the last word of the multiword token in hand */
    struct dateline_span joined;
};

static struct dateline_span token_add(struct bank *bank, struct dateline_text form, struct dateline_text *ret_form)
{
    uint32_t start = bank->text.count;
    *ret_form = bank_form(bank, form, true);
    struct dateline_span place = { start, bank->text.count };
    *VECTOR_PUSH(bank->arena, &bank->tokens) = place;
    return place;
}

static const char *word_add(struct gold_reader *reader, const struct conllu_line *line)
{
    struct bank *bank = reader->bank;
    uint32_t number = bank->words.count - reader->first + 1, head;
    bool multiword = reader->first + line->first <= reader->joined_end;
    if (line->first != number || !conllu_head(line, &head))
        return "a word out of its place or without a head";
    struct dateline_text form;
    struct dateline_span place = reader->joined;
    if (multiword)
        form = bank_form(bank, line->field[CONLLU_FORM], false);
    else
        place = token_add(bank, line->field[CONLLU_FORM], &form);
    *VECTOR_PUSH(bank->arena, &bank->words) = (struct bank_word){ .place = place,
        .multiword = multiword,
        .form = form,
        .lemma = line->field[CONLLU_LEMMA],
        .upos = line->field[CONLLU_UPOS],
        .xpos = line->field[CONLLU_XPOS],
        .feats = line->field[CONLLU_FEATS],
        .deprel = line->field[CONLLU_DEPREL],
        .head = head ? reader->first + head - 1 : DATELINE_NONE };
    return NULL;
}

static const char *sentence_end(struct gold_reader *reader)
{
    struct bank *bank = reader->bank;
    uint32_t end = bank->words.count;
    for (uint32_t i = reader->first; i < end; i++)
        if (bank->words.at[i].head != DATELINE_NONE && bank->words.at[i].head >= end)
            return "a head outside its sentence";
    if (end > reader->first)
        *VECTOR_PUSH(bank->arena, &bank->sentences) = (struct dateline_span){ reader->start, bank->text.count };
    reader->first = reader->joined_end = end;
    reader->start = bank->text.count;
    return NULL;
}

const char *bank_read_gold(struct bank *bank, struct dateline_text gold)
{
    struct gold_reader reader = { .bank = bank };
    struct dateline_text text, none;
    const char *fault = NULL;
    while (!fault && text_cut(&gold, '\n', &text)) {
        struct conllu_line line;
        conllu_line_read(text, &line);
        if (line.kind == CONLLU_BLANK) {
            fault = sentence_end(&reader);
        } else if (line.kind == CONLLU_MULTIWORD) {
            reader.joined = token_add(bank, line.field[CONLLU_FORM], &none);
            reader.joined_end = reader.first + line.last;
        } else if (line.kind == CONLLU_WORD) {
            fault = word_add(&reader, &line);
        } else if (line.kind == CONLLU_BROKEN) {
            fault = line.fault;
        }
    }
    fault = fault ? fault : sentence_end(&reader);
    if (!fault && !bank->words.count)
        fault = "no words";
    if (!fault)
        bank_finish(bank);
    return fault;
}
