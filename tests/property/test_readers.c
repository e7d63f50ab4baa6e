/* What a note's records and its structure both tell is the same, and is told
 * once: the one reads it for the graph, the other as Obsidian's cache has it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "pieces.h"
#include "vault/structure.h"

enum { DOCUMENTS = 60000, MOST_PIECES = 14, ROOM = 1024, SAID = 512 };

static const char *const pieces[] = {
    "- [ ] a\n",    "- b\n",
    "  - [x] c\n",  "> - [ ] d\n",
    "1. [/] e\n",   "    - [ ] f\n",
    "[^1]: g\n",    "[^2]: - [ ] h\n",
    "> ",           ">",
    "  ",           "    ",
    "\n",           "\n\n",
    "words\n",      "[[Ana]] ",
    "%%\n",         "%% ",
    "$$\n",         "$$ ",
    "```\n",        "~~~\n",
    "> ```\n",      "- ```\n",
    "<!--\n",       "-->\n",
    "<div>\n",      "# i\n",
    "- [ ] k %%",   "    words\n",
    "\t- [ ] l\n",  "%% words %%\n",
    "<pre>\n",      "</pre> ",
    "m $$\n",       "n %%\n",
    "===\n",        "| o | p |\n|---|---|\n",
    "- [ ] _q_\n",  "`$$` ",
    ">\t- [ ] r\n", "- $$\n",
    "- %%\n",       "> [!s] t\n",
    "   - [ ] u\n", "      - [ ] v\n",
};

typedef struct said {
    char text[SAID];
    size_t len;
    unsigned last;
} said;

/* A line with tasks is told once. */
static void say(said *all, unsigned line)
{
    if (line != all->last && all->len + 12 < SAID)
        all->len += (size_t)snprintf(
            all->text + all->len, SAID - all->len, "%u ", line);
    all->last = line;
}

/* Each link is told once, in the order of the text. */
static void assert_in_order(const sink *s, str text)
{
    for (size_t i = 1; i < s->links.len; i++) {
        const note_link *a = &s->links.at[i - 1], *b = &s->links.at[i];
        if (a->line > b->line || (a->line == b->line && a->column >= b->column))
            fail_msg(
                "%.*s\nhas a link at %u:%u, then one at %u:%u", STR_ARG(text),
                a->line, a->column, b->line, b->column);
    }
}

static void records_tell(str text, said *all)
{
    intern names = {0};
    sink s = {.names = &names};
    kith_markdown_read(text, 0, 1, &s);
    assert_false(s.failed);
    assert_in_order(&s, text);
    for (size_t i = 0; i < s.tasks.len; i++)
        say(all, s.items.at[s.tasks.at[i].item].line);
    kith_sink_free(&s);
    kith_intern_free(&names);
}

static void structure_tells(str text, said *all)
{
    structure s = {0};
    assert_true(kith_structure_read(text, &s));
    for (size_t i = 0; i < s.items.len; i++)
        if (s.items.at[i].task.len)
            say(all, s.items.at[i].line);
    kith_structure_free(&s);
}

static void tasks_stand_in_the_same_lines(void **state)
{
    (void)state;
    uint64_t seed = 11;
    size_t tasks = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
        char room[ROOM];
        size_t count = sizeof pieces / sizeof *pieces;
        str text = {room, draw_text(&seed, pieces, count, MOST_PIECES, room)};
        said records = {.text = ""}, parts = {.text = ""};
        records_tell(text, &records);
        structure_tells(text, &parts);
        if (strcmp(records.text, parts.text) != 0)
            fail_msg(
                "%.*s\nhas tasks in %s, its structure in %s", STR_ARG(text),
                records.text, parts.text);
        tasks += records.len;
    }
    assert_true(tasks > DOCUMENTS);
    kith_markdown_thread_free();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tasks_stand_in_the_same_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
