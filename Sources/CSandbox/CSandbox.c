#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// The groups of children that have not been waited for, so that a handler can end them; 0 is a free place.
static _Atomic pid_t groups[256];

static void exchange_group(pid_t old, pid_t new) {
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        pid_t expected = old;
        if (atomic_compare_exchange_strong(&groups[i], &expected, new)) return;
    }
}

// Only calls that are safe in a handler. The signal comes again when it returns, and then ends us as it would have.
static void end_groups(int number) {
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        pid_t group = atomic_load(&groups[i]);
        if (group > 1) kill(-group, SIGKILL);
    }
    raise(number);
}

void csandbox_end_groups_with_us(void) {
    int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct sigaction before;
        // Where someone ignores or handles the signal, it is not for us to change that.
        if (sigaction(numbers[i], NULL, &before) != 0 || before.sa_handler != SIG_DFL) continue;
        struct sigaction after = {.sa_handler = end_groups, .sa_flags = SA_RESETHAND};
        sigaction(numbers[i], &after, NULL);
    }
}

static int close_from(int first) {
    if (syscall(SYS_close_range, first, ~0U, 0) == 0) return 0;
    // Kernels before 5.9 have no close_range.
    long limit = sysconf(_SC_OPEN_MAX);
    for (long descriptor = first; descriptor < limit; descriptor++) close((int)descriptor);
    return 0;
}

static int limit(int resource, uint64_t value) {
    if (value == 0) return 0;
    struct rlimit current;
    if (getrlimit(resource, &current) != 0) return -1;
    rlim_t wanted = (rlim_t)value;
    if (current.rlim_max != RLIM_INFINITY && wanted > current.rlim_max) wanted = current.rlim_max;
    struct rlimit new = {wanted, wanted};
    return setrlimit(resource, &new);
}

// Root without its powers: what is left of them after this does not come back with the exec, for `no new privileges`.
static int drop_capabilities(uint64_t kept) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct now[2], next[2] = {{0}};
    if (syscall(SYS_capget, &header, now) != 0) return errno;
    for (int i = 0; i < 2; i++) {
        uint32_t permitted = now[i].permitted & (uint32_t)(kept >> (32 * i));
        next[i].permitted = permitted;
        next[i].effective = permitted;
    }
    header.pid = 0;
    return syscall(SYS_capset, &header, next) == 0 ? 0 : errno;
}

// Hands a descriptor to the parent.
static int send_descriptor(int socket, int descriptor) {
    char byte = 0;
    struct iovec bytes = {&byte, 1};
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {0};
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    control.header.cmsg_len = CMSG_LEN(sizeof(int));
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    *(int *)CMSG_DATA(&control.header) = descriptor;
    return sendmsg(socket, &message, 0) == 1 ? 0 : errno;
}

static int restrict_calls(const struct csandbox_confinement *confinement, int report) {
    struct sock_filter instructions[CSANDBOX_LONGEST_FILTER];
    int failed = csandbox_place_filter(
        confinement->filter, confinement->opens_files, confinement->listens, getpid(), instructions);
    if (failed != 0) return failed;
    struct sock_fprog program = {(unsigned short)confinement->filter->count, instructions};
    unsigned flags = confinement->listens ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
    long listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
    if (listener < 0) return errno;
    return confinement->listens ? send_descriptor(report, (int)listener) : 0;
}

