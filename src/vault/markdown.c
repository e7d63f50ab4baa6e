/*
 * markdown.c — reads the body of a note.
 *
 * The scratch memory of the steps is the thread's: a vault has many small
 * notes, and taking it anew would cost more than reading them.
 */
#include "vault/markdown.h"

#include "base/limits.h"
#include "vault/block_memory.h"
#include "vault/item.h"
#include "vault/leaf.h"
#include "vault/name.h"
#include "vault/scan.h"
#include "vault/space.h"
#include "vault/table.h"

static _Thread_local markdown *here; /* made when a thread first reads */

/* Front matter that gives people's names. */
static const str people_keys[] = {
    {"attendees", 9}, {"counterpart", 11},      {"counterparts", 12},
    {"owner", 5},     {"participants", 12},     {"people", 6},
    {"person", 6},    {"people_mentioned", 16}, {"with", 4},
};

static bool names_people(str key)
{
    for (size_t i = 0; i < sizeof people_keys / sizeof *people_keys; i++)
        if (str_equal(key, people_keys[i]))
            return true;
    return false;
}

/* The names of a field, by comma; what stands in parentheses is no name. */
static void field_known(markdown *m, const field *f)
{
    str value = intern_text(m->out->names, f->value);
    for (size_t begin = 0; begin < value.len && f->links == 0;) {
        size_t end = begin;
        while (end < value.len && !strchr(",;(", value.ptr[end]))
            end++;
        kith_name_known(m, str_trim(str_slice(value, begin, end)));
        if (end < value.len && value.ptr[end] == '(')
            end = str_find(value, end, ')');
        begin = end + 1;
    }
    for (uint32_t i = 0; i < f->links; i++) {
        const note_link *l = &m->out->links.at[f->first_link + i];
        kith_name_known(m, str_stem(intern_text(m->out->names, l->target)));
    }
}

/* The names that a note gives before its text: its title's, its folder's, and
 * those of the people in its front matter. */
static void know_names(markdown *m)
{
    const sink *s = m->out;
    if (s->title != NO_NAME)
        kith_name_known(m, intern_text(s->names, s->title));
    kith_name_known(m, s->folder);
    for (size_t i = 0; i < s->fields.len; i++) {
        const field *f = &s->fields.at[i];
        if (names_people(intern_text(s->names, f->key)))
            field_known(m, f);
    }
}

/* Empties what the note before left, keeps the room. */
static void begin_note(markdown *m, str text, uint32_t line, sink *s)
{
    m->text = text;
    m->first_line = line;
    m->out = s;
    m->links_lost = 0;
    m->names.len = 0;
    m->last_line = 0;
    m->mentions.len = 0;
    m->full_names.len = 0;
    kith_word_set_clear(&m->known);
    m->above = (str){0};
    m->section = SECTION_NONE;
    m->heading = SECTION_NONE;
    m->heading_level = 0;
    m->titled = false;
    know_names(m);
}

/* The words of a language, and those of the user's: once a thread. */
static bool learn_words(markdown *m, const kith_settings *own)
{
    if (m->words.slots)
        return true;
    if (!kith_lexicon_build(&m->words))
        return false;
    for (size_t i = 0; own && i < own->word_count; i++)
        kith_lexicon_learn(
            &m->words, own->words[i].word, own->words[i].word_class);
    return true;
}

static void read_leaf(markdown *m, const leaf *block)
{
    uint32_t first_link = (uint32_t)m->out->links.len;
    size_t delimiter = block->lines > 1 ? kith_table_delimiter(m, block) : 0;
    kith_scan_leaf(m, block, delimiter > 0);
    if (!m->out->failed)
        kith_leaf_read(m, block, delimiter, first_link);
}

/* Says that the rest of a note is not read, if there is more of it. */
static void find_unclosed(const markdown *m, const unclosed *from)
{
    size_t end = m->text.len;
    if (from->mark)
        end = m->lines.start.at[from->line + 1];
    while (end < m->text.len && is_space(m->text.ptr[end]))
        end++;
    if (end >= m->text.len)
        return;
    bool comment = from->mark == '%';
    kith_sink_find(
        m->out, K110_UNCLOSED, m->first_line + (uint32_t)from->line, 1,
        "close it, or write a \\ before the marks",
        "%s begins here that nothing ends: of what follows %s",
        comment             ? "a comment"
        : from->mark == '$' ? "math"
                            : "code",
        comment ? "links and tags are read, nothing else" : "nothing is read");
}

void kith_markdown_read(str text, size_t body, uint32_t line, sink *s)
{
    if (body >= text.len || s->failed)
        return;
    if (!here)
        here = calloc(1, sizeof *here);
    markdown *m = here;
    if (!m || !learn_words(m, s->settings) ||
        !kith_lines_read(text, body, &m->lines)) {
        s->failed = true;
        return;
    }
    begin_note(m, text, line, s);
    blocks_status status = kith_blocks_read(text, &m->lines, &m->blocks);
    if (status == BLOCKS_NO_MEMORY) {
        s->failed = true;
        return;
    }
    if (status == BLOCKS_BY_LINE)
        kith_sink_find(
            s, K106_BLOCK_LIMIT, line, 1, NULL,
            "blocks nest deeper than %d or the note is too large; it is read "
            "line by line",
            LIMIT_BLOCK_DEPTH);
    find_unclosed(m, &m->blocks.unclosed);
    for (size_t i = 0; i < m->blocks.leaves.len && !s->failed; i++)
        read_leaf(m, &m->blocks.leaves.at[i]);
    kith_scan_settle(m);
    kith_items_settle(m);
    m->out = NULL;
}

void kith_markdown_thread_free(void)
{
    markdown *m = here;
    if (!m)
        return;
    kith_lexicon_free(&m->words);
    VEC_FREE(&m->lines.start);
    kith_blocks_free(&m->blocks);
    VEC_FREE(&m->spans);
    VEC_FREE(&m->brackets);
    VEC_FREE(&m->names);
    VEC_FREE(&m->tokens);
    VEC_FREE(&m->people);
    VEC_FREE(&m->mentions);
    VEC_FREE(&m->full_names);
    kith_word_set_free(&m->known);
    kith_block_memory_free();
    free(m);
    here = NULL;
}
