/* SHA-256 (FIPS 180-4), for texts that may not be written out. */
#ifndef DATELINE_RECORD_SHA256_H
#define DATELINE_RECORD_SHA256_H

#include "base/text.h"

/* The digest of a text, as 64 hexadecimal digits and a NUL. */
void sha256_print(struct dateline_text text, char ret_digits[65]);

#endif
