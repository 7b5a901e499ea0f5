/* CoNLL-U into tokens, tags and trees, with what the clause layer asks for and no more. */
#include "treebank_story.h"

#include "base/conllu.h"

struct reader {
    struct treebank_story *bank;
    struct text_builder text, characters;
    VECTOR(struct character_span) at;
    uint32_t first; /* token of the sentence that is being read */
    /* A contraction: its last word's number, and the characters that its words have not used yet. */
    uint32_t last;
    struct character_span whole;
};

static uint8_t upos_of(struct dateline_text name)
{
    for (int i = 0; i < DATELINE_UPOS_COUNT; i++)
        if (text_is(name, dateline_upos_text((enum dateline_upos)i)))
            return (uint8_t)i;
    return DATELINE_UPOS_X;
}

static uint8_t deprel_of(struct dateline_text name)
{
    for (int i = 0; i < DATELINE_DEPREL_COUNT; i++)
        if (text_is(name, dateline_deprel_text((enum dateline_deprel)i)))
            return (uint8_t)i;
    return DATELINE_DEPREL_DEP;
}

/* The features that clauses ask for. */
static uint32_t morphology_of(struct dateline_text feats)
{
    static const struct {
        const char *feature;
        uint32_t bit;
    } bits[] = {
        { "Number=Plur", DATELINE_MORPH_PLURAL },
        { "PronType=Rel", DATELINE_MORPH_RELATIVE },
        { "PronType=Int", DATELINE_MORPH_INTERROGATIVE },
        { "PronType=Prs", DATELINE_MORPH_PERSONAL },
        { "Polarity=Neg", DATELINE_MORPH_NEGATIVE },
    };
    uint32_t morphology = 0;
    struct dateline_text piece;
    while (text_cut(&feats, '|', &piece))
        for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
            if (text_is(piece, bits[i].feature))
                morphology |= bits[i].bit;
    return morphology;
}

static void sentence_end(struct reader *reader)
{
    struct story *story = &reader->bank->story;
    uint32_t end = story->tokens.count;
    reader->last = 0;
    if (end == reader->first)
        return;
    *VECTOR_PUSH(story->arena, &story->sentences) = (struct dateline_sentence){
        .span = { story->tokens.at[reader->first].span.start, story->tokens.at[end - 1].span.end },
        .first = reader->first,
        .end = end
    };
    reader->first = end;
    text_add_byte(&reader->text, '\n');
}

/* Adds a word's characters, and says where they stand. */
static struct character_span characters_add(struct reader *reader, struct dateline_text word)
{
    struct character_span span = { reader->characters.count, 0 };
    for (size_t i = 0; i < word.length;) {
        size_t space = conllu_space_at(word, i);
        if (!space)
            text_add_byte(&reader->characters, word.bytes[i]);
        i += space ? space : 1;
    }
    span.end = reader->characters.count;
    return span;
}

/* The next part of a contraction, as long as the word; one that is spelled longer than what is left ends with it. */
static struct character_span contraction_part(struct reader *reader, uint32_t length)
{
    struct character_span *whole = &reader->whole, part = *whole;
    if (length < whole->end - whole->start)
        part.end = part.start + length;
    whole->start = part.end;
    return part;
}

static void word_read(struct reader *reader, const struct conllu_line *line)
{
    struct story *story = &reader->bank->story;
    uint32_t start = reader->text.count, head;
    if (!conllu_head(line, &head))
        return;
    text_add(&reader->text, line->field[CONLLU_FORM]);
    *VECTOR_PUSH(story->arena, &story->tokens) = (struct dateline_token){ .span = { start, reader->text.count },
        .lemma = line->field[CONLLU_LEMMA],
        .xpos = line->field[CONLLU_XPOS],
        .feats = line->field[CONLLU_FEATS],
        .morphology = morphology_of(line->field[CONLLU_FEATS]),
        .upos = upos_of(line->field[CONLLU_UPOS]),
        .deprel = deprel_of(line->field[CONLLU_DEPREL]),
        .sentence = story->sentences.count,
        .head = head ? reader->first + head - 1 : DATELINE_NONE };
    struct dateline_text form = line->field[CONLLU_FORM];
    *VECTOR_PUSH(story->arena, &reader->at) =
        line->first <= reader->last ? contraction_part(reader, (uint32_t)form.length) : characters_add(reader, form);
    if (conllu_space_after(line))
        text_add_byte(&reader->text, ' ');
}

static void line_read(struct reader *reader, struct dateline_text text)
{
    struct conllu_line line;
    conllu_line_read(text, &line);
    switch (line.kind) {
    case CONLLU_BLANK:
        sentence_end(reader);
        break;
    case CONLLU_WORD:
        word_read(reader, &line);
        break;
    case CONLLU_MULTIWORD: /* "2-3  can't": its words come in the next lines */
        reader->last = line.last;
        reader->whole = characters_add(reader, line.field[CONLLU_FORM]);
        break;
    default:
        break;
    }
}

void treebank_story_read(struct arena *arena, struct dateline_text conllu, struct treebank_story *ret_bank)
{
    *ret_bank = (struct treebank_story){ .story = { .arena = arena, .scratch = arena } };
    struct reader reader = { .bank = ret_bank, .text = { .arena = arena }, .characters = { .arena = arena } };
    struct dateline_text line;
    while (text_cut(&conllu, '\n', &line))
        line_read(&reader, line);
    sentence_end(&reader);
    struct story *story = &ret_bank->story;
    story->article.text = text_built(&reader.text);
    ret_bank->at = reader.at.at;
    ret_bank->characters = text_built(&reader.characters);
    *VECTOR_PUSH(arena, &story->blocks) = (struct dateline_block){ { 0, reader.text.count }, DATELINE_BLOCK_BODY };
}
