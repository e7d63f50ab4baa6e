/*
 * process.c — running kith-draw at arm's length.
 *
 * The child gets two pipes, an empty environment and its limits as arguments.
 * We write and read at once (either pipe may be full), wait no longer than the
 * deadline, take no more than OUTPUT_BYTES, and end the child if it is not done
 * by then. The program that uses the library keeps its signals: a child that
 * stops reading raises SIGPIPE, which is held back in this thread and taken
 * away again.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "render/layout.h"

#define OUTPUT_BYTES ((size_t)4 << 20)

/* What is open, closed at one place; -1 is closed. */
typedef struct child {
    int to, from; /* our ends */
    int in, out;  /* its ends */
    pid_t pid;    /* 0: none */
} child;

static void shut(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* A pipe none of whose ends is one of the standard streams (which may be closed
 * in the calling program) and that no other child inherits. */
static bool open_pipe(int *out, int *in)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    *out = fcntl(ends[0], F_DUPFD_CLOEXEC, 3);
    *in = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
    close(ends[0]);
    close(ends[1]);
    return *out >= 0 && *in >= 0;
}

/* None of these can fail: they store what they are given. */
static void set_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, standard;
    sigemptyset(&none);
    sigemptyset(&standard);
    sigaddset(&standard, SIGPIPE);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &standard);
    posix_spawnattr_setflags(
        attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* 0, or the number of the error. */
static int start(const char *program, child *c)
{
    static char name[] = "kith-draw", seconds[] = "--seconds",
                bytes[] = "--bytes", locale[] = "LC_ALL=C";
    char most_seconds[24], most_bytes[24];
    snprintf(most_seconds, sizeof most_seconds, "%d", LIMIT_DRAW_SECONDS);
    snprintf(most_bytes, sizeof most_bytes, "%zu", LIMIT_DRAW_BYTES);
    char *arguments[] = {name, seconds, most_seconds, bytes, most_bytes, NULL};
    char *environment[] = {locale, NULL};

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int wrong = posix_spawn_file_actions_init(&actions);
    if (wrong)
        return wrong;
    wrong = posix_spawnattr_init(&attributes);
    if (wrong) {
        posix_spawn_file_actions_destroy(&actions);
        return wrong;
    }
    set_signals(&attributes);
    wrong = posix_spawn_file_actions_adddup2(&actions, c->in, 0);
    if (!wrong)
        wrong = posix_spawn_file_actions_adddup2(&actions, c->out, 1);
    if (!wrong)
        wrong = posix_spawn_file_actions_addopen(
            &actions, 2, "/dev/null", O_WRONLY, 0);
    if (!wrong)
        wrong = posix_spawnp(
            &c->pid, program ? program : name, &actions, &attributes, arguments,
            environment);
    if (wrong)
        c->pid = 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return wrong;
}

static int64_t now_ms(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Writes what the pipe takes; closes it at the end of the input or when nobody
 * reads any more. */
static void feed(child *c, str *input)
{
    ssize_t n = write(c->to, input->ptr, input->len);
    if (n > 0)
        *input = str_slice(*input, (size_t)n, input->len);
    if (input->len == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
        shut(&c->to);
}

/* Reads what there is; closes at the end. */
static void drain(child *c, buffer *output)
{
    char piece[16384];
    ssize_t n = read(c->from, piece, sizeof piece);
    if (n > 0)
        kith_buffer_put(output, (str){piece, (size_t)n});
    else if (n == 0 || (errno != EAGAIN && errno != EINTR))
        shut(&c->from);
}

/* NULL when the child has closed its stdout, or why we gave up. */
static const char *converse(child *c, str input, buffer *output)
{
    int64_t deadline = now_ms() + LIMIT_DRAW_SECONDS * 1000;
    while (c->from >= 0) {
        int64_t left = deadline - now_ms();
        if (left <= 0)
            return "it took too long";
        struct pollfd ends[2] = {
            {.fd = c->from, .events = POLLIN},
            {.fd = c->to, .events = POLLOUT}};
        if (poll(ends, 2, (int)left) < 0 && errno != EINTR)
            return "its pipes broke";
        if (c->to >= 0 && ends[1].revents)
            feed(c, &input);
        if (ends[0].revents)
            drain(c, output);
        if (output->failed)
            return "our memory ran out";
        if (output->len > OUTPUT_BYTES)
            return "it said too much";
    }
    return NULL;
}

/* Reaps the child; whether it ended well. A program that ignores SIGCHLD has no
 * status to ask for: what was read decides then. */
static bool reap(child *c)
{
    int status = 0;
    pid_t done;
    do
        done = waitpid(c->pid, &status, 0);
    while (done < 0 && errno == EINTR);
    return done < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* Holds SIGPIPE back in this thread; `was` gives the mask to go back to, and
 * whether one was waiting already. */
static bool hold_sigpipe(sigset_t *was)
{
    sigset_t waiting, broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    sigemptyset(&waiting);
    sigpending(&waiting);
    pthread_sigmask(SIG_BLOCK, &broken, was);
    return sigismember(&waiting, SIGPIPE) == 1;
}

static void release_sigpipe(const sigset_t *was, bool waited)
{
    sigset_t broken;
    const struct timespec at_once = {0};
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    if (!waited)
        sigtimedwait(&broken, NULL, &at_once);
    pthread_sigmask(SIG_SETMASK, was, NULL);
}

draw_status kith_run_draw(
    const char *program, str input, buffer *output, char why[static 96])
{
    child c = {.to = -1, .from = -1, .in = -1, .out = -1};
    sigset_t mask;
    bool waited = hold_sigpipe(&mask);
    const char *failure = "it could not be started";
    bool piped = open_pipe(&c.in, &c.to) && open_pipe(&c.from, &c.out) &&
                 fcntl(c.to, F_SETFL, O_NONBLOCK) == 0 &&
                 fcntl(c.from, F_SETFL, O_NONBLOCK) == 0;
    int wrong = piped ? start(program, &c) : errno;
    if (piped && !wrong) {
        shut(&c.in);
        shut(&c.out);
        failure = converse(&c, input, output);
        if (failure)
            kill(c.pid, SIGKILL);
        if (!reap(&c) && !failure)
            failure = "it failed";
    }
    shut(&c.to);
    shut(&c.from);
    shut(&c.in);
    shut(&c.out);
    release_sigpipe(&mask, waited);
    if (!failure)
        return DRAW_DONE;
    snprintf(why, 96, "%s", failure);
    return wrong == ENOMEM || output->failed ? DRAW_NO_MEMORY : DRAW_FAILED;
}
