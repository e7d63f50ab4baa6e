/*
 * flat.c — tells lines at the left margin apart; gives up on all others.
 *
 * A line is flat if no rule of CommonMark can make it part of anything but a
 * heading, a bullet of "-", a fence or a paragraph. Whatever is in doubt, an
 * indented line, a quote, HTML, a setext underline, a reference definition, is
 * for cmark.
 */
#include "vault/flat.h"

size_t kith_fence_length(str text)
{
    if (text.len < 3 || (text.ptr[0] != '`' && text.ptr[0] != '~'))
        return 0;
    size_t length = 1;
    while (length < text.len && text.ptr[length] == text.ptr[0])
        length++;
    return length >= 3 ? length : 0;
}

size_t kith_bullet_length(str text)
{
    size_t i = 0;
    while (i < text.len && i < 9 && text.ptr[i] >= '0' && text.ptr[i] <= '9')
        i++;
    const char *marks = i ? ".)" : "-*+";
    if (i + 1 < text.len && text.ptr[i] && strchr(marks, text.ptr[i]) &&
        str_is_blank(text.ptr[i + 1]))
        return i + 2;
    return 0;
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

/* "***", "_ _ _": nothing but one mark and blanks. */
static bool is_rule(str line)
{
    size_t marks = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (str_is_blank(line.ptr[i]))
            continue;
        if (line.ptr[i] != line.ptr[0])
            return false;
        marks++;
    }
    return marks >= 3;
}

/* May `text` stand at the start of a block and be plain words? */
static bool is_words(str text)
{
    unsigned char first = (unsigned char)text.ptr[0];
    if (first >= 0x80 || (first >= 'A' && first <= 'Z') ||
        (first >= 'a' && first <= 'z'))
        return true;
    if (first <= ' ' || strchr("<>=#~`+-", first))
        return false;
    if (first == '*' || first == '_')
        return text.len > 1 && !is_rule(text) && kith_bullet_length(text) == 0;
    if (first >= '0' && first <= '9') {
        size_t i = 1;
        while (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9')
            i++;
        return i == text.len || !strchr(".)", text.ptr[i]);
    }
    bool bracket = first == '[' && text.len > 1 && text.ptr[1] != '[' &&
                   text.ptr[1] != '^';
    if (!bracket)
        return true;
    /* "[ ] a task" is, what may define a reference is not. */
    size_t close = str_find(text, 0, ']');
    return close == 2 && text.len > 3 && text.ptr[3] == ' ';
}

typedef struct reader {
    blocks *b;
    char fence; /* '`' or '~' in a fenced block, else 0 */
    size_t fence_length;
    bool in_text; /* the line before is one that text goes on */
    bool after_blank;
} reader;

static flat_status push(reader *r, leaf found)
{
    return VEC_PUSH(&r->b->leaves, found) ? FLAT_READ : FLAT_NO_MEMORY;
}

/* A line in or at the edge of a fenced block. */
static flat_status read_fence(reader *r, str line)
{
    size_t length = kith_fence_length(line);
    if (!r->fence) {
        str info = str_slice(line, length, line.len);
        if (line.ptr[0] == '`' && str_find(info, 0, '`') < info.len)
            return FLAT_NOT;
        r->fence = line.ptr[0];
        r->fence_length = length;
        r->in_text = false;
        return FLAT_READ;
    }
    size_t blanks = 0;
    while (blanks < line.len && str_is_blank(line.ptr[blanks]))
        blanks++;
    if (blanks && kith_fence_length(str_slice(line, blanks, line.len)))
        return FLAT_NOT;
    if (length >= r->fence_length && line.ptr[0] == r->fence &&
        str_trim(str_slice(line, length, line.len)).len == 0)
        r->fence = 0;
    return FLAT_READ;
}

static flat_status read_bullet(reader *r, str line, leaf found)
{
    size_t begin = 1;
    while (begin < line.len && line.ptr[begin] == ' ')
        begin++;
    str words = str_slice(line, begin, line.len);
    if (begin == 1 || begin > 5 || words.len == 0 || !is_words(words))
        return FLAT_NOT;
    found.begin += (uint32_t)begin;
    found.kind = LEAF_BULLET;
    found.in_list = true;
    r->in_text = true;
    return push(r, found);
}

static flat_status read_line(reader *r, str line, leaf found)
{
    if (r->fence || (line.len && kith_fence_length(line)))
        return read_fence(r, line);
    if (line.len == 0) {
        r->in_text = false;
        return FLAT_READ;
    }
    if (line.ptr[0] == '-') {
        bool rule = is_rule(line);
        if (rule && !r->in_text && r->after_blank)
            return FLAT_READ;
        return rule ? FLAT_NOT : read_bullet(r, line, found);
    }
    found.level = kith_heading_level(line);
    if (found.level) {
        r->in_text = false;
        found.kind = LEAF_HEADING;
        return push(r, found);
    }
    if (!is_words(line))
        return FLAT_NOT;
    if (!r->in_text) {
        r->in_text = true;
        return push(r, found);
    }
    leaf *last = &r->b->leaves.at[r->b->leaves.len - 1];
    last->end = found.end;
    last->lines++;
    return FLAT_READ;
}

flat_status kith_flat_read(str text, const lines *l, blocks *b)
{
    reader r = {.b = b, .after_blank = true};
    flat_status status = FLAT_READ;
    for (size_t i = 0; i < lines_count(l) && status == FLAT_READ; i++) {
        str line = kith_line(text, l, i);
        uint32_t begin = l->start.at[i];
        leaf found = {
            .begin = begin,
            .end = begin + (uint32_t)line.len,
            .first_line = (uint32_t)i,
            .lines = 1,
            .kind = LEAF_PARAGRAPH,
        };
        status = read_line(&r, line, found);
        r.after_blank = line.len == 0;
    }
    return status;
}
