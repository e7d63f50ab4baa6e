/* Snapshots: what was written is read, and nothing else ever is. */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/snapshot.h"

typedef struct pet {
    str name;
    uint32_t legs;
    str owner;
    void *where; /* means nothing in a file */
} pet;

static void strip_pet(void *record)
{
    ((pet *)record)->where = NULL;
}

enum { PETS, NUMBERS, BYTES, PARTS };

static const part_layout layout[PARTS] = {
    [PETS] =
        {sizeof(pet),
         2,
         {offsetof(pet, name), offsetof(pet, owner)},
         strip_pet},
    [NUMBERS] = {sizeof(uint32_t), 0, {0}, NULL},
    [BYTES] = {1, 0, {0}, NULL},
};

static char owner[] = "Ana Lima";
static pet pets[3];
static uint32_t numbers[] = {3, 1, 4, 1, 5};
static const str pieces[] = {{"one", 3}, {"", 0}, {"two", 3}};
static const snapshot_part parts[PARTS] = {
    [PETS] = {pets, 3, NULL},
    [NUMBERS] = {numbers, 5, NULL},
    [BYTES] = {NULL, 3, pieces},
};

static char folder[64];

static int enter_folder(void **state)
{
    (void)state;
    memset(pets, 0, sizeof pets);
    pets[0] = (pet){STR("Rex"), 4, {owner, 8}, owner};
    pets[1] = (pet){STR(""), 2, {owner, 8}, NULL};
    strcpy(folder, "/tmp/kith-test-snapshot-XXXXXX");
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

static bool write_pets(uint64_t *content)
{
    return kith_snapshot_write("pets", 7, layout, parts, PARTS, content);
}

static bool can_read(uint64_t key)
{
    snapshot_part found[PARTS];
    snapshot s;
    if (!kith_snapshot_read("pets", key, layout, found, PARTS, &s))
        return false;
    kith_snapshot_close(&s);
    return true;
}

static void what_was_written_is_read(void **state)
{
    (void)state;
    uint64_t content = 0;
    snapshot_part found[PARTS];
    snapshot s;
    assert_true(write_pets(&content));
    assert_true(kith_snapshot_read("pets", 7, layout, found, PARTS, &s));
    assert_true(s.content == content && content != 0);
    const pet *p = found[PETS].at;
    assert_int_equal(found[PETS].count, 3);
    assert_string_equal(p[0].name.ptr, "Rex");
    assert_string_equal(p[0].owner.ptr, "Ana Lima");
    assert_ptr_equal(p[0].owner.ptr, p[1].owner.ptr); /* kept once */
    assert_null(p[0].where);
    assert_int_equal(p[1].legs, 2);
    assert_non_null(p[1].name.ptr); /* empty is not the same as none */
    assert_int_equal(p[1].name.len, 0);
    assert_null(p[2].name.ptr);
    assert_int_equal(found[NUMBERS].count, 5);
    assert_memory_equal(found[NUMBERS].at, numbers, sizeof numbers);
    assert_int_equal(found[BYTES].count, 6);
    assert_memory_equal(found[BYTES].at, "onetwo", 6);
    kith_snapshot_close(&s);
}

static void two_files_can_be_open_at_once(void **state)
{
    (void)state;
    uint64_t content = 0;
    snapshot_part found[2][PARTS];
    snapshot s[2];
    assert_true(write_pets(&content));
    /* The second cannot have the address it was written for. */
    for (int i = 0; i < 2; i++)
        assert_true(
            kith_snapshot_read("pets", 7, layout, found[i], PARTS, &s[i]));
    const pet *a = found[0][PETS].at, *b = found[1][PETS].at;
    assert_ptr_not_equal(a, b);
    assert_ptr_not_equal(a->name.ptr, b->name.ptr);
    assert_string_equal(b->name.ptr, "Rex");
    kith_snapshot_close(&s[0]);
    assert_string_equal(b[1].owner.ptr, "Ana Lima");
    kith_snapshot_close(&s[1]);
}

/* T54 */
static void another_key_or_layout_is_no_snapshot(void **state)
{
    (void)state;
    uint64_t content = 0;
    snapshot_part found[PARTS + 1];
    snapshot s;
    part_layout other[PARTS + 1] = {layout[0], layout[1], layout[2], layout[1]};
    assert_true(write_pets(&content));
    assert_true(can_read(7));
    assert_false(can_read(8));
    assert_false(kith_snapshot_read("pets", 7, layout, found, PARTS - 1, &s));
    assert_false(kith_snapshot_read("pets", 7, other, found, PARTS + 1, &s));
    other[PETS].strs[1] = offsetof(pet, name);
    assert_false(kith_snapshot_read("pets", 7, other, found, PARTS, &s));
}

/* The bytes of the file "pets"; to be freed. */
static char *read_bytes(size_t *len)
{
    struct stat status;
    int fd = open("pets", O_RDONLY);
    assert_true(fd >= 0 && fstat(fd, &status) == 0);
    *len = (size_t)status.st_size;
    char *bytes = malloc(*len + 1);
    assert_non_null(bytes);
    assert_int_equal(read(fd, bytes, *len), *len);
    close(fd);
    return bytes;
}

static void put_bytes(const char *bytes, size_t len)
{
    int fd = open("pets", O_WRONLY | O_TRUNC);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), len);
    close(fd);
}

