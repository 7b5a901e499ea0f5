/* Holding a frame against a clause.
 *
 * The elements of a frame are taken from left to right, and each takes the first argument of the clause that fits and
 * that no earlier element has taken; there is no going back, so a try costs elements × arguments steps. A bracket that
 * fails is undone as a whole. A prepositional element is looked for among the clause's arguments first, then among what
 * hangs on the nouns that are matched already ("impose sanctions on": whether a parser hangs "on" on the verb or on the
 * noun).
 *
 * A light verb and its noun are one clause, so that three kinds of frame find it: the noun's ("ACTOR's talks with
 * RECIPIENT"), the light verb's with the noun as object word ("ACTOR hold {talks} with RECIPIENT") and the verb's that
 * the noun stands for ("ACTOR meet with RECIPIENT"), the last with the roles that the arguments would have for that
 * verb. */
#include "what/match.h"

#include "base/hash.h"
#include "what/side.h"

#include <string.h>

enum { PHRASE_MOST = 60, STRAY_MOST = 16 };

/* One try. */
struct attempt {
    struct matcher *matcher;
    const struct codebook *codebook;
    const struct story *story;
    struct match *match;
    const struct codebook_element *element;
    uint32_t clause;   /* a complement's, once one has been entered */
    uint64_t used;     /* arguments of that clause, by number */
    uint32_t redirect; /* word of a preposition that takes the object's place ("call for X"), or NONE */
    bool entered;      /* a complement was entered by its subject; its predicate is asked for next */
};

/* The number of a word in lower case, or NONE. */
static uint32_t word_of(const struct codebook *codebook, struct dateline_text word)
{
    char lower[64];
    if (word.length > sizeof lower)
        return DATELINE_NONE;
    for (size_t i = 0; i < word.length; i++)
        lower[i] = byte_lower(word.bytes[i]);
    return codebook_word(codebook, (struct dateline_text){ lower, word.length });
}

void match_begin(struct matcher *matcher, const struct codebook *codebook, struct story *story)
{
    memset(matcher, 0, sizeof *matcher);
    matcher->codebook = codebook;
    matcher->story = story;
    matcher->words = ARENA_ARRAY(story->scratch, struct match_word, story->tokens.count);
    uint32_t most = 0, run = 0;
    for (uint32_t i = 0; i < story->clauses.count; i++) {
        run = i && story->clauses.at[i].sentence == story->clauses.at[i - 1].sentence ? run + 1 : 1;
        most = run > most ? run : most;
    }
    matcher->drafts = ARENA_ARRAY(story->scratch, struct draft, most);
    for (uint32_t i = 0; i < story->tokens.count; i++) {
        struct dateline_text lemma = story->tokens.at[i].lemma, form = story_word(story, i);
        uint32_t number = word_of(codebook, lemma);
        matcher->words[i] = (struct match_word){ number, text_same(lemma, form) ? number : word_of(codebook, form) };
    }
    matcher->prepositions = ARENA_ARRAY(story->scratch, uint32_t, story->arguments.count);
    for (uint32_t i = 0; i < story->arguments.count; i++)
        matcher->prepositions[i] = story->arguments.at[i].preposition.length
                                       ? codebook_word(codebook, story->arguments.at[i].preposition)
                                       : DATELINE_NONE;
    matcher->article_hash = hash_bytes(HASH_SEED, story->article.text.bytes, story->article.text.length);
    matcher->word_to = codebook_word(codebook, TEXT("to"));
    matcher->word_for = codebook_word(codebook, TEXT("for"));
    matcher->word_must = codebook_word(codebook, TEXT("must"));
}