// Runs in the child between fork and exec: only calls that are safe after a fork of a process with threads.
// Answers only if something failed, which is then to be said to `*report`.
static int become(const struct csandbox_spawn *spawn, pid_t parent, int *report) {
    const struct csandbox_confinement *confinement = spawn->confinement;
    if (setpgid(0, 0) != 0) return errno;
    // The signal comes when the *thread* that started us ends, which for the host is as good as its end.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
    if (getppid() != parent) return ESRCH;

    struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    // The sources are first moved out of the way of the targets, so that no dup2 closes one still needed.
    int count = spawn->descriptor_count;
    int moved[16];
    if (count > 16) return EINVAL;
    for (int i = 0; i < count; i++) {
        int source = spawn->descriptors[i];
        if (source < 0) {
            source = open("/dev/null", O_RDWR | O_CLOEXEC);
            if (source < 0) return errno;
        }
        moved[i] = fcntl(source, F_DUPFD_CLOEXEC, count + 2);
        if (moved[i] < 0) return errno;
    }
    int away = fcntl(*report, F_DUPFD_CLOEXEC, count + 2);
    if (away < 0) return errno;
    int program = -1;
    if (confinement != NULL && confinement->program >= 0) {
        program = fcntl(confinement->program, F_DUPFD_CLOEXEC, count + 2);
        if (program < 0) return errno;
    }
    if (spawn->folder != NULL && chdir(spawn->folder) != 0) return errno;

    // Before the ruleset's own descriptor is written over.
    if (confinement != NULL) {
        if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
        int failed = drop_capabilities(confinement->capabilities);
        if (failed != 0) return failed;
        if (confinement->ruleset >= 0 && syscall(SYS_landlock_restrict_self, confinement->ruleset, 0) != 0)
            return errno;
    }

    *report = away;
    for (int i = 0; i < count; i++) {
        if (dup2(moved[i], i) < 0) return errno;
    }
    if (dup3(away, count, O_CLOEXEC) < 0) return errno;
    *report = count;
    if (program >= 0 && dup3(program, count + 1, O_CLOEXEC) < 0) return errno;
    close_from(program >= 0 ? count + 2 : count + 1);

    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (limit(RLIMIT_CPU, spawn->cpu_seconds) != 0) return errno;
    if (limit(RLIMIT_AS, spawn->address_space) != 0) return errno;
    if (limit(RLIMIT_NOFILE, spawn->open_files) != 0) return errno;
    if (limit(RLIMIT_FSIZE, spawn->file_size) != 0) return errno;
    if (limit(RLIMIT_NPROC, spawn->processes) != 0) return errno;

    // Last of all: from here on the filter holds for us as well.
    if (confinement != NULL && confinement->filter != NULL) {
        int failed = restrict_calls(confinement, count);
        if (failed != 0) return failed;
    }
    if (program >= 0)
        syscall(SYS_execveat, count + 1, "", spawn->arguments, spawn->environment, AT_EMPTY_PATH);
    else
        execve(spawn->path, spawn->arguments, spawn->environment);
    return errno;
}

// What the child reports: first its listener, if it has one, and then why it could not start, or the end.
static int hear(int socket, int *listener) {
    for (;;) {
        int failed = 0;
        struct iovec bytes = {&failed, sizeof failed};
        union {
            struct cmsghdr header;
            char room[CMSG_SPACE(sizeof(int))];
        } control;
        struct msghdr message = {
            .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
        ssize_t got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
        if (got < 0 && errno == EINTR) continue;
        if (got == sizeof failed) return failed != 0 ? failed : EIO;
        struct cmsghdr *header = got == 1 ? CMSG_FIRSTHDR(&message) : NULL;
        if (header == NULL) return 0;
        *listener = *(int *)CMSG_DATA(header);
    }
}

int csandbox_start(const struct csandbox_spawn *spawn, struct csandbox_child *child) {
    // Message by message, and with room for a descriptor.
    int report[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, report) != 0) return errno;

    // A handler of the parent must not run in the child before exec resets it.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        int failed = become(spawn, parent, &report[1]);
        (void)!write(report[1], &failed, sizeof failed);
        _exit(127);
    }
    int fork_failed = errno;
    // Before any signal is let in: on a busy machine the child can be well under way when the parent comes to run.
    if (pid > 0) {
        setpgid(pid, pid);
        exchange_group(0, pid);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(report[1]);
    if (pid < 0) {
        close(report[0]);
        return fork_failed;
    }

    child->listener = -1;
    int failed = hear(report[0], &child->listener);
    close(report[0]);
    if (failed != 0) {
        if (child->listener >= 0) close(child->listener);
        csandbox_reap(pid, NULL);
        return failed;
    }

    int pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
    if (pidfd < 0) {
        int no_pidfd = errno;
        if (child->listener >= 0) close(child->listener);
        csandbox_kill_group(pid);
        csandbox_reap(pid, NULL);
        return no_pidfd;
    }
    child->pid = pid;
    child->pidfd = pidfd;
    return 0;
}

void csandbox_kill_group(pid_t pid) {
    if (pid > 1) kill(-pid, SIGKILL);
}

int csandbox_reap(pid_t pid, int *peak_kilobytes) {
    int status = 0;
    struct rusage usage;
    pid_t got;
    do got = wait4(pid, &status, 0, &usage);
    while (got < 0 && errno == EINTR);
    if (peak_kilobytes != NULL) *peak_kilobytes = got == pid ? (int)usage.ru_maxrss : 0;
    exchange_group(pid, 0);
    if (got != pid) return 127;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int csandbox_memory_file(const char *name) {
    return memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

int csandbox_seal(int descriptor) {
    int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    return fcntl(descriptor, F_ADD_SEALS, seals) == 0 ? 0 : errno;
}

int csandbox_reopen_read_only(int descriptor) {
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    return open(path, O_RDONLY | O_CLOEXEC);
}

int csandbox_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
}

int csandbox_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0) return errno;
    return fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 ? 0 : errno;
}
