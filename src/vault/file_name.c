/* file_name.c — see file_name.h. */
#include "vault/file_name.h"

/* What Obsidian shows beside notes. */
static const char *const linkable[] = {
    "avif", "bmp", "gif", "jpeg", "jpg",    "png",  "svg", "webp",
    "flac", "m4a", "mp3", "ogg",  "wav",    "webm", "3gp", "mkv",
    "mov",  "mp4", "ogv", "pdf",  "canvas", "base"};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool kith_file_has_extension(str name, str extension)
{
    if (name.len < extension.len + 2)
        return false;
    size_t at = name.len - extension.len;
    if (name.ptr[at - 1] != '.')
        return false;
    for (size_t i = 0; i < extension.len; i++)
        if (lower(name.ptr[at + i]) != extension.ptr[i])
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

static bool contains(str name, str words)
{
    for (size_t i = 0; i + words.len <= name.len; i++) {
        size_t k = 0;
        while (k < words.len && lower(name.ptr[i + k]) == words.ptr[k])
            k++;
        if (k == words.len)
            return true;
    }
    return false;
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
