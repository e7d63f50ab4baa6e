/*
 * emphasis.c — a search that comes to the end of its words is not made again in
 * them, so that the cost stays in proportion.
 */
#include "vault/emphasis.h"

static bool is_blank(char c)
{
    return str_is_blank(c) || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
    return str_is_letter(c) || str_is_digit(c) || c == '_';
}

/* The mark that closes the '*' or '_' at `at`; 0 if none does, for the one at
 * `*barred` bars the way, `end` if there is none. */
static size_t single_end(str text, size_t at, size_t end, size_t *barred)
{
    char mark = text.ptr[at], c = 0;
    bool words = false;
    for (size_t i = at + 1; i < end; i++) {
        char before = c;
        c = text.ptr[i];
        if (c == mark && (i + 1 == end || text.ptr[i + 1] != mark)) {
            if (words && before == mark)
                *barred = i;
            if (!words || before == mark)
                return 0;
            if (mark != '_' || i + 1 == end || !is_word(text.ptr[i + 1]))
                return i;
            c = text.ptr[i + 1];
        } else if (c == mark) {
            i++;
        } else if (c == '\\') {
            i++;
        }
        words |= !is_blank(c);
    }
    return end;
}

/* The same of two marks. */
static size_t double_end(str text, size_t at, size_t end)
{
    char mark = text.ptr[at];
    bool line = mark == '~' || mark == '=', words = false;
    if (line && at + 2 < end && is_blank(text.ptr[at + 2]))
        return 0;
    for (size_t i = at + 2; i + 1 < end; i++) {
        char c = text.ptr[i];
        bool pair = c == mark && text.ptr[i + 1] == mark;
        if (pair && line && !is_blank(text.ptr[i - 1]))
            return i;
        if (pair && !line && (i + 2 >= end || text.ptr[i + 2] != mark))
            return words ? i : 0;
        i += c == '\\' && !line;
        words |= !is_blank(c);
    }
    return end;
}

/* Enters what opens at e->at with `marks` marks, if something closes it. */
static bool enter(emphasis *e, str text, size_t marks)
{
    emphasis_range *in = &e->open[e->depth];
    size_t end = in->inner;
    const char *kinds = "*_~=";
    size_t kind = (size_t)(strchr(kinds, text.ptr[e->at]) - kinds);
    unsigned bit = 1U << (2 * kind + marks - 1);
    if (e->depth + 1 == EMPHASIS_DEPTH)
        return false;
    if (e->at >= in->cell) {
        size_t bar =
            e->in_table ? str_find(str_slice(text, 0, end), e->at, '|') : end;
        in->cell = bar < end ? bar : end;
        in->endless = 0;
    }
    end = in->cell;
    if ((in->endless & bit) ||
        (marks == 1 && text.ptr[e->at] == '_' && e->at + 2 < in->barred))
        return false;
    size_t barred = 0;
    size_t close = marks == 1 ? single_end(text, e->at, end, &barred)
                              : double_end(text, e->at, end);
    if (close == end)
        in->endless |= bit;
    if (text.ptr[e->at] == '_' && barred)
        in->barred = barred;
    if (close == 0 || close == end)
        return false;
    e->open[++e->depth] =
        (emphasis_range){.inner = close, .outer = close + marks};
    e->border = e->at += marks;
    return true;
}

static void read_mark(emphasis *e, str text, char c)
{
    size_t end = emphasis_limit(e);
    bool two = e->at + 1 < end && text.ptr[e->at + 1] == c;
    if (two && enter(e, text, 2))
        return;
    if ((c == '*' || c == '_') && enter(e, text, 1))
        return;
    e->at++;
}

void kith_emphasis_begin(emphasis *e, size_t at, size_t end, bool in_table)
{
    e->at = at;
    e->border = SIZE_MAX;
    e->span = 0;
    e->depth = 0;
    e->in_table = in_table;
    e->open[0] = (emphasis_range){.inner = end, .outer = end};
}

/* Do the words at hand end here? */
static bool is_end(const emphasis *e)
{
    return e->depth && e->at >= emphasis_limit(e);
}

/* Leaves them. What hid their marks may have gone beyond. */
static void leave(emphasis *e)
{
    const emphasis_range *left = &e->open[e->depth--];
    if (e->at == left->inner)
        e->border = e->at = left->outer;
}

bool kith_emphasis_pass(emphasis *e, const markdown *m)
{
    size_t from = e->at;
    if (is_end(e)) {
        leave(e);
        return e->at > from;
    }
    while (e->span < m->spans.len && m->spans.at[e->span].end <= from)
        e->span++;
    bool hidden = e->span < m->spans.len && m->spans.at[e->span].begin <= from;
    char c = m->text.ptr[from];
    if (hidden)
        e->at = m->spans.at[e->span].end;
    else if (c == '*' || c == '_' || c == '~' || c == '=')
        read_mark(e, m->text, c);
    else
        e->at += c == '\\' ? 2 : 1;
    return e->border == e->at;
}

void kith_emphasis_read(emphasis *e, const markdown *m, size_t to)
{
    while (e->at < to || (e->at == to && is_end(e)))
        kith_emphasis_pass(e, m);
}
