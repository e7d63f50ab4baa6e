/* Which spellings are one name, and which words are names at all. */
#include "fixture.h"

#include "graph/names.h"

/* clang-format off */
static const struct {
    const char *words;
    bool personal;
} looks[] = {
    {"Ana Lima",                true},
    {"Ludwig van Beethoven",    true},
    {"Žofie Ångström",          true},
    {"J. R. Hartley",           true},
    {"Sinead O'Connor",         true},
    {"Ana",                     false},
    {"ana lima",                false},
    {"Steering Committee",      false},
    {"Azure Storage",           false},
    {"The Whole Field Team",    false},
    {"Ana Lima 2",              false},
    {"Ana / Bo",                false},
    {"One Two Three Four Five", false},
    {"",                        false},
};
/* clang-format on */

static void a_personal_name_looks_like_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        print_message("%s\n", looks[i].words);
        assert_int_equal(
            kith_looks_personal(str_from(looks[i].words)), looks[i].personal);
    }
    assert_true(kith_looks_organization(STR("Contoso")));
    assert_false(kith_looks_organization(STR("CTO")));
    assert_false(kith_looks_organization(STR("optional")));
}

static void the_better_level_wins(void **state)
{
    (void)state;
    name_index index = {0};
    unsigned count = 0;
    assert_true(kith_names_add_person(&index, STR("Ana Lima"), 7, LEVEL_NAME));
    assert_true(kith_names_add_person(&index, STR("Ana Costa"), 8, LEVEL_NAME));
    assert_true(kith_names_add(&index, STR("Ana"), 9, LEVEL_ALIAS));

    name_id ana = kith_names_key(&index, STR("ÁNA"), false);
    assert_int_equal(kith_names_only(&index, ana, LEVEL_LAST_NAME, &count), 9);
    name_id handle = kith_names_key(&index, STR("AnaLima"), true);
    assert_int_equal(kith_names_only(&index, handle, LEVEL_HANDLE, &count), 7);
    name_id lima = kith_names_key(&index, STR("lima"), false);
    assert_int_equal(
        kith_names_only(&index, lima, LEVEL_NICKNAME, &count), KITH_NO_VERTEX);
    assert_int_equal(count, 0);
    name_id zed = kith_names_key(&index, STR("Zed"), false);
    assert_int_equal(kith_names_first(&index, zed), NO_INDEX);
    assert_true(kith_names_add(&index, STR("zed"), 3, LEVEL_NAME));
    assert_int_equal(kith_names_key(&index, STR("ZED"), false), zed);
    assert_int_equal(kith_names_only(&index, zed, LEVEL_NAME, &count), 3);
    assert_int_equal(kith_names_key(&index, STR(" "), false), NO_NAME);
    kith_names_free(&index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_personal_name_looks_like_one),
        cmocka_unit_test(the_better_level_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
