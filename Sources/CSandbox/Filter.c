#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <sched.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// One filter is made of rules; what differs from one use of it to another stands in it as these answers, and is put in
// its place afterwards, which takes nothing like the time of making another.
enum { REPORT = 1, THREAD = 2, OPEN = 3, STATUS = 4 };

// Stands in the filter where the process's own number belongs, which is known only after the fork.
static const uint32_t own_pid = 0x7E57E001;

int csandbox_seccomp(void) {
    uint32_t action = SECCOMP_RET_KILL_PROCESS;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

static int add(scmp_filter_ctx filter, uint32_t action, const char *name) {
    int number = seccomp_syscall_resolve_name(name);
    // What this version of libseccomp does not know by name is treated like all that is not listed.
    return number == __NR_SCMP_ERROR ? 0 : seccomp_rule_add_array(filter, action, number, 0, NULL);
}

static int add_if(scmp_filter_ctx filter, uint32_t action, int number, struct scmp_arg_cmp condition) {
    return seccomp_rule_add_array(filter, action, number, 1, &condition);
}

// Harmless: they touch the process's own memory, threads, time and descriptors, or say what is no secret.
static const char *const harmless[] = {
    "read", "readv", "pread64", "write", "writev", "close", "lseek", "fstat", "dup", "dup2", "dup3", "pipe", "pipe2",
    "mmap", "munmap", "mprotect", "mremap", "madvise", "brk", "futex", "membarrier", "rseq", "set_robust_list",
    "set_tid_address", "arch_prctl", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending",
    "rt_sigsuspend", "rt_sigtimedwait", "sigaltstack", "exit", "exit_group", "restart_syscall", "pause", "alarm",
    "setitimer", "getitimer", "poll", "ppoll", "select", "pselect6", "epoll_create", "epoll_create1", "epoll_ctl",
    "epoll_wait", "epoll_pwait", "eventfd2", "timerfd_create", "timerfd_settime", "timerfd_gettime", "nanosleep",
    "clock_nanosleep", "clock_gettime", "clock_getres", "gettimeofday", "time", "times", "getrusage", "sysinfo",
    "uname", "getpid", "gettid", "getppid", "getpgrp", "getuid", "geteuid", "getgid", "getegid", "getcwd", "umask",
    "getrandom", "getcpu", "sched_yield", "sched_getaffinity",
};

// Libraries ask for these on their way, and go on without an answer.
static const char *const asked_in_vain[] = {
    "access", "faccessat", "faccessat2", "readlink", "readlinkat", "stat", "lstat", "statx", "statfs", "fstatfs",
    "sched_setaffinity", "sched_setscheduler", "setpriority", "get_mempolicy", "set_mempolicy", "mbind",
};

static int module_rules(scmp_filter_ctx filter) {
    int failed = 0;
    for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
        failed |= add(filter, SCMP_ACT_ALLOW, harmless[i]);
    for (size_t i = 0; i < sizeof asked_in_vain / sizeof asked_in_vain[0]; i++)
        failed |= add(filter, SCMP_ACT_ERRNO(EACCES), asked_in_vain[i]);

    // glibc falls back to clone, whose flags can be seen; those of clone3 stand in memory.
    failed |= add(filter, SCMP_ACT_ERRNO(ENOSYS), "clone3");
    uint32_t thread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
    uint32_t more = CLONE_PIDFD | CLONE_PTRACE | CLONE_PARENT | CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
                    CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    failed |= add_if(
        filter, SCMP_ACT_TRACE(THREAD), SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, thread | more, thread));

    failed |= add(filter, SCMP_ACT_TRACE(OPEN), "open");
    failed |= add(filter, SCMP_ACT_TRACE(OPEN), "openat");
    // fstat, as glibc calls it. A path could stand in it, so whoever opens no files is not given it.
    failed |= add_if(filter, SCMP_ACT_TRACE(STATUS), SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_EQ, 0x1000));
    failed |= add_if(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_NE, 0x1000));

    // F_SETOWN and F_SETSIG would have the kernel send signals to others.
    static const int file_commands[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL};
    for (size_t i = 0; i < sizeof file_commands / sizeof file_commands[0]; i++)
        failed |= add_if(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl),
            SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, (scmp_datum_t)file_commands[i]));
    failed |= add_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_EQ, TCGETS));
    failed |= add_if(filter, SCMP_ACT_ERRNO(ENOTTY), SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_NE, TCGETS));
    failed |= add_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME));
    failed |= add_if(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_NE, PR_SET_NAME));
    // Its own limits may be read, not set.
    struct scmp_arg_cmp reading[] = {SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0)};
    failed |= seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, reading);
    failed |= add(filter, SCMP_ACT_ALLOW, "getrlimit");

    // abort and raise.
    struct scmp_arg_cmp itself = SCMP_A0(SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, own_pid);
    failed |= add_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(kill), itself);
    failed |= add_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), itself);

    // What the child still has to do between the filter and the module's first instruction. The two descriptors are
    // closed by the exec, and the module can open no other socket and no other program.
    struct scmp_arg_cmp start[] = {
        SCMP_A0(SCMP_CMP_EQ, CSANDBOX_MODULE_DESCRIPTORS + 1), SCMP_A4(SCMP_CMP_EQ, AT_EMPTY_PATH)};
    failed |= seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(execveat), 2, start);
    failed |= add_if(
        filter, SCMP_ACT_ALLOW, SCMP_SYS(sendmsg), SCMP_A0(SCMP_CMP_EQ, CSANDBOX_MODULE_DESCRIPTORS));
    return failed;
}

