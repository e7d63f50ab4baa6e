/* fuzz_markdown.c — any text as the body of a note. */
#include "records.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    intern names = {0};
    sink s = {.names = &names};
    char *room = malloc(3 * len + 1);
    require(room);
    size_t text = kith_utf8_repair((str){(const char *)bytes, len}, room);
    memset(room + text, 0, 1);
    kith_markdown_read((str){room, text}, 0, 1, &s);
    require_records(&s, text);
    free(room);
    kith_sink_free(&s);
    kith_intern_free(&names);
    return 0;
}
