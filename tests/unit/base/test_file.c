/* Files: what is not a note is told by name, what is written is whole. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"

static char folder[64];

static int enter_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/kith-test-file-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    (void)state;
    DIR *listing = opendir(".");
    for (struct dirent *entry; listing && (entry = readdir(listing));)
        remove(entry->d_name);
    if (listing)
        closedir(listing);
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *name, const char *expected)
{
    file_text text = {0};
    assert_int_equal(
        kith_file_read(AT_FDCWD, name, 1000, false, &text), FILE_OK);
    assert_true(str_equal((str){text.at, text.len}, str_from(expected)));
    kith_file_text_free(&text);
}

/* Names in the folder that are not `.`, `..`. */
static size_t entries(void)
{
    size_t count = 0;
    DIR *listing = opendir(".");
    assert_non_null(listing);
    for (struct dirent *entry; (entry = readdir(listing));)
        count += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    closedir(listing);
    return count;
}

static void a_file_is_read_with_nuls_after_it(void **state)
{
    (void)state;
    put("large.md", "0123456789");
    put("small.md", "abc");
    put("empty.md", "");
    file_text text = {0};
    static const struct {
        const char *name, *text;
    } rows[] = {
        {"large.md", "0123456789"}, {"small.md", "abc"}, {"empty.md", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(
            kith_file_read(AT_FDCWD, rows[i].name, 10, false, &text), FILE_OK);
        assert_string_equal(text.at, rows[i].text);
        assert_int_equal(text.len, strlen(rows[i].text));
        assert_int_equal(text.stamp.size, text.len);
        assert_true(text.stamp.mtime_ns > 0);
        for (size_t k = 0; k < 16; k++)
            assert_int_equal(text.at[text.len + k], 0);
    }
    int here = open(".", O_RDONLY);
    assert_int_equal(kith_file_read(here, "small.md", 10, true, &text), 0);
    close(here);
    kith_file_text_free(&text);
    assert_null(text.at);
}

/* T10, T23, T24 */
static void what_is_no_note_is_told_by_name(void **state)
{
    (void)state;
    put("long.md", "01234567890");
    put("fine.md", "x");
    assert_int_equal(mkdir("folder.md", 0700), 0);
    assert_int_equal(mkfifo("fifo.md", 0600), 0);
    assert_int_equal(symlink("fine.md", "link.md"), 0);
    assert_int_equal(symlink("loop.md", "loop.md"), 0);
    assert_int_equal(symlink("nowhere", "dangling.md"), 0);
    assert_int_equal(symlink("/dev/zero", "zero.md"), 0);
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path, "socket.md");
    assert_int_equal(
        bind(s, (const struct sockaddr *)&address, sizeof address), 0);
    close(s);

    static const struct {
        const char *name;
        bool follow;
        file_status status;
    } rows[] = {
        {"gone.md", false, FILE_VANISHED},
        {"fine.md/x", false, FILE_VANISHED},
        {"long.md", false, FILE_TOO_LARGE},
        {"folder.md", false, FILE_NOT_REGULAR},
        {"fifo.md", false, FILE_NOT_REGULAR}, /* and does not block */
        {"socket.md", false, FILE_NOT_REGULAR},
        {"link.md", false, FILE_SYMLINK},
        {"link.md", true, FILE_OK},
        {"loop.md", false, FILE_SYMLINK},
        {"loop.md", true, FILE_SYMLINK},
        {"dangling.md", true, FILE_VANISHED},
        {"zero.md", false, FILE_SYMLINK},
        {"zero.md", true, FILE_NOT_REGULAR},
    };
    file_text text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        file_status status =
            kith_file_read(AT_FDCWD, rows[i].name, 10, rows[i].follow, &text);
        assert_int_equal(status, rows[i].status);
        assert_true(strlen(kith_file_status_text(status)) > 3);
    }
    char name[400];
    memset(name, 'a', sizeof name);
    name[sizeof name - 1] = '\0';
    assert_int_equal(
        kith_file_read(AT_FDCWD, name, 10, false, &text), FILE_UNREADABLE);
    assert_int_equal(errno, ENAMETOOLONG);
    kith_file_text_free(&text);
}

