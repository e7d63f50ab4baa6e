/*
 * scan.c — one pass from left to right over a leaf block.
 *
 * What opens first wins, as in the Obsidian app: a wikilink over the code span
 * inside it, a code span over the wikilink inside it. Every search for a
 * closing mark that fails is remembered, so no byte is searched twice in vain.
 */
#include "vault/scan.h"

#include "base/bytes.h"
#include "vault/angle.h"
#include "vault/destination.h"
#include "vault/link_order.h"
#include "vault/plain.h"
#include "vault/scanner.h"
#include "vault/space.h"
#include "vault/wikilink.h"

/* ---- Links -----------------------------------------------------------------
 */

/* Records a link; its index, or NO_INDEX if it is beyond a limit. */
static uint32_t push_link(
    scanner *s, size_t begin, str target, str subpath, str display, int flags)
{
    sink *out = s->m->out;
    note_link found = {
        .resolved = NO_INDEX,
        .place = PLACE_BODY,
        .how = HOW_UNRESOLVED,
        .flags = (uint8_t)(flags | (s->m->in_comment ? LINK_IN_COMMENT : 0)),
    };
    found.line = markdown_line(s->m, begin, &found.column);
    if (target.len > LIMIT_TARGET_BYTES || subpath.len > LIMIT_TARGET_BYTES ||
        out->links.len >= LIMIT_LINKS_PER_NOTE) {
        if (s->m->links_lost++ == 0)
            kith_sink_find(
                out, K107_LINK_LIMIT, found.line, found.column, NULL,
                "this link is longer than %d bytes or beyond the first %d of "
                "its note; it is not read",
                LIMIT_TARGET_BYTES, LIMIT_LINKS_PER_NOTE);
        return NO_INDEX;
    }
    if (display.len > LIMIT_NAME_BYTES)
        display.len = 0;
    markdown_ask(s->m, target, out->links.len, 0);
    markdown_ask(s->m, subpath, out->links.len, 1);
    markdown_ask(s->m, display, out->links.len, 2);
    s->unordered |= begin < s->link_at;
    s->link_at = begin;
    if (!VEC_PUSH(&out->links, found))
        scanner_fail(s);
    return out->failed ? NO_INDEX : (uint32_t)out->links.len - 1;
}

/* A view of `text` that outlives the buffer it lies in; what is too long for
 * one lies elsewhere, and will be no link. */
static str kept(const scanner *s, str text)
{
    sink *out = s->m->out;
    return text.len > LIMIT_TARGET_BYTES
               ? text
               : intern_text(out->names, kith_sink_name(out, text));
}

static bool read_wikilink(scanner *s)
{
    wikilink found;
    size_t resume;
    if (!kith_wikilink_at(s->text, s->at, &found, &resume))
        return false;
    bool embed = found.embed && !(s->at >= 2 && s->text.ptr[s->at - 2] == '\\');
    size_t begin = embed ? s->at - 1 : s->at;
    uint32_t link = push_link(
        s, begin, found.target, found.subpath, found.alias,
        embed ? LINK_EMBED : 0);
    str text = found.target.len ? str_stem(found.target) : found.alias;
    scanner_push(
        s, embed || link == NO_INDEX ? SPAN_OPAQUE : SPAN_LINK, begin,
        found.end, link, text);
    if (s->m->spans.len)
        s->m->spans.at[s->m->spans.len - 1].alias = found.alias;
    s->links_below = s->m->brackets.len;
    s->at = found.end;
    s->after_token = true;
    return true;
}

static void open_bracket(scanner *s)
{
    bool image = s->at > 0 && s->text.ptr[s->at - 1] == '!' &&
                 !(s->at > 1 && s->text.ptr[s->at - 2] == '\\');
    bracket open = {
        .at = (uint32_t)s->at,
        .spans = (uint32_t)s->m->spans.len,
        .tags = (uint32_t)s->m->out->tags.len,
        .image = image,
    };
    if (!VEC_PUSH(&s->m->brackets, open))
        scanner_fail(s);
    s->at++;
}

/* Behind "[words]" a '[' begins the label of a reference: it is not the first
 * of a wikilink. */
static bool begins_label(const scanner *s, const bracket *open, size_t close)
{
    if (open->inner || open->image || scanner_peek(s, 0) != '[')
        return false;
    str words = str_trim(markdown_slice(s->m, open->at + 1, close));
    return words.len && words.ptr[0] != '^' &&
           str_find(words, 0, '[') == words.len;
}

