/* Taking arguments: subjects, objects, phrases with a preposition.
 *
 * A prepositional element is looked for among the clause's arguments first, then among what hangs on the nouns that are
 * matched already ("impose sanctions on": whether a parser hangs "on" on the verb or on the noun). */
#include "what/attempt.h"
#include "what/side.h"

void take_phrase(struct attempt *attempt, struct phrase phrase)
{
    struct match *match = attempt->match;
    bool word = attempt->element->fill == CODEBOOK_WORDS || attempt->element->fill == CODEBOOK_EVENT;
    if (word && match->words_bound < MATCH_WORDS)
        match->word[match->words_bound++] = phrase.token;
    if (match->bounds < MATCH_BOUNDS)
        match->bound[match->bounds++] = (struct match_bound){ phrase, attempt->element->fill };
}

bool take_used(const struct attempt *attempt, uint32_t i)
{
    return i < 64 && (attempt->used >> i & 1);
}

/* Takes every argument for which `belongs` holds and that fits (a word takes the first only). */
bool take_arguments(struct attempt *attempt, bool (*belongs)(const struct attempt *, const struct dateline_argument *))
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    bool taken = false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (take_used(attempt, i) || !belongs(attempt, argument))
            continue;
        struct phrase phrase = match_phrase(attempt->matcher, clause->argument_first + i);
        if (!slot_fits(attempt, phrase))
            continue;
        take_phrase(attempt, phrase);
        if (i < 64)
            attempt->used |= (uint64_t)1 << i;
        taken = true;
        if (attempt->element->fill == CODEBOOK_WORDS)
            break;
    }
    return taken;
}

static uint8_t role_of(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return attempt->match->by_verb ? argument->verb_role : argument->role;
}

bool take_is_subject(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return role_of(attempt, argument) == DATELINE_ROLE_SUBJECT;
}

bool take_is_object(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return role_of(attempt, argument) == DATELINE_ROLE_OBJECT;
}

static bool is_indirect(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return role_of(attempt, argument) == DATELINE_ROLE_INDIRECT;
}

static bool is_attribute(const struct attempt *attempt, const struct dateline_argument *argument)
{
    (void)attempt;
    return argument->role == DATELINE_ROLE_ATTRIBUTE;
}

uint32_t take_preposition_of(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return attempt->matcher->prepositions[argument - attempt->story->arguments.at];
}

/* "marched [in RECIPIENT]": a town in which they march is none; the frame must ask for it without brackets. */
static bool is_mere_place(const struct attempt *attempt, const struct dateline_argument *argument)
{
    if (attempt->element->fill != CODEBOOK_RECIPIENT || !attempt->element->optional ||
        !text_is(argument->preposition, "in"))
        return false;
    const struct dateline_entity *entity = side_entity(attempt->story, side_head(attempt->story, argument->token));
    return (!entity || !entity->sector[0].length) && side_located(attempt->story, argument->token);
}

bool take_has_preposition(const struct attempt *attempt, const struct dateline_argument *argument)
{
    if (is_mere_place(attempt, argument))
        return false;
    return argument->preposition.length && argument->role != DATELINE_ROLE_COMPLEMENT &&
           codebook_has(attempt->codebook, attempt->element->prepositions, take_preposition_of(attempt, argument));
}

/* "call for X": what stands behind the preposition of the predicate itself. */
bool take_is_redirected(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return argument->preposition.length && argument->role != DATELINE_ROLE_COMPLEMENT &&
           take_preposition_of(attempt, argument) == attempt->redirect;
}

bool take_preposition_asked(const struct attempt *attempt, uint32_t word)
{
    return codebook_has(attempt->codebook, attempt->element->prepositions, word);
}

/* ---- Subjects ---- */

/* "Russian air strikes", "U.S. sanctions": a coded modifier before an eventive noun is its doer. */
static bool modifier_take(struct attempt *attempt)
{
    const struct story *story = attempt->story;
    const struct dateline_clause *clause = &story->clauses.at[attempt->clause];
    uint32_t first = story->sentences.at[clause->sentence].first;
    bool taken = false;
    for (uint32_t i = clause->head; i > first && clause->head - i < 8; i--) {
        const struct dateline_token *token = &story->tokens.at[i - 1];
        if (token->head != clause->head ||
            (token->deprel != DATELINE_DEPREL_AMOD && token->deprel != DATELINE_DEPREL_COMPOUND &&
                token->deprel != DATELINE_DEPREL_NMOD_POSS))
            continue;
        uint32_t mention = side_head(story, i - 1);
        struct phrase phrase = { i - 1, i - 1, i, DATELINE_NONE, DATELINE_NONE };
        if (mention != DATELINE_NONE && side_coded(story, mention) && slot_fits(attempt, phrase)) {
            take_phrase(attempt, phrase);
            taken = true;
        }
    }
    return taken;
}

