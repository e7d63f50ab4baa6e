/* Blocks of HTML that end with a mark: how they open and end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/html_block.h"

static void a_block_opens_by_its_first_words(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        unsigned kind;
    } cases[] = {
        {"<pre>", 1},
        {"<PRE class=a>", 1},
        {"<script", 1},
        {"<style\t>", 1},
        {"<textarea x", 1},
        {"<prex>", 0},
        {"</pre>", 0},
        {"<!-- a", 2},
        {"<!->", 0},
        {"<?php", 3},
        {"<!DOCTYPE a>", 4},
        {"<!a", 4},
        {"<!1>", 0},
        {"<![CDATA[", 5},
        {"<![cdata[", 0},
        {"<div>", 0},
        {"<", 0},
        {"", 0},
        {"a <pre>", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (kith_html_raw_kind(str_from(cases[i].words)) != cases[i].kind)
            fail_msg(
                "%s is no block of kind %u", cases[i].words, cases[i].kind);
}

static void a_tag_alone_ends_no_paragraph(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        unsigned kind, in_text;
    } cases[] = {
        {"<div>", 6, 6},       {"</DIV", 6, 6},
        {"<h1/>", 6, 6},       {"<p\tclass", 6, 6},
        {"<!-- a", 2, 2},      {"<pre>", 1, 1},
        {"<b>", 7, 0},         {"</b-c> ", 7, 0},
        {"<b c='d'/>", 7, 0},  {"<b> a", 0, 0},
        {"<b", 0, 0},          {"</pre> a", 0, 0},
        {"<divs>", 7, 0},      {"<p/", 0, 0},
        {"<", 0, 0},           {"", 0, 0},
        {"a <div>", 0, 0},     {"<a:b>", 0, 0},
        {"<ana@b.org>", 0, 0}, {"<b =\"c\">", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str words = str_from(cases[i].words);
        if (kith_html_block_kind(words, false) != cases[i].kind ||
            kith_html_block_kind(words, true) != cases[i].in_text)
            fail_msg("%s", cases[i].words);
    }
}

static void a_block_ends_with_its_mark(void **state)
{
    (void)state;
    static const struct {
        unsigned kind;
        const char *line;
        bool ends;
    } cases[] = {
        {1, "a</PRE> b", true}, {1, "</style>", true}, {1, "</pre", false},
        {1, "-->", false},      {2, "a --> b", true},  {2, "->", false},
        {3, "?>", true},        {3, ">", false},       {4, "a>", true},
        {4, "", false},         {5, "]]>", true},      {5, "]>", false},
        {6, "", true},          {7, " ", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (kith_html_block_ends(cases[i].kind, str_from(cases[i].line)) !=
            cases[i].ends)
            fail_msg("kind %u: %s", cases[i].kind, cases[i].line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_opens_by_its_first_words),
        cmocka_unit_test(a_tag_alone_ends_no_paragraph),
        cmocka_unit_test(a_block_ends_with_its_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
