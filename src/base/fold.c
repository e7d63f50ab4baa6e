/*
 * fold.c — names and paths as keys, by way of utf8proc.
 *
 * Nine names in ten are ASCII, most others in Western Europe's letters: they
 * take a loop over their bytes, a hundredth of the rest. That is decomposed,
 * what does not tell two people apart is dropped, and the rest is composed
 * again. Dropped are the accents of Latin, Greek and Cyrillic and the optional
 * vowel points of Hebrew and Arabic; not every mark, because the vowel signs of
 * Devanagari or the voicing of kana are letters in all but category.
 */
#include "base/fold.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "base/bytes.h"
#include "base/utf8.h"

enum { ROOM = 512, NOTHING = -1 };

/* Points first..last are read as `as`, or dropped. In order of `first`. */
typedef struct reading {
    int32_t first, last, as;
} reading;

/* clang-format off */
/* Before decomposition, which would make a blank of an acute accent. */
static const reading as_typed[] = {
    {0x0060, 0x0060, '\''},
    {0x00B4, 0x00B4, '\''},
    {0x02B9, 0x02BC, '\''},
    {0x2010, 0x2011, '-'},
    {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'},
    {0x2032, 0x2032, '\''},
    {0x2033, 0x2033, '"'},
};

/* After it: marks to drop, strokes that are no marks to Unicode. */
static const reading as_known[] = {
    {0x0111, 0x0111, 'd'},
    {0x0127, 0x0127, 'h'},
    {0x0131, 0x0131, 'i'},
    {0x0142, 0x0142, 'l'},
    {0x0167, 0x0167, 't'},
    {0x00F8, 0x00F8, 'o'},
    {0x0300, 0x036F, NOTHING},
    {0x0483, 0x0489, NOTHING},
    {0x0591, 0x05BD, NOTHING},
    {0x05BF, 0x05C7, NOTHING},
    {0x064B, 0x0652, NOTHING},
    {0x0670, 0x0670, NOTHING},
    {0x1AB0, 0x1AFF, NOTHING},
    {0x1DC0, 0x1DFF, NOTHING},
    {0x20D0, 0x20FF, NOTHING},
    {0xFE20, 0xFE2F, NOTHING},
};

/* What all of this makes of U+00C0 to U+00FF in a name. Nothing comes behind
 * one of those that it would be composed with. */
static const char latin[][3] = {
    "a", "a", "a", "a", "a", "a",  "\u00E6", "c",
    "e", "e", "e", "e", "i", "i",  "i",      "i",
    "\u00F0", "n", "o", "o", "o",  "o", "o", "\u00D7",
    "o", "u", "u", "u", "u", "y",  "\u00FE", "ss",
    "a", "a", "a", "a", "a", "a",  "\u00E6", "c",
    "e", "e", "e", "e", "i", "i",  "i",      "i",
    "\u00F0", "n", "o", "o", "o",  "o", "o", "\u00F7",
    "o", "u", "u", "u", "u", "y",  "\u00FE", "y",
};
/* clang-format on */

enum { LATIN = 0xC3 }; /* the byte before the last six bits of those */

static int32_t read_as(int32_t point, const reading *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (point >= rows[i].first && point <= rows[i].last)
            return rows[i].as;
    }
    return point;
}

static int32_t straighten(int32_t point, void *unused)
{
    (void)unused;
    return read_as(point, as_typed, sizeof as_typed / sizeof *as_typed);
}

static bool is_space(int32_t point)
{
    return (point >= '\t' && point <= '\r') || point == ' ' || point == 0x85 ||
           point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F ||
           point == 0x3000;
}

/* ASCII and letters of U+00C0 to U+00FF? */
static bool is_latin(str text)
{
    size_t i = 0;
    while (i + 8 <= text.len && !(bytes_load(text.ptr + i) & BYTES_HIGHS))
        i += 8;
    for (; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x80)
            continue;
        if (c != LATIN || ++i == text.len ||
            ((unsigned char)text.ptr[i] & 0xC0) != 0x80)
            return false;
    }
    return true;
}

static char ascii_lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    return c;
}

/* ---- Text of code points, in place ----------------------------------------
 */

typedef struct spelling {
    int32_t room[ROOM];
    int32_t *at; /* `room`, or memory of its own for a longer text */
    size_t len;
} spelling;

static void spelling_free(spelling *p)
{
    if (p->at != p->room)
        free(p->at);
}

/* Decomposes valid UTF-8; false if memory is out. */
static bool decompose(
    spelling *p,
    str text,
    utf8proc_option_t options,
    utf8proc_custom_func custom)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.ptr;
    utf8proc_ssize_t length = (utf8proc_ssize_t)text.len;

    p->at = p->room;
    utf8proc_ssize_t count = utf8proc_decompose_custom(
        bytes, length, p->at, ROOM, options, custom, NULL);
    if (count > ROOM) {
        int32_t *larger = malloc((size_t)count * sizeof *larger);
        if (!larger)
            return false;
        p->at = larger;
        count = utf8proc_decompose_custom(
            bytes, length, p->at, count, options, custom, NULL);
    }
    p->len = count < 0 ? 0 : (size_t)count;
    return count >= 0;
}

