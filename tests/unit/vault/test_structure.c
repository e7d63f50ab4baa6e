/* The parts of a note, as Obsidian's metadata cache has them. */
#include "read_note.h"

#include "vault/structure.h"

static const char *const types[] = {
    [PART_YAML] = "yaml",         [PART_HEADING] = "heading",
    [PART_PARAGRAPH] = "para",    [PART_LIST] = "list",
    [PART_CODE] = "code",         [PART_HTML] = "html",
    [PART_COMMENT] = "comment",   [PART_CALLOUT] = "callout",
    [PART_QUOTE] = "quote",       [PART_TABLE] = "table",
    [PART_RULE] = "rule",         [PART_MATH] = "math",
    [PART_FOOTNOTE] = "footnote", [PART_TEXT] = "text",
    [PART_ELEMENT] = "element",
};

typedef void speaker(read_note *r, const structure *s);

typedef struct row {
    const char *text, *says;
} row;

static void check(const row *rows, size_t count, speaker *say)
{
    for (size_t i = 0; i < count; i++) {
        read_note r = {0};
        structure s = {0};
        assert_true(kith_structure_read(str_from(rows[i].text), &s));
        say(&r, &s);
        if (strcmp(r.said, rows[i].says) != 0)
            fail_msg("%s\nsays %s\nnot %s", rows[i].text, r.said, rows[i].says);
        kith_structure_free(&s);
    }
}

#define CHECK(rows, say) check(rows, sizeof(rows) / sizeof *(rows), say)

static void say_sections(read_note *r, const structure *s)
{
    for (size_t i = 0; i < s->sections.len; i++)
        read_note_say(
            r, "%s%s %u-%u", i ? ", " : "", types[s->sections.at[i].type],
            s->sections.at[i].line, s->sections.at[i].end_line);
}

