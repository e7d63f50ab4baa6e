/*
 * failing_malloc.c — a heap that fails on request, for LD_PRELOAD.
 *
 * Counts the allocations of a program from the beginning of main (what the
 * dynamic linker and constructors take before is not its own) and lets one of
 * them, or all from one on, fail with ENOMEM:
 *
 *     KITH_FAIL_AT=7        the seventh fails
 *     KITH_FAIL_FROM=7      the seventh and all after it fail
 *     KITH_COUNT_TO=FILE    how many there were, written at exit
 *
 * Children of the program do not inherit any of it. glibc only: it exports its
 * own allocator under __libc_ names, so that none need be looked up, which
 * would allocate.
 */
#define _GNU_SOURCE /* RTLD_NEXT */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int main_function(int, char **, char **);
typedef int start_function(
    main_function *,
    int,
    char **,
    void (*)(void),
    void (*)(void),
    void (*)(void),
    void *);

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

void *memalign(size_t alignment, size_t size);
start_function __libc_start_main;

static atomic_bool armed;
static atomic_ulong taken;
static unsigned long fail_at, fail_from;
static const char *count_to;
static main_function *real_main;

static bool fails(void)
{
    if (!armed)
        return false;
    unsigned long number = ++taken;
    bool now = number == fail_at || (fail_from && number >= fail_from);
    if (now)
        errno = ENOMEM;
    return now;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size)
{
    return fails() ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    void *taken_memory = memalign(alignment, size);
    if (taken_memory)
        *out = taken_memory;
    return taken_memory ? 0 : ENOMEM;
}

static unsigned long number_in(const char *name)
{
    const char *text = getenv(name);
    return text ? strtoul(text, NULL, 10) : 0;
}

static int counted_main(int argc, char **argv, char **environment)
{
    fail_at = number_in("KITH_FAIL_AT");
    fail_from = number_in("KITH_FAIL_FROM");
    count_to = getenv("KITH_COUNT_TO");
    unsetenv("LD_PRELOAD");
    armed = true;
    return real_main(argc, argv, environment);
}

int __libc_start_main(
    main_function *program,
    int argc,
    char **argv,
    void (*init)(void),
    void (*fini)(void),
    void (*rtld_fini)(void),
    void *stack_end)
{
    void *found = dlsym(RTLD_NEXT, "__libc_start_main");
    start_function *start;
    memcpy(&start, &found, sizeof start);
    real_main = program;
    return start(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}

/* Without stdio, which allocates. */
__attribute__((destructor)) static void write_count(void)
{
    armed = false;
    if (!count_to)
        return;
    char text[24];
    size_t at = sizeof text;
    unsigned long left = taken;
    do {
        text[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    int fd = open(count_to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd >= 0) {
        if (write(fd, text + at, sizeof text - at) < 0)
            _exit(70);
        close(fd);
    }
}
