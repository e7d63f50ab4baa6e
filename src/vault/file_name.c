/* file_name.c — see file_name.h. */
#include "vault/file_name.h"

/* What Obsidian shows beside notes. */
static const char *const linkable[] = {
    "avif", "bmp", "gif", "jpeg", "jpg",    "png",  "svg", "webp",
    "flac", "m4a", "mp3", "ogg",  "wav",    "webm", "3gp", "mkv",
    "mov",  "mp4", "ogv", "pdf",  "canvas", "base"};

bool kith_file_has_extension(str name, str extension)
{
    if (name.len < extension.len + 2)
        return false;
    size_t at = name.len - extension.len;
    if (name.ptr[at - 1] != '.')
        return false;
    for (size_t i = 0; i < extension.len; i++)
        if (str_lower(name.ptr[at + i]) != extension.ptr[i])
            return false;
    return true;
}

bool kith_file_is_linkable(str name)
{
    for (size_t i = 0; i < sizeof linkable / sizeof *linkable; i++)
        if (kith_file_has_extension(name, str_from(linkable[i])))
            return true;
    return false;
}

/* Does `words` stand in `name`, in any case? `letter` is in `words` at `offset`
 * and rare: only around it is more looked at. */
static bool contains_at(str name, str words, size_t offset, char letter)
{
    for (size_t i = 0; (i = str_find(name, i, letter)) < name.len; i++) {
        size_t k = 0;
        if (i < offset || name.len - i < words.len - offset)
            continue;
        while (k < words.len &&
               str_lower(name.ptr[i - offset + k]) == words.ptr[k])
            k++;
        if (k == words.len)
            return true;
    }
    return false;
}

/* The words of a name that tell of two writers have an 'f' in "conflict". */
static bool contains(str name, str words)
{
    size_t offset = str_find(words, 0, 'f');
    return contains_at(name, words, offset, 'f') ||
           contains_at(name, words, offset, 'F');
}

const char *kith_file_sync_reason(str name)
{
    if (kith_file_has_extension(name, STR("icloud")))
        return "is in iCloud only: download it to have it read";
    if (name.len > 2 && memcmp(name.ptr, "~$", 2) == 0)
        return "is a temporary file of another program";
    if (contains(name, STR("conflicted copy")) ||
        contains(name, STR(".sync-conflict-")))
        return "is a conflicted copy that a synchronising program left";
    return NULL;
}

size_t kith_file_join(str folder, str path, char *out)
{
    size_t length = folder.len;
    if (length)
        memcpy(out, folder.ptr, length);
    for (size_t begin = 0, end; begin < path.len; begin = end + 1) {
        end = str_find(path, begin, '/');
        str part = str_slice(path, begin, end);
        if (str_is_empty(part) || str_equal(part, STR(".")))
            continue;
        if (str_equal(part, STR(".."))) {
            length = str_folder((str){out, length}).len;
            continue;
        }
        if (length)
            out[length++] = '/';
        memcpy(out + length, part.ptr, part.len);
        length += part.len;
    }
    return length;
}
