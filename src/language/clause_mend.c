/* Mending tags.
 *
 * Lemmas of rare verbs are guessed from endings ("shelled" to "shel"), and a fast tagger takes a verb for a noun where
 * a longer look would not ("the navy shot down a drone", "Ghana plans to build"). A list of verbs settles the first,
 * and the second is plain from the tree: what has an object, a particle or an infinitive is no noun. */
#include "language/clause_mend.h"

static bool is_base(const struct clause_words *words, struct dateline_text base)
{
    uint32_t count;
    return base.length && table_find(&words->verb, base, &count) != DATELINE_NONE;
}

/* The form without its last `cut` letters and with a letter more; empty when no verb. */
static struct dateline_text cut_form(
    const struct clause_words *words, struct arena *arena, struct dateline_text form, size_t cut, const char *ending)
{
    if (form.length < cut + 2)
        return (struct dateline_text){ NULL, 0 };
    struct dateline_text stem = text_slice(form, 0, form.length - cut);
    struct dateline_text base = *ending ? text_format(arena, "%.*s%s", TEXT_ARG(stem), ending) : stem;
    return is_base(words, base) ? base : (struct dateline_text){ NULL, 0 };
}

/* "ed" and "ing": plain, with a dropped "e", with a doubled letter ("stopped"), with "y" ("denied"). */
static struct dateline_text cut_ending(
    const struct clause_words *words, struct arena *arena, struct dateline_text form, size_t ending)
{
    struct dateline_text base = cut_form(words, arena, form, ending, "");
    if (!base.length)
        base = cut_form(words, arena, form, ending, "e");
    bool doubled =
        form.length > ending + 2 && form.bytes[form.length - ending - 1] == form.bytes[form.length - ending - 2];
    if (!base.length && doubled)
        base = cut_form(words, arena, form, ending + 1, "");
    if (!base.length && ending == 2 && text_ends(form, "ied"))
        base = cut_form(words, arena, form, 3, "y");
    return base;
}

struct dateline_text clause_verb_base(
    const struct clause_words *words, struct arena *arena, struct dateline_text form, const char **ret_tag)
{
    uint32_t count, row = table_find(&words->verb_form, form, &count);
    *ret_tag = "VBD";
    if (row != DATELINE_NONE) {
        if (text_is(table_field(&words->verb_form, row, 2), "VBN"))
            *ret_tag = "VBN";
        return table_field(&words->verb_form, row, 1);
    }
    if (is_base(words, form)) {
        *ret_tag = "VBP";
        return form;
    }
    if (text_ends(form, "ed"))
        return cut_ending(words, arena, form, 2);
    if (text_ends(form, "ing")) {
        *ret_tag = "VBG";
        return cut_ending(words, arena, form, 3);
    }
    *ret_tag = "VBZ";
    if (!text_ends(form, "s"))
        return (struct dateline_text){ NULL, 0 };
    struct dateline_text base = cut_form(words, arena, form, 1, "");
    if (!base.length && text_ends(form, "es"))
        base = cut_form(words, arena, form, 2, "");
    if (!base.length && text_ends(form, "ies"))
        base = cut_form(words, arena, form, 3, "y");
    return base;
}

/* What the children of a word show. */
struct signs {
    bool object, complement, particle, article, nominal, to;
    uint32_t subject, compound;
};

static struct signs signs_of(const struct clause_tree *tree, uint32_t token)
{
    struct signs signs = { .subject = DATELINE_NONE, .compound = DATELINE_NONE };
    for (uint32_t child = tree->child[token]; child != DATELINE_NONE; child = tree->sibling[child]) {
        const struct dateline_token *below = &tree->tokens[child];
        switch (below->deprel) {
        case DATELINE_DEPREL_OBJ:
        case DATELINE_DEPREL_IOBJ:
            signs.object = true;
            break;
        case DATELINE_DEPREL_XCOMP:
        case DATELINE_DEPREL_CCOMP:
            signs.complement = true;
            break;
        case DATELINE_DEPREL_COMPOUND_PRT:
            signs.particle = true;
            break;
        case DATELINE_DEPREL_MARK:
            signs.to |= text_is_nocase(story_word(tree->story, child), "to");
            break;
        case DATELINE_DEPREL_DET:
        case DATELINE_DEPREL_AMOD:
            signs.article = true;
            break;
        case DATELINE_DEPREL_COP:
        case DATELINE_DEPREL_CASE:
        case DATELINE_DEPREL_NMOD_POSS:
            signs.nominal = true;
            break;
        case DATELINE_DEPREL_NSUBJ:
        case DATELINE_DEPREL_NSUBJ_PASS:
            signs.subject = child;
            break;
        case DATELINE_DEPREL_COMPOUND:
        case DATELINE_DEPREL_NMOD_DESC:
            if (child < token && (below->upos == DATELINE_UPOS_NOUN || below->upos == DATELINE_UPOS_PROPN))
                signs.compound = child;
            break;
        default:
            break;
        }
    }
    return signs;
}

