/*
 * skeleton.c — cuts inline content away, line by line.
 *
 * Kept of a line: its beginning (blanks, markers, digits) and one byte more.
 * Longer pieces are kept where a block may depend on them: fences, the first
 * bytes of HTML and what ends it, reference definitions. Those pieces are
 * bounded for each paragraph, so that no paragraph can be dear to cmark.
 */
#include "vault/skeleton.h"

#include "base/limits.h"
#include "vault/html_block.h"

enum {
    KEPT_BYTES = 2048, /* whole lines, for each run of non-blank lines */
    TAG_BYTES = 64,    /* of a longer line that opens with '<' */
    PREFIX_BYTES = 256,
    EXTRA_BYTES = 48 /* more than `endings` together */
};

/* What may end an HTML block, wherever it stands in a line. */
static const str endings[] = {
    {"</script>", 9}, {"</pre>", 6}, {"</style>", 8}, {"</textarea>", 11},
    {"-->", 3},       {"?>", 2},     {"]]>", 3},      {">", 1},
};

typedef struct cutter {
    char *out;
    bool html; /* an HTML block may be open */
    bool hold; /* a reference definition may be open */
    bool too_deep;
    size_t kept; /* bytes kept whole since the last blank line */
} cutter;

static bool is_prefix(char c)
{
    static const bool member[256] = {
        [' '] = true, ['\t'] = true, ['>'] = true, ['*'] = true, ['+'] = true,
        ['-'] = true, ['#'] = true,  ['_'] = true, ['='] = true, ['.'] = true,
        [')'] = true, ['0'] = true,  ['1'] = true, ['2'] = true, ['3'] = true,
        ['4'] = true, ['5'] = true,  ['6'] = true, ['7'] = true, ['8'] = true,
        ['9'] = true,
    };
    return member[(unsigned char)c];
}

static void put(cutter *c, const char *bytes, size_t len)
{
    memcpy(c->out, bytes, len);
    c->out += len;
}

/* Repeats what of `line`, of which `kept` bytes are written, may end an HTML
 * block; an ending may begin in what is kept. */
static void put_endings(cutter *c, str line, size_t kept)
{
    if (str_find(line, kept, '>') == line.len)
        return;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (kith_html_holds(line, endings[i]))
            put(c, endings[i].ptr, endings[i].len);
}

/* How many containers the beginning of a line can open. */
static size_t depth_of(str prefix)
{
    size_t depth = 0;
    for (size_t i = 0; i < prefix.len; i++) {
        char c = prefix.ptr[i];
        bool blank_next =
            i + 1 == prefix.len || str_is_blank(prefix.ptr[i + 1]);
        if (c == '>' || (blank_next && strchr("-*+.)", c)))
            depth++;
    }
    return depth;
}

/* "- - -", "=====", blanks: one character repeated opens no list or quote. */
static bool is_rule(str line)
{
    char mark = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (str_is_blank(c))
            continue;
        if (!strchr("-*_=", c) || (mark && c != mark))
            return false;
        mark = c;
    }
    return true;
}

/* "[" at `at`: how many bytes after it matter, or 0 if it may begin a
 * reference definition. */
static size_t bracket_bytes(str line, size_t at)
{
    char next = at + 1 < line.len ? line.ptr[at + 1] : 0;
    if (next == '[')
        return 2;
    bool box = at + 3 < line.len && line.ptr[at + 2] == ']' &&
               (next == ' ' || next == 'x') && line.ptr[at + 3] == ' ';
    return box ? 4 : 0;
}

/* Bytes of `line` that say which block the mark at `at` may open, where whole
 * lines have become too dear: a tag's name, a fence. */
static size_t mark_bytes(str line, size_t at)
{
    static const str data = {"<![CDATA[", 9};
    const char *mark = line.ptr + at;
    size_t len = line.len - at, i = 1;
    if (len >= data.len && memcmp(mark, data.ptr, data.len) == 0)
        return data.len;
    if (*mark != '<') {
        while (i < len && mark[i] == *mark)
            i++;
        return i;
    }
    while (i < len && i < TAG_BYTES && !strchr("[]()*_`\\& \t", mark[i]))
        i++;
    return i + (i < len && str_is_blank(mark[i]));
}

