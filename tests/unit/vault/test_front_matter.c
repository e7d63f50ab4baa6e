/* What front matter says, what of it is wrong, and where exactly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "vault/sink.h"

typedef struct result {
    intern names;
    sink sink;
    size_t body;
    uint32_t line;
} result;

static void read_as(result *r, str text, kith_compat compat)
{
    *r = (result){0};
    r->sink.compat = compat;
    r->sink.names = &r->names;
    r->body = kith_front_matter_read(text, &r->line, &r->sink);
    assert_false(r->sink.failed);
}

static void read_text(result *r, str text)
{
    read_as(r, text, KITH_COMPAT_DEFAULT);
}

static void forget(result *r)
{
    kith_sink_free(&r->sink);
    kith_intern_free(&r->names);
}

/* Everything that was read, a record a line. */
static void describe(const result *r, buffer *out)
{
    const intern *names = &r->names;
    for (size_t i = 0; i < r->sink.fields.len; i++) {
        const field *f = &r->sink.fields.at[i];
        kith_buffer_printf(
            out, "%u:%u %s=%s", f->line, f->column,
            intern_text(names, f->key).ptr, intern_text(names, f->value).ptr);
        if (f->links)
            kith_buffer_printf(out, " (%u from %u)", f->links, f->first_link);
        kith_buffer_char(out, '\n');
    }
    for (size_t i = 0; i < r->sink.links.len; i++) {
        const note_link *l = &r->sink.links.at[i];
        assert_int_equal(l->place, PLACE_FRONT_MATTER);
        kith_buffer_printf(
            out, "%u:%u [%s%s|%s] %u\n", l->line, l->column,
            intern_text(names, l->target).ptr,
            intern_text(names, l->subpath).ptr,
            intern_text(names, l->display).ptr, l->flags);
    }
    for (size_t i = 0; i < r->sink.tags.len; i++) {
        const tag *t = &r->sink.tags.at[i];
        kith_buffer_printf(
            out, "%u:%u #%s\n", t->line, t->column,
            intern_text(names, t->name).ptr);
    }
    for (size_t i = 0; i < r->sink.findings.len; i++) {
        const finding *f = &r->sink.findings.at[i];
        kith_buffer_printf(out, "%u:%u K%u\n", f->line, f->column, f->code);
    }
}

