/* decode.h — bytes of unknown make to text, and the way back to the bytes. */
#ifndef KITH_VAULT_DECODE_H
#define KITH_VAULT_DECODE_H

#include "base/vec.h"
#include "vault/sink.h"

/* Where a line begins. */
typedef struct line_start {
    size_t in_text, in_raw;
} line_start;

/* Used again for every note; the zero value is ready. */
typedef struct decoder {
    char *room; /* repaired text */
    size_t cap;
    VEC(line_start) lines; /* of the repaired text */
    str raw;     /* the file as it is on disk, past its byte-order mark */
    str text;    /* valid UTF-8 without NUL: `raw` itself if it is that */
    size_t mark; /* bytes of the byte-order mark: 0 or 3 */
    bool is_repaired;
} decoder;

/*
 * Makes `raw` into text: strips a byte-order mark, repairs what is no UTF-8
 * (K006), refuses UTF-16 (K006, the text is empty). The text is a view that
 * lives until the next call, or as long as `raw`. O(len).
 */
str kith_decode(decoder *d, str raw, sink *s);

/* Puts the columns and byte ranges of the sink's records, found in the text,
 * where they are in the file. O(len) if the text was repaired. */
void kith_decode_restore(decoder *d, sink *s);
void kith_decoder_free(decoder *d);

#endif