static bool heads_clause(uint8_t deprel)
{
    return deprel == DATELINE_DEPREL_ROOT || deprel == DATELINE_DEPREL_CCOMP || deprel == DATELINE_DEPREL_ADVCL ||
           deprel == DATELINE_DEPREL_ACL || deprel == DATELINE_DEPREL_ACL_RELCL || deprel == DATELINE_DEPREL_CONJ ||
           deprel == DATELINE_DEPREL_PARATAXIS;
}

/* "the navy shot": what stood as a modifier in front is the subject, and takes the article and its like along. */
static void subject_find(struct story *story, const struct clause_tree *tree, uint32_t verb, uint32_t subject)
{
    for (uint32_t child = tree->child[verb]; child != DATELINE_NONE && child < subject; child = tree->sibling[child]) {
        struct dateline_token *below = &story->tokens.at[child];
        if (below->deprel == DATELINE_DEPREL_DET || below->deprel == DATELINE_DEPREL_AMOD ||
            below->deprel == DATELINE_DEPREL_COMPOUND || below->deprel == DATELINE_DEPREL_NUMMOD)
            below->head = subject;
    }
    story->tokens.at[subject].deprel = DATELINE_DEPREL_NSUBJ;
}

/* "called on Rangoon to free the monks": behind "to", with an object, stands an infinitive. */
static bool infinitive_mend(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t token)
{
    struct dateline_text form = clause_tree_lower(tree, story->arena, token);
    if (!is_base(words, form))
        return false;
    struct dateline_token *word = &story->tokens.at[token];
    word->upos = DATELINE_UPOS_VERB;
    word->lemma = form;
    word->xpos = TEXT("VB");
    word->morphology = DATELINE_MORPH_INFINITIVE;
    uint32_t marker = clause_tree_child(tree, token, DATELINE_DEPREL_MARK);
    if (text_is_nocase(story_word(story, marker), "to"))
        story->tokens.at[marker].xpos = TEXT("TO");
    return true;
}

/* "convicted of laundering money": a gerund with an object is no noun. */
static bool gerund_mend(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct signs *signs, uint32_t token)
{
    struct dateline_token *word = &story->tokens.at[token];
    const char *tag;
    if (!signs->object || signs->article || word->upos != DATELINE_UPOS_NOUN ||
        !text_ends(story_word(story, token), "ing") || clause_tree_has(tree, token, DATELINE_DEPREL_COP) ||
        clause_tree_has(tree, token, DATELINE_DEPREL_NMOD_POSS))
        return false;
    struct dateline_text base =
        clause_verb_base(words, story->arena, clause_tree_lower(tree, story->arena, token), &tag);
    if (!base.length)
        return false;
    word->upos = DATELINE_UPOS_VERB;
    word->lemma = base;
    word->xpos = TEXT("VBG");
    word->morphology = DATELINE_MORPH_PARTICIPLE | DATELINE_MORPH_PRESENT;
    return true;
}

/* "An overloaded boat sank": forms that are nothing but a past tense. */
static bool past_mend(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct signs *signs, uint32_t token)
{
    struct dateline_token *word = &story->tokens.at[token];
    bool beside = signs->compound != DATELINE_NONE && signs->compound + 1 == token;
    if (signs->nominal || (signs->subject == DATELINE_NONE && !beside) || !heads_clause(word->deprel))
        return false;
    struct dateline_text form = clause_tree_lower(tree, story->arena, token);
    if (!clause_word_is(words, form, "past-form"))
        return false;
    const char *tag;
    struct dateline_text base = clause_verb_base(words, story->arena, form, &tag);
    if (!base.length)
        return false;
    word->upos = DATELINE_UPOS_VERB;
    word->lemma = base;
    word->xpos = TEXT("VBD");
    word->morphology = DATELINE_MORPH_FINITE | DATELINE_MORPH_PAST;
    if (signs->subject == DATELINE_NONE)
        subject_find(story, tree, token, signs->compound);
    return true;
}