/* Flags of links: 1 embed, 2 Markdown, 8 recovered. */
/* clang-format off */
static const struct {
    const char *block;    /* between the two "---" */
    const char *expected;
} cases[] = {
    {"title: Ana Lima\n", "2:8 title=Ana Lima\n"},
    {"Last Contact: '2025-10-31'\n", "2:16 last_contact=2025-10-31\n"},
    {"due-date: 2025-10-31\n", "2:11 due_date=2025-10-31\n"},
    {"a: yes\nb: 010\nc: 1e3\n", "2:4 a=yes\n3:4 b=010\n4:4 c=1e3\n"},
    {"email:\nrole: ~\n", "2:7 email=\n3:7 role=\n"},
    {"role: _Unknown_\nteam: _unknown_\n", ""},
    {"list:\n- a\n- b\n-\n", "3:3 list=a\n4:3 list=b\n"},
    {"list: []\n", "2:7 list=\n"},
    {"meta:\n  Key One: x\n  more: {deep: y}\n",
     "3:12 meta.key_one=x\n4:16 meta.more.deep=y\n"},
    {"people:\n- name: Ana\n- name: Bo\n",
     "3:9 people.name=Ana\n4:9 people.name=Bo\n"},
    {"text: |\n  one\n  two\n", "2:7 text=one\ntwo\n"},
    {"a: &x Ana\nb: *x\n", "2:4 a=Ana\n3:4 b=Ana\n"},
    {"a: &x [1]\nb: *x\n", "2:8 a=1\n3:4 K105\n"},
    {"&x k: 1\na: *x\n*x : 2\n", "3:4 a=k\n4:6 k=2\n4:1 K103\n"},
    {"[[Ana]]: x\nb: 1\n? {c: d}\n: y\n\"\": z\n*x : v\n",
     "3:4 b=1\n2:1 K105\n4:3 K105\n6:1 K105\n7:1 K105\n"},
    {"a:\n  [b]: x\n  c: 1\n", "4:6 a.c=1\n3:3 K105\n"},
    {"a: &x \"Lima, Ana\"\nalias: *x\n", "2:4 a=Lima, Ana\n3:8 aliases=Lima, Ana\n"},
    {"{\"title\": \"T\", \"list\": [\"a\"]}\n", "2:12 title=T\n2:26 list=a\n"},
    /* links */
    {"with: \"[[Ana Lima]]\"\n",
     "2:8 with=[[Ana Lima]] (1 from 0)\n2:8 [Ana Lima|] 0\n"},
    {"with: '[[People/Ana#Work|Ana]]'\n",
     "2:8 with=[[People/Ana#Work|Ana]] (1 from 0)\n"
     "2:8 [People/Ana#Work|Ana] 0\n"},
    {"with:\n- \"[[Ana]]\"\n- \"[[Bo]]\"\n",
     "3:4 with=[[Ana]] (1 from 0)\n4:4 with=[[Bo]] (1 from 1)\n"
     "3:4 [Ana|] 0\n4:4 [Bo|] 0\n"},
    {"Zoë Ünal: \"é [[Søren]]\"\n",
     "2:14 zoë_Ünal=é [[Søren]] (1 from 0)\n2:17 [Søren|] 8\n"},
    {"a: \"[[A \\\"B\\\"]]\"\n", "2:5 a=[[A \"B\"]] (1 from 0)\n2:5 [A \"B\"|] 0\n"},
    {"a: see [[X]] and [[Y]]\n",
     "2:4 a=see [[X]] and [[Y]] (2 from 0)\n2:8 [X|] 8\n2:18 [Y|] 8\n"},
    {"a: \"![[X.png]]\"\n", "2:5 a=![[X.png]] (1 from 0)\n2:6 [X.png|] 9\n"},
    {"a: \"[t](My%20Note.md#H)\"\n",
     "2:5 a=[t](My%20Note.md#H) (1 from 0)\n2:5 [My Note.md#H|t] 2\n"},
    {"a: \"[t]()\"\nb: \"see [t](X.md)\"\n",
     "2:5 a=[t]()\n3:5 b=see [t](X.md)\n"},
    {"a: &x \"[[X]]\"\nb: *x\n*x : y\n",
     "2:4 a=[[X]] (1 from 0)\n3:4 b=[[X]] (1 from 1)\n4:6 [[x]]=y\n"
     "2:8 [X|] 0\n3:4 [X|] 0\n"},
    {"a: >\n  [[X]]\nb: |\n  [[Y]]\nc: |+\n  [t](Z.md)\n\n",
     "2:4 a=[[X]] (1 from 0)\n4:4 b=[[Y]] (1 from 1)\n"
     "6:4 c=[t](Z.md) (1 from 2)\n"
     "3:3 [X|] 0\n5:3 [Y|] 0\n7:3 [Z.md|t] 2\n"},
    {"a: \"![t](X.png)\"\n", "2:5 a=![t](X.png)\n"},
    /* links without quotes */
    {"a: [[X]]\n", "2:4 a=[[X]] (1 from 0)\n2:4 [X|] 8\n2:4 K104\n"},
    {"a: [[VAST, Inc|V]]\n",
     "2:4 a=[[VAST, Inc|V]] (1 from 0)\n2:4 [VAST, Inc|V] 8\n2:4 K104\n"},
    {"a:\n  - [[X]]\nb: 1\n",
     "3:5 a=[[X]] (1 from 0)\n4:4 b=1\n3:5 [X|] 8\n3:5 K104\n"},
    {"a: [[[Film (one)]], Polka]\n",
     "2:5 a=[[Film (one)]] (1 from 0)\n2:21 a=Polka\n"
     "2:5 [Film (one)|] 8\n2:5 K104\n"},
    /* tags and aliases */
    {"tags: [type/people, '#b']\n", "2:8 #type/people\n2:22 #b\n"},
    {"tags: one, two  three\n", "2:7 #one\n2:12 #two\n2:17 #three\n"},
    {"tag: 2024 y2024\ntags:\n-\n", "2:11 #y2024\n"},
    {"aliases: [Ana, 'Lima, A.']\n", "2:11 aliases=Ana\n2:17 aliases=Lima, A.\n"},
    {"alias: Ana, Anita\n", "2:8 aliases=Ana\n2:13 aliases=Anita\n"},
    {"aliases: \"Lima, Ana\"\n", "2:11 aliases=Lima, Ana\n"},
    {"tags: [[A]]\naliases: [[B]]\n",
     "2:7 tags=[[A]] (1 from 0)\n3:10 alias=[[B]] (1 from 1)\n"
     "2:7 [A|] 8\n3:10 [B|] 8\n2:7 K104\n3:10 K104\n"},
    {"tags: [[[A b, c d]], e]\naliases:\n- [[B]]\n- C\n",
     "2:8 tags=[[A b, c d]] (1 from 0)\n4:3 alias=[[B]] (1 from 1)\n"
     "5:3 aliases=C\n2:8 [A b, c d|] 8\n4:3 [B|] 8\n2:22 #e\n"
     "2:8 K104\n4:3 K104\n"},
    {"tags: see [[A b]] [c [[D\n",
     "2:7 tags=see [[A b]] [c [[D (1 from 0)\n2:11 [A b|] 8\n2:7 #see\n"},
    {"tags: \"[[A]]\"\ntag: '[t](B.md)'\n",
     "2:8 tags=[[A]] (1 from 0)\n3:7 tag=[t](B.md) (1 from 1)\n"
     "2:8 [A|] 0\n3:7 [B.md|t] 2\n"},
    {"tags: [[A]], [[B]]\n",
     "2:7 tags=[[A]] (1 from 0)\n2:14 tags=[[B]] (1 from 1)\n"
     "2:7 [A|] 8\n2:14 [B|] 8\n2:12 K101\n2:7 K104\n2:14 K104\n"},
    /* JSON between the lines */
    {"{\n  \"tags\": [\"a\", \"b\"],\n\t\"who\": \"[[X]]\", \"n\": 1\n}\n",
     "4:10 who=[[X]] (1 from 0)\n4:23 n=1\n4:10 [X|] 0\n3:13 #a\n3:18 #b\n"},
    {"{\"a\": \"\\ud83d\\ude00\", \"b\": 1}\n",
     "2:8 a=\xF0\x9F\x98\x80\n2:28 b=1\n"},
    {"a: \"\\ud83d\"\nb: 1\n", "2:5 a=\xEF\xBF\xBD\n3:4 b=1\n"},
    {"a: \"[[H\\0b]]\"\nc: \"d\\x00e\"\n",
     "2:5 a=[[H b]] (1 from 0)\n3:5 c=d e\n2:5 [H b|] 0\n"},
    /* the last of two equal keys counts, with its links and tags */
    {"a: \"[[X]]\"\nb: \"[[Y]]\"\na: 2\n",
     "3:5 b=[[Y]] (1 from 0)\n4:4 a=2\n3:5 [Y|] 0\n4:1 K103\n"},
    {"tags: [a]\ntags: [b]\n", "3:8 #b\n3:1 K103\n"},
    {"m: {x: 1}\nm: {y: 2}\n", "3:8 m.y=2\n3:1 K103\n"},
    {"a: {x: 1}\nb: {x: 2}\n", "2:8 a.x=1\n3:8 b.x=2\n"},
    {"a: 1\na: 2\n\"\": 3\n\"\": 4\n", "3:4 a=2\n3:1 K103\n4:1 K105\n5:1 K105\n"},
    /* keys that only kith folds to one are several to Obsidian */
    {"a: \"[[X]]\"\na: \"[[Y]]\"\nA: \"[[Z]]\"\n",
     "3:5 a=[[Y]] (1 from 0)\n4:5 a=[[Z]] (1 from 1)\n"
     "3:5 [Y|] 0\n4:5 [Z|] 0\n3:1 K103\n"},
    {"do-it: 1\ndo_it: 2\nDo It: 3\n",
     "2:8 do_it=1\n3:8 do_it=2\n4:8 do_it=3\n"},
    {"do-it: [1]\ndo_it: 2\nDo It: 3\n",
     "2:9 do_it=1\n3:8 do_it=2\n4:8 do_it=3\n"},
    {"a: 1\n\"a \": 2\n", "2:4 a=1\n3:7 a=2\n"},
    {"m: {x: 1, X: 2}\nM: {x: 3}\n", "2:8 m.x=1\n2:14 m.x=2\n3:8 m.x=3\n"},
    /* what is no YAML: what stood before it is kept, lines are salvaged */
    {"type: person\ntitle: Foo: bar\ncompany: Contoso\n",
     "2:7 type=person\n3:8 title=Foo: bar\n4:10 company=Contoso\n3:11 K101\n"},
    {"a: [[X]], [[Y]]\n",
     "2:4 a=[[X]] (1 from 0)\n2:11 a=[[Y]] (1 from 1)\n"
     "2:4 [X|] 8\n2:11 [Y|] 8\n2:9 K101\n2:4 K104\n2:11 K104\n"},
    {"owner: @ana\nwith:\n- \"[[Bo]]\"\n- @eve\n",
     "2:8 owner=@ana\n4:4 with=[[Bo]] (1 from 0)\n5:3 with=@eve\n"
     "4:4 [Bo|] 0\n2:8 K101\n"},
    {"a:\tb\nt: `x`\ntags: [u, v]\n",
     "2:4 a=b\n3:4 t=`x`\n4:8 #u\n4:11 #v\n3:4 K101\n"},
    /* hostile characters */
    {"title: a\xC2\x85" "b\n", "2:8 title=a\xC2\xA0" "b\n"},
    {"title: a\xE2\x80\xA8" "b\n", "2:8 title=a\xE2\x80\xAF" "b\n"},
    {"title: a\x01" "b\x7F\nx: 1\n", "2:8 title=a b\n3:4 x=1\n"},
    /* not properties at all */
    {"- a\n- b\n", "2:1 K101\n"},
    {"just words\n", "2:1 K101\n"},
    {"a: 1\n...\n", "2:4 a=1\n"},
    {"a: 1\n...\nb: \"[[X]]\"\n",
     "2:4 a=1\n4:5 b=[[X]] (1 from 0)\n4:5 [X|] 0\n4:1 K101\n"},
    {"# only a comment\n", ""},
    {"? [a, b]\n: {x: 1}\nc: 1\n", "4:4 c=1\n2:3 K105\n"},
};
/* clang-format on */

