/* Bytes of files, decompressed.
 *
 * Three layers in one loop: raw bytes from the descriptor, what the decompressor makes of them, and, where it was asked
 * for, UTF-8 out of UTF-16. A stream that ends early (a cut archive, a failing disk) gives all it could and keeps the
 * reason, so that a reader uses what there is and the source can say what was lost. */
#include "wire/stream.h"

#include "base/utf8.h"
#include "wire/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { CHUNK = 1 << 16 };

enum stream_kind { KIND_UNKNOWN, KIND_PLAIN, KIND_GZIP, KIND_ZSTD };

struct stream {
    int descriptor; /* -1: bytes in memory */
    struct dateline_text memory;
    unsigned char raw[CHUNK], made[CHUNK];
    size_t raw_at, raw_end;
    uint64_t used;
    bool raw_over, over;

    enum stream_kind kind;
    z_stream gzip;
    ZSTD_DStream *zstd;
    bool frame_open; /* inside a gzip member or a Zstandard frame */

    enum stream_encoding encoding;
    unsigned char unit[4]; /* bytes of UTF-16 that wait for the rest of their character */
    size_t units;

    struct buffer out;
    size_t out_at;
    struct dateline_error problem;
};

static enum dateline_status stream_new(struct stream **ret_stream, struct dateline_error *error)
{
    struct stream *stream = calloc(1, sizeof *stream);
    if (!stream)
        return error_set(error, DATELINE_MEMORY, "out of memory for reading");
    stream->descriptor = -1;
    *ret_stream = stream;
    return DATELINE_OK;
}

enum dateline_status stream_of(struct dateline_text bytes, struct stream **ret_stream, struct dateline_error *error)
{
    enum dateline_status status = stream_new(ret_stream, error);
    if (status == DATELINE_OK)
        (*ret_stream)->memory = bytes;
    return status;
}

enum dateline_status stream_open(const char *path, struct stream **ret_stream, struct dateline_error *error)
{
    bool standard_input = strcmp(path, "-") == 0;
    int descriptor = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        return error_set(error, DATELINE_IO, "%s: cannot open: %s", path, strerror(errno));
    }
    enum dateline_status status = stream_new(ret_stream, error);
    if (status == DATELINE_OK)
        (*ret_stream)->descriptor = descriptor;
    else if (!standard_input)
        close(descriptor);
    return status;
}

void stream_close(struct stream *stream)
{
    if (!stream)
        return;
    if (stream->descriptor > STDIN_FILENO)
        close(stream->descriptor);
    if (stream->kind == KIND_GZIP)
        inflateEnd(&stream->gzip);
    ZSTD_freeDStream(stream->zstd);
    buffer_free(&stream->out);
    free(stream);
}

static void stream_fails(struct stream *stream, enum dateline_status status, const char *what)
{
    if (stream->problem.status == DATELINE_OK)
        error_set(&stream->problem, status, "%s", what);
    stream->raw_over = stream->over = true;
}

/* Reads behind what the raw window holds. False at the end. */
static bool raw_append(struct stream *stream)
{
    size_t room = CHUNK - stream->raw_end;
    ssize_t got;
    if (stream->descriptor < 0) {
        got = (ssize_t)(stream->memory.length < room ? stream->memory.length : room);
        if (got)
            memcpy(stream->raw + stream->raw_end, stream->memory.bytes, (size_t)got);
        stream->memory = text_slice(stream->memory, (size_t)got, stream->memory.length);
    } else {
        do
            got = read(stream->descriptor, stream->raw + stream->raw_end, room);
        while (got < 0 && errno == EINTR);
    }
    if (got < 0) {
        stream_fails(stream, DATELINE_IO, strerror(errno));
        return false;
    }
    stream->raw_over = got == 0;
    stream->raw_end += (size_t)got;
    stream->used += (uint64_t)got;
    return got > 0;
}

