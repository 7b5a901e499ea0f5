/* Relative clauses that swallowed their sentence.
 *
 * "Corker, whose party has a slim majority, told reporters …": a parser that reads from left to right may take the
 * relative clause's verb ("has") for the sentence's, and hang the sentence's own verb ("told") on it. The words show
 * it: a relative pronoun right behind a noun belongs to a clause that hangs on that noun, and a finite verb without a
 * subject behind it wants one. The same befalls participles: "Ships carrying grain left the port". */
#include "language/clause_mend.h"

static bool is_nominal(const struct dateline_token *token)
{
    return token->upos == DATELINE_UPOS_NOUN || token->upos == DATELINE_UPOS_PROPN ||
           token->upos == DATELINE_UPOS_PRON || token->upos == DATELINE_UPOS_NUM;
}

static bool is_subject(uint8_t deprel)
{
    return deprel == DATELINE_DEPREL_NSUBJ || deprel == DATELINE_DEPREL_NSUBJ_PASS;
}

static bool is_modifier(uint8_t deprel)
{
    return deprel == DATELINE_DEPREL_ACL || deprel == DATELINE_DEPREL_ACL_RELCL ||
           deprel == DATELINE_DEPREL_ADVCL_RELCL;
}

/* Has the verb a finite form, of its own or an auxiliary's? */
static bool is_finite(const struct clause_tree *tree, uint32_t verb)
{
    const struct dateline_token *tokens = tree->tokens;
    struct dateline_text own = tokens[verb].xpos;
    if (tokens[verb].upos == DATELINE_UPOS_VERB && (text_is(own, "VBD") || text_is(own, "VBZ") || text_is(own, "VBP")))
        return true;
    for (uint32_t child = tree->child[verb]; child != DATELINE_NONE; child = tree->sibling[child]) {
        uint8_t deprel = tokens[child].deprel;
        if ((deprel == DATELINE_DEPREL_AUX || deprel == DATELINE_DEPREL_AUX_PASS || deprel == DATELINE_DEPREL_COP) &&
            (text_starts(tokens[child].xpos, "VB") || text_is(tokens[child].xpos, "MD")))
            return true;
    }
    return false;
}

/* The sentence's own verb below the one that took its place: finite, behind it, unmarked. What stands between as its
 * subject must be able to be the other's object. */
static uint32_t swallowed_verb(const struct clause_words *words, const struct clause_tree *tree, uint32_t verb)
{
    bool reports = clause_word_is(words, tree->tokens[verb].lemma, "reporting");
    for (uint32_t child = tree->child[verb]; child != DATELINE_NONE; child = tree->sibling[child]) {
        uint8_t deprel = tree->tokens[child].deprel;
        bool clause = deprel == DATELINE_DEPREL_XCOMP || deprel == DATELINE_DEPREL_CCOMP ||
                      deprel == DATELINE_DEPREL_CONJ || deprel == DATELINE_DEPREL_PARATAXIS ||
                      deprel == DATELINE_DEPREL_ADVCL || deprel == DATELINE_DEPREL_DEP;
        if (child < verb || !clause || !is_finite(tree, child) || clause_tree_has(tree, child, DATELINE_DEPREL_MARK) ||
            clause_tree_has(tree, child, DATELINE_DEPREL_CC))
            continue;
        bool subject = clause_tree_has(tree, child, DATELINE_DEPREL_NSUBJ) ||
                       clause_tree_has(tree, child, DATELINE_DEPREL_NSUBJ_PASS);
        bool told = subject && clause_word_is(words, tree->tokens[child].lemma, "reporting"); /* "…, officials said" */
        if (!subject || (!reports && !told && !clause_tree_has(tree, verb, DATELINE_DEPREL_OBJ)))
            return child;
    }
    return DATELINE_NONE;
}

/* Puts the sentence's own verb in the place of the other, which becomes a modifier of the noun. */
static void regraft(struct story *story, const struct clause_tree *tree, uint32_t noun, uint32_t inner, uint32_t outer,
    enum dateline_deprel modifier)
{
    struct dateline_token *tokens = story->tokens.at;
    bool passive = clause_tree_has(tree, outer, DATELINE_DEPREL_AUX_PASS);
    for (uint32_t child = tree->child[inner]; child != DATELINE_NONE; child = tree->sibling[child])
        if (child != noun && child != outer && (child < noun || child > outer))
            tokens[child].head = outer;
    for (uint32_t child = tree->child[outer]; child != DATELINE_NONE && child < outer; child = tree->sibling[child]) {
        if (!is_subject(tokens[child].deprel) && tokens[child].deprel != DATELINE_DEPREL_OBJ)
            continue;
        tokens[child].head = inner;
        tokens[child].deprel = DATELINE_DEPREL_OBJ;
    }
    tokens[outer].head = tokens[inner].head;
    tokens[outer].deprel = tokens[inner].deprel;
    tokens[inner].head = noun;
    tokens[inner].deprel = (uint8_t)modifier;
    tokens[noun].head = outer;
    tokens[noun].deprel = passive ? DATELINE_DEPREL_NSUBJ_PASS : DATELINE_DEPREL_NSUBJ;
}

/* The verb of the clause that a relative word opens: up from the word through its phrase. */
static uint32_t verb_of(const struct clause_tree *tree, uint32_t word)
{
    uint32_t at = word;
    for (uint32_t step = 0; step < 6; step++) {
        switch (tree->tokens[at].deprel) {
        case DATELINE_DEPREL_NSUBJ:
        case DATELINE_DEPREL_NSUBJ_PASS:
        case DATELINE_DEPREL_OBJ:
        case DATELINE_DEPREL_OBL:
        case DATELINE_DEPREL_NMOD_POSS:
        case DATELINE_DEPREL_ADVMOD:
        case DATELINE_DEPREL_DET:
        case DATELINE_DEPREL_MARK:
            at = tree->tokens[at].head;
            break;
        default:
            return at;
        }
        if (at == DATELINE_NONE)
            return at;
    }
    return DATELINE_NONE;
}

