/*
 * settings_edit.h — changing what .kith.yaml says about names, and nothing
 * else of it: comments, order and layout stay as their writer left them.
 */
#ifndef KITH_VAULT_SETTINGS_EDIT_H
#define KITH_VAULT_SETTINGS_EDIT_H

#include <kith/error.h>

#include "base/buffer.h"

typedef enum settings_list { LIST_IDENTITIES, LIST_DIFFERENT } settings_list;

/* One name to put below another, or to take away from there. */
typedef struct settings_change {
    settings_list list;
    str name, other;
    bool take;
} settings_change;

/*
 * Appends the changed text to `out`. The result is read again: if it does not
 * say what was meant, or says anything else that the old text did not, nothing
 * is given out and `error` (ARGUMENT) asks to edit by hand. A comment at the
 * end of a line that is taken out goes with it. O(changes * text).
 */
bool kith_settings_edit(
    str text,
    const settings_change *changes,
    size_t count,
    buffer *out,
    kith_error *error);

#endif