uint32_t match_sentence(struct matcher *matcher, uint32_t clause)
{
    const struct story *story = matcher->story;
    uint32_t first = clause, end = clause + 1;
    while (first > 0 && story->clauses.at[first - 1].sentence == story->clauses.at[clause].sentence)
        first--;
    while (end < story->clauses.count && story->clauses.at[end].sentence == story->clauses.at[clause].sentence)
        end++;
    matcher->clause_first = first;
    matcher->clause_end = end;
    memset(matcher->drafts, 0, (end - first) * sizeof *matcher->drafts);
    return end;
}

/* "tens of thousands of protesters", "most of the members": the noun that is counted, or the token itself. */
static uint32_t counted_noun(const struct story *story, uint32_t token, uint32_t end)
{
    static const char quantities[] =
        "ten|tens|dozen|dozens|score|scores|hundred|hundreds|thousand|thousands|million|millions|number|"
        "majority|handful|couple|lot|plenty|bulk|rest|remainder|half|third|quarter|some|many|most|all|"
        "each|several|none|any|few|one|two|three|four|five|six|seven|eight|nine|more|another|both";
    for (int steps = 0; steps < 3; steps++) {
        uint8_t upos = story->tokens.at[token].upos;
        uint32_t inner = DATELINE_NONE;
        if (side_head(story, token) != DATELINE_NONE ||
            !(upos == DATELINE_UPOS_NUM || story_lemma_in(story, token, quantities)))
            break;
        for (uint32_t i = token + 1; i < end && i < token + 12 && inner == DATELINE_NONE; i++)
            if (story->tokens.at[i].head == token && story->tokens.at[i].deprel == DATELINE_DEPREL_NMOD)
                inner = i;
        if (inner == DATELINE_NONE)
            break;
        token = inner;
    }
    return token;
}

struct phrase phrase_of_argument(const struct story *story, uint32_t index)
{
    const struct dateline_argument *argument = &story->arguments.at[index];
    return (struct phrase){ counted_noun(story, argument->token, argument->end), argument->first, argument->end,
        argument->clause, index };
}

static bool token_is(const struct matcher *matcher, uint32_t token, uint32_t word)
{
    return matcher->words[token].lemma == word || matcher->words[token].form == word;
}

/* The parts of a word of several end at a token: "air strike" at "strike". */
static bool multi_ends(const struct matcher *matcher, uint32_t token, const struct codebook_multi *multi)
{
    const struct dateline_sentence *sentence = &matcher->story->sentences.at[matcher->story->tokens.at[token].sentence];
    if (token + 1 - sentence->first < multi->part_count)
        return false;
    for (uint32_t i = 0; i < multi->part_count; i++)
        if (!token_is(matcher, token - i, matcher->codebook->parts[multi->part_first + multi->part_count - 1 - i]))
            return false;
    return true;
}

bool match_token_in(const struct matcher *matcher, uint32_t token, uint32_t set)
{
    const struct codebook *codebook = matcher->codebook;
    if (set == DATELINE_NONE)
        return false;
    if (codebook_has(codebook, set, matcher->words[token].lemma) ||
        codebook_has(codebook, set, matcher->words[token].form))
        return true;
    for (uint32_t i = 0; i < codebook->sets[set].multi_count; i++)
        if (multi_ends(matcher, token, &codebook->multis[codebook->sets[set].multi_first + i]))
            return true;
    return false;
}

/* ---- What may fill a slot ---- */

static bool is_place(const struct story *story, uint32_t token)
{
    for (uint32_t i = 0; i < story->places.count; i++)
        if (story->places.at[i].first <= token && token < story->places.at[i].end)
            return true;
    return false;
}

static bool is_state(const struct dateline_entity *entity)
{
    static const char *const others[] = { "IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR" };
    if (!entity || !entity->code.length)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_is(entity->code, others[i]))
            return false;
    return !entity->sector[0].length || text_is(entity->sector[0], "GOV");
}