static void sections_have_types_and_lines(void **state)
{
    static const row rows[] = {
        {"", ""},
        {"\n\n", ""},
        {"---\na: 1\n---\nx\n", "yaml 1-3, para 4-4"},
        {"---\n---\n", "yaml 1-2"},
        {"# A\nx\ny\n\nz\n", "heading 1-1, para 2-3, para 5-5"},
        {"A\n===\n", "heading 1-2"},
        {"A\n===\nb\n", "heading 1-2, para 3-3"},
        {"A\n---\n---\n", "heading 1-2, rule 3-3"},
        {"A\nB\n===\n\nb\n", "para 1-3, para 5-5"},
        {"A\nB\n===\n    b\nc\n", "para 1-5"},
        {"A\n== \nb\n\n> A\n> B\n> =\n> c\n", "para 1-3, quote 5-8"},
        {"A\nB\n---\nb\n", "para 1-2, rule 3-3, para 4-4"},
        {"A\n --\n\nA\n--- \n", "para 1-2, para 4-4, rule 5-5"},
        {"- a\n- b\n\n\n* c\n", "list 1-2, list 5-5"},
        {"```\n# no\n```\nx\n", "code 1-3, para 4-4"},
        {"> a\n> b\n\n> [!note] c\n", "quote 1-2, callout 4-4"},
        {"---\nx\n", "rule 1-1, para 2-2"},
        {"a[^1]\n\n[^1]: b\n", "para 1-1, footnote 3-3, text 4-4, element 4-4"},
        {"a^[b]", "para 1-1, text 1-1, element 1-1"},
        {"a[^2]\n\n[^1]: b\n", "para 1-1, footnote 3-3"},
        {"[^1]:\na\n", "footnote 1-1, para 2-2"},
        {"[^1]: a\n    > b\n[^2]: c\n", "footnote 1-2, footnote 3-3"},
        {"[^1]: a\n\n    > b\nc\n[^2]: c\n", "footnote 1-4, footnote 5-5"},
        {"[^1]: a\n> b\n[^2]: c\n", "footnote 1-1, quote 2-3"},
        {"[^1]:\n\n    a\nb\n", "footnote 1-4"},
        {"<div>\nx\n</div>\n\ny\n", "html 1-3, para 5-5"},
        {"x\n<!--\n- [ ] a\n-->\ny\n", "para 1-1, html 2-4, para 5-5"},
        {"<!-- a -->\nx\n", "html 1-1, para 2-2"},
        {"x\n%%\n- [ ] a\n%%\ny\n", "para 1-1, comment 2-4, para 5-5"},
        {"%% a %%\nx\n", "para 1-2"},
        {"%% a %% b\n", "para 1-1"},
        {"100 %%\n%% open\n\na\n", "para 1-1, comment 2-4"},
        {"%% 50%\n\n$$ a$\n\n$$$\na\n$$$\n", "para 1-1, para 3-3, math 5-7"},
        {"```\n%%\n```\n%%\nx\n\ny\n%%\n", "code 1-3, comment 4-8"},
        {"x\n$$\n# a\n\n$$\n", "para 1-1, math 2-5"},
        {"> ```\n> x\n\n%%\na\n%%\n", "quote 1-2, comment 4-6"},
        /* What nothing closes goes on behind the last line feed. */
        {"```\na\n\n", "code 1-4"},
        {"~~~\na", "code 1-2"},
        {"$$\na\n", "math 1-3"},
        {"---\na: 1\n--- # b\nc\n", "yaml 1-3, heading 3-3, para 4-4"},
        {"- ```\n  a\n", "list 1-2"},
        {"a\n\t", "para 1-2"},
        {"a\n  \n", "para 1-1"},
        {"a\n\n  ", "para 1-1"},
        {"> a\n\t- b\n\n\tc\n\n\td\n", "quote 1-1, code 2-6"},
        {"> [^1]: a\n[^2]: b\n\n    c\n", "quote 1-2, code 4-4"},
        {"> 1. a\n>\nb\n", "quote 1-3"},
        {"[^1]: a\n|b|\n|-|\n|c|\nd\n", "footnote 1-1, table 2-4, para 5-5"},
        {"[^1]: a\n    b\nc|d\n-|-\n\ne\n",
         "footnote 1-2, table 3-4, para 6-6"},
        {"[^1]: a\n|b\n-|-\n", "footnote 1-3"},
        {"[^1]: a\nb\nc\n===\nd\n", "footnote 1-2, heading 3-4, para 5-5"},
        {"> [^1]: a\n\n[^2]: b\n\n    c\n", "quote 1-1, footnote 3-5"},
        {"    ```\n\n%%\na\n%%\n", "code 1-1, comment 3-5"},
        {"- a\n\n  ```\n  x\n\n%%\na\n%%\n", "list 1-4, comment 6-8"},
        {"- a\n\n      ```\n\n%%\na\n%%\n", "list 1-3, comment 5-7"},
        {"```\n> ```\n%%\n```\n%%\na\n%%\n", "code 1-4, comment 5-7"},
        {"> %%\n> a\n\nb %%\n", "quote 1-2, para 4-4"},
        {"- a\n  %%\n> b\n> %%\n", "list 1-4"},
        {"- a\n\n  $$\n  b\n\n  c\n  $$\n- d\n", "list 1-8"},
        {"a $$\nb\n$$\nc\n\n$$\nd\n", "para 1-4, math 6-8"},
        {"<pre>\n%%\n</pre>\n\na\n\n%%\n", "html 1-3, para 5-5, comment 7-7"},
        {"<!--\n$$\n\n-->\n$$\nb\n$$\n", "html 1-4, math 5-7"},
        {"| a | b |\n|---|---|\n| 1 | 2 |\n", "table 1-3"},
        {"x\n| a |\n|---|\n", "para 1-3"},
        {"| a |\n|---|---|\n| b |\nc\n", "table 1-3, para 4-4"},
        {"a | b\n-|-\nc|d\n| e |\n", "table 1-3, para 4-4"},
        {"| a |\n-|-\n\n | a |\n |---|\n", "para 1-2, table 4-5"},
        {"</div>\n---\n[a]: b\n===\n<!-- c -->\n---\nd\n",
         "heading 1-2, heading 3-4, heading 5-6, para 7-7"},
        {"<b>\n---\n\n<div>\n<b>\n---\n\n> <b>\n> ---\n",
         "heading 1-2, html 4-6, quote 8-9"},
        {"[a]: b\n    c\n\n[d]: e\n<br>\n\n[f]: g\n ---\n",
         "code 2-2, html 5-5, rule 8-8"},
        {"[a]: b\n'c'\n    d\n\n[e]: f\n'g\nh\n\n[i]:\nj\n\tk\n",
         "code 3-3, para 6-7, code 11-11"},
        {"| a |\n|---|\n[b]: c\n\n- d\n\n[e]: f\n\n- g\n",
         "table 1-2, list 5-5, list 9-9"},
        {"> [!a] b\n\tc\n\n> [!d] e\n    f\n    g\n> h\n",
         "callout 1-1, code 2-2, callout 4-4, code 5-6, quote 7-7"},
        {"> a\n\tb\n```\nc\n```\n", "quote 1-1, code 2-2, code 3-5"},
        {"<div>\n  \na\n\nb\n\n<br>\n\t\n", "html 1-3, para 5-5, html 7-8"},
        {"    a\n  \n\t\nb\n\n\tc\n   \n", "code 1-3, para 4-4, code 6-6"},
        {"<!-- a -->\n[b]: c\n\n<!--\n-->\n[d]: e\n", "html 1-1, html 4-5"},
        {"- a\n\n2.5 hours\nb\n\n3 hours\n", "list 1-4, para 6-6"},
        {"1. a\n\n2.5 b\n\n- c\n  - d\n\n12.05. e\n\n> f\n",
         "list 1-1, para 3-3, list 5-8, quote 10-10"},
        {"- a\n\n**b** c\n\n- d\n\n *e* f\n> g\n",
         "list 1-1, para 3-3, list 5-8"},
        {"- a\n> b\n> c\nd\n\n> e\n", "list 1-4, quote 6-6"},
        {"- a\n  - b\n> [!c]\n- d\n# e\n> f\n",
         "list 1-4, heading 5-5, quote 6-6"},
        {"- a\n<div>\nb\n- c\n</div>\n\nd\n", "list 1-5, para 7-7"},
        {"- <!--\n  a\nb\n-->\n\nc\n", "list 1-4, para 6-6"},
        {"- ```\n> a\n```\n", "list 1-2, code 3-4"},
        {"> # a\nb\nc\n\nd\n", "quote 1-3, para 5-5"},
        {"> [!a] b\nc\n\n>\nd\n", "callout 1-2, quote 4-5"},
        {"> a\n>\nb\n- c\n\n> ---\n    d\n",
         "quote 1-3, list 4-4, quote 6-6, code 7-7"},
        {"> > # a\n> b\nc\n", "quote 1-3"},
        {"- a\n> # b\nc\n- d\n>\n", "list 1-5"},
        {"- a\n> b\n10. c\n", "list 1-2, list 3-3"},
        {"- a\n  ```\n  b\n  ```\nc\n- # d\ne\n\nf\n", "list 1-7, para 9-9"},
        {"- a\n> ```\n> b\nc\n> ```\n- d\n> $$\n> e\n> $$\n", "list 1-9"},
        {"- a\n  > ```\n  > b\nc\n  > ```\n- d\n", "list 1-6"},
        {"- a\n\n  \n \nb\n\n1. c\n  \n", "list 1-3, para 5-5, list 7-7"},
        {"- a\n\t- b\n\t", "list 1-3"},
        {"[a]: b\n[c]: d\ne\n\n[f]: g\n", "para 3-3"},
        {"a\n- \nb\n", "para 1-1, list 2-3"},
        {"-\n[^1]: a\n", "list 1-2"},
        {"a\n-\n\na\nb\n-\n", "heading 1-2, para 4-5, list 6-6"},
        {"-\n\n  a\n\n> a\n> 1) \n", "list 1-3, quote 5-6"},
        {"- a\n\n^b\n\nc\n", "list 1-1, para 5-5"},
        {"> a\n    b\n    c\n\n    d\ne\n", "quote 1-1, code 2-5, para 6-6"},
        {"> a\n>\t- b\n> \t> c\n>\t---\n", "quote 1-4"},
        {"> - a\n> b\n  c\n\td\n", "quote 1-3, code 4-4"},
        {"[^1]: a\n\n    > b\n    c\n\nd\n", "footnote 1-4, para 6-6"},
        {"-      a\n[^1]: b\n\nc\n", "list 1-2, para 4-4"},
        {" \ta\n\tb\n\n  \t- c\n\n\td\n", "para 1-2, para 4-4, code 6-6"},
        {"> a\n2. b\n- c\n3. d\n", "quote 1-2, list 3-3, list 4-4"},
        {"[^1]: a\n2. b\n1. c\n2. d\n", "footnote 1-2, list 3-4"},
        {"> a\n\n^b\n", "quote 1-1"},
        {"> a\n> \n>\n\nb\n", "quote 1-3, para 5-5"},
        {"# a\n\n^b\n", "heading 1-1, para 3-3"},
        {"- a\n\n^b\nc\n", "list 1-1, para 3-4"},
        {"x\n\n[^1]: a\n[^2]: b\n    c\n\n    d\n\ne\n",
         "para 1-1, footnote 3-3, footnote 4-7, para 9-9"},
        {"x\n[^1]: a\n\n[^2]: b\n---\n\n[^3]: c\nd\n%%\ne\n",
         "para 1-2, heading 4-5, footnote 7-10"},
        {"a\n===\n[^1]: b\n\n| a |\n|---|\n[^2]: c\n",
         "heading 1-2, footnote 3-3, table 5-6, footnote 7-7"},
    };
    CHECK(rows, say_sections);
    (void)state;
}

