/* What libical, the C library under most free calendar apps, takes for the work that Keste does. */
#ifndef KESTE_PEERS_H
#define KESTE_PEERS_H

#include <stddef.h>

/* What a piece of work took and what came out of it. */
struct peer_result {
    double cpu_seconds;
    double wall_seconds;
    long count;
    long checksum;
};

/* Seconds of this process's CPU, and of a clock on the wall. */
double peer_cpu(void);
double peer_wall(void);

/* Gives memory back that is free, as it is when a program begins. What libical frees is only put together with its
   neighbours when somebody asks for a large piece: whoever is measured next would pay for it. */
void peer_settle(void);

/* The rows of a table that generate_events.py wrote, or NULL. */
struct peer_rows;
struct peer_rows *peer_rows_load(const char *path);
void peer_rows_free(struct peer_rows *rows);

/* Builds a component of each row, and the text of all; counts rows, sums octets. */
struct peer_result peer_write(const struct peer_rows *rows);
/* Follows each rule from the row's start to `before`, basic and local; counts starts, sums their days. */
struct peer_result peer_expand(const struct peer_rows *rows, const char *before, int common_only);
/* Parses a whole file; counts events. With `streamed`, line by line from the file, else from memory. What was read is
   freed unless it is to be kept, as by a program that ends then; the time does not count it. */
struct peer_result peer_read(const char *path, int streamed, int kept);
/* Only finds the lines, joins the folded ones and looks for the colon: what reading cannot be below. */
struct peer_result peer_scan(const char *path);

/* Whether a rule is of those that people write most: by day or week, with nothing but an interval, days and an end. */
int peer_is_common(const char *rule);

#endif