/* The words of a link as they are shown; of an image, as written. */
static str shown_words(
    const markdown *m,
    const bracket *open,
    size_t close,
    char room[static LIMIT_NAME_BYTES])
{
    str words = str_trim(markdown_slice(m, open->at + 1, close));
    if (open->image || words.len > LIMIT_NAME_BYTES)
        return words;
    size_t begin = (size_t)(words.ptr - m->text.ptr);
    return kith_plain_words(m, begin, begin + words.len, open->spans, room);
}

/* "](": closes a Markdown link if a destination follows. */
static void close_bracket(scanner *s)
{
    markdown *m = s->m;
    size_t close = s->at++;
    if (m->brackets.len == 0)
        return;
    bracket open = m->brackets.at[--m->brackets.len];
    if (m->brackets.len)
        m->brackets.at[m->brackets.len - 1].inner = true;
    if (open.image) /* words in the place of an image have no tags */
        m->out->tags.len = open.tags;
    if (!open.inner && close > open.at + 1)
        s->token_end = s->at;
    bool spent = m->brackets.len < s->links_below && !open.image;
    if (s->links_below > m->brackets.len)
        s->links_below = m->brackets.len;
    str raw;
    if (begins_label(s, &open, close))
        s->label_at = s->at;
    if (spent || s->at >= s->text.len || s->text.ptr[s->at] != '(')
        return;
    size_t end = kith_destination_read(s->text, s->at, &raw);
    if (end == 0 || raw.len == 0)
        return;

    char room[LIMIT_TARGET_BYTES];
    str target, subpath;
    bool url = !kith_destination_decode(raw, room, &target, &subpath);
    if (target.ptr != raw.ptr)
        target = kept(s, target);
    subpath = kept(s, subpath);
    char shown[LIMIT_NAME_BYTES];
    str display = shown_words(m, &open, close, shown);
    if (display.ptr == shown)
        display = kept(s, display);
    size_t begin = open.at - (open.image ? 1 : 0);
    uint32_t link = push_link(
        s, begin, target, subpath, display,
        LINK_MARKDOWN | (open.image ? LINK_EMBED : 0));
    bool named = link != NO_INDEX && !url && !open.image && display.len;
    if (m->spans.len > open.spans)
        m->spans.len = open.spans; /* what stands in its text belongs to it */
    scanner_push(s, named ? SPAN_LINK : SPAN_OPAQUE, begin, end, link, display);
    if (!open.image)
        s->links_below = m->brackets.len;
    s->at = end;
    s->after_token = true;
}

/* "[" that no blank stands before: to Obsidian all up to the end of a bare URL
 * is that. */
static bool skip_url(scanner *s)
{
    size_t end = s->at;
    if (end == s->begin || is_space(s->text.ptr[end - 1]) ||
        !kith_scan_is_in_url(s))
        return false;
    while (end < s->row_end && !url_ends(s->text.ptr[end], s->in_table))
        end++;
    scanner_skip(s, end);
    return true;
}

/* ---- What hides text -------------------------------------------------------
 */

static size_t run_length(str text, size_t at, size_t end, char c)
{
    size_t length = 0;
    while (at + length < end && text.ptr[at + length] == c)
        length++;
    return length;
}

static void read_code(scanner *s)
{
    size_t length = run_length(s->text, s->at, s->row_end, '`');
    size_t opened = s->at + length;
    if (!s->ticks_begun)
        memset(s->ticks, 0, sizeof s->ticks);
    s->ticks_begun = true;
    if (length > MOST_TICKS || (s->ticks_known && s->ticks[length] <= s->at)) {
        s->at = length > MOST_TICKS ? opened : s->at + 1;
        return;
    }
    for (size_t i = opened; (i = str_find(s->text, i, '`')) < s->row_end;) {
        size_t found = run_length(s->text, i, s->row_end, '`');
        if (found <= MOST_TICKS)
            s->ticks[found] = (uint32_t)i;
        i += found;
        if (found == length) {
            scanner_skip(s, i);
            return;
        }
    }
    s->ticks_known = true;
    s->at++; /* fewer of them may open code */
}

/* HTML or an autolink is one token: nothing in it is read. */
static void read_angle(scanner *s)
{
    size_t end = kith_raw_end(s->text, s->at, &s->endless);
    if (!end)
        end = kith_angle_end(str_slice(s->text, 0, s->row_end), s->at);
    if (end)
        scanner_skip(s, end);
    else
        s->at++;
}

