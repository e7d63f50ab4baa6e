/* angle.h — what opens with '<' in a line of text: tags of HTML, autolinks. */
#ifndef KITH_VAULT_ANGLE_H
#define KITH_VAULT_ANGLE_H

#include "base/str.h"

/*
 * The byte past the opening or closing tag, or the autolink, whose '<' stands
 * at byte `at` of `text`; 0 if it opens none. To ask at every '<' of a text
 * costs O(len), whatever the text.
 */
size_t kith_angle_end(str text, size_t at);

#endif
