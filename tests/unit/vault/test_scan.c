/* Links and tags of a leaf: which count, at which line and column. */
#include "read_note.h"

#include "base/limits.h"

/* clang-format off */
static const note_case links[] = {
    {"see [[Ana Lima]]",                      "1:5 Ana Lima"},
    {"a\n\n- b\n  [[Bo Ek|Bo]]",              "4:3 Bo Ek|Bo"},
    {"é [[Ana]]",                             "1:4 Ana"},
    {"[a][[Ana]] [b] [[Bo]]",                 "1:16 Bo"},
    {"\\[a][[Ana]] [][[Bo]] [[C]][[D]] [^1][[E]]",
     "1:5 Ana, 1:15 Bo, 1:22 C, 1:27 D, 1:37 E"},
    {"# On [[Ana#Role]]",                     "1:6 Ana#Role"},
    {"> [!note] [[Ana]]\n> [[Bo]]",           "1:11 Ana, 2:3 Bo"},
    {"![[chart.png|300]]",                    "1:1 chart.png|300 e"},
    {"\\![[Ana]]",                            "1:3 Ana"},
    {"\\[\\[Ana]] \\[[Bo]]",                  ""},
    {"`[[Ana]]` ``[[a`b]]`` [[Bo]]",          "1:23 Bo"},
    {"[[#`move`|move]]",                      "1:1 #`move`|move"},
    {"`a [[Ana]]",                            "1:4 Ana"},
    {"``a` [[Ana]] b",                       "1:6 Ana"},
    {"``a` [[Ana]] `",                        "1:6 Ana"},
    {"a <b c=\"[[Ana]]\">[[Bo]]</b> <https://a.b/[[x]]> <b [[Cy]]>",
                                              "1:18 Bo, 1:52 Cy"},
    {"a <b\n c='[[Ana]]'\n/> [[Bo]]",         "3:4 Bo"},
    {"> a <b\n> c='[[Ana]]'\n> /> [[Bo]]",    "3:6 Bo"},
    {"[a <b c='](d)'>](e) `<b c=\"` [[Ana]]\"> [[<b>]]",
                                              "1:1 e|a <b c='](d)'> m, 1:30 Ana, 1:40 <b>"},
    {"| a |\n|---|\n| <b c='[[Ana]] |\n| [[Bo]]'> |", "3:9 Ana, 4:3 Bo"},
    {"a <!-- [[Ana]] --> [[Bo]]", "1:20 Bo"},
    {"a <? [[Ana]] > ?> <!A [[Ana]]> <![CDATA[ [[Ana]] > ]]> [[Bo]]",
                                              "1:56 Bo"},
    {"a <?\n[[Ana]] <!A [[Cy]]\n\n[[Bo]] ?>",  "2:1 Ana, 2:13 Cy, 4:1 Bo"},
    {"> a <!A\n> [[Ana]]> [[Bo]]",            "2:12 Bo"},
    {"$[[Ana]]$ and $5 [[Bo]] $6",            "1:18 Bo"},
    {"[a$](b.md) [[Ana]] [c$](d.md)", "1:1 b.md|a$ m, 1:12 Ana, 1:20 d.md|c$ m"},
    {"a[^b$] [[Ana]] c[^b$] [d $5] [[Bo]] 6$", "1:8 Ana, 1:30 Bo"},
    {"a^[b $5 c] [[Ana]] d$ [e [f] $5] [[Bo]] 6$", "1:12 Ana"},
    {"**a$** [[Ana]] *b$* [[Bo]] ~~$c~~ [[Cy]] d$", "1:8 Ana, 1:21 Bo, 1:35 Cy"},
    {"a * b $[[Ana]]$ *c\n\n**$[[Ana]]$** $a*[[Bo]]$", ""},
    {"[a $[[Ana]]$ c](d.md)", "1:1 d.md|a $[[Ana]]$ c m"},
    {"> [!a] b\n> c\n\n> [!a] d\n>     [[Ana]]\n\n[[Bo]]", "7:1 Bo"},
    {"> a\n>\n> [!a] d\n>     [[Ana]]", "4:7 Ana"},
    {"$$\n[[Ana]]\n$$",                       ""},
    {"$$\n\n[[Ana]]\n\n- [[Bo]]\n\n$$ [[Cy]]\n\n[[Di]]", ""},
    {"> ```\n> a\n[[Ana]]\n\n[[Bo]]",      "5:1 Bo"},
    {"> a\n    [[Ana]]\n  [[Bo]]\n",        "3:3 Bo"},
    {"> \t[[Ana]]\n>\t[[Bo]]\n> [[Cy]]",    "3:3 Cy"},
    {"> [!a]\n>     [[Ana]]\n> b\n> \t[[Bo]]", "4:4 Bo"},
    {"- a\n> \t[[Ana]]\n\n> - b\n>\n> \t[[Bo]]", "6:4 Bo"},
    {" \t[[Ana]]\n\n>   \t[[Bo]] `b\n> c` [[Cy]]",
     "1:3 Ana, 3:6 Bo, 4:6 Cy"},
    {"> a `b\n>\t# c` [[Ana]]\n> \t``` d\n> [[Bo]]", "2:8 Ana, 4:3 Bo"},
    {"> ***\n> \t[[Ana]]",                  ""},
    {"- ```\n\n  a\nb\n  [[Ana]]\n",       ""},
    {"> a\n- ```\n\n  b\nc\n  [[Ana]]\n", ""},
    {"- ```\n> ```\n[[Ana]]\n",            ""},
    {"- ````\n  - ```\n  ```\n[[Ana]]\n",  ""},
    {"- a\n> [[Ana]] `b\n> c` [[Bo]]\n[[Cy]]",
     "2:3 Ana, 3:6 Bo, 4:1 Cy"},
    {"> [!a]\n[[Ana]] `b\n> c` [[Bo]]",      "2:1 Ana, 3:6 Bo"},
    {"- a\n  <!--\n[[Ana]]\n- [[Bo]]\n-->", "4:3 Bo"},
    {"a\n- \n  [[Ana]] `b\n  c` [[Bo]]",  "3:3 Ana, 4:6 Bo"},
    {"- $$\n  a\n\n  [[Ana]]\n  $$\n  [[Bo]]", "6:3 Bo"},
    {"> 1. a\n> \t- [[Ana]] `b\n> \t  c` [[Bo]]\n> \n> \t  [[Cy]]",
     "2:6 Ana, 3:9 Bo, 5:6 Cy"},
    {"> a `b\n</c> d\n>     - e` [[Ana]]", "3:12 Ana"},
    {"> a\n2. [[Ana]] `b\n3. c` [[Bo]]",   "2:4 Ana, 3:7 Bo"},
    {"- ```\n  a\n[[Ana]]\n- [[Bo]]",      "4:3 Bo"},
    {"- ```\n[[Ana]]\n```\n[[Bo]]",        ""},
    {"> - ~~~\n[[Ana]]\n> [[Bo]]\n# [[Cy]]", "4:3 Cy"},
    {"- a\n  $$\n[[Ana]]\n$$\n[[Bo]]",      "5:1 Bo"},
    {"a $$\n[[Ana]]\n$$ b [[Bo]]\nc",       "3:6 Bo"},
    {"a $$ b\n$$ [[Ana]]\nc",               ""},
    {"$$\n[[Ana]] $$ \n[[Bo]]",               "3:1 Bo"},
    {"> $$\n\n[[Ana]]\n\n$$",                  "3:1 Ana"},
    {"> $$\n> [[Ana]]\n> $$\n> [[Bo]]",         "4:3 Bo"},
    {"$$\n\n[[Ana]]",                         ""},
    {"$$ x\n\n[[Ana]]\n\n$$",                 ""},
    {"$$\n```\n$$\n[[Ana]]",                 "4:1 Ana"},
    {"$$\n<div>\n$$\n\n[[Ana]]",             "5:1 Ana"},
    {"[[Sq]uare]] [[ Sp ace ]]",              "1:1 Sq]uare, 1:13 Sp ace"},
    {"[[a [[Inner]] c]]",                     "1:5 Inner"},
    {"[[pa#th/x]] [[]] [[|]]",                "1:1 pa#th/x, 1:18 |"},
    {"[[|alias]] [[|#alias]] [[#h#s||x]]",    "1:1 |alias, 1:12 |#alias, 1:24 #h#s||x"},
    {"[[two\nlines]]",                        ""},
    {"[m](mailto:a@b.org) [o](obsidian://x)", "1:1 mailto:a@b.org|m m, 1:21 obsidian://x|o m"},
    {"[p](a(b)c.md) [C](C:x.md)",             "1:1 a(b)c.md|p m, 1:15 C:x.md|C m"},
    {"[a][ref] [[ref]]\n\n[ref]: B.md",       "1:10 ref"},
    {"> [!a] b\n\t[[Ana]]\n[[Bo]]",           "3:1 Bo"},
    {"| a |\n|---|\n    [[Ana]]\n[[Bo]]",      "4:1 Bo"},
    {"| a |\n|---|\n| b |\n\t[[Ana]]\n\nc\n    [[Bo]]", "7:5 Bo"},
    {"[^1]: a\n[b]: c\n    [[Ana]]\n\n[[Bo]]", "5:1 Bo"},
    {"[a]: b\n    [[Ana]]\n\n[c]: d\n[[Bo]]", "5:1 Bo"},
    {"%% [[Ana]] %% [[Bo]]",                  "1:4 Ana c, 1:15 Bo"},
    {"%%\n\n[[Ana]]\n\n%%\n\n[[Bo]]",         "3:1 Ana c, 7:1 Bo"},
    {"%%\n- [[Ana]]\n\n    [[Bo]]\n%% [[Cy]]", "2:3 Ana c, 4:5 Bo c, 5:4 Cy"},
    {"%%\n```\n%%\n[[Ana]]",                 "4:1 Ana"},
    {"- a\nb\n  ```\n%%\n[[Ana]]\n%%",         "5:1 Ana c"},
    {"- a\n***\nb\n  ```\n%%\n[[Ana]]\n%%",    ""},
    {"> - a\nb\n>   ```\n> %%\n> [[Ana]]\n> %%", "5:3 Ana c"},
    {"%%\n<!--\n%%\n[[Ana]]",                "4:1 Ana"},
    {"- \t[[Ana]]\n- a\n  1.  \t[[Bo]]\n  [[Cy]]",   "4:3 Cy"},
    {"-\t  [[Ana]]\n> 2.\t   [[Bo]]",            "1:5 Ana, 2:9 Bo"},
    {"a\nb\n===\n    [[Ana]]",                 "4:5 Ana"},
    {"> %%\n> [[Ana]]\n\n[[Bo]] %%",          "2:3 Ana c, 4:1 Bo"},
    {"> %%\n[[Ana]]\n\n[[Bo]] %%",            "2:1 Ana c, 4:1 Bo"},
    {"100 %% of [[Ana]]",                     "1:11 Ana"},
    {"a %% b\n\n[[Ana]] %% [[Bo]]",           "3:1 Ana, 3:12 Bo"},
    {"```\n[[Ana]]\n```",                     ""},
    {"    [[Ana]]",                           ""},
    {"<div>\n[[Ana]]\n</div>",                ""},
    {"<div>\n  \n[[Ana]]\n\n[[Bo]]",         "5:1 Bo"},
    {"<b> [[Ana]]\n===\n<div>\n[[Bo]]",       "1:5 Ana"},
    {"<b>\n\t\n[[Ana]]\n\n<b> [[Bo]]\n \n[[Cy]]", "5:5 Bo, 7:1 Cy"},
    {"> <div>\n[[Ana]]\n> [[Bo]]\n>\n> [[Cy]]", "5:3 Cy"},
    {"> <!-- a\n[[Ana]] -->\n> [[Bo]]",       "3:3 Bo"},
    {"[^1]: [[Ana]]",                         "1:7 Ana"},
    {"[^1]: a\n\n    [[Ana]]\n\n[[Bo]]",      "3:5 Ana, 5:1 Bo"},
    {"> [^1]: a\n>\n>     [[Ana]]",           "3:7 Ana"},
    {"[[Ana]](Bo.md)",                        "1:1 Ana"},
    {"| a | b |\n|---|---|\n| [[Ana\\|A]] | `x` |",
                                              "3:3 Ana|A"},
    {"| a $5 | b |\n|---|---|\n| $[[Ana]] x$ | [[Bo]] |",
                                              "3:17 Bo"},
    {"| `a | b |\n|---|---|\n| [[Ana]] | ` |", "3:3 Ana"},
    {"a [b](Bo%20Ek.md#Role) c",              "1:3 Bo Ek.md#Role|b m"},
    {"a [b](Bo&#46;md) [c](mailto&#58;a@b.c)", "1:3 Bo.md|b m, 1:18 mailto:a@b.c|c m"},
    {"![b](<my chart.png>)",                  "1:1 my chart.png|b em"},
    {"[x](#top)",                             "1:1 #top|x m"},
    {"> [a](\n> b.md\n> 'c\n> d') [[E]]",     "1:3 b.md|a m, 4:7 E"},
    {"- > [a](\n  > b.md) [f](\nlazy.md)\n\n[g](\n> h)", "1:5 b.md|a m, 2:11 lazy.md|f m"},
    {"[](Bo.md)",                             "1:1 Bo.md m"},
    {"[**Bo** `B\\_E`](Bo.md) [a\\_b _c_ &amp; d_e_f](b.md)",
                                              "1:1 Bo.md|Bo B\\_E m, 1:24 b.md|a_b c & d_e_f m"},
    {"[`` `a` `` *b](c.md) [*`d`*](e.md) ![*f*](g.png)",
                                              "1:1 c.md|`a` *b m, 1:22 e.md|d m, 1:36 g.png|*f* em"},
    {"**[*a*](b.md)** [==**c** _d_==](e.md) [![*f*](g.png) ~~h~~](i.md)",
                                              "1:3 b.md|a m, 1:17 e.md|c d m, 1:39 i.md|![*f*](g.png) h m, 1:40 g.png|*f* em"},
    {"[]() [alias]()",                        ""},
    {"[site](https://example.com/a#b)",       "1:1 https://example.com/a#b|site m"},
    {"[a [b](c.md) d](e.md)",                 "1:4 c.md|b m"},
    {"[![a](b.png)](c.md)",                   "1:1 c.md|![a](b.png) m, 1:2 b.png|a em"},
    {"[[A]] [a [![b](c.png)](d)\n![e](f.png)](g#h) [[B#i|j]]",
                                              "1:1 A, 1:10 d|![b](c.png) m, 1:11 c.png|b em, 2:1 f.png|e em, 2:19 B#i|j"},
    {"![a\n![b](c.png)](d.png)",              "1:1 d.png|a\n![b](c.png) em, 2:1 c.png|b em"},
    {"[a](b.md \"t\") [c]: d",                "1:1 b.md|a m"},
    {"a\r[[Ana]]\r\n[[Bo]]",                  "2:1 Ana, 3:1 Bo"},
};

