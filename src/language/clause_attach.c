/* Where clauses hang, told by their form.
 *
 * A reader never joins "and urged them" to "to leave": a past tense goes with a past tense, a participle with a
 * participle. Nor does he take "said in a statement the talks had failed" for talks inside a statement, or the last
 * words of ", the palace said." for more about the palace. Parsers do; each rule here looks at one token and what is
 * next to it. */
#include "language/clause_mend.h"

static bool tagged(const struct clause_tree *tree, uint32_t token, const char *xpos)
{
    return text_is(tree->tokens[token].xpos, xpos);
}

static uint32_t subject_of(const struct clause_tree *tree, uint32_t verb)
{
    uint32_t subject = clause_tree_child(tree, verb, DATELINE_DEPREL_NSUBJ);
    return subject != DATELINE_NONE ? subject : clause_tree_child(tree, verb, DATELINE_DEPREL_NSUBJ_PASS);
}

static bool has_auxiliary(const struct clause_tree *tree, uint32_t verb)
{
    return clause_tree_has(tree, verb, DATELINE_DEPREL_AUX) || clause_tree_has(tree, verb, DATELINE_DEPREL_AUX_PASS) ||
           clause_tree_has(tree, verb, DATELINE_DEPREL_COP);
}

static bool is_past(const struct clause_tree *tree, uint32_t verb)
{
    return tree->tokens[verb].upos == DATELINE_UPOS_VERB && tagged(tree, verb, "VBD") && !has_auxiliary(tree, verb);
}

static bool is_participle(const struct clause_tree *tree, uint32_t verb)
{
    return tree->tokens[verb].upos == DATELINE_UPOS_VERB && tagged(tree, verb, "VBG") && !has_auxiliary(tree, verb);
}

/* An infinitive or a participle: nothing that a past tense is joined to. */
static bool is_unlike_past(const struct clause_tree *tree, uint32_t verb)
{
    bool infinitive = tagged(tree, verb, "VB") && clause_tree_has(tree, verb, DATELINE_DEPREL_MARK);
    return tree->tokens[verb].upos == DATELINE_UPOS_VERB && (infinitive || is_participle(tree, verb)) &&
           subject_of(tree, verb) == DATELINE_NONE;
}

/* "told them to leave and closed the gate": joined to the nearest verb above of the same form. */
static void conjunct_attach(struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t first = tokens[verb].head;
    if (tokens[verb].deprel != DATELINE_DEPREL_CONJ || first == DATELINE_NONE || first > verb ||
        subject_of(tree, verb) != DATELINE_NONE)
        return;
    bool past = is_past(tree, verb) && is_unlike_past(tree, first);
    bool participle = is_participle(tree, verb) && tokens[first].upos == DATELINE_UPOS_VERB &&
                      !tagged(tree, first, "VBG") && subject_of(tree, first) != DATELINE_NONE;
    if (!past && !participle)
        return;
    uint32_t above = tokens[first].head;
    for (uint32_t step = 0; step < 4 && above != DATELINE_NONE && above < verb; step++, above = tokens[above].head)
        if (past ? is_past(tree, above) : is_participle(tree, above)) {
            tokens[verb].head = above;
            return;
        }
}

/* Does the clause open with a word of its own: "that", "which", "after"? */
static bool opens_with_word(const struct clause_words *words, const struct clause_tree *tree, uint32_t verb)
{
    uint32_t first = tree->left[verb];
    return clause_tree_has(tree, verb, DATELINE_DEPREL_MARK) || text_starts(tree->tokens[first].xpos, "W") ||
           clause_word_is(words, clause_tree_lower(tree, tree->story->scratch, first), "relative");
}

/* "said in a statement the talks had failed", "told Reuters on Monday it would leave": what follows is what was
 * said. */
