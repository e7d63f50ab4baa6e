/* What an item keeps of a line that is too much for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vault/sink.h"

enum { WIDE = 40000, LINKS = 70000 };

static char *repeat(const char *opening, const char *piece, size_t count)
{
    size_t len = strlen(opening), step = strlen(piece);
    char *text = malloc(len + step * count + 1);
    assert_non_null(text);
    memcpy(text, opening, len);
    for (size_t i = 0; i < count; i++)
        memcpy(text + len + i * step, piece, step);
    text[len + step * count] = '\0';
    return text;
}

static void read_text(sink *s, intern *names, const char *text)
{
    *s = (sink){.names = names};
    kith_markdown_read(str_from(text), 0, 1, s);
    assert_false(s->failed);
}

static void forget(sink *s, intern *names, char *text)
{
    kith_sink_free(s);
    kith_intern_free(names);
    kith_markdown_thread_free();
    free(text);
}

static void a_quotation_ends_between_characters(void **state)
{
    (void)state;
    sink s;
    intern names = {0};
    char *text = repeat("- 2025-01-02: a", "\xc3\xa9", WIDE);
    read_text(&s, &names, text);
    assert_int_equal(s.items.len, 1);
    size_t end = (size_t)s.items.at[0].begin + s.items.at[0].length;
    assert_in_range(s.items.at[0].length, UINT16_MAX - 3, UINT16_MAX);
    assert_int_not_equal((unsigned char)text[end] & 0xC0, 0x80);
    forget(&s, &names, text);
}

static void links_beyond_the_count_belong_to_the_note(void **state)
{
    (void)state;
    sink s;
    intern names = {0};
    char *text = repeat("- ", "[[a]] ", LINKS);
    read_text(&s, &names, text);
    assert_int_equal(s.links.len, LINKS);
    assert_int_equal(s.items.len, 1);
    assert_int_equal(s.items.at[0].links, UINT16_MAX);
    forget(&s, &names, text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_ends_between_characters),
        cmocka_unit_test(links_beyond_the_count_belong_to_the_note),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
