/*
 * glob.c — matches by going back to the last '*' only: what stood before an
 * earlier one need not be tried again, so the cost is O(glob * path) at most.
 */
#include "vault/glob.h"

bool kith_is_glob(str path)
{
    return str_find(path, 0, '*') < path.len ||
           str_find(path, 0, '?') < path.len;
}

bool kith_glob_matches(str glob, str path)
{
    size_t g = 0, p = 0, star = glob.len, resume = 0;
    while (p < path.len) {
        if (g < glob.len && glob.ptr[g] == '*') {
            star = g++;
            resume = p;
        } else if (g < glob.len && glob.ptr[g] == '?') {
            g++;
            do
                p++;
            while (p < path.len && ((unsigned char)path.ptr[p] & 0xC0) == 0x80);
        } else if (g < glob.len && glob.ptr[g] == path.ptr[p]) {
            g++;
            p++;
        } else if (star < glob.len) {
            g = star + 1;
            p = ++resume;
        } else {
            return false;
        }
    }
    while (g < glob.len && glob.ptr[g] == '*')
        g++;
    return g == glob.len;
}
