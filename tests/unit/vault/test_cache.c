/* The cache of a vault: what need not be read is not, and nothing differs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include <kith/kith.h>

#include "base/file.h"
#include "graph/graph.h"
#include "unit/no_padding.h"
#include "vault/cache_file.h"
#include "vault/vault.h"

#include "temp_vault.h"

/* A vault with a cache beside it; both are written two seconds ago, so that
 * stamps are trusted. */
typedef struct pair {
    temp_vault vault, cache;
} pair;

static const char *const notes[][2] = {
    {"People/Ana Lima.md", "---\ntype: person\n---\nSee [[Bo Ek]].\n"},
    {"People/Bo Ek.md",
     "---\ntype: person\naliases: [Bobby]\n---\n# Bo\n\n## Recent Context\n"
     "- 2026-01-02: [[2026-01-02 - Talk]] - words (via Ana Lima)\n"},
    {"People/Cy Roe.md", "---\ntype: person\n---\nNo longer at Contoso.\n"},
    {"Meetings/2026-01-02 - Talk.md",
     "---\ntype: meeting\nparticipants: [Ana Lima, Bo Ek]\n---\n[[Nobody]]\n"},
    {"Broken.md", "---\na: [\n---\n[[Bobby]] [[Broken]] #tag\n"},
    {"Plan.canvas",
     "{\"nodes\":[{\"id\":\"a\",\"type\":\"text\",\"text\":\"[[Bo Ek]]\"}]}"},
    {"picture.png", ""},
};

static void wait_for_the_clock(void)
{
    nanosleep(&(struct timespec){.tv_sec = 2, .tv_nsec = 50000000}, NULL);
}

static int make_pair(void **state)
{
    static pair made;
    temp_vault_make(&made.vault);
    temp_vault_make(&made.cache);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        temp_vault_write(&made.vault, notes[i][0], str_from(notes[i][1]));
    wait_for_the_clock();
    *state = &made;
    return 0;
}

static int remove_pair(void **state)
{
    const pair *p = *state;
    temp_vault_remove(&p->vault);
    temp_vault_remove(&p->cache);
    return 0;
}

static kith_vault *open_vault(const pair *p, kith_vault_options options)
{
    kith_error error = {0};
    if (!options.cache)
        options.cache = p->cache.path;
    kith_vault *vault = kith_vault_open(p->vault.path, &options, &error);
    if (!vault)
        fail_msg("%s", error.message);
    return vault;
}

/* Bytes of records that were made by reading. */
static size_t read_bytes(const kith_vault *vault)
{
    size_t bytes = 0;
    for (size_t i = 0; i < vault->stores->count; i++)
        bytes += vault->stores->records[i].bytes;
    return bytes;
}

/* All that is known, as text; to be freed. */
static char *tell(const kith_vault *vault)
{
    char *text = NULL;
    size_t len = 0;
    kith_error error = {0};
    FILE *out = open_memstream(&text, &len);
    kith_graph *graph = kith_graph_build(vault, NULL, &error);
    kith_report *all = kith_report_export(vault, graph, &error);
    kith_report *links = kith_report_list(vault, NULL, NULL, &error);
    kith_render(all, KITH_FORMAT_NDJSON, NULL, out, &error);
    kith_render(links, KITH_FORMAT_NDJSON, NULL, out, &error);
    assert_int_equal(error.code, 0);
    kith_report_free(all);
    kith_report_free(links);
    kith_graph_free(graph);
    fclose(out);
    return text;
}

/* The path of the snapshot with that ending. */
static void find_snapshot(
    const pair *p, const char *ending, char path[static 2048])
{
    DIR *listing = opendir(p->cache.path);
    assert_non_null(listing);
    path[0] = '\0';
    for (struct dirent *e; (e = readdir(listing));)
        if (str_ends(str_from(e->d_name), str_from(ending)))
            temp_vault_at(&p->cache, e->d_name, path);
    closedir(listing);
    assert_true(path[0] != '\0');
}

/* Opens with the cache and without; fails unless both tell the same. */
static size_t assert_same(const pair *p, const char *what)
{
    kith_error error = {0};
    kith_vault *plain = kith_vault_open(p->vault.path, NULL, &error);
    kith_vault *vault = open_vault(p, (kith_vault_options){0});
    char *wanted = tell(plain), *told = tell(vault);
    size_t bytes = read_bytes(vault);
    if (strcmp(wanted, told) != 0)
        fail_msg("%s: told otherwise", what);
    free(wanted);
    free(told);
    kith_vault_free(plain);
    kith_vault_free(vault);
    return bytes;
}

