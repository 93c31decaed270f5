/* peer read|stream|scan FILE.ics, peer write FILE.tsv: does with libical what `ours` does, or only looks through the file.
   Prints what came out and what it took: `count checksum cpu wall`. */
#include "peers.h"

#include <stdio.h>
#include <string.h>

int main(int count, char **arguments)
{
    if (count != 3) {
        fputs("peer read|stream|scan|write FILE\n", stderr);
        return 2;
    }
    const char *work = arguments[1], *path = arguments[2];
    struct peer_result result = {0};
    if (!strcmp(work, "write")) {
        struct peer_rows *rows = peer_rows_load(path);
        if (rows)
            result = peer_write(rows);
    } else if (!strcmp(work, "scan")) {
        result = peer_scan(path);
    } else {
        result = peer_read(path, !strcmp(work, "stream"), 1);
    }
    printf("%ld %ld %.6f %.6f\n", result.count, result.checksum, result.cpu_seconds, result.wall_seconds);
    return result.count ? 0 : 1;
}
