/*
 * date.h — days, without a clock and without a locale.
 *
 * A date is days since 1970-01-01 in the proleptic Gregorian calendar.
 */
#ifndef KITH_BASE_DATE_H
#define KITH_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef int32_t date;
#define NO_DATE INT32_MIN

/* Reads exactly YYYY-MM-DD at the start of `text`, checked against the
 * calendar; what follows must not be a digit. NO_DATE if it is none. */
date kith_date_at_start(str text);

/* The whole of `text` (trimmed) is YYYY-MM-DD, perhaps followed by a time
 * ("T..." or " ..."); NO_DATE otherwise. */
date kith_date_parse(str text);

/* "2025-10-31" with its NUL into `out`; "" for NO_DATE. Returns `out`. */
const char *kith_date_format(date day, char out[static 11]);

#endif