static void content_attach(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t noun = tokens[verb].head;
    if (tokens[verb].deprel != DATELINE_DEPREL_ACL_RELCL || noun == DATELINE_NONE || noun > verb ||
        (tokens[noun].deprel != DATELINE_DEPREL_OBL && tokens[noun].deprel != DATELINE_DEPREL_OBL_UNMARKED) ||
        tree->left[verb] != noun + 1 || tokens[noun + 1].upos == DATELINE_UPOS_PUNCT)
        return;
    uint32_t cue = tokens[noun].head, subject = subject_of(tree, verb);
    if (cue == DATELINE_NONE || cue > noun || subject == DATELINE_NONE || subject > verb ||
        !clause_word_is(words, tokens[cue].lemma, "reporting") || clause_tree_has(tree, cue, DATELINE_DEPREL_CCOMP) ||
        opens_with_word(words, tree, verb))
        return;
    tokens[verb].head = cue;
    tokens[verb].deprel = DATELINE_DEPREL_CCOMP;
}

/* "…, the palace said.": a verb of saying at the end, below its own subject. */
static void cue_attach(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t noun = tokens[verb].head;
    const struct dateline_sentence *sentence = &story->sentences.at[tokens[verb].sentence];
    if (noun == DATELINE_NONE || noun + 1 > verb || tree->left[verb] != verb || !is_past(tree, verb) ||
        (tokens[verb].deprel != DATELINE_DEPREL_ACL_RELCL && tokens[verb].deprel != DATELINE_DEPREL_ACL) ||
        !clause_word_is(words, tokens[verb].lemma, "reporting") || subject_of(tree, verb) != DATELINE_NONE ||
        clause_tree_has(tree, verb, DATELINE_DEPREL_CCOMP) || clause_tree_has(tree, verb, DATELINE_DEPREL_OBJ))
        return;
    uint32_t left = tree->left[noun], end = tree->right[verb];
    while (left < noun && tokens[left].upos == DATELINE_UPOS_PUNCT)
        left++;
    while (end < sentence->end && tokens[end].upos == DATELINE_UPOS_PUNCT)
        end++;
    uint32_t above = tokens[noun].head;
    for (uint32_t step = 0; step < 8 && above != DATELINE_NONE && tokens[above].upos != DATELINE_UPOS_VERB; step++)
        above = tokens[above].head;
    if (end != sentence->end || above == DATELINE_NONE || above > noun || left == sentence->first ||
        !text_is(story_word(story, left - 1), ","))
        return;
    tokens[verb].head = above;
    tokens[verb].deprel = DATELINE_DEPREL_PARATAXIS;
    tokens[noun].head = verb;
    tokens[noun].deprel = DATELINE_DEPREL_NSUBJ;
}

/* "accused him of having used his office": the perfect of the verb behind it. */
static void perfect_attach(struct story *story, const struct clause_tree *tree, uint32_t have)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t verb = clause_tree_child(tree, have, DATELINE_DEPREL_XCOMP);
    if (verb == DATELINE_NONE || verb < have || verb > have + 2 || !text_is(tokens[have].lemma, "have") ||
        !tagged(tree, verb, "VBN") || clause_tree_has(tree, have, DATELINE_DEPREL_OBJ))
        return;
    for (uint32_t child = tree->child[have]; child != DATELINE_NONE; child = tree->sibling[child])
        if (child != verb)
            tokens[child].head = verb;
    tokens[verb].head = tokens[have].head;
    tokens[verb].deprel = tokens[have].deprel;
    tokens[have].head = verb;
    tokens[have].deprel = DATELINE_DEPREL_AUX;
    tokens[have].upos = DATELINE_UPOS_AUX;
}

/* "adding a clause would expose the bill": the object of a gerund that is a subject, taken for a second subject. */
static void gerund_object_attach(struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t gerund = clause_tree_child(tree, verb, DATELINE_DEPREL_CSUBJ);
    uint32_t noun = subject_of(tree, verb);
    if (gerund == DATELINE_NONE || noun == DATELINE_NONE || noun > verb || !tagged(tree, gerund, "VBG") ||
        tree->left[noun] != gerund + 1 || clause_tree_has(tree, gerund, DATELINE_DEPREL_OBJ))
        return;
    tokens[noun].head = gerund;
    tokens[noun].deprel = DATELINE_DEPREL_OBJ;
}

