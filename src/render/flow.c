/* flow.c — words on lines; see text.h. */
#include <stdio.h>

#include "base/escape.h"
#include "base/fold.h"
#include "render/text.h"
#include "render/writer.h"

static const char *const styles[] = {
    [STYLE_PLAIN] = "",
    [STYLE_BOLD] = "\x1b[1m",
    [STYLE_DIM] = "\x1b[2m",
    [STYLE_INFERENCE] = "\x1b[33m",
    [STYLE_ADVICE] = "\x1b[32m"};

str kith_flow_safe(flow *f, str text)
{
    f->scratch.len = 0;
    kith_escape_plain(&f->scratch, text);
    f->out->failed = f->out->failed || f->scratch.failed;
    return buffer_str(&f->scratch);
}

void kith_flow_style(flow *f, int style)
{
    if (f->options->color)
        kith_buffer_text(f->out, styles[style]);
}

void kith_flow_style_end(flow *f, int style)
{
    if (f->options->color && style != STYLE_PLAIN)
        kith_buffer_text(f->out, "\x1b[0m");
}

void kith_flow_mark(flow *f, const char *text, int style)
{
    kith_flow_style(f, style);
    kith_buffer_text(f->out, text);
    kith_flow_style_end(f, style);
    f->column += kith_text_width(str_from(text));
}

void kith_flow_label(flow *f, label which)
{
    static const struct {
        const char *letter;
        int style;
    } labels[] = {
        [LABEL_NONE] = {"", STYLE_PLAIN},
        [LABEL_FACT] = {"F", STYLE_PLAIN},
        [LABEL_INFERENCE] = {"I", STYLE_INFERENCE},
        [LABEL_RECOMMENDATION] = {"R", STYLE_ADVICE}};
    which = which <= LABEL_RECOMMENDATION ? which : LABEL_NONE;
    kith_flow_mark(f, labels[which].letter, labels[which].style);
}

static void break_line(flow *f)
{
    kith_buffer_char(f->out, '\n');
    kith_buffer_repeat(f->out, ' ', f->hanging);
    f->column = f->hanging;
    f->fresh = true;
}

/* One word after `blanks`, on the next line if it does not fit on this; with no
 * blanks it sticks to the word before. */
static void put_word(flow *f, str word, size_t blanks, int style)
{
    size_t width = kith_text_width(word);
    if (f->fresh)
        blanks = 0;
    else if (blanks > 0 && f->column + blanks + width > f->width) {
        break_line(f);
        blanks = 0;
    }
    kith_buffer_repeat(f->out, ' ', blanks);
    kith_flow_style(f, style);
    kith_buffer_put(f->out, word);
    kith_flow_style_end(f, style);
    f->column += blanks + width;
    f->fresh = false;
}

void kith_flow_words(flow *f, str text)
{
    str safe = kith_flow_safe(f, text);
    size_t blanks = 0;
    for (size_t at = 0; at < safe.len;) {
        size_t end = str_find(safe, at, ' ');
        if (end > at) {
            put_word(f, str_slice(safe, at, end), blanks, STYLE_PLAIN);
            blanks = 0;
        }
        blanks += end < safe.len;
        at = end + 1;
    }
}

/* A note as people call it: its name, a long one cut. */
static void put_note(flow *f, buffer *word, str path)
{
    enum { LONGEST = 32 };
    str name = kith_note_stem(path);
    size_t keep = kith_code_point_prefix(name, LONGEST);
    bool cut = keep < name.len;
    if (cut)
        keep = kith_code_point_prefix(name, LONGEST - 1);
    kith_buffer_put(
        word, kith_flow_safe(f, str_trim(str_slice(name, 0, keep))));
    if (cut)
        kith_buffer_text(word, "…");
}

/* The first notes that prove a line, and how many more do; the other formats
 * have them all. */
void kith_flow_proof(flow *f, const reference *proof)
{
    enum { SHOWN = 2 };
    size_t blanks = 2, notes = 0;
    for (const reference *r = proof, *last = NULL; r; last = r, r = r->next) {
        buffer word = {0};
        bool same = last && str_equal(last->path, r->path);
        if (!same && notes++ >= SHOWN)
            continue;
        if (notes > SHOWN)
            continue;
        if (last)
            put_word(f, STR(","), 0, STYLE_DIM);
        if (!same)
            put_note(f, &word, r->path);
        if (r->line)
            kith_buffer_printf(&word, ":%u", r->line);
        if (word.len > 0)
            put_word(f, buffer_str(&word), same ? 0 : blanks, STYLE_DIM);
        f->out->failed = f->out->failed || word.failed;
        kith_buffer_free(&word);
        blanks = 1;
    }
    if (notes > SHOWN) {
        char more[24];
        int len = snprintf(more, sizeof more, "+%zu", notes - SHOWN);
        put_word(f, (str){more, len > 0 ? (size_t)len : 0}, 1, STYLE_DIM);
    }
}

void kith_flow_end(flow *f)
{
    kith_buffer_char(f->out, '\n');
    f->column = 0;
    f->hanging = 0;
    f->fresh = true;
}