static bool has_sector(const struct codebook *codebook, const struct dateline_entity *entity, uint32_t set)
{
    for (int i = 0; entity && i < DATELINE_SECTORS && entity->sector[i].length; i++) {
        char lower[8];
        if (entity->sector[i].length > sizeof lower)
            continue;
        for (size_t c = 0; c < entity->sector[i].length; c++)
            lower[c] = byte_lower(entity->sector[i].bytes[c]);
        if (codebook_has(
                codebook, set, codebook_word(codebook, (struct dateline_text){ lower, entity->sector[i].length })))
            return true;
    }
    return false;
}

static bool kind_holds(const struct matcher *matcher, uint16_t kind, struct phrase phrase)
{
    const struct story *story = matcher->story;
    uint32_t mention = side_head(story, phrase.token);
    const struct dateline_entity *entity = side_entity(story, mention);
    struct side side = { .count = 0 };
    switch (kind) {
    case CODEBOOK_IS_CODED:
        side_add_phrase(matcher, phrase, &side);
        return side_any_coded(story, &side);
    case CODEBOOK_IS_STATE:
        return is_state(entity);
    case CODEBOOK_IS_PERSON:
        return (entity && entity->person) || (mention != DATELINE_NONE && !story_lemma_in(story, phrase.token, "it") &&
                                                 story->mentions.at[mention].kind == DATELINE_MENTION_PRONOUN);
    case CODEBOOK_IS_PLACE:
        return is_place(story, phrase.token);
    case CODEBOOK_IS_PEOPLE:
        return (entity && (entity->person || entity->sector[0].length)) ||
               match_token_in(matcher, phrase.token, codebook_special(matcher->codebook, CODEBOOK_SET_PEOPLE));
    default:
        return false;
    }
}

static bool restriction_holds(
    const struct matcher *matcher, const struct codebook_restriction *restriction, struct phrase phrase)
{
    if (match_token_in(matcher, phrase.token, restriction->words))
        return true;
    if (restriction->sectors != DATELINE_NONE &&
        has_sector(matcher->codebook, side_entity(matcher->story, side_head(matcher->story, phrase.token)),
            restriction->sectors))
        return true;
    for (uint16_t kind = 1; kind <= CODEBOOK_IS_PEOPLE; kind = (uint16_t)(kind << 1))
        if ((restriction->kinds & kind) && kind_holds(matcher, kind, phrase))
            return true;
    return false;
}

static bool phrase_fits(const struct attempt *attempt, struct phrase phrase)
{
    const struct codebook_element *element = attempt->element;
    if (element->fill == CODEBOOK_WORDS || element->fill == CODEBOOK_EVENT)
        return match_token_in(attempt->matcher, phrase.token, element->words);
    if (element->fill == CODEBOOK_SOMEONE && side_head(attempt->story, phrase.token) == DATELINE_NONE)
        return false;
    for (uint32_t i = 0; i < element->restriction_count; i++) {
        const struct codebook_restriction *restriction =
            &attempt->codebook->restrictions[element->restriction_first + i];
        if (restriction_holds(attempt->matcher, restriction, phrase) == (restriction->negated != 0))
            return false;
    }
    return true;
}

/* ---- Taking ---- */

static void phrase_take(struct attempt *attempt, struct phrase phrase)
{
    struct match *match = attempt->match;
    bool word = attempt->element->fill == CODEBOOK_WORDS || attempt->element->fill == CODEBOOK_EVENT;
    if (word && match->words_bound < MATCH_WORDS)
        match->word[match->words_bound++] = phrase.token;
    if (match->bounds < MATCH_BOUNDS)
        match->bound[match->bounds++] = (struct match_bound){ phrase, attempt->element->fill };
}

static bool argument_used(const struct attempt *attempt, uint32_t i)
{
    return i < 64 && (attempt->used >> i & 1);
}

/* Takes every argument for which `belongs` holds and that fits (a word takes the first only). */
static bool arguments_take(
    struct attempt *attempt, bool (*belongs)(const struct attempt *, const struct dateline_argument *))
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    bool taken = false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument_used(attempt, i) || !belongs(attempt, argument))
            continue;
        struct phrase phrase = phrase_of_argument(attempt->story, clause->argument_first + i);
        if (!phrase_fits(attempt, phrase))
            continue;
        phrase_take(attempt, phrase);
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

