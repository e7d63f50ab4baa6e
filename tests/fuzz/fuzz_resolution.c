/* fuzz_resolution.c — any tree of files, and any links to them. */
#include "resolution.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (resolve_tree(bytes, len))
        abort();
    return 0;
}