static void say_headings(read_note *r, const structure *s)
{
    for (size_t i = 0; i < s->headings.len; i++)
        read_note_say(
            r, "%s%u:%d %.*s", i ? ", " : "", s->headings.at[i].line,
            s->headings.at[i].level, STR_ARG(s->headings.at[i].text));
}

static void headings_keep_their_words(void **state)
{
    static const row rows[] = {
        {"# A\n## B [[C]] #d ##\n#\n#no\n", "1:1 A, 2:2 B [[C]] #d, 3:1 "},
        {"A\n---\n", "1:2 A"},
        {"#a b\n---\n# #a b\n", "1:2 #a b, 3:1 #a b"},
        {"b *c* ##\n===\nA\nb\n---\n", "1:1 b *c* ##"},
        {"> # A\n- # B\n\n# C\n", "4:1 C"},
        {"    # A\n\n```\n# B\n```\n%%\n# C\n%%\n", ""},
        {"---\na: 1\n---\n# A\n", "4:1 A"},
    };
    CHECK(rows, say_headings);
    (void)state;
}

static void say_items(read_note *r, const structure *s)
{
    for (size_t i = 0; i < s->items.len; i++) {
        const note_list_item *found = &s->items.at[i];
        read_note_say(
            r, "%s%u:%u/%d", i ? ", " : "", found->line, found->column,
            found->parent);
        if (found->task.len)
            read_note_say(r, "[%.*s]", STR_ARG(found->task));
    }
}