/* A doer may be missing in a passive without by-phrase and in non-finite clauses; then only inner events and types that
 * are written without a doer come of it. */
static bool subject_may_lack(const struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    const struct codebook_element *element = attempt->element;
    if (element->fill != CODEBOOK_ACTOR && element->fill != CODEBOOK_ALL)
        return false;
    for (uint32_t i = 0; i < element->restriction_count; i++)
        if (!attempt->codebook->restrictions[element->restriction_first + i].negated)
            return false;
    if (attempt->match->by_verb)
        return true;
    if (clause->kind == DATELINE_CLAUSE_NOUN && attempt->match->frame->kind == CODEBOOK_NOUN &&
        clause->support == DATELINE_NONE)
        return false;
    return (clause->marks & (DATELINE_CLAUSE_PASSIVE | DATELINE_CLAUSE_INFINITIVE | DATELINE_CLAUSE_PARTICIPLE)) ||
           clause->link == DATELINE_LINK_SUBJECT || clause->link == DATELINE_LINK_COMPLEMENT;
}

static bool has_subject(const struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    for (uint32_t i = 0; i < clause->argument_count; i++)
        if (take_is_subject(attempt, clause_argument(attempt->story, clause, i)))
            return true;
    return false;
}

bool take_subject(struct attempt *attempt)
{
    if (take_arguments(attempt, take_is_subject))
        return true;
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    if (clause->kind == DATELINE_CLAUSE_NOUN && !has_subject(attempt) && modifier_take(attempt))
        return true;
    if (has_subject(attempt) || !subject_may_lack(attempt))
        return false;
    attempt->match->doer_missing = true;
    return true;
}

/* ---- Objects and obliques ---- */

/* The noun of a light verb is its object: "talks" for "hold {talks}". */
static bool light_noun_take(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    bool light = clause->support != DATELINE_NONE && attempt->match->frame->kind == CODEBOOK_VERB &&
                 !attempt->match->by_verb && clause->kind == DATELINE_CLAUSE_NOUN;
    if (!light || attempt->element->fill != CODEBOOK_WORDS)
        return false;
    struct phrase phrase = { clause->head, clause->head, clause->head + 1, DATELINE_NONE, DATELINE_NONE };
    if (!slot_fits(attempt, phrase))
        return false;
    take_phrase(attempt, phrase);
    return true;
}

/* "that RECIPIENT leave|must": the entered clause's predicate; "must" asks for no verb, only that it is obliged. */
static bool predicate_take(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    bool must = (clause->marks & DATELINE_CLAUSE_OBLIGED) &&
                codebook_has(attempt->codebook, attempt->element->words, attempt->matcher->word_must);
    attempt->entered = false;
    if (!must && !match_token_in(attempt->matcher, clause->head, attempt->element->words))
        return false;
    take_phrase(
        attempt, (struct phrase){ clause->head, clause->head, clause->head + 1, attempt->clause, DATELINE_NONE });
    return true;
}

/* "found the banker guilty": a second word that a parser hung on the object or on the verb without a role. */
static bool stray_word_take(struct attempt *attempt)
{
    const struct story *story = attempt->story;
    uint32_t head = story->clauses.at[attempt->clause].head;
    uint32_t end = story->sentences.at[story->tokens.at[head].sentence].end;
    if (attempt->element->fill != CODEBOOK_WORDS)
        return false;
    for (uint32_t i = head + 1; i < end && i < head + STRAY_MOST; i++) {
        uint32_t above = story->tokens.at[i].head;
        bool near = above == head;
        for (uint32_t k = 0; k < attempt->match->bounds && !near; k++)
            near = above == attempt->match->bound[k].phrase.token && above > head && i > above;
        struct phrase phrase = { i, i, i + 1, story->clause_at[i], DATELINE_NONE };
        bool bare = story->tokens.at[i].deprel != DATELINE_DEPREL_NMOD &&
                    story->tokens.at[i].deprel != DATELINE_DEPREL_OBL &&
                    story->tokens.at[i].deprel != DATELINE_DEPREL_CONJ;
        if (near && bare && slot_fits(attempt, phrase)) {
            take_phrase(attempt, phrase);
            return true;
        }
    }
    return false;
}