/* T10 */
static void a_limit_is_named_by_its_size(void **state)
{
    static const struct {
        size_t limit;
        const char *words;
    } rows[] = {
        {0, "larger than 0 bytes"},
        {10, "larger than 10 bytes"},
        {1025, "larger than 1025 bytes"},
        {(size_t)256 << 10, "larger than 256 KiB"},
        {(size_t)16 << 20, "larger than 16 MiB"},
        {(size_t)3 << 30, "larger than 3 GiB"},
    };
    char words[FILE_WORDS];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(
            kith_file_status_words(FILE_TOO_LARGE, rows[i].limit, words),
            rows[i].words);
    assert_string_equal(
        kith_file_status_words(FILE_NOT_REGULAR, 10, words),
        kith_file_status_text(FILE_NOT_REGULAR));
    (void)state;
}

/* T26 */
static void a_file_without_permission_is_unreadable(void **state)
{
    (void)state;
    if (geteuid() == 0)
        skip(); /* root may read everything */
    put("closed.md", "x");
    chmod("closed.md", 0);
    file_text text = {0};
    assert_int_equal(
        kith_file_read(AT_FDCWD, "closed.md", 10, false, &text),
        FILE_UNREADABLE);
    assert_int_equal(errno, EACCES);
}

/* A file of /proc says it is empty and then has text. (T27) */
static void a_file_that_has_not_what_it_says_is_never_half_read(void **state)
{
    (void)state;
    file_text text = {0};
    file_status status =
        kith_file_read(AT_FDCWD, "/proc/self/status", 1000, false, &text);
    assert_true(status == FILE_VANISHED || status == FILE_OK);
    assert_int_equal(text.len, 0);
    kith_file_text_free(&text);
}

static void a_file_is_replaced_whole(void **state)
{
    (void)state;
    kith_error error = {0};
    assert_true(kith_file_write("new.md", STR("one"), true, &error));
    assert_holds("new.md", "one");
    assert_true(kith_file_write("./new.md", STR("two"), false, &error));
    assert_holds("new.md", "two");
    assert_true(kith_file_write("new.md", STR(""), false, &error));
    assert_holds("new.md", "");

    char path[128];
    snprintf(path, sizeof path, "%s/new.md", folder);
    assert_true(kith_file_write(path, STR("three"), false, &error));
    assert_holds("new.md", "three");
    assert_int_equal(error.code, KITH_ERROR_NONE);
    assert_int_equal(entries(), 1);
}

static void permissions_are_those_of_any_new_file_or_the_old_one(void **state)
{
    (void)state;
    struct stat s;
    mode_t old = umask(027);
    assert_true(kith_file_write("new.md", STR("x"), false, NULL));
    umask(old);
    assert_int_equal(stat("new.md", &s), 0);
    assert_int_equal(s.st_mode & 0777, 0640);
    chmod("new.md", 0604);
    assert_true(kith_file_write("new.md", STR("y"), false, NULL));
    assert_int_equal(stat("new.md", &s), 0);
    assert_int_equal(s.st_mode & 0777, 0604);
}

/* T50 */
static void what_cannot_be_written_says_why(void **state)
{
    (void)state;
    put("old.md", "old");
    assert_int_equal(symlink("old.md", "link.md"), 0);
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    static const struct {
        const char *path;
        bool only_new;
        const char *reason;
    } rows[] = {
        {"old.md", true, "File exists"},
        {"link.md", false, "it is a symbolic link"},
        {"link.md", true, "File exists"},
        {"folder", false, "it names a folder"},
        {"folder/", false, "it names a folder"},
        {".", false, "it names a folder"},
        {"folder/..", false, "it names a folder"},
        {"", false, "it names a folder"},
        {"fifo", false, "it is not a regular file"},
        {"/dev/full", false, "it is not a regular file"},
        {"nowhere/new.md", false, "No such file or directory"},
        {"old.md/new.md", false, "Not a directory"},
    };
    size_t before = entries();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        kith_error error = {0};
        assert_false(
            kith_file_write(rows[i].path, STR("x"), rows[i].only_new, &error));
        assert_int_equal(error.code, KITH_ERROR_IO);
        assert_string_equal(error.path, rows[i].path);
        assert_non_null(strstr(error.message, rows[i].reason));
        assert_holds("old.md", "old");
    }
    assert_int_equal(entries(), before);
}

