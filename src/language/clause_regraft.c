/* Relative clauses that swallowed their sentence.
 *
 * "Corker, whose party has a slim majority, told reporters …": a parser that reads from left to right may take the
 * relative clause's verb ("has") for the sentence's, and hang the sentence's own verb ("told") on it. The words show
 * it: a relative pronoun right behind a noun belongs to a clause that hangs on that noun, and a finite verb without a
 * subject behind it wants one. The same befalls participles: "Ships carrying grain left the port", "Soldiers stationed
 * in the valley opened the road", and the plain past taken for one: "Surgeons operated for nine hours". */
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
    uint32_t before = tokens[outer].head; /* `inner`, or what is joined to it */
    bool passive = clause_tree_has(tree, outer, DATELINE_DEPREL_AUX_PASS);
    for (uint32_t child = tree->child[inner]; child != DATELINE_NONE; child = tree->sibling[child])
        if (child != noun && child != outer && (child < noun || child > outer))
            tokens[child].head = outer;
    for (uint32_t child = tree->child[outer]; child != DATELINE_NONE && child < outer; child = tree->sibling[child]) {
        if (!is_subject(tokens[child].deprel) && tokens[child].deprel != DATELINE_DEPREL_OBJ)
            continue;
        tokens[child].head = before == DATELINE_NONE || before == noun ? inner : before;
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
    if (xpos.length < 2 || xpos.bytes[0] != 'W')
        return false;
    if (!text_is(xpos, "WP") && !text_is(xpos, "WDT") && !text_is(xpos, "WP$") && !text_is(xpos, "WRB"))
        return false;
    struct dateline_text word = clause_tree_lower(tree, arena, token);
    return clause_word_is(words, word, "relative") || text_is(word, "where");
}

/* Can the form be a plain past: "shelled", "held", but not "taken"? */
static bool is_past_form(const struct clause_words *words, const struct clause_tree *tree, uint32_t token)
{
    struct dateline_text form = clause_tree_lower(tree, tree->story->scratch, token);
    uint32_t count, row = table_find(&words->verb_form, form, &count);
    return row == DATELINE_NONE ? text_ends(form, "ed") : text_is(table_field(&words->verb_form, row, 2), "VBD");
}

/* A participle, or what may be one, in the place of the sentence's verb: "carrying", "shelled" without an object. */
static bool is_bare_participle(const struct clause_words *words, const struct clause_tree *tree, uint32_t token)
{
    const struct dateline_token *verb = &tree->tokens[token];
    if (verb->deprel != DATELINE_DEPREL_ROOT || verb->upos != DATELINE_UPOS_VERB ||
        clause_tree_has(tree, token, DATELINE_DEPREL_AUX) || clause_tree_has(tree, token, DATELINE_DEPREL_AUX_PASS))
        return false;
    if (text_is(verb->xpos, "VBG"))
        return true;
    return (text_is(verb->xpos, "VBN") || text_is(verb->xpos, "VBD")) &&
           !clause_tree_has(tree, token, DATELINE_DEPREL_OBJ) && !clause_tree_has(tree, token, DATELINE_DEPREL_EXPL) &&
           (text_is(verb->xpos, "VBN") || text_ends(clause_tree_lower(tree, tree->story->scratch, token), "ed")) &&
           !clause_word_is(words, verb->lemma, "intransitive");
}

/* A verb without a subject of its own, or with one that can be the object of the gerund right before it. */
static bool subject_fits(const struct clause_tree *tree, uint32_t participle, uint32_t verb)
{
    uint32_t subject = clause_tree_child(tree, verb, DATELINE_DEPREL_NSUBJ);
    if (subject == DATELINE_NONE)
        return !clause_tree_has(tree, verb, DATELINE_DEPREL_NSUBJ_PASS);
    return text_is(tree->tokens[participle].xpos, "VBG") && tree->left[subject] == participle + 1 &&
           tree->tokens[subject].upos != DATELINE_UPOS_PRON && !clause_tree_has(tree, participle, DATELINE_DEPREL_OBJ);
}

/* Behind a participle, below it or its noun: a verb that can be the sentence's own, without a subject, an opening word
 * or a comma. */