/* "prices were rising and wages were falling", drawn as prices that rose and wages: a noun joined to a verb right
 * before another conjunct without a subject is that one's. */
static void subject_attach(struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t first = tokens[verb].head, left = tree->left[verb];
    if (tokens[verb].deprel != DATELINE_DEPREL_CONJ || first == DATELINE_NONE || first > left || left == 0 ||
        tokens[first].upos != DATELINE_UPOS_VERB || subject_of(tree, verb) != DATELINE_NONE ||
        clause_tree_has(tree, verb, DATELINE_DEPREL_CC) || !(has_auxiliary(tree, verb) || is_past(tree, verb)))
        return;
    for (uint32_t child = tree->child[first]; child != DATELINE_NONE && child < verb; child = tree->sibling[child]) {
        uint8_t upos = tokens[child].upos;
        if (tokens[child].deprel != DATELINE_DEPREL_CONJ || tree->right[child] != left ||
            (upos != DATELINE_UPOS_NOUN && upos != DATELINE_UPOS_PROPN && upos != DATELINE_UPOS_PRON))
            continue;
        uint32_t joiner = clause_tree_child(tree, child, DATELINE_DEPREL_CC);
        if (joiner == DATELINE_NONE)
            return;
        tokens[joiner].head = verb;
        tokens[child].head = verb;
        tokens[child].deprel =
            clause_tree_has(tree, verb, DATELINE_DEPREL_AUX_PASS) ? DATELINE_DEPREL_NSUBJ_PASS : DATELINE_DEPREL_NSUBJ;
        return;
    }
}

/* "the plant the company built last year": a participle with a subject below a noun is a relative clause. */
static void relative_attach(struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *token = &story->tokens.at[verb];
    uint32_t subject = clause_tree_child(tree, verb, DATELINE_DEPREL_NSUBJ);
    if (token->deprel != DATELINE_DEPREL_ACL || subject == DATELINE_NONE || subject > verb || token->head > subject ||
        clause_tree_has(tree, verb, DATELINE_DEPREL_MARK) || text_is(token->xpos, "VBG") || text_is(token->xpos, "VB"))
        return;
    token->deprel = DATELINE_DEPREL_ACL_RELCL;
    if (text_is(token->xpos, "VBN") && !has_auxiliary(tree, verb))
        token->xpos = TEXT("VBD");
}

/* The "after" of "after a boat capsized", drawn as the preposition of a noun; NONE where it cannot open a clause. */
static uint32_t opening_of(const struct clause_words *words, const struct clause_tree *tree, uint32_t noun)
{
    uint32_t word = clause_tree_child(tree, noun, DATELINE_DEPREL_CASE);
    bool opens = word != DATELINE_NONE && word == tree->left[noun] &&
                 clause_word_is(words, clause_tree_lower(tree, tree->story->scratch, word), "opens-clause");
    return opens ? word : DATELINE_NONE;
}

/* "missing after a boat capsized", "won praise after he was indicted": what a noun with a preposition is made of, or
 * what stands behind one, is a clause where the verb can be nothing else. */