static bool is_subject(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return role_of(attempt, argument) == DATELINE_ROLE_SUBJECT;
}

static bool is_object(const struct attempt *attempt, const struct dateline_argument *argument)
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

static uint32_t preposition_of(const struct attempt *attempt, const struct dateline_argument *argument)
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

static bool has_preposition(const struct attempt *attempt, const struct dateline_argument *argument)
{
    if (is_mere_place(attempt, argument))
        return false;
    return argument->preposition.length && argument->role != DATELINE_ROLE_COMPLEMENT &&
           codebook_has(attempt->codebook, attempt->element->prepositions, preposition_of(attempt, argument));
}

/* "call for X": what stands behind the preposition of the predicate itself. */
static bool is_redirected(const struct attempt *attempt, const struct dateline_argument *argument)
{
    return argument->preposition.length && argument->role != DATELINE_ROLE_COMPLEMENT &&
           preposition_of(attempt, argument) == attempt->redirect;
}

static bool preposition_asked(const struct attempt *attempt, uint32_t word)
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
        if (mention != DATELINE_NONE && side_coded(story, mention) && phrase_fits(attempt, phrase)) {
            phrase_take(attempt, phrase);
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
        if (is_subject(attempt, clause_argument(attempt->story, clause, i)))
            return true;
    return false;
}

static bool subject_take(struct attempt *attempt)
{
    if (arguments_take(attempt, is_subject))
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
    if (!phrase_fits(attempt, phrase))
        return false;
    phrase_take(attempt, phrase);
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
    phrase_take(
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
        if (near && bare && phrase_fits(attempt, phrase)) {
            phrase_take(attempt, phrase);
            return true;
        }
    }
    return false;
}

static bool object_take(struct attempt *attempt)
{
    const struct codebook_element *element = attempt->element;
    if (attempt->entered && element->fill == CODEBOOK_WORDS)
        return predicate_take(attempt);
    if (light_noun_take(attempt))
        return true;
    if (attempt->redirect != DATELINE_NONE)
        return arguments_take(attempt, is_redirected);
    if (attempt->match->frame->bare > 1 && element->bare == 0 && arguments_take(attempt, is_indirect))
        return true;
    return arguments_take(attempt, is_object) || arguments_take(attempt, is_indirect) ||
           (element->bare > 0 && (arguments_take(attempt, is_attribute) || stray_word_take(attempt)));
}

/* The preposition of a token that hangs on `head` as a modifier: is it one that the element asks for? */
static bool modifier_has_preposition(const struct attempt *attempt, uint32_t token)
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
                                  modifier_has_preposition(attempt, i)
                            : token->head == taken && token->deprel == DATELINE_DEPREL_CONJ;
            struct phrase phrase = { i, i, i + 1, story->clause_at[i], DATELINE_NONE };
            for (; fits && phrase.end < sentence->end && phrase.end - i < PHRASE_MOST &&
                   story_below(story, phrase.end, i);
                 phrase.end++)
                ;
            if (!fits || !phrase_fits(attempt, phrase))
                continue;
            phrase_take(attempt, phrase);
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
static bool oblique_take(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    if (arguments_take(attempt, has_preposition))
        return true;
    if (clause->particle != DATELINE_NONE &&
        codebook_has(
            attempt->codebook, attempt->element->prepositions, attempt->matcher->words[clause->particle].lemma) &&
        (arguments_take(attempt, is_object) ||
            (attempt->element->fill == CODEBOOK_SOMETHING && !attempt->element->restriction_count)))
        return true;
    if ((preposition_asked(attempt, attempt->matcher->word_to) ||
            preposition_asked(attempt, attempt->matcher->word_for)) &&
        arguments_take(attempt, is_indirect))
        return true;
    return nested_take(attempt);
}

