/* mask.c — one pass over the lines; whether a block closes is looked up ahead
 * only until it is known that none does. */
#include "vault/mask.h"

#include "vault/destination.h"
#include "vault/flat.h"
#include "vault/task.h"

typedef struct masker {
    str text;
    const lines *lines;
    mask *out;
    mask_mark open; /* the block at hand */
    char fence;     /* '`' or '~' in fenced code */
    size_t fence_length;
    bool after_text; /* the line before is one a paragraph goes on in */
    bool no_comment, no_math; /* no more of them closes */
} masker;

size_t kith_quote_prefix(str line)
{
    size_t i = 0;
    while (i < line.len && strchr(" \t>", line.ptr[i]))
        i++;
    return i;
}

size_t kith_footnote_length(str text)
{
    if (text.len < 5 || text.ptr[0] != '[' || text.ptr[1] != '^')
        return 0;
    size_t i = 2;
    while (i < text.len && !strchr("[] \t", text.ptr[i]))
        i++;
    bool ends = i > 2 && i + 1 < text.len && text.ptr[i] == ']' &&
                text.ptr[i + 1] == ':';
    return ends ? i + 2 : 0;
}

/* Where the two bytes `twin` next stand at or after `from`, or text.len. */
static size_t find_twin(str text, size_t from, char c)
{
    while ((from = str_find(text, from, c)) < text.len) {
        if (from + 1 < text.len && text.ptr[from + 1] == c)
            return from;
        from++;
    }
    return from;
}

static void put(masker *m, str prefix, const char *words)
{
    kith_buffer_put(&m->out->text, prefix);
    kith_buffer_text(&m->out->text, words);
}

/* A line inside a comment or math: may end it. */
static void go_on(masker *m, str line)
{
    char c = m->open == MASK_COMMENT ? '%' : '$';
    bool ends = find_twin(line, 0, c) < line.len;
    put(m, str_slice(line, 0, kith_quote_prefix(line)), ends ? "-->" : "x");
    if (ends)
        m->open = MASK_NONE;
}

/* A line that opens with %% or $$; false if no block begins with it. */
static bool begin(masker *m, str line, size_t prefix, mask_mark *mark)
{
    char c = line.ptr[prefix];
    bool *none = c == '%' ? &m->no_comment : &m->no_math;
    str words = str_slice(line, prefix + 2, line.len);
    size_t close = find_twin(words, 0, c);
    *mark = c == '%' ? MASK_COMMENT : MASK_MATH;
    if (close < words.len) {
        if (str_trim(str_slice(words, close + 2, words.len)).len)
            return false; /* words go on behind it: it is inline */
        put(m, str_slice(line, 0, prefix), "<!-- -->");
        return true;
    }
    size_t after = (size_t)(line.ptr - m->text.ptr) + line.len;
    *none = *none || find_twin(m->text, after, c) == m->text.len;
    if (*none)
        return false;
    put(m, str_slice(line, 0, prefix), "<!--");
    m->open = *mark;
    return true;
}

static void read_fence(masker *m, str rest)
{
    size_t marker;
    while (!m->fence && (marker = kith_bullet_length(rest)) > 0)
        rest = str_trim(str_slice(rest, marker, rest.len));
    size_t length = kith_fence_length(rest);
    char mark = length ? rest.ptr[0] : 0;
    if (!mark)
        return;
    str info = str_slice(rest, length, rest.len);
    bool opens = mark == '~' || str_find(info, 0, '`') == info.len;
    if (!m->fence && opens) {
        m->fence = mark;
        m->fence_length = length;
    } else if (
        m->fence == mark && length >= m->fence_length &&
        str_trim(info).len == 0) {
        m->fence = 0;
    }
}