static void items_know_their_parent(void **state)
{
    static const row rows[] = {
        {"- a\n- b\n", "1:1/-1, 2:1/-1"},
        {"x\n\n- a\n  - b\n    - c\n- d\n", "3:1/-2, 4:3/2, 5:5/3, 6:1/-2"},
        {"x\n\n- a\n* b\n1. c\n1) d\n", "3:1/-2, 4:1/-3, 5:1/-4, 6:1/-5"},
        {"- [ ] a\n- [x] b\n- [/] c\n1. [X] d\n- [] e\n- [a]b\n",
         "1:1/-1[ ], 2:1/-1[x], 3:1/-1[/], 4:1/-3[X], 5:1/-4, 6:1/-4"},
        {"- [é] a\n- [❤️] b\n", "1:1/-1[é], 2:1/-1[❤]"},
        {"- [\xc3\xa9] a\n", "1:1/-1[\xc3\xa9]"},
        {"> - a\n>   - b\n", "1:3/-1, 2:5/0"},
        {"- a\n    - b\n        - c\n\n - d\n", "1:1/-1, 2:3/0, 3:7/1, 5:1/-1"},
        {"-  a\n    - b\n", "1:1/-1, 2:4/0"},
        {"1) a\n    - b\n", "1:1/-1, 2:4/0"},
        {"1. a\n    - b\n", "1:1/-1, 2:5/0"},
        {">   - a\n>     - b\n", "1:3/-1, 2:7/0"},
        {"- a\n\t- [ ] b\n- c\n\xe2\x80\x8b\t- [ ] d\n",
         "1:1/-1, 2:2/0[ ], 3:1/-1"},
        {"x\n\n- [ ] 1. a\n- [ ] 2 b\n- [ ] 3) c\n",
         "3:1/-2[ ], 3:7/2, 4:1/-2[ ], 5:1/-2[ ], 5:7/4"},
        {"- a\n\n  b\n- c\n", "1:1/-1, 4:1/-1"},
        {"```\n- [ ] a\n```\n<!--\n- [ ] b\n-->\n%%\n- [ ] c\n%%\n", ""},
        {"---\na: 1\n---\n- a\n", "4:1/-3"},
        {"[^1]: a\n    - b\n", "2:5/-1"},
        {"> [!a] b\n> 12. [ ] c\n> 13. d\n", "2:3/-1[ ], 3:3/-1"},
        {"> a\n\n> [!b] c\n> 2. d\n\n> [!e]\n> 3. f\n", "4:3/-3, 7:3/-6"},
        {"> [!a]\n> b\n> 2. c\n", ""},
        /* A callout's title is a block of its own. */
        {"x\n\n> [!a]- 1. b\n> 2. [ ] c\n", "3:9/-2, 4:3/-3[ ]"},
        {"- > [!a] - [x] b\n", "1:1/-1, 1:10/0[x]"},
        {"> [!a]     - b\n> [!a] - c\n", ""},
        {"- a\n> - b\n> - [x] c\n- d\n", "1:1/-1, 2:3/0, 3:3/0[x], 4:1/-1"},
        {"- a\n<br>\n- [ ] b\n", "1:1/-1, 3:1/-1[ ]"},
        {"> # a\n- b\n> c\n", "2:1/-1"},
        /* So it does in a quotation in a quotation. */
        {"> - a\n> > b\n> >\n> > c\n> - [ ] d\n", "1:3/-1, 5:3/-1[ ]"},
        {">   - a\n>> - b\n>- c\n", "1:3/-1, 2:4/0, 3:2/-1"},
        {"> - a\n>\n> > b\n> - c\n", "1:3/-1, 4:3/-3"},
        {"- a\n>> $$\n> - b\n", "1:1/-1, 3:3/0"},
        {"> [!a] b\n> 1. c\n> \t- d\n> \t\t1. e\n> 2. f\n",
         "2:3/-1, 3:4/1, 4:5/2, 5:3/-1"},
        {">- a\n>   - b\n", "1:2/-1, 2:5/0"},
        {"a:\n- \n\nb\n1.\n2. \n", "2:1/-1, 5:1/-4, 6:1/-4"},
        {"- a\n\t- \n- [ ] b\n", "1:1/-1, 2:2/0, 3:1/-1[ ]"},
        {"a\n- \n\t-\n\n* b\n  -\n2. \n", "2:1/-1, 3:2/1, 5:1/-4, 7:1/-6"},
        {"-\n\t- a\n\nb\n2. \n3.\n> c\n> +\n", "1:1/-1, 2:2/0, 8:3/-7"},
        /* A tab is cut whole: it is no deeper than two blanks. */
        {"- a\n  - [ ] b\n\t- [ ] c\n", "1:1/-1, 2:3/0[ ], 3:2/0[ ]"},
        {"- a\n  - b\n\t  - c\n", "1:1/-1, 2:3/0, 3:4/1"},
        /* Four blanks behind that are cut by two. */
        {"- a\n\t- b\n    - c\n\t\t- d\n", "1:1/-1, 2:2/0, 3:5/1, 4:3/1"},
        /* The words that stand in least have less cut from all lines. */
        {"1. a\n  b\n   - c\n", "1:1/-1, 3:3/0"},
        {"2. a\n    - b\n  c\n", "1:1/-1, 2:3/0"},
        {"1. a\n   1. b\n    - c\n", "1:1/-1, 2:4/0, 3:4/0"},
        {"- a\n    b\nc\n  - d\n", "1:1/-1, 4:3/0"},
        /* An item follows one that stands in by itself, however far in. */
        {"   - a\n    - b\n\t- [x] c\n", "1:1/-1, 2:1/-1, 3:1/-1[x]"},
        {">    - a\n> \t- b\n", "1:3/-1, 2:3/-1"},
        /* What would begin another list there is code. */
        {"   1. a\n    - [ ] b\n", "1:1/-1"},
        /* A number alone is as wide as it is. */
        {"1.\n  - a\n", "1:1/-1, 2:3/0"},
    };
    CHECK(rows, say_items);
    (void)state;
}