/* ---- Complements and inner events ---- */

/* "to" asks for an infinitive: "told him to leave", not "told him she had left". */
static bool complement_form_fits(const struct attempt *attempt, uint32_t clause)
{
    const struct dateline_clause *inner = &attempt->story->clauses.at[clause];
    return !preposition_asked(attempt, attempt->matcher->word_to) || (inner->marks & DATELINE_CLAUSE_INFINITIVE) ||
           (inner->marker != DATELINE_NONE && story_lemma_in(attempt->story, inner->marker, "to"));
}

/* The one that a complement is about: its subject, or what a passive is done to. */
static bool is_topic(const struct attempt *attempt, const struct dateline_argument *argument)
{
    bool passive = attempt->story->clauses.at[attempt->clause].marks & DATELINE_CLAUSE_PASSIVE;
    return argument->role == (passive ? DATELINE_ROLE_OBJECT : DATELINE_ROLE_SUBJECT);
}

/* "that RECIPIENT …": the subject of a finite complement, which is entered. */
static bool complement_enter(struct attempt *attempt, uint32_t complement)
{
    uint32_t outer = attempt->clause;
    uint64_t used = attempt->used;
    attempt->clause = complement;
    attempt->used = 0;
    attempt->entered = arguments_take(attempt, is_topic);
    if (!attempt->entered)
        attempt->clause = outer, attempt->used = used;
    return attempt->entered;
}

static bool complement_take(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    uint8_t fill = attempt->element->fill;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role != DATELINE_ROLE_COMPLEMENT || argument->clause == DATELINE_NONE ||
            !complement_form_fits(attempt, argument->clause))
            continue;
        if (fill == CODEBOOK_SOMETHING) {
            phrase_take(attempt, phrase_of_argument(attempt->story, clause->argument_first + i));
            if (attempt->match->inners < MATCH_INNERS)
                attempt->match->inner[attempt->match->inners++] = argument->clause;
            return true;
        }
        if (fill != CODEBOOK_WORDS) {
            if (complement_enter(attempt, argument->clause))
                return true;
            continue;
        }
        if (!match_token_in(
                attempt->matcher, attempt->story->clauses.at[argument->clause].head, attempt->element->words))
            continue;
        phrase_take(attempt, phrase_of_argument(attempt->story, clause->argument_first + i));
        attempt->clause = argument->clause;
        attempt->used = 0;
        return true;
    }
    return fill == CODEBOOK_WORDS && preposition_asked(attempt, attempt->matcher->word_to) && oblique_take(attempt);
}

/* "from entering", "of shooting": a complement behind one of the prepositions asked for. */
static bool prepositional_complement_take(struct attempt *attempt)
{
    const struct codebook_element *element = attempt->element;
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    if (element->fill != CODEBOOK_WORDS && element->fill != CODEBOOK_SOMETHING)
        return false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role != DATELINE_ROLE_COMPLEMENT || argument->clause == DATELINE_NONE ||
            !argument->preposition.length || !preposition_asked(attempt, preposition_of(attempt, argument)))
            continue;
        if (element->fill == CODEBOOK_WORDS &&
            !match_token_in(attempt->matcher, attempt->story->clauses.at[argument->clause].head, element->words))
            continue;
        phrase_take(attempt, phrase_of_argument(attempt->story, clause->argument_first + i));
        return true;
    }
    return false;
}