/* The phrase right before the relative word that hangs on the verb; NONE. */
static uint32_t noun_of(const struct clause_tree *tree, uint32_t first, uint32_t word, uint32_t verb)
{
    uint32_t at = word;
    while (at > first && tree->tokens[at - 1].upos == DATELINE_UPOS_PUNCT)
        at--;
    if (at == first || word - at > 1 || !is_nominal(&tree->tokens[at - 1]))
        return DATELINE_NONE;
    at--;
    for (uint32_t step = 0; step < 16; step++) {
        uint32_t head = tree->tokens[at].head;
        if (head == verb)
            return at;
        if (head == DATELINE_NONE || head > word)
            return DATELINE_NONE;
        at = head;
    }
    return DATELINE_NONE;
}

static bool is_relative_word(
    const struct clause_words *words, const struct clause_tree *tree, struct arena *arena, uint32_t token)
{
    struct dateline_text xpos = tree->tokens[token].xpos;
    if (!text_is(xpos, "WP") && !text_is(xpos, "WDT") && !text_is(xpos, "WP$") && !text_is(xpos, "WRB"))
        return false;
    struct dateline_text word = clause_tree_lower(tree, arena, token);
    return clause_word_is(words, word, "relative") || text_is(word, "where");
}

static bool is_bare_gerund(const struct clause_tree *tree, uint32_t token)
{
    return text_is(tree->tokens[token].xpos, "VBG") && tree->tokens[token].upos == DATELINE_UPOS_VERB &&
           tree->tokens[token].deprel == DATELINE_DEPREL_ROOT && !clause_tree_has(tree, token, DATELINE_DEPREL_AUX) &&
           !clause_tree_has(tree, token, DATELINE_DEPREL_AUX_PASS);
}

/* "The town where rebels held two nurses was retaken", drawn as a town without a verb: the one that its relative clause
 * swallowed is the sentence's. */
static bool root_regraft(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t noun)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t inner = clause_tree_child(tree, noun, DATELINE_DEPREL_ACL_RELCL);
    if (tokens[noun].deprel != DATELINE_DEPREL_ROOT || !is_nominal(&tokens[noun]) || inner == DATELINE_NONE ||
        clause_tree_has(tree, noun, DATELINE_DEPREL_COP) || clause_tree_has(tree, noun, DATELINE_DEPREL_NSUBJ))
        return false;
    uint32_t outer = swallowed_verb(words, tree, inner);
    if (outer == DATELINE_NONE)
        return false;
    for (uint32_t child = tree->child[noun]; child != DATELINE_NONE; child = tree->sibling[child])
        if (child > outer)
            tokens[child].head = outer;
    tokens[inner].deprel = DATELINE_DEPREL_ROOT; /* as if it stood where the outer one shall */
    tokens[inner].head = DATELINE_NONE;
    regraft(story, tree, noun, inner, outer, DATELINE_DEPREL_ACL_RELCL);
    return true;
}

/* "whose troops seized the airport was promoted": of two subjects of a verb the one right behind the relative clause's
 * verb is that verb's object. */
static bool object_return(struct story *story, const struct clause_tree *tree, uint32_t inner)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t noun = tokens[inner].head;
    if (tokens[inner].deprel != DATELINE_DEPREL_ACL_RELCL || noun == DATELINE_NONE ||
        !is_subject(tokens[noun].deprel) || tokens[noun].head == DATELINE_NONE || tokens[noun].head < inner ||
        clause_tree_has(tree, inner, DATELINE_DEPREL_OBJ))
        return false;
    uint32_t outer = tokens[noun].head;
    for (uint32_t child = tree->child[outer]; child != DATELINE_NONE && child < outer; child = tree->sibling[child])
        if (child > inner && is_subject(tokens[child].deprel) && tree->left[child] == inner + 1) {
            tokens[child].head = inner;
            tokens[child].deprel = DATELINE_DEPREL_OBJ;
            return true;
        }
    return false;
}

void clause_regraft(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct dateline_sentence *sentence)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (tree->tokens[i].head == DATELINE_NONE && root_regraft(words, story, tree, i))
            return;
        if (object_return(story, tree, i))
            return;
        uint32_t inner = DATELINE_NONE, noun = DATELINE_NONE;
        enum dateline_deprel modifier = DATELINE_DEPREL_ACL_RELCL;
        if (i > sentence->first && is_relative_word(words, tree, story->scratch, i)) {
            inner = verb_of(tree, i);
            if (inner == DATELINE_NONE || inner < i || is_modifier(tree->tokens[inner].deprel))
                continue;
            noun = noun_of(tree, sentence->first, i, inner);
        } else if (is_bare_gerund(tree, i)) {
            inner = i;
            noun = clause_tree_child(tree, i, DATELINE_DEPREL_NSUBJ);
            modifier = DATELINE_DEPREL_ACL;
        }
        if (noun == DATELINE_NONE || noun > inner)
            continue;
        uint32_t outer = swallowed_verb(words, tree, inner);
        if (outer == DATELINE_NONE)
            continue;
        regraft(story, tree, noun, inner, outer, modifier);
        return; /* once a sentence: what the tree's children are is no longer known */
    }
}
