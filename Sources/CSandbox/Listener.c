#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>

int csandbox_next_call(int listener, struct csandbox_call *call) {
    // A newer kernel's may be longer; ours is the front of it.
    union {
        struct seccomp_notif notification;
        char room[512];
    } space;
    memset(&space, 0, sizeof space);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &space) != 0) return errno;
    call->id = space.notification.id;
    call->thread = (pid_t)space.notification.pid;
    call->number = space.notification.data.nr;
    memcpy(call->arguments, space.notification.data.args, sizeof call->arguments);
    return 0;
}

void csandbox_answer(int listener, uint64_t id, int error) {
    union {
        struct seccomp_notif_resp response;
        char room[512];
    } space;
    memset(&space, 0, sizeof space);
    space.response.id = id;
    if (error == 0) space.response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    else space.response.error = -error;
    // Fails if the thread is gone, which then needs no answer.
    ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &space);
}

int csandbox_read_text(pid_t thread, uint64_t address, char *into, int room) {
    int filled = 0;
    while (filled < room - 1) {
        // Page by page: what lies behind the text may not be there.
        uint64_t at = address + (uint64_t)filled;
        size_t length = 4096 - at % 4096;
        if (length > (size_t)(room - 1 - filled)) length = (size_t)(room - 1 - filled);
        struct iovec here = {into + filled, length}, there = {(void *)(uintptr_t)at, length};
        ssize_t got = process_vm_readv(thread, &here, 1, &there, 1, 0);
        if (got <= 0) break;
        char *end = memchr(into + filled, 0, (size_t)got);
        if (end != NULL) return (int)(end - into);
        filled += (int)got;
    }
    into[filled] = 0;
    return filled == room - 1 ? filled : -1;
}

int csandbox_call_name(int number, char *into, int room) {
    char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
    if (name == NULL) return -1;
    strncpy(into, name, (size_t)room - 1);
    into[room - 1] = 0;
    free(name);
    return 0;
}
