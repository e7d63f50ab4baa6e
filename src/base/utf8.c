/*
 * utf8.c — the well-formed sequences of Unicode 15, table 3-7, as a table.
 *
 * Notes are nearly all ASCII, so that is skipped many bytes a step; a byte
 * beyond it costs one look into the table of leads.
 */
#include "base/utf8.h"

#include "base/bytes.h"

enum { REPLACEMENT = 0xFFFD };

/* Leads first..last begin `len` bytes whose second is in low..high. */
typedef struct lead {
    unsigned char first, last, len, low, high;
} lead;

/* clang-format off */
static const lead leads[] = {
    {0x01, 0x7F, 1, 0x00, 0x00},
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF}, /* no overlong forms */
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F}, /* no surrogates */
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F}, /* not above U+10FFFF */
};
/* clang-format on */

/* The length of the sequence at `at`, or of the maximal subpart of one that an
 * invalid sequence begins with (at least 1). */
static size_t sequence(const unsigned char *at, size_t room, bool *valid)
{
    *valid = false;
    const lead *row = NULL;
    for (size_t i = 0; i < sizeof leads / sizeof *leads && !row; i++) {
        if (at[0] >= leads[i].first && at[0] <= leads[i].last)
            row = &leads[i];
    }
    if (!row)
        return 1;

    size_t len = 1;
    if (len < row->len) {
        if (room < 2 || at[1] < row->low || at[1] > row->high)
            return 1;
        len = 2;
    }
    while (len < row->len && len < room && (at[len] & 0xC0) == 0x80)
        len++;
    *valid = len == row->len;
    return len;
}

/* The first byte at or after `at` that is not ASCII, or text.len. */
static size_t ascii_end(str text, size_t at)
{
    enum { ROWS = 4, ROW = sizeof(bytes_row) };
    for (; text.len - at >= ROWS * ROW; at += ROWS * ROW) {
        const char *from = text.ptr + at;
        bytes_row first = row_or(row_load(from), row_load(from + ROW));
        bytes_row last =
            row_or(row_load(from + 2 * ROW), row_load(from + 3 * ROW));
        if (row_highs(row_or(first, last)))
            break;
    }
    return bytes_seek(text, at, row_highs);
}

/* The length of the valid text that `text`, in which no NUL stands, begins
 * with. */
static size_t valid_run(str text)
{
    const unsigned char *at = (const unsigned char *)text.ptr;
    size_t len = 0;
    while ((len = ascii_end(text, len)) < text.len) {
        bool valid;
        size_t step = sequence(at + len, text.len - len, &valid);
        if (!valid)
            break;
        len += step;
    }
    return len;
}

size_t kith_utf8_valid_prefix(str text)
{
    text.len = str_find(text, 0, '\0');
    return valid_run(text);
}

size_t kith_utf8_whole(str text)
{
    enum { MOST_TAIL = 3 };
    size_t last = text.len, least = last > MOST_TAIL ? last - MOST_TAIL : 0;
    while (last > least && ((unsigned char)text.ptr[last - 1] & 0xC0) == 0x80)
        last--;
    last -= last > 0;
    return last + kith_utf8_valid_prefix(str_slice(text, last, text.len));
}

size_t kith_utf8_repair(str text, char *out)
{
    static const unsigned char replacement[] = {0xEF, 0xBF, 0xBD};

    size_t written = 0, nul = str_find(text, 0, '\0');
    for (size_t at = 0; at < text.len;) {
        str run = str_slice(text, at, nul);
        size_t good = valid_run(run);
        if (good) {
            memcpy(out + written, run.ptr, good);
            written += good;
            at += good;
        }
        if (at == text.len)
            break;
        bool valid;
        size_t room = text.len - at;
        at += sequence((const unsigned char *)text.ptr + at, room, &valid);
        if (at > nul) /* looked for once a NUL, not once a bad byte */
            nul = str_find(text, at, '\0');
        memcpy(out + written, replacement, sizeof replacement);
        written += sizeof replacement;
    }
    return written;
}

uint32_t kith_utf8_next(str text, size_t *at)
{
    const unsigned char *p = (const unsigned char *)text.ptr + *at;
    bool valid;
    size_t len = sequence(p, text.len - *at, &valid);
    if (!valid) {
        *at += 1;
        return REPLACEMENT;
    }
    uint32_t point = len == 1 ? p[0] : p[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++)
        point = point << 6 | (p[i] & 0x3Fu);
    *at += len;
    return point;
}

bool kith_utf8_is_wide_space(uint32_t point)
{
    return point == 0xa0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200a) || point == 0x2028 ||
           point == 0x2029 || point == 0x202f || point == 0x205f ||
           point == 0x3000 || point == 0xfeff;
}

/* Bytes of the space that stands at `at`, or 0. */
static size_t space_at(str text, size_t at)
{
    if ((unsigned char)text.ptr[at] < 0x80)
        return str_is_blank(text.ptr[at]);
    size_t next = at;
    return kith_utf8_is_wide_space(kith_utf8_next(text, &next)) ? next - at : 0;
}

str kith_utf8_trim(str text)
{
    size_t begin = 0, length;
    while (begin < text.len && (length = space_at(text, begin)))
        begin += length;
    text = str_slice(text, begin, text.len);
    while (text.len) {
        size_t last = text.len - 1;
        while (last && ((unsigned char)text.ptr[last] & 0xC0) == 0x80)
            last--;
        if (!space_at(text, last))
            break;
        text.len = last;
    }
    return text;
}

size_t kith_utf16_length(str text)
{
    size_t units = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        units += (c & 0xC0) != 0x80;
        units += c >= 0xF0;
    }
    return units;
}

size_t kith_utf8_put(uint32_t point, char out[static 4])
{
    static const unsigned char mark[] = {0, 0x00, 0xC0, 0xE0, 0xF0};

    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        point = REPLACEMENT;
    size_t len = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80u | (point & 0x3Fu));
        point >>= 6;
    }
    out[0] = (char)(mark[len] | point);
    return len;
}
