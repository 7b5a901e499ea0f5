/* Checking actor tables without opening a coder on them. */
#include "coder/knowledge.h"

#include <setjmp.h>

static void check_out_of_memory(void *context)
{
    longjmp(*(jmp_buf *)context, 1);
}

/* What must not lie where the jump begins. */
static enum dateline_status check_run(struct arena *arena, const char *folder, dateline_sink *sink, void *context,
    struct dateline_actors_checked *ret_checked, struct dateline_error *error)
{
    struct actor_check check = { .tell = sink, .context = context };
    enum dateline_status status = actor_check(arena, folder, &check, error);
    *ret_checked = (struct dateline_actors_checked){ check.tables, check.rows, check.wrong };
    return status;
}

enum dateline_status dateline_actors_check(const char *folder, dateline_sink *sink, void *context,
    struct dateline_actors_checked *ret_checked, struct dateline_error *error)
{
    jmp_buf landing;
    struct arena arena;
    enum dateline_status status;
    *ret_checked = (struct dateline_actors_checked){ 0, 0, 0 };
    arena_init(&arena, 0, check_out_of_memory, &landing);
    if (setjmp(landing))
        status = error_set(error, DATELINE_MEMORY, "out of memory for actor tables");
    else
        status = check_run(&arena, folder, sink, context, ret_checked, error);
    arena_free(&arena);
    return status;
}
