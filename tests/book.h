/* A codebook of a test's own: an ontology of a few types, and what the test writes behind it. */
#ifndef DATELINE_TESTS_BOOK_H
#define DATELINE_TESTS_BOOK_H

#include "fixture.h"

#include "what/codebook.h"

static const char book_head[] =
    "120 -4.0 REJECT Reject\n"
    "type ACCUSE quad 3 score -2.0 cameo 120\n  mode disapprove score -2.0\n"
    "type CONSULT quad 1 score 2.5\n  mode visit score 4.0\n"
    "type AGREE quad 1 score 2.5\n"
    "type RETREAT quad 2 score 6.5\n  mode withdraw score 8.0\n"
    "type CONCEDE quad 1 score 4.5\n"
    "type REJECT quad 3 score -2.0\n"
    "type ASSAULT quad 4 score -9.0 unnamed\n  mode aerial score -9.5 : warplane | air strike\n"
    "type SUPPORT quad 1 score 5.0\n"
    "context military: warplane | soldier*\n"
    "future CONSULT -> AGREE\nfuture RETREAT -> CONCEDE\nunder deny -> negation\nsaying say\n";

struct book {
    struct arena arena;
    const struct codebook *codebook;
    struct dateline_error error;
    enum dateline_status status;
};

/* Compiles head and body as one file of a folder of its own. */
static inline void book_open(struct book *book, const char *body)
{
    static const char *const names[] = { "one.txt", NULL };
    struct fixture_folder folder;
    struct dateline_text image;
    arena_init(&book->arena, 0, fixture_never, NULL);
    fixture_folder_make(&folder);
    fixture_file_write(&folder, names[0], text_format(&book->arena, "%s%s", book_head, body));
    book->status = codebook_compile(&book->arena, folder.path, &image, &book->error);
    if (book->status == DATELINE_OK)
        book->status = codebook_open(
            &book->arena, fixture_aligned(&book->arena, image), "test", true, &book->codebook, &book->error);
    fixture_folder_remove(&folder, names);
}

#endif
