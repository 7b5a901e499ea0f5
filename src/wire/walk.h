/* The files that paths name: each file as it is, folders with all files below them in sorted order. */
#ifndef DATELINE_WIRE_WALK_H
#define DATELINE_WIRE_WALK_H

#include "wire/buffer.h"

enum { WALK_DEPTH = 64 };

struct walk_file {
    char *path;
    uint64_t size; /* 0 when unknown */
    bool found;    /* in a folder: passed over without a word of blame when no reader knows it */
};

struct walk {
    struct walk_file *files;
    size_t count, capacity;
    uint64_t total;
    void (*report)(void *context, enum dateline_status status, const char *message);
    void *report_context;
};

/* Adds what a path names. Folders that cannot be opened or have no file are said. Hidden files and links to folders
 * below a folder are passed over. False when memory is out. */
bool walk_add(struct walk *walk, const char *path);
void walk_free(struct walk *walk);

#endif
