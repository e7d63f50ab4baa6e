/* property_clean.c — see property_clean.h. */
#include "vault/property_clean.h"

#include <stdlib.h>

#include "base/utf8.h"

/* Half a surrogate pair goes through libyaml 0x1000 higher, where nothing but
 * private characters is. */
enum {
    HIGH = 0xd800,
    LOW = 0xdc00,
    LAST = 0xdfff,
    RAISED = 0x1000,
    ESCAPE = 6
};

static bool is_plain_byte(unsigned char c)
{
    return (c >= ' ' && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

/* Replaces the character at `at` if YAML would misread it; its length. */
static size_t clean_one(unsigned char *at, size_t room)
{
    if (at[0] < 0x80) {
        if (!is_plain_byte(at[0]))
            at[0] = ' ';
        return 1;
    }
    if (at[0] == 0xC2 && room > 1) {
        if (at[1] < 0xA0) /* C1 controls, NEL among them: no-break space */
            at[1] = 0xA0;
        return 2;
    }
    if (room > 2 && at[0] == 0xE2 && at[1] == 0x80 &&
        (at[2] == 0xA8 || at[2] == 0xA9))
        at[2] = 0xAF; /* LS, PS: narrow no-break space */
    if (room > 2 && at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE)
        at[2] = 0xBD; /* not characters: U+FFFD */
    if (room > 2 && at[0] == 0xEF && at[1] == 0xBB && at[2] == 0xBF)
        memcpy(at, "\xE2\x81\xA0", 3); /* byte-order mark: word joiner */
    return at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
}

/* The value of the escape "\uXXXX" at `at`, 0 if there is none. */
static unsigned escaped(const unsigned char *at, size_t room)
{
    unsigned value = 0;
    if (room < ESCAPE || at[0] != '\\' || at[1] != 'u')
        return 0;
    for (size_t i = 2; i < ESCAPE; i++) {
        unsigned char c = at[i], small = c | 0x20;
        bool digit = c >= '0' && c <= '9';
        if (!digit && (small < 'a' || small > 'f'))
            return 0;
        value = value * 16 + (unsigned)(digit ? c - '0' : small - 'a' + 10);
    }
    return value;
}

/* Raises the pair that is escaped at `at`; a half alone becomes U+FFFD. Returns
 * the length of what must not be looked at again. */
static size_t clean_escape(unsigned char *at, size_t room, bool *has_pairs)
{
    unsigned first = escaped(at, room);
    if (first < HIGH || first > LAST) /* \" ends no string */
        return room > 1 && at[1] < 0x80 ? 2 : 1;
    unsigned second = escaped(at + ESCAPE, room - ESCAPE);
    if (first >= LOW || second < LOW || second > LAST) {
        memcpy(at + 2, "fffd", 4);
        return ESCAPE;
    }
    at[2]++; /* 'd' becomes 'e' */
    at[ESCAPE + 2]++;
    *has_pairs = true;
    return (size_t)2 * ESCAPE;
}

bool kith_property_clean(str block, property_copy *copy)
{
    size_t i = 0;
    *copy = (property_copy){0};
    while (i < block.len && is_plain_byte((unsigned char)block.ptr[i]) &&
           block.ptr[i] != '\\')
        i++;
    if (i == block.len)
        return true;
    unsigned char *at = malloc(block.len);
    if (!at)
        return false;
    memcpy(at, block.ptr, block.len);
    bool quoted = false; /* escapes are those of strings on one line */
    for (i = 0; i < block.len;) {
        if (at[i] == '"')
            quoted = !quoted;
        else if (at[i] == '\n' || at[i] == '\r')
            quoted = false;
        i += quoted && at[i] == '\\'
                 ? clean_escape(at + i, block.len - i, &copy->has_pairs)
                 : clean_one(at + i, block.len - i);
    }
    copy->at = at;
    return true;
}

void kith_property_copy_free(property_copy *copy)
{
    free(copy->at);
    *copy = (property_copy){0};
}

str kith_property_text(
    const property_copy *copy, unsigned char *value, size_t length)
{
    str text = {(const char *)value, length};
    size_t kept = 0;
    for (size_t i = 0; i < length; i++)
        if (value[i] == '\0')
            value[i] = ' ';
    for (size_t at = 0; copy->has_pairs && at < length;) {
        char bytes[4];
        size_t next = at;
        uint32_t point = kith_utf8_next(text, &next);
        if (point >= HIGH + RAISED && point < LOW + RAISED && next < length) {
            size_t end = next;
            uint32_t low = kith_utf8_next(text, &end);
            if (low >= LOW + RAISED && low <= LAST + RAISED) {
                point = 0x10000 + ((point - HIGH - RAISED) << 10) +
                        (low - LOW - RAISED);
                next = end;
            }
        }
        size_t count = kith_utf8_put(point, bytes);
        memcpy(value + kept, bytes, count);
        kept += count;
        at = next;
    }
    text.len = copy->has_pairs ? kept : length;
    return text;
}
