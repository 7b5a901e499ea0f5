/* What the words of a mention say about whom it stands for: what the mention stage leaves for the resolve stage. */
#ifndef DATELINE_WHO_SIGN_H
#define DATELINE_WHO_SIGN_H

#include "story/story.h"
#include "who/actor_table.h"

/* How a country comes to a phrase. A better one replaces a worse one. */
enum code_basis {
    CODE_NONE,
    CODE_PLACE, /* "police in Nairobi" */
    CODE_WORDS, /* "Kenyan police", "the police of Kenya" */
};

enum sign_kind {
    SIGN_PERSON,  /* a name of a person */
    SIGN_NAME,    /* a name of an organisation, or of something that no table knows */
    SIGN_COUNTRY, /* a state, its people, its capital, a place */
    SIGN_AGENT,   /* a noun that says what somebody does */
    SIGN_PRONOUN
};

enum pronoun { PRONOUN_NONE, PRONOUN_I, PRONOUN_WE, PRONOUN_YOU, PRONOUN_HE, PRONOUN_SHE, PRONOUN_IT, PRONOUN_THEY };

struct sign {
    uint8_t kind;                    /* enum sign_kind */
    uint8_t basis;                   /* enum code_basis */
    uint8_t pronoun;                 /* enum pronoun */
    uint8_t role;                    /* enum actor_role of a country's name */
    uint8_t gender;                  /* told by the words */
    bool former;                     /* "former", "ex-", "retired", "late" */
    bool definite;                   /* "the president", "that group" */
    bool indefinite;                 /* "a soldier", "two officials" */
    bool abroad;                     /* "foreign troops", "world leaders": of no country that can be inherited */
    bool person;                     /* told by the language room or by a title */
    bool located;                    /* "in Paris": where, not who */
    char code[4];                    /* country of the words */
    char other[4];                   /* a second one: "Israeli and Palestinian leaders", "leaders of Russia and Iran" */
    struct sectors sectors;          /* of the words: agent noun, modifiers, institution */
    const struct actor_slot *slot;   /* of the proper name in the tables, or NULL */
    const struct actor *actor;       /* organisation or state that is named, or NULL */
    const struct actor *agent;       /* agent noun, or NULL */
    const struct actor *institution; /* "Hamas" in "Hamas official" */
    uint32_t name_first, name_end;   /* tokens of the proper name; equal: none */
    uint32_t office_first, office_end; /* tokens of title or office; equal: none */
    uint32_t owner;                    /* mention of the possessor or of-phrase, or NONE */
    uint32_t same;                     /* mention that this one stands in apposition to, or NONE */
};

/* One a mention. */
struct who_signs {
    VECTOR(struct sign) all;
};

#endif
