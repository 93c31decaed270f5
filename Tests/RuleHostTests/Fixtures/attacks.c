// A rule module of a stranger, which does what the host asks for by the module's name. Each attack goes on as if it had
// come through, and says so in a finding: what it says must not arrive, or must be a harmless word.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

extern char **environ;

static unsigned char frame[1 << 16];
static uint32_t length;

static void number(uint32_t value) {
    memcpy(frame + length, &value, 4);
    length += 4;
}
static void text(const char *words) {
    number((uint32_t)strlen(words));
    memcpy(frame + length, words, strlen(words));
    length += (uint32_t)strlen(words);
}
static void begin(unsigned char type) {
    length = 4;
    frame[length++] = type;
}
static void send_frame(void) {
    uint32_t payload = length - 4;
    memcpy(frame, &payload, 4);
    if (write(4, frame, length) != (ssize_t)length) _exit(74);
}
static void hello(void) {
    begin(1);
    number(2);
    number(1);
    text("r");
    text("summary");
    frame[length++] = 0;
    frame[length++] = 2;
    number(0);
    number(0);
    send_frame();
    begin(3);
    text("r");
    send_frame();
}
static void finding(const char *words) {
    begin(4);
    text("r");
    frame[length++] = 0;
    frame[length++] = 0;
    text(words);
    number(1);
    number(0);
    number(0);
    number(0);
    frame[length++] = 0;
    frame[length++] = 0;
    number(0);
    number(0);
    send_frame();
}
static void done(void) {
    begin(5);
    text("r");
    send_frame();
    begin(6);
    send_frame();
}

static int is(const char *name) {
    const char *module = getenv("KESTE_MODULE");
    return module != NULL && strcmp(module, name) == 0;
}

static void say_number(const char *what, long value) {
    char words[200];
    snprintf(words, sizeof words, "%s %ld", what, value);
    finding(words);
}

static void *nothing(void *unused) { return unused; }
static void *for_ever(void *unused) {
    for (;;) pause();
    return unused;
}

__attribute__((constructor)) static void before_main(void) {
    if (is("constructor") && open(SECRET, O_RDONLY) >= 0) hello();
}

