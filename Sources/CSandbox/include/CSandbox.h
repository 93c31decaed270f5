#ifndef KESTE_CSANDBOX_H
#define KESTE_CSANDBOX_H

// What starting a child needs and Swift's Glibc cannot reach: vfork with a map of descriptors, pidfds, sealed memory.
// No decisions are made here; those are RuleHost's.

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
};

struct csandbox_child {
    pid_t pid;
    /// Becomes readable when the child has ended.
    int pidfd;
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

#endif
