/* Bytes of a file or of standard input, decompressed as they come.
 *
 * gzip (RFC 1952, several members one after the other too) and Zstandard (RFC 8878) are recognised by their first
 * bytes. UTF-16 can be turned into UTF-8 on the way. Nothing is held but a window: a reader looks at what is there,
 * asks for more, and skips what it has used. */
#ifndef DATELINE_WIRE_STREAM_H
#define DATELINE_WIRE_STREAM_H

#include "base/text.h"

struct stream;

enum stream_encoding { STREAM_BYTES, STREAM_UTF16_LE, STREAM_UTF16_BE };

/* Opens a path; "-" is standard input. Errors: IO, MEMORY. */
enum dateline_status stream_open(const char *path, struct stream **ret_stream, struct dateline_error *error);
/* For tests and fuzzing: bytes in memory, which must live as long as the stream. */
enum dateline_status stream_of(struct dateline_text bytes, struct stream **ret_stream, struct dateline_error *error);
void stream_close(struct stream *stream);

/* What lies ahead: at least `least` bytes unless the stream ends before. Valid until the next call. */
struct dateline_text stream_peek(struct stream *stream, size_t least);
/* Uses up bytes that stream_peek has shown. */
void stream_skip(struct stream *stream, size_t length);
/* From here on the bytes are UTF-16 and come out as UTF-8; one U+FFFD for each broken unit. */
void stream_transcode(struct stream *stream, enum stream_encoding encoding);

/* Why the stream ended before its end ("cut off"), or OK. Asked once the end is reached. */
enum dateline_status stream_problem(const struct stream *stream, struct dateline_error *error);
/* Bytes of the file used so far, compressed as it is. */
uint64_t stream_used(const struct stream *stream);

#endif
