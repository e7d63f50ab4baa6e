/*
 * walk_folder.c — the way to one folder, where symbolic links may lie on it.
 *
 * Every component is opened from the one before: what a path leads to may
 * change while it is gone along, but no step can leave the vault unseen.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vault/walk.h"

int kith_walk_open_folder(int root, str path, bool follow, const char **name)
{
    enum { LONGEST_NAME = 255 };
    char component[LONGEST_NAME + 1];
    int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW);
    int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    size_t begin = 0;
    for (size_t slash = str_find(path, 0, '/'); fd >= 0 && slash < path.len;
         slash = str_find(path, begin, '/')) {
        size_t length = slash - begin;
        int next = -1;
        errno = ENAMETOOLONG;
        if (length <= LONGEST_NAME) {
            memcpy(component, path.ptr + begin, length);
            component[length] = '\0';
            next = openat(fd, component, flags);
        }
        close(fd);
        fd = next;
        begin = slash + 1;
    }
    *name = path.ptr + begin;
    return fd;
}

bool kith_walk_is_below(const struct stat *root, int fd)
{
    struct stat here, above = {0};
    bool below = false;
    while (fd >= 0 && fstat(fd, &here) == 0) {
        below = here.st_dev == root->st_dev && here.st_ino == root->st_ino;
        bool is_top =
            here.st_dev == above.st_dev && here.st_ino == above.st_ino;
        if (below || is_top)
            break;
        int parent =
            openat(fd, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
        close(fd);
        fd = parent;
        above = here;
    }
    if (fd >= 0)
        close(fd);
    return below;
}

int kith_walk_target_folder(int folder, const char *name)
{
    enum { MOST_LINKS = 40, LONGEST = 4096 };
    char target[LONGEST], file[LONGEST];
    snprintf(file, sizeof file, "%s", name);
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int i = 0; fd >= 0 && i < MOST_LINKS; i++) {
        ssize_t length = readlinkat(fd, file, target, sizeof target - 1);
        if (length < 0)
            return fd; /* no link any more: the file stands here */
        target[length] = '\0';
        char *slash = strrchr(target, '/');
        snprintf(file, sizeof file, "%s", slash ? slash + 1 : target);
        if (!slash)
            continue;
        slash[slash == target ? 1 : 0] = '\0';
        int next = openat(fd, target, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        close(fd);
        fd = next;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}
