/* space.c — see space.h. */
#include "vault/space.h"

size_t kith_space_end(str text, size_t at)
{
    enum { NO_MARK = 4 };
    int blanks = NO_MARK;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        bool is_mark = c == '>' && blanks < NO_MARK;
        if (!is_space(c) && !is_mark)
            break;
        if (is_mark)
            blanks = -1; /* the first behind it is a part of it */
        else if (c == '\n' || c == '\r')
            blanks = 0;
        else
            blanks = c == ' ' ? blanks + 1 : NO_MARK;
    }
    return at;
}
