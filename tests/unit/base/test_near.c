/* Beginnings of names, and names that are almost the one typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/near.h"

static void words_begin_words_in_the_same_order(void **state)
{
    (void)state;
    static const struct {
        const char *name, *query;
        bool begins;
    } rows[] = {
        {"omar haddad", "omar", true},
        {"omar haddad", "had", true},
        {"omar haddad", "om had", true},
        {"omar haddad", "had om", false},
        {"omar haddad", "mar", false},
        {"omar", "omar haddad", false},
        {"omar", "", true},
        {"", "o", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            kith_words_begin(str_from(rows[i].name), str_from(rows[i].query)),
            rows[i].begins);
}

/* Offered in this order, named by it. */
static const char *const names[] = {
    "ana lima", "anna lima", "bo ek", "ana linna", "lima", "nobody at all",
};

static void the_three_nearest_are_kept_nearest_first(void **state)
{
    (void)state;
    static const struct {
        const char *query, *expected;
    } rows[] = {
        {"ana lima", "0 1 3 "}, /* 0, 1 and 2 letters away */
        {"nobdy", "5 "},        /* of one word; the others are too far */
        {"lmia", "0 1 4 "},     /* two letters swapped, of a surname */
        {"xyzzy", ""},
        {"ke", "2 "}, /* one of two letters may be wrong */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        near_names near = {0};
        char said[32] = "";
        size_t length = 0;
        for (uint32_t k = 0; k < sizeof names / sizeof *names; k++)
            kith_near_offer(
                &near, str_from(rows[i].query), str_from(names[k]), k);
        for (unsigned k = 0; k < near.count; k++)
            length += (size_t)snprintf(
                said + length, sizeof said - length, "%u ", near.index[k]);
        assert_string_equal(said, rows[i].expected);
    }
}

static void what_is_longer_than_64_bytes_is_near_to_nothing(void **state)
{
    (void)state;
    char longer[80];
    near_names near = {0};
    memset(longer, 'a', sizeof longer);
    str name = {longer, sizeof longer};
    kith_near_offer(&near, name, name, 1);
    assert_int_equal(near.count, 0);
}

static void letters_apart_counts_swaps_as_one(void **state)
{
    static const struct {
        const char *a, *b;
        unsigned apart;
    } cases[] = {
        {"", "", 0},         {"a", "", 1},          {"berg", "berg", 0},
        {"berg", "breg", 1}, {"berg", "bergh", 1},  {"berg", "borg", 1},
        {"berg", "bare", 2}, {"ca", "abc", 3},      {"王伟", "王薇", 1},
        {"naïm", "naim", 1}, {"kofi", "coffee", 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str a = str_from(cases[i].a), b = str_from(cases[i].b);
        assert_int_equal(kith_letters_apart(a, b), cases[i].apart);
        assert_int_equal(kith_letters_apart(b, a), cases[i].apart);
    }
    (void)state;
}

/* The same, looked at letter by letter from the end. */
static unsigned apart_by_the_rules(str a, str b)
{
    if (a.len == 0 || b.len == 0)
        return (unsigned)(a.len + b.len);
    str x = str_slice(a, 0, a.len - 1), y = str_slice(b, 0, b.len - 1);
    char c = a.ptr[x.len], d = b.ptr[y.len];
    unsigned least = apart_by_the_rules(x, y) + (c != d);
    unsigned less = apart_by_the_rules(x, b) + 1;
    unsigned more = apart_by_the_rules(a, y) + 1;
    least = less < least ? less : least;
    least = more < least ? more : least;
    if (x.len && y.len && c == b.ptr[y.len - 1] && d == a.ptr[x.len - 1]) {
        str v = str_slice(a, 0, a.len - 2), w = str_slice(b, 0, b.len - 2);
        unsigned swap = apart_by_the_rules(v, w) + 1;
        least = swap < least ? swap : least;
    }
    return least;
}

/* Word `number` of those of the letters a, b and c. */
static str word_of(unsigned number, char room[static 8])
{
    size_t len = 0;
    for (; number; number = (number - 1) / 3)
        room[len++] = (char)('a' + (number - 1) % 3);
    return (str){room, len};
}

static void letters_apart_are_those_of_the_rules(void **state)
{
    enum { WORDS = 1 + 3 + 9 + 27 + 81 };
    for (unsigned i = 0; i < WORDS; i++) {
        for (unsigned k = 0; k < WORDS; k++) {
            char one[8], other[8];
            str a = word_of(i, one), b = word_of(k, other);
            if (kith_letters_apart(a, b) != apart_by_the_rules(a, b))
                fail_msg("%.*s and %.*s", STR_ARG(a), STR_ARG(b));
        }
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_apart_counts_swaps_as_one),
        cmocka_unit_test(letters_apart_are_those_of_the_rules),
        cmocka_unit_test(words_begin_words_in_the_same_order),
        cmocka_unit_test(the_three_nearest_are_kept_nearest_first),
        cmocka_unit_test(what_is_longer_than_64_bytes_is_near_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