static void say_labels(read_note *r, const structure *s)
{
    for (size_t i = 0; i < s->callouts.len; i++) {
        const note_callout *c = &s->callouts.at[i];
        read_note_say(
            r, "%u!%.*s%.*s(%.*s) ", c->line, STR_ARG(c->type), c->fold != 0,
            &c->fold, STR_ARG(c->title));
    }
    for (size_t i = 0; i < s->block_ids.len; i++)
        read_note_say(
            r, "%u:%u^%.*s ", s->block_ids.at[i].line,
            s->block_ids.at[i].column, STR_ARG(s->block_ids.at[i].name));
    for (size_t i = 0; i < s->footnotes.len; i++)
        read_note_say(
            r, "%u:%u=%.*s ", s->footnotes.at[i].line,
            s->footnotes.at[i].column, STR_ARG(s->footnotes.at[i].name));
    for (size_t i = 0; i < s->footnote_places.len; i++)
        read_note_say(
            r, "%u:%u?%.*s ", s->footnote_places.at[i].line,
            s->footnote_places.at[i].column,
            STR_ARG(s->footnote_places.at[i].name));
}

static void callouts_ids_and_footnotes_have_places(void **state)
{
    static const row rows[] = {
        {"> [!todo]\n> x\n", "1!todo() "},
        {"> [!Note]- A title\n> > [!tip]+ Inner\n",
         "1!Note-(A title) 2!tip+(Inner) "},
        {"> [todo]\n\n> [!]\n\n[!note] x\n", ""},
        {"> [!a]b\n\n>  [!a]\n\n> [!a]+-\n\n>[!a b|c]\td\n\n- > [!e]\n",
         "7!a b|c(d) 9!e() "},
        {"> [!a] b\n> [^1]: c\n\n> [!a]b\n> [^1]: c\n", "1!a(b) 2:3=1 5:3?1 "},
        {"[^1]: a\n    [^2]: b\n", "1:1=1 "},
        {"x ^a-1\n", "1:3^a-1 "},
        {"x\ny ^id\n", "2:3^id "},
        {"- x ^id\n  - y ^Id2\n", "1:5^id 2:7^Id2 "},
        {"| a |\n|---|\n\n^table\n", "4:1^table "},
        {"x^a\nx ^a b\nx ^a_b\n`x` ^\n", ""},
        {"a[^1] b[^n].\n\n[^1]: c [^n]\n[^n]: d\n",
         "3:1=1 4:1=n 1:2?1 1:8?n 3:9?n "},
        {"`[^1]` \\[^2] [^ 3] [^]\n", ""},
        {"a^[b].\n\n[^1]: c^[d]\n\n- e\n  ^[f\n  g]\n",
         "1:4=[inline0 3:1=1 3:10=[inline1 6:5=[inline2 "},
        {"^[a [^1] b ^[c] [d]] [^2] ^[[e](f) `]`]\n\n[^1]: a\n[^2]: b\n",
         "1:3=[inline0 1:29=[inline2 3:1=1 4:1=2 1:22?2 "},
        {"[^N] [^n] [^m] ^[a]\n\n[^n]: a\n",
         "1:18=[inline1 3:1=n 1:1?N 1:6?n "},
        {"[^a[b] [^^] [^c d]\n\n[^a[b]: x\n[^^]: y\n",
         "3:1=a[b 4:1=^ 1:1?a[b 1:8?^ "},
        {"[a][^1] [a[^1]](b) [[c]][^1] [d][e][^1] ![f[^1]](g)\n\n[^1]: x\n",
         "3:1=1 1:11?1 1:25?1 1:36?1 "},
        {"%%\n[^1]\n%%\n\n%% [^1] %%\n\n- [x] [^1]: a\n", "7:7=1 2:1?1 5:4?1 "},
        {"---\na: b\n---[^1]: c\n\n[^1]\n", "3:4=1 5:1?1 "},
        {"---\na: b\n--- [^1] d\n\n[^1]: c\n", "5:1=1 3:5?1 "},
        {"1. a\n\n    [^1]: b\n\n10. c\n\n       [^2]: d\n", "3:5=1 7:5=2 "},
        {"-\n [^1]: a\n\n> - b\n>\n> \t[^2]: c\n", "2:2=1 6:4=2 "},
        {"> [!a]\n> 20. [^1]: b\n\n[^1]\n", "1!a() 2:7=1 4:1?1 "},
        {"see https://a.b/[^1] (www.a.b)[^1] a:[^1]\n\n[^1]: x\n",
         "3:1=1 1:38?1 "},
        {"^[] \\^[a] ^\\[b] `^[c]` $^[d]$ ^ [e] ^[f\n\ng] ^[h [i]\n", ""},
        {"^[[[A]] b] ^[[C]]\n", "1:3=[inline0 "},
        {"^[^1] ^^[^2] [x^[y]](z)\n",
         "1:3=[inline0 1:10=[inline1 1:18=[inline2 "},
    };
    CHECK(rows, say_labels);
    (void)state;
}

