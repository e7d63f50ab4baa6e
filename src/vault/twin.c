/* twin.c — where "%%" and "$$" stand. */
#include "vault/twin.h"

size_t kith_twin_find(str text, size_t from, char c)
{
    while ((from = str_find(text, from, c)) < text.len) {
        if (from + 1 < text.len && text.ptr[from + 1] == c)
            return from;
        from++;
    }
    return from;
}
