/* A JSON string on standard output, for subcommands that print lines of their own. */
#ifndef DATELINE_APP_JSON_TEXT_H
#define DATELINE_APP_JSON_TEXT_H

#include "dateline.h"

/* With its quotes; bytes beyond ASCII stay UTF-8. */
void json_text_print(struct dateline_text text);

#endif