/* "[label]: destination" where a paragraph does not go on. */
static bool read_definition(masker *m, str rest, size_t line)
{
    size_t close = str_find(rest, 0, ']');
    if (m->after_text || rest.len < 4 || rest.ptr[0] != '[' ||
        strchr("^[]", rest.ptr[1]) || close + 2 >= rest.len ||
        rest.ptr[close + 1] != ':')
        return true;
    str destination = str_trim(str_slice(rest, close + 2, rest.len));
    size_t end = 0;
    bool angled = destination.len && destination.ptr[0] == '<';
    if (angled)
        end = str_find(destination, 0, '>');
    while (!angled && end < destination.len &&
           !str_is_blank(destination.ptr[end]))
        end++;
    definition found = {
        .label = str_trim(str_slice(rest, 1, close)),
        .destination = str_slice(
            destination, angled, end < destination.len ? end : destination.len),
        .line = line,
        .at = (size_t)(rest.ptr - m->text.ptr),
    };
    return found.destination.len == 0 || VEC_PUSH(&m->out->definitions, found);
}

/* Copies a line; of "- [ ] 1. x" without the box. */
static void copy_line(masker *m, str line, size_t prefix, mask_line *found)
{
    char status;
    str rest = str_slice(line, prefix, line.len);
    size_t marker = kith_bullet_length(rest);
    while (marker && marker < rest.len && str_is_blank(rest.ptr[marker]))
        marker++;
    str words = str_slice(rest, marker, rest.len);
    size_t box = marker ? kith_task_box(words, &status) : 0;
    if (box && kith_bullet_length(str_slice(words, box, words.len))) {
        found->at = (uint32_t)(prefix + marker);
        found->shift = (int32_t)box;
        kith_buffer_put(&m->out->text, str_slice(line, 0, found->at));
        line = str_slice(line, found->at + box, line.len);
    }
    kith_buffer_put(&m->out->text, line);
}

/* "[^1]: words" as "+   words": an item whose words begin four bytes on. */
static void put_footnote(masker *m, str line, size_t prefix, mask_line *found)
{
    str rest = str_slice(line, prefix, line.len);
    str words = str_slice(rest, kith_footnote_length(rest), rest.len);
    words = str_trim(words);
    size_t begin = words.len ? (size_t)(words.ptr - line.ptr) : line.len;
    found->mark = MASK_FOOTNOTE;
    found->at = (uint32_t)prefix + 4;
    found->shift = (int32_t)begin - (int32_t)found->at;
    put(m, str_slice(line, 0, prefix), "+   ");
    kith_buffer_put(&m->out->text, words.len ? words : STR("x"));
}

static bool read_line(masker *m, size_t i)
{
    mask_line found = {0};
    mask_mark mark = MASK_NONE;
    str line = kith_line(m->text, m->lines, i);
    size_t prefix = kith_quote_prefix(line);
    str rest = str_slice(line, prefix, line.len);
    size_t label = m->fence ? 0 : kith_footnote_length(rest);
    bool twin = !m->fence && rest.len > 1 && rest.ptr[0] == rest.ptr[1] &&
                (rest.ptr[0] == '%' || rest.ptr[0] == '$');
    bool done = true, was_fenced = m->fence;
    if (m->open) {
        go_on(m, line);
    } else if (label) {
        put_footnote(m, line, prefix, &found);
    } else if (!twin || !begin(m, line, prefix, &mark)) {
        read_fence(m, str_trim(rest));
        done = was_fenced || m->fence || read_definition(m, rest, i);
        copy_line(m, line, prefix, &found);
    } else {
        found.mark = (uint8_t)mark;
    }
    bool defines =
        m->out->definitions.len &&
        m->out->definitions.at[m->out->definitions.len - 1].line == i;
    m->after_text = rest.len && !m->open && !found.mark && !was_fenced &&
                    !m->fence && !defines && kith_heading_level(rest) == 0;
    kith_buffer_char(&m->out->text, '\n');
    return done && VEC_PUSH(&m->out->lines, found);
}

bool kith_mask_make(str text, const lines *l, mask *out)
{
    masker m = {.text = text, .lines = l, .out = out};
    bool done = true;
    out->text.len = 0;
    out->lines.len = 0;
    out->definitions.len = 0;
    for (size_t i = 0; i < lines_count(l) && done; i++)
        done = read_line(&m, i);
    return done && !out->text.failed;
}

void kith_mask_free(mask *m)
{
    kith_buffer_free(&m->text);
    VEC_FREE(&m->lines);
    VEC_FREE(&m->definitions);
}
