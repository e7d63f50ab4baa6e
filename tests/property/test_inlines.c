/*
 * The links that are scanned from a note's raw lines are those of cmark's
 * inline tree, in the order in which they begin and with their lines, where the
 * two have to agree: in documents without what one of them reads and the other
 * does not (code spans, escapes, entities, comments, mathematics,
 * definitions), and without Markdown links in wikilinks.
 *
 * Wikilinks are text to cmark. They are looked for in the text of each leaf.
 * Targets are compared without '*' and '_', which emphasis may eat, and blanks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmark.h>
#include <cmocka.h>

#include "documents.h"
#include "pieces.h"
#include "vault/mask.h"
#include "vault/sink.h"

enum { DOCUMENTS = 150000, MOST_PIECES = 30, ROOM = 1024, NOTE = 1 << 20 };

/* clang-format off */
static const char *const pieces[] = {
    "word",      "two words", " ",          " ",        "  ",
    "    ",      "\t",        "- ",         "* ",       "+ ",
    "1. ",       "12) ",      "> ",         ">",        "# ",
    "### ",      "---",       "===",        "***",      "- [ ] ",
    "[[Ana]]",   "[[Ana]]",   "[[B C|d]]",  "![[E]]",   "[[F#G]]",
    "[h](i.md)", "[h](i.md)", "![j](k)",    "[l m](n)", "[[Ana",
    "]]",        "[",         "]",          "**b**",    "_i_",
    "*",         "\xc3\xa9",  "!",          ":",        "2026-01-02: ",
    "(via Ana)", "|",         "\n",         "\n",       "\n",
    "\n",        "\n\n",      "\n\n",       "\n- ",     "\n```\n",
    "\n~~~\n",   "\n<div>\n", "\n</div>\n", "\r\n",     "\n    ",
    "\n\n    ",  "\n# ",      "\n> ",       "\n2. ",    "[[o p]] (via Q)",
    "[![n](o) p](q)",        "![r ![s](t)](u)",
    "a<?",       "?> ",       " <!A ",      "_<![CDATA[", "]]> ",
    "[x](",      "y.md)",     "\n> 'z",    "\n> z')",
    "<b>",       "</b >",     "<i\nb='",    "c=\"[[v]]", "<https://[[w]]>",
    "'/>",       "\">",       " <u",        "<x@y.z>",   "<b c='[[Ana]]'>",
};
/* clang-format on */

/* What links a document has: "3 [[Ana]]", "4 !(k)", a line each. cmark does not
 * count the lines that end in a destination: where some may, no line is told.
 */
typedef struct told {
    bool without_lines;
    size_t len;
    char at[NOTE];
} told;

static void tell(told *t, unsigned line, bool embed, bool markdown, str target)
{
    static const char *const marks[2][2] = {{"[[", "]]"}, {"(", ")"}};
    assert_true(t->len + target.len + 32 < sizeof t->at);
    t->len += (size_t)sprintf(
        t->at + t->len, "%u %s%s", t->without_lines ? 0 : line,
        embed ? "!" : "", marks[markdown][0]);
    for (size_t i = 0; i < target.len; i++)
        if (target.ptr[i] != '*' && target.ptr[i] != '_' &&
            !str_is_blank(target.ptr[i]))
            t->at[t->len++] = target.ptr[i];
    t->len += (size_t)sprintf(t->at + t->len, "%s\n", marks[markdown][1]);
}

/* ---- By cmark ---------------------------------------------------------------
 */

/* The text of a leaf, with a line for each of its own. */
typedef struct leaf_text {
    size_t len;
    unsigned line;    /* of the leaf */
    bool is_autolink; /* which holds no text, and no link of a note */
    char at[NOTE];
} leaf_text;

static unsigned lines_before(const leaf_text *leaf, size_t at)
{
    unsigned line = leaf->line;
    for (size_t i = 0; i < at; i++)
        line += leaf->at[i] == '\n';
    return line;
}