static void every_case_reads_as_expected(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer text = {0}, seen = {0};
        kith_buffer_text(&text, "---\n");
        kith_buffer_text(&text, cases[i].block);
        kith_buffer_put(&text, (str){"---\nbody", sizeof "---\nbody"});
        text.len--;
        result r;
        read_text(&r, buffer_str(&text));
        describe(&r, &seen);
        kith_buffer_char(&seen, '\0');
        assert_string_equal(seen.at, cases[i].expected);
        assert_string_equal(text.at + r.body, "body");
        forget(&r);
        kith_buffer_free(&text);
        kith_buffer_free(&seen);
    }
    (void)state;
}

/* clang-format off */
static const struct {
    const char *text;
    size_t body;
    uint32_t line;
    unsigned code; /* of the only finding; 0: none */
} fences[] = {
    {"",                         0, 1, 0},
    {"text",                     0, 1, 0},
    {"\n---\na: 1\n---\n",       0, 1, 0},
    {" ---\na: 1\n---\n",        0, 1, 0},
    {"----\na: 1\n---\n",        0, 1, 0},
    {"---\n---\nx",              8, 3, 0},
    {"---\na: 1\n---\nx",       13, 4, 0},
    {"---\na: 1\n---",          12, 4, 0},
    {"--- \na: 1\n---\t\nx",    15, 4, 0},
    {"---\r\na: 1\r\n---\r\nx", 16, 4, 0},
    {"---\ra: 1\r---\rx",       13, 4, 0},
    {"---\na: 1\n",              0, 1, K102_UNCLOSED_FRONT_MATTER},
    {"---",                      0, 1, K102_UNCLOSED_FRONT_MATTER},
    {"---\na: 1\n ---\n",        0, 1, K102_UNCLOSED_FRONT_MATTER},
    /* what stands behind the dashes belongs to the body */
    {"---\na: 1\n----\nx",      12, 3, 0},
    {"---\na: 1\n---b: 2",      12, 3, 0},
    {"---\n--- x",               7, 2, 0},
};
/* clang-format on */

