/*
 * word.c — see word.h.
 *
 * Letters are those of any script; capitals are known for Latin, Greek,
 * Cyrillic and Armenian, where names are written with them.
 */
#include "vault/word.h"

#include "base/bytes.h"
#include "base/utf8.h"

/* clang-format off */
const uint8_t kith_byte_use[256] = { /* sums of byte_use */
    8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 0, 0, 8, 0, 0, /* controls */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    8, 4, 4, 4, 4, 4, 5, 5, 4, 4, 8, 4, 4, 5, 0, 4, /* blank to / */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 5, 4, 4, 4, 4, 4, /* 0 to ? */
    0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* @ to O */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 8, 4, 4, 9, /* P to _ */
    4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, /* ` to o */
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 8, 4, /* p to DEL */
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* above ASCII */
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};
/* clang-format on */

/* Letters above ASCII, and the signs upon letters: all but the blocks of
 * punctuation and symbols. */
static bool is_letter_point(uint32_t c)
{
    return c == 0xaa || c == 0xb5 || c == 0xba ||
           (c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7) ||
           (c >= 0x2c00 && c < 0x2e00) || (c >= 0x3040 && c < 0xd800) ||
           (c >= 0xf900 && c < 0xfe00) || (c >= 0x10000 && c < 0x1f000) ||
           (c >= 0x20000 && c < 0x30000);
}

/* Capitals above ASCII. Where capitals and small letters alternate, the even
 * points are capitals, but for two stretches of Latin Extended-A. */
static bool is_capital_point(uint32_t c)
{
    if (c >= 0xc0 && c <= 0xde)
        return c != 0xd7;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
        return c % 2 == 1;
    if (c == 0x178)
        return true;
    if ((c >= 0x100 && c <= 0x177) || (c >= 0x1de && c <= 0x24f) ||
        (c >= 0x460 && c <= 0x52f) || (c >= 0x1e00 && c <= 0x1eff))
        return c % 2 == 0;
    return (c >= 0x386 && c <= 0x3ab && c != 0x390) ||
           (c >= 0x400 && c <= 0x42f) || (c >= 0x531 && c <= 0x556);
}

bool kith_is_capital_word(str text)
{
    if (text.len == 0)
        return false;
    if ((unsigned char)text.ptr[0] < 0x80)
        return text.ptr[0] >= 'A' && text.ptr[0] <= 'Z';
    size_t at = 0;
    return is_capital_point(kith_utf8_next(text, &at));
}

/* ---- The shape of a word ---------------------------------------------------
 */

/* Notes `count` capitals, or so many small letters. */
static void see_letters(shape *s, size_t count, bool capital)
{
    if (capital) {
        s->first_capital |= s->capitals + s->smalls + s->digits == 0;
        s->camel |= s->smalls && (!s->joined || count > 1);
        s->twin |= (s->capital_before && !s->joined) || count > 1;
        s->capitals += (unsigned)count;
    } else {
        s->smalls += (unsigned)count;
    }
    s->capital_before = capital;
    s->joined = false;
}

static void see_digits(shape *s, size_t count)
{
    s->digits += (unsigned)count;
    s->capital_before = false;
    s->joined = false;
}

/* How many bytes at `at` are one of first..last. */
static size_t run_of(str text, size_t at, char first, char last)
{
    size_t i = at;
    if (text.len - at > sizeof(bytes_row)) {
        bytes_row row = row_load(text.ptr + at);
        size_t beyond = ~(size_t)row_highs(row_between(row, first, last));
        size_t count = bits_first(beyond);
        if (count < sizeof(bytes_row))
            return count;
    }
    while (i < text.len && text.ptr[i] >= first && text.ptr[i] <= last)
        i++;
    return i - at;
}

/* The bytes of the letter above ASCII at `at`, or 0 if none stands there. */
static size_t see_wide(shape *s, str text, size_t at)
{
    size_t next = at;
    uint32_t point = kith_utf8_next(text, &next);
    if (!is_letter_point(point))
        return 0;
    see_letters(s, 1, is_capital_point(point));
    return next - at;
}

/* Bytes of an apostrophe or hyphen at `at` with a letter behind it, or 0. */
static size_t joint(str text, size_t at)
{
    char c = text.ptr[at];
    size_t length = c == '-' || c == '\'' || c == '_' || c == '&' ? 1 : 0;
    if (length == 0 && text.len - at > 3 &&
        memcmp(text.ptr + at, "\xe2\x80\x99", 3) == 0)
        length = 3;
    if (length == 0 || at + length >= text.len)
        return 0;
    char next = text.ptr[at + length];
    bool letter = str_is_letter(next) || str_is_digit(next) ||
                  (unsigned char)next >= 0xc0;
    return letter && next != (char)0xe2 ? length : 0;
}

/* The bytes at `at`, behind the beginning of a word, that join what stands
 * before and after them: an apostrophe, a hyphen, the colon of a clock. */
static size_t joins(str text, size_t at)
{
    bool clock = text.ptr[at] == ':' && str_is_digit(text.ptr[at - 1]) &&
                 at + 1 < text.len && str_is_digit(text.ptr[at + 1]);
    return clock ? 1 : joint(text, at);
}

size_t kith_word_end(str text, size_t at, shape *s)
{
    size_t i = at, length = 0;
    for (; i < text.len; i += length) {
        char c = text.ptr[i];
        if (c >= 'a' && c <= 'z') {
            length = run_of(text, i, 'a', 'z');
            see_letters(s, length, false);
        } else if (c >= 'A' && c <= 'Z') {
            length = run_of(text, i, 'A', 'Z');
            see_letters(s, length, true);
        } else if (str_is_digit(c)) {
            length = run_of(text, i, '0', '9');
            see_digits(s, length);
        } else {
            bool wide = (unsigned char)c >= 0x80;
            length = i > at && (kith_byte_use[(unsigned char)c] & BYTE_GOES_ON)
                         ? joins(text, i)
                         : 0;
            if (length)
                s->joined = true;
            else if (!wide || (length = see_wide(s, text, i)) == 0)
                break;
        }
    }
    return i;
}

str kith_word_without_possessive(str word, bool *had)
{
    static const str endings[] = {{"'s", 2}, {"\xe2\x80\x99s", 4}};
    *had = false;
    if (word.len < 3 || word.ptr[word.len - 1] != 's')
        return word;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word.len > endings[i].len && str_ends(word, endings[i])) {
            *had = true;
            return str_slice(word, 0, word.len - endings[i].len);
        }
    return word;
}
