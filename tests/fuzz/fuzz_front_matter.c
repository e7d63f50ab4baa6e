/* fuzz_front_matter.c — any text between the fences of a note. */
#include "records.h"

/* Most random texts have no fence: they get both, and are read without too. */
static void read_properties(str text)
{
    intern names = {0};
    sink s = {.names = &names};
    uint32_t line = 1;
    size_t body = kith_front_matter_read(text, &line, &s);
    require(body <= text.len);
    require(line >= 1 && line <= text.len + 1);
    require_records(&s, text.len);
    kith_sink_free(&s);
    kith_intern_free(&names);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char open[] = "---\n", close[] = "\n---\nbody\n";
    size_t before = sizeof open - 1, after = sizeof close - 1;

    char *room = malloc(before + 3 * len + after);
    require(room);
    memcpy(room, open, before);
    size_t text =
        kith_utf8_repair((str){(const char *)bytes, len}, room + before);
    read_properties((str){room + before, text});
    memcpy(room + before + text, close, after);
    read_properties((str){room, before + text + after});
    free(room);
    return 0;
}