static uint32_t verb_behind(
    const struct clause_words *words, const struct clause_tree *tree, uint32_t participle, uint32_t parent)
{
    bool gerund = text_is(tree->tokens[participle].xpos, "VBG");
    for (uint32_t child = tree->child[parent]; child != DATELINE_NONE; child = tree->sibling[child]) {
        const struct dateline_token *verb = &tree->tokens[child];
        bool clause = verb->deprel == DATELINE_DEPREL_XCOMP || verb->deprel == DATELINE_DEPREL_CCOMP ||
                      verb->deprel == DATELINE_DEPREL_CONJ || verb->deprel == DATELINE_DEPREL_PARATAXIS ||
                      verb->deprel == DATELINE_DEPREL_ADVCL || verb->deprel == DATELINE_DEPREL_DEP ||
                      verb->deprel == DATELINE_DEPREL_ACL;
        if (child <= participle || !clause || verb->upos != DATELINE_UPOS_VERB)
            continue;
        bool past = text_is(verb->xpos, "VBN") && (gerund || verb->deprel != DATELINE_DEPREL_XCOMP) &&
                    is_past_form(words, tree, child) && !clause_tree_has(tree, child, DATELINE_DEPREL_OBL_AGENT);
        uint32_t left = tree->left[child];
        if ((!past && !is_finite(tree, child)) || clause_tree_has(tree, child, DATELINE_DEPREL_MARK) ||
            clause_tree_has(tree, child, DATELINE_DEPREL_CC) || !subject_fits(tree, participle, child) ||
            left <= participle || tree->tokens[left - 1].upos == DATELINE_UPOS_PUNCT ||
            tree->tokens[left].upos == DATELINE_UPOS_PUNCT)
            continue;
        return child;
    }
    return DATELINE_NONE;
}

static void tag_set(struct dateline_token *token, struct dateline_text xpos, uint32_t morphology)
{
    token->xpos = xpos;
    token->morphology =
        (token->morphology & ~(uint32_t)(DATELINE_MORPH_FINITE | DATELINE_MORPH_PARTICIPLE)) | morphology;
}

/* "Ships carrying grain left", where the participle's object was taken for part of the next verb. */
static void object_before(struct story *story, const struct clause_tree *tree, uint32_t inner, uint32_t outer)
{
    for (uint32_t child = tree->child[outer]; child != DATELINE_NONE && child < outer; child = tree->sibling[child]) {
        struct dateline_token *token = &story->tokens.at[child];
        if (token->deprel != DATELINE_DEPREL_COMPOUND || !is_nominal(token) || child < inner)
            continue;
        token->head = inner;
        token->deprel = DATELINE_DEPREL_OBJ;
    }
}

/* Gives the sentence its own verb back; the participle says more of the noun. */
static void participle_regraft(
    struct story *story, const struct clause_tree *tree, uint32_t noun, uint32_t inner, uint32_t outer)
{
    struct dateline_token *tokens = story->tokens.at;
    object_before(story, tree, inner, outer);
    if (text_is(tokens[outer].xpos, "VBN") && !clause_tree_has(tree, outer, DATELINE_DEPREL_AUX))
        tag_set(&tokens[outer], TEXT("VBD"), DATELINE_MORPH_FINITE | DATELINE_MORPH_PAST);
    if (text_is(tokens[inner].xpos, "VBD"))
        tag_set(&tokens[inner], TEXT("VBN"), DATELINE_MORPH_PARTICIPLE | DATELINE_MORPH_PAST);
    regraft(story, tree, noun, inner, outer, DATELINE_DEPREL_ACL);
}

/* Does the sentence end like one? Headlines do not, and stay as they are. */
static bool ends_in_stop(const struct clause_tree *tree, const struct dateline_sentence *sentence)
{
    struct dateline_text last = story_word(tree->story, sentence->end - 1);
    return text_is(last, ".") || text_is(last, "!") || text_is(last, "?") || text_ends(last, "\"") ||
           text_ends(last, "\xe2\x80\x9d");
}

/* A sentence drawn as a noun with a participle: "A convoy shelled by rebels burned", or, where no other verb is behind
 * it and it can be nothing but active, "Surgeons operated for nine hours". */
