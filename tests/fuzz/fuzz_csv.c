/* Any bytes through the reader csv. */
#include "fuzzed_input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return reading_run(&reader_csv, data, size);
}