// No compiler needs these: the network, other processes, other views of the system, doors around the filter.
static const char *const not_for_compilers[] = {
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "ptrace", "process_vm_readv",
    "process_vm_writev", "process_madvise", "kcmp", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kill", "tkill",
    "rt_sigqueueinfo", "rt_tgsigqueueinfo", "setsid", "mount", "umount2", "pivot_root", "chroot",
    "move_mount", "open_tree", "fsopen", "fsmount", "fsconfig", "fspick", "mount_setattr", "setns", "unshare", "bpf",
    "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "add_key", "keyctl",
    "request_key", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
    "swapon", "swapoff", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname",
    "setdomainname", "iopl", "ioperm", "acct", "quotactl", "open_by_handle_at", "name_to_handle_at", "syslog",
    "chmod", "fchmodat", "chown", "lchown", "fchown", "fchownat", "setxattr", "lsetxattr", "fsetxattr", "removexattr",
    "lremovexattr", "fremovexattr", "utime", "utimes", "mknod", "mknodat", "setuid", "setgid", "setreuid", "setregid",
    "setresuid", "setresgid", "setgroups", "setfsuid", "setfsgid", "capset", "setrlimit", "setpriority",
    "sched_setscheduler", "sched_setattr", "memfd_create", "shmget", "msgget", "semget", "mq_open", "vhangup",
};

static int compiler_rules(scmp_filter_ctx filter) {
    int failed = 0;
    for (size_t i = 0; i < sizeof not_for_compilers / sizeof not_for_compilers[0]; i++)
        failed |= add(filter, SCMP_ACT_ERRNO(EPERM), not_for_compilers[i]);
    failed |= add(filter, SCMP_ACT_ERRNO(ENOSYS), "clone3");
    failed |= add_if(
        filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER));
    // abort and raise; what the compiler starts in its turn ends by another signal than it meant to, and ends.
    failed |= add_if(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_NE, own_pid));
    // A descriptor's owner is whom the kernel sends signals to. Of a command the kernel reads the lower half alone, so
    // that a refusal has to look past the upper.
    failed |= add_if(
        filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, F_SETOWN));
    failed |= add_if(
        filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, F_SETOWN_EX));
    failed |= add_if(
        filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, TIOCSTI));
    return failed;
}

// libseccomp hands a filter out through a descriptor alone.
static int take(scmp_filter_ctx filter, struct csandbox_filter *into) {
    int file = memfd_create("keste-filter", MFD_CLOEXEC);
    if (file < 0) return errno;
    int failed = -seccomp_export_bpf(filter, file);
    off_t size = failed == 0 ? lseek(file, 0, SEEK_END) : 0;
    into->instructions = failed == 0 ? malloc((size_t)size) : NULL;
    if (failed == 0 && (into->instructions == NULL || pread(file, into->instructions, (size_t)size, 0) != size))
        failed = EIO;
    into->count = (int)((size_t)size / sizeof(struct sock_filter));
    if (failed == 0 && into->count > CSANDBOX_LONGEST_FILTER) failed = E2BIG;
    close(file);
    return failed;
}

int csandbox_make_filter(int for_compiler, struct csandbox_filter *into) {
    scmp_filter_ctx filter = seccomp_init(for_compiler ? SCMP_ACT_ALLOW : SCMP_ACT_TRACE(REPORT));
    if (filter == NULL) return ENOMEM;
    int failed = -seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (failed == 0) failed = -(for_compiler ? compiler_rules(filter) : module_rules(filter));
    if (failed == 0) failed = take(filter, into);
    seccomp_release(filter);
    return failed;
}

int csandbox_place_filter(
    const struct csandbox_filter *filter, int opens_files, int listens, pid_t pid, struct sock_filter *into) {
    if (filter->count > CSANDBOX_LONGEST_FILTER) return E2BIG;
    for (int i = 0; i < filter->count; i++) {
        struct sock_filter instruction = filter->instructions[i];
        if (BPF_CLASS(instruction.code) == BPF_JMP && instruction.k == own_pid) instruction.k = (uint32_t)pid;
        if (BPF_CLASS(instruction.code) == BPF_RET) {
            uint32_t refused = SECCOMP_RET_ERRNO | EACCES;
            switch (instruction.k) {
            case SECCOMP_RET_TRACE | REPORT:
                instruction.k = listens ? SECCOMP_RET_USER_NOTIF : SECCOMP_RET_KILL_PROCESS;
                break;
            case SECCOMP_RET_TRACE | THREAD: instruction.k = listens ? SECCOMP_RET_USER_NOTIF : SECCOMP_RET_ALLOW; break;
            case SECCOMP_RET_TRACE | OPEN:
                instruction.k = listens ? SECCOMP_RET_USER_NOTIF : opens_files ? SECCOMP_RET_ALLOW : refused;
                break;
            case SECCOMP_RET_TRACE | STATUS: instruction.k = opens_files ? SECCOMP_RET_ALLOW : refused; break;
            }
        }
        into[i] = instruction;
    }
    return 0;
}