static const note_case tags[] = {
    {"#one and #two/three",                   "1:1 one, 1:10 two/three"},
    {"#1984 #1990s",                          "1:7 1990s"},
    {"(#pa) \"#pc\" .#pd a#b",                ""},
    {"#tl#tm",                                "1:1 tl, 1:4 tm"},
    {"x _#uc_ **#b**",                        "1:4 uc, 1:11 b"},
    {"[Talk #tf](https://example.com#no)",    "1:7 tf"},
    {"\\[\\[#Escaped",                        "1:5 Escaped"},
    {"\u3000#a \u2003#b \u2014#c",             "1:4 a, 1:10 b"},
    {"==#a== x=#b ~~#c~~ *#d*",               "1:3 a, 1:15 c, 1:21 d"},
    {"snake_case_#wc |#uo|",                  "1:12 wc"},
    {"a_#wd_b\n\n_#ua x\n\nx _#uf_b\n\na_ _#uu",     ""},
    {"x _a #um_ y\n\n_#qa_name_\n\n_a_#rb_ z", "1:6 um, 3:2 qa_name, 5:4 rb_"},
    {"x _a `b` c_#qd _a [l](u_v) _#qv",       "1:12 qd, 1:29 qv"},
    {"x _#pz__ y\n\n__a_#pj _\\_ b_#c",         "3:5 pj, 3:15 c"},
    {"*#a b\n\n**#c ~#d~ ~~#e ==#f",             ""},
    {"foo*#wy*bar *a b*#wk **x**#ui ***#ug***", "1:5 wy, 1:18 wk, 1:27 ui, 1:34 ug"},
    {"~~#a~~ ~~ #b~~#c ==d==#e =\\=#f",         "1:3 a, 1:11 b, 1:23 e, 1:29 f"},
    {"[#ta] a[#yl] [a [#yn] b] [#yr\nb] [#yo](u)", "1:2 ta, 1:9 yl, 1:18 yn, 1:27 yr, 2:5 yo"},
    {"x [a]#bb []#yo [ ]#yn [#zd [b] c] [[#bd [^#bp] [x][#td]",
                                              "1:6 bb, 1:19 yn"},
    {"![a #te](x) ![a #bh][r] x ![#bf](u) x [#ba", ""},
    {"\\]#a \\(#b \\\\#c \\_#d \\#e \\—#f",     "1:3 a, 1:8 b, 1:13 c, 1:18 d"},
    {"> >#a\n>#b\n> c >#d",                    "1:4 a, 2:2 b"},
    {"a ``b #ce` d #cf ```` #cj ``` #ck",     "1:14 cf, 1:31 ck"},
    {"a $b #a c\t$ d\n\n$\n#b c$ $c #d\n$\n\na $$b #e c$ <!-- x -- #f -->",
                                              "1:6 a, 7:23 f"},
    {"|a|b|\n|-|\n|#a|x|y|\nz|#b\n|#c|",       "3:2 a"},
    {"a|#a\n-|-\n#b|#c\n|#d|",                "1:3 a, 3:1 b, 3:4 c"},
    {" |#a|\n|-|\n|#b|\n\n- |#c|\n  |-|\n   |#d|\n\na\n|#e|\n|-|",
                                              "5:4 c"},
    {"> [!a] b\n> |#c|\n> |-|",               "2:4 c"},
    {"#q-r_s #x'y #a.b #a\u200b",             "1:1 q-r_s, 1:8 x, 1:13 a, 1:18 a"},
    {"<div>\n#no\n</div>\n\n#yes",            "5:1 yes"},
    {"a <b c=\"d #e\">f</b> <http://#g>",      ""},
    {"a <b>#c</b> <br>#d <br/>#e</b>#f <a://g>#h <c@d>#i",
                                              "1:6 c, 1:17 d, 1:25 e, 1:31 f, 1:41 h, 1:49 i"},
    {"a <3#b <-#c <a#d <x #e",                "1:21 e"},
    {"https://x.y/a_#b HTTP://x~#c (www.x*#d) **https://x_#e=_#f==#g**",
                                              ""},
    {"xhttp://a_#b https:/_#c ww.x_#d 9www.x_#e",
                                              "1:11 b, 1:22 c, 1:30 d, 1:40 e"},
    {"[a](https://x.y)_#b <https://x.y>_#c `http://`_#d https://e_<f>_#g",
                                              "1:18 b, 1:35 c, 1:48 d"},
    {"https://x.y/_ #b https://x.y\n_#c https://x.y\\_#d",
                                              "1:15 b, 2:2 c"},
    {"|https://x.y|#a|\n|---|\n|https://x.y/_#b|#c|",
                                              "1:14 a, 3:18 c"},
    {"`#code` [[a#b]] <!-- #c --> <? #d ?> <!E #f> <![CDATA[ #g ]]>", ""},
    {"# Heading #tag",                        "1:11 tag"},
    {"#émile\u00a0#b",                        "1:1 émile, 1:10 b"},
};
/* clang-format on */