/* Does a comment whose words begin at `at` say that kith wrote the note? */
static void read_generated(const scanner *s, size_t at)
{
    str words = str_slice(s->m->text, at, s->m->text.len);
    while (words.len && str_is_blank(words.ptr[0]))
        words = str_slice(words, 1, words.len);
    if (str_begins(words, STR("generated by kith %%")))
        s->m->out->is_generated = true;
}

static void read_percent(scanner *s)
{
    if (scanner_peek(s, 1) != '%') {
        s->at++;
        return;
    }
    read_generated(s, s->at + 2);
    /* What opens must close in its leaf, or "100 %%" would open a comment. */
    if (s->m->in_comment ||
        scanner_find(s->text, s->at + 2, STR("%%")) < s->text.len)
        s->m->in_comment = !s->m->in_comment;
    scanner_skip(s, s->at + 2);
}

/* ---- The pass --------------------------------------------------------------
 */

static void read_escape(scanner *s)
{
    char next = scanner_peek(s, 1);
    bool mark = next > ' ' && next < 0x7f &&
                strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", next);
    s->at += mark ? 2 : 1;
    s->after_token = false;
    if (mark)
        s->token_end = s->at;
}

static void begin_row(scanner *s)
{
    size_t end = s->in_table ? str_find(s->text, s->at, '\n') : s->text.len;
    s->row_begin = s->at;
    s->row_end = end;
    s->paired = false;
    s->ticks_begun = s->ticks_known = false; /* code spans pair in a row, */
    s->no_math = false;                      /* and so does $math$ */
    s->dollar = s->math_from = 0;
}

static void read_special(scanner *s, char c)
{
    bool was_after = s->after_token;
    if (c != '#')
        s->after_token = false;
    switch (c) {
    case '\\':
        read_escape(s);
        break;
    case '`':
        read_code(s);
        break;
    case '<':
        read_angle(s);
        break;
    case '$':
        kith_scan_math(s);
        break;
    case '%':
        read_percent(s);
        break;
    case '#':
        s->after_token = was_after && s->m->spans.len &&
                         s->m->spans.at[s->m->spans.len - 1].end == s->at;
        kith_scan_tag(s);
        break;
    case ']':
        close_bracket(s);
        break;
    case '[':
        if (s->m->out->strict && skip_url(s))
            break;
        if (scanner_peek(s, 1) != '[' || s->label_at == s->at ||
            !read_wikilink(s))
            open_bracket(s);
        break;
    default: /* the end of a table row */
        s->at++;
        begin_row(s);
    }
}

/* Marks the bytes that may begin something. */
static unsigned special_marks(bytes_row row)
{
    return row_highs(row_or(
        row_or(row_between(row, '#', '%'), row_is(row, '<')),
        row_or(row_between(row, '[', ']'), row_is(row, '`'))));
}

/* The first byte at or after `at` that may begin something. */
static size_t next_special(const scanner *s)
{
    size_t end = s->in_table ? s->row_end : s->text.len;
    if (s->at >= end)
        return s->at;
    return bytes_seek(str_slice(s->text, 0, end), s->at, special_marks);
}

void kith_scan_leaf(markdown *m, const leaf *block, bool in_table)
{
    scanner s; /* `ticks` stay as they are until the first backtick */
    size_t first_link = m->out->links.len;
    s.m = m;
    s.text = str_slice(m->text, 0, block->end);
    s.at = block->begin;
    s.in_table = in_table;
    s.after_token = s.unordered = false;
    s.begin = block->begin;
    s.cells_end = s.token_end = 0;
    s.endless = 0;
    s.links_below = s.link_at = 0;
    s.label_at = SIZE_MAX;
    s.url = (url_word){.at = block->begin};
    m->spans.len = 0;
    m->brackets.len = 0;
    m->in_comment = block->hidden;
    if (block->hidden)
        read_generated(&s, block->begin);
    begin_row(&s);
    for (;;) {
        if (s.at > s.row_end) /* a comment ran on into a later row */
            begin_row(&s);
        s.at = next_special(&s);
        if (s.at >= s.text.len || m->out->failed)
            break;
        read_special(&s, s.text.ptr[s.at]);
    }
    if (s.unordered && !m->out->failed)
        kith_links_order(m, first_link);
}

void kith_scan_settle(markdown *m)
{
    sink *out = m->out;
    bool answered = markdown_answer(m);
    for (size_t i = 0; i < m->names.len && answered; i++) {
        const asked_name *asked = &m->names.at[i];
        note_link *link = &out->links.at[asked->place / NAMES_A_RECORD];
        name_id *name[] = {&link->target, &link->subpath, &link->display};
        *name[asked->place % NAMES_A_RECORD] = asked->id;
    }
    m->names.len = 0;
}
