/* Any bytes through the reader text. */
#include "fuzzed_input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return reading_run(&reader_text, data, size);
}
