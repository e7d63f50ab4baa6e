/*
 * flat.c — tells lines at the left margin apart; gives up on all others.
 *
 * A line is flat if no rule of CommonMark can make it part of anything but a
 * heading, a bullet of "-", a fence or a paragraph. Whatever is in doubt, an
 * indented line, a quote, HTML, a setext underline, a reference definition, is
 * for cmark.
 */
#include "vault/flat.h"

#include "vault/fence.h"

/* The bytes of the list marker at the start of `text`, or 0. */
static inline size_t marker_length(str text)
{
    size_t i = 0;
    while (i < text.len && i < 9 && str_is_digit(text.ptr[i]))
        i++;
    const char *marks = i ? ".)" : "-*+";
    bool found = i < text.len && text.ptr[i] && strchr(marks, text.ptr[i]);
    return found ? i + 1 : 0;
}

size_t kith_bullet_length(str text)
{
    size_t marker = marker_length(text);
    bool found = marker && marker < text.len && str_is_blank(text.ptr[marker]);
    return found ? marker + 1 : 0;
}

size_t kith_bullet_tight_length(str text)
{
    size_t marker = marker_length(text);
    bool found = marker && marker < text.len && !str_is_blank(text.ptr[marker]);
    return found ? marker : 0;
}

size_t kith_bullet_cut(str text, size_t at)
{
    enum { MOST = 4 };
    size_t end = at;
    if (at < text.len && text.ptr[at] == '\t')
        return at + 1;
    while (end < text.len && text.ptr[end] == ' ')
        end++;
    return end - at <= MOST ? end : at + 1;
}

bool kith_bullet_is_bare(str text)
{
    size_t marker = marker_length(text);
    return marker && str_trim(str_slice(text, marker, text.len)).len == 0;
}

bool kith_bullet_is_late(str text)
{
    size_t length = kith_bullet_length(text);
    return length > 2 && !(length == 3 && text.ptr[0] == '1');
}

uint8_t kith_heading_level(str text)
{
    size_t level = 0;
    while (level < text.len && text.ptr[level] == '#')
        level++;
    bool heading = level >= 1 && level <= 6 &&
                   (level == text.len || str_is_blank(text.ptr[level]));
    return heading ? (uint8_t)level : 0;
}

str kith_heading_words(str line)
{
    str text = str_trim(line);
    size_t marks = 0;
    while (marks < text.len && text.ptr[marks] == '#')
        marks++;
    if (marks == 0)
        return text;
    text = str_trim(str_slice(text, marks, text.len));
    size_t end = text.len;
    while (end > 0 && text.ptr[end - 1] == '#')
        end--;
    bool closing = end == 0 || str_is_blank(text.ptr[end - 1]);
    return closing ? str_trim(str_slice(text, 0, end)) : text;
}

bool kith_is_rule(str line)
{
    size_t marks = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (str_is_blank(c))
            continue;
        if (c != line.ptr[0] || (c != '-' && c != '*' && c != '_'))
            return false;
        marks++;
    }
    return marks >= 3;
}

bool kith_is_underline(str line)
{
    size_t same = 0;
    while (same < line.len && line.ptr[same] == line.ptr[0])
        same++;
    return line.len && same == line.len &&
           (line.ptr[0] == '=' || line.ptr[0] == '-');
}

/* What a line is by its first byte, if that tells. */
typedef enum opening {
    OPENS_WORDS,
    OPENS_MAYBE, /* words, unless what follows makes it something else */
    OPENS_BULLET,
    OPENS_HEADING,
    OPENS_FENCE,
    OPENS_DOUBT
} opening;

static opening opening_of(char c)
{
    static const uint8_t row[0x80] = {
        ['-'] = OPENS_BULLET, ['#'] = OPENS_HEADING, ['`'] = OPENS_FENCE,
        ['~'] = OPENS_FENCE,  ['<'] = OPENS_DOUBT,   ['>'] = OPENS_DOUBT,
        ['='] = OPENS_DOUBT,  ['+'] = OPENS_DOUBT,   ['*'] = OPENS_MAYBE,
        ['%'] = OPENS_MAYBE,  ['$'] = OPENS_MAYBE,   ['_'] = OPENS_MAYBE,
        ['['] = OPENS_MAYBE,  ['0'] = OPENS_MAYBE,   ['1'] = OPENS_MAYBE,
        ['2'] = OPENS_MAYBE,  ['3'] = OPENS_MAYBE,   ['4'] = OPENS_MAYBE,
        ['5'] = OPENS_MAYBE,  ['6'] = OPENS_MAYBE,   ['7'] = OPENS_MAYBE,
        ['8'] = OPENS_MAYBE,  ['9'] = OPENS_MAYBE,
    };
    unsigned char byte = (unsigned char)c;
    if (byte <= ' ')
        return OPENS_DOUBT;
    return byte < 0x80 ? (opening)row[byte] : OPENS_WORDS;
}