/* "called the plan foolish": an adjective said of the object, which a parse makes a complement. */
static bool predicate_complement_take(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    if (attempt->element->fill != CODEBOOK_WORDS)
        return false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role != DATELINE_ROLE_COMPLEMENT || argument->clause == DATELINE_NONE)
            continue;
        const struct dateline_clause *inner = &attempt->story->clauses.at[argument->clause];
        if ((inner->kind != DATELINE_CLAUSE_ADJECTIVE && inner->kind != DATELINE_CLAUSE_COPULA) ||
            inner->marker != DATELINE_NONE || (inner->marks & (DATELINE_CLAUSE_PAST | DATELINE_CLAUSE_PRESENT)) ||
            !match_token_in(attempt->matcher, inner->head, attempt->element->words))
            continue;
        phrase_take(attempt, phrase_of_argument(attempt->story, clause->argument_first + i));
        return true;
    }
    return false;
}

static bool inner_has_type(const struct attempt *attempt, const struct draft *draft)
{
    if (!draft->found || draft->type == DATELINE_NONE)
        return false;
    const struct codebook_element *element = attempt->element;
    for (uint32_t i = 0; i < element->type_count; i++) {
        const struct codebook_reference *reference = &attempt->codebook->references[element->type_first + i];
        if (reference->type == draft->type && (reference->mode == DATELINE_NONE || reference->mode == draft->mode))
            return true;
    }
    return element->type_count == 0 && element->words == DATELINE_NONE;
}

/* May this argument hold the inner event? Without a preposition: an object or complement; with one: an oblique, or a
 * complement that it introduces ("of shelling the town"; "to" also an infinitive without a marker of its own). */
static bool may_hold_event(const struct attempt *attempt, const struct dateline_argument *argument)
{
    const struct codebook_element *element = attempt->element;
    bool complement = argument->role == DATELINE_ROLE_COMPLEMENT;
    if (argument->clause == DATELINE_NONE)
        return false;
    if (element->place == CODEBOOK_SUBJECT)
        return is_subject(attempt, argument);
    if (element->place == CODEBOOK_OBJECT && attempt->redirect == DATELINE_NONE)
        return complement || is_object(attempt, argument);
    if (element->place == CODEBOOK_OBJECT)
        return complement || is_redirected(attempt, argument);
    if (element->place == CODEBOOK_COMPLEMENT)
        return complement;
    if (has_preposition(attempt, argument))
        return true;
    const struct dateline_clause *inner = &attempt->story->clauses.at[argument->clause];
    bool marked = inner->marker != DATELINE_NONE &&
                  codebook_has(attempt->codebook, element->prepositions, attempt->matcher->words[inner->marker].lemma);
    bool prepositional = argument->preposition.length &&
                         codebook_has(attempt->codebook, element->prepositions, preposition_of(attempt, argument));
    return complement &&
           (marked || prepositional ||
               (preposition_asked(attempt, attempt->matcher->word_to) && (inner->marks & DATELINE_CLAUSE_INFINITIVE)));
}

static bool event_add(struct attempt *attempt, uint32_t clause)
{
    struct match *match = attempt->match;
    if (clause == match->clause || match->inners == MATCH_INNERS)
        return false;
    bool named = match_token_in(attempt->matcher, attempt->story->clauses.at[clause].head, attempt->element->words);
    if (!named && !inner_has_type(attempt, draft_of_clause(attempt->matcher, clause)))
        return false;
    match->inner[match->inners++] = clause;
    return true;
}

/* Eventive nouns that hang on a noun already matched: "issue a call for talks". */
static bool nested_event_take(struct attempt *attempt)
{
    const struct story *story = attempt->story;
    if (attempt->element->place != CODEBOOK_OBLIQUE)
        return false;
    for (uint32_t k = 0; k < attempt->match->bounds; k++) {
        uint32_t host = attempt->match->bound[k].phrase.token;
        uint32_t end = story->sentences.at[story->tokens.at[host].sentence].end;
        for (uint32_t i = host + 1; i < end && i < host + PHRASE_MOST; i++)
            if (story->tokens.at[i].head == host && story->clause_at[i] != DATELINE_NONE &&
                modifier_has_preposition(attempt, i) && event_add(attempt, story->clause_at[i]))
                return true;
    }
    return false;
}

