/* config.h — every setting and where it comes from. */
#ifndef KITH_CLI_CONFIG_H
#define KITH_CLI_CONFIG_H

#include "cli/request.h"

/* Prints the settings of a request; returns the exit status. */
int kith_config(const request *request);

#endif
