/* fuzz_note.c — any bytes as a note: decoded, read whole, put back in place. */
#include "records.h"
#include "vault/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    intern names = {0};
    sink s = {.names = &names};
    decoder d = {0};
    /* Twice: what is kept between notes must not show in the second. */
    size_t links = 0, items = 0, findings = 0;
    for (int pass = 0; pass < 2; pass++) {
        kith_sink_reset(&s);
        str text = kith_decode(&d, (str){(const char *)bytes, len}, &s);
        require(kith_utf8_valid_prefix(text) == text.len);
        uint32_t line = 1;
        size_t body = kith_front_matter_read(text, &line, &s);
        require(body <= text.len);
        kith_markdown_read(text, body, line, &s);
        kith_decode_restore(&d, &s);
        require_records(&s, len);
        require(
            pass == 0 || (links == s.links.len && items == s.items.len &&
                          findings == s.findings.len));
        links = s.links.len;
        items = s.items.len;
        findings = s.findings.len;
    }
    kith_decoder_free(&d);
    kith_sink_free(&s);
    kith_intern_free(&names);
    return 0;
}