static bool noun_regraft(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct dateline_sentence *sentence, uint32_t noun)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t inner = clause_tree_child(tree, noun, DATELINE_DEPREL_ACL);
    if (inner == DATELINE_NONE || inner < noun || !is_nominal(&tokens[noun]) || !ends_in_stop(tree, sentence) ||
        tokens[inner].upos != DATELINE_UPOS_VERB || clause_tree_has(tree, noun, DATELINE_DEPREL_COP) ||
        clause_tree_has(tree, noun, DATELINE_DEPREL_NSUBJ) || clause_tree_has(tree, noun, DATELINE_DEPREL_ACL_RELCL) ||
        clause_tree_has(tree, inner, DATELINE_DEPREL_MARK) || clause_tree_has(tree, inner, DATELINE_DEPREL_NSUBJ))
        return false;
    uint32_t outer = verb_behind(words, tree, inner, inner);
    if (outer == DATELINE_NONE)
        outer = verb_behind(words, tree, inner, noun);
    bool past = text_is(tokens[inner].xpos, "VBN") || text_is(tokens[inner].xpos, "VBD");
    bool active = past && is_past_form(words, tree, inner) &&
                  !clause_tree_has(tree, inner, DATELINE_DEPREL_OBL_AGENT) &&
                  (clause_tree_has(tree, inner, DATELINE_DEPREL_OBJ) ||
                      clause_word_is(words, tokens[inner].lemma, "intransitive"));
    if (outer == DATELINE_NONE && !active)
        return false;
    uint32_t verb = outer == DATELINE_NONE ? inner : outer;
    for (uint32_t child = tree->child[noun]; child != DATELINE_NONE; child = tree->sibling[child])
        if (child > verb || (child > inner && child != outer))
            tokens[child].head = verb;
    tokens[inner].deprel = DATELINE_DEPREL_ROOT;
    tokens[inner].head = DATELINE_NONE;
    if (outer != DATELINE_NONE) {
        participle_regraft(story, tree, noun, inner, outer);
        return true;
    }
    tokens[noun].head = inner;
    tokens[noun].deprel = DATELINE_DEPREL_NSUBJ;
    tag_set(&tokens[inner], TEXT("VBD"), DATELINE_MORPH_FINITE | DATELINE_MORPH_PAST);
    return true;
}

/* "The seizure of the trawler infuriated fishermen", drawn as infuriated fishermen without a verb: a participle that
 * stands between a subject and a bare noun is the verb. */
static bool modifier_regraft(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct dateline_sentence *sentence, uint32_t noun)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t verb = clause_tree_child(tree, noun, DATELINE_DEPREL_AMOD);
    if (verb == DATELINE_NONE || verb > noun || !is_nominal(&tokens[noun]) || !ends_in_stop(tree, sentence) ||
        clause_tree_has(tree, noun, DATELINE_DEPREL_COP))
        return false;
    uint32_t subject = clause_tree_child(tree, verb, DATELINE_DEPREL_NSUBJ);
    if (subject == DATELINE_NONE)
        subject = clause_tree_child(tree, noun, DATELINE_DEPREL_NSUBJ);
    if (subject == DATELINE_NONE || tree->right[subject] != verb || !is_past_form(words, tree, verb) ||
        !(text_is(tokens[verb].xpos, "VBN") || text_is(tokens[verb].xpos, "VBD")))
        return false;
    for (uint32_t child = tree->child[noun]; child != DATELINE_NONE; child = tree->sibling[child])
        if (child < verb || tokens[child].upos == DATELINE_UPOS_PUNCT)
            tokens[child].head = verb;
    tokens[verb].head = tokens[noun].head;
    tokens[verb].deprel = tokens[noun].deprel;
    tokens[noun].head = verb;
    tokens[noun].deprel = DATELINE_DEPREL_OBJ;
    tag_set(&tokens[verb], TEXT("VBD"), DATELINE_MORPH_FINITE | DATELINE_MORPH_PAST);
    tokens[verb].upos = DATELINE_UPOS_VERB;
    return true;
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
    uint32_t joined = clause_tree_child(tree, inner, DATELINE_DEPREL_CONJ);
    if (outer == DATELINE_NONE && joined != DATELINE_NONE) /* "who burned it and who beat him were jailed" */
        outer = swallowed_verb(words, tree, joined);
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

/* "whose troops seized the airport was promoted", "a lorry carrying fuel exploded": of two subjects of a verb the one
 * right behind the relative clause's verb is that verb's object. */
