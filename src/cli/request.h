/* request.h — the command line, understood. */
#ifndef KITH_CLI_REQUEST_H
#define KITH_CLI_REQUEST_H

#include <stdbool.h>

#include "cli/command.h"
#include "cli/option.h"

typedef struct request {
    const command *command; /* NULL: none was named */
    /* As given, checked; "" for a flag; NULL if not given. */
    const char *value[OPTIONS];
    bool from_environment[OPTIONS]; /* the value is that of the variable */
    const char *operand[3];
    unsigned operands;
    char today[11]; /* what "today" stands for */
} request;

/*
 * Understands `argv`. Options may stand anywhere, before the command too;
 * "--name value", "--name=value", "-n value", "-nvalue", clusters of flags;
 * "--" ends options. Variables of the environment stand in for options that
 * are not given. False, and said on standard error, if something is wrong.
 */
bool kith_request_read(request *request, int argc, char *const *argv);

static inline bool request_has(const request *r, option_id id)
{
    return r->value[id] != NULL;
}

/* The value as a number, 0 if not given. */
unsigned kith_request_count(const request *request, option_id id);
double kith_request_number(const request *request, option_id id);

/* The value as an ISO date, "today" replaced; NULL if not given. */
const char *kith_request_date(const request *request, option_id id);

#endif
