/*
 * destination.c — where a Markdown link leads, by the rules of CommonMark.
 *
 * A destination is <in angle brackets> or runs to the first blank with its
 * parentheses balanced; a title may follow. Every scan stops at the first byte
 * that cannot belong, so many unclosed links cost no more than their bytes.
 */
#include "vault/destination.h"

#include "base/utf8.h"
#include "vault/space.h"

enum { MOST_PARENTHESES = 32 };

static size_t read_angled(str text, size_t at, str *raw)
{
    size_t i = at + 1;
    for (; i < text.len && text.ptr[i] != '>'; i++) {
        char c = text.ptr[i];
        if (c == '<' || c == '\n' || c == '\r')
            return 0;
        if (c == '\\')
            i++;
    }
    if (i >= text.len)
        return 0;
    *raw = str_slice(text, at + 1, i);
    return i + 1;
}

static size_t read_bare(str text, size_t at, str *raw)
{
    unsigned depth = 0;
    size_t i = at;
    for (; i < text.len; i++) {
        char c = text.ptr[i];
        if (is_space(c) || (c == ')' && depth == 0))
            break;
        if (c == '(' && ++depth > MOST_PARENTHESES)
            return 0;
        if (c == ')')
            depth--;
        if (c == '\\' && i + 1 < text.len && !is_space(text.ptr[i + 1]))
            i++;
    }
    *raw = str_slice(text, at, i);
    return depth == 0 ? i : 0;
}

/* The byte after the title that opens at `at`, or 0. */
static size_t skip_title(str text, size_t at)
{
    char open = text.ptr[at], close = open == '(' ? ')' : open;
    for (size_t i = at + 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == close)
            return i + 1;
        if (c == '(' && open == '(')
            return 0;
        if (c == '\\')
            i++;
    }
    return 0;
}

size_t kith_destination_read(str text, size_t at, str *raw)
{
    *raw = (str){0};
    size_t i = kith_space_end(text, at + 1);
    if (i >= text.len)
        return 0;
    i = text.ptr[i] == '<' ? read_angled(text, i, raw)
                           : read_bare(text, i, raw);
    if (i == 0)
        return 0;
    size_t after = kith_space_end(text, i);
    if (after > i && after < text.len && strchr("\"'(", text.ptr[after])) {
        after = skip_title(text, after);
        if (after == 0)
            return 0;
        after = kith_space_end(text, after);
    }
    return after < text.len && text.ptr[after] == ')' ? after + 1 : 0;
}

/* The same, and whether a line ends there. */
static size_t skip_space(str text, size_t at, bool *broken)
{
    size_t end = kith_space_end(text, at);
    str space = str_slice(text, at, end);
    *broken = str_find(space, 0, '\n') < space.len ||
              str_find(space, 0, '\r') < space.len;
    return end;
}

/* The ']' of the label that opens `text`, or 0. */
static size_t label_end(str text)
{
    bool words = false;
    for (size_t i = 1; i < text.len && text.ptr[i] != '['; i++) {
        if (text.ptr[i] == ']')
            return words ? i : 0;
        words |= !is_space(text.ptr[i]);
        if (text.ptr[i] == '\\')
            i++;
    }
    return 0;
}

size_t kith_definition_read(str text, str *label, str *raw)
{
    bool broken;
    size_t close = text.len && text.ptr[0] == '[' ? label_end(text) : 0;
    if (close == 0 || close + 1 >= text.len || text.ptr[close + 1] != ':')
        return 0;
    size_t at = skip_space(text, close + 2, &broken);
    if (at == text.len)
        return 0;
    size_t end = text.ptr[at] == '<' ? read_angled(text, at, raw)
                                     : read_bare(text, at, raw);
    if (end == 0 || end == at)
        return 0;
    *label = str_trim(str_slice(text, 1, close));
    size_t title = skip_space(text, end, &broken);
    size_t without = title == text.len || broken ? end : 0;
    if (title == text.len || title == end || !strchr("\"'(", text.ptr[title]))
        return without;
    end = skip_title(text, title);
    at = end ? skip_space(text, end, &broken) : 0;
    return end && (at == text.len || broken) ? end : without;
}