static void the_block_lies_between_two_lines_of_dashes(void **state)
{
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        result r;
        read_text(&r, str_from(fences[i].text));
        assert_int_equal(r.body, fences[i].body);
        assert_int_equal(r.line, fences[i].line);
        assert_int_equal(r.sink.findings.len, fences[i].code ? 1 : 0);
        if (fences[i].code)
            assert_int_equal(r.sink.findings.at[0].code, fences[i].code);
        forget(&r);
    }
    (void)state;
}

static void a_blank_behind_the_first_dashes_is_no_block_to_obsidian(
    void **state)
{
    result r;
    read_as(&r, STR("--- \na: 1\n---\nx"), KITH_COMPAT_OBSIDIAN);
    assert_int_equal(r.body, 0);
    assert_int_equal(r.sink.findings.len, 0);
    forget(&r);
    (void)state;
}

static void the_title_is_known_by_name(void **state)
{
    result r;
    read_text(&r, STR("---\ntitle: A\nTitle: B\n---\n"));
    assert_string_equal(intern_text(&r.names, r.sink.title).ptr, "B");
    forget(&r);
    (void)state;
}

static void keys_are_kept_as_they_are_written(void **state)
{
    (void)state;
    static const struct {
        const char *block, *written;
    } rows[] = {
        {"title: T\n", "title"},
        {"Last Contact: x\n", "Last Contact"},
        {"due-date: x\n", "due-date"},
        {"People:\n- a\n- b\n", "People, People"},
        {"Alias: a, b\n", "Alias, Alias"},
        {"alias: a\naliases: b\n", "alias, aliases"},
        {"Meta:\n  Key One: x\n  more: y\nDue: z\n",
         "Meta.Key One, Meta.more, Due"},
        {"A: {B: 1, c: 2}\nb: 3\n", "A.B, A.c, b"},
        {"Foo: a: b\nBar: x\n", "Foo, Bar"}, /* salvaged line by line */
        {"With: [[X]]\n", "With"},
        {"due-date: x\nDue Date: y\ndue_date: z\n",
         "due-date, Due Date, due_date"},
        {"M-1: {a b: 1, A-B: 2}\n", "M-1.a b, M-1.A-B"},
        {"Tags:\n", "Tags"},
        {"Tags: [a]\n", ""}, /* tags are records of their own */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buffer text = {0}, said = {0};
        result r;
        kith_buffer_printf(&text, "---\n%s---\n", rows[i].block);
        read_text(&r, buffer_str(&text));
        for (size_t k = 0; k < r.sink.fields.len; k++)
            kith_buffer_printf(
                &said, "%s%s", k ? ", " : "",
                intern_text(&r.names, r.sink.fields.at[k].written).ptr);
        kith_buffer_char(&said, '\0');
        assert_string_equal(said.at, rows[i].written);
        kith_buffer_free(&text);
        kith_buffer_free(&said);
        forget(&r);
    }
}

