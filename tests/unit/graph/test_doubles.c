/* Who is proposed as one person, on the smallest vaults that show it; and that
 * proposing costs near linear work. */
#include "fixture.h"

#include "base/buffer.h"
#include "graph/doubles.h"

#define FABRIKAM  "---\ntype: person\ncompany: \"[[Fabrikam]]\"\n---\n"
#define NORTHWIND "---\ntype: person\ncompany: \"[[Northwind]]\"\n---\n"
#define MET(day, people)                                                    \
    {                                                                       \
        "Meetings/" day " - Talk.md", "---\ntype: meeting\ndate: " day      \
                                      "\nparticipants: [" people "]\n---\n" \
    }

static const double_pair *pair_of(
    const fixture *f, const doubles *all, const char *a, const char *b)
{
    kith_vertex one = who(f, a), other = who(f, b);
    for (size_t i = 0; i < all->count; i++)
        if ((all->pair[i].a == one && all->pair[i].b == other) ||
            (all->pair[i].a == other && all->pair[i].b == one))
            return &all->pair[i];
    return NULL;
}

typedef struct pair_case {
    const char *one, *other; /* names: notes at Fabrikam */
    bool proposed;
} pair_case;

static void names_that_may_be_one_are_proposed(void **state)
{
    static const pair_case cases[] = {
        {"Kofi Mensah", "Coffee Mensah", true},
        {"Anna Lindqvist", "Anna Lindqvsit", true},
        {"Anna Lindqvist", "Anna Lindvist", true},
        {"Annamaria Berg", "Anna Maria Berg", true},
        {"Robert Hale", "Bob Hale", true},
        {"Robert Hale", "R. Hale", true},
        {"Jürgen Vogt", "Juergen Vogt", true},
        {"Bo Ek", "Ek Bo", true},
        {"Anna Lind", "Anna Lind-Berg", true},
        {"Priya Ramanathan", "Priya Raman", true},
        {"Zoë Hale", "Zoe Hale", true},
        {"Kofi Mensah", "Kofi", true},
        {"Jonas Lind", "Karin Lind", false},
        {"Jonas Lind", "Johan Lind", false},
        {"Mario Lind", "Karin Holm", false},
        {"Ian Roe", "Ian Roe Jr", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char one[128], other[128];
        snprintf(one, sizeof one, "People/%s.md", cases[i].one);
        snprintf(other, sizeof other, "People/%s.md", cases[i].other);
        const page pages[] = {{one, FABRIKAM}, {other, FABRIKAM}, {0}};
        fixture f = begin(pages, NULL);
        doubles all;
        assert_true(kith_doubles_find(f.graph, &all));
        if ((all.count > 0) != cases[i].proposed)
            print_error("%s, %s\n", cases[i].one, cases[i].other);
        assert_int_equal(all.count, cases[i].proposed);
        kith_doubles_free(&all);
        end(&f);
    }
    (void)state;
}

/* Tobias Renner and Tobias Rener under what the notes say of the two. */
static void the_notes_speak_for_and_against(void **state)
{
    static const struct {
        const char *other; /* the note of Tobias Rener */
        page meeting[2];
        double_sign sign;
        bool proposed;
    } cases[] = {
        {FABRIKAM,
         {MET("2026-03-02", "Tobias Renner, Ana Aho, Ana Ruiz"),
          MET("2026-03-03", "Tobias Rener, Ana Aho, Ana Ruiz")},
         SIGN_NEIGHBOURS,
         true},
        {NORTHWIND,
         {MET("2026-03-02", "Tobias Renner, Cy Aho"), {0}},
         SIGN_ORGANIZATION,
         false},
        {FABRIKAM,
         {MET("2026-03-02", "Tobias Renner, Tobias Rener, Ana Ruiz"), {0}},
         SIGN_MEETINGS,
         false},
        {"---\ntype: person\ncompany: \"[[Fabrikam]]\"\nemail: t@b.example\n"
         "---\n",
         {MET("2026-03-02", "Tobias Renner, Cy Aho"), {0}},
         SIGN_EMAIL,
         false},
        {FABRIKAM
         "## Background\n\n- Worked with [[Tobias Renner]] at Adatum.\n",
         {MET("2026-03-02", "Tobias Renner, Cy Aho"), {0}},
         SIGN_BESIDE,
         false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const page pages[] = {
            {"People/Tobias Renner.md",
             "---\ntype: person\ncompany: \"[[Fabrikam]]\"\n"
             "email: t@a.example\n---\n"},
            {"People/Tobias Rener.md", cases[i].other},
            cases[i].meeting[0],
            cases[i].meeting[1],
            {0}};
        fixture f = begin(pages, NULL);
        doubles all;
        assert_true(kith_doubles_find(f.graph, &all));
        const double_pair *p =
            pair_of(&f, &all, "Tobias Renner", "Tobias Rener");
        if (!!p != cases[i].proposed)
            print_error("case %zu\n", i);
        assert_int_equal(!!p, cases[i].proposed);
        if (p)
            assert_true(p->bits[cases[i].sign] != 0);
        kith_doubles_free(&all);
        end(&f);
    }
    (void)state;
}

static void the_score_is_the_sum_of_its_signs(void **state)
{
    const page pages[] = {
        {"People/Kofi Mensah.md", FABRIKAM},
        {"People/Coffee Mensah.md", FABRIKAM},
        MET("2026-03-02", "Kofi Mensah, Ana Ruiz"),
        {0}};
    fixture f = begin(pages, NULL);
    doubles all;
    assert_true(kith_doubles_find(f.graph, &all));
    assert_int_equal(all.count, 1);
    double sum = 0;
    for (unsigned s = 0; s < SIGNS; s++)
        sum += (double)all.pair[0].bits[s];
    assert_near(all.pair[0].score, 1 / (1 + exp2(-sum)), 1e-12);
    assert_int_equal(all.pair[0].a, who(&f, "Kofi Mensah")); /* has the tie */
    assert_near(all.pair[0].moved, 0, 0);
    kith_doubles_free(&all);
    end(&f);
    (void)state;
}

static void what_was_decided_is_not_proposed(void **state)
{
    static const struct {
        const char *settings;
        size_t proposed;
    } cases[] = {
        {"", 1},
        {"different:\n  Zoë Hale: [Zoe Hale]\n", 0},
        {"different:\n  Zoe Hale: Zoë Hale\n", 0},
        {"identities:\n  Zoë Hale: [Zoe Hale]\n", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const page pages[] = {
            {".kith.yaml", cases[i].settings},
            {"People/Zoë Hale.md", FABRIKAM},
            {"People/Zoe Hale.md", FABRIKAM},
            {0}};
        fixture f = begin(pages, NULL);
        doubles all;
        assert_true(kith_doubles_find(f.graph, &all));
        assert_int_equal(all.count, cases[i].proposed);
        kith_doubles_free(&all);
        end(&f);
    }
    (void)state;
}

/* How many of the n people of one meeting, a line each, are compared. */
static size_t compared_among(buffer *people, size_t n)
{
    buffer text = {0};
    kith_buffer_text(
        &text, "---\ntype: meeting\ndate: 2026-03-02\nparticipants:\n");
    kith_buffer_put(&text, buffer_str(people));
    kith_buffer_text(&text, "---\n");
    kith_buffer_char(&text, '\0');
    const page pages[] = {{"Meetings/2026-03-02 - All.md", text.at}, {0}};
    fixture f = begin(pages, NULL);
    doubles all;
    assert_true(kith_doubles_find(f.graph, &all));
    assert_int_equal(all.people, n);
    size_t count = all.compared;
    kith_doubles_free(&all);
    end(&f);
    kith_buffer_free(people);
    kith_buffer_free(&text);
    return count;
}

/* Of n people with names of two made-up words each. */
static size_t compared(size_t n)
{
    static const char *const parts[] = {
        "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te"};
    buffer people = {0};
    for (size_t i = 0; i < n; i++) {
        size_t x = i * 7919, y = i * 104729;
        kith_buffer_printf(
            &people, "- B%s%s%s T%s%s%s%s\n", parts[x % 12], parts[x / 12 % 12],
            parts[x / 144 % 12], parts[y % 12], parts[y / 12 % 12],
            parts[y / 144 % 12], parts[y / 1728 % 12]);
    }
    return compared_among(&people, n);
}

static void a_person_is_compared_with_a_few_others(void **state)
{
    size_t some = compared(500), many = compared(2000);
    assert_true(some <= 500 * 8);
    assert_true(many <= 2000 * 8); /* of two million pairs */
    (void)state;
}

static void a_digit_is_no_slip(void **state)
{
    enum { GUESTS = 500 };
    buffer people = {0};
    for (unsigned i = 0; i < GUESTS; i++)
        kith_buffer_printf(&people, "- \"[[Guest%u]]\"\n", 1000 + i);
    assert_int_equal(compared_among(&people, GUESTS), 0);
    kith_buffer_text(&people, "- \"[[Guest1000]]\"\n- \"[[Guets1000]]\"\n");
    assert_int_equal(compared_among(&people, 2), 1);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_may_be_one_are_proposed),
        cmocka_unit_test(the_notes_speak_for_and_against),
        cmocka_unit_test(the_score_is_the_sum_of_its_signs),
        cmocka_unit_test(what_was_decided_is_not_proposed),
        cmocka_unit_test(a_person_is_compared_with_a_few_others),
        cmocka_unit_test(a_digit_is_no_slip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