static bool object_return(struct story *story, const struct clause_tree *tree, uint32_t inner)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t noun = tokens[inner].head;
    bool gerund = tokens[inner].deprel == DATELINE_DEPREL_ACL && text_is(tokens[inner].xpos, "VBG");
    if ((tokens[inner].deprel != DATELINE_DEPREL_ACL_RELCL && !gerund) || noun == DATELINE_NONE ||
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

/* "Convicted of arson, the guard appealed": a participle in front of the sentence's own clause, which was hung on
 * it. */
static bool front_regraft(
    struct story *story, const struct clause_tree *tree, const struct dateline_sentence *sentence, uint32_t participle)
{
    struct dateline_token *tokens = story->tokens.at;
    uint32_t first = tree->left[participle];
    while (first < participle && tokens[first].upos == DATELINE_UPOS_PUNCT)
        first++;
    if (first != participle || first > sentence->first + 1 || clause_tree_has(tree, participle, DATELINE_DEPREL_OBJ))
        return false;
    for (uint32_t child = tree->child[participle]; child != DATELINE_NONE; child = tree->sibling[child]) {
        bool clause = tokens[child].deprel == DATELINE_DEPREL_PARATAXIS ||
                      tokens[child].deprel == DATELINE_DEPREL_CCOMP || tokens[child].deprel == DATELINE_DEPREL_CONJ;
        uint32_t left = tree->left[child];
        while (left < child && tokens[left].upos == DATELINE_UPOS_PUNCT)
            left++;
        if (child < participle || !clause || !is_finite(tree, child) || !text_is(story_word(story, left - 1), ",") ||
            clause_tree_has(tree, child, DATELINE_DEPREL_CC) || clause_tree_has(tree, child, DATELINE_DEPREL_MARK) ||
            !(clause_tree_has(tree, child, DATELINE_DEPREL_NSUBJ) ||
                clause_tree_has(tree, child, DATELINE_DEPREL_NSUBJ_PASS)))
            continue;
        for (uint32_t other = tree->sibling[child]; other != DATELINE_NONE; other = tree->sibling[other])
            tokens[other].head = child;
        tokens[child].head = tokens[participle].head;
        tokens[child].deprel = tokens[participle].deprel;
        tokens[participle].head = child;
        tokens[participle].deprel = DATELINE_DEPREL_ADVCL;
        if (text_is(tokens[participle].xpos, "VBD"))
            tag_set(&tokens[participle], TEXT("VBN"), DATELINE_MORPH_PARTICIPLE | DATELINE_MORPH_PAST);
        return true;
    }
    return false;
}

/* "Soldiers stationed in the valley opened the road": the participle stands where the verb behind it belongs. */
static bool participle_return(
    const struct clause_words *words, struct story *story, const struct clause_tree *tree, uint32_t inner)
{
    uint32_t noun = clause_tree_child(tree, inner, DATELINE_DEPREL_NSUBJ);
    if (noun == DATELINE_NONE)
        noun = clause_tree_child(tree, inner, DATELINE_DEPREL_NSUBJ_PASS);
    uint32_t outer = noun == DATELINE_NONE || noun > inner ? DATELINE_NONE : verb_behind(words, tree, inner, inner);
    if (outer == DATELINE_NONE || tree->tokens[noun].upos == DATELINE_UPOS_PRON ||
        clause_word_is(words, tree->tokens[inner].lemma, "reporting"))
        return false;
    participle_regraft(story, tree, noun, inner, outer);
    return true;
}

void clause_regraft(const struct clause_words *words, struct story *story, const struct clause_tree *tree,
    const struct dateline_sentence *sentence)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (tree->tokens[i].head == DATELINE_NONE &&
            (root_regraft(words, story, tree, i) || noun_regraft(words, story, tree, sentence, i) ||
                modifier_regraft(words, story, tree, sentence, i)))
            return;
        if (object_return(story, tree, i))
            return;
        if (is_bare_participle(words, tree, i) &&
            (participle_return(words, story, tree, i) || front_regraft(story, tree, sentence, i)))
            return;
        uint32_t inner = DATELINE_NONE, noun = DATELINE_NONE;
        if (i > sentence->first && is_relative_word(words, tree, story->scratch, i)) {
            inner = verb_of(tree, i);
            if (inner == DATELINE_NONE || inner < i || is_modifier(tree->tokens[inner].deprel))
                continue;
            noun = noun_of(tree, sentence->first, i, inner);
        }
        if (noun == DATELINE_NONE || noun > inner)
            continue;
        uint32_t outer = swallowed_verb(words, tree, inner);
        if (outer == DATELINE_NONE)
            continue;
        regraft(story, tree, noun, inner, outer, DATELINE_DEPREL_ACL_RELCL);
        return; /* once a sentence: what the tree's children are is no longer known */
    }
}
