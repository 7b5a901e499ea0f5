/* The source: articles out of paths, one after the other.
 *
 * Opens each file in turn, looks at its beginning to choose encoding and reader, and gives each article its id. What
 * cannot be read is said with the reason and passed over, so that one bad file never costs the others. */
#include "base/calendar.h"
#include "wire/ids.h"
#include "wire/reader.h"
#include "wire/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 4096, ARTICLE_MOST = 1 << 30 }; /* offsets have 32 bits */

static const struct reader *const readers[] = { &reader_jsonl, &reader_conllu, &reader_treebank, &reader_tsv,
    &reader_csv, &reader_text };
enum { READERS = sizeof readers / sizeof *readers };

struct dateline_source {
    struct walk walk;
    size_t next;        /* file */
    struct input input; /* stream NULL: no file is open */
    const struct reader *reader, *wanted;
    bool file_found; /* the open file was found in a folder */
    uint64_t used;   /* bytes of the files that are done */
    struct dateline_date date;
    struct ids ids;
    struct buffer id, repeated;
    struct dateline_article article;
};

static const struct reader *reader_named(const char *name)
{
    for (size_t i = 0; i < READERS; i++)
        if (strcmp(readers[i]->name, name) == 0)
            return readers[i];
    return NULL;
}

static enum dateline_status source_paths(dateline_source *source, const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!walk_add(&source->walk, paths[i]))
            return DATELINE_MEMORY;
    return DATELINE_OK;
}

enum dateline_status dateline_source_open(const char *const *paths, size_t path_count,
    const struct dateline_source_options *options, dateline_source **ret_source, struct dateline_error *error)
{
    struct dateline_source_options set = { 0 };
    if (options)
        memcpy(&set, options, options->size < sizeof set ? options->size : sizeof set);
    if (set.reader && !reader_named(set.reader))
        return error_set(error, DATELINE_ARGUMENT,
            "no reader '%s'; there are text, jsonl, csv, tsv, conllu and treebank", set.reader);
    if (date_known(set.date) && !date_valid(set.date))
        return error_set(error, DATELINE_ARGUMENT, "%04d-%02d-%02d: there is no such day", set.date.year,
            set.date.month, set.date.day);
    if (set.article_size > ARTICLE_MOST)
        return error_set(error, DATELINE_ARGUMENT, "an article may have at most %u bytes", (unsigned)ARTICLE_MOST);
    dateline_source *source = calloc(1, sizeof *source);
    if (!source)
        return error_set(error, DATELINE_MEMORY, "out of memory for a source");
    source->walk.report = source->input.report = set.report;
    source->walk.report_context = source->input.report_context = set.report_context;
    source->input.article_size = set.article_size ? set.article_size : 8u << 20;
    source->input.gold = set.gold;
    source->wanted = set.reader ? reader_named(set.reader) : NULL;
    source->date = set.date;
    if (source_paths(source, paths, path_count) != DATELINE_OK) {
        dateline_source_close(source);
        return error_set(error, DATELINE_MEMORY, "out of memory for the list of files");
    }
    *ret_source = source;
    return DATELINE_OK;
}

static void input_close(dateline_source *source)
{
    struct input *input = &source->input;
    if (!input->stream)
        return;
    if (source->reader && source->reader->end)
        source->reader->end(input);
    source->used += stream_used(input->stream);
    stream_close(input->stream);
    input->stream = NULL;
    input->state = NULL;
}

void dateline_source_close(dateline_source *source)
{
    if (!source)
        return;
    input_close(source);
    struct buffer *buffers[] = { &source->id, &source->repeated, &source->input.raw, &source->input.decoded,
        &source->input.texts[0], &source->input.texts[1], &source->input.texts[2] };
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_free(buffers[i]);
    ids_free(&source->ids);
    walk_free(&source->walk);
    free(source);
}