static void what_is_known_is_not_read(void **state)
{
    const pair *p = *state;
    assert_true(assert_same(p, "new") > 0);
    assert_int_equal(assert_same(p, "known"), 0);
    assert_int_equal(assert_same(p, "known still"), 0);
}

static void one_changed_note_is_one_note_read(void **state)
{
    const pair *p = *state;
    size_t all = assert_same(p, "new");
    temp_vault_write(&p->vault, "People/Ana Lima.md", STR("[[Cy Roe]]\n"));
    size_t one = assert_same(p, "changed");
    assert_true(one > 0 && one < all / 2);
    assert_int_equal(assert_same(p, "changed just now"), one);
}

/* The modification time of the notes' snapshot. */
static int64_t written(const pair *p)
{
    char path[2048];
    struct stat status;
    find_snapshot(p, ".notes", path);
    assert_int_equal(stat(path, &status), 0);
    return kith_file_stamp(&status).mtime_ns;
}

static void a_few_changes_leave_the_snapshot(void **state)
{
    static const struct {
        const char *text;
        bool stays;
    } rows[] = {
        {"---\ntype: person\n---\nSee [[Bo Ek]]. [[New]]\n", true},
        {"---\ntype: meeting\n---\n#tag\n", true},
        {"---\ntype: person\ntitle: A. Lima\n---\n", false},
        {"---\ntype: person\ntitle: A. Lima\n---\n[[Bobby]]\n", true},
        {"---\ntitle: A. Lima\naliases: [Annie]\n---\n", false},
        {"---\ntitle: A. Lima\naliases: [Annie, Nan]\n---\n", false},
        {"---\naliases: [Annie, Nan]\ntitle: A. Lima\n---\n", true},
        {"---\naliases: [Annie, Nan]\ntitle: A. Lima\n---\n# {{x}}\n", false},
        {"---\ntitle: \"{{title}}\"\n---\n", false},
    };
    const pair *p = *state;
    assert_same(p, "new");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t before = written(p);
        temp_vault_write(
            &p->vault, "People/Ana Lima.md", str_from(rows[i].text));
        assert_same(p, rows[i].text);
        if ((written(p) == before) != rows[i].stays)
            fail_msg("row %zu: %s", i, rows[i].text);
    }
}