static bool event_take(struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    bool taken = false;
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (!argument_used(attempt, i) && may_hold_event(attempt, argument) && event_add(attempt, argument->clause)) {
            taken = true;
            if (i < 64)
                attempt->used |= (uint64_t)1 << i;
        }
    }
    return taken || nested_event_take(attempt);
}

/* ---- The frame ---- */

/* "!word": neither the head of an argument nor inside one. */
static bool absent_holds(const struct attempt *attempt)
{
    const struct dateline_clause *clause = &attempt->story->clauses.at[attempt->clause];
    for (uint32_t i = 0; i < clause->argument_count; i++) {
        const struct dateline_argument *argument = clause_argument(attempt->story, clause, i);
        if (argument->role == DATELINE_ROLE_COMPLEMENT)
            continue;
        for (uint32_t t = argument->first; t < argument->end && t < argument->first + PHRASE_MOST; t++)
            if (match_token_in(attempt->matcher, t, attempt->element->words))
                return false;
    }
    return true;
}

static enum match_failure element_take(struct attempt *attempt)
{
    const struct codebook_element *element = attempt->element;
    if (element->place == CODEBOOK_ABSENT)
        return absent_holds(attempt) ? MATCH_NONE : MATCH_ABSENT;
    uint32_t before = attempt->match->bounds;
    enum match_failure failure = MATCH_NONE;
    if (element->fill == CODEBOOK_EVENT && event_take(attempt)) {
        attempt->match->words++;
        return MATCH_NONE;
    }
    if (element->fill == CODEBOOK_EVENT && element->words == DATELINE_NONE)
        return MATCH_EVENT;
    switch ((enum codebook_place)element->place) {
    case CODEBOOK_SUBJECT:
        failure = subject_take(attempt) ? MATCH_NONE : MATCH_SUBJECT;
        break;
    case CODEBOOK_OBJECT:
        failure = object_take(attempt) || predicate_complement_take(attempt) ? MATCH_NONE : MATCH_OBJECT;
        break;
    case CODEBOOK_OBLIQUE:
        failure = oblique_take(attempt) ||
                          (element->fill == CODEBOOK_SOMETHING &&
                              preposition_asked(attempt, attempt->matcher->word_to) && complement_take(attempt)) ||
                          prepositional_complement_take(attempt)
                      ? MATCH_NONE
                      : MATCH_OBLIQUE;
        break;
    case CODEBOOK_COMPLEMENT:
        failure = complement_take(attempt) ? MATCH_NONE : MATCH_COMPLEMENT;
        break;
    case CODEBOOK_ABSENT:
        break;
    }
    for (uint32_t i = before; element->event_too && failure == MATCH_NONE && i < attempt->match->bounds; i++)
        if (attempt->match->bound[i].phrase.clause != DATELINE_NONE)
            event_add(attempt, attempt->match->bound[i].phrase.clause);
    if (failure == MATCH_NONE && (element->fill == CODEBOOK_WORDS || element->fill == CODEBOOK_EVENT))
        attempt->match->words++;
    else if (failure == MATCH_NONE && attempt->match->bounds > before)
        attempt->match->slots += element->restriction_count ? 2 : 1;
    return failure;
}