/* "will shell the fort or storm it", "if the talks fail and the truce ends": what is joined to a verb, and can be one,
 * is one where it has an object or stands behind a noun; so is a noun with a modal. */
static bool conjunct_mend(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct signs *signs, uint32_t token)
{
    struct dateline_token *word = &story->tokens.at[token];
    uint32_t auxiliary = clause_tree_child(tree, token, DATELINE_DEPREL_AUX), first = word->head;
    bool joined = word->deprel == DATELINE_DEPREL_CONJ && first != DATELINE_NONE && first < token &&
                  story->tokens.at[first].upos == DATELINE_UPOS_VERB;
    bool modal = auxiliary != DATELINE_NONE && text_is(story->tokens.at[auxiliary].xpos, "MD");
    bool beside = signs->compound != DATELINE_NONE && signs->compound + 1 == token;
    if ((!joined && !modal) || signs->nominal)
        return false;
    const char *tag;
    struct dateline_text base =
        clause_verb_base(words, story->arena, clause_tree_lower(tree, story->arena, token), &tag);
    bool bare = text_is(text_of(tag), "VBP"), finite = text_is(text_of(tag), "VBZ") || text_is(text_of(tag), "VBD");
    if (!base.length || !(modal ? bare && beside : (signs->object && !signs->article && bare) || (beside && finite)))
        return false;
    word->upos = DATELINE_UPOS_VERB;
    word->lemma = base;
    bool plain = modal || (bare && text_is(story->tokens.at[first].xpos, "VB"));
    word->xpos = plain ? TEXT("VB") : text_of(tag);
    word->morphology = plain ? DATELINE_MORPH_INFINITIVE : DATELINE_MORPH_FINITE;
    if (beside && signs->subject == DATELINE_NONE)
        subject_find(story, tree, token, signs->compound);
    return true;
}

/* "President Aliyev plans to visit Baku.": a sentence of a bare plural with an infinitive, where that can be a
 * verb's. */
static bool plans(const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t token)
{
    struct dateline_token *tokens = story->tokens.at;
    const char *tag;
    uint32_t verb = clause_tree_child(tree, token, DATELINE_DEPREL_ACL);
    if (tokens[token].head != DATELINE_NONE || verb != token + 2 || !text_is(tokens[token + 1].xpos, "TO") ||
        !text_is(tokens[token].xpos, "NNS") || clause_tree_has(tree, token, DATELINE_DEPREL_DET))
        return false;
    struct dateline_text base =
        clause_verb_base(words, story->scratch, clause_tree_lower(tree, story->scratch, token), &tag);
    if (!base.length || !clause_control(words, base, TEXT("to")).found)
        return false;
    tokens[verb].deprel = DATELINE_DEPREL_XCOMP;
    return true;
}

/* A noun or adjective with what only a verb has becomes one, where its form can be a verb's. */
static void token_mend(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t token)
{
    struct dateline_token *word = &story->tokens.at[token];
    bool noun = word->upos == DATELINE_UPOS_NOUN, adjective = word->upos == DATELINE_UPOS_ADJ;
    bool complement = word->deprel == DATELINE_DEPREL_XCOMP;
    bool clause = complement || heads_clause(word->deprel);
    if ((!noun && !adjective) || (!clause && !(noun && text_ends(story_word(story, token), "ing"))))
        return;
    struct signs signs = signs_of(tree, token);
    if (gerund_mend(words, story, tree, &signs, token) || !clause || past_mend(words, story, tree, &signs, token))
        return;
    if (signs.to && signs.object && !signs.nominal && infinitive_mend(words, story, tree, token))
        return;
    if (noun && conjunct_mend(words, story, tree, &signs, token))
        return;
    complement = complement && adjective;
    bool verbal = signs.object || (noun && (signs.particle || signs.complement || plans(words, story, tree, token)));
    bool subject = signs.subject != DATELINE_NONE || signs.compound != DATELINE_NONE || complement;
    if (!verbal || signs.nominal || !subject)
        return;
    const char *tag;
    struct dateline_text base =
        clause_verb_base(words, story->arena, clause_tree_lower(tree, story->arena, token), &tag);
    if (!base.length || text_is(text_of(tag), "VBG") || (adjective && !text_is(text_of(tag), "VBD")))
        return;
    word->upos = DATELINE_UPOS_VERB;
    word->lemma = base;
    word->xpos = text_of(tag);
    word->morphology = (word->morphology & ~(uint32_t)(DATELINE_MORPH_PLURAL | DATELINE_MORPH_SINGULAR)) |
                       DATELINE_MORPH_FINITE |
                       (text_is(text_of(tag), "VBD") ? DATELINE_MORPH_PAST : DATELINE_MORPH_PRESENT);
    if (signs.subject == DATELINE_NONE && signs.compound != DATELINE_NONE)
        subject_find(story, tree, token, signs.compound);
}