static void tell_tags(read_note *r)
{
    for (size_t i = 0; i < r->sink.tags.len; i++) {
        const tag *t = &r->sink.tags.at[i];
        read_note_say(
            r, "%s%u:%u %s", i ? ", " : "", t->line, t->column,
            read_note_name(r, t->name));
    }
}

static void links_count_as_in_obsidian(void **state)
{
    (void)state;
    read_note_cases(links, sizeof links / sizeof *links, read_note_links);
}

static void tags_count_as_in_obsidian(void **state)
{
    (void)state;
    read_note_cases(tags, sizeof tags / sizeof *tags, tell_tags);
}

static void long_targets_are_reported(void **state)
{
    (void)state;
    static char body[LIMIT_TARGET_BYTES + 16];
    memset(body, 'a', sizeof body - 1);
    memcpy(body, "[[", 2);
    memcpy(body + sizeof body - 3, "]]", 2);
    read_note r;
    read_note_open(&r, body);
    assert_int_equal(r.sink.links.len, 0);
    assert_int_equal(r.sink.findings.len, 1);
    assert_int_equal(r.sink.findings.at[0].code, K107_LINK_LIMIT);
    read_note_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_count_as_in_obsidian),
        cmocka_unit_test(tags_count_as_in_obsidian),
        cmocka_unit_test(long_targets_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