/* Is the predicate the clause's? Kind, and the particle or preposition that belongs to a verb of several parts. */
static bool predicate_fits(struct attempt *attempt, const struct codebook_posting *posting)
{
    const struct story *story = attempt->story;
    const struct dateline_clause *clause = &story->clauses.at[attempt->clause];
    const struct codebook_frame *frame = attempt->match->frame;
    attempt->match->failure = MATCH_PARTICLE;
    const struct codebook_multi *multi =
        posting->multi == DATELINE_NONE ? NULL : &attempt->codebook->multis[posting->multi];
    if (frame->kind != CODEBOOK_VERB)
        return !multi || multi_ends(attempt->matcher, clause->head, multi);
    bool particle_used = clause->particle == DATELINE_NONE || attempt->match->by_verb;
    for (uint32_t i = 1; multi && i < multi->part_count; i++) {
        uint32_t part = attempt->codebook->parts[multi->part_first + i];
        if (clause->particle != DATELINE_NONE && token_is(attempt->matcher, clause->particle, part)) {
            particle_used = true;
            continue;
        }
        attempt->redirect = part;
        bool found = false;
        for (uint32_t k = 0; k < clause->argument_count && !found; k++)
            found = is_redirected(attempt, clause_argument(story, clause, k));
        /* "called for it to leave": the preposition marks a clause */
        for (uint32_t k = 0; k < clause->argument_count && !found; k++) {
            const struct dateline_argument *argument = clause_argument(story, clause, k);
            found = argument->role == DATELINE_ROLE_COMPLEMENT && argument->clause != DATELINE_NONE &&
                    story->clauses.at[argument->clause].marker != DATELINE_NONE &&
                    token_is(attempt->matcher, story->clauses.at[argument->clause].marker, part);
        }
        if (!found)
            return false;
    }
    /* "carry out" is not "carry", unless the frame names the particle as a preposition */
    for (uint32_t i = 0; !particle_used && i < frame->element_count; i++)
        particle_used =
            codebook_has(attempt->codebook, attempt->codebook->elements[frame->element_first + i].prepositions,
                attempt->matcher->words[clause->particle].lemma);
    return particle_used;
}

/* Where to begin again when a bracket fails. */
struct mark {
    uint32_t bounds, words, slots, words_bound, inners, clause;
    uint64_t used;
};

static struct mark mark_set(const struct attempt *attempt)
{
    const struct match *match = attempt->match;
    return (struct mark){ match->bounds, match->words, match->slots, match->words_bound, match->inners, attempt->clause,
        attempt->used };
}

static void mark_restore(struct attempt *attempt, struct mark mark)
{
    struct match *match = attempt->match;
    match->bounds = mark.bounds, match->words = mark.words, match->slots = mark.slots;
    match->words_bound = mark.words_bound, match->inners = mark.inners;
    attempt->clause = mark.clause, attempt->used = mark.used;
}

static bool elements_take(struct attempt *attempt)
{
    struct match *match = attempt->match;
    uint8_t bracket = 0, failed = 0;
    struct mark mark = mark_set(attempt);
    for (uint32_t i = 0; i < match->frame->element_count; i++) {
        attempt->element = &attempt->codebook->elements[match->frame->element_first + i];
        if (attempt->element->optional && attempt->element->optional == failed)
            continue;
        if (attempt->element->optional != bracket) {
            bracket = attempt->element->optional;
            mark = mark_set(attempt);
        }
        match->failure = element_take(attempt);
        if (match->failure == MATCH_NONE)
            continue;
        match->failed_element = i;
        if (!bracket)
            return false;
        failed = bracket;
        mark_restore(attempt, mark);
    }
    match->failure = MATCH_NONE;
    return true;
}

bool match_frame(
    struct matcher *matcher, const struct codebook_posting *posting, uint32_t clause, bool by_verb, struct match *match)
{
    /* the arrays are filled as far as their counts say: clearing them for every try would cost more than the try */
    memset(match, 0, offsetof(struct match, bound));
    match->bounds = match->words_bound = match->inners = 0;
    match->doer_missing = match->by_verb = false;
    match->failure = MATCH_NONE;
    match->frame = &matcher->codebook->frames[posting->frame];
    match->clause = clause;
    match->by_verb = by_verb;
    match->words = 1;
    matcher->tries++;
    struct attempt attempt = { .matcher = matcher,
        .codebook = matcher->codebook,
        .story = matcher->story,
        .match = match,
        .clause = clause,
        .redirect = DATELINE_NONE };
    match->failed_element = DATELINE_NONE;
    return predicate_fits(&attempt, posting) && elements_take(&attempt);
}