/* T54 */
static void no_flipped_bit_is_taken(void **state)
{
    (void)state;
    uint64_t content = 0;
    size_t len;
    assert_true(write_pets(&content));
    char *bytes = read_bytes(&len);
    for (size_t bit = 0; bit < len * 8; bit++) {
        bytes[bit / 8] ^= (char)(1 << bit % 8);
        put_bytes(bytes, len);
        if (can_read(7))
            fail_msg("bit %zu", bit);
        bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    put_bytes(bytes, len);
    assert_true(can_read(7));
    free(bytes);
}

/* T54 */
static void no_other_length_is_taken(void **state)
{
    (void)state;
    uint64_t content = 0;
    size_t len;
    assert_true(write_pets(&content));
    char *bytes = read_bytes(&len);
    for (size_t cut = 0; cut < len; cut++) {
        put_bytes(bytes, cut);
        if (can_read(7))
            fail_msg("%zu of %zu bytes", cut, len);
    }
    bytes[len] = 0;
    put_bytes(bytes, len + 1);
    assert_false(can_read(7));
    free(bytes);
}

/* T55 */
static void only_a_file_of_ones_own_is_taken(void **state)
{
    (void)state;
    uint64_t content = 0;
    assert_false(can_read(7));
    assert_true(write_pets(&content));
    struct stat status;
    assert_int_equal(stat("pets", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(chmod("pets", 0640), 0);
    assert_false(can_read(7));
    assert_int_equal(chmod("pets", 0600), 0);
    assert_true(can_read(7));
    if (geteuid() == 0) {
        assert_int_equal(chown("pets", 12345, 12345), 0);
        assert_false(can_read(7));
    }
    assert_int_equal(rename("pets", "there"), 0);
    assert_int_equal(symlink("there", "pets"), 0);
    assert_false(can_read(7));
    assert_int_equal(unlink("pets"), 0);
    assert_int_equal(mkfifo("pets", 0600), 0);
    assert_false(can_read(7));
}

static ino_t inode(void)
{
    struct stat status;
    assert_int_equal(stat("pets", &status), 0);
    return status.st_ino;
}

static void what_is_there_is_kept(void **state)
{
    (void)state;
    uint64_t content = 0;
    assert_true(write_pets(&content));
    ino_t first = inode();
    assert_true(write_pets(&content));
    assert_int_equal(inode(), first);
    numbers[0]++;
    uint64_t before = content;
    assert_true(write_pets(&content));
    assert_true(inode() != first && content != before);
    numbers[0]--;
    assert_int_equal(access("pets.new", F_OK), -1);
}

/* T53 */
static void one_writes_at_a_time(void **state)
{
    (void)state;
    uint64_t content = 0;
    struct timespec old[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    int fd = open("pets.new", O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_false(write_pets(&content)); /* somebody is at it */
    assert_int_equal(access("pets", F_OK), -1);
    assert_int_equal(futimens(fd, old), 0); /* and was killed */
    close(fd);
    assert_true(write_pets(&content));
    assert_true(can_read(7));
}

static void what_cannot_be_written_is_not(void **state)
{
    (void)state;
    uint64_t content = 0;
    assert_false(
        kith_snapshot_write("nowhere/pets", 7, layout, parts, PARTS, &content));
    assert_int_equal(mkdir("pets", 0700), 0);
    assert_false(write_pets(&content));
    assert_int_equal(access("pets.new", F_OK), -1);
}

/* A file that was found whole is trusted while its stamp stands, no longer. */
static void a_seal_breaks_with_the_file(void **state)
{
    (void)state;
    enum { MANY = 400000 };
    uint32_t *many = calloc(MANY, sizeof *many);
    uint64_t content = 0;
    snapshot_part large[PARTS] = {parts[0], {many, MANY, NULL}, parts[2]};
    assert_true(kith_snapshot_write("pets", 7, layout, large, PARTS, &content));
    assert_true(can_read(7)); /* as new as it is, it might still change */
    assert_int_equal(access("pets.seal", F_OK), -1);
    nanosleep(&(struct timespec){.tv_sec = 2, .tv_nsec = 100000000}, NULL);
    assert_true(can_read(7));
    assert_int_equal(access("pets.seal", F_OK), 0);
    assert_true(can_read(7));

    struct stat was;
    int fd = open("pets", O_RDWR);
    assert_true(fd >= 0 && fstat(fd, &was) == 0);
    assert_int_equal(pwrite(fd, "x", 1, MANY), 1);
    struct timespec times[2] = {was.st_atim, was.st_mtim};
    assert_int_equal(futimens(fd, times), 0);
    close(fd);
    assert_false(can_read(7));
    free(many);
}

#define IN_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_was_written_is_read),
        IN_FOLDER(two_files_can_be_open_at_once),
        IN_FOLDER(another_key_or_layout_is_no_snapshot),
        IN_FOLDER(no_flipped_bit_is_taken),
        IN_FOLDER(no_other_length_is_taken),
        IN_FOLDER(only_a_file_of_ones_own_is_taken),
        IN_FOLDER(what_is_there_is_kept),
        IN_FOLDER(one_writes_at_a_time),
        IN_FOLDER(what_cannot_be_written_is_not),
        IN_FOLDER(a_seal_breaks_with_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
