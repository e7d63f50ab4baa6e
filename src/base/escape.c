/*
 * escape.c — one escaper a format, all on one loop.
 *
 * A format is a row of what its ASCII characters are written as, and one
 * function for the odd code points: controls, bidi overrides, line separators,
 * non-characters. Runs of everything else are copied at once. What is not valid
 * UTF-8 (and NUL) is U+FFFD in every format.
 */
#include "base/escape.h"

#include "base/utf8.h"

enum { ASCII = 128, REPLACEMENT = 0xFFFD };

typedef struct format {
    const char *const *ascii; /* what a character is written as; NULL: itself */
    void (*odd)(buffer *out, uint32_t point);
    /* Whether the character at `i` needs a '\' where it stands; NULL: never. */
    bool (*needs_backslash)(str text, size_t i);
} format;

/* ---- The loop ---------------------------------------------------------------
 */

static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

static bool is_bidi_override(uint32_t point)
{
    return (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069);
}

static bool is_line_separator(uint32_t point)
{
    return point == 0x85 || point == 0x2028 || point == 0x2029;
}

/* U+FFFD is among them because it may stand for bytes that were none. */
static bool is_odd(uint32_t point)
{
    return is_control(point) || is_bidi_override(point) ||
           is_line_separator(point) || (point >= 0xFFFD && point <= 0xFFFF);
}

static void put_point(buffer *out, uint32_t point)
{
    char bytes[4];
    size_t len = kith_utf8_put(point, bytes);
    kith_buffer_put(out, (str){bytes, len});
}

static const char *written_as(const format *f, str text, size_t i)
{
    unsigned char c = (unsigned char)text.ptr[i];
    return c < ASCII ? f->ascii[c] : NULL;
}

static void escape(buffer *out, str text, const format *f)
{
    size_t begin = 0; /* of the run that is written as it is */
    for (size_t i = 0; i < text.len;) {
        size_t next = i;
        uint32_t point = kith_utf8_next(text, &next);
        const char *replacement = written_as(f, text, i);
        bool odd = !replacement && is_odd(point);
        bool backslash =
            !replacement && f->needs_backslash && f->needs_backslash(text, i);

        if (replacement || odd || backslash)
            kith_buffer_put(out, str_slice(text, begin, i));
        if (replacement)
            kith_buffer_text(out, replacement);
        else if (odd)
            f->odd(out, point);
        else if (backslash)
            kith_buffer_char(out, '\\');

        if (replacement || odd)
            begin = next;
        else if (backslash)
            begin = i;
        i = next;
    }
    kith_buffer_put(out, str_slice(text, begin, text.len));
}

/* ---- What is odd, a format --------------------------------------------------
 */

static void odd_as_json(buffer *out, uint32_t point)
{
    if (point == REPLACEMENT)
        put_point(out, point);
    else
        kith_buffer_printf(out, "\\u%04x", (unsigned)point);
}

static void odd_as_replacement(buffer *out, uint32_t point)
{
    put_point(out, is_line_separator(point) ? point : REPLACEMENT);
}

static void odd_as_text(buffer *out, uint32_t point)
{
    if (is_line_separator(point))
        kith_buffer_char(out, ' ');
    else
        put_point(out, REPLACEMENT);
}

static void odd_as_nothing(buffer *out, uint32_t point)
{
    if (is_line_separator(point))
        kith_buffer_char(out, ' ');
    else if (!is_control(point) && !is_bidi_override(point))
        put_point(out, REPLACEMENT);
}

static void odd_made_visible(buffer *out, uint32_t point)
{
    if (point == REPLACEMENT)
        put_point(out, point);
    else if (point <= 0xFF)
        kith_buffer_printf(out, "\\x%02x", (unsigned)point);
    else
        kith_buffer_printf(out, "\\u{%04x}", (unsigned)point);
}

/* ---- JSON, XML, DOT ---------------------------------------------------------
 */

