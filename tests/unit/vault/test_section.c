/* Headings and what they say. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/section.h"

/* clang-format off */
static const struct {
    const char *heading;
    section section;
} cases[] = {
    {"Recent Context",       SECTION_RECENT_CONTEXT},
    {"RECENT  context:",     SECTION_RECENT_CONTEXT},
    {"✅ Key Decisions",     SECTION_DECISIONS},
    {"**Attendees**",        SECTION_ATTENDEES},
    {"Risks & Blockers",     SECTION_BLOCKERS},
    {"2. Action Items",      SECTION_TASKS},
    {"Follow-ups",           SECTION_TASKS},
    {"Stakeholders",         SECTION_KEY_CONTACTS},
    {"Related Customers",    SECTION_RELATED_CUSTOMERS},
    {"Contact Information",  SECTION_CONTACT_INFORMATION},
    {"Something else",       SECTION_OTHER},
    {"Key facts ",           SECTION_KEY_FACTS},
    {"key  facts",           SECTION_KEY_FACTS},
    {"With",                 SECTION_ATTENDEES},
    {"Keyfacts",             SECTION_OTHER},
    {"",                     SECTION_OTHER},
    {"A heading that is much longer than any that we know and goes on",
                             SECTION_OTHER},
};
/* clang-format on */

static void headings_open_sections(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            kith_section_of(str_from(cases[i].heading)), cases[i].section);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_open_sections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