/* "denied it meddled", where the subject of what is said was taken for an object: a finite form right behind it. */
static void told_subject_mend(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t above = tokens[verb].head;
    bool past = text_is(tokens[verb].xpos, "VBD") || text_is(tokens[verb].xpos, "VBN") ||
                text_is(tokens[verb].xpos, "VBZ") || text_is(tokens[verb].xpos, "VBP");
    if (above == DATELINE_NONE || !past || text_is(tokens[above].xpos, "VBG") ||
        tokens[verb].deprel != DATELINE_DEPREL_XCOMP ||
        !(clause_word_is(words, tokens[above].lemma, "reporting") || text_is(tokens[above].lemma, "deny")))
        return;
    uint32_t object = clause_tree_child(tree, above, DATELINE_DEPREL_OBJ);
    struct signs signs = signs_of(tree, verb);
    if (object == DATELINE_NONE || object < above || tree->right[object] != tree->left[verb] ||
        signs.subject != DATELINE_NONE || signs.nominal || clause_tree_has(tree, verb, DATELINE_DEPREL_MARK))
        return;
    bool passive = clause_tree_has(tree, verb, DATELINE_DEPREL_AUX_PASS);
    tokens[object].head = verb;
    tokens[object].deprel = passive ? DATELINE_DEPREL_NSUBJ_PASS : DATELINE_DEPREL_NSUBJ;
    tokens[verb].deprel = DATELINE_DEPREL_CCOMP;
    if (text_is(tokens[verb].xpos, "VBN") && !clause_tree_has(tree, verb, DATELINE_DEPREL_AUX) && !passive)
        tokens[verb].xpos = TEXT("VBD");
}

/* "The two sides agreed to exchange prisoners", drawn like "agreed to peace talks": behind a verb that takes an
 * infinitive stands one, unless what follows tells an event. */
static void infinitive_find(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t to)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t noun = tokens[to].head, verb = to + 1;
    if (tokens[to].deprel != DATELINE_DEPREL_CASE || noun == DATELINE_NONE || noun <= verb ||
        tokens[verb].head != noun || !text_is_nocase(story_word(story, to), "to") ||
        (tokens[verb].deprel != DATELINE_DEPREL_COMPOUND && tokens[verb].deprel != DATELINE_DEPREL_AMOD))
        return;
    uint32_t above = tokens[noun].head;
    struct dateline_text form = clause_tree_lower(tree, story->arena, verb);
    if (above == DATELINE_NONE || above > to || !is_base(words, form) || tokens[noun].upos != DATELINE_UPOS_NOUN ||
        !clause_word_is(words, tokens[above].lemma, "takes-infinitive") ||
        clause_event_noun(words, tokens[noun].lemma).found || clause_word_is(words, tokens[noun].lemma, "abstract"))
        return;
    tokens[verb].upos = DATELINE_UPOS_VERB;
    tokens[verb].lemma = form;
    tokens[verb].xpos = TEXT("VB");
    tokens[verb].morphology = DATELINE_MORPH_INFINITIVE;
    tokens[verb].head = above;
    tokens[verb].deprel = DATELINE_DEPREL_XCOMP;
    tokens[noun].head = tokens[to].head = verb;
    tokens[noun].deprel = DATELINE_DEPREL_OBJ;
    tokens[to].deprel = DATELINE_DEPREL_MARK;
    tokens[to].xpos = TEXT("TO");
}

/* "The cabinet on Tuesday approved …": a day between subject and verb is the verb's, unless the subject tells an
 * event. */