/* T58 */
static void same_size_and_time_are_not_enough(void **state)
{
    const pair *p = *state;
    char path[2048];
    struct stat was;
    assert_same(p, "new");
    temp_vault_at(&p->vault, "People/Ana Lima.md", path);
    assert_int_equal(stat(path, &was), 0);
    temp_vault_write(
        &p->vault, "People/Ana Lima.md",
        STR("---\ntype: person\n---\nSee [[Cy Ek]].\n"));
    struct timespec times[2] = {was.st_atim, was.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(assert_same(p, "changed in secret") > 0);
}

static void files_that_come_and_go_are_noticed(void **state)
{
    const pair *p = *state;
    char path[2048];
    assert_same(p, "new");
    temp_vault_write(&p->vault, "Nobody.md", STR("# Somebody\n"));
    assert_same(p, "a note more");
    temp_vault_write(&p->vault, "Nobody.png", STR(""));
    assert_same(p, "a picture more");
    unlink(temp_vault_at(&p->vault, "People/Bo Ek.md", path));
    assert_same(p, "a note less");
    temp_vault_write(&p->vault, "Plan.canvas", STR("{\"nodes\":[]}"));
    assert_same(p, "another canvas");
    temp_vault_write(&p->vault, ".kithignore", STR("*.png\n"));
    assert_same(p, "less is read");
    temp_vault_write(&p->vault, ".kith.yaml", STR("me: Ana Lima\n"));
    assert_same(p, "settings");
}

static void words_alone_leave_the_snapshot(void **state)
{
    const pair *p = *state;
    kith_vault *before = open_vault(p, (kith_vault_options){0});
    uint64_t identity = before->identity;
    assert_true(identity != 0);
    kith_vault_free(before);
    temp_vault_write(
        &p->vault, "People/Ana Lima.md",
        STR("---\ntype: person\n---\nSee [[Bo Ek]].\n\nMore words.\n"));
    kith_vault *after = open_vault(p, (kith_vault_options){0});
    assert_true(read_bytes(after) > 0);
    assert_true(after->identity == identity);
    kith_vault_free(after);
    assert_same(p, "words");
    /* Whoever is gone is told by words only: those count. */
    temp_vault_write(
        &p->vault, "People/Cy Roe.md",
        STR("---\ntype: person\n---\nIs very much at Contoso.\n"));
    assert_same(p, "words that count");
}

static void verifying_reads_and_rebuilding_takes_nothing(void **state)
{
    const pair *p = *state;
    assert_same(p, "new");
    kith_vault *vault = open_vault(p, (kith_vault_options){.verify = true});
    assert_int_equal(read_bytes(vault), 0); /* texts are as they were */
    kith_vault_free(vault);
    vault = open_vault(p, (kith_vault_options){.rebuild = true});
    assert_true(read_bytes(vault) > 0);
    kith_vault_free(vault);
}

static void options_of_reading_have_their_own(void **state)
{
    const pair *p = *state;
    assert_same(p, "new");
    const kith_vault_options others[] = {
        {.strict_obsidian = true},
        {.max_note_bytes = 50},
        {.follow_symlinks = true}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        kith_vault *vault = open_vault(p, others[i]);
        assert_true(read_bytes(vault) > 0);
        kith_vault_free(vault);
    }
}

static void nothing_is_written_into_a_vault(void **state)
{
    const pair *p = *state;
    char path[2048];
    const char *const inside[] = {"", "cache", "People/deep/cache"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        temp_vault_at(&p->vault, inside[i], path);
        kith_vault *vault = open_vault(p, (kith_vault_options){.cache = path});
        assert_true(vault->identity == 0);
        kith_vault_free(vault);
    }
    assert_int_equal(access(temp_vault_at(&p->vault, "cache", path), F_OK), -1);
    assert_int_equal(
        access(temp_vault_at(&p->vault, "People/deep", path), F_OK), -1);
    /* A link to the vault is the vault. */
    assert_int_equal(
        symlink(p->vault.path, temp_vault_at(&p->cache, "link", path)), 0);
    kith_vault *vault = open_vault(p, (kith_vault_options){.cache = path});
    assert_true(vault->identity == 0);
    kith_vault_free(vault);
}

static void without_a_place_there_is_no_cache(void **state)
{
    const pair *p = *state;
    char path[2048];
    temp_vault_write(&p->cache, "file", STR(""));
    const char *const places[] = {"file/below", "no/such/folder"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        temp_vault_at(&p->cache, places[i], path);
        kith_vault *vault = open_vault(p, (kith_vault_options){.cache = path});
        assert_int_equal(kith_vault_size(vault), 5);
        assert_true(vault->identity == 0);
        kith_vault_free(vault);
    }
    kith_vault *vault =
        open_vault(p, (kith_vault_options){.cache = "relative"});
    assert_true(vault->identity == 0);
    kith_vault_free(vault);
}

/* ---- Damage ----------------------------------------------------------------
 */

/* Flips a bit of the file, or cuts it, keeping its time. */
static void damage(const char *path, unsigned number)
{
    struct stat was;
    int fd = open(path, O_RDWR);
    assert_true(fd >= 0 && fstat(fd, &was) == 0 && was.st_size > 0);
    unsigned long long spread = number * 0x9e3779b97f4a7c15u;
    off_t at = (off_t)((spread >> 20) % (unsigned long long)was.st_size);
    if (number % 8 == 0) {
        assert_int_equal(ftruncate(fd, at), 0);
    } else {
        char byte;
        assert_int_equal(pread(fd, &byte, 1, at), 1);
        byte ^= (char)(1 << number % 8);
        assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    }
    struct timespec times[2] = {was.st_atim, was.st_mtim};
    assert_int_equal(futimens(fd, times), 0);
    close(fd);
}

/* What is known of the vault when Ana's note has that text; to be freed. */
static char *tell_of(const pair *p, const char *text, bool cached)
{
    kith_error error = {0};
    temp_vault_write(&p->vault, "People/Ana Lima.md", str_from(text));
    kith_vault *vault = cached ? open_vault(p, (kith_vault_options){0})
                               : kith_vault_open(p->vault.path, NULL, &error);
    char *told = tell(vault);
    kith_vault_free(vault);
    return told;
}

/* T54 */
static void damage_changes_no_answer(void **state)
{
    static const char *const endings[] = {".notes", ".stamps", ".graph"};
    const pair *p = *state;
    const char *asked = getenv("KITH_FLIPS");
    unsigned flips = asked ? (unsigned)strtoul(asked, NULL, 10) : 500;
    kith_error error = {0};
    kith_vault *plain = kith_vault_open(p->vault.path, NULL, &error);
    char *wanted = tell(plain);
    kith_vault_free(plain);
    assert_same(p, "new");
    for (unsigned i = 0; i < flips; i++) {
        char path[2048];
        find_snapshot(p, endings[i % 3], path);
        damage(path, i);
        kith_vault *vault = open_vault(p, (kith_vault_options){0});
        char *told = tell(vault);
        if (strcmp(wanted, told) != 0)
            fail_msg("damage %u of %s shows", i, endings[i % 3]);
        free(told);
        kith_vault_free(vault);
    }
    assert_int_equal(assert_same(p, "in the end"), 0);
    free(wanted);
}

/* T54 */
static void damage_below_a_change_changes_no_answer(void **state)
{
    static const char *const endings[] = {".graph", ".notes", ".stamps"};
    static const char *const texts[] = {
        "---\ntype: person\n---\nSee [[Bo Ek]].\n",
        "---\ntype: person\n---\nSo see [[Bo Ek]].\n",
        "---\ntype: person\n---\nSo see [[Bo Ek]] and [[Cy Roe]].\n",
        "---\ntype: person\n---\nSee [[Cy Roe]].\n"};
    enum { TEXTS = sizeof texts / sizeof *texts, FLIPS = 240 };
    const pair *p = *state;
    char *wanted[TEXTS];
    for (size_t i = 0; i < TEXTS; i++)
        wanted[i] = tell_of(p, texts[i], false);
    assert_same(p, "new");
    for (unsigned i = 0; i < FLIPS; i++) {
        char path[2048];
        find_snapshot(p, endings[i / TEXTS % 3], path);
        damage(path, 2 * i + 1); /* a cut graph may stay cut */
        char *told = tell_of(p, texts[i % TEXTS], true);
        if (strcmp(wanted[i % TEXTS], told) != 0)
            fail_msg("damage %u of %s shows", i, path);
        free(told);
    }
    for (size_t i = 0; i < TEXTS; i++)
        free(wanted[i]);
}

static void records_are_all_members(void **state)
{
    (void)state;
    ASSERT_NO_PADDING(note_link);
    ASSERT_NO_PADDING(item);
    ASSERT_NO_PADDING(mention);
    ASSERT_NO_PADDING(field);
    ASSERT_NO_PADDING(task);
    ASSERT_NO_PADDING(tag);
    ASSERT_NO_PADDING(finding);
    ASSERT_NO_PADDING(note);
    ASSERT_NO_PADDING(canvas);
    ASSERT_NO_PADDING(kept_file);
    ASSERT_NO_PADDING(kept_stamp);
    ASSERT_NO_PADDING(kept_reading);
    ASSERT_NO_PADDING(answer);
    ASSERT_NO_PADDING(wording);
}

#define WITH_PAIR(test) \
    cmocka_unit_test_setup_teardown(test, make_pair, remove_pair)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PAIR(what_is_known_is_not_read),
        WITH_PAIR(one_changed_note_is_one_note_read),
        WITH_PAIR(a_few_changes_leave_the_snapshot),
        WITH_PAIR(same_size_and_time_are_not_enough),
        WITH_PAIR(files_that_come_and_go_are_noticed),
        WITH_PAIR(words_alone_leave_the_snapshot),
        WITH_PAIR(verifying_reads_and_rebuilding_takes_nothing),
        WITH_PAIR(options_of_reading_have_their_own),
        WITH_PAIR(nothing_is_written_into_a_vault),
        WITH_PAIR(without_a_place_there_is_no_cache),
        WITH_PAIR(damage_changes_no_answer),
        WITH_PAIR(damage_below_a_change_changes_no_answer),
        cmocka_unit_test(records_are_all_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