static void say_fields(read_note *r, const structure *s)
{
    for (size_t i = 0; i < s->fields.len; i++) {
        const note_field *f = &s->fields.at[i];
        read_note_say(
            r, "%u:%zu %.*s=%.*s ", f->line, f->is.begin, STR_ARG(f->is.key),
            STR_ARG(f->is.value));
    }
}

static void fields_stand_in_lines_and_items(void **state)
{
    static const row rows[] = {
        {"---\na:: 1\n---\nKey:: v\n", "2:0 a=1 4:0 Key=v "},
        {"---\n- b:: 1\n  c: '[d:: 2]'\n---\n", "2:0 b=1 3:6 d=2 "},
        {"- Key:: v\n- [ ] Key:: no\n- [ ] x [due:: 2025-01-02]\n",
         "1:2 Key=v 3:8 due=2025-01-02 "},
        {"> **Role**:: Lead\n", "1:2 Role=Lead "},
        /* An item is read as one line. */
        {"- Role:: Lead\n  of many\n", "1:2 Role=Lead of many "},
        {"- a\n  Key:: v\n\n  b\n\nc:: d\n", "1:2 a Key=v  b 6:0 c=d "},
        {"- [ ] a\n  Key:: no\n", ""},
        {"- [ ] a (due::\n\t2025-01-02) [b:: c]\n",
         "1:8 due=2025-01-02 2:13 b=c "},
        {"- a [b:: 1]\n  - Key:: v\n    w\n- Key:: x\n",
         "1:4 b=1 2:4 Key=v w 4:2 Key=x "},
        {"- - a\n    Key:: v\n", "1:2 a Key=v "},
        {"> - a\n>   [b:: 1]\n>   Key:: v\n", "2:4 b=1 "},
        {"> - a\n>   Key:: v\n", ""},
        /* A date behind a sign is the field of an item. */
        {"- Key:: \U0001f4c5 2026-01-02\n- Key::\u2705\u00a09999-99-999\n", ""},
        {"- Key:: v\n  \u2764\ufe0f2026-01-02\n", ""},
        {"- [Key:: \u23f3 2026-01-02]\n", "1:2 Key=\u23f3 2026-01-02 "},
        {"- Key:: \u274c 2026-01-02\n", "1:2 Key=\u274c 2026-01-02 "},
        {"- Key:: \u2705 2026-1-02\n", "1:2 Key=\u2705 2026-1-02 "},
        {"Key:: \u2705 2026-01-02\n", "1:0 Key=\u2705 2026-01-02 "},
    };
    CHECK(rows, say_fields);
    (void)state;
}