/* UTF-16 by its mark, or by every other byte of the beginning being NUL, as in ASCII written so. */
static enum stream_encoding utf16_find(struct dateline_text head)
{
    size_t even = 0, odd = 0;
    if (text_starts(head, "\xFF\xFE"))
        return STREAM_UTF16_LE;
    if (text_starts(head, "\xFE\xFF"))
        return STREAM_UTF16_BE;
    if (head.length < 8)
        return STREAM_BYTES;
    for (size_t i = 0; i < head.length; i++) {
        even += i % 2 == 0 && !head.bytes[i];
        odd += i % 2 == 1 && !head.bytes[i];
    }
    if (odd > head.length / 4 && even < odd / 16)
        return STREAM_UTF16_LE;
    return even > head.length / 4 && odd < even / 16 ? STREAM_UTF16_BE : STREAM_BYTES;
}

static bool markup_starts(struct dateline_text head)
{
    static const char *const starts[] = { "<!doctype html", "<html", "<?xml", "<nitf", "<newsml", "<rss" };
    if (text_starts(head, "\xEF\xBB\xBF"))
        head = text_slice(head, 3, head.length);
    head = text_trim(head);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (text_is_nocase(text_slice(head, 0, strlen(starts[i])), starts[i]))
            return true;
    return false;
}

/* What a binary file is, or NULL for what may be text. */
static const char *binary_find(struct dateline_text head)
{
    static const struct {
        const char *magic, *name;
    } kinds[] = {
        { "\x89PNG", "a PNG picture" },
        { "\xFF\xD8\xFF", "a JPEG picture" },
        { "GIF8", "a GIF picture" },
        { "%PDF-", "a PDF file: turn it into text first (pdftotext)" },
        { "PK\x03\x04", "a ZIP archive (or .docx, .xlsx): unpack it first" },
        { "\x7F"
          "ELF",
            "a program" },
        { "BZh", "bzip2 data: unpack it first (bunzip2)" },
        { "\xFD"
          "7zXZ",
            "xz data: unpack it first (unxz)" },
        { "\xD0\xCF\x11\xE0", "an old Office file: save it as text first" },
        { "SQLite format 3", "a database" },
        { "{\\rtf", "an RTF file: save it as text first" },
        { "\x1F\x8B", "compressed twice: unpack it first (gunzip)" },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_starts(head, kinds[i].magic))
            return kinds[i].name;
    if (markup_starts(head))
        return "markup (HTML or XML): turn it into text first";
    size_t controls = 0;
    for (size_t i = 0; i < head.length; i++) {
        unsigned char c = (unsigned char)head.bytes[i];
        controls += c < ' ' && !byte_is_space((char)c) && c != 0x1B;
    }
    return controls > 8 && controls > head.length / 10 ? "binary data" : NULL;
}

static const struct reader *reader_by_ending(struct dateline_text path)
{
    if (text_ends(path, ".gz") || text_ends(path, ".zst"))
        path.length -= text_ends(path, ".gz") ? 3 : 4;
    for (size_t i = 0; i < READERS; i++) {
        struct dateline_text endings = text_of(readers[i]->endings), ending;
        while (text_cut(&endings, ' ', &ending))
            if (ending.length && path.length > ending.length &&
                text_same_nocase(ending, text_slice(path, path.length - ending.length, path.length)))
                return readers[i];
    }
    return NULL;
}

/* By content, and where that shows nothing but text, by the name's ending. */
static const struct reader *reader_find(struct dateline_text head, const char *path)
{
    const struct reader *named = reader_by_ending(text_of(path));
    if (text_starts(head, "\xEF\xBB\xBF"))
        head = text_slice(head, 3, head.length);
    if (named == &reader_text && !reader_jsonl.fits(head))
        return named;
    for (size_t i = 0; i < READERS; i++)
        if (readers[i] != &reader_text && readers[i]->fits(head))
            return readers[i];
    return named ? named : &reader_text;
}

