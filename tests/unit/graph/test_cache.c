/* The cache of a graph: what the records of its snapshot are like. */
#include "fixture.h"

#include "graph/names.h"
#include "unit/no_padding.h"

static void records_are_all_members(void **state)
{
    (void)state;
    ASSERT_NO_PADDING(vertex);
    ASSERT_NO_PADDING(noted);
    ASSERT_NO_PADDING(event);
    ASSERT_NO_PADDING(place);
    ASSERT_NO_PADDING(tie);
    ASSERT_NO_PADDING(association);
    ASSERT_NO_PADDING(statement);
    ASSERT_NO_PADDING(stated_task);
    ASSERT_NO_PADDING(remark);
    ASSERT_NO_PADDING(decision);
    ASSERT_NO_PADDING(diagnostic);
    ASSERT_NO_PADDING(interned);
    ASSERT_NO_PADDING(named_by);
    ASSERT_NO_PADDING(name_entry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_all_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
