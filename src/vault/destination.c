/*
 * destination.c — where a Markdown link leads, by the rules of CommonMark.
 *
 * A destination is <in angle brackets> or runs to the first blank with its
 * parentheses balanced; a title may follow. Every scan stops at the first byte
 * that cannot belong, so many unclosed links cost no more than their bytes.
 */
#include "vault/destination.h"

#include "base/utf8.h"

enum { MOST_PARENTHESES = 32 };

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_space(str text, size_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at;
}

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
    size_t i = skip_space(text, at + 1);
    if (i >= text.len)
        return 0;
    i = text.ptr[i] == '<' ? read_angled(text, i, raw)
                           : read_bare(text, i, raw);
    if (i == 0)
        return 0;
    size_t after = skip_space(text, i);
    if (after > i && after < text.len && strchr("\"'(", text.ptr[after])) {
        after = skip_title(text, after);
        if (after == 0)
            return 0;
        after = skip_space(text, after);
    }
    return after < text.len && text.ptr[after] == ')' ? after + 1 : 0;
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

/* Decodes one part; `raw` itself if nothing is escaped or it is no text. */
static str decode(str raw, char *room, size_t size)
{
    if (raw.len > size)
        return raw;
    size_t len = 0;
    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.ptr[i];
        int high = c == '%' && i + 2 < raw.len ? hex(raw.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex(raw.ptr[i + 2]) : -1;
        if (low >= 0) {
            c = (char)(high * 16 + low);
            i += 2;
        } else if (
            c == '\\' && i + 1 < raw.len && raw.ptr[i + 1] > ' ' &&
            strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", raw.ptr[i + 1])) {
            c = raw.ptr[++i];
        }
        if ((unsigned char)c < ' ')
            return raw;
        room[len++] = c;
    }
    str decoded = {room, len};
    return kith_utf8_valid_prefix(decoded) == len ? decoded : raw;
}

void kith_destination_decode(
    str raw, char room[static LIMIT_TARGET_BYTES], str *target, str *subpath)
{
    size_t hash = str_find(raw, 0, '#');
    *target = decode(str_slice(raw, 0, hash), room, LIMIT_TARGET_BYTES);
    size_t used = target->ptr == room ? target->len : 0;
    *subpath = decode(
        str_slice(raw, hash, raw.len), room + used, LIMIT_TARGET_BYTES - used);
    *target = kith_utf8_trim(*target);
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