/* Writes what is needed of a line that begins with `prefix` bytes of markers
 * and does not stop there. */
static void put_text_line(cutter *c, str line, size_t prefix)
{
    char first = line.ptr[prefix];
    size_t keep = prefix + 1;
    bool whole = c->hold;
    while (keep < line.len && ((unsigned char)line.ptr[keep] & 0xc0) == 0x80)
        keep++; /* half a character would end cmark's search for an ending */

    if (first == '<') {
        c->html = true;
        whole = true;
    } else if (first == '`' || first == '~') {
        whole =
            whole || (prefix + 2 < line.len && line.ptr[prefix + 1] == first &&
                      line.ptr[prefix + 2] == first);
    } else if (first == '[' && !c->hold) {
        size_t bracket = bracket_bytes(line, prefix);
        keep = prefix + (bracket ? bracket : 1);
        whole = c->hold = bracket == 0;
    }
    if (whole) {
        c->kept += line.len;
        keep = line.len;
        if (c->kept > KEPT_BYTES) {
            keep = prefix + mark_bytes(line, prefix);
            c->hold = false;
        }
    }
    put(c, line.ptr, keep);
    str rest = str_slice(line, keep, line.len);
    if (c->html)
        put_endings(c, line, keep);
    if (first == '`' && whole && str_find(rest, 0, '`') < rest.len)
        put(c, "x`", 2); /* no fence: those hold no backtick behind them */
}

static void put_line(cutter *c, str line)
{
    size_t prefix = 0, blanks = 0;
    while (blanks < line.len && str_is_blank(line.ptr[blanks]))
        blanks++;
    prefix = blanks;
    while (prefix < line.len && is_prefix(line.ptr[prefix]))
        prefix++;

    if (blanks == line.len) {
        c->hold = false;
        c->kept = 0;
    }
    if (prefix > LIMIT_BLOCK_DEPTH && !is_rule(line) &&
        depth_of(str_slice(line, 0, prefix)) > LIMIT_BLOCK_DEPTH)
        c->too_deep = true;
    if (blanks > PREFIX_BYTES || (prefix > PREFIX_BYTES && is_rule(line))) {
        /* Deeper than any block we follow: shorten the run. */
        put(c, line.ptr, PREFIX_BYTES);
        if (blanks < prefix || blanks < line.len)
            put(c, line.ptr + blanks, blanks < line.len ? 1 : 0);
        return;
    }
    if (prefix == line.len) {
        put(c, line.ptr, line.len);
        return;
    }
    bool footnote = line.ptr[prefix] == '[' && prefix + 1 < line.len &&
                    line.ptr[prefix + 1] == '^';
    if (!footnote) {
        put_text_line(c, line, prefix);
        return;
    }
    char *start = c->out;
    size_t keep = c->hold && line.len <= KEPT_BYTES ? line.len : prefix + 1;
    put(c, line.ptr, keep);
    start[prefix] = 'x';
    if (c->html)
        put_endings(c, line, keep);
}

bool kith_skeleton_make(str text, const lines *l, skeleton *out)
{
    size_t count = lines_count(l);
    size_t body = text.len - l->start.at[0];
    size_t need = body + count * EXTRA_BYTES + PREFIX_BYTES;
    if (need > out->cap) {
        char *room = realloc(out->at, need * 2);
        if (!room)
            return false;
        out->at = room;
        out->cap = need * 2;
    }
    cutter c = {.out = out->at};
    for (size_t i = 0; i < count; i++) {
        str line = kith_line(text, l, i);
        put_line(&c, line);
        if (line.ptr + line.len < text.ptr + text.len)
            *c.out++ = '\n';
    }
    out->len = (size_t)(c.out - out->at);
    out->too_deep = c.too_deep;
    return true;
}