static void long_lines_have_fields_in_items_only(void **state)
{
    enum { LONG = 40000 };
    static char text[LONG];
    memset(text, 'x', sizeof text);
    memcpy(text, "- [a:: b]\n\n", 11);
    memcpy(text + LONG - 7, "[c:: d]", 7);
    structure s = {0};
    assert_true(kith_structure_read((str){text, LONG}, &s));
    assert_int_equal(s.fields.len, 1);
    kith_structure_free(&s);
    text[9] = text[10] = ' ';
    assert_true(kith_structure_read((str){text, LONG}, &s));
    assert_int_equal(s.fields.len, 2);
    kith_structure_free(&s);
    (void)state;
}

static void say_links(read_note *r, const structure *s)
{
    for (size_t i = 0; i < s->references.len; i++) {
        const note_reference *l = &s->references.at[i];
        read_note_say(
            r, "%u:%u [%.*s] %.*s%.*s ", l->line, l->column, STR_ARG(l->label),
            STR_ARG(l->target), STR_ARG(l->subpath));
    }
    for (size_t i = 0; i < s->links.len; i++) {
        const property_link *l = &s->links.at[i];
        read_note_say(
            r, "%.*s=%.*s%.*s", STR_ARG(l->key), STR_ARG(l->target),
            STR_ARG(l->subpath));
        if (l->display.len)
            read_note_say(r, "|%.*s", STR_ARG(l->display));
        read_note_say(r, " ");
    }
}

static void reference_links_are_definitions(void **state)
{
    static const row rows[] = {
        {"[a][r]\n\n[r]: B.md\n", "3:1 [r] B.md "},
        {"[a]: bad dest more\n\n[b]: u \"title\" junk\n", ""},
        {"- [r]: B.md\n", "1:3 [r] B.md "},
        {"[r]:\nB.md\n[s t]: <c d> 'e'\nf\n[g]: h\n",
         "1:1 [r] B.md 3:1 [s t] c d "},
        {"[a\\]b]: C.md\n", "1:1 [a\\]b] C.md "},
        {"[r]: <My Note.md#h> \"t\"\n[s]: My%20Note\n",
         "1:1 [r] My Note.md#h 2:1 [s] My Note "},
        {"> [r]:\n> B.md\n> [s]:\n> > C.md\n\n> [t]:\n>\n> D.md\n\n[u]:\n> E\n",
         "1:3 [r] B.md "},
        {"[r]: https://x.org/#a\n", "1:1 [r] https://x.org/#a "},
        {"x\n[r]: B.md\n", ""},
        {"[^1]: x\n[r]: B.md\n[^2]: y\n    [s]: C.md\n", "2:1 [r] B.md "},
        {"***\n[r]: B.md\n\n    c\n[s]: D.md\n", "2:1 [r] B.md 5:1 [s] D.md "},
        {"```\n[r]: B.md\n```\n[[r]]: x\n[^1]: y\n", ""},
    };
    CHECK(rows, say_links);
    (void)state;
}

