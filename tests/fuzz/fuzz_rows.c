/* Any bytes as rows of questions: spans lie inside their text. */
#include "base/utf8.h"
#include "dateline.h"

#include <assert.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct dateline_error error;
    const struct dateline_row *row;
    dateline_rows *rows;
    char path[32];
    int file = memfd_create("rows", MFD_CLOEXEC);
    if (file < 0)
        return 0;
    if (write(file, data, size) == (ssize_t)size) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
        if (dateline_rows_open(path, NULL, &rows, &error) == DATELINE_OK) {
            while (dateline_rows_next(rows, &row, &error) == DATELINE_OK) {
                assert(utf8_valid(row->text) && utf8_valid(row->id));
                for (size_t i = 0; i < row->source_count; i++)
                    assert(row->source[i].start < row->source[i].end && row->source[i].end <= row->text.length);
                for (size_t i = 0; i < row->target_count; i++)
                    assert(row->target[i].start < row->target[i].end && row->target[i].end <= row->text.length);
            }
            dateline_rows_close(rows);
        }
    }
    close(file);
    return 0;
}
