/* task_gap.h — what may stand between two signs of a task. */
#ifndef KITH_VAULT_TASK_GAP_H
#define KITH_VAULT_TASK_GAP_H

#include "base/str.h"

/* Does Tasks read the signs before `gap` if it reads those behind it: are there
 * only blanks, tags, and signs and fields that are neither a date nor a
 * priority? O(len). */
bool kith_task_gap(str gap);

/* Past the bracket that ends a field at `at`, and the comma behind it; `at` if
 * no bracket is there. */
size_t kith_task_field_end(str text, size_t at);

#endif
