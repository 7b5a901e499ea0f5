/* Trees seen from above. The token layer knows heads only; here every walk that the clause layer makes is prepared
 * once, so that none of them needs to search. */
#include "language/clause_tree.h"

/* Heads first: a walk down from each root without a stack, since children know their heads. */
static uint32_t order_from(struct clause_tree *tree, uint32_t root, uint32_t at)
{
    uint32_t token = root;
    for (;;) {
        tree->order[at++] = token;
        if (tree->child[token] != DATELINE_NONE) {
            token = tree->child[token];
            continue;
        }
        while (token != root && tree->sibling[token] == DATELINE_NONE)
            token = tree->tokens[token].head;
        if (token == root)
            return at;
        token = tree->sibling[token];
    }
}

static void sentence_order(struct clause_tree *tree, const struct dateline_sentence *sentence)
{
    uint32_t at = sentence->first;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (tree->tokens[i].head == DATELINE_NONE)
            at = order_from(tree, i, at);
    for (uint32_t i = sentence->end; i-- > sentence->first;) {
        uint32_t token = tree->order[i], head = tree->tokens[token].head;
        if (head == DATELINE_NONE)
            continue;
        if (tree->left[token] < tree->left[head])
            tree->left[head] = tree->left[token];
        if (tree->right[token] > tree->right[head])
            tree->right[head] = tree->right[token];
    }
}

void clause_tree_build(struct clause_tree *tree, struct arena *scratch, const struct story *story)
{
    uint32_t count = story->tokens.count;
    *tree = (struct clause_tree){ .story = story, .tokens = story->tokens.at };
    tree->child = ARENA_ARRAY(scratch, uint32_t, count);
    tree->sibling = ARENA_ARRAY(scratch, uint32_t, count);
    tree->left = ARENA_ARRAY(scratch, uint32_t, count);
    tree->right = ARENA_ARRAY(scratch, uint32_t, count);
    tree->order = ARENA_ARRAY(scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        tree->child[i] = tree->sibling[i] = DATELINE_NONE;
        tree->left[i] = i;
        tree->right[i] = i + 1;
    }
    for (uint32_t i = count; i-- > 0;) {
        uint32_t head = tree->tokens[i].head;
        if (head == DATELINE_NONE)
            continue;
        tree->sibling[i] = tree->child[head];
        tree->child[head] = i;
    }
    for (uint32_t i = 0; i < story->sentences.count; i++)
        sentence_order(tree, &story->sentences.at[i]);
}

uint32_t clause_tree_child(const struct clause_tree *tree, uint32_t token, enum dateline_deprel deprel)
{
    for (uint32_t child = tree->child[token]; child != DATELINE_NONE; child = tree->sibling[child])
        if (tree->tokens[child].deprel == deprel)
            return child;
    return DATELINE_NONE;
}

bool clause_tree_has(const struct clause_tree *tree, uint32_t token, enum dateline_deprel deprel)
{
    return clause_tree_child(tree, token, deprel) != DATELINE_NONE;
}

struct dateline_text clause_tree_lower(const struct clause_tree *tree, struct arena *arena, uint32_t token)
{
    struct dateline_text word = story_word(tree->story, token);
    for (size_t i = 0; i < word.length; i++)
        if (byte_is_upper(word.bytes[i]))
            return text_lower(arena, word);
    return word;
}

static void word_add(const struct clause_tree *tree, struct text_builder *builder, uint32_t token)
{
    if (builder->count)
        text_add_byte(builder, ' ');
    text_add(builder, clause_tree_lower(tree, builder->arena, token));
}

/* Adds a case marker and its fixed parts ("because" + "of"). */
static void marker_add(const struct clause_tree *tree, struct text_builder *builder, uint32_t marker)
{
    word_add(tree, builder, marker);
    for (uint32_t part = tree->child[marker]; part != DATELINE_NONE; part = tree->sibling[part])
        if (tree->tokens[part].deprel == DATELINE_DEPREL_FIXED)
            word_add(tree, builder, part);
}

static bool marks_case(const struct dateline_token *token)
{
    return token->deprel == DATELINE_DEPREL_CASE && token->upos != DATELINE_UPOS_PART &&
           token->upos != DATELINE_UPOS_SYM;
}

/* "with former president Karzai": a title in front may have taken the preposition. */
static uint32_t case_bearer(const struct clause_tree *tree, uint32_t token)
{
    uint32_t bearer = token;
    for (uint32_t child = tree->child[token]; child != DATELINE_NONE && child < token; child = tree->sibling[child]) {
        if (marks_case(&tree->tokens[child]))
            return token;
        uint8_t deprel = tree->tokens[child].deprel;
        if ((deprel == DATELINE_DEPREL_NMOD_DESC || deprel == DATELINE_DEPREL_COMPOUND) &&
            clause_tree_has(tree, child, DATELINE_DEPREL_CASE))
            bearer = child;
    }
    return bearer;
}

struct dateline_text clause_tree_preposition(const struct clause_tree *tree, struct arena *arena, uint32_t token)
{
    token = case_bearer(tree, token);
    uint32_t first = DATELINE_NONE, count = 0;
    for (uint32_t child = tree->child[token]; child != DATELINE_NONE; child = tree->sibling[child]) {
        if (!marks_case(&tree->tokens[child]))
            continue;
        count += clause_tree_has(tree, child, DATELINE_DEPREL_FIXED) ? 2 : 1;
        first = first == DATELINE_NONE ? child : first;
    }
    if (count == 0)
        return (struct dateline_text){ NULL, 0 };
    if (count == 1)
        return clause_tree_lower(tree, arena, first);
    struct text_builder builder = { .arena = arena };
    for (uint32_t child = first; child != DATELINE_NONE; child = tree->sibling[child])
        if (marks_case(&tree->tokens[child]))
            marker_add(tree, &builder, child);
    return text_built(&builder);
}

uint32_t clause_tree_phrase_end(const struct clause_tree *tree, uint32_t token)
{
    uint32_t end = tree->right[token];
    for (uint32_t child = tree->child[token]; child != DATELINE_NONE; child = tree->sibling[child]) {
        uint8_t deprel = tree->tokens[child].deprel;
        if (child > token && tree->left[child] > token && tree->left[child] < end &&
            (deprel == DATELINE_DEPREL_CONJ || deprel == DATELINE_DEPREL_CC))
            end = tree->left[child];
    }
    while (end > token + 1 && tree->tokens[end - 1].upos == DATELINE_UPOS_PUNCT)
        end--;
    return end;
}