static str trimmed(str text)
{
    while (text.len && str_is_blank(text.ptr[0]))
        text = str_slice(text, 1, text.len);
    while (text.len && str_is_blank(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

/* Tells the wikilinks of the text so far, and forgets them. */
static void tell_wikilinks(leaf_text *leaf, told *t)
{
    size_t open = SIZE_MAX;
    for (size_t i = 0; i + 1 < leaf->len; i++) {
        const char *at = leaf->at + i;
        if (*at == '\n')
            open = SIZE_MAX;
        if (at[0] == '[' && at[1] == '[') {
            open = i + 2;
        } else if (at[0] == ']' && at[1] == ']' && open != SIZE_MAX) {
            str inside = trimmed((str){leaf->at + open, i - open});
            size_t bar = str_find(inside, 0, '|'); /* the first splits none */
            str target = trimmed(str_slice(inside, 0, bar ? bar : inside.len));
            if (target.len)
                tell(
                    t, lines_before(leaf, open),
                    open > 2 && leaf->at[open - 3] == '!', false, target);
            open = SIZE_MAX;
            i++;
        }
    }
    leaf->line = lines_before(leaf, leaf->len);
    leaf->len = 0;
}

static bool is_autolink(cmark_node *node)
{
    cmark_node *text = cmark_node_first_child(node);
    if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return false;
    str url = str_from(cmark_node_get_url(node));
    str said = str_from(cmark_node_get_literal(text));
    return str_equal(url, said) ||
           (str_begins(url, STR("mailto:")) && str_ends(url, said));
}

static void take(
    leaf_text *leaf, cmark_event_type event, cmark_node *node, told *t)
{
    cmark_node_type type = cmark_node_get_type(node);
    bool is_link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
    if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
        tell_wikilinks(leaf, t);
        leaf->line = (unsigned)cmark_node_get_start_line(node);
    } else if (is_link && is_autolink(node)) {
        leaf->is_autolink = event == CMARK_EVENT_ENTER;
        leaf->at[leaf->len++] = '*';
    } else if (type == CMARK_NODE_TEXT && !leaf->is_autolink) {
        const char *text = cmark_node_get_literal(node);
        size_t len = strlen(text);
        memcpy(leaf->at + leaf->len, text, len);
        leaf->len += len;
    } else if (type == CMARK_NODE_HTML_INLINE) {
        leaf->at[leaf->len++] = '*';
        for (const char *c = cmark_node_get_literal(node); *c; c++)
            if (*c == '\n')
                leaf->at[leaf->len++] = '\n';
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        leaf->at[leaf->len++] = '\n';
    } else if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
        leaf->at[leaf->len++] = '*';
    } else if (is_link && event == CMARK_EVENT_ENTER) {
        str target = str_from(cmark_node_get_url(node));
        tell_wikilinks(leaf, t);
        if (target.len) /* a link to nothing is none */
            tell(t, leaf->line, type == CMARK_NODE_IMAGE, true, target);
    } else if (is_link) {
        tell_wikilinks(leaf, t);
    }
}

static void read_by_cmark(str body, told *t)
{
    static leaf_text leaf;
    cmark_node *document = cmark_parse_document(body.ptr, body.len, 0);
    cmark_iter *at = cmark_iter_new(document);
    leaf.len = 0;
    t->len = 0;
    for (cmark_event_type event;
         (event = cmark_iter_next(at)) != CMARK_EVENT_DONE;)
        take(&leaf, event, cmark_iter_get_node(at), t);
    tell_wikilinks(&leaf, t);
    cmark_iter_free(at);
    cmark_node_free(document);
}

/* ---- By kith ----------------------------------------------------------------
 */

static void read_by_kith(str body, told *t)
{
    static sink s;
    static intern names;
    static char target[NOTE];
    kith_sink_reset(&s);
    s.names = &names;
    kith_markdown_read(body, 0, 1, &s);
    assert_false(s.failed);
    t->len = 0;
    for (size_t i = 0; i < s.links.len; i++) {
        const note_link *l = &s.links.at[i];
        int len = snprintf(
            target, sizeof target, "%s%s", intern_text(&names, l->target).ptr,
            intern_text(&names, l->subpath).ptr);
        tell(
            t, l->line, l->flags & LINK_EMBED, l->flags & LINK_MARKDOWN,
            (str){target, (size_t)len});
    }
    if (names.entries.len > 10000)
        kith_intern_free(&names);
    if (body.len == 0) { /* the last */
        kith_sink_free(&s);
        kith_intern_free(&names);
        kith_markdown_thread_free();
    }
}

/* ---- Both -------------------------------------------------------------------
 */

static size_t compared;

static bool holds(str text, str word)
{
    for (size_t i = 0; i + word.len <= text.len; i++)
        if (memcmp(text.ptr + i, word.ptr, word.len) == 0)
            return true;
    return false;
}

static void same_links(str body)
{
    static told wanted, got;
    wanted.without_lines = got.without_lines = holds(body, STR("[x]("));
    read_by_cmark(body, &wanted);
    read_by_kith(body, &got);
    compared++;
    if (wanted.len == got.len && memcmp(wanted.at, got.at, got.len) == 0)
        return;
    print_error(
        "---- document\n%.*s\n---- cmark\n%.*s---- kith\n%.*s----\n",
        STR_ARG(body), (int)wanted.len, wanted.at, (int)got.len, got.at);
    fail();
}

/* Whether a Markdown link, or a tag, begins or ends in what may be a wikilink,
 * or that stands behind a bracket and may be its label. */
static bool is_entangled(str text)
{
    bool open = false;
    for (size_t i = 0; i + 1 < text.len; i++) {
        const char *at = text.ptr + i;
        bool begins = at[0] == '[' && at[1] == '[';
        if (begins && i > 0 && at[-1] == ']' && !(i > 1 && at[-2] == ']'))
            return true;
        if (begins)
            open = true;
        else if (
            at[0] == '\n' || at[0] == '\r' || (at[0] == ']' && at[1] == ']'))
            open = false;
        else if (open && (at[0] == '<' || (at[0] == ']' && at[1] == '(')))
            return true;
    }
    return false;
}

/* Whether it has a definition, or what cmark takes for no end of an instruction
 * or of CDATA. */
static bool ends_apart(str text)
{
    return holds(text, STR("]:")) || holds(text, STR("?\?>")) ||
           holds(text, STR("]]]>"));
}

/* Whether nothing in it is read by one of the two only. */
static bool must_agree(str text)
{
    static const char *const apart[] = {
        "`", "\\", "<!", "&", "$", "%%", "]:", "](<", "]]("};
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (holds(text, str_from(apart[i])))
            return false;
    return !is_entangled(text);
}

static void check_document(str text)
{
    static sink s;
    static intern names;
    uint32_t line;
    s.names = &names;
    kith_sink_reset(&s);
    size_t body = kith_front_matter_read(text, &line, &s);
    if (must_agree(str_slice(text, body, text.len)))
        same_links(str_slice(text, body, text.len));
    kith_sink_free(&s);
    kith_intern_free(&names);
}

static void links_of_notes_are_those_of_the_tree(void **state)
{
    (void)state;
    compared = 0;
    size_t all = each_document(check_document);
    print_message("%zu of %zu documents compared\n", compared, all);
    assert_true(compared * 10 > all);
}

/* Is the document what cmark would be shown of it? */
static bool is_plain(str document, const lines *l, mask *m)
{
    lines masked = {0};
    bool same = true;
    assert_true(kith_mask_make(document, l, false, m));
    assert_true(kith_lines_read(buffer_str(&m->text), 0, &masked));
    for (size_t i = 0; i < lines_count(l) && same; i++)
        same = str_equal(
            kith_line(document, l, i),
            kith_line(buffer_str(&m->text), &masked, i));
    VEC_FREE(&masked.start);
    return same;
}

static void links_of_random_documents_are_those_of_the_tree(void **state)
{
    (void)state;
    lines l = {0};
    mask m = {0};
    uint64_t seed = 3;
    for (int i = 0; i < DOCUMENTS; i++) {
        char text[ROOM];
        size_t len = draw_text(
            &seed, pieces, sizeof pieces / sizeof *pieces, MOST_PIECES, text);
        str document = {text, len};
        assert_true(kith_lines_read(document, 0, &l));
        if (!is_plain(document, &l, &m))
            continue; /* its blocks are not CommonMark's */
        if (!is_entangled(document) && !ends_apart(document))
            same_links(document);
    }
    VEC_FREE(&l.start);
    kith_mask_free(&m);
    same_links((str){"", 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_of_notes_are_those_of_the_tree),
        cmocka_unit_test(links_of_random_documents_are_those_of_the_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