/* Opens the next file and chooses its reader. A file that cannot be read is said and stays closed. */
static void input_open(dateline_source *source)
{
    struct dateline_error error;
    struct input *input = &source->input;
    const struct walk_file *file = &source->walk.files[source->next++];
    input->path = strcmp(file->path, "-") == 0 ? "stdin" : file->path;
    input->line = 0;
    input->encoding_said = false;
    source->file_found = file->found;
    if (stream_open(file->path, &input->stream, &error) != DATELINE_OK) {
        if (input->report)
            input->report(input->report_context, error.status, error.message);
        return;
    }
    struct dateline_text head = text_slice(stream_peek(input->stream, HEAD), 0, HEAD);
    enum stream_encoding encoding = utf16_find(head);
    if (encoding != STREAM_BYTES) {
        input_say(input, DATELINE_OK, "read as UTF-16%s", encoding == STREAM_UTF16_LE ? "LE" : "BE");
        stream_transcode(input->stream, encoding);
        head = text_slice(stream_peek(input->stream, HEAD), 0, HEAD);
    }
    const char *binary = binary_find(head);
    if (binary)
        input_say(input, file->found ? DATELINE_OK : DATELINE_FORMAT, "%s; passed over", binary);
    source->reader = source->wanted ? source->wanted : reader_find(head, input->path);
    if (binary || !head.length) {
        if (!head.length && stream_problem(input->stream, &error) == DATELINE_OK)
            input_say(input, DATELINE_FORMAT, "empty: there is no text to read");
        else if (!head.length)
            input_say(input, error.status, "%s", error.message);
        input_close(source);
    }
}

/* The article's id: its own, else the path, with the line where one file has many. */
static bool article_name(dateline_source *source, struct dateline_article *article)
{
    struct input *input = &source->input;
    bool repeated;
    if (!article->id.length) {
        char line[24] = "";
        int length = article->line ? snprintf(line, sizeof line, ":%llu", (unsigned long long)article->line) : 0;
        if (!buffer_set(&source->id, text_of(input->path)) ||
            !buffer_add(&source->id, (struct dateline_text){ line, (size_t)length }))
            return false;
        article->id = buffer_text(&source->id);
    }
    struct dateline_text own = article->id;
    if (!ids_take(&source->ids, &source->repeated, &article->id, &repeated))
        return false;
    if (repeated)
        input_say(input, DATELINE_OK, "the id \"%.*s\" was there before; this one is \"%.*s\"",
            TEXT_ARG(text_slice(own, 0, 80)), TEXT_ARG(text_slice(article->id, 0, 90)));
    return true;
}

/* At a file's end: was it read whole? */
static void input_end(dateline_source *source)
{
    struct dateline_error error;
    enum dateline_status status = stream_problem(source->input.stream, &error);
    source->input.line = 0;
    if (status != DATELINE_OK)
        input_say(&source->input, status, "%s", error.message);
    input_close(source);
}

enum dateline_status dateline_source_next(
    dateline_source *source, const struct dateline_article **ret_article, struct dateline_error *error)
{
    for (;;) {
        if (!source->input.stream) {
            if (source->next == source->walk.count)
                return DATELINE_END;
            input_open(source);
            continue;
        }
        enum dateline_status status = source->reader->next(&source->input, &source->article);
        if (status == DATELINE_END) {
            input_end(source);
        } else if (status == DATELINE_MEMORY || (status == DATELINE_OK && !article_name(source, &source->article))) {
            input_close(source);
            return error_set(error, DATELINE_MEMORY, "%s: out of memory", source->input.path);
        } else if (status == DATELINE_OK) {
            if (source->article.date.year == 0)
                source->article.date = source->date;
            *ret_article = &source->article;
            return DATELINE_OK;
        }
    }
}

void dateline_source_progress(const dateline_source *source, uint64_t *ret_read, uint64_t *ret_total)
{
    *ret_read = source->used + (source->input.stream ? stream_used(source->input.stream) : 0);
    *ret_total = source->walk.total;
}