static void attack(void) {
    char buffer[256] = {0};
    // Files.
    if (is("open-home")) say_number("opened", open(SECRET, O_RDONLY));
    if (is("open-beneath-libraries")) say_number("opened", open("/lib/x86_64-linux-gnu/../../.." SECRET, O_RDONLY));
    if (is("open-passwd")) say_number("opened", open("/etc/passwd", O_RDONLY));
    if (is("open-by-name-alone")) say_number("opened", open(SECRET, O_PATH));
    if (is("open-anew")) {
        uint64_t how[3] = {O_RDONLY, 0, 0};
        say_number("opened", syscall(437, AT_FDCWD, SECRET, how, sizeof how));
    }
    if (is("open-odd-name")) say_number("opened", open("/tmp/a\nerror: b\033[2J", O_RDONLY));
    if (is("list-folder")) say_number("opened", open(FOLDER, O_RDONLY | O_DIRECTORY));
    if (is("write-file")) say_number("opened", open(FOLDER "/new", O_WRONLY | O_CREAT, 0600));
    if (is("fill-disk")) {
        int file = open(FOLDER, O_RDWR | O_TMPFILE, 0600);
        for (;;)
            if (write(file, buffer, sizeof buffer) < 0) break;
        finding("filled");
    }
    if (is("fill-memory-files")) say_number("made", memfd_create("x", 0));
    if (is("remove-file")) say_number("removed", unlink(SECRET));
    if (is("rename-file")) say_number("renamed", rename(SECRET, FOLDER "/new"));
    if (is("link-file")) say_number("linked", link(SECRET, FOLDER "/new"));
    if (is("symlink")) say_number("linked", symlink(SECRET, FOLDER "/new"));
    if (is("make-folder")) say_number("made", mkdir(FOLDER "/new", 0700));
    if (is("change-mode")) say_number("changed", chmod(SECRET, 0777));
    if (is("cut-off")) say_number("cut off", truncate(SECRET, 0));
    if (is("look-at-file")) {
        struct stat status;
        say_number("saw", syscall(SYS_newfstatat, AT_FDCWD, SECRET, &status, 0));
        say_number("saw", syscall(SYS_stat, SECRET, &status));
        say_number("saw", access(SECRET, F_OK));
        say_number("saw", readlink("/proc/self/cwd", buffer, sizeof buffer));
    }
    if (is("look-at-file-emptily")) {
        struct stat status;
        say_number("saw", syscall(SYS_newfstatat, AT_FDCWD, SECRET, &status, AT_EMPTY_PATH));
    }
    if (is("go-elsewhere")) say_number("went", chdir(FOLDER));
    // The network, and sockets of other kinds.
    if (is("network")) say_number("made", socket(AF_INET, SOCK_STREAM, 0));
    if (is("network-six")) say_number("made", socket(AF_INET6, SOCK_DGRAM, 0));
    if (is("unix-socket") || is("abstract-socket")) say_number("made", socket(AF_UNIX, SOCK_STREAM, 0));
    if (is("netlink")) say_number("made", socket(AF_NETLINK, SOCK_RAW, 0));
    if (is("socket-pair")) say_number("made", socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0, 0}));
    if (is("send-on-nothing")) say_number("sent", sendto(1, buffer, 1, 0, NULL, 0));
    // Processes.
    if (is("fork-bomb"))
        for (;;) fork();
    if (is("vfork")) {
        if (vfork() == 0) _exit(0);
        finding("started");
    }
    if (is("grandchild")) {
        if (fork() == 0) {
            setsid();
            sleep(1000);
        }
        finding("started");
    }
    if (is("leave-group")) say_number("left", setsid());
    if (is("clone-three")) {
        say_number("cloned", syscall(435, NULL, 0) < 0 ? -errno : 0);
    }
    if (is("spawn-in-thread-disguise"))
        say_number("cloned", syscall(SYS_clone, CLONE_VM | CLONE_SIGHAND | CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
    if (is("run-program")) {
        char *arguments[] = {"sh", "-c", "touch " FOLDER "/new", NULL};
        execve("/bin/sh", arguments, environ);
        finding("came back");
    }
    if (is("run-program-by-descriptor")) {
        char *arguments[] = {"sh", "-c", "touch " FOLDER "/new", NULL};
        say_number("ran", syscall(SYS_execveat, 6, "/bin/sh", arguments, environ, AT_EMPTY_PATH));
    }
    if (is("trace-host")) say_number("traced", ptrace(PTRACE_ATTACH, getppid(), 0, 0));
    if (is("write-into-host")) {
        struct iovec here = {buffer, 1}, there = {(void *)0x400000, 1};
        say_number("wrote", process_vm_writev(getppid(), &here, 1, &there, 1, 0));
    }
    if (is("host-memory")) {
        snprintf(buffer, sizeof buffer, "/proc/%d/mem", getppid());
        say_number("opened", open(buffer, O_RDWR));
    }
    if (is("own-memory")) say_number("opened", open("/proc/self/mem", O_RDWR));
    if (is("host-environment")) {
        snprintf(buffer, sizeof buffer, "/proc/%d/environ", getppid());
        say_number("opened", open(buffer, O_RDONLY));
    }
    if (is("host-descriptor")) {
        int host = (int)syscall(434, getppid(), 0);
        say_number("got", syscall(438, host, 1, 0));
    }
    if (is("kill-host")) say_number("killed", kill(getppid(), SIGKILL));
    if (is("kill-all")) say_number("killed", kill(-1, SIGKILL));
    if (is("kill-host-thread")) say_number("killed", syscall(SYS_tgkill, getppid(), getppid(), SIGKILL));
    if (is("queue-to-host")) say_number("killed", sigqueue(getppid(), SIGTERM, (union sigval){0}));
    if (is("signal-by-owner")) say_number("set", fcntl(4, F_SETOWN, getppid()));
    if (is("outlive-host")) say_number("set", prctl(PR_SET_PDEATHSIG, 0));
    // Powers.
    if (is("io-uring")) say_number("made", syscall(425, 8, buffer));
    if (is("mount")) say_number("mounted", mount("none", "/mnt", "tmpfs", 0, NULL));
    if (is("other-root")) say_number("changed", chroot("/"));
    if (is("own-space")) say_number("made", unshare(CLONE_NEWUSER));
    if (is("become-root")) say_number("became", setuid(0));
    if (is("raise-limits")) {
        struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
        say_number("raised", setrlimit(RLIMIT_AS, &all));
    }
    if (is("kernel-program")) say_number("loaded", syscall(SYS_bpf, 0, buffer, sizeof buffer));
    if (is("unknown-call")) say_number("called", syscall(1999));
    if (is("old-call-gate")) {
#ifdef __x86_64__
        long result;
        __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L) : "memory");
        say_number("called", result);
#endif
    }
    // What it was given.
    if (is("write-snapshot")) say_number("wrote", pwrite(3, "x", 1, 0));
    if (is("write-to-snapshot")) say_number("wrote", write(3, "x", 1));
    if (is("lengthen-snapshot")) say_number("lengthened", ftruncate(3, 1 << 30));
    if (is("map-snapshot")) {
        void *map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, 3, 0);
        finding(map == MAP_FAILED ? "refused" : "mapped");
    }
    if (is("past-snapshot")) {
        off_t size = lseek(3, 0, SEEK_END);
        volatile char *map = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, 3, 0);
        map[size] = 1;
        map[0] = 1;
        finding("wrote");
    }
    if (is("inherited"))
        for (int descriptor = 5; descriptor < 1024; descriptor++)
            if (fcntl(descriptor, F_GETFD) >= 0) say_number("has", descriptor);
    if (is("environment")) {
        for (char **variable = environ; *variable != NULL; variable++) finding(*variable);
        if (getcwd(buffer, sizeof buffer) != NULL) finding(buffer);
    }
    // Too much.
    if (is("memory-bomb")) {
        size_t total = 0;
        while (total < (size_t)64 << 30 && mmap(NULL, 1 << 24, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
            total += 1 << 24;
        say_number("within GiB", (long)(total >> 30) + 1);
    }
    if (is("thread-bomb")) {
        pthread_attr_t small;
        pthread_attr_init(&small);
        pthread_attr_setstacksize(&small, 1 << 14);
        pthread_t thread;
        for (int i = 0; i < 100000; i++)
            if (pthread_create(&thread, &small, for_ever, NULL) != 0) break;
        finding("started");
    }
    if (is("few-threads")) {
        pthread_t threads[8];
        for (int i = 0; i < 8; i++)
            if (pthread_create(&threads[i], NULL, nothing, NULL) != 0) finding("no thread");
        for (int i = 0; i < 8; i++) pthread_join(threads[i], NULL);
    }
    if (is("gibibyte-finding")) {
        uint32_t size = 1 << 30;
        if (write(4, &size, 4) != 4) return;
        for (;;)
            if (write(4, frame, sizeof frame) < 0) return;
    }
    if (is("wrong-length")) {
        uint32_t size = 3;
        if (write(4, &size, 4) != 4) return;
    }
    if (is("close-pipe")) {
        close(4);
        _exit(0);
    }
    if (is("stop-itself")) raise(SIGSTOP);
    if (is("loop"))
        for (;;) __asm__ volatile("");
    if (is("abort")) abort();
}

int main(void) {
    hello();
    attack();
    done();
    return 0;
}
