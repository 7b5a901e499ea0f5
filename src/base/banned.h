/* Functions that would break "the same bytes everywhere", or that are traps. The build includes this file before every
 * source of src/, app/ and compile/ (-include), so that nobody has to remember it: it reads the system headers first and
 * poisons the names afterwards.
 *
 * qsort: order of equal elements differs between libraries (use base/sort). strtok, setlocale, localtime, rand: hidden
 * state. time, clock: the wall clock has no place in results (bench has its own). strtod, atof, isalpha …: follow the
 * locale. sprintf, strcpy, strcat, gets, atoi: no bounds or no errors. */
#ifndef DATELINE_BASE_BANNED_H
#define DATELINE_BASE_BANNED_H

#include <ctype.h>
#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#undef isalpha
#undef isdigit
#undef isalnum
#undef isspace
#undef isupper
#undef islower
#undef ispunct
#undef toupper
#undef tolower

#ifdef __GNUC__
#pragma GCC poison qsort bsearch strtok sprintf vsprintf strcpy strcat strncpy gets atoi atol atof strtod strtof
#pragma GCC poison setlocale localtime gmtime mktime ctime rand srand random drand48
#pragma GCC poison isalpha isdigit isalnum isspace isupper islower ispunct toupper tolower strcasecmp strncasecmp      \
    strcoll
#endif

#endif