static void property_links_have_paths(void **state)
{
    static const row rows[] = {
        {"---\na: \"[[A]]\"\nb: x [[B]]\nc: \"[[C#h|D]]\"\n---\n",
         "a=A c=C#h|D "},
        {"---\nl:\n  - \"[[A]]\"\n  - x\n  - \"[[B]]\"\n---\n", "l.0=A l.2=B "},
        {"---\nm:\n  Who: \"[[A]]\"\n  l: [\"[[B]]\"]\n---\n",
         "m.Who=A m.l.0=B "},
        {"---\nl:\n  - k: \"[[A]]\"\n---\n", "l.0.k=A "},
        {"---\na: \"[t](My%20Note.md#h)\"\nb: \"[u](https://x.org)\"\n---\n",
         "a=My Note.md#h|t "},
        {"---\na: [[A]]\n---\n", ""},
        {"---\na: \"[[A]]\"\na: \"[[B]]\"\n---\n", "a=B "},
        {"---\na: \"[[A]]\"\nb: x: y\n---\n", ""},
        {"---\n{\"a\": \"[[A]]\", \"l\": [\"[[B]]\"]}\n---\n", "a=A l.0=B "},
        {"---\na: '![[A]]'\nb: '![t](B.md)'\n---\n", ""},
        {"---\na: &x \"[[A]]\"\nb: *x\nl: [*x, *x]\n*x : \"[[B]]\"\n---\n",
         "a=A b=A l.0=A l.1=A [[A]]=B "},
        {"---\na: >\n  [[A]]\nb: |\n  [[B]]\nc: >-\n  x\n  [[C]]\n---\n",
         "a=A b=B "},
        {"---\nl: [&x [y], *x, {z: 1}, ~, \"[[A]]\", [\"[[B]]\"]]\n---\n",
         "l.4=A l.5.0=B "},
        {"---\na.b: \"[[A]]\"\na: \"[[B]]\"\nA: \"[[C]]\"\n---\n",
         "a.b=A a=B A=C "},
        {"---\n? [a]\n: \"[[A]]\"\nb: \"[[B]]\"\n---\n", "b=B "},
        {"---\n- \"[[A]]\"\n---\n", ""},
        {"---\naliases: [\"[[A]]\"]\nAlias: \"[[B]]\"\n---\n",
         "aliases.0=A Alias=B "},
        {"---\ntags: \"[[A]]\"\naliases: [[B]]\n---\n", "tags=A "},
    };
    CHECK(rows, say_links);
    (void)state;
}

/* Deeper than any block is followed: read without blocks, and without harm. */
static void deep_nesting_is_left_out(void **state)
{
    enum { DEEP = 20000 };
    static char text[DEEP + 1];
    structure s = {0};
    memset(text, '>', DEEP);
    text[DEEP] = 'x';
    assert_true(kith_structure_read((str){text, sizeof text}, &s));
    assert_int_equal(s.sections.len, 0);
    kith_structure_free(&s);
    (void)state;
}

/* A footnote of `label` and so many words, above a line. */
static void say_long(
    read_note *r,
    const char *label,
    size_t words,
    const char *word,
    const char *below)
{
    static char text[8192];
    structure s = {0};
    size_t len = (size_t)snprintf(text, sizeof text, "%s", label);
    for (size_t i = 0; i < words; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s", word);
    snprintf(text + len, sizeof text - len, "\n%s", below);
    assert_true(kith_structure_read(str_from(text), &s));
    *r = (read_note){0};
    say_sections(r, &s);
    kith_structure_free(&s);
}

static void a_long_footnote_ends_with_a_blank_line_alone(void **state)
{
    static const struct {
        const char *label, *word, *below, *says;
        size_t words;
    } rows[] = {
        {"[^1]: ", "a", "[^2]: b\n", "footnote 1-1, footnote 2-2", 1012},
        {"[^1]: ", "a", "[^2]: b\n", "footnote 1-2", 1013},
        {"  [^1]: ", "a", "[^2]: b\n", "footnote 1-2", 1011},
        {"[^1]: ", "a", "# B\n", "footnote 1-1, heading 2-2", 1016},
        {"[^1]: ", "a", "# B\n", "footnote 1-2", 1017},
        {"[^1]: ", "a", "```\nb\n```\n", "footnote 1-1, code 2-4", 1014},
        {"[^1]: ", "a", "```\n# b\n", "footnote 1-3", 1015},
        {"[^1]: ", "a", "  - b\n- c\n> d\n", "footnote 1-4", 1017},
        {"[^1]: ", "a", "b\n# C\n\n# D\n", "footnote 1-3, heading 5-5", 1017},
        {"[^1]: ", "a", "\n    b\n# C\n", "footnote 1-4", 1017},
        {"[^1]: ", "\xD0\xB6", "# B\n", "footnote 1-1, heading 2-2", 1016},
        {"[^1]: ", "\xD0\xB6", "# B\n", "footnote 1-2", 1017},
        {"[^1]: ", "\xF0\x9F\x98\x80", "# B\n", "footnote 1-2", 509},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_note r;
        say_long(&r, rows[i].label, rows[i].words, rows[i].word, rows[i].below);
        if (strcmp(r.said, rows[i].says) != 0)
            fail_msg("row %zu says %s", i, r.said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_have_types_and_lines),
        cmocka_unit_test(headings_keep_their_words),
        cmocka_unit_test(items_know_their_parent),
        cmocka_unit_test(callouts_ids_and_footnotes_have_places),
        cmocka_unit_test(a_long_footnote_ends_with_a_blank_line_alone),
        cmocka_unit_test(fields_stand_in_lines_and_items),
        cmocka_unit_test(long_lines_have_fields_in_items_only),
        cmocka_unit_test(reference_links_are_definitions),
        cmocka_unit_test(property_links_have_paths),
        cmocka_unit_test(deep_nesting_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