static void compose(spelling *p)
{
    utf8proc_ssize_t len = utf8proc_normalize_utf32(
        p->at, (utf8proc_ssize_t)p->len,
        (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    p->len = len < 0 ? 0 : (size_t)len;
}

/* The text as UTF-8 in `memory`. */
static str keep(arena *memory, const spelling *p)
{
    char *out = kith_arena_take(memory, p->len * 4 + 1, 1, 1);
    if (!out)
        return (str){0};
    size_t len = 0;
    for (size_t i = 0; i < p->len; i++) {
        char bytes[4];
        size_t count = kith_utf8_put((uint32_t)p->at[i], bytes);
        memcpy(out + len, bytes, count);
        len += count;
    }
    return (str){out, len};
}

/* ---- Keys -----------------------------------------------------------------
 */

static str fold_latin_name(arena *memory, str name)
{
    char *out = kith_arena_take(memory, name.len + 1, 1, 1);
    if (!out)
        return (str){0};
    size_t len = 0;
    bool gap = false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if ((unsigned char)c <= ' ' && is_space(c)) {
            gap = len > 0;
            continue;
        }
        if (gap)
            out[len++] = ' ';
        gap = false;
        if ((unsigned char)c == LATIN) {
            const char *letters = latin[(unsigned char)name.ptr[++i] & 0x3F];
            while (*letters)
                out[len++] = *letters++;
        } else {
            out[len++] = c == '`' ? '\'' : ascii_lower(c);
        }
    }
    return (str){out, len};
}

static str fold_latin_path(arena *memory, str path)
{
    char *out = kith_arena_take(memory, path.len + 1, 1, 1);
    size_t i = 0;
    uint64_t eight;
    if (!out)
        return (str){0};
    for (; i + sizeof eight <= path.len; i += sizeof eight) {
        memcpy(&eight, path.ptr + i, sizeof eight);
        eight |= bytes_between(eight, 'A', 'Z') >> 2; /* 'a' - 'A' */
        memcpy(out + i, &eight, sizeof eight);
    }
    for (; i < path.len; i++)
        out[i] = ascii_lower(path.ptr[i]);
    for (i = 0; (i = str_find(path, i, (char)LATIN)) < path.len; i++) {
        unsigned char c = (unsigned char)out[++i];
        if (c <= 0x9E && c != 0x97) /* a capital, and not the cross */
            out[i] = (char)(c + 0x20);
    }
    return (str){out, path.len};
}

/* Drops marks, makes runs of white space one blank, trims. */
static void strip(spelling *p)
{
    size_t len = 0;
    bool gap = false;
    for (size_t i = 0; i < p->len; i++) {
        /* Again as typed: U+0149 comes apart into an apostrophe and an n. */
        int32_t point = straighten(p->at[i], NULL);
        point = read_as(point, as_known, sizeof as_known / sizeof *as_known);
        if (is_space(point)) {
            gap = len > 0;
        } else if (point != NOTHING) {
            /* There is room: the blank stood here before. */
            if (gap)
                p->at[len++] = ' ';
            gap = false;
            p->at[len++] = point;
        }
    }
    p->len = len;
}

static bool name_points(spelling *p, str name)
{
    int options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                  UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    if (!decompose(p, name, (utf8proc_option_t)options, straighten))
        return false;
    strip(p);
    compose(p);
    return true;
}

static bool path_points(spelling *p, str path)
{
    int options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;
    if (!decompose(p, path, (utf8proc_option_t)options, NULL))
        return false;
    for (size_t i = 0; i < p->len; i++) {
        bool no_break = p->at[i] == 0xA0 || p->at[i] == 0x202F;
        p->at[i] = no_break ? ' ' : utf8proc_tolower(p->at[i]);
    }
    compose(p);
    return true;
}

/* A file name may be no UTF-8; its key is that of the repaired name. */
static str fold_points(
    arena *memory, str text, bool (*to_points)(spelling *p, str text))
{
    str result = {0};
    char *repaired = NULL;
    spelling p;
    p.at = p.room;

    if (kith_utf8_valid_prefix(text) < text.len) {
        if (text.len > SIZE_MAX / 3 || !(repaired = malloc(text.len * 3)))
            goto done;
        text = (str){repaired, kith_utf8_repair(text, repaired)};
    }
    if (to_points(&p, text))
        result = keep(memory, &p);

done:
    spelling_free(&p);
    free(repaired);
    return result;
}

str kith_fold_name(arena *memory, str name)
{
    return is_latin(name) ? fold_latin_name(memory, name)
                          : fold_points(memory, name, name_points);
}

str kith_fold_path(arena *memory, str path)
{
    return is_latin(path) ? fold_latin_path(memory, path)
                          : fold_points(memory, path, path_points);
}

/* ---- Measures of text ------------------------------------------------------
 */

size_t kith_text_width(str text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.len;) {
        int columns = utf8proc_charwidth((int32_t)kith_utf8_next(text, &at));
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}

bool kith_is_letter(uint32_t point)
{
    utf8proc_category_t is = utf8proc_category((utf8proc_int32_t)point);
    return is >= UTF8PROC_CATEGORY_LU && is <= UTF8PROC_CATEGORY_LO;
}

size_t kith_code_points(str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++)
        kith_utf8_next(text, &at);
    return count;
}

size_t kith_code_point_prefix(str text, size_t points)
{
    size_t at = 0;
    while (points-- > 0 && at < text.len)
        kith_utf8_next(text, &at);
    return at;
}