void kith_escape_json(buffer *out, str text)
{
    static const char *const ascii[ASCII] = {
        ['"'] = "\\\"",    ['\\'] = "\\\\",   ['\b'] = "\\b", ['\f'] = "\\f",
        ['\n'] = "\\n",    ['\r'] = "\\r",    ['\t'] = "\\t", ['<'] = "\\u003c",
        ['>'] = "\\u003e", ['&'] = "\\u0026",
    };
    kith_buffer_char(out, '"');
    escape(out, text, &(format){ascii, odd_as_json, NULL});
    kith_buffer_char(out, '"');
}

void kith_escape_xml(buffer *out, str text)
{
    static const char *const ascii[ASCII] = {
        ['&'] = "&amp;",
        ['<'] = "&lt;",
        ['>'] = "&gt;",
        ['"'] = "&quot;",
        ['\''] = "&#39;",
        /* As they are, an attribute would lose them. */
        ['\t'] = "&#9;",
        ['\n'] = "&#10;",
        ['\r'] = "&#13;",
    };
    escape(out, text, &(format){ascii, odd_as_replacement, NULL});
}

void kith_escape_dot(buffer *out, str text)
{
    static const char *const ascii[ASCII] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['&'] = "&amp;",
        ['\n'] = "\\n", ['\t'] = " ",
    };
    kith_buffer_char(out, '"');
    escape(out, text, &(format){ascii, odd_as_nothing, NULL});
    kith_buffer_char(out, '"');
}

/* ---- Tables -----------------------------------------------------------------
 */

/* CR LF is one line end: the CR is left out where a LF follows. */
static void escape_lines(buffer *out, str text, const format *f)
{
    for (size_t begin = 0; begin < text.len;) {
        size_t end = str_find(text, begin, '\r');
        bool pair = end + 1 < text.len && text.ptr[end + 1] == '\n';
        size_t next = end < text.len ? end + 1 : end;
        escape(out, str_slice(text, begin, pair ? end : next), f);
        begin = next;
    }
}

void kith_escape_csv(buffer *out, str text)
{
    static const char *const ascii[ASCII] = {
        ['"'] = "\"\"",
        ['\n'] = " ",
        ['\r'] = " ",
        ['\t'] = "\t",
    };
    kith_buffer_char(out, '"');
    if (text.len > 0 && text.ptr[0] && strchr("=+-@\t\r", text.ptr[0]))
        kith_buffer_char(out, '\'');
    escape_lines(out, text, &(format){ascii, odd_as_text, NULL});
    kith_buffer_char(out, '"');
}

void kith_escape_tsv(buffer *out, str text)
{
    static const char *const ascii[ASCII] = {
        ['\t'] = "\\t",
        ['\n'] = "\\n",
        ['\r'] = "\\r",
        ['\\'] = "\\\\",
    };
    escape(out, text, &(format){ascii, odd_as_text, NULL});
}

/* ---- Text for people --------------------------------------------------------
 */

void kith_escape_plain(buffer *out, str text)
{
    static const char *const ascii[ASCII] = {
        ['\n'] = " ",
        ['\r'] = "\\x0d",
        ['\t'] = " ",
    };
    escape_lines(out, text, &(format){ascii, odd_made_visible, NULL});
}

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
}

/* "&name;" or "&#number;": longer ones than 32 are no entities. */
static bool begins_entity(str text, size_t i)
{
    size_t at = i + 1;
    size_t stop = text.len - i > 34 ? i + 34 : text.len;
    while (at < stop && (is_alphanumeric(text.ptr[at]) || text.ptr[at] == '#'))
        at++;
    return at > i + 1 && at < text.len && text.ptr[at] == ';';
}

/* Where nothing but blanks, or the digits of a list number, stands before. */
static bool begins_text(str text, size_t i, bool after_digits)
{
    size_t at = i;
    while (after_digits && at > 0 && i - at < 10 && text.ptr[at - 1] >= '0' &&
           text.ptr[at - 1] <= '9')
        at--;
    return at == 0 && (i > 0) == after_digits;
}

