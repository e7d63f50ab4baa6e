/* help.h — what kith says of itself, on standard output. */
#ifndef KITH_CLI_HELP_H
#define KITH_CLI_HELP_H

#include "cli/command.h"

/* `kith` alone: one screen. */
void kith_help_overview(void);

/* `kith CMD -h`: usage and options. */
void kith_help_short(const command *c);

/* `kith help WORD`: a command or a topic. The exit status. */
int kith_help_on(const char *word);

#endif