bool take_object(struct attempt *attempt)
{
    const struct codebook_element *element = attempt->element;
    if (attempt->entered && element->fill == CODEBOOK_WORDS)
        return predicate_take(attempt);
    if (light_noun_take(attempt))
        return true;
    if (attempt->redirect != DATELINE_NONE)
        return take_arguments(attempt, take_is_redirected);
    if (attempt->match->frame->bare > 1 && element->bare == 0 && take_arguments(attempt, is_indirect))
        return true;
    return take_arguments(attempt, take_is_object) || take_arguments(attempt, is_indirect) ||
           (element->bare > 0 && (take_arguments(attempt, is_attribute) || stray_word_take(attempt)));
}

/* The preposition of a token that hangs on `head` as a modifier: is it one that the element asks for? */
bool take_modifier_has_preposition(const struct attempt *attempt, uint32_t token)
{
    const struct story *story = attempt->story;
    const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[token].sentence];
    for (uint32_t i = token; i > sentence->first && token - i < 8; i--) {
        const struct dateline_token *mark = &story->tokens.at[i - 1];
        if (mark->head == token && mark->deprel == DATELINE_DEPREL_CASE &&
            (codebook_has(attempt->codebook, attempt->element->prepositions, attempt->matcher->words[i - 1].lemma) ||
                codebook_has(attempt->codebook, attempt->element->prepositions, attempt->matcher->words[i - 1].form)))
            return true;
    }
    return false;
}

/* "sanctions on X", "an agreement with Y to …": a phrase behind a noun that is matched already. Conjuncts hang on it.
 */
static bool nested_take(struct attempt *attempt)
{
    const struct story *story = attempt->story;
    uint32_t bounds = attempt->match->bounds;
    for (uint32_t k = 0; k < bounds; k++) {
        struct phrase host = attempt->match->bound[k].phrase;
        const struct dateline_sentence *sentence = &story->sentences.at[story->tokens.at[host.token].sentence];
        uint32_t end = host.token + PHRASE_MOST < sentence->end ? host.token + PHRASE_MOST : sentence->end;
        uint32_t taken = DATELINE_NONE;
        for (uint32_t i = host.token + 1; i < end; i++) {
            const struct dateline_token *token = &story->tokens.at[i];
            bool fits = taken == DATELINE_NONE
                            ? token->head == host.token &&
                                  (token->deprel == DATELINE_DEPREL_NMOD || token->deprel == DATELINE_DEPREL_OBL) &&
                                  take_modifier_has_preposition(attempt, i)
                            : token->head == taken && token->deprel == DATELINE_DEPREL_CONJ;
            struct phrase phrase = { i, i, i + 1, story->clause_at[i], DATELINE_NONE };
            for (; fits && phrase.end < sentence->end && phrase.end - i < PHRASE_MOST &&
                   story_below(story, phrase.end, i);
                 phrase.end++)
                ;
            if (!fits || !slot_fits(attempt, phrase))
                continue;
            take_phrase(attempt, phrase);
            if (taken == DATELINE_NONE)
                taken = i;
            if (attempt->element->fill == CODEBOOK_WORDS)
                break;
        }
        if (taken != DATELINE_NONE)
            return true;
    }
    return false;
}

/* A phrase behind the preposition; or the object where a parser took the preposition for the verb's particle. */
bool take_oblique(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    if (take_arguments(attempt, take_has_preposition))
        return true;
    if (clause->particle != DATELINE_NONE &&
        codebook_has(
            attempt->codebook, attempt->element->prepositions, attempt->matcher->words[clause->particle].lemma) &&
        (take_arguments(attempt, take_is_object) ||
            (attempt->element->fill == CODEBOOK_SOMETHING && !attempt->element->restriction_count)))
        return true;
    if ((take_preposition_asked(attempt, attempt->matcher->word_to) ||
            take_preposition_asked(attempt, attempt->matcher->word_for)) &&
        take_arguments(attempt, is_indirect))
        return true;
    return nested_take(attempt);
}