/* The character at `i`; NUL beyond the ends (0 - 1 is beyond too). */
static char character_at(str text, size_t i)
{
    if (i < text.len)
        return text.ptr[i];
    return '\0';
}

static bool needs_markdown_backslash(str text, size_t i)
{
    char before = character_at(text, i - 1);
    char after = character_at(text, i + 1);
    switch (text.ptr[i]) {
    case ':': /* key:: value is a field to Dataview, https: a link */
        return before == ':' || after == ':' || after == '/';
    case '&':
        return begins_entity(text, i);
    case '-':
    case '+':
        return begins_text(text, i, false);
    case ')':
        return begins_text(text, i, true);
    case '.':
        return begins_text(text, i, true) ||
               (i >= 3 && memcmp(text.ptr + i - 3, "www", 3) == 0);
    default:
        return false;
    }
}

void kith_escape_markdown(buffer *out, str text)
{
    static const char *const ascii[ASCII] = {
        ['\\'] = "\\\\", ['['] = "\\[", [']'] = "\\]", ['|'] = "\\|",
        ['<'] = "\\<",   ['>'] = "\\>", ['*'] = "\\*", ['_'] = "\\_",
        ['#'] = "\\#",   ['^'] = "\\^", ['%'] = "\\%", ['`'] = "\\`",
        ['~'] = "\\~",   ['='] = "\\=", ['$'] = "\\$", ['@'] = "\\@",
        ['\n'] = " ",    ['\r'] = " ",  ['\t'] = " ",
    };
    /* Four blanks before it would make it code. */
    for (size_t at = 0; at < text.len; at = 0) {
        uint32_t point = kith_utf8_next(text, &at);
        if (!is_line_separator(point) &&
            !(point && point < ASCII && strchr(" \t\r\n", (int)point)))
            break;
        text = str_slice(text, at, text.len);
    }
    escape_lines(
        out, text, &(format){ascii, odd_as_text, needs_markdown_backslash});
}

/* Whether Obsidian could read `text` back out of [[text]] or [[x|text]]. */
static bool can_stand_in_link(str text)
{
    for (size_t i = 0; i < text.len;) {
        size_t at = i;
        uint32_t point = kith_utf8_next(text, &i);
        if (is_odd(point) || (point < ASCII && strchr("#^|[]\\`<", (int)point)))
            return false;
        if (point == '%' && at + 1 < text.len && text.ptr[at + 1] == '%')
            return false;
    }
    return true;
}

static void put_link(buffer *out, str target, str display, bool in_table)
{
    kith_buffer_text(out, "[[");
    kith_buffer_put(out, target);
    if (!str_is_empty(display)) {
        kith_buffer_text(out, in_table ? "\\|" : "|");
        kith_buffer_put(out, display);
    }
    kith_buffer_text(out, "]]");
}

void kith_escape_wikilink(buffer *out, str target, str display, bool in_table)
{
    bool linkable = !str_is_empty(target) && can_stand_in_link(target) &&
                    str_equal(target, str_trim(target));
    bool wordy = !str_is_empty(display) && !str_equal(display, target);

    if (!linkable) {
        kith_escape_markdown(out, wordy ? display : target);
    } else if (!wordy || can_stand_in_link(display)) {
        put_link(out, target, wordy ? display : (str){0}, in_table);
    } else {
        kith_escape_markdown(out, display);
        kith_buffer_text(out, " (");
        put_link(out, target, (str){0}, in_table);
        kith_buffer_char(out, ')');
    }
}

void kith_escape_url(buffer *out, str text)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (is_alphanumeric(text.ptr[i]) || (c && strchr("._~/-", c))) {
            kith_buffer_char(out, text.ptr[i]);
        } else {
            char code[] = {'%', digits[c >> 4], digits[c & 15]};
            kith_buffer_put(out, (str){code, sizeof code});
        }
    }
}
