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
        if (kith_html_block_kind(str_from(cases[i].words)) != cases[i].kind)
            fail_msg(
                "%s is no block of kind %u", cases[i].words, cases[i].kind);
}

static void what_ends_a_paragraph_is_no_tag_of_any_name(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        bool ends;
    } cases[] = {
        {"<div>", true},     {"</DIV", true},     {"<h1/>", true},
        {"<p\tclass", true}, {"<!-- a", true},    {"<pre>", true},
        {"<b>", false},      {"</pre> a", false}, {"<divs>", false},
        {"<p/", false},      {"<", false},        {"", false},
        {"a <div>", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (kith_html_ends_paragraph(str_from(cases[i].words)) != cases[i].ends)
            fail_msg("%s", cases[i].words);
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
        cmocka_unit_test(what_ends_a_paragraph_is_no_tag_of_any_name),
        cmocka_unit_test(a_block_ends_with_its_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
