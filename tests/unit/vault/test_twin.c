/* "%%" and "$$": where they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/twin.h"

static void two_of_one_character_are_found(void **state)
{
    (void)state;
    assert_int_equal(kith_twin_find(STR("a%b%%c"), 0, '%'), 3);
    assert_int_equal(kith_twin_find(STR("%%%"), 1, '%'), 1);
    assert_int_equal(kith_twin_find(STR("%%"), 1, '%'), 2);
    assert_int_equal(kith_twin_find(STR("$$"), 0, '%'), 2);
    assert_int_equal(kith_twin_find(STR(""), 0, '%'), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_of_one_character_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