/* Fills the raw window when it is used up. False at the end. */
static bool raw_more(struct stream *stream)
{
    if (stream->raw_at < stream->raw_end)
        return true;
    stream->raw_at = stream->raw_end = 0;
    return !stream->raw_over && raw_append(stream);
}

/* What the file is, by its first bytes. */
static void kind_find(struct stream *stream)
{
    stream->kind = KIND_PLAIN;
    if (!raw_more(stream))
        return;
    while (stream->raw_end < 4 && raw_append(stream))
        continue;
    if (stream->raw_end < 4)
        return;
    const unsigned char *head = stream->raw;
    if (head[0] == 0x1f && head[1] == 0x8b && head[2] == 8) {
        if (inflateInit2(&stream->gzip, 15 + 16) != Z_OK)
            stream_fails(stream, DATELINE_MEMORY, "out of memory for reading gzip");
        else
            stream->kind = KIND_GZIP;
    } else if (head[0] == 0x28 && head[1] == 0xb5 && head[2] == 0x2f && head[3] == 0xfd) {
        stream->zstd = ZSTD_createDStream();
        if (!stream->zstd)
            stream_fails(stream, DATELINE_MEMORY, "out of memory for reading Zstandard");
        else
            stream->kind = KIND_ZSTD;
    }
}

static size_t made_plain(struct stream *stream)
{
    if (!raw_more(stream))
        return 0;
    size_t length = stream->raw_end - stream->raw_at;
    memcpy(stream->made, stream->raw + stream->raw_at, length);
    stream->raw_at = stream->raw_end;
    return length;
}

/* One step of inflate; 0 when more input is wanted or the stream is over. */
static size_t gzip_step(struct stream *stream)
{
    z_stream *gzip = &stream->gzip;
    gzip->next_in = stream->raw + stream->raw_at;
    gzip->avail_in = (uInt)(stream->raw_end - stream->raw_at);
    gzip->next_out = stream->made;
    gzip->avail_out = CHUNK;
    stream->frame_open = true;
    int result = inflate(gzip, Z_NO_FLUSH);
    stream->raw_at = stream->raw_end - gzip->avail_in;
    if (result == Z_STREAM_END) {
        stream->frame_open = false;
        inflateReset(gzip);
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
        stream_fails(stream, DATELINE_FORMAT, "the gzip data are broken from here on; what came before is kept");
    }
    return CHUNK - gzip->avail_out;
}

static size_t zstd_step(struct stream *stream)
{
    ZSTD_inBuffer in = { stream->raw, stream->raw_end, stream->raw_at };
    ZSTD_outBuffer out = { stream->made, CHUNK, 0 };
    size_t result = ZSTD_decompressStream(stream->zstd, &out, &in);
    stream->raw_at = in.pos;
    stream->frame_open = result != 0;
    if (ZSTD_isError(result))
        stream_fails(stream, DATELINE_FORMAT, "the Zstandard data are broken from here on; what came before is kept");
    return out.pos;
}

/* Decompressed bytes into `made`; 0 at the end. */
static size_t stream_make(struct stream *stream)
{
    if (stream->kind == KIND_UNKNOWN)
        kind_find(stream);
    if (stream->kind == KIND_PLAIN)
        return made_plain(stream);
    bool flushed = false;
    for (;;) {
        if (!raw_more(stream) && (flushed || !stream->frame_open)) {
            if (stream->frame_open && stream->problem.status == DATELINE_OK)
                stream_fails(
                    stream, DATELINE_FORMAT, "the compressed data are cut off; what came before the cut is kept");
            return 0;
        }
        flushed = stream->raw_at == stream->raw_end;
        if (stream->kind == KIND_GZIP && !flushed && !stream->frame_open && stream->raw[stream->raw_at] != 0x1f)
            return 0; /* padding behind the last member */
        size_t made = stream->kind == KIND_GZIP ? gzip_step(stream) : zstd_step(stream);
        if (made || stream->over)
            return made;
    }
}

