/*
 * main.c — the program kith: one user of <kith/...>.
 *
 * Answers go to standard output, everything else to standard error; the exit
 * status says which it was (message.h has the list).
 */
#include <signal.h>
#include <stdio.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "cli/answer.h"
#include "cli/config.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/request.h"

static int print_version(void)
{
    puts("kith " KITH_VERSION);
    return STATUS_FOUND;
}

static int print_help(const request *r)
{
    if (r->command && r->command->bit == IN_HELP && r->operands > 0)
        return kith_help_on(r->operand[0]);
    if (r->command && r->command->bit != IN_HELP)
        kith_help_short(r->command);
    else
        kith_help_overview();
    return STATUS_FOUND;
}

static int run(const request *r)
{
    if (request_has(r, OPTION_HELP))
        return print_help(r);
    if (request_has(r, OPTION_VERSION))
        return print_version();
    if (!r->command || r->command->bit == IN_HELP)
        return print_help(r);
    if (r->command->bit == IN_VERSION)
        return print_version();
    if (r->command->bit == IN_CONFIG)
        return kith_config(r);
    return kith_answer(r);
}

/* glibc keeps what is freed of vectors that grow, and copies the largest of
 * them: a tenth of all memory. What is large goes back to the system instead,
 * and grows where it is. */
static void settle_memory(void)
{
#if defined(__GLIBC__)
    enum { LARGE = 128 * 1024 };
    mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
}

int main(int argc, char **argv)
{
    request r = {0};
    settle_memory();
    /* A reader that goes away is a failed write, not a death in the middle of
     * writing a file or of talking to kith-draw. */
    signal(SIGPIPE, SIG_IGN);
    /* So is a file that may not grow further (ulimit -f): the cache is not
     * kept, and the answer is not lost with it. */
    signal(SIGXFSZ, SIG_IGN);
    int status = kith_request_read(&r, argc, argv) ? run(&r) : STATUS_TROUBLE;
    return kith_output_end(status);
}
