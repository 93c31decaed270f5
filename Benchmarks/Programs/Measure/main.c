/* measure PROGRAM ARGUMENT…: runs a program and says what it took, as `cpu wall peak status` on standard error:
   seconds, seconds, MiB, exit status. Small, because a process that is forked off a large one counts the large one's
   memory as its own peak. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static double wall(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fputs("measure PROGRAM ARGUMENT...\n", stderr);
        return 2;
    }
    double begun = wall();
    pid_t child = fork();
    if (child == 0) {
        execvp(arguments[1], arguments + 1);
        perror(arguments[1]);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    memset(&used, 0, sizeof used);
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        perror("measure");
        return 2;
    }
    fprintf(
        stderr, "%.6f %.6f %.1f %d\n", seconds(used.ru_utime) + seconds(used.ru_stime), wall() - begun,
        (double)used.ru_maxrss / 1024, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
