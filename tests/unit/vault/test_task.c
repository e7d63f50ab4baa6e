/* Tasks: their box, their dates, their priority. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/task.h"

/* clang-format off */
static const struct {
    const char *text;
    size_t box;
    uint32_t status;
} boxes[] = {
    {"[ ] a", 4, ' '}, {"[x] a", 4, 'x'}, {"[/] a", 4, '/'}, {"[ ]", 3, ' '},
    {"[é] a", 5, 0xe9},     {"[🔥] a", 7, 0x1f525},  {"[❤️] a", 9, 0x2764},
    {"[\u00a0] a", 5, 0xa0}, {"[é]", 4, 0xe9},       {"[é]a", 0, 0},
    {"[éé] a", 0, 0},       {"[❤️️] a", 0, 0},        {"[❤️", 0, 0},
    {"[] a", 0, 0},    {"[xx] a", 0, 0},  {"[x]a", 0, 0},    {"[[a]] b", 0, 0},
    {"a [ ] b", 0, 0}, {"[\n] a", 0, 0},  {"", 0, 0},
};

static const struct {
    const char *text, *due, *scheduled, *done;
    unsigned priority;
} cases[] = {
    {"a 📅 2025-11-14 ⏫",             "2025-11-14", "", "", 4},
    {"a 🗓️ 2025-11-14",               "2025-11-14", "", "", 0},
    {"a ⏳ 2025-11-14 ✅ 2025-11-15",  "", "2025-11-14", "2025-11-15", 0},
    {"a [due:: 2025-11-14]",           "2025-11-14", "", "", 0},
    {"a (due:: 2025-11-14) [scheduled:: 2025-11-13] [completion:: 2025-11-15]",
                                       "2025-11-14", "2025-11-13", "2025-11-15", 0},
    {"a [Due:: 2025-11-14] (COMPLETION:: 2025-11-15)",
                                       "2025-11-14", "", "2025-11-15", 0},
    {"a [priority:: high]",            "", "", "", 4},
    {"a [Priority:: high]",            "", "", "", 4},
    {"a [priority:: highest]",         "", "", "", 5},
    {"a ⏬",                           "", "", "", 1},
    {"a 📅\u00a02025-11-14\u3000",     "2025-11-14", "", "", 0},
    {"a [due::\u00a02025-11-14]",      "2025-11-14", "", "", 0},
    /* The first, unless words part them. */
    {"a 📅 2025-11-14 📅 2025-11-15",   "2025-11-14", "", "", 0},
    {"a 🔼⏫ #b 📅2025-11-14 📆 2025-11-15", "2025-11-14", "", "", 3},
    {"📅 2025-11-14 a 📅 2025-11-15",   "2025-11-15", "", "", 0},
    {"⏫ a ⏬ 🔼",                      "", "", "", 1},
    {"a ⏫️ ⏳2025-11-14 🔁 every 2 weeks, 🆔 a-1 ⛔️ b, c_2 🏁 keep ⌛ 2025-11-15",
                                       "", "2025-11-14", "", 4},
    {"a 📅 2025-11-14 🆔 a b 📅 2025-11-15", "2025-11-15", "", "", 0},
    {"a 📅 2025-11-14#b 📅 2025-11-15", "2025-11-15", "", "", 0},
    {"a 📅 2025-11-14 # 📅 2025-11-15", "2025-11-15", "", "", 0},
    {"a 📅 2025-11-14, 📅 2025-11-15",  "2025-11-15", "", "", 0},
    {"a [due:: 2025-11-14] , (due:: 2025-11-15)",
                                       "2025-11-14", "", "", 0},
    {"a [due:: 2025-11-14], [repeat:: every day] (id:: b), [due:: 2025-11-15]",
                                       "2025-11-14", "", "", 0},
    {"a [due:: 2025-11-14] [b:: c] [due:: 2025-11-15]",
                                       "2025-11-15", "", "", 0},
    {"a [priority:: low] [priority:: high]", "", "", "", 2},
    {"a 📅 2025-11-14 [due:: 2025-11-15]", "2025-11-14", "", "", 0},
    {"✅ Wait until Friday",           "", "", "", 0},
    {"a 📅 2025-13-14",                "", "", "", 0},
};
/* clang-format on */

static void a_box_makes_a_task(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        uint32_t status = 0;
        size_t box = kith_task_box(str_from(boxes[i].text), &status);
        assert_int_equal(box, boxes[i].box);
        assert_int_equal(status, boxes[i].status);
    }
}

static void dates_are_read_in_both_notations(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        task t = {0};
        char day[11];
        kith_task_read(str_from(cases[i].text), &t);
        assert_string_equal(kith_date_format(t.due, day), cases[i].due);
        assert_string_equal(
            kith_date_format(t.scheduled, day), cases[i].scheduled);
        assert_string_equal(kith_date_format(t.done, day), cases[i].done);
        assert_int_equal(t.priority, cases[i].priority);
    }
}

static void the_other_dates_are_signs_only(void **state)
{
    static const struct {
        const char *text, *created, *start, *cancelled;
    } rows[] = {
        {"a \xe2\x9e\x95 2025-01-02", "2025-01-02", "", ""},
        {"a \xf0\x9f\x9b\xab 2025-01-02", "", "2025-01-02", ""},
        {"a \xe2\x9d\x8c 2025-01-02", "", "", "2025-01-02"},
        {"a [created:: 2025-01-02] (start:: 2025-01-03)", "2025-01-02",
         "2025-01-03", ""},
        {"\xe2\x9d\x8c No budget", "", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char day[11];
        task_signs s = kith_task_signs(str_from(rows[i].text));
        assert_string_equal(
            kith_date_format(s.day[TASK_CREATED], day), rows[i].created);
        assert_string_equal(
            kith_date_format(s.day[TASK_START], day), rows[i].start);
        assert_string_equal(
            kith_date_format(s.day[TASK_CANCELLED], day), rows[i].cancelled);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_makes_a_task),
        cmocka_unit_test(dates_are_read_in_both_notations),
        cmocka_unit_test(the_other_dates_are_signs_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