/* Is a text that may be words plain words? */
static bool are_words(str text)
{
    char first = text.ptr[0];
    if (first == '*' || first == '_')
        return text.len > 1 && !kith_is_rule(text) &&
               kith_bullet_length(text) == 0;
    if (first == '%' || first == '$') /* twice: a comment, math */
        return text.len == 1 || text.ptr[1] != first;
    if (first != '[') {
        size_t i = 1;
        while (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9')
            i++;
        return i == text.len || (text.ptr[i] != '.' && text.ptr[i] != ')');
    }
    if (text.len == 1 || text.ptr[1] == '[')
        return true;
    /* "[ ] a task" is, what may define a reference or footnote is not. */
    return text.len > 3 && text.ptr[1] != ']' && text.ptr[1] != '^' &&
           text.ptr[2] == ']' && text.ptr[3] == ' ';
}

/* May `text` stand at the start of a block and be plain words? */
static bool is_words(str text)
{
    opening found = opening_of(text.ptr[0]);
    return found == OPENS_WORDS || (found == OPENS_MAYBE && are_words(text));
}

typedef struct reader {
    blocks *b;
    str text;
    size_t line;   /* the one at hand, in the note's lines */
    size_t fenced; /* that in which the fence opened */
    fence fence;
    bool in_text; /* the line before is one that text goes on */
    bool after_blank;
} reader;

/* Pushes a leaf of one line, of which the first `skip` bytes are its mark. */
static flat_status push(reader *r, str line, size_t skip, leaf found)
{
    found.begin = (uint32_t)(line.ptr - r->text.ptr) + (uint32_t)skip;
    found.end = found.begin + (uint32_t)(line.len - skip);
    found.first_line = (uint32_t)r->line;
    found.lines = 1;
    return VEC_PUSH(&r->b->leaves, found) ? FLAT_READ : FLAT_NO_MEMORY;
}

static flat_status open_fence(reader *r, str line)
{
    r->in_text = false;
    r->fenced = r->line;
    return kith_fence_read(&r->fence, line) ? FLAT_READ : FLAT_NOT;
}

/* A line in a fenced block, or the one that closes it. */
static flat_status read_fenced(reader *r, str line)
{
    size_t blanks = 0;
    while (blanks < line.len && str_is_blank(line.ptr[blanks]))
        blanks++;
    if (blanks && kith_fence_length(str_slice(line, blanks, line.len)))
        return FLAT_NOT;
    kith_fence_read(&r->fence, line);
    return FLAT_READ;
}

static flat_status read_bullet(reader *r, str line)
{
    size_t begin = 1;
    if (kith_is_rule(line))
        return !r->in_text && r->after_blank ? FLAT_READ : FLAT_NOT;
    while (begin < line.len && line.ptr[begin] == ' ')
        begin++;
    str words = str_slice(line, begin, line.len);
    if (begin == 1 || begin > 5 || words.len == 0 || !is_words(words))
        return FLAT_NOT;
    r->in_text = true;
    return push(r, line, begin, (leaf){.kind = LEAF_BULLET, .in_list = true});
}

static flat_status read_heading(reader *r, str line)
{
    uint8_t level = kith_heading_level(line);
    if (level == 0)
        return FLAT_NOT;
    r->in_text = false;
    return push(r, line, 0, (leaf){.kind = LEAF_HEADING, .level = level});
}

static flat_status read_words(reader *r, str line)
{
    if (!r->in_text) {
        r->in_text = true;
        return push(r, line, 0, (leaf){.kind = LEAF_PARAGRAPH});
    }
    leaf *last = &r->b->leaves.at[r->b->leaves.len - 1];
    last->end = (uint32_t)(line.ptr - r->text.ptr) + (uint32_t)line.len;
    last->lines++;
    return FLAT_READ;
}

static flat_status read_line(reader *r, str line)
{
    if (r->fence.mark)
        return read_fenced(r, line);
    if (line.len == 0) {
        r->in_text = false;
        return FLAT_READ;
    }
    switch (opening_of(line.ptr[0])) {
    case OPENS_BULLET:
        return read_bullet(r, line);
    case OPENS_HEADING:
        return read_heading(r, line);
    case OPENS_FENCE:
        return open_fence(r, line);
    case OPENS_MAYBE:
        return are_words(line) ? read_words(r, line) : FLAT_NOT;
    case OPENS_WORDS:
        return read_words(r, line);
    case OPENS_DOUBT:
    default:
        return FLAT_NOT;
    }
}

flat_status kith_flat_read(str text, const lines *l, blocks *b)
{
    reader r = {.b = b, .text = text, .after_blank = true};
    flat_status status = FLAT_READ;
    size_t count = lines_count(l);
    for (; r.line < count && status == FLAT_READ; r.line++) {
        str line = kith_line(text, l, r.line);
        status = read_line(&r, line);
        r.after_blank = line.len == 0;
    }
    b->unclosed = (unclosed){r.fence.mark, r.fenced};
    return status;
}
