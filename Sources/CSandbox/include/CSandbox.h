#ifndef KESTE_CSANDBOX_H
#define KESTE_CSANDBOX_H

// What starting a child needs and Swift's Glibc cannot reach: a map of descriptors, pidfds, sealed memory, Landlock and
// seccomp. What a child may do is decided by RuleHost, except for the lists of system calls in Filter.c.

#include <linux/filter.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// What a child is started with.
struct csandbox_spawn {
    /// The program's path; it is not looked up in PATH.
    const char *path;
    /// Ends with NULL, as do the variables of the environment.
    char *const *arguments;
    char *const *environment;
    /// Where it starts; NULL for the parent's own folder.
    const char *folder;
    /// Descriptor `descriptors[i]` of the parent becomes `i` in the child; -1 gives /dev/null. All others are closed.
    const int *descriptors;
    int descriptor_count;
    /// Limits of the child; 0 leaves the parent's.
    uint64_t cpu_seconds;
    uint64_t address_space;
    uint64_t open_files;
    /// Bytes of each file that it writes.
    uint64_t file_size;
    /// Processes and threads of the user's, which does not hold for root.
    uint64_t processes;
    /// What the child is kept from; NULL for nothing.
    const struct csandbox_confinement *confinement;
};

enum {
    /// How many descriptors a confined module is started with; the two behind them are needed to start it.
    CSANDBOX_MODULE_DESCRIPTORS = 5,
    CSANDBOX_LONGEST_FILTER = 2048,
};

/// A filter of system calls as libseccomp made it.
struct csandbox_filter {
    struct sock_filter *instructions;
    int count;
};

/// What a child is kept from, from before its first instruction on and for ever.
struct csandbox_confinement {
    /// A Landlock ruleset; -1 for none.
    int ruleset;
    /// NULL for none.
    const struct csandbox_filter *filter;
    /// The program, open, which is then run in place of `path`; -1 to run what is at `path`.
    int program;
    /// Whether the child opens files, which a static program need not.
    int opens_files;
    /// Whether calls that the filter does not settle come to the parent; else they end the child, or pass if harmless.
    int listens;
    /// The capabilities that root keeps, a bit for each.
    uint64_t capabilities;
};

struct csandbox_child {
    pid_t pid;
    /// Becomes readable when the child has ended.
    int pidfd;
    /// Where the calls of a child that is listened to come in; else -1.
    int listener;
};

/// Starts a child in a process group of its own, with no signal blocked or ignored, which ends with its parent.
/// Returns 0, or the errno of what failed, and then there is no child.
int csandbox_start(const struct csandbox_spawn *spawn, struct csandbox_child *child);

/// Kills the child's process group and every process in it.
void csandbox_kill_group(pid_t pid);

/// Has a signal that ends this program kill the groups of all its children first. A child ends with its parent anyhow, but
/// what the child started does not.
void csandbox_end_groups_with_us(void);

/// Waits for the end of a child: its exit status, or minus the number of the signal that ended it.
int csandbox_reap(pid_t pid, int *peak_kilobytes);

/// A new file in memory that can be sealed; -1 and errno where there is none.
int csandbox_memory_file(const char *name);

/// Makes a memory file unchangeable for ever, by anyone. Returns 0 or errno.
int csandbox_seal(int descriptor);

/// Opens what a descriptor stands for once more, for reading only; -1 and errno where that fails.
int csandbox_reopen_read_only(int descriptor);

/// A pipe, both ends closed on exec. Returns 0 or errno.
int csandbox_pipe(int ends[2]);

/// Lets reads of a descriptor return at once. Returns 0 or errno.
int csandbox_set_nonblocking(int descriptor);

enum { CSANDBOX_READ = 1, CSANDBOX_LIST = 2, CSANDBOX_RUN = 4, CSANDBOX_WRITE = 8 };

/// What may be done with a file, or with all that is in a folder; what is not granted is denied.
struct csandbox_grant {
    /// Where it is, unless `descriptor` is not negative. It may be missing.
    const char *path;
    int descriptor;
    /// `CSANDBOX_READ` and so on.
    uint32_t access;
};

/// The version of Landlock that the kernel has, 0 for none.
int csandbox_landlock(void);

/// Whether the kernel has filters of system calls.
int csandbox_seccomp(void);

/// A descriptor for what is at a path, good for naming it alone; -1 and errno where there is none.
int csandbox_open_path(const char *path);

/// The path of the library in which this program has a symbol. Returns -1 if there is none.
int csandbox_library(const char *symbol, char *into, int room);

/// A Landlock ruleset that denies everything but the grants; minus errno where it cannot be made.
int csandbox_ruleset(const struct csandbox_grant *grants, int count);

/// Makes the filter for rule modules, or that for the compiler; the caller frees its instructions. Returns 0 or errno.
int csandbox_make_filter(int for_compiler, struct csandbox_filter *into);

/// Writes a filter out for one process. Returns 0 or errno.
int csandbox_place_filter(
    const struct csandbox_filter *filter, int opens_files, int listens, pid_t pid, struct sock_filter *into);

/// A system call that waits for an answer.
struct csandbox_call {
    uint64_t id;
    pid_t thread;
    int number;
    uint64_t arguments[6];
};

/// Takes the next call. Returns 0 or errno; ENOENT if the one that waited is gone.
int csandbox_next_call(int listener, struct csandbox_call *call);

/// Lets a call go on, or has it fail with an error.
void csandbox_answer(int listener, uint64_t id, int error);

/// Reads a text that ends with 0 from another process: its length, or -1 if it cannot be read.
int csandbox_read_text(pid_t thread, uint64_t address, char *into, int room);

/// The name of a system call. Returns -1 if it has none.
int csandbox_call_name(int number, char *into, int room);

#endif
