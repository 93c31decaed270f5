#define _GNU_SOURCE
#include "CSandbox.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Written out here, because Debian 12's <linux/landlock.h> is older than what the kernel may know.
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};
struct beneath {
    uint64_t access;
    int32_t parent;
} __attribute__((packed));

enum { CREATE_RULESET = 444, ADD_RULE = 445 };
enum {
    EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_DIR = 1 << 3, TRUNCATE = 1 << 14,
    IOCTL_DEVICE = 1 << 15,
};

int csandbox_landlock(void) {
    long version = syscall(CREATE_RULESET, NULL, 0, 1);
    return version > 0 ? (int)version : 0;
}

// All rights over files that a version of Landlock knows: thirteen at first, then to move, to cut off, to control devices.
static uint64_t all_rights(int version) {
    int count = version < 2 ? 13 : version < 3 ? 14 : version < 5 ? 15 : 16;
    return ((uint64_t)1 << count) - 1;
}

static int allow(int ruleset, const struct csandbox_grant *grant, uint64_t known) {
    int place = grant->descriptor >= 0 ? grant->descriptor : open(grant->path, O_PATH | O_CLOEXEC);
    // What is not there needs no right.
    if (place < 0) return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    struct stat status;
    int failed = fstat(place, &status) == 0 ? 0 : errno;
    uint64_t access = 0;
    if (grant->access & CSANDBOX_READ) access |= READ_FILE;
    if (grant->access & CSANDBOX_LIST) access |= READ_DIR;
    if (grant->access & CSANDBOX_RUN) access |= EXECUTE;
    if (grant->access & CSANDBOX_WRITE) access |= known & ~(uint64_t)(EXECUTE | IOCTL_DEVICE);
    if (!S_ISDIR(status.st_mode)) access &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;
    struct beneath rule = {access & known, place};
    if (failed == 0 && rule.access != 0 && syscall(ADD_RULE, ruleset, 1, &rule, 0) != 0) failed = errno;
    if (grant->descriptor < 0) close(place);
    return failed;
}

int csandbox_ruleset(const struct csandbox_grant *grants, int count) {
    int version = csandbox_landlock();
    if (version == 0) return -ENOSYS;
    // TCP from version 4; abstract sockets and signals to the outside from version 6.
    struct ruleset handled = {all_rights(version), version < 4 ? 0 : 3, version < 6 ? 0 : 3};
    size_t size = version < 4 ? 8 : version < 6 ? 16 : 24;
    int ruleset = (int)syscall(CREATE_RULESET, &handled, size, 0);
    if (ruleset < 0) return -errno;
    for (int i = 0; i < count; i++) {
        int failed = allow(ruleset, &grants[i], handled.files);
        if (failed == 0) continue;
        close(ruleset);
        return -failed;
    }
    return ruleset;
}

int csandbox_open_path(const char *path) {
    return open(path, O_PATH | O_CLOEXEC);
}

int csandbox_library(const char *symbol, char *into, int room) {
    Dl_info info;
    void *address = dlsym(RTLD_DEFAULT, symbol);
    if (address == NULL || dladdr(address, &info) == 0 || info.dli_fname == NULL) return -1;
    int length = snprintf(into, (size_t)room, "%s", info.dli_fname);
    return length > 0 && length < room ? 0 : -1;
}