static void a_folder_that_is_closed_stays_as_it_was(void **state)
{
    (void)state;
    if (geteuid() == 0)
        skip();
    put("old.md", "old");
    chmod(".", 0500);
    kith_error error = {0};
    assert_false(kith_file_write("old.md", STR("new"), false, &error));
    chmod(".", 0700);
    assert_non_null(strstr(error.message, "Permission denied"));
    assert_holds("old.md", "old");
}

/* A limit on the size of files stands in for a full disk: write() accepts a
 * part, then fails. (T50) */
static void a_full_disk_leaves_the_old_file_and_no_litter(void **state)
{
    (void)state;
    put("old.md", "old");
    struct rlimit old, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = (struct rlimit){.rlim_cur = 1000, .rlim_max = old.rlim_max};
    struct sigaction quiet = {.sa_handler = SIG_IGN}, loud;
    sigaction(SIGXFSZ, &quiet, &loud);
    char bytes[5000] = {0};
    kith_error error = {0};
    setrlimit(RLIMIT_FSIZE, &small);
    bool done =
        kith_file_write("old.md", (str){bytes, sizeof bytes}, false, &error);
    setrlimit(RLIMIT_FSIZE, &old);
    sigaction(SIGXFSZ, &loud, NULL);
    assert_false(done);
    assert_non_null(strstr(error.message, "File too large"));
    assert_holds("old.md", "old");
    assert_int_equal(entries(), 1);
}

/* T52 */
static void what_a_killed_writer_left_is_swept(void **state)
{
    (void)state;
    put(".kith-1-0.tmp", "stale");
    put(".kith-2-0.tmp", "fresh");
    put(".kith.yaml", "mine");
    put(".kith-notes.md", "mine");
    struct timespec long_ago[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    utimensat(AT_FDCWD, ".kith-1-0.tmp", long_ago, 0);
    utimensat(AT_FDCWD, ".kith.yaml", long_ago, 0);
    utimensat(AT_FDCWD, ".kith-notes.md", long_ago, 0);
    assert_true(kith_file_write("new.md", STR("x"), false, NULL));
    assert_int_equal(access(".kith-1-0.tmp", F_OK), -1);
    assert_int_equal(access(".kith-2-0.tmp", F_OK), 0);
    assert_int_equal(entries(), 4);
}

static void a_name_that_another_writer_has_is_left_to_it(void **state)
{
    (void)state;
    char name[64];
    snprintf(name, sizeof name, ".kith-%ld-0.tmp", (long)getpid());
    put(name, "theirs");
    assert_true(kith_file_write("new.md", STR("x"), false, NULL));
    assert_holds(name, "theirs");
    assert_int_equal(entries(), 2);
}

static void after_an_error_nothing_is_written(void **state)
{
    (void)state;
    kith_error error = {0};
    kith_fail(&error, KITH_ERROR_NOT_FOUND, NULL, 0, "before");
    assert_false(kith_file_write("new.md", STR("x"), false, &error));
    assert_string_equal(error.message, "before");
    assert_int_equal(entries(), 0);
}

#define IN_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_is_read_with_nuls_after_it),
        IN_FOLDER(what_is_no_note_is_told_by_name),
        cmocka_unit_test(a_limit_is_named_by_its_size),
        IN_FOLDER(a_file_without_permission_is_unreadable),
        IN_FOLDER(a_file_that_has_not_what_it_says_is_never_half_read),
        IN_FOLDER(a_file_is_replaced_whole),
        IN_FOLDER(permissions_are_those_of_any_new_file_or_the_old_one),
        IN_FOLDER(what_cannot_be_written_says_why),
        IN_FOLDER(a_folder_that_is_closed_stays_as_it_was),
        IN_FOLDER(a_full_disk_leaves_the_old_file_and_no_litter),
        IN_FOLDER(what_a_killed_writer_left_is_swept),
        IN_FOLDER(a_name_that_another_writer_has_is_left_to_it),
        IN_FOLDER(after_an_error_nothing_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