static void day_mend(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t day)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t subject = tokens[day].head;
    if (tokens[day].deprel != DATELINE_DEPREL_NMOD || subject == DATELINE_NONE || subject > day ||
        (tokens[subject].deprel != DATELINE_DEPREL_NSUBJ && tokens[subject].deprel != DATELINE_DEPREL_NSUBJ_PASS) ||
        tree->right[subject] != tree->right[day] ||
        !clause_word_is(words, text_lower(story->scratch, tokens[day].lemma), "time-noun"))
        return;
    struct dateline_text preposition = clause_tree_preposition(tree, story->scratch, day);
    bool month = text_is(preposition, "in") && tokens[day].upos == DATELINE_UPOS_PROPN;
    uint32_t verb = tokens[subject].head;
    if ((!month && !text_is(preposition, "on")) || verb == DATELINE_NONE || verb < day ||
        tokens[verb].upos != DATELINE_UPOS_VERB || clause_event_noun(words, tokens[subject].lemma).found)
        return;
    tokens[day].head = verb;
    tokens[day].deprel = DATELINE_DEPREL_OBL;
}

/* "…," complained one baker: what stands right behind a verb of saying and its quote is who says it. */
static void speaker_mend(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t object = clause_tree_child(tree, verb, DATELINE_DEPREL_OBJ);
    if (object == DATELINE_NONE || object < verb || tree->left[object] != verb + 1 || verb == 0 ||
        clause_tree_has(tree, verb, DATELINE_DEPREL_NSUBJ) || clause_tree_has(tree, verb, DATELINE_DEPREL_AUX) ||
        tokens[object].upos == DATELINE_UPOS_PRON || !clause_word_is(words, tokens[verb].lemma, "reporting"))
        return;
    struct dateline_text before = story_word(story, verb - 1);
    if (tokens[verb - 1].sentence == tokens[verb].sentence &&
        (text_is(before, "\"") || text_is(before, "\xe2\x80\x9d") || text_is(before, "''")))
        tokens[object].deprel = DATELINE_DEPREL_NSUBJ;
}

/* "The union called a strike", "called off the vote": where nobody is there who would be called so, a noun with an article
 * is the object. */
static void called_mend(struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    uint32_t noun = clause_tree_child(tree, verb, DATELINE_DEPREL_XCOMP);
    if (noun == DATELINE_NONE || story->tokens.at[noun].upos != DATELINE_UPOS_NOUN ||
        !clause_tree_has(tree, noun, DATELINE_DEPREL_DET) || clause_tree_has(tree, noun, DATELINE_DEPREL_CASE) ||
        clause_tree_has(tree, verb, DATELINE_DEPREL_OBJ) || clause_tree_has(tree, verb, DATELINE_DEPREL_AUX_PASS) ||
        clause_tree_has(tree, verb, DATELINE_DEPREL_NSUBJ_PASS) || text_is(story->tokens.at[verb].xpos, "VBN"))
        return;
    if (story_lemma_in(story, verb, "call|name|declare|elect|make"))
        story->tokens.at[noun].deprel = DATELINE_DEPREL_OBJ;
}

static void lemma_mend(const struct clause_words *words, struct story *story, uint32_t token)
{
    struct dateline_token *word = &story->tokens.at[token];
    struct dateline_text lemma = text_lower(story->scratch, word->lemma);
    struct dateline_text form = text_lower(story->arena, story_word(story, token));
    if (text_is(word->xpos, "VB") && is_base(words, form))
        word->lemma = form;
    else if (is_base(words, lemma) || lemma.length == 0)
        return;
    const char *tag;
    struct dateline_text base = clause_verb_base(words, story->arena, form, &tag);
    if (base.length)
        word->lemma = base;
    if (text_is(word->xpos, "VB") && clause_word_is(words, form, "past-form"))
        word->xpos = TEXT("VBD");
}

void clause_mend(const struct clause_words *words, struct story *story)
{
    struct clause_tree tree;
    clause_tree_build(&tree, story->scratch, story);
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        if (story->tokens.at[i].upos == DATELINE_UPOS_VERB)
            lemma_mend(words, story, i);
        else
            token_mend(words, story, &tree, i);
    }
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        if (story->tokens.at[i].upos == DATELINE_UPOS_VERB) {
            told_subject_mend(words, story, &tree, i);
            speaker_mend(words, story, &tree, i);
            called_mend(story, &tree, i);
        }
        uint8_t deprel = story->tokens.at[i].deprel;
        if (deprel == DATELINE_DEPREL_CASE)
            infinitive_find(words, story, &tree, i);
        else if (deprel == DATELINE_DEPREL_NMOD)
            day_mend(words, story, &tree, i);
        clause_attach(words, story, &tree, i);
    }
    clause_tree_build(&tree, story->scratch, story);
    for (uint32_t i = 0; i < story->sentences.count; i++)
        clause_regraft(words, story, &tree, &story->sentences.at[i]);
}
