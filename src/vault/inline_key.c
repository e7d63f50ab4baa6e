/*
 * inline_key.c — letters, digits, blanks, '_', '/', '-' and emoji make a key.
 *
 * Dataview's pattern for emoji knows of those above U+FFFF only pairs that
 * nobody writes: "Mood 😀:: x" is no field, "Rating ⭐:: x" is one. An emoji
 * that a key begins with is ornament.
 */
#include "vault/inline_key.h"

#include "base/fold.h"
#include "base/utf8.h"

typedef struct points {
    uint16_t first, last;
} points;

/* clang-format off */
static const points emoji[] = {
    {0xa9, 0xa9}, {0xae, 0xae}, {0x203c, 0x203c}, {0x2049, 0x2049},
    {0x2122, 0x2122}, {0x2139, 0x2139}, {0x2194, 0x2199}, {0x21a9, 0x21aa},
    {0x231a, 0x231b}, {0x2328, 0x2328}, {0x23cf, 0x23cf}, {0x23e9, 0x23f3},
    {0x23f8, 0x23fa}, {0x24c2, 0x24c2}, {0x25aa, 0x25ab}, {0x25b6, 0x25b6},
    {0x25c0, 0x25c0}, {0x25fb, 0x25fe}, {0x2600, 0x2604}, {0x260e, 0x260e},
    {0x2611, 0x2611}, {0x2614, 0x2615}, {0x2618, 0x2618}, {0x261d, 0x261d},
    {0x2620, 0x2620}, {0x2622, 0x2623}, {0x2626, 0x2626}, {0x262a, 0x262a},
    {0x262e, 0x262f}, {0x2638, 0x263a}, {0x2640, 0x2640}, {0x2642, 0x2642},
    {0x2648, 0x2653}, {0x265f, 0x2660}, {0x2663, 0x2663}, {0x2665, 0x2666},
    {0x2668, 0x2668}, {0x267b, 0x267b}, {0x267e, 0x267f}, {0x2692, 0x2697},
    {0x2699, 0x2699}, {0x269b, 0x269c}, {0x26a0, 0x26a1}, {0x26a7, 0x26a7},
    {0x26aa, 0x26ab}, {0x26b0, 0x26b1}, {0x26bd, 0x26be}, {0x26c4, 0x26c5},
    {0x26c8, 0x26c8}, {0x26ce, 0x26cf}, {0x26d1, 0x26d1}, {0x26d3, 0x26d4},
    {0x26e9, 0x26ea}, {0x26f0, 0x26f5}, {0x26f7, 0x26fa}, {0x26fd, 0x26fd},
    {0x2702, 0x2702}, {0x2705, 0x2705}, {0x2708, 0x270d}, {0x270f, 0x270f},
    {0x2712, 0x2712}, {0x2714, 0x2714}, {0x2716, 0x2716}, {0x271d, 0x271d},
    {0x2721, 0x2721}, {0x2728, 0x2728}, {0x2733, 0x2734}, {0x2744, 0x2744},
    {0x2747, 0x2747}, {0x274c, 0x274c}, {0x274e, 0x274e}, {0x2753, 0x2755},
    {0x2757, 0x2757}, {0x2763, 0x2764}, {0x2795, 0x2797}, {0x27a1, 0x27a1},
    {0x27b0, 0x27b0}, {0x27bf, 0x27bf}, {0x2934, 0x2935}, {0x2b05, 0x2b07},
    {0x2b1b, 0x2b1c}, {0x2b50, 0x2b50}, {0x2b55, 0x2b55}, {0x3030, 0x3030},
    {0x303d, 0x303d}, {0x3297, 0x3297}, {0x3299, 0x3299},
};

/* Those that the pattern has no U+FE0F behind. */
static const points unstyled[] = {
    {0x23e9, 0x23ec}, {0x23f0, 0x23f0}, {0x23f3, 0x23f3}, {0x25fd, 0x25fd},
    {0x2693, 0x2693}, {0x26a1, 0x26a1}, {0x26ab, 0x26ab}, {0x26c5, 0x26c5},
    {0x26ce, 0x26ce}, {0x26d4, 0x26d4}, {0x26ea, 0x26ea}, {0x26fd, 0x26fd},
    {0x2705, 0x2705}, {0x270a, 0x270b}, {0x2728, 0x2728}, {0x274c, 0x274c},
    {0x274e, 0x274e}, {0x2753, 0x2755}, {0x2795, 0x2797}, {0x27b0, 0x27b0},
    {0x27bf, 0x27bf}, {0x2b50, 0x2b50},
};
/* clang-format on */

static const str emoji_style = {"\xef\xb8\x8f", 3};
static const str keycap = {"\xe2\x83\xa3", 3};

static bool is_among(const points *rows, size_t count, uint32_t point)
{
    size_t i = 0;
    while (i < count && rows[i].last < point)
        i++;
    return i < count && rows[i].first <= point;
}

/* Of ASCII: [0-9A-Za-z_]. */
static bool is_word(uint32_t point)
{
    if (point >= 0x80)
        return kith_is_letter(point);
    char c = (char)point;
    return str_is_letter(c) || str_is_digit(c) || c == '_';
}

static bool is_key(uint32_t point)
{
    bool is_space = point == ' ' || (point >= '\t' && point <= '\r') ||
                    kith_utf8_is_wide_space(point);
    return is_space || point == '/' || point == '-' || is_word(point);
}

/* The length of the emoji that `text` begins with, or 0. */
static size_t emoji_length(str text)
{
    size_t len = 0;
    uint32_t point = kith_utf8_next(text, &len);
    bool is_cap =
        point == '#' || point == '*' || (point >= '0' && point <= '9');
    if (!is_cap && !is_among(emoji, sizeof emoji / sizeof *emoji, point))
        return 0;
    bool styled =
        is_cap ||
        !is_among(unstyled, sizeof unstyled / sizeof *unstyled, point);
    if (styled && str_begins(str_slice(text, len, text.len), emoji_style))
        len += emoji_style.len;
    if (!is_cap)
        return len;
    bool caps = str_begins(str_slice(text, len, text.len), keycap);
    return caps ? len + keycap.len : 0;
}

/* Passes over the characters that are a key's if `wanted`, or no word's. */
static size_t pass(str text, size_t at, bool wanted)
{
    while (at < text.len) {
        size_t next = at;
        uint32_t point = kith_utf8_next(text, &next);
        if (wanted ? !is_key(point) : is_word(point))
            break;
        at = next;
    }
    return at;
}

bool kith_inline_key_read(str text, str *key)
{
    size_t begin = pass(text, 0, false), end = begin, from;
    do {
        from = end;
        if (end < text.len)
            end += emoji_length(str_slice(text, end, text.len));
        if (end == from)
            end = pass(text, end, true);
    } while (end > from);
    *key = str_slice(text, begin, end);
    while (end < text.len && strchr("_*~`", text.ptr[end]))
        end++;
    return end == text.len;
}