bool kith_markdown_link_read(str text, markdown_link *link)
{
    if (text.len < 4 || text.ptr[0] != '[' || text.ptr[1] == '[' ||
        text.ptr[text.len - 1] != ')')
        return false;
    size_t close = str_find(text, 0, ']');
    if (close + 1 >= text.len || text.ptr[close + 1] != '(')
        return false;
    link->text = str_slice(text, 1, close);
    return kith_destination_read(text, close + 1, &link->destination) ==
               text.len &&
           !str_is_empty(link->destination);
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_escaped(char c)
{
    return c > ' ' && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

/* The number of "&#46;" or "&#x2e;", whose digits begin at `*at`, and moves
 * there past them; 0 if it has none or too many, as CommonMark counts. */
static uint32_t read_number(str text, size_t *at)
{
    bool is_hex = *at < text.len && (text.ptr[*at] | 0x20) == 'x';
    size_t begin = *at + is_hex, i = begin, most = is_hex ? 6 : 7;
    uint32_t base = is_hex ? 16 : 10, number = 0;
    for (; i < text.len && i - begin <= most; i++) {
        int digit = hex(text.ptr[i]);
        if (digit < 0 || (uint32_t)digit >= base)
            break;
        number = number * base + (uint32_t)digit;
    }
    *at = i;
    return i - begin <= most ? number : 0;
}

/* The code point of the entity that opens with '&' at `*at`, and moves past it;
 * 0 if it is none, or no text. */
static uint32_t read_entity(str text, size_t *at)
{
    static const struct {
        str name;
        uint32_t point;
    } named[] = {
        {{"amp;", 4}, '&'},  {{"lt;", 3}, '<'},    {{"gt;", 3}, '>'},
        {{"quot;", 5}, '"'}, {{"apos;", 5}, '\''}, {{"nbsp;", 5}, 0xa0},
    };
    str rest = str_slice(text, *at + 1, text.len);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (!str_begins(rest, named[i].name))
            continue;
        *at += 1 + named[i].name.len;
        return named[i].point;
    }
    size_t end = 1;
    uint32_t point =
        rest.len && rest.ptr[0] == '#' ? read_number(rest, &end) : 0;
    if (point < ' ' || end >= rest.len || rest.ptr[end] != ';')
        return 0;
    *at += end + 2;
    return point;
}

str kith_unescape(str raw, char *room)
{
    size_t len = 0;
    if (str_find(raw, 0, '&') == raw.len && str_find(raw, 0, '\\') == raw.len)
        return raw;
    for (size_t i = 0; i < raw.len;) {
        char c = raw.ptr[i];
        uint32_t point = c == '&' ? read_entity(raw, &i) : 0;
        if (point) {
            len += kith_utf8_put(point, room + len);
            continue;
        }
        if (c == '\\' && i + 1 < raw.len && is_escaped(raw.ptr[i + 1]))
            i++;
        room[len++] = raw.ptr[i++];
    }
    return (str){room, len};
}

/* `part` with its %XX decoded, at `to`, which may be where it stands; `part`
 * itself if it has none or they are no text. */
static str decode(str part, char *to)
{
    char room[LIMIT_TARGET_BYTES];
    size_t len = 0;
    if (str_find(part, 0, '%') == part.len)
        return part;
    for (size_t i = 0; i < part.len; i++) {
        char c = part.ptr[i];
        int high = c == '%' && i + 2 < part.len ? hex(part.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex(part.ptr[i + 2]) : -1;
        if (low >= 0) {
            c = (char)(high * 16 + low);
            i += 2;
        }
        if ((unsigned char)c < ' ')
            return part;
        room[len++] = c;
    }
    if (kith_utf8_valid_prefix((str){room, len}) < len)
        return part;
    memcpy(to, room, len);
    return (str){to, len};
}

bool kith_destination_is_url(str raw)
{
    size_t i = 0;
    for (; i < raw.len; i++) {
        char c = raw.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool other = (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
        if (!letter && !(other && i > 0))
            break;
    }
    return i >= 2 && i < raw.len && raw.ptr[i] == ':';
}

bool kith_destination_decode(
    str raw, char room[static LIMIT_TARGET_BYTES], str *target, str *subpath)
{
    bool fits = raw.len <= LIMIT_TARGET_BYTES;
    str whole = fits ? kith_unescape(raw, room) : raw;
    *target = whole;
    *subpath = (str){0};
    if (kith_destination_is_url(whole))
        return false;
    size_t hash = str_find(whole, 0, '#');
    *target = str_slice(whole, 0, hash);
    *subpath = str_slice(whole, hash, whole.len);
    if (fits) {
        *target = decode(*target, room);
        *subpath = decode(*subpath, room + hash);
    }
    *target = utf8_trim(*target);
    return true;
}
