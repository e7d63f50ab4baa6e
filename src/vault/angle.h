/* angle.h — what opens with '<' in a line of text: HTML, autolinks. */
#ifndef KITH_VAULT_ANGLE_H
#define KITH_VAULT_ANGLE_H

#include "base/str.h"

/*
 * The byte past the opening or closing tag, or the autolink, whose '<' stands
 * at byte `at` of `text`; 0 if it opens none. To ask at every '<' of a text
 * costs O(len), whatever the text.
 */
size_t kith_angle_end(str text, size_t at);

/*
 * The byte past the "<!-- -->", "<? ?>", "<!A >" or "<![CDATA[ ]]>" that opens
 * at byte `at` of `text`, the lines of a leaf; 0 if none does. `*endless`, 0 at
 * first, remembers what has no end there: to ask at every '<' costs O(len).
 */
size_t kith_raw_end(str text, size_t at, unsigned *endless);

#endif