static void placeholders_make_a_template(void **state)
{
    const char *templates[] = {
        "---\ntitle: {{title}}\n---\n", "---\ntitle: \"Call {{title}}\"\n---\n",
        "---\ndate: {{date}}\nx: 1\n---\n", "---\n{{key}}: x\n---\n",
        "---\ndate: <% tp.date.now() %>\n---\n"};
    const char *others[] = {
        "---\ntitle: Braces\n---\n", "---\nrun: use ${{ x }} here\n---\n"};
    result r;
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        read_text(&r, str_from(templates[i]));
        assert_true(r.sink.is_template);
        forget(&r);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        read_text(&r, str_from(others[i]));
        assert_false(r.sink.is_template);
        forget(&r);
    }
    (void)state;
}

/* A block of `times` times `part`, behind `first`. */
static str repeat(buffer *b, const char *first, const char *part, size_t times)
{
    kith_buffer_text(b, "---\n");
    kith_buffer_text(b, first);
    for (size_t i = 0; i < times; i++)
        kith_buffer_text(b, part);
    kith_buffer_put(b, (str){"\n---\nbody", sizeof "\n---\nbody"});
    b->len--;
    assert_false(b->failed);
    return buffer_str(b);
}

/* clang-format off */
static const struct {
    const char *first, *part;
    size_t times;
} bombs[] = {
    {"a: ", "[", 40000},           /* quadratic in libyaml if read to the end */
    {"a: ", "{a: ", 40000},
    {"a: [", "x, ", 60000},        /* more than the limit of events */
    {"a: 1\n", "x: 1\n", 60000},   /* larger than the limit of bytes */
    {"a: &a [x]\n", "b: *a\n", 3000},
};
/* clang-format on */

static void bombs_cost_themselves_and_are_reported(void **state)
{
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        buffer b = {0};
        result r;
        str text = repeat(&b, bombs[i].first, bombs[i].part, bombs[i].times);
        read_text(&r, text);
        assert_string_equal(text.ptr + r.body, "body");
        assert_true(r.sink.findings.len > 0);
        bool said = false;
        for (size_t k = 0; k < r.sink.findings.len; k++)
            said |= r.sink.findings.at[k].code == K105_FRONT_MATTER_LIMIT;
        assert_true(said);
        forget(&r);
        kith_buffer_free(&b);
    }
    (void)state;
}