static void adverbial_attach(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t above = tokens[verb].head, noun = subject_of(tree, verb);
    uint8_t deprel = tokens[verb].deprel;
    bool own = noun != DATELINE_NONE; /* its subject has the preposition already */
    if (above == DATELINE_NONE || above > verb || clause_tree_has(tree, verb, DATELINE_DEPREL_MARK) ||
        clause_tree_has(tree, verb, DATELINE_DEPREL_CC) || clause_tree_has(tree, verb, DATELINE_DEPREL_OBL_AGENT))
        return;
    if (!own && deprel == DATELINE_DEPREL_ACL)
        noun = above;
    if (noun == DATELINE_NONE || noun > verb || tokens[noun].head == DATELINE_NONE)
        return;
    uint32_t word = opening_of(words, tree, noun), governor = own ? above : tokens[noun].head;
    bool finite = own ? has_auxiliary(tree, verb) || is_past(tree, verb)
                      : has_auxiliary(tree, verb) || (clause_word_is(words, tokens[verb].lemma, "intransitive") &&
                                                         text_ends(story_word(story, verb), "ed"));
    if (word == DATELINE_NONE || !finite || governor > word || tokens[governor].upos != DATELINE_UPOS_VERB ||
        (own ? deprel == DATELINE_DEPREL_ADVCL : tokens[noun].deprel != DATELINE_DEPREL_OBL))
        return;
    tokens[verb].head = governor;
    tokens[verb].deprel = DATELINE_DEPREL_ADVCL;
    tokens[word].head = verb;
    tokens[word].deprel = DATELINE_DEPREL_MARK;
    if (own)
        return;
    tokens[noun].head = verb;
    tokens[noun].deprel =
        clause_tree_has(tree, verb, DATELINE_DEPREL_AUX_PASS) ? DATELINE_DEPREL_NSUBJ_PASS : DATELINE_DEPREL_NSUBJ;
    if (!has_auxiliary(tree, verb))
        tokens[verb].xpos = TEXT("VBD");
}

/* "Asked about the leak, he shrugged": nobody is the subject of a past tense that opens a sentence before its
 * subject. */
static void opening_attach(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t verb)
{
    struct dateline_token *token = &story->tokens.at[verb];
    uint32_t first = story->sentences.at[token->sentence].first;
    while (first < verb && story->tokens.at[first].upos == DATELINE_UPOS_PUNCT)
        first++;
    if (token->deprel == DATELINE_DEPREL_ADVCL && first == verb && is_past(tree, verb) &&
        subject_of(tree, verb) == DATELINE_NONE && !clause_tree_has(tree, verb, DATELINE_DEPREL_OBJ) &&
        !clause_word_is(words, token->lemma, "intransitive"))
        token->xpos = TEXT("VBN");
}

/* "elected him president", where the pronoun was taken for a part of the noun. */
static void pronoun_attach(struct story *story, const struct clause_tree *tree, uint32_t pronoun)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t noun = tokens[pronoun].head;
    if (tokens[pronoun].deprel != DATELINE_DEPREL_COMPOUND || noun == DATELINE_NONE || noun < pronoun ||
        tokens[noun].deprel != DATELINE_DEPREL_OBJ || tree->left[noun] != pronoun ||
        tokens[noun].head == DATELINE_NONE || tokens[noun].head > pronoun)
        return;
    tokens[pronoun].head = tokens[noun].head;
    tokens[pronoun].deprel = DATELINE_DEPREL_OBJ;
}

void clause_attach(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t token)
{
    struct dateline_token *verb = &story->tokens.at[token];
    if (verb->upos == DATELINE_UPOS_AUX && verb->deprel != DATELINE_DEPREL_AUX)
        perfect_attach(story, tree, token);
    if (verb->upos == DATELINE_UPOS_PRON)
        pronoun_attach(story, tree, token);
    if (verb->upos != DATELINE_UPOS_VERB)
        return;
    subject_attach(story, tree, token);
    relative_attach(story, tree, token);
    adverbial_attach(words, story, tree, token);
    opening_attach(words, story, tree, token);
    conjunct_attach(story, tree, token);
    content_attach(words, story, tree, token);
    cue_attach(words, story, tree, token);
    perfect_attach(story, tree, token);
    gerund_object_attach(story, tree, token);
    /* no finite verb stands right below a noun: "legislation passed by the senate" */
    if (verb->deprel == DATELINE_DEPREL_ACL && is_past(tree, token) && subject_of(tree, token) == DATELINE_NONE &&
        !clause_tree_has(tree, token, DATELINE_DEPREL_OBJ) && !clause_word_is(words, verb->lemma, "reporting")) {
        verb->xpos = TEXT("VBN");
        verb->morphology = (verb->morphology & ~(uint32_t)DATELINE_MORPH_FINITE) | DATELINE_MORPH_PARTICIPLE;
    }
}