/* UTF-16 to UTF-8, a byte at a time; surrogates may be split over chunks. */
static bool transcode_byte(struct stream *stream, unsigned char byte)
{
    bool little = stream->encoding == STREAM_UTF16_LE;
    char utf8[4];
    stream->unit[stream->units++] = byte;
    if (stream->units & 1)
        return true;
    const unsigned char *last = stream->unit + stream->units - 2;
    uint32_t unit = little ? (uint32_t)(last[0] | last[1] << 8) : (uint32_t)(last[0] << 8 | last[1]);
    bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    if (stream->units == 4) { /* a high surrogate waits */
        const unsigned char *first = stream->unit;
        uint32_t before = little ? (uint32_t)(first[0] | first[1] << 8) : (uint32_t)(first[0] << 8 | first[1]);
        stream->units = 0;
        if (low) {
            uint32_t code_point = 0x10000 + ((before - 0xD800) << 10) + (unit - 0xDC00);
            return buffer_add(&stream->out, (struct dateline_text){ utf8, utf8_encode(code_point, utf8) });
        }
        if (!buffer_add(&stream->out, TEXT("\xEF\xBF\xBD")))
            return false;
        stream->unit[0] = last[0];
        stream->unit[1] = last[1];
    }
    stream->units = high ? 2 : 0;
    return high || buffer_add(&stream->out, (struct dateline_text){ utf8, utf8_encode(unit, utf8) });
}

static bool stream_add(struct stream *stream, const unsigned char *bytes, size_t length)
{
    if (stream->encoding == STREAM_BYTES)
        return buffer_add(&stream->out, (struct dateline_text){ (const char *)bytes, length });
    for (size_t i = 0; i < length; i++)
        if (!transcode_byte(stream, bytes[i]))
            return false;
    return true;
}

/* Brings more bytes into the window. False at the end. */
static bool stream_more(struct stream *stream)
{
    if (stream->over)
        return false;
    if (stream->out_at > CHUNK && stream->out_at > stream->out.length / 2) {
        memmove(stream->out.bytes, stream->out.bytes + stream->out_at, stream->out.length - stream->out_at);
        stream->out.length -= stream->out_at;
        stream->out_at = 0;
    }
    size_t made = stream_make(stream);
    bool good = stream_add(stream, stream->made, made);
    if (!made) {
        stream->over = true;
        if (stream->units)
            good = buffer_add(&stream->out, TEXT("\xEF\xBF\xBD")) && good;
        stream->units = 0;
    }
    if (!good)
        stream_fails(stream, DATELINE_MEMORY, "out of memory");
    return made > 0;
}

struct dateline_text stream_peek(struct stream *stream, size_t least)
{
    while (stream->out.length - stream->out_at < least && stream_more(stream))
        continue;
    if (stream->out.length == stream->out_at)
        return (struct dateline_text){ "", 0 };
    return (struct dateline_text){ stream->out.bytes + stream->out_at, stream->out.length - stream->out_at };
}

void stream_skip(struct stream *stream, size_t length)
{
    stream->out_at += length;
    if (stream->out_at == stream->out.length)
        stream->out.length = stream->out_at = 0;
}

void stream_transcode(struct stream *stream, enum stream_encoding encoding)
{
    struct buffer before = stream->out;
    size_t at = stream->out_at;
    stream->encoding = encoding;
    stream->out = (struct buffer){ NULL, 0, 0 };
    stream->out_at = 0;
    if (before.length > at && !stream_add(stream, (const unsigned char *)before.bytes + at, before.length - at))
        stream_fails(stream, DATELINE_MEMORY, "out of memory");
    if (stream->over && stream->units) {
        stream->units = 0;
        if (!buffer_add(&stream->out, TEXT("\xEF\xBF\xBD")))
            stream_fails(stream, DATELINE_MEMORY, "out of memory");
    }
    buffer_free(&before);
}

enum dateline_status stream_problem(const struct stream *stream, struct dateline_error *error)
{
    if (stream->problem.status != DATELINE_OK && error)
        *error = stream->problem;
    return stream->problem.status;
}

uint64_t stream_used(const struct stream *stream)
{
    return stream->used;
}