/* The tags and aliases by each of the three rules. */
static void tags_and_aliases_are_told_by_whose_rules_are_asked_for(void **state)
{
    static const struct {
        const char *block, *lenient, *obsidian, *dataview;
    } rows[] = {
        {"tags: one", "#one ", "#one ", "#one "},
        {"tags: a, b", "#a #b ", "", "#a #b "},
        {"tags: a b", "#a #b ", "", "#a #b "},
        {"tags:\n- a\n- '#b'\n- c d\n-", "#a #b #c #d ", "#a #b ",
         "#a #b #c #d "},
        {"tag: a", "#a ", "", "#a "},
        {"TAGS: [a]", "#a ", "", "#a "},
        {"tags: 2024", "", "", ""},
        {"aliases: [A, B]", "A;B;", "A;B;", "A;B;"},
        {"aliases: A", "A;", "A;", "A;"},
        {"aliases: A, B", "A;B;", "A, B;", "A;B;"},
        {"aliases: 'A, B'", "A, B;", "A, B;", "A;B;"},
        {"aliases: ['A, B']", "A, B;", "A, B;", "A;B;"},
        {"alias: A", "A;", "", "A;"},
        {"Aliases: A", "A;", "", "A;"},
        {"tags: [a]\naliases: A\nx: y: z", "A;#a ", "", "A;#a "},
        {"tags: [x]\nTags: [y]\naliases: [p]\nAliases: [q]", "p;q;#x #y ",
         "p;#x ", "p;q;#x #y "},
        {"tags: x\nTags: y\naliases: p\nAliases: q", "p;q;#x #y ", "p;#x ",
         "p;q;#x #y "},
        {"Tags: [a]\nTAGS: [b]\ntag: c\nTag: d", "#a #b #c #d ", "",
         "#a #b #c #d "},
        {"ALIAS: a\nalias: b\naliases: c\nAliases: d", "a;b;c;d;", "c;",
         "a;b;c;d;"},
        {"tags: [[a]]\naliases: [[b]]", "", "", ""},
        {"tags: [[[a b]], c]\naliases: [[[b]], d]", "d;#c ", "d;#c ", "d;#c "},
        {"Tags: [[a]]\nAlias: [[b]]\ntag: [[c]]", "", "", ""},
        {"tags: [x]\ntags: [y]\nTags: [z]", "#y #z ", "#y ", "#y #z "},
    };
    static const kith_compat whose[] = {
        KITH_COMPAT_LENIENT, KITH_COMPAT_OBSIDIAN, KITH_COMPAT_DATAVIEW};
    for (size_t i = 0; i < 3 * (sizeof rows / sizeof *rows); i++) {
        result r;
        buffer text = {0}, seen = {0};
        const char *const says[] = {
            rows[i / 3].lenient, rows[i / 3].obsidian, rows[i / 3].dataview};
        kith_buffer_printf(&text, "---\n%s\n---\n", rows[i / 3].block);
        read_as(&r, buffer_str(&text), whose[i % 3]);
        for (size_t k = 0; k < r.sink.fields.len; k++)
            if (str_equal(
                    intern_text(&r.names, r.sink.fields.at[k].key),
                    STR("aliases")))
                kith_buffer_printf(
                    &seen, "%s;",
                    intern_text(&r.names, r.sink.fields.at[k].value).ptr);
        for (size_t k = 0; k < r.sink.tags.len; k++)
            kith_buffer_printf(
                &seen, "#%s ",
                intern_text(&r.names, r.sink.tags.at[k].name).ptr);
        kith_buffer_char(&seen, '\0');
        assert_string_equal(seen.at, says[i % 3]);
        kith_buffer_free(&text);
        kith_buffer_free(&seen);
        forget(&r);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_reads_as_expected),
        cmocka_unit_test(the_block_lies_between_two_lines_of_dashes),
        cmocka_unit_test(
            a_blank_behind_the_first_dashes_is_no_block_to_obsidian),
        cmocka_unit_test(the_title_is_known_by_name),
        cmocka_unit_test(keys_are_kept_as_they_are_written),
        cmocka_unit_test(
            tags_and_aliases_are_told_by_whose_rules_are_asked_for),
        cmocka_unit_test(placeholders_make_a_template),
        cmocka_unit_test(bombs_cost_themselves_and_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
